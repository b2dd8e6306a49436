"""Where a stamp stands in its line, and what the words beside it make of it: a prefix, a byline, a sign that it is the page's own."""

from __future__ import annotations

import re
from functools import lru_cache

from livelog.evidence.names import is_name
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon

_LONGEST_LEAD = 60  # columns of words before a stamp that still opens its line
_LONG = 40  # columns of a lead beyond which the end of a sentence parts it from its stamp
_LONGEST_BYLINE, _MOST_PLACES, _PREPOSITION = 80, 3, 4  # columns; outlets and places behind a name; code points
# the author between a sentence and its stamp: `... boats pass. by Ann Poe via twitter`
_SIGNED = lazy(r"[.!?…”\"»)]\s(?P<by>\S{1,6})\s(?P<name>[^\W\d_][^.!?]{2,48}?)(?:\svia\s[\w ]{2,20})?$")

# place, prefix, whether it is metadata, whether it closes an entry, byline, and on which side of the stamp that stands
Place = tuple[str, str, bool, bool, str | None, str]


def place_of(lead: str, rest: str, separator: str, clock: bool, words: Lexicon) -> Place:
    """Where the stamp stands, its prefix, whether it is metadata or closes an entry, and the byline beside it with its side."""
    return _among(lead, rest, separator, clock, words) if rest else _alone(lead, separator, clock, words.code)


@lru_cache(maxsize=4096)
def _alone(lead: str, separator: str, clock: bool, code: str | None) -> Place:
    """The place of a stamp at its line's end. A page's few authors stand before hundreds: what a lead makes of its stamp is remembered."""
    return _among(lead, "", separator, clock, lexicon(code))


def _among(lead: str, rest: str, separator: str, clock: bool, words: Lexicon) -> Place:
    """The same, with text behind the stamp too."""
    before = lead.strip(" :|,(–—-[：")
    folded = fold_word(before)
    prefix, metadata, closing, name, named = "", False, False, None, ""
    known, said = _known_prefix(folded, words), _named(before, words)
    cut = 0 if said or known else _glued_prefix(folded, words)
    if cut:
        return ("end" if not rest else ""), folded[cut:].strip(), False, False, None, ""
    if before:
        if is_metadata(folded, words) and not (rest and folded in words.words("clock.before")):
            metadata = True
        elif any(folded in words.phrases.get(how, {}) for how in ("line", "start", "end")):
            closing = True
        elif known:
            prefix = folded
        elif said := said or (None if rest else placed(before, words)):
            name, named, prefix = said[0], "lead", said[1]
        elif not rest and (author := _signature(before, words)):
            return "end", "", False, False, author, "end"
        elif len(before) > _LONGEST_LEAD or len(before.split(" ")) > 4:
            return ("end" if not rest and _parted(lead) else "", "", metadata, False, None, "")
    if rest and not name and len(rest) <= 70 and (said := _named(rest, words)):
        name, named = said[0], "tail"
        rest = ""
    if rest:
        if metadata or closing:
            return "mid", prefix, metadata, closing, name, named
        if prefix and not _firm(separator) and rest[0].isalpha() and not rest[0].isupper():
            return "", "", False, False, None, ""  # `O godz. 18.37 straż ...`: the word before the clock opens a sentence
        if before and not prefix and not name and not _firm(separator) and not _capitals(before):
            return "", "", False, False, None, ""
        return "start", prefix, metadata, closing, name, named
    if before and not (prefix or metadata or closing or name) and not clock:
        return "end", prefix, metadata, closing, name, named
    if before and not (prefix or metadata or closing or name) and len(before.split(" ")) > 2 and not _capitals(before):
        return "end" if _parted(lead) else "", prefix, metadata, closing, name, named
    return "whole", prefix, metadata, closing, name, named


def _signature(lead: str, words: Lexicon) -> str | None:
    """The author between a sentence and its stamp."""
    signed = _SIGNED.search(lead)
    by = words.words("byline.by")
    return signed["name"] if signed and is_name(signed["name"], words) and signed["by"].casefold() in by else None


def placed(lead: str, words: Lexicon) -> tuple[str, str] | None:
    """The name in a byline that goes on with an outlet or a place: `Ann Poe, in Wick`, `Ann Poe, do Farol, em Porto Claro`; no prefix.

    >>> from livelog.know.lexicon import lexicon
    >>> [placed(lead, lexicon("pt")) for lead in ("Ana Prado, do Farol, em Porto Claro", "Ana Prado, em silêncio", "Porto Claro, em Maio")]
    [('Ana Prado', ''), None, ('Porto Claro', '')]
    """
    name, *more = lead.split(", ", _MOST_PLACES + 1)
    if not 1 <= len(more) <= _MOST_PLACES or len(lead) > _LONGEST_BYLINE:
        return None
    for part in more:
        preposition, _, place = part.partition(" ")
        if not (preposition.islower() and len(preposition) <= _PREPOSITION and place[:1].isupper() and place.count(" ") <= _MOST_PLACES):
            return None
    return (name, "") if is_name(name, words) else None


def _named(text: str, words: Lexicon) -> tuple[str, str] | None:
    """The name that words beside a stamp are, and the prefix of the stamp behind it.

    The name goes without what opens a byline: `By Ann Poe`, `Di Ann Poe Ore`. In some languages that opening or prefix may stand inside a
    name too (`Von Hagen`): what it leaves must still be a name.
    """
    front, _, prefix = text.rpartition(" ")
    prefix = fold_word(prefix)
    if " " in front and _known_prefix(prefix, words) and is_name(front, words):
        text = front.rstrip(" ,|•·–—-")
    else:
        prefix = ""
    opening, _, name = text.partition(" ")
    if fold_word(opening) in words.words("byline.by") and " " in name and is_name(name, words):
        return name, prefix
    return (text, prefix) if is_name(text, words) else None


def _glued_prefix(folded: str, words: Lexicon) -> int:
    """Where a prefix ends a headline; 0 where none does.

    One of two words or more may be glued to it (`Gate reopenspublished at`), one of a single word is parted from it by a sign
    (`Riapre il ponte | Ore`).
    """
    for word in words.words("clock.before"):
        if folded.endswith(word) and len(folded) > len(word) + 2 and (" " in word or _parted(folded[: -len(word)].rstrip() + " ")):
            return len(folded) - len(word)
    return 0


def _capitals(text: str) -> bool:
    """A label in capitals; a single letter is a word of a sentence (`O 15.20 dostali ...`)."""
    return text.isupper() and len(text) > 2


def _parted(lead: str) -> bool:
    """A dash, a colon, a bracket or a pipe, or no blank at all, parts a headline from the stamp behind it.

    So does the end of a sentence, in a long line. A sentence that ends in a time has a blank there.
    """
    last = lead.rstrip()[-1:]
    return not lead.endswith(" ") or last in ":|–—-,(•·[>" or (len(lead) > _LONG and last in ".!?…。।”»")


def _firm(separator: str) -> bool:
    """A separator that no sentence has after its time: a colon, a dash or a pipe."""
    return any(mark in separator for mark in ":|–—-)：")


def _known_prefix(folded: str, words: Lexicon) -> bool:
    known = words.words("clock.before")
    folded = folded.rstrip(".,: ")
    if folded in known or folded + "." in known or folded + ":" in known:
        return True
    parts = re.split(r"[\s,]+", folded)
    return 1 < len(parts) <= 3 and all(part in known or part + "." in known for part in parts)


def is_metadata(folded: str, words: Lexicon) -> bool:
    """The lead begins or ends with a word such as `updated`: the stamp tells of the page or of a change, not of a new entry."""
    whole, ends, starts = _updated_forms(words.code)
    if folded in whole:
        return True
    if not (folded.endswith(ends) or folded.startswith(starts)):
        return False
    return not (" " in folded and folded in words.words("clock.before"))


@lru_cache(maxsize=64)
def _updated_forms(code: str | None) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The words for updates: whole, as the end of a phrase, as its beginning."""
    updated = lexicon(code).words("labels.updated")
    return frozenset(updated), tuple(f" {word}" for word in updated), tuple(f"{word} " for word in updated)
