"""Plain dicts and lists as JSON text that any reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes an encoder for each call
# a lone surrogate: half a character, from broken JSON or a file name that is no UTF-8; it cannot be written as UTF-8
_SURROGATE = re.compile("[\ud800-\udfff]")
# the line ends that some readers know beside \n: legal inside JSON strings, but not inside one line of JSON Lines
_LINE_ENDS = "\x85\u2028\u2029"
_quote = json.encoder.encode_basestring
_LONG = 200  # characters from which a look for each control character is faster than one at each character
_CONTROLS = "".join(chr(code) for code in range(32) if chr(code) != "\n")


def whole(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD; its length stays, so that offsets hold.

    >>> whole("a\\ud83d!") == "a\\ufffd!"
    True
    """
    try:
        text.encode()  # faster than to look for them, and nearly always all that is needed
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


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
    return _one_line(_ENCODE(value))


def json_row(heads: Iterable[str], values: Iterable[Any]) -> str:
    """The same of an object with these values under the names that `heads` holds as JSON text with a colon.

    >>> json_row(['"a": ', '"b": '], ["one\\ntwo", [1]])
    '{"a": "one\\\\ntwo", "b": [1]}'
    """
    return _one_line("{" + ", ".join([head + _value(value) for head, value in zip(heads, values, strict=True)]) + "}")


def _value(value: Any) -> str:
    """The JSON text of a value; a long text that needs no escapes but for its line ends is copied as it is, which is much faster."""
    if value is None:
        return "null"
    if value is False:
        return "false"
    if value.__class__ is str:
        if len(value) < _LONG or '"' in value or "\\" in value or any(sign in value for sign in _CONTROLS):
            return _quote(value)
        return '"' + value.replace("\n", "\\n") + '"'
    if value.__class__ is int:
        return str(value)
    if value.__class__ is list and all(one.__class__ is str for one in value):
        return "[" + ", ".join([_quote(one) for one in value]) + "]"
    return _ENCODE(value)


def _one_line(made: str) -> str:
    if made.isascii():
        return made
    for sign in _LINE_ENDS:
        if sign in made:
            made = made.replace(sign, f"\\u{ord(sign):04x}")
    return whole(made)
