"""The page's own dates and clocks, told from its markers."""

from __future__ import annotations

import itertools

from livelog.evidence.around import has_prose, texts_of
from livelog.evidence.features import is_headlike, is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.pools import style
from livelog.model.marker import Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp

_HEADER_LINES = 8  # kept lines above the page's own date, at most


def stating(stamps: list[Stamp]) -> frozenset[int]:
    """The lines in which the page says when it was published or changed: by a word, or by a full date in other words.

    >>> stating([])
    frozenset()
    """
    return frozenset(
        stamp.line for stamp in stamps if stamp.metadata or (stamp.place == "mid" and stamp.when.has_day and stamp.when.year is not None)
    )


def without_page_dates(markers: list[Marker], lines: tuple[Line, ...], stated: frozenset[int], live: bool) -> list[Marker]:
    """The markers without the page's own date and without world clocks.

    The page's own date is a dated stamp above all prose that no two others resemble; world clocks are neighbouring lines with different
    words in front, whose clocks differ by whole quarters of an hour. `stated` are lines that date the page in words; a single dated stamp
    below one of them is a marker; so is one with a headline below it in a page that calls itself `live`.
    """
    clocks = _world_clocks(markers)
    kept = [marker for marker in markers if marker.first not in clocks]
    if not kept:
        return kept
    first = kept[0]
    if len(kept) == 1 and (any(number < first.first for number in stated) or (live and _headed_below(first, lines))):
        return kept
    if len(kept) > 1 and _empty_first(kept, lines):
        return kept[1:]
    if not (first.stamp.when.has_day and not first.stamp.name and first.stamp.place == "whole" and _in_head(first, lines)):
        return kept
    own = style(first.stamp)
    alike = [marker for marker in kept[1:] if style(marker.stamp) == own]
    if len(alike) < 2:
        ended = alike and not has_prose(lines, alike[-1].last + 1, len(lines))
        if not alike or ended or first.stamp.when.weekday is not None or first.stamp.lead:
            return kept[1:]
    return kept


def _empty_first(markers: list[Marker], lines: tuple[Line, ...]) -> bool:
    """The first of the markers, dated, stands in the page's head with no sentence below it, while every other has one."""
    first = markers[0]
    if not first.stamp.when.has_day or first.stamp.name or any(marker.stamp.place != "whole" for marker in markers):
        return False
    if not _in_head(first, lines) or has_prose(lines, first.last + 1, markers[1].first):
        return False
    ends = [*(marker.first for marker in markers[2:]), len(lines)]
    return all(has_prose(lines, marker.last + 1, end) for marker, end in zip(markers[1:], ends, strict=True))


def _headed_below(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """A headline and then a sentence stand right below the marker."""
    below = texts_of(lines, marker.last + 1, len(lines), 2)
    return len(below) == 2 and is_headlike(below[0]) and not below[0][0].isdigit() and below[0].count(" ") >= 2 and is_prose(below[1])


def _in_head(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """No sentence, and only few lines, stand above the marker."""
    return len(texts_of(lines, 0, marker.first)) <= _HEADER_LINES and not has_prose(lines, 0, marker.first)


def _world_clocks(markers: list[Marker]) -> frozenset[int]:
    found: set[int] = set()
    for above, below in itertools.pairwise(markers):
        if below.first != above.last + 1:
            continue
        one, other = above.stamp, below.stamp
        both = one.lead and other.lead and one.lead != other.lead and not (one.prefix or other.prefix)
        clocks = one.when.minutes is not None and other.when.minutes is not None and one.when.minutes != other.when.minutes
        if both and clocks and ((one.when.minutes or 0) - (other.when.minutes or 0)) % 15 == 0 and one.place == other.place == "whole":
            found.update((above.first, below.first))
    return frozenset(found)


def without_header(members: tuple[Marker, ...], lines: tuple[Line, ...], words: Lexicon) -> tuple[Marker, ...]:
    """A dated stamp above others that have no day is the page's own."""
    if len(members) < 2:
        return members
    first, *rest = members
    when = first.stamp.when
    above = fold_word(lines[first.first - 1].text).strip(" .:!") if first.first else ""
    if above in words.words("labels.pinned"):
        return members
    alone_dated = when.has_day and not any(marker.stamp.when.has_day for marker in rest)
    alone_weekday = when.weekday is not None and not any(marker.stamp.when.weekday is not None for marker in rest)
    alone_year = when.year is not None and bool(first.stamp.lead) and len(rest) >= 2 and not any(marker.stamp.when.year for marker in rest)
    nameless = all(marker.stamp.name for marker in rest)
    if (alone_dated or alone_weekday or alone_year or nameless or _out_of_order(members)) and not first.stamp.name:
        return tuple(rest)
    return members


def _out_of_order(members: tuple[Marker, ...]) -> bool:
    """The first of the markers, all dated, is older than the others, which run newest first without a break."""
    whens = [marker.stamp.when for marker in members]
    if len(whens) < 3 or not all(when.has_day and when.has_clock and when.year and when.month for when in whens):
        return False
    moments = [(when.year or 0, when.month or 0, when.day or 0, when.minutes or 0) for when in whens]
    return moments[0] < moments[-1] and all(one >= two for one, two in itertools.pairwise(moments[1:]))
