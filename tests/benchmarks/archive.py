"""How much memory and time livelog takes for a web archive, however large it is.

    python tests/benchmarks/archive.py [--megabytes 1000] [--seed 1] [--plain] [--busy]

Makes a seeded WARC of so many megabytes of unpacked pages in a temporary folder (gzip, a member for each record; `--plain`: not packed):
live blogs of five layouts and several sizes, other pages, requests, pictures. Then

- a fresh process reads it with `captures`, and tells by how much its memory grew, and at how many unpacked megabytes a second;
- another reads it with `parse_archive` up to the 200th page, and tells the same;
- the entries of the first 50 pages are compared with those of the same pages, each given to `livelog.parse` by itself.

Fails where memory grew by more than 300 MB, or where an entry differs.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import common

import livelog
from livelog.archive.read import captures
from livelog.archive.records import PageRecord

sys.path.append(str(Path(__file__).resolve().parents[1]))

from archives import answer, chunked, record

MEMORY = 300.0  # megabytes that it may grow by
PARSED, COMPARED = 200, 50
_READ = """
import resource, sys, time
from livelog.archive.read import captures
from livelog.archive.records import PageRecord
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, started, size, pages = peak(), time.process_time(), 0, 0
with open(sys.argv[1], "rb") as file:
    for found in captures(file):
        if isinstance(found, PageRecord):
            size, pages = size + len(found.data), pages + 1
print(pages, size, time.process_time() - started, (peak() - before) * 1024)
"""
_PARSE = """
import resource, sys, time
from itertools import islice
import livelog
livelog.parse(b"<p>14:05</p><p>The gate opens.</p><p>14:00</p><p>Boats wait.</p>")
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, started, entries, pages = peak(), time.process_time(), 0, 0
with open(sys.argv[1], "rb") as file:
    for found in islice(livelog.parse_archive(file), int(sys.argv[2])):
        entries, pages = entries + len(found.entries), pages + 1
print(pages, entries, time.process_time() - started, (peak() - before) * 1024)
"""
_WORDS = (
    "the gate opens boats are waiting in rain engineers have reached flooded gallery after a night of pumping harbour master says nobody"
    " was hurt trains will run again from six minister visits on tuesday schools closed across county ferry torch crew wind eases bridge"
).split()


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randint(8, 25))).capitalize() + "."


def _posts(rng: random.Random, count: int) -> Iterator[tuple[str, str, str]]:
    """Day with clock, headline and text of posts, from late to early."""
    minute = 23 * 60 + 50
    for _ in range(count):
        minute = max(0, minute - rng.randint(1, max(1, 1400 // count)))
        clock = f"{minute // 60:02}:{minute % 60:02}"
        yield f"2026-03-09T{clock}", _sentence(rng)[:60], "</p><p>".join(_sentence(rng) for _ in range(rng.randint(1, 6)))


# what stands around a post: the five layouts
_LAYOUTS = (
    "<article><time datetime='{at}:00Z'>{clock}</time><h2>{title}</h2><p>{text}</p></article>",
    "<div class='post'><span class='when'>{clock} GMT</span><h3>{title}</h3><p>{text}</p></div>",
    "<li class='entry'><p><strong>{clock}</strong> {title}</p><p>{text}</p></li>",
    "<section><h2>{title}</h2><p>{text}</p><footer>Ann Poe <time datetime='{at}:00+00:00'>9 March 2026 {clock}</time></footer></section>",
    "<div class='b'><h4>{clock} - {title}</h4><p>{text}</p></div>",
)


def _page(rng: random.Random, number: int) -> bytes:
    """A live blog, or one page in three a page that is none."""
    layout = _LAYOUTS[number % len(_LAYOUTS)]
    if number % 3:
        posts = _posts(rng, rng.choice((8, 20, 60, 200)))
        body = "".join(layout.format(at=at, clock=at[-5:], title=title, text=text) for at, title, text in posts)
    else:
        body = "".join(f"<p>{_sentence(rng)}</p>" for _ in range(rng.randint(20, 200)))
    script = "".join(f"var a{count} = {rng.random()};" for count in range(rng.randint(0, 2000)))
    head = f"<title>Quay live {number}</title><script>{script}</script>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><main><h1>Quay live {number}</h1>{body}</main></body></html>".encode()


def _records(rng: random.Random, size: int) -> Iterator[bytes]:
    """Records until their pages have so many bytes."""
    number = made = 0
    while made < size:
        page = _page(rng, number)
        uri = f"https://www.quaygazette.example/live/{number}"
        yield record(b"GET / HTTP/1.1\r\nHost: www.quaygazette.example\r\n\r\n", uri, kind="request")
        headers = [["Content-Encoding: gzip"], ["Transfer-Encoding: chunked"], []][number % 3]
        body = [gzip.compress(page, 1), chunked(page, 8000), page][number % 3]
        yield record(answer(body, more=headers), uri)
        if number % 4 == 0:
            yield record(answer(rng.randbytes(rng.randint(1000, 200_000)), "image/jpeg"), f"{uri}.jpg")
        number, made = number + 1, made + len(page)


def _differ(path: Path) -> int:
    """How many of the first pages give other entries than the same page by itself."""
    wrong = compared = 0
    with path.open("rb") as file, path.open("rb") as again:
        blogs = livelog.parse_archive(again)
        for found in captures(file):
            if not isinstance(found, PageRecord):
                continue
            blog = next(blogs)
            alone = livelog.parse(found.data, captured_at=found.captured_at)
            wrong += not isinstance(blog, livelog.LiveBlog) or blog.entries != alone.entries or blog.text != alone.text
            compared += 1
            if compared == COMPARED:
                break
    print(f"first {compared} pages: {wrong} differ from the same pages by themselves")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="do not pack the archive")
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("lxml", busy=options.busy):
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("crawl.warc" if options.plain else "crawl.warc.gz")
        with path.open("wb") as file:
            for one in _records(random.Random(options.seed), options.megabytes * 1_000_000):
                file.write(one if options.plain else gzip.compress(one, 1))
        print(f"archive: {path.stat().st_size / 1e6:.0f} MB, pages of {options.megabytes} MB")
        pages, size, seconds, grown = common.printed([sys.executable, "-c", _READ, str(path)]).split()
        memory = int(grown) / 1e6
        print(f"reading: {pages} pages, {int(size) / 1e6 / float(seconds):.0f} MB/s, memory grew by {memory:.0f} MB (at most {MEMORY:.0f})")
        pages, entries, took, grown = common.printed([sys.executable, "-c", _PARSE, str(path), str(PARSED)]).split()
        each = float(took) / int(pages)
        print(f"parsing {pages} of them: {entries} entries, {each * 1000:.1f} ms a page, memory grew by {int(grown) / 1e6:.0f} MB")
        memory = max(memory, int(grown) / 1e6)
        return int(memory > MEMORY or _differ(path) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
