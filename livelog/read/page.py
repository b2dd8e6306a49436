"""Content to `Page`."""

from __future__ import annotations

from dataclasses import replace

from livelog.errors import TooLargeError
from livelog.model.page import Page, Source
from livelog.read.digest import sha256
from livelog.read.encoding import decode
from livelog.read.formats import MAX_BYTES, MAX_LINES, MAX_TAGS, sniff_text
from livelog.read.lines import normalise, split_lines
from livelog.read.package import Package, opened
from livelog.read.unwrap import unwrap


def read(data: bytes | str, name: str | None = None, max_bytes: int = MAX_BYTES) -> Page:
    """The page that `data` holds.

    `str` is content as it is (`encoding` is None, `sha256` over its UTF-8); `bytes` are unpacked (to `max_bytes` at
    most) and decoded. Raises `UnsupportedFormatError` and `TooLargeError` (also for a page of more than two million lines or tags).

    >>> read("Quay live").lines[0].text
    'Quay live'
    """
    if isinstance(data, str):
        raw = data.encode("utf-8", errors="surrogatepass")
        source = Source(name, sniff_text(data), None, sha256(raw))
        if source.format == "text":
            return _text(data, source)
        plain = data.encode("utf-8", errors="replace")
        if source.format == "mhtml":
            from livelog.read.mhtml import root_page

            return _html(root_page(plain), source)
        return _html(Package(plain, "html", "utf-8"), source)
    package = opened(data, max_bytes)
    if package.format == "warc":
        from livelog.archive.page import only_page

        return only_page(package.data, name)
    source = Source(name, package.format, "utf-8", sha256(data), package.captured_at)
    return unpackaged(package, source, text=package.format == "text")


def unpackaged(package: Package, source: Source, *, text: bool) -> Page:
    """The page in a package whose `source` is known but for its encoding: plain text, or HTML."""
    if not text:
        return _html(package, source)
    plain, encoding, warnings = decode(package.data)
    page = _text(plain, replace(source, encoding=encoding))
    return page._replace(url=package.url, warnings=(*package.warnings, *warnings))


def _text(text: str, source: Source) -> Page:
    text = normalise(text)
    if len(text) > MAX_LINES and (lines := text.count("\n")) > MAX_LINES:
        raise TooLargeError(f"{lines} lines are more than {MAX_LINES}")
    return Page(text, unwrap(text, split_lines(text)), source)


def _html(package: Package, source: Source) -> Page:
    if len(package.data) > MAX_TAGS and (tags := package.data.count(b"<")) > MAX_TAGS:
        raise TooLargeError(f"{tags} tags are more than {MAX_TAGS}")
    from livelog.read.html.page import read_html

    return read_html(package, source)
