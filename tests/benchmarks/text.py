"""How fast livelog reads text, in ratios that hold on any machine.

    python tests/benchmarks/text.py [--megabytes 20] [--seed 3] [--instructions] [--busy]

Seeded data in one layout (a headline, paragraphs, then `Name9 March 2026 16:00`; 1.5 kB a post) is read by three programs in one process:
livelog (`parse` and JSON Lines), a naive loop that knows this one layout (a regex for the byline, dateutil for each stamp, `json.dumps`
for each post), and the floor (one `finditer` over the file and JSON). Then livelog at one, two and four times the size, its peak memory,
and its start-up beside an empty Python and an empty typer program. Processor seconds for work, wall clock for start-up. `--instructions`
counts also what a doubling costs in instructions (a fifth of the size; needs valgrind): seconds of large pages depend on caches too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import common
from common import timed
from dateutil.parser import parse as parse_date

import livelog
from livelog.write.rows import jsonl

ROOT = Path(__file__).resolve().parents[2]
STARTS = 15
_POST = 1500  # bytes of a post, about
_NUMBERED = 0.2  # of the paragraphs, how many hold a clock or a number
_BLOG_POSTS = 60  # posts of a blog of common size
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BYLINE = re.compile(rf"(\D+?)(\d{{1,2}} (?:{_MONTHS}) \d{{4}} \d\d:\d\d)")
_MARKER = re.compile(rf"^(\D{{2,40}}?)(\d{{1,2}} (?:{_MONTHS}) \d{{4}} \d\d:\d\d)$", re.MULTILINE)
_NAMES = ("Ann Poe", "Ned Harrowby", "Tilda Fenn", "Ruth Okonjo", "Mitch Sandoval", "Greta Sandison", "Bo Lund", "Maïa De La Brume")
_WORDS = (
    "the harbour gate opened again after a night of rain and the crews went out to look for boats that had drifted under old bridge "
    "while people on the quay waited with soup blankets torches neighbours said wind had dropped but water kept rising in lower town "
    "engineers hope to reach pumps before evening council will meet residents were told stay away from mole lights failed three schools"
).split()
_NUMBERS = ("at 6pm", "at 14:30", "by 11.15 GMT", "for 40 minutes", "about 1,200 people", "81mph", "on 3 March", "£2.5m", "from 9am to 5pm")

Job = Callable[[Path], str]


# ---- the data


def posts(seed: int) -> Iterator[str]:
    """Posts without end, newest first."""
    chance = random.Random(seed)
    moment = datetime(2026, 3, 9, 16, 0)  # noqa: DTZ001 - as a page prints it
    while True:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < _POST - 150:
            paragraphs.append(_paragraph(chance))
        head = " ".join(chance.choices(_WORDS, k=chance.randint(5, 9))).capitalize()
        stamp = f"{moment.day} {moment:%B %Y %H:%M}"
        yield "\n".join([head, *paragraphs, f"{chance.choice(_NAMES)}{stamp}"]) + "\n"
        moment -= timedelta(minutes=chance.randint(2, 15))


def _paragraph(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(20, 60))
    if chance.random() < _NUMBERED:
        words.insert(chance.randint(4, len(words)), chance.choice(_NUMBERS))
    words[chance.randint(3, 9)] += "."
    return " ".join(words).capitalize() + "."


def page(size: int, seed: int) -> str:
    """A page of about `size` bytes."""
    parts = ["Storm Hedwig live: gate opens as wind eases\nEngineers have reached the old bridge after a night of rain and wind.\n"]
    length = 0
    for post in posts(seed):
        parts.append(post)
        length += len(post)
        if length >= size:
            return "".join(parts)
    raise AssertionError


# ---- the programs


def with_livelog(path: Path) -> str:
    """livelog, from bytes to JSON Lines."""
    return jsonl(livelog.parse(path.read_bytes(), name=path.name))


def naively(path: Path) -> str:
    """What one writes in ten minutes for this one layout."""
    rows, lines = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _BYLINE.fullmatch(line)
        if not found:
            lines.append(line)
            continue
        body = "\n\n".join(lines[1:])
        when = parse_date(found[2]).isoformat()
        rows.append(
            json.dumps({"headline": lines[0], "author": [found[1]], "datePublished": when, "articleBody": body}, ensure_ascii=False)
        )
        lines = []
    return "\n".join(rows) + "\n"


def floor(path: Path) -> str:
    """The least that any program does: read, find the stamps, write."""
    text = path.read_text(encoding="utf-8")
    rows, last = [], 0
    for found in _MARKER.finditer(text):
        rows.append(json.dumps({"author": found[1], "time": found[2], "text": text[last : found.start()]}, ensure_ascii=False))
        last = found.end()
    return "\n".join(rows) + "\n"


# ---- the measuring


def throughput(folder: Path, size: int, seed: int) -> None:
    """The three programs over one page of all the data, and over the same amount as blogs of common size."""
    whole = folder / "whole.txt"
    whole.write_text(page(size, seed), encoding="utf-8")
    small = [folder / f"small-{number}.txt" for number in range(max(1, size // (_POST * _BLOG_POSTS)))]
    for number, path in enumerate(small):
        path.write_text(page(_POST * _BLOG_POSTS, seed + number), encoding="utf-8")
    counts = {name: job(whole).count("\n") for name, job in (("livelog", with_livelog), ("naive", naively), ("floor", floor))}
    print(f"posts found: {', '.join(f'{name} {count}' for name, count in counts.items())}")
    for title, paths, rounds in (("one page", [whole], 3), (f"{len(small)} pages of {_BLOG_POSTS} posts", small, 2)):
        total = sum(path.stat().st_size for path in paths)
        jobs = {name: partial(_each, job, paths) for name, job in (("livelog", with_livelog), ("naive", naively), ("floor", floor))}
        times = timed(jobs, rounds)
        speeds = ", ".join(f"{name} {times.speed(name, total):.1f}" for name in jobs)
        print(f"{title}, {total / 1e6:.1f} MB: livelog x naive {times.ratio('livelog', 'naive'):.2f}, ", end="")
        print(f"livelog x floor {times.ratio('livelog', 'floor'):.3f}, naive x floor {times.ratio('naive', 'floor'):.3f}  (MB/s: {speeds})")


def _each(job: Job, paths: list[Path]) -> None:
    for path in paths:
        job(path)


def growth(folder: Path, size: int, seed: int) -> None:
    """Time and memory at one, two and four times the size, and what each doubling costs; the sizes take turns, as often each."""
    paths = [folder / f"times-{times}.txt" for times in (1, 2, 4)]
    for times, path in zip((1, 2, 4), paths, strict=True):
        path.write_text(page(size * times, seed), encoding="utf-8")
    best = timed({path.name: partial(with_livelog, path) for path in paths}, 3).seconds
    seconds = [best[path.name] for path in paths]
    steps = " and ".join(f"{later / earlier:.2f}" for earlier, later in pairwise(seconds))
    print(f"1x, 2x, 4x: {', '.join(f'{one:.2f} s' for one in seconds)}; a doubling costs {steps}")
    sizes = [path.stat().st_size / 1e6 for path in paths]
    shown = (f"{peak_ / 1e6:.0f} MB ({peak_ / 1e6 / size_:.1f} x the file)" for peak_, size_ in zip(map(peak, paths), sizes, strict=True))
    print(f"peak memory: {', '.join(shown)}")


_COUNTED = """
import gc, sys
import livelog
from livelog.cli.main import COLLECTOR
from livelog.write.rows import jsonl
gc.set_threshold(*COLLECTOR)
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        jsonl(livelog.parse(file.read()))
"""


def counted(folder: Path, size: int, seed: int) -> None:
    """What a doubling costs in instructions, without what a first small page costs."""
    if shutil.which("valgrind") is None:
        print("instructions: not counted, valgrind is not installed")
        return
    small = folder / "small.txt"
    small.write_text(page(100_000, seed), encoding="utf-8")
    counts = [_instructions([small])]
    for times in (1, 2, 4):
        path = folder / f"counted-{times}.txt"
        path.write_text(page(size * times, seed), encoding="utf-8")
        counts.append(_instructions([small, path]) - counts[0])
    steps = " and ".join(f"{later / earlier:.3f}" for earlier, later in pairwise(counts[1:]))
    print(f"instructions at {size / 1e6:.0f}, {2 * size / 1e6:.0f} and {4 * size / 1e6:.0f} MB: a doubling costs {steps}")


def _instructions(paths: list[Path]) -> int:
    """Instructions of a process that reads these pages."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", sys.executable, "-c", _COUNTED]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, check=True, encoding="utf-8", env=environment)
    found = re.search(r"I +refs: +([\d,]+)", done.stderr)
    assert found is not None, done.stderr
    return int(found[1].replace(",", ""))


def peak(path: Path) -> int:
    """Bytes of memory that `livelog -f jsonl` takes at most."""
    livelog = [sys.executable, "-m", "livelog", "-q", "-f", "jsonl", "-o", os.devnull, "--force", str(path)]
    return common.peak(livelog)


_LEAN = """
from typing import Annotated
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def main(file: Annotated[str, typer.Argument()]) -> None:
    pass
app()
"""


def startup(folder: Path) -> None:
    """A small page through the installed command, beside an empty Python and an empty typer program; once before, for the byte code."""
    lean = folder / "lean.py"
    lean.write_text(_LEAN, encoding="utf-8")
    example = str(ROOT / "examples" / "storm.txt")
    command = Path(sys.executable).with_name("livelog")
    own = [str(command)] if command.is_file() else [sys.executable, "-m", "livelog"]
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "typer": [sys.executable, str(lean), example],
        "livelog": [*own, "-q", example],
    }
    # byte code is kept, as it is after an installation, but away from the source
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    walls: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(STARTS + 1):
        for name, words in commands.items():
            started = time.perf_counter()
            subprocess.run(words, stdout=subprocess.DEVNULL, check=True, env=environment)
            if number:
                walls[name].append(time.perf_counter() - started)
    medians = {name: statistics.median(times) for name, times in walls.items()}
    print(f"start-up, medians of {STARTS}: {', '.join(f'{name} {seconds * 1000:.0f} ms' for name, seconds in medians.items())}; ", end="")
    print(f"livelog x python {medians['livelog'] / medians['python']:.1f}, livelog x typer {medians['livelog'] / medians['typer']:.2f}")


def main() -> int:
    """Measures and prints; the exit status is 1 on a busy machine."""
    parser = argparse.ArgumentParser(description="How fast livelog reads text, in ratios.")
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--instructions", action="store_true", help="count instructions too (minutes)")
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("livelog-parser", "python-dateutil", "typer", busy=options.busy):
        return 1
    size = int(options.megabytes * 1e6)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        startup(folder)
        throughput(folder, size, options.seed)
        growth(folder, size, options.seed)
        if options.instructions:
            counted(folder, size // 5, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
