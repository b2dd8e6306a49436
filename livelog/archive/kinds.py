"""Which kind of web archive some bytes begin, told by the bytes themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from livelog.archive.runs import BLANKS, Packing
from livelog.archive.unpack import Inflater, PackError, Unpacker, Zstd, zstd_module
from livelog.archive.wacz import parts_of
from livelog.errors import UnsupportedFormatError

LOOK = 1 << 16  # bytes at a file's beginning that tell
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
# a frame, or one that decoders skip; the first of these can hold a dictionary
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_MOST_DICTIONARY = 16 << 20

GZIP_PACKING = Packing(lambda: Inflater(31), _GZIP, 1 << 11)


def kind(head: bytes) -> str | None:
    """`warc`, `gzip`, `zstd` (WARC in these) or `zip` (which may be a WACZ) by a file's first bytes; None for what is no archive.

    Raises `MissingPackageError` for what may be a WARC in zstd and cannot be looked into.

    >>> import gzip
    >>> kind(b"WARC/1.1\\r\\n"), kind(gzip.compress(b"WARC/1.1\\r\\n")), kind(gzip.compress(b"<p>14:05</p>")), kind(b"PK\\x03\\x04")
    ('warc', 'gzip', None, 'zip')
    """
    if head.startswith(b"WARC/"):
        return "warc"
    if _GZIP.match(head):
        return "gzip" if _begins_with_a_record(GZIP_PACKING.unpacker, head) else None
    if _ZSTD.match(head):
        if head.startswith(_DICTIONARY):
            return "zstd"
        return "zstd" if _begins_with_a_record(Zstd, head) else None
    return "zip" if head.startswith(b"PK\x03\x04") else None


def _begins_with_a_record(make: Callable[[], Unpacker], head: bytes) -> bool:
    try:
        while head:
            unpacker = make()
            got = unpacker.feed(head, 64)
            head = b"" if got else unpacker.rest  # members that hold nothing come first in some files
    except PackError:
        return False
    return got.lstrip(BLANKS).startswith(b"WARC/")


def is_archive(data: bytes) -> bool:
    """Whether a whole file is a web archive. Raises as `kind` does.

    >>> is_archive(b"WARC/1.0\\r\\n"), is_archive(b"<p>14:05</p>")
    (True, False)
    """
    found = kind(data[:LOOK])
    return bool(parts_of(io.BytesIO(data))) if found == "zip" else found is not None


def zstd_packing(peek: Callable[[int], bytes]) -> Packing:
    """How the records of a WARC in zstd are packed: with the dictionary, if any, that its first frame holds.

    `peek` gives so many of the file's first bytes. The dictionary may be packed itself. Raises `UnsupportedFormatError` for one that
    cannot be read.
    """
    head = peek(8)
    size = int.from_bytes(head[4:], "little") if head.startswith(_DICTIONARY) else 0
    dictionary = peek(8 + min(size, _MOST_DICTIONARY))[8:] if size else b""
    zstd = zstd_module()
    try:
        if dictionary.startswith(b"\x28\xb5\x2f\xfd"):
            dictionary = Zstd().feed(dictionary, _MOST_DICTIONARY)
        known = zstd.ZstdDict(dictionary) if dictionary else None
    except (PackError, zstd.ZstdError, ValueError) as error:
        raise UnsupportedFormatError("WARC in zstd with a damaged dictionary is not read") from error
    return Packing(lambda: Zstd(known), _ZSTD, 1 << 18)
