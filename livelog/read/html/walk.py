"""A page's tree to its lines: one walk in document order, which keeps what the markup says of each line."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from livelog.read.html.attributes import NONE, Looks, attributes
from livelog.read.html.builder import Builder, Walked
from livelog.read.html.tags import BLOCK, KINDS, PICTURE, SKIPPED

Level = tuple[int, str, str | None]  # what is open: its kind, its tag, the text behind it


def walk(root: etree._Element) -> Walked:
    """The visible text of a tree, as lines with their marks, and the nodes around them.

    Hidden elements are left out, unless they hold most of the text: such a page was hidden until its scripts had run.

    >>> page = walk(etree.fromstring("<body><h2>Gate opens</h2><p>Boats <b>pass</b>.</p></body>"))
    >>> [(line.text, line.mark.level) for line in page.lines]
    [('Gate opens', 2), ('Boats pass.', 0)]
    """
    shown, kept_back = _walked(root, hidden=False)
    return _walked(root, hidden=True)[0] if kept_back > len(shown.text) else shown


def _walked(root: etree._Element, *, hidden: bool) -> tuple[Walked, int]:
    """The walk, with or without hidden elements, and how many characters they hold. Depth costs no recursion."""
    builder = Builder()
    looks, kinds, say, pieces = Looks(), KINDS, builder.run.say, builder.run.pieces
    kept_back = deepest = 0
    siblings: list[Iterator[etree._Element]] = [iter((root,))]
    opened: list[Level] = []
    while siblings:
        for element in siblings[-1]:
            tag = element.tag
            kind = kinds.get(tag, BLOCK)
            tail = element.tail
            if kind > PICTURE:
                items = element.items()
                known = attributes(items, tag, looks) if items else NONE  # type: ignore[arg-type]  # stubs allow bytes
                if known.hidden and not hidden:
                    kept_back += sum(len(text) for text in element.itertext("p") if not text.isspace())
                elif not len(element):
                    builder.leaf(kind, tag, known, element)
                elif builder.open(kind, tag, known):
                    builder.menu(element)
                    builder.close(kind, tag)
                else:
                    if (text := element.text) and (pieces or not text.isspace()):
                        say(text)
                    opened.append((kind, tag, tail))
                    siblings.append(iter(element))
                    break
            elif kind != SKIPPED:
                builder.single(kind, element)
            if tail and (pieces or not tail.isspace()):  # white space at a line's beginning is nothing
                say(tail)
        else:
            siblings.pop()
            if opened:
                deepest = max(deepest, len(opened))
                kind, tag, tail = opened.pop()
                builder.close(kind, tag)
                if tail and (pieces or not tail.isspace()):
                    say(tail)
    return builder.done(deepest), kept_back
