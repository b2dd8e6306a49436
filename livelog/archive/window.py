"""A stream of bytes of which a bounded stretch is at hand: what was passed lately, and as much of what comes as is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

KEPT = 4 << 20  # bytes behind the position that can be gone back to, in any stream
_MOST_AGAIN = 64 << 20  # bytes that may be read a second time, beyond as many as were read once: damage must not make time quadratic


class Window:
    """A position in a stream that goes forward, a little back, and looks ahead.

    `more` gives the next bytes of the stream, none at its end; `seek`, where there is one, makes it go on from a place further back.

    >>> pieces = [b"", b"r\\n\\r\\nWARC/1.1", b"one"]
    >>> window = Window(pieces.pop)
    >>> window.peek(2), window.skip(3), window.position, window.peek(3)
    (b'on', True, 3, b'r\\n\\r')
    >>> window.find(re.compile(rb"WARC/"), 5), window.position, window.skip(100)
    (True, 7, False)
    """

    def __init__(self, more: Callable[[], bytes], seek: Callable[[int], None] | None = None) -> None:
        self._more = more
        self._seek = seek
        self._data = bytearray()
        self._base = 0  # where in the stream the data begins
        self._at = 0  # the position in the data
        self._ended = False
        self._again = 0
        self._furthest = 0

    @property
    def position(self) -> int:
        """How many bytes of the stream stand before the position."""
        return self._base + self._at

    def fill(self, size: int) -> bool:
        """Whether the stream has `size` more bytes; they are at hand then."""
        while len(self._data) - self._at < size and not self._ended:
            got = self._more()
            if self._at > 2 * KEPT:
                self._drop(self._at - KEPT)
            self._data += got
            self._ended = not got
        return len(self._data) - self._at >= size

    def peek(self, size: int, ahead: int = 0) -> bytes:
        """The `size` bytes that stand so far ahead; fewer where the stream ends before."""
        self.fill(ahead + size)
        start = self._at + ahead
        with memoryview(self._data) as view:
            return bytes(view[start : start + size])

    def take(self, size: int) -> bytes:
        """Up to `size` bytes, those at hand first, and goes past them; none at the end."""
        self.fill(1)
        with memoryview(self._data) as view:
            got = bytes(view[self._at : self._at + size])
        self._at += len(got)
        return got

    def skip(self, size: int) -> bool:
        """Goes `size` bytes on, or to the end; whether there were so many."""
        while size and self.fill(1):
            step = min(size, len(self._data) - self._at)
            self._at += step
            size -= step
        return not size

    def back(self, position: int) -> None:
        """Goes back to a position, or as far as can be gone."""
        if position < self._base and self._seek:
            self._furthest = max(self._furthest, self.position)
            self._again += self.position - position
            if self._again <= self._furthest + _MOST_AGAIN:
                self._seek(position)
                self._data.clear()
                self._base, self._at, self._ended = position, 0, False
                return
        self._at = max(0, min(position - self._base, len(self._data)))

    def find(self, shape: re.Pattern[bytes], longest: int) -> bool:
        """Goes on to the next place where the shape stands, which takes up at most `longest` bytes, or to the end; whether there is one."""
        while True:
            found = shape.search(self._data, self._at)
            if found and len(self._data) - found.start() >= longest:
                self._at = found.start()
                return True
            # one that begins near the end of what is at hand may go on behind it
            self._at = found.start() if found else max(self._at, len(self._data) - longest + 1)
            if not self.fill(len(self._data) - self._at + 1):
                self._at = found.start() if found else len(self._data)
                return found is not None

    def find_from(self, position: int, shape: re.Pattern[bytes], longest: int) -> bool:
        """The same from a position further back."""
        self.back(position)
        return self.find(shape, longest)

    def holds(self, start: int, end: int, shape: re.Pattern[bytes]) -> bool:
        """Whether the shape stands between two positions, as far as that stretch is at hand."""
        return shape.search(self._data, max(0, start - self._base), max(0, end - self._base)) is not None

    def _drop(self, size: int) -> None:
        del self._data[:size]
        self._base += size
        self._at -= size
