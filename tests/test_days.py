"""Entries of saved pages that show a day and no clock."""

from __future__ import annotations

import pytest

import livelog

SHOWN = (
    ("2026-03-11", "11 March 2026", "The gate opens and the first boats leave the quay."),
    ("2026-03-10", "10 March 2026", "The pumps were switched off at the lower basin."),
    ("2026-03-09", "9 March 2026", "Crews wait for the tide to turn before they go out again."),
)


@pytest.mark.parametrize(
    "post",
    ['<article><time datetime="{0}">{1}</time><p>{2}</p></article>', '<article><p>{2}</p><time datetime="{0}">{1}</time></article>'],
    ids=["above", "below"],
)
def test_a_shown_day_is_the_marker_of_its_entry(post: str) -> None:
    posts = "".join(post.format(*one) for one in SHOWN)
    blog = livelog.parse(f"<html lang=en><body><h1>Quay live</h1>{posts}</body></html>", name="quay.html")
    times = [entry.time for entry in blog.entries]
    assert [(time.text, time.local, time.precision) for time in times] == [(text, day, "day") for day, text, _ in SHOWN]
    assert [entry.body for entry in blog.entries] == [(body,) for _, _, body in SHOWN]
    spans = [blog.text[entry.span.start : entry.span.end] for entry in blog.entries if entry.span]
    assert all(text in span for span, (_, text, _) in zip(spans, SHOWN, strict=True))
    assert "removed" not in [part.kind for part in blog.parts]


def test_a_day_inside_an_entry_with_a_clock_is_not_its_marker() -> None:
    posts = "".join(f"<article><p>1{hour}:05</p><p>{body}</p><p>{day}</p></article>" for hour, (_, day, body) in enumerate(SHOWN))
    blog = livelog.parse(f"<html lang=en><body><h1>Quay live</h1>{posts}</body></html>", name="quay.html")
    assert [entry.time.text for entry in blog.entries] == ["10:05", "11:05", "12:05"]


POSTS = """
00:40 Der Bohrer erreicht 214 Meter. Bis zur Strecke fehlen noch 61.

23:31 In der Turnhalle haben sich 60 Angehörige versammelt.

{last} Zur Ursache will sich niemand äußern, es gebe drei Abläufe.
"""


@pytest.mark.parametrize(
    ("stated", "last", "newest", "oldest"),
    [
        ("14.02.2025, 00:51 Uhr", "21:20", "2025-02-14T00:40", "2025-02-13T21:20"),  # shortly after the newest entry
        ("13.02.2025, 21:05 Uhr", "21:20", "2025-02-14T00:40", "2025-02-13T21:20"),  # shortly before the oldest one
        ("13.02.2025, 00:55 Uhr", "01:20", "2025-02-14T00:40", "2025-02-13T01:20"),  # near both: it is that of the beginning
    ],
)
def test_the_clock_beside_the_pages_day_tells_whether_it_is_that_of_the_last_change(
    stated: str, last: str, newest: str, oldest: str
) -> None:
    blog = livelog.parse(f"Liveticker zum Grubenunglück\n\n{stated}\n{POSTS.format(last=last)}")
    assert [entry.time.local for entry in (blog.entries[0], blog.entries[-1])] == [newest, oldest]


def test_an_age_alone_is_of_no_day_that_is_known() -> None:
    text = "Quay live\n\nPublished 9 March 2026\n\nNews from the quay, all day.\n\n"
    text += "2 hours ago\n\nThe gate opens at noon.\n\n3 hours ago\n\nBoats are waiting at the quay.\n"
    entries = livelog.parse(text).entries
    assert [(entry.time.text, entry.time.local) for entry in entries] == [("2 hours ago", None), ("3 hours ago", None)]
    dated = livelog.parse(text, date="2026-03-09").entries
    assert [entry.time.local for entry in dated] == ["2026-03-09"] * 2
