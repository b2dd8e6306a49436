"""Plain dicts and lists as JSON text that any reader takes."""

from __future__ import annotations

import json
import re
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes an encoder for each call
# a lone surrogate: half a character, from broken JSON or a file name that is no UTF-8; it cannot be written as UTF-8
_SURROGATE = re.compile("[\ud800-\udfff]")
# the line ends that some readers know beside \n: legal inside JSON strings, but not inside one line of JSON Lines
_LINE_END = re.compile("[\x85\u2028\u2029]")


def whole(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD; its length stays, so that offsets hold.

    >>> whole("a\\ud83d!") == "a\\ufffd!"
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def json_text(value: Any) -> str:
    """JSON text of plain data over several lines, without a final line end; characters stand as they are, control characters escaped.

    >>> print(json_text({"name": "Ærø", "nul": chr(0)}))
    {
      "name": "Ærø",
      "nul": "\\u0000"
    }
    """
    return whole(json.dumps(value, ensure_ascii=False, indent=2))


def json_line(value: Any) -> str:
    """The same on one line, which no reader's idea of a line end breaks.

    >>> json_line({"a": [1, None], "b": "one\\u2028two"})
    '{"a": [1, null], "b": "one\\\\u2028two"}'
    """
    made = _ENCODE(value)
    return made if made.isascii() else _LINE_END.sub(lambda found: f"\\u{ord(found[0]):04x}", whole(made))
