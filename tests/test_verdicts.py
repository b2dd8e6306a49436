"""What the witnesses of entries' times say together: which is believed, the zone that they tell, and where they disagree."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from livelog.model.marker import Marker
from livelog.reconcile.series import Series
from livelog.reconcile.times import weighed
from livelog.structured.times import claim_time
from marked import markers_of, series

TWO = ("14:05", "13:50")
THREE = ("14:05", "13:50", "13:40")
HERE, THERE = "attribute", "json-ld"
ROME = series("13:05Z", "12:50Z")
CONFLICT = ("time-conflict",)


def spelled(marker: Marker) -> str:
    """A marker's time: `9 14:05+01:00`."""
    when = marker.stamp.when
    clock = "" if when.hour is None else f"{when.hour:02d}:{when.minute:02d}" + (f":{when.second:02d}" if when.second is not None else "")
    return f"{when.day or ''} {clock}{when.offset or ''}".strip()


def verdict(
    lines: tuple[str, ...], every: Sequence[Series], zones: tuple[str, ...] = (), changed: tuple[bool, ...] = ()
) -> tuple[str, str | None, list[int], tuple[str, ...]]:
    """The entries' times, the zone, the places of entries in conflict, and the warnings."""
    found = weighed(markers_of(*lines), every, zones, None, changed)
    return ", ".join(map(spelled, found.markers)), found.offset, sorted(found.conflicts), found.warnings


@pytest.mark.parametrize(
    ("every", "bases"),
    [
        ([ROME], (HERE, HERE)),
        ([], (None, None)),
        ([series("13:05Z", "12:50Z", modified=True)], (None, None)),
        ([series("00:00Z", "2026-03-08T00:00Z")], (None, None)),
        ([series("14:05", "13:50")], (None, None)),
        ([series("14:05", "13:50"), series("13:05Z", "12:50Z", source=THERE)], (THERE, THERE)),
        ([series("13:05Z", None), series("13:05Z", "12:50Z", source=THERE)], (THERE, THERE)),
        ([series("13:05Z", "12:50Z", source=THERE), ROME], (HERE, HERE)),
        ([series("13:05Z", "11:17Z"), series("13:05Z", "12:50Z", source=THERE)], (THERE, THERE)),
        ([series("13:05Z", None)], (HERE, None)),
    ],
)
def test_who_is_believed(every: list[Series], bases: tuple[str | None, ...]) -> None:
    assert weighed(markers_of(*TWO), every, ()).bases == bases


@pytest.mark.parametrize(
    ("every", "zones", "expected"),
    [
        ([ROME], (), ("9 14:05+01:00, 9 13:50+01:00", "+01:00", [], ())),
        ([series("13:05:07Z", "12:50:00Z")], (), ("9 14:05:07+01:00, 9 13:50:00+01:00", "+01:00", [], ())),
        ([series("14:05", "13:50")], (), ("9 14:05, 9 13:50", None, [], ())),
        ([series("2026-03-10T13:05Z", "12:50Z")], (), ("10 14:05+01:00, 9 13:50+01:00", "+01:00", [], ())),
        ([ROME], ("Europe/Rome",), ("9 14:05+01:00, 9 13:50+01:00", "+01:00", [], ())),
        ([ROME], ("Asia/Tokyo",), ("9 14:05+01:00, 9 13:50+01:00", "+01:00", [], CONFLICT)),
        ([ROME], ("Europe/Rome", "Asia/Tokyo"), ("9 14:05+01:00, 9 13:50+01:00", "+01:00", [], ())),
        ([series("11:02Z", "10:13Z")], (), ("14:05, 13:50", None, [], CONFLICT)),
    ],
)
def test_times_are_taken_from_the_witness(
    every: list[Series], zones: tuple[str, ...], expected: tuple[str, str | None, list[int], tuple[str, ...]]
) -> None:
    assert verdict(TWO, every, zones) == expected


FALSE = series("14:05Z", "13:50Z")
EPOCHS = Series("attribute", "", (claim_time("1772003600"), claim_time("1772000000")))
TRUE = series("13:05Z", "12:50Z", source=THERE)


@pytest.mark.parametrize(
    ("every", "zones", "offset", "warnings"),
    [
        ([FALSE], (), "+00:00", ()),
        ([FALSE, TRUE], (), "+01:00", ("false-utc",)),
        ([FALSE, series("14:05+01:00", "13:50+01:00", source=THERE)], (), "+01:00", ("false-utc",)),
        ([FALSE, TRUE], ("Europe/London",), "+00:00", ()),
        ([FALSE, TRUE], ("Europe/Rome",), "+01:00", ("false-utc",)),
        ([series("14:05+00:00", "13:50+00:00"), TRUE], (), "+01:00", ("false-utc",)),
        ([TRUE, series("14:05", "13:50")], (), "+01:00", ()),
        ([TRUE, series("15:05", "14:50")], (), "+01:00", CONFLICT),
        ([TRUE, series("13:05", "12:50")], (), "+01:00", ()),
        ([TRUE, series("14:05", "15:50")], (), "+01:00", ()),
        ([TRUE, series("15:05", None)], (), "+01:00", ()),
        ([TRUE, series("15:12", "14:57")], (), "+01:00", ()),
    ],
)
def test_a_clock_that_says_it_is_utc_is_false_where_another_says_otherwise(
    every: list[Series], zones: tuple[str, ...], offset: str, warnings: tuple[str, ...]
) -> None:
    assert verdict(TWO, every, zones)[1:] == (offset, [], warnings)


@pytest.mark.parametrize(
    ("lines", "every", "expected"),
    [
        (("2.05pm CET", "1.50pm CET"), [FALSE], ("9 14:05, 9 13:50", None, [], ("false-utc",))),
        (("7:13 am CET", "6:13 am CET"), [EPOCHS], ("25 07:13, 25 06:13", None, [], ("false-utc",))),
        (
            ("1.05pm CET", "12.50pm CET"),
            [series("14:05+01:00", "13:50+01:00")],
            ("9 13:05+00:00, 9 12:50+00:00", "+00:00", [0, 1], CONFLICT),
        ),
        (("2.05pm CET", "1.50pm"), [FALSE], ("9 14:05, 9 13:50", None, [], ("false-utc",))),
        (("2.05pm CET", "1.50pm CET"), [ROME], ("9 14:05+01:00, 9 13:50+01:00", "+01:00", [], ())),
        (("2.05pm GMT", "1.50pm GMT"), [FALSE], ("9 14:05+00:00, 9 13:50+00:00", "+00:00", [], ())),
        (("2.05pm IST", "1.50pm IST"), [FALSE], ("9 14:05+00:00, 9 13:50+00:00", "+00:00", [], CONFLICT)),
        (
            ("2.05pm CET", "1.50pm GMT"),
            [series("14:05+00:00", "13:50+00:00")],
            ("9 14:05+00:00, 9 13:50+00:00", "+00:00", [0], CONFLICT),
        ),
    ],
)
def test_zones_beside_clocks_speak_against_a_false_one(
    lines: tuple[str, ...], every: list[Series], expected: tuple[str, str | None, list[int], tuple[str, ...]]
) -> None:
    assert verdict(lines, every) == expected


@pytest.mark.parametrize(
    ("lines", "every", "expected"),
    [
        (THREE, [series("13:05Z", "12:50Z", "11:17Z")], ("9 14:05+01:00, 9 13:50+01:00, 13:40", "+01:00", [2], CONFLICT)),
        (
            ("0:35", "0:20", "0:10"),
            [series("00:35Z", "2026-03-08T00:05Z", "00:10Z")],
            ("9 00:35+00:00, 00:20, 9 00:10+00:00", "+00:00", [1], CONFLICT),
        ),
        (
            ("0:35", "0:20", "0:10"),
            [series("00:35Z", "2026-03-08T00:00Z", "00:10Z")],
            ("9 00:35+00:00, 00:20, 9 00:10+00:00", "+00:00", [], ()),
        ),
        (THREE, [series("13:05Z", "11:17Z", "12:40Z")], ("9 14:05+01:00, 13:50, 9 13:40+01:00", "+01:00", [1], CONFLICT)),
        (THREE, [series("13:05Z", None, "12:40Z")], ("9 14:05+01:00, 13:50, 9 13:40+01:00", "+01:00", [], ())),
        (
            ("14:05", "16:50", "13:40"),
            [series("13:05Z", "12:50Z", "12:40Z")],
            ("9 14:05+01:00, 9 13:50+01:00, 9 13:40+01:00", "+01:00", [1], CONFLICT),
        ),
        (
            ("14:05", "1:50", "13:40"),
            [series("13:05Z", "12:50Z", "12:40Z")],
            ("9 14:05+01:00, 9 13:50+01:00, 9 13:40+01:00", "+01:00", [1], CONFLICT),
        ),
        (
            ("2:05", "1:50", "1:40"),
            [series("13:05Z", "12:50Z", "12:40Z")],
            ("9 14:05+01:00, 9 13:50+01:00, 9 13:40+01:00", "+01:00", [], ()),
        ),
        (
            ("14:05", "10:17", "13:40"),
            [series("13:05Z", "12:20Z", "12:40Z"), series("13:05Z", "12:20Z", "12:40Z", source=THERE)],
            ("9 14:05+01:00, 9 13:20+01:00, 9 13:40+01:00", "+01:00", [1], CONFLICT),
        ),
    ],
)
def test_a_clock_that_fits_no_witness(
    lines: tuple[str, ...], every: list[Series], expected: tuple[str, str | None, list[int], tuple[str, ...]]
) -> None:
    assert verdict(lines, every) == expected


NIGHT = ("2026-03-29T03:05Z", "2026-03-29T02:05Z", "2026-03-29T00:05Z", "2026-03-28T23:35Z", "2026-03-28T23:05Z")


@pytest.mark.parametrize(("place", "conflicts"), [(0, [0]), (1, [1]), (2, [2]), (3, []), (4, [])])
def test_a_clock_without_a_witness_near_a_change_of_the_clocks_is_in_doubt(place: int, conflicts: list[int]) -> None:
    every = [series(*(None if number == place else time for number, time in enumerate(NIGHT)))]
    assert verdict(("05:05", "04:05", "01:05", "00:35", "00:05"), every)[1:3] == ("+01:00", conflicts)


def test_a_clock_that_lost_its_half_of_the_day_is_told_with_it() -> None:
    def twelve(*lines: str) -> list[bool]:
        return [one.stamp.when.twelve for one in weighed(markers_of(*lines), [series("13:05Z", "12:50Z", "12:40Z")], ()).markers]

    assert twelve("2:05", "1:50", "1:40") == [True] * 3
    assert twelve(*THREE) == [False] * 3
    assert twelve("1:05", "12:50", "12:40") == [True] * 3


@pytest.mark.parametrize(
    ("every", "warnings"),
    [
        ([ROME, series("13:05Z", "12:56Z", source=THERE)], ("source-conflict",)),
        ([ROME, series("13:05Z", "12:51Z", source=THERE)], ()),
        ([series("13:05Z", "12:50Z", source=THERE), series("13:05Z", "12:56Z")], ("time-conflict",)),
        ([ROME, series("13:05Z", None, source=THERE)], ()),
    ],
)
def test_another_moment_for_the_same_entry_is_told(every: list[Series], warnings: tuple[str, ...]) -> None:
    assert verdict(TWO, every)[2:] == ([], warnings)


@pytest.mark.parametrize(
    ("every", "times"),
    [
        ([ROME, series("13:06Z", "12:51Z", source=THERE)], "9 13:05+00:00, 9 12:50+00:00"),
        ([series("13:06Z", "12:51Z", source=THERE), ROME], "9 13:05+00:00, 9 12:50+00:00"),
        ([series("13:05Z", None), series("13:06Z", "12:51Z", source=THERE)], "9 13:06+00:00, 9 12:51+00:00"),
        ([series("13:06Z", "12:51Z"), ROME._replace(slot="time[datetime]")], "9 13:05+00:00, 9 12:50+00:00"),
        ([series("14:05+01:00", "13:50+01:00")], "9 14:05+01:00, 9 13:50+01:00"),
    ],
)
def test_entries_without_clocks_take_the_witness_that_says_most(every: list[Series], times: str) -> None:
    assert verdict(("5 minutes ago", "10 minutes ago"), every)[0] == times


def test_without_clocks_moments_are_told_in_the_zone_of_the_page() -> None:
    assert verdict(("5 minutes ago", "10 minutes ago"), [ROME], ("Europe/Rome",))[0] == "9 14:05+01:00, 9 13:50+01:00"
    assert verdict(("5 minutes ago", "10 minutes ago"), [ROME], ("Mars/Olympus", "Europe/Rome"))[0] == "9 14:05+01:00, 9 13:50+01:00"


CHANGES = series("13:05Z", "12:50Z", modified=True)


@pytest.mark.parametrize(
    ("every", "changed", "expected"),
    [
        ([series("12:07Z", "11:09Z"), CHANGES], (), ("9 13:07+01:00, 9 12:09+01:00", "+01:00", [], ("source-conflict",))),
        ([series("12:07Z", "11:09Z"), CHANGES], (True, False), ("9 13:07+01:00, 9 12:09+01:00", "+01:00", [], ("source-conflict",))),
        ([series("12:07Z", "11:09Z"), CHANGES], (True, True), ("9 13:07+01:00, 9 12:09+01:00", "+01:00", [], ())),
        ([series("12:05Z", "11:50Z"), CHANGES], (), ("9 14:05+02:00, 9 13:50+02:00", "+02:00", [], ())),
        ([series("12:05Z", "11:50Z"), CHANGES], (True, True), ("9 13:05+01:00, 9 12:50+01:00", "+01:00", [], ())),
        (
            [series("12:07Z", "11:09Z"), series("13:02Z", "12:31Z", modified=True), CHANGES],
            (),
            ("9 13:07+01:00, 9 12:09+01:00", "+01:00", [], ("source-conflict",)),
        ),
        ([series("12:07Z", "11:09Z", source=THERE), CHANGES], (), ("14:05, 13:50", None, [], CONFLICT)),
        ([series("12:07Z", None), CHANGES], (), ("14:05, 13:50", None, [], CONFLICT)),
        ([series("12:07Z", "11:09Z"), series("13:02Z", "12:31Z", modified=True)], (), ("14:05, 13:50", None, [], CONFLICT)),
        ([series("12:07Z", "11:09Z"), series("14:05", "13:50", modified=True)], (), ("14:05, 13:50", None, [], CONFLICT)),
    ],
)
def test_clocks_that_are_those_of_changes(
    every: list[Series], changed: tuple[bool, ...], expected: tuple[str, str | None, list[int], tuple[str, ...]]
) -> None:
    assert verdict(TWO, every, (), changed) == expected
