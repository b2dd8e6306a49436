"""Where the feed of a page of text ends: below it stand lists of other stories and readers' comments, with times of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from livelog.evidence.around import has_prose
from livelog.evidence.features import is_prose
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.layout.markers import kind
from livelog.layout.pools import style
from livelog.model.marker import Marker
from livelog.model.page import Line, Page
from livelog.model.stamp import Stamp, When

# reasons of removed lines that can be headings of what stands below a feed
_HEADINGS = frozenset({"related-link", "comments", "footer"})
_COMMENTS = "comments"
_LONGEST = 60  # code points of a heading
_TRIED = 4  # headings that are looked at, from the page's end
_LAST_LINES = 3  # lines below the last time that must hold no sentence, where it stands in a list
_MOSTLY_SAID = 0.7  # share of entries that hold sentences where a time without one stands out
_ALL_SAID = 0.9  # share of them where titles whose times go on stand out all the same
_LEAST_LISTED = 3  # times of the shortest list that is told by its titles alone
_LEAST_RUNNING = 0.6  # how far the times of entries must run one way for a step against it to tell
_FEW = 2  # times above a heading each of which can be an entry's
_HALF_A_DAY = 720
_DIGITS = lazy(r"\d+")


class _Head(NamedTuple):
    """What the markers above a heading are like: their looks, how many have sentences, what share of the usual, and their way in time."""

    looks: frozenset[tuple[object, ...]]
    spoken: int
    said: float
    way: int


def without_below(page: Page, markers: list[Marker]) -> tuple[Page, list[Marker]]:
    """The page with all lines below its feed removed, and the markers of the feed.

    The feed ends at a heading that stands once, with nothing below it that could be an entry.
    """
    headings = [
        number
        for number, line in enumerate(page.lines)
        if line.reason is not None and line.reason in _HEADINGS and len(line.text) <= _LONGEST
    ]
    if not headings:
        return page, markers
    end = feed_ends([marker for marker in markers if _could_be(marker.stamp)], page.lines, headings)
    if end is None:
        return page, markers
    below = tuple(line if line.reason else line.removed("below-feed") for line in page.lines[end:])
    return page._replace(lines=(*page.lines[:end], *below)), [marker for marker in markers if marker.first < end]


def _could_be(stamp: Stamp) -> bool:
    """The stamp is one that entries have: a number alone may count votes."""
    return stamp.place != "mid" and kind(stamp) != "epoch" and stamp.shape != "NUMBER"


def feed_ends(markers: list[Marker], lines: tuple[Line, ...], headings: list[int]) -> int | None:
    """The line at which the feed ends; None where nothing below the first time tells. `headings` are lines that can head another part.

    Headings are tried from the page's end on: comments can stand above a list of stories.
    """
    end = None
    for number, comments in sorted(_candidates(markers, lines, headings), reverse=True)[:_TRIED]:
        place = bisect_right(markers, number - 1, key=_first)
        head = markers[:place]
        tail = [marker for marker in markers[place:] if end is None or marker.first < end]
        if not tail and end is not None:
            end = number if comments or not has_prose(lines, number, end) else end
        elif head and tail and _foreign(_head(head, number, lines), head[-1], tail, comments, lines):
            end = number
    return end


def _first(marker: Marker) -> int:
    return marker.first


def _candidates(markers: list[Marker], lines: tuple[Line, ...], headings: list[int]) -> list[tuple[int, bool]]:
    """The lines where what stands below a feed can begin, and whether it would be comments: headings that stand once, first comments."""
    if len(markers) < 2:
        return []
    found = [number for number in headings if number > markers[0].last]
    texts = [_DIGITS.sub("#", fold_word(lines[number].text)) for number in found]
    places: dict[str, list[int]] = {}
    for number, text in zip(found, texts, strict=True):
        places.setdefault(text, []).append(number)
    last = markers[-1].first
    once = [(own[0], lines[own[0]].reason == _COMMENTS) for own in places.values() if own[0] < last and (len(own) == 1 or own[1] > last)]
    again = [own for own in places.values() if len(own) > 1 and lines[own[0]].reason == _COMMENTS]
    return once + [(start, True) for own in again[-_TRIED:] if (start := _commented(own, markers, lines)) is not None]


def _commented(replies: list[int], markers: list[Marker], lines: tuple[Line, ...]) -> int | None:
    """Where the first comment begins, if a line such as `Reply` stands below most times from one on and below none before."""
    place = bisect_right(markers, replies[0], key=_first) - 1
    if place < 1 or len(replies) < _MOSTLY_SAID * sum(marker.first < replies[-1] for marker in markers[place:]):
        return None
    start = markers[place].first
    while start > markers[place - 1].last + 1 and not lines[start].blanks and _names(lines[start - 1]):
        start -= 1
    return start


def _names(line: Line) -> bool:
    """A kept line of a few words: who wrote a comment."""
    return line.reason is None and len(line.text) <= _LONGEST and not is_prose(line.text)


def _head(markers: list[Marker], end: int, lines: tuple[Line, ...]) -> _Head:
    gaps = zip(markers, [*(marker.first for marker in markers[1:]), end], strict=True)
    spoken = [marker for marker, below in gaps if is_prose(marker.stamp.tail) or has_prose(lines, marker.last + 1, below)]
    looks = Counter(map(_look, markers))
    usual, often = Counter(map(_look, spoken)).most_common(1)[0] if spoken else ((), 0)
    steps = [step for above, below in pairwise(spoken) if (step := _step(above.stamp.when, below.stamp.when))]
    running = len(steps) >= 2 and abs(sum(steps)) >= _LEAST_RUNNING * len(steps)
    # a look that stands once among many is that of the page's own date
    own = frozenset(look for look, count in looks.items() if count > 1 or look == usual or len(markers) <= _FEW)
    return _Head(own, len(spoken), often / max(looks[usual], 1), sum(steps) if running else 0)


def _look(marker: Marker) -> tuple[object, ...]:
    return (kind(marker.stamp), marker.stamp.shape, *style(marker.stamp))


def _step(above: When, below: When) -> int:
    """1 where the lower of two times is later, -1 where it is earlier, 0 where that is not told. Between bare clocks midnight can lie."""
    if above.hour is None and below.hour is None:
        ages = (above.relative, below.relative)
        return 0 if ages[0] is None or ages[1] is None else (ages[0] > ages[1]) - (ages[0] < ages[1])
    one, other = above.minutes, below.minutes
    if one is None or other is None:
        return 0
    if above.month and below.month and above.day and below.day:
        days = (above.month, above.day, one), (below.month, below.day, other)
        return (days[0] < days[1]) - (days[0] > days[1])
    if abs(other - one) > _HALF_A_DAY:
        return -1 if other > one else 1
    return (other > one) - (other < one)


def _foreign(head: _Head, last: Marker, tail: list[Marker], comments: bool, lines: tuple[Line, ...]) -> bool:
    """The times below a line are no entries', and no fewer sentences stand above it than below.

    Comments look like no entry or say nothing, or their times do not go on where those of the entries end. Of lists two of these hold:
    they look so, they have titles alone where the entries have sentences, their times do not go on.
    """
    below = sum(_says(tail, place, lines) for place in range(len(tail)))
    if below > head.spoken or not head.spoken:
        return False
    looks = [_look(marker) in head.looks for marker in tail]
    broken = _step(last.stamp.when, tail[0].stamp.when) * head.way < 0
    if comments and (broken or not any(alike and _says(tail, place, lines) for place, alike in enumerate(looks))):
        return True
    titled = head.said >= _MOSTLY_SAID and not below
    # where some entries are titles alone too, more such ones that go on in time may be entries
    return titled + broken + (not any(looks)) >= 2 or (titled and head.said >= _ALL_SAID and len(tail) >= _LEAST_LISTED)


def _says(tail: list[Marker], place: int, lines: tuple[Line, ...]) -> bool:
    """A sentence stands below a time, or right below the last one."""
    start = tail[place].last + 1
    end = tail[place + 1].first if place + 1 < len(tail) else min(start + _LAST_LINES, len(lines))
    return is_prose(tail[place].stamp.tail) or has_prose(lines, start, end)
