"""The report of a run: one JSON object a line for each input, in their order, which is also what a later run goes on from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from livelog.batch.files import settle, write_whole
from livelog.batch.job import Result, Unit, shown
from livelog.write.json_text import one_line

Key = tuple[str, str]  # of an input: its path as shown with its own bytes where it is no text, and its place in an archive


def line(unit: Unit, result: Result, *, output: str | None, part: tuple[int, int] | None, mark: str) -> dict[str, Any]:
    """What the report says of an input. Every key is always there.

    `pathBytes` are the bytes of a path that is no text, in hex. `record` is where a page stands in its archive, `pages` how many pages an
    archive has: it has a line for each of them and, behind these, one for itself. `part` is where it stands in the run's one file as long
    as that is being made: first byte and length. `run` is the mark of the job.
    """
    path = shown(unit.path)
    return {
        "path": path,
        "pathBytes": None if path == unit.path else os.fsencode(unit.path).hex(),
        "record": unit.place,
        "status": result.status,
        "error": result.error,
        "message": result.message,
        "pages": result.pages,
        "entries": result.entries,
        "expected": result.expected,
        "complete": result.complete,
        "warnings": list(result.warnings),
        "publisher": result.publisher,
        "url": result.url,
        "format": result.format,
        "sha256": result.sha256,
        "seconds": result.seconds,
        "output": output,
        "part": part and list(part),
        "run": mark,
    }


def key(line: dict[str, Any]) -> Key:
    """What tells the input of a line from all others."""
    return line["pathBytes"] or line["path"], line["record"] or ""


def key_of(unit: Unit) -> Key:
    """The same for a unit.

    >>> key_of(Unit(0, "a.html", "a.html"))
    ('a.html', '')
    """
    path = shown(unit.path)
    return (path if path == unit.path else os.fsencode(unit.path).hex()), unit.place or ""


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a report; one that was being written when the run was cut off is none. Raises `OSError`."""
    with path.open("rb") as file:
        for row in file:
            try:
                said = json.loads(row)
                key(said)
            except (ValueError, KeyError, TypeError):
                continue
            yield said


def text(said: dict[str, Any]) -> bytes:
    """A line of the report."""
    return one_line(json.dumps(said, ensure_ascii=False)).encode("utf-8", errors="replace") + b"\n"


def begun(path: Path) -> Path:
    """Where a report is written until it gets its name: the same in every run, so that the next clears up after one that was cut off."""
    return path.with_name(f".{path.name}.livelog")


class Report:
    """A report that is being written: lines are kept until they are to be on the disk."""

    def __init__(self, path: Path, old: Iterable[dict[str, Any]] = ()) -> None:
        """`old` are the lines that it begins with. Raises `OSError`."""
        self.path = path
        self._waiting: list[bytes] = []
        self._file: IO[bytes]
        write_whole(path, b"".join(text(said) for said in old), begun(path))
        self._file = path.open("ab", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # a run that ended well has settled; of any other it is known what stopped it
            self.settle()
        self._file.close()

    def add(self, said: dict[str, Any]) -> None:
        """Takes a line."""
        self._waiting.append(text(said))

    def close(self, ordered: Iterable[dict[str, Any]]) -> None:
        """Ends a report that began with lines of an earlier run: now it holds these, in their order, and no others. Raises `OSError`."""
        self._waiting.clear()
        self._file.close()
        write_whole(self.path, b"".join(map(text, ordered)), begun(self.path))

    def settle(self) -> None:
        """All lines so far are on the disk, or none of those that were waiting. Raises `OSError`."""
        if not self._waiting:
            return
        end = self._file.seek(0, os.SEEK_END)
        left = b"".join(self._waiting)
        try:
            while left:  # a disk that gets full takes a part of it first
                left = left[self._file.write(left) :]
        except OSError:
            self._file.truncate(end)
            raise
        self._waiting.clear()
        settle(self._file.fileno())
