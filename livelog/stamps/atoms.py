"""Atoms of time in a line: each date, clock, relative time and epoch with its values."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import NamedTuple

from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.know.zones import is_zone
from livelog.model.stamp import When
from livelog.stamps.grammar import BEYOND, Grammar, compiled
from livelog.stamps.numbers import may_tell

_EPOCHS = range(946_684_800, 2_208_988_800)  # 2000 to 2039 in seconds


class Atom(NamedTuple):
    """One atom: its columns in the line, its kind, its values, and how it is spelled in a shape."""

    start: int
    end: int
    kind: str
    when: When
    shape: str


def atoms(text: str, grammar: Grammar, start: int = 0, end: int | None = None) -> list[Atom]:
    """The atoms in `text[start:end]`, left to right, without overlaps.

    >>> from livelog.stamps.grammar import grammar
    >>> [(atom.kind, atom.shape) for atom in atoms("Ann Poe7 February 2022 12:31", grammar("en"))]
    [('day', 'D MONTH YYYY'), ('clock', 'HH:MM')]
    """
    stop = len(text) if end is None else min(end, len(text))
    found: list[Atom] = []
    place = start
    # every atom but a word alone holds a digit, and begins no further before it than a month's name is long
    digit = _DIGIT.search(text, start, stop)
    while digit and (found or place > start or may_tell(text, digit.start(), start, stop, grammar)):
        match = grammar.atom.search(text, max(place, digit.start() - _MONTH), stop)
        if match is None:
            break
        atom, place = _atom(match, grammar, text, stop)
        if atom:
            found.append(atom)
        digit = _DIGIT.search(text, place, stop)
    return _with_words(text, found, grammar, start, stop)


_DIGIT = lazy(r"\d")
_MONTH = 14  # columns of the longest name of a month with what parts it from its day
_NOON_COLUMN = 4  # column up to which a word for noon or midnight may open a line as its stamp
# what must follow it: a colon, a dash, or nothing
_NOON_END = lazy(r"\s?(?:[:|–—]|-\s|$)")
_WORDS_WITHIN = 60  # columns of a stretch in which words for days are looked for: they stand at a line's front, or beside a time


def _with_words(text: str, found: list[Atom], grammar: Grammar, start: int, stop: int) -> list[Atom]:
    """The atoms with ages (`5m ago`) and words for days among them; an age takes the place of what it overlaps."""
    more: list[Atom] = []
    low = text[start:stop].casefold()
    if any(word in low for word in grammar.relative_words):
        more = [atom for match in compiled(grammar.relative).finditer(text, start, stop) if (atom := _age(match, grammar))]
    plain = low if low.isascii() else low.replace("’", "'")
    worded = any(stem in plain for stem in grammar.stems) or BEYOND.search(plain) is not None
    for match in grammar.words.finditer(text, start, min(stop, start + _WORDS_WITHIN)) if worded else ():
        atom = _word(match, grammar)
        if atom.kind == "clock" and (atom.start > _NOON_COLUMN or not _NOON_END.match(text, atom.end)):
            continue  # `by noon` in a sentence
        if not (_overlaps(atom, found) or _overlaps(atom, more)):
            insort(more, atom, key=_start)
    if not more:
        return found
    return sorted([*(atom for atom in found if not _overlaps(atom, more)), *more], key=_start)


def _start(atom: Atom) -> int:
    return atom.start


def _overlaps(atom: Atom, others: list[Atom]) -> bool:
    """One of the others, which stand in order and apart from each other, has a column in common with the atom."""
    place = bisect_left(others, atom.end, key=_start)
    return place > 0 and others[place - 1].end > atom.start


def _word(match: re.Match[str], grammar: Grammar) -> Atom:
    """A weekday, or a word such as `today`."""
    word = _name(match[0])
    if word in grammar.noons:
        hour = grammar.noons[word]
        return Atom(
            match.start() - (3 if match.string[max(0, match.start() - 3) : match.start()] == "12 " else 0),
            match.end(),
            "clock",
            When(hour=hour, minute=0),
            "HH",
        )
    if word in grammar.weekdays:
        return Atom(match.start(), match.end(), "weekday", When(weekday=grammar.weekdays[word]), "WEEKDAY")
    today = word in grammar.lexicon.words("relative.today")
    return Atom(match.start(), match.end(), "day", When(day_word="today" if today else "yesterday"), "DAY")


def _age(match: re.Match[str], grammar: Grammar) -> Atom | None:
    groups = [group for group in match.groups() if group]
    if len(groups) == 1:
        minutes = grammar.fixed.get(fold_word(" ".join(groups[0].split())))
        return Atom(match.start(), match.end(), "age", When(relative=minutes, unit=max(minutes, 1)), "AGO") if minutes is not None else None
    number = next(group for group in groups if group.isdecimal())
    unit = grammar.units.get(fold_word(next(group for group in groups if not group.isdecimal())))
    if unit is None:
        return None
    return Atom(match.start(), match.end(), "age", When(relative=int(number) * unit, unit=max(unit, 1)), "AGO")


def _atom(match: re.Match[str], grammar: Grammar, text: str, stop: int) -> tuple[Atom | None, int]:
    """The atom that a match of the shapes stands for (None where a look-up or the numbers say no), and where to go on."""
    kind = grammar.kinds[match.lastindex or 0]
    end = match.end()
    if kind == "h":
        return _clock(match, grammar, text, stop)
    if kind in ("da", "mb"):
        built = _named_day(match, grammar)
        if built is None and kind == "mb":
            return None, match.start("db" if match["db"] else "dc")
        if built is None and (hour := _hour(match.groupdict(), grammar, text, match)):
            return hour, hour.end
    elif kind == "iso":
        built = _iso(match.groupdict())
    else:
        built = _epoch(match["epoch"]) if kind == "epoch" else _day(match.groupdict(), grammar)
    if built is None:
        tried = next((name for name in ("da", "db", "dc", "df") if match[name]), None)
        if tried == "da":
            return None, match.end("da")
        if tried:
            return None, match.start(tried)
        return None, _next(match)
    return Atom(match.start(), end, *built), end


def _next(match: re.Match[str]) -> int:
    """Where to look again behind a match that was none: at its next number, since a clock may begin there."""
    digits = re.match(r"\d+\D*", match[0])
    return match.start() + max(1, digits.end() if digits else 1)


def _name(text: str) -> str:
    return fold_word(" ".join(text.split()))


_LEAP = 60  # the second that some minutes have more


def _iso(group: dict[str, str | None]) -> tuple[str, When, str] | None:
    year, month, day, hour, minute = (int(group[name] or 0) for name in ("iy", "im", "id", "ih", "in"))
    second = int(group["is"]) if group["is"] else None
    if not (_is_day(month, day) and hour < 25 and minute < 60 and (second or 0) <= _LEAP):
        return None
    if second == _LEAP:
        second = _LEAP - 1  # a leap second, which no clock of Python's knows
    when = When(year=year, month=month, day=day, hour=hour, minute=minute, second=second, offset=group["io"])
    return (
        "both",
        when,
        "YYYY-MM-DDTHH:MM" + (":SS" if second is not None else "") + (("Z" if group["io"] == "Z" else "+HH:MM") if group["io"] else ""),
    )


def _epoch(digits: str) -> tuple[str, When, str] | None:
    seconds = int(digits[:10])
    return ("epoch", When(epoch=seconds), "EPOCH") if seconds in _EPOCHS else None


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _day(group: dict[str, str | None], grammar: Grammar) -> tuple[str, When, str] | None:
    """A calendar day in any of its spellings but those with a word between a number and a number."""
    if group["ye"]:
        month = int(group["me"]) if group["me"] else grammar.months.get(_name(group["mf"] or ""), 0)
        day = int(group["de"] or group["df"] or 0)
        shape = "YYYY-MM-DD" if group["se"] == "-" else "YYYY MM DD"
        return ("day", When(year=int(group["ye"]), month=month, day=day), shape) if _is_day(month, day) else None
    if group["mg"]:
        month, day = int(group["mg"]), int(group["dg"] or 0)
        return ("day", When(month=month, day=day), "M月D日") if _is_day(month, day) else None
    return _numbers(group)


def _numbers(group: dict[str, str | None]) -> tuple[str, When, str] | None:
    """A day in two or three numbers; with slashes their order stays open."""
    first, second = (int(group[a] or 0) for a in (("ah", "bh") if group["ah"] else ("ai", "bi") if group["ai"] else ("aj", "bj")))
    year = _full_year(group["yh"]) if group["ah"] else None
    mark = (group["sh"] or ".").strip() if group["ah"] else "." if group["ai"] else "/"
    if max(first, second) > 31 or min(first, second) < 1 or min(first, second) > 12:
        return None
    spelled = f"D{mark}M{mark}" + ("YYYY" if year else "")
    if mark == ".":
        return ("day", When(year=year, month=second, day=first), spelled) if _is_day(second, first) else None
    return "day", When(year=year, numbers=(first, second)), spelled


def _full_year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _named_day(match: re.Match[str], grammar: Grammar) -> tuple[str, When, str] | None:
    """A day with its month by name: `7 February 2022`, `February 7, 2022`."""
    word, number, year_digits = match.group("ma", "da", "ya")
    first = word is not None
    if not first:
        word, one, two, short, full = match.group("mb", "db", "dc", "yb", "yc")
        number, year_digits = one or two, short or full
    month = grammar.months.get(fold_word(word.rstrip(".")), 0)
    day = int(number or 0)
    if not _is_day(month, day):
        return None
    year = _full_year(year_digits)
    spelled = ("D MONTH" + (" YYYY" if year else "")) if first else ("MONTH D" + (", YYYY" if year else ""))
    return "day", When(year, month, day), spelled


_HOUR = 60  # minutes
# what must stand behind an hour without minutes (`23h :`, `23 heures :`): a separator, or the line's end
_HOUR_END = lazy(r"\s?[:–|-]|\s?$")


def _hour(group: dict[str, str | None], grammar: Grammar, text: str, match: re.Match[str]) -> Atom | None:
    """An hour with its unit alone."""
    unit = fold_word(group["ma"] or "")
    hour = int(group["da"] or 99)
    if (
        hour > 24
        or group["ya"]
        or not (unit in ("h", "uhr") or grammar.units.get(unit) == _HOUR)
        or not _HOUR_END.match(text, match.end("ma"))
    ):
        return None
    return Atom(match.start(), match.end("ma"), "clock", When(hour=hour, minute=0), "HH")


def _clock(match: re.Match[str], grammar: Grammar, text: str, stop: int) -> tuple[Atom | None, int]:
    """A time of day: hours, minutes, am or pm, zone; with the spelling of its separator."""
    h, sep, n, s, hk, nk, hb, merb, hm, nm = match.group("h", "sep", "n", "s", "hk", "nk", "hb", "merb", "hm", "nm")
    hour = int(h or hk or hb or hm or 0)
    minute = int(n or nk or nm or 0)
    second = int(s) if s else None
    start, end = match.span()
    after = grammar.after.match(text, end, stop) if end < stop else None
    end = after.end() if after else end
    printed_zone = after["zone"] if after else None
    if after and printed_zone and not is_zone(printed_zone):
        printed_zone, end = None, after.start("zoned")
    half, start = _half_before(text, start, grammar)
    printed = (after["mer"] if after else None) or merb
    half = half or (_half(printed, grammar) if printed else None)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    separator = (sep or "").strip().replace("：", ":") or ("h" if hk else "")
    shape = "HH" + ("" if hb else f"{separator}MM") + (":SS" if second is not None else "")
    shape += (" am" if half else "") + (" ZONE" if printed_zone else "")
    when = When(hour=hour, minute=minute, second=second, twelve=half is not None, zone=printed_zone)
    return Atom(start, end, "clock", when, shape), end


def _half_before(text: str, start: int, grammar: Grammar) -> tuple[str | None, int]:
    """`am` or `pm` by a word in front of the clock (午前, 오후), and where that word begins."""
    for word, half in grammar.before:
        front = text[max(0, start - len(word) - 1) : start].rstrip()
        if front.casefold().endswith(word):
            return half, max(0, start - len(word) - 1) + len(front) - len(word)
    return None, start


def _half(printed: str, grammar: Grammar) -> str | None:
    """`am` or `pm`."""
    word = _name(printed)
    latin = word.replace(".", "").replace(" ", "")
    if latin in ("am", "pm"):
        return latin
    return "am" if word in grammar.lexicon.words("clock.am") else "pm" if word in grammar.lexicon.words("clock.pm") else None
