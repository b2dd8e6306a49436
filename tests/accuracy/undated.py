"""A page with every date and zone cut out, so that only clocks are left: no instant can be known from it."""

from __future__ import annotations

import re

from tags import Piece, Tag, joined, pieces

_MONTH = (
    r"(?:jan(?:uary|uar|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|\.)?|märz|mrz|apr(?:il|\.)?|may|mai|june?|juni|july?|juli|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?"
    r"|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|\.|º)?)"
DATES = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?:[-/.]|%2F)?(?:\d\d|[a-z]{3})(?:[-/.]|%2F)?\d\d"  # 2023-11-02, 2023/nov/02, and behind it T16:56:32Z
    r"(?:[T ]?\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b|\b\d{1,2}\.(?:\s|&nbsp;)?\d{1,2}\.(?!\d)"  # 02/11/2023, 17. 7.
    rf"|\b{_DAY}\s*(?:of\s+)?{_MONTH}(?![a-z])(?:,?\s*(?:19|20)?\d\d\b(?!:))?"  # 2 November 2023
    rf"|\b{_MONTH}(?![a-z])\s*{_DAY}(?![\d:.])(?:,?\s*(?:19|20)\d\d\b)?"  # November 2, 2023
    r"|\b(?:january|february|april|june|july|september|october|november|december)\b"  # alone, where markup parts it from its day
    r"|(?<![\d.,£$€])(?:19|20)\d\d(?!\d|[.,]\d|%(?![0-9A-F]{2}))"  # a year
    r"|\b1[3-7]\d{8}(?:\d{3})?\b"  # seconds or milliseconds since 1970
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b|\b(?:luned|marted|mercoled|gioved|venerd)ì\b|\bsabato\b|\bdomenica\b",
    re.IGNORECASE,
)
_ZONES = re.compile(
    r"\(?\b(?:BST|GMT|UTC|IST|CES?T|ME[SZ]{1,2}|WES?T|E[DS]?T|P[DS]?T|AE[DS]T)\b\)?|(?<=\d)Z\b"
    r"|(?<=:\d\d)[+-]\d\d:?\d\d\b|\b(?:Europe|America|Asia)/[A-Z]\w+"
)
_KEPT = ("class", "style", "id")  # attributes that name or paint


def without_dates_and_zones(page: bytes) -> bytes:
    """The page (in UTF-8) without scripts and comments, without `datetime`, and with dates, years, weekdays and zones cut out of its text
    and its attributes.

    >>> without_dates_and_zones(b'<p data-at="2026-03-09">9 March 2026 12.50 BST<time datetime="2026-03-09T12:50Z">Mon 12:50</time>')
    b'<p data-at=""> 12.50 <time> 12:50</time>'
    """
    return joined([_cut(piece) for piece in pieces(page)])


def _cut(piece: Piece) -> str:
    if piece.kind == "comment" or (piece.kind == "raw" and piece.tag.name.lower() in ("script", "style")):
        return ""
    if piece.kind == "start":
        tag = piece.tag.without("datetime")
        return str(tag._replace(attributes=tuple(_cut_pair(pair, tag) for pair in tag.attributes)))
    return _undated(piece.text) if piece.kind in ("text", "raw") else piece.text


def _cut_pair(pair: tuple[str, str | None], tag: Tag) -> tuple[str, str | None]:
    name, value = pair
    if value is None or name.lower() in _KEPT:
        return pair
    cut = _undated(tag.value(name.lower()) or "")
    return (name, value) if cut == tag.value(name.lower()) else (name, f"{value[0]}{cut}{value[0]}" if value[0] in "'\"" else f'"{cut}"')


def _undated(text: str) -> str:
    """The text, one character a byte, without dates and zones."""
    words = text.encode("latin-1").decode("utf-8", errors="surrogateescape")
    return _ZONES.sub("", DATES.sub("", words)).encode("utf-8", errors="surrogateescape").decode("latin-1")
