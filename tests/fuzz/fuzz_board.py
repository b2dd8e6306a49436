"""What a process that fuzzes and the one that watches it share: a small file in memory that outlives the former."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import NamedTuple

_FACTS = struct.Struct("<QdQdII")
_ROOM = 1 << 13  # bytes for a case
_SIZE = _FACTS.size + 2 * _ROOM


class Facts(NamedTuple):
    """What was done: cases, seconds they took, kilobytes of the process at its largest, seconds of the slowest case, sizes of two cases."""

    runs: int = 0
    seconds: float = 0.0
    peak: int = 0
    slowest: float = 0.0
    current: int = 0
    slow: int = 0


class Board:
    """The file: facts, the case that is being tried, the slowest case."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_SIZE))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), _SIZE)

    @property
    def facts(self) -> Facts:
        return Facts(*_FACTS.unpack_from(self._memory))

    @property
    def current(self) -> bytes:
        """The case that is being tried."""
        return self._memory[_FACTS.size : _FACTS.size + self.facts.current]

    @property
    def slow(self) -> bytes:
        """The slowest case."""
        begin = _FACTS.size + _ROOM
        return self._memory[begin : begin + self.facts.slow]

    def begin(self, data: bytes) -> None:
        """A case is tried."""
        data = data[:_ROOM]
        self._memory[_FACTS.size : _FACTS.size + len(data)] = data
        _FACTS.pack_into(self._memory, 0, *self.facts._replace(current=len(data)))

    def end(self, seconds: float, peak: int) -> None:
        """The case came back."""
        was = self.facts
        if seconds > was.slowest:
            begin = _FACTS.size + _ROOM
            self._memory[begin : begin + was.current] = self.current
            was = was._replace(slowest=seconds, slow=was.current)
        _FACTS.pack_into(self._memory, 0, *was._replace(runs=was.runs + 1, seconds=was.seconds + seconds, peak=max(peak, was.peak)))
