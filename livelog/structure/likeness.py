"""Which elements are named alike: by class, or by an id that differs in its number only."""

from __future__ import annotations

from functools import lru_cache

from livelog.evidence.ids import stem_of
from livelog.model.page import Node

_LEAST_NAME = 8  # code points of the shortest class that tells elements apart from others, with `class `


def patterns(node: Node) -> tuple[str, ...]:
    """How an element is named: its class, and its id without the part that differs from post to post.

    >>> patterns(Node(-1, "div", 1, 0, 0, "post-1773", look="story card"))
    ('class story card', 'id post-')
    """
    return _patterns(node.ident, node.look) if node.ident or node.look else ()


@lru_cache(maxsize=1024)
def _patterns(ident: str | None, look: str | None) -> tuple[str, ...]:
    """The same of an id and a class: those of a container are asked for again with each family of containers around it."""
    stem = stem_of(ident) if ident else None
    named = f"class {look.strip()}" if look else ""
    return (*((named,) if len(named) > _LEAST_NAME else ()), *((f"id {stem}",) if stem else ()))


def is_like(node: Node, named: set[str]) -> bool:
    """The element is named as others are (`named` are the patterns of these)."""
    return not named.isdisjoint(patterns(node))


def is_numbered(node: Node, named: set[str]) -> bool:
    """The element's id is numbered as others' are (`named` are the patterns of these)."""
    return node.ident is not None and any(pattern.startswith("id ") and pattern in named for pattern in patterns(node))
