"""A folder of a thousand things, most of which are no live blogs and some of which are not even files: each is told of, once."""

from __future__ import annotations

import gzip
import os
import random
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from test_batch import BARE, LIVELOG, html, page, reported, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="makes names, links and pipes that only Linux takes")
COUNT = 1000
# runs a program and notes the most memory of its processes: those of pytest itself would count this one's, from which they are forked
MEASURED = """
import pathlib, resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
pathlib.Path("memory").write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""
MOST = 400_000_000  # bytes of memory of any process of the run, with a page of 200 MB and a bomb of gzip among its inputs


_NAMES = [
    b"CON",
    b"aux.txt",
    b"two\nlines.txt",
    b"caf\xe9.txt",
    b"caf\\xe9.txt",
    b"?*<>|.txt",
    b"a" * 255,
    b"Quay.txt",
    b"quay.TXT",
    b"-rf",
]


def strange(root: Path) -> Counter[str]:
    """Makes what makes trouble; gives how many inputs there are of each outcome, by error or status."""
    for number in range(30):  # the same names in folders that differ
        path = root / f"day-{number}" / "live.html"
        path.parent.mkdir()
        path.write_text(html(number), encoding="utf-8")
    for name in _NAMES:
        (root / os.fsdecode(name)).write_text(page(1), encoding="utf-8")
    (root / "quay.txt.json").mkdir()  # a folder called like another input's output
    (root / "quay.txt").write_text(page(2), encoding="utf-8")
    (root / "quay.txt.json" / "x.txt").write_text(page(2), encoding="utf-8")
    for number in range(20):
        (root / f"empty-{number}.html").touch()
        (root / f"bare-{number}.txt").write_text(BARE, encoding="utf-8")
        (root / f"noise-{number}.bin").write_bytes(random.Random(number).randbytes(5000))
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "socket"))
    (root / "zero").symlink_to("/dev/zero")
    (root / "nowhere").symlink_to("gone")
    (root / "itself").symlink_to("itself")
    (root / "day-1" / "up").symlink_to("..")
    (root / "elsewhere").symlink_to("day-2")
    with (root / "huge.html").open("wb") as file:
        file.write(html(3).encode())
        file.truncate(200_000_000)
    with gzip.open(root / "bomb.html.gz", "wb", compresslevel=1) as bomb:
        bomb.write(html(4).encode())
        for _ in range(500):  # in pieces: a process begins with the memory of the one that starts it
            bomb.write(b" " * 1_000_000)
    counts = {"ok": 30 + len(_NAMES) + 2, "empty": 40, "unsupported-format": 20, "not-a-file": 3, "not-found": 1}
    return Counter({**counts, "link-loop": 2, "skipped": 1, "too-large": 2})


def test_a_hostile_folder(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    expected = strange(root)
    if os.geteuid():
        (root / "locked.txt").write_text(page(1))
        (root / "locked.txt").chmod(0)
        expected["unreadable"] += 1
    for number in range(COUNT - expected.total()):
        (root / "day-0" / f"quay-{number}.txt").write_text(page(number), encoding="utf-8")
        expected["ok"] += 1
    command = [sys.executable, "-c", MEASURED, *LIVELOG, "batch", "in", "-d", "out", "-j", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=300)
    assert done.returncode == 1, done.stderr
    said = reported(tmp_path / "out" / "livelog-report.jsonl")
    assert len(said) == COUNT
    assert len({(one["path"], one["pathBytes"]) for one in said}) == COUNT
    assert Counter(one["error"] if one["status"] == "failed" else one["status"] for one in said) == expected
    outputs = [one["output"] for one in said if one["output"]]
    assert len({name.casefold() for name in outputs}) == len(outputs) == expected["ok"] + expected["empty"] == len(tree(tmp_path / "out"))
    assert all((tmp_path / name).is_file() for name in outputs)
    assert b"Traceback" not in done.stderr
    assert max(map(len, done.stderr.splitlines())) < 1000
    assert int((tmp_path / "memory").read_text(encoding="utf-8")) * 1024 < MOST
