"""Lines of signs without words: rules, lone bullets, leftovers of styles and scripts."""

from __future__ import annotations

import re

from livelog.know.lazy import lazy

# a line without a letter or digit
_SIGNS = lazy(r"[\W_]+")
# a bracketed image or a form field, as w3m prints them: [19061], [ photo.jpg ], [             ], (*) [x]; a publishing system's [[...]]
_PLACEHOLDER = lazy(
    r"[\[(](?:[\s*x_]{0,80}|[\w./-]{0,60}\.(?:jpe?g|png|gif|svg|webp)|\d{1,9}|IMG|Image|image|img|INLINE)[\])]|\[\[[^\[\]]{1,300}\]\]"
)
# a style sheet's or script's line
_STYLE = lazy(
    r"(?:@media\b|@import\b|@font-face\b|[.#]?[\w-]{1,60}(?:[ ,>+~][\w.#:-]{1,60}){0,8}\s?\{"
    r"|[\w-]{2,40}\s?:\s?[^;{}]{1,120};$|\}\s?$|function\s?\(|var\s\w+\s?=)"
)
# an HTML residue or an image's file name alone
_RESIDUE = lazy(
    r"&\s?#?x?[0-9A-Za-z]{1,8};?|\[object Object\]|[\w-]{3,80}\.(?:jpe?g|png|gif|webp|svg)|https?://\S{1,500}|pic\.twitter\.com/\S{1,40}",
    re.IGNORECASE,
)
# what an extractor glues in front of a page's first words
_DATE_PREFIX = lazy(r"\s?date\s\d{4}-\d\d(?:-\d\d)?\s")


def sign_reason(text: str) -> str | None:
    """Why a line without words is removed, or None.

    >>> sign_reason("----"), sign_reason("[19061]"), sign_reason("photo-1.jpg"), sign_reason("The gate.")
    ('rule', 'placeholder', 'residue', None)
    """
    if len(text) > 600:
        return None
    if not text[0].isalnum():
        if _SIGNS.fullmatch(text):
            return "rule"
        if text[0] in "[(" and _PLACEHOLDER.fullmatch(text):
            return "placeholder"
    if (" " not in text or text[0] in "&[") and _RESIDUE.fullmatch(text):
        return "residue"
    if text[-1] in "{};" and _STYLE.match(text):
        return "style-sheet"
    return None


def date_prefix(text: str) -> int:
    """Columns that an extractor's ` date 2022-11-19 ` takes at the front of a page's first line; 0 where there is none.

    >>> date_prefix("date 2022-11-19 6.14pm GMT")
    16
    """
    match = _DATE_PREFIX.match(text)
    return match.end() if match else 0
