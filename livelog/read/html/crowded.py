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
    row = 0
    start = 0
    while start < len(data):
        place = data.find(b">", start, start + _STEP)
        row = row + 1 if place < 0 or _in_quotes(data, place) else 0
        start += _STEP
        if row >= _STEPS:
            last = data.rfind(b">", 0, start)
            if last < 0 or _in_quotes(data, last):
                return True
            follows = data.find(b">", start)
            start = follows if follows >= 0 else len(data)
            if next(_crowded(data, last, start), None):
                return True
            row = 0
    return False


def _in_quotes(data: bytes, place: int) -> bool:
    """Whether the last quote of either kind in front of a place looks as if it opened a value."""
    quotes = (data.rfind(quote, max(0, place - _FAR), place) for quote in (b'"', b"'"))
    return any(quote > 0 and data[max(0, quote - _BLANKS) : quote].rstrip().endswith(b"=") for quote in quotes)
