"""Outputs: standard output, or a file that appears whole or not at all. Always UTF-8, whatever the locale."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class OutputError(Exception):
    """Output that could not be written; `code` is the word in `error[code]`."""

    def __init__(self, code: str, name: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.name = name


class ClosedOutputError(Exception):
    """Whoever read the output has gone: no error, just the end."""


class Output:
    """Takes text; use it in a `with`. A file gets its name only when the `with` ends well and something was written."""

    def __init__(self, target: str | None, *, force: bool = False) -> None:
        """`target` is a file's name; None and `-` are standard output. Raises `OutputError` if the file exists and `force` is off."""
        self.path = None if target is None or target == "-" else Path(target)
        self.terminal = self.path is None and sys.stdout is not None and sys.stdout.isatty()
        self._force = force
        self._part: Path | None = None
        self._file: IO[bytes] | None = None
        if self.path is not None:
            _refuse(self.path, force=force)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._finish(keep=kind is None)

    def write(self, text: str) -> None:
        """Appends text. Raises `OutputError` or, where a pipe is closed, `ClosedOutputError`."""
        if self.terminal:
            from livelog.write.terminal import safe

            text = safe(text)
        data = text.encode("utf-8", errors="replace")
        if self.path is None:
            _to_stdout(data)
            return
        try:
            if self._file is None:
                self._file = self._open(self.path)
            self._file.write(data)
        except OSError as error:
            raise OutputError("write-failed", str(self.path), error.strerror or str(error)) from None

    def _open(self, path: Path) -> IO[bytes]:
        if path.exists() and not path.is_file():
            return path.open("wb")  # a device or a named pipe cannot be replaced by a file
        self.path = path.resolve()  # through a link: what it points at is replaced, not the link
        self._part = self.path.with_name(f"{path.name}.{os.getpid()}.part")
        return self._part.open("xb")

    def _finish(self, *, keep: bool) -> None:
        part, self._part = self._part, None
        assert self._file is not None
        assert self.path is not None
        try:
            self._file.close()
            if part is not None and keep:
                _refuse(self.path, force=self._force)
                part.replace(self.path)
        except OSError as error:
            raise OutputError("write-failed", str(self.path), error.strerror or str(error)) from None
        finally:
            if part is not None:
                part.unlink(missing_ok=True)


def _refuse(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise OutputError("write-failed", str(path), "this is a folder")
    if path.is_file() and not force:
        raise OutputError("output-exists", str(path), "the file exists; --force overwrites it")


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:  # the shell closed it
        raise ClosedOutputError
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if is_closed_pipe(error):
            raise ClosedOutputError from None
        raise OutputError("write-failed", "-", error.strerror or str(error)) from None


def is_closed_pipe(error: OSError) -> bool:
    """A pipe without a reader; Windows says "invalid argument" instead."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def settle() -> None:
    """The last flush of the standard streams, so that the interpreter has nothing left to complain of at its exit."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
