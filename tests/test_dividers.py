"""Lines with a day of their own that divide the feed, and those that do not."""

from __future__ import annotations

import pytest

from livelog.date.dividers import believed
from livelog.model.marker import Divider, Marker
from livelog.model.page import Line, Mark
from marked import lines_of, stamps_of

SAID = "The gate opens at noon."


def headings(*texts: str, marked: bool = False, **removed: str) -> list[tuple[int, str]]:
    """The line and the text of each divider that is believed."""
    lines: tuple[Line, ...] = lines_of(*texts, **removed)
    if marked:
        lines = tuple(line._replace(mark=Mark(0, "p")) for line in lines)
    every = stamps_of(*texts)
    markers = tuple(Marker(stamp.line, stamp.line, stamp) for stamp in every if stamp.when.has_clock)
    dividers = [Divider(stamp.line, stamp) for stamp in every if not stamp.when.has_clock]
    return [(one.line, one.stamp.text) for one in believed(dividers, markers, lines)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("9 March 2026", "14:05", SAID, "13:05", SAID), [(0, "9 March 2026")]),
        (("9 March 2026", SAID, "14:05", SAID, "13:05", SAID), []),
        (("9 March 2026", "Quay live", "14:05", SAID, "8 March 2026", "13:05", SAID), [(0, "9 March 2026"), (4, "8 March 2026")]),
        (("9 March 2026", SAID, "14:05", SAID, "8 March 2026", "13:05", SAID), [(0, "9 March 2026"), (4, "8 March 2026")]),
        (("Monday", "One", "Two", "Three", "14:05", SAID, "Sunday", "13:05", SAID), [(6, "Sunday")]),
        (("Monday", "One", "Two", "14:05", SAID, "Sunday", "13:05", SAID), [(0, "Monday"), (5, "Sunday")]),
        (("Monday", "One", "14:05", SAID, "Sunday", "One", "13:05", SAID), [(0, "Monday"), (4, "Sunday")]),
        (("14:05", SAID, "8 March 2026", "One", "Two", "Three", "13:05", SAID), []),
        (("14:05", SAID, "13:05", SAID, "8 March 2026"), []),
        (("14:05", SAID, "13:05", SAID, "8 March 2026", "One more"), []),
    ],
)
def test_a_day_above_the_first_marker_or_right_above_another_divides(texts: tuple[str, ...], found: list[tuple[int, str]]) -> None:
    assert headings(*texts) == found


def test_removed_lines_part_no_divider_from_its_marker() -> None:
    texts = ("14:05", SAID, "8 March 2026", "Share", "Tweet", "Pin it", "13:05", SAID)
    assert headings(*texts) == []
    assert headings(*texts, l3="share", l4="share") == [(2, "8 March 2026")]


BELOW = ("14:05", SAID, "13:05", SAID, "9 March 2026", "23:05", SAID, "22:05", SAID, "8 March 2026")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (BELOW, [(-1, "9 March 2026"), (4, "8 March 2026")]),
        (("9 March 2026", *BELOW), [(-1, "9 March 2026"), (5, "8 March 2026")]),
        (("7 March 2026", *BELOW), [(0, "7 March 2026"), (5, "9 March 2026")]),
        (("9 April 2026", *BELOW), [(0, "9 April 2026"), (5, "9 March 2026")]),
        (BELOW[:-1], [(4, "9 March 2026")]),
        ((*BELOW, "7 March 2026"), [(4, "9 March 2026")]),
        ((*BELOW[:4], *BELOW[5:]), []),
        ((*BELOW[:-1], "Sunday"), [(4, "9 March 2026")]),
        ((*BELOW[:4], "Monday", *BELOW[5:]), [(4, "Monday")]),
    ],
)
def test_days_below_their_entries_are_moved_above_them(texts: tuple[str, ...], found: list[tuple[int, str]]) -> None:
    assert headings(*texts, marked=True) == found


def test_in_plain_text_no_day_stands_below_its_entries() -> None:
    assert headings(*BELOW) == [(4, "9 March 2026")]
