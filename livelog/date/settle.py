"""Every entry's time, settled: its day, its zone, its instant, and how each is known."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from livelog.date.calendar import printed_day
from livelog.date.days import any_day, counted_days, under_dividers, worded_day
from livelog.date.instants import instant_text, offset_name, shifted, spelled, stamp_text
from livelog.date.order import match_minutes, order
from livelog.date.witness import Witness
from livelog.know.zones import tzinfo_of, zone
from livelog.model.blog import EntryTime
from livelog.model.marker import Divider, Marker
from livelog.model.stamp import When


class Settled(NamedTuple):
    """An entry's time with its instant (`YYYY-MM-DDTHH:MM:SSZ` or None), and warnings."""

    time: EntryTime
    instant: str | None
    warnings: tuple[str, ...] = ()


def settle(
    markers: tuple[Marker, ...], dividers: list[Divider], witness: Witness, pinned: frozenset[int] = frozenset()
) -> tuple[tuple[Settled, ...], str, tuple[str, ...]]:
    """The markers' times in page order, the order in which they run, and warnings about the page.

    `pinned` are the places of posts that stand out of order.
    """
    whens = _meridiems(markers)
    near = witness.given_day or witness.day
    fixed = near or any_day(whens, witness)
    printed = [printed_day(when, witness.day_first, fixed) or worded_day(when, near, witness) for when in whens]
    headed = under_dividers(markers, dividers, witness, near)
    known = [(one.year, one.month, one.day) if (one := own or above) else None for own, above in zip(printed, headed, strict=True)]
    clocks = [when.minutes if when.match is None or when.has_clock else match_minutes(when.match) for when in whens]
    running = order(clocks, known) if any(clock is not None for clock in clocks) else _by_age(whens)
    days, rolled = counted_days(whens, printed, headed, running, witness, pinned)
    witness = witness._replace(offset=_common_offset(whens, days) or witness.offset)
    hours_only = all(
        when.minute in (0, None) and when.second is None and when.offset is None and "MM" not in marker.stamp.shape
        for when, marker in zip(whens, markers, strict=True)
        if when.has_clock
    )
    settled = [
        _one(when, marker, day, step, witness, hours_only) for when, marker, day, step in zip(whens, markers, days, rolled, strict=True)
    ]
    return tuple(settled), running, _page_warnings(whens, settled, witness)


def _by_age(whens: list[When]) -> str:
    """The order of entries that show nothing but how long ago they were."""
    ages = [when.relative for when in whens if when.relative is not None]
    rises = sum(one < two for one, two in itertools.pairwise(ages))
    falls = sum(one > two for one, two in itertools.pairwise(ages))
    return "unknown" if rises == falls else "newest-first" if rises > falls else "oldest-first"


def _meridiems(markers: tuple[Marker, ...]) -> list[When]:
    """The markers' times.

    A clock that lost its am or pm among others that have it takes the half of the day that lies nearest to the entry above (or below).
    """
    whens = [marker.stamp.when for marker in markers]
    clocks = [when for when in whens if when.has_clock]
    halves = sum(when.twelve for when in clocks)
    if halves * 2 <= len(clocks) or any(when.hour is not None and when.hour > _NOON and not when.twelve for when in clocks):
        return whens
    return [_halved(when, near) for when, near in zip(whens, _nearest_half(whens), strict=True)]


_NOON = 12
_SECOND_DAY = datetime(1, 1, 2, tzinfo=UTC)


def _nearest_half(whens: list[When]) -> list[int | None]:
    """For each time the minutes of the nearest above (else below) that says am or pm."""
    near = next((one.minutes for one in whens if one.twelve), None)
    found: list[int | None] = []
    for when in whens:
        found.append(near)
        near = when.minutes if when.twelve else near
    return found


def _halved(when: When, near: int | None) -> When:
    if when.hour is None or when.twelve or when.hour == 0 or near is None:
        return when
    hour = min((when.hour % 12, when.hour % 12 + 12), key=lambda hour: abs(hour * 60 + (when.minute or 0) - near))
    return when._replace(hour=hour)


def _one(when: When, marker: Marker, day: date | None, rolled: bool, witness: Witness, hours_only: bool) -> Settled:
    """One entry's time."""
    text = marker.stamp.text
    if when.match is not None and not when.has_clock:
        return Settled(EntryTime(text, None, None, "none", "none", when.match or None), None)
    if when.epoch is not None and not when.has_clock:
        moment = datetime.fromtimestamp(when.epoch, UTC)
        return Settled(EntryTime(text, moment.isoformat()[:16], "+00:00", "second", "attribute"), stamp_text(moment))
    if not when.has_clock:
        return _without_clock(when, text, day, witness)
    name, basis, warnings = _zone(when, witness)
    if witness.offset is not None and not when.offset and not when.zone:
        name, basis, warnings = witness.offset, "attribute", _conflict(witness.offset, witness)
        if when.epoch is not None and epoch_offset(when, day) != witness.offset:
            warnings = (*warnings, "time-conflict")
    clock_day = shifted(day, 1) if when.hour == 24 else day
    hour, minute = (when.hour or 0) % 24, when.minute or 0
    wall = datetime.combine(clock_day, time(hour, minute, when.second or 0)) if clock_day is not None else None
    local = wall.isoformat("T", "minutes") if wall is not None else f"{hour:02d}:{minute:02d}"
    precision = "hour" if hours_only else "second" if when.second is not None else "minute"
    if wall is None or name is None or hours_only:
        known = basis if name else "rollover" if rolled else "none"
        return Settled(EntryTime(text, local, name, precision, known if wall or name else "none", _match(when)), None, warnings)
    placed, problem = instant_text(wall, name)
    if problem:
        warnings = (*warnings, problem)
    used = "rollover" if rolled and basis != "option" else basis
    return Settled(EntryTime(text, local, name, precision, used, _match(when)), placed, warnings)


def moment(when: When, day: date | None, witness: Witness) -> str | None:
    """The instant of a clock on a day, `YYYY-MM-DDTHH:MM:SSZ`; None where the day, the minute or the zone is not known."""
    name = _zone(when, witness)[0]
    if day is None or name is None or when.minute is None or when.hour is None or when.hour > 23:
        return None
    return instant_text(datetime.combine(day, time(when.hour, when.minute, when.second or 0)), name)[0]


def _match(when: When) -> str | None:
    return when.match or None


def _zone(when: When, witness: Witness) -> tuple[str | None, str, tuple[str, ...]]:
    """The zone of a stamp, how it is known, and warnings."""
    if when.offset:
        name = offset_name(when.offset)
        return name, "stated", _conflict(name, witness)
    if when.zone:
        stated = zone(when.zone, witness.country)
        if stated:
            return stated, "stated", _conflict(stated, witness)
        if witness.given_zone:
            return witness.given_zone, "option", ()
        return None, "none", ("zone-ambiguous",)
    if witness.given_zone:
        return witness.given_zone, "option", ()
    if witness.zone:
        return witness.zone, "page", ()
    if witness.home:
        return witness.home, witness.home_basis, ()
    return None, "none", ()


def _conflict(name: str, witness: Witness) -> tuple[str, ...]:
    """A stated zone beats a given one; the conflict is told where the two are never the same clock."""
    if witness.given_zone is None:
        return ()
    stated, given = tzinfo_of(name), tzinfo_of(witness.given_zone)
    if stated is None or given is None:
        return ()
    probes = [datetime.combine(date(2024, month, 15), time()) for month in (1, 7)]
    return () if any(stated.utcoffset(probe) == given.utcoffset(probe) for probe in probes) else ("option-conflict",)


def _ago(captured: datetime | None, minutes: int | None) -> datetime | None:
    """So many minutes before the capture; None where that is not known, or lies before the calendar's second day."""
    if captured is None or minutes is None or minutes >= (captured - _SECOND_DAY) // timedelta(minutes=1):
        return None
    return captured - timedelta(minutes=minutes)


def _without_clock(when: When, text: str, day: date | None, witness: Witness) -> Settled:
    """A day alone, or an age, which the capture time turns into a day or a time."""
    moment = _ago(witness.captured, when.relative)
    if moment is not None and when.unit is not None:
        given = witness.given_zone or "+00:00"
        moment = moment.astimezone(tzinfo_of(given))
        if when.unit <= 1:
            return Settled(EntryTime(text, moment.isoformat()[:16], given, "minute", "relative"), stamp_text(moment.replace(second=0)))
        if when.unit == 60:
            return Settled(EntryTime(text, f"{moment.isoformat()[:13]}:00", given, "hour", "relative"), None)
        if when.unit <= 10080 and day is None:
            return Settled(EntryTime(text, moment.isoformat()[:10], given, "day", "relative"), None)
    if day is not None:
        return Settled(EntryTime(text, day.isoformat(), None, "day", "none"), None)
    return Settled(EntryTime(text, None, None, "none", "none"), None)


def epoch_offset(when: When, day: date | None) -> str | None:
    """The zone, as an offset, that a clock and the epoch beside it tell together; None where they differ by no whole quarter of an hour.

    >>> epoch_offset(When(hour=12, minute=20, epoch=1565349620), date(2019, 8, 9))
    '+01:00'
    """
    if when.epoch is None or when.hour is None or day is None:
        return None
    moment = datetime.fromtimestamp(when.epoch, UTC).replace(second=0)
    wall = datetime(day.year, day.month, day.day, when.hour % 24, when.minute or 0, tzinfo=UTC)
    minutes = round((wall - moment).total_seconds() / 60)
    if minutes % 15 or abs(minutes) > 14 * 60:
        return None
    return spelled(minutes)


def _common_offset(whens: list[When], days: list[date | None]) -> str | None:
    """The offset that most clocks with an epoch agree on."""
    offsets = Counter(epoch_offset(when, day) for when, day in zip(whens, days, strict=True) if when.epoch is not None and when.has_clock)
    if not offsets:
        return None
    best, count = offsets.most_common(1)[0]
    return best if best is not None and count * 2 > offsets.total() else None


def _page_warnings(whens: list[When], settled: list[Settled], witness: Witness) -> tuple[str, ...]:
    warnings: list[str] = []
    clocks = [one for when, one in zip(whens, settled, strict=True) if when.has_clock]
    if any(
        one.time.zone
        and not when.zone
        and not when.offset
        and witness.zone is None
        and witness.given_zone is None
        and one.time.zone == witness.home
        for when, one in zip(whens, settled, strict=True)
        if when.has_clock
    ):
        warnings.append("zone-assumed")
    if any(one.time.zone is None for one in clocks):
        warnings.append("zone-unknown")
    if any(one.time.local is not None and "T" not in one.time.local for one in clocks):
        warnings.append("date-unknown")
    elif witness.day_of is not None and witness.given_day is None and not all(when.has_day for when in whens):
        warnings.append("date-inferred")
    if any(code == "option-conflict" for one in settled for code in one.warnings) or _contradicts_day(whens, settled, witness):
        warnings.append("option-conflict")
    return tuple(warnings)


def _contradicts_day(whens: list[When], settled: list[Settled], witness: Witness) -> bool:
    """Entries state their days, and the oldest day is not the one that was given."""
    if witness.given_day is None:
        return False
    days = [
        (when.has_day, one.time.local[:10]) for when, one in zip(whens, settled, strict=True) if one.time.local and "-" in one.time.local
    ]
    return any(stated for stated, _ in days) and min(day for _, day in days) != witness.given_day.isoformat()
