"""The reading of a page that is chosen among the pools of its stamps."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout, _base, _by_style, _candidates, _ranked, choose, shape_of
from livelog.layout.pools import Pool
from livelog.model.marker import Marker
from marked import lines_of, markers_of, told

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."


def places(lists: list[list[Marker]]) -> list[list[int]]:
    return [[one.first for one in members] for members in lists]


@pytest.mark.parametrize(
    ("texts", "pools"),
    [
        (("14:05", "13:05"), []),
        (("14:05", "9 March 2026 13:05", "12:05"), [[0, 2]]),
        (("14:05", "9 March 2026 13:05", "12:05", "9 March 2026 11:05"), [[0, 2], [1, 3]]),
        (("14:05", "9 March 2026 13:05", "12:05", "11:05"), [[0, 2, 3]]),
        (("14:05", "9 March 2026 13:05"), []),
        (("14:05", "13:05", "5 minutes ago", "8 minutes ago"), []),
        (("14:05", "13:05", "9 March 2026", "8 March 2026"), []),
        (("14:05", "13:05", "Ann Poe 12:05", "2.05pm GMT", "1.05pm GMT"), [[0, 1], [3, 4]]),
        (("1772000000", "1772000060", "14:05", "9 March 2026 13:05", "12:05"), [[2, 4]]),
        ((), []),
    ],
)
def test_clocks_of_one_style_are_a_pool_where_there_are_several(texts: tuple[str, ...], pools: list[list[int]]) -> None:
    assert places(_by_style(list(markers_of(*texts)))) == pools


@pytest.mark.parametrize(
    ("texts", "pools"),
    [
        (("14:05", "13:05"), [[0, 1]]),
        (("14:05", "13:05: Gate opens", "12:05"), [[0, 2], [1], [0, 1, 2]]),
        (("14:05: Gate opens", "13:05", "12:05"), [[0], [1, 2], [0, 1, 2]]),
        (("14:05: Gate opens", "13:05: Boats wait"), [[0, 1]]),
        (("14:05", "5 minutes ago", "9 March 2026: Gate opens"), [[0], [1], [2]]),
        (("88'", "61' Goal", "40'"), [[0, 2], [1], [0, 1, 2]]),
    ],
)
def test_pools_to_judge(texts: tuple[str, ...], pools: list[list[int]]) -> None:
    assert places(_candidates(list(markers_of(*texts))))[: len(pools)] == pools
    assert len(_candidates(list(markers_of(*texts)))) == len(pools) + len(_by_style(list(markers_of(*texts))))


TEXTS = ("14:05", SAID, "13:05", SAID, "5 minutes ago", "Pier", "8 minutes ago", "Wall")


def ranked(*scores: tuple[str, float]) -> list[tuple[str, float, list[float]]]:
    """Shape, score and share of sentences of the pools, best first: clocks have sentences below them, ages none."""
    every = {one: tuple(marker for marker in markers_of(*TEXTS) if marker.stamp.shape == one) for one in ("HH:MM", "AGO")}
    pools = [Pool(every[shape], score, (), ()) for shape, score in scores]
    found = _ranked(pools, lines_of(*TEXTS))
    return [(pool.markers[0].stamp.shape, pool.score, [one.value for one in pool.evidence]) for pool in found]


def test_pools_about_as_good_are_weighed_by_their_sentences() -> None:
    assert ranked(("AGO", 1.0), ("HH:MM", 0.75)) == [("HH:MM", 0.75, [1.0]), ("AGO", 0.7, [0.0])]
    assert ranked(("HH:MM", 1.0), ("AGO", 0.9)) == [("HH:MM", 1.0, [1.0]), ("AGO", 0.63, [0.0])]
    assert ranked(("AGO", 1.0), ("HH:MM", 0.7)) == [("AGO", 0.7, [0.0]), ("HH:MM", 0.7, [1.0])]
    assert ranked(("HH:MM", 1.0), ("AGO", 0.7)) == [("HH:MM", 1.0, [1.0]), ("AGO", 0.49, [0.0])]


def test_a_pool_that_is_much_the_best_is_not_weighed() -> None:
    assert ranked(("AGO", 1.0), ("HH:MM", 0.69)) == [("AGO", 1.0, []), ("HH:MM", 0.69, [])]
    assert ranked(("HH:MM", 0.69), ("AGO", 1.0)) == [("AGO", 1.0, []), ("HH:MM", 0.69, [])]
    assert ranked(("AGO", 1.0)) == [("AGO", 1.0, [])]
    assert ranked(("AGO", 1.0), ("HH:MM", 0.75), ("HH:MM", 0.3)) == [("HH:MM", 0.75, [1.0]), ("AGO", 0.7, [0.0]), ("HH:MM", 0.3, [])]
    assert ranked() == []


def mixed(plain: int, dated: int) -> tuple[Marker, ...]:
    clocks = [told(line, hour=9) for line in range(plain)]
    return (*clocks, *(told(line, hour=9, month=3, day=9) for line in range(plain, plain + dated)))


@pytest.mark.parametrize(
    ("members", "count"),
    [
        (mixed(6, 2), 8),
        (mixed(7, 2), 7),
        (mixed(2, 7), 7),
        (mixed(3, 1), 4),
        (mixed(4, 1), 4),
        (mixed(8, 0), 8),
        ((told(0, match="45"), told(1, match="44")), 2),
        ((*(told(line, match="45") for line in range(4)), told(4, match="44", day=9)), 5),
        ((*(told(line, match="45") for line in range(4)), told(4, hour=9, day=9)), 4),
    ],
)
def test_a_style_of_fewer_than_a_quarter_is_not_the_pool_s(members: tuple[Marker, ...], count: int) -> None:
    assert len(_base(members)) == count


def test_stamps_that_all_differ_are_all_the_pool_s() -> None:
    texts = ("14:05", "9 March 2026 14:05", "2.05pm GMT", "Ann Poe 14:05", "+++ 14:05")
    assert _base(markers_of(*texts)) == markers_of(*texts)


def test_the_commonest_shape() -> None:
    assert shape_of(markers_of("14:05", "2.05pm", "13:05")) == "HH:MM"
    assert shape_of(markers_of("2.05pm", "14:05", "13:05")) == "HH:MM"
    assert shape_of(markers_of("14:05", "9 March 2026", "8 March 2026")) == "D MONTH YYYY"


def layout(*texts: str, mid: tuple[int, ...] = ()) -> Layout:
    found = [one._replace(stamp=one.stamp._replace(place="mid")) if one.first in mid else one for one in markers_of(*texts)]
    return choose(found, lines_of(*texts), ENGLISH)


def chosen(*texts: str, mid: tuple[int, ...] = ()) -> tuple[str | None, list[int]]:
    found = layout(*texts, mid=mid)
    return found.marker, [one.first for one in found.markers]


FEED = ("14:05", SAID, "13:05", MORE, "12:05", SAID)


def test_only_epochs_alone_in_their_line_are_openers() -> None:
    texts = ("Quay live", SAID, "1772000000", *FEED, "5 minutes ago", "1771990000: Gate opens")
    assert [one.first for one in layout(*texts).openers] == [2]
    assert [one.first for one in layout("Quay live", *FEED).openers] == []
    assert chosen(*texts)[1] == [3, 5, 7]


def test_epochs_and_stamps_inside_a_line_are_no_markers() -> None:
    assert chosen("Quay live", "1772000000", SAID, "1771990000", MORE, "1771980000", SAID) == (None, [])
    assert chosen("Quay live", *FEED, mid=(3,)) == ("leading", [1, 5])
    assert chosen("Quay live", *FEED, mid=(1, 3, 5)) == (None, [])


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((SAID, "9 March 2026", MORE, "14:05", SAID), [3]),
        ((SAID, MORE, "14:05", SAID), []),
        (("Quay", "5 minutes ago", "Pier", "14:05", SAID), []),
        (("Quay", "9 March 2026: Gate opens", "14:05", SAID), []),
    ],
)
def test_a_clock_alone_stands_below_a_day_alone_in_its_line(texts: tuple[str, ...], found: list[int]) -> None:
    assert [one.first for one in choose(list(markers_of(*texts)), lines_of(*texts), ENGLISH).markers] == found


def test_a_weak_pool_has_one_reading_of_which_is_told_that_it_is_weak() -> None:
    found = layout("Quay live", *FEED, "5 minutes ago", SAID).hypotheses
    assert [one.shape for one in found] == ["HH:MM", "HH:MM", "AGO"]
    assert [(one.name, one.value) for one in found[2].evidence][-1] == ("too weak to stand alone", 0.0)
    assert all(one.name != "too weak to stand alone" for reading in found[:2] for one in reading.evidence)


def test_a_page_s_date_above_the_entries_does_not_tell_the_side() -> None:
    assert chosen("Quay live", SAID, "Monday 14:05", SAID, "13:05", MORE, "12:05", SAID) == ("leading", [4, 6])
    rest = ("13:05", MORE, "12:05", SAID, "11:05")
    assert chosen("Monday 14:05", SAID, *rest) == ("trailing", [2, 4, 6])


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Quay live", *FEED, "11:30: Gate opens"), [1, 3, 5, 7]),
        (("Quay live", "14:30: Gate opens", *FEED), [1, 2, 4, 6]),
        (("Quay live", *FEED[:2], "13:30: Gate opens", *FEED[2:]), [1, 3, 4, 6]),
    ],
)
def test_a_stamp_with_text_behind_it_joins_those_that_stand_alone(texts: tuple[str, ...], found: list[int]) -> None:
    assert chosen(*texts) == ("leading", found)


def test_no_more_than_six_pools_are_read() -> None:
    texts = (
        *("14:05", SAID, "13:05", SAID),
        *(f"12:05: {SAID}", f"11:05: {SAID}"),
        *("9 March 2026", SAID, f"8 March 2026: {SAID}"),
        *("5 minutes ago", SAID, f"6 minutes ago: {SAID}"),
        *(f"{SAID} — 10:05", f"{SAID} — 09:05"),
    )
    found = layout("Quay live", SAID, *texts).hypotheses
    assert sorted(reading.stamps for reading in found) == [*[2] * 10, 4, 4]
