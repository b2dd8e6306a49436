"""Drafts of entries whose containers the page's markup tells: each line of a container is its entry's."""

from __future__ import annotations

from livelog.evidence.depths import depths_of
from livelog.evidence.features import is_prose
from livelog.evidence.links import is_heading
from livelog.know.lexicon import Lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Draft, Marker, Region
from livelog.model.page import Line, Page
from livelog.split.asides import asides
from livelog.split.heads import headlines
from livelog.split.slots import signed

_LEAST_HEADED = 0.2  # share of containers with a heading above their text that makes headings the page's headlines


def framed(layout: Layout, page: Page, words: Lexicon) -> tuple[Draft, ...]:
    """The drafts of a layout with regions, in page order."""
    lines = page.lines
    containers = [region.node for region in layout.regions]
    own = [_own(region, marker, lines) for region, marker in zip(layout.regions, layout.markers, strict=True)]
    dropped = [{number: "time" for number in numbers if number in layout.timed} for numbers in own]
    own = _without(own, dropped)
    pictured = sorted(picture.node for picture in page.pictures)
    for numbers, container, gone in zip(own, containers, dropped, strict=True):
        gone.update(asides(numbers, container, page, pictured))
    own = _without(own, dropped)
    depths = depths_of(page.nodes)
    bylines = signed(own, layout.markers, containers, page, depths, words)
    own = _without(own, [dict.fromkeys((*one.lines, *one.roles), "byline") for one in bylines])
    heads: list[int | None] | None = [_heading(numbers, lines) for numbers in own]
    if sum(head is not None for head in heads or ()) < _LEAST_HEADED * len(own):
        heads = headlines(own, containers, lines, page.nodes, depths, words)
    drafts: list[Draft] = []
    for place, (region, marker, numbers) in enumerate(zip(layout.regions, layout.markers, own, strict=True)):
        head = heads[place] if heads is not None else None
        gone = {**dropped[place], **dict.fromkeys(bylines[place].roles, "byline-role")}
        rest = tuple(number for number in numbers if number != head)
        end = next((at for at in range(len(rest), 0, -1) if not is_heading(lines[rest[at - 1]])), 0)
        gone.update(dict.fromkeys(rest[end:], "title"))  # a heading with nothing below it belongs to something that is not text
        rest = rest[:end]
        headless = head is None and (heads is not None or _plain(rest, lines))
        by = bylines[place]
        flags = place in layout.keys, place in layout.pinned
        drafts.append(Draft(marker, rest, head, by.lines, None, headless, region.node, tuple(gone.items()), by.names, *flags))
    return tuple(drafts)


def _own(region: Region, marker: Marker, lines: tuple[Line, ...]) -> tuple[int, ...]:
    return tuple(
        number for number in range(region.first, region.last) if not lines[number].reason and not marker.first <= number <= marker.last
    )


def _without(own: list[tuple[int, ...]], dropped: list[dict[int, str]]) -> list[tuple[int, ...]]:
    return [tuple(number for number in numbers if number not in gone) for numbers, gone in zip(own, dropped, strict=True)]


def _heading(numbers: tuple[int, ...], lines: tuple[Line, ...]) -> int | None:
    """The first heading, where no sentence stands above it."""
    for number in numbers:
        if is_heading(lines[number]) and any(map(str.isalpha, lines[number].text)):  # `2:1` is a score
            return number
        if is_prose(lines[number].text):
            return None
    return None


def _plain(numbers: tuple[int, ...], lines: tuple[Line, ...]) -> bool:
    """The first line is set as a paragraph like the others: it is no headline."""
    marks = [mark for number in numbers[:2] if (mark := lines[number].mark) is not None]
    return bool(marks) and marks[0].tag == "p" and not marks[0].bold and marks[-1].tag in ("p", "ul", "li", "blockquote")
