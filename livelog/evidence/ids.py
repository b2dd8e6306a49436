"""The ids by which a page and its structured data name posts: `post-1552865`."""

from __future__ import annotations

import re

_LEAST_TAIL = 4  # characters of the number or hash in an id that tell posts apart
# the number or hash that an id ends with
_TAIL = re.compile(r"[0-9a-fA-F]*\d[0-9a-fA-F]*$")
# the letters, digits and dashes that an id ends with: a search begins in front of such a run only, and reads each once
_ENDING = re.compile(r"(?<![\w-])[\w-]++$")
_DIGIT = re.compile(r"\d")
_HEXADECIMAL = "0123456789abcdefABCDEF"


def tail_of(ident: str) -> str | None:
    """The number or hash at an id's end.

    >>> tail_of("post-1552865"), tail_of("liveblogPost1552865"), tail_of("main")
    ('1552865', '1552865', None)
    """
    match = _TAIL.search(ident[-40:])
    return match[0] if match and len(match[0]) >= _LEAST_TAIL else None


def stem_of(ident: str) -> str | None:
    """An id without the part that differs from post to post; None where nothing in it does.

    >>> stem_of("post-1773"), stem_of("1773"), stem_of("main")
    ('post-', '', None)
    """
    ending = _ENDING.search(ident)
    digit = _DIGIT.search(ident, ending.start()) if ending else None
    if ending is None or digit is None:
        return None
    return ident[: ending.start()] + ident[ending.start() : digit.start()].rstrip(_HEXADECIMAL)  # what numbers or hashes a post is left out
