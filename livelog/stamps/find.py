"""Stamps of a page: each line looked at once, at its two ends."""

from __future__ import annotations

from livelog.evidence.bylines import people
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.model.page import Line
from livelog.model.stamp import Stamp
from livelog.stamps.atoms import atoms
from livelog.stamps.grammar import Grammar
from livelog.stamps.line import ENDING, FRONT, NOON, WORDY, line_stamp
from livelog.stamps.runs import merged, runs
from livelog.stamps.skeleton import LONGEST, stamp_of

_DIGIT = lazy(r"\d")
_NUMBERS = lazy(r"\d\D+\d")  # a day and a clock are two numbers at least, but for noon
_QUIET = lazy(rf"\D{{{FRONT}}}")  # a line without a digit at its front


def find_stamps(lines: tuple[Line, ...], grammar: Grammar) -> list[Stamp]:
    """Every line's stamp, where it has one, in order. Removed lines have none.

    >>> from livelog.read.lines import split_lines
    >>> from livelog.stamps.grammar import grammar
    >>> [(stamp.place, stamp.name, stamp.shape) for stamp in find_stamps(split_lines("Ann Poe7 February 2022 12:31"), grammar("en"))]
    [('whole', 'Ann Poe', 'NAME D MONTH YYYY HH:MM')]
    """
    found: list[Stamp] = []
    quiet, digit, opening, openers, longest = _QUIET.match, _DIGIT.search, grammar.opening, grammar.openers, grammar.longest
    for number, line in enumerate(lines):
        if line.reason is not None:
            continue
        text = line.text
        first = text[0]
        if first.isascii() and (first not in opening or (first.isalpha() and not text[:NOON].casefold().startswith(openers))):
            length = len(text)
            if line.numberless and (length >= WORDY or (length > longest and text[-1].isalpha())):
                continue  # by far the most lines
            if length > FRONT and quiet(text) and digit(text, max(FRONT, length - ENDING)) is None:
                continue
        like = not line.numberless and len(text) <= LONGEST and digit(text) is not None
        stamp = stamp_of(number, text, grammar) if like else line_stamp(number, text, grammar)
        if stamp is None and line.mark is not None and not line.numberless:
            stamp = _byline_stamp(number, text, grammar)
        if stamp:
            found.append(stamp)
    return found


_LONGEST_BYLINE = 100


def _byline_stamp(number: int, text: str, grammar: Grammar) -> Stamp | None:
    """The stamp at the end of a byline that is a block of its own: `Ann Poe, Quay News, in Wick 18/05/2026 19h02`.

    In plain text such a line could be a sentence; as a block of markup it is a byline when it begins with a name and ends with a
    day and a clock.
    """
    if len(text) > _LONGEST_BYLINE or _DIGIT.search(text, max(0, len(text) - ENDING)) is None:
        return None
    if not _NUMBERS.search(text) and not any(noon in fold_word(text) for noon in grammar.openers):
        return None
    found = runs(text, atoms(text, grammar))
    if not found or found[-1][-1].end < len(text):
        return None
    when, shape = merged(found[-1])
    start = found[-1][0].start
    said = people(text[:start].strip(" ,|•·–—-"), grammar.lexicon) if when.has_day and when.has_clock else ()
    if not said:
        return None
    name = ", ".join(said)
    return Stamp(number, start, len(text), "whole", when, f"NAME {shape}", text[start:], lead=text[:start], name=name, named="lead")
