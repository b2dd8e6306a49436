"""A page's record to `Page`."""

from __future__ import annotations

import io

from livelog.archive.read import captures
from livelog.archive.records import BrokenRecord, PageRecord, named
from livelog.errors import UnsupportedFormatError
from livelog.model.page import Page, Source
from livelog.read.digest import sha256
from livelog.read.package import Package
from livelog.read.page import unpackaged


def page_of(record: PageRecord, name: str | None = None) -> Page:
    """The page in a record of the archive `name`, with the record's address and time.

    >>> from livelog.archive.records import Place
    >>> page_of(PageRecord(Place(21), b"<p>14:05</p>", captured_at="2026-03-09T14:30:00Z"), "crawl.warc").source.name
    'crawl.warc#21'
    """
    source = Source(named(name, record.place), "warc", "utf-8", sha256(record.data), record.captured_at)
    package = Package(record.data, "warc", record.charset, record.url, record.captured_at, record.warnings)
    return unpackaged(package, source, text=record.format == "text")


def only_page(data: bytes, name: str | None = None) -> Page:
    """The page of an archive that holds one; the warning `truncated` tells of broken records beside it.

    Raises `UnsupportedFormatError` for an archive that holds none, or several.
    """
    found: PageRecord | None = None
    broken = False
    for record in captures(io.BytesIO(data)):
        broken = broken or isinstance(record, BrokenRecord)
        if isinstance(record, PageRecord):
            if found is not None:
                raise UnsupportedFormatError("a web archive that holds several pages is read with livelog.parse_archive")
            found = record
    if found is None:
        raise UnsupportedFormatError("a web archive without an HTML page is not read")
    if broken:
        found = found._replace(warnings=tuple(dict.fromkeys((*found.warnings, "truncated"))))
    return page_of(found, name)
