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


def day_steps(minutes: Sequence[int | None], newest_first: bool) -> list[int]:
    """Days to add to the first entry's day for each entry, counted across midnight. An entry without a clock keeps its neighbour's day.

    Only a break of the order by more than six hours is a midnight, and only once the clocks go on from there: a pinned post or a small
    inversion invents no day.

    >>> day_steps([31, 1331, 1285], True), day_steps([1370, 1400, 1], False), day_steps([488, 490, 478], True)
    ([0, -1, -1], [0, 0, 1], [0, 0, 0])
    """
    steps: list[int] = []
    day = 0
    last: int | None = None
    for number, clock in enumerate(minutes):
        if clock is not None and last is not None:
            jump = clock - last if newest_first else last - clock
            if jump > _JUMP and not _returns(minutes, number, last, newest_first):
                day += -1 if newest_first else 1
        if clock is not None:
            last = clock
        steps.append(day)
    return steps


def _returns(minutes: Sequence[int | None], number: int, last: int, newest_first: bool) -> bool:
    """The very next clock goes on where the one before the break stood: a single stray, no midnight."""
    following = next((clock for clock in minutes[number + 1 :] if clock is not None), None)
    current = minutes[number]
    if following is None or current is None:
        return False
    gap = last - following if newest_first else following - last
    return 0 <= gap <= _JUMP and abs(following - current) > _JUMP


_NUMBERS = lazy(r"\d+")


def match_minutes(match: str) -> int | None:
    """A match minute or over as a number that grows with play.

    >>> match_minutes("90+3"), match_minutes("46th over"), match_minutes("Half-time")
    (93, 46, None)
    """
    numbers = [int(number) for number in _NUMBERS.findall(match)]
    return sum(numbers[:2]) if "+" in match and numbers else numbers[0] if numbers else None
