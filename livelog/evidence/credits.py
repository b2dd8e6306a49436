"""Captions and credits: lines that belong to a picture."""

from __future__ import annotations

import re

from livelog.evidence.features import ends_sentence, is_headlike, is_prose
from livelog.evidence.names import agencies
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word

_WORDS = (
    r"(?:image|photo|photograph|picture|foto|fotos|bild|bildquelle|symbolbild|imagen|imagem|immagine|credit|crédit|crédits|kuva|slika"
    r"|zdjęcie|zdroj|source|quelle|illustration|graphic|grafik|video|vídeo|screengrab|pic|pics|crédito|creditos|foto/video|img)"
)
# a whole line that is a credit: `(Image: GETTY)`, `FOTO: Jana Malá, Novinky`, `Photograph: Ann Poe/Agency`, `© AFP`, `(c) Ann Poe`
_CREDIT = lazy(
    rf"[(\[]?\s?(?:{_WORDS}(?:\s(?:credit|source|by|courtesy|crédit))?\s?(?:[:©]|\s-\s|$)|©|\(c\)|getty|reuters/|ap photo)"
    r"[^.]{0,140}[.)\]]?",
    re.IGNORECASE,
)
# a credit at the end of a caption: `... in May.Credit: Ann Poe`, `(Image: Getty)`, `Ann Poe / Agency`, `(Mike Poe/PA)`
_ENDS = lazy(
    rf"(?:\(?\s?{_WORDS}(?:\scredit|\ssource)?\s?(?::|\.\.\.|…)\s?[^.:]{{2,70}}\)?"
    r"|(?<![.!?…”\"»’])\s[(\[][^()\[\]]{2,50}/[^()\[\]]{2,40}[)\]]|image source,\s?.{2,50}|©\s?[^.]{2,60}"
    r"|\s/\s(?:AP|AFP|EPA|EFE|EPA-EFE|dpa|Reuters|Keystone|Getty|Imago|Getty Images)"
    r"|\([A-Z][^()]{3,40}\sfor\s[^()]{3,40}\)|via\s(?:AP|Getty Images|Reuters|AFP))\.?$",
    re.IGNORECASE,
)
# two agencies or a photographer and an agency, with a slash: `Getty/Ann Poe`, `Ann Poe / Pool via Reuters`
_SLASHED = lazy(r"[^\W\d_][\w.' -]{1,40}\s?/\s?[^\W\d_][\w.' -]{1,50}")
# a photographer and an outlet behind a caption's last sentence
_SLASHED_END = lazy(r"(?<=[.!?])\s[^\W\d_][^.!?/]{1,40}/[^.!?/]{2,40}$")
# a short line in brackets alone: `(Brineside Images)`
_BRACKETED = lazy(r"\([^\W\d_][^()]{2,45}[^().!?]\)")
_CREDIT_WORDS = 12  # words of the longest credit that ends with a stop
_LONGEST_CAPTION, _TAIL = 400, 120
_LONGEST = 220


def is_credit(text: str) -> bool:
    """The line is a picture's credit and nothing else.

    >>> is_credit("(Image: GETTY)"), is_credit("Photograph: Ann Poe/Agency"), is_credit("The image shows the gate.")
    (True, True, False)
    """
    if len(text) > _LONGEST or (text[-1] == "." and text.count(" ") > _CREDIT_WORDS):
        return False
    if _CREDIT.fullmatch(text):
        return True
    if _BRACKETED.fullmatch(text) and not text[1:].islower():
        return True
    folded = fold_word(text.strip(" ()[].-–—|"))
    if folded in agencies() or folded in (
        "getty",
        "getty images",
        "imago",
        "image",
        "images",
        "shutterstock",
        "epa",
        "epa-efe",
        "(",
        "profimedia",
    ):
        return True
    return bool(
        len(text) < 60
        and _SLASHED.fullmatch(text.strip(" ()"))
        and any(
            part.strip().casefold() in agencies()
            or "getty" in part.casefold()
            or "reuters" in part.casefold()
            or "imago" in part.casefold()
            for part in text.strip(" ()").split("/")
        )
    )


# a line without a stop that ends in an outlet's name in brackets: `The light at dawn (Lightkeepers Press)`
_OUTLET = lazy(r"[^.!?]{12,160}[^.!?\s]\s\([^\W\d_a-z][\w.'&-]*(?:\s[^\W\d_a-z][\w.'&-]*){0,4}\)")


def ends_in_credit(text: str) -> bool:
    """The line is a caption with its credit at the end.

    >>> ends_in_credit("Smoke over the quay, March 2026.Credit: Ann Poe"), ends_in_credit("The gate opens.")
    (True, False)
    >>> ends_in_credit("The caption read “Photo: Ann Poe”, and nothing else.")
    False
    """
    if len(text) > _LONGEST_CAPTION or not _may_credit(text[-_TAIL:]):
        return False
    match = _ENDS.search(text, max(0, len(text) - _TAIL))
    return bool((match and not _quoted(match[0])) or _OUTLET.fullmatch(text))


_QUOTES = '“”„"«»'


def _quoted(credit: str) -> bool:
    """A quotation that began before the credit's word ends in it, as in `The caption read “Photo: Ann Poe”, and nothing else`."""
    return sum(map(credit.count, _QUOTES)) % 2 == 1


def without_credit(text: str) -> str:
    """A caption without the credit at its end.

    >>> without_credit("Smoke over the quay. Photograph: Ann Poe"), without_credit("Smoke over the quay.")
    ('Smoke over the quay.', 'Smoke over the quay.')
    """
    if len(text) > _LONGEST_CAPTION:
        return text
    match = _ENDS.search(text, max(0, len(text) - _TAIL)) or _SLASHED_END.search(text, max(0, len(text) - _TAIL))
    return text[: match.start()].rstrip(" |–—-(") if match and match.start() else text


# a colon behind a word: one inside a clock opens no credit
_LABELLED = lazy(r":(?:(?<=[^\W\d_]:)|(?<=[^\W\d_]\s:))")


def _may_credit(end: str) -> bool:
    """One of the signs stands in the text (a line's end, or several) without which no line is a caption with its credit."""
    # a look for each is faster than a regex's one for all
    few = "/" in end or "(" in end or "[" in end or (":" in end and _LABELLED.search(end)) or ("," in end and "ource," in end)
    return bool(few) or "..." in end or ("v" in end and "via " in end) or (not end.isascii() and ("©" in end or "…" in end))


def captions(texts: list[str]) -> set[int]:
    """Which of an entry's lines are captions or credits, by index.

    Credits, what ends in one, a stop-less line above one, a line that the next one repeats with its credit.
    """
    signs = _may_credit("\n".join([text[-_TAIL:] for text in texts]))
    found: set[int] = set(_opened_brackets(texts) if signs else ())
    above = ""
    for number, text in enumerate(texts):
        above, over = text, above
        if text[-1] == "." and (len(text) > _LONGEST or text.count(" ") > _CREDIT_WORDS) and not (signs and _may_credit(text[-_TAIL:])):
            # a sentence is none, but may repeat the line above it
            if number and text.startswith(over) and _goes_on(text, over):
                found.update((number, number - 1))
        elif is_credit(text):
            found.add(number)
            if number and number - 1 not in found and is_headlike(texts[number - 1]) and len(texts) > 2:
                found.add(number - 1)
        elif ends_in_credit(text):
            found.add(number)
            if over and text.startswith(over[:40]) and len(over) > 12:
                found.add(number - 1)
            if "image source" in text.casefold() and number + 1 < len(texts) and not ends_sentence(texts[number + 1]):
                found.add(number + 1)  # the picture's caption stands below its source
        elif _between_sentences(texts, number):
            found.add(number)
        elif number and text == over and not ends_sentence(text):
            found.update((number, number - 1) if number > 1 else (number,))
        elif number and _goes_on(text, over):
            found.update((number, number - 1))
    return found


def _goes_on(text: str, above: str) -> bool:
    """The line is the one above it once more, with its credit; what goes on with a sentence is no credit."""
    if not (text.startswith(above) and len(above) > 20 and len(text) - len(above) < 60):
        return False
    rest = text[len(above) :].strip()
    return not (rest and ends_sentence(above) and ends_sentence(rest) and not is_credit(rest))


def _between_sentences(texts: list[str], number: int) -> bool:
    """A line of 6 to 16 words without any stop, between two sentences."""
    text = texts[number]
    if not 0 < number < len(texts) - 1 or not text[-1].isalnum() or not 5 <= text.count(" ") < 16:
        return False
    return is_headlike(text) and is_prose(texts[number - 1]) and is_prose(texts[number + 1])


def _opened_brackets(texts: list[str]) -> list[int]:
    """Captions whose credit lost its line: `A crowd at the quay (` / `Image:` / `Ann Poe)`."""
    found: list[int] = []
    for number, text in enumerate(texts):
        if not text.endswith(("(", "[")):
            continue
        for last in range(number + 1, min(number + 4, len(texts))):
            if texts[last].endswith((")", "]")) and len(texts[last]) < 90:
                found.extend(range(number, last + 1))
                break
    return found
