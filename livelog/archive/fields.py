"""The header of a WARC record, and that of the HTTP answer in it: a first line, then names with values up to an empty line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from livelog.read.instant import instant

MOST = 1 << 16  # bytes of a header that are read
_WARC = re.compile(rb"WARC/(\d{1,2}\.\d{1,3})[ \t]{0,3}\r{0,2}\n")
_HTTP = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\r\n]*(?:\r{0,2}\n|\Z)")
# one header line with its end: a name and its value, or the folded rest of the value above
_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})[ \t]*:([^\r\n]*)(?:\r{0,2}\n|\Z)|[ \t]+([^\r\n]*)(?:\r{0,2}\n|\Z)")
# what a record begins with: this much of it stands in no text by chance
RECORD = re.compile(rb"WARC/\d{1,2}\.\d{1,3}[ \t]{0,3}\r{0,2}\n(?i:WARC|Content)-[A-Za-z]")
RECORD_LONGEST = 32
_END = re.compile(rb"\r{0,2}\n")
_JUNK = re.compile(rb"[^\r\n]{1,2000}(?:\r{0,2}\n|\Z)")
_PARAMETER = re.compile(r";\s*charset\s*=\s*[\"']?([^\"';,\s]{1,40})", re.IGNORECASE)


class Fields(NamedTuple):
    """A header: what its first line says (a version, a status), its values by name in lower case, and how many bytes it takes up."""

    first: str
    values: dict[str, str]
    size: int

    def get(self, name: str) -> str:
        """The value, or nothing."""
        return self.values.get(name, "")

    def length(self) -> int | None:
        """The number in `Content-Length`, or None."""
        value = self.get("content-length")
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else None

    def kind(self) -> str:
        """The content's type, in lower case, without parameters."""
        return self.get("content-type").split(";")[0].strip().lower()

    def charset(self) -> str | None:
        """The label of the encoding in the content's type."""
        found = _PARAMETER.search(self.get("content-type"))
        return found[1] if found else None


def warc_fields(data: bytes) -> Fields | None:
    """The header of a record at the beginning of `data`, or None where none stands there, to its end.

    >>> warc_fields(b"WARC/1.1\\r\\nWARC-Type: response\\r\\nContent-Length: 12\\r\\n\\r\\nHTTP/1.1")
    Fields(first='1.1', values={'warc-type': 'response', 'content-length': '12'}, size=53)
    """
    return _fields(_WARC, data, strict=True, whole=False)


def http_fields(data: bytes, *, whole: bool = True) -> Fields | None:
    """The header of an HTTP answer at the beginning of `data`, or None where none stands there.

    `whole`: nothing follows, so that the header may be all that there is.

    >>> http_fields(b"HTTP/1.1 200 OK\\nContent-Type: text/html; charset=utf-8\\n\\n<p>").charset()
    'utf-8'
    """
    return _fields(_HTTP, data, strict=False, whole=whole)


def _fields(begin: re.Pattern[bytes], data: bytes, *, strict: bool, whole: bool) -> Fields | None:
    """The header whose first line is of the shape `begin`. Lines that are none are passed over, as browsers do, unless `strict`."""
    first = begin.match(data)
    if first is None:
        return None
    position = first.end()
    values: dict[str, str] = {}
    name = ""
    while not _END.match(data, position):
        line = _LINE.match(data, position)
        if line is None:
            junk = _JUNK.match(data, position)
            if junk is None or strict:
                break
            position = junk.end()
            continue
        if line.end() == position:
            break
        position = line.end()
        text = (line[2] if line[1] else line[3]).decode("utf-8", errors="replace").strip()
        if line[1]:
            name = line[1].decode("ascii").lower()
            if name in values:  # the first one counts
                name = ""
        if name:
            values[name] = f"{values.get(name, '')} {text}".strip()
    found = _END.match(data, position)
    if found is None and not (whole and position == len(data)):
        return None
    return Fields(first[1].decode("ascii"), values, found.end() if found else position)


def date(value: str) -> str | None:
    """A record's `WARC-Date` as an instant to the second; None where it is none. What names no zone is UTC, as the standard says.

    >>> date("2026-03-09T12:00:00Z"), date("2026-03-09T12:00:00.123456Z"), date("20260309120000"), date("2026-03")
    ('2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z', None)
    """
    if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", value):
        return instant(value)
    try:
        moment = datetime.fromisoformat(value)
        aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{aware.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def address(value: str) -> str | None:
    """A record's `WARC-Target-URI` where it is one on the web; some programs write it in angle brackets.

    >>> address("<https://a.example/x>"), address("dns:a.example")
    ('https://a.example/x', None)
    """
    found = "".join(value.split()).strip("<>")
    return found if found.lower().startswith(("http://", "https://")) else None
