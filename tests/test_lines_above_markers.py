"""Lines above a marker: which are the entry's headline or byline, and which belong to the entry before."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Draft
from livelog.model.page import Page, Source
from livelog.read.lines import split_lines
from livelog.split.cut import _says_by, cut, first_entry
from livelog.split.headfirst import opens_feed, with_heads
from marked import drafted, markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
WALL = "A captain said that nobody was hurt."
HEAD = "Gate opens to small boats"

Cut = list[tuple[list[str], str | None, list[str]]]


def told(drafts: tuple[Draft, ...], texts: tuple[str, ...]) -> Cut:
    """The texts, the headline and the bylines above of each entry."""
    return [
        ([texts[number] for number in one.lines], None if one.head is None else texts[one.head], [texts[number] for number in one.above])
        for one in drafts
    ]


def headed(*texts: str, above: tuple[int, ...] = ()) -> Cut:
    """The entries whose lines run to the next marker; `above` are byline lines of the first that are known."""
    own = tuple(text for text in texts if text)
    first, *others = drafted(*own)
    return told(with_heads((first._replace(above=above), *others), split_lines("\n".join(texts)), frozenset(), ENGLISH), own)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (HEAD, "14:05", SAID, "Boats wait", "13:05", MORE, "Pier opens", "12:05", WALL),
            [([SAID], HEAD, []), ([MORE], "Boats wait", []), ([WALL], "Pier opens", [])],
        ),
        (
            (HEAD, "14:05", SAID, "Boats wait", "13:05", MORE, "Pier opens", "By Bo Lund", "12:05", WALL),
            [([SAID], HEAD, []), ([MORE], "Boats wait", []), ([WALL], "Pier opens", ["By Bo Lund"])],
        ),
        (
            (HEAD, "14:05", SAID, "Boats wait", "13:05", MORE, "Pier opens", "Bo Lund", "12:05", WALL),
            [([SAID], HEAD, []), ([MORE], "Boats wait", []), ([WALL], "Pier opens", ["Bo Lund"])],
        ),
        ((SAID, "Ann Poe", "14:05", MORE), [([MORE], "Ann Poe", [])]),
        ((SAID, "By Ann Poe", "14:05", MORE), [([MORE], None, ["By Ann Poe"])]),
        (("By Ann Poe", "14:05", MORE), [([MORE], None, ["By Ann Poe"])]),
        (("Ann Poe", "14:05", MORE), [([MORE], "Ann Poe", [])]),
        ((HEAD, "14:05 Gate opens", "13:05", MORE), [([], HEAD, []), ([MORE], None, [])]),
        (("14:05", SAID, "Boats wait"), [([SAID, "Boats wait"], None, [])]),
        ((HEAD, "14:05", SAID, "13:05 Pier opens", "12:05", WALL), [([SAID], HEAD, []), ([], None, []), ([WALL], None, [])]),
        ((HEAD, "14:05", "Boats wait", "13:05", MORE), [([], HEAD, []), ([MORE], "Boats wait", [])]),
        (("Breaking", "14:05", SAID), [([SAID], None, [])]),
        (("Live updates", "14:05", SAID), [([SAID], None, [])]),
        ((HEAD, "14:05", SAID, "", "Boats wait"), [([SAID], HEAD, [])]),
        ((HEAD, "14:05", SAID, "", "", "Boats wait"), [([SAID], HEAD, [])]),
        ((HEAD, "14:05", SAID, "", "Boats wait outside! — Ann Poe"), [([SAID, "Boats wait outside! — Ann Poe"], HEAD, [])]),
        ((HEAD, "14:05", "", "Boats wait"), [(["Boats wait"], HEAD, [])]),
        (
            (HEAD, "14:05", SAID, MORE, "Boats wait", "13:05", WALL, "", "Pier opens"),
            [([SAID, MORE], HEAD, []), ([WALL], "Boats wait", [])],
        ),
    ],
)
def test_the_headline_stands_above_its_marker_with_a_byline_between(texts: tuple[str, ...], expected: Cut) -> None:
    assert headed(*texts) == expected


def test_a_byline_that_is_known_leaves_no_other_above_it() -> None:
    assert headed("Quay live", HEAD, "Ann Poe", "14:05", SAID, above=(2,)) == [([SAID], HEAD, ["Ann Poe"])]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Live updates", True),
        ("Live updates:", True),
        ("See our updates below", True),
        ("See how it is live below", True),
        ("Gate opens", False),
        (f"{'x' * 105} updates below", True),
        (f"{'x' * 106} updates below", False),
        (f"{'x' * 107} updates below", False),
    ],
)
def test_words_that_open_a_feed_are_shorter_than_120_letters(text: str, opens: bool) -> None:
    assert opens_feed(text, ENGLISH) is opens


def test_only_words_tell_that_a_line_is_a_byline_without_a_name_alone() -> None:
    texts = ("By Ann Poe", "Ann Poe", "Ann Poe, Harbour correspondent", "By the harbour")
    assert [_says_by(text, ENGLISH) for text in texts] == [True, False, False, False]


def parted(side: str, *texts: str, openers: tuple[int, ...] = ()) -> Cut:
    markers = markers_of(*texts)
    own = tuple(one for one in markers if one.first not in openers)
    opening = tuple(one for one in markers if one.first in openers)
    page = Page("", split_lines("\n".join(texts)), Source(None, "text", None, ""))
    return told(cut(Layout(own, side, None, opening, ()), page, ENGLISH), texts)


def test_the_line_above_a_marker_is_left_to_the_entry_before_where_it_is_no_name() -> None:
    texts = ("Ann Poe", "14:05", SAID, "Bo Lund", "13:05", MORE, "12:05", WALL, "Al Fry", "11:05", SAID)
    assert parted("leading", *texts) == [
        ([SAID], None, ["Ann Poe"]),
        ([MORE], None, ["Bo Lund"]),
        ([WALL], None, []),
        ([SAID], None, ["Al Fry"]),
    ]


@pytest.mark.parametrize(
    ("names", "above"),
    [
        (("Ann Poe", "Bo Lund", "Al Fry", "Pier!", "Pier!"), 3),
        (("Ann Poe", "Bo Lund", "Pier!", "Pier!", "Pier!"), 0),
        (("Ann Poe", "Bo Lund", "Al Fry", "Pier!", "Pier!", "Pier!"), 0),
        (("Ann Poe", "Bo Lund", "Al Fry", "Ida May", "Pier!", "Pier!"), 4),
        (("Pier!", "Bo Lund", "Al Fry", "Ida May", "Jo Kerr"), 0),
    ],
)
def test_names_above_three_fifths_of_the_markers_are_bylines(names: tuple[str, ...], above: int) -> None:
    texts = [text for number, name in enumerate(names) for text in (name, f"{19 - number}:05", SAID)]
    assert sum(bool(by) for _, _, by in parted("leading", *texts)) == above


def test_names_above_markers_that_close_their_entries() -> None:
    two = ("Quay live", SAID, "Bo Lund", "14:05", MORE, "Al Fry", "13:05")
    assert parted("trailing", *two) == [([SAID], None, ["Bo Lund"]), ([MORE], None, ["Al Fry"])]
    assert parted("trailing", "Quay live", SAID, "Bo Lund", "14:05") == [([SAID], None, ["Bo Lund"])]
    assert parted("trailing", "Live updates", "Bo Lund", "14:05", MORE, "Al Fry", "13:05")[0] == ([], None, ["Bo Lund"])


def test_below_the_last_marker_the_first_opener_left_dates_what_follows() -> None:
    texts = ("1772000000", SAID, "14:05", "1772000060", MORE, "1772000120", WALL)
    assert parted("trailing", *texts, openers=(0, 3, 5))[-1][0][0] == MORE


def test_the_first_entry_s_headline_stands_above_its_last_sentence() -> None:
    lines = split_lines(f"Quay live at the gate\n{HEAD}\n{SAID}\nBoats wait outside today")
    assert first_entry(lines, 4, ENGLISH) == 1


def test_an_opener_may_be_the_page_s_first_line() -> None:
    assert parted("trailing", "1772000000", SAID, "14:05", openers=(0,)) == [([SAID], None, [])]
    assert parted("trailing", "1772000000", SAID, MORE, "14:05", openers=(0,)) == [([SAID, MORE], None, [])]
