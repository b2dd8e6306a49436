"""The stamp of a line, looked for at its two ends."""

from __future__ import annotations

import re

from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.know.zones import ends_in_zone, is_zone
from livelog.model.stamp import Stamp, When
from livelog.stamps.atoms import Atom, atoms
from livelog.stamps.grammar import BULLETS, Grammar
from livelog.stamps.place import is_metadata, place_of, placed
from livelog.stamps.runs import merged, runs

_HEAD, _TAIL = 110, 90  # columns at a line's two ends in which a stamp may stand
FRONT = 64  # columns in which a line's first number must stand
_LEAD_WORDS = 6  # words before the first number of a line that could still be a label or a name
ENDING = 12  # columns at a line's end of which one is a digit where a stamp ends it
WORDY = 40
NOON = 16  # columns in which a word such as `Noon:` opens a line
_DIGIT = lazy(r"\d")
# bullets, dashes, pipes, fences, and a list number in front of a line's words
_OPENER = lazy(r"(?:[\s•◦▪●■□☆➤►▶→*·|>#🔴⚡❗【［–—-]|\+{2,3}+(?=\s?\S)){0,8}(?:\d{1,3}[.)]\s(?=\S))?\s?")
# what may stand between a stamp and the rest of its line
_SEPARATOR = lazy(r"\s?(?:[)\]】］])?(?:\s?(?:[:|,.–—：•·-]|\+{2,3}|\.:|:\.)(?:\?(?=\w))?|\?(?=\w))?\s?")
# a suffix glued to a clock by a hyphen (`05.08-kor`) or an apostrophe (`12.42'ta`) makes it a word of a sentence
_SUFFIX = lazy(r"[-'’‑][^\W\d_]")
# a dash and another clock or number: a range; `word` is what follows a number alone
_RANGE = lazy(r"\s?(?:-|–|—|to|bis|a|à)\s?(?P<hour>\d{1,2})(?:[:.h]\d\d|\s?[ap]\.?m|(?P<bare>\s(?P<word>[^\W\d_]+))?)\b", re.IGNORECASE)
# a screen name: one word of letters, digits, dots and underscores
_NICK = lazy(r"[\w.@-]{2,40}")
# a zone behind the day: `01:10 AM Mar 09, 2022 IST`
_ZONED = lazy(r"\s[(\[]?(?P<zone>[A-Z]{2,5})[)\]]?(?![A-Za-z])")
# the second half of a range: `9.30am – 5.15pm`
_RANGED = lazy(r"\d\s?(?:[ap]\.?m\.?)?\s?[–—-]\s?$", re.IGNORECASE)
# the same moment in another zone, in brackets behind a clock: `00:35 (Oslo 16:35)`
_AGAIN = lazy(r"\s?[(（](?:[^\W\d]|[\s.,]){0,30}\d{1,2}\s?[:.h時]\s?\d\d分?(?:[^\W\d]|[\s.,]){0,20}[)）]")
_DASHES = ("–", "—", "-")
_LETTER = lazy(r"[^\W\d_]")


def line_stamp(number: int, text: str, grammar: Grammar) -> Stamp | None:
    """The stamp that a line begins with, consists of or ends with, if any."""
    first = _DIGIT.search(text, 0, FRONT)
    length = len(text)
    short = length <= _HEAD
    if first is None and (length <= FRONT or _DIGIT.search(text, length - ENDING) is None or not _ends_in_time(text)):
        noon = text[:NOON].casefold().lstrip(BULLETS).startswith(grammar.openers)
        if not noon and not (length < WORDY and _wordy(text, grammar)):
            return None
    elif first is None or text.count(" ", 0, first.start()) > _LEAD_WORDS:
        # so many words before a number are a sentence, or a headline with its stamp at the end
        if (
            short
            and first is not None
            and _DIGIT.search(text, length - ENDING)
            and placed(text[: first.start()].rstrip(" :|"), grammar.lexicon)
        ):
            return _tail_stamp(number, text, grammar, "whole")
        return _tail_stamp(number, text, grammar) if _ends_in_time(text) else None
    for run in runs(text, atoms(text, grammar, 0, _HEAD)):
        if run[0].shape in ("DAY", "WEEKDAY") and len(run) == 1 and len(text) > run[0].end - run[0].start + 2:
            continue  # `Today in the Commons`: a word for a day among others is no stamp
        stamp = _stamp(number, text, run, grammar)
        if stamp:
            return stamp
    return None if short or not _ends_in_time(text) else _tail_stamp(number, text, grammar)


# what parts a stamp at a line's end from the words before it: a sign, a letter glued to it, a sign and a short word such as `Ore`, or words
# such as `published at`
_PARTED_END = lazy(
    r"[:|–—(•·\[>,!?…。।”»-]\s?\d|\.\s\d|[^\W\d]\.\d|[^\W\d_]\d|[|–—•·]\s[^\W\d_]{1,6}\s\d"
    r"|(?:published|posted) (?:at|on) (?:[^\W\d_]{3,12},? )?\d|\bvia \w+ \d"
)


def _ends_in_time(text: str) -> bool:
    """A number stands near the line's end, and something parts it from a sentence."""
    return _DIGIT.search(text, len(text) - ENDING) is not None and _PARTED_END.search(text, max(0, len(text) - _TAIL)) is not None


def _tail_stamp(number: int, text: str, grammar: Grammar, place: str = "end") -> Stamp | None:
    """The stamp that a line ends with, if any, and if it stands there so."""
    for run in reversed(runs(text, atoms(text, grammar, max(0, len(text) - _TAIL)))):
        stamp = _stamp(number, text, run, grammar)
        if stamp and stamp.place == place:
            return stamp
    return None


def _wordy(text: str, grammar: Grammar) -> bool:
    """A short line whose time has no digit: a weekday alone, `just now`."""
    low = fold_word(text)
    return low in grammar.fixed or low.rstrip(":.,") in grammar.weekdays


def _stamp(number: int, text: str, run: list[Atom], grammar: Grammar) -> Stamp | None:
    """The stamp that a run of atoms makes in its line; None where it stands in the middle of a sentence."""
    when, shape = merged(run)
    start, end = run[0].start, run[-1].end
    if when.has_clock and when.zone is None and run[-1].kind == "day" and (zoned := _ZONED.match(text, end)) and is_zone(zoned["zone"]):
        when, shape, end = when._replace(zone=zoned["zone"]), f"{shape} ZONE", zoned.end()
    opened = None if text[0].isalpha() else _OPENER.match(text)
    opener = opened[0] if opened and opened.end() <= start else ""
    lead = text[len(opener) : start]
    bare = when.has_clock and not when.has_day
    if end < len(text) and (again := _AGAIN.fullmatch(text, end)):
        end = again.end()
    behind = _behind(text[end:], when, grammar) if end < len(text) else ("", "")
    if behind is None or (bare and lead.rstrip().endswith(_DASHES) and _RANGED.search(lead)):
        return None
    separator, rest = behind
    if rest and when.has_clock and when.zone is None and separator in (" ", "") and ends_in_zone(rest):
        when, shape, end, separator, rest = when._replace(zone=rest), f"{shape} ZONE", len(text.rstrip()), "", ""
    place, prefix, metadata, closing, name, named = place_of(lead, rest, separator, when.has_clock, grammar.lexicon)
    if place == "start" and when.has_day and is_metadata(fold_word(rest[:WORDY].lstrip("•·|(–- ")), grammar.lexicon):
        place, metadata = "mid", True  # `9 March 2026 18:30 • Updated 10 March 2026 7:12`
    if opener and when.has_day and when.second is not None and _NICK.fullmatch(lead.strip()) and place in ("whole", "start", ""):
        place, name, named = ("start" if rest else "whole"), lead.strip(), "lead"  # a chat's screen name
    if not place or (shape == "HH" and lead.strip()):  # `Last 24 hours:` names no hour of the day
        return None
    words = lead.strip(" :|,(–—-[：")
    if named == "end":
        words = words[: words.rindex(name or "")].rsplit(maxsplit=1)[0]
        named = "lead"
    if place == "end" and prefix:
        words = words[: len(words) - len(prefix)].rstrip(" :|,(–—•·-")
    tight = bool(lead) and bool(_LETTER.match(lead[-1]))
    glued = not separator and bool(rest)
    spelled = " ".join(
        filter(None, [prefix and prefix.capitalize(), "NAME" if named == "lead" else "", shape, "NAME" if named == "tail" else ""])
    )
    return Stamp(
        number,
        start,
        end,
        place,
        when,
        spelled,
        text[start:end].strip(),
        opener.strip(),
        words,
        separator,
        rest,
        tight,
        glued,
        name,
        named,
        prefix,
        metadata,
        closing,
    )


def _ranges(tail: str, grammar: Grammar) -> bool:
    """Another time of day follows behind a dash: `– 17:15`, `- 16 Uhr`; a number with any other word is text: `– 27 boats leave`."""
    match = None if _LETTER.match(tail) else _RANGE.match(tail)
    if match is None or match["word"] is None:
        return match is not None
    return int(match["hour"]) <= 24 and fold_word(match["word"]) in grammar.lexicon.words("clock.after")


def _unfenced(text: str) -> str:
    """The text without the fence that closes its line: `+++`, `++`, `|`."""
    return text.rstrip("+|") if text.endswith(("++", "|")) else text


def _behind(tail: str, when: When, grammar: Grammar) -> tuple[str, str] | None:
    """What parts a stamp from the rest of its line, and that rest; None where the two are one word or a range."""
    if tail[0] in "、，" or _SUFFIX.match(tail) or (when.has_clock and not when.has_day and _ranges(tail, grammar)):
        return None
    gap = _SEPARATOR.match(tail)
    separator = gap[0] if gap else ""
    rest = _unfenced(tail[len(separator) :]).strip()
    if rest and not separator and rest[0].isalpha() and not rest[0].isupper() and not (rest[0].islower() and when.has_day):
        return None  # glued to a word that goes on: `午前6時54分ごろ`
    front, colon, after = rest.partition(":")
    if colon and len(front) < 20 and fold_word(front).strip() in grammar.lexicon.words("clock.before"):
        return ": ", after.strip()  # `3.40am update: Headline`
    return separator, rest
