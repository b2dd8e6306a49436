"""Wrapped dumps (w3m, lynx, fmt) unwrapped: lines that a program broke at a fixed width become paragraphs again.

A greedy wrapper breaks a line only where the next word would not fit. So a break is the wrapper's own exactly where the line's
width plus the next word exceeds the page's width, and every other break was in the source.
"""

from __future__ import annotations

from itertools import islice, pairwise

from livelog.model.page import Line

_NARROWEST, _WIDEST = 50, 140
_MOST_OVER = 0.005  # share of lines that may be wider than the page's width: addresses and tables cannot be broken
_LEAST_BREAKS = 8  # how many breaks of the wrapper's own make a wrapped page
_LEAST_SHARE = 0.08


def unwrap(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines with those joined that a wrapper broke; the lines as they are where the page is not wrapped.

    >>> from livelog.read.lines import split_lines
    >>> page = "The quay was quiet.\\n" * 3
    >>> unwrap(page, split_lines(page)) == split_lines(page)
    True
    """
    width = _width(lines)
    if width is None:
        return lines
    starts = [0, *(number for number in range(1, len(lines)) if not _broken(lines[number - 1], lines[number], width, text))]
    return tuple(_joined(lines[first:end]) for first, end in pairwise([*starts, len(lines)]))


def _joined(run: tuple[Line, ...]) -> Line:
    """A paragraph's lines as one."""
    if len(run) == 1:
        return run[0]
    return Line(run[0].start, run[-1].end, " ".join(line.text for line in run), run[0].blanks, run[0].indent)


def _width(lines: tuple[Line, ...]) -> int | None:
    """The width at which the page was wrapped, or None."""
    if len(lines) < 2 * _LEAST_BREAKS:
        return None
    place = int((1 - _MOST_OVER) * (len(lines) - 1))
    wide = (number for number, line in enumerate(lines) if line.end - line.start > _WIDEST)
    if next(islice(wide, len(lines) - 1 - place, None), None) is not None:
        return None  # so many are wide that the page was not wrapped: told by the first few of most pages
    width = sorted(line.indent + line.end - line.start for line in lines)[place]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = sum(1 for above, below in pairwise(lines) if _full(above, below, width))
    return width if breaks >= max(_LEAST_BREAKS, _LEAST_SHARE * len(lines)) else None


def _full(above: Line, below: Line, width: int) -> bool:
    """The first word of the line below would not have fitted on the line above."""
    used = above.indent + above.end - above.start
    word = len(below.text.split(" ", 1)[0])
    return below.blanks == 0 and used <= width < used + 1 + word and used > width // 2


def _broken(above: Line, below: Line, width: int, text: str) -> bool:
    """A break of the wrapper's own: the line is full, and the next goes on at the same depth (or under a bullet's text)."""
    if not _full(above, below, width) or text.count("\n", above.end, below.start) != 1:
        return False
    return above.indent <= below.indent <= above.indent + 6
