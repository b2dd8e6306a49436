"""Web archives as inputs: each page in one is written as if it had been given by itself, if it has entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from livelog.archive.parse import parse_capture
from livelog.archive.read import LIMIT, captures
from livelog.archive.records import BrokenRecord, PageRecord, SkippedRecord, named
from livelog.cli import codes, inputs, messages
from livelog.cli.attempt import attempt
from livelog.know.publishers import Registry
from livelog.model.layout import Trace
from livelog.model.page import Options


class Found(NamedTuple):
    """What an archive held: pages, how many of them had entries, broken records, and how many were skipped for what reason."""

    pages: int
    blogs: int
    broken: int
    skipped: Counter[str]

    def said(self) -> str:
        """The same in words.

        >>> Found(3, 1, 0, Counter({"request": 3, "not-html": 7})).said()
        'pages 3, with entries 1, broken records 0, skipped 10 (not-html 7, request 3)'
        """
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.skipped.items()))
        skipped = f"{self.skipped.total()} ({kinds})" if kinds else "0"
        return f"pages {self.pages}, with entries {self.blogs}, broken records {self.broken}, skipped {skipped}"


class Reading(NamedTuple):
    """How archives are read: the facts, publisher data of the user's own, whether pages without entries are wanted too, bytes of a page."""

    facts: Options
    publishers: Registry | None
    every: bool
    most: int | None = None


def each_page(archive: inputs.Archive, name: str, how: Reading, then: Callable[[Trace, str], None], outcome: codes.Outcome) -> Found | None:
    """Hands on the pages of an archive that have entries, in order, and tells of its broken records; None if it cannot be read at all.

    An archive counts as an input without entries only if none of its pages has any. The only page of one is handed on in any case, as
    it would be by itself.
    """
    skipped: Counter[str] = Counter()
    pages = blogs = broken = 0
    held: tuple[Trace, str] | None = None
    empty = outcome.empty
    records = attempt(lambda: captures(archive.file, how.most or LIMIT), name, outcome)
    if records is None:
        return None
    while record := attempt(lambda: next(records, None), name, outcome):
        if isinstance(record, SkippedRecord):
            skipped[record.kind] += 1
        elif isinstance(record, BrokenRecord):
            broken += 1
            messages.error(record.code, record.message, named(name, record.place))
        else:
            pages += 1
            found = _traced(record, name, how, outcome)
            called = named(name, record.place)
            blogs += bool(found and found.blog.entries)
            if found and (how.every or found.blog.entries):
                then(found, called)
            elif found and pages == 1:
                held = found, called
    archive.close()
    if held and pages == 1:
        then(*held)
    outcome.failed = outcome.failed or broken > 0
    outcome.empty = empty or not blogs
    return Found(pages, blogs, broken, skipped)


def _traced(record: PageRecord, name: str, how: Reading, outcome: codes.Outcome) -> Trace | None:
    given = None if name == inputs.STDIN else name
    return attempt(
        lambda: parse_capture(record, name=given, options=how.facts, publishers=how.publishers), named(name, record.place), outcome
    )
