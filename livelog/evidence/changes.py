"""Times that tell of a change, not of a publication: what an element's class or `itemprop` says, and the words before a time."""

from __future__ import annotations

import re
from functools import lru_cache

from livelog.know.lazy import lazy
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.model.page import Node, Page

_LONGEST = 60  # code points of a line that says `updated` and a time, and little else
# a class such as `entry-modified` or `lastUpdated`; `live-update` names an entry
_CHANGED = lazy(r"modif|updated(?![a-z])", re.IGNORECASE)
_PUBLISHED = lazy(r"publi|posted|creat", re.IGNORECASE)
_CHANGING, _PUBLISHING = ("modif", "updated"), ("publi", "posted", "creat")  # what they begin with
_LETTERS = lazy(r"[^\d]{1,60}")


def is_change(node: Node) -> bool:
    """The element's `itemprop` says that its time is that of a change.

    >>> is_change(Node(-1, "time", 1, 0, 1, hints=("dateModified",)))
    True
    """
    return "dateModified" in node.hints


def looks_changed(node: Node) -> bool:
    """The element's class says so, and does not speak of publication too.

    >>> looks_changed(Node(-1, "time", 1, 0, 1, look="entry-modified")), looks_changed(Node(-1, "time", 1, 0, 1, look="live-update"))
    (True, False)
    """
    return node.look is not None and _says(node.look, _CHANGING) and _CHANGED.search(node.look) is not None and not is_publication(node)


def is_publication(node: Node) -> bool:
    """The element's `itemprop` or class says that its time is that of publication."""
    look = node.look
    return "datePublished" in node.hints or (look is not None and _says(look, _PUBLISHING) and _PUBLISHED.search(look) is not None)


def _says(look: str, words: tuple[str, ...]) -> bool:
    """A class may hold one of the words: a look for each is faster than a regex that leaves letter case aside."""
    low = look.lower()
    for word in words:
        if word in low:
            return True
    return not look.isascii()


def says_changed(text: str, words: Lexicon) -> bool:
    """A short line whose first words say `updated`.

    >>> from livelog.know.lexicon import lexicon
    >>> says_changed("Updated: 16:00", lexicon("en")), says_changed("Published 15:05, updated 16:00", lexicon("en"))
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    stems = _stems(words.code)
    if not stems.search(f" {fold_word(text)}") or (found := _LETTERS.match(text)) is None:
        return False  # by far the most
    before = f" {fold_word(found[0])}"
    return before.strip(" :") not in words.words("clock.before") and stems.search(before) is not None


@lru_cache(maxsize=64)
def _stems(code: str | None) -> re.Pattern[str]:
    """The words of a language that tell of a change, with the blank before each."""
    return re.compile("|".join(re.escape(f" {stem}") for stem in lexicon(code).words("page.changed")) or "(?!)")


def changed_lines(container: int, page: Page, words: Lexicon) -> frozenset[int]:
    """The lines of a node that tell when it was changed: by their words, or because all times in them are called so.

    >>> from livelog.know.lexicon import lexicon
    >>> from livelog.read.page import read
    >>> page = read("<html><body><article><p class='updated'>16:02</p><p>15:05</p></article></body></html>")
    >>> sorted(changed_lines(0, page, lexicon("en")))
    [0]
    """
    lines, nodes = page.lines, page.nodes
    own = nodes[container]
    found = frozenset([number for number in range(own.first, own.last) if says_changed(lines[number].text, words)])
    lone = [number for number in range(container + 1, own.close) if nodes[number].last == nodes[number].first + 1]
    changed = {number for number in lone if is_change(nodes[number]) or looks_changed(nodes[number])}
    if not changed:
        return found  # as in most
    other: set[int] = set()
    until = -1
    for number in lone:
        node = nodes[number]
        if number in changed:
            until = node.close
        elif number >= until and (node.times or is_publication(node)):
            other.add(node.first)
    return found | ({nodes[number].first for number in changed} - other)
