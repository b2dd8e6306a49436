"""The day of each entry: printed, under a heading, or counted across midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from livelog.date.calendar import day_first, printed_day
from livelog.date.days import any_day, counted_days, under_dividers, worded_day
from livelog.date.witness import Witness
from livelog.model.marker import Divider
from livelog.model.stamp import When
from marked import markers_of, stamps_of, told

MONDAY = date(2026, 3, 9)
SUNDAY, TUESDAY, WEDNESDAY = date(2026, 3, 8), date(2026, 3, 10), date(2026, 3, 11)
NONE: frozenset[int] = frozenset()


@pytest.mark.parametrize(
    ("lines", "country", "first"),
    [
        ((), None, True),
        ((), "GB", True),
        ((), "US", False),
        ((), "PH", False),
        (("9/27/2016",), "GB", False),
        (("27/9/2016",), "US", True),
        (("12/9/2016",), "US", False),
        (("14:05", "9/27/2016"), "GB", False),
        (("9/12/2016",), "GB", True),
        (("9/7/2016", "27/9/2016", "9/27/2016"), "US", False),
        (("9/7/2016", "27/9/2016", "28/9/2016", "9/27/2016"), "US", True),
        (("9/7/2016 14:05",), None, True),
        (("9/7/2016 2:05 pm",), None, False),
        (("9/7/2016 2:05 pm",), "GB", True),
        (("2:05 pm", "9/7/2016 14:05"), None, True),
        (("Friday 9/7/2021",), "US", True),
        (("Tuesday 9/7/2021",), "GB", False),
        (("Monday 9/7/2021",), "US", False),
    ],
)
def test_the_order_of_day_and_month(lines: tuple[str, ...], country: str | None, first: bool) -> None:
    assert day_first(stamps_of(*lines), country) is first


def test_a_weekday_tells_nothing_without_a_year_or_where_both_orders_fit() -> None:
    monday = [marker.stamp for marker in (told(weekday=0, numbers=(9, 3)), told(weekday=3, numbers=(9, 9), year=2026))]
    assert (day_first(monday, "US"), day_first(monday, "GB")) == (False, True)


@pytest.mark.parametrize(
    ("when", "near", "day"),
    [
        (When(year=2026, month=3, day=9), None, MONDAY),
        (When(year=2026, month=2, day=30), MONDAY, None),
        (When(month=3, day=9), MONDAY, MONDAY),
        (When(month=3, day=9), None, None),
        (When(month=12, day=31), date(2026, 1, 2), date(2025, 12, 31)),
        (When(month=1, day=2), date(2025, 12, 31), date(2026, 1, 2)),
        (When(month=3, day=9, weekday=6), MONDAY, date(2025, 3, 9)),
        (When(month=3, day=9, weekday=2), MONDAY, MONDAY),
        (When(month=2, day=29), date(2024, 1, 1), date(2024, 2, 29)),
        (When(month=2, day=30), MONDAY, None),
        (When(year=2026, numbers=(3, 9)), None, date(2026, 9, 3)),
        (When(day=9), MONDAY, None),
        (When(year=2026, month=3), MONDAY, None),
        (When(hour=14, minute=5), MONDAY, None),
        (When(weekday=0), MONDAY, None),
    ],
)
def test_a_printed_day(when: When, near: date | None, day: date | None) -> None:
    assert printed_day(when, True, near) == day


def test_numbers_in_the_other_order() -> None:
    assert printed_day(When(year=2026, numbers=(3, 9)), False, None) == MONDAY


@pytest.mark.parametrize(
    ("when", "near", "day"),
    [
        (When(weekday=0), MONDAY, MONDAY),
        (When(weekday=3), MONDAY, date(2026, 3, 12)),
        (When(weekday=4), MONDAY, date(2026, 3, 6)),
        (When(weekday=6), MONDAY, SUNDAY),
        (When(weekday=0), date(2026, 3, 12), MONDAY),
        (When(weekday=0), None, None),
        (When(weekday=0, month=3, day=9), SUNDAY, None),
        (When(hour=14), MONDAY, None),
        (When(day_word="today"), MONDAY, None),
    ],
)
def test_a_weekday_is_the_nearest(when: When, near: date | None, day: date | None) -> None:
    assert worded_day(when, near, Witness()) == day


@pytest.mark.parametrize(
    ("word", "witness", "day"),
    [
        ("today", Witness(), MONDAY),
        ("yesterday", Witness(), SUNDAY),
        ("today", Witness(zone="Asia/Tokyo"), TUESDAY),
        ("today", Witness(home="Asia/Tokyo"), TUESDAY),
        ("today", Witness(zone="Asia/Tokyo", given_zone="Europe/Rome"), MONDAY),
        ("today", Witness(home="Asia/Tokyo", zone="Europe/Rome"), MONDAY),
    ],
)
def test_today_is_the_day_of_the_capture(word: str, witness: Witness, day: date) -> None:
    captured = datetime(2026, 3, 9, 18, 30, tzinfo=UTC)
    assert worded_day(When(day_word=word), None, witness._replace(captured=captured)) == day


def test_some_day_to_hang_others_on() -> None:
    captured = Witness(captured=datetime(2026, 3, 9, 18, 30, tzinfo=UTC))
    assert any_day([When(month=3, day=1), When(year=2026, month=3, day=8)], captured) == SUNDAY
    assert any_day([When(month=3, day=1)], captured) == MONDAY
    assert any_day([], Witness()) is None


def divided(*texts: str, markers: tuple[int, ...], near: date | None = None) -> list[date | None]:
    """The days under headings; `markers` are the places of the lines that are markers, all others are dividers."""
    every = markers_of(*texts)
    dividers = [Divider(one.first, one.stamp) for place, one in enumerate(every) if place not in markers]
    return under_dividers(tuple(every[place] for place in markers), dividers, Witness(), near)


@pytest.mark.parametrize(
    ("texts", "markers", "days"),
    [
        (("14:05", "9 March 2026", "13:05"), (0, 2), [None, MONDAY]),
        (("9 March 2026", "14:05", "8 March 2026", "13:05"), (1, 3), [MONDAY, SUNDAY]),
        (("9 March 2026", "14:05", "13:05", "8 March 2026"), (1, 2), [MONDAY, MONDAY]),
        (("9 March 2026", "8 March 2026", "14:05"), (2,), [SUNDAY]),
        (("9 March 2026", "14:05", "1 March 2026", "13:05"), (1, 3), [MONDAY, MONDAY]),
        (("9 March 2026", "14:05", "1 March 2026", "23:05"), (1, 3), [MONDAY, date(2026, 3, 1)]),
        (("9 March 2026", "14:05", "11 March 2026", "13:05"), (1, 3), [MONDAY, WEDNESDAY]),
        (("9 March 2026", "14:05", "11 March 2026", "15:05"), (1, 3), [MONDAY, MONDAY]),
        (("9 March 2026", "14:05", "1 March 2026", "14:05"), (1, 3), [MONDAY, MONDAY]),
        (("9 March 2026", "14:05", "11 March 2026", "14:05"), (1, 3), [MONDAY, MONDAY]),
        (("9 March 2026", "14:05", "7 March 2026", "5 minutes ago"), (1, 3), [MONDAY, date(2026, 3, 7)]),
        (("9 March 2026", "5 minutes ago", "7 March 2026", "14:05"), (1, 3), [MONDAY, date(2026, 3, 7)]),
        (("9 March 2026", "1 March 2026", "14:05"), (2,), [date(2026, 3, 1)]),
    ],
)
def test_an_entry_is_of_the_day_above_it_that_its_clock_allows(
    texts: tuple[str, ...], markers: tuple[int, ...], days: list[date | None]
) -> None:
    assert divided(*texts, markers=markers) == days


def test_a_weekday_can_head_entries() -> None:
    assert divided("Sunday", "14:05", markers=(1,), near=MONDAY) == [SUNDAY]
    assert divided("Sunday", "14:05", markers=(1,)) == [None]


CLOCKS = [When(hour=0, minute=31), When(hour=22, minute=11), When(hour=21, minute=0)]


def counted(
    whens: list[When],
    printed: list[date | None] | None = None,
    headed: list[date | None] | None = None,
    running: str = "newest-first",
    **witness: Any,
) -> tuple[list[date | None], list[bool]]:
    bare: list[date | None] = [None] * len(whens)
    return counted_days(whens, printed or bare, headed or bare, running, Witness()._replace(**witness), NONE)


@pytest.mark.parametrize(
    ("witness", "days", "rolled"),
    [
        ({}, [None, None, None], [False, False, False]),
        ({"day": MONDAY}, [TUESDAY, MONDAY, MONDAY], [True, False, False]),
        ({"given_day": MONDAY}, [TUESDAY, MONDAY, MONDAY], [True, False, False]),
        ({"day": MONDAY, "day_is_end": True}, [MONDAY, SUNDAY, SUNDAY], [False, True, True]),
        ({"day": SUNDAY, "given_day": MONDAY, "day_is_end": True}, [TUESDAY, MONDAY, MONDAY], [True, False, False]),
        ({"day": MONDAY, "day_of": 0}, [MONDAY, SUNDAY, SUNDAY], [False, True, True]),
        ({"day": MONDAY, "day_of": 0, "given_day": MONDAY}, [TUESDAY, MONDAY, MONDAY], [True, False, False]),
    ],
)
def test_days_are_counted_from_the_page_s(witness: dict[str, Any], days: list[date | None], rolled: list[bool]) -> None:
    assert counted(CLOCKS, **witness) == (days, rolled)


@pytest.mark.parametrize(
    ("witness", "days"),
    [
        ({"day": MONDAY}, [MONDAY, MONDAY, TUESDAY]),
        ({"day": MONDAY, "day_is_end": True}, [SUNDAY, SUNDAY, MONDAY]),
    ],
)
def test_days_of_a_page_that_runs_oldest_first(witness: dict[str, Any], days: list[date | None]) -> None:
    assert counted(CLOCKS[::-1], running="oldest-first", **witness)[0] == days
    assert counted(CLOCKS, running="unknown", day=MONDAY)[0] == [TUESDAY, MONDAY, MONDAY]


@pytest.mark.parametrize(
    ("printed", "days", "rolled"),
    [
        ([TUESDAY, None, None], [TUESDAY, MONDAY, MONDAY], [False, True, True]),
        ([None, MONDAY, None], [TUESDAY, MONDAY, MONDAY], [True, False, True]),
        ([WEDNESDAY, None, MONDAY], [WEDNESDAY, TUESDAY, MONDAY], [False, True, False]),
        ([None, SUNDAY, MONDAY], [MONDAY, SUNDAY, MONDAY], [True, False, False]),
    ],
)
def test_days_are_counted_from_the_nearest_printed_one(printed: list[date | None], days: list[date | None], rolled: list[bool]) -> None:
    assert counted(CLOCKS, printed, day=date(2020, 1, 1)) == (days, rolled)


def test_an_entry_between_two_printed_days_counts_from_the_nearer() -> None:
    whens = [When(hour=10, minute=minute) for minute in (50, 40, 30, 20, 10)]
    assert counted(whens, [WEDNESDAY, None, None, None, MONDAY])[0] == [WEDNESDAY, WEDNESDAY, WEDNESDAY, MONDAY, MONDAY]
    assert counted(whens, [None, WEDNESDAY, None, MONDAY, None])[0] == [WEDNESDAY, WEDNESDAY, WEDNESDAY, MONDAY, MONDAY]


def test_an_entry_without_a_clock_keeps_its_day_open() -> None:
    assert counted([*CLOCKS[:2], When(relative=5)], [TUESDAY, None, None]) == ([TUESDAY, MONDAY, None], [False, True, False])


@pytest.mark.parametrize(
    ("clocks", "headed", "running", "days", "rolled"),
    [
        ((600, 590, 580), (None, MONDAY, MONDAY), "newest-first", [TUESDAY, MONDAY, MONDAY], [True, False, False]),
        ((31, 1331, 1320), (None, None, MONDAY), "newest-first", [TUESDAY, TUESDAY, MONDAY], [True, True, False]),
        (
            (10, 1400, 200, 30, 1395),
            (None, None, None, None, MONDAY),
            "newest-first",
            [WEDNESDAY, TUESDAY, TUESDAY, TUESDAY, MONDAY],
            [True, True, True, True, False],
        ),
        ((580, 590, 600), (None, MONDAY, MONDAY), "oldest-first", [MONDAY, MONDAY, MONDAY], [True, False, False]),
        ((1331, 31, 600), (None, MONDAY, MONDAY), "oldest-first", [SUNDAY, MONDAY, MONDAY], [True, False, False]),
        ((31, 1331, 1320), (TUESDAY, TUESDAY, TUESDAY), "newest-first", [TUESDAY, MONDAY, MONDAY], [False, True, True]),
        ((600, 31, 1331), (TUESDAY, MONDAY, MONDAY), "newest-first", [TUESDAY, MONDAY, SUNDAY], [False, False, True]),
    ],
)
def test_days_under_headings(
    clocks: tuple[int, ...], headed: tuple[date | None, ...], running: str, days: list[date | None], rolled: list[bool]
) -> None:
    whens = [When(hour=clock // 60, minute=clock % 60) for clock in clocks]
    assert counted(whens, headed=list(headed), running=running, day=date(2020, 1, 1)) == (days, rolled)
