"""A page: its text, and the lines of it with what is known of each."""

from __future__ import annotations

from typing import NamedTuple

from livelog.model.record import Record, record
from livelog.model.structured import Structured


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


class Mark(NamedTuple):
    """What the markup of a saved page says of a line.

    `node` is the innermost node of the page that holds it, `tag` the block it stands in, `level` 1 to 6 in a heading, `zone` what the
    elements around it say that it is (`navigation`, `caption`, `aside`, ...). `bold` and `linked` tell that all of it is. `links` are its
    """

    node: int
    tag: str
    level: int = 0
    zone: str | None = None
    bold: bool = False
    linked: bool = False
    links: tuple[tuple[str, str], ...] = ()
    cells: tuple[int, ...] = ()


class Node(NamedTuple):
    """An element of a saved page: `parent` is its parent's index (-1: none), `close` the index behind its last descendant.

    `first` and `last` are its lines in the page (`last` excluded), `ident` its id or name, `times` the attributes of it that hold a
    machine-readable time (name and value), `hints` what `itemprop`, `rel` and `itemtype` say of it, `href` where it leads,
    `look` its class: what looks alike has the same, whatever it is called.
    """

    parent: int
    tag: str
    close: int
    first: int
    last: int
    ident: str | None = None
    times: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    href: str | None = None
    look: str | None = None


class Picture(NamedTuple):
    """A picture: the node it stands in, the line it stands before, its address as written, and what is said of it."""

    node: int
    line: int
    url: str
    alt: str | None = None


class Line(NamedTuple):
    """One line of a page that holds more than white space.

    `start` and `end` are code points in the page's text, without the white space around the line. `text` is the same line with
    white space folded and zero-width characters dropped. `blanks` counts the empty lines above it, `indent` the columns before it.
    `reason` says why the line was removed (None: it was kept). `mark` is what the markup says of it (None: there is none).
    `numberless` tells that no digit stands in it (False: one does, or it was not looked for).
    """

    start: int
    end: int
    text: str
    blanks: int = 0
    indent: int = 0
    reason: str | None = None
    mark: Mark | None = None
    numberless: bool = False

    def removed(self, reason: str) -> Line:
        """The same line, removed for a reason: half of a page's lines are, and `_replace` takes three times as long.

        >>> Line(0, 5, "Share").removed("share").reason
        'share'
        """
        start, end, text, blanks, indent, _, mark, numberless = self
        return tuple.__new__(Line, (start, end, text, blanks, indent, reason, mark, numberless))


class Head(NamedTuple):
    """What a saved page's head says of it, as written; None where it does not say.

    `base` is what its addresses are relative to, `ending` what stands behind the last separator in the title of its window: mostly the
    publisher's name.
    """

    url: str | None = None
    base: str | None = None
    site: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    ending: str | None = None


class Page(NamedTuple):
    """A page's text (line ends are `\\n`) with its lines in order, and the facts its container knows.

    Of a saved page with markup also its nodes in document order, its pictures, what its head says and what its structured data claims.
    """

    text: str
    lines: tuple[Line, ...]
    source: Source
    url: str | None = None
    warnings: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    pictures: tuple[Picture, ...] = ()
    head: Head = Head()
    structured: Structured = Structured()


class Options(NamedTuple):
    """Facts that the page lacks, given by the user. All are optional; see the contract for the form of each.

    `embeds` keeps the text of embedded posts, as quoted paragraphs.
    """

    tz: str | None = None
    date: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    language: str | None = None
    embeds: bool = False
