"""Changes the core at random places and counts how many of the changes the tests notice.

    python tests/tools/mutants.py [--sample 400] [--seed 1] [--jobs 1] [--only PREFIX] [--map FOLDER] [--budget 30] [--least 0.85]

Needs the extra `mutation`; the changes are cosmic-ray's. Works on copies in a temporary folder. First all tests that run in one process
are run once under coverage, to learn which run which line and how long they take (`--map` keeps that in a folder, and takes it from there
again while the package and the tests are as they were). Then each mutant meets the tests that run its line, the quickest first, until one
fails or `--budget` seconds' worth have passed. Places are drawn at random and each gives one mutant, so that an operator that can be
replaced in many ways does not count many times. None is left out because it changes nothing that can be seen: those count as survivors.
Exit status 1: fewer died than `--least`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any, NamedTuple

sys.path.append(str(Path(__file__).resolve().parent))

from places import Mutant, mutants, mutated
from seen import CORE, IGNORED, LIMIT, ROOT

#: What pytest's exit status says of a mutant: tests passed, failed, could not be collected, or took too long. Any other tells nothing.
_STATUS = {0: "survived", 1: "killed", 2: "killed", -signal.SIGPROF: "timeout"}
_MOST = 1500  # chosen tests: more take too long to collect
_FIRST = 100  # of them run first, so that the files of the others are mostly not read
_PYTEST = (
    "-m",
    "pytest",
    "-q",
    "-x",
    "-p",
    "seen",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--tb=no",
    "-W",
    "ignore::pytest.PytestWarning",
)


class Map(NamedTuple):
    """Which tests run each line of each file, and the seconds that each test takes."""

    tests: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def chosen(self, mutant: Mutant, budget: float) -> list[str]:
        """The tests that run a mutant's line, the quickest first; for what runs on import, those that run anything of the file."""
        lines = self.tests.get(mutant.path, {})
        found = {test for line in mutant.lines for test in lines.get(line, ())}
        if "" in found:
            found = {test for tests in lines.values() for test in tests}
        picked: list[str] = []
        total = 0.0
        for test in sorted(found & self.seconds.keys(), key=lambda test: (self.seconds[test], test)):
            total += self.seconds[test]
            if total > budget or len(picked) == _MOST or self.seconds[test] > LIMIT / 4:
                break
            picked.append(test)
        return picked


def copied(folder: Path) -> Path:
    """A copy of the working tree: what git knows or would take in."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def surroundings(copy: Path, **more: str) -> dict[str, str]:
    """The environment of a run in a copy: its own livelog goes before an installed one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(copy), str(copy / "tests" / "tools"))), **more}


def _digest(copy: Path) -> str:
    """A digest of what a map hangs on: the package, and the tests but for the tools."""
    digest = hashlib.sha256()
    for path in sorted(path for name in ("livelog", "tests") for path in (copy / name).rglob("*") if path.suffix != ".pyc"):
        if path.is_file() and path.parent != copy / "tests" / "tools":
            digest.update(f"{path.relative_to(copy)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def learned(copy: Path, folder: Path) -> Map:
    """The map of the tests, made anew where the folder has none, or one of other files."""
    data, times, made = folder / "data", folder / "times.json", folder / "of"
    digest = _digest(copy)
    if not times.exists() or not made.exists() or made.read_text(encoding="ascii") != digest:
        data.unlink(missing_ok=True)
        run = [sys.executable, "-m", "coverage", "run", f"--data-file={data}", "--source=livelog", *_PYTEST, *IGNORED]
        done = subprocess.run(run, cwd=copy, env=surroundings(copy, SEEN_TIMES=str(times)), check=False)
        if done.returncode:
            times.unlink(missing_ok=True)
            sys.exit("the tests fail before anything is changed")
        made.write_text(digest, encoding="ascii")
    import coverage

    told = coverage.CoverageData(str(data))
    told.read()
    tests = {Path(name).relative_to(_measured(told)).as_posix(): told.contexts_by_lineno(name) for name in sorted(told.measured_files())}
    return Map(tests, json.loads(times.read_text(encoding="utf-8")))


def _measured(told: Any) -> Path:
    """The copy that a map was made in, which may be gone."""
    return next(Path(name).parents[1] for name in told.measured_files() if Path(name).parts[-2:] == ("livelog", "__init__.py"))


def outcome(copy: Path, mutant: Mutant, tests: Sequence[str], seconds: float, *, change: bool = True) -> str:
    """What becomes of a mutant in a copy, which is as before afterwards. Without `change` the tests meet the module as it is."""
    if not tests:
        return "untested"
    path = copy / mutant.path
    kept = path.read_text(encoding="utf-8")
    for old in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        old.unlink()  # a change of the same length within the same second would not be seen
    path.write_text(mutated(kept, mutant) if change else kept, encoding="utf-8")
    try:
        found = (_met(copy, part, seconds) for part in (tests[:_FIRST], tests[_FIRST:]) if part)
        return next((one for one in found if one != "survived"), "survived")
    finally:
        path.write_text(kept, encoding="utf-8")


def _met(copy: Path, tests: Sequence[str], seconds: float) -> str:
    """What becomes of the mutant in a copy that meets these tests."""
    choice = copy / "choice"
    choice.write_text("\n".join(tests), encoding="utf-8")
    files = sorted({test.partition("::")[0] for test in tests})
    try:
        done = subprocess.run(
            [sys.executable, "-B", *_PYTEST, *files],
            cwd=copy,
            env=surroundings(copy, SEEN_CHOICE=str(choice)),
            check=False,
            capture_output=True,
            timeout=60 + 6 * seconds,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    if done.returncode in (4, 5):
        # the chosen tests cannot even be collected, since the change breaks the import, or pytest was called wrongly
        return "killed" if b"rror" in done.stdout + done.stderr else "unclear"
    return _STATUS.get(done.returncode, "unclear")


def results(picked: Sequence[Mutant], copies: Sequence[Path], known: Map, budget: float) -> Iterator[tuple[Mutant, str, float]]:
    """Each mutant with what became of it and the seconds it took, as they come."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)
    stopped = threading.Event()

    def tried(mutant: Mutant) -> tuple[Mutant, str, float]:
        if stopped.is_set():
            return mutant, "left", 0.0
        copy, started = free.get(), time.perf_counter()
        tests = known.chosen(mutant, budget)
        try:
            return mutant, outcome(copy, mutant, tests, sum(known.seconds[test] for test in tests)), time.perf_counter() - started
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        try:
            for done in as_completed([pool.submit(tried, mutant) for mutant in picked]):
                yield done.result()
        finally:
            stopped.set()


def table(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """The counts by package, and the score: the share that did not survive."""
    columns = ("killed", "timeout", "survived", "untested", "unclear")
    yield f"{'':<10}" + "".join(f"{column:>10}" for column in (*columns, "score"))
    for name, count in (*counts.items(), ("core", sum(counts.values(), Counter()))):
        yield f"{name:<10}" + "".join(f"{count[column]:>10}" for column in columns) + f"{score(count):>10.1%}"


def score(count: Counter[str]) -> float:
    """The share of mutants that did not survive."""
    return (count["killed"] + count["timeout"]) / max(1, count.total())


def options(arguments: list[str] | None) -> Any:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path begins so: livelog/date")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first of the sample, which ran before")
    parser.add_argument("--map", type=Path, help="a folder that keeps which test runs which line")
    parser.add_argument("--budget", type=float, default=30, help="seconds of tests that a mutant meets at most")
    parser.add_argument("--least", type=float, default=0.85, help="the score to reach")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Draws, tries and prints."""
    asked = options(arguments)
    every = [mutant for name in CORE for path in sorted((ROOT / "livelog" / name).glob("*.py")) for mutant in mutants(path, asked.seed)]
    places = [mutant for mutant in every if mutant.path.startswith(asked.only)]
    picked = sorted(places, key=lambda mutant: mutant.lot)[: asked.sample][asked.skip :]
    counts: dict[str, Counter[str]] = {name: Counter() for name in CORE}
    with tempfile.TemporaryDirectory() as scratch:
        copies = [copied(Path(scratch, str(number))) for number in range(asked.jobs)]
        folder = asked.map or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        known = learned(copies[0], folder)
        for mutant in picked[:3]:
            tests = known.chosen(mutant, asked.budget)
            if outcome(copies[0], mutant, tests, sum(known.seconds[test] for test in tests), change=False) not in {"survived", "untested"}:
                sys.exit(f"the tests of {mutant} fail though nothing is changed")
        for number, (mutant, result, seconds) in enumerate(results(picked, copies, known, asked.budget), start=1):
            counts[mutant.path.split("/")[1]][result] += 1
            print(f"{number:>4} {result:<8} {seconds:>5.1f}s {mutant}", flush=True)
            if result not in {"killed", "timeout"}:
                print(mutant.change((ROOT / mutant.path).read_text(encoding="utf-8")), flush=True)
    print(f"\n{len(picked)} mutants of {len(places)} places, seed {asked.seed}")
    print("\n".join(table(counts)))
    return int(score(sum(counts.values(), Counter())) < asked.least)


if __name__ == "__main__":
    sys.exit(main())
