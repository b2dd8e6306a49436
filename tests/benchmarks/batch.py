"""How fast a folder is converted, in ratios that hold on any machine.

    python tests/benchmarks/batch.py [--files 2000] [--rounds 2] [--busy]

Seeded pages in a temporary folder: saved pages of some 25 posts (HTML with menus, cards, JSON-LD) into a folder of JSON files, and texts
of 20 posts into one file of JSON Lines; each with one process and with two, in turns, in wall clock. Then the peak memory of the run,
with that of its processes. Refuses to report from a machine that is busy.
"""

from __future__ import annotations

import argparse
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
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {peak:.0f} MB")


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
