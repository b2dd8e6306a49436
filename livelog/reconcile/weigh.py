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
from livelog.structured.times import Claim, claim_time
from livelog.structured.updates import updates_of


class Weighed(NamedTuple):
    """What the sources say together.

    `claims` are the updates that entries were joined to, `left` those that stand nowhere on the page, published at `left_at`.
    """

    verdict: Verdict
    identities: tuple[Identity, ...]
    claims: tuple[ClaimedUpdate | None, ...]
    left: tuple[ClaimedUpdate, ...]
    series: tuple[Series, ...]
    warnings: tuple[str, ...]
    left_at: tuple[Claim, ...] = ()


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
    joins = [matches.get(place) for place in range(len(entries))]
    claims = tuple([None if number is None else updates[number] for number in joins])
    times = [claim_time(update.published) for update in updates]
    published = tuple([times[number] if number is not None and updates[number].published else None for number in joins])
    changes = tuple([claim_time(claim.modified) if claim and claim.modified else None for claim in claims])
    series = series_of([Place(*one) for one in zip(containers, markers, removed, changed, strict=True)], page)
    for modified, told in ((False, published), (True, changes)):
        if any(one is not None and one.has_clock for one in told):
            series.append(Series("json-ld", "", told, modified))
    series = without_doubt(series)
    verdict = weighed(markers, series, zones, country, [marker.first in lines for marker, lines in zip(markers, changed, strict=True)])
    taken = set(matches.values())
    left = [number for number in range(len(updates)) if number not in taken]
    warnings = (*verdict.warnings, *conflicts(page.structured.blogs, updates, times, entries, authors, matches))
    return Weighed(
        verdict,
        tuple(identities(containers, claims, page)),
        claims,
        tuple([updates[number] for number in left]),
        tuple(series),
        warnings,
        tuple([times[number] for number in left]),
    )
