"""Markers made of lines as a page shows them, for the tests of what is done with markers."""

from __future__ import annotations

from typing import Any

from livelog.model.marker import Marker
from livelog.model.page import Line
from livelog.model.stamp import Stamp, When
from livelog.read.lines import split_lines
from livelog.stamps.find import find_stamps
from livelog.stamps.grammar import grammar
from livelog.stamps.match import match_stamps


def lines_of(*texts: str, **removed: str) -> tuple[Line, ...]:
    """The lines of a page; `l2="share"` removes the third for that reason."""
    reasons = {int(name[1:]): reason for name, reason in removed.items()}
    return tuple(line._replace(reason=reasons.get(number)) for number, line in enumerate(split_lines("\n".join(texts))))


def stamps_of(*texts: str, language: str = "en") -> list[Stamp]:
    """The stamps of these lines: clocks, days and ages, else match minutes."""
    lines = split_lines("\n".join(texts))
    return find_stamps(lines, grammar(language)) or match_stamps(lines)[0]


def markers_of(*texts: str, language: str = "en") -> tuple[Marker, ...]:
    """A marker for each line that holds a stamp."""
    return tuple(Marker(stamp.line, stamp.line, stamp) for stamp in stamps_of(*texts, language=language))


def told(line: int = 0, **when: Any) -> Marker:
    """A marker of a time that is given by its parts."""
    return Marker(line, line, Stamp(line, 0, 5, "whole", When()._replace(**when), "HH:MM", "00:00"))
