"""Stamps on neighbouring lines that make one marker, and those that stay apart."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.markers import _adjacent, _doubled, _paired, _usable, build, split_dates
from livelog.model.page import Line
from livelog.read.lines import split_lines
from livelog.stamps.grammar import grammar
from marked import lines_of, stamps_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
DAY = "9 March 2026"
ONE, TWO, THREE, FOUR = (f"{DAY} {hour}:05" for hour in (14, 13, 12, 11))


def leaves(*texts: str) -> list[tuple[int, str, int]]:
    return [(one.line, one.text, one.lines) for one in split_dates(lines_of(*texts), grammar("en"))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("November", "02", "2023"), [(0, "November 02 2023", 3)]),
        (("November", "02"), [(0, "November 02", 2)]),
        (("November", "02", "Pier"), [(0, "November 02", 2)]),
        (("November", "02", "202"), [(0, "November 02", 2)]),
        (("November", "02", "20233"), [(0, "November 02", 2)]),
        (("November", "02", "year"), [(0, "November 02", 2)]),
        (("November", "002", "2023"), []),
        (("November", "0", "2023"), []),
        (("November", "1", "2023"), [(0, "November 1 2023", 3)]),
        (("November", "31", "2023"), [(0, "November 31 2023", 3)]),
        (("November", "32", "2023"), []),
        (("November", "Pier", "March", "02", "2023"), [(2, "March 02 2023", 3)]),
        (("Pier", "March", "02", "2023"), [(1, "March 02 2023", 3)]),
        (("November", "02", "2023", "March", "03", "2024"), [(0, "November 02 2023", 3), (3, "March 03 2024", 3)]),
        (("Quay", "November"), []),
    ],
)
def test_a_month_a_day_and_a_year_on_lines_of_their_own(texts: tuple[str, ...], found: list[tuple[int, str, int]]) -> None:
    assert leaves(*texts) == found


def page(*texts: str, **removed: str) -> tuple[Line, ...]:
    lines = split_lines("\n".join(texts))
    return tuple(line._replace(reason=removed.get(f"l{number}")) for number, line in enumerate(lines))


def built(*texts: str, **removed: str) -> tuple[list[tuple[int, int]], list[int]]:
    """First and last lines of the markers, and the lines of dividers; an empty text is an empty line."""
    lines = page(*texts, **removed)
    markers, dividers = build(stamps_of(*(line.text for line in lines)), lines, ENGLISH)
    return [(one.first, one.last) for one in markers], [one.line for one in dividers]


@pytest.mark.parametrize(
    ("texts", "markers", "dividers"),
    [
        ((DAY, "14:05 Gate opens", "13:05 Boats wait", "12:05 Rain falls"), [(1, 1), (2, 2), (3, 3)], [0]),
        ((DAY, "14:05", "13:05 Boats wait", "12:05 Rain falls"), [(0, 1), (2, 2), (3, 3)], []),
        (("5 minutes ago", SAID, "2h ago", "2 hours ago", SAID, "3h ago", "3 hours ago"), [(0, 0), (2, 3), (5, 6)], []),
        (("2h ago", "2 hours ago", "3h ago", "3 hours ago"), [(0, 1), (2, 3)], []),
        (("2h ago", "2 hours ago: Gate opens"), [(0, 0), (1, 1)], []),
        (("2h ago: Gate opens", "2 hours ago"), [(0, 0), (1, 1)], []),
        ((ONE, ONE, SAID, TWO, TWO, SAID, FOUR, THREE, SAID), [(0, 1), (3, 4), (6, 6), (7, 7)], []),
        ((ONE, ONE, SAID, TWO, TWO, SAID, THREE, FOUR, SAID), [(0, 1), (3, 4), (6, 6), (7, 7)], []),
        ((ONE, ONE, ONE, SAID, TWO, TWO, SAID), [(0, 1), (2, 2), (4, 5)], []),
        ((SAID, ONE, ONE, SAID, TWO, TWO), [(1, 2), (4, 5)], []),
    ],
)
def test_stamps_that_repeat_each_other_are_one_marker(texts: tuple[str, ...], markers: list[tuple[int, int]], dividers: list[int]) -> None:
    assert built(*texts) == (markers, dividers)


@pytest.mark.parametrize(
    ("above", "below", "removed", "adjacent"),
    [
        (0, 1, {}, True),
        (0, 0, {}, False),
        (1, 0, {}, False),
        (0, 2, {}, False),
        (0, 2, {"l1": "share"}, True),
        (0, 3, {"l1": "share", "l2": "share"}, True),
        (0, 3, {"l1": "share"}, False),
        (0, 3, {"l2": "share"}, False),
        (0, 4, {"l1": "share", "l2": "share", "l3": "share"}, False),
    ],
)
def test_no_kept_line_and_few_removed_ones_stand_between(above: int, below: int, removed: dict[str, str], adjacent: bool) -> None:
    assert _adjacent(above, below, page("14:05", "Pier", "Wall", "Rope", "13:05", **removed)) is adjacent


def paired(*texts: str, place: dict[int, str] | None = None, **removed: str) -> list[tuple[str, str]]:
    lines = page(*texts, **removed)
    stamps = stamps_of(*(line.text for line in lines))
    moved = [stamp._replace(place=(place or {}).get(stamp.line, stamp.place)) for stamp in stamps]
    return sorted(_paired(moved, lines))


AGED = ("age", "clock")
EPOCHS = ("1772000000", "1771990000", "1771980000")


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        (("5 minutes ago", "14:05"), [AGED]),
        (("5 minutes ago", SAID, "14:05"), []),
        (("14:05", SAID, "13:05", SAID, "5 minutes ago", "12:05"), [AGED]),
        (("5 minutes ago", SAID, "6 minutes ago", SAID, "7 minutes ago", SAID, "8 minutes ago", "12:05"), [AGED]),
        (("5 minutes ago", "14:05", SAID, *(f"{n} minutes ago\n{SAID}\n1{n}:05\n{SAID}" for n in (1, 2, 3))), []),
        (("5 minutes ago", "14:05", SAID, *(f"{n} minutes ago\n{SAID}\n1{n}:05\n{SAID}" for n in (1,))), [AGED]),
        ((DAY, "5 minutes ago"), []),
        (("14:05", "13:05"), []),
        ((DAY, "14:05"), [("day", "clock")]),
        ((DAY, "", "14:05"), []),
        (("5 minutes ago", "", "14:05"), [AGED]),
        ((EPOCHS[0], "", "14:05"), [("epoch", "clock")]),
        (("14:05", "", DAY), [("clock", "day")]),
        ((DAY, "", "14:05", SAID, "5 minutes ago", "13:05"), [AGED]),
        ((DAY, "14:05", SAID, "13:05"), [("day", "clock")]),
        ((DAY, "14:05", SAID, "13:05", SAID, "12:05"), []),
        ((), []),
    ],
)
def test_kinds_that_stand_above_one_another_often_enough(texts: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    assert paired(*texts) == pairs


@pytest.mark.parametrize(("aged", "pairs"), [(2, [AGED, ("epoch", "clock")]), (3, [AGED])])
def test_a_pair_half_as_often_as_the_most_frequent_counts(aged: int, pairs: list[tuple[str, str]]) -> None:
    texts = [text for number in range(aged) for text in (f"{number + 1} minutes ago", f"1{number}:05", SAID)]
    assert paired(*texts, EPOCHS[0], "09:05") == pairs


@pytest.mark.parametrize(
    ("place", "pairs"),
    [
        ({}, [AGED]),
        ({0: "start"}, []),
        ({0: "end"}, []),
        ({1: "mid"}, []),
        ({1: "start"}, [AGED]),
        ({1: "end"}, [AGED]),
        ({0: "start", 1: "mid"}, []),
    ],
)
def test_the_upper_of_a_pair_stands_alone_in_its_line(place: dict[int, str], pairs: list[tuple[str, str]]) -> None:
    assert paired("5 minutes ago", "14:05", place=place) == pairs


def doubled(*texts: str) -> bool:
    return _doubled(stamps_of(*texts), lines_of(*texts))


@pytest.mark.parametrize(
    ("texts", "twice"),
    [
        ((ONE, ONE), True),
        ((ONE, SAID, ONE), False),
        ((ONE, TWO), False),
        (("14:05", "14:05"), False),
        ((DAY, DAY), False),
        ((ONE, ONE, SAID, TWO), True),
        ((ONE, ONE, SAID, TWO, SAID, THREE), False),
        ((ONE, ONE, SAID, "13:05"), True),
        ((ONE, SAID, "13:05", "13:05"), False),
        ((), False),
    ],
)
def test_most_stamps_stand_twice(texts: tuple[str, ...], twice: bool) -> None:
    assert doubled(*texts) is twice


@pytest.mark.parametrize(("pairs", "twice"), [(3, True), (2, False)])
def test_six_of_ten_stamps_stand_twice(pairs: int, twice: bool) -> None:
    double = [text for hour in range(pairs) for text in (f"{DAY} 1{hour}:05", f"{DAY} 1{hour}:05", SAID)]
    single = [text for minute in range(10 - 2 * pairs) for text in (f"{DAY} 20:1{minute}", SAID)]
    assert doubled(*double, *single) is twice


def usable(*texts: str) -> list[int]:
    return [stamp.line for stamp in _usable(stamps_of(*texts), ENGLISH)]


def posts(count: int, word: str = "Posted") -> list[str]:
    return [f"{word} 9 March 2026 1{number}:05" for number in range(count)]


CLOCKS = ("14:05", "13:05", "12:05", "11:05")


def test_stamps_behind_posted_are_used_where_the_entries_have_no_others() -> None:
    assert usable(*posts(3)) == [0, 1, 2]
    assert usable(*posts(2)) == []
    assert usable(*posts(4), *CLOCKS[:3]) == [0, 1, 2, 3, 4, 5, 6]
    assert usable(*posts(3), *CLOCKS[:2]) == [0, 1, 2, 3, 4]
    assert usable(*posts(3), *CLOCKS[:3]) == [3, 4, 5]
    assert usable(*posts(3), *CLOCKS) == [3, 4, 5, 6]
    assert usable(*posts(2), *CLOCKS[:1]) == [2]
    assert usable(*CLOCKS) == [0, 1, 2, 3]


def test_stamps_behind_updated_are_used_only_where_there_is_nothing_else() -> None:
    assert usable(*posts(3, "Updated")) == [0, 1, 2]
    assert usable(*posts(3), *posts(3, "Updated")) == [0, 1, 2]
    assert usable(*posts(3, "Updated"), "14:05") == [3]
    assert usable(*posts(3, "Updated"), *posts(2), "14:05") == [5]
