"""Web archives as inputs: each page in one is a unit of work, and behind them stands the archive as a whole."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from livelog.archive.kinds import LOOK
from livelog.archive.read import captures, reopened
from livelog.archive.records import BrokenRecord, PageRecord, SkippedRecord
from livelog.batch.job import Result, Unit, failed, shown
from livelog.errors import LivelogError
from livelog.read.formats import may_be_archive

WHOLE = "archive"  # the status of an archive as a whole until it is known what its pages gave
_PAUSE = 0.2  # seconds of records without pages after which whoever reads an archive can see to something else


def _local(path: str) -> BinaryIO:
    return Path(path).open("rb")


def opened(path: str, how: Callable[[str], BinaryIO] = _local) -> BinaryIO | Result | None:
    """The file at a path if it is a web archive, or why it cannot be read; None where it is no archive. `how` opens files."""
    try:
        with ExitStack() as closing:
            file = closing.enter_context(how(path))
            head = file.read(LOOK)
            if not may_be_archive(head) or reopened(file, head) is None:
                return None
            closing.pop_all()
            return file
    except LivelogError as error:
        return failed(error.code, str(error))
    except OSError:
        return None  # whoever converts it will say so


def pages(file: BinaryIO, most: int) -> Iterator[tuple[str | None, PageRecord | Result] | None]:
    """The pages and broken records of an archive, each with its place, and last the archive as a whole. `most` are bytes of a page.

    None comes now and then where there is nothing for a while: a crawl can go on for minutes without a page.
    """
    counts: Counter[str] = Counter()
    since = time.monotonic()
    try:
        for record in captures(file, most):
            if isinstance(record, SkippedRecord):
                counts[record.kind] += 1
                if time.monotonic() - since > _PAUSE:
                    yield None
                    since = time.monotonic()
            elif isinstance(record, BrokenRecord):
                counts["broken"] += 1
                yield str(record.place), failed(record.code, record.message)
            else:
                counts["pages"] += 1
                yield str(record.place), record
    except LivelogError as error:
        yield None, failed(error.code, str(error))
    except OSError as error:  # a disk or a network that fails in the midst of it
        yield None, failed("unreadable", error.strerror or str(error))
    except Exception as error:  # noqa: BLE001 - a fault of livelog's own costs the user the rest of one archive, not the run
        yield None, failed("internal", f"a fault in livelog: {type(error).__name__}: {error}")
    else:
        count = counts.pop("pages", 0)
        yield None, Result(WHOLE, message=", ".join(f"{kind} {number}" for kind, number in sorted(counts.items())) or None, pages=count)


def archived(path: str, place: str | None, found: PageRecord | Result) -> Unit:
    """The unit of what was found at a place in the archive at a path."""
    name = shown(path if place is None else f"{path}#{place}")
    return Unit(0, path, name, place=place, record=found if isinstance(found, PageRecord) else None)


def summed(whole: Result, entries: Sequence[int]) -> Result:
    """An archive as a whole, when it is known how many entries each of its pages gave.

    >>> summed(Result(WHOLE, pages=2), [0, 3]).status, summed(Result(WHOLE, pages=0), []).warnings
    ('ok', ('no-pages',))
    """
    warnings = () if any(entries) else ("no-blogs",) if whole.pages else ("no-pages",)
    return whole._replace(status="ok" if any(entries) else "empty", entries=sum(entries), warnings=warnings, format="warc")
