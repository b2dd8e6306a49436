"""What stands above the first entry: the page's headline, its byline, its abstract; the rest is navigation."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from livelog.evidence.bylines import Byline, byline_line, is_role_line, people
from livelog.evidence.credits import captions
from livelog.evidence.features import is_headlike, is_prose, is_text
from livelog.evidence.names import is_name, names
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.page import Line
from livelog.model.stamp import Stamp


class Header(NamedTuple):
    """The page's own texts; `roles` and `removed` account for every line above the first entry."""

    headline: str | None
    authors: tuple[str, ...]
    abstract: tuple[str, ...]
    roles: dict[int, str]
    removed: dict[int, str]


_BULLETED = lazy(r"[•*◦]|[-–]\s")  # a list item of the abstract


def header(numbers: tuple[int, ...], lines: tuple[Line, ...], stamps: dict[int, Stamp], words: Lexicon) -> Header:
    """The header in the given lines (indices of kept lines above the first entry).

    `stamps` are all stamps by line: lines that hold little but a stamp are the page's dates.
    """
    roles: dict[int, str] = {}
    removed: dict[int, str] = {}
    authors: list[str] = []
    title = _title(numbers, lines, stamps, words)
    bodies = [number for number in numbers if title is None or number > title]
    for number in numbers:
        if title is not None and number < title:
            removed[number] = "navigation"
    if title is not None:
        roles[title] = "headline"
    _dates(bodies, lines, stamps, removed)
    abstract = _abstract(bodies, lines, words, roles, removed, authors)
    return Header(lines[title].text if title is not None else None, tuple(dict.fromkeys(authors)), abstract, roles, removed)


def _caption(text: str) -> bool:
    """6 to 16 words without a stop."""
    return 5 <= text.count(" ") < 16 and text[-1].isalnum() and not _BULLETED.match(text)


def _title(numbers: tuple[int, ...], lines: tuple[Line, ...], stamps: dict[int, Stamp], words: Lexicon) -> int | None:
    """The line that reads most like the page's headline.

    The first of four words or more, not all in capitals or title case like a menu, with running text in the lines below it; else the first
    of four words; else one of two, where prose follows.
    """
    marked = [number for number in numbers if (mark := lines[number].mark) and mark.level == 1 and len(lines[number].text) > 1]
    if marked:
        return max(marked, key=lambda number: (len(lines[number].text), -number))
    heads = [number for number in numbers if _heading(number, lines, stamps, words)]
    long = [number for number in heads if is_text(lines[number].text) or lines[number].text.count(" ") >= 3]
    for number in long:
        if _running(number, numbers, lines) and not _menu(lines[number].text):
            return number
    if long:
        return next((number for number in long if not _menu(lines[number].text)), long[0])
    for number in heads:
        if any(is_prose(lines[one].text) for one in _below(number, numbers, 3)) or len(numbers) == 1 or number == numbers[0]:
            return number
    return None


def _running(number: int, numbers: tuple[int, ...], lines: tuple[Line, ...]) -> bool:
    """Running text stands in one of the next lines, or the feed does."""
    below = _below(number, numbers, 4)
    return not below or any(is_prose(lines[one].text) or lines[one].text.count(" ") >= 8 for one in below)


def _below(number: int, numbers: tuple[int, ...], most: int) -> tuple[int, ...]:
    """The next lines below a line, `most` at most."""
    place = bisect_right(numbers, number)
    return numbers[place : place + most]


def _menu(text: str) -> bool:
    """Words in capitals only, as menus and crumbs have them: no word of the line opens with a small letter."""
    if " | " in text and text.count(" ") <= 5:
        return True
    return not any(word[:1].islower() for word in text.split(" ")) and text != text.upper() and any(map(str.isupper, text))


def _heading(number: int, lines: tuple[Line, ...], stamps: dict[int, Stamp], words: Lexicon) -> bool:
    text = lines[number].text
    folded = fold_word(text).strip(" .:")
    if number in stamps and (stamps[number].place == "whole" or stamps[number].metadata):
        return False
    labels = ("labels.feed", "labels.index", "labels.label", "labels.end")
    return is_headlike(text) and not any(folded in words.words(table) for table in labels) and not byline_line(text, words, bare=False)


_LONGEST_DATE, _LONGEST_DATES = 60, 90  # code points of a line that dates the page; as a block of markup it can hold two dates


def _dates(numbers: list[int], lines: tuple[Line, ...], stamps: dict[int, Stamp], removed: dict[int, str]) -> None:
    """Lines that hold little but a date or a clock."""
    indexed = False
    for number in numbers:
        stamp = stamps.get(number)
        age = bool(stamp and stamp.when.relative is not None and not stamp.when.has_clock and not stamp.metadata)
        if indexed and not stamp and is_headlike(lines[number].text):
            removed[number] = "index"  # a key event below its age
        indexed = age
        longest = _LONGEST_DATE if lines[number].mark is None else _LONGEST_DATES
        if (
            stamp and stamp.when.has_day and stamp.when.year and len(lines[number].text) < longest and not is_prose(lines[number].text)
        ) or (
            stamp
            and (stamp.place == "whole" or stamp.metadata or stamp.place == "end")
            and len(lines[number].text) < 110
            and not is_prose(stamp.lead)
        ):
            removed[number] = "page-date"


def _abstract(
    numbers: list[int], lines: tuple[Line, ...], words: Lexicon, roles: dict[int, str], removed: dict[int, str], authors: list[str]
) -> tuple[str, ...]:
    """The paragraphs below the title, index lists left out."""
    shown = [number for number in numbers if number not in removed]
    for place in captions([lines[number].text for number in shown]):
        removed[shown[place]] = "caption"
    found: list[str] = []
    index = listed = False
    bylined = False
    for place, number in enumerate(shown):
        if number in removed:
            continue
        text = lines[number].text
        folded = fold_word(text).strip(" .:")
        if folded in words.words("labels.index") or folded in words.words("labels.feed") or folded in words.words("labels.label"):
            index = folded in words.words("labels.index")
            removed[number] = "label"
            continue
        if bylined and _caption(text) and (place + 1 == len(shown) or is_prose(lines[shown[place + 1]].text)):
            removed[number] = "caption"  # between the byline and the introduction stands the opening picture's
            continue
        byline = byline_line(text, words, bare=False)
        if byline is None and "(" in text and (found_names := people(text, words)):
            byline = Byline(found_names)
        if byline is None and is_name(text, words) and text.count(" ") >= 1 and not index:
            byline = byline_line(text, words, bare=True)
        if byline and byline.names and not is_prose(text):
            roles[number] = "byline"
            bylined = True
            authors.extend(byline.names)
        elif is_role_line(text, words):
            roles[number] = "byline"
        elif fold_word(text) in words.words("byline.by") or names(text, words):
            removed[number] = "label"
        elif found and is_prose(found[-1]) and not (is_prose(text) or index or listed or _BULLETED.match(text) or text[-1] in ":?!"):
            removed[number] = "caption"  # a stop-less line behind sentences
        elif (said := text.lstrip("•*◦ ").removeprefix("- ").strip()) and (_BULLETED.match(text) or is_text(text)):
            listed = not is_prose(text)
            roles[number] = "abstract"
            found.append(said)
        else:
            removed[number] = "label"
    return tuple(found)
