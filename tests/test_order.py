"""In what order a page's clocks run, and where midnights lie between them."""

from __future__ import annotations

import pytest

from livelog.date.order import day_steps, match_minutes, order

MONDAY, TUESDAY = (2026, 3, 9), (2026, 3, 10)


@pytest.mark.parametrize(
    ("clocks", "running"),
    [
        ([], "unknown"),
        ([600], "unknown"),
        ([600, 600], "unknown"),
        ([605, 600], "newest-first"),
        ([600, 605], "oldest-first"),
        ([605, None, 600], "newest-first"),
        ([None, 600, None, 605], "oldest-first"),
        ([630, 620, 610, 615, 605], "newest-first"),
        ([605, 615, 610, 620, 630], "oldest-first"),
        ([630, 620, 610, 615], "mixed"),
        ([610, 620, 630, 615], "mixed"),
        ([600, 610, 600], "mixed"),
    ],
)
def test_most_steps_tell_the_order(clocks: list[int | None], running: str) -> None:
    assert order(clocks, [None] * len(clocks)) == running


@pytest.mark.parametrize(
    ("clocks", "running"),
    [
        ([960, 600], "newest-first"),
        ([600, 960], "oldest-first"),
        ([600, 961], "newest-first"),
        ([961, 600], "newest-first"),
        ([600, 961, 600], "unknown"),
        ([600, 961, 600, 961], "newest-first"),
        ([605, 600, 961], "newest-first"),
        ([600, 605, 966], "oldest-first"),
    ],
)
def test_a_step_of_more_than_six_hours_tells_only_where_no_other_does(clocks: list[int | None], running: str) -> None:
    assert order(clocks, [None] * len(clocks)) == running


@pytest.mark.parametrize(
    ("clocks", "days", "running"),
    [
        ([600, 605], [TUESDAY, MONDAY], "newest-first"),
        ([605, 600], [MONDAY, TUESDAY], "oldest-first"),
        ([100, 1300], [TUESDAY, MONDAY], "newest-first"),
        ([605, 600], [MONDAY, MONDAY], "newest-first"),
        ([600, 605], [MONDAY, None], "oldest-first"),
        ([600, 605], [None, MONDAY], "oldest-first"),
        ([600, None, 605], [TUESDAY, None, MONDAY], "newest-first"),
        ([600] * 5, [(2026, 3, day) for day in (9, 10, 11, 12, 11)], "oldest-first"),
        ([600] * 5, [(2026, 3, day) for day in (12, 11, 10, 9, 10)], "newest-first"),
    ],
)
def test_printed_days_go_before_clocks(clocks: list[int | None], days: list[tuple[int, int, int] | None], running: str) -> None:
    assert order(clocks, days) == running


@pytest.mark.parametrize(
    ("clocks", "newest_first", "steps"),
    [
        ([], True, []),
        ([300, 660], True, [0, 0]),
        ([300, 661], True, [0, -1]),
        ([660, 300], False, [0, 0]),
        ([661, 300], False, [0, 1]),
        ([1420, 10], True, [0, 1]),
        ([1420, 11], True, [0, 0]),
        ([10, 1420], False, [0, -1]),
        ([11, 1420], False, [0, 0]),
        ([600, None, 1200], True, [0, 0, -1]),
        ([None, 600], True, [0, 0]),
        ([10, 1430, None, 1420], True, [0, -1, -1, -1]),
        ([20, 1000, 700, 5, 1100], True, [0, -1, -1, -1, -2]),
        ([700, 1000, 5, 700, 1100, 5], False, [0, 0, 1, 1, 1, 2]),
    ],
)
def test_a_break_of_the_order_by_more_than_six_hours_is_a_midnight(clocks: list[int | None], newest_first: bool, steps: list[int]) -> None:
    assert day_steps(clocks, newest_first) == steps


@pytest.mark.parametrize(
    ("clocks", "newest_first", "steps"),
    [
        ([900, 1290, 890], True, [0, 0, 0]),
        ([900, 1290, 540], True, [0, 0, 0]),
        ([900, 1290, 539], True, [0, -1, -1]),
        ([900, 1290, 900], True, [0, 0, 0]),
        ([900, 1290, 1280], True, [0, -1, -1]),
        ([900, 1290, 901], True, [0, -1, -1]),
        ([890, 500, 900], False, [0, 0, 0]),
        ([890, 500, 510], False, [0, 1, 1]),
    ],
)
def test_a_clock_that_stands_out_of_a_run_is_no_midnight(clocks: list[int | None], newest_first: bool, steps: list[int]) -> None:
    assert day_steps(clocks, newest_first) == steps


@pytest.mark.parametrize(
    ("clocks", "newest_first", "steps"),
    [
        ([900, 500, 890], True, [0, 0, 0]),
        ([900, 500, 890, 530], True, [0, 0, 0, 0]),
        ([900, 500, 890, 880], True, [0, 0, 0, 0]),
        ([900, 500, 890, 891], True, [0, 0, -1, -1]),
        ([900, 500, 890, 529], True, [0, 0, -1, -1]),
        ([900, 500, 901], True, [0, 0, -1]),
        ([900, 890, 500, 880], True, [0, 0, 0, 0]),
        ([1290, 500, 930], True, [0, 0, 0]),
        ([1290, 500, 929], True, [0, 0, -1]),
        ([500, 900, 510], False, [0, 0, 0]),
        ([500, 900, 499], False, [0, 0, 1]),
        ([900, 900, 500, 900], True, [0, 0, 0, 0]),
        ([300, 299, 10, 1430], True, [0, 0, 0, -1]),
        ([1435, 20, 1430, 1400], True, [0, 1, 0, 0]),
    ],
)
def test_nor_is_the_step_back_into_the_run(clocks: list[int | None], newest_first: bool, steps: list[int]) -> None:
    assert day_steps(clocks, newest_first) == steps


@pytest.mark.parametrize(
    ("clocks", "newest_first", "pinned", "steps"),
    [
        ([300, 600, 500], True, {0}, [0, 0, 0]),
        ([700, 600, 500], True, {0}, [-1, 0, 0]),
        ([600, 600, 500], True, {0}, [0, 0, 0]),
        ([500, 600, 650], False, {0}, [0, 0, 0]),
        ([1400, 1430, 10], False, {0}, [0, 0, 1]),
        ([1200, 10, 1430], True, {0}, [-1, 0, -1]),
        ([None, 600], True, {0}, [0, 0]),
        ([600, 700], True, {0, 1}, [0, 0]),
        ([10, 1430, 700, 1420], True, {2}, [0, -1, -1, -1]),
    ],
)
def test_a_pinned_post_is_no_newer_than_the_newest(
    clocks: list[int | None], newest_first: bool, pinned: set[int], steps: list[int]
) -> None:
    assert day_steps(clocks, newest_first, frozenset(pinned)) == steps


@pytest.mark.parametrize(
    ("said", "minute"), [("45+2", 47), ("12", 12), ("", None), ("+", None), ("90+3 of 94", 93), ("46th over", 46), ("46.3", 46)]
)
def test_match_minutes(said: str, minute: int | None) -> None:
    assert match_minutes(said) == minute
