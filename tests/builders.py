"""Live blogs made by hand, for the tests of the writers."""

from __future__ import annotations

from typing import Any

from livelog.model.blog import Author, Entry, EntryTime, LayoutFacts, LiveBlog, Part, Span
from livelog.model.page import Source

ANN = Author("Ann Poe")
DESK = Author("Harbour Press", "Organization")


def entry(position: int = 1, **changes: Any) -> Entry:
    """An entry of 9 March 2026, 16:00 in London; any field can be given."""
    fields: dict[str, Any] = {
        "identifier": f"sha256:{position:012x}",
        "position": position,
        "headline": "Crews break through",
        "authors": (ANN,),
        "published": "2026-03-09T16:00:00Z",
        "modified": None,
        "body": ("The last wall fell at noon.", "The pumps were switched off."),
        "url": None,
        "time": EntryTime("9 March 2026 16:00", "2026-03-09T16:00", "Europe/London", "minute", "dialect"),
        "span": Span(20, 90),
        "sources": (("headline", "text"), ("datePublished", "text"), ("author", "text"), ("articleBody", "text")),
    }
    return Entry(**{**fields, **changes})


def blog(*entries: Entry, **changes: Any) -> LiveBlog:
    """A blog of these entries; any field can be given."""
    instants = [one.published for one in entries if one.published]
    fields: dict[str, Any] = {
        "source": Source("storm.txt", "text", "utf-8", "0" * 64),
        "text": "Storm Hedwig live\n\nCrews break through\n",
        "headline": "Storm Hedwig live",
        "url": None,
        "publisher": None,
        "language": "en",
        "published": None,
        "modified": None,
        "coverage_start": min(instants, default=None),
        "coverage_end": max(instants, default=None),
        "authors": (ANN,),
        "abstract": ("Engineers work through the night.",),
        "entries": entries,
        "layout": LayoutFacts("trailing", "newest-first", "NAME D MONTH YYYY HH:MM"),
        "parts": (
            Part("removed", 0, 5, reason="cookie-notice"),
            Part("headline", 5, 17),
            *(Part("entry", 20 + 100 * one.position, 90 + 100 * one.position, position=one.position) for one in entries),
        ),
        "warnings": ("zone-assumed",),
    }
    return LiveBlog(**{**fields, **changes})


def timed(position: int, published: str | None, local: str | None = None) -> Entry:
    """An entry of which only the time matters."""
    return entry(position, published=published, time=EntryTime(local, local, None, "minute" if local else "none", "none"))
