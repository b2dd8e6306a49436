"""The boilerplate phrases of a lexicon, indexed so that one cheap look decides for most lines."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.features import cjk
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word, lexicon


class Rules(NamedTuple):
    """`line`: whole folded lines, numbers as `#`; `start`: phrases by their first word; `end`: by their last; `inside`: by an inner word.

    `unspaced` are (how, phrase, reason) of scripts without blanks, whose words cannot be told apart.
    """

    line: dict[str, str]
    start: dict[str, tuple[tuple[str, str], ...]]
    end: dict[str, tuple[tuple[str, str], ...]]
    inside: dict[str, tuple[tuple[str, str], ...]]
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
_LONGEST = 1200  # code points of a line that boilerplate phrases are looked for in


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
            if cjk(phrase):
                unspaced.append((how, phrase, reason))
            else:
                table.setdefault(key(phrase), []).append((phrase, reason))
    line = {phrase.strip(_EDGES): reason for phrase, reason in phrases.get("line", {}).items()}
    return Rules(line, _frozen(start), _frozen(end), _frozen(inside), tuple(unspaced))


def _frozen(table: dict[str, list[tuple[str, str]]]) -> dict[str, tuple[tuple[str, str], ...]]:
    return {word: tuple(pairs) for word, pairs in table.items()}


def _first(phrase: str) -> str:
    return phrase.split(maxsplit=1)[0]


def _last(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].rstrip(_EDGES)


def _telling(phrase: str) -> str:
    """The longest inner word of a phrase: ends may be glued to something else."""
    words = phrase.split()
    return max(words[1:-1] or words, key=len)


def reason_for(text: str, known: Rules) -> str | None:
    """Why a line is boilerplate, or None.

    >>> reason_for("Share", rules("en")), reason_for("The gate was opened.", rules("en"))
    ('share', None)
    """
    if len(text) > _LONGEST:
        return None
    folded = fold_word(text)
    reason = _whole(folded, known) if len(folded) < _LONGEST_WHOLE else None
    if reason:
        return reason
    if known.unspaced and not text.isascii() and (reason := _unspaced(folded, known)):
        return reason
    words = folded.lstrip(_EDGES).split()
    reason = _by_words(folded, words, known) if words else None
    return reason if len(text) <= _LONGEST_LINK or reason not in _SHORT else None


def _whole(folded: str, known: Rules) -> str | None:
    """The reason of a whole line, numbers aside."""
    bare = folded.strip(_EDGES)
    if not bare:
        return None
    if bare in known.line:
        return known.line[bare]
    return known.line.get(_DIGITS.sub("#", bare)) if any(map(str.isdigit, bare)) else None


def _by_words(folded: str, words: list[str], known: Rules) -> str | None:
    """The reason of a phrase at the line's start or end, or inside it."""
    for phrase, reason in known.start.get(words[0], ()):
        if _starts(folded, phrase):
            return reason
    for phrase, reason in known.end.get(words[-1].rstrip(_EDGES), ()):
        if folded.rstrip(_EDGES).endswith(phrase):
            return reason
    if known.inside.keys().isdisjoint(words):
        return None
    for word in known.inside.keys() & words:
        for phrase, reason in known.inside[word]:
            if phrase in folded and _fills(phrase, folded, reason):
                return reason
    return None


def _unspaced(folded: str, known: Rules) -> str | None:
    """The same for scripts without blanks."""
    for how, phrase, reason in known.unspaced:
        if phrase in folded:
            if how == "contain" and _fills(phrase, folded, reason):
                return reason
            if (how == "start" and _starts(folded, phrase)) or (how == "end" and folded.rstrip(_EDGES).endswith(phrase)):
                return reason
    return None


def _starts(folded: str, phrase: str) -> bool:
    stripped = folded.lstrip(_EDGES)
    if not (stripped.startswith(phrase) or folded.startswith(phrase)):
        return False
    return not _CLOCK_ALONE.fullmatch(stripped, len(phrase))


def _fills(phrase: str, folded: str, reason: str) -> bool:
    """A phrase inside a line tells of the line when it makes up a good part of it, or is a notice's."""
    return reason in _ANYWHERE or len(phrase) * _COVER >= len(folded)
