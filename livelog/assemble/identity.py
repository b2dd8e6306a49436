"""Identifiers of entries that the page gives none."""

from __future__ import annotations

from collections.abc import Iterable

from livelog.model.blog import EntryTime
from livelog.model.stamp import When
from livelog.read.digest import sha256


def identifier(time: EntryTime, when: When, headline: str | None, body: Iterable[str], *, folded: bool = False) -> str:
    """`sha256:` and 12 hex digits over the settled local time (else the time as printed, unless it is relative) and the folded text.

    `folded` tells that headline and body are stretches of lines, whose white space is folded already.

    >>> identifier(EntryTime("14:05", "14:05", None, "minute", "none"), When(hour=14, minute=5), "Gate opens", ["Boats pass."])
    'sha256:76cba0076a12'
    """
    relative = when.relative is not None and not when.has_clock
    moment = time.local or ("" if relative else time.text or "")
    if folded:
        text = " ".join([words for one in (headline or "", *body) if (words := one.strip(" "))]).casefold()
    else:
        text = " ".join(" ".join([headline or "", *body]).casefold().split())
    return "sha256:" + sha256(f"{moment}\n{text}".encode("utf-8", errors="replace"))[:12]


def distinct(identifiers: Iterable[str]) -> list[str]:
    """The same, with `-2`, `-3` behind those that come again.

    >>> distinct(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    taken: dict[str, int] = {}  # and the last number behind it
    found: list[str] = []
    for one in identifiers:
        name, number = one, taken.get(one, 1)
        while name in taken:
            number += 1
            name = f"{one}-{number}"
        taken[one] = number
        taken.setdefault(name, 1)
        found.append(name)
    return found
