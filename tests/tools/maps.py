"""Which tests run which line of the core, and how long they take, for mutants.py; learned in a copy of the working tree."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from places import Mutant
from seen import IGNORED, LIMIT, ROOT

_MOST = 1500  # chosen tests of what runs on import: more take too long to collect, once for each mutant
PYTEST = (
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
        if self.on_import(mutant):
            found = {test for tests in lines.values() for test in tests}
        most = _MOST if self.apart(mutant) else len(found)
        picked: list[str] = []
        total = 0.0
        for test in sorted(found & self.seconds.keys(), key=lambda test: (self.seconds[test], test)):
            total += self.seconds[test]
            if total > budget or len(picked) == most or self.seconds[test] > LIMIT / 2:
                break
            picked.append(test)
        return picked

    def apart(self, mutant: Mutant) -> bool:
        """The mutant needs a pytest of its own: it runs on import and is no constant, whose value can be swapped."""
        return self.on_import(mutant) and not mutant.assigned

    def on_import(self, mutant: Mutant) -> bool:
        """The mutant's line runs when its module, or one of the tests, is imported."""
        lines = self.tests.get(mutant.path, {})
        return any("" in lines.get(line, ()) for line in mutant.lines)


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
        run = [sys.executable, "-m", "coverage", "run", f"--data-file={data}", "--source=livelog", *PYTEST, *IGNORED]
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
