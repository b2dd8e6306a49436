"""What the page itself says of its day and its zone, outside its markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from livelog.know.files import shipped_table
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word
from livelog.know.zones import tzinfo_of, zone
from livelog.model.page import Line
from livelog.model.stamp import Stamp

_LONGEST = 600  # code points of a line, or of its beginning and end, that may state a zone
# a day in an address: /2023/11/02/, /2022/mar/06/, -20220912-, /23_novembre_14/
_URL_DAY = lazy(
    r"[/-](?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d\d|[a-z]{3})[/-]?(?P<day>\d\d)(?=[/-]|$)"
    r"|/(?P<year2>\d\d)_(?P<month2>[^\W\d_]{3,12})_(?P<day2>\d\d)(?=/)"
)
# a day in words at the end of a part of an address: -january-5-2026/, -5-january-2026
_URL_WORDS = lazy(
    r"[/_-](?P<month>[^\W\d_]{3,12})[_-](?P<day>\d{1,2})[_-](?P<year>20\d\d)(?=/|$)"
    r"|[/_-](?P<day2>\d{1,2})[_-](?P<month2>[^\W\d_]{3,12})[_-](?P<year2>20\d\d)(?=/|$)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# an offset in brackets behind a zone's name: (GMT+1), (UTC +2)
_BRACKET = lazy(r"[(\[](?P<zone>(?:GMT|UTC)\s?[+\-−]\s?\d{1,2}(?::\d\d)?|GMT|UTC)[)\]]")
# an offset behind words that speak of all times: `All times are GMT+1.`
_TIMES_OFFSET = lazy(r"\btimes\b[\w ]{0,20}\s(?P<zone>(?:GMT|UTC)\s?[+\-−]\s?\d{1,2}(?::\d\d)?)", re.IGNORECASE)
_TIME_WORD = lazy(
    r"\b(?:time|times|hora|horas|heure|heures|uhrzeit|uhrzeiten|zeit|ortszeit|ora|orario|tijd|tijden|час|время|שעון|godz|idő|saat)\w{0,4}\b|時間|时间|시간",
    re.IGNORECASE,
)


class PageDay(NamedTuple):
    """A day that the page states for itself.

    `end` tells that it is the day of the last change, not of the beginning, `published` that a word before it says so of the latter;
    `minutes` is its clock.
    """

    day: date
    end: bool
    minutes: int | None = None
    published: bool = False


def page_zone(lines: tuple[Line, ...], words: Lexicon, country: str | None = None) -> str | None:
    """The zone that the page's own words give its clocks (`All times Eastern`, `Paris time (GMT+1)`, `hora Colombia`), or None.

    `country` tells what an abbreviation such as IST means.

    >>> from livelog.know.lexicon import lexicon
    >>> from livelog.read.lines import split_lines
    >>> page_zone(split_lines("Here is the latest. All times are GMT."), lexicon("en"))
    'UTC'
    """
    texts = [text if len(text := line.text) <= _LONGEST else text[:_LONGEST] + text[-_LONGEST:] for line in lines]
    whole = fold_word("\n".join(texts))
    said = [phrase for phrase in words.zones if phrase in whole]  # none, mostly
    for text in texts:
        if not _TIME_WORD.search(text) and not (said and any(phrase in fold_word(text) for phrase in said)):
            continue
        found = _stated_zone(text, words, country)
        if found:
            return found
    return None


# what stands between `times` and the zone or place: `all times are Paris time`, `times in GMT`, `all times stated are UK`
_TIMES = lazy(
    r"\b(?:all\s)?time(?:s|\sstamps|stamps)\s(?:(?:are|stated|shown|in|given|listed|local)\s){0,4}(?P<zone>[^\W\d_]+(?:\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
# one or two words before `time`: a search begins at the beginning of a word only
_PLACE_TIME = lazy(r"(?<![^\W\d_])(?P<place>[^\W\d_]+(?:\s[^\W\d_]+)?)\stime\b")


def _stated_zone(text: str, words: Lexicon, country: str | None) -> str | None:
    """The zone in a line that speaks of time: a phrase of the language, an offset in brackets, a zone or a place by name."""
    folded = fold_word(text)
    bracket = _BRACKET.search(text)
    offset = _TIMES_OFFSET.search(text)
    if offset:
        return zone(offset["zone"])
    for phrase, name in sorted(words.zones.items(), key=lambda item: -len(item[0])):
        if phrase in folded and (rest := _after(folded, phrase)) is not None:
            if bracket and (name == "local" or any(sign in bracket["zone"] for sign in "+-−")):
                return zone(bracket["zone"])
            # `all times are central` is American, `all times are central european` is not
            return _place_zone(f"{phrase.rsplit(' ', 1)[-1]} {rest}") or (name if tzinfo_of(name) else None)
    if bracket and len(text) < _LONGEST_BRACKETED:
        return zone(bracket["zone"])
    match = _TIMES.search(text)
    if match:
        named = match["zone"].split(" ")
        return next((found for count in (len(named), 1) if (found := _named_zone(" ".join(named[:count]), country))), None)
    place = _PLACE_TIME.search(folded)
    if place and len(text) < _LONGEST_PLACE and ("times" in folded or "(" in text):
        return _place_zone(place["place"]) or _place_zone(place["place"].split(" ")[-1])
    return None


_REST = lazy(r"(?: ([^\W\d_]+))?")


def _after(folded: str, phrase: str) -> str | None:
    """The word behind a phrase, if any; None where its last word, an abbreviation, goes on: `et` is not `ethiopian`."""
    end = folded.find(phrase) + len(phrase)
    if len(phrase.rsplit(" ", 1)[-1]) <= _LONGEST_ABBREVIATION and folded[end : end + 1].isalpha():
        return None
    found = _REST.match(folded, end)
    return (found and found[1]) or ""


_LONGEST_ABBREVIATION = 3  # letters of what may stand at the beginning of another word
_LONGEST_BRACKETED, _LONGEST_PLACE = 200, 140  # code points of a line in which an offset in brackets, or `Paris time`, is the page's zone


def _named_zone(name: str, country: str | None) -> str | None:
    return (
        (zone(name.upper(), country) if name.isupper() or len(name) <= 4 else None) or _place_zone(fold_word(name)) or zone(name, country)
    )


def _place_zone(place: str) -> str | None:
    found = shipped_table("zones").get("place", {}).get(place)
    return found if isinstance(found, str) else None


def url_day(url: str | None, months: Mapping[str, int] = MappingProxyType({})) -> date | None:
    """The day in an address, or None. `months` are names of months in the page's language, in small letters.

    A day written with a month's name counts where it ends a part of the path: elsewhere it is what the story is about.

    >>> url_day("https://news.example/world/2023/nov/02/live"), url_day("https://news.example/23_novembre_14/live", {"novembre": 11})
    (datetime.date(2023, 11, 2), datetime.date(2023, 11, 14))
    >>> url_day("https://news.example/live-january-5-2026/", {"january": 1}), url_day("https://news.example/budget-of-5-may-2020-live")
    (datetime.date(2026, 1, 5), None)
    """
    if not url:
        return None
    address = url.casefold()
    known = {**dict(zip(_MONTHS, range(1, 13), strict=True)), **months}
    for pattern in (_URL_DAY, _URL_WORDS):
        for match in pattern.finditer(address):
            year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
            number = int(month) if month.isdecimal() else known.get(month, 0)
            if found := safe_date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)):
                return found
    return None


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where there is no such day.

    >>> safe_date(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def page_days(heading: list[Stamp], day_first: bool, words: Lexicon) -> list[PageDay]:
    """The days that full dates in the page's head state, in page order. `heading` are the stamps above the first entry, markers apart."""
    found: list[PageDay] = []
    for stamp in heading:
        when = stamp.when
        if not when.has_day or when.year is None:
            continue
        month, day = (when.month, when.day) if when.numbers is None else (when.numbers[1], when.numbers[0]) if day_first else when.numbers
        made = safe_date(when.year, month or 0, day or 0)
        if made:
            end = says_end(stamp.lead, words)
            found.append(PageDay(made, end, when.minutes, stamp.metadata and not end))
    return found


def says_end(lead: str, words: Lexicon) -> bool:
    """The words before a stamp say that it is the time of the last change.

    >>> from livelog.know.lexicon import lexicon
    >>> says_end("Last updated", lexicon("en")), says_end("Published", lexicon("en"))
    (True, False)
    """
    folded = fold_word(lead)
    return any(stem in folded for stem in words.words("page.changed"))


# the signature below an embedded post: `— Ann Poe (@annpoe) March 9, 2026`
_EMBED = lazy(r"[—–-]\s?[^()]{1,60}\(@\w{1,20}\)\s(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2}),\s(?P<year>20\d\d)")


def embedded_day(lines: tuple[Line, ...], months: dict[str, int]) -> tuple[int, date] | None:
    """The line and the day of the newest post that the page embeds: a blog that shows it is no older.

    >>> from livelog.read.lines import split_lines
    >>> embedded_day(split_lines("— Ann Poe (@annpoe) March 9, 2026"), {"march": 3})
    (0, datetime.date(2026, 3, 9))
    """
    newest: tuple[int, date] | None = None
    for number, line in [(number, line) for number, line in enumerate(lines) if "(@" in line.text]:
        for match in _EMBED.finditer(line.text[-300:]):
            made = safe_date(int(match["year"]), months.get(match["month"].casefold(), 0), int(match["day"]))
            if made and (newest is None or made > newest[1]):
                newest = number, made
    return newest
