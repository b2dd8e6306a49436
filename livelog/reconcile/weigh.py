"""All sources of a page's entries weighed: which updates of the structured data they are, their times, ids and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from livelog.model.marker import Marker
from livelog.model.page import Page
from livelog.model.structured import ClaimedUpdate, Identity
from livelog.reconcile.conflicts import conflicts
from livelog.reconcile.identity import identities
from livelog.reconcile.join import Shown, joined
from livelog.reconcile.series import Series, without_doubt
from livelog.reconcile.slots import Place, series_of
from livelog.reconcile.times import Verdict, weighed
from livelog.structured.times import claim_time
from livelog.structured.updates import updates_of


class Weighed(NamedTuple):
    """What the sources say together. `claims` are the updates that entries were joined to, `left` those that stand nowhere on the page."""

    verdict: Verdict
    identities: tuple[Identity, ...]
    claims: tuple[ClaimedUpdate | None, ...]
    left: tuple[ClaimedUpdate, ...]
    series: tuple[Series, ...]
    warnings: tuple[str, ...]


def weigh(
    page: Page,
    markers: Sequence[Marker],
    entries: Sequence[Shown],
    authors: Sequence[tuple[str, ...]],
    removed: Sequence[dict[int, str]],
    changed: Sequence[frozenset[int]],
    zones: Sequence[str],
    country: str | None,
) -> Weighed:
    """The sources of a page's entries weighed.

    Of each entry its marker, texts, shown authors, the lines that were left out with the reason of each (`removed`), and those that tell
    of a change (`changed`).
    """
    containers = [entry.node for entry in entries]
    updates = updates_of(page.structured.blogs)
    matches = joined(updates, entries, page)
    claims = tuple(updates[matches[place]] if place in matches else None for place in range(len(entries)))
    series = series_of([Place(*one) for one in zip(containers, markers, removed, changed, strict=True)], page)
    for modified in (False, True):
        told = tuple(
            claim_time(value) if claim and (value := claim.modified if modified else claim.published) else None for claim in claims
        )
        if any(one is not None and one.has_clock for one in told):
            series.append(Series("json-ld", "", told, modified))
    series = without_doubt(series)
    verdict = weighed(markers, series, zones, country, [marker.first in lines for marker, lines in zip(markers, changed, strict=True)])
    taken = set(matches.values())
    left = tuple(update for number, update in enumerate(updates) if number not in taken)
    warnings = (*verdict.warnings, *conflicts(page.structured.blogs, updates, entries, authors, matches))
    return Weighed(verdict, tuple(identities(containers, claims, page)), claims, left, tuple(series), warnings)
