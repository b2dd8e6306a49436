"""Entries' times from the witnesses that support each other: the shown clock, the attributes beside it, the structured data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from livelog.know.zones import tzinfo_of
from livelog.model.marker import Marker
from livelog.model.stamp import When
from livelog.reconcile.series import Series, Support, close, credible, offset_of, own_offset, spelled, support
from livelog.structured.times import Claim

_LEAST_FIT = 0.5  # share of the clocks compared with a series that must fit for the two to tell the same times


_EXPLAINED = frozenset(["time-conflict", "source-conflict"])  # what a false `Z` explains


class Verdict(NamedTuple):
    """What the witnesses say together.

    `markers` are the entries' markers with days, clocks and offsets that witnesses told, `bases` how each is known (None: from its text).
    `offset` is the zone of the page's clocks that they tell, `conflicts` the entries whose witnesses disagree, `warnings` the page's.
    `chosen` is the series that won.
    """

    markers: tuple[Marker, ...]
    bases: tuple[str | None, ...]
    offset: str | None = None
    conflicts: frozenset[int] = frozenset()
    warnings: tuple[str, ...] = ()
    chosen: Series | None = None


def weighed(markers: Sequence[Marker], every: Sequence[Series], zones: Sequence[str]) -> Verdict:
    """The verdict over the entries' times. `zones` are the page's own and its publisher's, as far as they are known.

    A series that hardly varies is no witness. Of two that fit the clocks with different offsets one is local time with a false `Z`: the
    one that says UTC and shows the clock itself, where another says otherwise.
    """
    whens = [marker.stamp.when for marker in markers]
    clocks = [None if when.hour is None else (when.minutes or 0) % 1440 for when in whens]
    half = bool(clocks) and all(clock is None or clock < 13 * 60 for clock in clocks) and not any(when.twelve for when in whens)
    usable = [one for one in every if not one.modified and credible(one)]
    if not usable:
        return Verdict(tuple(markers), (None,) * len(markers))
    supports = {id(one): support(one, clocks, half) for one in usable}
    fitting = [one for one in usable if _fits(supports[id(one)])]
    if any(clock is not None for clock in clocks):
        if not fitting:
            return Verdict(tuple(markers), (None,) * len(markers), warnings=("time-conflict",))
        chosen = max(fitting, key=lambda one: _rank(one, supports[id(one)], fitting, supports, zones))
    else:
        chosen = max(
            usable, key=lambda one: (sum(claim is not None for claim in one.claims), one.source == "attribute", "datetime" in one.slot)
        )
    found = supports[id(chosen)]
    return _verdict(markers, clocks, half, chosen, found, usable, supports, zones)


def _fits(found: Support) -> bool:
    return found.fitting > 0 and found.fitting >= _LEAST_FIT * found.compared


def _rank(
    one: Series, found: Support, fitting: Sequence[Series], supports: dict[int, Support], zones: Sequence[str]
) -> tuple[bool, bool, int, bool, bool]:
    """How well a series stands beside the others: zoned before naive, no false `Z`, by how many clocks fit."""
    zoned = found.offset is not None
    others = [supports[id(other)] for other in fitting if other is not one]
    contradicted = any(other.offset is not None and other.offset != found.offset and other.fitting * 2 >= found.fitting for other in others)
    instants = [claim.instant for claim in one.claims if claim is not None and claim.instant is not None]
    known = zoned and any(_offset_at(zone, instants[0]) == found.offset for zone in zones if instants)
    false = contradicted and not known and found.offset == 0 and all(claim is None or claim.utc for claim in one.claims)
    return zoned, known or not contradicted or not false, found.fitting, known, one.source == "attribute"


def _offset_at(zone: str, moment: datetime) -> int | None:
    info = tzinfo_of(zone)
    shift = info.utcoffset(moment.replace(tzinfo=None)) if info is not None else None
    return None if shift is None else round(shift.total_seconds() / 60)


def _verdict(
    markers: Sequence[Marker],
    clocks: Sequence[int | None],
    half: bool,
    chosen: Series,
    found: Support,
    usable: Sequence[Series],
    supports: dict[int, Support],
    zones: Sequence[str],
) -> Verdict:
    warnings: dict[str, None] = {}
    made: list[Marker] = []
    bases: list[str | None] = []
    conflicts: set[int] = set()
    for place, (marker, clock) in enumerate(zip(markers, clocks, strict=True)):
        claims = [(one, one.claims[place]) for one in (chosen, *(other for other in usable if other is not chosen))]
        picked, sure = _picked(claims, clock, half, found.offset, supports)
        if picked is None and clock is not None:
            picked, sure = _between(chosen, place, clock, found.offset), False
        if picked is None:
            made.append(marker)
            bases.append(None)
            continue
        series, claim = picked
        told = None if clock is None or found.offset is None else offset_of(claim, clock, half)
        shift = told if sure and told is not None else found.offset
        made.append(marker._replace(stamp=marker.stamp._replace(when=_when(marker.stamp.when, claim, shift, zones))))
        bases.append(series.source if claim.instant is not None else None)
        if not sure:
            conflicts.add(place)
        if any(_differs(other, claim, supports[id(one)], found.offset) for one, other in claims if one is not series and other is not None):
            warnings["source-conflict" if series.source == "attribute" else "time-conflict"] = None
    if conflicts:
        warnings["time-conflict"] = None
    for other in usable:
        there = supports[id(other)]
        if (
            other is not chosen
            and there.offset == 0
            and found.offset
            and _fits(there)
            and all(one is None or one.utc for one in other.claims)
        ):
            warnings = {"false-utc": None, **{name: None for name in warnings if name not in _EXPLAINED}}
    page_says = [_offset_at(zone, moment) for zone in zones[:1] for moment in _instants(chosen)[:1]]
    if found.offset is not None and page_says and page_says[0] is not None and page_says[0] != found.offset:
        warnings["time-conflict"] = None
    offset = spelled(found.offset) if found.offset is not None else None
    return Verdict(tuple(made), tuple(bases), offset, frozenset(conflicts), tuple(warnings), chosen)


def _instants(series: Series) -> list[datetime]:
    return [claim.instant for claim in series.claims if claim is not None and claim.instant is not None]


Witnessed = tuple[Series, Claim]


def _picked(
    claims: Sequence[tuple[Series, Claim | None]], clock: int | None, half: bool, offset: int | None, supports: dict[int, Support]
) -> tuple[Witnessed | None, bool]:
    """The witness of one entry, and whether it is sure.

    Where the shown clock fits one, that one. Else where two agree, they: the clock is wrong. Else none is believed.
    """
    there = [(one, claim) for one, claim in claims if claim is not None]
    if not there:
        return None, True
    if clock is None:
        return there[0], True
    for one, claim in there:
        own = supports[id(one)].offset
        if claim.instant is None:
            if claim.local is not None and abs(claim.local.hour * 60 + claim.local.minute - clock) <= 1:
                return (one, claim), True
        elif own == offset and offset_of(claim, clock, half) in (own, *supports[id(one)].others):
            return (one, claim), True
    zoned = [(one, claim) for one, claim in there if claim.instant is not None and supports[id(one)].offset == offset]
    for place, (one, claim) in enumerate(zoned):
        if any(close(claim.instant, other.instant) for _, other in zoned[place + 1 :]):
            return (one, claim), False
    return None, False


def _between(series: Series, place: int, clock: int, offset: int | None) -> Witnessed | None:
    """The witness of an entry whose shown clock fits none, where it lies between its neighbours' instants and the shown one does not."""
    claim = series.claims[place]
    above = series.claims[place - 1] if place else None
    below = series.claims[place + 1] if place + 1 < len(series.claims) else None
    if claim is None or claim.instant is None or above is None or below is None or above.instant is None or below.instant is None:
        return None
    low, high = sorted((above.instant, below.instant))
    midnight = claim.instant.replace(hour=0, minute=0, second=0)
    shown = midnight + timedelta(minutes=clock - (offset or 0))
    return (series, claim) if low <= claim.instant <= high and not low <= shown <= high else None


def _differs(other: Claim, claim: Claim, there: Support, offset: int | None) -> bool:
    """Another series says another instant, and not just with a false zone."""
    if other.instant is None or claim.instant is None:
        return False
    apart = timedelta(minutes=(offset or 0) - (there.offset if there.offset is not None else offset or 0))
    return not close(other.instant - apart, claim.instant)


def _when(when: When, claim: Claim, offset: int | None, zones: Sequence[str]) -> When:
    """A stamp's values with what a witness tells: day, clock, and the offset of the page's clocks (else the witness's own)."""
    if claim.instant is None:
        local = claim.local
        if local is None:
            return when
        return when._replace(year=local.year, month=local.month, day=local.day, numbers=None, weekday=None)
    shift = offset
    if shift is None:
        shift = own_offset(claim)
    if shift is None:
        shift = next((found for zone in zones if (found := _offset_at(zone, claim.instant)) is not None), 0)
    local = claim.instant.astimezone(UTC).replace(tzinfo=None) + timedelta(minutes=shift)
    return When(
        year=local.year,
        month=local.month,
        day=local.day,
        hour=local.hour,
        minute=local.minute,
        second=local.second,
        offset=spelled(shift),
        match=when.match,
    )
