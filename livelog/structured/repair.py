"""Repairs of text that was meant to be JSON. Each is a pure function from text to text, in time linear in its length.

The faults are those of the pages studied and of the trackers of extruct and others: comments, commas too many, JavaScript's escapes, text
escaped as a whole, quotes inside strings that nobody escaped, a file cut off.
"""

from __future__ import annotations

import re

from livelog.know.lazy import lazy
from livelog.structured.text import unescaped

# a string, closed or cut off by the end; possessive, so that nothing is tried twice
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
# a string, a line comment or a block comment (to the end, where it is not closed)
_COMMENTED = lazy(_STRING + r"|//[^\r\n]*|/\*(?:.*?\*/|.*)", re.DOTALL)
# a string, a comma with nothing behind it, or a comma with nothing before it
_COMMAS = lazy(_STRING + r"|,(?=\s*[,}\]])|(?<=[\[{]),|[\[{]\s+,", re.DOTALL)
# a backslash and what it escapes: what JSON knows, JavaScript's \x2b, or anything else
_ESCAPE = lazy(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.?))', re.DOTALL)
# the opening of an object or array whose first quote is escaped: as &quot;, or with a backslash
_ESCAPED_WHOLE = lazy(r"[\s\[{]*+&(?:amp;)?(?:quot|#34|#x22);")
_SLASHED_WHOLE = lazy(r'[\s\[{]*+\\"')
# the key and opening quote of a value that is prose
_PROSE = lazy(r'"(?:articleBody|headline|alternativeHeadline|description|abstract|name|text|caption|articleSection|keywords)"\s*:\s*"')
# prose up to the quote that closes it: the first one followed by a brace, or by a comma and a key (or a brace, or a comment)
_PROSE_VALUE = lazy(r'(?:[^"\\]++|\\.|"(?!\s*+(?:\}|,\s*+(?:"[@\w:.-]{1,60}"\s*+:|[}/]))))*+', re.DOTALL)
_QUOTE = lazy(r'\\.|"', re.DOTALL)
_TOKEN = lazy(_STRING + r"|[\[\]{},]", re.DOTALL)
# arrays whose elements stand for themselves: when the file is cut off inside one, the last, incomplete element goes
_LISTS = frozenset({"liveBlogUpdate", "liveBlogUpdates", "blogPost", "hasPart", "itemListElement", "@graph"})


def whole_unescaped(text: str) -> str:
    """The text itself, where all of it was escaped once more than it should be (`{&quot;@type&quot;:`, `{\\"@type\\":`); else unchanged.

    >>> whole_unescaped("{&quot;name&quot;: &quot;Ann&quot;}"), whole_unescaped('{\\\\"name\\\\": 1}'), whole_unescaped("{}")
    ('{"name": "Ann"}', '{"name": 1}', '{}')
    """
    if "&" in text and _ESCAPED_WHOLE.match(text):
        text = unescaped(text)
        return unescaped(text) if _ESCAPED_WHOLE.match(text) else text
    if _SLASHED_WHOLE.match(text):
        return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
    return text


def relaxed(text: str) -> str:
    """The text without comments and needless commas, with escapes that JSON knows. What stands in strings is kept (`https://`).

    >>> relaxed('{"a": "x//y\\\\x2b", // gone\\n "b": [1, /* gone */ 2,],}')
    '{"a": "x//y\\\\u002b",  \\n "b": [1,   2]}'
    """
    return _COMMAS.sub(_without_comma, _COMMENTED.sub(_without_comment, text))


def _without_comment(found: re.Match[str]) -> str:
    token = found[0]
    if token[0] == "/":
        return " "
    return _ESCAPE.sub(_json_escape, token) if "\\" in token else token


def _json_escape(found: re.Match[str]) -> str:
    known, hexadecimal, other = found.groups()
    return f"\\{known}" if known else f"\\u00{hexadecimal}" if hexadecimal else other or ""


def _without_comma(found: re.Match[str]) -> str:
    token = found[0]
    return token if token[0] == '"' else token[0].rstrip(",")


def requoted(text: str) -> str:
    """The text with the quotes inside prose escaped, for keys whose values are known to be prose.

    A quote closes prose only where JSON goes on behind it: `"He said "no", then left."` is one value.

    >>> requoted('{"headline": "He said "no", then left", "url": "q"}')
    '{"headline": "He said \\\\"no\\\\", then left", "url": "q"}'
    """
    parts: list[str] = []
    done = 0
    while opening := _PROSE.search(text, done):
        value = _PROSE_VALUE.match(text, opening.end())
        end = value.end() if value else opening.end()
        prose = text[opening.end() : end]
        if '"' in prose and end < len(text):
            prose = _QUOTE.sub(lambda found: found[0] if found[0] != '"' else '\\"', prose)
        parts += (text[done : opening.end()], prose)
        done = end
    parts.append(text[done:])
    return "".join(parts)


def salvaged(text: str) -> str:
    """JSON text out of the beginning of one: cut behind the last element that is complete, and closed.

    Inside an array of updates the last one goes, when it is incomplete; else the last member that is incomplete.

    >>> salvaged('{"liveBlogUpdate": [{"headline": "One"}, {"headline": "Two", "text": "The pum')
    '{"liveBlogUpdate": [{"headline": "One"}]}'
    """
    closers: list[str] = []
    keys: list[str] = []
    ends: list[int] = []
    last = ""
    for found in _TOKEN.finditer(text):
        mark = found[0]
        if mark in "[{":
            closers.append("]" if mark == "[" else "}")
            keys.append(last if mark == "[" else "")
            ends.append(found.end())
        elif mark in "]}":
            if not closers:
                break
            del closers[-1], keys[-1], ends[-1]
            if ends:
                ends[-1] = found.end()
        elif mark != ",":
            last = mark.strip('"')
        elif ends:
            ends[-1] = found.start()
    if not ends:
        return ""
    level = max((number for number, key in enumerate(keys) if key in _LISTS), default=len(keys) - 1)
    return text[: ends[level]] + "".join(reversed(closers[: level + 1]))
