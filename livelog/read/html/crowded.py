"""Elements with more attributes than any page has: the parser's time grows with the square of their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MOST: Final = 2000  # attributes of one element that are read
_SMALL: Final = 1 << 16  # bytes of a page up to which it cannot take more than a tenth of a second, and which is not looked at
_STEP: Final = 1 << 12  # bytes of which one `>` is looked at
_STEPS: Final = 4  # such stretches in a row without the end of a tag that are worth a closer look
_FAR: Final = (_STEPS + 1) * _STEP  # bytes in which a quote is looked for: a value that is longer fills so many stretches by itself
_BLANKS: Final = 8  # that may stand between `=` and a quote
# an attribute as the parser reads it: a quote opens a value only behind `=`
_ATTRIBUTE: Final = rb"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
# a whole tag, so that no byte is looked at for two of them; and one up to its attribute of that number
_TAG: Final = re.compile(rb"<[a-zA-Z][^\s/>]*+(?:" + _ATTRIBUTE + rb")*+")
_CROWDED: Final = re.compile(rb"<[a-zA-Z][^\s/>]*+(?:" + _ATTRIBUTE + rb"){%d}" % MOST)


def uncrowded(data: bytes) -> bytes:
    """The page without those attributes that an element has beyond the first two thousand.

    >>> page = b"<p" + b"".join(b" a%d='>'" % number for number in range(100_000)) + b">Quay</p>"
    >>> len(page), len(uncrowded(page)), uncrowded(page)[-19:]
    (1088901, 18901, b" a1999='>'>Quay</p>")
    """
    if len(data) <= _SMALL or not _may_be_crowded(data):
        return data
    pieces: list[bytes] = []
    done = 0
    for end, behind in _crowded(data, 0, len(data)):
        pieces.append(data[done:end])
        done = behind
    return b"".join((*pieces, data[done:])) if pieces else data


def _crowded(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Of each element that has too many attributes where the last one ends that it may have, and where the last one ends."""
    for tag in _TAG.finditer(data, start, end):
        if tag.end() - tag.start() > MOST and (kept := _CROWDED.match(data, tag.start(), tag.end())):
            yield kept.end(), tag.end()


def _may_be_crowded(data: bytes) -> bool:
    """Whether there are long stretches in which no tag ends, by a few looks: to read every tag would take a tenth of a page's time.

    A `>` within a tag stands in quotes. So there is one in each stretch of a page that does not, unless it is text or a script: but then
    the last `>` in front of it ends a tag, and what follows can be read from there.
    """
    row = start = 0
    quotes = _Quotes(data)
    while start < len(data):
        place = data.find(b">", start, start + _STEP)
        row = row + 1 if place < 0 or quotes.open_at(place) else 0
        start += _STEP
        if row >= _STEPS:
            last = data.rfind(b">", 0, start)
            if last < 0 or _Quotes(data, max(0, last - _FAR)).open_at(last):
                return True
            follows = data.find(b">", start)
            start = follows if follows >= 0 else len(data)
            if next(_crowded(data, last, start), None):
                return True
            row = 0
    return False


class _Quotes:
    """The last quote of either kind in front of a place. Places rise, so that no byte is looked at twice."""

    def __init__(self, data: bytes, start: int = 0) -> None:
        self._data = data
        self._looked = start
        self._double = self._single = -1

    def open_at(self, place: int) -> bool:
        """Whether one of the two looks as if it opened a value that goes on at the place."""
        self._double = max(self._double, self._data.rfind(b'"', self._looked, place))
        self._single = max(self._single, self._data.rfind(b"'", self._looked, place))
        self._looked = place
        return self._opens(self._double, place) or self._opens(self._single, place)

    def _opens(self, quote: int, place: int) -> bool:
        near = quote > 0 and quote >= place - _FAR
        return near and self._data[max(0, quote - _BLANKS) : quote].rstrip().endswith(b"=")
