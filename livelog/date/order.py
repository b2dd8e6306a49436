"""In what order a page's clocks run."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from livelog.know.lazy import lazy

_JUMP = 360  # minutes by which a clock must break the order before midnight is believed to lie between
_MOSTLY = 0.75  # share of steps one way that makes an order


def order(minutes: Sequence[int | None], days: Sequence[tuple[int, int, int] | None]) -> str:
    """`newest-first`, `oldest-first`, `mixed` or `unknown`, from the clocks and the days printed with them.

    Steps of more than six hours between bare clocks say nothing: midnight may lie there.

    >>> order([31, 1331, 1285], [None, None, None]), order([840, 850, 855], [None] * 3), order([600], [None])
    ('newest-first', 'oldest-first', 'unknown')
    """
    falls = rises = 0
    known = [(clock, day) for clock, day in zip(minutes, days, strict=True) if clock is not None]
    for (one, day), (other, next_day) in itertools.pairwise(known):
        if day and next_day and day != next_day:
            falls, rises = falls + (day > next_day), rises + (day < next_day)
        elif abs(one - other) <= _JUMP:
            falls, rises = falls + (one > other), rises + (one < other)
    if not falls + rises:
        wraps = sum(other - one > _JUMP for (one, _), (other, _) in itertools.pairwise(known))
        drops = sum(one - other > _JUMP for (one, _), (other, _) in itertools.pairwise(known))
        if wraps == drops:
            return "unknown"
        # one long step is an evening's pause or a midnight: pages that show it newest first are far commoner
        return "newest-first"
    if falls >= _MOSTLY * (falls + rises):
        return "newest-first"
    return "oldest-first" if rises >= _MOSTLY * (falls + rises) else "mixed"


_NEAR = 30  # minutes by which an inversion may reach across midnight
_MINUTES = 1440


def day_steps(minutes: Sequence[int | None], newest_first: bool, pinned: frozenset[int] = frozenset()) -> list[int]:
    """Days to add to the first entry's day for each entry, counted across midnight. An entry without a clock keeps its neighbour's day.

    Only a break of the order by more than six hours is a midnight, and only once the clocks go on from there: a pinned post (places in
    `pinned`) or a small inversion invents no day, but an inversion may reach back across a midnight.

    >>> day_steps([31, 1331, 1285], True), day_steps([1370, 1400, 1], False), day_steps([488, 490, 478], True)
    ([0, -1, -1], [0, 0, 1], [0, 0, 0])
    >>> day_steps([12, 1438, 2, 1430], True), day_steps([360, 1230, 1210], True, frozenset({0}))
    ([0, -1, 0, -1], [0, 0, 0])
    """
    known = [(place, clock) for place, clock in enumerate(minutes) if clock is not None and place not in pinned]
    forward = -1 if newest_first else 1
    clocks = [clock for _, clock in known]
    steps: dict[int, int] = {}
    day = 0
    for number, (place, clock) in enumerate(known):
        if number:
            last = known[number - 1][1]
            jump = clock - last if newest_first else last - clock
            if jump > _JUMP and not _stray(clocks, number, newest_first):
                day += forward
            elif -jump >= _MINUTES - _NEAR:
                day -= forward
        steps[place] = day
    return _filled(minutes, steps, newest_first, pinned)


def _filled(minutes: Sequence[int | None], steps: dict[int, int], newest_first: bool, pinned: frozenset[int]) -> list[int]:
    """The steps with those of entries without a clock, which keep the day above, and of pinned ones, which are no newer than the newest."""
    newest = next(iter(steps) if newest_first else reversed(steps), None)
    filled: list[int] = []
    for place, clock in enumerate(minutes):
        step = steps.get(place, filled[-1] if filled else 0)
        top = minutes[newest] if newest is not None else None
        if place in pinned and clock is not None and newest is not None and top is not None:
            step = steps[newest] - (clock > top)
        filled.append(step)
    return filled


def _stray(clocks: list[int], number: int, newest_first: bool) -> bool:
    """A break of the order at `number` that is no midnight.

    Either the clock there is a single stray (the next goes on where the one before it stood), or the one before it was.
    """

    def gap(one: int, other: int) -> int:
        return one - other if newest_first else other - one

    current, last = clocks[number], clocks[number - 1]
    if abs(current - last) >= _MINUTES - _NEAR:
        return False  # so close around midnight it is one
    after = clocks[number + 1] if number + 1 < len(clocks) else None
    if after is not None and 0 <= gap(last, after) <= _JUMP:
        return True
    before = clocks[number - 2] if number >= 2 else None
    goes_on = after is None or 0 <= gap(current, after) <= _JUMP
    return before is not None and 0 <= gap(before, current) <= _JUMP and goes_on


_NUMBERS = lazy(r"\d+")


def match_minutes(match: str) -> int | None:
    """A match minute or over as a number that grows with play.

    >>> match_minutes("90+3"), match_minutes("46th over"), match_minutes("Half-time")
    (93, 46, None)
    """
    numbers = [int(number) for number in _NUMBERS.findall(match)]
    return sum(numbers[:2]) if "+" in match and numbers else numbers[0] if numbers else None
