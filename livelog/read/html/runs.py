"""The run of words between the edges of two blocks, which becomes a line, or several where it is a row of separate things."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from livelog.read.html.tags import BOLD, CELLS
from livelog.read.lines import fold

_BOLD, _LINK = 1, 2
_WHOLE = 0.9  # share of a line's letters that makes it all bold, or all link


class _Frame:
    """An open inline element (or the block): where it begins, whether words stand in it directly, its inline children so far."""

    __slots__ = ("children", "direct", "href", "start", "tag")

    def __init__(self, tag: str, start: int, href: str | None) -> None:
        self.tag = tag
        self.start = start
        self.href = href
        self.direct = False
        self.children: list[tuple[int, int, bool]] | None = None  # first piece, piece behind the last, whether it is a cell


class Piece(NamedTuple):
    """One line of a run: its text, whether all of it is bold, or a link, its links, and the column where its first cell ends."""

    text: str
    bold: bool = False
    linked: bool = False
    links: tuple[tuple[str, str], ...] = ()
    cells: tuple[int, ...] = ()


class Run:
    """Pieces of text with the inline elements around them.

    `<span>12:05</span><span>Ann Poe</span>` without words beside the two is a row of two things, each a line of its own; within a
    paragraph it is one line, with a blank between.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._flags: list[int] = []
        self._flag = 0  # what the open elements make of words
        self._frames = [_Frame("", 0, None)]
        self._clean = 1  # how many frames from the outermost on are as a new run finds them
        self._open_links: list[_Frame] = []
        self._bold = 0  # open bold elements
        self._cuts: list[int] = []
        self._links: list[tuple[int, str, str]] = []
        self._nodes: list[tuple[int, int, int]] = []
        self._placed: list[tuple[int, int, int]] = []

    def say(self, text: str) -> None:
        """Words, or white space."""
        if text.isspace():
            if self.pieces:
                self.pieces.append(" ")
                self._flags.append(0)
            return
        frame = self._frames[-1]
        if not frame.direct:
            self._clean = min(self._clean, len(self._frames) - 1)
            frame.direct = len(text) > 3 or any(map(str.isalnum, text))
        self.pieces.append(text)
        self._flags.append(self._flag)

    def begin(self, tag: str, href: str | None) -> None:
        """An inline element begins."""
        frame = _Frame(tag, len(self.pieces), href)
        self._frames.append(frame)
        if tag == "a":
            self._open_links.append(frame)
            self._flag |= _LINK
        elif tag in BOLD:
            self._bold += 1
            self._flag |= _BOLD

    def end(self, tag: str) -> int:
        """The innermost inline element ends; gives the piece that it began with."""
        frame = self._frames.pop()
        self._clean = min(self._clean, len(self._frames) - 1)
        if tag == "a":
            self._link(frame)
            self._open_links.pop()
        elif tag in BOLD:
            self._bold -= 1
        if self._flag:
            self._flag = (_BOLD if self._bold else 0) | (_LINK if self._open_links else 0)
        start = frame.start
        if self._cuts or frame.children is not None:
            self._settle(frame)
        if len(self.pieces) > start:
            above = self._frames[-1]
            child = (start, len(self.pieces), tag in CELLS)
            if above.children is None:
                above.children = [child]
            else:
                above.children.append(child)
        return start

    def leaf(self, tag: str, href: str | None, text: str | None) -> int:
        """An inline element that holds nothing but words begins and ends; gives the piece that it began with."""
        start = len(self.pieces)
        self._clean = min(self._clean, len(self._frames) - 1)
        if not text or (not start and text.isspace()):
            return start
        if text.isspace():
            self.pieces.append(" ")
            self._flags.append(0)
        else:
            self.pieces.append(text)
            self._flags.append(self._flag | (_LINK if tag == "a" else _BOLD if tag in BOLD else 0))
            if tag == "a" and href and (said := fold(text)):
                self._links.append((start + 1, said, href))
        child = (start, start + 1, tag in CELLS)
        above = self._frames[-1]
        if above.children is None:
            above.children = [child]
        else:
            above.children.append(child)
        return start

    def is_outermost(self) -> bool:
        """No inline element is open."""
        return len(self._frames) == 1

    def place(self, node: int, start: int) -> None:
        """The node of an inline element that began with piece `start` and ends here: its lines are known when the run is done."""
        self._nodes.append((node, start, len(self.pieces)))

    def lines(self, *, split: bool) -> list[Piece]:
        """The run's lines. With `split` a row of things is a line each."""
        block = self._frames[0]
        if len(self.pieces) == 1 and block.children is None and len(self._frames) == 1:
            text = fold(self.pieces[0])  # words and nothing else, as most blocks hold
            return [Piece(text)] if text else []
        self._settle(block)
        for frame in self._open_links:
            self._link(frame)
        cuts = sorted(set(self._cuts)) if self._cuts else []
        cell = self._opening(block)
        if cuts and not split:
            self._part(cuts)
            cell, cuts = cuts[0], []
        bounds = [0, *cuts, len(self.pieces)]
        marked = any(self._flags)
        ends = [end for end, _, _ in self._links]
        found: list[Piece] = []
        places: list[tuple[int, int]] = []  # the pieces of each line
        for start, end in pairwise(bounds):
            if text := fold("".join(self.pieces[start:end])):
                bold, linked = self._share(start, end) if marked else (False, False)
                links = self._links[bisect_right(ends, start) : bisect_right(ends, end)] if ends else ()
                cells = (len(fold("".join(self.pieces[start : min(cell, end)]))),) if cell else ()
                found.append(Piece(text, bold, linked, tuple((said, href) for _, said, href in links), cells))
                places.append((start, end))
        if self._nodes:
            self._place(places)
        return found

    def _place(self, places: list[tuple[int, int]]) -> None:
        """The lines of nodes, of which `places` are the pieces."""
        lows, highs = [low for low, _ in places], [high for _, high in places]
        for node, start, end in self._nodes:
            first, last = bisect_right(highs, start), bisect_left(lows, end)
            self._placed.append((node, first, last) if first < last else (node, 0, 0))

    def placed(self) -> list[tuple[int, int, int]]:
        """The nodes of inline elements with their first and last line, counted from the run's first."""
        return self._placed

    def clear(self) -> None:
        """A new run begins; inline elements that are open go on in it."""
        self.pieces.clear()
        self._flags.clear()
        if self._cuts:
            self._cuts.clear()
        if self._links:
            self._links.clear()
        if self._nodes:
            self._nodes.clear()
            self._placed = []
        for frame in self._frames[self._clean :]:
            frame.start = 0
            frame.direct = False
            frame.children = None
        self._clean = len(self._frames)

    def _opening(self, block: _Frame) -> int:
        """Where an element that opens the line ends, such as a label before a headline; 0 where none does."""
        if block.children is None:
            return 0
        start, end, cell = block.children[0]
        opens = cell and end < len(self.pieces) and not "".join(self.pieces[:start]).strip()
        return end if opens else 0

    def _settle(self, frame: _Frame) -> None:
        """Where an element that ends is a row of things, the places between them are cuts; words beside them undo the cuts inside."""
        if frame.direct:
            while self._cuts and self._cuts[-1] > frame.start:
                self._cuts.pop()
        elif frame.children is not None and len(frame.children) > 1:
            children = frame.children
            for (_, _, above), (start, _, below) in pairwise(children):
                if above or below:
                    self._cuts.append(start)

    def _part(self, cuts: list[int]) -> None:
        """A blank between two words that only the edge of an element parts."""
        for cut in cuts:
            if self.pieces[cut - 1][-1:].isalnum() and self.pieces[cut][:1].isalnum():
                self.pieces[cut] = " " + self.pieces[cut]

    def _link(self, frame: _Frame) -> None:
        if frame.href and (said := fold("".join(self.pieces[frame.start :]))):
            self._links.append((len(self.pieces), said, frame.href))

    def _share(self, start: int, end: int) -> tuple[bool, bool]:
        total = bold = linked = 0
        for piece, flags in zip(self.pieces[start:end], self._flags[start:end], strict=True):
            if piece == " ":
                continue
            size = len(piece)
            total += size
            if flags & _BOLD:
                bold += size
            if flags & _LINK:
                linked += size
        return bold > _WHOLE * total, linked > _WHOLE * total
