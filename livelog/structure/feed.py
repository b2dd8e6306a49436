"""The feed of a page: the family of containers that reads most like the entries of a live blog."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from livelog.evidence.features import is_prose, is_text
from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line, Node, Page
from livelog.split.asides import leads_away
from livelog.split.habits import own_tail
from livelog.structure.containers import Container, containers, depths_of
from livelog.structure.sightings import Group, Sighting, sightings

_ENOUGH = 800  # letters of prose from which on more make a container no likelier to be an entry
_LEAST_FILLED = 0.5  # share of a family's containers that hold text
_LEAST = 2  # filled containers of a family that nothing but its shape speaks for
_MOST_BETWEEN = 0.35  # times the prose inside the containers: with more between them, the entries are no containers but runs of siblings
_FLAT_WEIGHT = 0.9  # what a family of siblings is worth beside one of containers that hold the same text
_OFF = frozenset(["navigation", "dialog", "control", "foot", "aside", "banner"])
_OFF_WEIGHT = 0.3  # what a family beside the page's own text is worth


class Feed(NamedTuple):
    """Containers in page order with their score, what speaks for it, and the group of times they were found by.

    `flat` tells that most text stands between the containers rather than in them: they are the times of entries that are runs of siblings.
    """

    containers: tuple[Container, ...]
    score: float
    evidence: tuple[Evidence, ...]
    group: Group
    flat: bool = False


def feeds(page: Page, markers: list[Marker], known: frozenset[str], title: int) -> list[Feed]:
    """The families of containers that hold times and text, the likeliest first.

    `known` are the ids that the structured data gives updates, `title` is the node of the page's headline.
    """
    depths = depths_of(page.nodes)
    groups = sightings(markers, page.lines, page.nodes, known)
    tails = {number: "" for marker in markers for number in range(marker.first, marker.last + 1)}
    tails.update((marker.last, own_tail(marker.stamp)) for marker in markers)
    found: dict[tuple[int, ...], Feed] = {}
    for group, seen in groups.items():
        for most in (1, 2) if len(seen) > 3 else (1,):
            made = _own(containers(seen, page.nodes, depths, most, title), page, title)
            key = tuple(one.node for one in made)
            if made and key not in found:
                feed = _judged(made, group, page, tails)
                if feed.score:
                    found[key] = feed
    return sorted(found.values(), key=lambda one: -one.score)


def _own(made: list[Container], page: Page, title: int) -> list[Container]:
    """The containers without cards of other stories among them, and without the block that holds the page's headline."""
    posts = [one for one in made if not _card(page.nodes[one.node], page.lines, page.url)]
    made = posts if len(posts) >= _LEAST else made
    if title < 0 or len(made) <= _LEAST:
        return made
    holder = _holder(made, page.nodes)
    return [one for one in made if not _with_title(one.node, holder, title, page.nodes)]


def _holder(made: list[Container], nodes: tuple[Node, ...]) -> int:
    """The innermost node that holds all containers."""
    node = nodes[made[0].node].parent
    while node >= 0 and nodes[node].close <= made[-1].node:
        node = nodes[node].parent
    return node


def _with_title(node: int, holder: int, title: int, nodes: tuple[Node, ...]) -> bool:
    """The child of the holder that a container stands in holds the page's headline too."""
    while node >= 0 and nodes[node].parent != holder:
        node = nodes[node].parent
    return node >= 0 and node <= title < nodes[node].close


_MOSTLY = 0.6  # share of the like siblings of containers that hold times, where those that hold none are entries too


def completed(feed: Feed, page: Page, markers: list[Marker]) -> Feed:
    """The feed with the siblings of its containers that are alike.

    Those that hold another kind of time, and, among many that hold one, those with text that hold none (a half-time summary, a post whose
    time was lost).
    """
    nodes, lines = page.nodes, page.lines
    own = {one.node: one for one in feed.containers}
    parents = {nodes[node].parent for node in own}
    tag = nodes[feed.containers[0].node].tag
    alike = [number for number, node in enumerate(nodes) if node.parent in parents and node.tag == tag and node.last > node.first]
    first, last = feed.containers[0].node, feed.containers[-1].node
    mostly = len(own) >= _MOSTLY * len([number for number in alike if _prose(nodes[number].first, nodes[number].last, lines, {})])
    patterns = {pattern for node in own for pattern in _patterns(nodes[node])}
    for number in alike:
        if number in own:
            continue
        node = nodes[number]
        seen = [marker for marker in markers if node.first <= marker.first < node.last and marker.stamp.place != "mid"]
        if not _prose(node.first, node.last, lines, {}) or _card(node, lines, page.url):
            continue
        if seen or (mostly and first < number < last and _like(node, patterns)) or _numbered(node, patterns):
            own[number] = Container(number, tuple(Sighting(number, None, marker) for marker in seen[:1]))
    return feed._replace(containers=tuple(one for _, one in sorted(own.items())))


def _patterns(node: Node) -> tuple[str, ...]:
    """How an element is named: its class, and its id without the part that differs from post to post."""
    stem = _VARIES.sub("", node.ident) if node.ident else ""
    named = (f"class {node.look.strip()}" if node.look else "", f"id {stem}" if node.ident and 0 < len(stem) < len(node.ident) else "")
    return tuple(name for name in named if name and (name.startswith("id ") or len(name) > _LEAST_NAME))


_LEAST_NAME = 8
# the part of an id that numbers or hashes a post
_VARIES = re.compile(r"[0-9a-fA-F]*\d[\w-]*$")


def _like(node: Node, patterns: set[str]) -> bool:
    """The element is named as the containers are."""
    return not patterns.isdisjoint(_patterns(node))


def _numbered(node: Node, patterns: set[str]) -> bool:
    """The element's id is numbered as the containers' are."""
    return node.ident is not None and any(pattern.startswith("id ") and pattern in patterns for pattern in _patterns(node))


def _judged(made: list[Container], group: Group, page: Page, tails: dict[int, str]) -> Feed:
    """A family with its score: prose in its containers, each a little, times the shares that are filled and distinct."""
    words = [_prose(page.nodes[one.node].first, page.nodes[one.node].last, page.lines, tails) for one in made]
    filled = [count > 0 for count in words]
    share = sum(filled) / len(filled)
    moments = {one.seen[0].moment for one in made}
    distinct = len(moments) / len(made)
    cards = sum(_card(page.nodes[one.node], page.lines, page.url) for one in made) / len(made)
    beside = sum(_beside(page.nodes[one.node], page.lines) for one in made) / len(made)
    between = sum(
        _prose(page.nodes[one.node].last, page.nodes[other.node].first, page.lines, tails) for one, other in itertools.pairwise(made)
    )
    flat = between > _MOST_BETWEEN * sum(words)
    if flat and len({page.nodes[one.node].parent for one in made}) > 1:
        return Feed(tuple(made), 0.0, (), group)
    if flat:
        ends = [page.nodes[one.node].first for one in made[1:]]
        last = page.nodes[page.nodes[made[-1].node].parent].last if page.nodes[made[-1].node].parent >= 0 else len(page.lines)
        words = [_prose(page.nodes[one.node].first, end, page.lines, tails) for one, end in zip(made, [*ends, last], strict=True)]
        filled = [count > 0 for count in words]
        share = sum(filled) / len(filled)
    least = 1 if group[0] == "identifier" else _LEAST
    if sum(filled) < least or share < _LEAST_FILLED:
        return Feed(tuple(made), 0.0, (), group)
    points = sum(0.5 + min(count, _ENOUGH) / _ENOUGH for count in words if count)
    score = points * share * (0.3 + 0.7 * distinct) * (1 - 0.8 * cards) * (1 - (1 - _OFF_WEIGHT) * beside)
    if flat:
        score *= _FLAT_WEIGHT
    evidence = (
        Evidence("containers", len(made)),
        Evidence("filled", round(share, 2)),
        Evidence("distinct times", round(distinct, 2)),
        Evidence("cards of other stories", round(cards, 2)),
        Evidence("beside the page's text", round(beside, 2)),
    )
    return Feed(tuple(made), round(score, 3), evidence, group, flat)


def _prose(first: int, last: int, lines: tuple[Line, ...], tails: dict[int, str]) -> int:
    """Letters of lines that read as text of their own: no links, captions, or times. `tails` is what stands behind a time in its line."""
    total = 0
    for number in range(first, last):
        line = lines[number]
        if line.reason is None and line.mark is not None and not line.mark.linked:
            text = tails.get(number, line.text)
            if text and (is_prose(text) if number in tails else is_text(text)):
                total += len(text)
    return total


def _card(node: Node, lines: tuple[Line, ...], url: str | None) -> bool:
    """A container whose heading (or first line of text) leads to another page is a card of another story."""
    for number in range(node.first, node.last):
        line = lines[number]
        if line.reason is None and line.mark is not None and (line.mark.level or is_text(line.text)):
            return line.mark.linked and leads_away(line.mark.links, url)
    return False


def _beside(node: Node, lines: tuple[Line, ...]) -> bool:
    """The container stands in a sidebar, footer or menu."""
    zones = [line.mark.zone for number in range(node.first, node.last) if (line := lines[number]).mark is not None]
    return bool(zones) and sum(zone in _OFF for zone in zones) * 2 > len(zones)
