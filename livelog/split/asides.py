"""Blocks inside an entry that are none of its text: cards of other stories, boxes that ask to subscribe or vote, captions of pictures."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from livelog.evidence.features import is_prose, is_text
from livelog.evidence.links import is_heading, leads_away, leads_elsewhere
from livelog.model.page import Line, Node, Page

_BODY = 0.6  # share of an entry's prose that the block of its body holds
_LONGEST_BOX = 600  # letters of the longest box that asks to subscribe or vote
_LONGEST_CAPTION = 260
_ASKING = frozenset(["newsletter", "related-link", "donation", "paywall", "advertisement", "registration", "app-promotion", "poll"])
_OWN = frozenset(
    ["p", "li", "ul", "ol", "dl", "blockquote", "table", "tr", "td", "tbody", "h1", "h2", "h3", "h4", "h5", "h6", "pre"]
)  # blocks that texts are made of


def asides(numbers: tuple[int, ...], container: int, page: Page, pictured: list[int]) -> dict[int, str]:
    """The lines of a container (`numbers` are those not removed yet) that stand in such blocks, with the reason of each.

    `pictured` are the nodes of all pictures, sorted.
    """
    lines, nodes = page.lines, page.nodes
    numbers = tuple([number for number in numbers if (mark := lines[number].mark) is None or mark.zone != "embed"])
    linked = _linked(numbers, lines)
    found = dict.fromkeys(_long_links(linked, lines, page.url), "related-link")
    body = _body(numbers, container, lines, nodes)
    for node in _blocks(container, {body, *_headed(numbers, lines)}, nodes):
        within = numbers[bisect_left(numbers, nodes[node].first) : bisect_left(numbers, nodes[node].last)]
        own = [number for number in within if number not in found]
        if own and (reason := _reason(node, own, page, pictured)):
            found.update(dict.fromkeys(own, reason))
    leading = [number for number in linked if number not in found and leads_elsewhere(lines[number], page.url)]
    if leading:
        head = _first_place(numbers, lines)
        found.update(
            (number, "related-link") for number in leading if not (is_heading(lines[number]) and bisect_left(numbers, number) <= head)
        )
    if not found or any(is_text(lines[number].text) and not is_heading(lines[number]) for number in numbers if number not in found):
        return found
    # a list of links is all that the entry says
    return {number: reason for number, reason in found.items() if reason == "related-link" and not _plain_link(lines[number])}


def _first_place(numbers: tuple[int, ...], lines: tuple[Line, ...]) -> int:
    """The place of the first heading or sentence: a linked heading there, above all text, is the entry's own headline."""
    return next((place for place, number in enumerate(numbers) if is_heading(lines[number]) or is_prose(lines[number].text)), len(numbers))


def _linked(numbers: Iterable[int], lines: tuple[Line, ...]) -> list[int]:
    """The lines that are links as a whole."""
    return [number for number in numbers if (mark := lines[number].mark) is not None and mark.linked]


def _plain_link(line: Line) -> bool:
    return line.mark is not None and line.mark.linked and line.mark.tag in ("li", "p")


def _long_links(linked: list[int], lines: tuple[Line, ...], url: str | None) -> list[int]:
    """Of lines that are links, those of links of several lines that lead to another page: cards set as one link."""
    if len(linked) < 2:
        return []
    leading = {number: mark.links[0][1] for number in linked if (mark := lines[number].mark) and mark.links and leads_away(mark.links, url)}
    counts = Counter(leading.values())
    return [number for number, href in leading.items() if counts[href] > 1]


def _body(numbers: tuple[int, ...], container: int, lines: tuple[Line, ...], nodes: tuple[Node, ...]) -> int:
    """The innermost node that holds most of a container's prose."""
    plain = [number for number in numbers if (mark := lines[number].mark) is not None and not mark.linked and not mark.level]
    prose = [number for number in plain if is_prose(lines[number].text)]
    carded = not prose and any(is_heading(lines[number]) and leads_elsewhere(lines[number], None) for number in numbers)
    places = prose or ([] if carded else plain)
    sums = [0, *accumulate([len(lines[number].text) for number in places])]
    least = _BODY * sums[-1]
    best = container
    for node in range(container + 1, nodes[container].close) if sums[-1] else ():
        one = nodes[node]
        if one.parent == best and sums[bisect_left(places, one.last)] - sums[bisect_left(places, one.first)] >= least:
            best = node
    return best


def _headed(numbers: tuple[int, ...], lines: tuple[Line, ...]) -> list[int]:
    """The node of a container's own headline, where it has one: its first heading, unless that is a link with text above it."""
    for place, number in enumerate(numbers):
        line = lines[number]
        if line.mark is not None and line.mark.level:
            return [line.mark.node] if not line.mark.linked or place == _first_place(numbers, lines) else []
    return []


def _blocks(container: int, kept: set[int], nodes: tuple[Node, ...]) -> list[int]:
    """The largest blocks of a container that hold neither its body nor its headline (`kept`): children of these and of the nodes around."""
    around = set(kept)
    for start in kept:
        node = start
        while node > container:
            node = nodes[node].parent
            around.add(node)
    return [
        number
        for number in range(container + 1, nodes[container].close)
        if nodes[number].parent in around and number not in around and nodes[number].last > nodes[number].first
    ]


def _captioning(own: list[int], lines: tuple[Line, ...]) -> bool:
    """Enough words for a caption: a name beside a picture is a byline."""
    return any(is_text(lines[number].text) for number in own)


def _reason(node: int, own: list[int], page: Page, pictured: list[int]) -> str | None:
    """Why a block beside the body is none of the entry's text, or None. `own` are its lines that are not removed yet."""
    lines, nodes = page.lines, page.nodes
    one = nodes[node]
    every = lines[one.first : one.last]
    size = sum([len(lines[number].text) for number in own])
    headed = next((line for line in every if line.mark is not None and line.mark.level), None)
    if (
        headed is not None
        and headed.mark is not None
        and headed.mark.linked
        and leads_away(headed.mark.links, page.url)
        and size <= _LONGEST_BOX
    ):
        return "related-link" if any(number for number in own if lines[number] is not headed) or not headed.reason else None
    if one.tag in _OWN:
        return None
    asked = next((line.reason for line in every if line.reason in _ASKING), None)
    if asked and size <= _LONGEST_BOX:
        return asked
    if any(leads_elsewhere(lines[number], page.url) for number in own) and sum(map(is_prose, (lines[number].text for number in own))) <= 1:
        return "related-link"
    shows = bisect_left(pictured, node) < bisect_left(pictured, one.close)
    if size <= _LONGEST_CAPTION and len(own) <= 2 and shows and _captioning(own, lines):
        return "caption"
    asks = any(lines[number].text.endswith("?") for number in own) and len(own) > 1
    if asks and size <= _LONGEST_BOX and any(line.mark is not None and line.mark.zone == "control" for line in every):
        return "poll"
    return None
