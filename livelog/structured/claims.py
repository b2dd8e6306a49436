"""Live blogs and articles in the objects of a page, as records.

The shapes are those of schema.org's LiveBlogPosting (https://schema.org/LiveBlogPosting) as publishers write it: at the top, in arrays, in
`@graph`, below `mainEntity`; updates as one object, arrays in arrays, lists with items, references.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from livelog.model.structured import ClaimedBlog, ClaimedUpdate
from livelog.structured.values import Node, Nodes, addresses, kinds, line, prose, written

_UPDATES = ("liveBlogUpdate", "liveBlogUpdates")
# where updates stand that are not called so; there only those that look like posts are taken
_POSTS = ("blogPost", "blogPosts", "hasPart", "itemListElement", "mainEntity")
# below these any node is the page's own; below those only a live blog is
_OWN = ("@graph", "mainEntity")
_NEAR = ("hasPart", "subjectOf", "mainEntityOfPage", "isPartOf", "about")
_LINKED = ("@id", "url")
_HOLDING = ("@list", "@set", "itemListElement", "item")  # where a node that is a list, or a place in one, holds what is listed


def claimed(objects: Sequence[Node], source: str = "json-ld") -> tuple[tuple[ClaimedBlog, ...], tuple[ClaimedBlog, ...]]:
    """The live blogs, and the articles and pages, in a page's objects, each once and in their order.

    A live blog is what has that type, or updates. Articles come without updates: they hold facts about the page. Never raises.

    >>> blogs, articles = claimed([{"@type": "LiveBlogPosting", "headline": "Quay live", "liveBlogUpdate": {"text": "The gate opens."}}])
    >>> blogs[0].headline, blogs[0].updates[0].body, articles
    ('Quay live', 'The gate opens.', ())
    """
    nodes = Nodes(objects)
    blogs: list[ClaimedBlog] = []
    articles: dict[ClaimedBlog, None] = {}
    for node in _found(objects):
        if _is_blog(node):
            blogs.append(_blog(node, source, nodes))
        else:
            articles[_blog(node, source, nodes)] = None
    return _distinct(blogs), tuple(articles)


def _distinct(blogs: Sequence[ClaimedBlog]) -> tuple[ClaimedBlog, ...]:
    """The blogs, of those with the same address (else id, else headline) and updates the first."""
    if len(blogs) < 2:
        return tuple(blogs)  # as on most pages: hundreds of updates need not be hashed
    found: dict[Any, ClaimedBlog] = {}
    for blog in blogs:
        found.setdefault((blog.url or blog.identifier or blog.headline, blog.updates), blog)
    return tuple(found.values())


def _found(objects: Sequence[Node]) -> Iterator[Node]:
    """The nodes that are live blogs, articles or pages, in order. Updates are not looked through."""
    stack: list[tuple[Any, bool]] = [(node, True) for node in reversed(objects)]
    while stack:
        value, own = stack.pop()
        if isinstance(value, list):
            stack.extend((one, own) for one in reversed(value))
        elif isinstance(value, dict):
            if _is_blog(value) or (own and _is_article(value)):
                yield value
            stack.extend((value[key], False) for key in _NEAR if isinstance(value.get(key), dict | list))
            stack.extend((value[key], own) for key in _OWN if isinstance(value.get(key), dict | list))


def _is_blog(node: Node) -> bool:
    return any(key in node for key in _UPDATES) or any(kind.lower() == "liveblogposting" for kind in kinds(node))


def _is_article(node: Node) -> bool:
    """Whether a node is an article, a post or a page, and says more than which."""
    return any(kind.lower().endswith(("article", "posting", "webpage", "itempage", "collectionpage")) for kind in kinds(node)) and any(
        key in node for key in ("headline", "name", "url", "inLanguage", "datePublished", "publisher", "author")
    )


def _blog(node: Node, source: str, nodes: Nodes) -> ClaimedBlog:
    """The record of a blog or article, with its updates if it is a blog."""
    get = node.get
    url = _address(node)
    publisher = next(iter(nodes.authors(get("publisher"))), None)
    updates = (_update(update, source, nodes, url) for update in _updates(node, nodes)) if _is_blog(node) else ()
    return ClaimedBlog(
        source=source,
        identifier=_identifier(node),
        url=url,
        headline=line(get("headline")) or line(get("name")),
        description=line(get("description")) or line(get("abstract")),
        language=_language(get("inLanguage")),
        publisher=publisher[0] if publisher else None,
        authors=nodes.authors(get("author") or get("creator")),
        published=written(get("datePublished")),
        modified=written(get("dateModified")),
        coverage_start=written(get("coverageStartTime")),
        coverage_end=written(get("coverageEndTime")),
        updates=tuple(dict.fromkeys(update for update in updates if _says_something(update))),
        kind=next(iter(kinds(node)), ""),
    )


def _update(node: Node, source: str, nodes: Nodes, blog_url: str | None) -> ClaimedUpdate:
    """The record of an update. An address that is only the blog's own is not the update's."""
    get = node.get
    url = _first_but(blog_url, get("url")) or _first_but(blog_url, get("mainEntityOfPage"))
    identifier = _identifier(node)
    if url is None and identifier and identifier.startswith(("http://", "https://")) and identifier != blog_url:
        url = identifier
    if identifier is None or identifier == url:
        identifier = (url or "").partition("#")[2] or identifier
    return ClaimedUpdate(
        source=source,
        identifier=identifier,
        url=url,
        headline=line(get("headline")) or line(get("name")),
        authors=nodes.authors(get("author") or get("creator")),
        published=written(get("datePublished")) or written(get("dateCreated")),
        modified=written(get("dateModified")),
        body=prose(get("articleBody")) or prose(get("text")) or prose(get("description")),
        images=addresses(get("image")),
    )


def _first_but(other: str | None, value: Any) -> str | None:
    """The first of a value's addresses that is not the `other`."""
    for address in addresses(value, _LINKED):
        if address != other:
            return address
    return None


def _says_something(update: ClaimedUpdate) -> bool:
    return bool(update.headline or update.body or update.published or update.images)


def _updates(node: Node, nodes: Nodes) -> list[Node]:
    """The nodes of a blog's updates: what is called so, or else the posts among its parts."""
    for key in _UPDATES:
        if node.get(key):
            return _opened(node[key], nodes)
    for key in _POSTS:
        posts = [each for each in _opened(node.get(key), nodes) if _is_post(each)]
        if posts:
            return posts
    return []


def _is_post(node: Node) -> bool:
    return any(kind.lower().endswith(("posting", "article")) for kind in kinds(node)) and not _is_blog(node)


def _opened(value: Any, nodes: Nodes) -> list[Node]:
    """The nodes in a value, in order: lists are opened, also schema.org's and JSON-LD's, and references followed, once to each node."""
    found: list[Node] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        if not isinstance(one, dict):
            continue
        node = nodes.resolved(one)
        if node is not one and not nodes.follows(node):
            continue
        inner = None
        if not node.keys().isdisjoint(_HOLDING):
            inner = next((node[key] for key in _HOLDING if isinstance(node.get(key), dict | list)), None)
        if inner is not None:
            stack.append(inner)
        elif node and all(map(str.isdecimal, node)):  # an array that PHP wrote as an object
            stack.extend(reversed(node.values()))
        else:
            found.append(node)
    return found


def _address(node: Node) -> str | None:
    """A node's own address: its `url`, else the page it is the main thing of, else an `@id` that is an address."""
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        for address in addresses(value, _LINKED):
            if address.startswith(("http://", "https://", "/")):
                return address
    return None


def _identifier(node: Node) -> str | None:
    """A node's id: `@id`, or `identifier` as a string, number or PropertyValue."""
    identifier = node.get("identifier")
    if isinstance(identifier, dict):
        identifier = identifier.get("value") or identifier.get("@id")
    return written(node.get("@id")) or written(identifier)


def _language(value: Any) -> str | None:
    """A language as written: a code or a name; of an object the code."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("alternateName", "identifier", "@value", "name") if value.get(key)), None)
    return line(value)
