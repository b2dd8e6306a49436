"""How a series of machine-readable times fits what the entries show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from livelog.date.instants import offset_at
from livelog.reconcile.display import Display, offsets_of, same_day, stated_offset
from livelog.reconcile.series import SLACK, Series, own_offset
from livelog.structured.times import Claim

# an instant, the offsets by which it shows what is displayed with it (one at least), and the one of the zone displayed there
_Told = tuple[datetime, tuple[int, ...], int | None]
_LEAST_FIT = 0.5  # share of the clocks compared with a series that must fit for the two to tell the same times


class Support(NamedTuple):
    """How a series fits the times that the page shows: the commonest offset, how many fit, of how many.

    A time fits with the common offset or with the zone shown beside it. `others` are offsets an hour apart that fit the clocks before or
    after one moment: there the clocks were changed. `stated` counts the times that are shown with a zone, `clashing` those of them whose
    clocks fit but whose zone is another.
    """

    offset: int | None
    fitting: int
    compared: int
    others: frozenset[int] = frozenset()
    stated: int = 0
    clashing: int = 0

    @property
    def fits(self) -> bool:
        """The series and the shown clocks tell the same times."""
        return self.fitting > 0 and self.fitting >= _LEAST_FIT * self.compared


def support(series: Series, shown: Sequence[Display], zones: Sequence[str] = ()) -> Support:
    """The support that the shown times give a series; `zones` are those that the page is known by.

    A series without zones fits with the clock itself.

    >>> from livelog.structured.times import claim_time
    >>> support(Series("attribute", "", (claim_time("2026-07-09T10:48Z"),)), [Display(11 * 60 + 48)]).offset
    60
    """
    votes: dict[int, int] = {}
    told: list[_Told] = []
    same = compared = stated = clashing = 0
    likely: set[int | None] = set()
    for claim, display in zip(series.claims, shown, strict=True):
        if claim is None or display.clock is None:
            continue
        compared += 1
        if claim.instant is None:
            same += shows(claim, display)
            continue
        options, own = offsets_of(claim, display), stated_offset(claim, display)
        if options:
            told.append((claim.instant, options, own))
        for one in (own,) if own is not None and own in options else options:
            votes[one] = votes.get(one, 0) + 1
        stated += own is not None
        clashing += own is not None and bool(options) and own not in options
        if display.half:
            likely |= {own_offset(claim), *(offset_at(zone, claim.instant) for zone in zones)}
    if not votes:
        return Support(None, same, compared, stated=stated, clashing=clashing)
    best = max(votes, key=lambda one: (votes[one], one in likely, -abs(one)))
    others = frozenset(one for one in (best - 60, best + 60) if one in votes and _parted(told, best, one))
    found = Support(best, 0, compared, others, stated, clashing)
    return found._replace(fitting=sum(_fit(options, own, found) is not None for _, options, own in told))


def fit(claim: Claim, display: Display, found: Support) -> int | None:
    """The offset by which a claim shows what its entry displays: that of the zone displayed with it, or one that its series fits with."""
    options = offsets_of(claim, display)
    return _fit(options, stated_offset(claim, display), found) if options else None


def _fit(options: Sequence[int], own: int | None, found: Support) -> int | None:
    """The same, of the offsets that a claim can have; `own` is that of the zone displayed with it."""
    if own is not None and own in options:
        return own
    if found.offset in options:
        return found.offset
    return next((one for one in sorted(found.others) if one in options), None)


def clashes(claim: Claim, display: Display, offset: int | None) -> bool:
    """The zone displayed with a clock is another than the one that the claim tells."""
    own = stated_offset(claim, display)
    return own is not None and offset is not None and own != offset


def shows(claim: Claim, display: Display) -> bool:
    """A claim without a zone is the displayed clock, on the displayed day."""
    if claim.local is None or display.clock is None:
        return False
    return abs(claim.local.hour * 60 + claim.local.minute - display.clock) <= SLACK and same_day(claim.local, display.when)


def _parted(told: Sequence[_Told], one: int, other: int) -> bool:
    """All instants that fit with one offset lie before all that fit with the other."""
    first = [moment for moment, options, _ in told if options[0] == one]
    second = [moment for moment, options, _ in told if options[0] == other]
    return bool(first and second) and (max(first) < min(second) or max(second) < min(first))
