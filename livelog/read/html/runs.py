"""The run of words between the edges of two blocks, which becomes a line, or several where it is a row of separate things."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from livelog.read.html.tags import BOLD, CELLS
from livelog.read.lines import fold

_new = tuple.__new__  # a piece's tuple made at once: a page has hundreds
_BOLD, _LINK = 1, 2
_WHOLE = 0.9  # share of a line's letters that makes it all bold, or all link


class _Frame:
    """An open inline element (or the block): where it begins, whether words stand in it directly, its inline children so far."""

    __slots__ = ("children", "direct", "href", "start")

    def __init__(self, start: int, href: str | None) -> None:
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
        self._flags: dict[int, int] = {}  # what elements make of the words of a piece, of those that they make anything of
        self._flag = 0  # what the open elements make of words
        self._frames = [_Frame(0, None)]
        self._clean = 1  # how many frames from the outermost on are as a new run finds them
        self._open_links: list[_Frame] = []
        self._bold = 0  # open bold elements
        self._cuts: list[int] = []
        self._links: list[tuple[int, str, str]] = []
        self._nodes: list[tuple[int, int, int]] = []
        self._placed: list[tuple[int, int, int]] = []

    def say(self, text: str) -> None:
        """Words, or white space."""
        pieces = self.pieces
        if text.isspace():
            if pieces:
                pieces.append(" ")
            return
        frame = self._frames[-1]
        if not frame.direct:
            self._stain(len(self._frames) - 1)
            frame.direct = len(text) > 3 or any(map(str.isalnum, text))
        if self._flag:
            self._flags[len(pieces)] = self._flag
        pieces.append(text)

    def begin(self, tag: str, href: str | None) -> None:
        """An inline element begins."""
        frame = _Frame(len(self.pieces), href)
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
        if tag == "a":
            self._link(frame)
            self._open_links.pop()
        elif tag in BOLD:
            self._bold -= 1
        if self._flag:
            self._flag = (_BOLD if self._bold else 0) | (_LINK if self._open_links else 0)
        start, behind = frame.start, len(self.pieces)
        if self._cuts or frame.children is not None:
            self._settle(frame)
        if behind > start:
            self._child((start, behind, tag in CELLS))
        else:  # one that begins in its place is new
            self._stain(len(self._frames))
        return start

    def leaf(self, tag: str, href: str | None, text: str | None) -> int:
        """An inline element that holds nothing but words begins and ends; gives the piece that it began with."""
        pieces = self.pieces
        start = len(pieces)
        if not text:
            return start
        if text.isspace():
            if not start:
                return start
            pieces.append(" ")
        else:
            pieces.append(text)
            if flag := self._flag | (_LINK if tag == "a" else _BOLD if tag in BOLD else 0):
                self._flags[start] = flag
            if href and tag == "a" and (said := fold(text)):
                self._links.append((start + 1, said, href))
        self._child((start, start + 1, tag in CELLS))
        return start

    def _child(self, child: tuple[int, int, bool]) -> None:
        """The innermost open element has one more child that holds words."""
        above = self._frames[-1]
        if above.children is None:
            self._stain(len(self._frames) - 1)
            above.children = [child]
        else:
            above.children.append(child)

    def _stain(self, depth: int) -> None:
        """What is open at a depth, and deeper, is not as a new run finds it."""
        self._clean = min(self._clean, depth)

    def is_outermost(self) -> bool:
        """No inline element is open."""
        return len(self._frames) == 1

    def place(self, node: int, start: int) -> None:
        """The node of an inline element that began with piece `start` and ends here: its lines are known when the run is done."""
        self._nodes.append((node, start, len(self.pieces)))

    def lines(self, *, split: bool) -> list[Piece]:
        """The run's lines. With `split` a row of things is a line each."""
        for frame in self._open_links:
            self._link(frame)
        if len(self.pieces) == 1:
            return self._single()
        block = self._frames[0]
        self._settle(block)
        cuts = sorted(set(self._cuts)) if self._cuts else []
        cell = self._opening(block)
        if cuts and not split:
            self._part(cuts)
            cell, cuts = cuts[0], []
        bounds = [0, *cuts, len(self.pieces)]
        ends = [end for end, _, _ in self._links]
        found: list[Piece] = []
        places: list[tuple[int, int]] = []  # the pieces of each line
        for start, end in pairwise(bounds):
            if text := fold("".join(self.pieces[start:end])):
                bold, linked = self._share(start, end) if self._flags else (False, False)
                links = self._links[bisect_right(ends, start) : bisect_right(ends, end)] if ends else ()
                cells = (len(fold("".join(self.pieces[start : min(cell, end)]))),) if cell else ()
                found.append(_new(Piece, (text, bold, linked, tuple([(said, href) for _, said, href in links]), cells)))
                places.append((start, end))
        if self._nodes:
            self._place(places)
        return found

    def _single(self) -> list[Piece]:
        """The same for a run of one piece, as most are: there is nothing to cut, and no first cell of several."""
        text = fold(self.pieces[0])
        flag = self._flags.get(0, 0)
        for node, start, _ in self._nodes:
            self._placed.append((node, 0, 1) if text and not start else (node, 0, 0))
        links = tuple([(said, href) for _, said, href in self._links])
        return [_new(Piece, (text, flag & _BOLD != 0, flag & _LINK != 0, links, ()))] if text else []

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
        if self._flags:
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
        for number in range(start, end):
            if (piece := self.pieces[number]) == " ":
                continue
            size = len(piece)
            total += size
            flags = self._flags.get(number, 0)
            if flags & _BOLD:
                bold += size
            if flags & _LINK:
                linked += size
        return bold > _WHOLE * total, linked > _WHOLE * total
