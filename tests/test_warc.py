"""Web archives: which records are pages, what is said of them, and what malformed ones give."""

from __future__ import annotations

import gc
import gzip
import hashlib
import importlib
import io
import pickle
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

import livelog
from archives import answer, article, chunked, packed, page, record, response, wacz
from livelog.archive import window
from livelog.archive.kinds import is_archive
from livelog.archive.parse import parse_capture
from livelog.archive.read import captures
from livelog.archive.records import ArchiveRecord, BrokenRecord, PageRecord, Place, SkippedRecord
from livelog.errors import MissingPackageError, UnsupportedFormatError

INFO = record(b"software: none\r\n", None, kind="warcinfo", content="application/warc-fields")
PAGES = [response(page(number), f"https://a.example/{number}") for number in range(4)]


class Pipe(io.RawIOBase):
    """A file that cannot be sought in and gives a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        got = self._data.read(min(len(buffer), 700))
        buffer[: len(got)] = got
        return len(got)


def read(data: bytes, limit: int | None = None) -> list[ArchiveRecord]:
    """The records of an archive, which must not depend on how its bytes come."""
    given = {} if limit is None else {"limit": limit}
    found = list(captures(io.BytesIO(data), **given))
    assert found == list(captures(io.BufferedReader(Pipe(data)), **given))
    return found


def only(data: bytes, limit: int | None = None) -> ArchiveRecord:
    (found,) = read(data, limit)
    return found


def one(block: bytes, **fields: Any) -> PageRecord:
    found = only(record(block, **fields))
    assert isinstance(found, PageRecord), found
    return found


def kinds(data: bytes) -> list[str]:
    return [
        found.kind if isinstance(found, SkippedRecord) else found.code if isinstance(found, BrokenRecord) else "page"
        for found in read(data)
    ]


def zstd_frames(records: list[bytes], dictionary: bytes = b"") -> list[bytes]:
    from livelog.archive.unpack import zstd_module

    try:
        zstd = zstd_module()
    except MissingPackageError:
        pytest.skip("zstd is not installed")
    known = zstd.ZstdDict(dictionary) if dictionary else None
    return [zstd.compress(one, zstd_dict=known) for one in records]


def in_one_zstd_frame(records: list[bytes]) -> bytes:
    return zstd_frames([b"".join(records)])[0]


# ---- how an archive is packed


FORMS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "gzip, a member for each record": lambda records: b"".join(packed(records)),
    "gzip, one member": lambda records: gzip.compress(b"".join(records)),
    "gzip, members of any size": lambda records: b"".join(
        gzip.compress(b"".join(records)[start : start + 500]) for start in range(0, len(b"".join(records)), 500)
    ),
    "gzip, empty members between": lambda records: gzip.compress(b"").join([b"", *packed(records), b""]),
    "gzip, padded": lambda records: b"".join(packed(records)) + bytes(5000),
    "zstd, a frame for each record": lambda records: b"".join(zstd_frames(records)),
    "zstd, one frame": in_one_zstd_frame,
    "wacz": lambda records: wacz({"archive/data.warc.gz": b"".join(packed(records))}),
    "wacz, packed": lambda records: wacz({"archive/data.warc": b"".join(records)}, zipfile.ZIP_DEFLATED),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    data = FORMS[form]([INFO, *PAGES])
    found = read(data)
    assert [type(one) for one in found] == [SkippedRecord, *[PageRecord] * 4]
    assert [one.data for one in found if isinstance(one, PageRecord)] == [page(number) for number in range(4)]
    assert [one.url for one in found if isinstance(one, PageRecord)] == [f"https://a.example/{number}" for number in range(4)]
    assert len({str(one.place) for one in found}) == 5
    assert is_archive(data)
    assert pickle.loads(pickle.dumps(found)) == found


def test_places_are_where_records_begin() -> None:
    members = packed([INFO, *PAGES])
    starts = [sum(map(len, members[:index])) for index in range(5)]
    assert [found.place for found in read(b"".join(members))] == [Place(start) for start in starts]
    starts = [sum(map(len, [INFO, *PAGES][:index])) for index in range(5)]
    assert [found.place for found in read(b"".join([INFO, *PAGES]))] == [Place(start) for start in starts]
    whole = read(gzip.compress(b"".join([INFO, *PAGES])))
    assert [found.place for found in whole] == [Place(0, start) for start in starts]
    (found, *_) = captures(io.BytesIO(gzip.compress(b"".join([INFO, *PAGES]))[whole[2].place.offset :]))
    assert found == whole[0]


def test_a_file_is_read_from_where_it_stands() -> None:
    file = io.BytesIO(b"something else" + PAGES[0] + PAGES[1])
    file.seek(14)
    assert [found.place.offset for found in captures(file)] == [0, len(PAGES[0])]


def test_a_dictionary_for_zstd() -> None:
    plain = zstd_frames([b""])  # skips where there is none
    assert plain
    from livelog.archive.unpack import zstd_module

    samples = [one for number in range(200) for one in (response(page(number)), response(article(number)))]
    dictionary = zstd_module().train_dict(samples, 4000).dict_content
    frames = b"".join(zstd_frames([INFO, *PAGES], dictionary))
    for held in (dictionary, zstd_module().compress(dictionary)):
        data = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held + frames
        assert [one.data for one in read(data) if isinstance(one, PageRecord)] == [page(number) for number in range(4)]
    with pytest.raises(UnsupportedFormatError, match="dictionary"):
        list(captures(io.BytesIO(b"\x5d\x2a\x4d\x18\x08\x00\x00\x00\x28\xb5\x2f\xfdxxxx" + frames)))


def test_parts_of_a_wacz_come_by_name_and_are_named() -> None:
    data = wacz({"archive/b.warc.gz": packed(PAGES)[1], "pages/pages.jsonl": b"{}", "archive/a.warc": PAGES[0], "x.warc": PAGES[2]})
    assert [str(found.place) for found in read(data)] == ["archive/a.warc#0", "archive/b.warc.gz#0"]


def test_damage_in_a_wacz_costs_only_itself() -> None:
    records = [response(page(number) + bytes(range(256)) * 8) for number in range(4)]
    data = bytearray(wacz({"archive/a.warc.gz": b"".join(packed(records)), "archive/b.warc": b"nothing", "archive/c.warc": PAGES[0]}))
    data[data.index(packed(records)[1]) + 200] ^= 255
    assert kinds(bytes(data)) == ["page", "broken-record", "page", "page", "broken-record", "page"]


@pytest.mark.parametrize("data", [b"", b"<p>14:05</p>", gzip.compress(b"<p>14:05</p>"), b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"WARP/1.0"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError):
        captures(io.BytesIO(data))
    assert not is_archive(data)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_another_program_writes() -> None:
    warcio = pytest.importorskip("warcio")
    headers = importlib.import_module("warcio.statusandheaders").StatusAndHeaders
    for packing in (True, False):
        out = io.BytesIO()
        writer = warcio.warcwriter.WARCWriter(out, gzip=packing)
        writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "none"}))
        for number in range(3):
            http = headers("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            one = writer.create_warc_record(f"https://a.example/{number}", "response", payload=io.BytesIO(page(number)), http_headers=http)
            writer.write_record(one)
        writer.write_record(writer.create_revisit_record("https://a.example/9", "sha1:x", "https://a.example/1", "2026-03-09T12:00:00Z"))
        assert kinds(out.getvalue()) == ["warcinfo", "page", "page", "page", "revisit"]
        assert [one.data for one in read(out.getvalue()) if isinstance(one, PageRecord)] == [page(number) for number in range(3)]
        places = importlib.import_module("warcio.archiveiterator").ArchiveIterator(io.BytesIO(out.getvalue()))
        assert [places.get_record_offset() for _ in places] == [one.place.offset for one in read(out.getvalue())]
    gc.collect()  # it leaves temporary files open


# ---- what a page's record says


def test_facts() -> None:
    found = one(
        answer(b"<p>14:05</p>", "Text/HTML;Charset='windows-1252'"), date="2026-03-09T14:30:00.123456Z", uri="<https://a.example/x>"
    )
    assert (found.url, found.captured_at, found.charset) == ("https://a.example/x", "2026-03-09T14:30:00Z", "windows-1252")
    assert one(answer(b"<p>14:05</p>"), date="20260309143000").captured_at == "2026-03-09T14:30:00Z"
    assert one(answer(b"<p>14:05</p>"), date="yesterday").captured_at is None
    assert one(answer(b"<p>14:05</p>"), uri=None).url is None
    assert one(answer(b"<p>14:05</p>", None)).charset is None
    assert one(answer(b"<p>14:05</p>"), more={"WARC-Truncated": "length"}).warnings == ("truncated",)


def test_a_page_of_another_archive_is_that_page() -> None:
    found = one(answer(b"<p>14:05</p>"), uri="https://web.archive.org/web/20250102030405id_/https://b.example/y")
    assert (found.url, found.captured_at) == ("https://b.example/y", "2025-01-02T03:04:05Z")


def test_line_ends_and_oddities() -> None:
    block = answer(b"<p>14:05</p>")
    assert one(block.replace(b"\r\n", b"\n")).data == b"<p>14:05</p>"
    assert one(b"HTTP/1.1 200\r\nno header\r\nContent-Type : text/html;\r\n charset=latin1\r\n\r\n<p>x</p>").charset == "latin1"
    assert one(b"HTTP/2 200\r\r\nContent-Type: text/html\r\r\n\r\r\n<p>x</p>").data == b"<p>x</p>"
    for ends in (b"", b"\n", b"\r\n", b"\n\n", b"\r\n\r\n\r\n\r\n"):
        data = ends.join([one.rstrip(b"\r\n") for one in PAGES])
        assert kinds(data) == ["page"] * 4, ends
        assert kinds(data.replace(b"\r\nWARC-", b"\nWARC-").replace(b"WARC/1.1\r\n", b"WARC/1.1\n")) == ["page"] * 4
    assert kinds(b"".join(PAGES).replace(b"WARC/1.1", b"WARC/0.18").replace(b"Content-Length", b"content-length")) == ["page"] * 4


def test_kinds() -> None:
    html = answer(b"<p>14:05</p>")
    records = {
        INFO: "warcinfo",
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"): "request",
        record(b"via: x", kind="metadata"): "metadata",
        record(html, kind="revisit"): "revisit",
        record(html, kind="continuation"): "continuation",
        record(html, kind="screenshot"): "other",
        record(b"20260309 a.example", "dns:a.example", content="text/dns"): "dns",
        record(answer(b"<p>gone</p>", status="404 Not Found")): "status",
        record(answer(b"", status="301 Moved", more=["Location: /x"])): "status",
        record(answer(b"body {}", "text/css")): "not-html",
        record(answer(b"\x89PNG\r\n\x1a\n", "text/html")): "not-html",
        record(answer(b'{"a": "<p>14:05</p>"}', "text/html")): "not-html",
        record(answer(b"", "text/html")): "not-html",
        record(answer(b"14:05", None)): "not-html",
        record(answer(b"<!DOCTYPE html><p>14:05</p>", None)): "page",
        record(answer(b"14:05 The gate opens.", "text/html")): "page",
        record(answer(b"<p>14:05</p>", "application/xhtml+xml")): "page",
        record(b"<p>14:05</p>", kind="resource", content="text/html; charset=utf-8"): "page",
        record(b"14:05", "urn:text:https://a.example/", kind="resource", content="text/plain"): "not-html",
        record(b"14:05 The gate opens.", kind="conversion", content="text/plain"): "page",
        record(b"\x00\x01", kind="conversion", content="image/png"): "not-html",
        record(b"HTXP/1.1 200 OK\r\n\r\n<p>14:05</p>"): "broken-record",
        record(html).replace(b"WARC-Type", b"WARC-Typo"): "broken-record",
    }
    assert kinds(b"".join(records)) == list(records.values())


def test_extracted_text_is_text() -> None:
    text = b"Quay live\n\n14:05\nThe gate opens <b>.\n\n13:50\nBoats wait.\n"
    found = one(text, kind="conversion", content="text/plain")
    assert (found.format, found.data) == ("text", text)
    blog = parse_capture(found, name="a.warc.wet").blog
    assert [entry.article_body for entry in blog.entries] == ["The gate opens <b>.", "Boats wait."]
    assert (blog.source.format, blog.url, blog.source.captured_at) == ("warc", "https://a.example/live", "2026-03-09T14:30:00Z")


# ---- the encodings of the transfer


BODY = page(7)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(BODY), ["Transfer-Encoding: chunked"]),
        (chunked(BODY, 7).replace(b"\r\n", b";x=y\r\n", 1), ["transfer-encoding:  Chunked"]),
        (BODY, ["Transfer-Encoding: chunked"]),
        (gzip.compress(BODY), ["Content-Encoding: gzip"]),
        (gzip.compress(BODY[:50]) + gzip.compress(BODY[50:]), ["Content-Encoding: x-gzip"]),
        (gzip.compress(BODY), []),
        (BODY, ["Content-Encoding: gzip"]),
        (BODY, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(BODY)), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (gzip.compress(BODY), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (zlib.compress(BODY), ["Content-Encoding: deflate"]),
        (zlib.compress(BODY)[2:-4], ["Content-Encoding: deflate"]),
        (BODY, ["Content-Encoding: deflate"]),
        (gzip.compress(gzip.compress(BODY)), ["Content-Encoding: gzip, gzip"]),
        (BODY, ["Content-Encoding: identity"]),
        (BODY, ["Content-Encoding: zstd"]),
    ],
)
def test_encodings(body: bytes, headers: list[str]) -> None:
    found = one(answer(body, more=headers))
    assert (found.data, found.warnings) == (BODY, ())


def test_an_answer_of_thousands_of_members() -> None:
    members = b"".join(gzip.compress(BODY[place : place + 1]) for place in range(len(BODY)))
    found = one(answer(members + gzip.compress(b"") * 5000 + b"what follows is no member", more=["Content-Encoding: gzip"]))
    assert (found.data, found.warnings) == (BODY, ())


def test_brotli_and_zstd_within() -> None:
    brotli = pytest.importorskip("brotli")
    assert one(answer(chunked(brotli.compress(BODY)), more=["Content-Encoding: br", "Transfer-Encoding: chunked"])).data == BODY
    assert one(answer(BODY, more=["Content-Encoding: br"])).data == BODY
    assert one(answer(zstd_frames([BODY])[0], more=["Content-Encoding: zstd"])).data == BODY


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = b"".join(zstd_frames(PAGES))
    for name in ("brotli", "backports.zstd", "compression.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    found = only(record(answer(b"\x0b\x02\x80", more=["Content-Encoding: br"])))
    assert isinstance(found, BrokenRecord)
    assert (found.code, "livelog-parser[warc]" in found.message) == ("missing-extra", True)
    with pytest.raises(MissingPackageError, match="livelog-parser"):
        captures(io.BytesIO(frames))
    with pytest.raises(MissingPackageError, match="livelog-parser"):
        livelog.parse(frames)


def test_encodings_that_are_cut_or_damaged() -> None:
    for body, headers in [
        (chunked(BODY)[:-20], ["Transfer-Encoding: chunked"]),
        (chunked(BODY).replace(b"\r\n64\r\n", b"\r\nzz\r\n", 2), ["Transfer-Encoding: chunked"]),
        (gzip.compress(BODY)[:-20], ["Content-Encoding: gzip"]),
    ]:
        found = one(answer(body, more=headers))
        assert (BODY.startswith(found.data), found.warnings) == (True, ("truncated",))
    for body, name in [(b"\x1f\x8b\x08\x00xxxxxxxxxxxx", "gzip"), (BODY, "rot13")]:
        broken = only(record(answer(body, more=[f"Content-Encoding: {name}"])))
        assert isinstance(broken, BrokenRecord)


# ---- limits


def test_large_pages_are_broken_and_what_follows_is_read() -> None:
    large = response(b"<p>" + b"14:05 " * 100_000)
    many = answer(gzip.compress(b"<p>" + bytes(3_000_000)), more=["Content-Encoding: gzip"])
    for data in (large, record(many)):
        assert [getattr(found, "code", "page") for found in read(data + PAGES[0], limit=400_000)] == ["too-large", "page"]
        assert [getattr(found, "code", "page") for found in read(data + PAGES[0], limit=4_000_000)] == ["page", "page"]
    assert [getattr(found, "code", "page") for found in read(b"".join(packed([large, PAGES[0]])), limit=1000)] == ["too-large", "page"]


def test_bombs_are_not_unpacked() -> None:
    layers = gzip.compress(gzip.compress(bytes(200_000_000), 9), 9)  # a few hundred bytes
    started = time.process_time()
    found = only(record(answer(layers, more=["Content-Encoding: gzip, gzip"])))
    assert (getattr(found, "code", None), time.process_time() - started < 1) == ("too-large", True)


def test_hostile_lengths_take_no_time() -> None:
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 50000000\r\n\r\n"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    for data in ((head + block) * 20_000, head.replace(b"response", b"metadata") * 40_000, gzip.compress((head + block) * 20_000)):
        started = time.process_time()
        found = list(captures(io.BytesIO(data)))
        assert {type(one) for one in found} == {BrokenRecord}
        assert time.process_time() - started < 10


def test_damaged_members_without_end_take_no_time() -> None:
    stored = zlib.compressobj(0, zlib.DEFLATED, 31)
    begun = (stored.compress(b"WARC/1.0\r\n" + bytes(60_000)) + stored.flush())[:60]
    started = time.process_time()
    list(captures(io.BytesIO(begun * 20_000)))
    assert time.process_time() - started < 20


# ---- damage


def test_a_wrong_length_far_ahead_is_gone_back_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "KEPT", 1000)
    large = record(bytes(500_000), kind="metadata")
    wrong = record(b"x", kind="metadata").replace(b"Content-Length: 1", b"Content-Length: 400000")
    data = b"".join([PAGES[0], wrong, *PAGES[1:], large])
    assert [type(found) for found in captures(io.BytesIO(data))] == [PageRecord, BrokenRecord, *[PageRecord] * 3, SkippedRecord]
    assert BrokenRecord in [type(found) for found in captures(io.BufferedReader(Pipe(data)))]  # what is gone is gone


def test_cut_off() -> None:
    for form in ("plain", "gzip, a member for each record"):
        data = FORMS[form](PAGES)
        for cut in (20, 60, 150):
            *whole, last = read(data[:-cut])
            assert [type(found) for found in whole] == [PageRecord] * 3
            assert isinstance(last, BrokenRecord)
            assert last.message == "the file is cut off"
    assert kinds(b"".join(PAGES)[:-4]) == ["page"] * 4
    *_, last = read(gzip.compress(b"".join(PAGES))[:-30])
    assert isinstance(last, BrokenRecord)


def test_each_damage_is_told_once() -> None:
    members = packed([response(page(number) + bytes(range(256)) * 20) for number in range(5)])
    for at in (0, 1, 3, 40, len(members[2]) // 2, -6, -2):
        hurt = bytearray(members[2])
        hurt[at] ^= 0xFF
        assert kinds(b"".join([*members[:2], bytes(hurt), *members[3:]])) == ["page", "page", "broken-record", "page", "page"], at
    assert kinds(b"".join([*members[:2], b"garbage", *members[2:]])) == ["page", "page", "broken-record", "page", "page", "page"]


def test_a_record_of_a_record_is_content() -> None:
    inner = response(b"<!DOCTYPE html><pre>" + PAGES[0] + b"</pre>")
    assert kinds(inner + PAGES[1]) == ["page", "page"]
    assert kinds(record(PAGES[0], kind="resource", content="application/warc") + PAGES[1]) == ["not-html", "page"]


# ---- from Python


def test_parse_reads_an_archive_of_one_page() -> None:
    for form in ("plain", "gzip, a member for each record", "wacz"):
        blog = livelog.parse(FORMS[form]([INFO, PAGES[3]]), name="one.warc")
        assert (blog.source.format, blog.url, blog.source.captured_at) == ("warc", "https://a.example/3", "2026-03-09T14:30:00Z")
        assert blog.source.name is not None
        assert blog.source.name.startswith("one.warc#")
        assert len(blog.entries) == 3
        assert blog.source.sha256 == hashlib.sha256(page(3)).hexdigest()
    assert "truncated" in livelog.parse(PAGES[0] + PAGES[1][:-50]).warnings
    assert len(livelog.parse(gzip.compress(gzip.compress(PAGES[0]))).entries) == 3


def test_parse_says_what_reads_several_pages() -> None:
    with pytest.raises(UnsupportedFormatError, match="parse_archive"):
        livelog.parse(b"".join(PAGES))
    with pytest.raises(UnsupportedFormatError, match="without an HTML page"):
        livelog.parse(INFO)


def test_parse_archive() -> None:
    data = b"".join(packed([INFO, PAGES[0], response(article(1)), PAGES[1]])) + packed(PAGES)[2][:-20]
    *blogs, broken = livelog.parse_archive(io.BytesIO(data), name="crawl.warc.gz", tz="UTC")
    assert isinstance(broken, livelog.BrokenRecord)
    assert [len(blog.entries) for blog in blogs if isinstance(blog, livelog.LiveBlog)] == [3, 0, 3]
    with pytest.raises(livelog.OptionError):
        livelog.parse_archive(io.BytesIO(data), tz="Mars/Olympus")
    with pytest.raises(UnsupportedFormatError):
        livelog.parse_archive(io.BytesIO(b"<p>14:05</p>"))


def test_a_page_is_what_the_same_page_as_a_file_is() -> None:
    for number in range(3):
        (inside,) = livelog.parse_archive(io.BytesIO(PAGES[number]))
        alone = livelog.parse(page(number), captured_at="2026-03-09T14:30:00Z")
        assert isinstance(inside, livelog.LiveBlog)
        assert inside.entries == alone.entries


def test_the_encoding_in_the_header_alone() -> None:
    body = page(1).decode().replace("gate", "Żółć Łódź")
    (blog,) = livelog.parse_archive(io.BytesIO(response(body.encode("iso8859-2"), kind="text/html; charset=iso-8859-2")))
    assert isinstance(blog, livelog.LiveBlog)
    assert [entry.article_body.count("Żółć Łódź") for entry in blog.entries] == [1, 1, 1]
    assert blog.source.encoding == "iso8859_2"


def test_a_given_time_of_capture_loses_to_the_records() -> None:
    (blog,) = livelog.parse_archive(io.BytesIO(PAGES[0]), captured_at="2020-01-01T00:00:00Z")
    assert isinstance(blog, livelog.LiveBlog)
    assert (blog.source.captured_at, "option-conflict" in blog.warnings) == ("2026-03-09T14:30:00Z", True)
