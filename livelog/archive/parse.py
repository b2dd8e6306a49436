"""Live blogs out of web archives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from livelog.archive.page import page_of
from livelog.archive.read import captures
from livelog.archive.records import BrokenRecord, PageRecord, SkippedRecord
from livelog.know.publishers import Registry
from livelog.model.blog import LiveBlog
from livelog.model.layout import Trace
from livelog.model.page import Options
from livelog.options import checked
from livelog.pipeline import traced


def parse_capture(
    record: PageRecord,
    *,
    name: str | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
    publishers: Registry | None = None,
) -> Trace:
    """The live blog in a page's record of the archive `name`, laid open as `livelog.pipeline.trace` does. Raises as that does.

    >>> from livelog.archive.records import Place
    >>> page = PageRecord(Place(21), b"<p>14:05 The gate opens.</p>", url="https://a.example/live", captured_at="2026-03-09T14:30:00Z")
    >>> blog = parse_capture(page, name="crawl.warc.gz").blog
    >>> blog.source.name, blog.source.captured_at, blog.url
    ('crawl.warc.gz#21', '2026-03-09T14:30:00Z', 'https://a.example/live')
    """
    return traced(page_of(record, name), checked(options), publishers)


def parse_archive(
    file: BinaryIO,
    *,
    name: str | None = None,
    tz: str | None = None,
    date: str | None = None,
    captured_at: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    publishers: Registry | None = None,
) -> Iterator[LiveBlog | BrokenRecord]:
    """The pages of a web archive (WARC, plain or in gzip or zstd; WACZ), one after another as they are read from `file`.

    Each gives a `LiveBlog`, also one without entries: most pages of a crawl are no live blogs. A record that is damaged, or whose page
    is too large, gives a `BrokenRecord` in its place. The facts are those of `parse`; a page's address and time of capture are its
    record's. `blog.source.name` is `NAME#OFFSET`. Raises `LivelogError` before the first page: for a file that is no archive, a fact
    that is none; later only what `file.read` raises.

    >>> import io
    >>> block = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>14:05</p><p>The gate opens.</p><p>14:00</p><p>Boats wait.</p>"
    >>> head = b"WARC/1.1\\r\\nWARC-Type: response\\r\\nWARC-Date: 2026-03-09T14:30:00Z\\r\\nWARC-Target-URI: https://a.example/x\\r\\n"
    >>> archive = head + b"Content-Length: %d\\r\\n\\r\\n%s\\r\\n\\r\\n" % (len(block), block)
    >>> [(blog.source.name, blog.url, len(blog.entries)) for blog in parse_archive(io.BytesIO(archive), name="crawl.warc")]
    [('crawl.warc#0', 'https://a.example/x', 2)]
    """
    facts = checked(Options(tz, date, captured_at, publisher, language))
    found = captures(file)
    return (
        record if isinstance(record, BrokenRecord) else traced(page_of(record, name), facts, publishers).blog
        for record in found
        if not isinstance(record, SkippedRecord)
    )
