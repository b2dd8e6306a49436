"""How a page's lines read: as text of their own, or as cards of other stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from livelog.evidence.features import is_prose, is_text
from livelog.evidence.links import leads_away
from livelog.model.marker import Marker
from livelog.model.page import Node, Page
from livelog.split.habits import own_tail


class Reading:
    """Each line of a page looked at once: families of containers hold the same lines again and again.

    >>> from livelog.read.page import read
    >>> page = read("<html><body><h2><a href='/a'>Another story</a></h2><p>The gate opens at noon.</p><p>Quay</p></body></html>")
    >>> reading = Reading(page, ())
    >>> reading.prose(0, 3), reading.prose(2, 3), reading.is_card(page.nodes[0])
    (23, 0, True)
    """

    def __init__(self, page: Page, markers: Sequence[Marker]) -> None:
        self._lines, self._url = page.lines, page.url
        letters = [0] * len(page.lines)  # of lines that are text of their own: no links, captions, or times
        self._opening = [len(page.lines)] * (len(page.lines) + 1)  # for each line the first from it on that is a heading or text
        first = len(page.lines)
        for number in range(first - 1, -1, -1):
            line = page.lines[number]
            if line.reason is None and (mark := line.mark) is not None:
                reads = is_text(line.text)
                if reads or mark.level:
                    first = number
                if reads and not mark.linked:
                    letters[number] = len(line.text)
            self._opening[number] = first
        self._sums = [0, *accumulate(letters)]
        for number, tail in _tails(markers).items():
            line = page.lines[number]
            own = line.reason is None and line.mark is not None and not line.mark.linked
            letters[number] = len(tail) if own and tail and is_prose(tail) else 0
        self._untimed = [0, *accumulate(letters)]

    def prose(self, first: int, last: int) -> int:
        """Letters of the lines from `first` up to `last`, which is left out, that read as text of their own."""
        return self._sums[last] - self._sums[first] if last > first else 0

    def untimed(self, first: int, last: int) -> int:
        """The same, where of a line with a marker only what stands behind the time is text."""
        return self._untimed[last] - self._untimed[first] if last > first else 0

    def is_card(self, node: Node) -> bool:
        """A container whose heading (or first line of text) leads to another page is a card of another story."""
        number = self._opening[node.first]
        mark = self._lines[number].mark if number < node.last else None
        return mark is not None and mark.linked and leads_away(mark.links, self._url)


def _tails(markers: Sequence[Marker]) -> dict[int, str]:
    """What stands behind a time in its line, for each line of a marker."""
    tails = {number: "" for marker in markers for number in range(marker.first, marker.last + 1)}
    tails.update((marker.last, own_tail(marker.stamp)) for marker in markers)
    return tails
