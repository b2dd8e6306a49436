"""Inputs to units of work, in their order: numbered, named, in chunks that are worth sending."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from livelog.archive.records import PageRecord
from livelog.batch.archives import archived, opened, pages
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
    """The work that the inputs are, in their order. Names are given to all of them, so that they are the same in every run.

    A chunk without units comes where finding the next takes a while.
    """
    waiting: list[Unit] = []
    weight = 0
    for given in _numbered(_units(inputs, job, taken, rules)):
        if given is None:
            yield Chunk(tuple(waiting))
            waiting, weight = [], 0
            continue
        unit, size, result = given
        if waiting and (result is not None or len(waiting) >= _MOST or weight + size > _BYTES):
            yield Chunk(tuple(waiting))
            waiting, weight = [], 0
        if result is not None:
            yield Settled(unit, result)
        else:
            waiting.append(unit)
            weight += size
    if waiting:
        yield Chunk(tuple(waiting))


Given = tuple[Unit, int, Result | None]  # a unit, its bytes, and what becomes of it where that takes no work


def _numbered(units: Iterable[Given | None]) -> Iterator[Given | None]:
    number = -1
    for given in units:
        if given is None:
            yield None
            continue
        unit, size, result = given
        number += 1
        yield unit._replace(number=number, record=unit.record if result is None else None), size, result


def _units(inputs: Iterable[Input], job: Job, taken: Taken, rules: Rules) -> Iterator[Given | None]:
    for one in inputs:
        archive = None if one.error else opened(one.path)
        if isinstance(archive, Result):
            yield Unit(0, one.path, shown(one.path)), 0, archive
        elif archive is not None:
            with archive:
                yield from _pages(archive, one, job, taken, rules)
        else:
            unit = _unit(one, job, taken)
            yield unit, one.size, _known(unit, one, job, rules)


def _pages(file: BinaryIO, one: Input, job: Job, taken: Taken, rules: Rules) -> Iterator[Given | None]:
    for one_page in pages(file, job.max_size):
        if one_page is None:
            yield None
            continue
        place, found = one_page
        unit = archived(one.path, place, found)
        if isinstance(found, PageRecord):
            output = taken.name(f"{one.place}/{place}", SUFFIXES[job.form]) if job.folder is not None else None
            unit = unit._replace(output=output)
            yield unit, len(found.data), _there(unit, job, rules)
        else:
            yield unit, 0, found


def planned(inputs: Iterable[Input], job: Job, target: Path | None) -> Iterator[tuple[str, str]]:
    """Each input's name, and its output or why there will be none. Names of outputs are those of a run."""
    taken = Taken()
    for one in inputs:
        unit = _unit(one, job, taken)
        result = _known(unit, one, job, Rules(force=True))
        where = target or (job.folder or Path()) / (unit.output or "")
        archive = None if one.error else opened(one.path)
        if isinstance(archive, Result):
            result = archive
        elif archive is not None:
            archive.close()
            where, result = target or (job.folder or Path()) / one.place / f"*{SUFFIXES[job.form]}", None
        yield unit.name, str(where) if result is None else f"error[{result.error}]: {result.message}"


def _unit(one: Input, job: Job, taken: Taken) -> Unit:
    output = taken.name(one.place, SUFFIXES[job.form]) if job.folder is not None else None
    return Unit(0, one.path, shown(one.path), output)


def _known(unit: Unit, one: Input, job: Job, rules: Rules) -> Result | None:
    """What becomes of a file without any work."""
    if one.error is not None:
        return Result("skipped", one.error, one.message) if one.error == LINK else failed(one.error, one.message)
    if one.size > job.max_size:
        return failed("too-large", f"{one.size} bytes are more than {job.max_size} (--max-size)")
    return _there(unit, job, rules)


def _there(unit: Unit, job: Job, rules: Rules) -> Result | None:
    """What becomes of a unit whose output is there, or that an earlier run was done with."""
    if key_of(unit) in rules.done:
        return DONE
    if job.folder is None or unit.output is None or rules.force or not _exists(job.folder / unit.output):
        return None
    return SKIPPED if rules.skip else failed("output-exists", f"{unit.output} is there (--force, --skip-existing)")


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()
