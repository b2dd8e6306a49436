"""The feed with what its family lacks: posts of another time or none, posts in other parts of the page, without a pinned post's copy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import accumulate

from livelog.evidence.features import is_prose
from livelog.model.marker import Marker
from livelog.model.page import Node, Page
from livelog.structure.containers import Container
from livelog.structure.feed import Feed
from livelog.structure.likeness import is_like, is_numbered, patterns
from livelog.structure.reading import Reading
from livelog.structure.sightings import Sighting

_MOSTLY = 0.4  # share of the like siblings of containers that hold times, where those that hold none are entries too


def completed(feed: Feed, page: Page, markers: list[Marker], reading: Reading) -> Feed:
    """The feed with the siblings of its containers that are alike.

    Those that hold another kind of time, and, among many that hold one, those with text that hold none (a half-time summary, a post whose
    time was lost); and with those in another part of the page that are numbered as its containers are.
    """
    nodes = page.nodes
    feed = _without_copy(feed, page)
    own = {one.node: one for one in feed.containers}
    parents = {nodes[node].parent for node in own}
    tag = nodes[feed.containers[0].node].tag
    alike = [number for number, node in enumerate(nodes) if node.parent in parents and node.tag == tag and node.last > node.first]
    first, last = feed.containers[0].node, feed.containers[-1].node
    mostly = len(own) >= _MOSTLY * len([number for number in alike if reading.prose(nodes[number].first, nodes[number].last)])
    named = {pattern for node in own for pattern in patterns(nodes[node])}
    seen = _Seen(markers)
    taken = _Taken(own, nodes)
    for number in alike:
        node = nodes[number]
        if taken.holds(number) or not reading.prose(node.first, node.last) or reading.is_card(node):
            continue
        shown = seen.first(node.first, node.last)
        posts = _batch(number, named, page) if shown and not is_like(node, named) else []
        if not posts and (shown or (mostly and first < number < last and is_like(node, named)) or is_numbered(node, named)):
            posts = [number]
        for post in posts:
            marker = seen.first(nodes[post].first, nodes[post].last)
            own[post] = Container(post, (Sighting(post, None, marker),) if marker else ())
            taken.add(post)
    elsewhere = _elsewhere(own, taken, named, page, reading, seen)
    elsewhere += _around(sorted(own), named, page, reading, seen)
    return feed._replace(containers=tuple(one for _, one in sorted({**own, **{one.node: one for one in elsewhere}}.items())))


class _Seen:
    """The markers that stand at the edge of their lines."""

    def __init__(self, markers: list[Marker]) -> None:
        self._markers = [marker for marker in markers if marker.stamp.place != "mid"]
        self._starts = [marker.first for marker in self._markers]

    def first(self, start: int, end: int) -> Marker | None:
        """The first of them in the lines from `start` up to `end`, which is left out."""
        place = bisect_left(self._starts, start)
        return self._markers[place] if place < len(self._starts) and self._starts[place] < end else None


class _Taken:
    """The nodes that are posts, stand in one, or stand around one. It grows: each node is marked once, however many posts there are."""

    def __init__(self, posts: Iterable[int], nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self._marked = bytearray(len(nodes))
        for post in posts:
            self.add(post)

    def holds(self, number: int) -> bool:
        """The node is one of them."""
        return bool(self._marked[number])

    def add(self, post: int) -> None:
        """One post more."""
        node = self._nodes[post]
        self._marked[post : node.close] = b"\1" * (node.close - post)
        around = node.parent
        while around >= 0 and not self._marked[around]:
            self._marked[around] = 1
            around = self._nodes[around].parent


def _batch(number: int, named: set[str], page: Page) -> list[int]:
    """The posts in an element of the posts' own tag that holds those which were loaded later: they are named as the others are."""
    nodes = page.nodes
    found: list[int] = []
    for one in range(number + 1, nodes[number].close):
        node = nodes[one]
        if node.tag == nodes[number].tag and is_like(node, named) and not (found and one < nodes[found[-1]].close):
            found.append(one)
    return found


def _elsewhere(own: Collection[int], taken: _Taken, named: set[str], page: Page, reading: Reading, seen: _Seen) -> list[Container]:
    """Containers with a time and text in another part of the page, by their tag and the numbered id that the feed's (`own`) have."""
    nodes, lines = page.nodes, page.lines
    if not any(pattern.startswith("id ") for pattern in named):
        return []
    tag = nodes[min(own)].tag
    said: set[str] | None = None
    new: list[int] = []  # how many sentences that the feed does not have stand above each line
    found: list[Container] = []
    for number, node in enumerate(nodes):
        if node.tag != tag or node.ident is None or not is_numbered(node, named) or taken.holds(number):
            continue
        if said is None:
            said = {lines[one].text for post in own for one in range(nodes[post].first, nodes[post].last)}
            new = [0, *accumulate(is_prose(line.text) and line.text not in said for line in lines)]
        marker = seen.first(node.first, node.last)
        if marker and new[node.first] < new[node.last] and reading.prose(node.first, node.last) and not reading.is_card(node):
            found.append(Container(number, (Sighting(number, None, marker),)))
            taken.add(number)
    return found


def _around(own: list[int], named: set[str], page: Page, reading: Reading, seen: _Seen) -> list[Container]:
    """Posts that were not closed, so that the next ones stand in them: named as those are, with a time and text above the first of them."""
    nodes = page.nodes
    found: list[Container] = []
    looked: set[int] = set()
    for inner in own:
        node = nodes[inner].parent
        while node >= 0 and node not in looked:
            looked.add(node)
            outer = nodes[node]
            if outer.tag == nodes[inner].tag and is_like(outer, named):
                marker = seen.first(outer.first, nodes[inner].first)
                if marker and reading.prose(outer.first, nodes[inner].first):
                    found.append(Container(node, (Sighting(node, None, marker),)))
            node = outer.parent
    return found


def _without_copy(feed: Feed, page: Page) -> Feed:
    """The feed without a first container that holds what a later one holds too: the copy of a pinned post, above the others."""
    first = page.nodes[feed.containers[0].node]
    said = {text for number in range(first.first, first.last) if is_prose(text := page.lines[number].text)}
    for one in feed.containers[1:] if said else ():
        node = page.nodes[one.node]
        if said.issubset(page.lines[number].text for number in range(node.first, node.last)):
            return feed._replace(containers=feed.containers[1:])
    return feed
