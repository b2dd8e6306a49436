"""What a page and its publisher tell of days and zones, markers apart."""

from __future__ import annotations

from datetime import date, datetime

from livelog.assemble import said
from livelog.assemble.entries import Row
from livelog.date.calendar import day_first
from livelog.date.facts import PageDay, embedded_day, page_days, page_zone, url_day
from livelog.date.limits import Limits
from livelog.date.witness import Witness
from livelog.know.lexicon import Lexicon
from livelog.know.publishers import Publisher
from livelog.model.page import Options, Page
from livelog.model.stamp import Stamp
from livelog.read.lines import extent
from livelog.stamps.grammar import grammar

FOREIGN = frozenset(["embed", "related-link", "comments", "navigation"])  # reasons of lines whose times are those of other texts


def witness_of(
    page: Page,
    heading: list[Stamp],
    stamps: list[Stamp],
    first: int,
    last: int,
    publisher: Publisher | None,
    dialect: str | None,
    options: Options,
    words: Lexicon,
) -> Witness:
    """Everything but the markers that tells of days and zones. `heading` are the stamps above the entries, markers apart."""
    country = publisher.country if publisher else None
    forward = day_first(stamps, country)
    days = page_days(heading, forward, words)
    begun = next((one for one in days if one.published), None) or next((one for one in days if not one.end), days[0] if days else None)
    address = url_day(page.url, grammar(words.code).months)
    return Witness(
        zone=page_zone(said.around(page, first, last), words, country) or (None if publisher and publisher.zone else _offset(page, first)),
        given_zone=options.tz,
        day=begun.day if begun else address,
        day_is_end=bool(begun and begun.end),
        day_minutes=_minutes(days, begun),
        given_day=date.fromisoformat(options.date) if options.date else None,
        home=publisher.zone if publisher else None,
        home_basis="dialect" if dialect else "publisher",
        country=country,
        captured=_capture(page.source.captured_at),
        day_first=forward,
    )


def _minutes(days: list[PageDay], begun: PageDay | None) -> int | None:
    """The clock beside the page's day, where no word says of what it is; also from another place that states the same day."""
    if begun is None or begun.end or begun.published:
        return None
    return next((one.minutes for one in days if one.day == begun.day and one.minutes is not None and not (one.end or one.published)), None)


def _capture(said: str | None) -> datetime | None:
    """The time of capture; None at the calendar's very ends, where nobody saves pages and no zone can be reckoned with."""
    moment = datetime.fromisoformat(said) if said else None
    return moment if moment is not None and date.min.year < moment.year < date.max.year else None


def _offset(page: Page, first: int) -> str | None:
    """The zone that the page's machine-readable times tell; None in text, which has none."""
    if not page.nodes:
        return None
    from livelog.reconcile.applied import page_offset

    return page_offset(page, first)


def inferred(witness: Witness, page: Page, found: tuple[Row, ...], code: str | None) -> Witness:
    """The witness with the day of the newest embedded post, for a page that states none."""
    seen = embedded_day(page.lines, grammar(code).months) if page.text.find("@", *extent(page.lines)) >= 0 else None
    if seen is None:
        return witness
    line, day = seen
    entry = max((number for number, row in enumerate(found) if row.draft.marker.first <= line), default=0)
    return witness._replace(day=day, day_of=entry)


def limits_of(page: Page, published: str | None, modified: str | None, witness: Witness) -> Limits:
    """The moments between which the page's entries were written, as widely as its words (`published`, `modified`) and its head tell."""
    blogs = (*page.structured.blogs, *page.structured.articles)
    begun = [value for value in (published, page.head.published, *(blog.published for blog in blogs)) if value]
    changed = [value for value in (modified, page.head.modified, *(blog.modified for blog in blogs)) if value]
    return Limits(min(_moments(begun), default=None), max(_moments(changed), default=None), witness.captured)


def _moments(written: list[str]) -> list[datetime]:
    """The instants among what is written of times."""
    if not written:
        return []
    from livelog.structured.times import claim_time

    return [moment for value in written if (moment := claim_time(value).instant) is not None]
