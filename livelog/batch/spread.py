"""A run on a cluster: its tasks, its parts, its report."""

from __future__ import annotations

from typing import Any, NamedTuple

from livelog.batch import cluster, show
from livelog.batch.find import Wanted
from livelog.batch.job import Job
from livelog.batch.tally import Tally
from livelog.cli import codes
from livelog.cli.outputs import OutputError
from livelog.errors import LivelogError, OptionError


class Spread(NamedTuple):
    """What is asked of a run on a cluster: where that is (`local`: here), with how many processes, and where parts and report go."""

    address: str
    processes: int
    folder: str
    form: str
    report: str | None = None
    resume: bool = False
    force: bool = False
    strict: bool = False
    quiet: bool = False


def spread(sources: list[str], what: Wanted, job: Job, order: Spread) -> int:
    """Converts what stands at the sources; gives the exit code. Raises `OptionError` and `OutputError` where it cannot."""
    try:
        return _spread(sources, what, job, order)
    except OptionError:
        raise
    except LivelogError as error:
        raise OutputError(error.code, order.address, str(error)) from None
    except OSError as error:  # a cluster that is not there, an address that cannot be written
        raise OutputError("write-failed", order.folder, error.strerror or str(error)) from None


def _spread(sources: list[str], what: Wanted, job: Job, order: Spread) -> int:
    tasks = cluster.parts(cluster.found(sources, what, order.folder), order.folder, order.form, job.mark(f"{order.form} {order.folder}"))
    if order.force:
        cluster.cleared(order.folder, order.form)
    elif not order.resume and cluster.begun(order.folder, order.form):
        raise OutputError("output-exists", order.folder, "there are parts of an earlier run; --resume goes on, --force begins anew")
    said: dict[int, list[dict[str, Any]]] = {}
    if order.resume:
        said = {task.number: lines for task in tasks if (lines := cluster.done(task)) is not None}
        cluster.cleared(order.folder, order.form, [task for task in tasks if task.number in said])  # parts of other inputs
    tally = Tally()
    total = sum(len(task.inputs) for task in tasks)
    with show.view(total, quiet=order.quiet) as seen:
        try:
            _counted(said.values(), tally, seen, news=False)
            with cluster.connected(order.address, order.processes) as client:
                for task, lines in cluster.each(client, [task for task in tasks if task.number not in said], job):
                    said[task.number] = lines
                    _counted([lines], tally, seen, news=True)
        except KeyboardInterrupt:
            seen.end(tally, "; interrupted, --resume goes on")
            return codes.INTERRUPTED
        where = order.report or f"{order.folder.rstrip('/')}/{cluster.ASIDE}/report.jsonl"
        cluster.place_report((line for task in tasks for line in said[task.number]), where)
        seen.end(tally, f"; {len(tasks)} parts; report: {where}")
    return tally.code(strict=order.strict)


def _counted(reports: Any, tally: Tally, seen: show.Plain, *, news: bool) -> None:
    for lines in reports:
        for line in lines:
            tally.add(line)
            if news and line["status"] == "failed":
                seen.error(line["error"], line["message"], line["path"])
        seen.step(tally)
