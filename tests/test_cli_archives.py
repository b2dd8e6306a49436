"""Web archives on the command line."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from archives import answer, article, packed, page, record, response, wacz
from test_cli import errors, run

RECORDS = [
    record(b"software: none\r\n", None, kind="warcinfo", content="application/warc-fields"),
    response(page(1), "https://a.example/1"),
    response(article(2), "https://a.example/2"),
    record(answer(b"\x89PNG\r\n\x1a\n", "image/png"), "https://a.example/x.png"),
    response(page(3), "https://a.example/3"),
]
MEMBERS = packed(RECORDS)
STARTS = [sum(map(len, MEMBERS[:index])) for index in range(5)]


def objects(data: bytes) -> list[dict[str, Any]]:
    found, text, decoder = [], data.decode("utf-8").lstrip(), json.JSONDecoder()
    while text:
        made, end = decoder.raw_decode(text)
        found.append(made)
        text = text[end:].lstrip()
    return found


def names(data: bytes) -> list[str]:
    return [made["livelog"]["source"]["name"] for made in objects(data)]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.dat"  # its name tells nothing
    path.write_bytes(b"".join(MEMBERS))
    return path


def test_each_page_with_entries_is_written(crawl: Path) -> None:
    done = run("-v", crawl.name, cwd=crawl.parent)
    assert done.returncode == 0
    made = objects(done.stdout)
    assert [one["livelog"]["source"]["name"] for one in made] == [f"crawl.dat#{STARTS[1]}", f"crawl.dat#{STARTS[4]}"]
    assert [one["url"] for one in made] == ["https://a.example/1", "https://a.example/3"]
    source = made[0]["livelog"]["source"]
    assert (source["format"], source["encoding"], source["capturedAt"]) == ("warc", "utf-8", "2026-03-09T14:30:00Z")
    assert errors(done)[-1] == "livelog: crawl.dat: pages 3, with entries 2, broken records 0, skipped 2 (not-html 1, warcinfo 1)"
    assert all(line.startswith("livelog: crawl.dat#") for line in errors(done)[:-1])


def test_all_pages(crawl: Path) -> None:
    done = run("--all-pages", crawl.name, cwd=crawl.parent)
    assert (done.returncode, names(done.stdout)) == (0, [f"crawl.dat#{STARTS[number]}" for number in (1, 2, 4)])


def test_standard_input_and_parts_of_a_wacz(crawl: Path, tmp_path: Path) -> None:
    piped = run(stdin=crawl.read_bytes())
    assert (piped.returncode, names(piped.stdout)) == (0, [f"#{STARTS[1]}", f"#{STARTS[4]}"])
    (tmp_path / "x.wacz").write_bytes(wacz({"archive/data.warc.gz": crawl.read_bytes()}))
    done = run("x.wacz", cwd=tmp_path)
    assert (done.returncode, names(done.stdout)[0]) == (0, f"x.wacz#archive/data.warc.gz#{STARTS[1]}")
    assert names(run("-", stdin=(tmp_path / "x.wacz").read_bytes()).stdout)[1] == f"#archive/data.warc.gz#{STARTS[4]}"


def test_broken_records_are_told_and_the_rest_is_written(tmp_path: Path) -> None:
    hurt = bytearray(MEMBERS[1])
    hurt[len(hurt) // 2] ^= 0xFF
    (tmp_path / "x.warc.gz").write_bytes(b"".join([MEMBERS[0], bytes(hurt), *MEMBERS[2:]]))
    done = run("-q", "x.warc.gz", cwd=tmp_path)
    assert (done.returncode, names(done.stdout)) == (1, [f"x.warc.gz#{STARTS[4]}"])
    assert errors(done) == [f"livelog: x.warc.gz#{STARTS[1]}: error[broken-record]: the packed data is damaged"]


def test_too_large_and_missing_package_are_codes(tmp_path: Path) -> None:
    bomb = record(answer(gzip.compress(bytes(80_000_000)), more=["Content-Encoding: gzip"]))
    (tmp_path / "x.warc").write_bytes(bomb + RECORDS[1])
    done = run("-q", "x.warc", cwd=tmp_path)
    assert (done.returncode, len(objects(done.stdout))) == (1, 1)
    assert errors(done)[0].startswith("livelog: x.warc#0: error[too-large]: ")


def test_an_archive_without_pages() -> None:
    done = run(stdin=RECORDS[0])
    assert (done.returncode, done.stdout) == (4, b"")
    assert errors(done) == ["livelog: -: warning[no-pages]: the archive holds no HTML page"]
    assert run("--strict", stdin=RECORDS[0]).returncode == 3
    assert run("-q", stdin=RECORDS[0]).stderr == b""


def test_an_archive_without_entries() -> None:
    data = response(article(1)) + response(article(2))
    done = run(stdin=data)
    assert (done.returncode, done.stdout) == (4, b"")
    assert [line.split("]")[0] for line in errors(done)] == ["livelog: -: warning[no-blogs"]
    assert len(objects(run("--all-pages", stdin=data).stdout)) == 2
    assert run("--all-pages", stdin=data).returncode == 4


def test_the_only_page_is_an_input_like_others() -> None:
    done = run(stdin=response(article(1)))
    assert (done.returncode, names(done.stdout)) == (4, ["#0"])
    assert errors(done)[0].startswith("livelog: -#0: warning[no-times]: ")


def test_an_archive_among_other_inputs(crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(9))
    done = run("-f", "csv", "page.html", crawl.name, "page.html", cwd=tmp_path)
    rows = done.stdout.decode().splitlines()
    assert (done.returncode, len(rows), rows[0].startswith("source,")) == (0, 1 + 4 * 3, True)
    assert run("-f", "md", crawl.name, cwd=tmp_path).stdout.count(b"\n---\n\n---\n") == 1


def test_explain(crawl: Path) -> None:
    done = run("explain", crawl.name, cwd=crawl.parent)
    assert done.returncode == 0
    shown = [line.split("  ")[0] for line in done.stdout.decode().splitlines() if "  warc, utf-8, " in line]
    assert shown == [f"crawl.dat#{STARTS[1]}", f"crawl.dat#{STARTS[4]}"]


def test_another_zip_file_from_a_pipe_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    done = run(stdin=out.getvalue())
    assert (done.returncode, done.stdout) == (1, b"")
    assert errors(done) == ["livelog: -: error[unsupported-format]: DOCX is not read"]


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_other_inputs_load_nothing_of_archives(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(page(1) if name.endswith("html") else b"Quay live\n\n14:05\nThe gate opens.\n")
    command = [sys.executable, "-X", "importtime", "-m", "livelog", "-q", name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert "livelog.pipeline" in done.stderr
    assert "archive" not in done.stderr
