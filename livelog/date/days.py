"""Every entry's day: printed, under a heading, or counted across midnight from the nearest that is known."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from datetime import date

from livelog.date.calendar import printed_day
from livelog.date.instants import shifted
from livelog.date.order import day_steps
from livelog.date.witness import Witness
from livelog.know.zones import tzinfo_of
from livelog.model.marker import Divider, Marker
from livelog.model.stamp import When

_NEARER = 3  # times that the clock of a last change is nearer to the newest entry than to the oldest, at least


def worded_day(when: When, near: date | None, witness: Witness) -> date | None:
    """The day of a weekday alone, nearest to `near`, or of `today` and `yesterday` at the time of capture."""
    if when.day_word and witness.captured is not None:
        info = tzinfo_of(witness.given_zone or witness.zone or witness.home or "+00:00")
        today = witness.captured.astimezone(info).date()
        return shifted(today, 0 if when.day_word == "today" else -1)
    if when.weekday is not None and near is not None and not when.has_day:
        ahead = (when.weekday - near.weekday()) % 7
        return shifted(near, ahead if ahead <= 3 else ahead - 7)
    return None


def any_day(whens: list[When], witness: Witness) -> date | None:
    """Some full date among the stamps, to hang dates without a year on; else the capture's."""
    for when in whens:
        if when.year is not None:
            return printed_day(when, witness.day_first, None)
    return witness.captured.date() if witness.captured else None


def under_dividers(markers: tuple[Marker, ...], dividers: list[Divider], witness: Witness, near: date | None) -> list[date | None]:
    """For each marker the day of the last divider above it."""
    days: list[date | None] = []
    believed: date | None = None
    waiting = deque(dividers)
    for number, marker in enumerate(markers):
        while waiting and waiting[0].line < marker.first:
            when = waiting.popleft().stamp.when
            day = printed_day(when, witness.day_first, near) or worded_day(when, near, witness)
            if day and (believed is None or _plausible(believed, day, markers[number - 1] if number else None, marker)):
                believed = day
        days.append(believed)
    return days


def _plausible(current: date, day: date, above: Marker | None, below: Marker) -> bool:
    """A new day below an entry: the clocks break their order there, or it is the day next to the current one."""
    if above is None or abs((day - current).days) <= 1:
        return True
    before, after = above.stamp.when.minutes, below.stamp.when.minutes
    return before is None or after is None or (after > before if day < current else after < before)


def counted_days(
    whens: list[When], printed: list[date | None], headed: list[date | None], running: str, witness: Witness, pinned: frozenset[int]
) -> tuple[list[date | None], list[bool]]:
    """Each entry's day, and whether it was counted across midnight.

    Printed days and dividers come first, then counting from the nearest known.
    """
    newest_first = running != "oldest-first"
    steps = day_steps([when.minutes for when in whens], newest_first, pinned)
    days: list[date | None] = list(printed)
    rolled = [False] * len(whens)
    anchors = [number for number, day in enumerate(printed) if day is not None]
    if not anchors:
        groups = [
            number for number in range(len(whens)) if headed[number] is not None and (number == 0 or headed[number] != headed[number - 1])
        ]
        if groups:
            return _from_dividers(headed, steps, groups, newest_first, rolled)
        given = witness.given_day is not None
        day = witness.given_day or witness.day
        if day is None:
            return days, rolled
        if not whens:
            return days, rolled
        # the page's day is that of its beginning, unless it or its clock says otherwise; a given one is that of the oldest entry too
        newest, oldest = (0, len(steps) - 1) if newest_first else (len(steps) - 1, 0)
        ended = witness.day_is_end or _is_end(witness.day_minutes, whens[oldest].minutes, whens[newest].minutes)
        anchor = newest if ended and not given else oldest
        if witness.day_of is not None and not given:
            anchor = witness.day_of
        # an age alone tells of no day: it counts from a moment that nobody knows
        days = [
            shifted(day, step - steps[anchor]) if given or when.relative is None or when.has_clock else None
            for when, step in zip(whens, steps, strict=True)
        ]
        return days, [step != steps[anchor] for step in steps]
    for number, day in enumerate(printed):
        if day is None and whens[number].has_clock:
            place = bisect_left(anchors, number)
            anchor = min(anchors[max(place - 1, 0) : place + 1], key=lambda one: abs(one - number))
            days[number] = shifted(printed[anchor], steps[number] - steps[anchor])
            rolled[number] = True
    return days, rolled


def _is_end(page: int | None, oldest: int | None, newest: int | None) -> bool:
    """The page's clock is that of its last change: it stands shortly after the newest entry's, and far from the oldest one's.

    >>> _is_end(51, 1280, 40), _is_end(480, 490, 30)
    (True, False)
    """
    if page is None or oldest is None or newest is None:
        return False
    return 0 <= (page - newest) * _NEARER < abs(oldest - page)


def _from_dividers(
    headed: list[date | None], steps: list[int], groups: list[int], newest_first: bool, rolled: list[bool]
) -> tuple[list[date | None], list[bool]]:
    """Days under headings; entries above the first heading are a day later (newest first) or as much as was counted across midnight."""
    days = list(headed)
    first = groups[0]
    for number in range(first):
        step = steps[number] - steps[first]
        days[number] = shifted(headed[first], max(step, 1) if newest_first else min(step, 0))
        rolled[number] = True
    start = first
    for number in range(first + 1, len(headed)):
        if headed[number] != headed[number - 1]:
            start = number
        step = steps[number] - steps[start]
        if step:
            days[number], rolled[number] = shifted(headed[number], step), True
    return days, rolled
