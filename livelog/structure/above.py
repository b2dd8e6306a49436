"""What stands beside the entries and speaks of them or of other stories: index lists, copies of pinned posts, cards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from livelog.evidence.features import is_prose, is_text
from livelog.evidence.links import leads_away
from livelog.model.marker import Region
from livelog.model.page import Node, Page

_LEAST_BLANKS = 2  # blanks in the shortest headline that is known by its words
_MOST_KEYS = 0.8  # share of the entries that an index of key events may list: one that lists more is a table of contents
_CARD_LINES = 8  # lines of the largest card of another story
_COPIED = 40  # letters of a sentence that stands twice because it was copied


class Above(NamedTuple):
    """`removed` are lines beside the entries with the reason of each; `keys` and `pinned` places of entries that they point to or copy."""

    removed: dict[int, str]
    keys: frozenset[int]
    pinned: frozenset[int]


def above(page: Page, regions: Sequence[Region], title: int | None) -> Above:
    """What the lines outside of the regions of entries tell. `title` is the line of the page's headline.

    >>> from livelog.model.page import Source
    >>> above(Page("", (), Source(None, "html", None, "")), (), None).removed
    {}
    """
    if not regions:
        return Above({}, frozenset(), frozenset())
    inside = [False] * len(page.lines)
    for region in regions:
        inside[region.first : region.last] = [True] * (region.last - region.first)
    removed: dict[int, str] = {}
    pinned = _pinned(page, regions, title, removed)
    keys = _keys(page, regions, inside, removed)
    _cards(page, regions, inside, title, removed)
    return Above(removed, keys, pinned)


def _keys(page: Page, regions: Sequence[Region], inside: list[bool], removed: dict[int, str]) -> frozenset[int]:
    """The entries that links elsewhere on the page lead to, or whose headlines stand there; such lines are an index."""
    named = {
        node.ident: place
        for place, region in enumerate(regions)
        for node in page.nodes[region.node : page.nodes[region.node].close]
        if node.ident
    }
    headed = {
        line.text: place
        for place, region in enumerate(regions)
        for line in page.lines[region.first : region.last]
        if line.mark is not None and line.mark.level and line.text.count(" ") >= _LEAST_BLANKS
    }
    found: set[int] = set()
    for number, line in enumerate(page.lines):
        if inside[number] or line.mark is None or number in removed:
            continue
        targets = [named[fragment] for _, href in line.mark.links if "#" in href and (fragment := href.rpartition("#")[2]) in named]
        if line.text in headed and line.mark.level != 1:
            targets.append(headed[line.text])
        if targets:
            found.update(targets)
            removed[number] = "index"
    return frozenset(found) if len(found) <= _MOST_KEYS * len(regions) else frozenset()


def _pinned(page: Page, regions: Sequence[Region], title: int | None, removed: dict[int, str]) -> frozenset[int]:
    """The entries of which a copy stands above the others; the block of the copy is removed."""
    over = {line.text for line in page.lines[: regions[0].first] if len(line.text) >= _COPIED}
    said = {
        text: place
        for place, region in enumerate(regions)
        for number in range(region.first, region.last)
        if (text := page.lines[number].text) in over and is_prose(text)
    }
    found: set[int] = set()
    for number in range(regions[0].first):
        line = page.lines[number]
        if number in removed or line.reason is not None or line.mark is None or (place := said.get(line.text)) is None:
            continue
        block = _block(line.mark.node, page.nodes, regions, title)
        if block is not None:
            removed.update((one, "pinned-copy") for one in range(block.first, block.last) if page.lines[one].reason is None)
            found.add(place)
    return frozenset(found)


def _block(node: int, nodes: tuple[Node, ...], regions: Sequence[Region], title: int | None) -> Node | None:
    """The largest node around a line that holds neither an entry nor the page's headline."""
    best = None
    while node >= 0:
        one = nodes[node]
        if one.last > regions[0].first or (title is not None and one.first <= title < one.last):
            break
        best = one
        node = one.parent
    return best


def _cards(page: Page, regions: Sequence[Region], inside: list[bool], title: int | None, removed: dict[int, str]) -> None:
    """The blocks of headings that lead to other pages."""
    firsts, lasts = [region.first for region in regions], [-1, *accumulate((region.last for region in regions), max)]
    for number, line in enumerate(page.lines):
        mark = line.mark
        if (
            inside[number]
            or line.reason is not None
            or number == title
            or mark is None
            or not mark.linked
            or not leads_away(mark.links, page.url)
        ):
            continue
        if not (mark.level or is_text(line.text)):
            continue
        node, best = mark.node, None
        while node >= 0:
            one = page.nodes[node]
            holds = one.first < lasts[bisect_left(firsts, one.last)]  # the last region that begins above its end ends in it or below
            if one.last - one.first > _CARD_LINES or holds or (title is not None and one.first <= title < one.last):
                break
            best = one
            node = one.parent
        own = range(best.first, best.last) if best is not None else range(number, number + 1)
        removed.update((one, "related-link") for one in own if page.lines[one].reason is None)
