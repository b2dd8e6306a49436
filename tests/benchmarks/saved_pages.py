"""How fast livelog reads saved pages, and in how much memory, in ratios that hold on any machine.

    pip install trafilatura
    python tests/benchmarks/saved_pages.py [--rounds 7] [--busy]

The pages are the ten of the corpus (`../shared/corpus` beside the repository, or `$LIVELOG_CORPUS`), unpacked in memory. Timed for each, in
one process and in turns, the best of all rounds in processor seconds:

- livelog: `livelog.parse(page)`, from bytes to entries, and those as JSON Lines;
- lxml: `lxml.etree.fromstring(page, HTMLParser(huge_tree=True))`, from bytes to a tree, and the tree's end;
- taken: the tree, and of each element its tag, attributes and texts, of which nothing is made: what asks for them all pays that much;
- naive: the least that gives entries at all: the tree, its words by block, cut at short lines with a clock, as JSON;
- trafilatura: `trafilatura.extract(page, fast=True)`, from bytes to text, where it is installed.

Memory: a fresh process for each page imports livelog and parses a tiny page, then reads the file and does the same as above; counted is
by how much its peak rises meanwhile, the file's own bytes among it.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import re
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import common
from lxml import etree

import livelog
from livelog.write.rows import jsonl

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("LIVELOG_CORPUS") or ROOT.parent / "shared" / "corpus")
MEDIAN, WORST = 4.0, 6.0  # x lxml's parse, at most
OF_TRAFILATURA = 0.5  # of its time, at most
MEMORY = 10.0  # x the file, at most
# How much one page takes in a process that has read another, small one: what the program loads once (the library of digests, zones, the
# tables of publishers and of English) is not the page's.
_GROWTH = """
import resource, sys
import livelog
from livelog.write.rows import jsonl
entry = "<article><time datetime='2024-07-18T14:05:00+02:00'>14:05</time><p>The gate opens at noon.</p></article>"
address = "<link rel='canonical' href='https://quay.example/live'>"
small = f"<html lang='en'><head>{address}<script>{70_000 * ' '}</script></head><body><h1>Quay live</h1>{entry}</body></html>"
jsonl(livelog.parse(small.encode(), tz="Europe/London"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    jsonl(livelog.parse(file.read()))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""


class Measured(NamedTuple):
    """A page's bytes, the processor seconds of each program on it, and by how much livelog's memory grew."""

    name: str
    size: int
    times: common.Times
    growth: int

    @property
    def of_lxml(self) -> float:
        """livelog's time, x lxml's."""
        return self.times.ratio("lxml", "livelog")

    @property
    def of_trafilatura(self) -> float | None:
        """livelog's time, x trafilatura's."""
        return self.times.ratio("trafilatura", "livelog") if "trafilatura" in self.times.seconds else None

    @property
    def memory(self) -> float:
        """The growth of memory, x the file."""
        return self.growth / self.size


def by_livelog(page: bytes) -> None:
    """The whole pipeline: from bytes to JSON Lines."""
    jsonl(livelog.parse(page))


def by_lxml(page: bytes) -> None:
    """lxml's own parse of the page."""
    etree.fromstring(page, etree.HTMLParser(huge_tree=True))


def taken(page: bytes) -> None:
    """The tree, and all that stands in it as Python's own objects."""
    for element in etree.fromstring(page, etree.HTMLParser(huge_tree=True, remove_comments=True)).iter():
        _ = element.tag, element.items(), element.text, element.tail


_BLOCKS = frozenset("p div section article h1 h2 h3 h4 li ul table tr td blockquote header footer figure figcaption time br".split())
_UNREAD = frozenset(["script", "style", "noscript", "template", "svg"])
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")  # a clock
_SHORT = 40  # code points of a line that could be a marker


def naively(page: bytes) -> None:
    """The tree, its words by block, cut at short lines with a clock, as JSON: a bound for what pure Python can do on top of lxml."""
    lines: list[str] = []
    words: list[str] = []

    def end() -> None:
        if words and (line := " ".join("".join(words).split())):
            lines.append(line)
        words.clear()

    def walk(node: Any) -> None:
        tag = node.tag
        if tag in _UNREAD:
            return
        if tag in _BLOCKS:
            end()
        if node.text:
            words.append(node.text)
        for child in node:
            walk(child)
            if child.tail:
                words.append(child.tail)
        if tag in _BLOCKS:
            end()

    walk(etree.fromstring(page, etree.HTMLParser(huge_tree=True, remove_comments=True)))
    entries: list[list[str]] = [[]]
    for line in lines:
        if len(line) < _SHORT and _TIME.search(line):
            entries.append([])
        entries[-1].append(line)
    json.dumps(entries)


def programs() -> dict[str, Callable[[bytes], object]]:
    """What there is to compare."""
    found: dict[str, Callable[[bytes], object]] = {"livelog": by_livelog, "lxml": by_lxml, "taken": taken, "naive": naively}
    if common.installed("trafilatura"):
        trafilatura: Any = importlib.import_module("trafilatura")  # not installed where the types are checked
        found["trafilatura"] = partial(trafilatura.extract, fast=True)
    return found


def measured(path: Path, folder: Path, rounds: int) -> Measured:
    """One page; each program has read it once before."""
    page = gzip.decompress(path.read_bytes())
    jobs = {name: partial(job, page) for name, job in programs().items()}
    common.timed(jobs, 1)
    times = common.timed(jobs, rounds)
    plain = folder / "page.html"
    plain.write_bytes(page)
    growth = int(common.printed([sys.executable, "-c", _GROWTH, str(plain)]))
    return Measured(path.name.removesuffix(".html.gz"), len(page), times, growth)


def report(pages: list[Measured]) -> bool:
    """Prints the tables; whether every bar is reached."""
    head = f"{'':50}{'MB':>6}{'lxml ms':>9}{'livelog ms':>12}{'x lxml':>8}{'taken x':>9}{'naive x':>9}"
    print(f"{head}{'x trafilatura':>15}{'memory MB':>11}{'x file':>8}")
    for one in pages:
        seconds, ratio = one.times.seconds, one.times.ratio
        row = f"{one.name[:49]:50}{one.size / 1e6:6.2f}{seconds['lxml'] * 1000:9.1f}{seconds['livelog'] * 1000:12.1f}{one.of_lxml:8.2f}"
        row += f"{ratio('lxml', 'taken'):9.2f}{ratio('lxml', 'naive'):9.2f}"
        peer = "-" if one.of_trafilatura is None else f"{one.of_trafilatura:.2f}"
        print(f"{row}{peer:>15}{one.growth / 1e6:11.1f}{one.memory:8.1f}")
    ratios = [one.of_lxml for one in pages]
    bars = [
        ("time x lxml's parse, median", statistics.median(ratios), MEDIAN),
        ("time x lxml's parse, worst", max(ratios), WORST),
        ("memory x the file, worst", max(one.memory for one in pages), MEMORY),
    ]
    peers = [one.of_trafilatura for one in pages if one.of_trafilatura is not None]
    if peers:
        bars.insert(2, ("time x trafilatura's fast mode, worst", max(peers), OF_TRAFILATURA))
    else:
        print("trafilatura: not installed, skipped")
    for what, figure, bar in bars:
        print(f"{what:40}{figure:7.2f}  <= {bar:<5.1f}{'held' if figure <= bar else 'NOT HELD'}")
    return all(figure <= bar for _, figure, bar in bars)


def main() -> int:
    """Measures and prints; the exit status is 1 on a busy machine, without pages, and where a bar is not reached."""
    parser = argparse.ArgumentParser(description="How fast livelog reads saved pages, in ratios.")
    parser.add_argument("--rounds", type=int, default=7)
    common.add_busy(parser)
    options = parser.parse_args()
    paths = sorted((CORPUS / "pages" / "html").glob("*.html.gz"))
    if not paths:
        print(f"the corpus is not at {CORPUS} (LIVELOG_CORPUS names another place)")
        return 1
    if not common.begun("livelog-parser", "lxml", "trafilatura", busy=options.busy):
        return 1
    with tempfile.TemporaryDirectory() as name:
        return 0 if report([measured(path, Path(name), options.rounds) for path in paths]) else 1


if __name__ == "__main__":
    sys.exit(main())
