"""Markers made of lines as a page shows them, and machine-readable times beside them, for the tests of what is done with both."""

from __future__ import annotations

from typing import Any

from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft, Marker
from livelog.model.page import Line, Mark, Node, Page, Source
from livelog.model.stamp import Stamp, When
from livelog.read.lines import split_lines
from livelog.reconcile.display import Display
from livelog.reconcile.series import Series
from livelog.split.header import Header, header
from livelog.stamps.find import find_stamps
from livelog.stamps.grammar import grammar
from livelog.stamps.match import match_stamps
from livelog.structured.times import Claim, claim_time

LEVELS = {"h1": 1, "h2": 2}


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


def drafted(*texts: str) -> tuple[Draft, ...]:
    """An entry for each stamp, of the lines from it to the next."""
    markers = markers_of(*texts)
    ends = [*(marker.first for marker in markers[1:]), len(texts)]
    return tuple(Draft(marker, tuple(range(marker.first + 1, end))) for marker, end in zip(markers, ends, strict=True))


def told(line: int = 0, **when: Any) -> Marker:
    """A marker of a time that is given by its parts."""
    return Marker(line, line, Stamp(line, 0, 5, "whole", When()._replace(**when), "HH:MM", "00:00"))


def series(*times: str | None, source: str = "attribute", modified: bool = False, doubtful: bool = False) -> Series:
    """A series of claims; times of 9 March 2026 can be given by their clocks: `16:00Z`."""
    full = [time if time is None or time.startswith("2026") else f"2026-03-09T{time}" for time in times]
    return Series(source, "", tuple(claim_time(time) if time else None for time in full), modified, doubtful)


def claim(time: str) -> Claim:
    """The claim of one such time."""
    (found,) = series(time).claims
    assert found is not None
    return found


def shown(*clocks: str | None) -> list[Display]:
    """What entries show that have these clocks: `14:05`."""
    return [Display(int(clock[:2]) * 60 + int(clock[3:])) if clock else Display() for clock in clocks]


def line_of(text: str, node: int = 0, *, tag: str = "div", level: int = 0, reason: str | None = None, **mark: Any) -> Line:
    """A line of a saved page, in an element."""
    (line,) = lines_of(text)
    return line._replace(mark=Mark(node, tag, level, **mark), reason=reason)


def page_of(lines: tuple[Line, ...], *nodes: Node) -> Page:
    """A saved page of these lines and elements."""
    return Page("", lines, Source(None, "html", None, ""), nodes=nodes)


def header_of(*texts: str, headings: dict[int, str] | None = None, marked: bool = False) -> tuple[Header, tuple[Line, ...]]:
    """What stands above the first entry of a page that has none, and its lines: those of `headings` in such elements, the others in `p`."""
    lines = lines_of(*texts)
    tags = headings or {}
    if marked or tags:
        lines = tuple(
            line._replace(mark=Mark(0, tags.get(number, "p"), LEVELS.get(tags.get(number, ""), 0))) for number, line in enumerate(lines)
        )
    stamps = {stamp.line: stamp for stamp in stamps_of(*texts)}
    return header(tuple(range(len(lines))), lines, stamps, lexicon("en")), lines
