"""Inputs to units of work, in their order: numbered, named, in chunks that are worth sending."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from livelog.batch.find import LINK, Input
from livelog.batch.job import SUFFIXES, Job, Result, Unit, failed, shown
from livelog.batch.names import Taken
from livelog.batch.pool import Chunk, Settled
from livelog.batch.report import Key, key_of

_MOST, _BYTES = 32, 1_000_000  # units of a chunk, and what they weigh: few large ones, so that all processes end at much the same time
DONE = Result("done")  # what an earlier run's report says of a unit stands there
SKIPPED = Result("skipped", "output-exists", "its output is there already")


class Rules(NamedTuple):
    """What a run does about outputs that are there: replace them, or skip their inputs; `done` are the inputs that need nothing more."""

    force: bool = False
    skip: bool = False
    done: Container[Key] = frozenset()


def feed(inputs: Iterable[Input], job: Job, taken: Taken, rules: Rules) -> Iterator[Chunk | Settled]:
    """The work that the inputs are, in their order. Names are given to all of them, so that they are the same in every run."""
    waiting: list[Unit] = []
    weight = 0
    for number, one in enumerate(inputs):
        unit = _unit(number, one, job, taken)
        result = _known(unit, one, job, rules)
        if result is not None or len(waiting) >= _MOST or weight + one.size > _BYTES:
            if waiting:
                yield Chunk(tuple(waiting))
            waiting, weight = [], 0
        if result is not None:
            yield Settled(unit, result)
        else:
            waiting.append(unit)
            weight += one.size
    if waiting:
        yield Chunk(tuple(waiting))


def planned(inputs: Iterable[Input], job: Job, target: Path | None) -> Iterator[tuple[str, str]]:
    """Each input's name, and its output or why there will be none. Names of outputs are those of a run."""
    taken = Taken()
    for number, one in enumerate(inputs):
        unit = _unit(number, one, job, taken)
        result = _known(unit, one, job, Rules(force=True))
        yield (
            unit.name,
            str(target or (job.folder or Path()) / (unit.output or "")) if result is None else f"error[{result.error}]: {result.message}",
        )


def _unit(number: int, one: Input, job: Job, taken: Taken) -> Unit:
    output = taken.name(one.place, SUFFIXES[job.form]) if job.folder is not None else None
    return Unit(number, one.path, shown(one.path), output)


def _known(unit: Unit, one: Input, job: Job, rules: Rules) -> Result | None:
    """What becomes of a unit without any work."""
    if key_of(unit) in rules.done:
        return DONE
    if one.error is not None:
        return Result("skipped", one.error, one.message) if one.error == LINK else failed(one.error, one.message)
    if one.size > job.max_size:
        return failed("too-large", f"{one.size} bytes are more than {job.max_size} (--max-size)")
    if job.folder is None or unit.output is None or rules.force or not _exists(job.folder / unit.output):
        return None
    return SKIPPED if rules.skip else failed("output-exists", f"{unit.output} is there (--force, --skip-existing)")


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()
