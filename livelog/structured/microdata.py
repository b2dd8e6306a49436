"""Microdata items as the objects that JSON-LD would have for them (https://html.spec.whatwg.org/multipage/microdata.html).

Only what live blogs need: items of posts and articles with what stands in them. `itemref` is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from livelog.structured.values import Node

# items inside items; blog, update, publisher, logo are four
DEEPEST = 16

# a truth, no list: libxml2 sorts lists of nodes in quadratic time where a tree is deep
_ANY = etree.XPath("boolean(descendant-or-self::*/@itemtype[contains(., 'Posting') or contains(., 'Article')])")
_SAYING = frozenset({"itemtype", "itemprop", "itemscope"})  # attributes of an element that says something
# attributes that hold a property's value, in this order; an address only where the property is one: names stand in links too
_VALUES = ("content", "datetime")
_VALUES_OF_LINKS = (*_VALUES, "href", "src", "data")
_ADDRESSES = frozenset({"url", "image", "mainEntityOfPage", "sameAs", "contentUrl", "thumbnailUrl", "logo", "photo"})
# properties that are read, and those of them that are long; others are not worth their text
_READ = """
headline name description abstract author creator publisher datePublished dateCreated dateModified coverageStartTime coverageEndTime
inLanguage liveBlogUpdate
liveBlogUpdates blogPost blogPosts hasPart mainEntity identifier articleBody text alternateName
"""
_NAMES = _ADDRESSES.union(_READ.split())
_LONG = frozenset({"articleBody", "text"})
_BLOCKS = """
p div li ul ol br blockquote h1 h2 h3 h4 h5 h6 figure figcaption section article header footer aside table tr dl dd dt hr pre
"""
_BREAKS = frozenset(_BLOCKS.split())
_UNSEEN = frozenset({"script", "style", "template", "noscript"})


class _Place(NamedTuple):
    """Where an element stands: the item around it, how many items are around that, and the item's properties that are open there."""

    item: Node | None
    depth: int
    open: frozenset[str]


_OUTSIDE = _Place(None, 0, frozenset())


def microdata(root: etree._Element) -> list[Node]:
    """The microdata items of posts and articles in a tree, in order, as objects with `@type`, `@id` and properties (lists where repeated).

    An item inside another is its property. An update's `@id` is its `itemid`, else its `id`. A post inside a live blog that is not called
    its update is one all the same. Costs one search where a page has no such item; linear and without recursion where it has.

    >>> from lxml import html
    >>> microdata(html.fromstring('<div itemscope itemtype="https://schema.org/LiveBlogPosting"><meta itemprop="url" content="q"></div>'))
    [{'@type': 'LiveBlogPosting', 'url': 'q'}]
    """
    tops: list[Node] = []
    if not _ANY(root):
        return tops
    around = _OUTSIDE
    opened: list[tuple[etree._Element | None, _Place]] = [(None, around)]  # elements that are places of their own, with what is around each
    for event, element in etree.iterwalk(root, events=("start", "end")):  # which costs the same however deep a tree is; `iter` does not
        if event == "end":
            if element is opened[-1][0]:
                around = opened.pop()[1]
        elif not _SAYING.isdisjoint(element.keys()):  # most elements say nothing
            place = _place(element, around, tops)
            if place is not around:
                opened.append((element, around))
                around = place
    return tops


def _place(element: etree._Element, around: _Place, tops: list[Node]) -> _Place:
    """The place inside an element. An item or a property is added to the item around it, an item without one to those at the top."""
    kind = element.get("itemtype")
    if kind is None and around.item is None:
        return around
    names = [name for name in element.get("itemprop", "").split() if name in _NAMES]
    if kind is None and element.get("itemscope") is None:
        return _property(element, around, names) if names else around
    if around.depth >= DEEPEST or not (around.item is not None or "Posting" in (kind or "") or "Article" in (kind or "")):
        return _Place(None, around.depth, frozenset())
    return _Place(_item(element, around, names, tops), around.depth + 1, frozenset())


def _item(element: etree._Element, around: _Place, names: list[str], tops: list[Node]) -> Node:
    """A new item, put where it belongs: into the item around it, or among those at the top."""
    written = (element.get("itemtype") or "").split()
    item: Node = {"@type": written[0].rstrip("/").rpartition("/")[2] if written else ""}
    identifier = element.get("itemid") or (element.get("id") if item["@type"].endswith("Posting") else None)
    if identifier:
        item["@id"] = identifier
    if around.item is None:
        tops.append(item)
    elif not names and item["@type"].endswith("Posting") and around.item["@type"] == "LiveBlogPosting":
        _add(around.item, "liveBlogUpdate", item)
    for name in names:
        if around.item is not None:
            _add(around.item, name, item)
    return item


def _property(element: etree._Element, around: _Place, names: list[str]) -> _Place:
    """Adds an element's value to the item around it, under each of its names, but for those open around it: they have its text already."""
    item = around.item
    fresh = [name for name in names if name not in around.open]
    if item is None or not fresh:
        return around
    for name in fresh:
        value = _value(element, name, around.depth)
        if value is not None:
            _add(item, name, value)
    return around._replace(open=around.open.union(fresh)) if len(element) else around


def _value(element: etree._Element, name: str, depth: int) -> str | None:
    """The value of a property: an attribute's, else the element's text. The long text of an article that is no update is not read."""
    address = name in _ADDRESSES
    for attribute in _VALUES_OF_LINKS if address else _VALUES:
        value = element.get(attribute)
        if value is not None:
            return value
    if address:
        return None
    if name not in _LONG:
        text = "".join(map(str, element.itertext("*", with_tail=False))) if len(element) else element.text or ""
        return " ".join(text.split())
    return "".join(_long_text(element)) if depth > 1 else None


def _long_text(element: etree._Element) -> Iterator[str]:
    """The pieces of an element's text, with blank lines where blocks begin and end, without scripts and comments."""
    unseen: etree._Element | None = None
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        if opens and unseen is None and one.tag in _UNSEEN:
            unseen = one
        if unseen is None:
            if one.tag in _BREAKS:
                yield "\n\n"
            if opens:
                yield (one.text or "").replace("\n", " ")
        if unseen is one and not opens:
            unseen = None
        if unseen is None and not opens and one is not element:
            yield (one.tail or "").replace("\n", " ")


def _add(item: Node, name: str, value: Any) -> None:
    """Adds a value to a property; from the second on it is a list."""
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]
