"""Captions and credits of pictures among the lines of an entry: left out of its body."""

from __future__ import annotations

from livelog.evidence.bylines import signed
from livelog.evidence.credits import captions, ends_in_credit, is_credit
from livelog.evidence.features import is_headlike, is_prose
from livelog.know.lexicon import Lexicon
from livelog.model.page import Line
from livelog.split.habits import Habits

_SAID = frozenset(["p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6"])  # blocks of text: what stands in them is no caption


def _credits(numbers: list[int], lines: tuple[Line, ...]) -> list[int]:
    """The places of credits, where markup tells captions from text."""
    return [
        place
        for place, number in enumerate(numbers)
        if is_credit(text := lines[number].text)
        or ((mark := lines[number].mark) is not None and mark.tag not in _SAID and ends_in_credit(text) and not is_prose(text))
    ]


def without_captions(
    numbers: list[int], lines: tuple[Line, ...], usual: Habits, words: Lexicon, removed: dict[int, str], *, marked: bool
) -> tuple[list[int], list[str]]:
    """The lines of a body, and their texts, without pictures' captions and credits.

    Where markup tells captions (`marked`), only credits are looked for.
    """
    texts = [lines[number].text for number in numbers]
    if gone := frozenset(_credits(numbers, lines) if marked else captions(texts)):
        removed.update((numbers[place], "caption") for place in gone)
        numbers = [number for place, number in enumerate(numbers) if place not in gone]
        texts = [lines[number].text for number in numbers]
    if usual.sentences and not marked and _trails_off(texts) and not signed(texts[-1], words):
        removed[numbers[-1]] = "caption"
        return numbers[:-1], texts[:-1]
    return numbers, texts


def _trails_off(texts: list[str]) -> bool:
    """The last line is a caption's: no stop, behind sentences."""
    last = texts[-1] if len(texts) > 1 else ""
    return last[-1:].isalnum() and 5 <= last.count(" ") < 16 and is_headlike(last) and is_prose(texts[-2])
