"""How deep the nodes of a page lie."""

from __future__ import annotations

from livelog.model.page import Node


def depths_of(nodes: tuple[Node, ...]) -> list[int]:
    """Each node's depth.

    >>> depths_of((Node(-1, "body", 2, 0, 1), Node(0, "p", 2, 0, 1)))
    [0, 1]
    """
    depths: list[int] = []
    for node in nodes:
        depths.append(depths[node.parent] + 1 if node.parent >= 0 else 0)
    return depths
