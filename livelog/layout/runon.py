"""Run-on dumps: pages that lost their line breaks, cut open again before their stamps."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice, pairwise
from typing import NamedTuple

from livelog.evidence.names import is_name
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.page import Line, Page
from livelog.read.lines import extent
from livelog.read.recut import recut
from livelog.stamps.atoms import Atom, atoms
from livelog.stamps.grammar import Grammar
from livelog.stamps.runs import merged, runs

_LONG = 300  # code points from which a line may hold several entries
_WHOLE, _LONG_WHOLE = 4, 150  # kept lines in a page that lost its breaks, and code points from which one of them may hold several entries
_LEAST_BARE, _LEAST_STRONG = 4, 2  # stamps of one shape that open a line: bare clocks, and clocks with a day, a zone or a twin
_ONE_WAY = 0.8  # share of steps in one direction that bare clocks need
# an opening fence and its clock, and the closing fence of a headline
_FENCE = lazy(r"\+{2,3}\s?(?=\d{1,2}[:.]\d\d(?!\d))")
_CLOSING = lazy(r"(?<=\S)\s?\+{2,3}\s(?=\S)")
_OPENED = 4  # columns that an opening fence and the beginning of its clock take
# what no sentence has behind its time
_FIRM = lazy(r"\s?[:|–—】\])-](?=.)")
# two to four words with capitals before a stamp
_NAME_BEFORE = lazy(r"(?:^|\s)(?P<name>[^\W\d_a-z][\w'’.-]{0,20}(?:\s[^\W\d_][\w'’.-]{0,20}){1,3})\s?$")
_STOPS = (".", "!", "?", "…")
_TIGHT_NAME = lazy(r"[^\W\d_][^\d]{2,45}[^\W\d_](?=\d)")
# the end of a sentence, or of a heading in front of a stamp
_SENTENCE_END = lazy(r"(?:[.!?…:»”\"')\]|。！？।]|^)\s{0,2}$")


def open_runs(page: Page, grammar: Grammar) -> Page:
    """The page with lines cut before stamps that stand inside them: behind a fence anywhere, else in long lines where a shape recurs.

    >>> from livelog.read.page import read
    >>> from livelog.stamps.grammar import grammar
    >>> [line.text for line in open_runs(read("Live +++ 14:26 Gate opens +++ Boats pass."), grammar("de")).lines]
    ['Live', '+++ 14:26 Gate opens +++', 'Boats pass.']
    """
    cuts: dict[int, list[int]] = defaultdict(list)
    whole = next(islice((True for line in page.lines if line.reason is None), _WHOLE, None), None) is None
    least = _LONG_WHOLE if whole else _LONG
    if page.text.find("+", *extent(page.lines)) >= 0:
        for number in [number for number, line in enumerate(page.lines) if "++" in line.text and line.reason is None]:
            cuts[number].extend(_fences(page.lines[number].text))
    long = [number for number, line in enumerate(page.lines) if not line.numberless and len(line.text) >= least and line.reason is None]
    if long and not any(cuts.values()):
        for number, columns in _inner(page.lines, long, whole, grammar).items():
            cuts[number].extend(columns)
    for number, columns in _lost_breaks(page.lines).items():
        cuts[number].extend(columns)
    if not any(cuts.values()):
        return page
    return recut(
        page, {number: sorted({one for one in columns if 0 < one < len(page.lines[number].text)}) for number, columns in cuts.items()}
    )


# a clock with am or pm and a colon at a line's start, or inside a line with a capital behind it
_COLON_CLOCK = lazy(r"\d{1,2}[.:]\d\d\s?[AaPp]\.?[Mm]\.?\s?:\s(?=[A-Z\"“‘'])")


def _lost_breaks(lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """Columns before a marker that lost its line break, in pages that have two such markers at the start of lines."""
    if sum(bool(_COLON_CLOCK.match(line.text)) for line in lines if not line.numberless and line.text[0].isdecimal()) < _LEAST_STRONG:
        return {}
    return {
        number: found
        for number, line in enumerate(lines)
        if (found := [match.start() for match in _COLON_CLOCK.finditer(line.text, 1) if line.text[match.start() - 1] == " "])
    }


def _fences(text: str) -> list[int]:
    """Columns before opening fences and behind closing ones."""
    columns: list[int] = []
    closings = _CLOSING.finditer(text)
    closing = next(closings, None)
    for opening in _FENCE.finditer(text):
        start = opening.start()
        columns.append(start)
        while closing is not None and closing.start() < start + _OPENED:
            closing = next(closings, None)
        if closing and (_FENCE.match(text, closing.start() + (closing[0][:1] == " ")) is None):
            columns.append(closing.end())
    return columns


class _Found(NamedTuple):
    """A stamp inside a long line: where to cut before it, whether it stands where a sentence has ended, and what it is like."""

    line: int
    start: int
    end: int
    minutes: int
    opens: bool
    strong: bool
    firm: bool
    shape: str


def _inner(lines: tuple[Line, ...], long: list[int], whole: bool, grammar: Grammar) -> dict[int, list[int]]:
    """Columns before recurring stamps inside long lines (and behind those that close their entries), by line.

    `whole` tells that the long lines are the whole page: then fewer stamps of one shape are asked for, and the first of them may stand
    behind a heading without a stop.
    """
    groups: dict[tuple[str, bool], list[_Found]] = defaultdict(list)
    for number in long:
        for one in _candidates(number, lines[number].text, grammar, whole):
            groups[one.shape, one.strong].append(one)
    cuts: dict[int, list[int]] = defaultdict(list)
    for members in groups.values():
        firm = [one for one in members if one.firm]
        found = _recurring(members, whole, least=_LEAST_STRONG if members[0].strong else _LEAST_BARE - whole)
        if not found and whole and len(firm) >= _LEAST_STRONG:
            found = _recurring(firm, whole, least=_LEAST_STRONG)
        for one in found:
            closing = _closes(lines[one.line].text, one)
            cuts[one.line].extend([one.start, one.end] if closing else [one.start])
    return cuts


def _candidates(number: int, text: str, grammar: Grammar, whole: bool) -> list[_Found]:
    """The stamps in a long line that could open an entry there; of a page that is no such line alone those behind a sentence's end."""
    found: list[_Found] = []
    for run in _near_clocks(text, grammar, whole):
        when, shape = merged(run)
        if not when.has_clock:
            continue
        start, end = run[0].start, run[-1].end
        doubled = shape.count("HH") > 1
        strong = bool(when.has_day or when.zone or doubled)
        worded = _worded(text, start, strong, grammar.lexicon)
        firm = bool(_FIRM.match(text[end : end + 3])) or worded < start
        opens = doubled or _opens(text, worded, end)
        if not opens and text[start - 1 : start] not in ("", " ", "【", "["):
            continue
        if text[start - 1 : start] in ("【", "["):
            worded, opens, firm = start - 1, True, True
        kind = shape if strong else re.sub(r"[:.h]", ":", shape)
        found.append(_Found(number, worded, end, when.minutes or 0, opens, strong, firm, kind))
    return found


def _worded(text: str, start: int, strong: bool, words: Lexicon) -> int:
    """The column where the words of a marker before its stamp begin: `Ora 16:04`, `Ann Poe June 24, 2016 12:21 am`."""
    before = text[max(0, start - 48) : start]
    last = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if last and fold_word(last) in words.words("clock.before"):
        return start - len(last) - 1
    named = _NAME_BEFORE.search(before) if strong and before.rstrip()[-1:] not in _STOPS else None
    if named and is_name(named["name"], words):
        return start - len(before) + named.start("name")
    return start


def _closes(text: str, one: _Found) -> bool:
    """A name glued to its date closes an entry: the next one begins right behind the stamp."""
    return one.strong and bool(_TIGHT_NAME.match(text, one.start))


def _recurring(members: list[_Found], whole: bool, least: int) -> list[_Found]:
    """Those of the stamps that part the page, if they do: enough of them stand behind sentences and, being bare, run one way."""
    found = [one for one in members if one.opens]
    first = next((one for one in members if not one.opens), None)
    if whole and first and found and (first.line, first.start) < (found[0].line, found[0].start):
        steps = [first.minutes, *(one.minutes for one in found)]
        if first.strong or (first.firm == found[0].firm and _one_way(steps, 1.0)):
            found.insert(0, first)
    if not any(one.start > 0 for one in found) or len(found) < least:
        return []
    return found if found[0].strong or _one_way([one.minutes for one in found], _ONE_WAY if len(found) > 3 else 1.0) else []


# a clock at a first glance, wherever it stands; the digit stands in front of the alternatives, so that a search looks for it alone
_CLOCKISH = lazy(r"\d(?:[:.hH]\d\d|\s?[apAP]\.?[mM]|[時时点點시])")
_BEFORE, _AFTER = 45, 60  # columns around a clock in which the rest of its stamp may stand
_REACH = 60  # columns in front of these in which a name, a word or the end of a sentence may stand
_ENDED = lazy(r"[.!?…:»”\"')\]！？。।【\[]")  # what ends a sentence or a heading, or opens a bracket around a stamp


def _near_clocks(text: str, grammar: Grammar, whole: bool) -> list[list[Atom]]:
    """The runs of atoms around everything that looks like a clock: a long line is not read whole.

    But for `whole` lines, a lone clock that no sentence ends in front of is left out.
    """
    windows: list[list[int]] = []
    for match in _CLOCKISH.finditer(text):
        if windows and match.start() - _BEFORE <= windows[-1][1]:
            windows[-1][1:] = match.end() + _AFTER, windows[-1][2] + 1
        else:
            windows.append([max(0, match.start() - _BEFORE), match.end() + _AFTER, 1])
    if not whole:
        windows = [one for one in windows if one[0] < _REACH or one[2] > 1 or _ENDED.search(text, one[0] - _REACH, one[1] - _AFTER)]
    return [run for start, end, _ in windows for run in runs(text, atoms(text, grammar, start, end))]


def _opens(text: str, start: int, end: int) -> bool:
    """The stamp stands behind the end of a sentence, and what follows it is no rest of one."""
    return (
        bool(_SENTENCE_END.search(text[max(0, start - 4) : start]))
        and not text[end : end + 2].strip()[:1].islower()
        and text[end : end + 1] != ","
    )


def _one_way(minutes: list[int], least: float) -> bool:
    """The times run one way, but for a midnight between two of them and what `least` leaves."""
    steps = [two - one for one, two in pairwise(minutes) if one != two]
    falls = sum(step < 0 for step in steps)
    return bool(steps) and max(falls, len(steps) - falls) >= least * len(steps)
