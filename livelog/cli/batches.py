"""What `batch` asks for, made into a run: on this machine, or on a cluster."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from livelog.batch.find import Input, Wanted, found, listed_in, mirror, wanted
from livelog.batch.job import SUFFIXES, Job
from livelog.batch.report import begun
from livelog.batch.sinks import beside, journal, lock
from livelog.cli import codes, messages
from livelog.cli.run import UsageError, guarded
from livelog.model.page import Options


class Asked(NamedTuple):
    """The options of `batch`; None is what was not given."""

    names: tuple[str, ...]
    listed: str | None
    zero: bool
    globs: tuple[str, ...]
    excludes: tuple[str, ...]
    folder: str | None
    output: str | None
    report: str | None
    form: str | None
    processes: int | None
    dask: str | None
    seconds: float
    max_size: int
    facts: Options
    publishers: Path | None
    sort: str
    page_only: bool
    all_pages: bool
    excel: bool
    resume: bool
    skip: bool
    force: bool
    fail_fast: bool
    dry_run: bool
    strict: bool
    quiet: bool


def run(asked: Asked) -> int:
    """Does what was asked; gives the exit code."""
    return guarded(lambda: _here(asked) if asked.dask is None else _there(asked))


def _here(asked: Asked) -> int:
    from livelog.batch.run import Order
    from livelog.batch.run import run as convert

    form = _form(asked)
    job = _job(form, asked)
    target = None if asked.output is None else Path(asked.output)
    if target is not None and target.is_symlink():
        target = target.resolve()  # what it points at is replaced, not the link
    report = _report(asked)
    names = _names(asked)
    what = wanted(asked.globs, asked.excludes, _own(job.folder, target, report))
    inputs = list(found(names, what))
    if asked.folder is not None:
        _apart(names, inputs, what, asked.folder, SUFFIXES[form])
    if asked.dry_run:
        return _told(inputs, job, target)
    order = Order(
        report, target, asked.processes or _processors(), asked.seconds, asked.resume, asked.skip, asked.force, asked.fail_fast,
        asked.strict, asked.quiet,
    )  # fmt: skip
    return convert(inputs, job, form, order)


def _there(asked: Asked) -> int:
    from livelog.batch.cluster import FORMS
    from livelog.batch.spread import Spread, spread

    form = asked.form or "jsonl"
    if asked.folder is None or asked.output is not None or form not in FORMS:
        raise UsageError(f"--dask writes parts into a folder: -d ADDRESS, with -f {' or '.join(FORMS)}")
    if asked.skip or asked.fail_fast or asked.dry_run:
        raise UsageError("--dask does not go with --skip-existing, --fail-fast or --dry-run")
    assert asked.dask is not None
    order = Spread(
        asked.dask, asked.processes or _processors(), asked.folder, form, asked.report, asked.resume, asked.force, asked.strict, asked.quiet
    )
    return spread(_names(asked), wanted(asked.globs, asked.excludes), _job(form, asked)._replace(folder=None), order)


def _job(form: str, asked: Asked) -> Job:
    return Job(
        form if form in SUFFIXES else "jsonl",  # tables are built of rows
        asked.facts, asked.publishers, None if asked.folder is None else Path(asked.folder), asked.sort, asked.page_only, asked.excel,
        asked.max_size, asked.all_pages,
    )  # fmt: skip


_ONE_FILE = ("json", "jsonl", "csv", "sqlite", "parquet")
_NAMES = {"jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "db": "sqlite", "sqlite": "sqlite", "sqlite3": "sqlite", "parquet": "parquet"}


def _form(asked: Asked) -> str:
    """What is written: what was asked for, else what the output's name says. Raises `UsageError` where wishes do not go together."""
    if (asked.folder is None) == (asked.output is None) or "" in (asked.folder, asked.output, asked.report):
        raise UsageError("say where the outputs go: -d FOLDER (a file for each input) or -o FILE (one file for all)")
    if asked.output == "-":
        raise UsageError("-o -: a run writes files; livelog FILE... writes to standard output")
    if asked.force and asked.skip:
        raise UsageError("--force does not go with --skip-existing")
    named = _NAMES.get(Path(asked.output).suffix.lower().strip("."), "json") if asked.output else "json"
    form = asked.form or ("csv" if asked.excel else named)
    if asked.excel and form != "csv":
        raise UsageError(f"--excel is a form of CSV and does not go with --format {form}")
    if asked.output is not None and form not in _ONE_FILE:
        raise UsageError(f"--format {form} gives a file for each input: use -d FOLDER")
    if asked.folder is not None and form not in SUFFIXES:
        raise UsageError(f"--format {form} gives one file for all inputs: use -o FILE")
    if asked.output is not None and Path(asked.output).exists() and not Path(asked.output).is_file():
        raise UsageError(f"-o: {asked.output} is no file")
    if asked.folder is not None and Path(asked.folder).exists() and not Path(asked.folder).is_dir():
        raise UsageError(f"-d: {asked.folder} is no folder")
    return form


def _report(asked: Asked) -> Path:
    """Where the report goes: where that was said, else into the folder or beside the file. Raises `UsageError`."""
    if asked.report is not None:
        taken = (asked.output, asked.folder, asked.listed, *asked.names)
        if os.path.realpath(asked.report) in [os.path.realpath(one) for one in taken if one is not None]:
            raise UsageError(f"--report: {asked.report} is an input or the output")
        return Path(asked.report)
    return Path(asked.folder) / "livelog-report.jsonl" if asked.folder is not None else Path(f"{asked.output}.report.jsonl")


def _names(asked: Asked) -> list[str]:
    """The sources. Raises `UsageError`."""
    if not asked.names and asked.listed is None:
        raise UsageError("no inputs: name folders or files, or use --files-from")
    if "-" in asked.names:
        raise UsageError("standard input is no input of a run; --files-from - reads paths there")
    names = list(asked.names)
    if asked.listed is not None:
        try:
            names += listed_in(_list(asked.listed), zero=asked.zero)
        except OSError as error:
            raise UsageError(f"--files-from: {asked.listed}: {error.strerror or error}") from None
    return names


def _list(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin is None:  # the shell closed it
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _apart(names: list[str], inputs: list[Input], what: Wanted, folder: str, suffix: str) -> None:
    """Raises `UsageError` where a folder is its own mirror and the outputs there would be inputs of the next run."""
    for name in filter(os.path.isdir, names):
        inside = Path(folder, mirror(name, alone=len(names) == 1))
        if os.path.realpath(inside) == os.path.realpath(name) and any(what.file(one.place + suffix) for one in inputs):
            raise UsageError(f"-d: outputs would stand among the inputs in {name}: give them a folder of their own, or say --glob")


def _own(folder: Path | None, target: Path | None, report: Path) -> list[Path]:
    """What a run writes, which is none of its inputs."""
    return [
        report,
        begun(report),
        *([folder] if folder is not None else []),
        *([target, journal(target), beside(target), lock(target)] if target is not None else []),
    ]


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _told(inputs: list[Input], job: Job, target: Path | None) -> int:
    """Writes what a run would do: a line for each input, with its output or with what keeps it from being read."""
    from livelog.batch.feed import planned
    from livelog.cli.outputs import Output

    lines = Output(None)
    for name, output in planned(inputs, job, target):
        lines.write(f"{name} -> {output}\n")
    messages.say(f"{len(inputs)} input{'s' * (len(inputs) != 1)}; nothing was written")
    return codes.OK
