"""Lines of JSON Lines as rows of a table: the type of each column, and the values of each line in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal

from livelog.errors import BadRowError
from livelog.write.json_text import whole
from livelog.write.rows import COLUMNS

Kind = Literal["text", "number", "flag", "texts"]
Row = tuple[Any, ...]

_KINDS: dict[str, Kind] = {
    "position": "number",
    "start": "number",
    "end": "number",
    "pinned": "flag",
    "keyEvent": "flag",
    "summary": "flag",
    "author": "texts",
    "warnings": "texts",
}
KINDS: tuple[tuple[str, Kind], ...] = tuple((name, _KINDS.get(name, "text")) for name in COLUMNS)
_LARGEST = 2**63  # what a column of whole numbers holds in every table there is
_SHOWN = 60  # characters of a bad line that the message shows


def row(line: bytes) -> Row:
    """The values of one line that `livelog.write.rows.jsonl` gave, in the order of `COLUMNS`. Raises `BadRowError` for any other line.

    What is no text (half a character, as `\\ud83d`) becomes U+FFFD as in the rows themselves; a NUL stays.

    >>> line = ", ".join(f'"{name}": null' for name in COLUMNS).replace('"author": null', '"author": ["Ann Poe"]')
    >>> row(f"{{{line}}}".encode())[COLUMNS.index("author")]
    ['Ann Poe']
    """
    try:
        given = json.loads(line)
        return tuple([None if given[name] is None else _value(given[name], kind) for name, kind in KINDS])
    except (ValueError, KeyError, TypeError) as error:
        shown = line[:_SHOWN].decode("utf-8", errors="replace")
        reason = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise BadRowError(f"this is no row of livelog's: {shown!r} ({reason})") from None


def batches(lines: Iterable[bytes], size: int) -> Iterator[list[Row]]:
    """The rows of the lines, at most `size` at a time, so that memory does not grow with their number.

    >>> list(batches([], 10))
    []
    """
    rows = map(row, lines)
    while batch := list(islice(rows, size)):
        yield batch


def _value(given: Any, kind: Kind) -> Any:
    if kind == "text" and type(given) is str:
        return whole(given)
    if kind == "texts" and type(given) is list and all(type(one) is str for one in given):
        return [whole(one) for one in given]
    if kind == "flag" and type(given) is bool:
        return given
    if kind == "number" and type(given) is int and -_LARGEST <= given < _LARGEST:
        return given
    raise TypeError(f"{given!r:.40} is no {kind}")
