"""Series of machine-readable times, each judged as a witness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from livelog.structured.times import Claim

SLACK = 1  # minutes by which a shown clock may be cut or rounded
_LEAST_DISTINCT = 0.3  # share of distinct instants among those of a series that is a witness
_MIDNIGHTS = 0.6  # share of times at midnight from which on a series tells days only


class Series(NamedTuple):
    """Times of the entries from one source, a claim each (None: the source says nothing of the entry).

    `source` is `attribute` or `json-ld`, `slot` where it was found, `modified` tells that it is of changes, `doubtful` that only a class or
    the words before the time say so.
    """

    source: str
    slot: str
    claims: tuple[Claim | None, ...]
    modified: bool = False
    doubtful: bool = False


_MOST = 0.5  # share of the entries with a doubtful time that must have another one for the doubtful to be that of a change


def without_doubt(series: Sequence[Series]) -> list[Series]:
    """The series, of which the doubtful ones tell of changes only where another one tells of publications."""
    told = {place for one in series if not one.modified for place, claim in enumerate(one.claims) if claim is not None}

    def other(one: Series) -> bool:
        own = [place for place, claim in enumerate(one.claims) if claim is not None]
        return sum(place in told for place in own) >= _MOST * len(own)

    return [one._replace(modified=other(one), doubtful=False) if one.doubtful else one for one in series]


def credible(series: Series) -> bool:
    """Whether a series tells entries apart: its instants vary, and are not all midnights.

    >>> from livelog.structured.times import claim_time
    >>> credible(Series("json-ld", "", (claim_time("2026-03-09T16:00:00Z"),) * 4))
    False
    """
    moments = [claim.instant or claim.local for claim in series.claims if claim is not None]
    if not moments:
        return False
    if len(moments) >= 3 and len(set(moments)) < max(2, _LEAST_DISTINCT * len(moments)):
        return False
    walls = [claim.local or claim.instant for claim in series.claims if claim is not None]
    midnights = sum(wall is not None and wall.hour == wall.minute == wall.second == 0 for wall in walls)
    return midnights <= _MIDNIGHTS * len(walls)


def own_offset(claim: Claim) -> int | None:
    """The offset that a claim itself is written with, in minutes; None where it is none, or UTC."""
    if claim.instant is None or claim.local is None or claim.utc:
        return None
    return round((claim.local - claim.instant.replace(tzinfo=None)).total_seconds() / 60)


def close(one: datetime | None, other: datetime | None) -> bool:
    """Two instants within a minute."""
    return one is not None and other is not None and abs((one - other).total_seconds()) <= 60 * SLACK
