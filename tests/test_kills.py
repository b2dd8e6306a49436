"""Runs that are killed: whatever is ended, and whenever, the outputs after `--resume` are those of a run that nothing disturbed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from test_batch import LIVELOG, batch, folder, reported, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a run in /proc")
FILES = 120
POINTS = 10  # for each of the five forms: fifty in all


def rows(path: Path) -> list[tuple[object, ...]]:
    """The rows of a database."""
    with sqlite3.connect(path) as connection:
        return sorted(connection.execute("select * from entries"), key=repr)


def table(path: Path) -> object:
    """The rows of a Parquet file."""
    from pyarrow import parquet

    return parquet.read_table(path).to_pylist()


FORMS: dict[str, tuple[list[str], Callable[[Path], object]]] = {
    "json": (["-d", "out"], lambda root: tree(root / "out")),
    "jsonl": (["-o", "all.jsonl"], lambda root: (root / "all.jsonl").read_bytes()),
    "csv": (["-o", "all.csv"], lambda root: (root / "all.csv").read_bytes()),
    "sqlite": (["-o", "all.db"], lambda root: rows(root / "all.db")),
    "parquet": (["-o", "all.parquet"], lambda root: table(root / "all.parquet")),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("pages"), FILES)


def started(root: Path, pages: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*LIVELOG, "batch", str(pages), "-j", "2", *arguments], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def workers(process: int) -> list[int]:
    try:
        return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def seen(root: Path) -> list[Path]:
    """The outputs that stand under their final names."""
    return [
        path
        for path in root.rglob("*")
        if path.is_file()
        and not path.name.endswith("report.jsonl")
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]


def ended(path: Path) -> bool:
    """What stands under a final name is whole: it ends with its line's end, or is a whole object."""
    data = path.read_bytes()
    return path.suffix in (".db", ".parquet") or (data.endswith(b"\n") and (path.suffix != ".json" or data.startswith(b"{")))


@pytest.mark.parametrize("form", FORMS)
def test_a_run_that_is_killed_and_resumed(form: str, pages: Path, tmp_path: Path) -> None:
    if form == "parquet" and find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed: pip install '.[parquet]'")
    arguments, content = FORMS[form]
    (tmp_path / "whole").mkdir()
    began = time.monotonic()
    batch(pages, *arguments, "-j", "2", cwd=tmp_path / "whole", check=0)
    length = time.monotonic() - began
    expected = content(tmp_path / "whole")
    chance = random.Random(form)
    cut = 0
    for point in range(POINTS):
        root = tmp_path / str(point)
        root.mkdir()
        run = started(root, pages, *arguments)
        time.sleep(chance.uniform(0.15, length))
        run.kill()
        cut += run.wait() == -signal.SIGKILL
        assert all(map(ended, seen(root)))
        if chance.random() < 0.3:  # and the run that goes on is killed too
            again = started(root, pages, *arguments, "--resume")
            time.sleep(chance.uniform(0.15, length))
            again.kill()
            again.wait()
        batch(pages, *arguments, "--resume", "-j", "2", cwd=root, check=0)
        assert content(root) == expected, f"point {point}"
        report = next(root.rglob("*report.jsonl"))
        assert len({one["path"] for one in reported(report)}) == len(reported(report)) == FILES
        assert sorted(path.name for path in root.iterdir()) == sorted(path.name for path in (tmp_path / "whole").iterdir())
    assert cut > POINTS // 2, "most runs had ended before they were killed: the points are too late"


def test_processes_that_are_killed(pages: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    batch(pages, "-o", whole, check=0)
    chance = random.Random(5)
    killed = 0
    while killed < 20:
        target = tmp_path / f"{killed}.jsonl"
        run = started(tmp_path, pages, "-o", str(target), "--force")
        while run.poll() is None and not workers(run.pid):
            time.sleep(0.002)
        time.sleep(chance.uniform(0.0, 0.3))
        for number in chance.sample(found := workers(run.pid), len(found))[:1]:
            os.kill(number, signal.SIGKILL)
            killed += 1
        assert run.wait(60) == 0
        assert target.read_bytes() == whole.read_bytes()


@pytest.fixture
def heard() -> Iterator[None]:
    """Programs that are started hear an interrupt, also where the shell told this one to ignore it, as those in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interrupted_run_says_how_to_go_on(tmp_path: Path) -> None:
    pages = tmp_path / "in"  # so large that no run is done before the interrupt, however late that comes
    pages.mkdir()
    posts = "".join(f"9 March 2026 {minute // 60 % 24:02}:{minute % 60:02} GMT\nBoats are waiting.\n\n" for minute in range(1440, 0, -1))
    for number in range(20):
        (pages / f"quay-{number}.txt").write_text("Quay live\n\n" + posts * 4)
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 130)):
        run = subprocess.Popen(
            [*LIVELOG, "batch", str(pages), "-o", "all.jsonl", "-j", "1", "--force"], cwd=tmp_path, stderr=subprocess.PIPE
        )
        while run.poll() is None and not workers(run.pid):
            time.sleep(0.01)
        time.sleep(0.1)
        run.send_signal(number)
        _, told = run.communicate(timeout=30)
        assert run.returncode == code, told
        assert b"interrupted, --resume goes on" in told
        assert not (tmp_path / "all.jsonl").exists()
        assert not workers(run.pid)


def test_processes_end_with_the_run(pages: Path, tmp_path: Path) -> None:
    run = started(tmp_path, pages, "-o", "all.jsonl")
    while run.poll() is None and len(found := workers(run.pid)) < 2:
        time.sleep(0.005)
    run.kill()
    run.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{number}").exists() for number in found):
        time.sleep(0.05)
    assert not [number for number in found if Path(f"/proc/{number}").exists()]
