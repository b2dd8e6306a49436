"""Stamps made markers and dividers, lines opened again at their stamps, and the layout that is chosen."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import choose
from livelog.layout.dates import stating
from livelog.layout.markers import build, join, split_dates
from livelog.layout.runon import open_runs
from livelog.read.lines import split_lines
from livelog.read.page import read
from livelog.stamps.grammar import grammar
from marked import lines_of, markers_of, stamps_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."


def built(*texts: str, **removed: str) -> tuple[list[tuple[int, int, str]], list[int]]:
    """First and last line and shape of each marker, and the lines of dividers. An empty text is an empty line."""
    lines = split_lines("\n".join(texts))
    lines = tuple(line._replace(reason=removed.get(f"l{number}")) for number, line in enumerate(lines))
    markers, dividers = build(stamps_of(*(line.text for line in lines)), lines, ENGLISH)
    return [(one.first, one.last, one.stamp.shape) for one in markers], [one.line for one in dividers]


CLOCK = "HH:MM"
DAY = "D MONTH YYYY"
DATED = [f"9 March 2026 {clock}" for clock in ("14:05", "13:05", "12:05")]


@pytest.mark.parametrize(
    ("texts", "markers", "dividers"),
    [
        (("14:05", SAID, "13:05", SAID), [(0, 0, CLOCK), (2, 2, CLOCK)], []),
        (("9 March 2026", "14:05", SAID), [(0, 1, f"{DAY} {CLOCK}")], []),
        (("9 March 2026", "", "14:05", SAID), [(0, 1, f"{DAY} {CLOCK}")], []),
        (("9 March 2026", "14:05", SAID, "13:05", SAID), [(0, 1, f"{DAY} {CLOCK}"), (3, 3, CLOCK)], []),
        (("9 March 2026", "14:05", SAID, "13:05", SAID, "12:05"), [(1, 1, CLOCK), (3, 3, CLOCK), (5, 5, CLOCK)], [0]),
        (("9 March 2026", "", "14:05", SAID, "13:05", SAID), [(1, 1, CLOCK), (3, 3, CLOCK)], [0]),
        (("9 March 2026", SAID, "14:05", SAID), [(2, 2, CLOCK)], [0]),
        (("14:05", "9 March 2026", SAID, "13:05", "8 March 2026", SAID), [(0, 1, f"{CLOCK} {DAY}"), (3, 4, f"{CLOCK} {DAY}")], []),
        (("5 minutes ago", "14:05", SAID), [(0, 1, f"AGO {CLOCK}")], []),
        (("14:05", "5 minutes ago", SAID), [(0, 1, f"{CLOCK} AGO")], []),
        (("5 minutes ago", "9 March 2026", SAID), [(0, 1, f"AGO {DAY}")], []),
        (("5 minutes ago", SAID, "8 minutes ago", SAID), [(0, 0, "AGO"), (2, 2, "AGO")], []),
        (("2h ago", "2 hours ago", SAID), [(0, 1, "AGO")], []),
        (("2h ago", "3 hours ago", SAID), [(0, 0, "AGO"), (1, 1, "AGO")], []),
        (("1772000000", "14:05", SAID), [(0, 1, f"EPOCH {CLOCK}")], []),
        (("1772000000", SAID, "14:05", SAID), [(0, 0, "EPOCH"), (2, 2, CLOCK)], []),
        (("9 March 2026 14:05", "9 March 2026 14:05", SAID), [(0, 1, f"{DAY} {CLOCK}")], []),
        (("14:05", "14:05", SAID), [(0, 0, CLOCK), (1, 1, CLOCK)], []),
        (("9 March 2026 14:05", "9 March 2026 13:05", SAID), [(0, 0, f"{DAY} {CLOCK}"), (1, 1, f"{DAY} {CLOCK}")], []),
        (
            (*(DATED[:1] * 2), SAID, DATED[1], SAID, DATED[2], SAID),
            [(0, 0, f"{DAY} {CLOCK}"), *((n, n, f"{DAY} {CLOCK}") for n in (1, 3, 5))],
            [],
        ),
        ((*(DATED[:1] * 2), SAID, DATED[1], SAID), [(0, 1, f"{DAY} {CLOCK}"), (3, 3, f"{DAY} {CLOCK}")], []),
        (("9 March 2026 14:05",) * 3, [(0, 1, f"{DAY} {CLOCK}"), (2, 2, f"{DAY} {CLOCK}")], []),
        (("Ann Poe 9 March 2026", "14:05", SAID), [(0, 0, f"NAME {DAY}"), (1, 1, CLOCK)], []),
        (("Ann Poe 9 March 2026", SAID), [(0, 0, f"NAME {DAY}")], []),
    ],
)
def test_stamps_on_neighbouring_lines(texts: tuple[str, ...], markers: list[tuple[int, int, str]], dividers: list[int]) -> None:
    assert built(*texts) == (markers, dividers)


def test_removed_lines_part_no_stamps() -> None:
    texts = ("9 March 2026", "Share", "Tweet", "14:05", SAID)
    assert built(*texts) == ([(3, 3, CLOCK)], [0])
    assert built(*texts, l1="share") == ([(3, 3, CLOCK)], [0])
    assert built(*texts, l1="share", l2="share") == ([(0, 3, f"{DAY} {CLOCK}")], [])
    far = ("9 March 2026", "Share", "Tweet", "Pin", "14:05", SAID)
    assert built(*far, l1="share", l2="share", l3="share") == ([(4, 4, CLOCK)], [0])


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("Updated 14:05", SAID), []),
        (("14:05", SAID, "Updated 14:10"), [0]),
        (("Posted 14:05", SAID, "Posted 13:05", MORE), []),
        (("Posted 14:05", SAID, "Posted 13:05", MORE, "Posted 12:05", SAID), [0, 2, 4]),
        (("Posted 14:05", "Updated 14:10", SAID, "Posted 13:05", MORE, "Posted 12:05", SAID), [0, 3, 5]),
        (("Updated 14:05", SAID, "Updated 13:05", MORE, "Updated 12:05", SAID), [0, 2, 4]),
        (("15:05", SAID, "Posted 14:05", SAID, "Posted 13:05", MORE, "Posted 12:05", SAID), [0, 2, 4, 6]),
        (("15:05", SAID, "Updated 14:05", SAID, "Updated 13:05", MORE, "Updated 12:05", SAID), [0]),
        (("15:05", "Posted 14:05", SAID, "14:04", "Posted 13:05", MORE, "13:04", "Posted 12:05", SAID), [0, 3, 6]),
    ],
)
def test_words_before_a_stamp_that_tell_of_the_page(texts: tuple[str, ...], lines: list[int]) -> None:
    assert [first for first, _, _ in built(*texts)[0]] == lines


def test_two_stamps_as_one() -> None:
    above, below = stamps_of("• Ann Poe 9 March 2026", "14:05")
    made = join(above, below)
    assert (made.shape, made.text, made.opener, made.name, made.named, made.line) == (
        "NAME D MONTH YYYY HH:MM",
        "9 March 2026 14:05",
        "•",
        "Ann Poe",
        "lead",
        1,
    )
    assert (made.when.day, made.when.hour) == (9, 14)
    above, below = stamps_of("9 March 2026 12:00", "• Bo Lund 14:05")
    assert (join(above, below).name, join(above, below).opener, join(above, below).when.hour) == ("Bo Lund", "•", 14)


def test_a_calendar_leaf_and_the_clock_below_it_are_one_marker() -> None:
    lines = lines_of("Quay live", "Pier", "November", "02", "2023", "21:06", SAID)
    stamps = [*split_dates(lines, grammar("en")), *(stamp for stamp in stamps_of(*(line.text for line in lines)) if stamp.when.has_clock)]
    markers, dividers = build(stamps, lines, ENGLISH)
    assert ([(one.first, one.last) for one in markers], dividers) == ([(2, 5)], [])


@pytest.mark.parametrize(
    ("texts", "leaves"),
    [
        (("November", "02", "2023", "21:06"), [(0, 11, 2, 2023, 3)]),
        (("November", "2", "21:06"), [(0, 11, 2, None, 2)]),
        (("November", "2"), [(0, 11, 2, None, 2)]),
        (("November", "32", "2023"), []),
        (("November", "0", "2023"), []),
        (("November", "102", "2023"), []),
        (("November", "31", "202"), [(0, 11, 31, None, 2)]),
        (("November", "1", "20233"), [(0, 11, 1, None, 2)]),
        (("Pier", "2", "2023"), []),
        (("November",), []),
    ],
)
def test_calendar_leaves(texts: tuple[str, ...], leaves: list[tuple[int, int, int, int | None, int]]) -> None:
    found = split_dates(split_lines("\n".join(texts)), grammar("en"))
    assert [(one.line, one.when.month, one.when.day, one.when.year, one.lines) for one in found] == leaves


def test_a_calendar_leaf_is_as_long_as_its_lines() -> None:
    (leaf,) = split_dates(lines_of("November", "02", "2023"), grammar("en"))
    assert (leaf.start, leaf.end, leaf.text, leaf.shape) == (0, 8, "November 02 2023", "MONTH D, YYYY")
    assert split_dates(lines_of("November", "02", l0="share"), grammar("en")) == []


LONG = "The keeper of the lower gate said that forty boats were waiting outside the wall, and that more were on their way. "

HOURS = ("14:05", "13:05", "13:30", "12:05", "11:05", "10:05")


def opened(text: str) -> list[str]:
    """How each line begins after a page's lines were opened."""
    return [line.text[:12] for line in open_runs(read(text), grammar("en")).lines]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Live +++ 14:26 Gate opens +++ Boats pass.", ["Live", "+++ 14:26 Ga", "Boats pass."]),
        ("Live ++ 14:26 Gate opens", ["Live", "++ 14:26 Gat"]),
        ("Live + 14:26 Gate opens", ["Live + 14:26"]),
        ("+++ 14:26 Gate opens +++ 13:05 Boats pass +++", ["+++ 14:26 Ga", "+++ 13:05 Bo"]),
        ("Live +++ Gate opens +++ Boats pass.", ["Live +++ Gat"]),
        ("2.05pm: Gate opens\n1.05pm: Boats wait 12.05pm: Rain falls", ["2.05pm: Gate", "1.05pm: Boat", "12.05pm: Rai"]),
        ("2.05pm: Gate opens\nBoats wait 12.05pm: Rain falls", ["2.05pm: Gate", "Boats wait 1"]),
        ("2.05pm: Gate opens\n1.05pm: Boats wait 12.05pm: rain falls", ["2.05pm: Gate", "1.05pm: Boat"]),
        ("2.05pm: Gate opens\n1.05pm: Boats wait(12.05pm: Rain falls)", ["2.05pm: Gate", "1.05pm: Boat"]),
        (f"14:05 {LONG}13:05 {LONG}12:05 {LONG}", ["14:05 The ke", "13:05 The ke", "12:05 The ke"]),
        (f"14:05 {LONG}13:05 {LONG}", ["14:05 The ke"]),
        (f"2.05pm GMT {LONG}1.05pm GMT {LONG}", ["2.05pm GMT T", "1.05pm GMT T"]),
        (f"14:05: {LONG}13:05: {LONG}", ["14:05: The k", "13:05: The k"]),
        (f"14:05 {LONG}13:05 {LONG}13:30 {LONG}", ["14:05 The ke"]),
        (f"14:05 {LONG}at 13:05 the gate, and 12:05 {LONG}", ["14:05 The ke"]),
        (
            f"{LONG}Ann Poe9 March 2026 14:05{LONG}Bo Lund9 March 2026 13:05",
            ["The keeper o", "Ann Poe9 Mar", "The keeper o", "Bo Lund9 Mar"],
        ),
        (f"[14:05] {LONG}[13:05] {LONG}[12:05] {LONG}", ["[14:05] The ", "[13:05] The ", "[12:05] The "]),
        (f"Quay live 14:05 {LONG}13:05 {LONG}12:05 {LONG}", ["Quay live", "14:05 The ke", "13:05 The ke", "12:05 The ke"]),
        (f"Quay live 14:05: {LONG}13:05: {LONG}", ["Quay live", "14:05: The k", "13:05: The k"]),
        (f"Quay live 14:05: {LONG}13:05 {LONG}", ["Quay live 14"]),
        (f"Quay live 2.05pm GMT {LONG}1.05pm GMT {LONG}", ["Quay live", "2.05pm GMT T", "1.05pm GMT T"]),
        (f"Quay live 12:30 {LONG}14:05 {LONG}13:05 {LONG}12:05 {LONG}", ["Quay live 12", "14:05 The ke", "13:05 The ke", "12:05 The ke"]),
        (f"14:05 {LONG}13:05 {LONG}13:30 {LONG}12:05 {LONG}11:05 {LONG}", ["14:05 The ke"]),
        (f"14:05 {LONG}13:05 {LONG}13:30 {LONG}12:05 {LONG}11:05 {LONG}10:05 {LONG}", [f"{hour} The ke" for hour in HOURS]),
        (f"14:05 {LONG}13:05 the gate {LONG}12:05, boats {LONG}11:05 {LONG}", ["14:05 The ke"]),
        (f"{LONG}14:0514:05 {LONG}13:0513:05 {LONG}", ["The keeper o", "14:0514:05 T", "13:0513:05 T"]),
        (f"{LONG}【14:05】 {LONG}【13:05】 {LONG}", ["The keeper o", "【14:05】 The ", "【13:05】 The "]),
        (
            f"{LONG}Ann Poe June 24, 2016 12:21 am {LONG}Bo Lund June 24, 2016 11:21 am {LONG}",
            ["The keeper o", "Ann Poe June", "Bo Lund June"],
        ),
        (
            f"{LONG}The gate, Ann Poe. June 24, 2016 12:21 am {LONG}Bo Lund June 24, 2016 11:21 am {LONG}",
            ["The keeper o", "June 24, 201", "Bo Lund June"],
        ),
    ],
)
def test_lines_are_opened_at_their_stamps(text: str, starts: list[str]) -> None:
    assert opened(text) == starts


def test_removed_lines_are_not_opened() -> None:
    page = read("Live +++ 14:26 Gate opens +++ Boats pass.")
    gone = page._replace(lines=tuple(line._replace(reason="share") for line in page.lines))
    assert open_runs(gone, grammar("en")) is gone


def test_the_word_before_a_clock_goes_with_it() -> None:
    page = read(f"{LONG}Ora 16:04 {LONG}Ora 15:04 {LONG}Ora 14:04 {LONG}")
    assert [line.text[:9] for line in open_runs(page, grammar("it")).lines] == ["The keepe", "Ora 16:04", "Ora 15:04", "Ora 14:04"]


def test_in_a_page_of_many_lines_a_bare_clock_must_come_four_times() -> None:
    page = "Quay live\nPier\nWall\nRope"
    three = f"14:05 {LONG}13:05 {LONG}12:05 {LONG}"
    assert len(opened(f"{page}\n{three}")) == 5
    assert len(opened(f"{page}\n{three}11:05 {LONG}")) == 8
    assert len(opened(f"{page}\n14:05 {LONG * 2}11:05 {LONG}")) == 5


def chosen(*texts: str) -> tuple[str | None, str | None, list[int]]:
    """Side, shape and marker lines of a page."""
    lines = lines_of(*texts)
    layout = choose(list(markers_of(*texts)), lines, ENGLISH, stating(stamps_of(*texts)))
    return layout.marker, layout.shape, [one.first for one in layout.markers]


@pytest.mark.parametrize(
    ("texts", "layout"),
    [
        (("Quay live", "Pier"), (None, None, [])),
        (("Quay live", "14:05", SAID, "13:05", MORE), ("leading", CLOCK, [1, 3])),
        (("Quay live", "88'", SAID, "61'", MORE), ("match-minute", "MINUTE", [1, 3])),
        (("Quay", SAID, "Ann Poe9 March 2026 14:05", MORE, "Ann Poe9 March 2026 13:05"), ("trailing", f"NAME {DAY} {CLOCK}", [2, 4])),
        (("Quay live", "14:05", SAID, "13:30 Gate opens: boats go in", "13:05", MORE), ("leading", CLOCK, [1, 3, 4])),
        (("Quay live", "14:05", SAID, "13:30: Gate opens", SAID, "13:05", MORE, "12:05", SAID), ("leading", CLOCK, [1, 3, 5, 7])),
        (
            (
                "Quay live",
                "Gate opens for all boats — 14:05",
                SAID,
                "Forty boats wait outside — 13:05",
                MORE,
                "Rain falls on the quay — 12:05",
                SAID,
            ),
            ("headline-first", CLOCK, [1, 3, 5]),
        ),
        (("Quay live", "9 March 2026 16:00", "14:05", SAID, "13:05", MORE, "12:05", SAID), ("leading", CLOCK, [2, 4, 6])),
    ],
)
def test_the_layout_of_a_page(texts: tuple[str, ...], layout: tuple[str | None, str | None, list[int]]) -> None:
    assert chosen(*texts) == layout


def test_the_lines_that_date_a_page() -> None:
    texts = (
        "Quay live",
        "9 March 2026 16:00",
        *(text for clock in ("14:05", "13:05", "12:05") for text in (f"Ann Poe 9 March 2026 {clock}", SAID)),
    )
    assert choose(list(markers_of(*texts)), lines_of(*texts), ENGLISH).dated == {1}


def test_what_scores_nothing_is_no_reading() -> None:
    texts = ("Quay live", "14:05", "Pier", "13:05", "Wall")
    assert choose(list(markers_of(*texts)), lines_of(*texts), ENGLISH).hypotheses == ()
    texts = ("Quay live", "14:05", SAID, "13:05", MORE)
    assert len(choose(list(markers_of(*texts)), lines_of(*texts), ENGLISH).hypotheses) == 2


def test_other_readings_are_weaker() -> None:
    texts = ("Quay live", "14:05", SAID, "13:05", MORE, "5 minutes ago", SAID)
    found = choose(list(markers_of(*texts)), lines_of(*texts), ENGLISH).hypotheses
    assert [(one.marker, one.shape, one.stamps) for one in found[:2]] == [("leading", CLOCK, 2), ("headline-first", CLOCK, 2)]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[1].score == pytest.approx(found[0].score / 10, abs=0.001)
    weak = next(one for one in found if one.shape == "AGO")
    assert weak.evidence[-1].name == "too weak to stand alone"
    assert weak.score == pytest.approx(0.45 * 0.05, abs=0.001)
