"""The unpacked bytes of a WARC file as runs: stretches in which records can follow one another.

A plain file is one run. In a packed one, each member (gzip) or frame (zstd) begins a new run if it begins with a record, as the
standard wants it; others go on with what stands before them. What is damaged ends its run, and the next begins at the first
member behind that holds a record: so damage costs the records that it hits, and no others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from livelog.archive.unpack import BOMB, PackError, Unpacker, pulled, swollen
from livelog.archive.window import Window

BLANKS = b"\r\n\0 \t"
_PADDING = re.compile(rb"[^\r\n\0]")
_MOST_AGAIN = 64 << 20  # packed bytes that may be unpacked a second time, beyond as many as were unpacked once


class Packing(NamedTuple):
    """How members are packed: what makes an unpacker for one, what each begins with, and how much of one shows what it holds."""

    unpacker: Callable[[], Unpacker]
    magic: re.Pattern[bytes]
    look: int


class Run:
    """A stretch of unpacked bytes. `fault` says what ended it, if it did not end as it should; it is known once the end was reached."""

    def __init__(self, window: Window, origin: int | None = None) -> None:
        self.window = window
        self.fault: str | None = None
        self._joints: list[int] = [] if origin is None else [0]
        self._origins: list[int] = [] if origin is None else [origin]

    def join(self, at: int, origin: int) -> None:
        """Notes that a member which begins at `origin` in the file goes on at `at` in the run."""
        self._joints.append(at)
        self._origins.append(origin)

    def place(self, position: int) -> tuple[int, int]:
        """Where a position of the run stands in the file: at which byte its member begins, and how far into its content it is."""
        if not self._joints:
            return position, 0
        index = bisect_right(self._joints, position) - 1
        return self._origins[index], position - self._joints[index]

    def joint(self, start: int, end: int) -> bool:
        """Whether a member begins at `start`, before `end` or there."""
        index = bisect_right(self._joints, end) - 1
        return index >= 0 and self._joints[index] >= start

    def last(self) -> int:
        """Where the last member begins."""
        return self._origins[-1] if self._origins else 0


class _Member:
    """A packed member at the window's position, and the first of what it holds. Goes past itself as it is read."""

    def __init__(self, raw: Window, packing: Packing) -> None:
        self.offset = raw.position
        self._raw = raw
        self._given = 0
        self._unpacker = packing.unpacker()
        self.fault: str | None = None if packing.magic.match(raw.peek(8)) else "no record begins here"
        self.first = self.more()

    def more(self) -> bytes:
        """The next of its content; none at its end, or where it is damaged, cut off or a bomb (then `fault` says so)."""
        if self.fault:
            return b""
        try:
            got = pulled(self._unpacker, self._raw)
        except PackError as error:
            self.fault = str(error)
            return b""
        self._given += len(got)
        if swollen(self._given, self._raw.position - self.offset):
            self.fault = BOMB
            return b""
        return got


def packed_runs(raw: Window, packing: Packing) -> Iterator[Run]:
    """The runs of a packed file; each must be read to its end before the next is asked for."""
    state = _Packed(raw, packing)
    while run := state.run():
        yield run
        if run.fault:
            state.resume(run.last() + 1)


class _Packed:
    """Reads members one after the other and knows the one that comes next."""

    def __init__(self, raw: Window, packing: Packing) -> None:
        self._raw = raw
        self._packing = packing
        self._next: _Member | None = None
        self._again = 0

    def run(self) -> Run | None:
        """The run that begins with the next member; None at the end of the file."""
        member = self._next or self._member()
        self._next = None
        if member is None:
            return None
        run = Run(Window(self._content(member)), member.offset)
        self._run = run
        return run

    def _content(self, member: _Member) -> Callable[[], bytes]:
        """What gives the content of a member and of those that go on with it, piece by piece."""
        given = 0
        pieces = [member.first]

        def more() -> bytes:
            nonlocal member, given
            got = pieces.pop() if pieces else member.more()
            while not got:
                if member.fault:
                    self._run.fault = member.fault
                    return b""
                following = self._next or self._member()
                if following is None or following.fault or _begins_a_record(following.first):
                    self._next = following
                    return b""
                member, got = following, following.first
                self._run.join(given, member.offset)
            given += len(got)
            return got

        return more

    def _member(self) -> _Member | None:
        """The member at the position, past what fills a block or separates members."""
        return _Member(self._raw, self._packing) if self._raw.find(_PADDING, 1) else None

    def resume(self, start: int) -> None:
        """Goes to the next member that holds a record, from `start` on if that is not too far back."""
        raw, packing = self._raw, self._packing
        furthest = raw.position
        self._again += max(0, furthest - start)
        if self._again <= furthest + _MOST_AGAIN:
            raw.back(start)
        while raw.find(packing.magic, 4):
            if _holds_a_record(raw.peek(packing.look), packing):
                return
            raw.skip(1)


def _begins_a_record(content: bytes) -> bool:
    return content.lstrip(BLANKS).startswith(b"WARC/")


def _holds_a_record(packed: bytes, packing: Packing) -> bool:
    """Whether the beginning of a member unpacks to the beginning of a record."""
    try:
        return _begins_a_record(packing.unpacker().feed(packed, 64))
    except PackError:
        return False
