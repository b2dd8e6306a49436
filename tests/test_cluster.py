"""`livelog batch --dask`: the same rows from a cluster, also when its workers die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from livelog.batch.find import Input, wanted
from test_batch import LIVELOG, batch, folder, html, page, record, reported

pytestmark = [
    pytest.mark.skipif(find_spec("distributed") is None or find_spec("fsspec") is None, reason="needs the extra: pip install '.[dask]'"),
    pytest.mark.filterwarnings("ignore"),  # of Dask's own
]


def rows(root: Path) -> list[dict[str, Any]]:
    """The rows of all parts, by page and place."""
    made: list[dict[str, Any]] = []
    for part in sorted(root.glob("part-*")):
        if part.suffix == ".parquet":
            from pyarrow import parquet

            made += parquet.read_table(part).to_pylist()
        else:
            made += [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines()]
    return sorted(made, key=lambda row: (row["source"], row["position"]))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two archives and a hundred files, one of them no page."""
    root = folder(tmp_path / "in", 100)
    for name in ("a", "b"):
        (root / f"{name}.warc").write_bytes(b"".join(record(f"https://quay.example/{name}/{number}", html(number)) for number in range(30)))
    (root / "x.pdf").write_bytes(b"%PDF-1.7")
    return root


def test_tasks_are_archives_and_enough_files(pages: Path) -> None:
    from livelog.batch import cluster

    inputs = list(cluster.found([str(pages)], wanted(), "out"))
    assert len(inputs) == 103
    tasks = cluster.parts(inputs, "out", "jsonl", "")
    assert [len(task.inputs) for task in tasks] == [1, 1, 101]
    many = [Input(f"{number}.html", "", 1_000_000) for number in range(300)]
    assert [len(task.inputs) for task in cluster.parts(many, "out", "jsonl", "")] == [64, 64, 64, 64, 44]


def test_a_cluster_gives_what_this_machine_gives(pages: Path, tmp_path: Path) -> None:
    batch(pages, "-o", "here.jsonl", cwd=tmp_path, check=1)
    here = sorted(
        (json.loads(line) for line in (tmp_path / "here.jsonl").read_text().splitlines()), key=lambda row: (row["source"], row["position"])
    )
    done = batch(pages, "-d", "there", "-f", "jsonl", "--dask", "local", "-j", "2", cwd=tmp_path, check=1)
    assert rows(tmp_path / "there") == here
    said = reported(tmp_path / "there" / "_livelog" / "report.jsonl")
    assert sorted((one["path"], one["record"], one["status"], one["entries"]) for one in said if one["record"] is None) == sorted(
        (one["path"], one["record"], one["status"], one["entries"])
        for one in reported(tmp_path / "here.jsonl.report.jsonl")
        if one["record"] is None
    )
    assert b"x.pdf: error[unsupported-format]" in done.stderr
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "there").glob("part-*")}
    assert b"parts of an earlier run" in batch(pages, "-d", "there", "-f", "jsonl", "--dask", "local", cwd=tmp_path, check=2).stderr
    (tmp_path / "there" / "part-00001.jsonl").unlink()
    batch(pages, "-d", "there", "-f", "jsonl", "--dask", "local", "-j", "1", "--resume", cwd=tmp_path, check=1)
    assert rows(tmp_path / "there") == here
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "there").glob("part-*")}
    assert [name for name in before if before[name] != after[name]] == ["part-00001.jsonl"]


def test_resume_after_inputs_have_come_and_gone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "bcd":
        (tmp_path / "in" / f"{name}.warc").write_bytes(record(f"https://quay.example/{name}", html(ord(name))))
    arguments = ("in", "-d", "in/out", "-f", "jsonl", "--dask", "local", "-j", "1")
    batch(*arguments, cwd=tmp_path, check=0)
    for gone, come in (("c", "a"), ("d", "")):
        (tmp_path / "in" / f"{gone}.warc").rename(tmp_path / "in" / f"{come}.warc" if come else tmp_path / "gone")
        batch(*arguments, "--resume", cwd=tmp_path, check=0)
        left = sorted(path.name for path in (tmp_path / "in").glob("*.warc"))
        assert [Path(row["source"]).name for row in rows(tmp_path / "in" / "out")] == [f"{name}#0" for name in left for _ in range(3)]


@pytest.mark.skipif(sys.platform != "linux" or find_spec("pyarrow") is None, reason="finds workers in /proc; needs '.[parquet]'")
def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    for name in range(8):
        path = tmp_path / "in" / f"{name}.warc"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join(record(f"https://quay.example/{name}/{number}", html(number)) for number in range(60)))
    batch("in", "-o", "here.parquet", cwd=tmp_path, check=0)
    from pyarrow import parquet

    here = sorted(parquet.read_table(tmp_path / "here.parquet").to_pylist(), key=lambda row: (row["source"], row["position"]))
    command = [*LIVELOG, "batch", "in", "-d", "there", "-f", "parquet", "--dask", "local", "-j", "2"]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(run.communicate()[1]))
    reader.start()
    killed = False
    while reader.is_alive() and not killed:
        if list(tmp_path.glob("there/part-*.parquet")):
            killed = _kill_a_worker(run.pid)
        time.sleep(0.005)
    reader.join(60)
    assert run.returncode == 0, heard
    assert killed, "the run had ended before a worker was killed"
    assert rows(tmp_path / "there") == here
    assert not list(tmp_path.rglob("*.part"))


def _kill_a_worker(above: int) -> bool:
    """Kills a process below another one that Dask's nanny started; False where there is none."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line, parent = (entry / "cmdline").read_bytes(), int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            if parent == above and b"spawn_main" in line:
                os.kill(int(entry.name), signal.SIGKILL)
                return True
    return False


def test_what_does_not_go_with_a_cluster(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page(1))
    for arguments in ("-o all.jsonl", "-d out -f md", "-d out --dry-run", "-d out --fail-fast"):
        batch("a.txt", *arguments.split(), "--dask", "local", cwd=tmp_path, check=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
