"""Limits: what is too large, or unpacks to too much, is told of as `too-large`, costs little, and does not cost the other inputs."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import random
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

import livelog
from archives import answer, page, record, response, wacz
from livelog import pipeline
from livelog.archive import unpack
from livelog.archive.read import captures
from livelog.archive.records import BrokenRecord, PageRecord
from livelog.errors import MissingPackageError, TooLargeError
from livelog.layout import several
from livelog.read import formats
from livelog.read import page as reading
from livelog.read.mhtml import root_page

LIVELOG = [sys.executable, "-m", "livelog"]
MAIL = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n"
POSTS = "".join(f"{hour}:05\nThe gate at the quay opens for boats.\n\n" for hour in range(20, 10, -1))


def run(*arguments: str, folder: Path, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*LIVELOG, *arguments], cwd=folder, input=data, capture_output=True, check=False, timeout=120)


def zstd(data: bytes) -> bytes:
    try:
        packed: bytes = unpack.zstd_module().compress(data)
    except MissingPackageError:
        pytest.skip("zstd is not installed")
    return packed


def test_size_of_an_input(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"The quay was quiet.\n" * 60_000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"The quay was quiet.\n" * 60_000))
    (tmp_path / "page.txt").write_text(POSTS)
    for command in ("parse", "explain"):
        done = run(command, "--max-size", "1", "large.txt", "bomb.txt.gz", "page.txt", folder=tmp_path)
        assert done.returncode == 1
        errors = [line for line in done.stderr.decode().splitlines() if "error[" in line]
        assert [line.partition("]")[0] for line in errors] == [
            "livelog: large.txt: error[too-large",
            "livelog: bomb.txt.gz: error[too-large",
        ]
        assert b"The gate" in done.stdout  # the third was written
    done = run("-q", "--max-size", "2", "large.txt", "bomb.txt.gz", folder=tmp_path)
    assert (done.returncode, done.stderr) == (4, b"")


def test_input_without_an_end(tmp_path: Path) -> None:
    code = "import os\nwhile True: os.write(1, bytes(1 << 16).replace(b'\\0', b'a'))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as endless:
        done = subprocess.run([*LIVELOG, "--max-size", "3"], stdin=endless.stdout, capture_output=True, check=False, timeout=120)
        endless.kill()
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["livelog: -: error[too-large]: more than 3000000 bytes (--max-size)"]


def test_size_of_a_page_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(response(page(1).ljust(1_200_000)) + response(page(2)))
    done = run("--max-size", "1", "x.warc", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("livelog: x.warc#0: error[too-large]: ")
    assert json.loads(done.stdout)["liveBlogUpdate"]
    assert run("-q", "--max-size", "2", "x.warc", folder=tmp_path).returncode == 0


def codes(data: bytes) -> list[str]:
    return [found.code if isinstance(found, BrokenRecord) else "page" for found in captures(io.BytesIO(data))]


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_bombs_in_answers(encoding: str) -> None:
    bomb = bytes(70_000_000)
    if encoding == "br":
        brotli = pytest.importorskip("brotli")
        packed = brotli.compress(bomb, quality=1)
    elif encoding == "zstd":
        packed = zstd(bomb)
    else:
        packed = zlib.compress(bomb) if encoding == "deflate" else gzip.compress(bomb)
        packed = gzip.compress(packed) if "," in encoding else packed
    assert codes(record(answer(packed, more=[f"Content-Encoding: {encoding}"])) + response(page(1))) == ["too-large", "page"]


def test_bombs_around_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_FREE", 1 << 20)
    monkeypatch.setattr(unpack, "_MOST_RATIO", 100)
    bomb = record(bytes(30_000_000), kind="metadata")
    after = response(page(1))
    for packed in (gzip.compress, zstd):
        assert codes(packed(bomb) + packed(after)) == ["too-large", "page"]
        assert codes(packed(after) + packed(bomb) + packed(after)) == ["page", "too-large", "page"]
    assert codes(gzip.compress(after * 100 + bomb) + gzip.compress(after))[-2:] == ["too-large", "page"]


def test_bombs_in_a_wacz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_FREE", 1 << 20)
    monkeypatch.setattr(unpack, "_MOST_RATIO", 100)
    bomb = record(bytes(30_000_000), kind="metadata")
    whole = wacz({"archive/a.warc": bomb + response(page(1)), "archive/b.warc": response(page(2))}, zipfile.ZIP_DEFLATED)
    assert codes(whole) == ["broken-record", "page"]
    assert codes(wacz({"archive/a.warc.gz": gzip.compress(bomb) + gzip.compress(response(page(1)))})) == ["too-large", "page"]
    monkeypatch.undo()
    large = response(page(1) + random.Random(7).randbytes(10_000).hex().encode() * 3500)
    assert codes(wacz({"archive/a.warc": large + response(page(2))}, zipfile.ZIP_DEFLATED)) == ["too-large", "page"]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_parts_of_mhtml_are_never_larger_than_the_file(encoding: str) -> None:
    html = page(1) + "é".encode() * 100_000
    coded = base64.encodebytes(html) if encoding == "base64" else binascii.b2a_qp(html) if encoding == "quoted-printable" else html
    mhtml = f"{MAIL}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + coded + b"\r\n--B--\r\n"
    found = root_page(mhtml).data
    assert len(livelog.parse(mhtml).entries) == 3
    assert len(found) < len(mhtml)
    with pytest.raises(TooLargeError):
        pipeline.trace(mhtml, max_bytes=100_000)
    with pytest.raises(TooLargeError):
        pipeline.trace(gzip.compress(mhtml), max_bytes=100_000)
    bomb = gzip.compress(gzip.compress(mhtml.replace(b"\r\n--B--", b"\r\n" * 20_000_000 + b"--B--")))
    with pytest.raises(TooLargeError):
        livelog.parse(bomb)


def test_number_of_lines_and_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_LINES", 100)
    monkeypatch.setattr(reading, "MAX_TAGS", 100)
    assert len(livelog.parse(POSTS).entries) == 10
    for large in (POSTS * 4, "\n" * 101, page(1).decode() + "<br>" * 100, page(1) + b"<br>" * 100):
        with pytest.raises(TooLargeError, match="more than 100"):
            livelog.parse(large)


def test_number_of_lines_that_are_opened_at_their_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_LINES", 20)
    run_on = " ".join(f"{hour}:{minute:02d} The gate opens for boats now." for hour in range(20, 10, -1) for minute in (40, 10))
    with pytest.raises(TooLargeError, match="lines are more than 20"):
        livelog.parse(f"Quay live\n\n{run_on} 10:20 Boats wait.\n")


def test_number_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"Gate {number}", "datePublished": f"2026-03-09T{number}:00:00Z"} for number in range(10, 20)
    ]
    linked = json.dumps({"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    html = f"<h1>Quay live</h1><script type=application/ld+json>{linked}</script><p>The quay.</p>"
    assert len(livelog.parse(html).entries) == 10
    monkeypatch.setattr(pipeline, "MAX_ENTRIES", 9)
    with pytest.raises(TooLargeError, match="10 entries are more than 9"):
        livelog.parse(html)


def test_refrain_is_no_file_of_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(several, "_MOST", 3)
    page = "Quay live: the gate opens\n12:05\nThe wall fell at noon.\n11:05\nBoats wait at the quay.\n"
    assert "several-blogs" in livelog.parse(page * 3).warnings
    assert "several-blogs" not in livelog.parse(page * 4).warnings


def test_the_limits_of_readme_are_those_of_the_program() -> None:
    text = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for said in (
        "512 MiB",
        "64 MiB",
        "1000 times",
        "2,000,000 lines",
        "2,000,000 tags",
        "1,000,000 entries",
        "2,000 attributes",
        "1,000 pages",
    ):
        assert said in text
    assert (formats.MAX_LINES, formats.MAX_TAGS, pipeline.MAX_ENTRIES) == (2_000_000, 2_000_000, 1_000_000)
    assert isinstance(next(captures(io.BytesIO(response(page(1))))), PageRecord)
