"""What a run does with each input, in a form that another process can be given."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from livelog.archive.records import PageRecord
from livelog.model.page import Options
from livelog.version import __version__

SUFFIXES = {"json": ".json", "jsonl": ".jsonl", "csv": ".csv", "md": ".md", "text": ".txt"}


class Job(NamedTuple):
    """How inputs are read and written.

    `form` is a key of `SUFFIXES`; `folder` is where each input gets an output of its own (None: what is made goes to the run's one file).
    `max_size` are bytes of a page, packed and unpacked; `all_pages` keeps also those pages of web archives that have no entries.
    """

    form: str
    facts: Options = Options()
    publishers: Path | None = None
    folder: Path | None = None
    sort: str = "page"
    page_only: bool = False
    excel: bool = False
    max_size: int = 64_000_000
    all_pages: bool = False

    def mark(self, target: str) -> str:
        """Eight hex digits that differ where a run would write something else: a run is only gone on with by one that has the same."""
        told = (__version__, *self._replace(folder=None, publishers=None), str(self.publishers), target)
        return hashlib.sha256(repr(told).encode("utf-8", errors="surrogatepass")).hexdigest()[:8]


class Unit(NamedTuple):
    """One page to convert: a file, or a page of a web archive, then with its record and its place in the archive.

    `data` is a file's content where it has been read.
    `name` is what its output calls it; `output` is the path of its own output, in the job's folder.
    """

    number: int
    path: str
    name: str
    output: str | None = None
    place: str | None = None
    record: PageRecord | None = None
    data: bytes | None = None


class Result(NamedTuple):
    """What became of a unit.

    `status` is `ok`, `empty` (no entries), `failed` or `skipped`; `error` and `message` tell of a failure. `made` is what the run's one
    file gets of it. `url` is the page's address, `seconds` what it took. `pages` is that of an archive as a whole: how many it has.
    """

    status: str
    error: str | None = None
    message: str | None = None
    entries: int = 0
    expected: int | None = None
    complete: bool | None = None
    warnings: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    sha256: str | None = None
    format: str | None = None
    seconds: float = 0.0
    pages: int | None = None
    made: bytes = b""


def failed(code: str, message: str) -> Result:
    """A failure."""
    return Result("failed", code, message)


def shown(path: str) -> str:
    """A path as text: bytes that are none of it stand as `\\xNN`.

    >>> shown("quay\\udcff.txt")
    'quay\\\\xff.txt'
    """
    return (
        "".join(f"\\x{ord(sign) - 0xDC00:02x}" if "\udc80" <= sign <= "\udcff" else sign for sign in path)
        if not path.isprintable()
        else path
    )
