"""How fast a folder is converted, in ratios that hold on any machine.

    python tests/benchmarks/batch.py [--files 2000] [--rounds 2] [--busy]

Seeded pages in a temporary folder: saved pages of some 25 posts (HTML with menus, cards, JSON-LD) into a folder of JSON files, and texts
of 20 posts into one file of JSON Lines; each with one process and with two, in turns, in wall clock. Then web archives of the same pages
into Parquet, with two processes and on a local Dask cluster of two (needs the extra `dask`), and the peak memory of the largest process.
Refuses to report from a machine that is busy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import common
from text import posts

_HTML_POSTS, _TEXT_POSTS = 25, 20


def saved_page(seed: int) -> str:
    """A saved page: a menu, a list of cards, and posts with machine-readable times, told of once more in JSON-LD."""
    chance = random.Random(seed)
    stories = list(islice(posts(seed), _HTML_POSTS))
    updates, blocks = [], []
    for number, story in enumerate(stories):
        head, *paragraphs, byline = story.strip().split("\n")
        clock = f"2026-03-{9 - number // 12:02d}T{23 - number % 12:02d}:{chance.randint(0, 59):02d}:00+00:00"
        blocks.append(
            f'<article class="post" id="p{seed}-{number}"><header><time datetime="{clock}">{clock[11:16]} GMT</time>'
            f'<h2>{head}</h2><span class="author">By {byline.rstrip("0123456789: ")[:9]}</span></header>'
            + "".join(f"<p>{text}</p>" for text in paragraphs)
            + f'<ul class="share"><li><a href="/s?p={number}">Share</a></li><li><a href="/t?p={number}">Copy link</a></li></ul></article>'
        )
        updates.append({"@type": "BlogPosting", "headline": head, "datePublished": clock, "articleBody": " ".join(paragraphs)})
    data = json.dumps({"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Quay live", "liveBlogUpdate": updates})
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(60))
    cards = "".join(
        f'<div class="card"><a href="/c{number}"><img src="/{number}.jpg" alt=""><h3>Story {number} of the day</h3></a></div>'
        for number in range(30)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quay live - Harbour Post</title>'
        f'<script type="application/ld+json">{data}</script><style>{"a{color:red}" * 400}</style></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><h1>Quay live</h1>{''.join(blocks)}</main><aside>{cards}</aside><footer>Contact us</footer></body></html>"
    )


def saved_text(seed: int) -> str:
    """A page as text."""
    return "Quay live\nBoats wait for the gate.\n" + "".join(islice(posts(seed), _TEXT_POSTS))


def made(folder: Path, files: int) -> None:
    """The pages, in folders of a hundred."""
    for number in range(files):
        for name, page in (("html", saved_page), ("txt", saved_text)):
            path = folder / name / f"{number // 100:03d}" / f"quay-{number:05d}.{name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(number), encoding="utf-8")


def seconds(*arguments: str | Path) -> float:
    """How long the command takes with these arguments."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "livelog", "batch", *map(str, arguments), "-q"], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def compared(folder: Path, files: int, rounds: int) -> None:
    """Prints what two processes take of the time of one."""
    for kind, name, target in (("html", "saved pages to a folder", "-d"), ("txt", "texts to one file of JSON Lines", "-o")):
        took: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(rounds):
            for processes, times in took.items():
                out = folder / f"out.{'jsonl' if target == '-o' else 'd'}"
                times.append(seconds(folder / kind, target, out, "--force", "-j", str(processes)))
                shutil.rmtree(out, ignore_errors=True)
        one, two = min(took[1]), min(took[2])
        size = sum(path.stat().st_size for path in (folder / kind).rglob("*.*")) / 1e6
        print(
            f"{files} {name}, {size:.0f} MB: 1 process {one:.1f} s, 2 processes {two:.1f} s; 1 process x 2 processes {one / two:.2f}"
            f" (medians {statistics.median(took[1]) / statistics.median(took[2]):.2f}); {files / two:.0f} files/s"
        )


def archives(folder: Path, count: int, pages: int) -> None:
    """Web archives of saved pages, each record packed alone."""
    folder.mkdir()
    for number in range(count):
        with (folder / f"crawl-{number}.warc.gz").open("wb") as file:
            for page in range(pages):
                body = saved_page(number * pages + page).encode()
                block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
                head = (
                    f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-03-10T08:00:00Z\r\n"
                    f"WARC-Target-URI: https://quay.example/{number}/{page}\r\nContent-Length: {len(block)}\r\n\r\n"
                )
                file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))


def clustered(folder: Path, pages: int, rounds: int) -> None:
    """Prints what a local cluster takes of the time of the pool of processes."""
    if not (common.installed("distributed") and common.installed("pyarrow")):
        print("web archives on a cluster: not measured, needs pip install '.[dask]'")
        return
    archives(folder / "warc", 8, pages // 8)
    pool: list[float] = []
    cluster: list[float] = []
    for _ in range(rounds):
        pool.append(seconds(folder / "warc", "-o", folder / "all.parquet", "--force", "-j", "2"))
        cluster.append(seconds(folder / "warc", "-d", folder / "parts", "-f", "parquet", "--force", "-j", "2", "--dask", "local"))
    size = sum(path.stat().st_size for path in (folder / "warc").iterdir()) / 1e6
    print(
        f"{pages} pages in 8 archives ({size:.0f} MB) to Parquet: processes {min(pool):.1f} s, Dask {min(cluster):.1f} s;"
        f" Dask x processes {min(cluster) / min(pool):.2f}"
    )


def main() -> int:
    """Measures and prints; the exit status is 1 on a busy machine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000, help="pages of each kind")
    parser.add_argument("--rounds", type=int, default=2, help="times that each is done")
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("livelog-parser", "lxml", busy=options.busy):
        return 1
    with tempfile.TemporaryDirectory() as name:
        made(Path(name), options.files)
        compared(Path(name), options.files, options.rounds)
        clustered(Path(name), options.files, options.rounds)
    print(f"peak memory of the largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
