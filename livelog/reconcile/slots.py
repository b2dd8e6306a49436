"""The machine-readable times in the containers of entries, as series: one for each kind of element and attribute that bears them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from livelog.evidence.changes import is_change, looks_changed
from livelog.know.lazy import lazy
from livelog.model.marker import Marker
from livelog.model.page import Node, Page
from livelog.reconcile.series import Series
from livelog.structured.times import Claim, claim_time

_FOREIGN = frozenset(["embed", "related-link", "comments"])
_MOST = 32  # series that are weighed, those with the most times first: pages have up to ten
_LONGEST = 60  # code points of a line that shows a time and little else
_CLOCK = lazy(r"(?<![\d.:])(\d{1,2})[:.h](\d\d)(?!\d)")


class Place(NamedTuple):
    """An entry on its page.

    Its container (-1: none), its marker, its lines that were left out with the reason of each, and its lines that tell of a change.
    """

    container: int
    marker: Marker
    removed: dict[int, str]
    changed: frozenset[int]


class Slot(NamedTuple):
    """Where entries bear a time: the tag and the attribute, and whether it tells of changes.

    `doubtful` tells that only its class or the words before it say so, `distance` how near to the marker it is: 0 where it is called the
    publication's, 1 in the marker, 2 elsewhere.
    """

    tag: str
    name: str
    modified: bool
    doubtful: bool
    distance: int


def series_of(places: Sequence[Place], page: Page) -> list[Series]:
    """The series of the attributes in the containers of entries, the nearest to the markers first.

    >>> from livelog.model.page import Source
    >>> series_of((), Page("", (), Source(None, "html", None, "")))
    []
    """
    found: dict[Slot, dict[int, Claim]] = {}
    for number, place in enumerate(places):
        for slot, value in _times(place, page) if place.container >= 0 else ():
            claims = found.setdefault(slot, {})
            if number not in claims and (claim := claim_time(value)).has_clock:
                claims[number] = claim
    most = set(sorted((slot for slot in found if found[slot]), key=lambda slot: -len(found[slot]))[:_MOST])
    told = sorted((slot for slot in found if slot in most), key=lambda slot: slot.distance)
    return [_series(slot, found[slot], len(places)) for slot in told]


def _series(slot: Slot, claims: dict[int, Claim], count: int) -> Series:
    """The claims of a slot, by place, as a series over so many entries."""
    doubtful = slot.doubtful
    return Series("attribute", f"{slot.tag}[{slot.name}]", tuple(map(claims.get, range(count))), slot.modified or doubtful, doubtful)


def _times(place: Place, page: Page) -> Iterator[tuple[Slot, str]]:
    """The machine-readable times of an entry; those of what it embeds, quotes or links to are not its own."""
    nodes, first = page.nodes, place.container
    marker = range(place.marker.first, place.marker.last + 1)
    updated = {line for line, reason in place.removed.items() if reason == "updated"}
    looked = until = first + 1
    for number in [number for number in range(first, nodes[first].close) if nodes[number].times]:
        node, inside = nodes[number], number != first
        if number >= until:
            # it is foreign in a foreign element: of those since the last time, the ones around this
            around = (one for one in nodes[max(looked, until) : number + 1] if one.close > number)
            until = next((one.close for one in around if _is_foreign(one, marker, place, page)), until)
            looked = number + 1
        if inside and number < until:
            continue
        lines = range(node.first, node.last)
        for name, value in node.times:
            called = name.casefold()
            modified = "modif" in called or "updat" in called or is_change(node) or _all_in(lines, updated)
            doubtful = not modified and (looks_changed(node) or _all_in(lines, place.changed))
            if inside and not modified and not doubtful and _another(node, place.marker, page):
                continue
            distance = 0 if "datePublished" in node.hints else 1 if not marker or _meet(lines, marker) else 2
            yield Slot(node.tag if inside else "container", name, modified, doubtful, distance), value


def _meet(lines: range, marker: range) -> bool:
    return lines.start < marker.stop and marker.start < lines.stop


def _all_in(lines: range, those: Collection[int]) -> bool:
    return bool(lines and those) and all(line in those for line in lines)


def _is_foreign(node: Node, marker: range, place: Place, page: Page) -> bool:
    """The element is a quotation, or all of its lines were left out as another text's, and the marker is none of them."""
    lines = range(node.first, node.last)
    if not lines or _meet(lines, marker):
        return False
    return node.tag == "blockquote" or all((page.lines[line].reason or place.removed.get(line)) in _FOREIGN for line in lines)


def _another(node: Node, marker: Marker, page: Page) -> bool:
    """The element shows a time of its own, apart from the marker, and another than that."""
    if node.last != node.first + 1 or marker.first <= node.first <= marker.last or marker.last < marker.first:
        return False
    text = page.lines[node.first].text
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    minutes = marker.stamp.when.minutes
    if minutes is None:
        return all(page.lines[number].text != text for number in range(marker.first, marker.last + 1))
    return all((int(hour) * 60 + int(minute) - minutes) % 720 for hour, minute in _CLOCK.findall(text))
