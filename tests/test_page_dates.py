"""Dates and clocks that are the page's own, told from its markers."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.dates import stating, without_header, without_page_dates
from marked import lines_of, markers_of, stamps_of

SAID = "The gate opens at noon."
HEAD = "Gate opens to small boats"
ENGLISH = lexicon("en")
DATED = (SAID, "9 March 2026 13:05", SAID, "9 March 2026 12:05", SAID)


def kept(*texts: str, stated: tuple[int, ...] = (), live: bool = False, removed: dict[str, str] | None = None) -> list[int]:
    """The lines of the markers that are left without the page's own dates."""
    members = [one for one in markers_of(*texts) if one.first not in stated]
    return [one.first for one in without_page_dates(members, lines_of(*texts, **(removed or {})), frozenset(stated), live)]


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ((), []),
        (("9 March 2026 14:05", SAID), []),
        (("Ann Poe 9 March 2026 14:05", SAID), [0]),
        (("14:05", SAID), [0]),
        ((SAID, "9 March 2026 14:05", SAID), [1]),
        (("9 March 2026 14:05", SAID, "13:05", SAID), [2]),
        (("9 March 2026 14:05", SAID, "13:05", SAID, "9 March 2026 12:05", SAID), [0, 2, 4]),
        (("9 March 2026 14:05", SAID, "13:05", SAID, "9 March 2026 12:05", "Pier"), [2, 4]),
        (("9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID), [0, 2]),
        (("9 March 2026 14:05", "Pier", "9 March 2026 13:05", SAID), [2]),
        (("9 March 2026 14:05", "Pier", "9 March 2026 13:05", "Pier"), [2]),
        (("9 March 2026 14:05", "Pier", "9 March 2026 13:05", SAID, "9 March 2026 12:05", SAID), [2, 4]),
        (("9 March 2026 14:05", "Pier", "9 March 2026 13:05", SAID, "9 March 2026 12:05", "Pier"), [0, 2, 4]),
        (("9 March 2026 14:05", SAID, "9 March 2026 13:05", "Pier"), [2]),
        (("Monday, 9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID), [2]),
        (("Ann Poe 9 March 2026 14:05", "Pier", "9 March 2026 13:05", SAID), [0, 2]),
        ((*["Pier"] * 8, "9 March 2026 14:05", SAID, "13:05", SAID), [10]),
        ((*["Pier"] * 9, "9 March 2026 14:05", SAID, "13:05", SAID), [9, 11]),
        (("9 March 2026 14:05: Gate opens", SAID, "13:05", SAID), [0, 2]),
    ],
)
def test_the_page_s_own_date_is_no_marker(texts: tuple[str, ...], left: list[int]) -> None:
    assert kept(*texts) == left


def test_a_dated_marker_alone_stands_below_another_date_or_with_a_headline_in_a_live_page() -> None:
    assert kept("Updated 9 March 2026", "9 March 2026 14:05", SAID, stated=(0,)) == [1]
    assert kept("9 March 2026 14:05", SAID, "Updated 9 March 2026", stated=(2,)) == []
    assert kept("9 March 2026 14:05", HEAD, SAID, live=True) == [0]
    assert kept("9 March 2026 14:05", "Gate opens again", SAID, live=True) == [0]
    assert kept("9 March 2026 14:05", HEAD, SAID) == []
    assert kept("9 March 2026 14:05", "Gate opens", SAID, live=True) == []
    assert kept("9 March 2026 14:05", "3 boats wait outside", SAID, live=True) == []
    assert kept("9 March 2026 14:05", HEAD, "Pier", SAID, live=True) == []
    assert kept("9 March 2026 14:05", HEAD, live=True) == []


@pytest.mark.parametrize(
    ("texts", "removed", "stated", "left"),
    [
        (("Updated", "9 March 2026 14:05", *DATED), {"l0": "updated"}, (), [3, 5]),
        (("Updated", "9 March 2026 14:05", *DATED), {"l0": "share"}, (), [1, 3, 5]),
        (
            ("Updated 2", "9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID, "9 March 2026 12:05", SAID),
            {"l0": "updated"},
            (),
            [1, 3, 5],
        ),
        (("9 March 2026 14:05", "Updated 9 March 2026", SAID, "9 March 2026 13:05", SAID, "9 March 2026 12:05", SAID), {}, (1,), [3, 5]),
        (("14:05", SAID, "Updated", "9 March 2026 13:05", SAID, "9 March 2026 12:05", SAID), {"l2": "updated"}, (), [0, 3, 5]),
        (
            ("9 March 2026 14:05", SAID, "9 March 2026 13:05", "Updated 9 March 2026", SAID, "9 March 2026 12:05", SAID),
            {},
            (3,),
            [5],
        ),
    ],
)
def test_a_date_beside_words_of_a_change_is_the_page_s(
    texts: tuple[str, ...], removed: dict[str, str], stated: tuple[int, ...], left: list[int]
) -> None:
    assert kept(*texts, stated=stated, removed=removed) == left


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("Wick 14:05", "Lund 15:05", "13:00", SAID), [2]),
        (("Wick 14:05", "Lund 15:06", "13:00", SAID), [0, 1, 2]),
        (("Wick 14:05", "Lund 14:05", "13:00", SAID), [0, 1, 2]),
        (("Wick 14:05", "Wick 15:05", "13:00", SAID), [0, 1, 2]),
        (("Wick 14:05", "Pier", "Lund 15:05", "13:00", SAID), [0, 2, 3]),
        (("14:05", "Lund 15:05", "13:00", SAID), [0, 1, 2]),
        (("Wick 14:05", "Lund 15:05", "Berg 16:20", "13:00", SAID), [3]),
    ],
)
def test_world_clocks_are_no_markers(texts: tuple[str, ...], left: list[int]) -> None:
    assert kept(*texts) == left


def test_lines_that_date_a_page() -> None:
    texts = ("Updated 14:05", "9 March 2026 18:30 • Updated 10 March 2026 7:12", "14:05", "9 March 2026")
    assert stating(stamps_of(*texts)) == {0, 1}


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("9 March 2026 14:05",), [0]),
        (("9 March 2026 14:05", "13:05"), [1]),
        (("14:05", "13:05"), [0, 1]),
        (("9 March 2026 14:05", "9 March 2026 13:05"), [0, 1]),
        (("Ann Poe 9 March 2026 14:05", "13:05"), [0, 1]),
        (("Pinned", "9 March 2026 14:05", "13:05"), [1, 2]),
        (("Pier", "9 March 2026 14:05", "13:05"), [2]),
        (("Monday 14:05", "13:05"), [1]),
        (("Monday 14:05", "Monday 13:05"), [0, 1]),
        (("14:05", "Ann Poe 13:05", "Bo Lund 12:05"), [1, 2]),
        (("14:05", "Ann Poe 13:05", "12:05"), [0, 1, 2]),
        (("Pier 9 March 2026 14:05", "9 March 13:05", "9 March 12:05"), [1, 2]),
        (("Pier 9 March 2026 14:05", "9 March 13:05"), [0, 1]),
        (("Pier 9 March 2026 14:05", "9 March 13:05", "9 March 12.05pm", "9 March 11:05"), [1, 2, 3]),
        (("9 March 2026 14:05", "9 March 13:05", "9 March 12:05"), [0, 1, 2]),
        (("9 March 2026 14:05", "9 March 13:05", "9 March 12:05", "9 March 11:05"), [1, 2, 3]),
        (("9 March 2026 14:05", "9 March 13:05", "9 March 2026 12:05", "9 March 11:05"), [0, 1, 2, 3]),
        (("14:05", "9 March 13:05", "9 March 12:05", "9 March 11:05"), [0, 1, 2, 3]),
        (("9 March 2026 14:05", "9 March 2026 1.05pm", "9 March 12:05", "9 March 11:05"), [0, 1, 2, 3]),
        (("Ann Poe 9 March 2026 14:05", "9 March 13:05", "9 March 12:05", "9 March 11:05"), [1, 2, 3]),
        (("Ann Poe 9 March 2026 14:05", "Bo Lund 9 March 13:05", "Bo Lund 9 March 12:05", "Bo Lund 9 March 11:05"), [0, 1, 2, 3]),
        (("8 March 2026 14:05", "9 March 2026 13:05", "9 March 2026 12:05"), [1, 2]),
        (("8 March 2026 14:05", "9 March 2026 12:05", "9 March 2026 13:05"), [0, 1, 2]),
        (("8 March 2026 14:05", "9 March 2026 13:05"), [0, 1]),
        (("9 March 2026 12:05", "9 March 2026 13:05", "9 March 2026 12:05"), [0, 1, 2]),
    ],
)
def test_a_dated_stamp_above_others_unlike_it_is_the_page_s_own(texts: tuple[str, ...], left: list[int]) -> None:
    assert [one.first for one in without_header(markers_of(*texts), lines_of(*texts), ENGLISH)] == left
