"""Pools: markers that stand in the same place of their lines and are made of the same kind of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from livelog.evidence.around import has_prose
from livelog.evidence.features import is_prose, is_text
from livelog.layout.markers import kind
from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp


class Pool(NamedTuple):
    """Markers that could be a page's markers together, and what speaks for them. `full` tells of each whether text belongs to it."""

    markers: tuple[Marker, ...]
    score: float
    evidence: tuple[Evidence, ...]
    full: tuple[bool, ...]


# how well a kind of time marks entries, and a place in the line: bare clocks and ages also stand in menus and lists
_KINDS = {"clock": 1.0, "match": 0.8, "day": 0.5, "age": 0.45, "epoch": 0.4}
_STRONG = 0.35  # what a zone, a day, a fence, a byline or a known prefix adds to a marker
_NEAR = 12  # lines behind a marker in which its text begins
_LEAST_FILLED = 0.5  # share of gaps that hold text in a pool worth having


def strong(stamp: Stamp) -> bool:
    """The stamp carries more than a bare clock: a day, a zone, a fence, a byline, a word of markers, or an age beside its clock."""
    when = stamp.when
    if when.hour is None or when.match is not None:
        return False  # no clock
    more = when.has_day or when.zone or stamp.name or stamp.prefix or "+++" in stamp.opener or when.offset
    return bool(more or when.relative is not None)


def separator_class(stamp: Stamp) -> str:
    """What stands behind a stamp: `none` (nothing follows), `firm` (colon, dash, pipe, bracket), `comma`, `stop`, `blank`, `glued`."""
    if not stamp.tail:
        return "none"
    mark = stamp.separator.strip()
    if any(sign in mark for sign in ":|–—-)+?："):
        return "firm"
    return {",": "comma", ".": "stop", "": "blank" if stamp.separator else "glued"}.get(mark, "blank")


_PLACES = {"none": 1.0, "firm": 1.0, "blank": 0.75, "stop": 0.75, "glued": 0.6, "comma": 0.55}


def weight(stamp: Stamp) -> float:
    """How much one marker counts before the document is looked at."""
    place = 0.5 if stamp.place == "end" else _PLACES[separator_class(stamp)] if stamp.tail else 1.0
    if stamp.lead and not (stamp.prefix or stamp.name) and stamp.place != "end":
        place *= 0.8
    return _KINDS[kind(stamp)] * place + (_STRONG if strong(stamp) else 0.0)


def style(stamp: Stamp) -> tuple[object, ...]:
    """What markers of one layout share, punctuation inside the clock aside."""
    when = stamp.when
    return (
        stamp.place,
        when.has_day,
        bool(when.zone),
        bool(stamp.name),
        not stamp.tail or separator_class(stamp) == "firm",
        bool(stamp.prefix),
        "+++" in stamp.opener,
    )


def group(markers: list[Marker]) -> dict[tuple[str, str], list[Marker]]:
    """Markers by place and kind; a prose-like line end counts apart from a stamp of its own line."""
    groups: dict[tuple[str, str], list[Marker]] = {}
    for marker in markers:
        groups.setdefault((marker.stamp.place, kind(marker.stamp)), []).append(marker)
    return groups


def filled(markers: list[Marker], lines: tuple[Line, ...]) -> list[bool]:
    """For each marker, whether text stands between it and the next one (for the last: to the end), its own tail included.

    Where more markers have text above them than below, they close their entries, and that counts.
    """
    below = [_has_text(marker, end, lines) for marker, end in _with_ends(markers, lines)]
    if all(below) or any(marker.stamp.place != "whole" for marker in markers):
        return below
    starts = [0] + [marker.last + 1 for marker in markers[:-1]]
    above = [
        any(is_text(lines[number].text) for number in range(start, marker.first) if not lines[number].reason)
        for start, marker in zip(starts, markers, strict=True)
    ]
    return above if sum(above) > sum(below) else below


def _with_ends(markers: Sequence[Marker], lines: tuple[Line, ...]) -> list[tuple[Marker, int]]:
    ends = [marker.first for marker in markers[1:]] + [len(lines)]
    return list(zip(markers, ends, strict=True))


def _has_text(marker: Marker, end: int, lines: tuple[Line, ...]) -> bool:
    """Text stands in the marker's own line or in one of the next."""
    stamp = marker.stamp
    if (stamp.tail and stamp.named != "tail" and is_text(stamp.tail)) or (stamp.place == "end" and is_text(stamp.lead)):
        return True
    for number in range(marker.last + 1, min(end, marker.last + _NEAR)):
        line = lines[number]
        if not line.reason and is_text(line.text):
            return True  # mostly at the first
    return False


def judge(markers: list[Marker], lines: tuple[Line, ...]) -> Pool:
    """The pool of these markers with its score.

    Points are the markers' weights where their gap is filled, times the shares of distinct times, of the commonest style and of
    filled gaps. (DESIGN: the place of the stamp, the number of distinct clocks and filled gaps carry most.)
    """
    full = filled(markers, lines)
    points = sum(weight(marker.stamp) * (1.0 if has else 0.25) for marker, has in zip(markers, full, strict=True))
    share = sum(full) / len(full)
    distinct = len({(marker.stamp.when.has_clock, _moment(marker)) for marker in markers}) / len(markers)
    common = Counter(style(marker.stamp) for marker in markers).most_common(1)[0][1] / len(markers)
    score = points * (0.3 + 0.7 * distinct) * (0.6 + 0.4 * common) * (share if share < _LEAST_FILLED else 1.0)
    evidence = (
        Evidence("stamps", len(markers)),
        Evidence("points", round(points, 2)),
        Evidence("distinct times", round(distinct, 2)),
        Evidence("same style", round(common, 2)),
        Evidence("filled gaps", round(share, 2)),
    )
    return Pool(tuple(markers), round(score, 3), evidence, tuple(full))


def spoken(markers: Sequence[Marker], lines: tuple[Line, ...]) -> list[bool]:
    """For each marker, whether a sentence stands behind it in its line, or soon below it and before the next."""
    return [
        is_prose(marker.stamp.tail) or has_prose(lines, marker.last + 1, min(end, marker.last + _NEAR))
        for marker, end in _with_ends(markers, lines)
    ]


def weighed(pool: Pool, lines: tuple[Line, ...], most: float) -> Pool:
    """The pool with its score less up to `most` of it, by the share of its markers that have no sentence before the next."""
    told = zip(pool.markers, spoken(pool.markers, lines), strict=True)
    share = sum(said or is_prose(marker.stamp.lead) for marker, said in told) / len(pool.markers)
    evidence = (*pool.evidence, Evidence("sentences", round(share, 2)))
    return pool._replace(score=round(pool.score * (1 - most * (1 - share)), 3), evidence=evidence)


def _moment(marker: Marker) -> tuple[object, ...]:
    when = marker.stamp.when
    return (when.day, when.numbers, when.minutes, when.second, when.match, when.epoch, when.relative)
