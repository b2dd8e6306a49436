"""Who wrote an entry: bylines on lines of their own, and names that sign at a body's end or open it in brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.features import has_digit
from livelog.evidence.names import agencies, is_name, is_sentence, names
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon

# a name in brackets or behind a dash at the very end of a body: `... extends it. (Ann Poe)`, `... at noon. — Ann Poe, Bo Lund`
_SIGNED = lazy(r"(?P<front>.*[.!?…“”\"»‘’)])\s*(?:\((?P<inner>[^()]{3,60})\)|[—–-]{1,2}\s?(?P<dash>[^—–.!?()]{3,80}))\s*", re.DOTALL)
# a name in brackets that opens a body: `(Ann Poe) The bridge ...`
_OPENS = lazy(r"\((?P<name>[^()]{4,40})\)\s(?P<rest>\S.*)", re.DOTALL)
_UNSIGNED = (".", "!", "?")  # what no signature ends with
_LONGEST = 160
_DESK = 25  # code points of a desk's name behind `Author:`


class Byline(NamedTuple):
    """Names found, and the text that is left where the byline stood inside a line (None: the whole line was the byline)."""

    names: tuple[str, ...]
    rest: str | None = None


_HEAD = 2  # letters by which a line is told that begins like no byline


@lru_cache(maxsize=64)
def _openings(code: str | None) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """What a byline that says so can begin with, the first letters of it, and the words in it."""
    words = lexicon(code)
    known = (*words.words("byline.by"), *words.words("byline.from"))
    openings = tuple(opening for word in known for opening in ((word,) if word.endswith(":") else (word + " ", word + ":")))
    return frozenset(opening[:_HEAD] for opening in openings), openings, known


def byline_line(text: str, words: Lexicon, bare: bool) -> Byline | None:
    """A whole line that is a byline: `By Ann Poe`, `From XNN's Ann Poe and Bo Lund in Wick`, `Ann Poe, Harbour correspondent`.

    With `bare`, a name alone is one too.

    >>> from livelog.know.lexicon import lexicon
    >>> byline_line("By Ann Poe, Harbour correspondent, in Wick", lexicon("en"), False).names
    ('Ann Poe',)
    """
    if len(text) > _LONGEST:
        return None
    heads, openings, known = _openings(words.code)
    opened = fold_word(text[:_HEAD])[:_HEAD] in heads and (folded := fold_word(text)).startswith(openings)
    if (not opened and is_sentence(text, words)) or has_digit(text):
        return None
    for word in known if opened else ():
        if folded.startswith((word + " ", word + ":")) or (word.endswith(":") and folded.startswith(word)):
            rest = text[len(word) :].strip(" :").removeprefix("- ")
            found = people(rest, words)
            signed_by_desk = word.endswith(":") or text[len(word) : len(word) + 1] == ":"
            return Byline(found) if found or (signed_by_desk and 0 < len(rest) < _DESK) else None
    if text.startswith(("-", "–", "—")):
        found = people(text.lstrip("-–— "), words)
        return Byline(found) if found else None
    if bare:
        found = names(text, words) or _with_role(text, words)
        return Byline(found) if found else None
    return None


# what follows a name and is no further name: a place, a role, a publication
_AFTER_NAMES = lazy(r"\s(?:in|at|en|à|aus|from|reporting|for)\s|\s[|•·]\s|(?<=[a-z])(?=Published|Updated)")
# an outlet's possessive, or a genre, in front of a name: `XNN's Ann Poe`
_BEFORE_NAMES = lazy(r"^(?:analysis\sfrom\s|with\s)?(?:[A-Z][\w. ]{1,30}['’]s?\s(?=[A-Z]))?")


def people(text: str, words: Lexicon) -> tuple[str, ...]:
    """The names at the front of a byline: outlets' possessives, roles and places left out."""
    text = re.sub(r"\s?\((?:now|earlier|[a-z ]{2,20})\)", "", _BEFORE_NAMES.sub("", text)).replace(";", ",")
    front = _AFTER_NAMES.split(text, maxsplit=1)[0]
    found: list[str] = []
    for part in re.split(r",\s", front):
        one = names(_BEFORE_NAMES.sub("", part.strip(" .")), words)
        if one and not _role(part, words):
            found.extend(one)
        elif found:
            break
        else:
            return _with_role(text, words)
    return tuple(dict.fromkeys(found))


# two to four words of a name, and what follows: `Ann Poe Business reporter`, `Ann PoeNews Reporter`
_ROLED = lazy(r"((?:[^\W\d_a-z][\w.'’-]*\s){1,3}?[^\W\d_a-z][^\W\d_A-Z]+)(?:,\s|\s|(?=[A-Z]))(.{3,80})")


def _with_role(text: str, words: Lexicon) -> tuple[str, ...]:
    """A name that a role follows: `Ann Poe Business reporter`, `Ann PoeNews Reporter`."""
    match = _ROLED.match(text)
    if match and _role(match[2], words) and is_name(match[1].strip(), words):
        return names(match[1], words)
    return ()


def _role(text: str, words: Lexicon) -> bool:
    folded = fold_word(text)
    single, several, _ = _roles(words.code)
    return not single.isdisjoint(_TOKEN.findall(folded)) or any(role in folded for role in several)


_TOKEN = lazy(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def _roles(code: str | None) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The roles of a language, those of several words, and the words of several before a place, with a blank behind each."""
    words = lexicon(code)
    roles = words.words("byline.roles")
    several = tuple(role for role in roles if " " in role)
    return frozenset(roles), several, tuple(f"{word} " for word in words.words("byline.place") if " " in word)


def is_role_line(text: str, words: Lexicon) -> bool:
    """A line below a name that tells its bearer's role or place: `Host commentator`, `Reporting from Wick`."""
    if len(text) > 70:
        return False
    folded = fold_word(text)
    roles, _, places = _roles(words.code)
    return (
        folded in roles
        or folded.startswith(places)
        or (text.count(" ") <= 4 and text[-1] not in ".!?" and folded.rpartition(" ")[2] in roles)
    )


def signed(text: str, words: Lexicon) -> Byline | None:
    """A name that signs at the end of a body's last paragraph.

    >>> from livelog.know.lexicon import lexicon
    >>> signed("The gate stays shut. (Ann Poe)", lexicon("en"))
    Byline(names=('Ann Poe',), rest='The gate stays shut.')
    """
    if text.rstrip().endswith(_UNSIGNED) or not (match := _SIGNED.fullmatch(text[-400:])):
        return None
    found = names(match["inner"] or match["dash"], words, caseless=True) or people(match["inner"] or match["dash"], words)
    if not found or (match["inner"] and all(fold_word(name) == name.casefold() and len(name) < 4 for name in found)):
        return None
    return Byline(found, text[: len(text) - len(match[0]) + match.end("front")])


def opening(text: str, words: Lexicon) -> Byline | None:
    """A name in brackets that opens a body.

    >>> from livelog.know.lexicon import lexicon
    >>> opening("(Ann Poe) The gate stays shut.", lexicon("en"))
    Byline(names=('Ann Poe',), rest='The gate stays shut.')
    """
    match = _OPENS.fullmatch(text)
    if not match:
        return None
    found = names(match["name"], words, caseless=True)
    return Byline(found, match["rest"]) if found and " " in match["name"] else None


# credits in brackets behind a body's last sentence: `(dpa/apa/bearbeitet von ank)`, `(Reuters)`
_AGENCY = lazy(r"(?P<front>.*[.!?…“”\"»‘’)])\s*\((?P<inner>[^()]{2,60})\)\s*", re.DOTALL)


def without_agency(text: str) -> str:
    """A paragraph without the agencies' credit behind its last sentence.

    >>> without_agency("The gate stays shut. (dpa/apa)"), without_agency("The gate stays shut. (Ann Poe)")
    ('The gate stays shut.', 'The gate stays shut. (Ann Poe)')
    """
    if not text.rstrip().endswith(")") or not (match := _AGENCY.fullmatch(text[-400:])):
        return text
    parts = re.split(r"[/,]\s?", match["inner"])
    if not any(fold_word(part.strip()) in agencies() for part in parts):
        return text
    return text[: len(text) - len(match[0]) + match.end("front")]
