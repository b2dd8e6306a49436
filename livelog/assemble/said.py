"""What a page's markup and structured data say of the page itself, where its text does not."""

from __future__ import annotations

import itertools

from livelog.model.blog import Entry
from livelog.model.page import Line, Page


def abstract(page: Page) -> tuple[str, ...]:
    """The description of the blog in the structured data, for a page that shows nothing."""
    if not page.structured.blogs:
        return ()
    from livelog.structured.text import paragraphs

    return next((paragraphs(blog.description) for blog in page.structured.blogs if blog.description), ())


def order(made: tuple[Entry, ...]) -> str:
    """The order of entries that stand only in structured data."""
    instants = [entry.published for entry in made if entry.published]
    rises = sum(one < two for one, two in itertools.pairwise(instants))
    falls = sum(one > two for one, two in itertools.pairwise(instants))
    if not rises + falls:
        return "unknown"
    return "newest-first" if falls * 4 >= 3 * (rises + falls) else "oldest-first" if rises * 4 >= 3 * (rises + falls) else "mixed"


def publisher(page: Page) -> str | None:
    """The publisher that the page's structured data or head names."""
    blogs = (*page.structured.blogs, *page.structured.articles)
    return next((blog.publisher for blog in blogs if blog.publisher), None) or page.head.site


_UNSAID = frozenset(["navigation", "control", "comments", "related-link", "index", "rule"])


def around(page: Page, first: int, last: int) -> tuple[Line, ...]:
    """The lines above the entries and at the page's end, in which it may speak of its zone."""
    lines = page.lines[: first + 3] + page.lines[max(last + 1, len(page.lines) - 20) :]
    return tuple(line for line in lines if line.reason not in _UNSAID) if page.nodes else lines
