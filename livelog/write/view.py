"""Which entries of a blog are written, and in which order."""

from __future__ import annotations

from dataclasses import replace

from livelog.model.blog import Entry, LiveBlog


def page_only(blog: LiveBlog) -> LiveBlog:
    """The blog without the updates that stand only in the page's structured data."""
    entries = tuple(entry for entry in blog.entries if entry.span is not None)
    if len(entries) == len(blog.entries):
        return blog
    instants = [entry.published for entry in entries if entry.published is not None]
    start, end = (min(instants), max(instants)) if instants else (None, None)
    return replace(blog, entries=entries, coverage_start=start, coverage_end=end)


def by_time(blog: LiveBlog) -> LiveBlog:
    """The blog with its entries from the earliest to the latest; their positions still count in page order.

    An entry without a known time stays behind the one that comes before it when the page is read from its oldest end.
    """
    rising = blog.entries[::-1] if blog.layout.order == "newest-first" else blog.entries
    keys: list[tuple[str, Entry]] = []
    last = ""
    # instants and wall clocks do not compare: wall clocks count only where the page has no instant at all
    instants = any(entry.published for entry in rising)
    for entry in rising:
        last = (entry.published if instants else _dated(entry)) or last
        keys.append((last, entry))
    return replace(blog, entries=tuple(entry for _, entry in sorted(keys, key=lambda pair: pair[0])))


def _dated(entry: Entry) -> str | None:
    local = entry.time.local
    return local if local is not None and "-" in local else None
