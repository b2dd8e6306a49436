"""What the weighed sources say, applied to settled times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from livelog.date.instants import offset_at, spelled, stamp_text
from livelog.date.settle import Settled
from livelog.date.witness import Witness
from livelog.know.lazy import lazy
from livelog.model.blog import EntryTime
from livelog.model.page import Page
from livelog.reconcile.display import Display, offsets_of
from livelog.reconcile.series import Series, close, credible, own_offset
from livelog.reconcile.times import Verdict, instants
from livelog.reconcile.weigh import Weighed
from livelog.structured.times import claim_time

# a clock in a line: 11:08, 11.08
_CLOCK = lazy(r"(?<![\d.:])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.:])")


def zones_of(witness: Witness) -> tuple[str, ...]:
    """The zones that the page or its publisher is known by."""
    return tuple(zone for zone in (witness.zone, witness.home) if zone)


def told_zone(verdict: Verdict, witness: Witness) -> Witness:
    """The witness with the zone that machine-readable times give the page's clocks, where no known zone says the same."""
    if verdict.offset is None or verdict.chosen is None:
        return witness
    moment = next((claim.instant for claim in verdict.chosen.claims if claim is not None and claim.instant is not None), None)
    for zone in zones_of(witness):
        if moment is not None and _spelled_at(zone, moment) == verdict.offset:
            return witness._replace(zone=zone) if zone == witness.zone else witness._replace(zone=None)
    return witness._replace(offset=verdict.offset)


def _spelled_at(zone: str, moment: datetime) -> str | None:
    shift = offset_at(zone, moment)
    return None if shift is None else spelled(shift)


def with_bases(settled: Sequence[Settled], verdict: Verdict, zones: Sequence[str]) -> tuple[Settled, ...]:
    """The settled times with how each is known, the name of the zone where it is one that the page is known by, and conflicts."""
    made: list[Settled] = []
    for place, (one, basis) in enumerate(zip(settled, verdict.bases, strict=True)):
        time = one.time
        known, named = time.basis, time.zone
        if basis is not None and one.instant is not None:
            moment = datetime.fromisoformat(one.instant)
            known, named = basis, next((zone for zone in zones if _spelled_at(zone, moment) == time.zone), time.zone)
        warnings = (*one.warnings, "time-conflict") if place in verdict.conflicts else one.warnings
        time = EntryTime(time.text or None, time.local, named, time.precision, known, time.minute)
        made.append(Settled(time, one.instant, warnings))
    return tuple(made)


def changed_at(weighed: Weighed, settled: Sequence[Settled], places: Sequence[int]) -> list[str | None]:
    """The instants at which entries were changed, from the first series of changes that runs beside the times of publication.

    Where the publications' zone is false, so is that of the changes: none is told. A change before the publication, or at the same minute,
    is none; one with a false `Z` is put right by what the publication shows.
    """
    found: list[str | None] = []
    naive = weighed.verdict.chosen is not None and not instants(weighed.verdict.chosen)
    changes = [
        (one.claims, timedelta(minutes=_late(one, weighed))) for one in weighed.series if one.modified and not naive and credible(one)
    ]
    if not changes:
        return [None] * len(settled)
    for time, place in zip(settled, places, strict=True):
        published = datetime.fromisoformat(time.instant) if time.instant else None
        told = None
        for claims, late_by in changes:
            claim = claims[place]
            if claim is None or claim.instant is None or published is None:
                continue
            moment = claim.instant - late_by
            if moment > published and not close(moment, published):
                told = stamp_text(moment)
                break
        found.append(told)
    return found


def _late(series: Series, weighed: Weighed) -> int:
    """Minutes by which a series of changes is off: as much as the series of publications from the same source."""
    chosen = weighed.verdict.chosen
    if chosen is None or chosen.source == series.source:
        return 0
    beside = next((one for one in weighed.series if one.source == series.source and not one.modified), None)
    return _apart(beside, chosen) if beside is not None else 0


def _apart(series: Series, chosen: Series) -> int:
    """Minutes by which a series lies behind the chosen one, where most entries agree on it and it is a zone's; else 0."""
    gaps = [
        round((one.instant - other.instant).total_seconds() / 60)
        for one, other in zip(series.claims, chosen.claims, strict=True)
        if one is not None and other is not None and one.instant is not None and other.instant is not None
    ]
    common, count = next(iter(Counter(gaps).most_common(1)), (0, 0))
    return common if common % 15 == 0 and count * 2 > len(gaps) else 0


def late(weighed: Weighed) -> int:
    """Minutes by which the structured data's times are off, told by the entries that stand on the page too."""
    chosen = weighed.verdict.chosen
    own = next((one for one in weighed.series if one.source == "json-ld" and not one.modified), None)
    return _apart(own, chosen) if own is not None and chosen is not None and own is not chosen else 0


def false_utc(page: Page, first: int, verdict: Verdict) -> tuple[str, ...]:
    """`false-utc` where a time above the entries says `Z` and shows its clock, which is not the clock of UTC on this page."""
    if verdict.offset in (None, "+00:00"):
        return ()
    for node in page.nodes:
        if node.first >= first:
            break
        for _, value in node.times:
            claim = claim_time(value)
            if claim.instant is None or not claim.utc or claim.local is None or node.last <= node.first:
                continue
            clock = f"{claim.local.hour}:{claim.local.minute:02d}"
            shown = page.lines[node.first].text.replace(".", ":")
            if clock in shown and (claim.local.minute or claim.local.hour):
                return ("false-utc",)
    return ()


def page_offset(page: Page, first: int) -> str | None:
    """The zone, as an offset, that the page's own times tell: a shown clock that is not its machine time's, or an offset in the head.

    `first` is the line of the first entry. A clock that is the same as that of a time with `Z` tells nothing: such a `Z` is often false.
    """
    for node in page.nodes:
        if node.first >= first:
            break
        for _, value in node.times:
            claim = claim_time(value)
            shown = _CLOCK.search(page.lines[node.first].text) if node.last > node.first else None
            if (
                claim.instant is not None
                and shown
                and (offset := next(iter(offsets_of(claim, Display(int(shown[1]) * 60 + int(shown[2])))), None))
            ):
                return spelled(offset)
    blogs = (*page.structured.blogs, *page.structured.articles)
    told = [claim_time(value) for value in (page.head.published, page.head.modified, *(blog.published for blog in blogs))]
    offsets = {offset for claim in told if (offset := own_offset(claim)) is not None}
    return spelled(offsets.pop()) if len(offsets) == 1 else None


def head_instant(page: Page, field: str) -> str | None:
    """The instant at which the page's structured data or head says it was `published` or `modified` (`field`), if in a zone."""
    blogs = (*page.structured.blogs, *page.structured.articles)
    claims = [getattr(blog, field) for blog in blogs] + [getattr(page.head, field)]
    for value in claims:
        claim = claim_time(value)
        if claim.instant is not None:
            return stamp_text(claim.instant.astimezone(UTC))
    return None
