"""Marks of the programs that save pages: address and time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelog.read.capture import Capture, archived_at, capture, original
from livelog.read.instant import instant

SINGLEFILE = """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: {} 
 saved date: Fri Mar 06 2026 10:00:00 GMT+0100 (Central European Standard Time)
--><meta charset=utf-8>"""  # noqa: W291
SCRIPT = """<script type="text/javascript">
  __wm.init("https://web.archive.org/web");
  __wm.wombat("https://a.example/x?a=1&amp;b=2","20260309120506","https://web.archive.org/","web","/_static/",
              "1773057906");
</script>"""
COMMENT = """</html>
<!--
     FILE ARCHIVED ON 12:05:06 Mar 09, 2026 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 10:21:33 Mar 10, 2026.
     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.
-->"""
REPLAY = "https://web.archive.org/web/20260309120506/https://a.example/x"
HTTRACK = "<!-- Mirrored from a.example/x.html by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 09 Mar 2026 12:00:00 GMT -->"
URL, THEN = "https://a.example/x", "2026-03-09T12:05:06Z"
SAVEPAGE = """<meta name="savepage-url" content="https://a.example/x"><meta name="savepage-title" content="Q">
<meta name="savepage-from" content="https://a.example/x#top">
<meta name="savepage-date" content="Fri Mar 06 2026 10:00:00 GMT+0100 (CET)">"""

CASES = [
    ("<p>14:05", Capture()),
    (SINGLEFILE.format(URL), Capture(URL, "2026-03-06T09:00:00Z", "singlefile")),
    (SINGLEFILE.format(URL).replace("\n", "\r\n"), Capture(URL, "2026-03-06T09:00:00Z", "singlefile")),
    (f"<html><!-- Page saved with SingleFile\n url: {URL} -->", Capture(URL, None, "singlefile")),
    (f"<html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Mar 06 2026\n-->", Capture(URL, None, "singlefile")),
    ("<p>Page saved with SingleFile is what it says.", Capture()),
    (f"<!-- saved from url=(0019){URL} -->", Capture(URL, None, "browser")),
    (f"<!-- saved from url=(0031)view-source:{URL} -->", Capture(URL, None, "browser")),
    ("<!-- saved from url=(0014)about:internet -->", Capture(None, None, "browser")),
    (SCRIPT, Capture("https://a.example/x?a=1&b=2", THEN, "wayback")),
    (SCRIPT + COMMENT, Capture("https://a.example/x?a=1&b=2", THEN, "wayback")),
    ("<p>14:05" + COMMENT, Capture(None, THEN, "wayback")),
    ("x" * 100_000 + COMMENT + "x" * 10_000, Capture(None, THEN, "wayback")),
    (f'<link rel="canonical" href="{REPLAY}"/>{COMMENT}', Capture(URL, THEN, "wayback")),
    (f'<meta property="og:url" content="/web/20260309120506/{URL}">', Capture(URL, THEN, "wayback")),
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", Capture(None, None, "wayback")),
    (f'<a href="{REPLAY}">an old copy</a>', Capture()),
    (SINGLEFILE.format(REPLAY), Capture(URL, THEN, "wayback")),
    (SINGLEFILE.format(REPLAY) + SCRIPT, Capture("https://a.example/x?a=1&b=2", THEN, "wayback")),
    (f"<!-- saved from url=(0062){REPLAY} -->", Capture(URL, THEN, "wayback")),
    (f"<!-- saved from url=(0019){URL} --><p>14:05" + COMMENT, Capture(URL, THEN, "wayback")),
    (
        f'<link rel="canonical" href="https://archive.is/AbCdE"/><link rel="bookmark" href="http://archive.today/20260309120506/{URL}"/>',
        Capture(URL, THEN, "archive-today"),
    ),
    (HTTRACK, Capture("https://a.example/x.html", "2026-03-09T12:00:00Z", "httrack")),
    ("x" * 100_000 + HTTRACK + "</html>", Capture("https://a.example/x.html", "2026-03-09T12:00:00Z", "httrack")),
    (f"<head>{SAVEPAGE}</head>", Capture(URL, "2026-03-06T09:00:00Z", "savepage")),
    ("x" * 100_000 + SINGLEFILE.format(URL) + "x" * 100_000, Capture()),
]


@pytest.mark.parametrize(("page", "expected"), CASES, ids=lambda value: str(value)[-40:])
def test_marks(page: str, expected: Capture) -> None:
    assert capture(page.encode()) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, URL),
        (REPLAY, URL),
        ("http://web.archive.org/web/20260309120506id_/https://a.example/x", URL),
        ("//web.archive.org/web/20260309120506im_/https://a.example/x", URL),
        ("https://web.archive.org:443/web/2026/https:/a.example/x", URL),
        ("/web/20260309120506js_/https://a.example/x", URL),
        ("https://web.archive.org/web/20260309120506/a.example/x", "http://a.example/x"),
        ("https://web.archive.org/web/20260309120506///a.example/x", "http://a.example/x"),
        ("https://web.archive.org/web/20260309120506/mailto:ann@a.example", "mailto:ann@a.example"),
        (f"https://web.archive.org/web/20270309120506/{REPLAY}", URL),
        (f"https://archive.ph/2026.03.09-120506/{URL}", URL),
        ("/web/2026/live.html", "/web/2026/live.html"),
        ("https://a.example/web/20260309120506/https://b.example/", "https://a.example/web/20260309120506/https://b.example/"),
        ("https://web.archive.org/web/2026*/a.example", "https://web.archive.org/web/2026*/a.example"),
        ("https://web.archive.org/web/20260309120506/", "https://web.archive.org/web/20260309120506/"),
        ("", ""),
    ],
)
def test_original(url: str, expected: str) -> None:
    assert original(url) == expected


def test_archived_at() -> None:
    assert archived_at(f"https://archive.ph/2026.03.09-120506/{URL}") == THEN
    assert archived_at("https://web.archive.org/web/2026/https://a.example/") is None
    assert archived_at("https://web.archive.org/web/20261399120506/https://a.example/") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 9 Mar 2026 12:00 +0530", "2026-03-09T06:30:00Z"),
        ("09 Mar 2026 12:00:00 -0800 (PST)", "2026-03-09T20:00:00Z"),
        ("Mon, 09 Mar 2026 24:00:00 GMT", None),
        ("Mon, 09 Foo 2026 12:00:00 GMT", None),
        ("Sun Oct 06 2024 23:05:09 GMT+0200 (heure d’été d’Europe centrale)", "2024-10-06T21:05:09Z"),
        ("Sun Oct 06 2024 23:05:09 GMT+9999", None),
        ("01 Jan 0001 00:00:00 +0100", None),
        ("12:05:06 Feb 30, 2026", None),
        ("2026030912050", None),
    ],
)
def test_instants(text: str, expected: str | None) -> None:
    assert instant(text) == expected


MARKS = st.sampled_from(
    [SINGLEFILE, SCRIPT, COMMENT, HTTRACK, SAVEPAGE, REPLAY, "<link rel=canonical href=", ">", '"', "/web/", "\x00", "&#0;"]
)


@given(st.lists(st.one_of(MARKS, st.text(max_size=9)), max_size=8).map("".join), st.integers(0, 400))
def test_any_pieces(page: str, cut: int) -> None:
    found = capture(page.encode()[cut:])
    assert (found.url or "").encode() is not None
    original(page[cut:])
    archived_at(page[cut:])
    instant(page[cut:])


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert isinstance(capture(data), Capture)
    assert isinstance(capture(b"<!-- saved from url=(0019)http://" + data + b" -->"), Capture)
