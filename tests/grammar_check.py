"""What differs between a live blog as it was meant and as it was read."""

from __future__ import annotations

import livelog
from grammar_blogs import Meant
from grammar_stamps import Form


def difference(meant: Meant, form: Form, read: livelog.LiveBlog) -> str | None:
    """The first kind of thing that did not come back, and what it was; None where all did. `form` is how the stamps were printed."""
    posts, entries = meant.posts, read.entries
    if len(posts) != len(entries):
        return f"count: {len(entries)} for {len(posts)}"
    dated = form.dated and "{Y}" in form.pattern
    for place, (post, entry) in enumerate(zip(posts, entries, strict=True), start=1):
        when, local = f"{post.when:%Y-%m-%dT%H:%M}", entry.time.local or ""
        pairs: list[tuple[str, object, object]] = [
            ("clocks", when if dated else when[-5:], local if dated else local[-5:]),
            ("headlines", post.headline, entry.headline),
            ("authors", [post.author] if post.author else [], [one.name for one in entry.authors]),
            ("bodies", post.paragraphs, entry.body),
        ]
        for name, wanted, found in pairs:
            if wanted != found:
                return f"{name}: post {place}: {found!r} for {wanted!r}"
    whole: list[tuple[str, object, object]] = [
        ("title", meant.title, read.headline),
        ("abstract", (meant.standfirst,), read.abstract),
    ]
    return next((f"{name}: {found!r} for {wanted!r}" for name, wanted, found in whole if wanted != found), None)
