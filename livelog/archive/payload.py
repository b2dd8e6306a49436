"""The content of an HTTP answer as the server had it: chunks joined, content encodings taken off, never beyond a limit.

Archives are made by programs that keep the header of an answer and change its body: what the header says is believed only
where the bytes bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from livelog.archive.fields import Fields
from livelog.archive.unpack import CHUNK, PIECE, Brotli, Inflater, PackError, Unpacker, Zstd
from livelog.errors import TooLargeError

_FREE = 10 << 20  # bytes up to which any ratio will do
_MOST_RATIO = 1000  # unpacked to packed bytes, beyond that
_FIRST = 1 << 10  # packed bytes taken of a member at first: members can be tiny
_MOST_ENCODINGS = 4
# the line above a chunk: its size in hexadecimal, sometimes padded, and extensions
_CHUNK_LINE = re.compile(rb"[ \t]{0,9}([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,400})?\r?\n")
_BREAK = re.compile(rb"\r?\n")
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"


class EncodingError(Exception):
    """An answer whose content cannot be had; the message says why."""


def decoded(body: bytes, http: Fields, limit: int) -> tuple[bytes, bool]:
    """The content of an answer, and whether it is whole.

    Raises `EncodingError`, `TooLargeError` (more than `limit` bytes, or more than 10 MiB and 1000 times what they came from) and
    `MissingPackageError`.

    >>> decoded(b"4\\r\\nThe \\r\\n5\\r\\ngate.\\r\\n0\\r\\n\\r\\n", Fields("200", {"transfer-encoding": "chunked"}, 0), 100)
    (b'The gate.', True)
    >>> decoded(b"The gate.", Fields("200", {"transfer-encoding": "chunked", "content-encoding": "gzip"}, 0), 100)
    (b'The gate.', True)
    """
    whole = True
    if "chunked" in http.get("transfer-encoding").lower():
        body, whole = _joined(body)
    names = [name.strip().lower() for name in http.get("content-encoding").split(",")]
    if names == [""] and body.startswith(_GZIP):  # some programs drop the header and keep the encoding
        names = ["gzip"]
    for name in reversed(names[:_MOST_ENCODINGS]):
        unpacker = _unpacker(name, body)
        if unpacker:
            body, complete = _unpacked(body, unpacker, limit, lenient=name == "br")
            whole = whole and complete
    if len(body) > limit:
        raise TooLargeError(f"the page has more than {limit} bytes")
    return body, whole


def _joined(body: bytes) -> tuple[bytes, bool]:
    """Chunks joined, and whether the last one is there; a body that is not in chunks comes back as it is."""
    pieces: list[bytes] = []
    position = 0
    while line := _CHUNK_LINE.match(body, position):
        size = int(line[1], 16)
        if size == 0:
            return b"".join(pieces), True
        end = line.end() + size
        gap = _BREAK.match(body, end)
        if gap is None and end < len(body):
            break
        pieces.append(body[line.end() : end])
        position = gap.end() if gap else end
    if position == 0:
        return body, True
    return b"".join(pieces), False


def _unpacker(name: str, body: bytes) -> Callable[[], Unpacker] | None:
    """What takes an encoding off, or None where the body is not in it."""
    if name in ("gzip", "x-gzip"):
        return (lambda: Inflater(31)) if body.startswith(_GZIP) else None
    if name == "deflate":
        if len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0:
            return lambda: Inflater(15)
        return None if body.lstrip()[:1] == b"<" else lambda: Inflater(-15)
    if name == "zstd":
        return Zstd if body.startswith(_ZSTD) else None
    if name == "br":
        return Brotli
    if name in ("", "identity", "none", "utf-8"):
        return None
    raise EncodingError(f"the content encoding {name[:40]!r} is not known")


def _unpacked(body: bytes, make: Callable[[], Unpacker], limit: int, *, lenient: bool) -> tuple[bytes, bool]:
    """What the body holds, and whether it is whole. `lenient`: what cannot be unpacked at all was not packed."""
    most = min(limit, max(_FREE, _MOST_RATIO * len(body)))
    pieces: list[bytes] = []
    size = 0
    position, step = 0, _FIRST
    try:
        unpacker = make()
        while True:
            packed = body[position : position + step] if unpacker.hungry else b""
            position += len(packed)
            got = unpacker.feed(packed, CHUNK)
            size += len(got)
            if size > most:
                raise TooLargeError(f"{len(body)} bytes of the page unpack to more than {most}")
            pieces.append(got)
            step = min(2 * step, PIECE)
            if unpacker.ended:
                position -= len(unpacker.rest)
                if not body.startswith((_GZIP, _ZSTD), position):  # further members
                    return b"".join(pieces), True
                unpacker, step = make(), _FIRST
            elif unpacker.hungry and not got and not packed:
                break
    except PackError:
        if not size:
            if lenient and b"<" in body[:1000]:
                return body, True
            raise EncodingError("the content is damaged within its encoding") from None
    return b"".join(pieces), False
