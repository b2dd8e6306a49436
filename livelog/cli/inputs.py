"""Inputs: files, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from livelog.cli import messages
from livelog.errors import TooLargeError
from livelog.read.formats import MAX_BYTES, may_be_archive

STDIN = "-"
_LOOK = 1 << 16  # bytes at a file's beginning that tell a web archive


class InputError(Exception):
    """An input that could not be read; `code` is the word in `error[code]`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Archive(NamedTuple):
    """A web archive that is open: its pages are read as they come. `close` ends that; standard input stays open."""

    file: BinaryIO
    close: Callable[[], None]


def opened(name: str, most: int = MAX_BYTES) -> bytes | Archive:
    """The bytes of a file, or of standard input for `-`, of which there may be `most`; a web archive is only opened.

    Raises `InputError`, and `MissingPackageError` for an archive that cannot be looked into.
    """
    try:
        return _content(_standard_input(), lambda: None, most) if name == STDIN else _file(name, most)
    except FileNotFoundError:
        raise InputError("not-found", "there is no such file") from None
    except IsADirectoryError:
        raise InputError("is-directory", "this is a folder, not a file") from None
    except (OSError, ValueError) as error:
        # Windows calls opening a folder a refused permission; a name with a NUL in it is a ValueError
        if Path(name).is_dir():
            raise InputError("is-directory", "this is a folder, not a file") from None
        raise unreadable(error) from None


def unreadable(error: OSError | ValueError) -> InputError:
    """What is said of a file that is there and cannot be read."""
    return InputError("unreadable", getattr(error, "strerror", None) or str(error))


def _file(name: str, most: int) -> bytes | Archive:
    with ExitStack() as closing:
        file = closing.enter_context(Path(name).open("rb"))
        content = _content(file, file.close, most)
        if not isinstance(content, bytes):
            closing.pop_all()  # an archive stays open
        return content


def _content(file: BinaryIO, close: Callable[[], None], most: int) -> bytes | Archive:
    head = file.read(_LOOK)
    if may_be_archive(head):
        from livelog.archive.read import reopened

        archive = reopened(file, head)
        if archive is not None:
            return Archive(archive, close)
    content = head + file.read(max(0, most + 1 - _LOOK)) if len(head) == _LOOK else head
    if len(content) > most:  # the rest, which may have no end, is not read
        raise InputError(TooLargeError.code, f"more than {most} bytes (--max-size)")
    return content


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the shell closed it
        raise InputError("unreadable", "standard input is closed")
    if sys.stdin.isatty():
        messages.say(f"reading standard input; {'Ctrl-Z and Return' if os.name == 'nt' else 'Ctrl-D'} ends it")
    return sys.stdin.buffer
