"""The feed with what its family lacks: posts of another time or none, posts in other parts of the page, without a pinned post's copy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

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
    starts = [marker.first for marker in markers]
    order = sorted(own)
    for number in alike:
        node = nodes[number]
        if _nested(number, order, nodes) or not reading.prose(node.first, node.last) or reading.is_card(node):
            continue
        seen = _seen(node, markers, starts)
        posts = _batch(number, named, page) if seen and not is_like(node, named) else []
        if not posts and (seen or (mostly and first < number < last and is_like(node, named)) or is_numbered(node, named)):
            posts = [number]
        for post in posts:
            own[post] = Container(post, tuple(Sighting(post, None, marker) for marker in _seen(nodes[post], markers, starts)[:1]))
            insort(order, post)
    elsewhere = _elsewhere(sorted(own), named, page, reading, markers, starts)
    elsewhere += _around(sorted(own), named, page, reading, markers, starts)
    return feed._replace(containers=tuple(one for _, one in sorted({**own, **{one.node: one for one in elsewhere}}.items())))


def _batch(number: int, named: set[str], page: Page) -> list[int]:
    """The posts in an element of the posts' own tag that holds those which were loaded later: they are named as the others are."""
    nodes = page.nodes
    found: list[int] = []
    for one in range(number + 1, nodes[number].close):
        node = nodes[one]
        if node.tag == nodes[number].tag and is_like(node, named) and not (found and one < nodes[found[-1]].close):
            found.append(one)
    return found


def _seen(node: Node, markers: list[Marker], starts: list[int]) -> list[Marker]:
    """The markers in a node that stand at the edge of their lines. `starts` are the first lines of all."""
    own = markers[bisect_left(starts, node.first) : bisect_left(starts, node.last)]
    return [marker for marker in own if marker.stamp.place != "mid"]


def _elsewhere(own: list[int], named: set[str], page: Page, reading: Reading, markers: list[Marker], starts: list[int]) -> list[Container]:
    """Containers with a time and text in another part of the page, by their tag and the numbered id that the feed's (`own`) have."""
    nodes, lines = page.nodes, page.lines
    tag = nodes[own[0]].tag
    said = {lines[number].text for node in own for number in range(nodes[node].first, nodes[node].last)}
    found: list[Container] = []
    for number, node in enumerate(nodes):
        if node.tag != tag or node.ident is None or not is_numbered(node, named):
            continue
        if _nested(number, own, nodes):
            continue
        seen = _seen(node, markers, starts)
        new = any(is_prose(text := lines[one].text) and text not in said for one in range(node.first, node.last))
        if seen and new and reading.prose(node.first, node.last) and not reading.is_card(node):
            found.append(Container(number, (Sighting(number, None, seen[0]),)))
            insort(own, number)
    return found


def _around(own: list[int], named: set[str], page: Page, reading: Reading, markers: list[Marker], starts: list[int]) -> list[Container]:
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
                head = outer._replace(last=nodes[inner].first)
                seen = _seen(head, markers, starts)
                if seen and reading.prose(head.first, head.last):
                    found.append(Container(node, (Sighting(node, None, seen[0]),)))
            node = outer.parent
    return found


def _nested(number: int, own: list[int], nodes: tuple[Node, ...]) -> bool:
    """The node is one of `own` (in order, none in another), or stands in one, or around one."""
    place = bisect_right(own, number)
    return bool(place and number < nodes[own[place - 1]].close) or (place < len(own) and own[place] < nodes[number].close)


def _without_copy(feed: Feed, page: Page) -> Feed:
    """The feed without a first container that holds what a later one holds too: the copy of a pinned post, above the others."""
    first = page.nodes[feed.containers[0].node]
    said = {text for number in range(first.first, first.last) if is_prose(text := page.lines[number].text)}
    for one in feed.containers[1:] if said else ():
        node = page.nodes[one.node]
        if said.issubset(page.lines[number].text for number in range(node.first, node.last)):
            return feed._replace(containers=feed.containers[1:])
    return feed
