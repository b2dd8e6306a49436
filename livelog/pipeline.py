"""The pipeline: content in, live blog out. Pure: no clock, no locale, no files."""

from __future__ import annotations

from dataclasses import replace

from livelog.assemble.blog import assemble
from livelog.assemble.several import joined
from livelog.clean.page import clean
from livelog.errors import TooLargeError
from livelog.evidence.features import is_prose
from livelog.know.detect import Language, detect
from livelog.know.lexicon import lexicon
from livelog.know.publishers import Registry, load
from livelog.layout.below import without_below
from livelog.layout.choose import choose
from livelog.layout.dates import stating
from livelog.layout.markers import build, split_dates
from livelog.layout.runon import open_runs
from livelog.layout.several import parted, unglued
from livelog.model.blog import LiveBlog
from livelog.model.layout import Trace
from livelog.model.page import Options, Page
from livelog.model.stamp import Stamp
from livelog.options import checked
from livelog.read.formats import MAX_BYTES, MAX_LINES
from livelog.read.page import read
from livelog.stamps.find import find_stamps
from livelog.stamps.grammar import Grammar, grammar
from livelog.stamps.match import match_stamps

MAX_ENTRIES = 1_000_000  # updates that a page's structured data may have; entries of its text are bounded by its lines
_LEAST_BARE = 4  # numbers at the start of lines that may be match minutes


def parse(
    data: bytes | str,
    *,
    name: str | None = None,
    tz: str | None = None,
    date: str | None = None,
    captured_at: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    publishers: Registry | None = None,
) -> LiveBlog:
    """The live blog in `data` (the content, never a path).

    Facts that the page lacks can be given: `tz` an IANA zone or offset, `date` a day `YYYY-MM-DD`, `captured_at` an ISO instant,
    `publisher` a name, `language` an ISO 639-1 code; `publishers` replaces the shipped publisher data. Malformed content becomes
    warnings; only `LivelogError` subclasses are raised (too large, not a supported format, an option that is none).

    >>> blog = parse("Quay live\\n\\n2.05pm GMT\\nThe gate opens.\\n\\n1.50pm GMT\\nBoats are waiting.\\n", date="2026-03-09")
    >>> blog.entries[0].published, blog.entries[0].time.basis
    ('2026-03-09T14:05:00Z', 'stated')
    """
    options = Options(tz, date, captured_at, publisher, language)
    return trace(data, name=name, options=options, publishers=publishers).blog


def trace(
    data: bytes | str,
    *,
    name: str | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
    publishers: Registry | None = None,
    max_bytes: int = MAX_BYTES,
) -> Trace:
    """The same, laid open: the page, every line's role, and the hypotheses. `max_bytes` bounds what `data` unpacks to.

    Raises as `parse` does.
    """
    facts = checked(options)
    return traced(read(data, name, max_bytes), facts, publishers)


def traced(page: Page, facts: Options, publishers: Registry | None) -> Trace:
    """The same for a page that was read, and facts that were checked."""
    if (updates := sum(len(one.updates) for one in page.structured.blogs)) > MAX_ENTRIES:
        raise TooLargeError(f"{updates} entries are more than {MAX_ENTRIES}")
    page = _captured(unglued(page), facts)
    registry = publishers or load()
    return joined([_trace(one, facts, registry) for one in parted(page)])


def _captured(page: Page, facts: Options) -> Page:
    """The page with the time of capture that was given, where its file states none; that the two differ is told."""
    stated = page.source.captured_at
    if facts.captured_at is None or facts.captured_at == stated:
        return page
    if stated is not None:
        return page._replace(warnings=(*page.warnings, "option-conflict"))
    return page._replace(source=replace(page.source, captured_at=facts.captured_at))


def _trace(page: Page, facts: Options, registry: Registry) -> Trace:
    """The trace of one live blog."""
    found = _language(page, facts)
    words = lexicon(found.words)
    page, stamps = _stamped(clean(page, found.words, embeds=facts.embeds), grammar(found.words))
    markers, dividers = build(stamps, page.lines, words)
    if page.nodes:
        from livelog.structure.choose import laid_out

        page, layout, dividers = laid_out(page, markers, dividers, stamps, words)
    else:
        page, markers = without_below(page, markers)
        dividers = [divider for divider in dividers if page.lines[divider.line].reason is None]
        layout = choose(markers, page.lines, words, stating(stamps))
    return assemble(page, layout, stamps, dividers, found, facts, registry)


def _language(page: Page, facts: Options) -> Language:
    """The language that was given, else that of the page's words outside of menus, else what its markup says."""
    if facts.language:
        return Language(facts.language, facts.language)
    lines = [line for line in page.lines if line.mark is None or line.mark.zone is None] if page.nodes else page.lines
    said = page.head.language
    found = detect("\n".join([line.text for line in lines]), said)
    return Language(said, said) if found.code is None and said is not None and len(said) == 2 else found


def _stamped(page: Page, known: Grammar) -> tuple[Page, list[Stamp]]:
    """The page with run-on lines opened at their stamps, and all its stamps in order."""
    page = open_runs(page, known)
    if len(page.lines) > MAX_LINES:  # each may be an entry
        raise TooLargeError(f"{len(page.lines)} lines are more than {MAX_LINES}")
    stamps = find_stamps(page.lines, known)
    leaves = split_dates(page.lines, known)
    taken = {number for leaf in leaves for number in range(leaf.line, leaf.line + leaf.lines)}
    sure, bare = match_stamps(page.lines)
    told = {stamp.line for stamp in stamps if stamp.when.has_clock or stamp.when.has_day}
    chosen = sure if len(sure) >= 2 or (sure and is_prose(sure[0].tail)) else bare if len(bare) >= _LEAST_BARE else []
    minutes = [stamp for stamp in chosen if stamp.line not in told or stamp.shape in ("PERIOD", "PLAYED")]
    taken |= {stamp.line for stamp in minutes}
    return page, sorted([*(stamp for stamp in stamps if stamp.line not in taken), *leaves, *minutes], key=lambda stamp: stamp.line)
