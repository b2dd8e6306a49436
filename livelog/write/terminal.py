"""Text from a page, made safe for a terminal."""

from __future__ import annotations

import re

# What a terminal acts on instead of showing: control characters (line end and tab stay), C1 controls, DEL, the line and paragraph
# separators, the marks and overrides of text direction, and lone surrogates, which cannot be written.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = str.maketrans({"\n": "\\n", "\t": "\\t"})


def safe(text: str) -> str:
    """The text with control and direction characters written as escapes; in JSON text the result is the same JSON.

    >>> safe("a\\x1b[31mb\\u202ec")
    'a\\\\u001b[31mb\\\\u202ec'
    """
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def safe_line(text: str) -> str:
    """The same, and on one line.

    >>> safe_line("two\\nlines")
    'two\\\\nlines'
    """
    return safe(text).translate(_BREAKS)
