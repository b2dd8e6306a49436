"""Lists that imitate entries: tables of contents, key-event indexes, related stories with their clocks."""

from __future__ import annotations

from itertools import groupby, pairwise

from livelog.evidence.around import has_prose
from livelog.evidence.features import is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.markers import kind
from livelog.layout.pools import spoken, style
from livelog.model.marker import Marker
from livelog.model.page import Line

_DAY = 24 * 60  # minutes
_LEAST_LISTED = 3  # markers of the shortest list below the entries
_TITLE_LINES = 3  # lines below a marker that must hold no sentence, where it stands in a list
_MOSTLY_SAID = 0.7  # share of the entries above a list that hold sentences
_TITLES = 2  # lines of a list's item, such as a title and the number of comments
_ABOVE_INDEX = 12  # the first marker of an index is one of these
_SINGLE = 3  # and that of an index of one
_CLOSE = 4  # lines from one marker of an index to the next, at most
_LEAST_REPEATED = 0.5  # share of a list's clocks that stand again further down


def without_lists(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon) -> list[Marker]:
    """The markers without those of indexes.

    An index is a run with nothing but titles between its markers, whose times return below, or that stands under an index's heading.
    """
    dropped = {marker.first for marker in _announced(markers, lines, words)}
    markers = [marker for marker in markers if marker.first not in dropped]
    clocks = [marker for marker in markers if kind(marker.stamp) == "clock"]
    runs = _runs(markers, lines)
    timed = runs if len(clocks) == len(markers) else _runs(clocks, lines)
    later: dict[str, set[int | None]] = {}  # what the clocks below a run show, by their place: gathered from the page's end on
    for run in reversed(runs):
        while clocks and clocks[-1].first > run[-1].last:
            later.setdefault(clocks[-1].stamp.place, set()).add(clocks.pop().stamp.when.minutes)
        if len(run) > 1 and (_returns(run, later) or (later and _headed(run[0], lines, words) and not _prose_between(run))):
            dropped.update(marker.first for marker in run)
    dropped.update(marker.first for marker in _below(runs, lines))
    dropped.update(marker.first for marker in _other_stories(timed, lines))
    return [marker for marker in markers if marker.first not in dropped]


def _announced(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon) -> list[Marker]:
    """The markers near the top that announce entries: with one line each, and these lines and their times stand again below.

    Of match minutes the times are enough. A single one has an index's heading above it.
    """
    start = 0
    while start < min(_ABOVE_INDEX, len(markers)):
        end = start + 1
        while end < len(markers) and _next_below(markers[end - 1], markers[end], lines):
            end += 1
        if end - start > 1 or (start < _SINGLE and _headed(markers[start], lines, words)):
            run = _standing_again(markers[start:end], markers[end:], lines)
            if len(run) > 1 or (run and _headed(run[0], lines, words)):
                return run
        start = end
    return []


def _standing_again(run: list[Marker], later: list[Marker], lines: tuple[Line, ...]) -> list[Marker]:
    """The run, if it announces entries, without the first of these, which can stand close below it; else nothing."""
    times = {time for marker in later if (time := _time(marker)) is not None}
    count = next((place for place in range(len(run), 0, -1) if _time(run[place - 1]) in times), 0)
    run = run[:count]
    again = [marker for marker in run if _time(marker) in times]
    titles = {title for marker in run if (title := _line_below(marker, lines)) is not None}
    if not run or len(again) < _LEAST_REPEATED * len(run):
        return []
    if all(kind(marker.stamp) == "match" for marker in run):
        return run if len(again) == len(run) and not any(map(is_prose, titles)) else []
    found = {line.text for line in lines[run[-1].last + 2 :] if line.text in titles} if titles else titles
    return run if titles and len(found) >= _LEAST_REPEATED * len(titles) else []


def _time(marker: Marker) -> int | str | None:
    when = marker.stamp.when
    return when.minutes if when.match is None else when.match


def _next_below(above: Marker, below: Marker, lines: tuple[Line, ...]) -> bool:
    """The two look alike, with one kept line between them."""
    if below.first - above.last > _CLOSE or kind(above.stamp) != kind(below.stamp) or style(above.stamp) != style(below.stamp):
        return False
    return sum(not lines[number].reason for number in range(above.last + 1, below.first)) == 1


def _line_below(marker: Marker, lines: tuple[Line, ...]) -> str | None:
    """What stands right below the marker."""
    below = lines[marker.last + 1] if marker.last + 1 < len(lines) else None
    return below.text if below is not None and not below.reason else None


def _other_stories(runs: list[list[Marker]], lines: tuple[Line, ...]) -> list[Marker]:
    """The markers of lists of other stories: with titles alone where the entries have sentences, and with times that are none of theirs.

    Such times are written in another shape than those of all entries, or run the other way.
    """
    alike = [list(same) for run in runs for _, same in groupby(run, key=_shape)]
    titled, entries = _parted(alike)
    if not titled or len(entries) < 2 or sum(spoken(entries, lines)) < _MOSTLY_SAID * len(entries):
        return []
    shapes = {marker.stamp.shape for marker in entries}
    found = [marker for run in titled if shapes.isdisjoint(marker.stamp.shape for marker in run) for marker in run]
    titled, entries = _parted(_without_entry(alike, lines))
    way = _ways(entries)
    against = [marker for run in titled if _ways(run) * way < 0 < abs(way) - 1 for marker in run]
    return [*found, *against]


def _parted(runs: list[list[Marker]]) -> tuple[list[list[Marker]], list[Marker]]:
    """The runs that could be lists, and the markers of all others."""
    return [run for run in runs if len(run) >= _LEAST_LISTED], [marker for run in runs if len(run) < _LEAST_LISTED for marker in run]


def _without_entry(runs: list[list[Marker]], lines: tuple[Line, ...]) -> list[list[Marker]]:
    """The runs, the last marker of the first list for itself where a sentence soon follows: it is the first entry below that list."""
    place = next((place for place, run in enumerate(runs[:-1]) if len(run) >= _LEAST_LISTED), None)
    if place is None:
        return runs
    run, last = runs[place], runs[place][-1].last + 1
    if not has_prose(lines, last, min(last + _TITLE_LINES, runs[place + 1][0].first)):
        return runs
    return [*runs[:place], run[:-1], run[-1:], *runs[place + 1 :]]


def _shape(marker: Marker) -> str:
    return marker.stamp.shape


def _ways(markers: list[Marker]) -> int:
    """How often more the clocks of markers go forwards than backwards."""
    clocks = [minutes for marker in markers if (minutes := marker.stamp.when.minutes) is not None]
    return sum(_way(above, below) for above, below in pairwise(clocks))


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
    if not titled and has_prose(lines, last, min(last + _TITLE_LINES, len(lines))):
        return []  # the last of them is an entry, whose neighbours lost their texts
    ends = [*(marker.first for marker in entries[1:]), listed[0].first]
    said = [has_prose(lines, marker.last + 1, end) for marker, end in zip(entries, ends, strict=True)]
    clocks = [minutes for marker in (*entries, listed[0]) if (minutes := marker.stamp.when.minutes) is not None]
    steps = [_way(above, below) for above, below in pairwise(clocks)]
    if sum(said) < _MOSTLY_SAID * len(said) or len(steps) < 2:
        return []
    way = sum(steps[:-1])
    return listed if way * steps[-1] < 0 else []


def _way(above: int, below: int) -> int:
    """Which way a clock goes on, by the shorter way round: 1 forwards, -1 backwards (also from 00:12 to 23:31), 0 where it stands."""
    ahead = (below - above) % _DAY
    return 0 if not ahead else 1 if ahead < _DAY // 2 else -1


def _runs(markers: list[Marker], lines: tuple[Line, ...]) -> list[list[Marker]]:
    """Markers of one place and kind with at most two lines, and no prose, between each two."""
    found: list[list[Marker]] = []
    for marker in markers:
        last = found[-1][-1] if found else None
        if last and last.stamp.place == marker.stamp.place and kind(last.stamp) == kind(marker.stamp) and _titles_only(last, marker, lines):
            found[-1].append(marker)
        else:
            found.append([marker])
    return found


def _titles_only(above: Marker, below: Marker, lines: tuple[Line, ...]) -> bool:
    titles: list[str] = []
    for number in range(above.last + 1, below.first):
        if not lines[number].reason:
            if len(titles) == _TITLES:
                return False
            titles.append(lines[number].text)
    return not any(map(is_prose, titles))


def _returns(run: list[Marker], later: dict[str, set[int | None]]) -> bool:
    """The run's clocks stand again below, on markers of another place. `later` are the clocks below it by their places."""
    clocks = [marker.stamp.when.minutes for marker in run if marker.stamp.when.minutes is not None]
    others = [minutes for place, minutes in later.items() if place != run[0].stamp.place]
    again = sum(any(clock in minutes for minutes in others) for clock in clocks)
    return len(clocks) >= 2 and again >= _LEAST_REPEATED * len(clocks)


def _headed(first: Marker, lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A heading such as `Key events` stands just above."""
    index = words.words("labels.index")
    above = [fold_word(lines[number].text).strip(" .:") for number in range(max(0, first.first - 2), first.first)]
    return any(text in index for text in above)


def _prose_between(run: list[Marker]) -> bool:
    return any(is_prose(marker.stamp.tail) for marker in run)
