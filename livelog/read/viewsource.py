"""Saved view-source pages: the page whose source they show.

A browser shows a page's source as a page of its own. Chromium's family lays it out as a table with a row for each line
(`td.line-content`), Firefox as the text of an element with the id `viewsource` (a `<pre>`, or a `<body>` of one or of spans).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from livelog.errors import LivelogError
from livelog.read.formats import sniff

if TYPE_CHECKING:
    from lxml import etree

_HEAD = 64 * 1024  # bytes in which the marks must begin
_CHROMIUM, _FIREFOX = b'class="line-content"', b'id="viewsource"'


def unviewed(data: bytes) -> bytes | None:
    """The page inside a saved view-source page, in UTF-8; None where `data` (UTF-8, as `as_utf8` gives it) is no such page.

    >>> unviewed(b'<table><tr><td class="line-number"><td class="line-content">&lt;!doctype html&gt;</td></tr></table>')
    b'<!doctype html>'
    >>> unviewed(b"<p>14:05 The gate opens.</p>") is None
    True
    """
    head = data[:_HEAD]
    chromium = _CHROMIUM in head
    if not chromium and _FIREFOX not in head:
        return None
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True))
    except etree.XMLSyntaxError:  # nothing in it that could be parsed
        return None
    if root is None:  # nothing but comments
        return None
    page = (_from_rows(root) if chromium else _from_element(root)).encode("utf-8", errors="replace")
    return page if _is_page(page) else None


def _from_rows(root: etree._Element) -> str:
    """The lines that stand in the rows beside the first one: each is looked at once, however tables lie within tables."""
    first = root.find(".//tr/td[@class='line-content']")
    row = first.getparent() if first is not None else None
    table = row.getparent() if row is not None else None
    if table is None:
        return ""
    cells = (cell for line in table for cell in line if cell.get("class") == "line-content")
    return "\n".join(_text(cell).rstrip("\n") for cell in cells)


def _from_element(root: etree._Element) -> str:
    shown = root.find(".//*[@id='viewsource']")
    return _text(shown) if shown is not None else ""


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _is_page(source: bytes) -> bool:
    """What was shown is HTML itself: another page may use the same names for elements of its own."""
    try:
        return sniff(source) == "html"
    except LivelogError:
        return False
