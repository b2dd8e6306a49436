"""Match minutes, overs and quarters: times that count from the start of play and are no clock."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from livelog.know.files import shipped_table
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.model.page import Line
from livelog.model.stamp import Stamp, When
from livelog.stamps.played import is_late, played_stamps

_FRONT = r"(?P<front>[\s•*|>–—-]{0,4}(?:\d{1,2}\.\s(?=\d{1,3}['’′]))?\(?)"
_BACK = r"(?P<back>\)?\s?(?:[:.|–—-]|\.:)?\s?)"
_FRONT_SIGNS = " •*|>–—-("
_LAST_MINUTE = 130
_LONGEST_STAGE = 30
_DIGITS, _WORD = 3, 14  # digits of the longest minute, and columns of the longest word behind one
_STAGE_HEAD = 3  # first letters by which stages are looked up


class _Patterns(NamedTuple):
    marked: re.Pattern[str]
    over: re.Pattern[str]
    period: re.Pattern[str]
    bare: re.Pattern[str]
    worded: re.Pattern[str]
    ordinal: re.Pattern[str]
    ball: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = shipped_table("match")

    def words(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(data.get(name, ()), key=len, reverse=True)) or "(?!)"

    # 90', (90'+), 90'+2', 45+1', 90 min +3, 90+3 min: the minute, what it was extended by, and a sign or word that says it is one
    marked = (
        rf"{_FRONT}(?P<minute>\d{{1,3}})\.?(?:\s?\+\s?(?P<more>\d{{1,2}})?)?\s?"
        rf"(?:(?P<mark>['’′´]{{1,2}})|(?P<word>(?:{words('minute')})(?![^\W\d_])))(?:\s?\+\s?(?P<extra>\d{{1,2}})?['’′]?)?{_BACK}"
    )
    # Min. 89:, OVER 46:, 後半45+2分, 90e+3, 88e: the minute behind its word, or as an ordinal that is all that its line holds
    worded = (
        rf"{_FRONT}(?P<word>(?:{words('before')}|{words('half')}))\s?(?P<minute>\d{{1,3}})(?:\s?\+\s?(?P<more>\d{{1,2}}))?(?:['’′]|{words('behind')})?"
        r"(?P<back>\)?\s?[:.|–—-]\s?|$)"
    )
    ordinal = r"(?P<front>\s?)(?P<minute>\d{1,3})(?:e|ème|ª|º)(?:\s?\+\s?(?P<more>\d{1,2}))?(?P<back>\s?(?:[:|–—-]|$)\s?)"
    # 46.3: an over and its ball, alone in its line
    ball = r"(?P<front>\s?)(?P<minute>\d{1,3})\.(?P<more>[1-6])(?P<back>\s?)$"
    # 46th over, 1st over
    over = rf"{_FRONT}(?P<minute>\d{{1,3}})(?:st|nd|rd|th)?\s(?:{words('over')})(?![^\W\d_]){_BACK}"
    # 4. Viertel, 1.48
    period = (
        rf"{_FRONT}(?P<minute>[1-9])(?:\.|st|nd|rd|th|er|e|ª|º)?\s(?P<period>{words('period')})(?:,?\s(?P<clock>\d{{1,2}}[:.]\d\d))?{_BACK}"
    )
    # a number alone, or in front of a word with a capital: 90 Fazit, 89. SUBSTITUTION
    bare = r"(?P<front>[\s•*|>–—-]{0,4})(?P<minute>\d{1,3})(?:\.?\+(?P<more>\d{1,2}))?(?P<back>\.?(?:\s|$))(?=[^\W\d_a-z]|[¡¿\"“„«(]|$)"
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(marked, flags),
        re.compile(over, flags),
        re.compile(period, flags),
        re.compile(bare),
        re.compile(worded, flags),
        re.compile(ordinal),
        re.compile(ball),
    )


@lru_cache(maxsize=1)
def _stages() -> dict[str, tuple[str, ...]]:
    """The stages of play by their first letters."""
    stages: dict[str, tuple[str, ...]] = {}
    for stage in sorted((fold_word(word) for word in shipped_table("match").get("stage", ())), key=len, reverse=True):
        stages[stage[:_STAGE_HEAD]] = (*stages.get(stage[:_STAGE_HEAD], ()), stage)
    return stages


def match_stamps(lines: tuple[Line, ...]) -> tuple[list[Stamp], list[Stamp]]:
    """The lines that begin with a match minute that says so, and those that begin with a bare number that might be one.

    Stages of play (`Half-time`) count among the first where the page has minutes too.

    >>> from livelog.read.lines import split_lines
    >>> [stamp.when.match for stamp in match_stamps(split_lines("90+3' - Goal\\n90 min +1: Corner\\n46th over - Poe to Lund"))[0]]
    ['90+3', '90+1', '46th over']
    >>> [stamp.text for stamp in match_stamps(split_lines("90+3'\\nFull-time\\nHalf-time\\n45'\\nWick score."))[0]]
    ["90+3'", 'Half-time', "45'"]
    >>> [stamp.when.match for stamp in match_stamps(split_lines("前半45+2分\\n後半14分\\n후반 45+4분"))[0]]
    ['45+2', '59', '90+4']
    """
    sure: list[Stamp] = []
    bare: list[Stamp] = []
    stages: list[Stamp] = []
    late = 0
    stages_by_head, letters = _stages(), _front_letters()
    dull: set[str] = set()  # first letters with which no minute and no stage begins: by far the most lines have such
    for number, line in enumerate(lines):
        text = line.text
        front = text[:_STAGE_HEAD]
        if front in dull or line.reason:
            continue
        if front[0].isalpha() and fold_word(front) not in stages_by_head and front[:2].casefold() not in letters:
            dull.add(front)
            continue
        head = text[:40]
        front = head.lstrip(_FRONT_SIGNS)
        if front[:1].isdigit():
            if not _minute_like(front):
                late += is_late(text)
                continue
            stamp = _sure(number, text)
            if stamp:
                sure.append(stamp)
            elif stamp := _bare(number, text):
                bare.append(stamp)
        elif front[:2].casefold() in letters and head.casefold().startswith(_fronts()) and (stamp := _worded(number, text)):
            sure.append(stamp)
        elif stamp := _stage(number, text):
            stages.append(stamp)
    if late > 1 and len(played := played_stamps(lines)) > len(sure):
        return _with_stages(played, stages), bare
    if len(sure) >= 2:
        return _with_stages(sure, stages), bare
    if len(bare) >= 4:
        return sure, _with_stages(bare, stages)
    # a ticker of overs can open with its preamble
    return (_with_stages(sure, stages), bare) if sure and stages else (sure, bare)


def _with_stages(minutes: list[Stamp], stages: list[Stamp]) -> list[Stamp]:
    """Minutes and stages in the order of their lines. A stage below a minute that has its line for itself is the headline there."""
    above = {minute.line + 1 for minute in minutes if minute.place == "whole"}
    return sorted([*minutes, *(stage for stage in stages if stage.line not in above)], key=lambda one: one.line)


@lru_cache(maxsize=1)
def _fronts() -> tuple[str, ...]:
    """The words that stand before a minute, also behind a bullet."""
    data = shipped_table("match")
    words = [fold_word(word) + ("" if word.endswith(".") else " ") for word in data.get("before", ())] + list(data.get("half", ()))
    return tuple(sign + word for word in words for sign in ("", "• ", "- ", "("))


@lru_cache(maxsize=1)
def _front_letters() -> frozenset[str]:
    data = shipped_table("match")
    return frozenset(fold_word(word)[:2] for word in (*data.get("before", ()), *data.get("half", ())))


@lru_cache(maxsize=1)
def _behind() -> tuple[str, ...]:
    """The words that follow a minute, an over or a number of a period."""
    data = shipped_table("match")
    return tuple({fold_word(word) for name in ("minute", "over", "period") for word in data.get(name, ())})


def _minute_like(head: str) -> bool:
    """At a first glance, what begins with a number may be a minute: a look without a regex, for the many lines that begin with a date."""
    rest = head.lstrip("0123456789")
    if len(head) - len(rest) > _DIGITS:
        return False
    after = rest[:1]
    if after not in (" ", "."):
        return after not in (":", "/", "-", ",")
    word = rest.lstrip(" .+0123456789'")
    if not word:
        return True
    capital = word[0].isupper() or not word[0].isascii() or not word[0].isalnum()
    return capital or fold_word(word[:_WORD]).startswith(_behind())


def _sure(number: int, text: str) -> Stamp | None:
    patterns = _patterns()
    match = patterns.marked.match(text)
    if match and int(match["minute"]) <= _LAST_MINUTE:
        after = text[match.end() :]
        if match["word"] and not match["back"].strip() and after[:1].islower():
            return None  # `5 min read`, `10 minutes later`
        more = match["more"] or match["extra"]
        return _stamp(number, text, match, match["minute"] + (f"+{more or ''}" if "+" in match[0] else ""), "MINUTE")
    match = patterns.ordinal.match(text)
    if match and int(match["minute"]) <= _LAST_MINUTE:
        return _stamp(number, text, match, _extended(match), "ORDINAL")
    match = patterns.over.match(text)
    if match:
        return _stamp(number, text, match, text[match.end("front") : match.start("back")].strip(), "OVER")
    match = patterns.period.match(text)
    if match and (match["clock"] or ":" in match["back"]):
        return _stamp(number, text, match, text[match.end("front") : match.start("back")].strip(), "PERIOD")
    return None


def _worded(number: int, text: str) -> Stamp | None:
    match = _patterns().worded.match(text)
    if not match or int(match["minute"]) > _LAST_MINUTE:
        return None
    word = fold_word(match["word"])
    over = word in shipped_table("match").get("over", ())
    return _stamp(number, text, match, _extended(match, _begins(word, int(match["minute"]))), "OVER" if over else "MINUTE")


def _begins(word: str, minute: int) -> int:
    """The minute with which the half begins that stands before another; 0 where that counts from the start of play all the same."""
    begins: int = shipped_table("match").get("half", {}).get(word, 0)
    return begins if minute <= begins else 0


def _extended(match: re.Match[str], begins: int = 0) -> str:
    """The minute with what it was extended by: `90+3`. `begins` is the minute with which its half begins."""
    minute = str(begins + int(match["minute"])) if begins else match["minute"]
    return minute + (f"+{match['more']}" if match["more"] else "")


def _bare(number: int, text: str) -> Stamp | None:
    ball = _patterns().ball.match(text)
    if ball:
        return _stamp(number, text, ball, f"{ball['minute']}.{ball['more']}", "BALL")
    match = _patterns().bare.match(text)
    if not match or int(match["minute"]) > _LAST_MINUTE or match["minute"].startswith("0"):
        return None
    return _stamp(number, text, match, _extended(match), "NUMBER")


def _stage(number: int, text: str) -> Stamp | None:
    folded = fold_word(text[:_LONGEST_STAGE])
    for stage in _stages().get(folded[:_STAGE_HEAD], ()):
        if folded.startswith(stage) and not folded[len(stage) : len(stage) + 1].isalpha() and _roman(text[len(stage) :]):
            end = len(stage)
            rest = _PART.sub("", text[end:]).lstrip(" !:.-–—")
            return Stamp(number, 0, end, "start" if rest else "whole", When(match=""), "STAGE", text[:end], tail=rest)
    return None


# the number of a stage that comes in several parts: `Preamble II`
_PART = lazy(r"^\s[IVX]{1,4}\b")


def _roman(rest: str) -> bool:
    """What follows a stage is a sign, a capital or nothing: `Preamble II The umpires ...`, not `final preparations`."""
    stripped = rest.lstrip(" ")
    return not stripped or not stripped[0].islower()


def _stamp(number: int, text: str, match: re.Match[str], minute: str, shape: str) -> Stamp:
    start, end = match.end("front"), match.start("back")
    rest = text[match.end() :].strip()
    return Stamp(
        number,
        start,
        end,
        "start" if rest else "whole",
        When(match=minute),
        shape,
        text[start:end].strip(" ()"),
        match["front"].strip(),
        "",
        match["back"],
        rest,
    )
