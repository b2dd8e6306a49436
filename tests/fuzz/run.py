"""Fuzzing: mutated pages go through `livelog.parse`, and everything that the contract promises of any result is checked.

    python tests/fuzz/run.py [--input text|html|mhtml|warc|all] [--runs 20000] [--seconds S] [--seed 0] [--engine atheris|own]
    python tests/fuzz/run.py --replay FILE... --input html

Cases are made by atheris (`pip install -e '.[fuzz]'`), which is led by what they reach, or where it is not installed by chance alone.
`--runs` counts for each input, as does `--seconds`. Inputs are tried in processes of their own, one after another: a case may take 5
seconds of processor time, the process 512 MB. Prints a table, saves what failed to `fuzz-failed/`, and ends with 1 if anything did.
A case that was found goes, made as small as it gets, to `tests/fuzz/found/INPUT/NAME`, with a line in `notes.txt` there.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parent.parent))

from fuzz_board import Board
from fuzz_case import KINDS, MEGABYTES, SECONDS, examine

HERE = Path(__file__).parent
_COLUMNS = ("executions", "seconds", "a second", "slowest case, s", "peak memory, MB", "failed")
_STARTS = 20  # times that a process is started anew for one input


class Figures(NamedTuple):
    """What one input came to."""

    kind: str
    runs: int
    seconds: float
    slowest: float
    peak: int
    failed: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="See the beginning of this file.")
    parser.add_argument("--input", choices=[*KINDS, "all"], default="all")
    parser.add_argument("--runs", type=int, default=20_000, help="cases for each input")
    parser.add_argument("--seconds", type=float, default=0, help="at most, for each input (0: no limit)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=["atheris", "own"])
    parser.add_argument("--failed", type=Path, default=Path("fuzz-failed"), help="where cases that failed go")
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE", help="try these files instead")
    given = parser.parse_args()
    kinds = KINDS if given.input == "all" else (given.input,)
    if given.replay:
        return _replay(kinds, given.replay)
    engine = given.engine or ("atheris" if importlib.util.find_spec("atheris") else "own")
    if not given.engine and engine == "own":
        print("atheris is not installed: cases are made by chance alone")
    print(" | ".join((f"| input ({engine}, seed {given.seed})", *_COLUMNS)), "|")
    print("|---" * 7 + "|", flush=True)
    rows = []
    for kind in kinds:
        rows.append(_fuzz(engine, kind, given.runs, given.seconds, given.seed, given.failed / kind))
        _show(rows[-1])
    if len(rows) > 1:
        runs, seconds, failed = (sum(column) for column in zip(*((row.runs, row.seconds, row.failed) for row in rows), strict=True))
        _show(Figures("all", int(runs), seconds, max(row.slowest for row in rows), max(row.peak for row in rows), int(failed)))
    return 1 if any(row.failed for row in rows) else 0


def _show(row: Figures) -> None:
    speed = row.runs / row.seconds if row.seconds else 0
    print(
        f"| {row.kind} | {row.runs} | {row.seconds:.0f} | {speed:.0f} | {row.slowest:.2f} | {row.peak / 1024:.0f} | {row.failed} |",
        flush=True,
    )


def _fuzz(engine: str, kind: str, runs: int, seconds: float, seed: int, failed: Path) -> Figures:
    """Tries cases in a process, and in a new one for the rest after a case that ended it."""
    start = time.monotonic()
    done, slowest, peak, kills = 0, 0.0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(_STARTS):
            board = Board(folder / "board")
            left = max(0.001, seconds - (time.monotonic() - start)) if seconds else 0
            ended = _child(engine, kind, runs - done, left, seed + 1000 * number, folder)
            if ended.returncode and board.facts.runs == done and not board.facts.current:
                raise SystemExit(f"the process did not start:\n{ended.stderr[-2000:]}")
            done, slowest, peak = board.facts.runs, max(slowest, board.facts.slowest), max(peak, board.facts.peak)
            if ended.returncode == 0 or done >= runs or (seconds and time.monotonic() - start > seconds):
                break
            kills += 1
            _save(failed, f"killed-{number}", board.current, f"the process ended with {ended.returncode}\n{ended.stderr[-2000:]}")
        for path in sorted((folder / "failed").glob("*")):
            failed.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, failed)
            kills += path.suffix != ".txt"
        slow = Path(failed.parent) / f"slowest-{kind}"
        if failed.parent.is_dir():
            slow.write_bytes(board.slow)
    return Figures(kind, done, time.monotonic() - start, slowest, peak, kills)


def _child(engine: str, kind: str, runs: int, seconds: float, seed: int, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HERE / "fuzz_child.py"), engine, kind, str(runs), str(seconds), str(seed), str(folder)]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", check=False)


def _save(folder: Path, name: str, data: bytes, note: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    (folder / f"{name}.txt").write_text(note, encoding="utf-8")


def _replay(kinds: tuple[str, ...], paths: list[Path]) -> int:
    """Tries files, one after another; the first that fails ends it with a traceback."""
    for path in paths:
        for kind in kinds:
            start = time.process_time()
            examine(kind, path.read_bytes())
            print(f"{path}: {kind}: {time.process_time() - start:.3f} s; allowed are {SECONDS}, and {MEGABYTES} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
