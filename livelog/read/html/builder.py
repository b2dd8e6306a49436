"""What grows while a page's tree is walked: its text, its lines with their marks, its nodes."""

from __future__ import annotations

from typing import NamedTuple, cast

from lxml import etree

from livelog.model.page import Line, Mark, Node, Picture
from livelog.read.html.attributes import Attributes, picture
from livelog.read.html.runs import Run
from livelog.read.html.tags import BLOCK, BREAK, CELL, FREED, KINDS, LEVELS, PARAGRAPHS, PROPERTY, SKIPPED, SPACED, ZONES
from livelog.read.lines import fold

_new = tuple.__new__  # a tuple made at once: a page has thousands of nodes and lines


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
        self._texts: list[str] = []
        self._lines: list[Line] = []
        self._length = 0
        self._gap = 0  # line ends that must stand before the next line
        # of each node: its parent, the number behind its last descendant, its first line, the line behind its last, its tag, its attributes
        self._parents: list[int] = []
        self._closes: list[int] = []
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._tags: list[str] = []
        self._known: list[Attributes] = []
        self._properties: dict[int, list[tuple[str, str]]] = {}
        self._pictures: list[Picture] = []
        self._blocks: list[tuple[int, str, int, str | None]] = [(-1, "body", 0, None)]  # node, tag, level, zone
        self._inline: list[int] = []  # the node of each open inline element, or -1
        self._holders: list[int] = []  # those that are nodes
        self._fallen = (0, -1)  # level and parent of an empty heading right above: its words fell out of it

    def open(self, kind: int, tag: str, known: Attributes) -> bool:
        """An element begins. Whether it is a menu: nothing in one but its words and where they lead is worth a closer look."""
        if kind == BLOCK:
            if self.run.pieces:
                self._flush()
            _, _, level, zone = self._blocks[-1]
            if zone == "caption" and tag in FREED:
                zone = None
            zone = known.zone or ZONES.get(tag) or zone
            self._gap = 2 if tag in SPACED else self._gap or 1
            level = known.level or LEVELS.get(tag) or (level if tag not in PARAGRAPHS else 0)
            self._blocks.append((self._node(tag, known), tag, level, zone))
            return zone == "navigation"
        if kind == CELL:
            self.run.begin(tag, known.href)
            node = self._node(tag, known) if known.ident or known.times or known.hints else -1
            self._inline.append(node)
            if node >= 0:
                self._holders.append(node)
        else:
            self.run.begin(tag, None)
        return False

    def close(self, kind: int, tag: str) -> None:
        """An element ends."""
        if kind == BLOCK:
            if self.run.pieces:
                self._flush()
            node, _, level, _ = self._blocks.pop()
            self._closes[node] = len(self._parents)
            self._lasts[node] = len(self._lines)
            if level and self._firsts[node] == len(self._lines):
                self._fallen = level, self._parents[node]
            if self._gap < 2 and tag in SPACED:
                self._gap = 2
            return
        start = self.run.end(tag)
        if kind == CELL and (node := self._inline.pop()) >= 0:
            self._holders.pop()
            self._closes[node] = len(self._parents)
            if self.run.pieces:
                self.run.place(node, start)
            else:  # nothing but blocks stands in it
                self._lasts[node] = len(self._lines)

    def leaf(self, kind: int, tag: str, known: Attributes, element: etree._Element) -> None:
        """An element that holds nothing but words, as half of them do: what its begin, its words and its end make, by a shorter way."""
        run, text = self.run, element.text
        if kind != BLOCK:
            start = run.leaf(tag, known.href if kind == CELL else None, text)
            if kind == CELL and (known.ident or known.times or known.hints):
                node = self._node(tag, known)
                if run.pieces:
                    run.place(node, start)
            return
        if self.open(kind, tag, known):
            self.menu(element)
        elif text and not run.is_outermost():
            run.say(text)
        elif text and not text.isspace() and (text := fold(text)):
            node, _, level, zone = self._blocks[-1]
            self._say_alone(text, _new(Mark, (node, tag, self._level(node, level), zone, False, False, (), ())))
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
                    self._say_alone(text, Mark(node, tag, 0, zone, False, href is not None, ((text, href),) if href else ()))
            if one is not element and (text := one.tail) and not text.isspace() and (text := fold(text)):
                self._say_alone(text, Mark(node, tag, 0, zone))

    def _say_alone(self, text: str, mark: Mark) -> None:
        gap = 0
        if self._texts:
            gap = self._gap or 1
            self._texts.append("\n\n" if gap == 2 else "\n")
        start = self._length + gap
        self._texts.append(text)
        self._length = start + len(text)
        self._lines.append(_new(Line, (start, self._length, text, 1 if gap == 2 else 0, 0, None, mark, False)))
        self._gap = 1

    def single(self, kind: int, element: etree._Element) -> None:
        """A property, a line break, or a picture. Two breaks with nothing between make an empty line."""
        if kind == PROPERTY:
            self._property(element)
            return
        if kind == BREAK:
            before = len(self._lines)
            self._flush()
            self._gap = max(self._gap, 1) if len(self._lines) > before or not self._gap else 2
            return
        href, alt = picture(cast("list[tuple[str, str]]", element.items()))
        if href:
            self._pictures.append(Picture(self._blocks[-1][0], len(self._lines), href, alt))

    def _property(self, element: etree._Element) -> None:
        """A machine-readable property that shows no text is its parent's."""
        name = element.get("itemprop")
        if name and "date" in name.casefold() and (value := element.get("content")) and self._parents:
            self._properties.setdefault(self._blocks[-1][0], []).append((name, value))

    def done(self, depth: int) -> Walked:
        """What has grown."""
        self._flush()
        for number, found in self._properties.items():
            if number >= 0:
                known = self._known[number]
                self._known[number] = known._replace(times=(*known.times, *found))
        rows = zip(self._parents, self._tags, self._closes, self._firsts, self._lasts, self._known, strict=True)
        nodes = [_new(Node, (parent, tag, close, first, last, *known[:5])) for parent, tag, close, first, last, known in rows]
        return Walked("".join(self._texts), tuple(self._lines), tuple(nodes), tuple(self._pictures), depth)

    def _node(self, tag: str, known: Attributes) -> int:
        parent = self._holders[-1] if self._holders else self._blocks[-1][0]
        number = len(self._parents)
        self._parents.append(parent)
        self._closes.append(number + 1)
        line = len(self._lines)
        self._firsts.append(line)
        self._lasts.append(line)
        self._tags.append(tag)
        self._known.append(known)
        return number

    def _level(self, node: int, level: int) -> int:
        """The level of a line in a block: that of an empty heading right above, where the block has none and stands beside it."""
        fallen, parent = self._fallen
        if not fallen:
            return level
        self._fallen = 0, -1
        return fallen if not level and self._parents[node] == parent else level

    def _flush(self) -> None:
        """The words since the last block began or ended become lines."""
        run = self.run
        if not run.pieces:
            return
        node, tag, level, zone = self._blocks[-1]
        first = len(self._lines)
        for text, bold, linked, links, cells in run.lines(split=tag not in PARAGRAPHS):
            level = self._level(node, level)
            self._say_alone(text, _new(Mark, (node, tag, level, zone, bold, linked, links, cells)))
        for number, start, end in run.placed():
            if self._firsts[number] == first:
                self._firsts[number] = first + start
            self._lasts[number] = first + end  # one that holds blocks began in a line above
        run.clear()
