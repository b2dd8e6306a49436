"""Slots: places in the containers of a page's entries that hold the same thing in each, told by the tags around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.bylines import byline_line, is_role_line
from livelog.evidence.credits import ends_in_credit, is_credit
from livelog.evidence.features import is_prose, is_text
from livelog.evidence.links import is_heading
from livelog.evidence.names import names
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.model.marker import Marker
from livelog.model.page import Line, Node, Page

Slot = tuple[int, str, str]  # depth below the container, tag, tag around it

_LONGEST = 90  # code points of the longest byline
_LEAST_NAMED = 0.5  # share of the containers with a slot in which it holds a name, where it is the byline's
_MOSTLY_NAMED = 0.6  # share of the lines of a class that are names, where the others are authors too
_RARE = 0.3  # share of containers below which a slot needs another sign that it holds bylines
_ROLE_WORDS = 9  # words of the longest role below a name
_DESK_WORDS = 6  # words of the longest byline of a desk: `By Harbour staff`
_AUTHOR_LINES, _AROUND_LINES = 8, 2  # lines of the longest element that is called an author, and of one that has blocks in it
_AUTHORS = frozenset(["author", "creator", "byline"])


class Signed(NamedTuple):
    """The byline lines of a container with the names in them, and the lines that tell roles, places or desks."""

    lines: tuple[int, ...]
    names: tuple[str, ...]
    roles: tuple[int, ...]


class _Candidate(NamedTuple):
    """A short line at the edge of a container's text.

    Where it stands, whether it reads as a name (an agency below a picture does not), and what the markup says of it; whether it is a
    byline by its own words: `By Ann Poe`.
    """

    number: int
    slot: Slot
    named: bool
    told: bool
    near: bool
    pictured: bool
    look: str | None
    says: bool


def slot(line: Line, container: int, nodes: tuple[Node, ...], depths: Sequence[int]) -> Slot:
    """Where a line stands in its container. `depths` are those of all nodes."""
    node = line.mark.node if line.mark else container
    parent = nodes[node].parent
    return max(0, depths[node] - depths[container]), nodes[node].tag, nodes[parent].tag if parent >= 0 else ""


def signed(
    own: list[tuple[int, ...]], markers: Sequence[Marker], containers: list[int], page: Page, depths: Sequence[int], words: Lexicon
) -> list[Signed]:
    """Each container's byline lines: those in the slot that holds names, and what the markup calls an author.

    `own` are the lines of each container without its marker, `depths` those of all nodes. A slot is looked for above and below the
    sentences only: a name alone among them is text. Of several slots with names the one that the markup calls an author's wins, else the
    one beside the time or headline; a rare one needs such a sign.
    """
    pictured = frozenset(picture.line for picture in page.pictures)
    called = _called_authors(page)
    rows = [
        [_candidate(number, marker, container, page, depths, words, pictured, called) for number in _edges(numbers, page.lines, words)]
        for numbers, marker, container in zip(own, markers, containers, strict=True)
    ]
    chosen, looks = _slots(rows), _looks(rows)
    return [_signed(row, chosen, looks, page.lines, words) for row in rows]


def _candidate(
    number: int,
    marker: Marker,
    container: int,
    page: Page,
    depths: Sequence[int],
    words: Lexicon,
    pictured: frozenset[int],
    called: Mapping[int, list[int]],
) -> _Candidate:
    line = page.lines[number]
    told = _told(number, page, container, called)
    near = number in (marker.first - 1, marker.last + 1) or any(
        is_heading(page.lines[other]) for other in (number - 1, number + 1) if other < len(page.lines)
    )
    named = bool(_names(line, words)) and not ends_in_credit(line.text) and not (number in pictured and is_credit(line.text))
    look = page.nodes[line.mark.node].look if line.mark else None
    says = named and near and (said := byline_line(line.text, words, bare=False)) is not None and bool(said.names)
    return _Candidate(number, slot(line, container, page.nodes, depths), named, told, near, number in pictured, look, says)


def _slots(rows: list[list[_Candidate]]) -> set[Slot]:
    """The slots of bylines."""
    # in the order of the page, so that of equals the first wins
    having = Counter(where for row in rows for where in dict.fromkeys(one.slot for one in row))
    naming = Counter(where for row in rows for where in dict.fromkeys(one.slot for one in row if one.named))
    near = Counter(where for row in rows for where in dict.fromkeys(one.slot for one in row if one.named and one.near))
    told = {one.slot for row in rows for one in row if one.told}
    seen = {one.slot for row in rows for one in row if one.named and one.pictured}
    likely = [
        where
        for where in naming
        if naming[where] >= _LEAST_NAMED * having[where]
        and (naming[where] >= _RARE * len(rows) or where in told or where in seen or len(rows) < 4)
    ]
    if not likely:
        return told
    best = max(likely, key=lambda where: (where in told, near[where] * 2 > naming[where], naming[where]))
    return {best} | told


def _looks(rows: list[list[_Candidate]]) -> set[str]:
    """The classes of elements that mostly hold names: what else stands in one is a screen name or an outlet."""
    having = Counter(one.look for row in rows for one in row if one.look)
    naming = Counter(one.look for row in rows for one in row if one.look and one.named)
    return {look for look, count in naming.items() if look and count >= max(2, _MOSTLY_NAMED * having[look])}


def _signed(row: list[_Candidate], chosen: set[Slot], looks: set[str], lines: tuple[Line, ...], words: Lexicon) -> Signed:
    found: list[int] = []
    roles: list[int] = []
    spoken: list[str] = []
    for one in row:
        line = lines[one.number]
        if found and one.number - 1 in (found[-1], *roles[-1:]) and _is_role(line.text, words):
            roles.append(one.number)
        elif (one.slot in chosen or one.says) and (said := _said(one, looks, line, words)):
            found.append(one.number)
            spoken.extend(said)
        elif _is_desk(line.text, words) and (one.near or one.slot in chosen):
            roles.append(one.number)
    return Signed(tuple(found), tuple(dict.fromkeys(spoken)), tuple(roles))


def _said(one: _Candidate, looks: set[str], line: Line, words: Lexicon) -> tuple[str, ...]:
    """The names in a line that stands in a slot of bylines."""
    if one.named:
        return _names(line, words)
    return _called(line, words) if one.told or one.look in looks else ()


_NICK_WORDS, _LONGEST_NICK = 3, 30


def _called(line: Line, words: Lexicon) -> tuple[str, ...]:
    """The author in a line that the markup calls one: any name, a first name, a screen name, a desk."""
    text = line.text.strip(" •·|,")
    opening = next((word for word in words.words("byline.by") if fold_word(text).startswith(word + " ")), "")
    text = text[len(opening) :].strip()
    if found := names(text, words, caseless=True):
        return found
    folded = fold_word(text).strip(" .:!")
    labels = ("labels.label", "labels.feed", "labels.index", "labels.key_event", "labels.pinned", "labels.summary", "byline.by")
    short = text.count(" ") < _NICK_WORDS and 1 < len(text) <= _LONGEST_NICK and not any(map(str.isdigit, text))
    if not short or not any(map(str.isalpha, text)) or any(folded in words.words(name) for name in labels):
        return ()
    return (text,)


def _is_desk(text: str, words: Lexicon) -> bool:
    """A byline that names a desk, not a person: `By Harbour staff`; or a word such as `by` that lost its name."""
    folded = fold_word(text).strip(" .:")
    openings, spaced = _openings(words.code)
    return folded in openings or (text.count(" ") < _DESK_WORDS and folded.startswith(spaced))


@lru_cache(maxsize=64)
def _openings(code: str | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that open a byline, alone and with a blank behind each."""
    openings = lexicon(code).words("byline.by")
    return frozenset(openings), tuple(f"{word} " for word in openings)


def _edges(numbers: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> list[int]:
    """The short lines above the first sentence and below the last, headings left out."""
    prose = [
        place
        for place, number in enumerate(numbers)
        if is_prose(lines[number].text)
        or (is_text(lines[number].text) and not _names(lines[number], words) and not _is_role(lines[number].text, words))
    ]
    first, last = (prose[0], prose[-1]) if prose else (len(numbers), -1)
    heads = {place for place, number in enumerate(numbers) if (mark := lines[number].mark) is not None and mark.level}
    if heads and min(heads) == first:  # the headline is no body: a byline may stand below it
        first = next((place for place in prose if place not in heads), len(numbers))
    return [
        number
        for place, number in enumerate(numbers)
        if (place < first or place > last)
        and place not in heads
        and len(lines[number].text) <= _LONGEST
        and not is_prose(lines[number].text)
    ]


def _is_role(text: str, words: Lexicon) -> bool:
    """A role or a place below a name."""
    return is_role_line(text, words) or (
        text.count(" ") < _ROLE_WORDS and text[-1].isalpha() and fold_word(text).rsplit(" ", 1)[-1] in words.words("byline.roles")
    )


def _called_authors(page: Page) -> dict[int, list[int]]:
    """The nodes of a few lines that the markup calls an author, in order, by each of these lines."""
    found: dict[int, list[int]] = {}
    for index, node in enumerate(page.nodes):
        if node.hints and node.last - node.first <= _AUTHOR_LINES and not _AUTHORS.isdisjoint(node.hints):
            for number in range(node.first, node.last):
                found.setdefault(number, []).append(index)
    return found


def _told(number: int, page: Page, container: int, called: Mapping[int, list[int]]) -> bool:
    """The markup calls the line an author: by a property, a link's relation, or a class that says so, inside of its block or around."""
    nodes, mark, authors = page.nodes, page.lines[number].mark, called.get(number)
    if mark is None or authors is None:
        return False
    place = bisect_left(authors, mark.node)
    if place < len(authors) and authors[place] < nodes[mark.node].close:
        return True
    around = authors[place - 1] if place else -1  # the innermost
    return around > container and nodes[around].last - nodes[around].first <= _AROUND_LINES


def _names(line: Line, words: Lexicon) -> tuple[str, ...]:
    said = byline_line(line.text.lstrip("•◦* "), words, bare=True)
    return said.names if said is not None else ()
