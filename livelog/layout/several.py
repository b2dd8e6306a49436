"""Files that hold more than one live blog, one pasted behind the other."""

from __future__ import annotations

from livelog.model.page import Line, Page
from livelog.read.lines import cut_line

_LEAST = 20  # code points of a first line that can tell where a page begins again
_LEAST_LINES = 4  # lines of the shortest page
_MOST = 1000  # pages in one file: what comes again more often is a refrain


def pages(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    """The ranges of lines, one a page. A page begins again where its very first lines (its notice and its title) come once more.

    >>> from livelog.read.lines import split_lines
    >>> pages(split_lines("Quay live: the gate opens\\na\\nb\\nc\\nQuay live: the gate opens\\na\\nb\\nc"))
    [(0, 4), (4, 8)]
    """
    head = next((number for number, line in enumerate(lines[:3]) if len(line.text) >= _LEAST), None)
    if head is None:
        return [(0, len(lines))]
    first, second = lines[head].text, lines[head + 1].text if head + 1 < len(lines) else None
    texts = [line.text for line in lines]
    if texts.count(first) == 1:
        return [(0, len(lines))]
    again = [
        number - head for number in range(head + _LEAST_LINES, len(lines) - 1) if texts[number] == first and texts[number + 1] == second
    ]
    starts = [0, *again]
    ends = [*again, len(lines)]
    whole = len(starts) > _MOST or any(end - start < _LEAST_LINES for start, end in zip(starts, ends, strict=True))
    return [(0, len(lines))] if whole else list(zip(starts, ends, strict=True))


def unglued(page: Page) -> Page:
    """A page of text with a second copy's first line parted from the last line before it, where the two were joined without a line's end.

    >>> from livelog.read.page import read
    >>> [line.text[:6] for line in unglued(read("Quay live: the gate opens\\nNoon.Quay live: the gate opens")).lines]
    ['Quay l', 'Noon.', 'Quay l']
    """
    first = page.lines[0].text if page.lines else ""
    if page.nodes or len(first) < _LEAST or page.text.count(first[:_LEAST]) < 2:
        return page
    lines: list[Line] = []
    for line in page.lines:
        column = line.text.find(first, 1) if len(line.text) > len(first) else -1
        lines.extend(cut_line(page.text, line, [column]) if column > 0 and line.text[column - 1] != " " else [line])
    return page._replace(lines=tuple(lines))


def parted(page: Page) -> list[Page]:
    """The pages that a page holds. One of markup is whole: its elements are the page's, whatever is said twice."""
    return [page] if page.nodes else [page._replace(lines=page.lines[start:end]) for start, end in pages(page.lines)]
