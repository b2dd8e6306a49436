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
_ESCAPED = bytes([*range(32), *b'"\\'])  # what needs an escape: one look for all of it is much faster than an escape for each


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

    >>> json_string('one "two"'), json_string(None)
    ('"one \\\\"two\\\\""', 'null')
    """
    return "null" if text is None else _quote(text)


def json_paragraphs(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text in JSON, with an empty line between each two.

    >>> print(json_paragraphs(["one", "two"]), json_paragraphs(['"2"', "3"]), json_paragraphs([]))
    "one\\n\\ntwo" "\\"2\\"\\n\\n3" ""
    """
    made = "\\n\\n".join(paragraphs)
    if '"' in made:  # as in many a text: it is escaped anyhow
        return _quote("\n\n".join(paragraphs))
    plain = made.encode("utf-8", errors="replace")
    # nothing needs an escape but the line ends between, two backslashes each, that stand there already
    if len(plain) - len(plain.translate(None, _ESCAPED)) == 2 * max(0, len(paragraphs) - 1):
        return f'"{made}"'
    return _quote("\n\n".join(paragraphs))


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
