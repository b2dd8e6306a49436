"""The records of a web archive, read from a file as they come: memory does not grow with the archive."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from livelog.archive.kinds import GZIP_PACKING, LOOK, kind, zstd_packing
from livelog.archive.records import ArchiveRecord, BrokenRecord, Place
from livelog.archive.runs import Run, packed_runs
from livelog.archive.wacz import WaczPart, parts_of
from livelog.archive.warc import records
from livelog.archive.window import Window
from livelog.errors import MissingPackageError, UnsupportedFormatError
from livelog.read.formats import zip_name

LIMIT = 64 << 20  # bytes of one page
_PIECE = 1 << 18  # bytes read from the file at a time
_SPOOLED = 16 << 20  # bytes of a WACZ from a pipe that are kept in memory: the rest goes to a temporary file


def captures(file: BinaryIO, limit: int = LIMIT) -> Iterator[ArchiveRecord]:
    """What the records of a WARC file (plain, gzip, zstd) or WACZ are, in order: pages, records that are skipped, broken ones.

    The file is read from where it stands, in pieces; it need not be seekable (a WACZ from a pipe is put into a temporary file, since
    the list of its parts stands at its end). A page of more than `limit` bytes is a broken record. What is damaged is told of, and
    the rest is read. Raises `UnsupportedFormatError` before the first record where the file is no archive (its subclass
    `MissingPackageError` where that is for want of a package), and what the file's own `read` raises.

    >>> import io
    >>> block = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>14:05 The gate opens.</p>"
    >>> head = b"WARC/1.1\\r\\nWARC-Type: response\\r\\nWARC-Date: 2026-03-09T14:30:00Z\\r\\nWARC-Target-URI: https://a.example/x\\r\\n"
    >>> record = head + b"Content-Length: %d\\r\\n\\r\\n%s\\r\\n\\r\\n" % (len(block), block)
    >>> page, broken = captures(io.BytesIO(record + record[:-9]))
    >>> page.data, page.url, page.captured_at, str(page.place)
    (b'<p>14:05 The gate opens.</p>', 'https://a.example/x', '2026-03-09T14:30:00Z', '0')
    >>> str(broken.place), broken.message
    ('200', 'the file is cut off')
    """
    head = _beginning(file)
    found = kind(head)
    if found is None:
        raise UnsupportedFormatError("this is no web archive (WARC, WACZ)")
    if found == "zip":
        return _wacz(file, head, limit)
    return _warc(_source(file, head), limit)


def reopened(file: BinaryIO, head: bytes) -> BinaryIO | None:
    """The file from the beginning of `head` on, which was read from it, if that is a web archive's: `captures` takes it.

    None where it is none: then the file stands behind `head` as before. Raises as `kind` does.
    """
    found = kind(head)
    if found is None:
        return None
    if not file.seekable():
        return io.BufferedReader(_Rejoined(head, file))
    behind = file.tell()
    if found == "zip" and not parts_of(file):
        file.seek(behind)
        return None
    file.seek(behind - len(head))
    return file


class _Rejoined(io.RawIOBase):
    """A file with what was read from it in front again."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        got = self._head[: len(buffer)] or self._file.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(got)] = got
        return len(got)


def _beginning(file: BinaryIO) -> bytes:
    """The first bytes of a file, which may give fewer at a time."""
    pieces: list[bytes] = []
    size = 0
    while size < LOOK and (got := file.read(LOOK - size)):
        pieces.append(got)
        size += len(got)
    return b"".join(pieces)


def _source(file: BinaryIO, head: bytes) -> Window:
    """The file's bytes from the beginning of `head` on, which was read from it."""
    pieces = [head]
    origin = file.tell() - len(head) if file.seekable() else None

    def more() -> bytes:
        return pieces.pop() if pieces else file.read(_PIECE)

    def seek(position: int) -> None:
        pieces.clear()
        file.seek((origin or 0) + position)

    return Window(more, None if origin is None else seek)


def _warc(raw: Window, limit: int, member: str | None = None) -> Iterator[ArchiveRecord]:
    """The records of one WARC file."""
    found = kind(raw.peek(LOOK))
    if found == "gzip":
        return _records(packed_runs(raw, GZIP_PACKING), limit, member)
    if found == "zstd":
        return _records(packed_runs(raw, zstd_packing(raw.peek)), limit, member)
    return _records((Run(raw),), limit, member)


def _records(runs: Iterable[Run], limit: int, member: str | None) -> Iterator[ArchiveRecord]:
    for run in runs:
        yield from records(run, limit, member)


def _wacz(file: BinaryIO, head: bytes, limit: int) -> Iterator[ArchiveRecord]:
    """The records of all WARC files in a WACZ."""
    with ExitStack() as closing:
        if not file.seekable():
            kept = cast("BinaryIO", closing.enter_context(SpooledTemporaryFile(_SPOOLED)))
            kept.write(head)
            shutil.copyfileobj(file, kept)
            file = kept
        parts = parts_of(file)
        if not parts:
            raise UnsupportedFormatError(f"{zip_name(head)} is not read")
        return _of_parts(file, parts, limit, closing.pop_all())


def _of_parts(file: BinaryIO, parts: list[WaczPart], limit: int, closing: ExitStack) -> Iterator[ArchiveRecord]:
    with closing:
        for part in parts:
            yield from _of_part(file, part, limit)


def _of_part(file: BinaryIO, part: WaczPart, limit: int) -> Iterator[ArchiveRecord]:
    if part.problem:
        yield BrokenRecord(Place(0, 0, part.name), part.problem)
        return
    raw = part.window(file)
    try:
        if kind(raw.peek(LOOK)) in (None, "zip"):
            yield BrokenRecord(Place(0, 0, part.name), "this is no WARC")
        else:
            yield from _warc(raw, limit, part.name)
    except MissingPackageError as error:
        yield BrokenRecord(Place(0, 0, part.name), str(error), error.code)
    except UnsupportedFormatError as error:
        yield BrokenRecord(Place(0, 0, part.name), str(error))
