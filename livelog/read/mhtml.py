"""MHTML archives (RFC 2557): the root page out of them, and the pages of their frames.

Parts are sliced at their boundary as they stand, one after another, and only HTML parts are decoded: the standard library's `email`
tests every line against every boundary around it, and loses parts whose end is missing.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from livelog.errors import LivelogError, UnsupportedFormatError
from livelog.read import formats
from livelog.read.capture import archived_at, original
from livelog.read.instant import instant
from livelog.read.labels import codec
from livelog.read.package import Package

_MOST_DEEP = 8  # multiparts within multiparts that are opened; a saved page has one or two
_MOST_PARTS = 100_000  # parts of one multipart that are read; a saved page has some hundreds
_MOST_UNNAMED = 20  # parts without a type that are tried
_MOST_HEADERS = 500  # header lines of one part that are read
_LONGEST = 8000  # bytes of one header's value that are read
_HTML = ("text/html", "application/xhtml+xml")
_SPACE = re.compile(rb"\s*")
# one header line with its end: a name and its value, or the folded rest of the value above
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:([^\r\n]*)(?:\r?\n|\Z)|[ \t]+([^\r\n]+)(?:\r?\n|\Z)")
_BLANK = re.compile(rb"[ \t]*(?:\r?\n|\Z)")
# one parameter of a header: its name, then its value in quotes or without
_PARAMETER = re.compile(r";\s*([A-Za-z-]{1,40})\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))")
# an encoded word: charset, kind and text; blanks before a further one are not part of the header's text
_ENCODED = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?\s]{0,2000})\?=(?:\s{1,20}(?==\?))?")
# what ends the line of a boundary: the two dashes of the last one, and white space
_DELIMITER_END = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")
# a boundary where none is declared, or where the declared one is not there: two dashes, and a header in the next line
_LIKE_DELIMITER = re.compile(rb"^--([^\r\n]{1,200})\r?\nContent-", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(rb"[^=]+")  # base64 between paddings
_NOT_BASE64 = re.sub(rb"[A-Za-z0-9+/=]", b"", bytes(range(256)))
_LEAST_PADDED = 16  # characters of base64 to each padding within, at least


class _Part(NamedTuple):
    """A part: its headers (names in lower case), and where its body stands. `whole`: a boundary follows."""

    headers: dict[str, str]
    start: int
    end: int
    whole: bool

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def content_id(self) -> str:
        return self.headers.get("content-id", "").strip().strip("<>")


def root_page(data: bytes) -> Package:
    """The root page of an archive: the part that `start` names, the one at the archive's own address, or the first HTML part.

    `url` is the page's address (without a web archive's rewriting), `captured_at` the archive's `Date`, or the time in a web
    archive's address. Warnings: `truncated` where the part's end is missing. Raises `UnsupportedFormatError` where no part is HTML.

    >>> page = root_page(b"Date: Mon, 09 Mar 2026 12:00:00 +0100\\nContent-Type: multipart/related; boundary=B\\n\\n"
    ...     b"--B\\nContent-Type: text/html; charset=utf-8\\nContent-Location: https://a.example/x\\n\\n<p>14:05</p>\\n--B--")
    >>> page.data, page.charset, page.url, page.captured_at
    (b'<p>14:05</p>', 'utf-8', 'https://a.example/x', '2026-03-09T11:00:00Z')
    """
    head = _part(data, 0, len(data), whole=True)
    part = _root(data, head)
    if part is None:
        raise UnsupportedFormatError("MHTML without an HTML part is not read")
    address = _address(head) or _web(part.headers.get("content-location", ""))
    captured = (archived_at(address) if address else None) or instant(_words(head.headers.get("date", "")))
    url = original(address) if address else None
    charset = _parameters(part.headers.get("content-type", "")).get("charset")
    return Package(_body(data, part), "mhtml", charset, url, captured, () if part.whole else ("truncated",))


def frames(data: bytes) -> dict[str, bytes]:
    """The HTML parts of an archive that have a content id, the root page among them, by that id (`<iframe src="cid:...">`).

    >>> frames(b"Content-Type: multipart/related; boundary=B\\n\\n--B\\nContent-Type: text/html\\nContent-ID: <f1@x>\\n\\n<p>14:05\\n--B--")
    {'f1@x': b'<p>14:05'}
    """
    pages: dict[str, bytes] = {}
    for part in _leaves(data, _part(data, 0, len(data), whole=True), 0):
        if part.kind in _HTML and part.content_id and part.content_id not in pages:
            pages[part.content_id] = _body(data, part)
    return pages


def _root(data: bytes, head: _Part) -> _Part | None:
    """The part that holds the page, or None. It reads no further than it must: the root is mostly the first part."""
    start = _parameters(head.headers.get("content-type", "")).get("start", "").strip().strip("<>")
    address = _address(head)
    first = fallback = None
    unnamed = 0
    for part in _leaves(data, head, 0):
        if part.kind not in _HTML:
            unnamed += not part.kind
            if fallback is None and not part.kind and unnamed <= _MOST_UNNAMED and _looks_like_html(_body(data, part)):
                fallback = part
            continue
        first = first or part
        if start:
            if part.content_id == start:
                return part
        elif not address or _web(part.headers.get("content-location", "")) == address:
            return part
    return first or fallback


def _looks_like_html(body: bytes) -> bool:
    try:
        return formats.sniff(body) == "html"
    except LivelogError:
        return False


def _leaves(data: bytes, part: _Part, depth: int) -> Iterator[_Part]:
    """The parts within `part` that are not multiparts themselves, in order; `part` itself where it is none."""
    if not part.kind.startswith("multipart/"):
        yield part
    elif depth < _MOST_DEEP:
        for child in _children(data, part):
            yield from _leaves(data, child, depth + 1)


def _children(data: bytes, part: _Part) -> Iterator[_Part]:
    """The parts between a multipart's boundaries. What follows the last boundary is no part, what lacks an end is one."""
    boundary = _boundary(data, part)
    if boundary is None:
        return
    mark = b"--" + boundary
    begin = None  # where the part begins that is being read
    position = data.find(mark, part.start, part.end)
    count = 0
    while position >= 0 and count < _MOST_PARTS:
        after = position + len(mark)
        line = _DELIMITER_END.match(data, after, part.end)
        if line and (position == part.start or data[position - 1 : position] == b"\n"):
            if begin is not None:
                yield _part(data, begin, _before_break(data, position, begin), whole=True)
                count += 1
            if line[1]:
                return
            begin = after = line.end()
        position = data.find(mark, after, part.end)
    if position < 0 and begin is not None and begin < part.end:
        yield _part(data, begin, part.end, whole=False)


def _boundary(data: bytes, part: _Part) -> bytes | None:
    """The declared boundary if it is there, else what the first line is that looks like one."""
    declared = _parameters(part.headers.get("content-type", "")).get("boundary", "").encode("utf-8", errors="surrogateescape")
    if declared and data.find(b"--" + declared, part.start, part.end) >= 0:
        return declared
    found = _LIKE_DELIMITER.search(data, part.start, part.end)
    return found[1].rstrip() if found else None


def _before_break(data: bytes, position: int, begin: int) -> int:
    """The end of a body: the line break before a boundary belongs to the boundary."""
    if position > begin and data[position - 1 : position] == b"\n":
        position -= 1
        if position > begin and data[position - 1 : position] == b"\r":
            position -= 1
    return position


def _part(data: bytes, start: int, end: int, *, whole: bool) -> _Part:
    """Headers, up to a blank line or to the first line that is none, and where the body begins."""
    found = _SPACE.match(data, start, end) if start == 0 else None  # an archive can begin with blank lines, a part cannot
    position = found.end() if found else start
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_HEADERS):
        line = _HEADER.match(data, position, end)
        if line is None or line.end() == position:
            break
        position = line.end()
        value = (line[2] if line[1] else line[3])[:_LONGEST].decode("utf-8", errors="surrogateescape").strip()
        if line[1]:
            name = line[1].decode("ascii").lower()
            if name in headers:  # the first one counts
                name = ""
        if name and len(headers.get(name, "")) < _LONGEST:
            headers[name] = f"{headers.get(name, '')} {value}".strip()
    blank = _BLANK.match(data, position, end)
    return _Part(headers, blank.end() if blank else position, end, whole)


def _parameters(value: str) -> dict[str, str]:
    return {found[1].lower(): found[2] if found[3] is None else found[3] for found in _PARAMETER.finditer(value)}


def _address(head: _Part) -> str | None:
    """The archive's own address: `Snapshot-Content-Location` of Chromium's family, else its `Content-Location`."""
    names = ("snapshot-content-location", "x-snapshot-content-location", "content-location")
    return next((found for name in names if (found := _web(head.headers.get(name, "")))), None)


def _web(value: str) -> str | None:
    """An address on the web: others (`cid:`, `file:`) say where the page lay, not what it was."""
    address = "".join(_words(value).split())  # a folded address has blanks where it was cut
    return address if address.lower().startswith(("http://", "https://")) else None


def _words(value: str) -> str:
    """A header's text with its encoded words (RFC 2047) decoded."""
    return _ENCODED.sub(_word, value).encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _word(found: re.Match[str]) -> str:
    raw = found[3].encode("utf-8", errors="surrogateescape")
    content = binascii.a2b_qp(raw, header=True) if found[2] in "qQ" else _base64(raw)
    return content.decode(codec(found[1]) or "utf-8", errors="replace")


def _body(data: bytes, part: _Part) -> bytes:
    """A part's content, its transfer encoding taken off. 7bit, 8bit and binary are as they stand."""
    raw = data[part.start : part.end]
    encoding = part.headers.get("content-transfer-encoding", "").split(";")[0].strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    return _base64(raw) if encoding == "base64" else raw


def _base64(raw: bytes) -> bytes:
    """Base64 as it comes: other characters are passed over, padding may be missing or stand within."""
    joined = raw.translate(None, _NOT_BASE64).rstrip(b"=")
    if joined.count(b"=") * _LEAST_PADDED > len(joined):  # no lines were padded one by one: it is noise
        joined = joined.translate(None, b"=")
    pieces = (word[0] for word in _WORD.finditer(joined))
    return b"".join(binascii.a2b_base64(piece[: len(piece) - (len(piece) % 4 == 1)] + b"==") for piece in pieces)
