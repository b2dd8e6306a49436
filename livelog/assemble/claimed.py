"""Entries that stand only in a page's structured data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from livelog.assemble.entries import field_sources
from livelog.assemble.identity import distinct, identifier
from livelog.date.instants import spelled, stamp_text
from livelog.date.settle import Settled, settle
from livelog.date.witness import Witness
from livelog.evidence.names import is_organisation
from livelog.model.blog import Author, Entry, EntryTime, Image
from livelog.model.marker import Marker
from livelog.model.page import Page
from livelog.model.stamp import Stamp, When
from livelog.model.structured import ClaimedAuthor, ClaimedUpdate
from livelog.reconcile.identity import absolute
from livelog.reconcile.series import own_offset
from livelog.structured.text import one_line, paragraphs
from livelog.structured.times import Claim, claim_time


def claimed(
    updates: Sequence[ClaimedUpdate], claims: Sequence[Claim], page: Page, witness: Witness, first: int, taken: Sequence[str], shift: int
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The updates as entries without a span, and the page's warnings that their times (`claims`) give.

    `first` is the position of the first, `taken` are identifiers of the entries before. `shift` are the minutes by which the structured
    data's times are late, where it writes local times as UTC. Local times without a zone are settled by the `witness`.
    """
    naive, warnings = _settled([claim for claim in claims if _naive(claim)], witness)
    waiting = iter(naive)
    times = [next(waiting) if _naive(claim) else _zoned(claim, shift) for claim in claims]
    changes = [_changed(claim_time(update.modified), witness, shift) if update.modified else None for update in updates]
    signed = {names: _authors(names) for names in {update.authors for update in updates}}  # few names sign most updates
    made = [
        _entry(update, page, first + number, time, changed, signed[update.authors])
        for number, (update, time, changed) in enumerate(zip(updates, times, changes, strict=True))
    ]
    names = distinct([*taken, *(entry.identifier for entry in made)])[len(taken) :]
    entries = tuple(entry if entry.identifier == name else replace(entry, identifier=name) for entry, name in zip(made, names, strict=True))
    return entries, warnings


def _authors(names: Sequence[ClaimedAuthor]) -> tuple[Author, ...]:
    return tuple([Author(said, kind if not is_organisation(said) else "Organization") for said, kind in names])


def _entry(update: ClaimedUpdate, page: Page, position: int, time: Settled, changed: str | None, authors: tuple[Author, ...]) -> Entry:
    headline = one_line(update.headline) if update.headline else None
    body = paragraphs(update.body) if update.body else ()
    name = update.identifier.rpartition("#")[2] if update.identifier else ""
    return Entry(
        identifier=name or identifier(time.time, When(), headline, body),
        position=position,
        headline=headline or None,
        authors=authors,
        published=time.instant,
        modified=changed if changed != time.instant else None,
        body=body,
        url=absolute(update.url, page) if update.url else None,
        time=time.time,
        span=None,
        images=tuple([Image(url) for one in update.images if (url := absolute(one, page))]),
        sources=field_sources(*[update.source if there else "none" for there in (headline, time.instant, authors, body)]),
        warnings=time.warnings if body else (*time.warnings, "empty-entry"),
    )


def _naive(claim: Claim) -> bool:
    """A day was written, perhaps with a clock, but no offset."""
    return not claim.zoned and (claim.local is not None or claim.day is not None)


def _zoned(claim: Claim, shift: int) -> Settled:
    """The time of a claim with a zone (without one it has none): the wall clock as the structured data writes it."""
    if claim.instant is None:
        return Settled(EntryTime(None, None, None, "none", "none"), None)
    local = claim.local or claim.instant.replace(tzinfo=None)
    zone = spelled((own_offset(claim) or 0) + shift)
    precision = "second" if claim.seconds else "minute"
    return Settled(EntryTime(None, local.isoformat()[:16], zone, precision, "json-ld"), _instant(claim, shift))


def _instant(claim: Claim, shift: int) -> str | None:
    """The instant of a claim with a zone, as it is written; None where there is none."""
    if claim.instant is None:
        return None
    return stamp_text(claim.instant - timedelta(minutes=shift) if shift else claim.instant)


def _settled(claims: Sequence[Claim], witness: Witness) -> tuple[tuple[Settled, ...], tuple[str, ...]]:
    """The times of claims without a zone, as those of entries that show them would be settled, and the page's warnings."""
    if not claims:
        return (), ()
    settled, _, warnings = settle(tuple(_marker(claim) for claim in claims), [], witness)
    return tuple(one._replace(time=_unshown(one.time)) for one in settled), warnings


def _unshown(time: EntryTime) -> EntryTime:
    """A time of which the page shows nothing; a zone that its words state is the structured data's."""
    return replace(time, text=None, basis="json-ld" if time.basis == "stated" else time.basis)


def _marker(claim: Claim) -> Marker:
    """A marker that shows what a claim without a zone says."""
    if claim.local is not None:
        local = claim.local
        when = When(local.year, local.month, local.day, hour=local.hour, minute=local.minute, zone=claim.word)
        when = when._replace(second=local.second if claim.seconds else None)
        return Marker(0, -1, Stamp(0, 0, 0, "whole", when, "YYYY-MM-DD HH:MM", ""))
    when = When(claim.day.year, claim.day.month, claim.day.day) if claim.day is not None else When()
    return Marker(0, -1, Stamp(0, 0, 0, "whole", when, "", ""))


def _changed(claim: Claim, witness: Witness, shift: int) -> str | None:
    """The instant of a change."""
    return _settled([claim], witness)[0][0].instant if _naive(claim) else _instant(claim, shift)
