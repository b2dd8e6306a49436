"""One case of fuzzing: some bytes are parsed, and everything that must hold is checked."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any
from zlib import crc32

import livelog
from invariants import check
from livelog.archive.records import BrokenRecord

KINDS = ("text", "html", "mhtml", "warc")
SECONDS = 5  # of processor time that a case may take
MEGABYTES = 512  # that a process which parses cases may have
MOST = 4096  # bytes of a case
FOUND = Path(__file__).parent / "found"
# facts that are given beside the content: which of them is settled by the content, so that a saved case is all that is needed
_FACTS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {},
    {},
    {"captured_at": "2026-03-29T01:30:00Z"},
    {"tz": "Europe/London", "date": "2026-10-25"},
    {"language": "de", "publisher": "Guardian", "date": "9999-12-31", "tz": "+14:00"},
    {"date": "0001-01-01", "tz": "-12:00", "captured_at": "0001-01-01T00:00:00Z"},
)


def examine(kind: str, data: bytes) -> None:
    """Whatever is wrong with what livelog makes of `data` is raised; that it refuses it with a `LivelogError` is not wrong.

    `kind` only says whether the content is also read as an archive of several pages; its format is told from the bytes, as always.
    """
    number = crc32(data)
    facts = _FACTS[number % len(_FACTS)]
    content: bytes | str = data
    if kind == "text" and number >> 8 & 3 == 0:
        content = data.decode("utf-8", "surrogateescape")
    with contextlib.suppress(livelog.LivelogError):
        check(livelog.parse(content, **facts))
    if kind == "warc":
        with contextlib.suppress(livelog.LivelogError):
            for found in livelog.parse_archive(io.BytesIO(data), name="crawl.warc", **facts):
                if not isinstance(found, BrokenRecord):
                    check(found)
