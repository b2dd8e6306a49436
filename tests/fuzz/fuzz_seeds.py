"""What fuzzing starts from: pieces of the pages in this repository, and the words that formats and layouts are made of."""

from __future__ import annotations

import base64
import json
import sys
import tomllib
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parent.parent))

from fuzz_case import FOUND, MOST

import archives

TESTS = Path(__file__).parent.parent

_USUAL = 400  # bytes of most seeds: executions are the quicker the smaller they are

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Quay live | Harbour Press</title>
<meta property="og:url" content="https://a.example/live/quay"><link rel="canonical" href="/live/quay">
<meta property="article:published_time" content="2026-03-09T09:00:00Z"></head><body><h1>Quay live: the gate opens</h1>"""
_JSON_LD = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Quay live",
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "@id": f"#post-{number}",
            "headline": f"Boat {number} leaves",
            "datePublished": f"2026-03-09T{15 - number}:05:00+00:00",
            "author": {"@type": "Person", "name": "Ann Poe"},
            "articleBody": f"Boat {number} was waiting at the quay.",
        }
        for number in range(3)
    ],
}
_POSTS = "".join(
    f'<article id="post-{number}"><time datetime="2026-03-09T{15 - number}:05:00Z">{15 - number}:05</time><h2>Boat {number} leaves</h2>'
    f"<p>Boat {number} was <a href='/x'>waiting</a> at the quay.</p></article>"
    for number in range(3)
)
_PAGES = (
    f"{_HEAD}{_POSTS}",
    f'{_HEAD}<script type="application/ld+json">{json.dumps(_JSON_LD)}</script>{_POSTS}',
    f'<script type="application/ld+json">{json.dumps(_JSON_LD)}</script>',
    "<div class=feed><p><b>15:05</b> Wall falls</p><p>It fell at noon.</p><p><b>14:05</b> Gate opens</p><p>Boats wait.</p></div>",
    "<ul><li>3h ago<br>The wall fell.</li><li>4h ago<br>Boats wait.</li></ul><button>Load more</button>",
    "<table><tr><td>15.05</td><td>Ann</td><td>The wall fell.</td></tr><tr><td>14.05</td><td>Bo Lund</td><td>Boats wait.</td></tr></table>",
    (
        '<div itemscope itemtype="https://schema.org/LiveBlogPosting">'
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        '<meta itemprop="datePublished" content="2026-03-09T15:05"><p itemprop="articleBody">The wall fell.</p></div></div>'
    ),
    "<pre>15:05\nThe wall fell.\n\n14:05\nBoats <b>wait</b>.\n</pre>",
)
_MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/live\r\nSubject: =?utf-8?Q?Quay=20live?=\r\n"
    'Date: Mon, 9 Mar 2026 15:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
    '\tboundary="----B1----"\r\n\r\n\r\n------B1----\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\n'
    "Content-Transfer-Encoding: {coding}\r\nContent-Location: https://a.example/live\r\n\r\n{page}\r\n"
    "------B1----\r\nContent-Type: text/css\r\nContent-Location: cid:a.css\r\n\r\na {{ b: c }}\r\n------B1------\r\n"
)


def _quoted(page: str) -> str:
    return page.replace("=", "=3D").replace("><", "=\r\n><")


def _mhtml() -> list[bytes]:
    made = []
    for page in _PAGES:
        made.append(_MHTML.format(charset="utf-8", coding="quoted-printable", page=_quoted(page)).encode())
        made.append(_MHTML.format(charset="windows-1252", coding="8bit", page=page.replace("Boat", "Bât")).encode("cp1252"))
        packed = base64.encodebytes(page.encode("utf-16")).decode()
        made.append(_MHTML.format(charset="utf-16", coding="base64", page=packed).encode())
    return made


def _warc() -> list[bytes]:
    made = []
    for page in _PAGES:
        body = page.encode()
        one = archives.response(body)
        made += [
            one,
            b"".join(archives.packed([archives.record(b"software: none\r\n", None, kind="warcinfo"), one])),
            archives.record(archives.answer(archives.chunked(body), more=["Transfer-Encoding: chunked"])),
            archives.record(archives.answer(archives.packed([body])[0], more=["Content-Encoding: gzip"])),
            archives.response(archives.page(1)[:300]) + archives.record(b"", kind="revisit") + one,
            archives.record(body, content="text/html", kind="resource"),
        ]
    text = b"15:05\nThe wall fell.\n\n14:05\nBoats wait.\n"
    made.append(archives.record(text, content="text/plain", kind="conversion", version="WARC/1.0"))
    made.append(archives.wacz({"archive/data.warc": archives.response(_PAGES[3].encode())}))
    made.append(archives.wacz({"archive/data.warc.gz": archives.packed([archives.response(_PAGES[3].encode())])[0]}, 8))
    return made


def _files(kind: str) -> list[Path]:
    root = TESTS.parent / "examples"
    if kind == "text":
        return sorted(
            [
                *(TESTS / "cases").glob("*/source.txt"),
                *(TESTS / "bare").glob("*.txt"),
                *(TESTS / "layouts").glob("*/*.txt"),
                *root.glob("*.txt"),
            ]
        )
    if kind == "html":
        return sorted([*(TESTS / "cases").glob("*/source.html"), *root.glob("*.html")])
    return sorted((TESTS / "cases").glob("*/source.mhtml")) if kind == "mhtml" else sorted(root.glob("*.warc.gz"))


def found(kind: str) -> list[Path]:
    """The cases that fuzzing found."""
    return sorted(path for path in (FOUND / kind).glob("*") if path.is_file())


def seeds(kind: str) -> list[bytes]:
    """The beginning, and one more piece, of every page of this kind in the repository; a few pages made for it; all cases found."""
    rng = Random(f"seeds of {kind}")
    made = [*{"text": list, "html": lambda: [page.encode() for page in _PAGES], "mhtml": _mhtml, "warc": _warc}[kind]()]
    made += [path.read_bytes() for path in found(kind)]
    for path in _files(kind):
        data = path.read_bytes()
        size = MOST if rng.random() < 0.1 else _USUAL
        made.append(data[: size if kind in ("text", "html") else MOST])
        if kind in ("text", "html") and len(data) > size:
            start = rng.randrange(len(data) - size)
            # from the beginning of a line or tag on
            begin = max(data.rfind(b"\n", 0, start) + 1, data.rfind(b"<", 0, start) if kind == "html" else 0)
            made.append((b"<!DOCTYPE html>" if kind == "html" else b"") + data[begin : begin + size])
    return sorted({one[:MOST] for one in made})


with (Path(__file__).parent / "words.toml").open("rb") as _file:
    _WORDS = {name: [word.encode() for word in words] for name, words in tomllib.load(_file).items()}
# what is no UTF-8: byte order marks, a shift of ISO-2022-JP, halves of characters
_BYTES = [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b$B", b"\x80", b"\xff", b"\xed\xa0\x80", b"+AGE-"]
_PACKED = [b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"]
_OF_PAGES = [*_WORDS["text"], *_WORDS["markup"], *_WORDS["charsets"], *_BYTES]
TOKENS: dict[str, list[bytes]] = {
    "text": [*_WORDS["text"], *_BYTES],
    "html": _OF_PAGES,
    "mhtml": [*_OF_PAGES, *_WORDS["mail"]],
    "warc": [*_OF_PAGES, *_WORDS["warc"], *_PACKED],
}
