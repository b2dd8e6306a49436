"""Copies of a page in one file, pasted one behind the other: how long, how many, how alike."""

from __future__ import annotations

import pytest

from livelog.layout.several import pages, unglued
from livelog.read.page import read
from marked import lines_of

TITLE = "Quay live: the gate opens"
LEAST = "Quay live: gate open"  # twenty characters


@pytest.mark.parametrize(("copies", "found"), [(1000, 1000), (1001, 1), (2, 2), (1, 1)])
def test_a_thousand_copies_are_pages_and_more_a_refrain(copies: int, found: int) -> None:
    assert len(pages(lines_of(*[TITLE, "a", "b", "c"] * copies))) == found


@pytest.mark.parametrize(
    ("texts", "ranges"),
    [
        ((TITLE, "a", "b", "c", TITLE, "a", "b", "c", TITLE, "a"), [(0, 10)]),
        ((TITLE, "a", "b", "c", TITLE, "a", "b", "c", TITLE, "b"), [(0, 4), (4, 10)]),
        ((TITLE, "a", "b", "c", TITLE, "a", "b", "c", TITLE), [(0, 4), (4, 9)]),
        ((TITLE, "a", "b", "c", "d", "e", TITLE, "a", "b", TITLE, "a", "b", "c", "d", "e"), [(0, 15)]),
        ((TITLE, "a", "b", "c", "d", "e", TITLE, "a", "b", "c", TITLE, "a", "b", "c", "d"), [(0, 6), (6, 10), (10, 15)]),
        ((TITLE, "a", "b", "c", "Zebra", "a", "b", "c", TITLE, "a", "b", "c"), [(0, 8), (8, 12)]),
        ((TITLE, "b", "c", "d", TITLE, "a", "c", "d", TITLE, "c", "d", "e"), [(0, 12)]),
        ((TITLE, "a", "b", TITLE, "a", "b", "c", TITLE, "a", "b", "c"), [(0, 7), (7, 11)]),
        (("a", TITLE, "b", "c", "a", TITLE, "b"), [(0, 7)]),
        (("a", "b", TITLE), [(0, 3)]),
        (("a", TITLE), [(0, 2)]),
        ((TITLE, TITLE, TITLE, TITLE, TITLE), [(0, 5)]),
        ((TITLE,), [(0, 1)]),
    ],
)
def test_copies_have_four_lines_and_begin_alike(texts: tuple[str, ...], ranges: list[tuple[int, int]]) -> None:
    assert pages(lines_of(*texts)) == ranges


@pytest.mark.parametrize(
    ("title", "parted"), [(LEAST, True), (LEAST[:-1], False), (f"{LEAST}s", True), ("Quay live: gate open today", True)]
)
def test_a_title_that_can_be_told_inside_a_line_has_twenty_characters(title: str, parted: bool) -> None:
    page = read(f"{title}\nNoon.{title}")
    assert [line.text for line in unglued(page).lines] == ([title, "Noon.", title] if parted else [title, f"Noon.{title}"])


def test_only_a_whole_title_parts_a_line() -> None:
    page = read(f"{TITLE}\nNoon.Quay live: the gate shuts\nPier.{TITLE}")
    assert [line.text for line in unglued(page).lines] == [TITLE, "Noon.Quay live: the gate shuts", "Pier.", TITLE]
    page = read(f"{TITLE}\nNoon.Quay live: the gate shuts")
    assert unglued(page).lines == page.lines


def test_a_line_that_begins_with_the_title_is_parted_before_the_second() -> None:
    page = read(f"{TITLE}\n{TITLE}.{TITLE}")
    assert [line.text for line in unglued(page).lines] == [TITLE, f"{TITLE}.", TITLE]
