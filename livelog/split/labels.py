"""Labels and tags beside an entry: lines and words that say what kind of post it is, and are no part of its text."""

from __future__ import annotations

from functools import lru_cache

from livelog.evidence.bylines import byline_line
from livelog.evidence.features import is_headlike
from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.model.marker import Draft
from livelog.model.page import Line

_LONGEST_LABEL = 40
_FLAGS = (("labels.key_event", "key_event"), ("labels.pinned", "pinned"), ("labels.summary", "summary"))


def flagged(text: str, words: Lexicon, flags: set[str]) -> bool:
    """Notes a label's meaning; whether the text is a label at all."""
    folded = fold_word(text).strip(" .:!|") if text else ""
    if not folded or folded not in (meanings := _meanings(words.code)):
        return False
    flag = meanings[folded]
    if flag:
        flags.add(flag)
    return flag != "summary"


@lru_cache(maxsize=64)
def _meanings(code: str | None) -> dict[str, str]:
    """The labels of a language with the flag that each stands for; callers do not change it."""
    words = lexicon(code)
    found = dict.fromkeys(words.words("labels.label"), "")
    for table, flag in reversed(_FLAGS):
        found.update(dict.fromkeys(words.words(table), flag))
    return found


def without_labels(numbers: list[int], lines: tuple[Line, ...], words: Lexicon, removed: dict[int, str], flags: set[str]) -> list[int]:
    """The lines without labels (`KEY EVENT`, `Breaking`) at their front."""
    front = 0
    while front < len(numbers) - 1 and len(text := lines[numbers[front]].text) < _LONGEST_LABEL and flagged(text, words, flags):
        front += 1
    removed.update(dict.fromkeys(numbers[:front], "label"))
    return numbers[front:] if front else numbers


def without_next_labels(drafts: tuple[Draft, ...], lines: tuple[Line, ...], words: Lexicon) -> tuple[Draft, ...]:
    """The drafts, of which labels that end one are the next one's: `KEY EVENT` stands above the marker or headline of its entry.

    What is all that an entry says stays its own. A post that is pinned stands first, above it no other can end.
    """
    found: list[Draft] = []
    passed: set[str] = set()
    for draft in drafts[:-1]:
        flags: set[str] = set()
        least = 0 if draft.marker.stamp.tail or draft.head is not None else 1
        end = len(draft.lines)
        while end > least and len(text := lines[draft.lines[end - 1]].text) < _LONGEST_LABEL and flagged(text, words, flags):
            end -= 1
        dropped = (*draft.dropped, *((number, "label") for number in reversed(draft.lines[end:])))
        found.append(draft._replace(lines=draft.lines[:end], dropped=dropped, key_event=draft.key_event or "key_event" in passed))
        passed = flags
    return (*found, *(draft._replace(key_event=draft.key_event or "key_event" in passed) for draft in drafts[-1:]))


_TAG_WORDS = 4  # words of the longest tag


def without_tags(numbers: list[int], lines: tuple[Line, ...], words: Lexicon, removed: dict[int, str]) -> list[int]:
    """The lines without tags (topic, chamber, place) between a headline and the first sentence: short, without any stop."""
    front = 0
    while (
        front < len(numbers) - 1
        and is_headlike(text := lines[numbers[front]].text)
        and text.count(" ") < _TAG_WORDS
        and text[-1].isalnum()
        and not byline_line(text, words, bare=False)
    ):
        front += 1
    removed.update(dict.fromkeys(numbers[:front], "tag"))
    return numbers[front:]


# a kicker: two words or more in capitals, then a word with a small letter
_SHOUTED = lazy(r"(?:[^\W\d_a-zß-öø-ÿ]{2,}\s){2,5}(?=[^\W\d_a-z][a-zß-öø-ÿ])")


def without_label(text: str, words: Lexicon, flags: set[str]) -> tuple[str, str]:
    """The marker's own text without a label in capitals or a label word in front."""
    if not text:
        return "", ""
    if flagged(text, words, flags):
        return "", text
    front, colon, rest = text.partition(":")
    if colon and rest.strip() and len(front) < 30 and fold_word(front).strip() in words.words("clock.before"):
        return rest.strip(), front
    kicker, pipe, rest = text.partition(" | ")
    if pipe and kicker.isupper() and len(kicker) < 40 and rest:
        return rest, kicker
    shouted = _SHOUTED.match(text)
    if shouted:
        return text[shouted.end() :], shouted[0].strip()
    parts = text.split(" ")
    for count in range(min(4, len(parts) - 1), 0, -1):
        label = " ".join(parts[:count])
        if label.isupper() and len(label) > 3 and flagged(label, words, flags):
            return " ".join(parts[count:]), label
    return text, ""
