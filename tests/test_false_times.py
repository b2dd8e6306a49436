"""Pages whose sources contradict each other: never a false time, and never a contradiction without a warning. All pages are invented."""

from __future__ import annotations

import json

import pytest

import livelog

HEADS = ("Crews break the last wall", "Boats wait at the quay", "Captain speaks to the press", "Pumps are switched off")
BODIES = (
    "The harbour crews said that the last wall fell at noon.",
    "Boats had been waiting at the quay since early dawn.",
    "A ferry captain told reporters that nobody was hurt.",
    "The pumps were switched off again later that day.",
)


def page(*stamps: str, head: str = "", above: str = "", below: tuple[str, ...] = ("",) * 4) -> str:
    """A saved page with an entry for each stamp (markup); `head` and `above` go to the page's head and above the entries."""
    entries = "".join(
        f"<article id=post-10{number}>{stamp}<h2>{title}</h2><p>{body}</p>{end}</article>"
        for number, (stamp, title, body, end) in enumerate(zip(stamps, HEADS, BODIES, below, strict=False))
    )
    top = f"<html lang=en><head><title>Quay live</title>{head}</head><body><h1>Quay live: the gate opens</h1>{above}"
    return f"{top}<main>{entries}</main></body></html>"


def claimed(*updates: dict[str, str]) -> str:
    """The script of a page's JSON-LD with these updates."""
    every = [
        {"@type": "BlogPosting", "@id": f"#post-10{number}", "headline": title, "articleBody": body, **update}
        for number, (update, title, body) in enumerate(zip(updates, HEADS, BODIES, strict=False))
    ]
    return f'<script type="application/ld+json">{json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": every})}</script>'


def at(*clocks: str, day: str = "2026-03-09") -> list[str]:
    """Instants of one day."""
    return [f"{day}T{clock}:00Z" for clock in clocks]


def instants(blog: livelog.LiveBlog) -> list[str | None]:
    return [entry.published for entry in blog.entries]


CHANGES = [("16:02", "15:05"), ("15:02", "14:05"), ("14:02", "13:05"), ("13:02", "12:05")]


@pytest.mark.parametrize(
    "stamp",
    [
        '<p>Updated: <time datetime="{0}">{2}</time></p><p>Published: <time datetime="{1}">{3}</time></p>',
        '<time itemprop=dateModified datetime="{0}">{2}</time><time itemprop=datePublished datetime="{1}">{3}</time>',
        '<time class="entry-modified" datetime="{0}">{2}</time><time class=published datetime="{1}">{3}</time>',
        '<p>Updated <time datetime="{0}">1 hour ago</time></p><time itemprop=datePublished datetime="{1}"></time>',
    ],
)
def test_a_time_of_change_is_not_that_of_publication(stamp: str) -> None:
    stamps = [stamp.format(*at(changed), *at(published), changed, published) for changed, published in CHANGES]
    blog = livelog.parse(page(*stamps), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")
    assert [entry.modified for entry in blog.entries] == at("16:02", "15:02", "14:02", "13:02")


def test_words_alone_tell_a_change_from_a_publication() -> None:
    stamps = [f"<p>Updated at {changed} GMT</p><p>Published at {published} GMT</p>" for changed, published in CHANGES]
    assert instants(livelog.parse(page(*stamps), name="quay.html", date="2026-03-09")) == at("15:05", "14:05", "13:05", "12:05")
