"""Whether the file holds the whole blog: the page's own count, a pager, a control that loads more."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.features import has_digit
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.model.page import Page

_LONGEST = 60  # code points of a line that counts posts or pages
_MORE = "load-more"


class Completeness(NamedTuple):
    """`expected` entries that the page claims, and whether all are there: True and False with evidence, else None."""

    expected: int | None = None
    complete: bool | None = None


def completeness(page: Page, words: Lexicon, found: int, inside: frozenset[int], around: tuple[int, int]) -> Completeness:
    """The completeness of a page of which `found` entries were read. `inside` are the lines of entries, `around` the first and the last.

    >>> from livelog.know.lexicon import lexicon
    >>> from livelog.read.page import read
    >>> page = read("<html><body><h1>Quay live</h1><div>1 of 3 pages</div><p>Page 1 of 3</p></body></html>")
    >>> completeness(page, lexicon("en"), 5, frozenset(), (0, 0))
    Completeness(expected=None, complete=False)
    """
    if not page.nodes or not found:
        return Completeness()
    posts, pages = _patterns(words.code)
    expected: int | None = None
    part = False
    for number, line in enumerate(page.lines):
        if len(line.text) > _LONGEST or number in inside:
            continue
        if line.reason == _MORE and number >= around[0]:
            part = True
        if not has_digit(line.text):
            continue
        folded = fold_word(line.text).strip(" .:|·•()[]")
        if (match := posts.fullmatch(folded)) and expected is None:
            expected = int(match["n"])
        elif match := pages.fullmatch(folded):
            part = part or int(match["n"]) <= int(match["m"]) > 1
    if expected is not None and expected < found:
        expected = None  # it counts something else
    if part or (expected is not None and expected > found):
        return Completeness(expected, False)
    return Completeness(expected, True if expected is not None else None)


@lru_cache(maxsize=64)
def _patterns(code: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Lines that count posts (`{n} updates`) and pages (`page {n} of {m}`), from a language's templates."""
    words = lexicon(code)
    return _pattern(words.words("count.posts")), _pattern(words.words("count.pages"))


def _pattern(templates: tuple[str, ...]) -> re.Pattern[str]:
    """One regex of alternatives in which every number is bounded; groups of one name stand in a branch of their own."""
    branches = [
        re.escape(template).replace(r"\{n\}", r"\d{1,5}").replace(r"\{m\}", r"\d{1,5}").replace(r"\ ", r"\s?") for template in templates
    ]
    numbered = "|".join(branches) or "(?!)"
    return re.compile(rf"(?=\D{{0,30}}(?P<n>\d{{1,5}})(?:\D{{1,12}}(?P<m>\d{{1,5}}))?)(?:{numbered})")
