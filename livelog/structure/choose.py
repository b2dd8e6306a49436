"""What a page's tree tells of its entries: their containers, or the part of the page that they stand in."""

from __future__ import annotations

from typing import NamedTuple

from livelog.evidence.features import is_prose, is_text
from livelog.evidence.links import is_heading, leads_away, leads_elsewhere, link_blocks
from livelog.evidence.names import is_organisation
from livelog.know.lexicon import Lexicon
from livelog.layout.choose import Layout, choose
from livelog.layout.dates import stating
from livelog.model.marker import Divider, Marker
from livelog.model.page import Line, Node, Page
from livelog.model.stamp import Stamp
from livelog.structure.above import above
from livelog.structure.completed import completed
from livelog.structure.feed import Feed, feeds
from livelog.structure.frame import frame
from livelog.structure.reading import Reading
from livelog.structured.updates import names_of, updates_of

_BESIDE = frozenset(["aside", "foot", "banner"])
_MOST_FOREIGN = 0.3  # linked headings to each entry of a page without containers, where they are those of other stories
_LEAST_KEPT = 0.5  # share of a page's prose that must stand outside of sidebars and footers for these to be what they are called


class Outline(NamedTuple):
    """A page without the lines beside its feed, the markers that may be entries', the dividers, and the layout (None: to be found)."""

    page: Page
    markers: list[Marker]
    dividers: list[Divider]
    layout: Layout | None = None


def laid_out(
    page: Page, markers: list[Marker], dividers: list[Divider], stamps: list[Stamp], words: Lexicon
) -> tuple[Page, Layout, list[Divider]]:
    """The page without what stands beside its entries, its layout, and its dividers: by its tree, or where that tells nothing as text."""
    page, markers, dividers, layout = outline(page, markers, dividers, stamps, words)
    if layout is None:
        layout = choose(markers, page.lines, words, stating(stamps))
        page = bounded(page, layout)
    return page, layout, dividers


def outline(page: Page, markers: list[Marker], dividers: list[Divider], stamps: list[Stamp], words: Lexicon) -> Outline:
    """The outline of a page with markup."""
    page = page._replace(lines=_without_agencies(page.lines))
    title = title_line(page)
    mark = page.lines[title].mark if title is not None else None
    reading = Reading(page, markers)
    found = feeds(page, markers, reading, names_of(updates_of(page.structured.blogs)), mark.node if mark is not None else -1)
    if found and not found[0].flat:
        layout, left = frame(completed(found[0], page, markers, reading), page, markers, dividers, stamps, found, words)
        beside = above(page, layout.regions, title)
        rest = list(page.lines)
        for number, reason in beside.removed.items():
            rest[number] = rest[number].removed(reason)
        return Outline(page._replace(lines=tuple(rest)), markers, left, layout._replace(keys=beside.keys, pinned=beside.pinned))
    page = _within(page, found[0] if found else None)
    markers = [marker for marker in markers if not page.lines[marker.first].reason and (title is None or marker.first > title)]
    markers = _without_page_date(markers, page.lines) if title is not None else markers
    return Outline(page, markers, [divider for divider in dividers if not page.lines[divider.line].reason])


def _without_agencies(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, of which agencies are no captions: one alone in its line may be a credit or a byline, as its place will tell."""
    captions = [number for number, line in enumerate(lines) if line.reason == "caption"]
    rest = list(lines)
    for number in captions:
        line = lines[number]
        if line.mark is not None and line.mark.zone != "caption" and is_organisation(line.text):
            rest[number] = line._replace(reason=None)
    return tuple(rest)


def title_line(page: Page) -> int | None:
    """The line of the page's headline: the longest of those in headings of the first level, outside of menus."""
    heads = [
        number
        for number, line in enumerate(page.lines)
        if line.mark is not None and line.mark.level == 1 and line.mark.tag == "h1" and line.reason is None
    ]
    return max(heads, key=lambda number: (len(page.lines[number].text), -number), default=None)


def _without_page_date(markers: list[Marker], lines: tuple[Line, ...]) -> list[Marker]:
    """The markers below the page's headline without a first one that dates the page: a day with nothing to say before the next marker."""
    if len(markers) < 2 or not markers[0].stamp.when.has_day or markers[0].stamp.tail:
        return markers
    between = range(markers[0].last + 1, markers[1].first)
    said = any(is_text(lines[number].text) for number in between if lines[number].reason is None)
    return markers if said else markers[1:]


def _within(page: Page, feed: Feed | None) -> Page:
    """The page without its sidebars and footers, and without what stands below the parent of a flat feed."""
    end = len(page.lines)
    if feed is not None and (parent := page.nodes[feed.containers[0].node].parent) >= 0:
        end = page.nodes[parent].last
    beside = [line.mark is not None and line.mark.zone in _BESIDE for line in page.lines]
    prose = [line.reason is None and is_prose(line.text) for line in page.lines]
    kept = sum(has for has, off in zip(prose, beside, strict=True) if not off)
    if kept < _LEAST_KEPT * sum(prose):
        beside = [False] * len(page.lines)
    return page._replace(
        lines=tuple(
            line.removed("beside-feed") if line.reason is None and (off or number >= end) else line
            for number, (line, off) in enumerate(zip(page.lines, beside, strict=True))
        )
    )


def bounded(page: Page, layout: Layout) -> Page:
    """The page without what stands below the element that holds all markers, or leads away from it, where no containers were found.

    A marker stays, wherever it leads.
    """
    if layout.regions or len(layout.markers) < 2:
        return page
    marked = [line.mark.node for marker in layout.markers if (line := page.lines[marker.first]).mark is not None]
    if len(marked) < len(layout.markers):
        return page  # some lines were cut from one of markup
    holder = _common(marked, page.nodes)
    end = page.nodes[holder].last if holder >= 0 else len(page.lines)
    start = layout.markers[0].first
    own = {number for marker in layout.markers for number in range(marker.first, marker.last + 1)}
    rest = [number for number, line in enumerate(page.lines) if number > start and line.reason is None and number not in own]
    cards = {
        *link_blocks(rest, page.lines, page.url),
        *(number for number in rest if leads_elsewhere(page.lines[number], page.url)),
        *_foreign(rest, page, len(layout.markers)),
    }
    return page._replace(
        lines=tuple(
            line.removed("beside-feed")
            if number >= end and line.reason is None and number not in own
            else line.removed("related-link")
            if number in cards
            else line
            for number, line in enumerate(page.lines)
        )
    )


def _foreign(numbers: list[int], page: Page, entries: int) -> list[int]:
    """Headings that are links to other pages, where they are too few to be the entries' own."""
    linked = [
        number
        for number in numbers
        if is_heading(line := page.lines[number]) and line.mark is not None and line.mark.linked and leads_away(line.mark.links, page.url)
    ]
    return linked if len(linked) <= _MOST_FOREIGN * entries else []


def _common(numbers: list[int], nodes: tuple[Node, ...]) -> int:
    """The innermost node that holds all the given ones; -1 where there is none."""
    low, high = min(numbers), max(numbers)
    node = low
    while node >= 0 and nodes[node].close <= high:
        node = nodes[node].parent
    return nodes[node].parent if node == low and node >= 0 else node
