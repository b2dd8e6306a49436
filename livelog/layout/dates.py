"""The page's own dates and clocks, told from its markers."""

from __future__ import annotations

import itertools

from livelog.evidence.around import has_prose, texts_of
from livelog.evidence.features import has_digit, is_headlike, is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.pools import style
from livelog.model.marker import Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp

_CHANGES = frozenset({"updated", "refresh-note"})  # reasons of removed lines that tell of a change of the page
_LEAST_ALIKE = 3  # markers of one shape that make another shape above them that of the page's date
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
    beside = [_beside_change(marker, lines, stated) for marker in kept[:3]]
    if any(beside[:2]) and sum(beside) == 1 < len(kept) and first.stamp.when.has_day:
        return kept[beside.index(True) + 1 :]
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


def _beside_change(marker: Marker, lines: tuple[Line, ...], stated: frozenset[int]) -> bool:
    """The marker, dated, stands below a word such as `Updated` alone or above a line that dates the page in words: it is the other date."""
    if not marker.stamp.when.has_day or marker.stamp.place != "whole":
        return False
    above = lines[marker.first - 1] if marker.first else None
    called = above is not None and above.reason in _CHANGES and not has_digit(above.text)
    return called or marker.last + 1 in stated


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
    alone = alone_dated or alone_weekday or alone_year or nameless
    if ((alone or _out_of_order(members) or _above_feed(members, lines, words)) and not first.stamp.name) or _alone_in_shape(members):
        return tuple(rest)
    return members


def _above_feed(members: tuple[Marker, ...], lines: tuple[Line, ...], words: Lexicon) -> bool:
    """Words that open a feed (`Live updates`) and no sentence stand between the first of the markers, dated, and the second."""
    first, second = members[:2]
    between = texts_of(lines, first.last + 1, second.first)
    opens = bool(between) and fold_word(between[0]).strip(" .:!") in words.words("labels.feed")
    return opens and first.stamp.when.has_day and first.stamp.place == "whole" and not any(map(is_prose, between))


def _alone_in_shape(members: tuple[Marker, ...]) -> bool:
    """The first of the markers is dated and spelled as none of the others, which are all spelled alike and have no name if it has one."""
    shapes = {marker.stamp.shape for marker in members[1:]}
    named = members[0].stamp.name and any(marker.stamp.name for marker in members[1:])
    return (
        len(shapes) == 1
        and not named
        and len(members) > _LEAST_ALIKE
        and members[0].stamp.when.has_day
        and members[0].stamp.shape not in shapes
    )


def _out_of_order(members: tuple[Marker, ...]) -> bool:
    """The first of the markers, all dated, is older than the others, which run newest first without a break."""
    whens = [marker.stamp.when for marker in members]
    if len(whens) < 3 or not all(when.has_day and when.has_clock and when.year and when.month for when in whens):
        return False
    moments = [(when.year or 0, when.month or 0, when.day or 0, when.minutes or 0) for when in whens]
    return moments[0] < moments[-1] and all(one >= two for one, two in itertools.pairwise(moments[1:]))
