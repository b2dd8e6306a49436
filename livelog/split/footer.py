"""Where the feed ends and the page's footer begins."""

from __future__ import annotations

from livelog.evidence.features import is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.page import Line

_MENU = 6  # short lines in a row that make a menu
_FAR = 6.0  # times the usual length of an entry after which the next line that is no prose ends it
_TITLES = 4  # lines without prose in a row, behind prose, that are no body


def feed_end(body: tuple[int, ...], lines: tuple[Line, ...], usual: float | None, words: Lexicon) -> int:
    """How many of the last entry's lines are its own.

    `usual` is the median length of the other entries in code points. The footer begins at a phrase of page ends,
    at a menu of short lines, at a run of titles, or far beyond the usual length.
    """
    starts, whole = words.words("footer.start"), words.words("footer.line")
    ends = words.words("labels.end")
    length, said = 0, False  # of the lines above
    for place, number in enumerate(body):
        text = lines[number].text
        folded = fold_word(text).strip(" .:›»")
        if (
            folded in whole
            or (starts and len(text) < 160 and folded.startswith(starts))
            or (place and ends and len(text) < 160 and folded.startswith(ends))
        ):
            return place
        if _menu(body, place, lines) or (said and _titles(body, place, lines)):
            return place
        if usual and length > _FAR * max(usual, 200) and not is_prose(text):
            return place
        length += len(text)
        said = said or is_prose(text)
    return len(body)


def _menu(body: tuple[int, ...], place: int, lines: tuple[Line, ...]) -> bool:
    """A run of short lines without a stop: navigation."""
    run = [lines[number].text for number in body[place : place + _MENU]]
    return len(run) == _MENU and all(len(text) < 40 and text.count(" ") <= 3 and not is_prose(text) for text in run)


def _titles(body: tuple[int, ...], place: int, lines: tuple[Line, ...]) -> bool:
    """A run of lines without prose: behind prose, other stories."""
    run = [lines[number].text for number in body[place : place + _TITLES]]
    bulleted = sum(text[:1] in "•-*–" for text in run) * 2 > len(run)
    return len(run) == _TITLES and not any(map(is_prose, run)) and not bulleted
