"""Whether a stretch of text reads as the name of a person, an agency or several."""

from __future__ import annotations

import re
from functools import lru_cache

from livelog.evidence.features import has_digit
from livelog.know.files import shipped_table
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon

_LONGEST = 70  # code points of a byline, several names included
# one word of a name: a capital and letters, an initial, hyphens and apostrophes inside
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:de|del|della|di|da|do|dos|du|la|le|van|von|der|den|ten|ter|zu|bin|ibn|al|el|af|av|y|e|i|’t|'t|ó|Ó|St\.?)"
_PARTICLES = frozenset(_PARTICLE.removeprefix("(?:").removesuffix(")").casefold().replace("\\.?", "").split("|")) | {"st."}
_NAME = lazy(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,3}}{_WORD}){{1,4}}")
# a screen name or an address in a name's place
_HANDLE = lazy(r"[\w][\w.-]{1,40}@[\w.-]{3,60}|[a-z]{2,20}\.[a-z]{2,25}")
# what stands between two names: a comma, an ampersand or a word for `and`
_BETWEEN = lazy(r"\s?[,&]\s?|\s/\s")


def is_name(text: str, words: Lexicon) -> bool:
    """Whether `text` reads as one or more names: two to five capitalised words each, or a known agency.

    >>> from livelog.know.lexicon import lexicon
    >>> [is_name(text, lexicon("en")) for text in ("Maïa De La Brume", "Ann Poe, Bo Lund", "Reuters", "Gate opens", "Friday 27 March")]
    [True, True, True, False, False]
    """
    return bool(names(text, words))


def names(text: str, words: Lexicon, *, caseless: bool = False) -> tuple[str, ...]:
    """The names in a byline, in order; empty where it is none.

    In scripts without capitals any words could be a name: with `caseless` (the place alone says that it is a byline) two or three of them
    are taken for one.
    """
    return () if len(text) > _LONGEST or is_sentence(text, words) else _names(text, words.code, caseless)


def is_sentence(text: str, words: Lexicon) -> bool:
    """A word with a capital and one in small letters open the text, and no name begins so: a headline or a sentence, told at a look.

    >>> from livelog.know.lexicon import lexicon
    >>> is_sentence("Gate opens at noon", lexicon("en")), is_sentence("Maïa de la Brume", lexicon("en"))
    (True, False)
    """
    blank = text.find(" ")
    if blank < 1 or not "a" <= text[blank + 1 : blank + 2] <= "z" or not text[0].isupper():
        return False
    end = text.find(" ", blank + 1)
    first, second = text[:blank], text[blank + 1 : end if end > 0 else None].rstrip(".,:;")
    return second.isalpha() and first.isalpha() and second not in _linking(words.code) and fold_word(first) not in _agencies_begin()


@lru_cache(maxsize=64)
def _linking(code: str | None) -> frozenset[str]:
    """The words in small letters that stand inside a name or between two names."""
    return _PARTICLES.union(lexicon(code).words("byline.and"), ["and"])


@lru_cache(maxsize=1)
def _agencies_begin() -> frozenset[str]:
    """The first words of agencies' names."""
    return frozenset(name.partition(" ")[0] for name in agencies())


@lru_cache(maxsize=4096)
def _names(text: str, code: str | None, caseless: bool) -> tuple[str, ...]:
    """A page's few authors sign hundreds of entries: what a text reads as is remembered. It depends on the text and the language alone."""
    words = lexicon(code)
    text = text.strip(" .,:;–—-")
    if not text or len(text) > _LONGEST or ("@" not in text and _numbered(text)):
        return ()
    parts = [part.strip() for part in _split(text, words)]
    if len(parts) <= _MOST and all(_one(part, words, caseless=caseless) for part in parts):
        return tuple(parts)
    return ()


_LONGEST_SHORT = 5  # letters of the longest word that a full stop shortens (`Prof.`), the stop included
_MOST = 6  # names in one byline
_INNER = ("y", "e", "i")  # words for `and` that also stand inside one name


def _numbered(text: str) -> bool:
    return has_digit(text) if text.isascii() else any(map(str.isdigit, text))


def _split(text: str, words: Lexicon) -> list[str]:
    return [name for part in _parting(words.code).split(text) for name in _halves(part, words)]


def _halves(part: str, words: Lexicon) -> list[str]:
    """Two names where a word that may also stand inside one (`Ortega y Gasset`) has two words or more on either side."""
    joining = next((word for word in _INNER if f" {word} " in part and word in words.words("byline.and")), None)
    if joining is None:
        return [part]
    first, _, second = part.partition(f" {joining} ")
    return [first, second] if " " in first.strip() and " " in second.strip() else [part]


@lru_cache(maxsize=64)
def _parting(code: str | None) -> re.Pattern[str]:
    """What stands between two names in a language."""
    joined = [word for word in lexicon(code).words("byline.and") if word.isalpha() and word != "with" and word not in _INNER]
    return re.compile(_BETWEEN.pattern + "".join(rf"|\s{re.escape(word)}\s" for word in [*joined, "and"]))


def _one(part: str, words: Lexicon, *, caseless: bool) -> bool:
    if fold_word(part) in agencies():
        return True
    if _HANDLE.fullmatch(part):
        return True
    if not _NAME.fullmatch(part) or (part.isupper() and len(part) > 4):
        return False
    if any(not token[0].isupper() for token in part.split(" ") if token.casefold() not in _PARTICLES) and part.casefold() != part:
        return False  # the regex cannot tell capitals outside Latin
    if part.casefold() == part and not (caseless and part.count(" ") <= 2):
        return False
    folded = fold_word(part)
    tokens = folded.split(" ")
    if any(token.endswith(".") and len(token) > _LONGEST_SHORT for token in tokens):
        return False  # `It rains. Now`: the end of a sentence
    if folded in words.words("labels.label") or folded in words.words("labels.feed") or folded in words.words("labels.index"):
        return False
    return not any(token.rstrip(".") in _not_names(words.code) for token in tokens)


@lru_cache(maxsize=64)
def _not_names(code: str | None) -> frozenset[str]:
    words = lexicon(code)
    return _NOT_NAMES | frozenset(words.words("labels.updated")) | frozenset(words.words("labels.key_event"))


# words in capitals that open headlines and labels rather than names; weekdays and months in the languages that write them with one
_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "live",
        "breaking",
        "latest",
        "update",
        "updated",
        "key",
        "event",
        "events",
        "points",
        "read",
        "more",
        "watch",
        "video",
        "photo",
        "image",
        "picture",
        "news",
        "report",
        "reports",
        "by",
        "today",
        "yesterday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "premier",
        "league",
        "world",
        "cup",
        "full",
        "time",
        "half",
    ]
)


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """Agencies and outlets that sign in a byline's place, casefolded."""
    data = shipped_table("agencies")
    return frozenset(fold_word(name) for name in data.get("agencies", ()))


@lru_cache(maxsize=4096)
def is_organisation(name: str) -> bool:
    """Whether a byline names an agency or an outlet.

    >>> is_organisation("The Associated Press"), is_organisation("Ann Poe")
    (True, False)
    """
    return fold_word(name) in agencies()
