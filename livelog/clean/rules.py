"""The boilerplate phrases of a lexicon, indexed so that one cheap look decides for most lines."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.features import cjk
from livelog.know.files import shipped_json
from livelog.know.lazy import lazy
from livelog.know.lexicon import lexicon


class Rules(NamedTuple):
    """`line`: whole folded lines, numbers as `#`; `start`: phrases by their first word; `end`: by their last; `inside`: by an inner word.

    `opens` are the phrases of `start` alone, `inner` the words of `inside`. `loose` are the phrases inside lines whose inner words are all
    too common to tell anything, each with its reason and the length of the longest line that it fills, from the longest on. `far` are those
    of `inner` of which a phrase may stand in a line longer than `near`. `numbered` are
    the first words of whole lines that hold a number, `counted` those of headings of comments.
    `unspaced` are (how, phrase, reason) of scripts without blanks, whose words cannot be told apart.
    """

    line: dict[str, str]
    start: dict[str, tuple[tuple[str, str], ...]]
    end: dict[str, tuple[tuple[str, str], ...]]
    inside: dict[str, tuple[tuple[str, str], ...]]
    opens: dict[str, tuple[str, ...]]
    inner: frozenset[str]
    loose: tuple[tuple[str, str, float], ...]
    numbered: frozenset[str]
    counted: frozenset[str]
    far: frozenset[str]
    near: float
    unspaced: tuple[tuple[str, str, str], ...] = ()


_EDGES = " .:…›»>«<→▸•*|-–—+_=[](){}↓↑▼▲◄►✕×\"'"
# a clock and nothing else behind a phrase: `Read more | 13:01` is the stamp of the entry above
_CLOCK_ALONE = lazy(r"[\W_]*\d{1,2}[:.h]\d\d[\W_]*")
_DIGITS = lazy(r"\d+")
# notices that fill their line whatever else it says; any other phrase inside a line must make up a good part of it
_ANYWHERE = frozenset({"cookie-notice", "consent", "donation", "licence-notice", "newsletter", "embed-notice", "paywall"})
_COVER = 2.5
_LONGEST_LINK = 240  # code points of the longest link or label: a line beyond it that opens with such a phrase holds more
_SHORT = frozenset({"related-link", "navigation", "share", "comments", "label", "refresh-note", "footer"})
_LONGEST_WHOLE = 120
STYLE_ENDS = "{};"  # what ends a line of a style sheet or script
LONGEST = 1200  # code points of a line that boilerplate phrases are looked for in


@lru_cache(maxsize=64)
def rules(code: str | None) -> Rules:
    """The rules for a page in language `code`."""
    phrases = lexicon(code).phrases
    start: dict[str, list[tuple[str, str]]] = {}
    end: dict[str, list[tuple[str, str]]] = {}
    inside: dict[str, list[tuple[str, str]]] = {}
    unspaced: list[tuple[str, str, str]] = []
    for how, table, key in (("start", start, _first), ("end", end, _last), ("contain", inside, _telling)):
        for phrase, reason in phrases.get(how, {}).items():
            if max(phrase, default="") >= "\u3040" and cjk(phrase):  # no regex is compiled for a page that needs none
                unspaced.append((how, phrase, reason))
            else:
                table.setdefault(key(phrase), []).append((phrase, reason))
    common = [pair for word in [*inside] if word in _common() for pair in inside.pop(word)]
    loose = sorted(((phrase, reason, _reach(phrase, reason)) for phrase, reason in common), key=lambda one: -one[2])
    line = {phrase.strip(_EDGES): reason for phrase, reason in phrases.get("line", {}).items()}
    numbered = frozenset(_first(phrase) for phrase in line if "#" in phrase)
    counted = frozenset(_first(phrase) for phrase, reason in line.items() if reason == "comments")
    opens = {word: tuple(phrase for phrase, _ in pairs) for word, pairs in start.items()}
    reaches = {word: [_reach(*pair) for pair in pairs] for word, pairs in inside.items()}
    far = frozenset(word for word, own in reaches.items() if max(own) == math.inf)
    near = max((one for own in reaches.values() for one in own if one < math.inf), default=0.0)
    tables = _frozen(start), _frozen(end), _frozen(inside)
    return Rules(line, *tables, opens, frozenset(inside), tuple(loose), numbered, counted, far, near, tuple(unspaced))


def _frozen(table: dict[str, list[tuple[str, str]]]) -> dict[str, tuple[tuple[str, str], ...]]:
    return {word: tuple(pairs) for word, pairs in table.items()}


def _first(phrase: str) -> str:
    return phrase.split(maxsplit=1)[0]


def _last(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].rstrip(_EDGES)


def _telling(phrase: str) -> str:
    """The longest inner word of a phrase, one that is common in no language where it has one: ends may be glued to something else."""
    words = phrase.split()
    return max(words[1:-1] or words, key=lambda word: (word not in _common(), len(word)))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The words by whose frequency languages are told apart."""
    return frozenset(shipped_json("detect.json"))


def on_page(known: Rules, folded: str) -> Rules:
    """The rules without loose phrases that a page (its folded lines) does not hold: one look at a page is cheaper than one at each line.

    >>> on_page(rules("en"), "the gate was opened.").loose
    ()
    """
    return known._replace(loose=tuple([one for one in known.loose if one[0] in folded]))


def doubtful(folded: list[str], known: Rules) -> list[int]:
    """The lines, by number, that need a closer look: all but those that neither begin nor end nor are filled like boilerplate.

    >>> doubtful(["share", "the gate was opened at noon."], rules("en"))
    [0]
    """
    opens, end, spaced, near, loose = known.opens, known.end, not known.unspaced, known.near, known.loose
    disjoint, distant = known.inner.isdisjoint, known.far.isdisjoint
    shortest = max(_LONGEST_WHOLE, loose[0][2] + 1 if loose else 0)
    found: list[int] = []
    for number, text in enumerate(folded):
        words = text.split()
        if not words or (
            (disjoint if len(text) <= near else distant)(words)
            and (" " in text or ("." not in text and "/" not in text))  # a word alone may be an address or the name of a file
            and ((first := words[0]) not in opens or not text.startswith(opens[first]))
            and words[-1].rstrip(_EDGES) not in end
            and text[-1] not in STYLE_ENDS
            and text[0].isalnum()
            and (spaced or text.isascii())
            and (len(text) >= shortest or not (_whole(text, known) or (loose and _loose(text, known))))
        ):
            continue
        found.append(number)
    return found


def reason_for(text: str, folded: str, known: Rules) -> str | None:
    """Why a line is boilerplate, or None. `folded` is the same text folded; no line longer than `LONGEST` is asked about.

    >>> reason_for("Share", "share", rules("en")), reason_for("The gate was opened.", "the gate was opened.", rules("en"))
    ('share', None)
    """
    if len(folded) < _LONGEST_WHOLE and (reason := _whole(folded, known)):
        return reason
    if known.unspaced and not text.isascii() and (reason := _unspaced(folded, known)):
        return reason
    words = (folded if folded[0].isalnum() else folded.lstrip(_EDGES)).split()
    if not words:
        return None
    reason = _by_ends(folded, words, known)
    if reason is None and (hits := known.inner.intersection(words)):
        reason = _inside(folded, sorted(hits, key=words.index), known)
    if reason is None and known.loose:
        reason = _loose(folded, known)
    return reason if reason not in _SHORT or len(text) <= _LONGEST_LINK else None


def _whole(folded: str, known: Rules) -> str | None:
    """The reason of a whole line, numbers aside."""
    bare = folded.strip(_EDGES)
    if not bare:
        return None
    if bare in known.line:
        return known.line[bare]
    first = bare.partition(" ")[0]
    if (first.isalpha() and first not in known.numbered and first not in known.counted) or not _DIGITS.search(bare):
        return None
    reason = known.line.get(_DIGITS.sub("#", bare))
    if reason or not (first[0].isdecimal() or first.rstrip(_EDGES) in known.counted):
        return reason
    return "comments" if _counts_comments(bare, known) else None


def _counts_comments(bare: str, known: Rules) -> bool:
    """The line is a heading of comments with their number: `Kommentare (3)`, `3 comments`; also one known with no comments, `0 svar`."""
    parts = bare.split(maxsplit=1) if bare[0].isdecimal() else bare.rsplit(maxsplit=1)[::-1]
    if len(parts) != 2 or not parts[0].strip(_EDGES).isdecimal():
        return False
    words = parts[1].strip(_EDGES)
    return known.line.get(words) == "comments" or known.line.get(f"0 {words}") == "comments"


def _by_ends(folded: str, words: list[str], known: Rules) -> str | None:
    """The reason of a phrase at the line's start or end."""
    if words[0] in known.start:
        for phrase, reason in known.start[words[0]]:
            if _starts(folded, phrase):
                return reason
    last = words[-1].rstrip(_EDGES)
    if last in known.end:
        for phrase, reason in known.end[last]:
            if folded.rstrip(_EDGES).endswith(phrase):
                return reason
    return None


def _inside(folded: str, words: list[str], known: Rules) -> str | None:
    """The reason of a phrase inside the line, of which `words` are inner words, in their order."""
    for word in words:
        for phrase, reason in known.inside[word]:
            if phrase in folded and len(folded) <= _reach(phrase, reason):
                return reason
    return None


def _loose(folded: str, known: Rules) -> str | None:
    """The reason of a phrase inside the line whose inner words tell nothing."""
    length = len(folded)
    for phrase, reason, reach in known.loose:
        if length > reach:
            break
        if phrase in folded:
            return reason
    return None


def _unspaced(folded: str, known: Rules) -> str | None:
    """The same for scripts without blanks."""
    for how, phrase, reason in known.unspaced:
        if phrase in folded:
            if how == "contain" and len(folded) <= _reach(phrase, reason):
                return reason
            if (how == "start" and _starts(folded, phrase)) or (how == "end" and folded.rstrip(_EDGES).endswith(phrase)):
                return reason
    return None


def _starts(folded: str, phrase: str) -> bool:
    stripped = folded.lstrip(_EDGES)
    if not (stripped.startswith(phrase) or folded.startswith(phrase)):
        return False
    return not _CLOCK_ALONE.fullmatch(stripped, len(phrase))


def _reach(phrase: str, reason: str) -> float:
    """The length of the longest line that a phrase inside it tells of: it makes up a good part of the line, or is a notice's."""
    return math.inf if reason in _ANYWHERE else len(phrase) * _COVER
