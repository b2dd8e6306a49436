"""What stands around a line: the kept texts of a stretch of lines, and whether sentences are among them."""

from __future__ import annotations

from itertools import islice

from livelog.evidence.features import is_prose
from livelog.model.page import Line


def texts_of(lines: tuple[Line, ...], start: int, end: int, count: int | None = None) -> list[str]:
    """The texts of the first `count` (None: all) kept lines from `start` up to `end`, which is left out.

    >>> from livelog.read.lines import split_lines
    >>> texts_of(split_lines("Quay live\\nGate opens\\nBoats wait"), 1, 3, 1)
    ['Gate opens']
    """
    if count is None:
        return [line.text for line in lines[start:end] if not line.reason]
    return list(islice((lines[number].text for number in range(start, end) if not lines[number].reason), count))


def has_prose(lines: tuple[Line, ...], start: int, end: int) -> bool:
    """A sentence is among the kept lines from `start` up to `end`, which is left out.

    >>> from livelog.read.lines import split_lines
    >>> page = split_lines("Quay live\\nThe gate opens at noon.")
    >>> has_prose(page, 0, 1), has_prose(page, 0, 2)
    (False, True)
    """
    return any(is_prose(lines[number].text) for number in range(start, end) if not lines[number].reason)
