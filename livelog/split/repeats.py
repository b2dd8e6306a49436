"""Tool lines that a page repeats under its entries: found by counting, not by a list of words."""

from __future__ import annotations

from collections import Counter

from livelog.evidence.bylines import byline_line
from livelog.evidence.features import ends_sentence, is_prose
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.split.labels import flagged

_LEAST, _SHARE = 3, 0.4  # in how many entries, and in what share of them, a line must stand
_LONGEST = 60
_DIGITS = lazy(r"\d+")


def repeated(drafts: tuple[Draft, ...], lines: tuple[Line, ...], words: Lexicon) -> frozenset[int]:
    """The lines (indices) that stand alike under many entries, numbers aside, and are no sentence.

    An entry's first line is spared, since topics are repeated as headlines; so are bylines, since few write many entries.

    >>> from livelog.know.lexicon import lexicon
    >>> repeated((), (), lexicon("en"))
    frozenset()
    """
    if len(drafts) < _LEAST:
        return frozenset()
    places: dict[str, list[int]] = {}
    entries: Counter[str] = Counter()
    for draft in drafts:
        if all(len(lines[number].text) > _LONGEST for number in draft.lines[1:]):
            continue  # most entries have no short line but their first
        seen: set[str] = set()
        for number in draft.lines[_opening(draft, lines, words) :]:
            if len(text := lines[number].text) <= _LONGEST and not (is_prose(text) or ends_sentence(text)):
                if byline_line(text, words, bare=False):
                    continue
                key = _DIGITS.sub("#", fold_word(text))
                places.setdefault(key, []).append(number)
                seen.add(key)
        entries.update(seen)
    enough = max(_LEAST, _SHARE * len(drafts))
    return frozenset(number for key, numbers in places.items() if entries[key] >= enough for number in numbers)


def _opening(draft: Draft, lines: tuple[Line, ...], words: Lexicon) -> int:
    """How many lines at an entry's front are labels, a headline and a byline, in that order or with the byline above the headline."""
    place = 0
    while place < len(draft.lines) and flagged(lines[draft.lines[place]].text, words, set()):
        place += 1
    named = [bool(byline_line(lines[number].text, words, bare=True)) for number in draft.lines[place : place + 2]]
    return place + 1 + any(named)
