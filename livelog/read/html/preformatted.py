"""Preformatted text: its line ends are line breaks."""

from __future__ import annotations

import re

from lxml import etree

_TAGS = ("pre", "listing", "xmp", "plaintext")
# what the parser lets pass and the tree takes from nobody else: a terminal's colours, say
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def broken(root: etree._Element) -> etree._Element:
    """The same tree with a `<br>` for each line end of its preformatted text.

    >>> etree.tostring(broken(etree.fromstring("<div><pre>14:05\\nGate<b>s\\n</b>open</pre></div>")))
    b'<div><pre>14:05<br/>Gate<b>s<br/></b>open</pre></div>'
    """
    blocks = list(root.iter(*_TAGS))
    inner: set[etree._Element] = set()  # those that stand in another one, with which they are looked through
    for block in blocks:
        elements = () if block in inner else tuple(block.iter())
        inner.update(element for element in elements if element.tag in _TAGS)
        for element in elements:
            if (text := element.text) and "\n" in text:
                first, *rest = _UNFIT.sub(" ", text).split("\n")
                element.text = first
                element[0:0] = [_break(line) for line in rest]  # one by one would be quadratic
            if element is not block and (text := element.tail) and "\n" in text:
                first, *rest = _UNFIT.sub(" ", text).split("\n")
                element.tail = first
                last = element
                for line in rest:
                    last.addnext(made := _break(line))
                    last = made
    return root


def _break(tail: str) -> etree._Element:
    made = etree.Element("br")
    made.tail = tail
    return made
