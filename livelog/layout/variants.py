"""Markers that differ a little from a pool's and belong to it all the same."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import NamedTuple

from livelog.evidence.features import is_text
from livelog.layout.markers import kind
from livelog.layout.pools import separator_class
from livelog.model.marker import Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp

_SLACK = 20  # minutes by which a variant may stand out of order


def absorb(pool: tuple[Marker, ...], others: list[Marker], lines: tuple[Line, ...], *, closing: bool = False) -> tuple[Marker, ...]:
    """The pool with those of the other markers that fit between their neighbours in time and resemble the pool.

    Where the pool's markers stand below their entries (`closing`), text above a marker is what it needs, else text below it.

    Only clocks are taken in, and only from the same end of the line. Where the pool's clocks all carry a zone or a day, one without
    must stand alone in its line.
    """
    if len(pool) < 2 or not others:
        return pool
    firsts = [marker.first for marker in pool]
    standing = frozenset(firsts)
    like = _like(pool)
    zoned = all(marker.stamp.when.zone for marker in pool)
    dated = any(marker.stamp.when.has_day for marker in pool)
    taken: list[Marker] = []
    for other in others:
        if kind(other.stamp) != "clock" or other.first in standing:
            continue
        if other.first < firsts[0] and _page_date(other.stamp, like, dated):
            continue
        place = bisect_left(firsts, other.first)
        if not _resembles(other.stamp, like, zoned):
            continue
        above = pool[place - 1] if place else None
        below = pool[place] if place < len(pool) else None
        if _fits(other, above, below, like) and (_closes(other, above, lines) if closing else _has_text(other, below, lines)):
            taken.append(other)
    return tuple(sorted([*pool, *taken], key=lambda marker: marker.first))


def _page_date(stamp: Stamp, pool: _Like, dated: bool) -> bool:
    """A dated stamp above the pool that the pool does not resemble is the page's own."""
    if not stamp.when.has_day:
        return False
    weekday = stamp.when.weekday is not None and not pool.weekdays
    nameless = not stamp.name and pool.named
    strange = len(pool.shapes) == 1 and stamp.shape not in pool.shapes
    return not dated or weekday or nameless or strange


class _Like(NamedTuple):
    """What the markers of a pool are like.

    Their places, what stands behind them, their shapes, whether one has a weekday, whether all have names, or names and days, and how their
    clocks run.
    """

    places: frozenset[str]
    separators: frozenset[str]
    shapes: frozenset[str]
    weekdays: bool
    named: bool
    named_days: bool
    clocks: bool
    newest_first: bool


def _like(pool: tuple[Marker, ...]) -> _Like:
    stamps = [marker.stamp for marker in pool]
    clocks = [stamp.when.minutes for stamp in stamps if stamp.when.minutes is not None]
    falls = sum(one > two for one, two in itertools.pairwise(clocks))
    rises = sum(one < two for one, two in itertools.pairwise(clocks))
    return _Like(
        frozenset(stamp.place for stamp in stamps),
        frozenset(map(separator_class, stamps)),
        frozenset(stamp.shape for stamp in stamps),
        any(stamp.when.weekday is not None for stamp in stamps),
        all(stamp.name for stamp in stamps),
        all(stamp.name and stamp.when.has_day for stamp in stamps),
        bool(clocks),
        falls >= rises,
    )


def _resembles(stamp: Stamp, pool: _Like, zoned: bool) -> bool:
    places = pool.places
    if zoned and not stamp.when.zone:
        return False
    if stamp.place == "end":
        return "end" in places
    if "end" in places and len(places) == 1:
        return False
    if stamp.place == "mid" or (stamp.lead and not (stamp.prefix or stamp.name)):
        return False
    if stamp.place == "start" and "start" not in places:
        # into a pool of stamps that stand alone only a line goes that could not be prose
        alike = bool(stamp.name) and stamp.when.has_day and pool.named_days
        return separator_class(stamp) == "firm" or bool(stamp.prefix) or alike
    if stamp.place == "start" and separator_class(stamp) in ("comma", "glued"):
        return separator_class(stamp) in pool.separators
    return True


def _fits(other: Marker, above: Marker | None, below: Marker | None, pool: _Like) -> bool:
    """The time lies between those of the markers around it, in the direction in which the pool runs."""
    mine = other.stamp.when.minutes
    if mine is None or not pool.clocks:
        return False
    high, low = (above, below) if pool.newest_first else (below, above)
    top = high.stamp.when.minutes if high else None
    bottom = low.stamp.when.minutes if low else None
    if top is None and bottom is None:
        return False
    if top is not None and bottom is not None and top + _SLACK < bottom:  # midnight lies between them
        return mine <= top + _SLACK or mine >= bottom - _SLACK
    if top is None or bottom is None:  # at an end of the page nothing bounds it on one side: it must be near
        near = top if top is not None else bottom
        return near is not None and abs(near - mine) <= 180 and (mine <= near + _SLACK if top is not None else mine >= near - _SLACK)
    return bottom - _SLACK <= mine <= top + _SLACK


def _closes(marker: Marker, above: Marker | None, lines: tuple[Line, ...]) -> bool:
    """Text stands between the marker and the one above it."""
    start = max(above.last + 1 if above else 0, marker.first - 8)
    return any(is_text(lines[number].text) for number in range(start, marker.first) if not lines[number].reason)


def _has_text(marker: Marker, below: Marker | None, lines: tuple[Line, ...]) -> bool:
    if marker.stamp.tail:
        return True
    end = min(below.first if below else len(lines), marker.last + 8)
    return any(is_text(lines[number].text) for number in range(marker.last + 1, end) if not lines[number].reason)
