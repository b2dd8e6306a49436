"""A live blog as the JSON object of the contract, in plain dicts and lists."""

from __future__ import annotations

from typing import Any

from livelog.model.blog import Author, Entry, LiveBlog, Part
from livelog.version import __version__

SCHEMA_VERSION = 1


def document(blog: LiveBlog) -> dict[str, Any]:
    """The object that `-f json` prints: every key is there, in the contract's order; unknown is None.

    >>> import livelog
    >>> list(document(livelog.parse("Quay live")))[:4]
    ['@context', '@type', 'headline', 'url']
    """
    return {
        "@context": ["https://schema.org", {"livelog": None}],
        "@type": "LiveBlogPosting",
        "headline": blog.headline,
        "url": blog.url,
        "publisher": None if blog.publisher is None else {"@type": "Organization", "name": blog.publisher},
        "inLanguage": blog.language,
        "datePublished": blog.published,
        "dateModified": blog.modified,
        "coverageStartTime": blog.coverage_start,
        "coverageEndTime": blog.coverage_end,
        "author": [_author(author) for author in blog.authors],
        "abstract": list(blog.abstract),
        "liveBlogUpdate": [_entry(entry) for entry in blog.entries],
        "livelog": _facts(blog),
    }


def _author(author: Author) -> dict[str, Any]:
    return {"@type": author.kind, "name": author.name}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "identifier": entry.identifier,
        "position": entry.position,
        "headline": entry.headline,
        "author": [_author(author) for author in entry.authors],
        "datePublished": entry.published,
        "dateModified": entry.modified,
        "articleBody": entry.article_body,
        "url": entry.url,
        "livelog": _entry_facts(entry),
    }


def _entry_facts(entry: Entry) -> dict[str, Any]:
    time = entry.time
    return {
        "time": {
            "text": time.text,
            "local": time.local,
            "zone": time.zone,
            "precision": time.precision,
            "basis": time.basis,
            "minute": time.minute,
        },
        "span": None if entry.span is None else {"start": entry.span.start, "end": entry.span.end},
        "pinned": entry.pinned,
        "keyEvent": entry.key_event,
        "summary": entry.summary,
        "links": [{"text": link.text, "url": link.url} for link in entry.links],
        "images": [{"url": image.url, "alt": image.alt, "caption": image.caption} for image in entry.images],
        "sources": dict(entry.sources),
        "warnings": list(entry.warnings),
    }


def _facts(blog: LiveBlog) -> dict[str, Any]:
    source, layout = blog.source, blog.layout
    return {
        "version": __version__,
        "schemaVersion": SCHEMA_VERSION,
        "source": {
            "name": source.name,
            "format": source.format,
            "encoding": source.encoding,
            "sha256": source.sha256,
            "capturedAt": source.captured_at,
        },
        "layout": {"marker": layout.marker, "order": layout.order, "shape": layout.shape},
        "entries": {"found": len(blog.entries), "expected": blog.expected},
        "complete": blog.complete,
        "parts": [_part(part) for part in blog.parts],
        "warnings": list(blog.warnings),
    }


def _part(part: Part) -> dict[str, Any]:
    own: dict[str, Any] = {}
    if part.kind == "removed":
        own = {"reason": part.reason}
    elif part.kind == "entry":
        own = {"position": part.position}
    return {"kind": part.kind, **own, "start": part.start, "end": part.end}
