"""Stamps to markers: stamps on neighbouring lines that complete or repeat each other become one marker; days of their own, dividers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping

from livelog.evidence.changes import says_changed
from livelog.know.lexicon import Lexicon
from livelog.model.marker import Divider, Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp, When
from livelog.stamps.grammar import Grammar
from livelog.stamps.runs import completed

_LEAST_METADATA = 3  # stamps behind `posted` or `updated` that are taken for markers where the page has no others
_LEAST_SHARE = 0.5  # of the clocks that must have a companion above them for the companion to be part of the marker


def kind(stamp: Stamp) -> str:
    """What a stamp is made of: `match`, `clock`, `day`, `age` or `epoch`."""
    when = stamp.when
    if when.match is not None:
        return "match"
    if when.hour is not None:
        return "clock"
    if when.epoch is not None:
        return "epoch"
    return "age" if when.relative is not None else "day"


def split_dates(lines: tuple[Line, ...], grammar: Grammar) -> list[Stamp]:
    """Days whose month, number and year stand on three lines of their own, as pages print calendar leaves.

    >>> from livelog.read.lines import split_lines
    >>> from livelog.stamps.grammar import grammar
    >>> [stamp.when.day for stamp in split_dates(split_lines("November\\n02\\n2023\\n21:06"), grammar("en"))]
    [2]
    """
    found: list[Stamp] = []
    for number, line in enumerate(lines[:-1]):
        month = grammar.months.get(line.text.casefold()) if len(line.text) < 14 else None
        if month is None or line.reason:
            continue
        day = lines[number + 1].text
        year = lines[number + 2].text if number + 2 < len(lines) else ""
        if not (day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31):
            continue
        dated = len(year) == 4 and year.isdecimal()
        when = When(year=int(year) if dated else None, month=month, day=int(day))
        text = " ".join([line.text, day, *([year] if dated else [])])
        shape = "MONTH D" + (", YYYY" if dated else "")
        found.append(Stamp(number, 0, len(line.text), "whole", when, shape, text, lines=3 if dated else 2))
    return found


def build(stamps: list[Stamp], lines: tuple[Line, ...], words: Lexicon) -> tuple[list[Marker], list[Divider]]:
    """The markers that the stamps make, in order, and the dividers. Metadata stamps are neither.

    A companion (an age, an epoch, a day, a match minute on the line above a clock) joins the clock's marker where at least half of the
    clocks have one; the same stamp twice in a row joins where the whole page doubles its stamps.
    """
    usable = _usable(stamps, words)
    doubled = _doubled(usable, lines)
    paired = _paired(usable, lines)
    if sum(stamp.place == "whole" and kind(stamp) == "clock" for stamp in usable) == 1:
        paired |= {("day", "clock")}  # a lone clock below a day, in a page whose entries look otherwise, is the page's own
    markers: list[Marker] = []
    for stamp in usable:
        last = stamp.line + stamp.lines - 1
        above = markers[-1] if markers else None
        if above and _adjacent(above.last, stamp.line, lines):
            pair = (kind(above.stamp), kind(stamp))
            if pair in paired and above.stamp.place == "whole" and stamp.place != "mid" and above.stamp.name is None:
                markers[-1] = Marker(above.first, last, join(above.stamp, stamp))
                continue
            if pair == ("age", "age") and above.stamp.when == stamp.when and above.stamp.place == stamp.place == "whole":
                markers[-1] = Marker(above.first, last, stamp)  # one age in two spellings: `2h ago`, `2 hours ago`
                continue
            if doubled and above.stamp.when == stamp.when and above.first == above.last:
                markers[-1] = Marker(above.first, last, above.stamp)
                continue
        markers.append(Marker(stamp.line, last, stamp))
    dividing = [marker for marker in markers if _divides(marker)]
    dividers = [Divider(marker.first, marker.stamp) for marker in dividing]
    return [marker for marker in markers if not _divides(marker)] if dividing else markers, dividers


def _usable(stamps: list[Stamp], words: Lexicon) -> list[Stamp]:
    """The stamps without those behind `posted` or `updated`, unless the entries have no others, or fewer than there are `posted`."""
    usable = [stamp for stamp in stamps if not stamp.metadata]
    leads = Counter(stamp.lead.casefold() for stamp in stamps if stamp.metadata)
    if not leads or leads.most_common(1)[0][1] < _LEAST_METADATA:
        return usable
    posted = [stamp for stamp in stamps if not says_changed(f"{stamp.lead} {stamp.text}", words)]
    count = sum(stamp.metadata for stamp in posted)
    clocks = sum(kind(stamp) in ("clock", "match") for stamp in usable)
    if clocks and clocks >= count:
        return usable
    # a page whose every entry says `Posted ...`, some beside `Updated ...`; below them stories can have clocks alone
    return posted if count >= _LEAST_METADATA else usable if clocks else stamps


def _divides(marker: Marker) -> bool:
    stamp = marker.stamp
    return kind(stamp) == "day" and stamp.place == "whole" and stamp.name is None


def _adjacent(above: int, below: int, lines: tuple[Line, ...]) -> bool:
    """No kept line stands between the two."""
    return 0 < below - above <= 3 and all(lines[number].reason for number in range(above + 1, below))


_COMPANIONS = (
    ("age", "clock"),
    ("epoch", "clock"),
    ("day", "clock"),
    ("clock", "day"),
    ("age", "day"),
    ("match", "clock"),
    ("clock", "age"),
)


def _paired(stamps: list[Stamp], lines: tuple[Line, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of kinds that stand directly above one another so often that they are one marker."""
    counts: dict[tuple[str, str], int] = {}
    kinds = list(map(kind, stamps))
    for pair, (above, below) in zip(itertools.pairwise(kinds), itertools.pairwise(stamps), strict=True):
        if pair[0] == pair[1]:
            continue  # by far the most
        # an empty line between a day and a clock makes the day a heading of its own
        alike = above.place == "whole" and below.place != "mid"
        if pair in _COMPANIONS and alike and _adjacent(above.line + above.lines - 1, below.line, lines):
            if pair == ("day", "clock") and lines[below.line].blanks:
                continue
            counts[pair] = counts.get(pair, 0) + 1
    totals = Counter(kinds)
    most = max(counts.values(), default=0)
    return frozenset(
        pair
        for pair, count in counts.items()
        if count >= _LEAST_SHARE * min(totals[pair[0]], totals[pair[1]]) and 2 * count >= most and _both(pair, count, totals)
    )


def _both(pair: tuple[str, str], count: int, totals: Mapping[str, int]) -> bool:
    """A day above a clock is a divider rather than a companion where most clocks have none."""
    return pair[0] != "day" or count >= _LEAST_SHARE * totals["clock"]


def _doubled(stamps: list[Stamp], lines: tuple[Line, ...]) -> bool:
    """Most stamps stand twice in a row."""
    pairs = sum(1 for above, below in itertools.pairwise(stamps) if above.when == below.when and _adjacent(above.line, below.line, lines))
    dated = [stamp for stamp in stamps if stamp.when.has_clock]
    return bool(dated) and pairs * 2 >= 0.6 * len(dated) and all(stamp.when.has_day for stamp in dated[:2])


def join(above: Stamp, below: Stamp) -> Stamp:
    """Two stamps as one: the lower one's place, with what the upper one says besides."""
    return below._replace(
        when=completed(below.when, above.when),
        shape=f"{above.shape} {below.shape}",
        text=f"{above.text} {below.text}",
        opener=above.opener or below.opener,
        name=below.name or above.name,
        named=below.named or above.named,
    )
