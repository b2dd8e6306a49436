"""A run from its inputs to its outputs and its report, and how it stops."""

from __future__ import annotations

import gc
import signal
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from livelog.batch import report, show
from livelog.batch.archives import WHOLE, summed
from livelog.batch.convert import converter
from livelog.batch.feed import DONE, SKIPPED, Rules, feed
from livelog.batch.files import alone
from livelog.batch.find import Input
from livelog.batch.job import Job, Result, Unit
from livelog.batch.names import Taken
from livelog.batch.pool import Pool
from livelog.batch.sinks import LOCK, Folder, OneFile, Part, journal, lock, ready
from livelog.batch.tally import Tally
from livelog.cli import codes
from livelog.cli.outputs import OutputError
from livelog.errors import LivelogError, OptionError

_SETTLE = 1.0  # seconds after which what was done is put on the disk


class Order(NamedTuple):
    """What is asked of a run beside the job: its one file (None: a folder), its report, processes, and what to do when something is there.

    `seconds` is what one page may take.
    """

    report: Path
    target: Path | None = None
    processes: int = 1
    seconds: float = 120.0
    resume: bool = False
    skip: bool = False
    force: bool = False
    fail_fast: bool = False
    strict: bool = False
    quiet: bool = False


class Past(NamedTuple):
    """What an earlier run left: what its report says, by input, and the bytes of its journal that count (None: there is no journal).

    `finished` tells that its one file is there; the lines then have no parts.
    """

    lines: dict[report.Key, dict[str, Any]]
    kept: int | None = None
    finished: bool = False


def run(inputs: list[Input], job: Job, form: str, order: Order) -> int:
    """Converts the inputs; gives the exit code. `form` is that of the outputs, `job.form` that of what the processes make of each input.

    Raises `OptionError` and `OutputError` where it cannot begin, `OutputError` also where it cannot go on.
    """
    converter(job)  # options that cannot be used are told of before anything is done
    if order.target is not None:
        try:
            ready(form, order.target)
        except LivelogError as error:
            raise OutputError(error.code, str(order.target), str(error)) from None
    where = order.target or job.folder or Path()
    mark = job.mark(f"{form} {where}")
    with ExitStack() as stack:
        stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, _interrupted))
        try:
            stack.enter_context(alone(where / LOCK if order.target is None else lock(where)))
            past = _past(form, order, mark)
            if past.finished and form != "sqlite":
                return _nothing_left(inputs, past, order)
            written = stack.enter_context(report.Report(order.report, past.lines.values()))
            sink = _sink(job, form, order, past)
            stack.callback(sink.close)
            seen = stack.enter_context(show.view(len(inputs), quiet=order.quiet))
            return _Run(job, order, past, mark, written, sink, seen).go(inputs)
        except OptionError:
            raise
        except LivelogError as error:
            raise OutputError(error.code, str(where), str(error)) from None
        except OSError as error:
            raise OutputError("write-failed", str(error.filename or where), error.strerror or str(error)) from None


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def _past(form: str, order: Order, mark: str) -> Past:
    """What there is to go on from. Raises `OutputError` where something is in the way, `OptionError` where a run was another one."""
    if not order.resume:
        if not order.force:
            _refuse(form, order)
        return Past({})
    try:
        lines = {report.key(said): said for said in report.read(order.report)}
    except FileNotFoundError:
        lines = {}
    except OSError as error:
        raise OutputError("write-failed", str(order.report), error.strerror or str(error)) from None
    if any(said.get("run") != mark for said in lines.values()):
        raise OptionError(f"--resume: {order.report} is the report of a run with other options, or of another version of livelog")
    return _of_folder(lines) if order.target is None else _of_file(order.target, form, lines)


def _of_folder(lines: dict[report.Key, dict[str, Any]]) -> Past:
    """The lines of inputs that need nothing more: they did not fail, and what they gave, if anything, is still there."""
    return Past({key: said for key, said in lines.items() if _stands(said)})


def _stands(said: dict[str, Any]) -> bool:
    if said["status"] == "failed":
        return False
    if said["output"] is None:
        return said["record"] is not None  # a page in an archive, without entries
    return Path(said["output"]).exists()


def _of_file(target: Path, form: str, lines: dict[report.Key, dict[str, Any]]) -> Past:
    """The same of a run into one file: the lines whose rows the journal holds; without a journal the run was finished, or left nothing."""
    path = journal(target)
    if not path.exists():
        # the parts were those of a journal that is gone: none of them must be looked for in the next one
        finished = {key: {**said, "part": None} for key, said in lines.items() if form != "sqlite" or said["status"] != "failed"}
        return Past(finished if target.exists() else {}, finished=target.exists())
    size = path.stat().st_size
    # without a part are those that an earlier run put into a database
    held = {key: said for key, said in lines.items() if (sum(said["part"]) <= size if said["part"] else target.exists())}
    kept = max((sum(said["part"]) for said in held.values() if said["part"]), default=0)
    return Past({key: said for key, said in held.items() if said["status"] != "failed"}, kept)


def _refuse(form: str, order: Order) -> None:
    """Raises `OutputError` where an output or a report of an earlier run is there. A database takes more rows in."""
    if order.target is not None and form != "sqlite" and order.target.is_file():
        raise OutputError(
            "output-exists", str(order.target), "the file exists; --force overwrites it, --resume goes on with a run that was cut off"
        )
    if order.report.exists() and not order.skip and (form != "sqlite" or (order.target and journal(order.target).exists())):
        raise OutputError(
            "output-exists", str(order.report), "there is the report of an earlier run; --resume goes on, --force begins anew"
        )


def _nothing_left(inputs: list[Input], past: Past, order: Order) -> int:
    """A run into one file that was finished: there is nothing to do, or it is too late. Raises `OptionError`."""
    known = {said["pathBytes"] or said["path"] for said in past.lines.values()}
    if any(report.key_of(Unit(0, one.path, one.path))[0] not in known for one in inputs):
        raise OptionError(f"--resume: {order.target} is finished and takes no more inputs; --force makes it anew")
    tally = Tally()
    for said in past.lines.values():
        tally.add(said)
    note = f"{order.target} is finished, --force makes it anew" if tally.failed else "nothing was left to do"
    show.Plain(quiet=order.quiet).end(tally, f"; {note}")
    return tally.code(strict=order.strict)


def _sink(job: Job, form: str, order: Order, past: Past) -> Folder | OneFile:
    if order.target is None:
        assert job.folder is not None
        return Folder(job.folder)
    return OneFile(order.target, form, excel=job.excel, kept=past.kept)


class _Run:
    """A run under way."""

    def __init__(
        self, job: Job, order: Order, past: Past, mark: str, written: report.Report, sink: Folder | OneFile, seen: show.Plain
    ) -> None:
        self._job, self._order, self._past, self._mark = job, order, past, mark
        self._report, self._sink, self._seen = written, sink, seen
        self._tally = Tally()
        self._parts: list[Part] = []
        self._bare: list[str] = []  # sources without entries
        self._said: list[dict[str, Any]] | None = [] if past.lines else None  # all lines, where the report's own are those of two runs
        self._archived: list[int] = []  # entries of the pages of an archive so far
        self._settled = time.monotonic()

    def go(self, inputs: list[Input]) -> int:
        """Works until all is done or something stops it; gives the exit code."""
        rules = Rules(force=self._order.force or self._order.resume, skip=self._order.skip, done=self._past.lines)
        reserved = (self._order.report.name,) if self._job.folder == self._order.report.parent else ()
        gc.freeze()  # what the processes share with this one stays shared
        try:
            with Pool(self._job, self._order.processes, self._order.seconds) as pool:
                for unit, result in pool.results(feed(inputs, self._job, Taken(reserved), rules)):
                    self._take(unit, result)
                    if self._order.fail_fast and result.status == "failed":
                        return self._stop("; stopped at the first failure, --resume goes on", codes.FAILED)
            self._settle()
            self._sink.finish(self._parts, self._bare)
            if self._said is not None:
                self._report.close(self._said)
        except KeyboardInterrupt:
            return self._stop("; interrupted, --resume goes on", codes.INTERRUPTED)
        self._seen.end(self._tally, f"; report: {self._order.report}")
        return self._tally.code(strict=self._order.strict)

    def _take(self, unit: Unit, result: Result) -> None:
        """Writes what a unit gave, and what the report says of it."""
        if result.status == WHOLE:
            result, self._archived = summed(result, self._archived), []
        if result is DONE:
            said = self._past.lines[report.key_of(unit)]
            part = Part(*said["part"]) if said["part"] else None
        else:
            part = self._sink.take(result.made)
            said = report.line(unit, result, output=self._output(unit, result), part=part, mark=self._mark)
            self._report.add(said)
            if result.status == "failed":
                self._seen.error(result.error or "", result.message or "", unit.name)
        if part is not None:
            self._parts.append(part)
        if said["status"] == "empty":
            self._bare.append(unit.name)
        if self._said is not None:
            self._said.append(said)
        self._tally.add(said)
        if unit.place is not None:
            self._archived.append(said["entries"])
        self._seen.step(self._tally)
        if time.monotonic() - self._settled > _SETTLE:
            self._settle()

    def _output(self, unit: Unit, result: Result) -> str | None:
        """Where a unit's output is; None where there is none."""
        if result.status in ("failed", "skipped") and result is not SKIPPED:
            return None
        if result.pages is not None or (unit.place is not None and not result.entries and not self._job.all_pages):
            return None  # its pages have outputs; a page without entries has none
        return str(self._order.target or (self._job.folder or Path()) / (unit.output or ""))

    def _settle(self) -> None:
        """First what was made, then what the report says of it: a run that is cut off between the two makes it once more."""
        self._sink.settle()
        self._report.settle()
        self._settled = time.monotonic()

    def _stop(self, note: str, code: int) -> int:
        self._settle()
        self._seen.end(self._tally, note)
        return code
