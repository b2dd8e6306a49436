"""Times of updates that stand only in a page's structured data."""

from __future__ import annotations

import json

import pytest

import livelog
from livelog.model.blog import EntryTime, LiveBlog

BODIES = ("The gate opens and the first boats leave the quay.", "The pumps were switched off at the lower basin.")


def parsed(*times: str, tz: str | None = None, publisher: str | None = None, words: str = "") -> LiveBlog:
    """A page that shows no updates, with one in its JSON-LD for each time."""
    updates = [{"@type": "BlogPosting", "articleBody": body, "datePublished": time} for time, body in zip(times, BODIES, strict=False)]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Quay live", "liveBlogUpdate": updates})
    head = f'<title>Quay live</title><script type="application/ld+json">{data}</script>'
    page = f"<html lang=en><head>{head}</head><body><h1>Quay live</h1><p>{words}</p></body></html>"
    return livelog.parse(page, name="quay.html", tz=tz, publisher=publisher)


def test_a_day_alone() -> None:
    (entry,) = parsed("2026-03-09").entries
    assert (entry.published, entry.time) == (None, EntryTime(None, "2026-03-09", None, "day", "none"))


@pytest.mark.parametrize(("time", "precision"), [("2026-03-09T16:00Z", "minute"), ("2026-03-09T16:00:00Z", "second")])
def test_precision_is_what_was_written(time: str, precision: str) -> None:
    (entry,) = parsed(time).entries
    assert (entry.published, entry.time) == ("2026-03-09T16:00:00Z", EntryTime(None, "2026-03-09T16:00", "+00:00", precision, "json-ld"))


def test_a_local_time_without_a_zone() -> None:
    blog = parsed("2026-07-09T15:00", "2026-07-09T16:00")
    assert [entry.published for entry in blog.entries] == [None, None]
    assert blog.entries[0].time == EntryTime(None, "2026-07-09T15:00", None, "minute", "none")
    assert blog.warnings == ("structured-only", "zone-unknown")


def test_a_local_time_in_a_given_zone() -> None:
    blog = parsed("2026-07-09T15:00", tz="Europe/London")
    assert blog.entries[0].published == "2026-07-09T14:00:00Z"
    assert blog.entries[0].time == EntryTime(None, "2026-07-09T15:00", "Europe/London", "minute", "option")
    assert blog.warnings == ("structured-only",)


def test_a_local_time_in_the_zone_of_the_page() -> None:
    blog = parsed("2026-07-09T15:00", words="All times are BST.")
    assert (blog.entries[0].published, blog.entries[0].time.basis) == ("2026-07-09T14:00:00Z", "page")


def test_a_local_time_in_the_zone_of_the_publisher() -> None:
    blog = parsed("2026-07-09T15:00", publisher="The Guardian")
    assert (blog.entries[0].published, blog.entries[0].time.basis) == ("2026-07-09T14:00:00Z", "publisher")
    assert blog.warnings == ("structured-only", "zone-assumed")


def test_a_local_time_with_a_zone_word_is_in_no_other_zone() -> None:
    (entry,) = parsed("2026-07-09 15:00:00 IST", publisher="The Guardian").entries
    assert (entry.published, entry.warnings) == (None, ("zone-ambiguous",))


def test_an_attribute_without_seconds() -> None:
    posts = "".join(
        f'<article><time datetime="2026-03-09T1{hour}:00Z">1{hour}:00</time><p>{body}</p></article>' for hour, body in enumerate(BODIES)
    )
    blog = livelog.parse(f"<html lang=en><body><h1>Quay live</h1>{posts}</body></html>", name="quay.html")
    assert [entry.published for entry in blog.entries] == ["2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z"]
    assert {(entry.time.precision, entry.time.basis) for entry in blog.entries} == {("minute", "attribute")}
