"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, part: Path) -> None:
    """Writes a file by way of `part`, on the same file system, so that no half of it is ever seen by its name. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with part.open("wb") as file:
            file.write(data)
            settle(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keeps other runs out, by a lock on a file that is there as long as this lasts. Raises `BlockingIOError` where one is at work.

    The lock belongs to this process and not to those that it starts, and ends with it. Where the system has no such locks there is none.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise BlockingIOError(errno.EAGAIN, "another run is writing there") from None
        except OSError:
            pass  # a file system without locks
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def settle(descriptor: int) -> None:
    """What was written to a file is on the disk now, where the file's kind has such a thing. Raises `OSError`."""
    os.fsync(descriptor)


def settle_folder(folder: Path) -> None:
    """The names in a folder are on the disk now, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some file systems do not know it
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
