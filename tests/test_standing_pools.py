"""What lets a pool of stamps stand as a page's, one condition at a time."""

from __future__ import annotations

import pytest

from livelog.layout.accept import (
    _after_date,
    _alone,
    _closes,
    _followed,
    _has_prose,
    _match,
    _on_live,
    _prosaic,
    _proseful,
    acceptable,
)
from livelog.layout.pools import judge
from marked import lines_of, markers_of, told

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
LEAF = "Monday, 9 March 2026 14:05"


def stands(*texts: str, live: bool = False) -> bool:
    lines = lines_of(*texts)
    return acceptable(judge(list(markers_of(*texts)), lines), lines, frozenset(), live)


ZONED = tuple(f"{hour}.05pm GMT" for hour in (5, 4, 3, 2, 1))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((f"{ZONED[0]}: Pier", f"{ZONED[1]}: Quay", f"{ZONED[2]}: {SAID}"), True),
        ((f"{ZONED[0]} Pier", f"{ZONED[1]} Quay", f"{ZONED[2]} {SAID}"), False),
        ((f"{ZONED[0]}, Pier", f"{ZONED[1]}, Quay", f"{ZONED[2]}, {SAID}"), False),
        (("15:05: Pier", f"{ZONED[1]} Quay", f"{ZONED[2]}: {SAID}"), False),
        ((*(f"{zoned}: Pier" for zoned in ZONED[:3]), "14:05: Quay", f"{ZONED[4]}: {SAID}"), True),
        ((*(f"{zoned}: Pier" for zoned in ZONED[:2]), "14:05: Quay", "13:05: Quay", f"{ZONED[4]}: {SAID}"), False),
        (("14:05", HEAD, "13:05", HEAD, "12:05", HEAD, SAID), False),
        (("14:05", HEAD, "13:05", HEAD, SAID, "12:05", HEAD), True),
        (("14:05", HEAD, "13:05", HEAD, "12:05", HEAD, "11:05", HEAD, SAID), False),
        (("Quay", "14:05", HEAD, "13:05", HEAD, SAID), True),
        (("Quay", "14:05", SAID, "13:05", "Pier", "12:05", "Pier"), False),
        (("Quay", "14:05", SAID, "13:05", SAID, "12:05", "Pier"), True),
        (("Quay", "14:05", SAID, "13:05", "Pier", "12:05", "Pier", "11:05", HEAD), True),
    ],
)
def test_three_stamps_or_more(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Ann Poe 9 March 2026", SAID, "Bo Lund 8 March 2026", SAID), True),
        (("Ann Poe 9 March 2026", SAID, "8 March 2026", SAID), False),
        (("Ann Poe 9 March 2026", SAID, "Bo Lund 8 March 2026", "Pier"), False),
        (("Ann Poe 9 March 2026", SAID), False),
        (("5 minutes ago", SAID, "6 minutes ago", SAID, "7 minutes ago", SAID, "8 minutes ago", SAID, "9 minutes ago", "Pier"), True),
        (("5 minutes ago", SAID, "6 minutes ago", SAID, "7 minutes ago", SAID, "8 minutes ago", "Pier"), False),
        (("5 minutes ago", SAID), False),
        (("5 minutes ago", SAID, "6 minutes ago", HEAD), True),
        (("5 minutes ago", HEAD, "6 minutes ago", HEAD), False),
    ],
)
def test_days_and_ages(texts: tuple[str, ...], expected: bool) -> None:
    assert stands(*texts) is expected


@pytest.mark.parametrize(
    ("texts", "prose"),
    [
        (("14:05", SAID), True),
        (("14:05", HEAD), False),
        ((f"14:05 {SAID}",), True),
        ((f"{SAID} — 14:05",), True),
        ((SAID, "14:05"), False),
        ((SAID, "Ann Poe9 March 2026 14:05"), True),
        (("Pier", "Ann Poe9 March 2026 14:05"), False),
        ((SAID, "Ann Poe9 March 2026 14:05", HEAD, "13:05"), False),
        ((SAID, "14:05", HEAD, "Ann Poe9 March 2026 13:05"), True),
        (("14:05", *["Pier"] * 4, SAID), True),
        (("14:05", *["Pier"] * 5, SAID), False),
        (("14:05", HEAD, "13:05", *["Pier"] * 4, SAID), True),
        (("14:05", HEAD, "13:05", *["Pier"] * 5, SAID), False),
        (("14:05", HEAD, "13:05", HEAD, "12:05", SAID), False),
        (("14:05", *["Pier"] * 9, SAID, "13:05", HEAD, "12:05", HEAD), True),
    ],
)
def test_a_sentence_follows_some_stamp(texts: tuple[str, ...], prose: bool) -> None:
    assert _has_prose(markers_of(*texts), lines_of(*texts)) is prose


@pytest.mark.parametrize(
    ("texts", "prose"),
    [
        (("5 minutes ago", SAID, "8 minutes ago", HEAD), True),
        (("5 minutes ago", SAID, "8 minutes ago", HEAD, "9 minutes ago", HEAD), False),
        (("5 minutes ago", SAID, "8 minutes ago", SAID, "9 minutes ago", HEAD), True),
        (("5 minutes ago", *["Pier"] * 8, SAID), True),
        (("5 minutes ago", *["Pier"] * 9, SAID), False),
        (("Quay", "Quay", "5 minutes ago", *["Pier"] * 8, SAID), True),
        (("Quay", "Quay", "5 minutes ago", *["Pier"] * 9, SAID), False),
        (("Quay", "5 minutes ago", *["Pier"] * 9, SAID), False),
        ((SAID, "5 minutes ago", HEAD), False),
        (("5 minutes ago", "8 minutes ago", SAID, "9 minutes ago", SAID), True),
    ],
)
def test_half_of_the_ages_have_sentences(texts: tuple[str, ...], prose: bool) -> None:
    assert _proseful(markers_of(*texts), lines_of(*texts)) is prose


def match(shape: str, *minutes: str) -> bool:
    markers = (told(line, match=minute) for line, minute in enumerate(minutes))
    return _match(tuple(one._replace(stamp=one.stamp._replace(shape=shape)) for one in markers))


@pytest.mark.parametrize(
    ("shape", "minutes", "played"),
    [
        ("NUMBER", ("12", "40", "61", "88"), True),
        ("NUMBER", ("12", "40", "39", "61"), False),
        ("NUMBER", ("61", "39", "40", "12"), False),
        ("NUMBER", ("40", "40", "40", "40"), True),
        ("NUMBER", ("12", "13", "40", "41", "88"), True),
        ("NUMBER", ("12", "13", "40", "41", "42"), False),
        ("NUMBER", ("88", "87", "86", "85"), True),
        ("ORDINAL", ("40", "39", "38"), True),
        ("ORDINAL", ("40", "38", "39"), False),
        ("ORDINAL", ("38", "40", "39"), False),
        ("ORDINAL", ("38", "38", "39"), True),
        ("ORDINAL", ("38", "39"), False),
        ("BALL", ("46.3", "46.2", "46.1"), True),
        ("BALL", ("46.3", "46.1", "46.2"), False),
        ("MINUTE", ("45", "44"), True),
        ("MINUTE", ("45",), False),
        ("PLAYED", ("45", "44"), True),
        ("OVER", ("45", "44"), True),
        ("PERIOD", ("1", "2"), True),
        ("STAGE", ("1", "2"), False),
        ("MINUTE HH:MM", ("45", "44"), True),
    ],
)
def test_minutes_of_a_match(shape: str, minutes: tuple[str, ...], played: bool) -> None:
    assert match(shape, *minutes) is played


@pytest.mark.parametrize(
    ("texts", "prosaic"),
    [
        (("14:05, the gate", "13:05, boats"), True),
        (("14:05, the gate", "13:05, Boats"), False),
        (("14:05, the gate", "13:05, boats", "12:05, Rain"), True),
        (("14:05, the gate", "13:05, Boats", "12:05, Rain"), False),
        (("14:05: the gate", "13:05: boats"), False),
        (("14:05, the gate", "13:05"), False),
        (("14:05, the gate", "13:05", "12:05"), False),
        (("14:05, the gate", "13:05, boats", "12:05"), True),
        (("14:05", "13:05"), False),
    ],
)
def test_lines_that_read_on_behind_their_clocks(texts: tuple[str, ...], prosaic: bool) -> None:
    assert _prosaic(markers_of(*texts)) is prosaic


@pytest.mark.parametrize(
    ("texts", "alone"),
    [
        (("14:05",), False),
        (("14:05: Gate opens",), True),
        (("14:05. Gate opens for all boats",), False),
        (("14:05Gate opens for all boats",), False),
        (("14:05, Gate opens for all boats",), False),
        (("14:05 Gate opens for all boats",), True),
        (("14:05 gate opens for all boats",), False),
        (("14:05 “Gate opens for all boats",), True),
        (("14:05 Gate opens",), False),
        (("9 March 14:05 Gate opens for all boats",), False),
        (("Ann Poe 14:05",), True),
        (("5 minutes ago 14:05",), True),
        (("+++ 14:05",), True),
        (("2.05pm GMT",), True),
        (("• 14:05",), False),
        ((HEAD, "• 14:05"), True),
        ((HEAD, "14:05"), False),
        ((SAID, "9 March 14:05"), True),
        ((HEAD, "9 March 14:05"), False),
        (("9 March 14:05", SAID), False),
        ((SAID, "Monday, 9 March 14:05"), False),
        ((f"{SAID} — 14:05",), False),
        (("9 March 2.05pm GMT",), False),
    ],
)
def test_one_stamp_alone_is_believed(texts: tuple[str, ...], alone: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _alone(marker, lines_of(*texts)) is alone


@pytest.mark.parametrize(
    ("place", "tail", "prefix", "alone"),
    [
        ("start", "Gate", "posted at", True),
        ("start", "gate", "posted at", False),
        ("start", "“Gate", "posted at", True),
        ("start", "Gate", "", False),
        ("end", "", "posted at", True),
        ("end", "", "", False),
    ],
)
def test_a_word_of_markers_beside_a_stamp_alone(place: str, tail: str, prefix: str, alone: bool) -> None:
    (marker,) = markers_of("14:05")
    stamp = marker.stamp._replace(place=place, tail=tail, prefix=prefix, separator=" ")
    assert _alone(marker._replace(stamp=stamp), lines_of("14:05")) is alone


@pytest.mark.parametrize(
    ("texts", "live"),
    [
        (("Quay", "14:05", SAID), True),
        (("14:05", SAID), False),
        (("Quay", "14:05", HEAD, SAID), True),
        (("Quay", "14:05", HEAD), False),
        (("Quay", "14:05"), False),
        (("Quay", "14:05", HEAD, HEAD), False),
        (("Quay", "14:05", "• Gate opens", SAID), False),
        (("Quay", "14:05 Gate opens today", SAID), True),
        (("Quay", "14:05 Gate opens", SAID), False),
        (("Quay", "14:05 gate opens today", SAID), False),
        (("Quay", "14:05 Gate opens today", "Pier", SAID), True),
        (("Quay", "14:05 Gate opens today", "Pier", "Wall", SAID), False),
        (("Quay", "9 March 2026", SAID), False),
        (("Quay", "Gate opens for all boats — 14:05", SAID), False),
        (("Quay", f"88' - {SAID}"), True),
        ((f"88' - {SAID}",), True),
        (("Quay", f"88' {SAID}"), False),
        (("Quay", "88' - Gate"), False),
    ],
)
def test_a_stamp_alone_on_a_live_page(texts: tuple[str, ...], live: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _on_live(marker, lines_of(*texts)) is live


def test_only_a_match_minute_or_an_over_stands_alone_on_a_live_page() -> None:
    (marker,) = markers_of(f"88' - {SAID}")
    lines = lines_of(f"88' - {SAID}")
    shapes = ("MINUTE", "OVER", "NUMBER", "ORDINAL", "BALL", "PERIOD")
    assert [_on_live(marker._replace(stamp=marker.stamp._replace(shape=shape)), lines) for shape in shapes] == [True] * 2 + [False] * 4


@pytest.mark.parametrize(
    ("texts", "stated", "after"),
    [
        (("Quay", "14:05", SAID), {0}, True),
        (("Quay", "14:05", SAID), {1}, False),
        (("Quay", "14:05", SAID), {2}, False),
        (("Quay", "14:05", SAID), {0, 2}, True),
        (("Quay", "14:05", SAID), set(), False),
        (("Quay", "14:05", "Pier", "Wall", SAID), {0}, True),
        (("Quay", "14:05", "Pier", "Wall", "Rope", SAID), {0}, False),
        (("Quay", "14:05: Gate opens", SAID), {0}, False),
        (("Quay", "9 March 2026", SAID), {0}, False),
        (("Quay", "5 minutes ago", SAID), {0}, False),
    ],
)
def test_a_clock_alone_after_the_page_s_date(texts: tuple[str, ...], stated: set[int], after: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _after_date(marker, lines_of(*texts), frozenset(stated)) is after


@pytest.mark.parametrize(
    ("texts", "followed"),
    [
        (("14:05", SAID), True),
        (("14:05", "Pier"), False),
        (("14:05 Pier",), True),
        ((LEAF, "Pier"), False),
        (("14:05", *["Pier"] * 10, SAID), True),
        (("14:05", *["Pier"] * 11, SAID), False),
        ((*["Quay"] * 4, "14:05", *["Pier"] * 10, SAID), True),
        ((*["Quay"] * 4, "14:05", *["Pier"] * 11, SAID), False),
        ((SAID, "14:05"), False),
    ],
)
def test_text_of_its_own_follows(texts: tuple[str, ...], followed: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _followed(marker, lines_of(*texts)) is followed


@pytest.mark.parametrize(
    ("texts", "closes"),
    [
        ((SAID, MORE, "14:05"), True),
        ((SAID, "14:05"), False),
        ((SAID, "Pier", MORE, "14:05"), True),
        ((SAID, "Pier", "Wall", MORE, "14:05"), False),
        ((SAID, MORE, "Pier", "14:05"), False),
        ((SAID, MORE, "14:05", "Pier"), False),
        ((SAID, MORE, "14:05", SAID), False),
        ((SAID, "Ann Poe 14:05"), True),
        ((SAID, "Ann Poe 14:05", "Pier"), True),
        ((SAID, "Ann Poe 14:05", SAID), False),
        (("Pier", "Ann Poe 14:05"), False),
        (("Ann Poe 14:05",), False),
    ],
)
def test_a_stamp_alone_closes_the_sentences_above(texts: tuple[str, ...], closes: bool) -> None:
    (marker,) = markers_of(*texts)
    assert _closes(marker, lines_of(*texts)) is closes
