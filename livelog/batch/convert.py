"""One unit of work: a page read, parsed and written as the job says. What goes wrong becomes part of the result."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from livelog.archive.parse import parse_capture
from livelog.batch.files import write_whole
from livelog.batch.job import Job, Result, Unit, failed, shown
from livelog.errors import LivelogError, TooLargeError
from livelog.know.publishers import Registry, own
from livelog.model.blog import LiveBlog
from livelog.options import checked
from livelog.pipeline import trace
from livelog.write.rows import csv
from livelog.write.stream import writer
from livelog.write.view import chosen

Convert = Callable[[Unit], Result]


def converter(job: Job) -> Convert:
    """The function that does a job for one unit after the other. Raises `OptionError`."""
    checked(job.facts)
    known = None if job.publishers is None else own(job.publishers)

    def convert(unit: Unit) -> Result:
        started = time.perf_counter()
        return _converted(unit, job, known)._replace(seconds=round(time.perf_counter() - started, 6))

    return convert


def _converted(unit: Unit, job: Job, known: Registry | None) -> Result:
    try:
        return _kept(_blog(unit, job, known), unit, job)
    except LivelogError as error:
        return failed(error.code, str(error))
    except FileNotFoundError:
        return failed("not-found", "there is no such file")
    except OSError as error:
        return failed("unreadable", error.strerror or str(error))
    except MemoryError:
        return failed("too-large", "there is not enough memory for it")
    except Exception as error:  # noqa: BLE001 - a fault of livelog's own costs the user one page, not the run
        return failed("internal", f"a fault in livelog: {type(error).__name__}: {error}")


def _blog(unit: Unit, job: Job, known: Registry | None) -> LiveBlog:
    """The blog on a page. Raises `LivelogError` and `OSError`."""
    if unit.record is not None:
        found = parse_capture(unit.record, name=shown(unit.path), options=job.facts, publishers=known)
    else:
        data = _read(unit.path, job.max_size) if unit.data is None else unit.data
        found = trace(data, name=unit.name, options=job.facts, publishers=known, max_bytes=job.max_size)
    return chosen(found.blog, sort=job.sort, leave_out=job.page_only)


def _read(path: str, most: int) -> bytes:
    """A file's bytes; none of them where there are too many."""
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise TooLargeError(f"{size} bytes are more than {most} (--max-size)")
        return file.read()


def _kept(blog: LiveBlog, unit: Unit, job: Job) -> Result:
    """What is told of a blog, once it is written or ready to be."""
    result = Result(
        "ok" if blog.entries else "empty",
        entries=len(blog.entries),
        expected=blog.expected,
        complete=blog.complete,
        warnings=tuple(dict.fromkeys([*blog.warnings, *(code for entry in blog.entries for code in entry.warnings)])),
        publisher=blog.publisher,
        url=blog.url,
        sha256=blog.source.sha256,
        format=blog.source.format,
    )
    if not blog.entries and unit.record is not None and not job.all_pages:
        return result  # most pages of a crawl are no live blogs
    text = _text(blog, job).encode("utf-8", errors="replace")
    if job.folder is None or unit.output is None:
        return result._replace(made=text)
    target = job.folder / unit.output
    try:
        write_whole(target, text, room(job.folder) / f"{os.getpid()}.part")  # a process writes one file at a time
    except OSError as error:
        return result._replace(status="failed", entries=0, error="write-failed", message=f"{target}: {error.strerror or error}")
    return result


def room(folder: Path) -> Path:
    """Where files are written before they get their place in a folder."""
    return folder / ".livelog"


def _text(blog: LiveBlog, job: Job) -> str:
    """What is written of a blog: all of a file of its own, or its part of a run's one file."""
    if job.folder is None and job.form == "csv":  # the header stands once, above all
        return csv(blog, excel=job.excel)
    return writer(job.form, excel=job.excel)(blog)
