"""Which lines with a day of their own divide the feed."""

from __future__ import annotations

from livelog.evidence.around import has_prose
from livelog.model.marker import Divider, Marker
from livelog.model.page import Line

_NEAR = 2  # kept lines (a headline, a byline) that may stand between a divider and its first marker


def believed(dividers: list[Divider], markers: tuple[Marker, ...], lines: tuple[Line, ...]) -> list[Divider]:
    """The dividers above the first marker, and those directly above one; a related story's date, or a weekday in a menu, stands elsewhere.

    >>> believed([], (), ())
    []
    """
    if not markers:
        return []
    first = markers[0].first
    starts = [marker.first for marker in markers]
    if len(dividers) == 1 and dividers[0].line < first and has_prose(lines, dividers[0].line + 1, first):
        return []  # a date above the standfirst is the page's own
    return [
        divider
        for divider in dividers
        if (divider.line < first and divider.stamp.when.has_day) or _above_marker(divider.line, starts, lines)
    ]


def _above_marker(line: int, starts: list[int], lines: tuple[Line, ...]) -> bool:
    below = next((start for start in starts if start > line), None)
    return below is not None and sum(1 for number in range(line + 1, below) if not lines[number].reason) <= _NEAR
