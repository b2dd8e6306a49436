"""What grows while a page's tree is walked: its text, its lines with their marks, its nodes."""

from __future__ import annotations

from typing import NamedTuple, cast

from lxml import etree

from livelog.model.page import Line, Mark, Node, Picture
from livelog.read.html.attributes import NONE, Attributes, Own, picture
from livelog.read.html.runs import Run
from livelog.read.html.tags import BLOCK, BREAK, CELL, KINDS, PARAGRAPHS, PROPERTY, SKIPPED, SPACED, TRAITS
from livelog.read.lines import fold

_new = tuple.__new__  # a tuple made at once: a page has thousands of nodes and lines
_CLOSE, _FIRST, _LAST = 2, 3, 4  # what is mended in a node's row when its element ends


class Walked(NamedTuple):
    """What a walk gives. The text holds the lines with one line end between them, or two where an empty line stands there."""

    text: str
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    pictures: tuple[Picture, ...]
    depth: int


class Builder:
    """Grows while the walk runs and is thrown away behind it."""

    def __init__(self) -> None:
        self.run = Run()
        self._drafts: list[tuple[str, int, Mark]] = []  # of each line: its text, the line ends that must stand before it, its mark
        self._gap = 0  # line ends that must stand before the next line
        # of each node: its parent, its tag, the number behind its last descendant, its first line, the line behind its last
        self._rows: list[list[int | str]] = []
        self._owns: list[Own] = []  # and what it keeps of its attributes
        self._properties: dict[int, list[tuple[str, str]]] = {}
        self._pictures: list[Picture] = []
        self._blocks: list[tuple[int, str, int, str | None]] = [(-1, "body", 0, None)]  # node, tag, level, zone
        self._inline: list[int] = []  # the node of each open cell, or -1
        self._holders: list[int] = []  # those that are nodes
        self._fallen = (0, -1)  # level and parent of an empty heading right above: its words fell out of it

    def open(self, kind: int, tag: str, known: Attributes) -> bool:
        """An element begins. Whether it is a menu: nothing in one but its words and where they lead is worth a closer look."""
        if kind != BLOCK:
            self._open_inline(kind, tag, known)
            return False
        if self.run.pieces:
            self._flush()
        _, _, level, zone = self._blocks[-1]
        gap = self._gap or 1
        if (trait := TRAITS.get(tag)) is not None:
            spaced, own, named, freed = trait
            gap = 2 if spaced else gap
            level = level if own is None else own
            zone = named or (None if freed and zone == "caption" else zone)
        if known is not NONE:
            level = known.level or level
            zone = known.zone or zone
        self._gap = gap
        self._blocks.append((self._node(tag, known), tag, level, zone))
        return zone == "navigation"

    def _open_inline(self, kind: int, tag: str, known: Attributes) -> None:
        """An element in the run of a line begins; one that may hold a thing of its own may be a node."""
        if kind != CELL:
            self.run.begin(tag, None)
            return
        self.run.begin(tag, known.own.href)
        node = self._node(tag, known) if known.telling else -1
        self._inline.append(node)
        if node >= 0:
            self._holders.append(node)

    def close(self, kind: int, tag: str) -> None:
        """An element ends."""
        if kind != BLOCK:
            self._close_inline(kind, tag)
            return
        if self.run.pieces:
            self._flush()
        node, _, level, _ = self._blocks.pop()
        row, line = self._rows[node], len(self._drafts)
        row[_CLOSE] = len(self._rows)
        row[_LAST] = line
        if level and row[_FIRST] == line:
            self._fallen = level, cast("int", row[0])
        if tag in SPACED and self._gap < 2:
            self._gap = 2

    def _close_inline(self, kind: int, tag: str) -> None:
        start = self.run.end(tag)
        if kind != CELL or (node := self._inline.pop()) < 0:
            return
        self._holders.pop()
        self._rows[node][_CLOSE] = len(self._rows)
        if self.run.pieces:
            self.run.place(node, start)
        else:  # nothing but blocks stands in it
            self._rows[node][_LAST] = len(self._drafts)

    def leaf(self, kind: int, tag: str, known: Attributes, element: etree._Element) -> None:
        """An element that holds nothing but words, as half of them do: what its begin, its words and its end make, by a shorter way."""
        text = element.text
        if kind != BLOCK:
            start = self.run.leaf(tag, known.own.href if kind == CELL else None, text)
            if known.telling and kind == CELL:
                node = self._node(tag, known)
                if self.run.pieces:
                    self.run.place(node, start)
            return
        if self.open(kind, tag, known):
            self.menu(element)
        elif text and not self.run.is_outermost():
            self.run.say(text)
        elif text and not text.isspace() and (text := fold(text)):
            node, _, level, zone = self._blocks[-1]
            self._say(text, _new(Mark, (node, tag, self._level(node, level), zone, False, False, (), ())))
        self.close(kind, tag)

    def menu(self, element: etree._Element) -> None:
        """The words of a menu, each a line: menus hold a third of many pages' elements."""
        node, tag, _, zone = self._blocks[-1]
        href: str | None = None
        for one in element.iter():
            if KINDS.get(one.tag, BLOCK) != SKIPPED:
                if one.tag == "a":
                    href = one.get("href")
                if (text := one.text) and not text.isspace() and (text := fold(text)):
                    links = ((text, href),) if href else ()
                    self._say(text, _new(Mark, (node, tag, 0, zone, False, href is not None, links, ())))
            if one is not element and (text := one.tail) and not text.isspace() and (text := fold(text)):
                self._say(text, Mark(node, tag, 0, zone))

    def single(self, kind: int, element: etree._Element) -> None:
        """A property, a line break, or a picture. Two breaks with nothing between make an empty line."""
        if kind == PROPERTY:
            self._property(element)
            return
        if kind == BREAK:
            before = len(self._drafts)
            self._flush()
            self._gap = max(self._gap, 1) if len(self._drafts) > before or not self._gap else 2
            return
        href, alt = picture(cast("list[tuple[str, str]]", element.items()))
        if href:
            self._pictures.append(Picture(self._blocks[-1][0], len(self._drafts), href, alt))

    def _property(self, element: etree._Element) -> None:
        """A machine-readable property that shows no text is its parent's."""
        name = element.get("itemprop")
        if name and "date" in name.casefold() and (value := element.get("content")) and self._rows:
            self._properties.setdefault(self._blocks[-1][0], []).append((name, value))

    def done(self, depth: int) -> Walked:
        """What has grown."""
        self._flush()
        for number, found in self._properties.items():
            if number >= 0:
                own = self._owns[number]
                self._owns[number] = own._replace(times=(*own.times, *found))
        nodes = [_new(Node, (*row, *own)) for row, own in zip(self._rows, self._owns, strict=True)]
        text, lines = self._written()
        return Walked(text, tuple(lines), tuple(nodes), tuple(self._pictures), depth)

    def _written(self) -> tuple[str, list[Line]]:
        """The text, and the lines where they stand in it."""
        parts: list[str] = []
        lines: list[Line] = []
        end = 0
        for text, gap, mark in self._drafts:
            start = end + gap
            end = start + len(text)
            parts += ("\n\n" if gap == 2 else "\n" if gap else "", text)
            lines.append(_new(Line, (start, end, text, 1 if gap == 2 else 0, 0, None, mark, False)))
        return "".join(parts), lines

    def _say(self, text: str, mark: Mark) -> None:
        self._drafts.append((text, (self._gap or 1) if self._drafts else 0, mark))
        self._gap = 1

    def _node(self, tag: str, known: Attributes) -> int:
        parent = self._holders[-1] if self._holders else self._blocks[-1][0]
        number, line = len(self._rows), len(self._drafts)
        self._rows.append([parent, tag, number + 1, line, line])
        self._owns.append(known.own)
        return number

    def _level(self, node: int, level: int) -> int:
        """The level of a line in a block: that of an empty heading right above, where the block has none and stands beside it."""
        fallen, parent = self._fallen
        if not fallen:
            return level
        self._fallen = 0, -1
        return fallen if not level and self._rows[node][0] == parent else level

    def _flush(self) -> None:
        """The words since the last block began or ended become lines."""
        run = self.run
        if not run.pieces:
            return
        node, tag, level, zone = self._blocks[-1]
        first = len(self._drafts)
        for text, bold, linked, links, cells in run.lines(split=tag not in PARAGRAPHS):
            level = self._level(node, level)
            self._say(text, _new(Mark, (node, tag, level, zone, bold, linked, links, cells)))
        for number, start, end in run.placed():
            row = self._rows[number]
            if row[_FIRST] == first:
                row[_FIRST] = first + start
            row[_LAST] = first + end  # one that holds blocks began in a line above
        run.clear()
