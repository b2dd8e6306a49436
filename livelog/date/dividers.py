"""Which lines with a day of their own divide the feed."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

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
    if closing := _closing(dividers, markers, lines):
        return closing
    if len(dividers) == 1 and dividers[0].line < first and has_prose(lines, dividers[0].line + 1, first):
        return []  # a date above the standfirst is the page's own
    return [
        divider
        for divider in dividers
        if (divider.line < first and divider.stamp.when.has_day) or _above_marker(divider.line, starts, lines)
    ]


def _closing(dividers: list[Divider], markers: tuple[Marker, ...], lines: tuple[Line, ...]) -> list[Divider]:
    """Dividers that stand below the entries of their day, each moved to where these begin; none where they stand above.

    They stand below where one follows the last entry, others stand between entries, and none but the page's own date, which is that of the
    first one, stands above. (Some publishers print each day's heading under it.)
    """
    last = markers[-1].last
    behind = [one for one in dividers if one.line > last and one.stamp.when.has_day]
    between = [one for one in dividers if markers[0].first < one.line < last and one.stamp.when.has_day]
    over = [one for one in dividers if one.line < markers[0].first and one.stamp.when.has_day]
    if len(behind) != 1 or not between or not lines[behind[0].line].mark:
        return []
    own = [*between, *behind]
    days = {(one.stamp.when.day, one.stamp.when.month) for one in over}
    if days and days != {(own[0].stamp.when.day, own[0].stamp.when.month)}:
        return []
    starts = [-1, *(one.line for one in own[:-1])]
    return [Divider(start, one.stamp) for start, one in zip(starts, own, strict=True)]


def _above_marker(line: int, starts: list[int], lines: tuple[Line, ...]) -> bool:
    place = bisect_right(starts, line)
    if place == len(starts):
        return False
    between = (number for number in range(line + 1, starts[place]) if not lines[number].reason)
    return next(islice(between, _NEAR, None), None) is None
