"""Markers to drafts: the page cut at its markers, on the side that the layout says."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from livelog.evidence.bylines import byline_line, signed
from livelog.evidence.credits import ends_in_credit, is_credit
from livelog.evidence.features import ends_sentence, is_headlike, is_prose, is_text
from livelog.evidence.names import is_name
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Draft, Marker
from livelog.model.page import Line, Page
from livelog.split.footer import feed_end
from livelog.split.headfirst import opens_feed, with_heads
from livelog.split.labels import without_next_labels
from livelog.stamps.runs import completed

_LEAST_NAMED = 0.6  # share of markers with a name on the line above them that makes that line the byline


def cut(layout: Layout, page: Page, words: Lexicon) -> tuple[Draft, ...]:
    """The drafts of a page, in page order; empty where the layout has no markers."""
    lines = page.lines
    if not layout.markers:
        return ()
    if layout.regions:
        from livelog.split.framed import framed

        return framed(layout, page, words)
    if layout.marker == "trailing":
        return _trailing(layout, lines, words)
    drafts = _leading(layout, lines, words)
    if layout.marker == "headline-first" and not all(marker.stamp.place == "end" for marker in layout.markers):
        drafts = with_heads(drafts, lines, layout.dated, words)
    return without_next_labels(drafts, lines, words)


def _kept(lines: tuple[Line, ...], start: int, end: int) -> tuple[int, ...]:
    return tuple([number for number in range(start, end) if not lines[number].reason])


def _leading(layout: Layout, lines: tuple[Line, ...], words: Lexicon) -> tuple[Draft, ...]:
    """Each entry runs from its marker to the next; names above the markers are bylines where most markers have one."""
    markers = layout.markers
    named = _named_above(markers, lines, words, layout.marker == "headline-first")
    drafts: list[Draft] = []
    for number, marker in enumerate(markers):
        last = number + 1 == len(markers)
        end = len(lines) if last else markers[number + 1].first - (1 if markers[number + 1].first in named else 0)
        body = _kept(lines, marker.last + 1, end)
        above = (marker.first - 1,) if marker.first in named else ()
        drafts.append(Draft(marker, body, None, above))
    return _bounded(drafts, lines, words)


def _bounded(drafts: list[Draft], lines: tuple[Line, ...], words: Lexicon) -> tuple[Draft, ...]:
    """The last entry ends where the page's footer begins."""
    lengths = [sum(len(lines[number].text) for number in draft.lines) for draft in drafts[:-1]]
    last = drafts[-1]
    end = feed_end(last.lines, lines, _middle(lengths), words)
    endings = [
        is_prose(end_text := lines[draft.lines[-1]].text)
        or is_credit(end_text)
        or ends_in_credit(end_text)
        or bool(signed(end_text, words))
        for draft in drafts[:-1]
        if draft.lines
    ]
    end = min(end, _titles_below(last.lines, lines), _closed(drafts, lines))
    if len(endings) >= 3 and sum(endings) >= 0.8 * len(endings):
        end = _last_prose(last.lines[:end], lines, words)  # every other entry ends with a sentence
    return (*drafts[:-1], Draft(last.marker, last.lines[:end], last.head, last.above))


_RELATED = "related-link"
_CLOSING = frozenset({"share", "comments"})  # reasons of removed lines that can close entries
_SAMPLE = 8  # entries above the last that tell how they are closed
_LEAST_CLOSED = 3  # of these, at least
_MOSTLY_CLOSED = 0.8  # share of them with the same control


def _closed(drafts: list[Draft], lines: tuple[Line, ...]) -> int:
    """How many of the last entry's lines stand above the control that closes every entry: `Share` behind all that they say."""
    last, sample = drafts[-1], drafts[-1 - _SAMPLE : -1]
    if len(sample) < _LEAST_CLOSED or not last.lines:
        return len(last.lines)
    texts = Counter(
        lines[number].text
        for draft, below in pairwise(drafts[-1 - _SAMPLE :])
        for number in _controls(draft, below.marker.first, lines, behind=True).values()
    )
    closing = {text for text, count in texts.items() if count >= _MOSTLY_CLOSED * len(sample)}
    found = [number for text, number in _controls(last, len(lines), lines).items() if text in closing] if closing else []
    return bisect_left(last.lines, min(found)) if found else len(last.lines)


def _controls(draft: Draft, end: int, lines: tuple[Line, ...], *, behind: bool = False) -> dict[str, int]:
    """The first of each removed control below the entry's first sentence, or its first line; those `behind` all its sentences only."""
    start = next((number for number in draft.lines if is_prose(lines[number].text)), draft.lines[0] if draft.lines else end)
    found: dict[str, int] = {}
    for number in range(start + 1, end):
        if lines[number].reason in _CLOSING:
            found.setdefault(lines[number].text, number)
    if not behind or not found:
        return found
    said = next((number for number in reversed(draft.lines) if is_prose(lines[number].text)), -1)
    return {text: number for text, number in found.items() if number >= said}


def _titles_below(body: tuple[int, ...], lines: tuple[Line, ...]) -> int:
    """How many of the last entry's lines stand above a heading of related stories that has nothing but titles below it."""
    said = next((place for place in range(len(body) - 1, -1, -1) if is_prose(lines[body[place]].text)), -1)
    for place in range(max(1, said + 1), len(body)):
        if any(line.reason == _RELATED for line in lines[body[place - 1] + 1 : body[place]]):
            return place
    return len(body)


def _middle(values: list[int]) -> float | None:
    """The upper median; None of nothing."""
    return sorted(values)[len(values) // 2] if values else None


# a question or a call ends the line, behind optional closing quotes or brackets
_ASKED = lazy(r"[!?！？][\"'”’»)\]]{0,2}$")


def _last_prose(body: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> int:
    """How many of the lines stand up to the last sentence; all where there is none, or where the page ends with one question below it."""
    said = [is_prose(text := lines[number].text) or ends_sentence(text) or bool(signed(text, words)) for number in body]
    end = next((place + 1 for place in range(len(body) - 1, -1, -1) if said[place]), len(body))
    return len(body) if len(body) == end + 1 and _ASKED.search(lines[body[end]].text[-4:]) else end


def _says_by(text: str, words: Lexicon) -> bool:
    """The line is a byline that says so: `By Ann Poe`."""
    byline = byline_line(text, words, bare=False)
    return bool(byline and byline.names)


def _named_above(markers: tuple[Marker, ...], lines: tuple[Line, ...], words: Lexicon, first: bool) -> frozenset[int]:
    """The markers (by their first line) whose line above is a byline, where that is the page's habit.

    A single marker has none (it would be the page's own) but in `first`, headline-first pages.
    """

    def named(marker: Marker) -> bool:
        if marker.stamp.name or not marker.first:
            return False
        above = lines[marker.first - 1]
        text = above.text.lstrip("•◦* ")
        return above.reason is None and (is_name(text, words) or _says_by(text, words))

    having = [marker for marker in markers if named(marker)]
    usual = len(having) >= _LEAST_NAMED * len(markers) and markers[0] in having and (len(markers) > 1 or first)
    return frozenset(marker.first for marker in having) if usual else frozenset()


def _first(marker: Marker) -> int:
    return marker.first


def _trailing(layout: Layout, lines: tuple[Line, ...], words: Lexicon) -> tuple[Draft, ...]:
    """Each entry runs from the marker before (or its own opener) to its marker."""
    drafts: list[Draft] = []
    start = 0
    named = _named_above(layout.markers, lines, words, first=True)
    openers = layout.openers
    for number, closing in enumerate(layout.markers):
        marker = closing
        opened = openers[bisect_left(openers, start, key=_first) : bisect_left(openers, marker.first, key=_first)]
        if opened:
            start = opened[-1].last + 1
            when = completed(marker.stamp.when, opened[-1].stamp.when)
            marker = marker._replace(stamp=marker.stamp._replace(when=when))
        elif not number:
            start = first_entry(lines, marker.first, words, layout.dated)
        above = (marker.first - 1,) if closing.first in named and marker.first - 1 >= start else ()
        own = _kept(lines, start, marker.first - len(above))
        drafts.append(Draft(marker, own, opener=opened[-1].first if opened else None, above=above))
        start = marker.last + 1
    rest = openers[bisect_left(openers, start, key=_first) :]
    if rest:  # the page was cut off before the last entry's own marker: its opener dates it
        body = _kept(lines, rest[0].last + 1, len(lines))
        end = feed_end(body, lines, None, words)
        drafts.append(Draft(rest[0], body[:end]))
    return tuple(drafts)


def first_entry(lines: tuple[Line, ...], end: int, words: Lexicon, dated: frozenset[int] = frozenset()) -> int:
    """Where the first entry begins whose marker stands at line `end`.

    At the last headline below the page's own words, else at the last run of paragraphs, never at the page's title.

    The title is the first headline-like line. Below it the last stop-less line with prose under it is the entry's headline.
    """
    kept = _kept(lines, 0, end)
    if not kept:
        return end
    feed = [number for number in kept if opens_feed(lines[number].text, words)]
    if feed:
        return feed[-1] + 1
    heads = [number for number, below in zip(kept, (*kept[1:], None), strict=True) if number not in dated and _heads(number, below, lines)]
    said = next((number for number in reversed(kept) if is_prose(lines[number].text)), None)
    if said is None:
        return kept[-1]
    return next((number for number in reversed(heads[1:]) if number < said), said)


def _heads(number: int, below: int | None, lines: tuple[Line, ...]) -> bool:
    """The line reads as a headline: long enough to be one, or of three words with a sentence right below it."""
    text = lines[number].text
    follows = below is not None and is_prose(lines[below].text)
    return is_headlike(text) and (is_text(text) or (text.count(" ") >= 2 and follows))
