"""Containers: what a saved page is packed in, taken off.

Formats are told by their bytes, never by a name. gzip (RFC 1952) is unpacked, also several members in a row and gzip within gzip
once; an MHTML archive gives its root page.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from livelog.errors import TooLargeError, UnsupportedFormatError
from livelog.read import formats

_FREE = 10 * 1024 * 1024  # bytes up to which any ratio will do
_MOST_RATIO = 1000  # unpacked to packed bytes, beyond that; deflate itself cannot exceed 1032
_LAYERS = 2
_WRAPPED = 31  # zlib's word for: a gzip header, and the largest window
_FIRST, _PIECE = 1 << 10, 1 << 16  # packed bytes taken at a time: few at first, since members can be tiny
_PADDING = re.compile(rb"\0*")  # what fills the last block on tapes and disks
_CHUNK = 1 << 20  # unpacked bytes taken at a time


class Package(NamedTuple):
    """A saved page out of its container.

    `format` is `text`, `html`, `mhtml` (then `data` is the root page's HTML) or `warc` (then it is the archive); `charset` is the label
    in an MHTML part's own headers; `url` and `captured_at` (`YYYY-MM-DDTHH:MM:SSZ`) are what the container knows; `warnings` are codes.
    """

    data: bytes
    format: str
    charset: str | None = None
    url: str | None = None
    captured_at: str | None = None
    warnings: tuple[str, ...] = ()


class _Unpacker(Protocol):
    """What `zlib.decompressobj` gives; the class itself has no public name."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def opened(data: bytes, max_bytes: int = formats.MAX_BYTES) -> Package:
    """What `data` holds, out of gzip and MHTML.

    The warning `truncated`: the container is cut or damaged, and what could be read of it is here. Raises `UnsupportedFormatError`
    (also where nothing could be read, or where gzip lies three deep) and `TooLargeError` (also for what unpacks to more than
    `max_bytes`, or to more than 10 MiB and 1000 times its size).

    >>> import gzip
    >>> opened(gzip.compress(b"14:05 The gate opens."))
    Package(data=b'14:05 The gate opens.', format='text', charset=None, url=None, captured_at=None, warnings=())
    """
    limit = min(max_bytes, max(_FREE, _MOST_RATIO * len(data)))
    kind = formats.sniff(data, max_bytes)
    warnings: tuple[str, ...] = ()
    for _ in range(_LAYERS):
        if kind != "gzip":
            break
        data, whole = _unpacked(data, limit)
        kind = formats.sniff(data, max_bytes)
        warnings = warnings if whole else ("truncated",)
    if kind == "gzip":
        raise UnsupportedFormatError("gzip within gzip within gzip is not read")
    if kind == "mhtml":
        from livelog.read.mhtml import root_page

        page = root_page(data)
        return page._replace(warnings=tuple(dict.fromkeys(warnings + page.warnings)))
    return Package(data, kind, warnings=warnings)


def _unpacked(data: bytes, limit: int) -> tuple[bytes, bool]:
    """The content of all members of a gzip file, and whether they were whole."""
    out = io.BytesIO()
    position, whole = 0, True
    while whole and position < len(data):
        position, whole = _member(data, position, out, limit)
        padding = _PADDING.match(data, position)
        position = padding.end() if padding else position
    if not whole and not out.tell():
        raise UnsupportedFormatError("damaged gzip is not read")
    return out.getvalue(), whole


def _member(data: bytes, position: int, out: io.BytesIO, limit: int) -> tuple[int, bool]:
    """Writes one member to `out`; where the next begins, and whether this one was whole."""
    member = zlib.decompressobj(_WRAPPED)
    begin, mark, size = position, out.tell(), _FIRST
    while not member.eof:
        piece = data[position : position + size]
        try:
            for got in _pieces(member, piece):
                out.write(got)
                _check(out.tell(), position + len(piece) - len(member.unconsumed_tail), limit)
        except zlib.error:  # it threw away what it had: once more, up to the byte that is wrong
            out.seek(mark)
            out.truncate()
            _salvage(data[begin:position], piece, out)
            return len(data), False
        if not piece:
            break
        position += len(piece)
        size = min(2 * size, _PIECE)
    return position - len(member.unused_data), member.eof


def _check(unpacked: int, packed: int, limit: int) -> None:
    """Raises `TooLargeError` as soon as what was unpacked so far is too much in itself or for what it came from."""
    if unpacked > limit or unpacked > max(_FREE, _MOST_RATIO * packed):
        raise TooLargeError(f"{packed} bytes of gzip unpack to {unpacked} and more")


def _pieces(member: _Unpacker, packed: bytes) -> Iterator[bytes]:
    """What `packed` adds to a member, at most `_CHUNK` bytes at a time."""
    while True:
        got = member.decompress(packed, _CHUNK)
        yield got
        packed = member.unconsumed_tail
        if member.eof or (not packed and len(got) < _CHUNK):
            return


def _salvage(good: bytes, packed: bytes, out: io.BytesIO) -> None:
    """Writes a member's content: its good beginning, and what `packed` adds up to the first byte that is wrong."""
    member = zlib.decompressobj(_WRAPPED)
    out.writelines(_pieces(member, good))
    try:
        for place in range(len(packed)):
            out.writelines(_pieces(member, packed[place : place + 1]))
    except zlib.error:
        return
