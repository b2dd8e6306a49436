"""What livelog gives: a live blog, its entries, and where everything stands in the page's text."""

from __future__ import annotations

from typing import Any

from livelog.model.page import Source
from livelog.model.record import Record, record


@record
class Author(Record):
    """A byline: `kind` is `Person` or `Organization`."""

    name: str
    kind: str = "Person"


@record
class EntryTime(Record):
    """How an entry's time reads and how its instant was settled; the fields are those of `livelog.time` in the contract."""

    text: str | None
    local: str | None
    zone: str | None
    precision: str
    basis: str
    minute: str | None = None


@record
class Link(Record):
    """A link inside an entry: its text and its absolute address."""

    text: str
    url: str


@record
class Image(Record):
    """An image inside an entry."""

    url: str
    alt: str | None = None
    caption: str | None = None


@record
class Span(Record):
    """Code points in the page's text, end exclusive."""

    start: int
    end: int


@record
class Entry(Record):
    """One post of a live blog. `published` and `modified` are instants `YYYY-MM-DDTHH:MM:SSZ` or None; `body` is a paragraph each."""

    identifier: str
    position: int
    headline: str | None
    authors: tuple[Author, ...]
    published: str | None
    modified: str | None
    body: tuple[str, ...]
    url: str | None
    time: EntryTime
    span: Span | None
    pinned: bool = False
    key_event: bool = False
    summary: bool = False
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def article_body(self) -> str:
        """The paragraphs as the contract writes them: one blank line between two."""
        return "\n\n".join(self.body)


@record
class Part(Record):
    """A stretch of the page's text and what it was taken for: `headline`, `byline`, `abstract`, `entry` or `removed`."""

    kind: str
    start: int
    end: int
    position: int | None = None
    reason: str | None = None


@record
class LayoutFacts(Record):
    """The layout in the contract's words: `marker`, `order` and `shape` of the commonest stamp."""

    marker: str | None
    order: str
    shape: str | None


@record
class LiveBlog(Record):
    """A parsed live blog. `to_dict()` is the JSON object of the contract."""

    source: Source
    text: str
    headline: str | None
    url: str | None
    publisher: str | None
    language: str | None
    published: str | None
    modified: str | None
    coverage_start: str | None
    coverage_end: str | None
    authors: tuple[Author, ...]
    abstract: tuple[str, ...]
    entries: tuple[Entry, ...]
    layout: LayoutFacts
    parts: tuple[Part, ...]
    expected: int | None = None
    complete: bool | None = None
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the contract, with plain dicts and lists.

        >>> import livelog
        >>> livelog.parse("Quay live").to_dict()["livelog"]["entries"]
        {'found': 0, 'expected': None}
        """
        from livelog.write.document import document

        return document(self)
