"""Links and pictures of an entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from livelog.evidence.credits import is_credit, without_credit
from livelog.model.blog import Image, Link
from livelog.model.page import Page
from livelog.reconcile.identity import absolute


def links(numbers: Iterable[int], page: Page) -> tuple[Link, ...]:
    """The links in the given lines with their absolute addresses, each once; links within the page left out."""
    found: dict[Link, None] = {}
    for number in numbers:
        mark = page.lines[number].mark
        for said, href in mark.links if mark is not None else ():
            if not href.startswith("#") and (url := absolute(href, page)):
                found[Link(said, url)] = None
    return tuple(found)


_FOREIGN = frozenset(["related-link", "embed", "newsletter", "advertisement", "comments"])


def images(
    container: int, stretch: range, removed: Mapping[int, str], bylines: frozenset[int], page: Page, places: Sequence[int]
) -> tuple[Image, ...]:
    """The pictures of an entry with their captions; those of cards, embedded posts and authors left out.

    They stand in its container, or, where it has none (-1), between its first and last line (`stretch`). `removed` are lines that are none
    of its text, with the reason of each, `bylines` its byline lines, `places` the lines of all pictures.
    """
    found: list[Image] = []
    own_places = (page.nodes[container].first, page.nodes[container].last) if container >= 0 else (stretch.start, stretch.stop - 1)
    for picture in page.pictures[bisect_left(places, own_places[0]) : bisect_right(places, own_places[1])]:
        inside = container < 0 or container <= picture.node < page.nodes[container].close
        if not inside or picture.line in bylines:
            continue  # the latter is an author's portrait
        around = _around(picture.node, container, page)
        own = range(page.nodes[around].first, page.nodes[around].last) if around != container else range(0)
        reasons = {number: removed.get(number) or page.lines[number].reason for number in own}
        if any(reason in _FOREIGN for reason in reasons.values()) or bylines.intersection(own):
            continue
        url = absolute(picture.url, page)
        said = [text for number in own if reasons[number] == "caption" and not is_credit(text := page.lines[number].text)]
        if url and all(image.url != url for image in found):
            found.append(Image(url, picture.alt, without_credit(" ".join(said)) or None))
    return tuple(found)


_BLOCKS = frozenset(["p", "li", "ul", "ol", "blockquote", "section", "article", "body", "main", "td"])


def _around(node: int, container: int, page: Page) -> int:
    """The figure, or the largest block around a picture that holds nothing but the picture and lines that are removed or its caption."""
    best = node
    while node > container:
        one = page.nodes[node]
        if one.tag == "figure":
            return node
        if any(page.lines[number].reason is None for number in range(one.first, one.last)) or one.tag in _BLOCKS:
            break
        best = node
        node = one.parent
    return best
