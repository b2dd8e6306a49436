"""The language of a text, from its script and its commonest words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from livelog.know.files import shipped_json
from livelog.know.lazy import lazy

_SAMPLE = 24000  # characters of the text that are looked at, from three places
_SCRIPT_SAMPLE = 6000  # of these, how many the script is told by
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # a word, with an elided article
# of Latin-1, what is no letter of a word and no apostrophe, made blank
_BLANKED = bytes(code if chr(code).isalpha() or chr(code) in "'²³¹¼½¾" else 0x20 for code in range(256))
_BEYOND = lazy("[^\x00-\xff][^ \n]*")  # a letter beyond Latin-1, and the rest of the word that it is in
_FEW = 0.02  # share of a text's characters that may be beyond Latin-1 for the words around them to be parted from the others
_LEAST_WORDS = 6  # frequent words that a verdict needs
_LEAST_LEAD = 1.15  # how many times the runner-up's count the best language needs
_GLANCE = 6000  # characters that are looked at first in a long text
_SAID = 15  # tenths by which the score of the language grows that the markup says
_SURE_WORDS, _SURE_LEAD = 100, 3  # with so many frequent words, and so far ahead, no look at more would change the verdict

# scripts that one language of ours alone uses, or that leave the choice to a few: first and last letter of the script, language
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u0590", "\u05ff", "he"),
    ("\u0900", "\u097f", "hi"),
    ("\u0370", "\u03ff", "el"),
    ("\u0600", "\u06ff", "ar"),
)
_OF_SCRIPTS = lazy("[" + "".join([f"{first}-{last}" for first, last, _ in _SCRIPTS]) + "]")
_LETTER = "*"  # in the lists of words this marks a letter that few languages have
_LEAST_SCRIPT = 0.25  # share of a script's letters that decides, but for kana and hangul, which need less among Chinese characters


class Language(NamedTuple):
    """`code` is the ISO 639-1 code of a text's language, None when unsure.

    `words` names whose words to look for all the same: the code, two codes such as `hr+sr` between which the text did not decide, or
    None.
    """

    code: str | None
    words: str | None


def detect(text: str, said: str | None = None) -> Language:
    """The language that most of `text` is in. `said` is the one that the page's markup says, which counts for something.

    >>> detect("The gate was opened at noon and the boats that had been waiting went through.")
    Language(code='en', words='en')
    >>> detect("14:05")
    Language(code=None, words=None)
    """
    if len(text) > _SAMPLE and (glance := _latin_1(_sample(text, _GLANCE))) is not None:
        found, sure = _by_words(_latin_words(glance), "", said)
        if sure:
            return found
    sample = _sample(text, _SAMPLE)
    if not any(map(str.isalpha, sample)):
        return Language(None, None)
    latin = _latin_1(sample)
    if latin is not None:
        return _by_words(_latin_words(latin), "", said)[0]
    scripts = _OF_SCRIPTS.findall(sample[:_SCRIPT_SAMPLE])
    letters = max(sum(map(str.isalpha, sample[:_SCRIPT_SAMPLE])), 1) if scripts else 1
    for first, last, code in _SCRIPTS if scripts else ():
        share = sum(first <= letter <= last for letter in scripts) / letters
        if share >= (0.05 if code in ("ja", "ko") else _LEAST_SCRIPT):
            return Language(code, code)
    latin, other = _parted(sample)
    counts = _latin_words(latin)
    counts.update([word.casefold() for word in _WORD.findall(other)])
    return _by_words(counts, other.casefold(), said)[0]


# the signs beyond Latin-1 that pages in its languages print: none is a letter, and one an apostrophe
_SIGNS = (("’", "'"), *((sign, " ") for sign in "‘“”„–—…•€\u200b"))


def _latin_1(text: str) -> bytes | None:
    """The text in Latin-1, signs made blank, where that holds all of it.

    >>> _latin_1("“It’s shut …” – Ann")
    b" It's shut      Ann"
    """
    if not text.isascii():
        for sign, plain in _SIGNS:
            if sign in text:
                text = text.replace(sign, plain)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _parted(text: str) -> tuple[bytes, str]:
    """A text's words in Latin-1, and all others; where these are more than a few, no word is parted from them.

    >>> _parted("The gate of Ełk is shut – since noon, they say in the town of Wick")
    (b'The gate of  is shut   since noon, they say in the town of Wick', 'Ełk')
    >>> _parted("Ełk live")
    (b'', 'Ełk live')
    """
    for sign, plain in _SIGNS:
        text = text.replace(sign, plain)
    if len(text) - len(text.encode("latin-1", errors="ignore")) > _FEW * len(text):
        return b"", text
    latin: list[str] = []
    other: list[str] = []
    done = 0
    for found in _BEYOND.finditer(text):
        start = max(done, *(text.rfind(blank, done, found.start()) + 1 for blank in " \n"))
        latin.append(text[done:start])
        done = found.end()
        other.append(text[start:done])
    return "".join([*latin, text[done:]]).encode("latin-1"), " ".join(other)


def _latin_words(text: bytes) -> Counter[str]:
    """The words of a text in Latin-1 as `_WORD` finds them, casefolded, by a table of its letters: four times as fast.

    >>> sorted(_latin_words("L'été, l'été d'ici.".encode("latin-1")).items())
    [("d'ici", 1), ("l'été", 2)]
    """
    counts = Counter(text.translate(_BLANKED).decode("latin-1").casefold().split())
    for quoted in [word for word in counts if "'" in word and not word.replace("'", "", 1).isalpha()]:
        seen = counts.pop(quoted)
        for word in _WORD.findall(quoted):
            counts[word] += seen
    return counts


def _sample(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    third = size // 3
    middle = len(text) // 2
    return text[:third] + " " + text[middle : middle + third] + " " + text[-third:]


@lru_cache(maxsize=1)
def _order() -> dict[str, int]:
    """The frequent words with their places in the list, by which languages that score the same are ranked."""
    return {word: place for place, word in enumerate(shipped_json("detect.json"))}


def _by_words(counts: Counter[str], low: str, said: str | None) -> tuple[Language, bool]:
    """The language whose frequent words the text holds most (`counts` are those of its words, casefolded), and whether that is sure.

    A word of n languages counts 1/n, so shared words decide little.

    What the markup says tips the scales between languages that are close, as those of short texts are. `low` is the text in small letters,
    in which the letters are looked for that few languages have: none of them is one of Latin-1's.
    """
    frequent: dict[str, list[str]] = shipped_json("detect.json")
    scores: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    order = _order()
    known = (
        sorted(order.keys() & counts.keys(), key=order.__getitem__)
        if not low
        else [word for word in frequent if word in counts or word[0] == _LETTER]
    )
    for word in known:
        codes = frequent[word]
        seen = counts.get(word, 0) or low.count(word[1])
        for code in codes if seen else ():
            scores[code] += seen * 12 // len(codes)
            if word in counts:
                hits[code] += seen
    if said is not None and said in scores:
        scores[said] = scores[said] * _SAID // 10
    ranked = scores.most_common(2)
    if not ranked:
        return Language(None, None), False
    best = ranked[0][0]
    if len(ranked) > 1 and ranked[0][1] < _LEAST_LEAD * ranked[1][1]:
        return Language(None, f"{best}+{ranked[1][0]}"), False
    sure = hits[best] >= _SURE_WORDS and (len(ranked) < 2 or ranked[0][1] >= _SURE_LEAD * ranked[1][1])
    return Language(best if hits[best] >= _LEAST_WORDS else None, best), sure
