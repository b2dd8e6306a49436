"""Entries' times from the witnesses that support each other: the shown clock, the attributes beside it, the structured data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from livelog.date.instants import offset_at, spelled
from livelog.model.marker import Marker
from livelog.model.stamp import When
from livelog.reconcile.display import Display, displays
from livelog.reconcile.pick import Bench, Pick, odd_days, pick
from livelog.reconcile.series import SLACK, Series, close, credible, own_offset
from livelog.reconcile.support import Support, support
from livelog.structured.times import Claim

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


def weighed(
    markers: Sequence[Marker], every: Sequence[Series], zones: Sequence[str], country: str | None = None, changed: Sequence[bool] = ()
) -> Verdict:
    """The verdict over the entries' times.

    `zones` are the page's own and its publisher's, as far as they are known, `country` tells what abbreviations of zones mean, `changed`
    which markers show the time of a change. A series that hardly varies is no witness. Of two that fit the clocks with different offsets
    one is local time with a false `Z`: the one that says UTC and shows the clock itself, where another says otherwise.
    """
    shown = displays(markers, country)
    usable = [one for one in every if not one.modified and credible(one)]
    unsaid = Verdict(tuple(markers), (None,) * len(markers))
    if not usable:
        return unsaid
    told = [support(one, shown, zones) for one in usable]
    false = [_false(one, found) for one, found in zip(usable, told, strict=True)]
    usable = [_local(one) if wrong else one for one, wrong in zip(usable, false, strict=True)]
    told = [support(one, shown, zones) if wrong else found for one, found, wrong in zip(usable, told, false, strict=True)]
    supports = {id(one): found for one, found in zip(usable, told, strict=True)}
    changes = tuple(one for one in every if one.modified)
    fitting = [one for one in usable if supports[id(one)].fits]
    mostly = sum(changed) * 2 > len(markers)
    warnings: dict[str, None] = {}
    if all(display.clock is None for display in shown):
        order = [(sum(claim is not None for claim in one.claims), one.source == "attribute", "datetime" in one.slot) for one in usable]
        chosen = usable[order.index(max(order))]
    elif (mostly or not fitting) and (beside := _beside_changes(usable, changes, shown, zones)):
        chosen, supports[id(chosen)] = beside
        if not mostly:
            warnings["source-conflict"] = None
    elif fitting:
        chosen = max(fitting, key=lambda one: _rank(one, supports[id(one)], fitting, supports, zones))
    else:
        return unsaid._replace(warnings=("time-conflict",))
    series = (chosen, *(one for one in usable if one is not chosen))
    bench = Bench(series, changes, supports, supports[id(chosen)].offset)
    return _verdict(markers, shown, bench, zones, warnings, false=any(false))


def _false(one: Series, found: Support) -> bool:
    """All of a series says UTC and is the shown clock, but most shown clocks have another zone beside them."""
    return found.offset == 0 and found.clashing * 2 > found.stated and all(claim is None or claim.utc for claim in one.claims)


def _local(one: Series) -> Series:
    """The series as wall clocks, without its false zone."""
    claims = [
        claim and claim._replace(instant=None, local=claim.local or (claim.instant and claim.instant.replace(tzinfo=None)))
        for claim in one.claims
    ]
    return one._replace(claims=tuple(claims))


def _beside_changes(
    usable: Sequence[Series], changes: Sequence[Series], shown: Sequence[Display], zones: Sequence[str]
) -> tuple[Series, Support] | None:
    """The publications beside a series of changes that the shown clocks are those of, and how the changes fit."""
    for change in changes:
        found = support(change, shown, zones)
        if not found.fits or found.offset is None:
            continue
        for one in usable:
            both = sum(claim is not None and other is not None for claim, other in zip(one.claims, change.claims, strict=True))
            if one.source == change.source and both >= found.fitting:
                return one, found
    return None


def _rank(
    one: Series, found: Support, fitting: Sequence[Series], supports: dict[int, Support], zones: Sequence[str]
) -> tuple[bool, bool, int, bool, bool]:
    """How well a series stands beside the others: zoned before naive, no false `Z`, by how many clocks fit."""
    zoned = found.offset is not None
    others = [supports[id(other)] for other in fitting if other is not one]
    contradicted = any(other.offset is not None and other.offset != found.offset and other.fitting * 2 >= found.fitting for other in others)
    moments = instants(one)
    known = zoned and any(offset_at(zone, moments[0]) == found.offset for zone in zones if moments)
    false = contradicted and not known and found.offset == 0 and all(claim is None or claim.utc for claim in one.claims)
    return zoned, known or not contradicted or not false, found.fitting, known, one.source == "attribute"


def _verdict(
    markers: Sequence[Marker], shown: Sequence[Display], bench: Bench, zones: Sequence[str], warnings: dict[str, None], *, false: bool
) -> Verdict:
    chosen, *others = bench.series
    found = bench.supports[id(chosen)]
    picks = odd_days([pick(place, display, bench) for place, display in enumerate(shown)], shown)
    halved = any(own is not None and _halved(own, display) for own, display in zip(picks, shown, strict=True))
    beside = zip(_nearest(picks), _nearest(reversed(picks))[::-1], strict=True) if found.others else ((),) * len(picks)
    made: list[Marker] = []
    bases: list[str | None] = []
    conflicts: set[int] = set()
    for place, (marker, own, near) in enumerate(zip(markers, picks, beside, strict=True)):
        if own is None:
            made.append(marker)
            bases.append(None)
            if any(_is_moment(one.claims[place], zoned=found.offset is not None) for one in bench.series):
                conflicts.add(place)  # the shown clock, against what is said of it
            elif not shown[place].zone and any(one is not None and one.offset != found.offset for one in near):
                conflicts.add(place)  # the clocks were changed, and it stands where either may be meant
            continue
        made.append(marker._replace(stamp=marker.stamp._replace(when=_when(marker.stamp.when, own, zones, halved))))
        bases.append(own.series.source if own.claim.instant is not None else None)
        if not own.sure:
            conflicts.add(place)
        if any(_differs(one, place, own, bench) for one in bench.series if one is not own.series):
            warnings["source-conflict" if own.series.source == "attribute" else "time-conflict"] = None
    if conflicts:
        warnings["time-conflict"] = None
    if false or any(_falsely(other, bench.supports[id(other)]) for other in others if found.offset):
        warnings = {
            "false-utc": None,
            **{name: None for name in warnings if name not in _EXPLAINED or (conflicts and name == "time-conflict")},
        }
    if found.offset == 0 and any(display.when.zone and not display.zone for display in shown):
        warnings["time-conflict"] = None  # an abbreviation that means several zones, none of them UTC
    if any(_elsewhere(other, chosen, found.offset) for other in others):
        warnings["time-conflict"] = None
    page_says = [offset_at(zone, moment) for zone in zones[:1] for moment in instants(chosen)[:1]]
    if found.offset is not None and page_says and page_says[0] is not None and page_says[0] != found.offset:
        warnings["time-conflict"] = None
    offset = spelled(found.offset) if found.offset is not None else None
    return Verdict(tuple(made), tuple(bases), offset, frozenset(conflicts), tuple(warnings), chosen)


def _nearest(picks: Iterable[Pick | None]) -> list[Pick | None]:
    """For each entry the nearest above that a witness tells the time of."""
    found: list[Pick | None] = []
    for one in picks:
        found.append(one if one is not None or not found else found[-1])
    return found


def _is_moment(claim: Claim | None, *, zoned: bool) -> bool:
    """The claim is of a moment (`zoned`), or of a clock; not of a day, which some write as its midnight."""
    wall = claim and (claim.local or claim.instant)
    told = claim is not None and (claim.instant is not None if zoned else claim.has_clock)
    return told and bool(wall and (wall.hour or wall.minute or wall.second))


def _elsewhere(other: Series, chosen: Series, offset: int | None) -> bool:
    """Another series, without zones, is off by the same hours throughout, from the clocks and from UTC: one of the two has a false zone."""
    gaps = [
        round((two.local - one.instant.replace(tzinfo=None)).total_seconds() / 60)
        for one, two in zip(chosen.claims, other.claims, strict=True)
        if one is not None
        and two is not None
        and one.instant is not None
        and two.instant is None
        and two.local is not None
        and two.has_clock
    ]
    common, count = next(iter(Counter(gaps).most_common(1)), (0, 0))
    return len(gaps) > 1 and count * 2 > len(gaps) and common % 15 == 0 and common not in (0, offset or 0)


def _falsely(other: Series, there: Support) -> bool:
    """Another series says UTC and shows the clocks themselves."""
    return there.offset == 0 and there.fits and all(one is None or one.utc for one in other.claims)


def instants(series: Series) -> list[datetime]:
    """The instants of a series.

    >>> instants(Series("attribute", "", (None,)))
    []
    """
    return [claim.instant for claim in series.claims if claim is not None and claim.instant is not None]


def _differs(one: Series, place: int, own: Pick, bench: Bench) -> bool:
    """Another series says another instant, and not just with a false zone."""
    other, there = one.claims[place], bench.supports[id(one)].offset
    if other is None or other.instant is None or own.claim.instant is None:
        return False
    apart = timedelta(minutes=(bench.offset or 0) - (there if there is not None else bench.offset or 0))
    return not close(other.instant - apart, own.claim.instant)


def _halved(own: Pick, display: Display) -> bool:
    """The displayed clock has lost its am or pm: its witness is half a day off."""
    if not display.half or display.clock is None or own.claim.instant is None or own.offset is None:
        return False
    minutes = own.claim.instant.hour * 60 + own.claim.instant.minute + own.offset
    return abs((minutes - display.clock) % 1440 - 720) <= SLACK


def _when(when: When, own: Pick, zones: Sequence[str], halved: bool) -> When:
    """A stamp's values with what a witness tells: day, clock, and the offset of the page's clocks (else the witness's own).

    `halved` tells that the page's clocks have lost their am and pm: this one has it now, for others to be measured by.
    """
    claim, offset = own.claim, own.offset
    if claim.instant is None:
        local = claim.local
        if local is None:
            return when
        return when._replace(year=local.year, month=local.month, day=local.day, numbers=None, weekday=None)
    shift = offset
    if shift is None:
        shift = own_offset(claim)
    if shift is None:
        shift = next((found for zone in zones if (found := offset_at(zone, claim.instant)) is not None), 0)
    local = claim.instant + timedelta(minutes=shift)  # an instant is in UTC
    return When(
        year=local.year,
        month=local.month,
        day=local.day,
        hour=local.hour,
        minute=local.minute,
        second=local.second if claim.seconds else None,
        twelve=halved,
        offset=spelled(shift),
        match=when.match,
    )
