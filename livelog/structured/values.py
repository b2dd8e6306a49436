"""Values of structured data as plain Python: each property may be a string, an object, a list of either, or a reference."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from livelog.model.structured import ClaimedAuthor
from livelog.structured.text import one_line, unescaped

Node = dict[str, Any]
_REFERENCE_KEYS = frozenset({"@id", "@type", "@context"})
# where an object that stands for a text can have it
_TEXT_KEYS = ("@value", "articleBody", "text", "html", "value", "content")
_LONGEST = 2000  # code points of all the names of an update's authors
# what an object printed as text looks like
_PRINTED_OBJECT = "[object Object]"


class Nodes:
    """The nodes of one page by their `@id`, looked through when the first reference is met: most pages have none."""

    def __init__(self, objects: Iterable[Node]) -> None:
        self._objects = list(objects)
        self._by_id: dict[str, Node] | None = None
        self._last: tuple[Any, tuple[ClaimedAuthor, ...]] = (None, ())
        self._named: dict[int, tuple[ClaimedAuthor, ...]] = {}
        self._followed: set[int] = set()

    def authors(self, value: Any) -> tuple[ClaimedAuthor, ...]:
        """The names in an author's value (see `authors`). Most blogs write the same authors on every update: the last are remembered."""
        if value is None:
            return ()
        try:
            known = value == self._last[0]
        except RecursionError:  # two values, equal and a thousand levels deep
            known = False
        if not known:
            self._last = (value, authors(value, self))
        return self._last[1]

    def named(self, node: Node) -> tuple[ClaimedAuthor, ...]:
        """The names in the node of an author, which thousands of references can lead to."""
        found = self._named.get(id(node))
        if found is None:
            kind = "Organization" if any(_is_organization(each) for each in kinds(node)) else "Person"
            found = self._named[id(node)] = _names(node.get("name") or node.get("@value") or node.get("alternateName"), kind)
        return found

    def follows(self, node: Node) -> bool:
        """Whether a reference is the first to be followed to a node: an update belongs to one blog, however many refer to it."""
        if id(node) in self._followed:
            return False
        self._followed.add(id(node))
        return True

    def resolved(self, node: Node) -> Node:
        """The node that a bare reference (`{"@id": …}`) stands for; any other node, or one that is nowhere, is itself.

        >>> ann = {"@id": "#ann", "name": "Ann Poe"}
        >>> Nodes([{"@graph": [ann]}]).resolved({"@id": "#ann"}) is ann
        True
        """
        if "@id" not in node or not node.keys() <= _REFERENCE_KEYS:
            return node
        if self._by_id is None:
            self._by_id = _index(self._objects)
        identifier = node["@id"]
        return self._by_id.get(identifier, node) if isinstance(identifier, str) else node


def _index(objects: list[Node]) -> dict[str, Node]:
    """Every node that has an `@id` and says more, by it; the first of several counts."""
    found: dict[str, Node] = {}
    stack: list[Any] = objects[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            identifier = value.get("@id")
            if isinstance(identifier, str) and not value.keys() <= _REFERENCE_KEYS:
                found.setdefault(identifier, value)
            stack.extend(child for child in reversed(value.values()) if isinstance(child, dict | list))
        elif isinstance(value, list):
            stack.extend(reversed(value))
    return found


def kinds(node: Node) -> list[str]:
    """The types of a node, without the prefix of a vocabulary.

    >>> kinds({"@type": ["http://schema.org/LiveBlogPosting", "schema:Thing"]}), kinds({"type": "Person"}), kinds({})
    (['LiveBlogPosting', 'Thing'], ['Person'], [])
    """
    written = node.get("@type", node.get("type"))
    if isinstance(written, str):
        written = written.split()
    return [
        one.strip().rstrip("/").replace("#", "/").replace(":", "/").rpartition("/")[2] for one in _items(written) if isinstance(one, str)
    ]


def _items(value: Any) -> list[Any]:
    """A value as the flat list of what it holds; lists in lists are opened."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    flat: list[Any] = []
    stack = value[::-1]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        elif one is not None:
            flat.append(one)
    return flat


def written(value: Any) -> str | None:
    """A value as it was written, stripped: a string, a number, `{"@value": …}`, or the first of a list of them; None if it says nothing.

    >>> written(["", {"@value": " 2026-03-09 "}]), written(1772000000), written({"@type": "Date"}), written(True)
    ('2026-03-09', '1772000000', None, None)
    """
    if isinstance(value, str):
        return value.strip() or None
    if value is None:
        return None
    for one in _items(value):
        text = one.get("@value") if isinstance(one, dict) else one
        if isinstance(text, int | float) and not isinstance(text, bool):
            return str(text)
        if isinstance(text, str) and text.strip():
            return text.strip()
    return None


def line(value: Any) -> str | None:
    """A value as plain text on one line, or None."""
    text = written(value)
    return (one_line(text) or None) if text and text != _PRINTED_OBJECT else None


def prose(value: Any) -> str | None:
    """A long text as written: of a list all parts, of an object the member that holds text; None where only `[object Object]` stands.

    >>> prose(["One.", {"@type": "Text", "text": "Two."}]), prose("[object Object]"), prose(7)
    ('One.\\n\\nTwo.', None, None)
    """
    parts: list[str] = []
    for one in (value,) if isinstance(value, str) else _items(value):
        text = next((one[key] for key in _TEXT_KEYS if isinstance(one.get(key), str)), None) if isinstance(one, dict) else one
        stripped = text.strip() if isinstance(text, str) else ""
        if stripped and stripped != _PRINTED_OBJECT:
            parts.append(stripped)
    return "\n\n".join(parts) or None


def addresses(value: Any, keys: tuple[str, ...] = ("url", "contentUrl", "@id")) -> tuple[str, ...]:
    """The addresses a value holds, each once: strings, or an object's first of `keys` that is there. Escapes are resolved.

    >>> addresses([{"@type": "ImageObject", "url": ["https://q.example/a.jpg"]}, "https://q.example/b.jpg?x&amp;y"])
    ('https://q.example/a.jpg', 'https://q.example/b.jpg?x&y')
    """
    if not isinstance(value, list):
        address = _address(value, keys)
        return (address,) if address else ()
    return tuple(dict.fromkeys([address for one in _items(value) if (address := _address(one, keys))]))


def _address(value: Any, keys: tuple[str, ...]) -> str | None:
    """The address that one value holds."""
    if isinstance(value, dict):
        key = next(filter(value.get, keys), None)
        value = written(value[key]) if key else None
    return "".join(unescaped(value).split()) if isinstance(value, str) else None


def authors(value: Any, nodes: Nodes) -> tuple[ClaimedAuthor, ...]:
    """The names in an author's value, each once, with `Organization` where the type is one of these, else `Person`.

    >>> authors([{"@type": "Person", "name": "Ann Poe"}, [{"@type": "NewsMediaOrganization", "name": "Quay News"}], "Bo Lund"], Nodes([]))
    (('Ann Poe', 'Person'), ('Quay News', 'Organization'), ('Bo Lund', 'Person'))
    """
    names = (nodes.named(nodes.resolved(one)) if isinstance(one, dict) else _names(one, "Person") for one in _items(value))
    return _few(itertools.chain.from_iterable(names))


def _names(value: Any, kind: str) -> tuple[ClaimedAuthor, ...]:
    """The names in the value of a name, as those of authors of a kind."""
    written = (text for each in _items(value) if not (isinstance(each, str) and len(each) > _LONGEST) and (text := line(each)))
    return _few((text, kind) for text in written if not text.startswith(("http://", "https://", "//", "#")))


def _few(names: Iterable[ClaimedAuthor]) -> tuple[ClaimedAuthor, ...]:
    """The names, each once, as far as a byline can hold them: any update can refer to all that one node names."""
    found: dict[ClaimedAuthor, None] = {}
    size = 0
    for one in names:
        if one not in found:
            size += len(one[0])
            if size > _LONGEST:
                break
            found[one] = None
    return tuple(found)


def _is_organization(kind: str) -> bool:
    lower = kind.lower()
    return lower.endswith("organization") or lower in {"corporation", "newspaper", "brand"}
