"""Tool lines that a page repeats under its entries: found by counting, not by a list of words."""

from __future__ import annotations

from collections import Counter

from livelog.evidence.features import is_prose
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.model.marker import Draft
from livelog.model.page import Line

_LEAST, _SHARE = 3, 0.4  # in how many entries, and in what share of them, a line must stand
_LONGEST = 60
_DIGITS = lazy(r"\d+")


def repeated(drafts: tuple[Draft, ...], lines: tuple[Line, ...]) -> frozenset[int]:
    """The lines (indices) that stand alike under many entries, numbers aside, and are no sentence.

    An entry's first line is spared, since topics are repeated as headlines.

    >>> repeated((), ())
    frozenset()
    """
    if len(drafts) < _LEAST:
        return frozenset()
    short = {number for number, line in enumerate(lines) if len(line.text) <= _LONGEST}
    places: dict[str, list[int]] = {}
    entries: Counter[str] = Counter()
    for draft in drafts:
        below = draft.lines[1:]
        if short.isdisjoint(below):
            continue  # most entries have no short line but their first
        seen: set[str] = set()
        for number in below:
            if number in short and not is_prose(text := lines[number].text):
                key = _DIGITS.sub("#", fold_word(text))
                places.setdefault(key, []).append(number)
                seen.add(key)
        entries.update(seen)
    enough = max(_LEAST, _SHARE * len(drafts))
    return frozenset(number for key, numbers in places.items() if entries[key] >= enough for number in numbers)
