"""Machine-readable times as witnesses: what a series tells, what an entry shows, and how the two fit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from livelog.model.stamp import When
from livelog.reconcile.display import Display, displays, offsets_of, same_day, stated_offset
from livelog.reconcile.series import close, credible, own_offset, without_doubt
from livelog.reconcile.support import Support, clashes, fit, shows, support
from livelog.structured.times import claim_time
from marked import claim, markers_of, series, shown


@pytest.mark.parametrize(
    ("times", "believed"),
    [
        ((), False),
        ((None, None), False),
        (("16:00Z",), True),
        (("16:00Z", "16:00Z"), True),
        (("16:00Z", "16:00Z", "16:00Z"), False),
        (("16:00Z", "16:00Z", "16:05Z"), True),
        (("16:00Z", "16:00Z", None, "16:05Z"), True),
        (("16:00Z",) * 5 + ("16:05Z",), True),
        (("16:00Z",) * 6 + ("16:05Z",), False),
        (("16:00Z",) * 8 + ("16:05Z", "16:06Z"), True),
        (("16:00", "16:05", "16:10"), True),
        (("00:00Z", "2026-03-08T00:00Z"), False),
        (("00:00Z", "16:00Z"), True),
        (("00:00Z", "2026-03-08T00:00Z", "2026-03-07T00:00Z", "16:00Z", "16:05Z"), True),
        (("00:00Z", "2026-03-08T00:00Z", "16:05Z"), False),
        (("00:00:30Z", "00:01Z", "01:00Z"), True),
        (("00:00+01:00", "2026-03-08T00:00+01:00", "2026-03-07T00:00+01:00"), False),
        (("01:00+01:00", "2026-03-08T01:00+01:00", "2026-03-07T01:00+01:00"), True),
    ],
)
def test_a_series_that_hardly_varies_or_tells_midnights_is_no_witness(times: tuple[str | None, ...], believed: bool) -> None:
    assert credible(series(*times)) is believed


@pytest.mark.parametrize(
    ("sure", "doubtful", "modified"),
    [
        (("16:00Z", "16:05Z"), ("16:10Z", "16:15Z"), True),
        (("16:00Z", None), ("16:10Z", "16:15Z"), True),
        (("16:00Z", None, None), ("16:10Z", "16:15Z", "16:20Z"), False),
        ((None, None), ("16:10Z", "16:15Z"), False),
        ((None, "16:00Z"), ("16:10Z", None), False),
    ],
)
def test_a_doubtful_time_is_of_a_change_where_another_tells_of_the_publication(
    sure: tuple[str | None, ...], doubtful: tuple[str | None, ...], modified: bool
) -> None:
    first, second = without_doubt([series(*sure), series(*doubtful, modified=True, doubtful=True)])
    assert first == series(*sure)
    assert second == series(*doubtful, modified=modified)


def test_changes_tell_of_no_publication() -> None:
    told_of = [series("16:00Z", modified=True), series("16:10Z", modified=True, doubtful=True)]
    assert [one.modified for one in without_doubt(told_of)] == [True, False]


def test_the_offset_that_a_time_is_written_with() -> None:
    assert [own_offset(claim(time)) for time in ("16:00+05:30", "16:00-03:00", "16:00Z", "16:00")] == [330, -180, None, None]
    assert own_offset(claim_time("1772000000")) is None


def test_instants_within_a_minute_are_close() -> None:
    moment = datetime(2026, 3, 9, 16, tzinfo=UTC)
    assert close(moment, moment.replace(minute=1))
    assert close(moment.replace(minute=1), moment)
    assert not close(moment, moment.replace(minute=1, second=1))
    assert not close(None, moment)
    assert not close(moment, None)


@pytest.mark.parametrize(
    ("lines", "half"),
    [
        (("4:05", "3:50"), True),
        (("12:05", "3:50"), True),
        (("13:05", "3:50"), False),
        (("0:05", "3:50"), False),
        (("04:05", "3:50"), False),
        (("4:05 pm", "3:50"), False),
        (("4.05 GMT", "3.50"), True),
        ((), False),
    ],
)
def test_clocks_that_may_have_lost_their_half_of_the_day(lines: tuple[str, ...], half: bool) -> None:
    assert [one.half for one in displays(markers_of(*lines))] == [half] * len(lines)


def test_what_a_marker_shows() -> None:
    def parts(line: str, country: str | None = None) -> tuple[int | None, str | None]:
        (one,) = displays(markers_of(line), country)
        return one.clock, one.zone

    assert parts("14:05") == (845, None)
    assert parts("24:30") == (30, None)
    assert parts("00:00") == (0, None)
    assert parts("2.05pm GMT") == (845, "+00:00")
    assert parts("2.05pm IST") == (845, None)
    assert parts("2.05pm IST", "IN") == (845, "+05:30")
    assert parts("2026-03-09T14:05+0530") == (845, "+05:30")
    assert parts("9 March 2026") == (None, None)
    assert parts("5 minutes ago") == (None, None)


@pytest.mark.parametrize(
    ("time", "display", "offsets"),
    [
        ("10:48Z", Display(11 * 60 + 48), (60,)),
        ("10:48Z", Display(11 * 60 + 49), (60,)),
        ("10:48Z", Display(11 * 60 + 47), (60,)),
        ("10:48Z", Display(11 * 60 + 50), ()),
        ("10:48Z", Display(10 * 60 + 47), (0,)),
        ("10:48Z", Display(16 * 60 + 18), (330,)),
        ("10:48Z", Display(48), (840,)),
        ("10:48Z", Display(63), (-585,)),
        ("10:48Z", Display(5 * 60 + 48), (-300,)),
        ("10:48", Display(11 * 60 + 48), ()),
        ("10:48Z", Display(), ()),
        ("16:05Z", Display(4 * 60 + 5, half=True), (0, -720, 720)),
        ("16:05Z", Display(5 * 60 + 5, half=True), (60, -660, 780)),
        ("16:05Z", Display(6 * 60 + 5, half=True), (120, -600, 840)),
        ("16:05Z", Display(3 * 60 + 5, half=True), (-60, 660)),
        ("10:48Z", Display(11 * 60 + 48, when=When(month=3, day=9)), (60,)),
        ("10:48Z", Display(11 * 60 + 48, when=When(month=3, day=8)), ()),
        ("10:48Z", Display(48, when=When(month=3, day=10)), (840,)),
        ("10:48Z", Display(48, when=When(month=3, day=9)), (-600,)),
        ("22:48Z", Display(48, when=When(month=3, day=10)), (120,)),
        ("22:48Z", Display(48, when=When(weekday=1)), (120,)),
        ("22:48Z", Display(48, when=When(weekday=0)), ()),
        ("22:48Z", Display(10 * 60 + 48, when=When(month=3, day=9)), (-720,)),
        ("22:48Z", Display(10 * 60 + 33, when=When(month=3, day=9)), ()),
        ("16:05Z", Display(4 * 60 + 5, True, When(month=3, day=10)), (720,)),
    ],
)
def test_the_offsets_by_which_an_instant_shows_a_clock(time: str, display: Display, offsets: tuple[int, ...]) -> None:
    assert offsets_of(claim(time), display) == offsets


@pytest.mark.parametrize(
    ("local", "when", "same"),
    [
        ("2026-03-09T12:00", When(), True),
        ("2026-03-09T12:00", When(year=2026, month=3, day=9), True),
        ("2026-03-09T12:00", When(year=2025, month=3, day=9), False),
        ("2026-03-09T12:00", When(year=2025, weekday=0), True),
        ("2026-03-09T12:00", When(month=3, day=8), False),
        ("2026-03-09T12:00", When(month=9, day=3), False),
        ("2026-03-09T12:00", When(numbers=(3, 9)), True),
        ("2026-03-09T12:00", When(numbers=(9, 3)), True),
        ("2026-03-09T12:00", When(numbers=(9, 4)), False),
        ("2026-03-09T12:00", When(weekday=0), True),
        ("2026-03-09T12:00", When(weekday=1), False),
        ("2026-03-10T00:30", When(month=3, day=9, hour=24), True),
        ("2026-03-10T00:30", When(month=3, day=10, hour=24), True),
        ("2026-03-10T00:30", When(month=3, day=9, hour=0), False),
        ("2026-03-10T00:00", When(month=3, day=9), True),
        ("2026-03-09T23:59", When(month=3, day=10), True),
        ("2026-03-09T23:58", When(month=3, day=10), False),
        ("2026-03-10T00:01", When(month=3, day=9), False),
    ],
)
def test_the_day_of_a_wall_clock(local: str, when: When, same: bool) -> None:
    assert same_day(datetime.fromisoformat(local), when) is same


def test_the_zone_beside_a_clock() -> None:
    beside = Display(845, zone="Europe/Rome")
    assert stated_offset(claim("13:05Z"), beside) == 60
    assert stated_offset(claim("2026-07-09T13:05Z"), beside) == 120
    assert stated_offset(claim("13:05"), beside) is None
    assert stated_offset(claim("13:05Z"), Display(845)) is None
    assert [clashes(claim("13:05Z"), beside, offset) for offset in (60, 0, None)] == [False, True, False]
    assert not clashes(claim("13:05Z"), Display(845), 0)


@pytest.mark.parametrize(
    ("times", "clocks", "expected"),
    [
        (("10:48Z", "11:00Z"), ("11:48", "12:00"), Support(60, 2, 2)),
        (("10:48Z", "11:00Z"), ("11:48", "13:00"), Support(60, 2, 2, frozenset({120}))),
        (("10:48Z", "11:00Z"), ("11:48", "14:00"), Support(60, 1, 2)),
        (("10:48Z", "11:00Z", "11:05Z"), ("11:48", "13:00", "13:05"), Support(120, 3, 3, frozenset({60}))),
        (("11:05Z", "11:00Z", "10:48Z"), ("13:05", "13:00", "11:48"), Support(120, 3, 3, frozenset({60}))),
        (("10:48Z", "11:00Z", "11:05Z"), ("12:48", "12:00", "13:05"), Support(120, 2, 3)),
        (("10:48Z", "11:00Z", "11:05Z"), ("13:48", "12:00", "14:05"), Support(180, 2, 3)),
        (("10:48Z", None), ("11:48", "12:00"), Support(60, 1, 1)),
        (("10:48Z", "11:00Z"), ("11:48", None), Support(60, 1, 1)),
        (("10:48Z", "11:00Z"), ("11:50", "12:02"), Support(None, 0, 2)),
        (("10:48", "11:00"), ("10:48", "11:30"), Support(None, 1, 2)),
        (("10:48", "11:00Z"), ("10:48", "12:00"), Support(60, 1, 2)),
        ((), (), Support(None, 0, 0)),
    ],
)
def test_the_support_that_clocks_give(times: tuple[str | None, ...], clocks: tuple[str | None, ...], expected: Support) -> None:
    assert support(series(*times), shown(*clocks)) == expected


def test_a_series_fits_where_half_of_its_clocks_do() -> None:
    assert [Support(60, fitting, compared).fits for fitting, compared in ((0, 0), (1, 1), (1, 2), (1, 3), (2, 3))] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_zones_beside_clocks_are_counted() -> None:
    beside = [one._replace(zone="Europe/Rome") for one in shown("11:48", "12:00")]
    assert support(series("10:48Z", "11:00Z"), beside) == Support(60, 2, 2, stated=2)
    assert support(series("11:48Z", "12:00Z"), beside) == Support(0, 2, 2, stated=2, clashing=2)
    assert support(series("11:50Z", "12:00Z"), beside) == Support(0, 1, 2, stated=2, clashing=1)


def test_a_likely_offset_goes_before_one_that_fits_as_often() -> None:
    halved = [one._replace(half=True) for one in shown("04:05", "03:50")]
    assert support(series("16:05Z", "15:50Z"), halved).offset == 0
    assert support(series("04:05Z", "03:50Z"), halved, ["Pacific/Auckland"]).offset == 0
    assert support(series("2026-07-09T16:05Z", "2026-07-09T15:50Z"), halved, ["Pacific/Auckland"]).offset == 720
    assert support(series("2026-07-09T16:05+12:00", "2026-07-09T15:50+12:00"), halved).offset == 720


def test_how_a_time_fits() -> None:
    found = Support(60, 2, 2, frozenset({120}))
    assert fit(claim("10:48Z"), Display(11 * 60 + 48), found) == 60
    assert fit(claim("10:48Z"), Display(12 * 60 + 48), found) == 120
    assert fit(claim("10:48Z"), Display(13 * 60 + 48), found) is None
    assert fit(claim("10:48Z"), Display(13 * 60 + 48, zone="+03:00"), found) == 180
    assert fit(claim("10:48Z"), Display(13 * 60 + 50), found) is None
    assert fit(claim("10:48Z"), Display(10 * 60 + 48), Support(0, 1, 1)) == 0


@pytest.mark.parametrize(
    ("time", "display", "same"),
    [
        ("10:48", Display(648), True),
        ("10:48", Display(649), True),
        ("10:48", Display(647), True),
        ("10:48", Display(650), False),
        ("10:48", Display(), False),
        ("1772000000", Display(373), False),
        ("10:48", Display(648, when=When(month=3, day=8)), False),
    ],
)
def test_a_clock_without_a_zone_shows_itself(time: str, display: Display, same: bool) -> None:
    assert shows(claim_time(time) if len(time) > 5 else claim(time), display) is same
