"""Inputs: files, or standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from livelog.cli import messages

STDIN = "-"


class InputError(Exception):
    """An input that could not be read; `code` is the word in `error[code]`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises `InputError`."""
    try:
        if name == STDIN:
            return _standard_input()
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise InputError("not-found", "there is no such file") from None
    except IsADirectoryError:
        raise InputError("is-directory", "this is a folder, not a file") from None
    except (OSError, ValueError) as error:
        # Windows calls opening a folder a refused permission; a name with a NUL in it is a ValueError
        if Path(name).is_dir():
            raise InputError("is-directory", "this is a folder, not a file") from None
        raise InputError("unreadable", getattr(error, "strerror", None) or str(error)) from None


def _standard_input() -> bytes:
    if sys.stdin is None:  # the shell closed it
        raise InputError("unreadable", "standard input is closed")
    if sys.stdin.isatty():
        messages.say(f"reading standard input; {'Ctrl-Z and Return' if os.name == 'nt' else 'Ctrl-D'} ends it")
    return sys.stdin.buffer.read()
