"""Whether twice a saved page takes twice the time, for pages that are hard in one way each.

    python tests/benchmarks/growth.py [--kilobytes 100] [--busy]

Each page is made at one, two and four times the size and parsed, the best of three rounds in processor seconds. Printed is how many
times as long four times the size takes: 4 is linear, 16 quadratic. Ends with 1 where one takes more than 7 times as long.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

import common

import livelog

MOST = 7.0  # times as long that four times a page may take
_SAID = "The harbour crews said that the last wall fell at noon and boats passed the gate. "


def _clock(number: int) -> str:
    return f"{number // 60 % 24:02d}:{number % 60:02d}"


def _post(number: int, more: str = "") -> str:
    clock = _clock(number)
    time = f'<time datetime="2026-03-09T{clock}:00Z">{clock}</time>'
    return f'<article id="post-{number}">{time}<h2>Head number {number} gate opens</h2><p>{_SAID}{number}</p>{more}</article>'


_FEED = "".join(map(_post, range(6)))
_PIECES: dict[str, tuple[str, Callable[[int], str]]] = {  # what a page opens with, and what it repeats
    "posts": ("", _post),
    "posts with one id": ("", lambda number: f'<article id="post"><time>{_clock(number)}</time><p>{_SAID}</p></article>'),
    "posts with pictures": (
        "",
        lambda number: _post(number, f"<div><img src=/{number}.jpg><p>Boats {number}</p></div>"),
    ),
    "days between posts": (
        "",
        lambda number: f"<h3>{1 + number % 28} March 2026</h3><div><p>{_clock(number)}</p><p>{_SAID}{number}</p></div>",
    ),
    "half of the clocks say pm": (
        "",
        lambda number: f"<div><p>{number // 60 % 12 or 12}.{number % 60:02d}{'pm' if number % 3 else ''}</p><p>{_SAID}{number}</p></div>",
    ),
    "half of the posts are dated": (
        "",
        lambda number: f"<div><p>{'9 March 2026 ' if number % 2 else ''}{_clock(number)}</p><p>{_SAID}{number}</p></div>",
    ),
    "one block": ("<div>", lambda number: f"<a name=a{number}></a>{_clock(number)} - {_SAID}{number}<br><br>"),
    "one post of paragraphs": (f"{_FEED}<article><time>06:00</time>", lambda number: f"<p>{_SAID}{number}</p>"),
    "one post of blocks": (f"{_FEED}<article><time>06:00</time>", lambda number: f"<div>word {number}</div>"),
    "cards beside posts": (
        _FEED,
        lambda number: f"{_post(number)}<div><h3><a href=/x/{number}>Another story that leads away</a></h3></div>",
    ),
    "short paragraphs": ("", lambda number: f"<p>{number}</p>"),
    "a row of times": ("<div>", lambda number: f"<time>{_clock(number)}</time>"),
    "a row of spans": ("<div>", lambda number: f"<span id=a{number}>word{number}</span>"),
    "a row of links": ("<div>", lambda number: f"<a href=x{number}>y</a>"),
    "open elements": ("<span>" * 1000, lambda number: "<p>x</p>"),
    "preformatted": ("<pre>", lambda number: f"{_clock(number)}\n{_SAID}{number}\n\n"),
}


def page(name: str, size: int) -> bytes:
    """A page of about `size` bytes."""
    opening, piece = _PIECES[name]
    count = size // len(piece(1000))
    return f"<body><h1>Quay live: the gate opens</h1>{opening}{''.join(map(piece, range(count)))}".encode()


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=100, help="size of the smallest page")
    common.add_busy(parser)
    options = parser.parse_args()
    if not common.begun("lxml", busy=options.busy):
        return 1
    slow = 0
    for name in _PIECES:
        sizes = [options.kilobytes * 1000 * times for times in (1, 2, 4)]
        best = common.timed({str(size): partial(livelog.parse, page(name, size)) for size in sizes}, 3).seconds
        small, _, large = (best[str(size)] for size in sizes)
        slow += large > MOST * small
        print(f"{name:28} {small:6.2f} s {large:6.2f} s {large / small:5.1f} times{'  too slow' if large > MOST * small else ''}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
