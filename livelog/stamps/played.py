"""Time of play as a clock of minutes and seconds: `57:40` on a page of hockey is no time of day."""

from __future__ import annotations

from itertools import pairwise

from livelog.know.lazy import lazy
from livelog.model.page import Line
from livelog.model.stamp import Stamp, When

_LEAST = 4  # stamps that make a ticker
_LEAST_LATE = 0.25  # share of them that no clock can show
_LAST_HOUR, _LAST_MINUTE = 24, 130
# minutes and seconds that are all that their line holds: 57:40
_PLAYED = lazy(r"\d{1,3}:[0-5]\d")


def is_late(text: str) -> bool:
    """At a glance: the line may be a time of play that no clock shows.

    >>> is_late("57:40"), is_late("17:40"), is_late("57:40 Goal")
    (True, False, False)
    """
    return len(text) == len("57:40") and text[2] == ":" and text[:2].isdecimal() and int(text[:2]) > _LAST_HOUR


def played_stamps(lines: tuple[Line, ...]) -> list[Stamp]:
    """The longest row of times of play, where a part of them is too late for clocks and all run one way; else nothing.

    >>> from livelog.read.lines import split_lines
    >>> page = "59:12\\nThe guests pull their goalkeeper.\\n57:40\\nGoal!\\n44:18\\nIt is level.\\n20:00\\nFirst break.\\n20:14\\nNews"
    >>> [stamp.when.match for stamp in played_stamps(split_lines(page))]
    ['59:12', '57:40', '44:18', '20:00']
    """
    shown = [(number, line.text, _seconds(line.text)) for number, line in enumerate(lines) if _is_played(line)]
    run = max((_run(shown, sign) for sign in (-1, 1)), key=len)
    late = sum(seconds > _LAST_HOUR * 60 + 59 for _, _, seconds in run)
    if len(run) < _LEAST or late < _LEAST_LATE * len(run):
        return []
    return [Stamp(number, 0, len(text), "whole", When(match=text), "PLAYED", text) for number, text, _ in run]


def _is_played(line: Line) -> bool:
    text = line.text
    return line.reason is None and bool(_PLAYED.fullmatch(text)) and _seconds(text) <= _LAST_MINUTE * 60


def _seconds(text: str) -> int:
    minutes, _, seconds = text.partition(":")
    return int(minutes) * 60 + int(seconds)


def _run(shown: list[tuple[int, str, int]], sign: int) -> list[tuple[int, str, int]]:
    """The longest stretch in which times never turn, forwards (1) or backwards (-1)."""
    best, start = (0, 0), 0
    for place, (one, two) in enumerate(pairwise(shown), 1):
        if (two[2] - one[2]) * sign < 0:
            best, start = max(best, (start, place), key=lambda run: run[1] - run[0]), place
    first, end = max(best, (start, len(shown)), key=lambda run: run[1] - run[0])
    return shown[first:end]
