"""A page: its text, and the lines of it with what is known of each."""

from __future__ import annotations

from typing import NamedTuple

from livelog.model.record import Record, record


@record
class Source(Record):
    """Where a page came from.

    `name` is what the caller called it, `format` one of `text`, `html`, `mhtml`, `warc`; `encoding` is None for input that came as
    `str`; `sha256` is over the bytes (for `str`: over its UTF-8); `captured_at` is an instant `YYYY-MM-DDTHH:MM:SSZ` or None.
    """

    name: str | None
    format: str
    encoding: str | None
    sha256: str
    captured_at: str | None = None


class Line(NamedTuple):
    """One line of a page that holds more than white space.

    `start` and `end` are code points in the page's text, without the white space around the line. `text` is the same line with
    white space folded and zero-width characters dropped. `blanks` counts the empty lines above it, `indent` the columns before it.
    `reason` says why the line was removed (None: it was kept).
    """

    start: int
    end: int
    text: str
    blanks: int = 0
    indent: int = 0
    reason: str | None = None


class Page(NamedTuple):
    """A page's text (line ends are `\\n`) with its lines in order, and the facts its container knows."""

    text: str
    lines: tuple[Line, ...]
    source: Source
    url: str | None = None
    warnings: tuple[str, ...] = ()


class Options(NamedTuple):
    """Facts that the page lacks, given by the user. All are optional; see the contract for the form of each."""

    tz: str | None = None
    date: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    language: str | None = None
