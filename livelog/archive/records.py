"""What the records of a web archive turn out to be: a page, one that is skipped, or one that is broken.

All are plain values that can be pickled, so that pages can be handed to other processes.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where a record begins: the byte of the file at which it, or the packed member that holds it, begins.

    `within` is how many unpacked bytes of that member stand before the record (0 where each record is packed alone), `member` the name
    of the WARC file in a WACZ.

    >>> str(Place(4021)), str(Place(0, 977)), str(Place(4021, member="archive/data.warc.gz"))
    ('4021', '0+977', 'archive/data.warc.gz#4021')
    """

    offset: int
    within: int = 0
    member: str | None = None

    def __str__(self) -> str:
        number = f"{self.offset}+{self.within}" if self.within else f"{self.offset}"
        return f"{self.member}#{number}" if self.member else number


class PageRecord(NamedTuple):
    """A page: its bytes without any encoding of the transfer, and what the record says of it.

    `format` is `html` or `text` (what an archive of extracted text holds); `captured_at` an instant `YYYY-MM-DDTHH:MM:SSZ`; `charset`
    the label in the HTTP headers. The warning `truncated`: the archive holds only a part of the page, and says or shows so.
    """

    place: Place
    data: bytes
    format: str = "html"
    url: str | None = None
    captured_at: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...] = ()


class SkippedRecord(NamedTuple):
    """A record that holds no page. `kind` says why.

    `request`, `metadata`, `warcinfo`, `revisit`, `continuation`, `dns`: what the record is; `status`: an answer other than 2xx;
    `not-html`: other content; `other`: a type that the standard does not know.
    """

    place: Place
    kind: str


class BrokenRecord(NamedTuple):
    """A record, or what should be one, that cannot be read; the rest of the archive can.

    `code` is `broken-record`, `too-large` or `missing-extra`, `message` what happened.
    """

    place: Place
    message: str
    code: str = "broken-record"


ArchiveRecord = PageRecord | SkippedRecord | BrokenRecord


def named(name: str | None, place: Place) -> str:
    """What a record of the archive `name` is called: `NAME#OFFSET`.

    >>> named("crawl.warc.gz", Place(4021)), named(None, Place(0))
    ('crawl.warc.gz#4021', '#0')
    """
    return f"{name or ''}#{place}"
