"""What can begin below a feed: headings that stand once, first comments, and times unlike those of the entries."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.layout.below import _candidates, _commented, _could_be, _foreign, _Head, _head, _look, _names, _says, _step, feed_ends
from livelog.model.stamp import When
from livelog.read.lines import split_lines
from marked import lines_of, markers_of, told

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
FEED = ("15:05", SAID, "14:05", MORE, "13:05", SAID)
STORIES = ("16:00", "Gate opens", "15:30", "Boats wait")


def heads(*texts: str) -> tuple[dict[str, str], list[int]]:
    """Why lines are removed that begin with `More`, `Comments` or `Reply`, and their places."""
    reasons = {f"l{place}": "related-link" if text.startswith("More") else "comments" for place, text in enumerate(texts) if _is_head(text)}
    return reasons, [int(name[1:]) for name in reasons]


def _is_head(text: str) -> bool:
    return text.startswith(("More ", "Comments", "Reply"))


def end(*texts: str) -> int | None:
    reasons, places = heads(*texts)
    return feed_ends(list(markers_of(*texts)), lines_of(*texts, **reasons), places)


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ((*FEED, "More news", "Pier", "More sport", "Pier", "More views", "Pier", "More tides", *STORIES), 6),
        ((*FEED, "More boats", "Pier", "More news", "Pier", "More sport", "Pier", "More views", "Pier", "More tides", *STORIES), 8),
        ((*FEED, "More news", "12:40", "Gate opens", "More sport", *STORIES), 9),
        ((*FEED, "More news", "Pier", "More sport", *STORIES), 6),
        ((*FEED, "More news", MORE, "More sport", *STORIES), 8),
        ((*FEED, "Comments", MORE, "More sport", *STORIES), 6),
        ((*FEED, "More 2", *STORIES, "More 3", "12:20"), None),
        ((*FEED, "More 2", *STORIES, "More 3"), 6),
        ((*FEED, "More two", *STORIES, "More three", "12:20"), 6),
    ],
)
def test_headings_are_tried_from_the_page_s_end(texts: tuple[str, ...], line: int | None) -> None:
    assert end(*texts) == line


def candidates(*texts: str, **other: str) -> list[tuple[int, bool]]:
    reasons, places = heads(*texts)
    return _candidates(list(markers_of(*texts)), lines_of(*texts, **(reasons | other)), places)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((), []),
        (("15:05", "Comments", "Reply", SAID), []),
        (("Comments", *FEED), []),
        ((*FEED, "Comments", "16:00", SAID), [(6, True)]),
        ((*FEED, "More news", "16:00", SAID), [(6, False)]),
        ((*FEED, "More news", "16:00", SAID, "More news", "15:30"), []),
        ((*FEED, "More news", "16:00", SAID, "15:30", SAID, "More news"), [(6, False)]),
        ((*FEED, "More news", "More news", "More news", "16:00", SAID), []),
        ((*FEED, "Comments"), []),
        (("15:05", "More news", "14:05", SAID), [(1, False)]),
        ((*FEED, "Comments 3", "16:00", SAID, "Comments 4"), [(6, True), (4, True)]),
        ((*FEED, "16:00", SAID, "Reply", "15:30", MORE, "Reply"), [(8, True), (6, True)]),
        (("15:05", SAID, "14:05", MORE, "16:00", SAID, "Reply", "15:30", MORE, "Reply", "15:20", SAID), [(4, True)]),
    ],
)
def test_lines_where_the_part_below_a_feed_can_begin(texts: tuple[str, ...], found: list[tuple[int, bool]]) -> None:
    assert candidates(*texts) == found


def test_the_first_of_two_headings_tells_whether_comments_follow() -> None:
    texts = (*FEED, "Comments", "16:00", SAID, "15:30", MORE, "Comments")
    assert candidates(*texts, l11="footer") == candidates(*texts) == [(6, True)]
    assert candidates(*texts, l6="footer") == [(6, False)]
    assert candidates(*texts, l6="footer", l11="footer") == [(6, False)]
    assert candidates(*texts, l6="caption", l11="caption") == [(6, False)]


def test_the_first_of_the_lines_that_recur_tells_whether_they_are_comments() -> None:
    texts = (*FEED, "16:00", SAID, "Reply", "15:30", MORE, "Reply")
    assert candidates(*texts, l11="footer") == [(8, True), (6, True)]
    assert candidates(*texts, l8="footer") == [(8, False)]


def test_only_the_last_four_lines_that_recur_are_looked_at() -> None:
    texts = ("15:05", SAID, "14:05", SAID, *(text for name in "ABCDE" for text in (f"Reply {name}", f"Reply {name}")), "13:05")
    assert candidates(*texts) == [(2, True)] * 4
    assert candidates(*texts[:4], *texts[6:]) == [(2, True)] * 4
    assert candidates(*texts[:4], *texts[8:]) == [(2, True)] * 3


def commented(*texts: str) -> int | None:
    lines = split_lines("\n".join(texts))
    kept = [line.text for line in lines]
    replies = [number for number, text in enumerate(kept) if text == "Reply"]
    return _commented(replies, list(markers_of(*kept)), lines)


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        (("15:05", SAID, "Reply", "14:05", SAID, "Reply"), None),
        (("15:05", SAID, "14:05", SAID, "Reply"), 2),
        (("15:05", SAID, "14:05", SAID, "13:05", SAID, "Reply"), 4),
        (("15:05", SAID, "Ann Poe", "14:05", SAID, "Reply"), 2),
        (("15:05", SAID, "Ann Poe", "Lund", "14:05", SAID, "Reply"), 2),
        (("15:05", SAID, "Ann Poe", "", "14:05", SAID, "Reply"), 3),
        (("15:05", SAID, "Ann Poe", "", "Lund", "14:05", SAID, "Reply"), 3),
        (("15:05", "Ann Poe", "14:05", SAID, "Reply"), 1),
        (("15:05", "14:05", SAID, "Reply"), 1),
        (("16:05", "15:05", "Ann Poe", "14:05", SAID, "Reply"), 2),
        (("15:05", SAID, "14:05", SAID, "Reply", "13:05", SAID, "Reply", "12:05", SAID, "11:05", SAID, "10:05", SAID, "Reply"), None),
        (("15:05", SAID, "14:05", SAID, "Reply", "13:05", SAID, "Reply", "12:05", SAID, "11:05", SAID, "Reply"), 2),
        (("15:05", SAID, "14:05", SAID, "Reply", "13:05", SAID, "12:05", SAID, "Reply"), None),
        (("15:05", SAID, "14:05", SAID, "Reply", "13:05", SAID, "12:05", SAID, "11:05", SAID), 2),
    ],
)
def test_comments_begin_at_the_first_time_with_a_reply_below(texts: tuple[str, ...], start: int | None) -> None:
    assert commented(*texts) == start


@pytest.mark.parametrize(("replies", "start"), [(6, None), (7, 1)])
def test_seven_of_ten_comments_can_be_replied_to(replies: int, start: int | None) -> None:
    silent = [f"12:{minute}" for minute in range(10, 20 - replies)]
    assert commented("15:05", *(text for one in range(replies - 1) for text in (f"13:1{one}", "Reply")), *silent, "12:40", "Reply") == start


@pytest.mark.parametrize(
    ("text", "reason", "names"),
    [
        ("Ann Poe", None, True),
        ("Ann Poe", "share", False),
        ("x" * 60, None, True),
        ("x" * 61, None, False),
        (SAID, None, False),
    ],
)
def test_a_line_of_a_few_words_tells_who_wrote(text: str, reason: str | None, names: bool) -> None:
    (line,) = lines_of(text)
    assert _names(line._replace(reason=reason)) is names


@pytest.mark.parametrize(
    ("place", "shape", "when", "could"),
    [
        ("whole", "HH:MM", When(hour=14), True),
        ("start", "HH:MM", When(hour=14), True),
        ("mid", "HH:MM", When(hour=14), False),
        ("whole", "EPOCH", When(epoch=1), False),
        ("mid", "EPOCH", When(epoch=1), False),
        ("whole", "NUMBER", When(match="45"), False),
        ("whole", "MINUTE", When(match="45"), True),
        ("mid", "MINUTE", When(match="45"), False),
        ("whole", "AGO", When(relative=5), True),
        ("whole", "MONTH D", When(month=3, day=9), True),
    ],
)
def test_stamps_that_entries_have(place: str, shape: str, when: When, could: bool) -> None:
    assert _could_be(told().stamp._replace(place=place, shape=shape, when=when)) is could


def head_of(*texts: str) -> _Head:
    return _head(list(markers_of(*texts)), len(texts), lines_of(*texts))


@pytest.mark.parametrize(
    ("texts", "spoken", "said"),
    [
        (FEED, 3, 1.0),
        (("15:05", SAID, "14:05", "Pier", "13:05", SAID, "12:05", "Pier"), 2, 0.5),
        (("15:05", "Pier", "14:05", "Pier"), 0, 0.0),
        (("15:05", SAID, "9 March 2026", "Pier"), 1, 1.0),
        ((f"15:05 {SAID}", "14:05 Pier"), 1, 0.5),
        (("15:05", SAID, "14:05", SAID, "9 March 2026", SAID, "13:05", "Pier"), 3, 0.67),
    ],
)
def test_how_many_times_above_have_sentences(texts: tuple[str, ...], spoken: int, said: float) -> None:
    head = head_of(*texts)
    assert (head.spoken, round(head.said, 2)) == (spoken, said)


DAY = "9 March 2026"


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (("15:05", SAID, DAY, "Pier"), ["clock", "day"]),
        (("15:05", SAID, "14:05", SAID, DAY, "Pier"), ["clock"]),
        (("15:05", SAID, "14:05", SAID, DAY, "Pier", DAY, "Pier"), ["clock", "day"]),
        (("15:05", SAID, DAY, "Pier", "5 minutes ago", "Pier"), ["clock"]),
        (("15:05", "Pier", DAY, SAID, "5 minutes ago", "Pier"), ["day"]),
        (("15:05", "Pier", DAY, "Pier", "5 minutes ago", "Pier"), []),
    ],
)
def test_a_look_of_the_entries_stands_twice_or_is_the_usual(texts: tuple[str, ...], kinds: list[str]) -> None:
    assert sorted(str(look[0]) for look in head_of(*texts).looks) == kinds


def test_times_of_another_shape_or_style_look_different() -> None:
    one, other, same, dated = markers_of("15:05", "2.05pm", "14:05", "9 March 14:05")
    assert _look(one) == _look(same) != _look(other)
    assert _look(dated) != _look(one)
    (tailed,) = markers_of("13:05 Gate opens")
    assert _look(tailed) != _look(one)


def way(*clocks: str) -> int:
    return head_of(*(text for clock in clocks for text in (clock, SAID))).way


@pytest.mark.parametrize(
    ("clocks", "steps"),
    [
        (("15:05", "14:05"), 0),
        (("15:05", "14:05", "13:05"), -2),
        (("13:05", "14:05", "15:05"), 2),
        (("15:05", "14:05", "14:35"), 0),
        (("15:05", "14:05", "14:35", "13:05"), 0),
        (("15:05", "14:05", "14:35", "13:05", "12:05"), 0),
        (("15:05", "14:05", "14:35", "13:05", "12:05", "11:05"), -3),
        (("11:05", "12:05", "13:05", "12:35", "14:05", "15:05"), 3),
        (("15:05", "15:05", "14:05", "13:05"), -2),
    ],
)
def test_the_way_that_the_times_of_entries_run(clocks: tuple[str, ...], steps: int) -> None:
    assert way(*clocks) == steps


CLOCK = When(hour=14, minute=5)


@pytest.mark.parametrize(
    ("above", "below", "step"),
    [
        (When(hour=13), When(hour=14), 1),
        (When(hour=14), When(hour=13), -1),
        (CLOCK, CLOCK, 0),
        (When(hour=0), When(hour=12), 1),
        (When(hour=12), When(hour=0), -1),
        (When(hour=0), When(hour=12, minute=1), -1),
        (When(hour=12, minute=1), When(hour=0), 1),
        (When(hour=23, minute=30), When(hour=0, minute=10), 1),
        (When(hour=0, minute=10), When(hour=23, minute=30), -1),
        (When(relative=5), When(relative=8), -1),
        (When(relative=8), When(relative=5), 1),
        (When(relative=5), When(relative=5), 0),
        (When(relative=5), When(), 0),
        (When(), When(relative=5), 0),
        (When(), When(), 0),
        (CLOCK, When(relative=5), 0),
        (When(relative=5), CLOCK, 0),
        (CLOCK._replace(relative=5), When(relative=8), 0),
        (When(relative=5), CLOCK._replace(relative=8), 0),
        (CLOCK._replace(relative=5), CLOCK._replace(relative=8), 0),
        (CLOCK._replace(month=3, day=9), CLOCK._replace(month=3, day=10), 1),
        (CLOCK._replace(month=3, day=9), CLOCK._replace(month=3, day=8), -1),
        (CLOCK._replace(month=3, day=9), CLOCK._replace(month=3, day=9), 0),
        (CLOCK._replace(month=3, day=31), CLOCK._replace(month=4, day=1), 1),
        (When(month=3, day=9, hour=1), When(month=3, day=9, hour=23), 1),
        (When(month=3, day=9, hour=1), When(month=3, day=8, hour=23), -1),
        (When(month=3, day=9, hour=1), When(hour=23), -1),
        (When(hour=1), When(month=3, day=9, hour=23), -1),
        (When(month=3, hour=1), When(month=3, hour=23), -1),
        (When(month=3, day=9, hour=1), When(month=3, hour=23), -1),
        (When(month=3, hour=1), When(month=3, day=9, hour=23), -1),
        (When(day=9, hour=1), When(day=9, hour=23), -1),
        (When(month=3, day=9, hour=1), When(day=9, hour=23), -1),
        (When(day=9, hour=1), When(month=3, day=9, hour=23), -1),
    ],
)
def test_the_step_from_one_time_to_the_one_below(above: When, below: When, step: int) -> None:
    assert _step(above, below) == step


def foreign(*texts: str, spoken: int = 3, said: float = 1.0, way: int = -2, alike: bool = True, comments: bool = False) -> bool:
    """What is below is no entry's, where the last entry is of 13:05 and the feed has these features."""
    looks = frozenset(_look(one) for one in markers_of("13:05")) if alike else frozenset()
    (last,) = markers_of("13:05")
    return _foreign(_Head(looks, spoken, said, way), last, list(markers_of(*texts)), comments, lines_of(*texts))


LIST = ("12:40", "Gate opens", "12:30", "Boats wait")
LONGER = (*LIST, "12:20", "Sails")


@pytest.mark.parametrize(
    ("texts", "features", "strange"),
    [
        (LIST, {}, False),
        (LONGER, {}, True),
        (LONGER, {"said": 0.9}, True),
        (LONGER, {"said": 0.89}, False),
        (LIST, {"alike": False, "said": 0.7}, True),
        (LIST, {"alike": False, "said": 0.69}, False),
        (LIST, {"way": 2, "said": 0.7}, True),
        (LIST, {"way": 2, "said": 0.69}, False),
        (LIST, {"way": 1}, True),
        (LIST, {"way": 0}, False),
        (("12:40", "Gate opens", "16:00", "Boats wait"), {}, False),
        (("16:00", "Gate opens", "12:30", "Boats wait"), {}, True),
        (("13:05", "Gate opens", "12:30", "Boats wait"), {}, False),
        (("12:40", SAID, "12:30", "Boats wait", "12:20", "Sails"), {}, False),
        (("16:00", SAID, "15:30", "Boats wait"), {"alike": False}, True),
        (("12:40", SAID, "12:30", "Boats wait"), {"alike": False}, False),
        (("16:00", SAID), {"alike": False, "spoken": 1}, True),
        (("16:00", SAID, "15:30", SAID), {"alike": False, "spoken": 1}, False),
        (("16:00", "Pier"), {"alike": False, "spoken": 0}, False),
        (("16:00", "Pier"), {"alike": False, "spoken": 1}, True),
        (LIST, {"comments": True}, True),
        (("12:40", SAID, "12:30", "Pier"), {"comments": True}, False),
        (("12:40", SAID, "12:30", "Pier"), {"comments": True, "alike": False}, True),
        (("16:00", SAID, "12:30", "Pier"), {"comments": True}, True),
        (("12:40", SAID, "16:00", "Pier"), {"comments": True}, False),
        (("16:00", SAID, "12:30", SAID), {"comments": True, "spoken": 1}, False),
    ],
)
def test_times_that_are_no_entries(texts: tuple[str, ...], features: dict[str, Any], strange: bool) -> None:
    assert foreign(*texts, **features) is strange


@pytest.mark.parametrize(
    ("texts", "place", "says"),
    [
        (("14:05", SAID, "13:05", "Pier"), 0, True),
        (("14:05", "Pier", "13:05", SAID), 0, False),
        (("14:05", "Pier", "13:05", SAID), 1, True),
        (("14:05", *["Pier"] * 5, SAID, "13:05"), 0, True),
        (("14:05", "13:05", "Pier", "Wall", SAID), 1, True),
        (("14:05", "13:05", "Pier", "Wall", "Rope", SAID), 1, False),
        ((f"14:05 {SAID}", "13:05"), 0, True),
        (("14:05", f"13:05 {SAID}"), 1, True),
        (("14:05", "13:05"), 1, False),
    ],
)
def test_a_sentence_below_a_time(texts: tuple[str, ...], place: int, says: bool) -> None:
    assert _says(list(markers_of(*texts)), place, lines_of(*texts)) is says
