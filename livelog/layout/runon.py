"""Run-on dumps: pages that lost their line breaks, cut open again before their stamps."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

from livelog.know.lazy import lazy
from livelog.model.page import Line, Page
from livelog.read.lines import cut_line
from livelog.stamps.atoms import Atom, atoms, merged, runs
from livelog.stamps.grammar import Grammar

_LONG = 300  # code points from which a line may hold several entries
_LEAST_BARE, _LEAST_STRONG = 4, 2  # stamps of one shape that open a line: bare clocks, and clocks with a day, a zone or a twin
_ONE_WAY = 0.8  # share of steps in one direction that bare clocks need
# an opening fence and its clock, and the closing fence of a headline
_FENCE = lazy(r"\+{2,3}\s?(?=\d{1,2}[:.]\d\d(?!\d))")
_CLOSING = lazy(r"(?<=\S)\s?\+{2,3}\s(?=\S)")
# the end of a sentence, or of a heading in front of a stamp
_SENTENCE_END = lazy(r"(?:[.!?…:»”\"')\]|]|^)\s{0,2}$")


def open_runs(page: Page, grammar: Grammar) -> Page:
    """The page with lines cut before stamps that stand inside them: behind a fence anywhere, else in long lines where a shape recurs.

    >>> from livelog.read.page import read
    >>> from livelog.stamps.grammar import grammar
    >>> [line.text for line in open_runs(read("Live +++ 14:26 Gate opens +++ Boats pass."), grammar("de")).lines]
    ['Live', '+++ 14:26 Gate opens +++', 'Boats pass.']
    """
    cuts: dict[int, list[int]] = defaultdict(list)
    long: list[int] = []
    for number, line in enumerate(page.lines):
        if line.reason is None and "++" in line.text:
            cuts[number].extend(_fences(line.text))
        if len(line.text) >= _LONG and line.reason is None:
            long.append(number)
    if long and not any(cuts.values()):
        for number, columns in _inner(page.lines, long, grammar).items():
            cuts[number].extend(columns)
    for number, columns in _lost_breaks(page.lines).items():
        cuts[number].extend(columns)
    if not any(cuts.values()):
        return page
    lines: list[Line] = []
    for number, line in enumerate(page.lines):
        columns = sorted({column for column in cuts.get(number, ()) if 0 < column < len(line.text)})
        lines.extend(cut_line(page.text, line, columns) if columns else [line])
    return page._replace(lines=tuple(lines))


# a clock with am or pm and a colon at a line's start, or inside a line with a capital behind it
_COLON_CLOCK = lazy(r"\d{1,2}[.:]\d\d\s?[ap]\.?m\.?\s?:\s(?=[A-Z\"“‘'])", re.IGNORECASE)


def _lost_breaks(lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """Columns before a marker that lost its line break, in pages that have two such markers at the start of lines."""
    if sum(bool(_COLON_CLOCK.match(line.text)) for line in lines) < _LEAST_STRONG:
        return {}
    return {
        number: found
        for number, line in enumerate(lines)
        if (found := [match.start() for match in _COLON_CLOCK.finditer(line.text, 1) if line.text[match.start() - 1] == " "])
    }


def _fences(text: str) -> list[int]:
    """Columns before opening fences and behind closing ones."""
    columns: list[int] = []
    opened = [match.start() for match in _FENCE.finditer(text)]
    for start in opened:
        columns.append(start)
        closing = _CLOSING.search(text, start + 4)
        if closing and (_FENCE.match(text, closing.start() + (closing[0][:1] == " ")) is None):
            columns.append(closing.end())
    return columns


def _inner(lines: tuple[Line, ...], long: list[int], grammar: Grammar) -> dict[int, list[int]]:
    """Columns before recurring stamps inside long lines, by line."""
    groups: dict[tuple[str, bool], list[tuple[int, int, int]]] = defaultdict(list)
    for number in long:
        text = lines[number].text
        for run in _near_clocks(text, grammar):
            when, shape = merged(run)
            start, end = run[0].start, run[-1].end
            doubled = shape.count("HH") > 1
            if not when.has_clock or not (doubled or _opens(text, start, end)):
                continue
            strong = bool(when.has_day or when.zone or doubled)
            groups[(shape if strong else re.sub(r"[:.h]", ":", shape), strong)].append((number, start, (when.minutes or 0)))
    cuts: dict[int, list[int]] = defaultdict(list)
    for (_, strong), found in groups.items():
        inner = sum(start > 0 for _, start, _ in found)
        if (
            not inner
            or len(found) < (_LEAST_STRONG if strong else _LEAST_BARE)
            or (not strong and not _one_way([minutes for _, _, minutes in found]))
        ):
            continue
        for number, start, _ in found:
            cuts[number].append(start)
    return cuts


# a clock at a first glance, wherever it stands
_CLOCKISH = lazy(r"\d[:.h]\d\d|\d\s?[ap]\.?m|\d[時时点點시]", re.IGNORECASE)
_BEFORE, _AFTER = 45, 60  # columns around a clock in which the rest of its stamp may stand


def _near_clocks(text: str, grammar: Grammar) -> list[list[Atom]]:
    """The runs of atoms around everything that looks like a clock: a long line is not read whole."""
    windows: list[list[int]] = []
    for match in _CLOCKISH.finditer(text):
        if windows and match.start() - _BEFORE <= windows[-1][1]:
            windows[-1][1] = match.end() + _AFTER
        else:
            windows.append([max(0, match.start() - _BEFORE), match.end() + _AFTER])
    return [run for start, end in windows for run in runs(text, atoms(text, grammar, start, end))]


def _opens(text: str, start: int, end: int) -> bool:
    """The stamp stands behind the end of a sentence, and what follows it is no rest of one."""
    return (
        bool(_SENTENCE_END.search(text[max(0, start - 4) : start]))
        and not text[end : end + 2].strip()[:1].islower()
        and text[end : end + 1] != ","
    )


def _one_way(minutes: list[int]) -> bool:
    steps = [two - one for one, two in itertools.pairwise(minutes) if one != two]
    falls = sum(step < 0 for step in steps)
    return bool(steps) and max(falls, len(steps) - falls) >= _ONE_WAY * len(steps)
