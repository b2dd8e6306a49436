"""The live blog from a page, its layout and its stamps."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from livelog.assemble import said
from livelog.assemble.entries import Row, author_of, entries, folded_pins, rows
from livelog.assemble.parts import parts
from livelog.assemble.sources import changes, doubts, head_says, sources, unshown, with_sources
from livelog.assemble.witness import FOREIGN, inferred, limits_of, witness_of
from livelog.date.claims import page_claims
from livelog.date.dividers import believed
from livelog.date.limits import settled_within
from livelog.know.detect import Language
from livelog.know.lexicon import Lexicon, lexicon
from livelog.know.publishers import Publisher, Registry
from livelog.layout.choose import Layout
from livelog.model.blog import Author, Entry, LayoutFacts, LiveBlog
from livelog.model.layout import Trace
from livelog.model.marker import Divider
from livelog.model.page import Line, Options, Page
from livelog.model.stamp import Stamp
from livelog.reconcile.completeness import completeness
from livelog.split.cut import cut
from livelog.split.header import Header, header


def assemble(
    page: Page, layout: Layout, stamps: list[Stamp], dividers: list[Divider], language: Language, options: Options, registry: Registry
) -> Trace:
    """The trace of a run, with its blog."""
    code = language.words
    words = lexicon(code)
    drafts = cut(layout, page, words)
    by_line = {stamp.line: stamp for stamp in stamps}
    found = rows(drafts, page, by_line, dividers, words)
    first = min((row.first for row in found), default=len(page.lines))
    last = max((row.last for row in found), default=-1)
    dividing = {divider.line for divider in dividers}
    above = tuple(number for number in range(first) if page.lines[number].reason is None and number not in dividing)
    top = header(above, page.lines, by_line, words) if found else _no_entries(above, page, by_line, words)
    publisher, dialect = _publisher(page, layout, options, registry)
    own = frozenset(number for marker in layout.markers for number in range(marker.first, marker.last + 1))
    heading = [stamp for stamp in stamps if stamp.line < first and stamp.line not in own and page.lines[stamp.line].reason not in FOREIGN]
    dividers = [divider for divider in dividers if page.lines[divider.line].reason not in FOREIGN]
    witness = witness_of(page, heading, stamps, first, last, publisher, dialect, options, words)
    if witness.day is None and found:
        witness = inferred(witness, page, found, code)
    told = sources(page, layout, found, witness, words)
    markers, witness = told.markers, told.witness
    pinned = frozenset(place for place, row in enumerate(found) if row.texts.pinned)
    published, modified = page_claims(heading, witness, words)
    limits = limits_of(page, published, modified, witness)
    settled, running, warnings = settled_within(markers, believed(dividers, markers, page.lines), witness, pinned, limits)
    found, settled, places = folded_pins(found, with_sources(settled, told))
    made = entries(found, settled, page, witness, [told.identities[place] for place in places], changes(told, settled, places))
    only, said_of_them = unshown(told, page, made)
    made += only
    warnings = (*warnings, *said_of_them, *doubts(told, page, first))
    if not found and made:
        running = said.order(made)
    stretch = (number for row in found for number in range(row.first, row.last + 1))
    whole = completeness(page, words, len(made), frozenset(stretch if page.nodes else ()), (first, last))
    roles = _roles(page, found, top, dividers)
    page = page._replace(lines=roles[1])
    blog = _blog(
        page,
        layout,
        made,
        top,
        publisher if dialect is None or options.publisher else None,
        language.code,
        running,
        options,
        (*page.warnings, *warnings),
    )
    blog = replace(
        blog,
        published=published or head_says(page, "published"),
        modified=modified or head_says(page, "modified"),
        parts=parts(page.lines, roles[0]),
        expected=whole.expected,
        complete=whole.complete,
    )
    return Trace(page, roles[0], layout.hypotheses, blog)


def _no_entries(above: tuple[int, ...], page: Page, by_line: dict[int, Stamp], words: Lexicon) -> Header:
    """The header of a page without entries: its headline; all else is unassigned, since no abstract ends anywhere."""
    top = header(above, page.lines, by_line, words)
    headlines = {number: role for number, role in top.roles.items() if role in ("headline", "byline")}
    rest = {number: top.removed.get(number, "no-entries") for number in above if number not in headlines}
    return Header(top.headline, top.authors, (), headlines, rest)


def _publisher(page: Page, layout: Layout, options: Options, registry: Registry) -> tuple[Publisher | None, str | None]:
    """The publisher, and the dialect that told it where nothing else did."""
    if options.publisher:
        return registry.by_name(options.publisher), None
    if page.url and (found := registry.by_host(page.url)):
        return found, None
    for name in (said.publisher(page), page.head.ending):
        if name and (found := registry.by_name(name)):
            return found, None
    if layout.marker and layout.shape and (found := registry.by_dialect(layout.marker, layout.shape)):
        return found, layout.shape
    return None, None


def _roles(page: Page, found: tuple[Row, ...], top: Header, dividers: list[Divider]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Each line's role, and the lines with the reasons of those left out."""
    named = [""] * len(page.lines)
    for number, role in top.roles.items():
        named[number] = role
    reasons: dict[int, str] = {**dict.fromkeys((divider.line for divider in dividers), "day-divider"), **top.removed}
    for position, row in enumerate(found, start=1):
        name = f"entry {position if row.position is None else row.position} "
        body = name + "body"  # one string for all lines of a body
        for number, role in row.texts.roles.items():
            named[number] = body if role == "body" else name + role
        marker = row.draft.marker
        for number in range(marker.first, marker.last + 1):
            named[number] = name + "marker"
        if row.texts.removed:
            reasons.update(row.texts.removed)
    last = max((row.last for row in found), default=-1)
    lines = list(page.lines)
    for number in [number for number, line in enumerate(lines) if line.reason is not None or not named[number]]:
        named[number] = "removed"
        if (line := lines[number]).reason is None:
            lines[number] = line.removed(reasons.get(number, "footer" if number > last else "unassigned"))
    return tuple(named), tuple(lines)


def _blog(
    page: Page,
    layout: Layout,
    made: tuple[Entry, ...],
    top: Header,
    publisher: Publisher | None,
    code: str | None,
    running: str,
    options: Options,
    warnings: tuple[str, ...],
) -> LiveBlog:
    authors = [author_of(name) for name in top.authors]
    if not authors:
        named: dict[tuple[str, str], Author] = {}  # by what they hold: to hash the records themselves takes longer
        for author in chain.from_iterable([entry.authors for entry in made]):
            named.setdefault((author.name, author.kind), author)
        authors = list(named.values())
    instants = sorted(entry.published for entry in made if entry.published)
    codes = [*warnings, *(["no-times"] if not made else [])]
    return LiveBlog(
        source=page.source,
        text=page.text,
        headline=top.headline,
        url=page.url,
        publisher=options.publisher or (publisher.name if publisher else said.publisher(page)),
        language=code,
        published=None,
        modified=None,
        coverage_start=instants[0] if instants else None,
        coverage_end=instants[-1] if instants else None,
        authors=tuple(authors),
        abstract=top.abstract or (said.abstract(page) if made and all(entry.span is None for entry in made) else ()),
        entries=made,
        layout=LayoutFacts(layout.marker if made else None, running, layout.shape if made else None),
        parts=(),
        warnings=tuple(dict.fromkeys(codes)),
    )
