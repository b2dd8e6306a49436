"""Stamps that a pool takes in though they differ from its own, and what holds a stamp back."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.layout.variants import _closes, _fits, _has_text, _like, _page_date, _resembles, absorb
from livelog.model.marker import Marker
from livelog.model.stamp import Stamp
from marked import lines_of, markers_of, stamps_of, told

SAID = "The gate opens at noon."
LEAF = "Monday, 9 March 2026 14:05"


def taken(*texts: str, pool: tuple[int, ...], closing: bool = False, **removed: str) -> list[int]:
    every = markers_of(*texts)
    own = tuple(one for one in every if one.first in pool)
    found = absorb(own, [one for one in every if one.first not in pool], lines_of(*texts, **removed), closing=closing)
    return [one.first for one in found if one.first not in pool]


@pytest.mark.parametrize("other", ["9 March 2026", "5 minutes ago", "13:50 Gate opens", "17:30", "1772000000"])
def test_what_does_not_fit_keeps_nothing_below_it_out(other: str) -> None:
    assert taken("14:05", SAID, other, SAID, "13:30", SAID, "13:05", SAID, pool=(0, 6)) == [4]


def test_a_page_s_date_keeps_nothing_below_it_out() -> None:
    assert taken("9 March 2026 14:10", SAID, "14:05", SAID, "13:30", SAID, "13:05", SAID, pool=(2, 6)) == [4]


def test_a_stamp_in_a_line_of_the_pool_s_own_is_not_taken_twice() -> None:
    pool = markers_of("14:05", SAID, "13:05", SAID)
    lines = lines_of("14:05", SAID, "13:05", SAID)
    assert absorb(pool, [pool[0], pool[1]], lines) == pool
    assert absorb(pool, [], lines) == pool
    pool = markers_of("14:05: Gate opens", "13:05: Boats wait")
    assert absorb(pool, [pool[0], pool[1]], lines_of("14:05: Gate opens", "13:05: Boats wait")) == pool


@pytest.mark.parametrize(
    ("texts", "pool", "closing", "found"),
    [
        (("14:05", "13:30", SAID, "13:05"), (0, 3), False, [1]),
        (("14:05", "13:30", SAID, "13:05"), (0, 3), True, []),
        (("14:05", SAID, "13:30", "13:05"), (0, 3), True, [2]),
        (("14:05", SAID, "13:30", "13:05"), (0, 3), False, []),
        ((SAID, "14:10", "14:05", SAID, "13:05"), (2, 4), True, [1]),
        (("5 minutes ago", SAID, "13:30", SAID, "8 minutes ago", SAID, "13:05", SAID), (0, 4, 6), False, []),
        (("14:05", SAID, "13:30", SAID, "8 minutes ago", SAID), (0, 4), False, [2]),
    ],
)
def test_text_stands_on_the_side_of_the_pool_s_own_texts(
    texts: tuple[str, ...], pool: tuple[int, ...], closing: bool, found: list[int]
) -> None:
    assert taken(*texts, pool=pool, closing=closing) == found


def around(*texts: str) -> tuple[Marker, Marker]:
    above, below = markers_of(*texts)
    return above, below


@pytest.mark.parametrize(
    ("texts", "removed", "closes"),
    [
        (("14:05", SAID, "13:05"), {}, True),
        (("14:05", "Pier", "13:05"), {}, False),
        (("14:05", SAID, "13:05"), {"l1": "caption"}, False),
        (("14:05", "13:05"), {}, False),
        ((LEAF, "13:05"), {}, False),
        ((SAID, "14:05", "13:05"), {}, False),
        (("14:05", SAID, *["Pier"] * 7, "13:05"), {}, True),
        (("14:05", SAID, *["Pier"] * 8, "13:05"), {}, False),
    ],
)
def test_text_between_a_stamp_and_the_one_above(texts: tuple[str, ...], removed: dict[str, str], closes: bool) -> None:
    above, marker = around(*texts)
    assert _closes(marker, above, lines_of(*texts, **removed)) is closes


@pytest.mark.parametrize(
    ("texts", "closes"),
    [((SAID, "14:05"), True), (("14:05", SAID), False), ((SAID, *["Pier"] * 7, "14:05"), True), ((SAID, *["Pier"] * 8, "14:05"), False)],
)
def test_text_above_the_first_stamp(texts: tuple[str, ...], closes: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _closes(marker, None, lines_of(*texts)) is closes


@pytest.mark.parametrize(
    ("texts", "removed", "text"),
    [
        (("14:05", SAID), {}, True),
        (("14:05", SAID), {"l1": "caption"}, False),
        (("14:05", "Pier"), {}, False),
        (("14:05 Pier",), {}, True),
        (("14:05",), {}, False),
        ((LEAF, "Pier"), {}, False),
        (("Pier", LEAF, "Pier"), {}, False),
        ((SAID, "14:05", "Pier"), {}, False),
        (("14:05", *["Pier"] * 6, SAID), {}, True),
        (("14:05", *["Pier"] * 7, SAID), {}, False),
        (("Quay", "14:05", *["Pier"] * 6, SAID), {}, True),
        (("Quay", "14:05", *["Pier"] * 7, SAID), {}, False),
    ],
)
def test_text_below_the_last_stamp(texts: tuple[str, ...], removed: dict[str, str], text: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _has_text(marker, None, lines_of(*texts, **removed)) is text


def test_text_below_the_next_stamp_is_not_this_one_s() -> None:
    marker, below = around("14:05", "Pier", "13:05", SAID)
    assert not _has_text(marker, below, lines_of("14:05", "Pier", "13:05", SAID))
    marker, below = around("14:05", SAID, "13:05", "Pier")
    assert _has_text(marker, below, lines_of("14:05", SAID, "13:05", "Pier"))


def stamp(line: str) -> Stamp:
    (found,) = stamps_of(line)
    return found


@pytest.mark.parametrize(
    ("text", "pool", "own"),
    [
        ("14:05", ("13:05",), False),
        ("9 March 14:05", ("13:05",), True),
        ("9 March 14:05", ("9 March 13:05",), False),
        ("9 March 14:05", ("9 March 13:05", "12:05"), False),
        ("9 March 2026 14:05", ("9 March 13:05",), True),
        ("9 March 2026 14:05", ("9 March 13:05", "12:05"), False),
        ("Monday, 9 March 14:05", ("9 March 13:05", "12:05"), True),
        ("Monday, 9 March 14:05", ("Monday, 8 March 13:05", "12:05"), False),
        ("9 March 14:05", ("Ann Poe 9 March 13:05", "Bo Lund 9 March 12.05pm"), True),
        ("9 March 14:05", ("Ann Poe 9 March 13:05", "9 March 12.05pm"), False),
        ("Ann Poe 9 March 14:05", ("Bo Lund 9 March 13:05", "Tom Reed 9 March 12.05pm"), False),
    ],
)
def test_a_date_above_a_pool_unlike_it_is_the_page_s(text: str, pool: tuple[str, ...], own: bool) -> None:
    members = markers_of(*pool)
    dated = any(one.stamp.when.has_day for one in members)
    assert _page_date(stamp(text), _like(members), dated) is own


WORDY = "Gate opens for all boats"


@pytest.mark.parametrize(
    ("changed", "pool", "resembles"),
    [
        ({}, ("14:05", "13:05"), True),
        ({"place": "mid"}, ("14:05", "13:05"), False),
        ({"place": "end"}, ("14:05", "13:05"), False),
        ({"place": "end"}, (f"{WORDY} — 14:05", f"{WORDY} — 13:05"), True),
        ({"place": "end"}, (f"{WORDY} — 14:05", "13:05"), True),
        ({}, (f"{WORDY} — 14:05", f"{WORDY} — 13:05"), False),
        ({}, (f"{WORDY} — 14:05", "13:05"), True),
        ({"lead": "Pier"}, ("14:05", "13:05"), False),
        ({"lead": "Posted at", "prefix": "posted at"}, ("14:05", "13:05"), True),
        ({"lead": "Ann Poe", "name": "Ann Poe"}, ("14:05", "13:05"), True),
        ({"prefix": "posted at"}, ("14:05", "13:05"), True),
        ({"place": "start", "tail": WORDY, "separator": ": "}, ("14:05", "13:05"), True),
        ({"place": "start", "tail": WORDY, "separator": ". "}, ("14:05", "13:05"), False),
        ({"place": "start", "tail": WORDY, "separator": ""}, ("14:05", "13:05"), False),
        ({"place": "start", "tail": WORDY, "separator": ", "}, ("14:05", "13:05"), False),
        ({"place": "start", "tail": WORDY, "separator": " ", "prefix": "at"}, ("14:05", "13:05"), True),
        ({"place": "start", "tail": WORDY, "separator": " "}, (f"14:05: {WORDY}", "13:05"), True),
        ({"place": "start", "tail": WORDY, "separator": ", "}, (f"14:05: {WORDY}", "13:05"), False),
        ({"place": "start", "tail": WORDY, "separator": ", "}, (f"14:05, {WORDY}", "13:05"), True),
        ({"place": "start", "tail": WORDY, "separator": ""}, (f"14:05 {WORDY}", "13:05"), False),
        ({"place": "start", "tail": WORDY, "separator": ""}, (f"14:05{WORDY}", "13:05"), True),
    ],
)
def test_a_stamp_resembles_those_of_a_pool(changed: dict[str, Any], pool: tuple[str, ...], resembles: bool) -> None:
    other = stamp("13:30")._replace(**changed)
    assert _resembles(other, _like(markers_of(*pool)), False) is resembles
    assert not _resembles(other, _like(markers_of(*pool)), True)


def fits(mine: int | None, above: int | None, below: int | None, *pool: int) -> bool:
    """The clock fits between two others (None: a stamp without one), of a pool of these clocks in minutes."""
    one, top, bottom = (
        told(line, hour=None if minutes is None else minutes // 60, minute=minutes and minutes % 60)
        for line, minutes in enumerate((mine, above, below))
    )
    return _fits(one, top, bottom, _like(tuple(told(line, hour=minutes // 60, minute=minutes % 60) for line, minutes in enumerate(pool))))


DOWN, UP = (845, 785), (785, 845)


@pytest.mark.parametrize(
    ("mine", "above", "below", "pool", "fit"),
    [
        (800, 845, 785, DOWN, True),
        (865, 845, 785, DOWN, True),
        (866, 845, 785, DOWN, False),
        (765, 845, 785, DOWN, True),
        (764, 845, 785, DOWN, False),
        (800, 785, 845, UP, True),
        (866, 785, 845, UP, False),
        (None, 845, 785, DOWN, False),
        (800, 845, 785, (), False),
        (None, 845, 785, (), False),
        (800, None, None, DOWN, False),
        (800, 845, None, DOWN, True),
        (865, 845, None, DOWN, True),
        (866, 845, None, DOWN, False),
        (665, 845, None, DOWN, True),
        (664, 845, None, DOWN, False),
        (765, None, 785, DOWN, True),
        (764, None, 785, DOWN, False),
        (965, None, 785, DOWN, True),
        (966, None, 785, DOWN, False),
        (795, 785, 805, DOWN, True),
        (795, 785, 806, DOWN, True),
        (805, 785, 1000, DOWN, True),
        (806, 785, 1000, DOWN, False),
        (980, 785, 1000, DOWN, True),
        (979, 785, 1000, DOWN, False),
        (800, 845, 785, (800, 800), True),
        (800, 785, 845, (845, 785, 845), True),
        (870, 785, 845, (845, 785, 845), True),
        (10, 5, 1430, DOWN, True),
    ],
)
def test_a_clock_lies_between_its_neighbours(
    mine: int | None, above: int | None, below: int | None, pool: tuple[int, ...], fit: bool
) -> None:
    assert fits(mine, above, below, *pool) is fit
