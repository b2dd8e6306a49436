"""Which entries of a blog are written, and in which order."""

from __future__ import annotations

from dataclasses import replace

from livelog.model.blog import Author, Entry, LayoutFacts, LiveBlog

_ASSUMED = frozenset(["publisher", "dialect", "rollover"])  # how an instant is known whose zone may be the publisher's


def chosen(blog: LiveBlog, *, sort: str = "page", leave_out: bool = False) -> LiveBlog:
    """The blog in the order asked for (`page` or `time`); with `leave_out` without what stands only in its structured data."""
    kept = page_only(blog) if leave_out else blog
    return by_time(kept) if sort == "time" else kept


def page_only(blog: LiveBlog) -> LiveBlog:
    """The blog without the updates that stand only in the page's structured data, and without all that was said because of them."""
    entries = tuple(entry for entry in blog.entries if entry.span is not None)
    if len(entries) == len(blog.entries):
        return blog
    instants = [entry.published for entry in entries if entry.published is not None]
    return replace(
        blog,
        entries=entries,
        coverage_start=min(instants, default=None),
        coverage_end=max(instants, default=None),
        authors=_authors(blog, entries),
        layout=blog.layout if entries else LayoutFacts(None, "unknown", None),
        warnings=_warnings(blog.warnings, entries),
    )


def _authors(blog: LiveBlog, entries: tuple[Entry, ...]) -> tuple[Author, ...]:
    """The authors of the page's byline, else those of the entries that are left."""
    if any(part.kind == "byline" for part in blog.parts):
        return blog.authors
    return tuple(dict.fromkeys(author for entry in entries for author in entry.authors))


def _warnings(codes: tuple[str, ...], entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The warnings without those that only the dropped updates gave; `no-times` where no entry is left."""
    zoneless = any(":" in (entry.time.local or "") and entry.time.zone is None for entry in entries)
    assumed = any(entry.time.basis in _ASSUMED for entry in entries)
    gone = {"structured-only", *(() if zoneless else ("zone-unknown",)), *(() if assumed else ("zone-assumed",))}
    return tuple(dict.fromkeys([*(code for code in codes if code not in gone), *(() if entries else ("no-times",))]))


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
