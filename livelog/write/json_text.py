"""Plain dicts and lists as JSON text that any reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes an encoder for each call
# a lone surrogate: half a character, from broken JSON or a file name that is no UTF-8; it cannot be written as UTF-8
_SURROGATE = re.compile("[\ud800-\udfff]")
# the line ends that some readers know beside \n: legal inside JSON strings, but not inside one line of JSON Lines
_LINE_ENDS = "\x85\u2028\u2029"
_quote = json.encoder.encode_basestring
_LONG = 200  # characters from which one look for all that needs escapes is faster than an escape for each
_ESCAPED = bytes([*(code for code in range(32) if code != 10), *b'"\\'])  # what needs an escape beside a line's end


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
    return one_line(_ENCODE(value))


def json_string(text: str | None) -> str:
    """A text as JSON, or `null`.

    A long text that needs no escapes but for its line ends is copied as it is, which is much faster.

    >>> json_string('one "two"'), json_string(None)
    ('"one \\\\"two\\\\""', 'null')
    """
    if text is None:
        return "null"
    if len(text) < _LONG:
        return _quote(text)
    plain = text.encode("utf-8", errors="replace")
    if len(plain.translate(None, _ESCAPED)) < len(plain):  # leaves them out, at once
        return _quote(text)
    return '"' + text.replace("\n", "\\n") + '"'


def json_list(texts: Sequence[str]) -> str:
    """Texts as a list in JSON.

    >>> json_list(["one", "two"]), json_list([])
    ('["one", "two"]', '[]')
    """
    return "[" + ", ".join([_quote(text) for text in texts]) + "]" if texts else "[]"


def one_line(made: str) -> str:
    """JSON text without what some readers take for a line's end, and without halves of characters."""
    if made.isascii():
        return made
    for sign in _LINE_ENDS:
        if sign in made:
            made = made.replace(sign, f"\\u{ord(sign):04x}")
    return whole(made)
