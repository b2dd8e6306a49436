"""Elements with more attributes than any page has: the parser's time grows with the square of their number."""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 2000  # attributes of one element that are read
_SMALL: Final = 1 << 18  # bytes of a page up to which it cannot take more than some seconds, and which is not looked through
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
    if len(data) <= _SMALL:
        return data
    pieces: list[bytes] = []
    done = 0
    for tag in _TAG.finditer(data):
        if tag.end() - tag.start() > MOST and (kept := _CROWDED.match(data, tag.start(), tag.end())):
            pieces.append(data[done : kept.end()])
            done = tag.end()
    return b"".join((*pieces, data[done:])) if pieces else data
