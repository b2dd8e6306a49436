"""Evidence of times taken out of pages and texts, a kind at a time: all of it, or each piece of it by chance, which is seeded.

A page's `attributes` are machine-readable times in its body, `address` what tells where it comes from, `offsets` the zones of its machine
times, `JSON-LD times` the members of its structured data that tell times, `capture` what a program that saved it left. Others are as named.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import undated
from tags import Piece

_CALENDAR = Path(__file__).resolve().parents[2] / "livelog" / "data" / "calendar.json"
_ISO = r"(?:19|20)\d\d-?\d\d-?\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)?"
# a value that a machine reads as a time: an ISO date, seconds or milliseconds since 1970, a JavaScript date
_MACHINE = re.compile(rf"\s*(?:{_ISO}.{{0,40}}|1[2-9]\d{{8}}(?:\d{{3}})?|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} \d\d (?:19|20)\d\d .{{0,60}})\s*")
_OFFSET = re.compile(rf"({_ISO.removesuffix('?')})(?:Z|[+-]\d\d:?\d\d)")  # of a time with a clock
_LD_TIME = re.compile(r'"(?:date(?:Published|Modified|Created)|uploadDate|coverage(?:Start|End)Time)"\s*:\s*"[^"]*"\s*(,)?')
_NAMED = re.compile(r"\b(?:published|modified|updated|created|date|time|timestamp)", re.IGNORECASE)
_SAVED = re.compile(r"saved date:.*|FILE ARCHIVED ON.*")  # lines of comments
_MAIL_DATE = re.compile(r"^Date:[^\r\n]*\r?\n", re.MULTILINE)
_YEAR = re.compile(r"(?<=\d[./ ])(?:19|20)\d\d\b(?!-)|(?<=[^\W\d_][ ,])\s?(?:19|20)\d\d\b(?!-)|\b(?:19|20)\d\d年")
_CJK_DATE = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}[日號号]|(?:(?:19|20)\d\d년\s?)?\d{1,2}월\s?\d{1,2}일")
_ZONE_WORDS = re.compile(
    r"\(?\b(?:AE?[SD]T|AKDT|AKST|BST|[CE]ES?T|CDT|CST|EA?T|E[DS]T|GMT|HKT|HST|ICT|ID?ST|JST|KST|ME[SZ]{1,2}|M[DS]T|MSK|NZ[DS]T|P[DS]?T|SAST|SGT"
    r"|UTC|WES?T|WIB)(?:\s?[+-−]\s?\d{1,2}(?::?\d\d)?)?\b\)?|(?<=\d)Z\b|(?<=:\d\d)\s?[+-]\d\d:?\d\d\b|\b(?:Europe|America|Asia)/[A-Z]\w+"
    r"|\b[Aa]ll times\b[^.\n<>]{0,60}|\b(?:МСК|мск)\b|\(?بتوقيت [^\W\d_]+\)?|北京时间"
    r"|\b(?:hora|heure|ora) (?:de |di |d')?[A-Z]\w+"
    r"|\b(?:Eastern|Central|Mountain|Pacific|London|Paris|Israel|Kyiv|Moscow)\s[Tt]ime\b",
)


class Chance:
    """By which each piece of evidence is taken out or left."""

    def __init__(self, seed: str, share: float) -> None:
        """Pieces are taken out with the probability `share`."""
        self._random = random.Random(seed)
        self._share = share

    def takes(self) -> bool:
        """Whether the next piece is taken out."""
        return self._share >= 1 or self._random.random() < self._share

    def cut(self, pattern: re.Pattern[str], text: str, left: str = "") -> str:
        """The text without what the pattern finds in it; `left` (a template) stays of each."""
        return pattern.sub(lambda found: found.expand(left) if self.takes() else found[0], text)


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """Dates in words of all languages, those in figures first; weekdays."""
    tables = json.loads(_CALENDAR.read_text(encoding="utf-8")).values()
    months = "|".join(sorted({re.escape(name) for table in tables for name in table["months"] if len(name) > 2}, key=len, reverse=True))
    weekdays = "|".join(sorted({re.escape(name) for table in tables for name in table["weekdays"] if len(name) > 3}, key=len, reverse=True))
    day, year = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?", r"(?:19|20)\d\d\b(?!:)"
    worded = rf"(?<![\d:.]){day}\s?(?:de\s|of\s|d['’])?(?:{months})(?!\w)\.?(?:,?\s*(?:de\s)?{year})?"
    worded += rf"|\b(?:{months})\s{day}(?![\d:.])(?:,?\s*{year})?"
    return (_CJK_DATE, re.compile(worded, re.IGNORECASE), undated.DATES, re.compile(rf"\b(?:{weekdays})\b", re.IGNORECASE))


# ---- in words


def _without_dates(text: str, chance: Chance) -> str:
    for pattern in _dates():
        text = chance.cut(pattern, text)
    return text


def _without_years(text: str, chance: Chance) -> str:
    return chance.cut(_YEAR, text)


def _without_zones(text: str, chance: Chance) -> str:
    return chance.cut(_ZONE_WORDS, text)


WORDS: dict[str, Callable[[str, Chance], str]] = {"zone words": _without_zones, "dates": _without_dates, "years": _without_years}


def in_text(kind: str, data: bytes, chance: Chance) -> bytes:
    """A text without a kind of evidence.

    >>> in_text("dates", "Ann Poe 9 de marzo de 2026 16:00 GMT, lunes".encode(), Chance("1", 1))
    b'Ann Poe  16:00 GMT, '
    >>> in_text("zone words", b"16:00 GMT+1. All times are CET.", Chance("1", 1)), in_text("years", b"9 March 2026 16:00", Chance("1", 1))
    (b'16:00 . .', b'9 March  16:00')
    """
    text = data.decode("utf-8", errors="surrogateescape")
    return WORDS[kind](text, chance).encode("utf-8", errors="surrogateescape")


# ---- in markup


def _words(piece: Piece, text: str) -> Piece:
    return piece if text == piece.text else piece._replace(text=text)


def _read(piece: Piece, change: Callable[[str, Chance], str], chance: Chance) -> Piece:
    """The piece with its words changed, where a reader sees them."""
    if piece.kind == "text" or (piece.kind == "raw" and piece.tag.name.lower() == "title"):
        words = piece.text.encode("latin-1").decode("utf-8", errors="surrogateescape")
        return _words(piece, change(words, chance).encode("utf-8", errors="surrogateescape").decode("latin-1"))
    return piece


def _tag(piece: Piece, names: Sequence[str]) -> Piece:
    tag = piece.tag.without(*names)
    return piece._replace(tag=tag, text=str(tag)) if tag != piece.tag else piece


def _attributes(piece: Piece, chance: Chance) -> Piece:
    if piece.kind != "start" or piece.tag.name.lower() in ("meta", "link"):
        return piece
    timed = [name.lower() for name, value in piece.tag.attributes if value and len(value) < 100 and _MACHINE.fullmatch(value.strip("'\""))]
    return _tag(piece, timed) if timed and chance.takes() else piece


def _head(piece: Piece, chance: Chance) -> Piece:
    """Without the times of the page that its head tells."""
    if piece.kind != "start" or piece.tag.name.lower() != "meta" or not _MACHINE.fullmatch(piece.tag.value("content") or ""):
        return piece
    named = any(_NAMED.search(piece.tag.value(name) or "") for name in ("property", "name", "itemprop"))
    return _tag(piece, ("content",)) if named and chance.takes() else piece


def _address(piece: Piece, chance: Chance) -> Piece:
    name = piece.tag.name.lower()
    if piece.kind == "comment" and "url:" in piece.text:
        return _words(piece, chance.cut(re.compile(r"url:.*"), piece.text))
    if piece.kind != "start" or name not in ("link", "meta", "base"):
        return piece
    told = (piece.tag.value("rel") or "").lower() in ("canonical", "amphtml", "alternate", "shortlink")
    told = told or (piece.tag.value("property") or piece.tag.value("name") or "").lower() in ("og:url", "twitter:url", "og:site_name")
    return _tag(piece, ("href", "content")) if (told or name == "base") and chance.takes() else piece


def _in_ld(piece: Piece) -> bool:
    return piece.kind == "raw" and "ld+json" in (piece.tag.value("type") or "").lower()


def _ld(piece: Piece, chance: Chance) -> Piece:
    return _words(piece, "") if _in_ld(piece) and chance.takes() else piece


def _ld_times(piece: Piece, chance: Chance) -> Piece:
    return _words(piece, chance.cut(_LD_TIME, piece.text, r'"x":0\1' if "," in piece.text else "")) if _in_ld(piece) else piece


def _microdata(piece: Piece, chance: Chance) -> Piece:
    told = piece.kind == "start" and any(name.lower() == "itemprop" for name, _ in piece.tag.attributes)
    return _tag(piece, ("itemprop",)) if told and chance.takes() else piece


def _offsets(piece: Piece, chance: Chance) -> Piece:
    """Without the zones of machine-readable times: clocks that nobody says the zone of."""
    if _in_ld(piece):
        return _words(piece, chance.cut(_OFFSET, piece.text, r"\1"))
    if piece.kind != "start" or not any(value and _OFFSET.search(value) for _, value in piece.tag.attributes) or not chance.takes():
        return piece
    tag = piece.tag._replace(attributes=tuple((name, value and _OFFSET.sub(r"\1", value)) for name, value in piece.tag.attributes))
    return piece._replace(tag=tag, text=str(tag))


def _capture(piece: Piece, chance: Chance) -> Piece:
    return _words(piece, _SAVED.sub("", piece.text)) if piece.kind == "comment" else piece


MARKUP: dict[str, Callable[[Piece, Chance], Piece]] = {
    "attributes": _attributes,
    "head": _head,
    "address": _address,
    "JSON-LD": _ld,
    "JSON-LD times": _ld_times,
    "microdata": _microdata,
    "offsets": _offsets,
    "capture": _capture,
}


def in_markup(kind: str, page: Sequence[Piece], chance: Chance) -> list[Piece]:
    """A page in pieces without a kind of evidence.

    >>> from tags import joined, pieces
    >>> page = list(pieces(b'<p data-at="1709418524">9 March 2026 <time datetime="2026-03-09T16:00:00+01:00">16:00 CET</time>'))
    >>> def cut(kind): return joined(piece.text for piece in in_markup(kind, page, Chance("1", 1)))
    >>> cut("attributes"), cut("offsets")[43:73], cut("zone words")[-13:]
    (b'<p>9 March 2026 <time>16:00 CET</time>', b'datetime="2026-03-09T16:00:00"', b'16:00 </time>')
    """
    if kind in WORDS:
        return [_read(piece, WORDS[kind], chance) for piece in page]
    return [MARKUP[kind](piece, chance) for piece in page]


def without_mail_date(data: bytes) -> bytes:
    """An MHTML file without the time at which it was saved."""
    return _MAIL_DATE.sub("", data.decode("latin-1"), count=1).encode("latin-1")
