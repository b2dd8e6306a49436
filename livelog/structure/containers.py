"""From the nodes that bear times to the containers of entries: up the tree as long as each holds one time only."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from livelog.model.page import Node
from livelog.structure.likeness import patterns
from livelog.structure.sightings import Sighting


class Container(NamedTuple):
    """A node that holds one entry, and the sightings of its time, in order."""

    node: int
    seen: tuple[Sighting, ...]


Family = tuple[str, int]  # tag and depth


def climbed(starts: list[int], seen: list[Sighting], nodes: tuple[Node, ...], most: int, title: int) -> list[int]:
    """For each sighting the highest node around it that holds no more than `most` of them and not the page's headline.

    `starts` are nodes that do, to climb on from: those of the sightings, or what was climbed to with fewer of them.

    >>> page = (Node(-1, "div", 4, 0, 2), Node(0, "p", 4, 0, 2), Node(1, "b", 3, 0, 1), Node(1, "b", 4, 1, 2))
    >>> seen = [Sighting(2, 1), Sighting(3, 2)]
    >>> climbed([2, 3], seen, page, 1, -1), climbed([2, 3], seen, page, 2, -1)
    ([2, 3], [0, 0])
    """
    numbers = [one.node for one in seen]
    return [_climbed(start, nodes, numbers, most, title) for start in starts]


def containers(seen: list[Sighting], tops: list[int], nodes: tuple[Node, ...], depths: list[int], title: int) -> list[Container]:
    """The containers of a group of sightings, in page order, by the nodes climbed to from each (`tops`).

    `title` is the node of the page's own headline, which stands in no entry (-1: none). Of containers of several families (tag and
    depth) the commonest wins, or those of one name where more are named alike; a sighting elsewhere counts where an ancestor of that
    family holds it.

    >>> page = (Node(-1, "ul", 5, 0, 4), Node(0, "li", 3, 0, 2), Node(1, "time", 3, 0, 1), Node(0, "li", 5, 2, 4), Node(3, "time", 5, 2, 3))
    >>> [one.node for one in containers([Sighting(2, 1), Sighting(4, 2)], [1, 3], page, [0, 1, 2, 1, 2], -1)]
    [1, 3]
    """
    families = Counter([(nodes[node].tag, depths[node]) for node in dict.fromkeys(tops)])
    family = max(families, key=lambda one: (families[one], -one[1]))
    # above the top it has the same ancestors as above the sighting
    starts = [top if depths[top] >= family[1] else one.node for one, top in zip(seen, tops, strict=True)]
    found = _held(seen, [_of_family(start, family, nodes, depths) for start in starts], nodes, title)
    if len(families) > 1 and len(found) < len(seen):  # some stand deeper than the others, as posts do that were loaded later
        found = max(found, _alike(seen, tops, nodes, title), key=len)
    return found


def _alike(seen: list[Sighting], tops: list[int], nodes: tuple[Node, ...], title: int) -> list[Container]:
    """The containers that are named as most of the nodes climbed to are, none in another; empty where there are none."""
    names = Counter([name for node in dict.fromkeys(tops) for name in patterns(nodes[node])])
    if not names:
        return []
    name, count = names.most_common(1)[0]
    found = _held(seen, [_of_name(one.node, name, nodes) for one in seen], nodes, title) if count > 1 else []
    return found if all(nodes[one.node].close <= other.node for one, other in itertools.pairwise(found)) else []


def _held(seen: list[Sighting], holders: list[int | None], nodes: tuple[Node, ...], title: int) -> list[Container]:
    """The containers that hold sightings; `holders` gives that of each."""
    found: dict[int, list[Sighting]] = {}
    for one, node in zip(seen, holders, strict=True):
        if node is not None and not node <= title < nodes[node].close:
            found.setdefault(node, []).append(one)
    return [Container(node, tuple(own)) for node, own in sorted(found.items())]


def _climbed(node: int, nodes: tuple[Node, ...], numbers: list[int], most: int, title: int) -> int:
    """The highest ancestor that holds no more than `most` sightings (`numbers` are their nodes) and not the page's headline."""
    while (parent := nodes[node].parent) >= 0:
        above = nodes[parent]
        held = bisect_left(numbers, above.close) - bisect_left(numbers, parent)
        if held > most or parent <= title < above.close or above.tag in _PAGE:
            break
        node = parent
    return node


_PAGE = frozenset(["html", "body", "main"])  # elements that hold the page as a whole


def _of_family(node: int, family: Family, nodes: tuple[Node, ...], depths: list[int]) -> int | None:
    """The node itself or the ancestor of it that has the family's depth, where it has its tag too."""
    while node >= 0 and depths[node] > family[1]:
        node = nodes[node].parent
    return node if node >= 0 and depths[node] == family[1] and nodes[node].tag == family[0] else None


def _of_name(node: int, name: str, nodes: tuple[Node, ...]) -> int | None:
    """The node itself or the nearest ancestor of it that is named so."""
    while node >= 0 and name not in patterns(nodes[node]):
        node = nodes[node].parent
    return node if node >= 0 else None
