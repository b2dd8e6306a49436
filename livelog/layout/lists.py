"""Lists that imitate entries: tables of contents, key-event indexes, related stories with their clocks."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from livelog.evidence.features import is_prose, is_text
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.markers import kind
from livelog.model.marker import Marker
from livelog.model.page import Line

_LEAST_LISTED = 3  # markers of the shortest list below the entries
_TITLE_LINES = 3  # lines below a marker that must hold no sentence, where it stands in a list
_MOSTLY_SAID = 0.7  # share of the entries above a list that hold sentences
_LEAST_REPEATED = 0.5  # share of a list's clocks that stand again further down


def without_lists(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon) -> list[Marker]:
    """The markers without those of indexes.

    An index is a run with nothing but titles between its markers, whose times return below, or that stands under an index's heading.
    """
    dropped: set[int] = set()
    clocks = [marker for marker in markers if kind(marker.stamp) == "clock"]
    runs = _runs(markers, lines)
    for run in runs:
        if len(run) < 2:
            continue
        later = clocks[bisect_right(clocks, run[-1].last, key=_first) :]
        if _returns(run, later) or (later and _headed(run[0], lines, words) and not _prose_between(run)):
            dropped.update(marker.first for marker in run)
    dropped.update(marker.first for marker in _below(runs, lines))
    return [marker for marker in markers if marker.first not in dropped]


def _first(marker: Marker) -> int:
    return marker.first


def _below(runs: list[list[Marker]], lines: tuple[Line, ...]) -> list[Marker]:
    """The markers of lists of other stories below the entries.

    They have titles alone where the entries have sentences, and their clocks do not go on where those of the entries end.
    """
    cut = len(runs)
    while cut and len(runs[cut - 1]) > 1:
        cut -= 1
    listed = [marker for run in runs[cut:] for marker in run]
    entries = [marker for run in runs[:cut] for marker in run]
    if len(listed) < _LEAST_LISTED or len(entries) < 2 or any(kind(marker.stamp) != "clock" for marker in listed):
        return []
    last = listed[-1].last + 1
    titled = all(any(not lines[number].reason for number in range(above.last + 1, below.first)) for above, below in pairwise(listed))
    if not titled and _says(range(last, min(last + _TITLE_LINES, len(lines))), lines):
        return []  # the last of them is an entry, whose neighbours lost their texts
    ends = [*(marker.first for marker in entries[1:]), listed[0].first]
    said = [_says(range(marker.last + 1, end), lines) for marker, end in zip(entries, ends, strict=True)]
    clocks = [minutes for marker in (*entries, listed[0]) if (minutes := marker.stamp.when.minutes) is not None]
    steps = [(below > above) - (below < above) for above, below in pairwise(clocks)]
    if sum(said) < _MOSTLY_SAID * len(said) or len(steps) < 2:
        return []
    way = sum(steps[:-1])
    return listed if way * steps[-1] < 0 else []


def _says(numbers: range, lines: tuple[Line, ...]) -> bool:
    return any(not lines[number].reason and is_prose(lines[number].text) for number in numbers)


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
    title = None
    for number in range(above.last + 1, below.first):
        line = lines[number]
        if not line.reason:
            if title is not None:
                return False
            title = line.text
    return title is None or not is_prose(title)


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
