"""Prints how much of the core the tests run: statements and branches, by package, and what no test runs.

    python tests/tools/branches.py [--least 0.97] [PYTEST OPTIONS ...]

Needs the extra `mutation`. Only tests that run in one process are run (tests/tools/seen.py), so what stands for all of livelog tells
nothing of its command line and its batches. Exit status 1: a test failed, or less than `--least` of the core's branches was taken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent))

from seen import CORE, IGNORED, ROOT

_COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def measured(options: list[str]) -> tuple[int, dict[str, Any]]:
    """Pytest's exit status, and what coverage saw of each file."""
    with tempfile.TemporaryDirectory() as folder:
        data = [f"--data-file={folder}/data"]
        run = [sys.executable, "-m", "coverage", "run", *data, "--branch", "--source=livelog", "-m", "pytest", "-q", *IGNORED, *options]
        status = subprocess.run(run, cwd=ROOT, check=False).returncode
        told = Path(folder, "told.json")
        subprocess.run([sys.executable, "-m", "coverage", "json", *data, "-q", "-o", told], cwd=ROOT, check=True)
        files: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))["files"]
    return status, {Path(name).as_posix(): file for name, file in files.items()}


def share(files: list[dict[str, Any]]) -> tuple[int, ...]:
    """Statements, those that were run, branches, those that were taken."""
    return tuple(sum(file["summary"][count] for file in files) for count in _COUNTS)


def row(title: str, files: list[dict[str, Any]]) -> str:
    """A line of the table."""
    statements, run, branches, taken = share(files)
    return f"{title:<10} {statements:>11} {run / max(1, statements):>7.1%} {branches:>9} {taken / max(1, branches):>7.1%}"


def gaps(name: str, file: dict[str, Any]) -> list[str]:
    """The branches of a file that no test takes, as "from line 12 to 15"; a negative number is a way out."""
    return [f"{name}:{start} to {'the end' if end < 0 else end}" for start, end in file["missing_branches"]]


def main(arguments: list[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=0.97, help="the share of the core's branches that must be taken")
    chosen, options = parser.parse_known_args(arguments)
    status, files = measured(options)
    packages = {name: [file for path, file in files.items() if path.startswith(f"livelog/{name}/")] for name in CORE}
    core = [file for package in packages.values() for file in package]
    print("\n".join(gap for path, file in files.items() if path.split("/")[1] in CORE for gap in gaps(path, file)))
    print(f"\n{'':<10} {'statements':>11} {'run':>7} {'branches':>9} {'taken':>7}")
    print("\n".join(row(name, package) for name, package in packages.items()))
    print(row("core", core))
    print(row("livelog", list(files.values())))
    _, _, branches, taken = share(core)
    return int(status != 0 or taken < chosen.least * branches)


if __name__ == "__main__":
    sys.exit(main())
