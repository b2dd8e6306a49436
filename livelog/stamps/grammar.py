"""The grammar of times: one set of regexes for all languages, and the words by which a language fills it.

The regexes know shapes only (a number and a word, two numbers and a colon); whether the word is a month, a unit or a zone is looked up
afterwards. So nothing large has to be compiled when the program starts, and a language is data: names of months and weekdays from CLDR
(`data/calendar.json`), words around clocks from its file. Every regex is linear: bounded repetitions, no nested quantifiers.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from livelog.know.files import shipped_json
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.know.zones import zone_names


class Grammar(NamedTuple):
    """What the shapes are looked up in, and the few small regexes that a language brings.

    `kinds` names, for each group of `atom`, the first group of the alternative that it stands in. `stems` are in lower case what every word
    for a day or a noon holds one of, so that text without letters beyond ASCII in which none of them stands holds no such word; of
    `month_stems` every month's name holds one. `openers` are the words for noon and midnight, with which a line can open, and `opening` the
    characters of ASCII that then stand first in it. `longest` is the length of the longest age or weekday that is a whole line.
    """

    atom: re.Pattern[str]
    kinds: tuple[str, ...]
    after: re.Pattern[str]
    words: re.Pattern[str]
    relative: str
    relative_words: tuple[str, ...]
    before: tuple[tuple[str, str], ...]
    units: dict[str, int]
    fixed: dict[str, int]
    months: dict[str, int]
    weekdays: dict[str, int]
    zones: frozenset[str]
    noons: dict[str, int]
    openers: tuple[str, ...]
    opening: frozenset[str]
    longest: int
    lexicon: Lexicon
    stems: tuple[str, ...]
    month_stems: tuple[str, ...]


BULLETS = "•*-– "  # what may stand before a word such as `Noon:` that opens a line
MINUTES = {"second": 0, "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}

# a letter: anything but blanks, digits and the signs of Latin-1, so that the vowel signs of Devanagari, which Python counts as none, are
# in it; signs beyond Latin-1 would make the class slow to compile, and what it matches is looked up anyway
LETTER = r"[^\s\d!-@\[-`{-~\xa0-\xbf]"
# four digits of a year 1900-2099, not going on as a longer number; a clock may be glued to it (`20161:16 am`)
_YEAR = r"(?:19|20)\d\d(?!\d(?!\d?[:.h]\d\d))"
# am and pm in Latin letters; a capital behind them is the glued body (`PMOk`)
_MERIDIEM = r"[AaPp]\.?\s?[Mm]\b\.?|[AaPp][Mm](?=(?-i:[A-Z]))"
# a zone behind a clock: an offset, two to five capitals, or words ending in `Time`; looked up afterwards. Where blanks stand on both sides
# of the sign it may part the stamp from a text that begins with a number (`11:40 GMT - 3 boats`): a bracket or the end must follow
_OFFSET = r"(?:\s?[+\-−]|[+\-−]\s|\s[+\-−]\s(?=[\d:]+(?:[)\]|]|\s?$)))\d{1,2}(?::?\d\d)?"
_ZONE = (
    rf"(?-i:(?:GMT|UTC){_OFFSET}|[A-Z]{{2,5}}(?![A-Za-z])|[A-Z][a-z]+(?:\s[A-Z][a-z]+){{0,3}}\s[Tt]ime(?![a-z])"
    r"|мск|МСК)"
)


def _atom() -> str:
    """The regex of one atom, each kind in named groups of its own."""
    iso = (
        r"(?<!\d)(?P<iso>(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)[T ]"
        r"(?P<ih>\d\d):(?P<in>\d\d)(?::(?P<is>\d\d)(?:\.\d{1,9})?)?(?P<io>Z\b|[+-]\d\d:?\d\d)?)"
    )
    # 2026-03-09, 2026. 3. 9., 2026年3月9日, 2022. május 20.
    year_first = (
        r"(?<!\d)(?P<ye>(?:19|20)\d\d)(?:(?P<se>[-/.年년])\s?(?P<me>\d{1,2})(?:[-/.月월])\s?(?P<de>\d{1,2})(?!\d)[日일.]?"
        rf"|\.\s(?P<mf>{LETTER}{{3,12}})\s(?P<df>\d{{1,2}})\.?(?![:\d]))"
    )
    # 3月9日 without a year
    cjk_day = r"(?<!\d)(?P<mg>\d{1,2})[月월]\s?(?P<dg>\d{1,2})[日일]"
    # 17.1.2023, 9/22/13, 17. 1. 2023
    numeric = (
        r"(?<![\d.:/-])(?P<ah>\d{1,2})(?P<sh>[./-]\s?)(?P<bh>\d{1,2})(?P=sh)(?P<yh>(?:19|20)\d\d(?!\d(?!\d?[:.h]\d\d))|\d\d(?!\d|[.:]\d))"
    )
    epoch = r"(?<!\d)(?P<epoch>1[0-9]{9}|1[0-9]{12})(?!\d)"
    # 26.01. and 18. 7. without a year
    short = r"(?<![\d.:/-])(?P<ai>\d{1,2})\.\s?(?P<bi>\d{1,2})\.(?!\s?\d{2,}(?![:.h]))"
    # le 19/03
    slash = r"(?:(?<=\b[Ll]e\s)|(?<=\bdel\s)|(?<=\bdi\s))(?P<aj>\d{1,2})/(?P<bj>\d{1,2})(?!\d|/)"
    # 7 February 2022, 28. Mai 2014, 3 de março de 2026, 1er mars, and 23 heures or 23h as an hour
    number_word = (
        rf"(?<![\d.:])(?P<da>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?\s?(?:de\s|of\s|d['’])?(?P<ma>{LETTER}{{1,12}})(?!{LETTER})\.?"
        rf"(?:\s?,?\s?(?:de\s|del\s)?(?P<ya>{_YEAR})(?:\.(?=\s?\d|\su\s\d))?)?"
    )
    # February 7, 2022; Mar. 7; November02202317:34 has lost its blanks
    word_number = (
        rf"(?<!{LETTER})(?P<mb>{LETTER}{{3,12}}+)\.?\s?(?:(?P<dc>\d\d)(?P<yc>(?:19|20)\d\d)(?=\d\d:\d\d)"
        rf"|(?P<db>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d)(?:,?\s?(?P<yb>{_YEAR}))?)"
    )
    # one look at a character decides between numbers and words, before any alternative is tried
    others = "|".join([iso, year_first, cjk_day, numeric, epoch, _clock(), short, slash])  # noqa: FLY002
    # nor is any other tried on a number with a blank and a word behind it, unless that is `am` or `pm`: none of them can match there
    worded = rf"(?!\d{{1,2}}\s(?![AaPp][Mm]){LETTER}{{2}})"
    return rf"(?=\d)(?:{worded}(?:{others})|{number_word})|{word_number}"


def _clock() -> str:
    """A time of day without what follows it: 12:31, 2.43, 22h45, 19时28分, 10 a.m., 0600:."""
    colon = (
        r"(?P<h>2[0-4]|[01]?\d)(?P<sep>\s?:\s?|\.|：|[hu]|\sh\s)(?P<n>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?"
        r"(?!\d(?!\d?[:.]\d\d)|[.:]\d|%|\s?(?:%|[Pp]ercent|[Pp]rozent|[MmBb]illi|Mio|Mrd))"
    )
    cjk = r"(?P<hk>2[0-4]|[01]?\d)[時时点點시](?:\s?(?P<nk>[0-5]?\d)[分분])?"
    bare = rf"(?P<hb>1[0-2]|0?\d)\s?(?P<merb>{_MERIDIEM})"
    military = r"(?<![^\s(])(?P<hm>[01]\d|2[0-3])(?P<nm>[0-5]\d)(?=\s?:(?:\s|$)|\):)"
    # not inside a number, but glued to a year (`20161:16 am`) or to the same clock once more (`14:0114:01`)
    behind = r"(?:(?<![\d:.,/$€£#+-])|(?<=\+\+)|(?<=[a-zà-ÿ]{2}\.)|(?<=(?:19|20)\d\d)|(?<=[:.h]\d\d))"
    return rf"{behind}(?:{colon}|{cjk}|{bare}|{military})"


@lru_cache(maxsize=1)
def _shapes() -> re.Pattern[str]:
    return re.compile(_atom())


_FIRST = ("iso", "ye", "mg", "ah", "epoch", "h", "ai", "aj", "da", "mb")  # the first group of each alternative


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    """For each group of the shapes (0: none) the first group of its alternative."""
    kinds = [""]
    for name in _shapes().groupindex:
        kinds.append(name if name in _FIRST else kinds[-1])
    return tuple(kinds)


def _any(words: tuple[str, ...] | list[str]) -> str:
    """An alternation of literal words, longest first, with any white space for a blank."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]") for word in ordered) or r"(?!)"


def _calendar(kind: str, codes: tuple[str, ...]) -> dict[str, int]:
    table: dict[str, dict[str, dict[str, int]]] = shipped_json("calendar.json")
    merged: dict[str, int] = {}
    for code in reversed(codes):
        merged.update(table.get(code, {}).get(kind, {}))
    return merged


@lru_cache(maxsize=64)
def grammar(code: str | None) -> Grammar:
    """The grammar for a page in language `code`; English is always understood too, since pages' tools speak it.

    >>> grammar("de").months["januar"]
    1
    """
    words = lexicon(code)
    codes = tuple(dict.fromkeys([*(code.split("+") if code else []), "en"]))
    weekdays = _calendar("weekdays", codes)
    units = {unit: MINUTES[name] for name in MINUTES for unit in words.words(f"relative.{name}")}
    fixed = dict(_fixed(entry) for entry in words.words("relative.one"))
    relative, triggers = _relative(words, fixed)
    noons = {**dict.fromkeys(words.words("clock.noon"), 12), **dict.fromkeys(words.words("clock.midnight"), 0)}
    days = [*weekdays, *noons, *words.words("relative.today"), *words.words("relative.yesterday")]
    months = _calendar("months", codes)
    before = tuple((word, half) for half in ("am", "pm") for word in words.words(f"clock.{half}_before"))
    return Grammar(
        atom=_shapes(),
        kinds=_kinds(),
        after=re.compile(_after(words), re.IGNORECASE),
        words=re.compile(rf"(?<!{LETTER})(?:{_any(days)})(?!{LETTER})", re.IGNORECASE),
        relative=relative,
        relative_words=triggers,
        before=before,
        units=units,
        fixed=fixed,
        months=months,
        weekdays=weekdays,
        zones=zone_names(),
        noons=noons,
        openers=tuple(noons),
        opening=frozenset(BULLETS).union(*((word[0], word[0].upper()) for word in noons)),
        longest=max(map(len, [*fixed, *weekdays]), default=0),
        lexicon=words,
        stems=_stems(days),
        month_stems=_shortest(months),
    )


BEYOND = lazy("[^\x00-\x7f“”„‘–—…•«»]")  # beyond ASCII and the signs that pages in all languages print


def _stems(words: list[str]) -> tuple[str, ...]:
    """The shortest of the words, as they read in text without letters beyond ASCII: a dotless i matches an i there."""
    return tuple(word for word in _shortest({word.casefold().translate(_ALIKE) for word in words}) if not BEYOND.search(word))


def _shortest(words: Collection[str]) -> tuple[str, ...]:
    """The words that hold no other of them."""
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


_ALIKE = {0x131: "i", 0x17F: "s", 0x212A: "k"}  # the letters beyond ASCII that match one of ASCII's where letter case is left aside


def _fixed(entry: str) -> tuple[str, int]:
    phrase, _, minutes = entry.rpartition("=")
    return phrase, int(minutes)


def _after(words: Lexicon) -> str:
    """What follows a clock and belongs to it: a unit, am or pm, a zone."""
    local = _any([*words.words("clock.am"), *words.words("clock.pm")])
    halves = {*words.words("clock.am"), *words.words("clock.pm"), *words.words("clock.am_before"), *words.words("clock.pm_before")}
    zoned = {fold_word(name) for name in zone_names()}
    unit = _any([word for word in words.words("clock.after") if word not in halves and word.strip("(). ") not in zoned])
    meridiem = rf"(?P<mer>{_MERIDIEM}|(?:{local})(?!{LETTER}))"
    # behind a unit `Am` is a word that opens a sentence: `18.30 Uhr Am Bahnhof ...`
    unit = rf"(?:{unit})(?!{LETTER})(?P<opens>(?=\s(?-i:[AP]m)\s))?"
    return rf"(?:\s?{unit})?(?(opens)|(?:\s?{meridiem})?)(?P<zoned>\s?[(\[]?(?P<zone>{_ZONE})[)\]]?)?"


def _relative(words: Lexicon, fixed: dict[str, int]) -> tuple[str, tuple[str, ...]]:
    """The regex of relative times (compiled when a page first needs it), and the words one of which a line must hold before it is tried.

    A template that ends in another one is left out: `posted {n} {u} ago` is `{n} {u} ago` behind a word.
    """
    patterns: dict[str, None] = {}
    triggers: set[str] = set()
    templates = words.words("relative.templates")
    for template in sorted(templates, key=len, reverse=True):
        if any(template != other and template.endswith(" " + other) for other in templates):
            continue
        word = max(re.split(r"\{[nu]\}|\s", template), key=len).strip(".")
        if not word:
            continue  # a template of a number and a unit alone (`5m`) says too little
        literal = re.escape(template).replace(r"\{n\}", r"(\d{1,3})").replace(r"\{u\}", rf"({LETTER}{{1,12}})").replace(r"\ ", r"\s?")
        patterns[literal if literal.startswith("(") else rf"\b{literal}"] = None
        triggers.add(word)
    phrases = [phrase for phrase in fixed if " " in phrase]  # a word alone (`now`) opens sentences too: it counts only as a whole line
    patterns[rf"\b({_any(phrases)})"] = None
    triggers.update(phrase.split(" ")[-1] for phrase in phrases)
    return rf"(?<!\d)(?:{'|'.join(patterns)})(?!(?-i:[a-z]))", tuple(sorted(triggers))


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern compiled on first use, letter case aside."""
    return re.compile(pattern, re.IGNORECASE)
