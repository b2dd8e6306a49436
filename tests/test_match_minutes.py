"""What is a minute of a match, and what only looks like one; stages and times of play at their bounds."""

from __future__ import annotations

import pytest

from livelog.stamps.match import _begins, _minute_like, _roman, _stage, match_stamps
from livelog.stamps.played import is_late, played_stamps
from marked import lines_of


def minutes(*texts: str) -> list[str | None]:
    return [one.when.match for one in match_stamps(lines_of(*texts))[0]]


@pytest.mark.parametrize(
    ("head", "like"),
    [
        ("12' Goal", True),
        ("12", True),
        ("123 Goal", True),
        ("1234 Goal", False),
        ("12:05 Goal", False),
        ("12/05", False),
        ("12-05", False),
        ("12,5", False),
        ("12 min", True),
        ("12 overs", True),
        ("12 boats", False),
        ("12 Boats", True),
        ("12 übrig", True),
        ("12 boaté", False),
        ("12 bOAT", False),
        ("12 “goal", True),
        ("12 a(b)", False),
        ("12. +3' ", True),
        ("12.", True),
    ],
)
def test_what_may_be_a_minute_at_a_first_glance(head: str, *, like: bool) -> None:
    assert _minute_like(head) is like


@pytest.mark.parametrize(
    ("word", "minute", "begins"), [("後半", 45, 45), ("後半", 46, 0), ("前半", 3, 0), ("延長前半", 90, 90), ("min", 3, 0), ("min", 0, 0)]
)
def test_a_half_counts_anew_up_to_its_own_length(word: str, minute: int, begins: int) -> None:
    assert _begins(word, minute) == begins


@pytest.mark.parametrize(
    ("text", "found"),
    [("130'", True), ("131'", False), ("130e", True), ("131e", False), ("Min. 130: Goal", True), ("Min. 131: Goal", False)],
)
def test_no_match_goes_beyond_its_130th_minute(text: str, *, found: bool) -> None:
    assert minutes(text, "12'", "9'") == (["130"] if found else []) + ["12", "9"]


def test_a_number_with_a_word_that_goes_on_is_text() -> None:
    assert minutes("5 min iPhone launch", "12'", "9'") == ["12", "9"]
    assert minutes("5 min Poe scores", "12'", "9'") == ["5", "12", "9"]


def test_lines_of_no_minute_stand_between() -> None:
    assert minutes("Boats wait", "Boats leave", "12'", "Boats wait", "9'") == ["12", "9"]
    assert minutes("8:15 Boats wait", "12'", "1,300 boats", "9'") == ["12", "9"]


def test_removed_lines_have_no_minutes() -> None:
    assert [one.line for one in match_stamps(lines_of("12' Goal", "9' Goal", "5' Goal", l1="navigation"))[0]] == [0, 2]
    assert match_stamps(lines_of("12' Goal", "9' Goal", l0="navigation", l1="navigation")) == ([], [])


def test_stages_stand_with_the_minutes_that_are_sure() -> None:
    sure, bare = match_stamps(lines_of("Half-time", "12' Goal", "9' Goal", "7 Goal", "6 Goal", "5 Goal", "4 Goal"))
    assert ([one.when.match for one in sure], [one.when.match for one in bare]) == (["", "12", "9"], ["7", "6", "5", "4"])


def test_a_minute_that_says_so_is_left_alone_beside_four_numbers() -> None:
    sure, bare = match_stamps(lines_of("Half-time", "12' Goal", "7 Goal", "6 Goal", "5 Goal", "4 Goal"))
    assert ([one.when.match for one in sure], [one.when.match for one in bare]) == (["12"], ["", "7", "6", "5", "4"])
    sure, bare = match_stamps(lines_of("Half-time", "7 Goal", "6 Goal", "5 Goal"))
    assert (sure, [one.when.match for one in bare]) == ([], ["7", "6", "5"])


@pytest.mark.parametrize(
    ("text", "start", "end", "tail"),
    [
        ("Final Whistle", 0, 13, ""),
        ("Tea Poe bats on", 0, 3, "Poe bats on"),
        ("Tea: 120-3", 0, 3, "120-3"),
        ("Preamble II The umpires meet", 0, 8, "The umpires meet"),
    ],
)
def test_a_stage_and_what_stands_behind_it(text: str, start: int, end: int, tail: str) -> None:
    stamp = _stage(7, text)
    assert stamp is not None
    assert (stamp.line, stamp.start, stamp.end, stamp.tail, stamp.text) == (7, start, end, tail, text[start:end])


@pytest.mark.parametrize("text", ["TEAS for all", "Tea iced", "Teapot", "Goal"])
def test_a_word_that_goes_on_is_no_stage(text: str) -> None:
    assert _stage(0, text) is None


@pytest.mark.parametrize(("rest", "ends"), [("", True), (" ", True), (" At the ground", True), (" aT", False), ("!", True), (" 1-0", True)])
def test_what_may_follow_a_stage(rest: str, *, ends: bool) -> None:
    assert _roman(rest) is ends


@pytest.mark.parametrize(
    ("text", "late"),
    [("25:00", True), ("24:59", False), ("99:59", True), ("57:4", False), ("57.40", False), ("5a:40", False), ("157:40", False)],
)
def test_a_time_of_play_that_no_clock_shows(text: str, *, late: bool) -> None:
    assert is_late(text) is late


def played(*texts: str) -> list[str]:
    return [one.text for one in played_stamps(lines_of(*texts))]


def test_four_times_of_play_of_which_one_is_late_are_a_ticker() -> None:
    assert played("25:00", "20:10", "14:05", "3:59") == ["25:00", "20:10", "14:05", "3:59"]
    assert played("24:59", "20:10", "14:05", "3:59") == []
    assert played("25:00", "20:10", "14:05") == []
    assert played("25:00", "20:10", "14:05", "3:59", "2:10") == []
    assert played("26:00", "25:00", "14:05", "3:59", "2:10") == ["26:00", "25:00", "14:05", "3:59", "2:10"]


def test_times_of_play_run_one_way() -> None:
    assert played("3:59", "14:05", "20:10", "57:40", "4:00") == ["3:59", "14:05", "20:10", "57:40"]
    assert played("3:59", "57:40", "57:40", "20:10", "14:05") == ["57:40", "57:40", "20:10", "14:05"]
    assert played("57:40", "20:10", "14:05", "3:59", "44:00", "30:00", "20:00", "10:00", "9:00") == [
        "44:00",
        "30:00",
        "20:00",
        "10:00",
        "9:00",
    ]


def test_a_time_of_play_has_its_line_for_itself_and_ends_with_the_130th_minute() -> None:
    assert played("130:01", "130:00", "57:40", "20:10", "14:05") == ["130:00", "57:40", "20:10", "14:05"]
    assert played("130:00", "57:40 Goal", "20:10", "14:05") == []
    stamps = played_stamps(lines_of("57:40", "20:10", "14:05", "3:59", l0="share"))
    assert stamps == []


def test_times_of_play_count_where_they_are_more_than_the_minutes() -> None:
    page = ["57:40", "Goal", "44:18", "Shot", "20:00", "Shot", "3:59", "Start"]
    assert minutes(*page) == ["57:40", "44:18", "20:00", "3:59"]
    assert minutes(*page, "4'", "3'", "2'", "1'") == ["4", "3", "2", "1"]
    assert minutes(*page, "4'", "3'", "2'") == ["57:40", "44:18", "20:00", "3:59"]
    assert minutes("57:40", "Goal", "20:10", "14:05", "3:59") == []
