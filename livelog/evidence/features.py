"""How a line reads: as a headline, as prose, as a caption's credit."""

from __future__ import annotations

from livelog.know.lazy import lazy

# a full stop at a line's end, behind optional closing quotes or brackets; CJK and Devanagari stops count
_STOP = lazy(r"[.。।؟][\"'”’»)\]]{0,2}$")
_STOPS = frozenset(".。।؟")
_SOFT_STOP = lazy(r"[!?…:;,！？：][\"'”’»)\]]{0,2}$")
_ELLIPSIS = lazy(r"(?:…|\.\.\.)[\"'”’»)\]]{0,2}$")
# the end of a sentence inside a line: a stop (few stand in one: looked for first) behind a word of three letters or more, a blank and more
_INNER_STOP = lazy(r"[.!?](?<=[^\W\d_]{3}[.!?])[\"”’»)]?\s\S")
_DIGIT = lazy(r"\d")
_CJK = lazy("[\u3040-\u9fff]")
_HANGUL_SYLLABLE = lazy("[\uac00-\ud7a3]")
_BULLET = lazy(r"[•◦▪●■□☆*–—-]\s?\S")
_HANGUL = 7  # syllables in the shortest Korean headline
_WORDS = 28  # words in the longest headline
_CHARACTERS = 200
_LEAST_CJK, _MOST_CJK = 8, 60  # characters that a Chinese or Japanese sentence has more than, and of the longest headline


def has_digit(text: str) -> bool:
    """A digit of any script stands in the text.

    >>> has_digit("Pier 9"), has_digit("Pier ٩"), has_digit("Pier")
    (True, True, False)
    """
    if not text.isascii():
        return _DIGIT.search(text) is not None
    # ten looks for one character each are faster than a regex's one for all, or a loop around them
    few = "1" in text or "2" in text or "0" in text or "3" in text or "4" in text
    return few or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def cjk(text: str) -> int:
    """How many Chinese and Japanese characters a line holds.

    >>> cjk("新港 live"), cjk("Quay")
    (2, 0)
    """
    if text.isascii() or not _CJK.search(text):
        return 0
    return sum("\u3040" <= character <= "\u9fff" for character in text)


def hangul(text: str) -> int:
    """How many Korean syllables a line holds.

    >>> hangul("신항 live")
    2
    """
    if text.isascii() or not _HANGUL_SYLLABLE.search(text):
        return 0
    return sum("\uac00" <= character <= "\ud7a3" for character in text)


def ends_sentence(text: str) -> bool:
    """The line ends with a full stop (an ellipsis is none: headlines trail off too).

    >>> ends_sentence("The gate opens."), ends_sentence("Gate opens"), ends_sentence("“Now.”")
    (True, False, True)
    """
    last = text[-1:]
    if last == ".":
        if not text.endswith("..."):
            return True  # by far the most lines that do
    elif last.isalnum():
        return False
    return (
        text.rstrip("\"'”’»)]")[-1:] in _STOPS
        and bool(_STOP.search(text, max(0, len(text) - 3)))
        and not _ELLIPSIS.search(text, max(0, len(text) - 5))
    )


def is_headlike(text: str) -> bool:
    """Short, with letters, without a full stop at the end, and no list item: it may be a headline.

    >>> is_headlike("Gate reopens to small craft"), is_headlike("The gate was opened."), is_headlike("• one of three")
    (True, False, False)
    """
    if text[-1:].isalnum() and text[0].isalpha() and text.isascii():  # by far the most that are
        return 1 < len(text) <= _CHARACTERS and text.count(" ") < _WORDS
    if len(text) > _CHARACTERS or ends_sentence(text) or (not text[:1].isalnum() and _BULLET.match(text)):
        return False
    if text[-1] in ":;," or len(text) < 2 or not (text[0].isalpha() or any(map(str.isalpha, text))):
        return False
    count = text.count(" ") + 1
    if cjk(text):
        return len(text) <= _MOST_CJK
    return count <= _WORDS


def is_prose(text: str) -> bool:
    """A sentence or more: it ends with a stop, or is longer than any headline.

    >>> is_prose("The gate was opened at noon."), is_prose("Gate opens")
    (True, False)
    """
    if len(text) > _CHARACTERS:
        return True  # in any script
    ends = " " in text and ends_sentence(text)
    if ends and len(text) > _LEAST_CJK:
        return True  # by far the most that are, without a look at their script or a count of their words
    if not text.isascii() and cjk(text):
        return (bool(_STOP.search(text) or _SOFT_STOP.search(text)) and len(text) > _LEAST_CJK) or len(text) > _MOST_CJK
    words = text.count(" ") + 1
    return (
        ends
        or (words >= 2 and not text[-1].isalnum() and bool(_ELLIPSIS.search(text, max(0, len(text) - 5))))
        or (words >= 8 and ("." in text or "!" in text or "?" in text) and bool(_INNER_STOP.search(text)))
        or words > _WORDS
    )


def is_text(text: str) -> bool:
    """Enough words to be an entry's own: five, or a sentence.

    >>> is_text("The gate opens at noon"), is_text("It opens."), is_text("Gate opens")
    (True, True, False)
    """
    if text.count(" ") >= 4:
        return True
    if text[-1:].isalnum() and text.isascii():
        return len(text) > _CHARACTERS  # a few words without a stop, as in menus
    return is_prose(text) or cjk(text) >= 5 or hangul(text) >= _HANGUL
