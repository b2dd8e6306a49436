"""The nodes of a page that bear a time, grouped by what they are made of."""

from __future__ import annotations

from typing import NamedTuple

from livelog.evidence.ids import tail_of
from livelog.layout.markers import kind
from livelog.model.marker import Marker
from livelog.model.page import Line, Node

Group = tuple[str, ...]


class Sighting(NamedTuple):
    """A node that bears a time: `moment` tells times apart, `marker` is the line marker that it was seen in (None: an attribute)."""

    node: int
    moment: object
    marker: Marker | None = None


def sightings(
    markers: list[Marker], lines: tuple[Line, ...], nodes: tuple[Node, ...], known: frozenset[str]
) -> dict[Group, list[Sighting]]:
    """Every time-bearing node, grouped by its tags and the kind of its time. Groups are in page order.

    A line's marker groups with those of the same kind and place in the same tags; a machine-readable time with those in the same
    attribute of the same tag; a node whose id, or the number at its end, the structured data knows (`known`) with its like.

    >>> sightings([], (), (Node(-1, "time", 1, 0, 0, None, (("datetime", "2026-03-09T16:00Z"),)),), frozenset())
    {('attribute', 'time', 'datetime'): [Sighting(node=0, moment='2026-03-09T16:00Z', marker=None)]}
    """
    groups: dict[Group, list[Sighting]] = {}
    for marker in markers:
        mark = lines[marker.first].mark
        if mark is None or marker.stamp.place == "mid":
            continue
        node = _spanning(mark.node, marker.last, nodes)
        parent = nodes[node].parent
        group = ("line", nodes[node].tag, nodes[parent].tag if parent >= 0 else "", kind(marker.stamp), marker.stamp.place)
        groups.setdefault(group, []).append(Sighting(node, _moment(marker), marker))
    for number, node_ in enumerate(nodes):
        if node_.times:  # few have
            for name, value in node_.times:
                groups.setdefault(("attribute", node_.tag, name), []).append(Sighting(number, value))
        if known and (ident := node_.ident) is not None and (ident in known or tail_of(ident) in known):
            groups.setdefault(("identifier", node_.tag), []).append(Sighting(number, ident))
    return {group: sorted(found, key=lambda one: one.node) for group, found in groups.items()}


def _spanning(node: int, last: int, nodes: tuple[Node, ...]) -> int:
    """The node or the ancestor of it that holds the line `last` too."""
    while nodes[node].last <= last and nodes[node].parent >= 0:
        node = nodes[node].parent
    return node


def _moment(marker: Marker) -> object:
    when = marker.stamp.when
    return (when.day, when.numbers, when.minutes, when.second, when.match, when.epoch, when.relative)
