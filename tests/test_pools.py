"""Pools of markers: what a stamp weighs, what stands behind it, and which other markers a pool takes in."""

from __future__ import annotations

import pytest

from livelog.layout.markers import kind
from livelog.layout.pools import filled, group, judge, separator_class, strong, style, weight
from livelog.layout.variants import absorb
from livelog.model.stamp import Stamp
from marked import lines_of, markers_of, stamps_of, told

SAID = "The gate opens at noon."


def stamp(line: str) -> Stamp:
    (found,) = stamps_of(line)
    return found


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("14:05", "clock"),
        ("9 March 2026 14:05", "clock"),
        ("9 March 2026", "day"),
        ("Monday", "day"),
        ("5 minutes ago", "age"),
        ("1772000000", "epoch"),
        ("45'", "match"),
    ],
)
def test_what_a_stamp_is_made_of(line: str, made: str) -> None:
    assert kind(stamp(line)) == made


def test_a_match_minute_goes_before_a_clock_and_an_epoch_before_an_age() -> None:
    assert kind(told(match="45", hour=14).stamp) == "match"
    assert kind(told(epoch=1, relative=5).stamp) == "epoch"


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("14:05", False),
        ("9 March 2026 14:05", True),
        ("2.05pm GMT", True),
        ("14:05 Ann Poe", True),
        ("Posted at 14:05", True),
        ("+++ 14:05 Gate opens +++", True),
        ("2026-03-09T14:05Z", True),
        ("9 March 2026", False),
        ("5 minutes ago", False),
        ("5 minutes ago 14:05", True),
        ("45'", False),
    ],
)
def test_a_stamp_that_carries_more_than_a_clock(line: str, more: bool) -> None:
    found = stamp(line)
    if line.startswith("Posted"):
        found = found._replace(metadata=False, prefix="posted at")
    assert strong(found) is more


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("14:05", "none"),
        ("14:05: Gate opens", "firm"),
        ("14:05 - Gate opens", "firm"),
        ("14:05 | Gate opens", "firm"),
        ("14:05, the gate opens", "comma"),
        ("14:05. Gate opens", "stop"),
        ("14:05 Gate opens", "blank"),
        ("14:05Gate opens", "glued"),
    ],
)
def test_what_stands_behind_a_stamp(line: str, behind: str) -> None:
    assert separator_class(stamp(line)) == behind


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("14:05", 1.0),
        ("9 March 2026", 0.5),
        ("5 minutes ago", 0.45),
        ("1772000000", 0.4),
        ("45'", 0.8),
        ("2.05pm GMT", 1.35),
        ("14:05: Gate opens at noon", 1.0),
        ("14:05 Gate opens at noon", 0.75),
        ("14:05. Gate opens at noon", 0.75),
        ("14:05Gate opens at noon", 0.6),
        ("14:05, the gate opens at noon", 0.55),
        ("Gate opens at noon — 14:05", 0.5),
        ("Ann Poe 14:05", 1.35),
        ("Pier 14:05", 0.8),
    ],
)
def test_how_much_a_marker_counts(line: str, points: float) -> None:
    assert weight(stamp(line)) == pytest.approx(points)


def test_markers_of_one_layout_share_a_style() -> None:
    alike = ("14:05: Gate opens at noon", "9.50: Boats wait outside it")
    assert style(stamp(alike[0])) == style(stamp(alike[1]))
    base = stamp("14:05")
    others = ("9 March 2026 14:05", "2.05pm GMT", "Ann Poe 14:05", "14:05 Gate opens at noon", "+++ 14:05", "9 March 2026", "Posted 14:05")
    assert all(style(stamp(line)) != style(base) for line in others[:5])
    assert style(base._replace(prefix="ora")) != style(base)
    assert style(base._replace(place="end")) != style(base)
    assert style(stamp("14:05: Gate opens at noon")) != style(stamp("14:05 Gate opens at noon"))


def test_markers_by_place_and_kind() -> None:
    texts = ("14:05", "13:05", "9 March 2026", "12:05 Gate opens at noon")
    groups = group(list(markers_of(*texts)))
    assert {where: [one.first for one in members] for where, members in groups.items()} == {
        ("whole", "clock"): [0, 1],
        ("whole", "day"): [2],
        ("start", "clock"): [3],
    }


@pytest.mark.parametrize(
    ("texts", "removed", "full"),
    [
        (("14:05", SAID, "13:05", SAID), {}, [True, True]),
        (("14:05", SAID, "13:05"), {}, [True, False]),
        (("14:05", "Gate opens", "13:05", SAID), {}, [False, True]),
        (("14:05", SAID, "13:05", SAID), {"l3": "footer"}, [True, False]),
        ((SAID, "14:05", SAID, "13:05"), {}, [True, True]),
        (("Gate opens", "14:05", SAID, "13:05", "Boats wait"), {}, [True, False]),
        ((SAID, "14:05", SAID, "13:05"), {"l0": "cookie-notice"}, [True, False]),
        (("14:05 Gate opens at noon today", "13:05 Boats wait"), {}, [True, False]),
        ((SAID, "14:05 Boats", SAID, "13:05 Boats"), {}, [True, False]),
        (("Gate opens for all boats — 14:05", "Boats at quay — 13:05"), {}, [True, False]),
        (("14:05", *["Boats"] * 10, SAID, "13:05"), {}, [True, False]),
        (("14:05", *["Boats"] * 11, SAID, "13:05", SAID), {}, [False, True]),
    ],
)
def test_markers_with_text(texts: tuple[str, ...], removed: dict[str, str], full: list[bool]) -> None:
    assert filled(list(markers_of(*texts)), lines_of(*texts, **removed)) == full


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        (("14:05", SAID, "13:05", SAID), 2.0),
        (("14:05", SAID, "14:05", SAID), 1.3),
        (("14:05", SAID, "13:05"), 1.25),
        (("14:05", "Boats", "13:05", "Boats"), 0.0),
        (("14:05", SAID, "13:05", "Boats", "12:05", "Boats"), 0.5),
        (("14:05", SAID, "2.05pm GMT", SAID), 2.35 * 0.8 * 0.65),
        (("14:05", SAID, "1.05pm GMT", SAID), 2.35 * 0.8),
        (("9 March 2026", SAID, "8 March 2026", SAID), 1.0),
    ],
)
def test_the_score_of_a_pool(texts: tuple[str, ...], score: float) -> None:
    assert judge(list(markers_of(*texts)), lines_of(*texts)).score == pytest.approx(score, abs=0.001)


def test_a_pool_tells_what_speaks_for_it() -> None:
    texts = ("14:05", SAID, "14:05", "2.05pm GMT", SAID)
    evidence = judge(list(markers_of(*texts)), lines_of(*texts)).evidence
    assert [(one.name, one.value) for one in evidence] == [
        ("stamps", 3),
        ("points", 2.6),
        ("distinct times", 0.33),
        ("same style", 0.67),
        ("filled gaps", 0.67),
    ]


def taken(*texts: str, pool: tuple[int, ...]) -> list[str]:
    """The texts of the lines that a pool, given by the places of its lines, takes in."""
    every = markers_of(*texts)
    own = tuple(one for one in every if one.first in pool)
    found = absorb(own, [one for one in every if one.first not in pool], lines_of(*texts))
    assert [one.first for one in found] == sorted(one.first for one in found)
    return [texts[one.first] for one in found if one.first not in pool]


WORDY = "Gate opens for all boats"
MONDAY = "Monday, 9 March"
NAMED = [f"Ann Poe 9 March 2026 {clock}" for clock in ("14:05", "13:30", "13:05")]


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        ("13:30", True),
        ("14:25", True),
        ("14:26", False),
        ("12:45", True),
        ("12:44", False),
        ("1.30pm GMT", True),
        ("9 March 2026 13:30", True),
        ("9 March 2026", False),
        ("5 minutes ago", False),
        (f"13:30: {WORDY}", True),
        (f"13:30 {WORDY}", False),
        (f"13:30, {WORDY}", False),
        (f"Posted at 13:30 {WORDY}", True),
        ("Pier 13:30", False),
        ("Ann Poe 13:30", True),
        (f"{WORDY} — 13:30", False),
    ],
)
def test_a_pool_takes_in_what_fits_between_its_markers(other: str, fits: bool) -> None:
    assert taken("14:05", SAID, other, SAID, "13:05", SAID, pool=(0, 4)) == ([other] if fits else [])


@pytest.mark.parametrize(
    ("texts", "pool", "found"),
    [
        (("14:05", SAID, "13:30", SAID), (0,), []),
        (("14:05", SAID, "13:30", "13:05", SAID), (0, 3), []),
        (("14:05", SAID, "13:30", *["Boats"] * 6, SAID, "13:05", SAID), (0, 10), ["13:30"]),
        (("14:05", SAID, "13:30", *["Boats"] * 7, SAID, "13:05", SAID), (0, 11), []),
        (("17:05", SAID, "14:05", SAID, "13:05", SAID), (2, 4), ["17:05"]),
        (("17:06", SAID, "14:05", SAID, "13:05", SAID), (2, 4), []),
        (("13:45", SAID, "14:05", SAID, "13:05", SAID), (2, 4), ["13:45"]),
        (("13:44", SAID, "14:05", SAID, "13:05", SAID), (2, 4), []),
        (("14:05", SAID, "13:05", SAID, "10:05", SAID), (0, 2), ["10:05"]),
        (("14:05", SAID, "13:05", SAID, "10:04", SAID), (0, 2), []),
        (("14:05", SAID, "13:05", SAID, "13:25", SAID), (0, 2), ["13:25"]),
        (("14:05", SAID, "13:05", SAID, "13:26", SAID), (0, 2), []),
        (("13:05", SAID, "13:30", SAID, "14:05", SAID), (0, 4), ["13:30"]),
        (("13:05", SAID, "14:05", SAID, "17:05", SAID), (0, 2), ["17:05"]),
        (("00:31", SAID, "23:00", SAID, "22:11", SAID, "22:00", SAID, "21:00", SAID), (0, 4, 6, 8), ["23:00"]),
        (("00:31", SAID, "00:10", SAID, "22:11", SAID, "22:00", SAID, "21:00", SAID), (0, 4, 6, 8), ["00:10"]),
        (("00:31", SAID, "12:00", SAID, "22:11", SAID, "22:00", SAID, "21:00", SAID), (0, 4, 6, 8), []),
        (("2.05pm GMT", SAID, "13:30", SAID, "1.05pm GMT", SAID), (0, 4), []),
        (("2.05pm GMT", SAID, "1.30pm GMT", SAID, "1.05pm", SAID), (0, 4), ["1.30pm GMT"]),
        (("9 March 2026 14:10", SAID, "14:05", SAID, "13:05", SAID), (2, 4), []),
        (("9 March 2026 14:10", SAID, "9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID), (2, 4), ["9 March 2026 14:10"]),
        (("Monday, 9 March 2026 14:10", SAID, "9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID), (2, 4), []),
        (("9 March 14:10", SAID, "9 March 2026 14:05", SAID, "9 March 2026 13:05", SAID), (2, 4), []),
        (("Monday, 9 March 2026 14:10", SAID, "9 March 2026 14:05", SAID, "9 March 13:05", SAID), (2, 4), []),
        ((f"{MONDAY} 2026 14:10", SAID, f"{MONDAY} 2026 14:05", SAID, f"{MONDAY} 13:05", SAID), (2, 4), [f"{MONDAY} 2026 14:10"]),
        (("9 March 14:10", SAID, "9 March 2026 14:05", SAID, "9 March 13:05", SAID), (2, 4), ["9 March 14:10"]),
        (("9 March 2026 14:10", SAID, "Ann Poe 9 March 2026 14:05", SAID, "Ann Poe 9 March 13:05", SAID), (2, 4), []),
        ((f"14:05 {WORDY}", f"13:30, {WORDY}", f"13:05 {WORDY}"), (0, 2), []),
        ((f"14:05, {WORDY}", f"13:30, {WORDY}", f"13:05 {WORDY}"), (0, 2), [f"13:30, {WORDY}"]),
        ((f"{WORDY} — 14:05", SAID, f"{WORDY} — 13:30", SAID, f"{WORDY} — 13:05"), (0, 4), [f"{WORDY} — 13:30"]),
        ((f"{WORDY} — 14:05", "13:30", SAID, f"{WORDY} — 13:05"), (0, 3), []),
        (("5 minutes ago", SAID, "13:30", SAID, "8 minutes ago", SAID), (0, 4), []),
        ((NAMED[0], SAID, f"{NAMED[1]} {WORDY}", NAMED[2], SAID), (0, 3), [f"{NAMED[1]} {WORDY}"]),
        ((NAMED[0], SAID, f"Ann Poe 13:30 {WORDY}", NAMED[2], SAID), (0, 3), []),
        ((NAMED[0], SAID, f"9 March 2026 13:30 {WORDY}", NAMED[2], SAID), (0, 3), []),
        ((NAMED[0], SAID, f"{NAMED[1]} {WORDY}", "9 March 2026 13:05", SAID), (0, 3), []),
        (("14:05", SAID, "13:30", SAID, "5 minutes ago", SAID), (0, 4), ["13:30"]),
    ],
)
def test_what_a_pool_takes_in(texts: tuple[str, ...], pool: tuple[int, ...], found: list[str]) -> None:
    assert taken(*texts, pool=pool) == found
