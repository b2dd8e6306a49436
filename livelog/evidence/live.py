"""Whether a page calls itself a live blog."""

from __future__ import annotations

from functools import lru_cache

from livelog.evidence.features import cjk
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.model.page import Line

_TOP = 14  # lines from the top in which a page calls itself live


def says_live(lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A line near the top calls the page a live blog, in its title or as a label. The word alone decides, in any sense.

    >>> from livelog.know.lexicon import lexicon
    >>> from livelog.read.lines import split_lines
    >>> says_live(split_lines("Quay strike live: boats wait"), lexicon("en")), says_live(split_lines("How we live now"), lexicon("en"))
    (True, True)
    """
    spaced, unspaced = _phrases(words.code)
    return any(_says(fold_word(line.text), spaced, unspaced) for line in lines[:_TOP])


@lru_cache(maxsize=64)
def _phrases(code: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that call a page live, between blanks, and those of scripts that have none."""
    phrases = lexicon(code).words("page.live")
    return tuple(f" {phrase} " for phrase in phrases), tuple(phrase for phrase in phrases if cjk(phrase))


def _says(text: str, spaced: tuple[str, ...], unspaced: tuple[str, ...]) -> bool:
    padded = " " + "".join(character if character.isalnum() or character == "-" else " " for character in text) + " "
    return any(phrase in padded for phrase in spaced) or any(phrase in text for phrase in unspaced)
