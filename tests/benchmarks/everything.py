"""All benchmarks that make their own data, one after another, in one run.

    pip install '.[dask]' extruct trafilatura resiliparse
    python tests/benchmarks/everything.py [--quick] [--busy]

Text against a naive loop and the floor, and start-up (`text`); saved pages against lxml and other tools (`html_peers`); hard pages that
grow (`growth`); folders with one process and two, and a Dask cluster (`batch`); a web archive of 1 GB (`archive`). `--quick` takes a tenth
of the data. What is not installed is left out. `saved_pages`, which needs the corpus, is a program of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import common

HERE = Path(__file__).parent
# each program, and how it is made quick
PROGRAMS = (
    ("text.py", ("--megabytes", "2")),
    ("html_peers.py", ("--pages", "5")),
    ("growth.py", ()),
    ("batch.py", ("--files", "200", "--rounds", "1")),
    ("archive.py", ("--megabytes", "50")),
)


def main() -> int:
    """Runs them; the exit status is 1 when one of them failed, or the machine was busy before the first."""
    parser = argparse.ArgumentParser(description="All benchmarks that make their own data.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data")
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("livelog-parser", busy=options.busy):
        return 1
    codes = []
    for name, quick in PROGRAMS:
        print(f"\n== {name}", flush=True)
        # the machine is busy now with what was measured before
        command = [sys.executable, str(HERE / name), *(quick if options.quick else ()), *(("--busy",) if _asks(name) else ())]
        codes.append(subprocess.run(command, check=False).returncode)
    return int(any(codes))


def _asks(name: str) -> bool:
    """The program refuses a busy machine."""
    return "add_busy" in (HERE / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
