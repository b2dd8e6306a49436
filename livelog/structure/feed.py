"""The feed of a page: the family of containers that reads most like the entries of a live blog."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from livelog.evidence.depths import depths_of
from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line, Node, Page
from livelog.structure.containers import Container, climbed, containers
from livelog.structure.likeness import is_like, patterns
from livelog.structure.reading import Reading
from livelog.structure.sightings import Group, Sighting, sightings

_ENOUGH = 800  # letters of prose from which on more make a container no likelier to be an entry
_LEAST_FILLED = 0.5  # share of a family's containers that hold text
_LEAST = 2  # filled containers of a family that nothing but its shape speaks for
_MOST_BETWEEN = 0.35  # times the prose inside the containers: with more between them, the entries are no containers but runs of siblings
_FLAT_WEIGHT = 0.9  # what a family of siblings is worth beside one of containers that hold the same text
_LEAST_MAIN = 0.1  # share of a page's prose that a `main` holds that is what it is called
_MOST_GROUPS = 64  # groups of times that are tried, those with the most times first: pages have up to ten
_OFF = frozenset(["navigation", "dialog", "control", "foot", "aside", "banner"])
_OFF_WEIGHT = 0.2  # what a family beside the page's own text is worth


class Feed(NamedTuple):
    """Containers in page order with their score, what speaks for it, and the group of times they were found by.

    `flat` tells that most text stands between the containers rather than in them: they are the times of entries that are runs of siblings.
    """

    containers: tuple[Container, ...]
    score: float
    evidence: tuple[Evidence, ...]
    group: Group
    flat: bool = False


def feeds(page: Page, markers: list[Marker], reading: Reading, known: frozenset[str], title: int) -> list[Feed]:
    """The families of containers that hold times and text, the likeliest first.

    `reading` is how the page's lines read, `known` are the ids that the structured data gives updates, `title` is the node of the page's
    headline.
    """
    depths = depths_of(page.nodes)
    groups = _most_seen(sightings(markers, page.lines, page.nodes, known))
    main = _main(page, reading)
    found: dict[tuple[int, ...], Feed] = {}
    for group, seen in groups.items():
        least = 1 if group[0] == "identifier" else _LEAST
        if len(seen) < least:
            continue
        tops = [one.node for one in seen]
        for most in (1, 2) if len(seen) > 3 else (1,):
            below, tops = tops, climbed(tops, seen, page.nodes, most, title)
            if most > 1 and tops == below:
                continue
            made = _own(containers(seen, tops, page.nodes, depths, title), page, reading, title)
            key = tuple([one.node for one in made])
            if len(made) >= least and key not in found:
                feed = _judged(made, group, least, page, reading, main)
                if feed.score:
                    found[key] = feed
    return sorted(found.values(), key=lambda one: -one.score)


def _most_seen(groups: dict[Group, list[Sighting]]) -> dict[Group, list[Sighting]]:
    """The groups that are tried, in their order: each costs a look at the page."""
    if len(groups) <= _MOST_GROUPS:
        return groups
    most = set(sorted(groups, key=lambda group: -len(groups[group]))[:_MOST_GROUPS])
    return {group: seen for group, seen in groups.items() if group in most}


def _own(made: list[Container], page: Page, reading: Reading, title: int) -> list[Container]:
    """The containers without cards of other stories among them, and without the block that holds the page's headline."""
    posts = [one for one in made if not reading.is_card(page.nodes[one.node])]
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


def _judged(made: list[Container], group: Group, least: int, page: Page, reading: Reading, main: Node | None) -> Feed:
    """A family with its score: prose in its containers, each a little, times the shares that are filled and distinct.

    Zero where fewer than `least` hold text.
    """
    words = [reading.untimed(page.nodes[one.node].first, page.nodes[one.node].last) for one in made]
    filled = [count > 0 for count in words]
    share = sum(filled) / len(filled)
    between = sum(reading.untimed(page.nodes[one.node].last, page.nodes[other.node].first) for one, other in itertools.pairwise(made))
    if between > _MOST_BETWEEN * sum(words):  # unless it stands in siblings that are named as the containers are and lost their times
        between -= _untimed(made, page, reading)
    flat = between > _MOST_BETWEEN * sum(words)
    if flat and len({page.nodes[one.node].parent for one in made}) > 1:
        return Feed(tuple(made), 0.0, (), group)
    if flat:
        ends = [page.nodes[one.node].first for one in made[1:]]
        last = page.nodes[page.nodes[made[-1].node].parent].last if page.nodes[made[-1].node].parent >= 0 else len(page.lines)
        words = [reading.untimed(page.nodes[one.node].first, end) for one, end in zip(made, [*ends, last], strict=True)]
        filled = [count > 0 for count in words]
        share = sum(filled) / len(filled)
    if sum(filled) < least or share < _LEAST_FILLED:
        return Feed(tuple(made), 0.0, (), group)
    moments = {one.seen[0].moment for one in made}
    distinct = len(moments) / len(made)
    cards = sum(reading.is_card(page.nodes[one.node]) for one in made) / len(made)
    beside = sum(_beside(page.nodes[one.node], page.lines, main) for one in made) / len(made)
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


def _untimed(made: list[Container], page: Page, reading: Reading) -> int:
    """Letters of prose in siblings between the containers that have the tag and a name of theirs and hold no time."""
    nodes = page.nodes
    parent, tag = nodes[made[0].node].parent, nodes[made[0].node].tag
    own = {one.node for one in made}
    named = {pattern for node in own for pattern in patterns(nodes[node])}
    return sum(
        reading.untimed(node.first, node.last)
        for number, node in enumerate(nodes[made[0].node : made[-1].node], made[0].node)
        if node.parent == parent and node.tag == tag and number not in own and is_like(node, named)
    )


def _beside(node: Node, lines: tuple[Line, ...], main: Node | None) -> bool:
    """The container stands in a sidebar, footer or menu, or outside of the page's `main`."""
    if main is not None and not main.first <= node.first < main.last:
        return True
    zones = [line.mark.zone for number in range(node.first, node.last) if (line := lines[number]).mark is not None]
    return bool(zones) and sum(zone in _OFF for zone in zones) * 2 > len(zones)


def _main(page: Page, reading: Reading) -> Node | None:
    """The page's one `main`, where it holds its share of the text: some pages have an empty one."""
    found = [node for node in page.nodes if node.tag == "main"]
    if len(found) != 1:
        return None
    inside = reading.prose(found[0].first, found[0].last)
    return found[0] if inside >= _LEAST_MAIN * reading.prose(0, len(page.lines)) else None
