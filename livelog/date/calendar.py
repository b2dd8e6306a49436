"""A stamp's printed day made a date: the order of its numbers, its missing year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from livelog.date.facts import safe_date
from livelog.model.stamp import Stamp, When


def day_first(stamps: Iterable[Stamp], country: str | None) -> bool:
    """Whether numeric dates of the page put the day first, decided on all of them; where none tells, by country and style.

    >>> from livelog.model.stamp import Stamp, When
    >>> day_first([Stamp(0, 0, 0, "whole", When(year=2016, numbers=(9, 27)), "", "")], None)
    False
    """
    votes = 0
    american = False
    for stamp in stamps:
        if stamp.when.numbers is None:
            continue
        first, second = stamp.when.numbers
        votes += 1 if first > 12 else -1 if second > 12 else _weekday_vote(stamp.when)
        american = american or stamp.when.twelve
    if votes:
        return votes > 0
    if country:
        return country not in ("US", "PH")
    # am and pm beside a slashed date is the American form, whatever the page's language (embedded feeds print it)
    return not american


def _weekday_vote(when: When) -> int:
    if when.weekday is None or when.year is None or when.numbers is None:
        return 0
    first, second = when.numbers
    forward, backward = safe_date(when.year, second, first), safe_date(when.year, first, second)
    is_forward = forward is not None and forward.weekday() == when.weekday
    is_backward = backward is not None and backward.weekday() == when.weekday
    return is_forward - is_backward


def printed_day(when: When, day_comes_first: bool, near: date | None) -> date | None:
    """The date that a stamp prints. A missing year is the one that puts the day nearest to `near`, and fits the weekday printed.

    >>> printed_day(When(month=12, day=31), True, date(2024, 1, 2))
    datetime.date(2023, 12, 31)
    """
    if not when.has_day:
        return None
    month, day = when.month, when.day
    if when.numbers is not None:
        month, day = (when.numbers[1], when.numbers[0]) if day_comes_first else when.numbers
    if month is None or day is None:
        return None
    if when.year is not None:
        return safe_date(when.year, month, day)
    if near is None:
        return None
    candidates = [made for year in (near.year - 1, near.year, near.year + 1) if (made := safe_date(year, month, day))]
    fitting = [made for made in candidates if when.weekday is None or made.weekday() == when.weekday]
    return min(fitting or candidates, key=lambda made: abs((made - near).days), default=None)
