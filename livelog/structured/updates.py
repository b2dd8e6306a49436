"""The updates of a page's structured data, each once, and the names by which it knows them."""

from __future__ import annotations

from collections.abc import Sequence

from livelog.evidence.ids import tail_of
from livelog.model.structured import ClaimedBlog, ClaimedUpdate


def updates_of(blogs: Sequence[ClaimedBlog]) -> tuple[ClaimedUpdate, ...]:
    """All updates, each once: those of the first blog that has any, then those of others with ids or texts of their own."""
    found: dict[object, ClaimedUpdate] = {}
    for blog in blogs:
        for update in blog.updates:
            key = update.identifier or update.url or (update.headline, update.body)
            found.setdefault(key, update)
    return tuple(found.values())


def by_name_of(updates: Sequence[ClaimedUpdate]) -> dict[str, int]:
    """Updates by their ids, the fragments of their addresses, and the tails of these where no two share one."""
    names: dict[str, int] = {}
    tails: dict[str, list[int]] = {}
    for number, update in enumerate(updates):
        fragment = update.url.partition("#")[2] if update.url else ""
        for said in (update.identifier, fragment if fragment != update.identifier else ""):
            if said and (name := said.rpartition("#")[2]):
                names.setdefault(name, number)
                if tail := tail_of(name):
                    tails.setdefault(tail, []).append(number)
    return {**{tail: own[0] for tail, own in tails.items() if len(set(own)) == 1}, **names}


def names_of(updates: Sequence[ClaimedUpdate]) -> frozenset[str]:
    """The ids by which the structured data knows its updates, and their tails."""
    return frozenset(by_name_of(updates)) if updates else frozenset()
