"""MHTML: which part is the page, how it is decoded, and what the archive knows of it."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelog.errors import LivelogError, UnsupportedFormatError
from livelog.read.mhtml import frames, root_page
from livelog.read.package import Package, opened

PAGE = "<!DOCTYPE html><p>14:05 Das Tor öffnet. a=b</p>".encode()
HEAD = b"From: <Saved by Blink>\r\nDate: Mon, 09 Mar 2026 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"


def part(body: bytes, *headers: str) -> bytes:
    return "".join(f"{header}\r\n" for header in headers).encode() + b"\r\n" + body + b"\r\n"


def archive(*parts: bytes, kind: str = 'multipart/related; type="text/html"; boundary="----B--1"', head: bytes = HEAD) -> bytes:
    return head + f"Content-Type: {kind}\r\n\r\n".encode() + b"".join(b"------B--1\r\n" + each for each in parts) + b"------B--1--\r\n"


ROOT = part(PAGE, "Content-Type: text/html", "Content-Location: https://a.example/x", "Content-ID: <root@x>")
FRAME = part(b"<p>Ad</p>", "Content-Type: text/html", "Content-Location: https://b.example/ad", "Content-ID: <frame-1@x>")
STYLE = part(b"a { b: c }", "Content-Type: text/css", "Content-Location: https://a.example/a.css")


def test_chromium() -> None:
    body = quopri.encodestring(PAGE)
    data = archive(
        part(body, "Content-Type: text/html; charset=UTF-8", "Content-ID: <frame-9@x>", "Content-Transfer-Encoding: quoted-printable"),
        STYLE,
        head=HEAD + b"Snapshot-Content-Location: https://a.example/live/x\r\nSubject: =?utf-8?Q?Das_Tor_=C3=B6ffnet?=\r\n",
    )
    assert root_page(data) == Package(PAGE, "mhtml", "UTF-8", "https://a.example/live/x", "2026-03-09T12:00:00Z")
    assert opened(data) == root_page(data)
    assert opened(data.replace(b"\r\n", b"\n")).data == PAGE


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", b"<p>14:05 T=\r\nor =C3=B6ff=\r\nnet=20</p>"),
        ("Base64", base64.encodebytes("<p>14:05 Tor öffnet </p>".encode())),
        ("base64", base64.b64encode("<p>14:05 Tor öffnet </p>".encode()).rstrip(b"=")),
        ("base64", b"* " + base64.encodebytes("<p>14:05 Tor öffnet </p>".encode()).replace(b"D", b"-\r\nD\xff")),
        ("base64", base64.b64encode(b"<p>14:05 ") + b"\r\n" + base64.b64encode("Tor öffnet </p>".encode())),
        ("8bit", "<p>14:05 Tor öffnet </p>".encode()),
        ("binary", "<p>14:05 Tor öffnet </p>".encode()),
        ("unheard-of", "<p>14:05 Tor öffnet </p>".encode()),
    ],
)
def test_transfer_encodings(encoding: str, body: bytes) -> None:
    data = archive(part(body, "Content-Type: text/html", f"Content-Transfer-Encoding: {encoding}"))
    assert root_page(data).data.decode() == "<p>14:05 Tor öffnet </p>"


def test_which_part_is_the_root() -> None:
    assert root_page(archive(STYLE, ROOT, FRAME)).data == PAGE
    assert root_page(archive(FRAME, ROOT, kind='multipart/related; start="<root@x>"; boundary="----B--1"')).data == PAGE
    assert root_page(archive(FRAME, ROOT, kind='multipart/related; start=root@x; boundary="----B--1"')).data == PAGE
    assert root_page(archive(FRAME, ROOT, head=b"Snapshot-Content-Location: https://a.example/x\n")).data == PAGE
    assert root_page(archive(FRAME, ROOT, head=b"Snapshot-Content-Location: https://a.example/elsewhere\n")).data == b"<p>Ad</p>"
    assert root_page(archive(ROOT, FRAME, kind='multipart/related; start="<lost@x>"; boundary="----B--1"')).data == PAGE


def test_a_part_without_a_type_may_be_the_page() -> None:
    assert root_page(archive(STYLE, part(b"%PDF-1.7"), part(PAGE))).data == PAGE


def test_multiparts_within() -> None:
    inner = b"--I\r\n" + part(b"14:05", "Content-Type: text/plain") + b"--I\r\n" + ROOT + b"--I--\r\n"
    data = archive(part(inner, "Content-Type: multipart/alternative; boundary=I"), STYLE)
    assert root_page(data).data == PAGE


def test_a_page_alone() -> None:
    data = HEAD + b'Content-Type: text/html;\r\n\tcharset="windows-1252"\r\nContent-Location: https://a.example/x\r\n\r\n<p>caf\xe9'
    assert opened(data) == Package(b"<p>caf\xe9", "mhtml", "windows-1252", "https://a.example/x", "2026-03-09T12:00:00Z")


@pytest.mark.parametrize("text", ["MHTML without", "no page"])
def test_no_page(text: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="MHTML without an HTML part"):
        root_page(archive(STYLE, part(text.encode(), "Content-Type: text/plain")))


def test_missing_end() -> None:
    cut = archive(ROOT)[: -len(b"\r\n------B--1--\r\n")]
    assert root_page(cut).data == PAGE
    assert root_page(cut).warnings == ("truncated",)
    assert root_page(archive(ROOT, STYLE)[:-30]).warnings == ()  # the page itself is whole


@pytest.mark.parametrize("kind", ["multipart/related", 'multipart/related; boundary=""', "multipart/related; boundary=other"])
def test_boundaries_that_are_not_declared(kind: str) -> None:
    assert root_page(archive(ROOT, STYLE, kind=kind)).data == PAGE


def test_a_boundary_within_a_line_or_a_longer_one_is_none() -> None:
    body = b"<p>14:05 ------B--1</p>\r\n------B--12\r\n<p>14:10</p>"
    assert root_page(archive(part(body, "Content-Type: text/html"))).data == body


def test_headers_without_a_blank_line() -> None:
    data = b"Content-Type: multipart/related; boundary=B\n--B\nContent-Type: text/html\n<p>14:05</p>\n--B--"
    assert root_page(data).data == b"<p>14:05</p>"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/\r\n a-long-way/x", "https://a.example/a-long-way/x"),
        ("=?utf-8?Q?https=3A//a.example/?=\r\n =?utf-8?B?w7ZmZm5ldA==?=", "https://a.example/öffnet"),
        ("=?nothing?Q?https=3A//a.example/=FF?=", "https://a.example/\ufffd"),
        ("file:///C:/pages/x.htm", None),
        ("cid:frame-1@x", None),
        ("", None),
    ],
)
def test_addresses(location: str, url: str | None) -> None:
    assert root_page(archive(part(PAGE, "Content-Type: text/html", f"Content-Location: {location}"))).url == url


def test_a_web_archives_replay_was_captured_then() -> None:
    page = root_page(
        archive(ROOT, head=HEAD + b"Snapshot-Content-Location: https://web.archive.org/web/20240102030405/https://a.example/x\n")
    )
    assert (page.url, page.captured_at) == ("https://a.example/x", "2024-01-02T03:04:05Z")


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Mar 2026 12:00:00 GMT", "Mon, 09 Mar 2026 12:00:00"])
def test_dates_that_are_no_instants(date: str) -> None:
    assert root_page(archive(ROOT, head=f"Date: {date}\n".encode())).captured_at is None


def test_frames() -> None:
    encoded = part(base64.b64encode(PAGE), "Content-Type: text/html", "Content-ID: <feed@x>", "Content-Transfer-Encoding: base64")
    assert frames(archive(ROOT, STYLE, FRAME, encoded)) == {"root@x": PAGE, "frame-1@x": b"<p>Ad</p>", "feed@x": PAGE}
    assert frames(b"nothing") == {}


PIECES = st.sampled_from(
    [
        b"--B\n",
        b"--B--\n",
        b"--B",
        b"\n",
        b"\r\n",
        b"Content-Type: text/html\n",
        b"Content-Type: multipart/mixed; boundary=C\n",
        b"--C\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"QUJ",
        b"=",
        b"=C3",
        b"<p>",
        b" x",
        b"\xff",
        b"Content-Location: =?utf-16?b?2AA=?=\n",
        b"Content-Location: http://\xff\n",
        b"Date: ",
        b": ",
        b'Content-Type: text/html; charset="\n',
    ]
)


@given(st.lists(PIECES, max_size=20).map(b"".join), st.binary(max_size=50))
def test_any_pieces(data: bytes, more: bytes) -> None:
    for whole in (data + more, b"Content-Type: multipart/related; boundary=B\n\n" + data + more):
        frames(whole)
        try:
            page = root_page(whole)
        except LivelogError:
            continue
        assert (page.url or "").encode() is not None


@pytest.mark.parametrize(
    "piece", [b"--B\n", b"--B", b"--B\n\n", b"--B\nContent-Type: multipart/related; boundary=B\n\n", b"A: b\n", b" x\n", b"--a \n"]
)
def test_repeated_pieces(piece: bytes) -> None:
    data = b"Content-Type: multipart/related; boundary=B\n\n" + piece * 20_000
    with pytest.raises(UnsupportedFormatError):
        root_page(data)
    assert frames(data) == {}
