"""Links and pictures of an entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from livelog.evidence.credits import is_credit, without_credit
from livelog.model.blog import Image, Link
from livelog.model.page import Page
from livelog.reconcile.identity import absolute


def links(numbers: Iterable[int], page: Page) -> tuple[Link, ...]:
    """The links in the given lines with their absolute addresses, each once; links within the page left out."""
    found: dict[tuple[str, str], None] = {}
    for number in numbers:
        mark = page.lines[number].mark
        for said, href in mark.links if mark is not None else ():
            if not href.startswith("#") and (url := absolute(href, page)):
                found[said, url] = None
    return tuple([Link(*one) for one in found])


_MOST_CAPTIONS, _LONGEST_CAPTION = 20, 2000  # lines and code points of a caption: each picture of a block may have it
_FOREIGN = frozenset(["related-link", "embed", "newsletter", "advertisement", "comments"])


def images(
    container: int, stretch: range, removed: Mapping[int, str], bylines: frozenset[int], page: Page, places: Sequence[int]
) -> tuple[Image, ...]:
    """The pictures of an entry with their captions; those of cards, embedded posts and authors left out.

    They stand in its container, or, where it has none (-1), between its first and last line (`stretch`). `removed` are lines that are none
    of its text, with the reason of each, `bylines` its byline lines, `places` the lines of all pictures.
    """
    own_places = (page.nodes[container].first, page.nodes[container].last) if container >= 0 else (stretch.start, stretch.stop - 1)
    pictures = page.pictures[bisect_left(places, own_places[0]) : bisect_right(places, own_places[1])]
    if not pictures:
        return ()
    found: dict[str, Image] = {}
    blocks: dict[int, int | None] = {}
    told: dict[int, str | None] = {}  # what is said of the pictures in each block; None: they are none of the entry's
    for picture in pictures:
        inside = container < 0 or container <= picture.node < page.nodes[container].close
        if not inside or picture.line in bylines:
            continue  # the latter is an author's portrait
        around = _around(picture.node, container, page, blocks)
        if around not in told:
            own = range(page.nodes[around].first, page.nodes[around].last) if around != container else range(0)
            told[around] = _said(own, removed, bylines, page)
        said, url = told[around], absolute(picture.url, page)
        if said is not None and url and url not in found:
            found[url] = Image(url, picture.alt, said or None)
    return tuple(found.values())


def _said(own: range, removed: Mapping[int, str], bylines: frozenset[int], page: Page) -> str | None:
    """The captions among the lines of a block, without their credits; None where the block is another story's, or an author's."""
    reasons = {number: removed.get(number) or page.lines[number].reason for number in own}
    if any(reason in _FOREIGN for reason in reasons.values()) or not bylines.isdisjoint(own):
        return None
    captions = (text for number in own if reasons[number] == "caption" and not is_credit(text := page.lines[number].text))
    said = without_credit(" ".join(islice(captions, _MOST_CAPTIONS)))
    return said if len(said) <= _LONGEST_CAPTION else ""


_BLOCKS = frozenset(["p", "li", "ul", "ol", "blockquote", "section", "article", "body", "main", "td"])


def _around(node: int, container: int, page: Page, known: dict[int, int | None]) -> int:
    """The figure, or the largest block around a picture that holds nothing but the picture and lines that are removed or its caption.

    What is `known` of the nodes of an entry (None: they hold more) grows: each is looked at once.
    """
    path: list[int] = []
    at = node
    while at > container and at not in known:
        one = page.nodes[at]
        if one.tag == "figure":
            known[at] = at
        elif one.tag in _BLOCKS or any(page.lines[number].reason is None for number in range(one.first, one.last)):
            known[at] = None
        else:
            path.append(at)
            at = one.parent
    best = known.get(at)
    for block in reversed(path):
        best = known[block] = block if best is None else best
    return node if best is None else best
