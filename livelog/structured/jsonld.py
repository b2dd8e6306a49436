"""The JSON objects of a page's `application/ld+json` scripts: lenient in what is read, strict in what comes out.

Some pages have JSON-LD that is none: with comments, commas too many, escaped once more, cut off. The rungs of a ladder are tried in turn,
each in time linear in the script; what is well made stays on the first, which is the standard library's own decoder.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from livelog.know.lazy import lazy
from livelog.structured.repair import relaxed, requoted, salvaged, whole_unescaped

# objects inside one another; pages have ten at most, and Python's decoder gives up at about a thousand
DEEPEST = 100
BROKEN = "broken-json-ld"

# what a script of use holds somewhere: a type (BlogPosting, NewsArticle, WebPage), updates, or a node that others refer to
_WORTH = ("Posting", "Article", "liveBlog", "WebPage", "@id")
# what may stand before, between and behind values: white space, separators, the wrappings of scripts
_BETWEEN = lazy(r"(?:[\s;,\ufeff]|<!--|-->|<!\[CDATA\[|\]\]>|//|/\*|\*/|</?script\b[^<>]*>)*+", re.IGNORECASE)
# an escaped backslash, a pair of surrogates, or half of one
_HALF = lazy(r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})")
_HALF_BEGINS = re.compile(rb"\\u[dD]")  # over bytes one look takes a fifth of what two over the text do
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def objects(scripts: Iterable[str]) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The objects at the top of the scripts, in order, and the warning `broken-json-ld` where one could not be read, or not to its end.

    Arrays at the top are opened; objects in `@graph` stay where they are. Scripts that name nothing of use are not read. Strings have no
    lone surrogates, numbers are finite (else None), of equal keys the last counts. Never raises.

    >>> objects(['<!-- [{"@type": "NewsArticle", "headline": "Gate opens",},] --> ;', '{"@type": "Article" "name"}'])
    ([{'@type': 'NewsArticle', 'headline': 'Gate opens'}], ('broken-json-ld',))
    """
    found: list[dict[str, Any]] = []
    broken = False
    for script in scripts:
        if not any(word in script for word in _WORTH):
            continue
        values, complete = _read(script)
        found.extend(_dicts(values))
        broken = broken or not complete
    return found, (BROKEN,) if broken else ()


def too_deep(data: bytes) -> bool:
    """Whether JSON text, as UTF-8, nests deeper than `DEEPEST`; linear, and cheap for texts that do not.

    First brackets are counted wherever they stand, then without those in strings. (Depth that closing brackets in strings hide from the
    first count is left to the decoder's own guard.)

    >>> too_deep(b"[" * 1000 + b"]" * 1000), too_deep(b'["' + b"[" * 1000 + b'"]'), too_deep(b"[{}]" * 1000)
    (True, False, False)
    """
    if not _deep(data.translate(None, _NO_BRACKETS)):
        return False
    strings = data.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
    return _deep(b"".join(strings[::2]).translate(None, _NO_BRACKETS))


def _deep(brackets: bytes) -> bool:
    """Whether a run of brackets nests deeper than `DEEPEST`: each round takes away the innermost pairs."""
    for _ in range(DEEPEST):
        fewer = brackets.replace(b"{}", b"").replace(b"[]", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    else:
        return bool(brackets)
    return len(brackets) > DEEPEST


def _read(script: str) -> tuple[list[Any], bool]:
    """The values of one script by the first rung that reads it all; else what the last one can save, and False."""
    values: list[Any] = []
    for rung, mended in _rungs(script):
        text, deep = _sound(rung)
        if deep:
            return [], False
        values, start, fault = _values(text)
        if fault is None or (values and not _opens(text, start)):
            return values, not mended
        rest = text[start : max(fault, start)]
    return values + _values(salvaged(rest))[0], False


# what stands around JSON in a script, at its two ends
_OPENING = ("<!--", "<![CDATA[", "//", "/*", "*/")
_CLOSING = ("-->", "]]>", "//", "/*", "*/", ";")
_MOST_SIGNS = 8


def _unwrapped(script: str) -> str:
    """The script's text without comment and CDATA signs and semicolons around it."""
    text = script.strip()
    for _ in range(_MOST_SIGNS):
        before = text
        for sign in _OPENING:
            text = text.removeprefix(sign).lstrip()
        for sign in _CLOSING:
            text = text.removesuffix(sign).rstrip()
        if text == before:
            break
    return text


def _rungs(script: str) -> Iterator[tuple[str, bool]]:
    """The script's text, then its repairs, the mildest first, and whether each had to be mended.

    A text that was only escaped or wrapped was JSON all along. A repair that changes nothing is no rung.
    """
    yield script, False
    text = whole_unescaped(script)
    if text != script:
        yield text, False
    bare = _unwrapped(text)
    if bare != text.strip():
        yield bare, False
    yield relaxed(text), True
    mended = requoted(text)
    if mended != text:
        yield mended, True
        yield relaxed(mended), True


def _values(text: str) -> tuple[list[Any], int, int | None]:
    """The JSON values that stand one after another in a text, where the reading stopped, and the place of the fault (None: no fault)."""
    values: list[Any] = []
    at = 0
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at >= len(text):
            return values, at, None
        try:
            value, at = _decoded(text, at)
        except json.JSONDecodeError as error:
            return values, at, error.pos
        except RecursionError:
            return values, at, at
        values += _inner(value) if isinstance(value, str) else [value]


def _decoded(text: str, at: int) -> tuple[Any, int]:
    """The value at a place of a text, and its end. Raises JSONDecodeError or RecursionError."""
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of thousands of digits
        return _CAREFUL_DECODER.raw_decode(text, at)


def _inner(value: str) -> list[Any]:
    """The value of JSON text inside a JSON string; one that is none is no value of use."""
    text, deep = _sound(value)
    if deep or not text.lstrip().startswith(("{", "[")):
        return []
    try:
        return [_decoded(text.lstrip(), 0)[0]]
    except (ValueError, RecursionError):
        return []


def _opens(text: str, start: int) -> bool:
    """Whether another object or array begins in the rest of a text."""
    return text.find("{", start) >= 0 or text.find("[", start) >= 0


def _dicts(values: list[Any]) -> Iterator[dict[str, Any]]:
    """The objects of values, those in arrays too, in order; empty ones say nothing."""
    stack = values[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if value:
                yield value
        elif isinstance(value, list):
            stack.extend(reversed(value))


def _sound(text: str) -> tuple[str, bool]:
    """JSON text without lone surrogates, as they are or as escapes (they cannot be written as UTF-8), and whether it is too deep."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        data = text.encode()
    if _HALF_BEGINS.search(data):
        text = _HALF.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
    return text, too_deep(data)


def _integer(digits: str) -> int | None:
    """A whole number; one of hundreds of digits is none, and Python would raise."""
    return int(digits) if len(digits) <= 20 else None


def _number(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _nothing(_: str) -> None:
    """NaN and Infinity, which JSON does not have."""


# control characters in strings are let through
_DECODER = json.JSONDecoder(strict=False, parse_float=_number, parse_constant=_nothing)
_CAREFUL_DECODER = json.JSONDecoder(strict=False, parse_int=_integer, parse_float=_number, parse_constant=_nothing)
