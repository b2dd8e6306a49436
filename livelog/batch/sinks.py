"""Where what is made goes: a folder with a file for each input, or one file for all, which appears when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple

from livelog.batch.convert import room
from livelog.batch.files import settle, settle_folder
from livelog.write.rows import csv_header

TABLES = ("sqlite", "parquet")  # forms of one file that is built from rows when these are all there
LOCK = ".livelog-lock"  # what tells that a run is writing into a folder
_PIECE = 1 << 20


class Part(NamedTuple):
    """What one input gave of a run's one file: where it stands in the journal, in bytes."""

    start: int
    length: int


class Folder:
    """A folder, in which the processes write themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, made: bytes) -> Part | None:
        """Nothing is left to do."""
        assert not made
        return None

    def settle(self) -> None:
        """What was written is on the disk: the processes saw to it."""

    def finish(self, parts: Iterable[Part], converted: Iterable[str]) -> None:  # noqa: ARG002 - there is nothing left to write
        """The run has come to its end."""
        shutil.rmtree(room(self._folder), ignore_errors=True)

    def close(self) -> None:
        """The run stops, finished or not."""


class OneFile:
    """One file for all inputs. Until it is whole, what there is of it stands in a journal beside it, which a later run can go on with."""

    def __init__(self, target: Path, form: str, *, excel: bool = False, kept: int | None = None) -> None:
        """`kept` are the bytes of an earlier run's journal that count (None: it is begun anew). Raises `OSError`."""
        self.target, self._form = target, form
        self.path = journal(target)
        self.head = csv_header(excel=excel).encode() if form == "csv" else b""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = self.path.open("r+b" if kept is not None else "wb")
        self._end = max(kept or 0, len(self.head))
        self._file.write(self.head)  # once more in a journal that is kept: it may have been cut off before that was on the disk
        self._file.truncate(self._end)
        self._file.seek(self._end)

    def take(self, made: bytes) -> Part:
        """Appends what an input gave. Raises `OSError`."""
        self._file.write(made)
        part = Part(self._end, len(made))
        self._end += len(made)
        return part

    def settle(self) -> None:
        """What was taken so far is on the disk. Raises `OSError`."""
        if not self._file.closed:  # which it is when a run is interrupted at its very end
            self._file.flush()
            settle(self._file.fileno())

    def finish(self, parts: Iterable[Part], converted: Iterable[str]) -> None:
        """Gives the file its name, with the parts in the order of the inputs.

        `converted` are sources that gave no rows: in a database their old ones go. Raises `OSError` and `LivelogError`.
        """
        self.settle()
        new = self._ordered(parts, converted)
        self._file.close()
        new.replace(self.target)
        self.path.unlink(missing_ok=True)
        settle_folder(self.target.parent)

    def _ordered(self, parts: Iterable[Part], converted: Iterable[str]) -> Path:
        """The file as it is to be, on the disk, still without its name."""
        ordered = [Part(0, len(self.head)), *(part for part in parts if part.length)]
        in_order = all(a.start + a.length == b.start for a, b in pairwise(ordered)) and sum(ordered[-1]) == self._end
        if self._form not in TABLES and in_order:
            return self.path
        new = beside(self.target)
        try:
            if self._form in TABLES:
                _table(self._form, _lines(self._copied(ordered)), new, self.target, converted)
            else:  # inputs that failed before were tried again, or new ones stand between
                with new.open("wb") as file:
                    file.writelines(self._copied(ordered))
            with new.open("r+b") as file:
                settle(file.fileno())
        except BaseException:  # an interrupt too: what is left of it would only take up room
            with suppress(OSError):
                new.unlink()
            raise
        return new

    def close(self) -> None:
        """The run stops, finished or not."""
        self._file.close()

    def _copied(self, parts: list[Part]) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            for part in parts:
                file.seek(part.start)
                left = part.length
                while left and (piece := file.read(min(left, _PIECE))):
                    left -= len(piece)
                    yield piece


def journal(target: Path) -> Path:
    """Where a file is made."""
    return target.with_name(f".{target.name}.livelog")


def beside(target: Path) -> Path:
    """Where it is put in order, or made a table, once all rows are there."""
    return target.with_name(f"{journal(target).name}-new")


def lock(target: Path) -> Path:
    """What tells that a run is writing a file."""
    return target.with_name(f"{journal(target).name}-lock")


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Whole lines out of pieces of text.

    >>> list(_lines(iter([b"one\\ntw", b"o\\n"])))
    [b'one\\n', b'two\\n']
    """
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for row in whole:
            yield row + b"\n"
    if rest:
        yield rest


def ready(form: str, target: Path) -> None:
    """Raises `LivelogError` where a table cannot be made: a library is missing, or the database that is there is somebody else's."""
    if form == "sqlite":
        from livelog.write import sqlite

        if _filled(target):
            sqlite.check(target)
    elif form == "parquet":
        from livelog.write import parquet

        parquet.require()


def _table(form: str, lines: Iterator[bytes], new: Path, target: Path, converted: Iterable[str]) -> None:
    """Builds a table from rows of JSON; a database that is there already takes them in."""
    new.unlink(missing_ok=True)
    if form == "sqlite":
        from livelog.write import sqlite

        sqlite.build(lines, new, base=target if _filled(target) else None, converted=converted)
    else:
        from livelog.write import parquet

        parquet.build(lines, new)


def _filled(target: Path) -> bool:
    return target.exists() and target.stat().st_size > 0
