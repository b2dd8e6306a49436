"""A page's markup in pieces, so that a change touches only what it is about: every other byte stays as it is.

Pages are taken as Latin-1, one character a byte: in every encoding that pages come in, markup is ASCII. Real pages are not well formed;
a parser that wrote them anew would mend them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# a comment, a tag (whether it ends an element, its name, its attributes), or a declaration
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>|<[!?][^>]*>", re.DOTALL | re.ASCII
)
# an attribute: its name, and its value as it stands, with its quotes
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*))?", re.ASCII)
_RAW = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}  # elements whose content is no markup


class Tag(NamedTuple):
    """A start tag: its attributes in order, each with its value as it stands (None: it has none); `end` is `/` where it closes itself."""

    name: str
    attributes: tuple[tuple[str, str | None], ...]
    end: str = ""

    def value(self, name: str) -> str | None:
        """An attribute's value without its quotes."""
        return next((unquoted(value or "") for key, value in self.attributes if key.lower() == name), None)

    def without(self, *names: str) -> Tag:
        """The tag without these attributes."""
        return self._replace(attributes=tuple(pair for pair in self.attributes if pair[0].lower() not in names))

    def __str__(self) -> str:
        """The tag as it is written."""
        pairs = "".join(f" {name}" if value is None else f" {name}={value}" for name, value in self.attributes)
        return f"<{self.name}{pairs}{' ' if self.end and pairs else ''}{self.end}>"


class Piece(NamedTuple):
    """A stretch of a page: `start`, `end`, `comment`, `declaration`, `text`, or `raw` (what stands in an element without markup).

    `tag` is the start tag; for `raw` the one it stands in, for an end tag one of its name.
    """

    kind: str
    text: str
    tag: Tag = Tag("", ())


def unquoted(value: str) -> str:
    """An attribute's value without its quotes."""
    return value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1 else value


def pieces(page: bytes) -> Iterator[Piece]:
    """The page in pieces, which joined are the page."""
    text = page.decode("latin-1")
    at = 0
    while found := _MARKUP.search(text, at):
        if found.start() > at:
            yield Piece("text", text[at : found.start()])
        at = found.end()
        if found["name"] is None:
            yield Piece("comment" if found[0].startswith("<!--") else "declaration", found[0])
            continue
        name = found["name"].lower()
        if found["end"]:
            yield Piece("end", found[0], Tag(name, ()))
            continue
        tag = _tag(found["name"], found["rest"])
        yield Piece("start", found[0], tag)
        if name in _RAW and not tag.end:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, at)
            stop = closing.start() if closing else len(text)
            if stop > at:
                yield Piece("raw", text[at:stop], tag)
            at = stop
    if at < len(text):
        yield Piece("text", text[at:])


def _tag(name: str, rest: str) -> Tag:
    attributes: dict[str, tuple[str, str | None]] = {}
    last = 0
    for found in _ATTRIBUTE.finditer(rest):
        attributes.setdefault(found[1].lower(), (found[1], found[2]))  # the first of two counts
        last = found.end()
    return Tag(name, tuple(attributes.values()), "/" if rest[last:].strip() == "/" else "")


def joined(parts: Iterator[str] | list[str]) -> bytes:
    """The page of these pieces."""
    return "".join(parts).encode("latin-1")


def changed(page: bytes, change: Callable[[Tag], Tag]) -> bytes:
    """The page with each start tag as `change` gives it."""
    return joined(_written(piece, change) for piece in pieces(page))


def _written(piece: Piece, change: Callable[[Tag], Tag]) -> str:
    if piece.kind != "start":
        return piece.text
    tag = change(piece.tag)
    return piece.text if tag == piece.tag else str(tag)
