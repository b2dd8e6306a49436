"""Whether a number may tell a time: most numbers in a line count boats, and the shapes of times take long to say no to each."""

from __future__ import annotations

from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.stamps.grammar import LETTER, Grammar

# what stands behind some number of every atom whose month is no word; the last alternative is an hour with its unit alone
_TIMELY = lazy(
    r"\d(?:[-/.]\s?\d|\s?[:：]|\):|[年년月월时時点點시]|[hu]\d|\sh\s\d|\s?[AaPp]\.?\s?[Mm]|\d{9}"
    rf"|(?:st|nd|rd|th|er|[ºª.])?\s?(?:de\s|of\s|d['’])?{LETTER}{{1,12}}\s?(?:[:–|-]|$))"
)
_UNIT = 24  # columns behind its hour that a unit and its end take


def may_tell(text: str, first: int, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether any number of `text[start:stop]`, the first of which is at `first`, may be part of a time. False is sure.

    >>> from livelog.stamps.grammar import grammar
    >>> [may_tell(text, 5, 0, len(text), grammar("en")) for text in ("Pier 9 has 14 old boats", "Pier 9 at 14:05", "Pier 9 March 2026")]
    [False, True, True]
    """
    if _TIMELY.search(text, first, stop + _UNIT):
        return True
    low = fold_word(text[start:stop])
    return any(name in low for name in grammar.month_stems)
