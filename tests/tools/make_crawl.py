"""Writes the example archive, examples/crawl.warc.gz: a small crawl of two invented live blogs and a page that is none.

    python tests/tools/make_crawl.py [FILE]

The tests hold it to the file that is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from archives import HTTP, answer, chunked, packed, record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FERRY = """<!DOCTYPE html>
<html lang="en"><head><title>Ferry strike live | The Quay Gazette</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><h1>Ferry strike live: talks go on into the night</h1>
<article id="p3"><time datetime="2026-03-12T18:40:00Z">18:40</time><h2>Both sides order pizza</h2>
<p>Nobody expects to be home before midnight, a union official says.</p></article>
<article id="p2"><time datetime="2026-03-12T15:15:00Z">15:15</time><h2>First boat to the islands</h2>
<p>A fishing boat has taken 14 people and a piano across.</p></article>
<article id="p1"><time datetime="2026-03-12T06:00:00Z">06:00</time><h2>The piers are empty</h2>
<p>All sailings are off until further notice. The ticket office sells coffee instead.</p></article>
</main></body></html>
"""
ABOUT = """<!DOCTYPE html>
<html lang="en"><head><title>About us | The Quay Gazette</title></head><body>
<main><h1>About us</h1><p>The Quay Gazette has been printed on the same press since 1893.</p></main></body></html>
"""


def crawl() -> list[bytes]:
    """The archive's records, unpacked."""
    gazette = "https://www.quaygazette.example"
    bridge = "https://www.ilfarodiponente.example/cronaca/2026/03/10/diretta/ponte_della_lanterna-4471/"
    hello = b"GET /news/ferry-strike HTTP/1.1\r\nHost: www.quaygazette.example\r\n\r\n"
    html = "text/html; charset=utf-8"
    ferry = answer(chunked(FERRY.encode()), html, more=["Transfer-Encoding: chunked"])
    picture = answer(b"\x89PNG\r\n\x1a\n", "image/png")
    return [
        record(b"software: written by hand\r\nformat: WARC File Format 1.1\r\n", None, kind="warcinfo", content="application/warc-fields"),
        record(hello, f"{gazette}/news/ferry-strike", kind="request", content="application/http; msgtype=request"),
        record(ferry, f"{gazette}/news/ferry-strike", date="2026-03-12T19:02:11Z"),
        record(picture, f"{gazette}/logo.png", date="2026-03-12T19:02:12Z"),
        record(answer(ABOUT.encode(), html), f"{gazette}/about", date="2026-03-12T19:02:14Z"),
        record(answer(b"", html), f"{gazette}/news/ferry-strike", kind="revisit", content=HTTP, date="2026-03-12T20:00:00Z"),
        record(answer((EXAMPLES / "bridge.html").read_bytes(), "text/html"), bridge, date="2026-03-12T20:00:31Z"),
    ]


def main(arguments: list[str]) -> int:
    """Writes the file; gives the exit code."""
    target = Path(arguments[0]) if arguments else EXAMPLES / "crawl.warc.gz"
    target.write_bytes(b"".join(packed(crawl())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
