"""Identifiers of entries that the page gives none."""

from __future__ import annotations

from collections.abc import Iterable

from livelog.model.blog import EntryTime
from livelog.model.stamp import When
from livelog.read.digest import sha256


def identifier(time: EntryTime, when: When, headline: str | None, body: Iterable[str]) -> str:
    """`sha256:` and 12 hex digits over the settled local time (else the time as printed, unless it is relative) and the folded text.

    >>> identifier(EntryTime("14:05", "14:05", None, "minute", "none"), When(hour=14, minute=5), "Gate opens", ["Boats pass."])
    'sha256:76cba0076a12'
    """
    relative = when.relative is not None and not when.has_clock
    moment = time.local or ("" if relative else time.text or "")
    text = " ".join([headline or "", *body]).casefold()
    if "  " in text or _holds_other_blanks(text):
        text = " ".join(text.split())
    text = text.strip(" ")
    return "sha256:" + sha256(f"{moment}\n{text}".encode("utf-8", errors="replace"))[:12]


def _holds_other_blanks(text: str) -> bool:
    """The text may hold white space other than a blank."""
    if not text.isascii():
        return not text.isprintable()
    # a look for each of ASCII's is faster than one at each character, or a loop around them
    lines = "\n" in text or "\t" in text or "\r" in text or "\x0b" in text or "\x0c" in text
    return lines or "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text


def distinct(identifiers: Iterable[str]) -> list[str]:
    """The same, with `-2`, `-3` behind those that come again.

    >>> distinct(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    taken: set[str] = set()
    found: list[str] = []
    for one in identifiers:
        name, number = one, 1
        while name in taken:
            number += 1
            name = f"{one}-{number}"
        taken.add(name)
        found.append(name)
    return found
