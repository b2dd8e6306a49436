"""A feed made a layout: for each container its lines and the marker among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from livelog.evidence.changes import changed_lines, says_changed
from livelog.evidence.features import is_prose, is_text
from livelog.know.lexicon import Lexicon
from livelog.layout.choose import Layout, shape_of
from livelog.layout.markers import join, kind
from livelog.model.layout import Hypothesis
from livelog.model.marker import Divider, Marker, Region
from livelog.model.page import Line, Page
from livelog.model.stamp import Stamp, When
from livelog.structure.feed import Feed

_RANKS = {"clock": 0, "match": 1, "age": 2, "epoch": 3, "day": 4}
_COMPLETING = frozenset(["day", "age", "epoch"])  # what says more of a clock's time
_NEAR = 3  # lines around a marker in which another stamp says more of the same time


class Framed(NamedTuple):
    """A layout whose markers have regions, and the dividers that are left."""

    layout: Layout
    dividers: list[Divider]


def frame(
    feed: Feed, page: Page, markers: list[Marker], dividers: list[Divider], stamps: list[Stamp], others: list[Feed], words: Lexicon
) -> Framed:
    """The layout that a feed's containers make."""
    lines = page.lines
    regions = [_region(one.node, page) for one in feed.containers]
    ends = [*(region.first for region in regions[1:]), len(lines)]  # a post that was not closed ends where the next begins
    regions = [region._replace(last=min(region.last, end)) for region, end in zip(regions, ends, strict=True)]
    markers = sorted(markers, key=lambda one: one.first)
    begins = [marker.first for marker in markers]
    inside = [
        [
            marker
            for marker in markers[bisect_left(begins, region.first) : bisect_left(begins, region.last)]
            if marker.last < region.last and marker.stamp.place != "mid"
        ]
        for region in regions
    ]
    stamped, divided = [stamp.line for stamp in stamps], [divider.line for divider in dividers]
    changed = tuple(changed_lines(region.node, page, words) for region in regions)
    inside = [_unchanged(own, told) for own, told in zip(inside, changed, strict=True)]
    inside = _without_shared(_published(inside, regions, stamps, words))
    timed = _game_times(regions, lines)
    if timed is not None:
        inside = timed
    usual = _usual(inside)
    chosen: list[Marker] = []
    for region, own in zip(regions, inside, strict=True):
        told = stamps[bisect_left(stamped, region.first) : bisect_left(stamped, region.last)]
        days = dividers[bisect_left(divided, region.first) : bisect_left(divided, region.last)]
        marker = _main(own, usual) or _claimed(told) or _dated(days, lines)
        if marker is None:
            marker = Marker(region.first, region.first - 1, Stamp(region.first, 0, 0, "whole", When(), "", ""))
        else:
            marker = _completed(_without_age(marker, told), own, days, lines)
        chosen.append(marker)
    name = _side(chosen, regions, lines)
    hypotheses = tuple(
        Hypothesis(f"containers {'/'.join(one.group)}", one.group[1], len(one.containers), one.score, one.evidence) for one in others[:4]
    )
    layout = Layout(
        tuple(chosen), name, shape_of(tuple(chosen)), (), hypotheses, regions=tuple(regions), timed=_timed(stamps, lines), changed=changed
    )
    within = {number for region in regions for number in range(region.first, region.last)}
    return Framed(layout, [divider for divider in dividers if divider.line not in within])


def _unchanged(own: list[Marker], changed: frozenset[int]) -> list[Marker]:
    """The markers without those that tell of a change (`changed` are their lines), where another says as much of when it was published."""
    rest = [marker for marker in own if marker.first not in changed]
    least = min((_RANKS[kind(marker.stamp)] for marker in own if marker.first in changed), default=None)
    told = least is not None and any(marker.stamp.place == "whole" and _RANKS[kind(marker.stamp)] <= least for marker in rest)
    return rest if told else own


def _published(inside: list[list[Marker]], regions: list[Region], stamps: list[Stamp], words: Lexicon) -> list[list[Marker]]:
    """The markers, where most regions say beside them that they were published at another time: those then."""
    told = [stamp for stamp in stamps if stamp.metadata and stamp.place == "whole" and stamp.when.has_clock]
    told = [stamp for stamp in told if not says_changed(f"{stamp.lead} {stamp.text}", words)]
    lines = [stamp.line for stamp in told]
    found = [told[bisect_left(lines, region.first) : bisect_left(lines, region.last)] for region in regions]
    other = [
        len(own) == 1 and own[0].when.minutes not in {marker.stamp.when.minutes for marker in markers}
        for own, markers in zip(found, inside, strict=True)
    ]
    if sum(other) < _LEAST_USUAL * len(regions):
        return inside
    return [
        [Marker(own[0].line, own[0].line + own[0].lines - 1, own[0])] if differs else markers
        for own, markers, differs in zip(found, inside, other, strict=True)
    ]


_SHARED, _LEAST_SHARED = 0.6, 3  # share of the regions that have the same clock, and their number, for it to be that of an event


def _without_shared(inside: list[list[Marker]]) -> list[list[Marker]]:
    """The markers without the clocks that most entries show alike (a kick-off): where each shows another beside it, that is its own."""
    counts = Counter(clock for own in inside for clock in {_clock(marker) for marker in own} - {None})
    shared = {clock for clock, count in counts.items() if count >= max(_LEAST_SHARED, _SHARED * len(inside))}
    if not shared:
        return inside
    rest = [[marker for marker in own if _clock(marker) not in shared] for own in inside]
    own_clocks = [{_clock(marker) for marker in own if marker.stamp.place == "whole"} - {None} for own in rest]
    if sum(map(bool, own_clocks)) < _LEAST_USUAL * len(inside):
        return inside
    return [left if clocks else own for left, clocks, own in zip(rest, own_clocks, inside, strict=True)]


def _clock(marker: Marker) -> tuple[object, ...] | None:
    """What a marker shows of its time, where that is a clock."""
    when = marker.stamp.when
    return (when.minutes, when.day, when.numbers) if kind(marker.stamp) == "clock" else None


_LONGEST_TIME = 60  # code points of a line that holds little but a time


def _timed(stamps: list[Stamp], lines: tuple[Line, ...]) -> frozenset[int]:
    """The lines that hold little but a time, with a word such as `updated` at most."""
    return frozenset(
        number
        for stamp in stamps
        if (stamp.place == "whole" or stamp.metadata or kind(stamp) == "age") and not stamp.name and kind(stamp) != "match"
        for number in range(stamp.line, stamp.line + stamp.lines)
        if len(lines[number].text) <= _LONGEST_TIME
        and not stamp.tail
        and not is_text(stamp.lead)
        and not ((mark := lines[number].mark) and mark.level and lines[number].text != stamp.text)
    )


def _without_age(marker: Marker, stamps: list[Stamp]) -> Marker:
    """A marker of several lines with the text of its clock alone, where another line says how long ago that was."""
    if marker.first == marker.last:
        return marker
    own = [stamp for stamp in stamps if marker.first <= stamp.line <= marker.last]
    clocks = [stamp.text for stamp in own if kind(stamp) != "age"]
    if not clocks or len(clocks) == len(own):
        return marker
    return marker._replace(stamp=marker.stamp._replace(text=" ".join(clocks)))


def _region(node: int, page: Page) -> Region:
    found = page.nodes[node]
    return Region(found.first, found.last, node)


# the clock of a game, counted from its start: 58:31
_GAME = re.compile(r"(\d{1,3}):[0-5]\d")
_HOURS = 24


def _game_times(regions: list[Region], lines: tuple[Line, ...]) -> list[list[Marker]] | None:
    """Markers that count from the start of a game: most containers have a line with a clock alone, and some are beyond a day's hours."""
    found: list[list[Marker]] = []
    beyond = False
    for region in regions:
        number = next((one for one in range(region.first, region.last) if _GAME.fullmatch(lines[one].text)), None)
        if number is None:
            found.append([])
            continue
        text = lines[number].text
        beyond = beyond or int(text.split(":")[0]) > _HOURS
        found.append([Marker(number, number, Stamp(number, 0, len(text), "whole", When(match=text), "GAME", text))])
    return found if beyond and sum(map(bool, found)) >= _LEAST_USUAL * len(regions) else None


_LEAST_USUAL = 0.6  # share of regions with a style that makes it the usual one, before others that more have


def _usual(inside: list[list[Marker]]) -> tuple[str, str]:
    """The place and kind of stamp that tells most of an entry's time and that most regions have."""
    counts = Counter(style for own in inside for style in dict.fromkeys((one.stamp.place, kind(one.stamp)) for one in own))
    if not counts:
        return "whole", "clock"
    enough = [style for style in counts if counts[style] >= _LEAST_USUAL * len(inside)] or list(counts)
    return min(enough, key=lambda style: (_RANKS[style[1]], -counts[style], style[0] == "end"))


def _main(own: list[Marker], usual: tuple[str, str]) -> Marker | None:
    """The marker of a region whose time was found in an attribute: of the usual place and kind, else the one that says most."""
    alike = [marker for marker in own if (marker.stamp.place, kind(marker.stamp)) == usual]
    if alike and alike[0].stamp.shape == "STAGE":  # `Half-time` beside a clock is what the entry says, not when
        alike = [marker for marker in own if marker.stamp.when.has_clock and marker.stamp.place == "whole"] or alike
    return next(iter(alike or sorted(own, key=lambda one: (one.stamp.place == "end", _RANKS[kind(one.stamp)], one.first))), None)


def _claimed(stamps: list[Stamp]) -> Marker | None:
    """The marker of a region (its stamps) whose only time stands behind a word such as `published`."""
    own = [stamp for stamp in stamps if stamp.when.has_clock and stamp.place != "mid"]
    return Marker(own[0].line, own[0].line + own[0].lines - 1, own[0]) if own else None


def _dated(days: list[Divider], lines: tuple[Line, ...]) -> Marker | None:
    """The marker of a region that shows no more of its time than a day in a line of its own (`days` are those in it)."""
    own = next((one for one in days if not lines[one.line].reason), None)
    return Marker(own.line, own.line + own.stamp.lines - 1, own.stamp) if own is not None else None


def _completed(marker: Marker, own: list[Marker], dividers: list[Divider], lines: tuple[Line, ...]) -> Marker:
    """The marker with the stamps right beside it that say more of its time: a day, an age, or the same clock once more."""
    near = [(one.first, one.last, one.stamp) for one in own if one is not marker and one.stamp.place == "whole"]
    near += [(one.line, one.line + one.stamp.lines - 1, one.stamp) for one in dividers]
    for first, last, stamp in sorted(near, key=lambda one: one[0]):
        between = range(marker.last + 1, first) if first > marker.last else range(last + 1, marker.first)
        if len(between) >= _NEAR or any(not lines[number].reason for number in between):
            continue
        stretch = min(first, marker.first), max(last, marker.last)
        if stamp.when.minutes is not None and stamp.when.minutes == marker.stamp.when.minutes:
            marker = Marker(*stretch, marker.stamp)
        elif kind(stamp) in _COMPLETING and kind(stamp) != kind(marker.stamp) and not (stamp.metadata or stamp.name):
            merged = join(stamp, marker.stamp)
            text = merged.text if first < marker.first else f"{marker.stamp.text} {stamp.text}"
            marker = Marker(*stretch, merged._replace(text=text))
    return marker


def _side(markers: list[Marker], regions: list[Region], lines: tuple[Line, ...]) -> str:
    """Where the markers stand in their regions."""
    if all(kind(marker.stamp) == "match" for marker in markers):
        return "match-minute"
    trailing = first = 0
    for marker, region in zip(markers, regions, strict=True):
        above = [lines[number] for number in range(region.first, marker.first) if not lines[number].reason]
        below = [lines[number] for number in range(marker.last + 1, region.last) if not lines[number].reason]
        if any(is_prose(line.text) for line in above) and not any(is_prose(line.text) for line in below):
            trailing += 1
        elif any(is_text(line.text) or (line.mark and line.mark.level) for line in above) and not marker.stamp.tail:
            first += 1
    return "trailing" if trailing * 2 > len(markers) else "headline-first" if first * 2 > len(markers) else "leading"
