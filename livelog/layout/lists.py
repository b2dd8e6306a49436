"""Lists that imitate entries: tables of contents, key-event indexes, related stories with their clocks."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from livelog.evidence.features import cjk, is_headlike, is_prose, is_text
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.markers import kind
from livelog.layout.pools import style
from livelog.model.marker import Marker
from livelog.model.page import Line

_HEADER_LINES = 8  # kept lines above the page's own date, at most
_LEAST_REPEATED = 0.5  # share of a list's clocks that stand again further down


def without_lists(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon) -> list[Marker]:
    """The markers without those of indexes.

    An index is a run with nothing but titles between its markers, whose times return below, or that stands under an index's heading.
    """
    dropped: set[int] = set()
    clocks = [marker for marker in markers if kind(marker.stamp) == "clock"]
    for run in _runs(markers, lines):
        if len(run) < 2:
            continue
        later = clocks[bisect_right(clocks, run[-1].last, key=_first) :]
        if _returns(run, later) or (later and _headed(run[0], lines, words) and not _prose_between(run)):
            dropped.update(marker.first for marker in run)
    return [marker for marker in markers if marker.first not in dropped]


def _first(marker: Marker) -> int:
    return marker.first


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
    alike = [marker for marker in kept[1:] if style(marker.stamp) == style(first.stamp)]
    prose = any(is_prose(lines[number].text) for number in range(first.first) if not lines[number].reason)
    if (
        first.stamp.when.has_day
        and not first.stamp.name
        and not prose
        and _above(first, lines) <= _HEADER_LINES
        and first.stamp.place == "whole"
        and len(alike) < 2
    ):
        ended = alike and not any(
            is_prose(lines[number].text) for number in range(alike[-1].last + 1, len(lines)) if not lines[number].reason
        )
        if not alike or ended or first.stamp.when.weekday is not None or first.stamp.lead:
            return kept[1:]
    return kept


def _empty_first(markers: list[Marker], lines: tuple[Line, ...]) -> bool:
    """The first of the markers, dated, stands in the page's head with no sentence below it, while every other has one."""
    first = markers[0]
    ends = [marker.first for marker in markers[1:]] + [len(lines)]
    proseful = [
        any(is_prose(line.text) for line in lines[marker.last + 1 : end] if not line.reason)
        for marker, end in zip(markers, ends, strict=True)
    ]
    head = not any(is_prose(line.text) for line in lines[: first.first] if not line.reason) and _above(first, lines) <= _HEADER_LINES
    lone = first.stamp.place == "whole" and not first.stamp.name and first.stamp.when.has_day
    return lone and head and not proseful[0] and all(proseful[1:]) and all(marker.stamp.place == "whole" for marker in markers)


_TOP = 14  # lines from the top in which a page calls itself live


def says_live(lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A line near the top calls the page a live blog, in its title or as a label.

    >>> from livelog.know.lexicon import lexicon
    >>> from livelog.read.lines import split_lines
    >>> says_live(split_lines("Quay strike live: boats wait"), lexicon("en")), says_live(split_lines("How we live now"), lexicon("en"))
    (True, True)
    """
    phrases = words.words("page.live")
    return any(_says(fold_word(line.text), phrases) for line in lines[:_TOP])


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    padded = " " + "".join(character if character.isalnum() or character == "-" else " " for character in text) + " "
    return any(f" {phrase} " in padded or (cjk(phrase) and phrase in text) for phrase in phrases)


def _headed_below(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """A headline and then a sentence stand right below the marker."""
    below = [line.text for line in lines[marker.last + 1 :] if not line.reason][:2]
    return len(below) == 2 and is_headlike(below[0]) and not below[0][0].isdigit() and below[0].count(" ") >= 2 and is_prose(below[1])


def _above(marker: Marker, lines: tuple[Line, ...]) -> int:
    return sum(1 for number in range(marker.first) if not lines[number].reason)


def _world_clocks(markers: list[Marker]) -> frozenset[int]:
    found: set[int] = set()
    for above, below in itertools.pairwise(markers):
        one, other = above.stamp, below.stamp
        both = one.lead and other.lead and one.lead != other.lead and not (one.prefix or other.prefix)
        clocks = one.when.minutes is not None and other.when.minutes is not None and one.when.minutes != other.when.minutes
        if (
            below.first == above.last + 1
            and both
            and clocks
            and ((one.when.minutes or 0) - (other.when.minutes or 0)) % 15 == 0
            and one.place == other.place == "whole"
        ):
            found.update((above.first, below.first))
    return frozenset(found)


def _runs(markers: list[Marker], lines: tuple[Line, ...]) -> list[list[Marker]]:
    """Markers of one place and kind with at most one line, and no prose, between each two."""
    found: list[list[Marker]] = []
    for marker in markers:
        last = found[-1][-1] if found else None
        if last and last.stamp.place == marker.stamp.place and kind(last.stamp) == kind(marker.stamp) and _titles_only(last, marker, lines):
            found[-1].append(marker)
        else:
            found.append([marker])
    return found


def _titles_only(above: Marker, below: Marker, lines: tuple[Line, ...]) -> bool:
    between = [lines[number].text for number in range(above.last + 1, below.first) if not lines[number].reason]
    return len(between) <= 1 and not any(map(is_prose, between))


def _returns(run: list[Marker], later: list[Marker]) -> bool:
    """The run's clocks stand again below, on markers of another place."""
    clocks = [marker.stamp.when.minutes for marker in run if marker.stamp.when.minutes is not None]
    again = {marker.stamp.when.minutes for marker in later if marker.stamp.place != run[0].stamp.place}
    return len(clocks) >= 2 and sum(clock in again for clock in clocks) >= _LEAST_REPEATED * len(clocks)


def _headed(first: Marker, lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A heading such as `Key events` stands just above."""
    index = words.words("labels.index")
    above = [fold_word(lines[number].text).strip(" .:") for number in range(max(0, first.first - 2), first.first)]
    return any(text in index for text in above)


def _prose_between(run: list[Marker]) -> bool:
    return any(is_prose(marker.stamp.tail) and is_text(marker.stamp.tail) for marker in run)
