"""A page with some of its lines cut, all that counts lines moved along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from livelog.model.page import Page
from livelog.read.lines import cut_line


def recut(page: Page, cuts: Mapping[int, Sequence[int]]) -> Page:
    """The page with lines (by number) cut before columns of their text; columns rise and exclude 0.

    >>> from livelog.read.page import read
    >>> page = recut(read("<p>Quay 14:05 Gate</p><p>Boats</p>"), {0: [5]})
    >>> [line.text for line in page.lines], [(node.tag, node.first, node.last) for node in page.nodes[-2:]]
    (['Quay', '14:05 Gate', 'Boats'], [('p', 0, 2), ('p', 2, 3)])
    """
    cut = [cut_line(page.text, line, list(columns)) if (columns := cuts.get(number)) else [line] for number, line in enumerate(page.lines)]
    lines = tuple(line for own in cut for line in own)
    if not page.nodes:
        return page._replace(lines=lines)
    at = [0, *accumulate(map(len, cut))]
    return page._replace(
        lines=lines,
        nodes=tuple(node._replace(first=at[node.first], last=at[node.last]) for node in page.nodes),
        pictures=tuple(picture._replace(line=at[picture.line]) for picture in page.pictures),
    )
