"""Which pools of markers can stand as a page's."""

from __future__ import annotations

import pytest

from livelog.layout.accept import acceptable
from livelog.layout.pools import judge
from marked import lines_of, markers_of

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"


def stands(*texts: str, live: bool = False, stated: tuple[int, ...] = (), **removed: str) -> bool:
    lines = lines_of(*texts, **removed)
    members = [one for one in markers_of(*texts) if one.first not in stated]
    return acceptable(judge(members, lines), lines, frozenset(stated), live)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # three clocks with sentences
        (("14:05", SAID, "13:05", SAID, "12:05", SAID), True),
        (("14:05", SAID, "13:05", HEAD, "12:05", HEAD), True),
        (("14:05", HEAD, "13:05", HEAD, "12:05", HEAD), False),
        (("14:05", "Pier", "13:05", "Quay", "12:05", SAID), False),
        (("14:05", "Pier", "13:05", SAID, "12:05", SAID), True),
        (("14:05: Pier", "13:05: Quay", f"12:05: {SAID}"), False),
        (("2.05pm GMT: Pier", "1.05pm GMT: Quay", f"0.05pm GMT: {SAID}"), True),
        (("2.05pm GMT: Pier", "1.05pm GMT: Quay", "0.05pm GMT: Wall"), False),
        # sentences that go on behind their clocks
        (("14:05, the gate was opened.", "13:05, boats came in.", "12:05, rain fell on the quay."), False),
        (("14:05, the gate was opened.", "13:05, Boats came in.", "12:05, Rain fell on the quay."), True),
        (("14:05: the gate was opened.", "13:05: boats came in.", "12:05: rain fell on the quay."), True),
        (("14:05, the gate opens.", "13:05, boats wait.", "12:05, The rain falls.", "11:05, The sun shines."), True),
        # two
        (("Quay live", "14:05", SAID, "13:05", SAID), True),
        (("Quay live", "14:05", SAID, "13:05", "Pier"), True),
        (("Quay live", "14:05", "Pier", "13:05", SAID), False),
        (("Quay live", "2.05pm GMT", "Pier", "1.05pm GMT", SAID), True),
        (("Quay live", "14:05", HEAD, "13:05", HEAD), False),
        (("Quay live", "14:05, the gate was opened.", "13:05, boats came in."), False),
        (("Quay live", "9 March 2026 14:05", SAID, "13:05", SAID), False),
        (("Quay live", "Ann Poe 9 March 2026 14:05", SAID, "13:05", SAID), True),
        (("Quay live", "9 March 2026 2.05pm GMT", SAID, "13:05", SAID), True),
        (("Quay live", "9 March 2026 2.05pm GMT", SAID, "13:05", "Pier"), False),
        ((SAID, "9 March 2026 14:05", SAID, "13:05", SAID), True),
        (("Quay live", "Pier", "Wall", "9 March 2026 14:05", SAID, "13:05", SAID), False),
        (("Quay live", "Pier", "Wall", "Rope", "9 March 2026 14:05", SAID, "13:05", SAID), True),
        # one
        (("Quay live", "14:05", SAID), False),
        (("Quay live", "Ann Poe 14:05", SAID), True),
        (("Quay live", "2.05pm GMT", SAID), True),
        (("Quay live", "+++ 14:05 +++", SAID), True),
        (("Quay live", "• 14:05", SAID), False),
        ((HEAD, "• 14:05", SAID), True),
        (("Quay live", "9 March 2026 14:05", SAID), False),
        ((MORE, "9 March 2026 14:05", SAID), True),
        ((MORE, "Monday, 9 March 2026 14:05", SAID), False),
        (("Quay live", f"14:05: {SAID}"), True),
        (("Quay live", f"14:05 {SAID}"), True),
        (("Quay live", "14:05 the gate opens at noon."), False),
        (("Quay live", "14:05 “The gate opens,” they said."), True),
        (("Quay live", f"14:05, {SAID}"), False),
        (("Quay live", "14:05 Gate opens", SAID), False),
        (("Quay live", f"9 March 2026 14:05 {SAID}"), False),
        (("Quay live", f"9 March 2026 14:05: {SAID}"), True),
        (("Quay live", "Gate opens for all boats — 14:05", SAID), False),
        (("Quay live", "Ann Poe 14:05", "Pier"), False),
        (("Quay live", SAID, "Ann Poe 14:05"), True),
        (("Quay live", SAID, MORE, "14:05"), True),
        (("Quay live", SAID, "14:05"), False),
        (("Quay live", SAID, MORE, "14:05", "Pier"), False),
        (("Quay live", SAID, "Ann Poe 14:05", "Pier"), True),
        (("Quay live", SAID, "Pier", "Ann Poe 14:05"), False),
        (("Quay live", SAID, MORE, "9 March 2026"), False),
        (("Quay live", SAID, MORE, "Pier", "Rope", "14:05"), False),
        (("Quay live", "Ann Poe 14:05", "Pier", "Wall", "Rope", "Sail", SAID), True),
        (("Quay live", "Ann Poe 14:05", "Pier", "Wall", "Rope", "Sail", "Mast", SAID), False),
        (("14:05", "Pier", "13:05", "Wall", "12:05", "Rope", SAID), False),
        ((SAID, "Ann Poe9 March 2026 14:05", HEAD, "Ann Poe9 March 2026 13:05", HEAD, "Ann Poe9 March 2026 12:05"), True),
        (("Pier", "Ann Poe9 March 2026 14:05", HEAD, "Ann Poe9 March 2026 13:05", HEAD, "Ann Poe9 March 2026 12:05"), False),
        # days
        (("Ann Poe 9 March 2026", SAID, "Ann Poe 8 March 2026", SAID), True),
        (("Ann Poe 9 March 2026", SAID, "Ann Poe 8 March 2026", "Pier"), False),
        (("Ann Poe 9 March 2026", SAID, "8 March 2026", SAID), False),
        (("Ann Poe 9 March 2026", SAID), False),
        # ages
        (("5 minutes ago", SAID, "8 minutes ago", SAID), True),
        (("5 minutes ago", SAID, "8 minutes ago", HEAD), True),
        (("5 minutes ago", HEAD, "8 minutes ago", HEAD), False),
        (("5 minutes ago", SAID), False),
        (("5 minutes ago", SAID, "8 minutes ago", HEAD, "9 minutes ago", HEAD), False),
        (("5 minutes ago", SAID, "8 minutes ago", "Pier", "9 minutes ago", SAID), False),
    ],
)
def test_a_pool_stands(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Quay live", "14:05", SAID), True),
        (("14:05", SAID), False),
        (("Quay live", "14:05", HEAD, SAID), True),
        (("Quay live", "14:05", HEAD, "Pier", SAID), False),
        (("Quay live", "14:05", "• one of three", SAID), False),
        (("Quay live", "14:05 Gate opens today", SAID), True),
        (("Quay live", "14:05 Gate opens today again", SAID), True),
        (("Quay live", "14:05 Gate opens", SAID), False),
        (("Quay live", "14:05 gate opens today", SAID), False),
        (("Quay live", "14:05 Gate opens today", "Pier", SAID), True),
        (("Quay live", "14:05 Gate opens today", "Pier", "Rope", SAID), False),
        (("Quay live", "9 March 2026", SAID), False),
        (("Wick - Lund live", f"88' - {SAID}"), True),
        (("Wick - Lund live", "88' - Wick press"), False),
        (("Wick - Lund live", f"88' {SAID}"), False),
        (("Wick - Lund live", f"46th over: {SAID}"), True),
    ],
)
def test_a_marker_alone_in_a_page_that_calls_itself_live(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts, live=True) is expected
    assert not stands(*texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("9 March 2026", "14:05", SAID), True),
        (("9 March 2026", "14:05", HEAD, "Pier", SAID), True),
        (("9 March 2026", "14:05", HEAD, "Pier", "Rope", SAID), False),
        (("9 March 2026", "14:05 Gate opens", SAID), False),
    ],
)
def test_a_clock_below_the_page_s_date(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts, stated=(0,)) is expected


def test_a_date_below_a_clock_states_nothing_above_it() -> None:
    assert not stands("14:05", SAID, "9 March 2026", stated=(2,))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("88'", SAID, "61'", SAID), True),
        (("88'", SAID), False),
        (("46th over", SAID, "45th over", SAID), True),
        (("88'", "Pier", "61'", "Pier"), False),
    ],
)
def test_match_minutes(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts) is expected


@pytest.mark.parametrize(
    ("shape", "minutes", "expected"),
    [
        ("ORDINAL", ("88", "61", "40"), True),
        ("ORDINAL", ("40", "61", "88"), True),
        ("ORDINAL", ("88", "88", "40"), True),
        ("ORDINAL", ("88", "40", "61"), False),
        ("ORDINAL", ("88", "61"), False),
        ("ORDINAL", ("90+3", "90", "40"), True),
        ("BALL", ("46.3", "46.2", "46.1"), True),
        ("BALL", ("46.1", "46.3", "46.2"), False),
        ("NUMBER", ("88", "61", "40", "12"), True),
        ("NUMBER", ("12", "40", "61", "88"), True),
        ("NUMBER", ("88", "61", "40"), False),
        ("NUMBER", ("88", "61", "40", "61"), False),
        ("NUMBER", ("1", "2", "3", "4"), False),
        ("NUMBER", ("1", "2", "3", "8"), False),
        ("NUMBER", ("1", "2", "3", "8", "20"), True),
        ("NUMBER", ("90+3", "90+1", "90", "40"), True),
        ("MINUTE", ("88", "61"), True),
        ("MINUTE", ("88",), False),
        ("OVER", ("46", "45"), True),
        ("PERIOD", ("1", "2"), True),
        ("STAGE", ("Half-time", "Full-time"), False),
    ],
)
def test_numbers_of_a_match_repeat_or_run_in_leaps(shape: str, minutes: tuple[str, ...], expected: bool) -> None:
    texts = tuple(text for minute in minutes for text in ("88'", SAID))
    lines = lines_of(*texts)
    members = [
        one._replace(stamp=one.stamp._replace(shape=shape, when=one.stamp.when._replace(match=minute)))
        for one, minute in zip(markers_of(*texts), minutes, strict=True)
    ]
    assert acceptable(judge(members, lines), lines, frozenset(), False) is expected
