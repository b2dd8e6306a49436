"""WACZ: a ZIP file with WARC files in its folder archive/.

The standard library reads the list of parts. The parts themselves are read here: it would check them as a whole, and give up those
that are damaged anywhere.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from livelog.archive.unpack import Inflater, PackError, pulled, swollen
from livelog.archive.window import Window

if TYPE_CHECKING:
    from zipfile import ZipInfo

_WARC_NAME = re.compile(r"archive/[^/]{1,1000}\.warc(?:\.gz|\.zst)?", re.IGNORECASE)
_LOCAL = b"PK\x03\x04"
_HEADER, _LENGTHS = 30, slice(26, 30)  # bytes of the header in front of a part, and where those of its name and extras stand
_ENCRYPTED = 1
_STORED, _DEFLATED = 0, 8
# what zipfile raises, besides an error of its own, for a damaged list
_ERRORS = (struct.error, zlib.error, EOFError, LookupError, NotImplementedError, RuntimeError, ValueError, OverflowError, OSError)


class WaczPart(NamedTuple):
    """A WARC file in a WACZ: its name, where its bytes stand, and whether they are packed. `problem` says why it cannot be read."""

    name: str
    start: int = 0
    size: int = 0
    packed: bool = False
    problem: str | None = None

    def window(self, file: BinaryIO) -> Window:
        """Its content."""
        position = 0

        def more() -> bytes:
            nonlocal position
            file.seek(self.start + position)
            got = file.read(min(1 << 18, self.size - position))
            position += len(got)
            return got

        def seek(to: int) -> None:
            nonlocal position
            position = to

        return Window(_inflated(Window(more))) if self.packed else Window(more, seek)


def parts_of(file: BinaryIO) -> list[WaczPart]:
    """The WARC files in a WACZ, in the order of their names; none in another ZIP file, or in one whose list of parts is damaged."""
    from zipfile import BadZipFile, ZipFile  # it loads a dozen modules

    try:
        with ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if _WARC_NAME.fullmatch(info.filename)]
    except (BadZipFile, *_ERRORS):
        return []
    return [_part(file, info) for info in sorted(infos, key=lambda info: info.filename)]


def _part(file: BinaryIO, info: ZipInfo) -> WaczPart:
    if info.flag_bits & _ENCRYPTED:
        return WaczPart(info.filename, problem="it is encrypted")
    if info.compress_type not in (_STORED, _DEFLATED):
        return WaczPart(info.filename, problem="it is packed in a way that is not read")
    file.seek(max(0, info.header_offset))  # a list whose own place is wrong gives offsets before the file's beginning
    header = file.read(_HEADER)
    if info.header_offset < 0 or len(header) < _HEADER or not header.startswith(_LOCAL):
        return WaczPart(info.filename, problem="the ZIP file is damaged")
    lengths = header[_LENGTHS]
    start = info.header_offset + _HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return WaczPart(info.filename, start, info.compress_size, info.compress_type == _DEFLATED)


def _inflated(raw: Window) -> Callable[[], bytes]:
    """What gives the content of a packed part, up to where it is damaged or turns out to be a bomb."""
    inflater = Inflater(-15)
    given = 0

    def more() -> bytes:
        nonlocal given
        try:
            got = pulled(inflater, raw)
        except PackError:
            return b""
        given += len(got)
        return b"" if swollen(given, raw.position) else got

    return more
