"""A saved page's HTML to `Page`."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from livelog.model.page import Head, Page, Source
from livelog.read.capture import LONGEST_ADDRESS, capture, original
from livelog.read.charset import as_utf8
from livelog.read.html.crowded import uncrowded
from livelog.read.html.ends import unended
from livelog.read.html.head import head
from livelog.read.html.preformatted import broken
from livelog.read.html.walk import walk
from livelog.read.package import Package
from livelog.read.viewsource import unviewed
from livelog.structured.read import structured

_FLAT = 256  # levels from which on a parser that is not told otherwise drops what is deeper


def read_html(package: Package, source: Source) -> Page:
    """The page in a package of HTML: its visible text as lines, its tree, its head, its structured data.

    The address and the time of capture are those that the package or the page's own bytes tell; an address in the page's head goes
    before, since a file may have been saved from an archive.
    """
    data, encoding, warnings = as_utf8(package.data, package.charset)
    data = uncrowded(data)
    if inner := unviewed(data):
        data = uncrowded(inner)
    saved = capture(data)
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root = _parsed(unended(data), parser)
    if root is None:
        return Page("", (), replace(source, encoding=encoding), package.url or saved.url, (*package.warnings, *warnings))
    walked = walk(broken(root))
    cut = walked.depth >= _FLAT and any("depth" in error.message for error in parser.error_log)
    claims = structured(_scripts(root), root)
    top = head(root)
    told = (top.url, package.url, saved.url, *(blog.url for blog in (*claims.blogs, *claims.articles)))
    url = next((original(found) for found in told if found and found.startswith("http") and len(found) <= LONGEST_ADDRESS), None)
    return Page(
        walked.text,
        walked.lines,
        replace(
            source,
            encoding=None if source.encoding is None else encoding,
            captured_at=source.captured_at or saved.captured_at,
        ),
        url,
        tuple(dict.fromkeys((*package.warnings, *warnings, *claims.warnings, *(("depth-cut",) if cut else ()), *_cut_off(data)))),
        walked.nodes,
        walked.pictures,
        _original(top),
        claims,
    )


def _parsed(data: bytes, parser: etree.HTMLParser) -> etree._Element | None:
    """The tree, or None where the page holds no element."""
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


# a tag, or a comment, that has begun
_BEGUN = re.compile(rb"<(?:/?[a-zA-Z]|!)[^<>]*$")


def _cut_off(data: bytes) -> tuple[str, ...]:
    """`truncated` where the file ends inside a tag or a script."""
    tail = data[-_TAIL:].rstrip()
    opened, closed = tail.rfind(b"<script"), tail.rfind(b"</script")
    return ("truncated",) if _BEGUN.search(tail, max(0, tail.rfind(b"<"))) or opened > closed else ()


_TAIL = 20_000  # bytes at a file's end that are looked at


def _scripts(root: etree._Element) -> list[str]:
    """The texts of the scripts that hold linked data; those of others, often most of the page, are not fetched from the tree."""
    linked = [script for script in root.iter("script") if "ld+json" in (script.get("type") or "").casefold()]
    return [text for script in linked if (text := script.text)]


def _original(top: Head) -> Head:
    """The head with its base freed of an archive's rewriting."""
    return top._replace(base=original(top.base) if top.base and len(top.base) <= LONGEST_ADDRESS else None)
