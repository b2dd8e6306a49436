"""Formats are told by their bytes: pages and pieces of pages from texts that mention tags, and what is not read by its name."""

from __future__ import annotations

import contextlib
import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import livelog
from livelog.errors import LivelogError, UnsupportedFormatError
from livelog.read import formats
from livelog.read.formats import sniff, sniff_text

PAGE = "<!DOCTYPE html><html><body><h1>Quay live</h1><p>14:05 The gate opens.</p></body></html>"
HTML = [
    PAGE,
    f"\n\n  {PAGE}",
    f"<!-- saved from url=(0019)https://a.example/x -->\n{PAGE}",
    f"<!--[if IE]><html><![endif]-->\n<!-->\n<!-- {'x' * 30_000} -->{PAGE}",
    f'<?xml version="1.0" encoding="UTF-8"?>\n{PAGE}',
    f'<?xml-stylesheet href="a.css"?><?other?>{PAGE}',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.example/">',
    "<html><head><title>Quay",
    '<HTML lang="en"><p>14:05</p>',
    "<body>14:05 The gate opens.<br>14:10 It closes.<br>14:15 It opens.<br>",
    '<div class="post">14:05 The gate opens.</div> Read more',
    "<article><p>14:05 The gate opens.</p></article>\n",
    "<main><section>14:05</section></main>",
    "<table><tr><td>14:05</td><td>The gate opens.</td></tr></table>",
    "<ul><li>14:05 The gate opens.</li><li>14:10 It closes.</li></ul> (2)",
    "<p>14:05 The gate opens.</p>",
    f"<script>{'var a = 1 < 2;' * 5000}</script>\n<p>14:05 The gate opens.</p>",
    f'<style type="text/css">{"a { b: c }" * 5000}</style>14:05 The gate opens.',
    '<meta charset="utf-8"><title>Quay live</title>14:05 The gate opens.',
    "<live-blog><live-post>14:05 The gate opens.</live-post></live-blog>",
    "Quay live</h1>" + "<p>14:05 The gate opens.</p><br>" * 30,
    "<!-- never closed " + "<p>14:05 The gate opens.</p>" * 30,
]
TEXT = [
    "14:05 The gate opens.",
    "",
    "<",
    "<3 the quay",
    "<p> is the tag for paragraphs, and </p> closes it. Nobody writes it by hand.",
    "<div> and <span> were all that the course taught, Ann Poe said.",
    "<html> is where it begins. 14:05 The gate opens.",
    "<main> 14:05 The gate opens at the main quay < north quay >.",
    "Write <b>, </b>, <i> and </i>; 14:05 The gate opens.",
    "<Ann> 14:05 The gate opens.\n<Bo> 14:06 It does.",
    "<!-- a note -->\n14:05 The gate opens.",
    "<!-- never closed",
    "<?php",
    '{"articleBody": "' + "<p>14:05 The gate opens.</p>" * 30 + '"}',
    "<rss><channel>" + "<item><description><p>14:05</p></description></item>" * 30,
    "Subject: the quay\nFrom: Ann Poe\n\n14:05 The gate opens.",
    "MIME-Version: 1.0\nContent-Type: text/plain\n\n14:05 The gate opens.",
    "Content-Type: text/html\n\nis a header. 14:05 The gate opens.",
    'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="B"\n\n--B\nContent-Type: text/plain\n\n14:05\n--B--',
    ("14:05 The gate opens. " * 40 + "<br>\n") * 30,
]
MHTML = [
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=B\r\n\r\n--B\r\n",
    "Content-Type: multipart/related; boundary=B\n\n--B",
    "\n\nMIME-Version: 1.0\nContent-Type:\n multipart/related; boundary=B\n\n--B",
    "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>14:05",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\ncontent-type: text/html\n\n<p>14:05</p>\n--B--",
]


@pytest.mark.parametrize("text", HTML, ids=lambda text: text[:30])
def test_html(text: str) -> None:
    assert sniff(text.encode()) == "html"
    assert sniff_text(text) == "html"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_html_in_other_widths(encoding: str) -> None:
    assert sniff(PAGE.replace("gate", "мост").encode(encoding)) == "html"
    assert sniff(("\ufeff" + PAGE).encode("utf-16-be")) == "html"


@pytest.mark.parametrize("text", TEXT, ids=lambda text: text[:30])
def test_text(text: str) -> None:
    assert sniff(text.encode()) == "text"
    assert sniff_text(text) == "text"
    assert sniff(text.encode("utf-8-sig")) == "text"
    assert sniff(text.encode("utf-16")) == "text"


@pytest.mark.parametrize("text", MHTML, ids=lambda text: text[:30])
def test_mhtml(text: str) -> None:
    assert sniff(text.encode()) == "mhtml"
    assert sniff_text(text) == "mhtml"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x28\xb5\x2f\xfd\x04", "zstd"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "DOCX"),
        (bytes(range(32)) * 20, "binary"),
        *[(random.Random(seed).randbytes(5000), "binary") for seed in range(20)],
    ],
)
def test_what_is_not_read_is_named(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=name):
        sniff(data)


def test_gzip_and_archives_are_told() -> None:
    assert sniff(b"\x1f\x8b\x08\x00") == "gzip"
    assert sniff(b"WARC/1.1\r\n") == sniff(gzip.compress(b"WARC/1.1\r\n")) == "warc"


@pytest.mark.parametrize(("data", "told"), [(PAGE, "html"), (PAGE.encode(), "html"), (gzip.compress(PAGE.encode()), "html")])
def test_parse_reads_pages(data: str | bytes, told: str) -> None:
    blog = livelog.parse(data)
    assert (blog.source.format, blog.headline, blog.source.encoding) == (told, "Quay live", None if isinstance(data, str) else "utf-8")


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError):
        livelog.parse(MHTML[0].encode())
    with pytest.raises(UnsupportedFormatError):
        livelog.parse(b"\x1f\x8b\x08\x00")


HOSTILE = [b"<!---->", b"<!--", b"<", b"</", b"<?", b"<p ", b"<a-", b"A: b\n", b" ", b"\n", b"<img ", b"</p>", b"\x00<", b"<script>"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_repeated_pieces(piece: bytes) -> None:
    with contextlib.suppress(UnsupportedFormatError):  # NULs are binary
        assert sniff(piece * (200_000 // len(piece)) + b" 14:05 The gate opens.") in ("text", "html")


@given(
    st.lists(st.sampled_from([*HOSTILE, b"<html", b">", b"x", b"\xff\xfe", b"Content-Type: multipart/related\n"]), max_size=12).map(
        b"".join
    )
)
def test_any_pieces(data: bytes) -> None:
    with contextlib.suppress(LivelogError):
        assert sniff(data) in ("text", "html", "mhtml", "gzip")
    assert sniff_text(data.decode("latin-1")) in ("text", "html", "mhtml")


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 10)
    with pytest.raises(livelog.TooLargeError):
        sniff(bytes(11), 10)
    with pytest.raises(livelog.TooLargeError):
        sniff_text("x" * 11)
