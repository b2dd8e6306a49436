"""The same input and options give the same bytes: in every time zone and locale, with every hash seed, with one process and with two."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.*"))
CASES = sorted((HERE / "cases").glob("*/source.*"))[::12]
LAYOUTS = sorted((HERE / "layouts").glob("*/*.txt"))[::24]
INPUTS = [*EXAMPLES, *CASES, *LAYOUTS]
ZONES = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/Berlin")
LOCALES = ("C", "tr_TR.UTF-8", "de_DE.ISO-8859-1")  # one that the system lacks is C to it, but its name reaches the program
SEEDS = tuple(str(seed) for seed in range(10))
# each zone with two seeds, each locale with three or four
PLACES = [(ZONES[number % 5], LOCALES[number % 3], seed) for number, seed in enumerate(SEEDS)]


def run(place: tuple[str, str, str], *arguments: str | Path) -> bytes:
    """What the command prints in a place of the world."""
    zone, locale, seed = place
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    env = {**clean, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-m", "livelog", *map(str, arguments)], capture_output=True, check=False, env=env)
    assert done.returncode in (0, 4), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def first() -> bytes:
    return run(PLACES[0], "-q", *INPUTS)


@pytest.mark.parametrize("place", PLACES[1:], ids="-".join)
def test_the_same_bytes_everywhere(place: tuple[str, str, str], first: bytes) -> None:
    assert len(first) > 100_000
    assert run(place, "-q", *INPUTS) == first


@pytest.mark.parametrize("form", ["csv", "md", "text", "jsonl"])
def test_the_same_bytes_in_other_forms(form: str) -> None:
    assert run(PLACES[1], "-q", "-f", form, *EXAMPLES) == run(PLACES[8], "-q", "-f", form, *EXAMPLES)


def _written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.json*") if "report" not in path.name}


def test_the_same_bytes_with_one_process_and_with_two(tmp_path: Path) -> None:
    made = []
    for jobs, place in (("1", PLACES[2]), ("2", PLACES[3]), ("2", PLACES[9])):
        out = tmp_path / f"{jobs}-{place[2]}"
        out.mkdir()
        run(place, "batch", HERE / "cases", "-q", "-j", jobs, "-o", out / "all.jsonl")
        run(place, "batch", HERE.parent / "examples", "-q", "-j", jobs, "-d", out / "each")
        made.append(_written(out))
    assert len(made[0]) > 5
    assert made[0] == made[1] == made[2]
