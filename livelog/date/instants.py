"""A wall clock in a zone made an instant, with honesty about the hours that a change of summer time repeats or leaves out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from livelog.know.zones import tzinfo_of

_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date(2, 1, 1), date(9998, 12, 31)
_FIRST, _LAST = datetime.min + 2 * _DAY, datetime.max - 2 * _DAY  # noqa: DTZ901 - wall clocks have no zone


def shifted(day: date | None, days: int) -> date | None:
    """A day so many days later; None beyond the calendar's ends.

    >>> shifted(date(2026, 3, 31), 1), shifted(date.max, 1)
    (datetime.date(2026, 4, 1), None)
    """
    try:
        return day + timedelta(days=days) if day is not None else None
    except OverflowError:
        return None


def instant(local: datetime, zone: str) -> tuple[datetime | None, str | None]:
    """The instant of a wall clock, and a warning: `time-skipped` (the hour does not exist), `time-ambiguous` (it comes twice).

    >>> from datetime import datetime
    >>> instant(datetime(2026, 3, 9, 16, 0), "Europe/London")[0].isoformat()
    '2026-03-09T16:00:00+00:00'
    >>> instant(datetime(2026, 3, 29, 1, 30), "Europe/London")
    (None, 'time-skipped')
    """
    shift = _shift(local.date(), zone)
    if shift is not None:
        return (local - shift).replace(tzinfo=UTC), None
    info = tzinfo_of(zone)
    if info is None:
        return None, None
    placed = local.replace(tzinfo=info)
    try:
        if info.utcoffset(max(local, _FIRST) - _DAY) == info.utcoffset(min(local, _LAST) + _DAY):  # no change of the clocks is near
            return placed.astimezone(UTC), None
    except OverflowError:  # beyond the years that there are
        return None, None
    from dateutil import tz

    if not tz.datetime_exists(placed):
        return None, "time-skipped"
    if tz.datetime_ambiguous(placed):
        return None, "time-ambiguous"
    return placed.astimezone(UTC), None


def instant_text(local: datetime, zone: str) -> tuple[str | None, str | None]:
    """The same, the instant as `stamp_text` writes it: with a known shift, no other moment is made than the one that is written.

    >>> instant_text(datetime(2026, 3, 9, 16, 0), "Europe/Paris")
    ('2026-03-09T15:00:00Z', None)
    """
    shift = _shift(local.date(), zone)
    if shift is not None:
        return (local - shift).isoformat()[:19] + "Z", None
    placed, problem = instant(local, zone)
    return (stamp_text(placed) if placed is not None else None), problem


@lru_cache(maxsize=512)
def _shift(day: date, zone: str) -> timedelta | None:
    """The offset of a zone all through a day, the one before and the two after it; None where it changes, or where the calendar ends."""
    info = tzinfo_of(zone)
    if info is None or not _EARLIEST < day < _LATEST:
        return None
    noon = datetime.combine(day, time())
    shifts = {info.utcoffset(noon + days * _DAY) for days in (-2, -1, 0, 1, 2, 3)}
    return shifts.pop() if len(shifts) == 1 else None


def stamp_text(moment: datetime) -> str:
    """An instant as the contract writes it.

    >>> stamp_text(datetime(2026, 3, 9, 16, 0, 5, tzinfo=UTC))
    '2026-03-09T16:00:05Z'
    """
    return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).isoformat()[:19] + "Z"


def spelled(minutes: int) -> str:
    """An offset as `+01:00`.

    >>> spelled(330), spelled(-300)
    ('+05:30', '-05:00')
    """
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def offset_name(written: str) -> str:
    """An offset as `+01:00`, however a page writes it.

    >>> offset_name("Z"), offset_name("+0530"), offset_name("-03:00")
    ('+00:00', '+05:30', '-03:00')
    """
    return "+00:00" if written == "Z" else written if ":" in written else f"{written[:3]}:{written[3:]}"


def offset_at(name: str, moment: datetime) -> int | None:
    """The offset of a zone at an instant, in minutes; None for no zone.

    >>> offset_at("Europe/Paris", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)), offset_at("Europe/Paris", datetime(2026, 3, 29, 1, tzinfo=UTC))
    (60, 120)
    """
    info = tzinfo_of(name)
    shift = moment.astimezone(info).utcoffset() if info is not None else None
    return None if shift is None else round(shift.total_seconds() / 60)
