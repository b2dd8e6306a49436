"""The witness of one entry's time among the series that say something of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from livelog.reconcile.display import Display, offsets_of
from livelog.reconcile.series import Series, close
from livelog.reconcile.support import Support, clashes, fit, shows
from livelog.structured.times import Claim

_HALF, _DAY = 720, 1440
_NEAR = timedelta(hours=6)  # by which the first and the last entry are believed to lie apart from the only neighbour that they have


class Pick(NamedTuple):
    """The claim that is believed, its series, the offset of the page's clocks there, and whether nothing speaks against it."""

    series: Series
    claim: Claim
    offset: int | None
    sure: bool = True


class Bench(NamedTuple):
    """The witnesses of a page: the `chosen` series first among those of publication, those of `changes`, and how each fits (by its id)."""

    series: tuple[Series, ...]
    changes: tuple[Series, ...]
    supports: Mapping[int, Support]
    offset: int | None


def pick(place: int, display: Display, bench: Bench) -> Pick | None:
    """The witness of an entry; None where none is believed.

    Where what is displayed fits one, that one, or where it fits the time of a change, the publication beside it. Else where the two are
    half a day apart, where two witnesses agree, or where the chosen one lies between its neighbours: what is displayed is wrong. Else none.
    """
    there = [(one, claim) for one in bench.series if (claim := one.claims[place]) is not None]
    if not there:
        return None
    if display.clock is None:
        return Pick(*there[0], bench.offset)
    zoned = [(one, claim) for one, claim in there if claim.instant is not None and bench.supports[id(one)].offset == bench.offset]
    for one, claim in there:
        if claim.instant is None:
            if shows(claim, display):
                return Pick(one, claim, bench.offset)
        elif (one, claim) in zoned and (offset := fit(claim, display, bench.supports[id(one)])) is not None:
            return Pick(one, claim, offset, not clashes(claim, display, offset))
    for one, claim in zoned:
        if any(change.source == one.source and _fits(change.claims[place], display, bench.offset) for change in bench.changes):
            return Pick(one, claim, bench.offset)
    if not display.when.twelve and display.clock <= _HALF + 59:
        other = display._replace(clock=(display.clock + _HALF) % _DAY)
        for one, claim in zoned:
            if _fits(claim, other, bench.offset):
                return Pick(one, claim, bench.offset, sure=False)
    for number, (one, claim) in enumerate(zoned):
        if any(close(claim.instant, again.instant) for _, again in zoned[number + 1 :]):
            return Pick(one, claim, bench.offset, sure=False)
    return _between(bench.series[0], place, display.clock, bench.offset)


def _fits(claim: Claim | None, display: Display, offset: int | None) -> bool:
    return claim is not None and offset in offsets_of(claim, display)


def _between(series: Series, place: int, clock: int, offset: int | None) -> Pick | None:
    """The witness of an entry whose shown clock fits none, where it goes on with its neighbours' instants and the shown one does not."""
    claim = series.claims[place]
    above = series.claims[place - 1] if place else None
    below = series.claims[place + 1] if place + 1 < len(series.claims) else None
    if claim is None or claim.instant is None:
        return None
    beside = [one.instant for one in (above, below) if one is not None and one.instant is not None]
    if not beside or any(close(claim.instant, one) for one in beside):
        return None
    low, high = min(beside), max(beside)
    if len(beside) == 1:
        later = claim.instant >= low
        low, high = (low, low + _NEAR) if later else (low - _NEAR, low)
    midnight = claim.instant.replace(hour=0, minute=0, second=0)
    shown = [midnight + timedelta(minutes=clock - (offset or 0), days=day) for day in ((-1, 0, 1) if len(beside) == 1 else (0,))]
    there = low <= claim.instant <= high and not any(low <= one <= high for one in shown)
    return Pick(series, claim, offset, sure=False) if there else None


def odd_days(picks: Sequence[Pick | None], shown: Sequence[Display]) -> list[Pick | None]:
    """The witnesses, of which one that lies days away from both neighbours, and between them at the same clock, has its day put right.

    >>> odd_days([], [])
    []
    """
    made = list(picks)
    for place in range(1, len(picks) - 1):
        above, own, below = picks[place - 1], picks[place], picks[place + 1]
        if own is None or above is None or below is None or shown[place].when.has_day:
            continue
        if own.claim.instant is None or above.claim.instant is None or below.claim.instant is None:
            continue
        low, high = sorted((above.claim.instant, below.claim.instant))
        days = timedelta(days=(high - own.claim.instant).days)
        if high - low < timedelta(days=1) and days and low <= own.claim.instant + days <= high:
            local = own.claim.local + days if own.claim.local is not None else None
            made[place] = own._replace(claim=own.claim._replace(instant=own.claim.instant + days, local=local), sure=False)
    return made
