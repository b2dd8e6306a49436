"""Runs of times with titles alone: which of them announce the entries, and which are lists of other stories."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.lists import (
    _announced,
    _below,
    _headed,
    _line_below,
    _next_below,
    _other_stories,
    _parted,
    _prose_between,
    _returns,
    _runs,
    _standing_again,
    _time,
    _titles_only,
    _way,
    _ways,
    _without_entry,
    without_lists,
)
from livelog.model.marker import Marker
from marked import lines_of, markers_of, told

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."


@pytest.mark.parametrize(
    ("above", "below", "way"),
    [
        (60, 61, 1),
        (60, 60, 0),
        (60, 59, -1),
        (0, 719, 1),
        (0, 720, -1),
        (0, 721, -1),
        (719, 0, -1),
        (721, 0, 1),
        (1411, 12, 1),
        (12, 1411, -1),
        (600, 1000, 1),
        (1000, 600, -1),
    ],
)
def test_a_clock_goes_on_by_the_shorter_way_round(above: int, below: int, way: int) -> None:
    assert _way(above, below) == way


@pytest.mark.parametrize(
    ("texts", "ways"),
    [
        ((), 0),
        (("14:05",), 0),
        (("14:05", "15:05", "16:05"), 2),
        (("16:05", "15:05", "14:05", "14:30"), -1),
        (("14:05", "5 minutes ago", "15:05"), 1),
        (("5 minutes ago", "8 minutes ago"), 0),
    ],
)
def test_how_often_clocks_go_forwards(texts: tuple[str, ...], ways: int) -> None:
    assert _ways(list(markers_of(*texts))) == ways


@pytest.mark.parametrize(
    ("between", "removed", "alone"),
    [
        ((), {}, True),
        (("Gate opens",), {}, True),
        (("Gate opens", "Pier"), {}, True),
        (("Gate opens", "Pier", "Wall"), {}, False),
        (("Gate opens", "Pier", "Wall"), {"l2": "share"}, True),
        ((SAID,), {}, False),
        (("Pier", SAID), {}, False),
        ((SAID,), {"l2": "caption"}, True),
    ],
)
def test_titles_alone_stand_between_two_times(between: tuple[str, ...], removed: dict[str, str], alone: bool) -> None:
    texts = ("Quay", "15:05", *between, "14:05")
    above, below = markers_of(*texts)
    assert _titles_only(above, below, lines_of(*texts, **removed)) is alone
    later = {f"l{int(name[1:]) - 1}": reason for name, reason in removed.items()}
    above, below = markers_of(*texts[1:])
    assert _titles_only(above, below, lines_of(*texts[1:], **later)) is alone


def runs(*texts: str, **removed: str) -> list[list[int]]:
    return [[one.first for one in run] for run in _runs(list(markers_of(*texts)), lines_of(*texts, **removed))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((), []),
        (("15:05", "Pier", "14:05", "Wall", "13:05", SAID, "12:05"), [[0, 2, 4], [6]]),
        (("15:05", "Pier", "14:05 Wall"), [[0], [2]]),
        (("15:05 Pier", "14:05", "Wall"), [[0], [1]]),
        (("15:05 Pier", "14:05 Wall"), [[0, 1]]),
        (("15:05", "Pier", "5 minutes ago", "Wall"), [[0], [2]]),
        (("5 minutes ago", "Pier", "14:05", "Wall"), [[0], [2]]),
        (("9 March 2026", "Pier", "14:05", "Wall"), [[0], [2]]),
        (("14:05", "Pier", "9 March 2026", "Wall"), [[0], [2]]),
    ],
)
def test_times_of_one_kind_and_place_with_titles_between_run_on(texts: tuple[str, ...], found: list[list[int]]) -> None:
    assert runs(*texts) == found


@pytest.mark.parametrize(
    ("texts", "later", "again"),
    [
        (("15:05", "14:05"), {"start": {905}}, True),
        (("15:05", "14:05"), {"start": {906}}, False),
        (("15:05", "14:05"), {"whole": {905, 845}}, False),
        (("15:05", "14:05"), {"whole": {905}, "end": {845}}, True),
        (("15:05", "14:05"), {}, False),
        (("15:05",), {"start": {905}}, False),
        (("15:05", "14:05", "13:05"), {"start": {905}}, False),
        (("15:05", "14:05", "13:05"), {"start": {905, 785}}, True),
        (("15:05", "14:05", "13:05", "12:05"), {"start": {905, 785}}, True),
        (("15:05", "14:05", "13:05", "12:05"), {"start": {905}}, False),
        (("15:05", "5 minutes ago"), {"start": {905, None}}, False),
        (("5 minutes ago", "8 minutes ago"), {"start": {None}}, False),
    ],
)
def test_half_of_a_run_s_clocks_stand_again_in_another_place(
    texts: tuple[str, ...], later: dict[str, set[int | None]], again: bool
) -> None:
    assert _returns(list(markers_of(*texts)), later) is again


@pytest.mark.parametrize(
    ("above", "headed"),
    [
        ((), False),
        (("Key events",), True),
        (("Key events:",), True),
        (("KEY EVENTS", "Pier"), True),
        (("Key events", "Pier", "Wall"), False),
        (("Pier", "Wall"), False),
        (("Pier", "Wall", "Key events"), True),
    ],
)
def test_a_heading_of_an_index_stands_just_above(above: tuple[str, ...], headed: bool) -> None:
    texts = (*above, "15:05", "Key events")
    assert _headed(markers_of(*texts)[0], lines_of(*texts), ENGLISH) is headed


def test_a_sentence_in_a_line_of_a_run() -> None:
    assert _prose_between(list(markers_of("15:05: Gate opens", f"14:05: {SAID}")))
    assert not _prose_between(list(markers_of("15:05: Gate opens", "14:05: Boats wait")))


@pytest.mark.parametrize(
    ("texts", "removed", "below"),
    [
        (("15:05", "Gate opens", "14:05"), {}, True),
        (("15:05", "14:05"), {}, False),
        (("15:05", "Gate opens", "Pier", "14:05"), {}, False),
        (("15:05", "Share", "14:05"), {"l1": "share"}, False),
        (("15:05", "Share", "Gate opens", "Share", "14:05"), {"l1": "share", "l3": "share"}, True),
        (("15:05", "Share", "Gate opens", "Share", "Share", "14:05"), {"l1": "share", "l3": "share", "l4": "share"}, False),
        (("15:05", "Gate opens", "9 March 2026"), {}, False),
        (("15:05", "Gate opens", "9 March 14:05"), {}, False),
        (("15:05", "Gate opens", "Posted at 14:05"), {}, False),
    ],
)
def test_two_times_that_look_alike_with_one_line_between(texts: tuple[str, ...], removed: dict[str, str], below: bool) -> None:
    one, other = markers_of(*texts)
    assert _next_below(one, other, lines_of(*texts, **removed)) is below


def test_times_of_two_kinds_do_not_look_alike() -> None:
    lines = lines_of("15:05", "Gate opens", "14:05")
    clock, age, minute = {"hour": 14}, {"relative": 5}, {"match": "45"}
    assert _next_below(told(0, **clock), told(2, **clock), lines)
    pairs = ((clock, age), (age, clock), (clock, minute), (minute, clock))
    assert not any(_next_below(told(0, **one), told(2, **other), lines) for one, other in pairs)


def test_one_line_below_a_heading_is_no_index() -> None:
    texts = ("Key events", "15:05: Gate opens", SAID, "14:05", SAID, "13:05", MORE)
    assert [one.first for one in without_lists(list(markers_of(*texts)), lines_of(*texts), ENGLISH)] == [1, 3, 5]


def test_the_line_right_below_a_time() -> None:
    (marker,) = markers_of("15:05", "Gate opens")
    assert _line_below(marker, lines_of("15:05", "Gate opens")) == "Gate opens"
    assert _line_below(marker, lines_of("15:05", "Gate opens", "Pier")) == "Gate opens"
    assert _line_below(marker, lines_of("15:05", "Gate opens", l1="share")) is None
    assert _line_below(marker, lines_of("15:05")) is None
    assert _line_below(told(1), lines_of("Pier", "15:05")) is None


def test_a_match_minute_is_a_time_of_its_own() -> None:
    assert _time(told(hour=14, minute=5)) == 845
    assert _time(told(match="45")) == "45"
    assert _time(told(match="45", hour=14)) == "45"
    assert _time(told(relative=5)) is None


def announced(*texts: str) -> list[int]:
    return [one.first for one in _announced(list(markers_of(*texts)), lines_of(*texts), ENGLISH)]


INDEX = ("15:05", "Gate opens", "14:05", "Boats wait")
ENTRIES = ("15:05", "Gate opens", SAID, "14:05", "Boats wait", MORE)
ONE = ("Key events", "15:05", "Gate opens", SAID, "15:05", "Gate opens", MORE)


def before(count: int) -> tuple[str, ...]:
    return tuple(text for number in range(count) for text in (f"20:{59 - number}", SAID, MORE))


@pytest.mark.parametrize(
    ("count", "rest", "places"),
    [
        (0, (*INDEX, *ENTRIES), [0, 2]),
        (1, (*INDEX, *ENTRIES), [3, 5]),
        (11, (*INDEX, *ENTRIES), [33, 35]),
        (12, (*INDEX, *ENTRIES), []),
        (0, ONE, [1]),
        (2, ONE, [7]),
        (3, ONE, []),
        (4, ONE, []),
        (0, ONE[1:], []),
        (2, ONE[1:], []),
        (0, ("Key events", *INDEX, "Pier", "15:05", "Gate opens", SAID, "13:05", "Sail", SAID), [1]),
        (0, (*INDEX, "15:05", "Gate opens", SAID, "13:05", "Sail", SAID), []),
        (0, (*INDEX, "13:05", "Sail", SAID, "12:05", "Rope", SAID, *ENTRIES), [0, 2]),
        (0, (), []),
    ],
)
def test_an_index_begins_near_the_top(count: int, rest: tuple[str, ...], places: list[int]) -> None:
    assert announced(*before(count), *rest) == places


THREE = ("15:05", "Gate opens", "14:05", "Boats wait", "13:05", "Sails are torn")


@pytest.mark.parametrize(
    ("run", "later", "places"),
    [
        (THREE, ("15:05", "Gate opens", SAID, "14:05", "Boats wait", SAID, "13:05", "Sails are torn", SAID), [0, 2, 4]),
        (THREE, ("13:05", "Gate opens", "Boats wait", SAID), []),
        (THREE, ("14:05", "Gate opens", "Boats wait", "13:05", SAID), [0, 2, 4]),
        (THREE, ("14:05", "Gate opens", "Boats wait", SAID), [0, 2]),
        (THREE, ("15:05", "Gate opens", "Boats wait", SAID), [0]),
        (THREE, ("12:05", "Gate opens", "Boats wait", SAID), []),
        (THREE, ("15:05", "14:05", "13:05", "Gate opens", SAID), []),
        (THREE, ("15:05", "14:05", "13:05", "Gate opens", "Sails are torn"), [0, 2, 4]),
        (INDEX, ("15:05", "14:05", "Gate opens"), [0, 2]),
        (INDEX, ("15:05", "14:05", "Gate is open"), []),
        (("15:05", "Gate opens"), ("15:05", "Pier"), []),
        (("45'", "Goal", "12'", "Foul"), ("45'", "12'"), [0, 2]),
        (("45'", "Goal", "12'", "Foul"), ("45'", "13'"), [0]),
        (("45'", "Goal", "12'", "Foul"), ("44'", "13'"), []),
        (("45'", "Goal", "20'", "Save", "12'", "Foul"), ("45'", "12'"), []),
        (("45'", SAID, "12'", "Foul"), ("45'", "12'"), []),
    ],
)
def test_half_of_the_times_and_titles_of_an_index_stand_again(run: tuple[str, ...], later: tuple[str, ...], places: list[int]) -> None:
    texts = (*run, *later)
    every = list(markers_of(*texts))
    own = [one for one in every if one.first < len(run)]
    assert [one.first for one in _standing_again(own, every[len(own) :], lines_of(*texts))] == places


def parts(lists: list[list[Marker]]) -> list[list[int]]:
    return [[one.first for one in run] for run in lists]


def test_a_list_is_three_times_or_more() -> None:
    sizes = [[told(10 * size + number, hour=9) for number in range(size)] for size in (1, 2, 3, 4)]
    listed, others = _parted(sizes)
    assert parts(listed) == [[30, 31, 32], [40, 41, 42, 43]]
    assert [one.first for one in others] == [10, 20, 21]


def split(*texts: str, sizes: tuple[int, ...]) -> list[list[int]]:
    """The runs, whose sizes are given, with the first entry below a list for itself."""
    every = list(markers_of(*texts))
    given = [every[sum(sizes[:place]) : sum(sizes[: place + 1])] for place in range(len(sizes))]
    return parts(_without_entry(given, lines_of(*texts)))


LIST = ("10:40", "Bridge opens", "11:41", "Markets close", "12:42")


@pytest.mark.parametrize(
    ("texts", "sizes", "found"),
    [
        ((*LIST, SAID, "15:05", MORE), (3, 1), [[0, 2], [4], [6]]),
        ((*LIST, "Snow", "Pier", SAID, "15:05", MORE), (3, 1), [[0, 2], [4], [8]]),
        ((*LIST, "Snow", "Pier", "Wall", SAID, "15:05", MORE), (3, 1), [[0, 2, 4], [9]]),
        ((*LIST, "Snow", "15:05", MORE), (3, 1), [[0, 2, 4], [6]]),
        ((*LIST, SAID), (3,), [[0, 2, 4]]),
        ((*LIST, SAID, "15:05", MORE), (2, 2), [[0, 2], [4, 6]]),
        (("16:05", SAID, *LIST, SAID, "15:05", MORE, "14:05"), (1, 3, 1, 1), [[0], [2, 4], [6], [8], [10]]),
        (("16:05", SAID, "15:05", SAID, *LIST, SAID, "14:05", MORE), (1, 1, 3, 1), [[0], [2], [4, 6], [8], [10]]),
        (("16:05", SAID, *LIST, "Pier", "15:05", MORE, "14:05"), (1, 3, 1, 1), [[0], [2, 4, 6], [8], [10]]),
        ((*LIST, "Snow", "13:43", SAID, "15:05", MORE), (4, 1), [[0, 2, 4], [6], [8]]),
        ((*LIST, SAID, "15:05", MORE, "14:05", MORE, *LIST, SAID), (3, 1, 1, 3), [[0, 2], [4], [6], [8], [10, 12, 14]]),
        ((*LIST, "Pier", "15:05", SAID, "14:05"), (3, 2), [[0, 2, 4], [6, 8]]),
        (("Quay", *LIST, "Snow", "Pier", SAID, "15:05"), (3, 1), [[1, 3], [5], [9]]),
        ((), (), []),
    ],
)
def test_the_first_entry_below_a_list_is_none_of_it(texts: tuple[str, ...], sizes: tuple[int, ...], found: list[list[int]]) -> None:
    assert split(*texts, sizes=sizes) == found


def others(*texts: str) -> list[int]:
    lines = lines_of(*texts)
    return [one.first for one in _other_stories(_runs(list(markers_of(*texts)), lines), lines)]


DATED = ("Mar 9, 3:40 PM", "Bridge opens", "Mar 9, 2:41 PM", "Markets close", "Mar 9, 1:42 PM", "Snow falls")
FEED = ("15:05", SAID, "14:05", MORE, "13:05", SAID)
UPWARDS = ("10:40", "Bridge opens", "11:41", "Markets close", "12:42", "Snow falls")
DOWNWARDS = ("12:42", "Bridge opens", "11:41", "Markets close", "10:40", "Snow falls")


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        ((*FEED, *DATED), [6, 8, 10]),
        ((*FEED, *DATED[:4]), []),
        ((*FEED[:4], *DATED), [4, 6, 8]),
        ((*FEED[:2], *DATED), []),
        ((*FEED, "Pier", "Wall", *UPWARDS), [8, 10, 12]),
        ((*FEED, "Pier", "Wall", *DOWNWARDS), []),
        ((*FEED[:4], "Pier", "Wall", *UPWARDS), []),
        ((*UPWARDS, "Rope", "Sail", *FEED), [0, 2, 4]),
        ((*UPWARDS, *FEED), [0, 2, 4]),
        ((*DOWNWARDS, *FEED), []),
        (("13:05", SAID, "14:05", MORE, "15:05", SAID, *DOWNWARDS), [6, 8, 10]),
        (("13:05", SAID, "14:05", MORE, "15:05", SAID, *UPWARDS), []),
        ((*FEED, "Mar 9, 12:05 PM", SAID, *DATED), []),
        (("15:05", SAID, "14:05", *["Pier"] * 3, "13:05", SAID, *DATED), []),
        (("16:05", SAID, "15:05", SAID, "14:05", *["Pier"] * 3, "13:05", SAID, *DATED), [10, 12, 14]),
    ],
)
def test_lists_of_other_stories_have_another_shape_or_run_the_other_way(texts: tuple[str, ...], places: list[int]) -> None:
    assert others(*texts) == places


@pytest.mark.parametrize(("said", "places"), [(7, [0, 2, 4]), (6, [])])
def test_seven_of_ten_entries_beside_a_list_hold_sentences(said: int, places: list[int]) -> None:
    spoken = [text for number in range(said) for text in (f"20:{59 - number}", SAID)]
    silent = [text for number in range(10 - said) for text in (f"19:{59 - number}", "Pier", "Wall", "Rope")]
    assert others(*DATED, *spoken, *silent) == places


def below(*texts: str, **removed: str) -> list[int]:
    lines = lines_of(*texts, **removed)
    return [one.first for one in _below(_runs(list(markers_of(*texts)), lines), lines)]


EARLIER = ("14:40", "Gate opens", "13:40", "Boats wait", "12:40", "Sails")
PIERS = ("Pier", "Wall", "Rope")


@pytest.mark.parametrize(
    ("texts", "removed", "places"),
    [
        ((*FEED, *EARLIER), {}, [6, 8, 10]),
        ((*FEED, *EARLIER[:4]), {}, []),
        ((*FEED, *EARLIER[:4], *PIERS, "12:40", "Sails", "11:40", "Quay"), {}, [6, 8, 13, 15]),
        ((*FEED, *EARLIER[:2], *PIERS, *EARLIER[2:]), {}, []),
        ((*FEED, "12:40", "Gate opens", "11:40", "Boats wait", "10:40", "Sails"), {}, []),
        ((*FEED, "13:05", "Gate opens", "14:40", "Boats wait", "15:40", "Sails"), {}, []),
        ((*FEED, "14:40 Gate opens", "13:40 Boats wait", "12:40 Sails"), {}, [6, 7, 8]),
        ((*FEED, "14:40", "13:40", "12:40", "Pier", "Wall", SAID), {}, []),
        ((*FEED, "14:40", "13:40", "12:40", "Pier", "Wall", "Rope", SAID), {}, [6, 7, 8]),
        ((*FEED, "14:40", "Share", "13:40", "Share", "12:40", SAID), {"l7": "share", "l9": "share"}, []),
        ((*FEED, "14:40", "Pier", "13:40", "Pier", "12:40", SAID), {}, [6, 8, 10]),
        ((*FEED, "14:40", "Pier", "13:40", "12:40", "Pier", SAID), {}, []),
        (("15:05", SAID, "14:05", SAID, "13:05", *PIERS, *EARLIER), {}, []),
        (("Quay", SAID, "15:05", SAID, "14:05", SAID, "13:05", *PIERS, *EARLIER), {}, []),
        (("Quay", "15:05", SAID, "14:05", SAID, "13:05", *PIERS, *EARLIER), {}, []),
        (("15:05", SAID, "14:05", SAID, "13:05", *PIERS, *EARLIER[:4], SAID, "12:40", "Sails", "11:40", "Quay"), {}, []),
        (("16:05", SAID, "15:05", SAID, "14:05", SAID, "13:05", *PIERS, *EARLIER), {}, [10, 12, 14]),
        (("15:05", SAID, *EARLIER), {}, []),
        (("15:05", SAID, "16:05", SAID, "15:10", SAID, "14:50", SAID, "15:40", "Pier", "15:30", "Wall", "15:20"), {}, [8, 10, 12]),
        (("13:05", SAID, "14:05", SAID, "15:05", SAID, "14:40", "Pier", "14:50", "Wall", "14:55"), {}, [6, 8, 10]),
        (("9 March 2026", SAID, "8 March 2026", SAID, *EARLIER), {}, []),
        (("9 March 2026", SAID, "14:05", SAID, *EARLIER), {}, []),
    ],
)
def test_a_list_below_the_entries_does_not_go_on_in_time(texts: tuple[str, ...], removed: dict[str, str], places: list[int]) -> None:
    assert below(*texts, **removed) == places
