"""What an entry shows of its time, and by which offsets a machine-readable time would show the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from livelog.date.instants import offset_at, offset_name
from livelog.know.lazy import lazy
from livelog.know.zones import zone
from livelog.model.marker import Marker
from livelog.model.stamp import When
from livelog.reconcile.series import SLACK
from livelog.structured.times import Claim

_DAY, _HALF = 1440, 720
_QUARTER = 15  # minutes: offsets of zones are whole quarters of an hour
_FARTHEST = 14 * 60
# a clock of 24 hours, which fills up its hour: 09:05
_FILLED = lazy(r"(?<!\d)0\d?[:.h]\d\d")


class Display(NamedTuple):
    """`clock` is the shown one in minutes after midnight, `half` tells that it may have lost its am or pm, `zone` is the one beside it."""

    clock: int | None = None
    half: bool = False
    when: When = When()
    zone: str | None = None


def displays(markers: Sequence[Marker], country: str | None = None) -> list[Display]:
    """What each marker shows. `country` tells what an abbreviation of a zone means.

    >>> displays(())
    []
    """
    whens = [marker.stamp.when for marker in markers]
    half = bool(whens) and not any(
        when.twelve or (when.hour is not None and (when.hour > 12 or not when.hour or _FILLED.search(marker.stamp.text)))
        for when, marker in zip(whens, markers, strict=True)
    )
    return [
        Display(
            None if when.hour is None else (when.minutes or 0) % _DAY,
            half,
            when,
            (when.offset and offset_name(when.offset)) or _zone(when, country),
        )
        for when in whens
    ]


def _zone(when: When, country: str | None) -> str | None:
    return zone(when.zone, country) if when.zone else None


def stated_offset(claim: Claim, display: Display) -> int | None:
    """The offset that the zone beside a shown clock has at the claimed instant."""
    return offset_at(display.zone, claim.instant) if display.zone and claim.instant is not None else None


def offsets_of(claim: Claim, display: Display) -> tuple[int, ...]:
    """The offsets in minutes by which an instant shows what is displayed, on the day that is displayed with it, the smallest first.

    >>> from livelog.structured.times import claim_time
    >>> offsets_of(claim_time("2026-07-09T10:48:20Z"), Display(11 * 60 + 48))
    (60,)
    >>> offsets_of(claim_time("2026-07-09T16:05Z"), Display(4 * 60 + 5, half=True))
    (0, -720, 720)
    >>> offsets_of(claim_time("2026-07-09T10:48Z"), Display(11 * 60 + 48, when=When(month=7, day=8)))
    ()
    """
    if claim.instant is None or display.clock is None:
        return ()
    apart = (display.clock - claim.instant.hour * 60 - claim.instant.minute) % _DAY
    near = round(apart / _QUARTER) * _QUARTER
    if abs(apart - near) > SLACK:
        return ()
    dated = display.when.has_day
    if display.half:
        options = list(range(near % _HALF - _HALF, _FARTHEST + 1, _HALF))
    elif dated:
        options = [one for one in (near - _DAY, near) if -_HALF <= one <= _FARTHEST]
    else:
        near %= _DAY
        options = [near if near <= _FARTHEST else near - _DAY]
    if dated or display.when.weekday is not None:
        options = [one for one in options if same_day(claim.instant + timedelta(minutes=one), display.when)]
    return tuple(sorted(options, key=lambda one: (abs(one), one)) if len(options) > 1 else options)


def same_day(local: datetime, when: When) -> bool:
    """A wall clock lies on the day that a stamp prints, as far as it prints one (24:30 belongs to the day before).

    >>> same_day(datetime(2026, 3, 9), When(numbers=(3, 9))), same_day(datetime(2026, 3, 9), When(weekday=1))
    (True, False)
    """
    if _on(local, when):
        return True  # as it is mostly
    nights = (0, 1) if when.hour == 24 else (0,)
    return any(_on(local - timedelta(days=night, minutes=slack), when) for night in nights for slack in (0, SLACK, -SLACK))


def _on(local: datetime, when: When) -> bool:
    if when.year is not None and when.year != local.year and when.has_day:
        return False
    if when.numbers is not None:
        return (local.month, local.day) in (when.numbers, when.numbers[::-1])
    if when.day is not None and when.month is not None:
        return (local.month, local.day) == (when.month, when.day)
    return when.weekday is None or when.weekday == local.weekday()
