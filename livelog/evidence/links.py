"""Where a line of a saved page leads: to another page, or to a place in this one; and whether it is a heading."""

from __future__ import annotations

from collections.abc import Iterable

from livelog.evidence.features import is_text
from livelog.model.page import Line


def leads_away(links: tuple[tuple[str, str], ...], url: str | None) -> bool:
    """The links lead to another page than `url`.

    >>> leads_away((("More", "/a/b"),), "https://news.example/live"), leads_away((("#", "#post-1"),), None)
    (True, False)
    """
    page = (url or "").split("#")[0].split("?")[0].split("//")[-1].partition("/")[2]
    return any(not href.startswith(("#", "?", "javascript:")) and "#" not in href and (not page or page not in href) for _, href in links)


def leads_elsewhere(line: Line, url: str | None) -> bool:
    """All of the line is a link of five words or more to another page."""
    return line.mark is not None and line.mark.linked and is_text(line.text) and leads_away(line.mark.links, url)


def is_heading(line: Line) -> bool:
    """The line stands in a heading."""
    return line.mark is not None and line.mark.level > 0


def link_blocks(numbers: Iterable[int], lines: tuple[Line, ...], url: str | None) -> list[int]:
    """The lines, two or more, of each link to another page than `url` that ends with the last of them: cards between runs of text.

    >>> link_blocks((), (), None)
    []
    """
    found: list[int] = []
    block: list[int] = []
    ended: str | None = None  # where the link of the block's last line leads; None: it ends further down
    for number in numbers:
        mark = lines[number].mark
        leads = mark.links[0][1] if mark is not None and mark.links else None
        if block and (mark is None or not mark.linked or (ended is not None and leads != ended)):
            found.extend(_led_away(block, lines, url))
            block = []
        if mark is not None and mark.linked:
            block.append(number)
            ended = leads
    return [*found, *_led_away(block, lines, url)]


def _led_away(block: list[int], lines: tuple[Line, ...], url: str | None) -> list[int]:
    """The block, where it has two lines or more and its last leads to another page."""
    mark = lines[block[-1]].mark if len(block) > 1 else None
    return block if mark is not None and mark.links and leads_away(mark.links, url) else []
