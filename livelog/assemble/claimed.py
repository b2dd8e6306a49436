"""Entries that stand only in a page's structured data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta

from livelog.assemble.identity import distinct, identifier
from livelog.date.instants import stamp_text
from livelog.evidence.names import is_organisation
from livelog.model.blog import Author, Entry, EntryTime, Image
from livelog.model.page import Page
from livelog.model.stamp import When
from livelog.model.structured import ClaimedUpdate
from livelog.reconcile.identity import absolute
from livelog.reconcile.series import spelled
from livelog.structured.text import one_line, paragraphs
from livelog.structured.times import Claim, claim_time


def claimed(updates: Sequence[ClaimedUpdate], page: Page, first: int, taken: Sequence[str], shift: int) -> tuple[Entry, ...]:
    """The updates as entries without a span. `first` is the position of the first, `taken` are identifiers of the entries before.

    `shift` are the minutes by which the structured data's times are late, where it writes local times as UTC.
    """
    made = [_entry(update, page, first + number, shift) for number, update in enumerate(updates)]
    names = distinct([*taken, *(entry.identifier for entry in made)])[len(taken) :]
    from dataclasses import replace

    return tuple(entry if entry.identifier == name else replace(entry, identifier=name) for entry, name in zip(made, names, strict=True))


def _entry(update: ClaimedUpdate, page: Page, position: int, shift: int) -> Entry:
    headline = one_line(update.headline) if update.headline else None
    body = paragraphs(update.body) if update.body else ()
    claim = claim_time(update.published)
    time = _time(claim, shift)
    changed = claim_time(update.modified)
    name = update.identifier.rpartition("#")[2] if update.identifier else ""
    sources = ("headline", headline), ("datePublished", claim.instant), ("author", update.authors), ("articleBody", body)
    return Entry(
        identifier=name or identifier(time, When(), headline, body),
        position=position,
        headline=headline or None,
        authors=tuple(Author(said, kind if not is_organisation(said) else "Organization") for said, kind in update.authors),
        published=stamp_text(claim.instant - timedelta(minutes=shift)) if claim.instant else None,
        modified=stamp_text(changed.instant - timedelta(minutes=shift)) if changed.instant and changed.instant != claim.instant else None,
        body=body,
        url=absolute(update.url, page) if update.url else None,
        time=time,
        span=None,
        images=tuple(Image(url) for one in update.images if (url := absolute(one, page))),
        sources=tuple((field, update.source if value else "none") for field, value in sources),
        warnings=() if body else ("empty-entry",),
    )


def _time(claim: Claim, shift: int) -> EntryTime:
    """The wall clock as the structured data writes it."""
    local = claim.local or (claim.instant.astimezone(UTC).replace(tzinfo=None) if claim.instant else None)
    if local is None:
        return EntryTime(None, None, None, "none", "none")
    zone = None
    if claim.instant is not None:
        apart = round((local - claim.instant.replace(tzinfo=None)).total_seconds() / 60)
        zone = spelled(apart + shift)
    return EntryTime(None, local.strftime("%Y-%m-%dT%H:%M"), zone, "second" if claim.instant else "minute", "json-ld" if zone else "none")
