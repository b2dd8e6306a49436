"""Files that hold more than one live blog."""

from __future__ import annotations

import pytest

from livelog.layout.several import pages, parted, unglued
from livelog.read.page import read
from marked import lines_of

TITLE = "Quay live: the gate opens"


@pytest.mark.parametrize(
    ("texts", "ranges"),
    [
        ((), [(0, 0)]),
        (("Quay live", "a", "b", "c", "Quay live", "a", "b", "c"), [(0, 8)]),
        ((TITLE, "a", "b", "c"), [(0, 4)]),
        ((TITLE, "a", "b", "c", TITLE, "a", "b", "c"), [(0, 4), (4, 8)]),
        ((TITLE, "a", "b", "c", TITLE, "d", "b", "c"), [(0, 8)]),
        ((TITLE, "a", "b", TITLE, "a", "b", "c"), [(0, 7)]),
        ((TITLE, "a", "b", "c", TITLE, "a", "b"), [(0, 7)]),
        ((TITLE, "a", "b", "c", TITLE, "a", "b", "c", TITLE, "a", "b", "c", "d"), [(0, 4), (4, 8), (8, 13)]),
        (("a", TITLE, "b", "c", "a", TITLE, "b", "c"), [(0, 4), (4, 8)]),
        (("a", "b", TITLE, "c", "d", "a", "b", TITLE, "c", "d"), [(0, 5), (5, 10)]),
        (("a", "b", "c", TITLE, "d", "a", "b", "c", TITLE, "d"), [(0, 10)]),
        (("x" * 19, "a", "b", "c", "x" * 19, "a", "b", "c"), [(0, 8)]),
        (("x" * 20, "a", "b", "c", "x" * 20, "a", "b", "c"), [(0, 4), (4, 8)]),
        ((TITLE, "a", "b", "c", "d", TITLE), [(0, 6)]),
        ((TITLE, "a", "b", "c", "A", "a", "b", "c", TITLE, "a", "b", "c"), [(0, 8), (8, 12)]),
    ],
)
def test_a_page_begins_again_where_its_first_lines_come_once_more(texts: tuple[str, ...], ranges: list[tuple[int, int]]) -> None:
    assert pages(lines_of(*texts)) == ranges


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{TITLE}\nNoon.{TITLE}", [TITLE, "Noon.", TITLE]),
        (f"{TITLE}\nNoon. {TITLE}", [TITLE, f"Noon. {TITLE}"]),
        (f"{TITLE}\nNoon.{TITLE} at last", [TITLE, "Noon.", f"{TITLE} at last"]),
        (f"{TITLE}\n{TITLE}", [TITLE, TITLE]),
        (f"{TITLE}\n{TITLE}s", [TITLE, f"{TITLE}s"]),
        ("Quay live\nNoon.Quay live", ["Quay live", "Noon.Quay live"]),
        (f"{TITLE}\nNoon.", [TITLE, "Noon."]),
        ("", []),
    ],
)
def test_a_second_copy_without_a_line_s_end_before_it_is_parted(text: str, lines: list[str]) -> None:
    assert [line.text for line in unglued(read(text)).lines] == lines


def test_a_page_of_markup_is_whole() -> None:
    body = f"<p>{TITLE}</p><p>a</p><p>b</p><p>c</p>"
    page = read(f"<html><body>{body * 2}</body></html>")
    assert parted(page) == [page]
    assert unglued(page) is page
    text = read("\n".join([TITLE, "a", "b", "c"] * 2))
    assert [[line.text for line in one.lines] for one in parted(text)] == [[TITLE, "a", "b", "c"]] * 2
