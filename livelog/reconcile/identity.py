"""An entry's own id and address, from its container, its links and the structured data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urljoin

from livelog.evidence.ids import stem_of, tail_of
from livelog.model.page import Page
from livelog.model.structured import ClaimedUpdate, Identity
from livelog.read.capture import LONGEST_ADDRESS, original

_LEAST_PATTERN = 0.6  # share of the entries that have an id of a pattern for it to be what names them


def identities(containers: Sequence[int], claims: Sequence[ClaimedUpdate | None], page: Page) -> list[Identity]:
    """For each entry its identity.

    Its id is the one in its container that the structured data knows too, else the container's own, else one of a pattern that most entries
    have, else the structured data's.
    """
    own = [
        [node.ident for node in page.nodes[number : page.nodes[number].close] if node.ident] if number >= 0 else [] for number in containers
    ]
    stems = {ident: stem_of(ident) for idents in own for ident in idents}
    patterns = Counter([stem for idents in own for stem in {stems[ident]: None for ident in idents} if stem is not None])
    usual = next((pattern for pattern, count in patterns.most_common(1) if count >= _LEAST_PATTERN * len(containers)), None)
    named = None if usual is None else {ident for ident, stem in stems.items() if stem == usual}
    made = [_identity(idents, number, claim, named, page) for idents, number, claim in zip(own, containers, claims, strict=True)]
    base = _base(made)
    return [one._replace(url=f"{base}#{one.identifier}") if base and one.url is None and one.identifier else one for one in made]


def _base(made: Sequence[Identity]) -> str | None:
    """What the addresses of entries have in front of their ids, where that is so for all that have one."""
    bases = {one.url.removesuffix(f"#{one.identifier}") if one.url.endswith(f"#{one.identifier}") else "" for one in made if one.url}
    base = bases.pop() if len(bases) == 1 and sum(one.url is not None for one in made) > 1 else ""
    return base if len(base) <= LONGEST_ADDRESS else None


def _identity(idents: list[str], container: int, claim: ClaimedUpdate | None, usual: set[str] | None, page: Page) -> Identity:
    """The identity of an entry; `usual` are the ids of the pattern that most entries have, None where there is none."""
    claimed = (
        [name.rpartition("#")[2] for name in (claim.identifier, claim.url) if (name and "#" in name) or (name == claim.identifier and name)]
        if claim
        else []
    )
    own = page.nodes[container].ident if container >= 0 else None
    ident = _known([name for name in claimed if name], idents, own) if claimed else None
    if ident is None and own and (usual is None or own in usual):
        ident = own
    if ident is None and usual is not None:
        ident = next((one for one in idents if one in usual), None)
    url = absolute(claim.url, page) if claim and claim.url else None
    if url is None and ident is not None and container >= 0:
        url = _permalink(ident, container, page)
    if ident is None:
        ident = next(iter(claimed), None)
    return Identity(ident, url)


def _known(names: list[str], idents: list[str], own: str | None) -> str | None:
    """The id that the structured data's `names` mean: one of those in a container, or what its own begins with."""
    ident = next((one for one in idents if one in names), None)
    tails = {tail for name in names if (tail := tail_of(name))} if not ident else ()
    if tails:
        ident = next((one for one in idents if tail_of(one) in tails), None)
    if ident is None and own:
        ident = next((name for name in names if own.startswith(name) and not own[len(name)].isalnum()), None)
    return ident


def _permalink(ident: str, container: int, page: Page) -> str | None:
    """The address of a link in the container that leads to its id."""
    own = page.nodes[container]
    marks = [mark for line in page.lines[own.first : own.last] if (mark := line.mark) is not None]
    hrefs = [href for mark in marks for _, href in mark.links]
    hrefs += [node.href for node in page.nodes[container : own.close] if node.href]
    fragment = "#" + ident
    href = next((href for href in hrefs if href.endswith(fragment)), None)
    return absolute(href, page) if href else None


def absolute(href: str, page: Page) -> str | None:
    """An address in a page as an absolute one, freed of an archive's rewriting; None where it is none that can be opened.

    >>> from livelog.model.page import Source
    >>> absolute("#post-7", Page("", (), Source(None, "html", None, ""), "https://quay.example/live"))
    'https://quay.example/live#post-7'
    """
    if href.startswith("http") and "/web/" not in href and href.isascii() and not any(map(href.__contains__, " \t\n")):
        return href
    if href.startswith(("javascript:", "data:", "about:", "blob:")):
        return None
    base = page.head.base or page.url
    try:
        own = original(href.strip())
        full = original(urljoin(base, own) if base else own)
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://", "mailto:")) else None
