"""`livelog batch`: what it finds, where it writes, what it reports; through real processes."""

from __future__ import annotations

import csv
import gzip
import json
import os
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

import livelog
from livelog.archive.records import PageRecord, Place
from livelog.batch import report, show
from livelog.batch.feed import Rules, feed
from livelog.batch.files import alone
from livelog.batch.find import found, listed_in, wanted
from livelog.batch.job import Job, Result, Unit
from livelog.batch.names import Taken, portable
from livelog.batch.pool import Chunk, Pool, PoolError, Settled, _Worker
from livelog.batch.sinks import OneFile
from livelog.batch.tally import Tally
from livelog.errors import BadRowError, OptionError

LIVELOG = [sys.executable, "-m", "livelog"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and signals")
BARE = "Quay opens\n\nThe gate was opened by the harbour master.\n\nBoats had been waiting since the morning.\n"


def page(number: int, posts: int = 3) -> str:
    """A live blog of its own."""
    day = 1 + number % 28
    lines = [f"Quay {number} live", "Boats are waiting for the gate."]
    for post in range(posts):
        lines += [
            f"{day} March 2026 {14 - post:02d}:05 GMT",
            f"Gate {number}.{post} opens.",
            f"The crew of boat {number} went ashore at once.",
        ]
    return "\n\n".join(lines) + "\n"


def folder(root: Path, files: int) -> Path:
    """A folder of live blogs, in folders of ten."""
    for number in range(files):
        path = root / f"{number // 10:02d}" / f"quay-{number:03d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number), encoding="utf-8")
    return root


def batch(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", check: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run([*LIVELOG, "batch", *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120)
    if check is not None:
        assert done.returncode == check, done.stderr.decode()
    return done


def reported(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tree(root: Path) -> dict[str, bytes]:
    """All files of a folder but its report."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "livelog-report.jsonl"
    }


# ---- what is found


def places(root: Path, *globs: str, excludes: tuple[str, ...] = ()) -> list[str]:
    return [one.place for one in found([str(root)], wanted(globs, excludes))]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.txt", "a/y.html", "B.html", ".c/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert places(tmp_path) == [".c/d.html", "B.html", "a/y.html", "a/z.txt", "b.html"]
    assert places(tmp_path, "*.html", excludes=(".*",)) == ["B.html", "a/y.html", "b.html"]
    assert places(tmp_path, "a/*") == ["a/y.html", "a/z.txt"]
    assert places(tmp_path, excludes=("a",)) == [".c/d.html", "B.html", "b.html"]


def test_several_sources_keep_their_paths_and_nothing_counts_twice(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for root in (one, two):
        root.mkdir()
        (root / "a.txt").touch()
    got = list(found([str(one), str(two), str(one / "a.txt")], wanted()))
    assert [item.path for item in got] == [str(one / "a.txt"), str(two / "a.txt")]
    assert [item.place for item in got] == [str(one / "a.txt").lstrip("/"), str(two / "a.txt").lstrip("/")]


def test_own_outputs_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.json").touch()
    (tmp_path / "a.txt").touch()
    assert [one.place for one in found([str(tmp_path)], wanted(avoid=[tmp_path / "out"]))] == ["a.txt"]


@POSIX
def test_what_is_no_file_is_told_of_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "itself").symlink_to("itself")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "there").symlink_to("sub")
    (tmp_path / "page.txt").touch()
    (tmp_path / "link.txt").symlink_to("page.txt")
    errors = {one.place: one.error for one in found([str(tmp_path)], wanted())}
    assert errors == {
        "device": "not-a-file", "gone": "not-found", "itself": "link-loop", "link.txt": None, "page.txt": None, "pipe": "not-a-file",
        "socket": "not-a-file", "sub/up": "link-loop", "there": "link-to-folder",
    }  # fmt: skip


def test_lists_of_files() -> None:
    assert listed_in(b"a\0b\nc\0", zero=True) == ["a", "b\nc"]
    assert listed_in("\ufeffa\r\nä\n".encode(), zero=False) == ["a", "ä"]


def test_one_file_by_two_names_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert [one.path for one in found(["in", "./in/", "in//a.txt"], wanted())] == [os.path.join("in", "a.txt")]  # noqa: PTH118


@POSIX
def test_folders_deeper_than_any_crawl_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    os.chdir("a")
    for _ in range(300):
        Path("a").mkdir()
        os.chdir("a")
    os.chdir(tmp_path)
    [deep] = found(["a"], wanted())
    assert (deep.error, deep.message) == ("unreadable", "it stands in more than 200 folders of the source")


def test_a_path_that_cannot_be_one_is_an_input_that_failed() -> None:
    assert [one.error for one in found(["a" * 5000, "a\0b"], wanted())] == ["unreadable", "unreadable"]


def test_a_pattern_is_about_names_in_any_folder() -> None:
    assert wanted(["*.html"]).file("two\nlines/a.html")
    assert not wanted(["*.html"]).file("a.HTML")


# ---- names of outputs


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("a/page.html", "a/page.html.json"),
        ("CON", "%43ON.json"),
        ("con.txt", "%63on.txt.json"),
        ("com1/x", "%63om1/x.json"),
        ("conference", "conference.json"),
        ("two\nlines", "two%0Alines.json"),
        ("what?.html", "what%3F.html.json"),
        ("caf\udce9", "caf%E9.json"),
        ("dot./x", "dot%2E/x.json"),
        ("../x", "%2E%2E/x.json"),
        ("", "_.json"),
    ],
)
def test_names_that_every_system_takes(place: str, name: str) -> None:
    assert portable(place, ".json") == name


def test_long_names_are_cut_and_stay_different() -> None:
    one, two = portable("a" * 255, ".json"), portable("a" * 254 + "b", ".json")
    assert one != two
    assert max(len(one), len(two)) <= 240
    assert len(portable("ä" * 127, ".json").encode()) <= 240


def test_no_two_outputs_are_the_same_file_anywhere() -> None:
    taken = Taken(("livelog-report.jsonl",))
    places = [
        "a.html",
        "A.html",
        "A.HTML",
        "é.html",
        "e\u0301.html",
        "straße",
        "STRASSE",
        "x",
        "x.json/y",
        "livelog-report",
        ".hidden",
        ".HIDDEN",
    ]
    names = [taken.name(place, ".json") for place in places] + [taken.name("livelog-report", ".jsonl")]
    folded = [name.casefold() for name in names]
    assert len(set(folded)) == len(folded)
    assert names[:3] == ["a.html.json", "A~2.html.json", "A~3.HTML.json"]
    assert names[8] == "x~2.json/y.json"  # a folder cannot be called like a file


# ---- the pool


def outcomes(pool: Pool, units: list[Unit], size: int) -> list[tuple[int, str, str | None]]:
    chunks: Iterator[Chunk | Settled] = iter([Chunk(tuple(units[start : start + size])) for start in range(0, len(units), size)])
    return [(unit.number, result.status, result.error) for unit, result in pool.results(chunks)]


def units(tmp_path: Path, count: int) -> list[Unit]:
    made = []
    for number in range(count):
        path = tmp_path / f"{number}.txt"
        path.write_text(page(number), encoding="utf-8")
        made.append(Unit(number, str(path), path.name))
    return made


def test_results_come_in_order(tmp_path: Path) -> None:
    given = units(tmp_path, 40)
    with Pool(Job("jsonl"), 3, 60) as pool:
        assert outcomes(pool, given, 3) == [(number, "ok", None) for number in range(40)]


def test_what_needs_no_work_keeps_its_place(tmp_path: Path) -> None:
    one, two, three = units(tmp_path, 3)
    given: Iterator[Chunk | Settled] = iter([Chunk((one,)), Settled(two, Result("failed", "not-found")), Chunk((three,))])
    with Pool(Job("jsonl"), 2, 60) as pool:
        assert [(unit.number, result.status) for unit, result in pool.results(given)] == [(0, "ok"), (1, "failed"), (2, "ok")]


def killing(unit: Unit) -> Result:
    """In place of the conversion: pages named after what they do to the process."""
    if unit.name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if unit.name == "slow":
        time.sleep(60)
    if unit.name.startswith("once"):
        mark = Path(unit.path)
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return Result("ok")


@pytest.mark.skipif(sys.platform != "linux", reason="replaces the conversion in forked processes")
def test_a_page_that_ends_or_holds_its_process_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livelog.batch.worker.converter", lambda _job: killing)
    names = ["a", "deadly", "b", "once-1", "c", "slow", "d", "once-2"]
    given = [Unit(number, str(tmp_path / name), name) for number, name in enumerate(names)]
    with Pool(Job("jsonl"), 2, 1.0) as pool:
        got = outcomes(pool, given, 4)
    errors = {name: error for (_, _, error), name in zip(got, names, strict=True) if error}
    assert errors == {"deadly": "crashed", "slow": "timeout"}


@pytest.mark.skipif(sys.platform != "linux", reason="replaces the conversion in forked processes")
def test_processes_that_never_begin_end_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_converter(_job: Job) -> None:
        raise OptionError("the publishers' folder has gone")

    monkeypatch.setattr("livelog.batch.worker.converter", no_converter)
    with Pool(Job("jsonl"), 2, 60) as pool, pytest.raises(PoolError):
        outcomes(pool, units(tmp_path, 3), 1)


@pytest.mark.skipif(sys.platform != "linux", reason="replaces what forked processes do")
def test_an_interrupt_waits_while_a_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def held_back(_asked: Connection, told: Connection, *_: object) -> None:
        told.send(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ())))

    monkeypatch.setattr("livelog.batch.pool.work", held_back)
    worker = _Worker(Job("jsonl"), [])
    assert worker.pipe.recv() == [signal.SIGINT, signal.SIGTERM]
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ())
    worker.end()


def test_as_many_processes_as_there_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Rare(_Worker):
        def __init__(self, job: Job, others: list[Connection]) -> None:
            if others:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            super().__init__(job, others)

    monkeypatch.setattr("livelog.batch.pool._Worker", Rare)
    with Pool(Job("jsonl"), 8, 60) as pool:
        assert outcomes(pool, units(tmp_path, 4), 1) == [(number, "ok", None) for number in range(4)]


@pytest.mark.parametrize("seconds", [1e12, float("inf")])
def test_pages_may_take_as_long_as_they_like(tmp_path: Path, seconds: float) -> None:
    with Pool(Job("jsonl"), 1, seconds) as pool:
        assert outcomes(pool, units(tmp_path, 1), 1) == [(0, "ok", None)]


def test_results_that_wait_do_not_keep_the_pages_of_archives() -> None:
    page_record = PageRecord(Place(0), html(1).encode())
    given: Iterator[Chunk | Settled] = iter([Chunk((Unit(0, "a.warc", "a.warc#0", place="0", record=page_record),))])
    with Pool(Job("jsonl"), 1, 60) as pool:
        assert [(unit.record, result.entries) for unit, result in pool.results(given)] == [(None, 3)]


# ---- outputs


def test_each_input_gets_what_parse_gives(tmp_path: Path) -> None:
    folder(tmp_path / "in", 12)
    batch("in", "-d", "out", "-j", "2", cwd=tmp_path, check=0)
    assert len(tree(tmp_path / "out")) == 12
    for name, data in tree(tmp_path / "out").items():
        path = Path("in") / name.removesuffix(".json")
        assert json.loads(data) == livelog.parse((tmp_path / path).read_bytes(), name=str(path)).to_dict()


@pytest.mark.parametrize(("form", "suffix"), [("jsonl", ".jsonl"), ("csv", ".csv"), ("md", ".md"), ("text", ".txt")])
def test_other_forms_of_single_files(tmp_path: Path, form: str, suffix: str) -> None:
    folder(tmp_path / "in", 3)
    batch("in", "-d", "out", "-f", form, cwd=tmp_path, check=0)
    for name, data in tree(tmp_path / "out").items():
        source = str(Path("in") / name.removesuffix(suffix))
        assert data == subprocess.run([*LIVELOG, source, "-f", form, "-q"], cwd=tmp_path, capture_output=True, check=True).stdout


@pytest.mark.parametrize("target", ["all.jsonl", "all.csv", "all.json"])
@pytest.mark.parametrize("processes", [1, 3])
def test_one_file_is_what_parse_gives_for_all(tmp_path: Path, target: str, processes: int) -> None:
    folder(tmp_path / "in", 45)
    batch("in", "-o", target, "-j", str(processes), cwd=tmp_path, check=0)
    names = [one.path for one in found([str(tmp_path / "in")], wanted())]
    names = [str(Path(name).relative_to(tmp_path)) for name in names]
    form = target.partition(".")[2]
    assert (tmp_path / target).read_bytes() == subprocess.run(
        [*LIVELOG, *names, "-f", form, "-q"], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [target, f"{target}.report.jsonl", "in"]


def test_csv_for_spreadsheets(tmp_path: Path) -> None:
    folder(tmp_path / "in", 2)
    batch("in", "-o", "all.csv", "--excel", cwd=tmp_path, check=0)
    data = (tmp_path / "all.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource,")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert len(list(csv.reader(data.decode("utf-8-sig").splitlines()))) == 7


def test_the_report_says_all_of_each_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(page(1))
    (tmp_path / "in" / "b.txt").write_text(BARE)
    (tmp_path / "in" / "c.pdf").write_bytes(b"%PDF-1.7")
    done = batch("in", "-d", "out", "--report", "said.jsonl", cwd=tmp_path, check=1)
    said = reported(tmp_path / "said.jsonl")
    assert [(one["path"], one["status"], one["error"], one["entries"], one["output"]) for one in said] == [
        (str(Path("in/a.txt")), "ok", None, 3, str(Path("out/a.txt.json"))),
        (str(Path("in/b.txt")), "empty", None, 0, str(Path("out/b.txt.json"))),
        (str(Path("in/c.pdf")), "failed", "unsupported-format", 0, None),
    ]
    keys = {"path", "sha256", "status", "entries", "expected", "complete", "warnings", "seconds", "output"}
    assert all(keys <= one.keys() for one in said)
    assert len({tuple(one) for one in said}) == 1
    assert said[0]["seconds"] > 0
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[-1] == (
        "livelog: 3 inputs: 1 with entries (3), 1 without, 1 failed (unsupported-format 1); report: said.jsonl"
    )


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(page(1))
    (tmp_path / "bare.txt").write_text(BARE)
    batch("full.txt", "-d", "a", cwd=tmp_path, check=0)
    batch("full.txt", "bare.txt", "-d", "b", cwd=tmp_path, check=4)
    batch("full.txt", "gone.txt", "bare.txt", "-d", "c", cwd=tmp_path, check=1)
    batch("bare.txt", "-d", "d", "--strict", cwd=tmp_path, check=3)


@pytest.mark.parametrize(
    "arguments",
    [
        "in", "in -d out -o all.jsonl", "-d out", "in -o all.md -f md", "in -d out -f sqlite", "in -d out --excel -f json",
        "in -o -", "- -d out", "in -o all.jsonl --report all.jsonl", "in/a.txt -d out --report in/a.txt", "in -d out --timeout nan",
        "in -d out --force --skip-existing", "in -d in", "in ./in/ -d .",
        "in -d in/a.txt", "in -o in", "in -d out --tz Nowhere/Land", "--files-from gone -d out", "in -d out --publishers gone",
    ],
)  # fmt: skip
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(page(1))
    done = batch(*arguments.split(), cwd=tmp_path, check=2)
    assert done.stderr.decode().startswith("livelog: error[")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_lists_of_inputs_from_a_pipe(tmp_path: Path) -> None:
    folder(tmp_path / "in", 3)
    names = sorted(path.relative_to(tmp_path) for path in (tmp_path / "in").rglob("*.txt"))
    batch("--files-from", "-", "-0", "-o", "a.jsonl", cwd=tmp_path, stdin=b"\0".join(os.fsencode(name) for name in names), check=0)
    batch("--files-from", "-", "-o", "b.jsonl", cwd=tmp_path, stdin=b"\n".join(os.fsencode(name) for name in names), check=0)
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes() != b""


def test_outputs_beside_their_inputs_where_a_pattern_tells_them_apart(tmp_path: Path) -> None:
    folder(tmp_path / "in", 2)
    batch("in", "-d", "in", "--glob", "*.txt", cwd=tmp_path, check=0)
    batch("in", "-d", "in", "--glob", "*.txt", "--force", cwd=tmp_path, check=0)
    assert len(tree(tmp_path / "in")) == 4
    batch("quay-000.txt", "quay-001.txt", "-d", ".", "--force", cwd=tmp_path / "in" / "00", check=0)


@POSIX
def test_a_list_from_a_pipe_that_is_closed(tmp_path: Path) -> None:
    command = f'exec "{sys.executable}" -m livelog batch --files-from - -d out <&-'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, b"livelog: error[usage]: --files-from: -: standard input is closed\n")


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder(tmp_path / "in", 2)
    done = batch("in", "gone", "-d", "out", "--dry-run", cwd=tmp_path, check=0)
    assert done.stdout.decode().splitlines()[-1] == "gone -> error[not-found]: there is no such file"
    assert len(done.stdout.decode().splitlines()) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


@POSIX
def test_names_on_a_terminal_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stderr:
        monkeypatch.setattr("sys.stderr", stderr)
        with show.view(1, quiet=False) as seen:
            seen.error("not-found", "gone", ":warning: [/b].txt")
            tally = Tally()
            tally.add(report.line(Unit(0, "a", "a"), Result("ok", entries=3, publisher="[/Quay] :smile:"), output=None, part=None, mark=""))
            seen.end(tally, "")
            said = b""
            while select.select([leader], [], [], 0.2)[0]:
                said += os.read(leader, 1 << 16)
    os.close(leader)
    shown = said.decode()
    assert ":warning: [/b].txt: error[not-found]: gone" in shown
    assert "[/Quay] :smile:" in shown


@POSIX
def test_what_cannot_be_written_counts_no_entries(tmp_path: Path) -> None:
    folder(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "00").touch()
    batch("in", "-d", "out", cwd=tmp_path, check=1)
    assert [(one["error"], one["entries"]) for one in reported(tmp_path / "out" / "livelog-report.jsonl")] == [("write-failed", 0)]


# ---- what is there already


def test_outputs_that_are_there_are_left_alone(tmp_path: Path) -> None:
    folder(tmp_path / "in", 3)
    batch("in", "-d", "out", cwd=tmp_path, check=0)
    before = tree(tmp_path / "out")
    assert b"report of an earlier run" in batch("in", "-d", "out", cwd=tmp_path, check=2).stderr
    (tmp_path / "out" / "00" / "quay-001.txt.json").write_text("mine")
    batch("in", "-d", "out", "--report", "other.jsonl", cwd=tmp_path, check=1)
    assert Counter(one["error"] for one in reported(tmp_path / "other.jsonl")) == {"output-exists": 3}
    batch("in", "-d", "out", "--skip-existing", cwd=tmp_path, check=0)
    assert (tmp_path / "out" / "00" / "quay-001.txt.json").read_text() == "mine"
    assert Counter(one["status"] for one in reported(tmp_path / "out" / "livelog-report.jsonl")) == {"skipped": 3}
    batch("in", "-d", "out", "--force", cwd=tmp_path, check=0)
    assert tree(tmp_path / "out") == before


def test_one_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    folder(tmp_path / "in", 3)
    (tmp_path / "all.jsonl").write_text("mine")
    batch("in", "-o", "all.jsonl", cwd=tmp_path, check=2)
    assert (tmp_path / "all.jsonl").read_text() == "mine"
    batch("in", "-o", "all.jsonl", "--force", cwd=tmp_path, check=0)
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 9


@POSIX
def test_a_link_is_written_through(tmp_path: Path) -> None:
    folder(tmp_path / "in", 1)
    (tmp_path / "there").mkdir()
    (tmp_path / "all.jsonl").symlink_to("there/kept.jsonl")
    batch("in", "-o", "all.jsonl", cwd=tmp_path, check=0)
    assert (tmp_path / "all.jsonl").is_symlink()
    assert len((tmp_path / "there" / "kept.jsonl").read_text().splitlines()) == 3
    assert b"output-exists" in batch("in", "-o", "all.jsonl", cwd=tmp_path, check=2).stderr


def test_resume_tries_failures_again_and_rows_keep_their_order(tmp_path: Path) -> None:
    folder(tmp_path / "in", 20)
    whole = tmp_path / "whole.jsonl"
    batch("in", "-o", whole, cwd=tmp_path, check=0)
    page_7 = tmp_path / "in" / "00" / "quay-007.txt"
    kept = page_7.read_bytes()
    page_7.write_bytes(b"%PDF-1.7")
    done = batch("in", "-o", "all.jsonl", "--fail-fast", "-j", "1", cwd=tmp_path, check=1)
    assert b"stopped at the first failure" in done.stderr
    assert not (tmp_path / "all.jsonl").exists()
    page_7.write_bytes(kept)
    batch("in", "-o", "all.jsonl", "--resume", cwd=tmp_path, check=0)
    assert (tmp_path / "all.jsonl").read_bytes() == whole.read_bytes()
    said = reported(tmp_path / "all.jsonl.report.jsonl")
    assert [one["path"] for one in said] == [one["path"] for one in reported(tmp_path / "whole.jsonl.report.jsonl")]
    again = batch("in", "-o", "all.jsonl", "--resume", cwd=tmp_path, check=0)
    assert b"nothing was left to do" in again.stderr
    assert (tmp_path / "all.jsonl").read_bytes() == whole.read_bytes()


def test_resume_of_a_folder_makes_what_is_missing(tmp_path: Path) -> None:
    folder(tmp_path / "in", 12)
    batch("in", "-d", "out", cwd=tmp_path, check=0)
    before = tree(tmp_path / "out")
    (tmp_path / "out" / "00" / "quay-003.txt.json").unlink()
    said = (tmp_path / "out" / "livelog-report.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "out" / "livelog-report.jsonl").write_bytes(b"".join(said[:9]) + said[9][:40])  # cut off in mid-line
    batch("in", "-d", "out", "--resume", cwd=tmp_path, check=0)
    assert tree(tmp_path / "out") == before
    assert sorted(one["path"] for one in reported(tmp_path / "out" / "livelog-report.jsonl")) == sorted(
        json.loads(line)["path"] for line in said
    )


def test_resume_refuses_other_options(tmp_path: Path) -> None:
    folder(tmp_path / "in", 2)
    batch("in", "-d", "out", cwd=tmp_path, check=0)
    assert b"other options" in batch("in", "-d", "out", "--resume", "--tz", "Asia/Tokyo", cwd=tmp_path, check=2).stderr
    assert b"other options" in batch("in", "-d", "out", "--resume", "--sort", "time", cwd=tmp_path, check=2).stderr


def test_without_a_report_resume_begins(tmp_path: Path) -> None:
    folder(tmp_path / "in", 2)
    batch("in", "-o", "all.jsonl", "--resume", cwd=tmp_path, check=0)
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 6


def test_a_resumed_run_reports_each_of_its_inputs_once_and_in_order(tmp_path: Path) -> None:
    folder(tmp_path / "in", 3)
    (tmp_path / "in" / "b.warc").write_bytes(
        record("https://quay.example/1", html(1)) + record("https://quay.example/2", "<p>About us</p>")
    )
    (tmp_path / "in" / "c.pdf").write_bytes(b"%PDF-1.7")
    for arguments in (["-d", "out", "--report", "said.jsonl"], ["-o", "all.jsonl", "--report", "told.jsonl", "--fail-fast", "-j", "1"]):
        kept = (tmp_path / "in" / "c.pdf").read_bytes()
        batch("in", *arguments, cwd=tmp_path, check=1)
        (tmp_path / "in" / "00" / "quay-001.txt").rename(tmp_path / "in" / "00" / "a.txt")
        (tmp_path / "in" / "c.pdf").write_text(page(7))
        batch("in", *arguments, "--resume", cwd=tmp_path, check=0)
        said = [(Path(one["path"]).name, one["record"], one["status"]) for one in reported(tmp_path / arguments[3])]
        assert said == [
            ("a.txt", None, "ok"), ("quay-000.txt", None, "ok"), ("quay-002.txt", None, "ok"), ("b.warc", "0", "ok"),
            ("b.warc", "748", "empty"), ("b.warc", None, "ok"), ("c.pdf", None, "ok"),
        ]  # fmt: skip
        (tmp_path / "in" / "00" / "a.txt").rename(tmp_path / "in" / "00" / "quay-001.txt")
        (tmp_path / "in" / "c.pdf").write_bytes(kept)


def test_resume_does_not_read_pages_without_entries_again(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(record("https://quay.example/about", "<p>About us</p>"))
    batch("crawl.warc", "-d", "out", cwd=tmp_path, check=4)
    before = reported(tmp_path / "out" / "livelog-report.jsonl")
    batch("crawl.warc", "-d", "out", "--resume", cwd=tmp_path, check=4)
    assert reported(tmp_path / "out" / "livelog-report.jsonl") == before  # with the seconds that it took


@pytest.mark.parametrize("left", [b"", b"\xef\xbb\xbfsou"])
def test_a_table_of_which_only_a_beginning_was_written_gets_its_header(tmp_path: Path, left: bytes) -> None:
    folder(tmp_path / "in", 1)
    (tmp_path / ".all.csv.livelog").write_bytes(left)
    (tmp_path / "all.csv.report.jsonl").touch()
    batch("in", "-o", "all.csv", "--resume", cwd=tmp_path, check=0)
    assert (tmp_path / "all.csv").read_bytes().startswith(b"source,")


def test_resume_of_a_finished_file_says_that_failures_stay(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    batch("c.pdf", "-o", "all.jsonl", cwd=tmp_path, check=1)
    assert b"all.jsonl is finished, --force makes it anew" in batch("c.pdf", "-o", "all.jsonl", "--resume", cwd=tmp_path, check=1).stderr


def test_an_interrupt_at_the_very_end_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("livelog.batch.sinks.settle_folder", interrupted)
    sink = OneFile(tmp_path / "all.jsonl", "jsonl")
    part = sink.take(b"row\n")
    with pytest.raises(KeyboardInterrupt):
        sink.finish([part], [])
    sink.settle()
    sink.close()
    assert [path.name for path in tmp_path.iterdir()] == ["all.jsonl"]


@POSIX
@pytest.mark.parametrize("arguments", [["-o", "all.jsonl"], ["-d", "out"]])
def test_one_run_at_a_time(tmp_path: Path, arguments: list[str]) -> None:
    folder(tmp_path / "in", 1)
    where = tmp_path / "out" / ".livelog-lock" if "-d" in arguments else tmp_path / ".all.jsonl.livelog-lock"
    with alone(where):
        done = batch("in", *arguments, "--force", cwd=tmp_path, check=1)
    assert done.stderr.decode() == f"livelog: {arguments[1]}: error[write-failed]: another run is writing there\n"
    batch("in", *arguments, cwd=tmp_path, check=0)
    assert not list(tmp_path.rglob("*lock"))


def test_a_report_that_is_cut_off_leaves_nothing_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_descriptor: int) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("livelog.batch.files.settle", killed)
        with pytest.raises(SystemExit):
            report.Report(tmp_path / "said.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == [".said.jsonl.livelog"]
    with report.Report(tmp_path / "said.jsonl"):
        assert [path.name for path in tmp_path.iterdir()] == ["said.jsonl"]


@POSIX
def test_a_report_on_a_full_disk_has_whole_lines(tmp_path: Path) -> None:
    import resource

    unit = Unit(0, "a.txt", "a.txt")
    said = report.line(unit, Result("ok"), output=None, part=None, mark="0")
    size = len(report.text(said))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with report.Report(tmp_path / "said.jsonl") as written:
        written.add(said)
        written.settle()
        resource.setrlimit(resource.RLIMIT_FSIZE, (size * 2 + size // 2, limits[1]))
        try:
            written.add(said)
            written.add(said)
            with pytest.raises(OSError, match="File too large"):
                written.settle()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert (tmp_path / "said.jsonl").read_bytes() == report.text(said)
    assert (tmp_path / "said.jsonl").read_bytes() == report.text(said) * 3


def test_what_cannot_be_finished_leaves_its_journal_only(tmp_path: Path) -> None:
    sink = OneFile(tmp_path / "all.db", "sqlite")
    with pytest.raises(BadRowError):
        sink.finish([sink.take(b"no row\n")], [])
    sink.close()
    assert [path.name for path in tmp_path.iterdir()] == [".all.db.livelog"]


# ---- limits


def test_limits_of_size(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "big.txt").write_text(page(1) + "The boats wait. " * 100_000)
    (tmp_path / "in" / "bomb.txt.gz").write_bytes(gzip.compress(page(1).encode() + bytes(5_000_000)))
    (tmp_path / "in" / "page.txt").write_text(page(1))
    batch("in", "-d", "out", "--max-size", "1", cwd=tmp_path, check=1)
    said = {Path(one["path"]).name: one["error"] for one in reported(tmp_path / "out" / "livelog-report.jsonl")}
    assert said == {"big.txt": "too-large", "bomb.txt.gz": "too-large", "page.txt": None}


def test_report_lines_of_paths_that_are_no_text() -> None:
    unit = Unit(0, "caf\udce9.txt", "caf\\xe9.txt")
    said = report.line(unit, Result("ok"), output=None, part=None, mark="0")
    assert (said["path"], said["pathBytes"]) == ("caf\\xe9.txt", b"caf\xe9.txt".hex())
    assert report.key(said) == report.key_of(unit) != report.key_of(Unit(0, "caf\\xe9.txt", ""))
    assert json.loads(report.text(said)) == said


# ---- tables


def query(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(statement).fetchall()


def test_a_database_takes_in_later_runs(tmp_path: Path) -> None:
    folder(tmp_path / "in", 4)
    batch("in", "-o", "all.db", cwd=tmp_path, check=0)
    assert query(tmp_path / "all.db", "select count(*), count(distinct source) from entries") == [(12, 4)]
    (tmp_path / "in" / "00" / "quay-000.txt").write_text(page(0, posts=2))
    (tmp_path / "in" / "00" / "quay-001.txt").write_text(BARE)
    (tmp_path / "in" / "00" / "quay-002.txt").unlink()
    (tmp_path / "in" / "00" / "quay-009.txt").write_text(page(9))
    batch("in", "-o", "all.db", cwd=tmp_path, check=4)
    counts = query(tmp_path / "all.db", "select source, count(*) from entries group by source")
    assert [(Path(source).name, count) for source, count in counts] == [
        ("quay-000.txt", 2), ("quay-002.txt", 3), ("quay-003.txt", 3), ("quay-009.txt", 3),
    ]  # fmt: skip
    assert query(tmp_path / "all.db", "select count(*) from entries_fts where entries_fts match 'ashore'") == [(11,)]


def test_a_database_is_gone_on_with_after_a_run_that_went_on(tmp_path: Path) -> None:
    folder(tmp_path / "in", 4)
    late = tmp_path / "in" / "late.pdf"
    late.write_bytes(b"%PDF-1.7")
    batch("in", "-o", "all.db", cwd=tmp_path, check=1)
    (tmp_path / "in" / "00" / "a.txt").write_text(page(8, posts=12))
    done = batch("in", "-o", "all.db", "--resume", "--fail-fast", "-j", "1", cwd=tmp_path, check=1)
    assert b"stopped at the first failure" in done.stderr
    late.write_text(page(9))
    batch("in", "-o", "all.db", "--resume", cwd=tmp_path, check=0)
    counts = query(tmp_path / "all.db", "select source, count(*) from entries group by source")
    assert [(Path(source).name, count) for source, count in counts] == [
        ("a.txt", 12), *((f"quay-00{number}.txt", 3) for number in range(4)), ("late.pdf", 3),
    ]  # fmt: skip


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    folder(tmp_path / "in", 1)
    with closing(sqlite3.connect(tmp_path / "mine.db")) as database:
        database.execute("create table entries (a)")
    before = (tmp_path / "mine.db").read_bytes()
    assert b"error[foreign-database]" in batch("in", "-o", "mine.db", cwd=tmp_path, check=1).stderr
    assert (tmp_path / "mine.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "mine.db"]


def test_parquet(tmp_path: Path) -> None:
    if find_spec("pyarrow") is None:
        folder(tmp_path / "in", 1)
        assert b"error[missing-extra]" in batch("in", "-o", "all.parquet", cwd=tmp_path, check=1).stderr
        pytest.skip("pyarrow is not installed: pip install '.[parquet]'")
    from pyarrow import parquet

    folder(tmp_path / "in", 4)
    batch("in", "-o", "all.parquet", cwd=tmp_path, check=0)
    batch("in", "-o", "all.jsonl", cwd=tmp_path, check=0)
    bodies = [json.loads(line)["articleBody"] for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert parquet.read_table(tmp_path / "all.parquet")["articleBody"].to_pylist() == bodies


# ---- web archives


def record(url: str, body: str, kind: str = "text/html") -> bytes:
    """A response in a WARC file."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}".encode()
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-03-20T08:00:00Z\r\nWARC-Target-URI: {url}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def html(number: int) -> str:
    """A live blog of its own, as a page."""
    posts = "".join(
        f'<article id="p{post}"><time datetime="2026-03-{1 + number % 28:02d}T{14 - post}:05:00Z">{14 - post}:05</time>'
        f"<h2>Gate {number}.{post} opens</h2><p>The crew of boat {number} went ashore at once, and nobody was hurt.</p></article>"
        for post in range(3)
    )
    return f"<!doctype html><title>Quay {number}</title><h1>Quay {number} live</h1>{posts}"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of a crawl: four live blogs, a page that is none, a picture, and a record that is damaged."""
    path = tmp_path / "in" / "crawl.warc.gz"
    path.parent.mkdir()
    records = [record(f"https://quay.example/live/{number}", html(number)) for number in range(4)]
    records[2:2] = [
        record("https://quay.example/about", "<p>About us</p>"),
        record("https://quay.example/a.png", "x", "image/png"),
        b"WARC/1.1\r\nX",
    ]
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return path


@pytest.mark.parametrize("processes", [1, 2])
def test_each_page_of_an_archive_is_an_input(archive: Path, tmp_path: Path, processes: int) -> None:
    (archive.parent / "quay.txt").write_text(page(7))
    done = batch("in", "-o", "all.jsonl", "-j", str(processes), cwd=tmp_path, check=1)
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [row["blogUrl"] for row in rows] == [f"https://quay.example/live/{number}" for number in range(4) for _ in range(3)] + [None] * 3
    said = reported(tmp_path / "all.jsonl.report.jsonl")
    assert [(one["status"], one["pages"], one["entries"], one["record"] is None) for one in said] == [
        ("ok", None, 3, False), ("ok", None, 3, False), ("empty", None, 0, False), ("failed", None, 0, False), ("ok", None, 3, False),
        ("ok", None, 3, False), ("ok", 5, 12, True), ("ok", None, 3, True),
    ]  # fmt: skip
    assert rows[0]["source"] == f"{Path('in/crawl.warc.gz')}#0"
    assert (
        done.stderr.decode()
        .splitlines()[-1]
        .startswith("livelog: 2 inputs: 2 with entries (15), 0 without, 6 pages in archives: 4 with entries, 1 failed (broken-record 1)")
    )


def test_pages_of_archives_in_a_folder(archive: Path, tmp_path: Path) -> None:
    batch("in", "-d", "out", cwd=tmp_path, check=1)
    names = sorted(tree(tmp_path / "out"))
    assert len(names) == 4
    assert names[0] == str(Path("crawl.warc.gz/0.json"))
    made = json.loads((tmp_path / "out" / names[0]).read_text())
    assert (made["url"], made["livelog"]["source"]["format"], made["livelog"]["source"]["capturedAt"]) == (
        "https://quay.example/live/0", "warc", "2026-03-20T08:00:00Z",
    )  # fmt: skip
    before = tree(tmp_path / "out")
    (tmp_path / "out" / names[1]).unlink()
    batch("in", "-d", "out", "--resume", cwd=tmp_path, check=1)
    assert tree(tmp_path / "out") == before
    batch("in", "-d", "every", "--all-pages", cwd=tmp_path, check=1)
    assert len(tree(tmp_path / "every")) == 5
    assert b"crawl.warc.gz/*.json" in batch("in", "-d", "out", "--dry-run", cwd=tmp_path, check=0).stdout.replace(b"\\", b"/")


def test_a_long_stretch_without_pages_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livelog.batch.archives._PAUSE", -1.0)
    one, picture = record("https://quay.example/1", html(1)), record("https://quay.example/a.png", "x", "image/png")
    (tmp_path / "crawl.warc").write_bytes(one + picture + picture + one)
    given = feed(found([str(tmp_path / "crawl.warc")], wanted()), Job("jsonl"), Taken(), Rules())
    chunks = list(given)
    assert [len(chunk.units) if isinstance(chunk, Chunk) else chunk.result.pages for chunk in chunks] == [1, 0, 1, 2]
    with Pool(Job("jsonl"), 2, 60) as pool:
        assert [(unit.number, result.entries) for unit, result in pool.results(iter(chunks))] == [(0, 3), (1, 3), (2, 0)]


def test_a_fault_while_an_archive_is_read_costs_only_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Iterator[object]:
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr("livelog.batch.archives.captures", faulty)
    (tmp_path / "crawl.warc").write_bytes(record("https://quay.example/1", html(1)))
    [settled] = feed(found([str(tmp_path / "crawl.warc")], wanted()), Job("jsonl"), Taken(), Rules())
    assert isinstance(settled, Settled)
    assert (settled.result.status, settled.result.error) == ("failed", "internal")


def test_an_archive_without_live_blogs_is_an_input_without_entries(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(record("https://quay.example/about", "<p>About us</p>"))
    batch("crawl.warc", "-o", "all.jsonl", cwd=tmp_path, check=4)
    assert [(one["status"], one["warnings"]) for one in reported(tmp_path / "all.jsonl.report.jsonl")] == [
        ("empty", ["no-times"]),
        ("empty", ["no-blogs"]),
    ]
