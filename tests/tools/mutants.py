"""Changes the core at random places and counts how many of the changes the tests notice.

    python tests/tools/mutants.py [--sample 400] [--seed 1] [--only PREFIX] [--map FOLDER] [--budget 60] [--least 0.85]

Needs the extra `mutation`; the changes are cosmic-ray's. Works on a copy in a temporary folder. First all tests that run in one process are
run once under coverage, to learn which run which line and how long they take (`--map` keeps that in a folder, and takes it from there again
while the package and the tests are as they were). Then each mutant meets the tests that run its line, the quickest first, until one fails
or `--budget` seconds' worth have passed. Places are drawn at random and each gives one mutant, so that an operator that can be replaced in
many ways does not count many times. None is left out because it changes nothing that can be seen: those count as survivors. Exit status 1:
fewer died than `--least`.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent))

from maps import PYTEST, Map, copied, learned, surroundings
from places import Mutant, mutants, mutated
from seen import CORE, IGNORED, ROOT

#: What pytest's exit status says of a mutant: tests passed, failed, could not be collected, or took too long. Any other tells nothing.
_STATUS = {0: "survived", 1: "killed", 2: "killed", -signal.SIGPROF: "timeout"}
_FIRST = 100  # of them run first, so that the files of the others are mostly not read


def outcome(copy: Path, mutant: Mutant, tests: Sequence[str], seconds: float) -> str:
    """What becomes of a mutant in a copy, which is as before afterwards."""
    if not tests:
        return "untested"
    path = copy / mutant.path
    kept = path.read_text(encoding="utf-8")
    for old in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        old.unlink()  # a change of the same length within the same second would not be seen
    path.write_text(mutated(kept, mutant), encoding="utf-8")
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
            [sys.executable, "-B", *PYTEST, *files],
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


def _swapped(copy: Path, jobs: Sequence[tuple[Mutant, list[str]]], *, change: bool = True) -> Iterator[str]:
    """What becomes of each mutant: its tests run in a process that is forked from one that has collected them all."""
    plan = copy / "jobs"
    texts = [(copy / mutant.path).read_text(encoding="utf-8") for mutant, _ in jobs]
    changed = [mutated(text, mutant) if change else text for text, (mutant, _) in zip(texts, jobs, strict=True)]
    listed = [(mutant.path, text, tests) for text, (mutant, tests) in zip(changed, jobs, strict=True)]
    plan.write_text(json.dumps(listed), encoding="utf-8")
    reading, writing = os.pipe()
    around = surroundings(copy, SWAP_JOBS=str(plan), SWAP_DONE=str(writing))
    run = [sys.executable, "-B", *PYTEST, "-p", "swap", *IGNORED]
    with subprocess.Popen(run, cwd=copy, env=around, pass_fds=(writing,), stdout=subprocess.DEVNULL) as running:
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            for (_, tests), line in zip(jobs, told, strict=False):
                yield _STATUS.get(int(line), "unclear") if tests else "untested"
        running.terminate()


def results(picked: Sequence[Mutant], copy: Path, known: Map, budget: float) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with what became of it: first those in functions and constants, then what else runs on import, each in its own pytest."""
    apart = {mutant for mutant in picked if known.apart(mutant)}
    inside = [(mutant, known.chosen(mutant, budget)) for mutant in picked if mutant not in apart]
    yield from zip([mutant for mutant, _ in inside], _swapped(copy, inside), strict=True)
    for mutant in picked:
        if mutant in apart:
            tests = known.chosen(mutant, budget)
            yield mutant, outcome(copy, mutant, tests, sum(known.seconds[test] for test in tests))


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
    parser.add_argument("--only", default="", help="only files whose path begins so: livelog/date")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first of the sample, which ran before")
    parser.add_argument("--map", type=Path, help="a folder that keeps which test runs which line")
    parser.add_argument("--budget", type=float, default=60, help="seconds of tests that a mutant meets at most")
    parser.add_argument("--least", type=float, default=0.85, help="the score to reach")
    return parser.parse_args(arguments)


def _compiles(mutant: Mutant) -> bool:
    """The change leaves a program: `if not found := ...` is none."""
    try:
        compile(mutated((ROOT / mutant.path).read_text(encoding="utf-8"), mutant), mutant.path, "exec")
    except SyntaxError:
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    """Draws, tries and prints."""
    asked = options(arguments)
    every = [mutant for name in CORE for path in sorted((ROOT / "livelog" / name).glob("*.py")) for mutant in mutants(path, asked.seed)]
    places = [mutant for mutant in every if mutant.path.startswith(asked.only)]
    drawn = sorted(places, key=lambda mutant: mutant.lot)
    picked = list(islice(filter(_compiles, drawn), asked.skip, asked.sample))
    counts: dict[str, Counter[str]] = {name: Counter() for name in CORE}
    with tempfile.TemporaryDirectory() as scratch:
        copy = copied(Path(scratch, "copy"))
        folder = asked.map or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        known = learned(copy, folder)
        unchanged = [(mutant, tests) for mutant in picked[:5] if (tests := known.chosen(mutant, asked.budget))]
        if any(result != "survived" for result in _swapped(copy, unchanged, change=False)):
            sys.exit("tests fail though nothing is changed")
        for number, (mutant, result) in enumerate(results(picked, copy, known, asked.budget), start=1):
            counts[mutant.path.split("/")[1]][result] += 1
            print(f"{number:>4} {result:<8} {mutant}", flush=True)
            if result not in {"killed", "timeout"}:
                print(mutant.change((ROOT / mutant.path).read_text(encoding="utf-8")), flush=True)
    print(f"\n{len(picked)} mutants of {len(places)} places, seed {asked.seed}")
    print("\n".join(table(counts)))
    return int(score(sum(counts.values(), Counter())) < asked.least)


if __name__ == "__main__":
    sys.exit(main())
