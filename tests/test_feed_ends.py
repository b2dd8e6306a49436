"""Where the feed of a page of text ends, and lists that imitate entries."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.below import feed_ends, without_below
from livelog.layout.lists import without_lists
from livelog.model.page import Page, Source
from marked import lines_of, markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
WALL = "A captain said that nobody was hurt."
LONG = "Forty boats wait outside the wall"
FEED = ("15:05", SAID, "14:05", MORE, "13:05", WALL)


def end(*texts: str, comments: tuple[int, ...] = ()) -> int | None:
    """The line at which the feed ends; `Most read` and `Comments` head what can stand below it."""
    reasons = {f"l{number}": "comments" if text == "Comments" else "related-link" for number, text in enumerate(texts)}
    headings = [number for number, text in enumerate(texts) if text in {"Most read", "Comments", "Reply", "Read on"}]
    removed = {f"l{number}": "comments" if texts[number] == "Reply" else reasons[f"l{number}"] for number in headings}
    return feed_ends(list(markers_of(*texts)), lines_of(*texts, **removed), headings)


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (("Most read", *FEED), None),
        ((*FEED, "Most read"), None),
        ((*FEED, "Most read", "16:00", "Gate opens", "15:30", "Boats wait"), 6),
        ((*FEED, "Most read", "12:40", "Gate opens", "12:30", "Boats wait"), None),
        ((*FEED, "Most read", "12:40", "Gate opens", "12:30", "Boats wait", "12:20", "Sails are torn"), 6),
        ((*FEED, "Most read", "16:00", SAID, "15:30", MORE), None),
        ((*FEED, "Most read", "9 March 2026", "Gate opens", "8 March 2026", "Boats wait"), 6),
        ((*FEED, "Most read", "12:40", "Gate opens", "12:30", "Boats wait", "12:20", "Sails", "Pier", "Wall", SAID), 6),
        ((*FEED, "Most read", "12:40", "Gate opens", "12:30", "Boats wait", "12:20", "Sails", "Pier", SAID), None),
        ((*FEED[:2], "Most read", *FEED[2:]), None),
        (("15:05", "Pier", "14:05", "Wall", "Most read", "16:00", "Gate opens", "15:30", "Boats wait"), None),
        ((*FEED, "Most read", "16:00", "Gate opens", "Most read", "15:30", "Boats wait"), None),
        ((*FEED, "Most read", "16:00", "Gate opens", "15:30", "Boats wait", "Most read"), 6),
        ((*FEED, "Most read", "16:00", "Gate opens", "Read on", "15:30", "Boats wait"), 6),
        (("16:05", SAID, "15:05", "Pier", *FEED[2:], "Most read", "12:40", "Gate opens", "12:30", "Boats", "12:20", "Sails"), None),
        (("15:05", SAID, "14:05", "Pier", "13:05", WALL, "Most read", "12:40", "Gate opens", "12:30", "Boats", "12:20", "Sails"), None),
    ],
)
def test_the_feed_ends_at_a_list_of_other_stories(texts: tuple[str, ...], line: int | None) -> None:
    assert end(*texts) == line


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ((*FEED, "Comments", "16:00", SAID, "15:30", MORE), 6),
        ((*FEED, "Comments", "12:40", SAID, "12:30", MORE), None),
        ((*FEED, "Comments", "9 March 2026", SAID, "8 March 2026", MORE), 6),
        ((*FEED, "Comments", "12:40", "Gate opens", "12:30", "Boats wait"), 6),
        ((*FEED, "Comments", "12:40", "Gate opens", "9 March 2026", SAID), 6),
        ((*FEED, "Comments", "12:40", SAID, "9 March 2026", "Gate opens"), None),
        ((*FEED, "Comments", "16:00", SAID, "15:30", MORE, "15:20", WALL, "15:10", SAID), None),
        ((*FEED, "Comments", "16:00", SAID, "Most read", "15:30", "Boats wait"), 6),
        ((*FEED, "Comments", "Most read", "15:30", "Boats wait", "15:20", "Sails"), 6),
        ((*FEED, "Read on", SAID, "Most read", "15:30", "Boats wait", "15:20", "Sails"), 8),
        ((*FEED, "Read on", "Pier", "Most read", "15:30", "Boats wait", "15:20", "Sails"), 6),
        ((*FEED, "Tom Reed", "16:00", SAID, "Reply", "Ada Fry", "15:30", MORE, "Reply"), 6),
        ((*FEED, "16:00", SAID, "Reply", "Ada Fry", "15:30", MORE, "Reply"), 6),
        ((*FEED, "16:00", SAID, "Reply", "15:30", MORE, "15:20", WALL, "15:10", SAID), None),
        (("15:05", SAID, "Reply", "14:05", MORE, "Reply"), None),
        ((*FEED, "16:00", SAID, "Reply", "15:30", MORE, "15:20", WALL, "15:10", SAID, "Reply", "15:00", MORE), None),
        ((*FEED, "16:00", SAID, "Reply", "15:30", "Pier", "Reply", "15:10", SAID, "Reply", "15:00", MORE), 6),
    ],
)
def test_the_feed_ends_at_readers_comments(texts: tuple[str, ...], line: int | None) -> None:
    assert end(*texts) == line


@pytest.mark.parametrize(
    ("above", "below", "ends"),
    [
        (("3 minutes ago", "5 minutes ago", "8 minutes ago"), ("2 minutes ago", "1 minutes ago"), True),
        (("3 minutes ago", "5 minutes ago", "8 minutes ago"), ("9 minutes ago", "10 minutes ago"), False),
        (("9 March 15:05", "9 March 14:05", "9 March 13:05"), ("10 March 12:40", "10 March 12:30"), True),
        (("9 March 15:05", "9 March 14:05", "9 March 13:05"), ("8 March 23:40", "8 March 23:30"), False),
        (("13:05", "14:05", "15:05"), ("12:40", "12:30"), True),
        (("13:05", "14:05", "15:05"), ("15:40", "15:50"), False),
        (("02:05", "01:05", "00:05"), ("23:40", "23:30"), False),
        (("22:05", "23:05", "00:05"), ("23:40", "23:30"), True),
        (("01:05", "00:05", "23:50"), ("00:10", "00:05"), True),
        (("22:05", "23:05", "23:50"), ("00:10", "00:15"), False),
        (("15:05", "14:05", "15:10"), ("16:00", "15:50"), False),
        (("15:05", "14:05"), ("16:00", "15:50"), False),
    ],
)
def test_times_below_that_do_not_go_on_where_the_entries_end(above: tuple[str, ...], below: tuple[str, ...], ends: bool) -> None:
    entries = [text for time in above for text in (time, SAID)]
    titles = [text for time in below for text in (time, "Gate opens")]
    assert end(*entries, "Most read", *titles) == (len(entries) if ends else None)


def test_what_stands_below_the_feed_is_removed() -> None:
    texts = (*FEED, "Most read", "16:00", "Gate opens", "Share", "15:30", "Boats wait")
    lines = lines_of(*texts, l6="related-link", l9="share")
    page, markers = without_below(Page("", lines, Source(None, "text", None, "")), list(markers_of(*texts)))
    assert [line.reason for line in page.lines] == [*[None] * 6, "related-link", *["below-feed"] * 2, "share", *["below-feed"] * 2]
    assert [marker.first for marker in markers] == [0, 2, 4]


@pytest.mark.parametrize(("length", "ends"), [(60, True), (61, False)])
def test_a_heading_is_short(length: int, ends: bool) -> None:
    texts = (*FEED, "x" * length, "16:00", "Gate opens", "15:30", "Boats wait")
    page = Page("", lines_of(*texts, l6="related-link"), Source(None, "text", None, ""))
    assert len(without_below(page, list(markers_of(*texts)))[1]) == (3 if ends else 5)


@pytest.mark.parametrize(("heading", "reason"), [("Most read", None), ("Most read", "caption"), ("Most read " * 7, "related-link")])
def test_no_other_line_ends_a_feed(heading: str, reason: str | None) -> None:
    texts = (*FEED, heading, "16:00", "Gate opens", "15:30", "Boats wait")
    lines = tuple(line._replace(reason=reason) if number == 6 else line for number, line in enumerate(lines_of(*texts)))
    page = Page("", lines, Source(None, "text", None, ""))
    assert without_below(page, list(markers_of(*texts)))[0] is page


def left(*texts: str, **removed: str) -> list[int]:
    """The lines of the markers that are left without those of lists."""
    return [marker.first for marker in without_lists(list(markers_of(*texts)), lines_of(*texts, **removed), ENGLISH)]


INDEX = ("15:05", "Gate opens", "14:05", "Boats wait")
AGAIN = ("16:05", "Ropes", SAID, "15:05", "Gate", MORE, "14:05", "Boats", WALL, "13:05", "Sail", SAID)
ENTRIES = ("15:05", "Gate opens", SAID, "14:05", "Boats wait", MORE)


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ((*INDEX, *ENTRIES), [4, 7]),
        (("Pier", *INDEX, *ENTRIES), [5, 8]),
        ((*INDEX, "15:06", "Gate opens", SAID, "14:06", "Boats wait", MORE), [0, 2, 4, 7]),
        ((*INDEX, "15:05", "Gate is open", SAID, "14:05", "Boats are waiting", MORE), [0, 2, 4, 7]),
        ((*INDEX, "15:05", "Gate opens", SAID, "14:05", "Boats are waiting", MORE), [4, 7]),
        (("16:05", "Ropes", *INDEX, "13:05", "Sails", *AGAIN), [0, 2, 4, 6, 8, 11, 14, 17]),
        ((*INDEX, "13:05", "Sails", "15:05", "Gate opens", SAID), [0, 2, 4, 6]),
        (("Key events", "15:05", "Gate opens", SAID, "15:05", "Gate opens", MORE), [4]),
        (("Pier", "15:05", "Gate opens", *ENTRIES), [1, 3, 6]),
        ((SAID, *ENTRIES, *ENTRIES), [1, 4, 7, 10]),
    ],
)
def test_an_index_above_the_entries_that_it_announces(texts: tuple[str, ...], lines: list[int]) -> None:
    assert left(*texts) == lines


def test_an_index_of_match_minutes() -> None:
    minutes = ("88'", SAID, MORE, "40'", MORE, WALL, "12'", WALL, SAID)
    assert left("40'", "Berg 1-0", "12'", "Berg 0-0", *minutes) == [4, 7, 10]
    assert left("40'", "Berg 1-0", "13'", "Berg 0-0", *minutes) == [0, 2, 4, 7, 10]
    assert left("41'", "Berg 1-0", "12'", "Berg 0-0", *minutes) == [0, 2, 4, 7, 10]
    assert left("40'", SAID, "12'", MORE, *minutes) == [0, 2, 4, 7, 10]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("15:05: Gate opens", "14:05: Boats wait", "15:05", SAID, "14:05", MORE), [2, 4]),
        (("15:05: Gate opens", "14:05: Boats wait", "15:05", SAID, "13:05", MORE), [2, 4]),
        (("15:05: Gate opens", "14:05: Boats wait", "15:06", SAID, "13:05", MORE), [0, 1, 2, 4]),
        (("15:05: Gate opens", "15:05", SAID, "14:05", MORE), [0, 1, 3]),
        (("Key events", "15:05: Gate opens", "14:05: Boats wait", "15:06", SAID, "13:05", MORE), [3, 5]),
        (("Key events", "Pier", "15:05: Gate opens", "14:05: Boats wait", "15:06", SAID, "13:05", MORE), [4, 6]),
        (("Key events", "Pier", "Wall", "15:05: Gate opens", "14:05: Boats wait", "15:06", SAID, "13:05", MORE), [3, 4, 5, 7]),
        (("Key events", f"15:05: {SAID}", "14:05: Boats wait", "15:06", SAID, "13:05", MORE), [1, 2, 3, 5]),
        (("Key events", "15:05: Gate opens", "14:05: Boats wait"), [1, 2]),
        (("Key events", f"15:05: {LONG}", f"14:05: {LONG}", "15:06", SAID, "13:05", MORE), [3, 5]),
        (("16:05", SAID, "15:05: Gate opens", "14:05: Boats wait", "15:05", SAID, "14:05", MORE), [0, 4, 6]),
        (("15:05: Gate opens", WALL, "14:05: Boats wait", "15:05", SAID, "14:05", MORE), [0, 2, 3, 5]),
        (("15:05: Gate opens", "Pier", "Wall", "14:05: Boats wait", "15:05", SAID, "14:05", MORE), [4, 6]),
        (("15:05: Gate opens", "Pier", "Wall", "Quay", "14:05: Boats wait", "15:05", SAID, "14:05", MORE), [0, 4, 5, 7]),
    ],
)
def test_an_index_of_one_line_each(texts: tuple[str, ...], lines: list[int]) -> None:
    assert left(*texts) == lines


@pytest.mark.parametrize(
    ("titles", "listed"),
    [
        (("14:40", "Gate opens", "13:40", "Boats wait", "12:40", "Sails"), True),
        (("12:40", "Gate opens", "11:40", "Boats wait", "10:40", "Sails"), False),
        (("14:40", "Gate opens", "13:40", "Boats wait"), False),
        (("14:40", "Gate opens", "13:40", "Boats wait", "12:40", "Sails", "Pier", "Wall", SAID), True),
        (("14:40", "13:40", "12:40", "Pier", SAID), False),
        (("14:40", "13:40", "12:40", "Pier", "Wall", "Sails", SAID), True),
        (("9 March 2026", "Gate opens", "8 March 2026", "Boats wait", "7 March 2026", "Sails"), False),
    ],
)
def test_a_list_of_titles_below_the_entries(titles: tuple[str, ...], listed: bool) -> None:
    own = [number for number, text in enumerate((*FEED, *titles)) if text[0].isdigit()]
    assert left(*FEED, *titles) == (own[:3] if listed else own)


def test_a_list_stands_below_entries_with_sentences() -> None:
    titles = ("14:40", "Gate opens", "13:40", "Boats wait", "12:40", "Sails")
    assert left(*FEED[:4], *titles) == [0, 2]
    few = ("15:05", SAID, "Pier", "14:05", "Quay", "Wall", "13:05", WALL, "Rope")
    assert left(*few, *titles) == [0, 3, 6, 9, 11, 13]
    assert left("15:05", SAID, *titles) == [0, 2, 4, 6]
    assert left("15:05", SAID, "14:05", "Pier", "13:05", WALL, *titles) == [0, 2, 4, 6, 8, 10]
