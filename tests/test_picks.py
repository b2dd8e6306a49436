"""The witness that is believed for one entry, where its clock fits and where it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from livelog.model.stamp import When
from livelog.reconcile.display import Display
from livelog.reconcile.pick import Bench, Pick, odd_days, pick
from livelog.reconcile.series import Series
from livelog.reconcile.support import support
from marked import claim, series, shown

PLAIN = When()


def picked(clocks: Sequence[str | None], *times: str | None, place: int, when: When = PLAIN) -> tuple[str, bool] | None:
    """The clock of the witness that is believed for an entry, in UTC, and whether it is sure. The page's clocks are those of UTC."""
    one = series(*times)
    displays = [display._replace(when=when) for display in shown(*clocks)]
    found = pick(place, displays[place], Bench((one,), (), {id(one): support(one, displays)}, 0))
    return (f"{found.claim.instant:%d %H:%M}", found.sure) if found and found.claim.instant else None


@pytest.mark.parametrize(
    ("clock", "times", "place", "expected"),
    [
        ("13:05", ("14:05Z", "13:05Z", "12:05Z"), 1, ("09 13:05", True)),
        ("19:17", ("14:05Z", "13:05Z", "12:05Z"), 1, ("09 13:05", False)),
        ("13:17", ("14:05Z", "13:05Z", "12:05Z"), 1, None),
        ("19:17", ("14:05Z", "11:05Z", "12:05Z"), 1, None),
        ("19:17", ("14:05Z", "14:05Z", "12:05Z"), 1, None),
        ("19:17", ("14:05Z", "13:05Z", None), 1, ("09 13:05", False)),
        ("19:17", ("14:05Z", "08:05Z", None), 1, ("09 08:05", False)),
        ("19:17", ("14:05Z", "08:04Z", None), 1, None),
        ("13:17", ("14:05Z", "13:05Z", None), 1, None),
        ("19:17", (None, "13:05Z", "12:05Z"), 1, ("09 13:05", False)),
        ("21:17", (None, "18:05Z", "12:05Z"), 1, ("09 18:05", False)),
        ("21:17", (None, "18:06Z", "12:05Z"), 1, None),
        ("19:17", (None, "13:05Z", None), 1, None),
        ("19:17", ("13:05Z", "12:05Z"), 0, ("09 13:05", False)),
        ("19:17", ("13:05Z", "12:05Z"), 1, ("09 12:05", False)),
        ("19:17", ("13:05Z", "12:05Z", "12:01Z"), 2, ("09 12:01", False)),
        ("22:17", ("01:05Z", "00:05Z"), 1, None),
        ("09:00", ("15:05Z", "14:05Z", "13:05Z", "12:05Z"), 2, ("09 13:05", False)),
        ("09:00", ("15:05Z", "14:05Z", "13:05Z", None), 2, None),
        ("03:17", ("2026-03-10T00:05Z", "2026-03-09T23:05Z"), 1, ("09 23:05", False)),
    ],
)
def test_a_witness_between_its_neighbours_goes_before_a_clock_that_is_not(
    clock: str, times: tuple[str | None, ...], place: int, expected: tuple[str, bool] | None
) -> None:
    clocks = [clock if number == place else None for number in range(len(times))]
    assert picked(clocks, *times, place=place) == expected


def test_a_clock_that_is_that_of_a_change_beside_the_publication() -> None:
    displays = shown("15:20", "05:00")
    one = series("13:05Z", "05:00Z")

    def beside(*changes: Series) -> Pick | None:
        return pick(0, displays[0], Bench((one,), changes, {id(one): support(one, displays)}, 0))

    assert beside(series("15:20Z", None, modified=True)) == Pick(one, claim("13:05Z"), 0)
    assert beside(series("15:20Z", None, modified=True, source="json-ld")) is None
    assert beside(series("15:27Z", None, modified=True)) is None
    assert beside(series(None, "15:20Z", modified=True)) is None


@pytest.mark.parametrize(
    ("clock", "time", "twelve", "expected"),
    [
        ("01:05", "13:05Z", False, ("09 13:05", False)),
        ("01:06", "13:05Z", False, ("09 13:05", False)),
        ("12:40", "00:40Z", False, ("09 00:40", False)),
        ("12:40", "00:41Z", False, ("09 00:41", False)),
        ("12:59", "00:59Z", False, ("09 00:59", False)),
        ("13:00", "01:00Z", False, None),
        ("01:05", "13:05Z", True, None),
    ],
)
def test_a_clock_half_a_day_off(clock: str, time: str, twelve: bool, expected: tuple[str, bool] | None) -> None:
    assert picked((clock, "19:30", "19:20"), time, "19:30Z", "19:20Z", place=0, when=When(twelve=twelve)) == expected


def days(*times: str | None, printed: int | None = None) -> list[str | None]:
    """The days of witnesses after those that lie days off are put right; the entry at `printed` prints its own."""
    one = series(*times)
    picks = [Pick(one, found, 0) if found else None for found in one.claims]
    displays = [Display(when=When(month=3, day=9) if place == printed else When()) for place in range(len(times))]
    return [f"{own.claim.instant:%d}{'' if own.sure else '?'}" if own and own.claim.instant else None for own in odd_days(picks, displays)]


@pytest.mark.parametrize(
    ("times", "printed", "expected"),
    [
        (("14:05Z", "2026-03-07T13:05Z", "12:05Z"), None, ["09", "09?", "09"]),
        (("14:05Z", "2026-03-11T13:05Z", "12:05Z"), None, ["09", "09?", "09"]),
        (("12:05Z", "2026-03-07T13:05Z", "14:05Z"), None, ["09", "09?", "09"]),
        (("14:05Z", "13:05Z", "12:05Z"), None, ["09", "09", "09"]),
        (("14:05Z", "2026-03-07T15:05Z", "12:05Z"), None, ["09", "07", "09"]),
        (("14:05Z", "2026-03-07T13:05Z", "12:05Z"), 1, ["09", "07", "09"]),
        (("14:05Z", "2026-03-07T13:05Z", "2026-03-08T14:05Z"), None, ["09", "07", "08"]),
        (("14:05Z", "2026-03-07T13:05Z", None), None, ["09", "07", None]),
        ((None, "2026-03-07T13:05Z", "12:05Z"), None, [None, "07", "09"]),
        (("14:05Z", None, "12:05Z"), None, ["09", None, "09"]),
        (("2026-03-07T14:05Z", "13:05Z", "12:05Z"), None, ["07", "09", "09"]),
        (("14:05Z", "13:05Z", "2026-03-07T12:05Z"), None, ["09", "09", "07"]),
        (("14:05Z", "2026-03-07T14:05Z", "12:05Z"), None, ["09", "09?", "09"]),
        (("14:05Z", "2026-03-07T12:05Z", "12:05Z"), None, ["09", "09?", "09"]),
    ],
)
def test_a_witness_that_lies_days_off_at_the_same_clock(
    times: tuple[str | None, ...], printed: int | None, expected: list[str | None]
) -> None:
    assert days(*times, printed=printed) == expected


def test_the_wall_clock_of_an_odd_day_moves_with_it() -> None:
    one = series("14:05Z", "2026-03-07T13:05Z", "12:05Z")
    picks = [Pick(one, claim(text), 0) for text in ("14:05Z", "2026-03-07T13:05Z", "12:05Z")]
    moved = odd_days(picks, [Display()] * 3)[1]
    assert moved is not None
    assert moved.claim.local is not None
    assert f"{moved.claim.local:%d %H:%M}" == "09 13:05"
