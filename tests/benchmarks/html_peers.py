"""How long others take for a saved page, beside livelog, in ratios that hold on any machine.

    pip install extruct trafilatura resiliparse
    python tests/benchmarks/html_peers.py [--pages 40] [--rounds 3] [--busy]

Seeded pages (`batch.saved_page`: 25 posts in 100 kB), in one process and in turns, processor seconds, the best of all rounds. livelog's
time is from bytes to JSON Lines; of the others only extruct gives entries (where a page has them as JSON-LD), the rest one text.
Those that are not installed are left out.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import common
from batch import saved_page
from saved_pages import by_livelog, by_lxml

Reads = Callable[[bytes], object]


def peers() -> dict[str, Reads]:
    """What there is to compare, each with the call that its documentation gives for the job."""
    found: dict[str, Reads] = {"lxml, parse to a tree": by_lxml, "livelog, entries as JSON Lines": by_livelog}
    if common.installed("extruct"):
        extruct: Any = importlib.import_module("extruct")
        found["extruct, JSON-LD"] = lambda page: extruct.extract(page.decode(), syntaxes=["json-ld"])
        found["extruct, all syntaxes"] = lambda page: extruct.extract(page.decode())
    if common.installed("trafilatura"):
        trafilatura: Any = importlib.import_module("trafilatura")
        found["trafilatura, fast"] = partial(trafilatura.extract, fast=True)
    if common.installed("resiliparse"):
        resiliparse: Any = importlib.import_module("resiliparse.extract.html2text")
        found["resiliparse, main content"] = lambda page: resiliparse.extract_plain_text(page.decode(), main_content=True)
    return found


def main() -> int:
    """Measures and prints; the exit status is 1 on a busy machine."""
    parser = argparse.ArgumentParser(description="How long others take for a saved page, in ratios.")
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("livelog-parser", "lxml", "extruct", "trafilatura", "resiliparse", busy=options.busy):
        return 1
    pages = [saved_page(seed).encode() for seed in range(options.pages)]
    jobs = {name: partial(_all, read, pages) for name, read in peers().items()}
    common.timed(jobs, 1)
    seconds = common.timed(jobs, options.rounds).seconds
    least = seconds["lxml, parse to a tree"]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB")
    for name, taken in sorted(seconds.items(), key=lambda pair: pair[1]):
        print(f"{name:34}{taken / len(pages) * 1000:8.1f} ms a page{taken / least:8.1f} x lxml")
    return 0


def _all(read: Reads, pages: list[bytes]) -> None:
    for page in pages:
        read(page)


if __name__ == "__main__":
    sys.exit(main())
