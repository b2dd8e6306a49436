"""Updates of the structured data joined to the entries that the page shows: by id or anchor, then by words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from livelog.evidence.ids import tail_of
from livelog.know.lexicon import fold_word
from livelog.model.page import Node, Page
from livelog.model.structured import ClaimedUpdate
from livelog.structured.text import one_line, paragraphs
from livelog.structured.updates import by_name_of

_KEY = 60  # letters of a text's beginning by which it is known
_LEAST_COMMON = 0.7  # share of the shorter text's words that the other must hold
_MOST_PAIRS = 4000  # pairs of texts that are compared word by word


class Shown(NamedTuple):
    """An entry as the page shows it: its node (-1: none), headline and body."""

    node: int
    headline: str | None
    body: tuple[str, ...]


def joined(updates: Sequence[ClaimedUpdate], entries: Sequence[Shown], page: Page) -> dict[int, int]:
    """For each entry (by place) the update (by place) that is the same post.

    >>> from livelog.model.page import Source
    >>> update = ClaimedUpdate("json-ld", headline="Gate opens", body="Boats pass the gate.")
    >>> joined([update], [Shown(-1, "Gate opens", ("Boats pass the gate.",))], Page("", (), Source(None, "html", None, "")))
    {0: 0}
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    by_name = by_name_of(updates)
    for place, entry in enumerate(entries) if by_name else ():
        for name in _named(entry.node, page.nodes):
            if (number := by_name.get(name)) is not None and number not in taken:
                found[place] = number
                taken.add(number)
                break
    _by_text(updates, entries, found, taken)
    _by_words(updates, entries, found, taken)
    return found


def _named(node: int, nodes: tuple[Node, ...]) -> list[str]:
    """The ids in a container, its own first, and their tails; of links to themselves the fragments."""
    if node < 0:
        return []
    inside = nodes[node : nodes[node].close]
    idents = [one.ident for one in inside if one.ident]
    fragments = [one.href.rpartition("#")[2] for one in inside if one.href and "#" in one.href]
    names = [*idents, *(fragment for fragment in fragments if fragment)]
    return [*names, *(tail for name in names if (tail := tail_of(name)))]


def _by_text(updates: Sequence[ClaimedUpdate], entries: Sequence[Shown], found: dict[int, int], taken: set[int]) -> None:
    """Joins by the same headline, where only one update has it, or by how the body begins."""
    if len(found) == len(entries):
        return
    free = [(number, update) for number, update in enumerate(updates) if number not in taken]
    heads: dict[str, list[int]] | None = None  # made when a body is met that tells nothing: most tell enough
    bodies: dict[str, int] = {}
    for number, update in free:
        if update.body:
            bodies.setdefault(_key(" ".join(paragraphs(update.body[: 4 * _KEY]))), number)
    for place, entry in enumerate(entries):
        if place in found:
            continue
        same = bodies.get(_key(" ".join(entry.body))) if entry.body else None
        if same is None and entry.headline:
            heads = _heads(free) if heads is None else heads
            by_head = heads.get(_key(entry.headline), [])
            same = by_head[0] if len(by_head) == 1 else None
        if same is not None and same not in taken:
            found[place] = same
            taken.add(same)


def _heads(updates: Sequence[tuple[int, ClaimedUpdate]]) -> dict[str, list[int]]:
    """The places of updates by how their headlines begin."""
    heads: dict[str, list[int]] = {}
    for number, update in updates:
        if update.headline:
            heads.setdefault(_key(one_line(update.headline)), []).append(number)
    return heads


def _key(text: str) -> str:
    return "".join(islice(filter(str.isalnum, fold_word(text[: 4 * _KEY])), _KEY))


def _by_words(updates: Sequence[ClaimedUpdate], entries: Sequence[Shown], found: dict[int, int], taken: set[int]) -> None:
    """Joins by words in common, for what is left."""
    left = [place for place in range(len(entries)) if place not in found and entries[place].body]
    free = [number for number, update in enumerate(updates) if number not in taken and update.body]
    if not left or not free or len(left) * len(free) > _MOST_PAIRS:
        return
    claimed = {number: _words(" ".join(paragraphs(updates[number].body or ""))) for number in free}
    for place in left:
        own = _words(" ".join(entries[place].body))
        shares = {number: len(own & other) / max(1, min(len(own), len(other))) for number, other in claimed.items() if number not in taken}
        best = max(shares, key=lambda number: shares[number], default=None)
        if best is not None and shares[best] >= _LEAST_COMMON and min(len(own), len(claimed[best])) >= 5:
            found[place] = best
            taken.add(best)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold_word(text).split() if len(word) > 2)
