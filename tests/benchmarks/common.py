"""What the benchmarks share: the best of several rounds in processor seconds, the memory of a fresh process, and a machine at rest.

Only ratios within one run mean anything, so the programs that are compared take turns. What livelog remembers of words that it has read
(a page's few authors and times return in hundreds of entries) is forgotten before each turn, so that no round profits from the one before.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from livelog.cli.main import COLLECTOR

IDLE = 1.2  # load average above which the machine counts as busy


class Times(NamedTuple):
    """Best processor seconds of each program, by name."""

    seconds: dict[str, float]

    def speed(self, name: str, size: int) -> float:
        """Megabytes a second."""
        return size / 1e6 / self.seconds[name]

    def ratio(self, name: str, other: str) -> float:
        """How many times as fast `name` is as `other`."""
        return self.seconds[other] / self.seconds[name]


_FEW = 64  # what a cache of tables for languages holds at most; those of pages' words hold more


def _forget() -> None:
    """Empties livelog's caches of pages' words. What is loaded once for a language stays."""
    modules = [module for name, module in sys.modules.items() if name.startswith("livelog.")]
    for cache in [value for module in modules for value in vars(module).values() if hasattr(value, "cache_parameters")]:
        if (cache.cache_parameters()["maxsize"] or 0) > _FEW:
            cache.cache_clear()


def timed(jobs: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """The best of several rounds, in each of which every program runs once, all with the collector of cycles as the command sets it."""
    usual = gc.get_threshold()
    gc.set_threshold(*COLLECTOR)
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            _forget()
            gc.collect()
            started = time.process_time()
            job()
            best[name] = min(best[name], time.process_time() - started)
    gc.set_threshold(*usual)
    return Times(best)


# Runs its arguments as a command between it and the benchmark: a new process begins with the peak of the one it was split off from.
# Prints what the command printed, and in another line the memory that it took.
_BETWEEN = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
print(done.stdout.decode().strip())
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _run(command: list[str]) -> tuple[str, int]:
    """What a command prints, and the bytes of memory that it takes at most; it may end its process without any exit handlers."""
    done = subprocess.run([sys.executable, "-c", _BETWEEN, *command], capture_output=True, check=True, encoding="utf-8")
    printed, _, peak = done.stdout.strip().rpartition("\n")
    return printed, int(peak) * 1024


def peak(command: list[str]) -> int:
    """Bytes of memory that a command takes at most."""
    return _run(command)[1]


def printed(command: list[str]) -> str:
    """What a command prints that measures its own memory."""
    return _run(command)[0]


def installed(package: str) -> bool:
    """Whether a package is there."""
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def add_busy(parser: argparse.ArgumentParser) -> None:
    """The option to measure on a busy machine."""
    parser.add_argument("--busy", action="store_true", help="measure on a busy machine too")


def begun(*packages: str, busy: bool) -> bool:
    """Prints what is measured and where; whether the machine is at rest, or is measured all the same."""
    load = os.getloadavg()[0]
    if load > IDLE and not busy:
        print(f"the machine is busy (load average {load:.2f}, more than {IDLE}): its figures would mean little; --busy measures them")
        return False
    versions = ", ".join(f"{name} {version(name)}" for name in packages if installed(name))
    print(f"{platform.python_implementation()} {platform.python_version()}, {versions}; {os.cpu_count()} cores, load average {load:.2f}")
    return True
