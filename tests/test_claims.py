"""What a page claims of its own times goes to the blog, what an entry claims of a change to the entry."""

from __future__ import annotations

import livelog

PAGE = """Quay strike live

Published 9 March 2026 10:00 GMT

Updated 9 March 2026 18:30 GMT

{first}
The gate opens to the first boats.
Updated at {changed}

1.50pm GMT
Boats are waiting outside the wall.
"""


def test_the_page_says_when_it_was_published_and_changed() -> None:
    blog = livelog.parse(PAGE.format(first="2.05pm GMT", changed="2.20pm GMT"))
    assert (blog.published, blog.modified) == ("2026-03-09T10:00:00Z", "2026-03-09T18:30:00Z")
    assert [(entry.published, entry.modified) for entry in blog.entries] == [
        ("2026-03-09T14:05:00Z", "2026-03-09T14:20:00Z"),
        ("2026-03-09T13:50:00Z", None),
    ]


def test_a_change_past_midnight_is_on_the_next_day() -> None:
    blog = livelog.parse(PAGE.format(first="11.50pm GMT", changed="12.10am GMT"))
    assert blog.entries[0].modified == "2026-03-10T00:10:00Z"


def test_without_a_zone_nothing_is_claimed() -> None:
    blog = livelog.parse(PAGE.replace(" GMT", "").format(first="2.05pm", changed="2.20pm"))
    assert (blog.published, blog.modified, blog.entries[0].modified) == (None, None, None)


def test_a_related_date_below_the_entries_is_no_claim() -> None:
    blog = livelog.parse(
        "Quay strike live\n\n2.05pm GMT\nThe gate opens.\n\n1.50pm GMT\nBoats wait outside.\n\nUpdated 9 March 2026 18:30 GMT\n"
    )
    assert blog.modified is None
