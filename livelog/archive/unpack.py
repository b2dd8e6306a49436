"""What packed bytes hold, never more of it at a time than is asked for: gzip, deflate, zstd, Brotli under one face.

zstd is in the standard library from Python 3.14 on; before that, and for Brotli, a package is needed that is no part of a plain install.
"""

from __future__ import annotations

import zlib
from importlib import import_module
from typing import Any, Protocol

from livelog.archive.window import Window
from livelog.errors import MissingPackageError

PIECE = 1 << 16  # packed bytes taken at a time
CHUNK = 1 << 20  # unpacked bytes given at a time
DAMAGED, CUT_OFF = "the packed data is damaged", "the file is cut off"
BOMB = "it unpacks to more than 64 MiB and a thousand times its size"
_FREE, _MOST_RATIO = 64 << 20, 1000  # bytes up to which any ratio of unpacked to packed ones will do, and the most beyond that


def swollen(unpacked: int, packed: int) -> bool:
    """Whether so much out of so little is what nobody packs who wants it read.

    >>> swollen(60_000_000, 100), swollen(600_000_000, 10_000_000), swollen(600_000_000, 100_000)
    (False, False, True)
    """
    return unpacked > max(_FREE, _MOST_RATIO * packed)


_EXTRA = "pip install 'livelog-parser[warc]'"


class PackError(Exception):
    """Packed bytes that are damaged, or end too early; the message says which."""


class Unpacker(Protocol):
    """Takes packed bytes and gives what they hold.

    `hungry` tells that it needs more of them, `ended` that the packed stream is complete, `rest` what it was given beyond its end.
    """

    hungry: bool
    ended: bool
    rest: bytes

    def feed(self, packed: bytes, most: int = CHUNK) -> bytes:
        """About `most` bytes, or fewer, of what is in these and the bytes before. Raises `PackError`."""
        ...


class Inflater:
    """gzip (31), zlib (15) or bare deflate (-15), in zlib's own numbers.

    Where zlib meets a wrong byte it throws away what it had before that; here this comes out first.

    >>> packed = zlib.compress(b"The gate opens.")
    >>> inflater = Inflater(15)
    >>> inflater.feed(packed + b"more", 8), inflater.hungry, inflater.feed(b""), inflater.ended, inflater.rest
    (b'The gate', False, b' opens.', True, b'more')
    """

    def __init__(self, wrapping: int) -> None:
        self.hungry, self.ended, self.rest = True, False, b""
        self._wrapping = wrapping
        self._stream = zlib.decompressobj(wrapping)
        self._fed = self._failed = False

    def feed(self, packed: bytes, most: int = CHUNK) -> bytes:
        """At most `most` bytes of what is in these and the bytes before. Raises `PackError`."""
        if self._failed:
            raise PackError(DAMAGED)
        stream = self._stream
        packed = stream.unconsumed_tail + packed
        before = stream.copy() if self._fed else None
        self._fed = True
        try:
            got = stream.decompress(packed, most)
        except zlib.error:
            self._failed, self.hungry = True, False
            return _up_to_the_wrong_byte(before or zlib.decompressobj(self._wrapping), packed)
        self.hungry = not stream.unconsumed_tail and len(got) < most
        self.ended, self.rest = stream.eof, stream.unused_data
        return got


def _up_to_the_wrong_byte(stream: Any, packed: bytes) -> bytes:
    """What a stream gives for bytes of which one is wrong, up to that one: it is found by halving."""
    got: list[bytes] = []
    while packed:
        half = (len(packed) + 1) // 2
        trial = stream.copy()
        try:
            got.append(trial.decompress(packed[:half]))
        except zlib.error:
            packed = packed[: half if half < len(packed) else 0]
        else:
            stream, packed = trial, packed[half:]
    return b"".join(got)


class Zstd:
    """One zstd frame, with the dictionary that it may have been packed with."""

    def __init__(self, dictionary: Any = None) -> None:
        zstd = zstd_module()
        self.hungry, self.ended, self.rest = True, False, b""
        self._error = zstd.ZstdError
        self._stream = zstd.ZstdDecompressor(dictionary)

    def feed(self, packed: bytes, most: int = CHUNK) -> bytes:
        """At most `most` bytes of what is in these and the bytes before. Raises `PackError`."""
        stream = self._stream
        try:
            got: bytes = stream.decompress(packed, most)
        except self._error as error:
            raise PackError(DAMAGED) from error
        self.hungry, self.ended, self.rest = stream.needs_input, stream.eof, stream.unused_data
        return got


class Brotli:
    """A Brotli stream; it has no beginning to know it by."""

    def __init__(self) -> None:
        brotli = _module("brotli", "Brotli")
        self.hungry, self.ended, self.rest = True, False, b""
        self._error = brotli.error
        self._stream = brotli.Decompressor()

    def feed(self, packed: bytes, most: int = CHUNK) -> bytes:
        """About `most` bytes, or fewer, of what is in these and the bytes before. Raises `PackError`."""
        stream = self._stream
        try:
            got: bytes = stream.process(packed, output_buffer_limit=most)
        except self._error as error:
            raise PackError(DAMAGED) from error
        self.hungry, self.ended = stream.can_accept_more_data(), stream.is_finished()
        return got


def pulled(unpacker: Unpacker, raw: Window) -> bytes:
    """The next of what an unpacker gives for the bytes of a window, which goes on by what is used up; none at the end.

    Raises `PackError`, also where the window ends before the packed stream does.
    """
    while not unpacker.ended:
        piece = raw.take(PIECE) if unpacker.hungry else b""
        if unpacker.hungry and not piece:
            raise PackError(CUT_OFF)
        got = unpacker.feed(piece)
        if unpacker.rest:
            raw.back(raw.position - len(unpacker.rest))
        if got:
            return got
    return b""


def zstd_module() -> Any:
    """The standard library's zstd, or its backport. Raises `MissingPackageError`."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return _module("backports.zstd", "zstd")


def _module(name: str, what: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingPackageError(f"{what} is read with a package that is not installed: {_EXTRA}") from None
