"""What tells a page's own date and world clocks from the stamps of its entries, one thing at a time."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.dates import (
    _above_feed,
    _alone_in_shape,
    _beside_change,
    _empty_first,
    _headed_below,
    _in_head,
    _out_of_order,
    _world_clocks,
    stating,
    without_header,
    without_page_dates,
)
from livelog.model.stamp import When
from marked import lines_of, markers_of, told

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
HEAD = "Gate opens to small boats"
ONE, TWO, THREE, FOUR = (f"9 March 2026 {hour}:05" for hour in (14, 13, 12, 11))


@pytest.mark.parametrize(
    ("place", "metadata", "when", "states"),
    [
        ("mid", False, When(year=2026, month=3, day=9), True),
        ("mid", False, When(year=2026, numbers=(3, 9)), True),
        ("mid", False, When(month=3, day=9), False),
        ("mid", False, When(year=2026, hour=14), False),
        ("end", False, When(year=2026, month=3, day=9), False),
        ("start", False, When(year=2026, month=3, day=9), False),
        ("whole", False, When(year=2026, month=3, day=9), False),
        ("whole", True, When(hour=14), True),
        ("mid", True, When(hour=14), True),
    ],
)
def test_a_line_states_the_page_s_date_by_a_word_or_inside_a_sentence(place: str, metadata: bool, when: When, states: bool) -> None:
    stamp = told(4).stamp._replace(place=place, metadata=metadata, when=when)
    assert stating([stamp]) == ({4} if states else set())


def kept(*texts: str, stated: tuple[int, ...] = (), live: bool = False, **removed: str) -> list[int]:
    found = without_page_dates(list(markers_of(*texts)), lines_of(*texts, **removed), frozenset(stated), live)
    return [one.first for one in found]


@pytest.mark.parametrize(("stated", "left"), [((), []), ((0,), [2]), ((1,), [2]), ((2,), []), ((3,), []), ((0, 3), [2])])
def test_a_date_alone_is_a_marker_below_another_date(stated: tuple[int, ...], left: list[int]) -> None:
    assert kept("Quay", "Pier", ONE, SAID, stated=stated) == left


def test_a_marker_alone_in_a_live_page_has_a_headline_and_a_sentence_below() -> None:
    assert kept(ONE, HEAD, SAID, SAID, live=True) == [0]
    assert kept(ONE, HEAD, SAID, SAID) == []
    assert kept(ONE, SAID, SAID, live=True) == []


FEED = (ONE, SAID, TWO, SAID, THREE, SAID, FOUR, SAID)


@pytest.mark.parametrize(
    ("texts", "removed", "left"),
    [
        (("Updated", *FEED), {"l0": "updated"}, [3, 5, 7]),
        ((*FEED[:2], "Updated", *FEED[2:]), {"l2": "updated"}, [5, 7]),
        ((*FEED[:4], "Updated", *FEED[4:]), {"l4": "updated"}, [0, 2, 5, 7]),
        (("Updated", *FEED[:4], "Updated", *FEED[4:]), {"l0": "updated", "l5": "updated"}, [1, 3, 6, 8]),
        (("Updated", *FEED[:2], "Updated", *FEED[2:]), {"l0": "updated", "l3": "updated"}, [1, 4, 6, 8]),
        (("Updated", *FEED[:6], "Updated", *FEED[6:]), {"l0": "updated", "l7": "updated"}, [3, 5, 8]),
        (("Updated", *FEED), {"l0": "refresh-note"}, [3, 5, 7]),
    ],
)
def test_one_date_of_the_first_three_beside_a_change_is_the_page_s(
    texts: tuple[str, ...], removed: dict[str, Any], left: list[int]
) -> None:
    assert kept(*texts, **removed) == left


@pytest.mark.parametrize(
    ("texts", "removed", "stated", "beside"),
    [
        (("Updated", ONE), {"l0": "updated"}, (), True),
        (("Updated", ONE), {}, (), False),
        (("Updated 2", ONE), {"l0": "updated"}, (), False),
        (("Updated", "14:05"), {"l0": "updated"}, (), False),
        (("Updated", f"{ONE}: Gate opens"), {"l0": "updated"}, (), False),
        (("Updated", f"Gate opens for all boats — {ONE}"), {"l0": "updated"}, (), False),
        (("Updated", "14:05: Gate opens"), {"l0": "updated"}, (), False),
        (("Pier", ONE), {}, (2,), True),
        (("Pier", ONE), {}, (3,), False),
        (("Pier", ONE), {}, (1,), False),
        (("Pier", "14:05"), {}, (2,), False),
    ],
)
def test_a_date_beside_a_change(texts: tuple[str, ...], removed: dict[str, str], stated: tuple[int, ...], beside: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _beside_change(marker, lines_of(*texts, **removed), frozenset(stated)) is beside


def test_no_line_stands_above_the_first() -> None:
    (marker,) = markers_of(ONE, "Updated")
    assert not _beside_change(marker, lines_of(ONE, "Updated", l1="updated"), frozenset())


@pytest.mark.parametrize(
    ("texts", "empty"),
    [
        ((ONE, "Pier", TWO, SAID), True),
        ((ONE, TWO, SAID), True),
        ((ONE, SAID, TWO, SAID), False),
        ((ONE, "Pier", TWO, "Pier"), False),
        ((ONE, TWO, SAID, THREE, "Pier"), False),
        ((ONE, TWO, SAID, THREE, "Pier", SAID), True),
        ((ONE, "Pier", TWO, "Pier", THREE, SAID), False),
        ((SAID, ONE, "Pier", TWO, SAID), False),
        (("14:05", "Pier", TWO, SAID), False),
        ((f"Ann Poe {ONE}", "Pier", TWO, SAID), False),
        ((ONE, "Pier", f"{TWO}: Gate opens", SAID), False),
        ((ONE, "Pier", "13:05", SAID), True),
    ],
)
def test_only_the_first_date_has_no_sentence_below(texts: tuple[str, ...], empty: bool) -> None:
    assert _empty_first(list(markers_of(*texts)), lines_of(*texts)) is empty


def test_a_dated_line_with_text_behind_it_is_no_sign_that_the_first_is_the_page_s() -> None:
    assert kept(ONE, "Pier", f"{TWO}: Gate opens", SAID, THREE, SAID) == [0, 2, 4]
    assert kept(ONE, "Pier", TWO, SAID, THREE, SAID) == [2, 4]


@pytest.mark.parametrize(
    ("below", "headed"),
    [
        ((HEAD, SAID), True),
        ((HEAD, SAID, HEAD), True),
        ((HEAD,), False),
        ((HEAD, "Pier"), False),
        ((SAID, SAID), False),
        (("Gate opens", SAID), False),
        (("Gate opens again", SAID), True),
        (("3 boats wait outside", SAID), False),
        (("Pier", HEAD, SAID), False),
        ((), False),
    ],
)
def test_a_headline_and_a_sentence_right_below(below: tuple[str, ...], headed: bool) -> None:
    (marker,) = markers_of("14:05")
    assert _headed_below(marker, lines_of("14:05", *below)) is headed


@pytest.mark.parametrize(("above", "head"), [(0, True), (8, True), (9, False)])
def test_a_page_s_head_is_of_eight_lines(above: int, head: bool) -> None:
    texts = (*["Pier"] * above, ONE)
    (marker,) = markers_of(*texts)
    assert _in_head(marker, lines_of(*texts)) is head
    assert _in_head(marker, lines_of(*texts, l0="share")) is (head or above == 9)


def test_a_sentence_ends_a_page_s_head() -> None:
    (marker,) = markers_of(SAID, ONE)
    assert not _in_head(marker, lines_of(SAID, ONE))
    assert _in_head(marker, lines_of(SAID, ONE, l0="caption"))


@pytest.mark.parametrize(
    ("texts", "clocks"),
    [
        (("Wick 14:05", "Lund 15:05"), {0, 1}),
        (("Lund 14:05", "Wick 15:05"), {0, 1}),
        (("Lund 15:05", "Wick 14:05"), {0, 1}),
        (("Wick 00:00", "Lund 01:00"), {0, 1}),
        (("Wick 01:00", "Lund 00:00"), {0, 1}),
        (("Wick 14:05", "Lund 14:20"), {0, 1}),
        (("Wick 14:05", "Lund 14:19"), set()),
        (("Wick 14:05", "Lund 14:05"), set()),
        (("Wick 14:05", "Pier", "Lund 15:05"), set()),
        (("14:05", "Pier", "Wick 14:05", "Lund 15:05"), {2, 3}),
        (("Wick 14:05", "Wick 15:05", "Lund 16:05"), {1, 2}),
        (("Wick 14:05", "15:05"), set()),
        (("14:05", "Wick 15:05"), set()),
        (("Wick 9 March", "Lund 15:05"), set()),
        (("Wick 14:05", "Lund 9 March"), set()),
    ],
)
def test_neighbouring_clocks_of_two_places(texts: tuple[str, ...], clocks: set[int]) -> None:
    assert _world_clocks(list(markers_of(*texts))) == clocks


@pytest.mark.parametrize(
    ("first", "second", "world"),
    [
        ({}, {}, True),
        ({"prefix": "at"}, {}, False),
        ({}, {"prefix": "at"}, False),
        ({"prefix": "at"}, {"prefix": "at"}, False),
        ({"place": "end"}, {}, False),
        ({}, {"place": "end"}, False),
        ({"place": "start"}, {"place": "start"}, False),
    ],
)
def test_world_clocks_stand_alone_in_their_lines(first: dict[str, Any], second: dict[str, Any], world: bool) -> None:
    one, other = markers_of("Wick 14:05", "Lund 15:05")
    pair = [one._replace(stamp=one.stamp._replace(**first)), other._replace(stamp=other.stamp._replace(**second))]
    assert bool(_world_clocks(pair)) is world


@pytest.mark.parametrize(
    ("texts", "above"),
    [
        ((ONE, "Live updates", "13:05"), True),
        ((ONE, "LIVE UPDATES:", "13:05"), True),
        (("Pier", ONE, "Live updates", "13:05"), True),
        ((ONE, "Live updates", "Pier", "13:05"), True),
        ((ONE, "Pier", "Live updates", "13:05"), False),
        ((ONE, "Live updates", SAID, "13:05"), False),
        ((ONE, "Pier", "13:05"), False),
        ((ONE, "13:05", "Live updates"), False),
        (("14:05", "Live updates", "13:05"), False),
        ((f"{ONE}: Gate opens", "Live updates", "13:05"), False),
        (("Live updates", ONE, "Pier", "13:05"), False),
    ],
)
def test_a_date_above_the_words_that_open_a_feed(texts: tuple[str, ...], above: bool) -> None:
    assert _above_feed(markers_of(*texts), lines_of(*texts), ENGLISH) is above


@pytest.mark.parametrize(
    ("texts", "alone"),
    [
        ((ONE, "9 March 13:05", "9 March 12:05", "9 March 11:05"), True),
        ((ONE, "9 March 13:05", "9 March 12:05"), False),
        ((ONE, "9 March 13:05", TWO, "9 March 11:05"), False),
        ((ONE, TWO, THREE, FOUR), False),
        (("14:05", "9 March 13:05", "9 March 12:05", "9 March 11:05"), False),
        ((f"Ann Poe {ONE}", "9 March 13:05", "9 March 12:05", "9 March 11:05"), True),
        ((f"Ann Poe {ONE}", "Bo Lund 9 March 13:05", "9 March 12:05", "9 March 11:05"), False),
        ((f"Ann Poe {ONE}", "9 March 13:05", "9 March 12:05", "Bo Lund 9 March 11:05"), False),
    ],
)
def test_a_date_spelled_as_none_of_the_others(texts: tuple[str, ...], alone: bool) -> None:
    members = tuple(one._replace(stamp=one.stamp._replace(shape=one.stamp.shape.replace("NAME ", ""))) for one in markers_of(*texts))
    assert _alone_in_shape(members) is alone


def test_names_of_all_others_do_not_make_a_nameless_date_an_entry_s() -> None:
    assert _alone_in_shape(markers_of(ONE, *(f"Ann Poe 9 March {hour}:05" for hour in (13, 12, 11))))


NINTH = When(year=2026, month=3, day=9, hour=12)


@pytest.mark.parametrize(
    ("first", "rest", "older"),
    [
        (NINTH._replace(hour=11), (NINTH._replace(hour=13), NINTH), True),
        (NINTH._replace(hour=11), (NINTH, NINTH), True),
        (NINTH._replace(hour=11), (NINTH, NINTH, NINTH), True),
        (NINTH._replace(hour=12), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(hour=14), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(hour=11), (NINTH, NINTH._replace(hour=13)), False),
        (NINTH._replace(hour=11), (NINTH,), False),
        (NINTH._replace(year=2025, month=12, day=31), (NINTH._replace(hour=13), NINTH), True),
        (NINTH._replace(month=2, day=28), (NINTH._replace(hour=13), NINTH), True),
        (NINTH._replace(day=8, hour=23), (NINTH._replace(hour=13), NINTH), True),
        (NINTH._replace(hour=0), (NINTH._replace(hour=0, minute=2), NINTH._replace(hour=0, minute=1)), True),
        (NINTH._replace(year=None), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(month=None), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(day=None), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(hour=None), (NINTH._replace(hour=13), NINTH), False),
        (NINTH._replace(hour=11), (NINTH._replace(hour=13, year=2027), NINTH), True),
        (NINTH._replace(hour=11), (NINTH._replace(hour=13), NINTH._replace(hour=None)), False),
        (NINTH._replace(hour=11), (NINTH._replace(hour=13), NINTH._replace(year=None)), False),
    ],
)
def test_a_first_date_older_than_those_below_that_run_newest_first(first: When, rest: tuple[When, ...], older: bool) -> None:
    whens = (first, *rest)
    assert _out_of_order(tuple(told(line)._replace(stamp=told(line).stamp._replace(when=when)) for line, when in enumerate(whens))) is older


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("Pier 9 March 2026 14:05", "9 March 13:05", "9 March 2026 12:05"), [0, 1, 2]),
        (("9 March 2026 14:05", "9 March 13:05", "9 March 12:05"), [0, 1, 2]),
        (("Pier 9 March 14:05", "9 March 13:05", "9 March 12:05"), [0, 1, 2]),
        (("Monday 14:05", "13:05", "Monday 12:05"), [0, 1, 2]),
        (("9 March 14:05", "13:05", "9 March 12:05"), [0, 1, 2]),
        (("9 March 14:05", "Pier", "13:05"), [2]),
        (("14:05", "Ann Poe 13:05"), [1]),
        (("Bo Lund 14:05", "Ann Poe 13:05"), [0, 1]),
        ((ONE, "Live updates", TWO), [2]),
        (("Pinned:", ONE, "13:05"), [1, 2]),
        (("Pier", "Wall", "Pinned", ONE, "13:05"), [3, 4]),
        (("Pier", "Pinned", "Wall", ONE, "13:05"), [4]),
    ],
)
def test_a_header_differs_from_all_that_follow(texts: tuple[str, ...], left: list[int]) -> None:
    assert [one.first for one in without_header(markers_of(*texts), lines_of(*texts), ENGLISH)] == left
