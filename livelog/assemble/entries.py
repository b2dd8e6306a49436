"""Entries from drafts, their texts and their settled times."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from livelog.assemble.identity import distinct, identifier
from livelog.date.claims import changed
from livelog.date.settle import Settled
from livelog.date.witness import Witness
from livelog.evidence.names import is_organisation
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.blog import Author, Entry, Image, Link, Span
from livelog.model.marker import Divider, Draft
from livelog.model.page import Line, Page
from livelog.model.stamp import Stamp
from livelog.model.structured import Identity
from livelog.split.entry import Texts, texts
from livelog.split.habits import habits
from livelog.split.repeats import repeated

_MACHINE = frozenset(["attribute", "json-ld"])


class Row(NamedTuple):
    """A draft with its texts, and its first and last line (where it has none, the one before the first).

    `position` is that of the entry it was folded into, where it was.
    """

    draft: Draft
    texts: Texts
    first: int
    last: int
    position: int | None = None


def rows(drafts: tuple[Draft, ...], page: Page, stamps: dict[int, Stamp], dividers: list[Divider], words: Lexicon) -> tuple[Row, ...]:
    """The drafts with their texts; lines that divide days belong to no entry."""
    lines, marked = page.lines, bool(page.nodes)
    dividing = {divider.line for divider in dividers}
    plain = _without(drafts, dividing)
    tools = repeated(plain, lines, words)
    plain = _without(plain, tools)
    usual = habits(plain, lines, words)
    metadata = {number: stamp for number, stamp in stamps.items() if stamp.metadata}
    found: list[Row] = []
    for place, draft in enumerate(plain):
        made = texts(draft, lines, usual, words, metadata, marked=marked)
        if not place and (pin := _pin_above(draft.marker.first, lines, words)) is not None:
            made = made._replace(pinned=True, removed={**made.removed, pin: "label"})
        end = draft.lines[-1] if draft.lines else draft.marker.last
        for number in range(draft.marker.last + 1, max(end, draft.marker.last) + 21) if tools else ():
            if number in tools:
                made.removed[number] = "repeated"
        first, last = draft.marker.first, draft.marker.last
        if first > last:  # a time that no line shows
            first, last = (min(made.roles), max(made.roles)) if made.roles else (first, first - 1)
            found.append(Row(draft, made, first, last))
        else:
            found.append(Row(draft, made, min(first, *made.roles, last), max(last, *made.roles, first)))
    return tuple(found)


def nodes_of(found: tuple[Row, ...], page: Page) -> list[int]:
    """The node that tells of each entry: its container, else the block of its marker where no other entry's stands in that; -1: none."""
    blocks = [_block(row.draft, page) for row in found]
    order = sorted(blocks)

    def alone(block: int) -> bool:
        return bisect_left(order, page.nodes[block].close) == bisect_left(order, block) + 1

    return [block if row.draft.node >= 0 or block < 0 or alone(block) else -1 for row, block in zip(found, blocks, strict=True)]


def _block(draft: Draft, page: Page) -> int:
    """The container of a draft, else the innermost node around its marker; -1 in text."""
    if draft.node >= 0 or not page.nodes:
        return draft.node
    mark = page.lines[draft.marker.first].mark
    return mark.node if mark is not None else -1


def _without(drafts: tuple[Draft, ...], left_out: Collection[int]) -> tuple[Draft, ...]:
    """The drafts without the lines of these numbers."""
    if not left_out:
        return drafts
    return tuple(draft._replace(lines=tuple(number for number in draft.lines if number not in left_out)) for draft in drafts)


def _pin_above(first: int, lines: tuple[Line, ...], words: Lexicon) -> int | None:
    """The line right above the first marker, where it says that the post is pinned."""
    above = next((number for number in range(first - 1, -1, -1) if not lines[number].reason), None)
    return above if above is not None and fold_word(lines[above].text).strip(" .:!") in words.words("labels.pinned") else None


_COPIED = 80  # letters of a body that stands twice because it was copied


def _within(copy: Mapping[str, int], body: tuple[str, ...]) -> bool:
    """Most of a body is another one's, to the letter: a copy, with a label in front perhaps (how often each paragraph stands in it)."""
    common = sum(len(text) * copy[text] for text in set(body) if text in copy)
    return common >= _COPIED and common * 5 >= 4 * sum(len(text) * count for text, count in copy.items())


def folded_pins(found: tuple[Row, ...], settled: tuple[Settled, ...]) -> tuple[tuple[Row, ...], tuple[Settled, ...], tuple[int, ...]]:
    """A pinned copy at the top of a page is folded into its original below: the same words at the same time, once.

    Gives the rows, their times, and the place of each among those given.
    """
    every = tuple(range(len(found)))
    if len(found) < 2:
        return found, settled, every
    first = found[0]
    key = _words(first)
    local, paragraphs = settled[0].time.local, Counter(first.texts.body)
    twin = next(
        (
            number
            for number in range(1, len(found))
            if key
            and settled[number].time.local == local
            and (_words(found[number]) == key or _within(paragraphs, found[number].texts.body))
        ),
        None,
    )
    if twin is None or (twin == 1 and not first.texts.pinned):
        return found, settled, every
    others = list(found)
    others[twin] = found[twin]._replace(texts=found[twin].texts._replace(pinned=True))
    return tuple(others[1:]), settled[1:], every[1:]


def _words(row: Row) -> str:
    return " ".join([row.texts.headline or "", *row.texts.body]).casefold()


def entries(
    found: tuple[Row, ...],
    settled: tuple[Settled, ...],
    page: Page,
    witness: Witness,
    told: Sequence[Identity],
    changes: Sequence[str | None],
) -> tuple[Entry, ...]:
    """The entries in page order.

    `told` are their ids and addresses, `changes` the instants of change that a machine-readable source tells.
    """
    names = distinct(
        own.identifier or identifier(time.time, row.draft.marker.stamp.when, row.texts.headline, row.texts.body, folded=True)
        for row, time, own in zip(found, settled, told, strict=True)
    )
    places = [picture.line for picture in page.pictures]
    return tuple(
        _entry(position, name, row, time, page, places, own.url, change or changed(row.texts.modified, time, witness))
        for position, (name, row, time, own, change) in enumerate(zip(names, found, settled, told, changes, strict=True), start=1)
    )


def _entry(
    position: int, name: str, row: Row, time: Settled, page: Page, places: list[int], url: str | None, modified: str | None
) -> Entry:
    made = row.texts
    basis = time.time.basis if time.time.basis in _MACHINE else "text"
    return Entry(
        identifier=name,
        position=position,
        headline=made.headline,
        authors=tuple([author_of(one) for one in made.names]),
        published=time.instant,
        modified=modified,
        body=made.body,
        url=url,
        time=time.time,
        span=Span(page.lines[row.first].start, page.lines[row.last].end) if row.last >= row.first else None,
        pinned=made.pinned,
        key_event=made.key_event,
        summary=made.summary,
        links=_links(row, page) if page.nodes else (),
        images=_images(row, page, places) if page.pictures else (),
        sources=field_sources(
            "text" if made.headline else "none",
            basis if time.instant else "none",
            "text" if made.names else "none",
            "text" if made.body else "none",
        ),
        warnings=time.warnings if made.body else (*time.warnings, "empty-entry"),
    )


def _links(row: Row, page: Page) -> tuple[Link, ...]:
    from livelog.assemble.media import links

    return links([number for number, role in row.texts.roles.items() if role == "body"], page)


def _images(row: Row, page: Page, places: list[int]) -> tuple[Image, ...]:
    from livelog.assemble.media import images

    return images(row.draft.node, range(row.first, row.last + 2), row.texts.removed, frozenset(row.draft.above), page, places)


@lru_cache(maxsize=4096)
def author_of(name: str) -> Author:
    """The author of a name in a byline, one record for all the entries that it signs."""
    return Author(name, "Organization" if is_organisation(name) else "Person")


@lru_cache(maxsize=64)
def field_sources(headline: str, published: str, author: str, body: str) -> tuple[tuple[str, str], ...]:
    """Where the fields of an entry come from (`none`: it has none), under their names in the contract.

    >>> field_sources("text", "attribute", "none", "text")[1]
    ('datePublished', 'attribute')
    """
    return ("headline", headline), ("datePublished", published), ("author", author), ("articleBody", body)
