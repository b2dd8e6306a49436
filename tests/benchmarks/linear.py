"""Whether twice the input takes twice the time, and what memory it takes, for every family of `families.py`.

    python tests/benchmarks/linear.py [--most 16] [--enough 60] [--quick] [--only NAME] [--jobs 2]

Each family is made at 1, 2, 4, ... megabytes, and read in a process of its own with a limit of memory, from bytes to JSON; counted are
the processor seconds of the best of several rounds. A family holds where no doubling takes more than 2.3 times as long and no reading
more than the memory or the seconds allowed. Doublings below a tenth of a second are not judged: what is too short to measure is short.
Where one does not hold both of its sizes are measured again, up to five times: other programs can slow down a reading, none speeds one
up. Where one still does not and is quick, its instructions are counted (with valgrind) and decide: seconds depend on how memory is given
too. What takes more than `--enough` seconds is not doubled any more: the size in a family's line, and in the sums at the end, is the
largest that was read. An error is an answer too (`too-large`). Ends with 1 where a family does not hold.

With `--quick` the first size is an eighth of a megabyte, and what takes more than a second is not doubled any more.
"""

from __future__ import annotations

import argparse
import gc
import io
import itertools
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from families import FAMILIES, Family

MOST = 2.3  # times as long that twice the input may take
SHORT = 0.1  # seconds up to which a doubling is not judged
MEMORY = 6_000_000_000  # bytes of address space
_SECONDS = 300  # of the processor that one process may take
_TRIES = 6  # where a doubling does not hold
_ROUNDS = 3
_LONG = 0.5  # seconds from which on a round is not repeated
_QUICK = 3.0  # seconds up to which instructions are counted, which takes fifty times as long


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
    """One reading, in this process: what a first page loads is loaded before. With no rounds all but the reading itself."""
    from livelog.cli.main import COLLECTOR

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))
    gc.set_threshold(*COLLECTOR)
    data = made(size)
    read(made(2000))
    best = float("inf")
    outcome = ""
    for _ in range(rounds):
        started = time.process_time()
        outcome = read(data)
        best = min(best, time.process_time() - started)
        if best > _LONG:
            break
    return Reading(best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, outcome)


def measured(kind: str, name: str, size: int) -> Reading:
    """The same in a process of its own."""
    done = subprocess.run(_command(kind, name, size, _ROUNDS), capture_output=True, check=False, encoding="utf-8")
    if done.returncode == -signal.SIGXCPU:
        return Reading(float("inf"), 0, "too slow")
    if done.returncode:
        return Reading(float("inf"), 0, (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1])
    return Reading(*json.loads(done.stdout))


def _command(kind: str, name: str, size: int, rounds: int) -> list[str]:
    return [sys.executable, str(Path(__file__)), "--child", kind, name, str(size), str(rounds)]


def counted(kind: str, name: str, small: int, large: int) -> float:
    """How many times as many instructions the larger size takes; infinitely many where valgrind is not there to count them."""
    if shutil.which("valgrind") is None:
        return float("inf")
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    counts: list[int] = []
    for size, rounds in itertools.product((small, large), (0, 1)):
        command, environment = [*valgrind, *_command(kind, name, size, rounds)], {**os.environ, "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment)
        counts.append(int(done.stderr.rpartition("refs:")[2].split()[0].replace(",", "")))
    return (counts[3] - counts[2]) / (counts[1] - counts[0])


def ratio(small: Reading, large: Reading) -> float:
    """How many times as long twice the input took; nothing where that is too short to be judged."""
    return large.seconds / small.seconds if large.seconds > SHORT else 0.0


def series(kind: str, name: str, sizes: list[int], enough: float) -> tuple[list[Reading], str]:
    """What a family takes at one size after the other, until one takes enough or too much, and whether it holds."""
    readings: list[Reading] = []
    judged = "held"
    for place, size in enumerate(sizes):
        readings.append(measured(kind, name, size))
        if not readings[-1].peak:
            return readings, "NOT HELD"
        pair = sizes[place - 1 : place + 1] if place else []
        for _ in range(_TRIES - 1):
            if not pair or ratio(*readings[-2:]) <= MOST:
                break
            readings[-2:] = [min(one, measured(kind, name, at)) for one, at in zip(readings[-2:], pair, strict=True)]
        if pair and ratio(*readings[-2:]) > MOST:
            times = counted(kind, name, *pair) if readings[-1].seconds < _QUICK else float("inf")
            judged = f"held ({times:.2f} x instructions)" if times <= MOST else "NOT HELD"
        if readings[-1].seconds > enough or judged == "NOT HELD":
            break
    return readings, judged


def worst(readings: list[Reading]) -> float:
    """The worst of the doublings."""
    return max((ratio(*pair) for pair in itertools.pairwise(readings)), default=0.0)


def row(title: str, size: int, readings: list[Reading], judged: str) -> str:
    """A family's line: the largest size read, seconds at the last five sizes, the worst doubling, memory and outcome."""
    last = readings[-1]
    seconds = " ".join(f"{one.seconds:.2f}" for one in readings[-5:])
    return (
        f"{title:56.56} {size / 1e6:6g} MB  {seconds:>32} s {worst(readings):5.2f} x {last.peak / 1e6:5.0f} MB  "
        f"{last.outcome:10.10} {judged}"
    )


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=16, metavar="MB", help="the largest size")
    parser.add_argument("--enough", type=float, metavar="SECONDS", help="what takes more is not doubled any more (60; quick: 1)")
    parser.add_argument("--quick", action="store_true", help="begin at an eighth of a megabyte, stop doubling at a second")
    parser.add_argument("--only", action="append", metavar="NAME", help="only families with this in their names")
    parser.add_argument("--jobs", type=int, default=1, help="families measured at the same time")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        kind, name, size, rounds = options.child
        print(json.dumps(child(FAMILIES[kind][name], int(size), int(rounds))))
        return 0
    smallest, enough = (125_000, options.enough or 1.0) if options.quick else (1_000_000, options.enough or 60.0)
    sizes = [size for power in range(30) if (size := smallest << power) <= options.most * 1_000_000]
    chosen = [
        (kind, name)
        for kind, families in FAMILIES.items()
        for name in families
        if not options.only or any(one in f"{kind}: {name}" for one in options.only)
    ]
    print(f"{len(chosen)} families from {sizes[0] / 1e6:g} to {sizes[-1] / 1e6:g} MB, load average {os.getloadavg()[0]:.2f}", flush=True)
    shown: Counter[int] = Counter()
    with ThreadPoolExecutor(options.jobs) as pool:
        taken = pool.map(lambda family: series(family[0], family[1], sizes, enough), chosen)
        for (kind, name), (readings, judged) in zip(chosen, taken, strict=True):
            size = sizes[len(readings) - 1]
            shown[size] += judged != "NOT HELD"
            print(row(f"{kind}: {name}", size, readings, judged), flush=True)
    print(f"{shown.total()} of {len(chosen)} held: " + ", ".join(f"{shown[size]} up to {size / 1e6:g} MB" for size in sizes if shown[size]))
    return 1 if shown.total() < len(chosen) else 0


if __name__ == "__main__":
    sys.exit(main())
