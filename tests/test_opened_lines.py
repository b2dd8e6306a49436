"""Where a long line is cut open again: columns of fences and stamps, and the stamps that part a page."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.runon import (
    _candidates,
    _closes,
    _fences,
    _Found,
    _inner,
    _lost_breaks,
    _near_clocks,
    _one_way,
    _opens,
    _recurring,
    _worded,
    open_runs,
)
from livelog.read.page import read
from livelog.stamps.grammar import grammar
from marked import lines_of

ENGLISH = grammar("en")
LONG = "The keeper of the lower gate said that forty boats were waiting outside the wall, and that more were on their way. "


def lengths(text: str) -> list[int]:
    return [len(line.text) for line in open_runs(read(text), ENGLISH).lines]


def two(length: int) -> str:
    """A line of that length with two stamps that each could open an entry."""
    front = "2.05pm GMT The gate is open. 1.05pm GMT "
    return front + "B" * (length - len(front))


@pytest.mark.parametrize(
    ("above", "length", "opened"),
    [
        ("", 150, True),
        ("", 149, False),
        ("Quay live\nPier\nWall\n", 150, True),
        ("Quay live\nPier\nWall\nRope\n", 150, False),
        ("Quay live\nPier\nWall\nRope\n", 299, False),
        ("Quay live\nPier\nWall\nRope\n", 300, True),
        ("Quay live\nPier\nWall\nRope\n", 301, True),
        ("", 151, True),
    ],
)
def test_a_line_that_can_hold_several_entries_is_long(above: str, length: int, opened: bool) -> None:
    assert (lengths(f"{above}{two(length)}")[-2:] == [28, length - 29]) is opened


def test_removed_lines_do_not_count_among_those_of_a_page() -> None:
    page = read(f"Quay live\nPier\nWall\nRope\n{two(150)}")
    kept = page._replace(lines=(page.lines[0]._replace(reason="share"), *page.lines[1:]))
    assert len(open_runs(kept, ENGLISH).lines) == 6
    assert open_runs(page, ENGLISH) is page


def test_a_page_with_fences_is_not_opened_at_other_stamps() -> None:
    fenced = "Live +++ 14:26 Gate opens +++ Boats pass."
    assert len(lengths(f"{fenced}\n{two(200)}")) == 4
    assert len(lengths(f"Live Gate opens, boats pass.\n{two(200)}")) == 3
    assert len(lengths(f"Live + Gate opens, boats pass.\n{two(200)}")) == 3


def test_a_line_is_cut_behind_its_first_character() -> None:
    assert lengths("(+++ 14:26 Gate opens") == [1, 20]
    assert lengths("+++ 14:26 Gate opens") == [20]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("+++ 14:26 Gate opens", [0]),
        ("+++ 14:26 Gate opens +++ Boats", [0, 25]),
        ("+++ 14:26 Gate opens +++ 13:05 Boats", [0, 21]),
        ("++ 14:26 Gate++ 13:05 Boats", [0, 13]),
        ("++ 14:26 Gate++ Boats", [0, 16]),
        ("x +++ 14:26 Gate opens", [2]),
        ("Gate +++ opens +++ 14:26 Boats +++ pass", [15, 35]),
        ("Gate +++ opens", []),
        ("+++ 14:260 Gate", []),
        ("", []),
    ],
)
def test_columns_of_fences(text: str, columns: list[int]) -> None:
    assert _fences(text) == columns


CLOCKED = "2.05pm: Gate opens"


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        ((CLOCKED, "1.05pm: Boats wait 12.05pm: Rain falls"), {1: [19]}),
        ((CLOCKED, CLOCKED, "Boats wait 12.05pm: Rain falls"), {2: [11]}),
        ((CLOCKED, CLOCKED, "Boats wait 12.05pm: Rain falls 11.05am: Sun"), {2: [11, 31]}),
        ((CLOCKED, "Boats wait 12.05pm: Rain falls"), {}),
        ((CLOCKED, CLOCKED, "Boats wait(12.05pm: Rain falls)"), {}),
        ((CLOCKED, CLOCKED), {}),
        ((f"Pier {CLOCKED}", f"Wall {CLOCKED}"), {}),
        ((), {}),
    ],
)
def test_columns_before_clocks_that_lost_their_line_breaks(texts: tuple[str, ...], columns: dict[int, list[int]]) -> None:
    assert _lost_breaks(lines_of(*texts)) == columns


@pytest.mark.parametrize(
    ("text", "start", "opens"),
    [
        ("14:05 Gate", 0, True),
        (" 14:05 Gate", 1, True),
        ("a 14:05 Gate", 2, False),
        ("Gate. 14:05 Boats", 6, True),
        ("Gate.14:05 Boats", 5, True),
        ("Gate.  14:05 Boats", 7, True),
        ("Gate.   14:05 Boats", 8, False),
        ("Gate 14:05 Boats", 5, False),
        ("Gate: 14:05 Boats", 6, True),
        ("Gate) 14:05 Boats", 6, True),
        ("Gate, 14:05 Boats", 6, False),
        ("Gate. 14:05 boats", 6, False),
        ("Gate. 14:05boats", 6, False),
        ("Gate. 14:05, Boats", 6, False),
        ("Gate. 14:05. Boats", 6, True),
        ("Gate. 14:05(boats", 6, True),
        ("Gate. 14:05", 6, True),
    ],
)
def test_a_stamp_stands_behind_a_sentence_s_end_and_no_rest_of_one_follows(text: str, start: int, opens: bool) -> None:
    assert _opens(text, start, start + 5) is opens


@pytest.mark.parametrize(
    ("minutes", "least", "one_way"),
    [
        ([], 1.0, False),
        ([5], 1.0, False),
        ([5, 5], 1.0, False),
        ([5, 4], 1.0, True),
        ([4, 5], 1.0, True),
        ([5, 4, 4, 3], 1.0, True),
        ([5, 4, 6], 1.0, False),
        ([9, 8, 7, 6, 7, 5], 0.8, True),
        ([9, 8, 7, 6, 7, 5], 1.0, False),
        ([9, 8, 7, 8, 9, 5], 0.8, False),
        ([1, 2, 3, 4, 3, 5], 0.8, True),
        ([1, 2, 1, 2, 3, 4], 0.8, True),
        ([1, 2, 1, 2, 1, 4], 0.8, False),
    ],
)
def test_times_that_run_one_way(minutes: list[int], least: float, one_way: bool) -> None:
    assert _one_way(minutes, least) is one_way


@pytest.mark.parametrize(
    ("text", "strong", "start"),
    [
        ("Ann Poe 9 March 2026", True, 0),
        ("The gate opens at noon. Ann Poe 9 March 2026", True, 24),
        ("The gate opens at noon, and boats pass the wall. Ann Poe 9 March 2026", True, 49),
        ("Ann Poe 9 March 2026", False, 8),
        ("Ann Poe. 9 March 2026", True, 9),
        ("Ann Poe! 9 March 2026", True, 9),
        ("Gate opens 9 March 2026", True, 11),
        ("9 March 2026", True, 0),
    ],
)
def test_a_name_before_a_stamp_goes_with_it(text: str, strong: bool, start: int) -> None:
    assert _worded(text, text.index("9 March"), strong, lexicon("en")) == start


@pytest.mark.parametrize(
    ("text", "start"), [("Ora 16:04", 0), ("Boats. Ora 16:04", 7), ("Ora16:04", 3), ("Pier 16:04", 5), ("Ora  16:04", 5)]
)
def test_a_word_before_a_clock_goes_with_it(text: str, start: int) -> None:
    assert _worded(text, text.index("16:04"), False, lexicon("it")) == start


def stamp(start: int, minutes: int, *, line: int = 0, opens: bool = True, strong: bool = False, firm: bool = False) -> _Found:
    return _Found(line, start, start + 5, minutes, opens, strong, firm, "HH:MM")


def test_a_name_glued_to_its_date_closes_an_entry() -> None:
    text = "Ann Poe9 March 2026 14:05"
    assert _closes(text, stamp(0, 845, strong=True))
    assert not _closes(text, stamp(0, 845))
    assert not _closes("Ann Poe 9 March 2026 14:05", stamp(0, 845, strong=True))
    assert not _closes(text, stamp(7, 845, strong=True))


def starts(*members: _Found, whole: bool = False, least: int = 3) -> list[int]:
    return [one.start for one in _recurring(list(members), whole, least)]


RUN = (stamp(100, 50), stamp(200, 40), stamp(300, 30))


def test_enough_stamps_part_a_page() -> None:
    assert starts(*RUN) == [100, 200, 300]
    assert starts(*RUN, least=4) == []
    assert starts(*RUN[:2]) == []
    assert starts(*RUN, stamp(400, 20, opens=False)) == [100, 200, 300]
    assert starts(stamp(0, 50, strong=True), least=1) == []
    assert starts(stamp(1, 50, strong=True), least=1) == [1]
    assert starts() == []


def test_stamps_that_all_begin_their_lines_part_nothing() -> None:
    assert starts(*(stamp(0, 50 - line, line=line, strong=True) for line in range(3))) == []
    assert starts(*(stamp(line // 2, 50 - line, line=line, strong=True) for line in range(3))) == [0, 0, 1]


def test_bare_clocks_run_one_way_and_others_as_they_like() -> None:
    assert starts(stamp(100, 50), stamp(200, 60), stamp(300, 30)) == []
    assert starts(*(stamp(100 * minutes, minutes, strong=True) for minutes in (50, 60, 30))) == [5000, 6000, 3000]
    six = [stamp(100 * place, minutes) for place, minutes in enumerate((50, 40, 30, 35, 20, 10))]
    assert starts(*six) == [0, 100, 200, 300, 400, 500]
    assert starts(*six[:5]) == []
    assert starts(*(one._replace(minutes=30) for one in RUN)) == []


def test_the_first_stamp_of_a_whole_page_can_stand_behind_a_heading() -> None:
    early = stamp(20, 60, opens=False)
    assert starts(early, *RUN, whole=True) == [20, 100, 200, 300]
    assert starts(early, *RUN) == [100, 200, 300]
    assert starts(early, *RUN[:2], whole=True) == [20, 100, 200]
    assert starts(early._replace(minutes=45), *RUN, whole=True) == [100, 200, 300]
    assert starts(early._replace(minutes=45, strong=True), *RUN, whole=True) == [20, 100, 200, 300]
    assert starts(early._replace(firm=True), *RUN, whole=True) == [100, 200, 300]
    assert starts(early._replace(firm=True), *(one._replace(firm=True) for one in RUN), whole=True) == [20, 100, 200, 300]
    assert starts(early, *RUN[:2], RUN[2]._replace(firm=True), whole=True) == [20, 100, 200, 300]
    assert starts(early, RUN[0]._replace(firm=True), *RUN[1:], whole=True) == [100, 200, 300]
    assert starts(RUN[0], early._replace(start=150), *RUN[1:], whole=True) == [100, 200, 300]
    assert starts(early._replace(line=1), *RUN[:2], RUN[2]._replace(line=2), whole=True) == [100, 200, 300]
    assert starts(early, whole=True, least=1) == []


def near(text: str, whole: bool = False) -> list[int]:
    """Where the stamps begin that are found in a long line."""
    return [run[0].start for run in _near_clocks(text, ENGLISH, whole)]


def filler(length: int) -> str:
    return "x" * (length - 1) + " "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{filler(104)}5pm", [104]),
        (f"{filler(105)}5pm", []),
        (f".{filler(104)}5pm", [105]),
        (f".{filler(105)}5pm", []),
        (f"{filler(300)}.{filler(104)}5pm", [405]),
        (f"{filler(300)}.{filler(105)}5pm", []),
        (f"{filler(300)}, {filler(50)}5pm", []),
        (f"{filler(300)}5pm {filler(104)}6pm", [300, 408]),
        (f"{filler(300)}5pm {filler(105)}6pm", []),
        (f"{filler(300)}5pm {filler(104)}6pm {filler(104)}7pm", [300, 408, 516]),
        (f"{filler(300)}5pm {filler(200)}6pm {filler(104)}7pm", [504, 612]),
        (f"{filler(300)}5pm {filler(104)}6pm {filler(200)}7pm", [300, 408]),
        (f"{filler(20)}5pm {filler(200)}6pm", [20]),
        ("Gate opens", []),
    ],
)
def test_a_lone_clock_that_no_sentence_ends_before_is_left_out(text: str, found: list[int]) -> None:
    assert near(text) == found


def test_of_a_whole_page_every_clock_counts() -> None:
    assert near(f"{filler(300)}5pm", whole=True) == [300]
    assert near(f"{filler(300)}5pm {filler(200)}6pm", whole=True) == [300, 504]


def test_a_day_near_a_clock_is_part_of_its_stamp() -> None:
    assert near(f"{filler(40)}9 March 2026 at 5pm") == [40]
    assert near("5pm on 9 March 2026") == [0, 7]


def found(text: str) -> list[tuple[int, int, int, bool, bool, bool, str]]:
    """Start, end, minutes, whether it opens, is strong and firm, and the shape of each stamp of a whole page."""
    return [(one.start, one.end, one.minutes, one.opens, one.strong, one.firm, one.shape) for one in _candidates(0, text, ENGLISH, True)]


@pytest.mark.parametrize(
    ("text", "stamps"),
    [
        ("Gate. 14:05 Boats", [(6, 11, 845, True, False, False, "HH:MM")]),
        ("Gate. 14.05 Boats", [(6, 11, 845, True, False, False, "HH:MM")]),
        ("Gate. 00:00 Boats", [(6, 11, 0, True, False, False, "HH:MM")]),
        ("Gate. 14:05: Boats", [(6, 11, 845, True, False, True, "HH:MM")]),
        ("Gate. 14:05 – Boats", [(6, 11, 845, True, False, True, "HH:MM")]),
        ("Gate 14:05 Boats", [(5, 10, 845, False, False, False, "HH:MM")]),
        ("Gate (14:05 Boats", []),
        ("Gate (14:05 Boats. 13:05 Rain", [(19, 24, 785, True, False, False, "HH:MM")]),
        ("Gate 9 March 2026 boats. 13:05 Rain", [(25, 30, 785, True, False, False, "HH:MM")]),
        ("Gate 【14:05】 Boats", [(5, 11, 845, True, False, True, "HH:MM")]),
        ("Gate [14:05] boats", [(5, 11, 845, True, False, True, "HH:MM")]),
        ("Gate. 2.05pm GMT Boats", [(6, 16, 845, True, True, False, "HH.MM am ZONE")]),
        ("Gate. 9 March 2026 14.05 Boats", [(6, 24, 845, True, True, False, "D MONTH YYYY HH.MM")]),
        ("the gate opens. Ann Poe 9 March 2026 14:05 Boats", [(16, 42, 845, True, True, True, "D MONTH YYYY HH:MM")]),
    ],
)
def test_stamps_in_a_long_line(text: str, stamps: list[tuple[int, int, int, bool, bool, bool, str]]) -> None:
    assert found(text) == stamps


def columns(text: str, whole: bool) -> list[int]:
    return dict(_inner(lines_of(text), [0], whole, ENGLISH)).get(0, [])


def told(*stamps: str) -> str:
    return "".join(f"{stamp} {LONG}" for stamp in stamps)


def test_stamps_that_something_firm_follows_are_enough_where_all_do_not_run_one_way() -> None:
    each = len(LONG)
    assert columns(told("14:05:", "13:05", "12:05:", "11:05"), True) == [0, each + 7, 2 * each + 13, 3 * each + 20]
    assert columns(told("14:05:", "13:05", "12:05:", "11:05"), False) == [0, each + 7, 2 * each + 13, 3 * each + 20]
    assert columns(told("14:05:", "13:05:", "13:30", "12:05:"), True) == [0, each + 7, 3 * each + 20]
    assert columns(told("14:05:", "13:05:", "13:30", "12:05:"), False) == []
    assert columns(told("14:05:", "13:05", "13:30", "12:05:"), True) == [0, 3 * each + 19]
    assert columns(told("14:05:", "13:05", "13:30", "12:05"), True) == []


def test_three_bare_clocks_part_a_whole_page_and_four_a_line_of_another() -> None:
    each = len(LONG) + 6
    assert columns(told("14:05", "13:05", "12:05"), True) == [0, each, 2 * each]
    assert columns(told("14:05", "13:05"), True) == []
    assert columns(told("14:05", "13:05", "12:05"), False) == []
    assert columns(told("14:05", "13:05", "12:05", "11:05"), False) == [0, each, 2 * each, 3 * each]


def test_a_line_is_cut_behind_a_stamp_that_closes_its_entry() -> None:
    each = len(LONG)
    text = f"{LONG}Ann Poe9 March 2026 14:05{LONG}Bo Lund9 March 2026 13:05{LONG}"
    assert columns(text, True) == [each, each + 25, 2 * each + 25, 2 * each + 50]
