"""Entries' times within what the page says of its own: none is later than its last change, or than the capture."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from livelog.date.settle import Settled, settle
from livelog.date.witness import Witness
from livelog.know.zones import tzinfo_of
from livelog.model.marker import Divider, Marker

_SLACK = timedelta(minutes=10)  # by which a page's own time may lag behind its newest entry
_ZONE = timedelta(hours=15)  # by which a false zone may put a time off: more is another day


class Limits(NamedTuple):
    """When the page says that it was published and last changed, and when it was captured; None where it is not known."""

    published: datetime | None = None
    modified: datetime | None = None
    captured: datetime | None = None

    @property
    def latest(self) -> datetime | None:
        """The moment that no entry is later than. A last change that is no later than the publication was never kept up."""
        kept = self.modified if self.modified and (self.published is None or self.published < self.modified) else None
        return min((one for one in (kept, self.captured) if one is not None), default=None)


Times = tuple[tuple[Settled, ...], str, tuple[str, ...]]


def settled_within(markers: tuple[Marker, ...], dividers: list[Divider], witness: Witness, pinned: frozenset[int], limits: Limits) -> Times:
    """The markers' times as `settle` gives them, their days counted from the page's last entry where its first would lead too far.

    An entry that is still later than the page's last change, or than its capture, bears the warning `time-conflict`.

    >>> settled_within((), [], Witness(), frozenset(), Limits())
    ((), 'unknown', ())
    """
    found = settle(markers, dividers, witness, pinned)
    latest = limits.latest
    if latest is None:
        return found
    counted = frozenset(place for place, marker in enumerate(markers) if not marker.stamp.when.has_day and marker.stamp.when.has_clock)
    over = _over(found[0], counted, latest)
    if over is not None and over > _ZONE and witness.day is not None and witness.given_day is None and witness.day_of is None:
        info = tzinfo_of(witness.offset or witness.zone or witness.home or "+00:00")
        ends = (witness.day, latest.astimezone(info).date())
        for day in dict.fromkeys(ends):
            again = settle(markers, dividers, witness._replace(day=day, day_is_end=True), pinned)
            if _held(again[0], counted, limits, latest):
                warnings = again[2] if day == witness.day else (*again[2], "time-conflict")
                return again[0], again[1], warnings
    return _told(found, counted, latest, limits.captured)


def _moment(one: Settled) -> tuple[datetime | None, bool]:
    """An entry's time, and whether it is an instant: else its wall clock as if it were UTC's."""
    if one.instant is not None:
        return datetime.fromisoformat(one.instant), True
    local = one.time.local or ""
    return (datetime.fromisoformat(local).replace(tzinfo=UTC) if "T" in local else None), False


def _over(settled: tuple[Settled, ...], counted: frozenset[int], latest: datetime) -> timedelta | None:
    """How much the newest of the entries whose days were counted lies beyond the latest moment."""
    moments = [moment for place in counted if (moment := _moment(settled[place])[0]) is not None]
    return max(moments) - latest if moments else None


def _held(settled: tuple[Settled, ...], counted: frozenset[int], limits: Limits, latest: datetime) -> bool:
    """The entries whose days were counted lie between the page's publication and its latest moment."""
    for place in counted:
        moment, exact = _moment(settled[place])
        if moment is None:
            continue
        slack = _SLACK if exact else _ZONE
        if moment > latest + slack or (limits.published is not None and moment < limits.published - _ZONE):
            return False
    return True


def _told(found: Times, counted: frozenset[int], latest: datetime, captured: datetime | None) -> Times:
    """The times with warnings for what is too late: counted days after the last change, and anything after the capture."""
    settled, running, warnings = found
    made: list[Settled] = []
    for place, one in enumerate(settled):
        moment, exact = _moment(one)
        end = latest if place in counted else captured
        late = moment is not None and end is not None and moment > end + (_SLACK if exact else _ZONE)
        made.append(one._replace(warnings=(*one.warnings, "time-conflict")) if late and "time-conflict" not in one.warnings else one)
    late_ones = [one for one, old in zip(made, settled, strict=True) if one is not old]
    return tuple(made), running, (*warnings, "time-conflict") if late_ones else warnings
