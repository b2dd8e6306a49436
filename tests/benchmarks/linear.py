"""Whether twice the input takes twice the time, and what memory it takes, for every family of `families.py`.

    python tests/benchmarks/linear.py [--most 16] [--quick] [--only NAME]

Each family is made at 1, 2, 4, ... megabytes, and read in a process of its own with a limit of memory, from bytes to JSON; counted are
the processor seconds of the best of several rounds. A family holds where no doubling takes more than 2.3 times as long and no reading
more than the memory allowed. Doublings below a tenth of a second are not judged: what is too short to measure is short. Where one
does not hold it is measured again, twice, since other programs can slow down one round, but none speeds one up. Ends with 1 where a
family does not hold.

With `--quick` the first size is an eighth of a megabyte, and what takes more than a second is not doubled any more: half an hour
instead of half a day.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from families import FAMILIES, Family

MOST = 2.3  # times as long that twice the input may take
SHORT = 0.1  # seconds up to which a doubling is not judged
MEMORY = 6_000_000_000  # bytes of address space
_SECONDS = 300  # that one process may take
_TRIES = 3
_ENOUGH = 2.0  # seconds from which on a reading is not repeated


class Reading(NamedTuple):
    """What one size of a family took: processor seconds, bytes of memory at most, and what came of it."""

    seconds: float
    peak: int
    outcome: str


def read(data: bytes) -> str:
    """Reads an input as the command does; how many entries it has, or the error that it gives."""
    from livelog.archive.parse import parse_archive
    from livelog.archive.records import BrokenRecord
    from livelog.errors import LivelogError
    from livelog.pipeline import parse
    from livelog.read.formats import sniff
    from livelog.write.document import document
    from livelog.write.json_text import json_text

    entries = 0
    try:
        if sniff(data) == "warc":
            for found in parse_archive(io.BytesIO(data)):
                entries += 0 if isinstance(found, BrokenRecord) else len(found.entries)
        else:
            blog = parse(data)
            json_text(document(blog))
            entries = len(blog.entries)
    except LivelogError as error:
        return str(error.code)
    return str(entries)


def child(made: Family, size: int, rounds: int) -> Reading:
    """One reading, in this process: what a first page loads is loaded before."""
    from livelog.cli.main import COLLECTOR

    gc.set_threshold(*COLLECTOR)
    data = made(size)
    read(made(2000))
    best = float("inf")
    outcome = ""
    for _ in range(rounds):
        started = time.process_time()
        outcome = read(data)
        best = min(best, time.process_time() - started)
        if best > _ENOUGH:
            break
    return Reading(best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, outcome)


def measured(kind: str, name: str, size: int, rounds: int) -> Reading:
    """The same in a process of its own, which may not take more memory than is allowed."""
    command = [sys.executable, str(Path(__file__)), "--child", kind, name, str(size), str(rounds)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=_SECONDS,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
    except subprocess.TimeoutExpired:
        return Reading(float("inf"), 0, "too slow")
    if done.returncode:
        return Reading(float("inf"), 0, (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1])
    return Reading(*json.loads(done.stdout))


def worst(readings: list[Reading]) -> float:
    """The worst of the doublings that are long enough to be judged."""
    return max((large.seconds / small.seconds for small, large in pairwise(readings) if large.seconds > SHORT), default=0.0)


def bettered(readings: list[Reading], again: list[Reading]) -> list[Reading]:
    """The quicker of two readings at each size."""
    return [min(pair) for pair in zip(readings, again, strict=True)]


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=16, metavar="MB", help="the largest size")
    parser.add_argument("--quick", action="store_true", help="stop doubling at a second, one round")
    parser.add_argument("--only", action="append", metavar="NAME", help="only families with this in their names")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        kind, name, size, rounds = options.child
        print(json.dumps(child(FAMILIES[kind][name], int(size), int(rounds))))
        return 0
    smallest, rounds, enough = (125_000, 1, 1.0) if options.quick else (1_000_000, 3, float("inf"))
    sizes = [size for power in range(30) if (size := smallest << power) <= options.most * 1_000_000]
    chosen = [
        (kind, name)
        for kind, families in FAMILIES.items()
        for name in families
        if not options.only or any(one in f"{kind}: {name}" for one in options.only)
    ]
    print(f"{len(chosen)} families from {sizes[0] / 1e6:g} to {sizes[-1] / 1e6:g} MB, load average {os.getloadavg()[0]:.2f}")
    lost = 0
    for kind, name in chosen:
        readings: list[Reading] = []
        for size in sizes:
            readings.append(measured(kind, name, size, rounds))
            if readings[-1].seconds > enough:
                break
        for _ in range(_TRIES - 1):
            if worst(readings) <= MOST:
                break
            readings = bettered(readings, [measured(kind, name, size, rounds) for size in sizes[: len(readings)]])
        held = worst(readings) <= MOST and readings[-1].peak > 0
        lost += not held
        seconds = " ".join(f"{one.seconds:.2f}" for one in readings[-5:])
        last = readings[-1]
        print(
            f"{kind + ': ' + name:56.56} {sizes[len(readings) - 1] / 1e6:6g} MB  {seconds:>32} s {worst(readings):5.2f} x "
            f"{last.peak / 1e6:5.0f} MB  {last.outcome:10.10} {'held' if held else 'NOT HELD'}",
            flush=True,
        )
    print(f"{len(chosen) - lost} of {len(chosen)} held")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
