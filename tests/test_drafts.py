"""Where entries are cut: the lines of each, its headline and byline above the marker, and where the last one ends."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout
from livelog.model.page import Line, Page, Source
from livelog.read.lines import split_lines
from livelog.split.cut import cut, first_entry
from livelog.split.footer import feed_end
from marked import markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
WALL = "A captain said that nobody was hurt."
HEAD = "Gate opens to small boats"


def lines_of(*texts: str, removed: dict[int, str] | None = None) -> tuple[Line, ...]:
    """The lines of a page: an empty text is an empty line, and counts as none of them."""
    lines = split_lines("\n".join(texts))
    return tuple(line._replace(reason=(removed or {}).get(number)) for number, line in enumerate(lines))


Cut = list[tuple[list[str], str | None, list[str]]]


def drafts(
    side: str, *texts: str, removed: dict[int, str] | None = None, dated: tuple[int, ...] = (), openers: tuple[int, ...] = ()
) -> Cut:
    """The texts, the headline and the bylines above of each entry."""
    lines = lines_of(*texts, removed=removed)
    markers = [one for one in markers_of(*(line.text for line in lines)) if one.first not in dated]
    own = tuple(one for one in markers if one.first not in openers)
    opening = tuple(one for one in markers if one.first in openers)
    page = Page("", lines, Source(None, "text", None, ""))
    found = cut(Layout(own, side, None, opening, (), frozenset(dated)), page, ENGLISH)
    return [
        (
            [lines[number].text for number in one.lines],
            None if one.head is None else lines[one.head].text,
            [lines[number].text for number in one.above],
        )
        for one in found
    ]


def bodies(*texts: str, removed: dict[int, str] | None = None) -> list[list[str]]:
    return [lines for lines, _, _ in drafts("leading", *texts, removed=removed)]


def test_a_page_without_markers_has_no_entries() -> None:
    assert drafts("leading", "Quay live") == []


def test_an_entry_runs_from_its_marker_to_the_next() -> None:
    assert bodies("Quay live", "14:05", SAID, "Share", MORE, "13:05", WALL, removed={3: "share"}) == [[SAID, MORE], [WALL]]
    assert bodies("14:05", "13:05", WALL) == [[], [WALL]]


@pytest.mark.parametrize(
    ("texts", "above"),
    [
        (("Ann Poe", "14:05", SAID, "Bo Lund", "13:05", MORE), [["Ann Poe"], ["Bo Lund"]]),
        (("By Ann Poe", "14:05", SAID, "• Bo Lund", "13:05", MORE), [["By Ann Poe"], ["• Bo Lund"]]),
        (("Ann Poe", "14:05", SAID, MORE, "13:05", MORE), [[], []]),
        (("Ann Poe", "14:05", SAID, "Bo Lund", "13:05", MORE, "12:05", WALL), [["Ann Poe"], ["Bo Lund"], []]),
        (("Quay live", "14:05", SAID, "Bo Lund", "13:05", MORE, "Al Fry", "12:05", WALL), [[], [], []]),
        (("Ann Poe", "14:05", SAID), [[]]),
        (("Ann Poe", "Bo Lund 14:05", SAID, "Ann Poe", "Bo Lund 13:05", MORE), [[], []]),
    ],
)
def test_names_above_most_markers_are_bylines(texts: tuple[str, ...], above: list[list[str]]) -> None:
    assert [names for _, _, names in drafts("leading", *texts)] == above
    assert all(name not in lines for lines, _, names in drafts("leading", *texts) for name in names)


def test_a_byline_above_goes_to_no_body() -> None:
    assert bodies("Ann Poe", "14:05", SAID, "Bo Lund", "13:05", MORE) == [[SAID], [MORE]]
    assert bodies("Ann Poe", "14:05", SAID, "Bo Lund", "13:05", MORE, removed={3: "share"}) == [[SAID], [MORE]]
    assert drafts("headline-first", HEAD, "Ann Poe", "14:05", SAID)[0][2] == ["Ann Poe"]


@pytest.mark.parametrize(
    ("texts", "dated", "expected"),
    [
        (("Quay live", HEAD, "14:05", SAID, "Boats wait", "13:05", MORE), (), [([SAID], HEAD, []), ([MORE], "Boats wait", [])]),
        (("Quay live", HEAD, "14:05", SAID, WALL, "13:05", MORE), (), [([SAID, WALL], HEAD, []), ([MORE], None, [])]),
        (("14:05", SAID, "Boats wait", "13:05", MORE), (), [([SAID], None, []), ([MORE], "Boats wait", [])]),
        (("14:05", "13:05", MORE), (), [([], None, []), ([MORE], None, [])]),
        (
            ("Quay live", HEAD, "Ann Poe", "14:05", SAID, "Boats wait", "Bo Lund", "13:05", MORE),
            (),
            [([SAID], HEAD, ["Ann Poe"]), ([MORE], "Boats wait", ["Bo Lund"])],
        ),
        ((HEAD, "9 March 2026", "14:05", SAID), (1,), [([SAID], HEAD, [])]),
        (("Quay live", HEAD, "14:05", SAID, MORE, "", "Boats wait"), (), [([SAID, MORE], HEAD, [])]),
        (("Quay live", HEAD, "14:05", SAID, MORE, "Boats wait"), (), [([SAID, MORE, "Boats wait"], HEAD, [])]),
        (("Quay live", HEAD, "14:05", "Pier", "", "Boats wait"), (), [(["Pier", "Boats wait"], HEAD, [])]),
        (("Quay live", HEAD, "14:05", SAID, "", WALL), (), [([SAID, WALL], HEAD, [])]),
    ],
)
def test_headlines_above_markers(texts: tuple[str, ...], dated: tuple[int, ...], expected: Cut) -> None:
    assert drafts("headline-first", *texts, dated=dated) == expected


def test_where_all_headlines_stand_in_the_markers_lines_none_stands_above() -> None:
    texts = ("Quay live", "Gate opens for all boats — 14:05", SAID, "Pier", "Forty boats wait outside — 13:05", MORE)
    assert drafts("headline-first", *texts) == [([SAID, "Pier"], None, []), ([MORE], None, [])]


@pytest.mark.parametrize(
    ("texts", "openers", "expected"),
    [
        (("Quay live", SAID, "Ann Poe14:05", MORE, WALL, "Ann Poe13:05"), (), [[SAID], [MORE, WALL]]),
        (("Quay live", SAID, "Bo Lund", "14:05", MORE, "Al Fry", "13:05"), (), [[SAID], [MORE]]),
        (("Quay live", "1772000000", SAID, "14:05", "1772000001", MORE, "13:05"), (1, 4), [[SAID], [MORE]]),
        (("Quay live", "1772000000", SAID, "14:05", "1772000001", MORE, "Pier"), (1, 4), [[SAID], [MORE, "Pier"]]),
        (("Quay live", SAID, "14:05", WALL, "1772000001", MORE, "13:05"), (4,), [[SAID], [MORE]]),
    ],
)
def test_a_marker_that_closes_its_entry(texts: tuple[str, ...], openers: tuple[int, ...], expected: list[list[str]]) -> None:
    assert [lines for lines, _, _ in drafts("trailing", *texts, openers=openers)] == expected


def test_an_epoch_dates_the_marker_that_closes_its_entry() -> None:
    lines = lines_of("Quay live", "1772000000", SAID, "14:05")
    opener, marker = markers_of(*(line.text for line in lines))
    (draft,) = cut(Layout((marker,), "trailing", None, (opener,), ()), Page("", lines, Source(None, "text", None, "")), ENGLISH)
    assert (draft.marker.stamp.when.epoch, draft.marker.stamp.when.hour, draft.opener) == (1772000000, 14, 1)
    texts = ("Quay live", "1772000000", "Pier", "1772000060", SAID, "14:05")
    assert drafts("trailing", *texts, openers=(1, 3)) == [([SAID], None, [])]
    lines = lines_of(*texts)
    first, second, marker = markers_of(*texts)
    (draft,) = cut(Layout((marker,), "trailing", None, (first, second), ()), Page("", lines, Source(None, "text", None, "")), ENGLISH)
    assert (draft.marker.stamp.when.epoch, draft.opener) == (1772000060, 3)


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        ((), 0),
        (("Quay live",), 0),
        (("Quay live at the gate", HEAD, SAID), 1),
        (("Quay live", HEAD, SAID), 2),
        (("Quay live", HEAD, SAID, "Boats wait outside today", MORE), 3),
        (("Quay live at the gate", HEAD, SAID, "Boats wait", MORE), 1),
        (("Quay live at the gate", SAID, "Boats wait outside", MORE), 2),
        (("Quay live", SAID, "Live updates", MORE), 3),
        (("Quay live", "Live updates", SAID, "Live updates", MORE), 4),
        (("Quay live", SAID, "See our updates below", MORE), 3),
        (("Quay live", SAID, MORE), 2),
        (("Pier", "Quay live at the gate", "Boats wait outside today"), 2),
        (("Quay live at the gate", HEAD, "Boats wait outside today", SAID), 2),
        ((SAID, HEAD), 0),
        (("Quay live at the gate", "Boats wait outside today"), 1),
        ((HEAD, SAID, MORE), 2),
    ],
)
def test_where_the_first_entry_begins(texts: tuple[str, ...], start: int) -> None:
    assert first_entry(lines_of(*texts), len(texts), ENGLISH) == start


def test_lines_that_date_the_page_head_no_entry() -> None:
    texts = ("Quay live at the gate", HEAD, SAID, "Monday at the lower gate", MORE)
    assert (first_entry(lines_of(*texts), 5, ENGLISH), first_entry(lines_of(*texts), 5, ENGLISH, frozenset({3}))) == (3, 1)


CREDITED = tuple(
    text
    for hour, credit in ((18, "Photo: Ann Poe"), (17, "Smoke over the quay (Image: Getty)"), (16, "Photo: Bo Lund"))
    for text in (f"{hour}:05", SAID, credit)
)
FOUR = ("17:05", SAID, "16:05", MORE, "15:05", WALL, "14:05", SAID)


@pytest.mark.parametrize(
    ("texts", "removed", "last"),
    [
        (("13:05", SAID, HEAD), {}, [SAID, HEAD]),
        ((*FOUR, HEAD), {}, [SAID]),
        ((*FOUR, HEAD, MORE, "Pier"), {}, [SAID, HEAD, MORE]),
        ((*FOUR[:7], "Pier", HEAD), {}, ["Pier", HEAD]),
        ((*FOUR[:5], "Pier", *FOUR[6:], HEAD), {}, [SAID, HEAD]),
        (("13:05", SAID, "Read more", HEAD), {2: "related-link"}, [SAID]),
        (("13:05", SAID, "Read more", HEAD, MORE), {2: "related-link"}, [SAID, HEAD, MORE]),
        (("13:05", SAID, "Share", HEAD), {2: "share"}, [SAID, HEAD]),
        (("13:05", SAID, "Read more", MORE, HEAD), {2: "related-link"}, [SAID, MORE, HEAD]),
        ((*CREDITED, "13:05", SAID, HEAD), {}, [SAID]),
        ((*CREDITED[:-3], "13:05", SAID, HEAD), {}, [SAID, HEAD]),
        (("13:05", "Read more", HEAD), {1: "related-link"}, [HEAD]),
    ],
)
def test_the_last_entry_ends_with_a_sentence_or_at_a_heading_of_other_stories(
    texts: tuple[str, ...], removed: dict[int, str], last: list[str]
) -> None:
    assert bodies(*texts, removed=removed)[-1] == last


def closed(entries: int, *last: str, control: str = "Share") -> list[str]:
    """The last entry where so many above it end with a control."""
    texts = [text for number in range(entries) for text in (f"{19 - number}:05", SAID, HEAD, control)]
    texts += ["09:05", *last]
    return bodies(*texts, removed={number: "share" for number, text in enumerate(texts) if text in {"Share", "Tweet"}})[-1]


@pytest.mark.parametrize(
    ("entries", "last", "kept"),
    [
        (3, (SAID, "Share", HEAD), [SAID]),
        (3, (SAID, "Tweet", HEAD), [SAID, HEAD]),
        (3, (SAID, HEAD), [SAID, HEAD]),
        (2, (SAID, "Share", HEAD), [SAID, HEAD]),
        (3, (HEAD, "Share", "Pier"), [HEAD]),
        (3, ("Share", HEAD), [HEAD]),
        (9, (SAID, "Share", HEAD, "Share", "Pier"), [SAID]),
    ],
)
def test_the_last_entry_ends_at_the_control_that_closes_all(entries: int, last: tuple[str, ...], kept: list[str]) -> None:
    assert closed(entries, *last) == kept


def test_a_control_within_entries_closes_none() -> None:
    texts = [text for number in range(4) for text in (f"{19 - number}:05", SAID, "Share", MORE)] + ["09:05", SAID, "Share", HEAD]
    assert bodies(*texts, removed={number: "share" for number, text in enumerate(texts) if text == "Share"})[-1] == [SAID]
    texts[-1] = WALL
    assert bodies(*texts, removed={number: "share" for number, text in enumerate(texts) if text == "Share"})[-1] == [SAID, WALL]


def test_a_control_of_some_entries_closes_none() -> None:
    ends = ("Tweet", "Share", "Tweet", "Share")
    texts = [text for number, end in enumerate(ends) for text in (f"{19 - number}:05", SAID, HEAD, end)] + ["09:05", SAID, "Tweet", HEAD]
    removed = {number: "share" for number, text in enumerate(texts) if text in {"Share", "Tweet"}}
    assert bodies(*texts, removed=removed)[-1] == [SAID, HEAD]


MENU = ("News", "Sport", "Boats", "Weather", "Tides", "Jobs")


@pytest.mark.parametrize(
    ("texts", "usual", "count"),
    [
        ((SAID, MORE), None, 2),
        ((SAID, "All rights reserved", MORE), None, 1),
        (("All rights reserved", MORE), None, 0),
        ((SAID, *MENU), None, 1),
        ((SAID, *MENU[:3]), None, 4),
        (MENU, None, 0),
        (("x" * 40, *MENU[:5]), None, 6),
        (("x" * 39, *MENU[:5]), None, 0),
        (("On to the pier", *MENU[:5]), None, 0),
        (("On to the old pier", *MENU[:5]), None, 6),
        (MENU[:5], None, 5),
        ((SAID, *["Forty boats wait outside the harbour wall now"] * 4), None, 1),
        ((SAID, *["Forty boats wait outside the harbour wall now"] * 3), None, 4),
        (["Forty boats wait outside the harbour wall now"] * 6, None, 6),
        ((SAID, *["• Forty boats wait outside the harbour wall"] * 4), None, 5),
        ((SAID, *["• Forty boats wait outside the harbour wall"] * 2, *["Forty boats wait outside the harbour wall"] * 2), None, 1),
        ((SAID, *["Forty boats wait outside the harbour wall now"] * 3, MORE), None, 5),
        (("x" * 1199 + ".", "Pier"), 100, 2),
        (("x" * 1200 + ".", "Pier"), 100, 1),
        (("x" * 1200 + ".", SAID), 100, 2),
        (("x" * 1300 + ".", "Pier"), 220, 2),
        (("x" * 1321 + ".", "Pier"), 220, 1),
        (("x" * 1300 + ".", "Pier"), None, 2),
    ],
)
def test_where_the_footer_begins(texts: tuple[str, ...], usual: float | None, count: int) -> None:
    assert feed_end(tuple(range(len(texts))), lines_of(*texts), usual, ENGLISH) == count
