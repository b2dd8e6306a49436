"""Times of entries settled from their markers and from what is known beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from livelog.date.settle import Settled, epoch_offset, moment, settle
from livelog.date.witness import Witness
from livelog.model.marker import Marker
from livelog.model.stamp import When
from marked import markers_of, told

MONDAY = date(2026, 3, 9)
CAPTURED = datetime(2026, 3, 9, 18, 30, 45, tzinfo=UTC)
PARIS = Witness(zone="Europe/Paris", day=MONDAY)


def settled(*markers: Marker, witness: Witness = PARIS) -> list[Settled]:
    return list(settle(markers, [], witness)[0])


def one(line: str, witness: Witness = PARIS) -> tuple[str | None, str | None, str, str, str | None, tuple[str, ...]]:
    """The only entry's clock, zone, precision, basis, instant and warnings."""
    (found,) = settled(*markers_of(line), witness=witness)
    time = found.time
    return time.local, time.zone, time.precision, time.basis, found.instant, found.warnings


@pytest.mark.parametrize(
    ("line", "witness", "expected"),
    [
        ("14:05", PARIS, ("2026-03-09T14:05", "Europe/Paris", "minute", "page", "2026-03-09T13:05:00Z")),
        ("14:05", Witness(zone="Europe/Paris"), ("14:05", "Europe/Paris", "minute", "page", None)),
        ("09:05", Witness(day=MONDAY), ("2026-03-09T09:05", None, "minute", "none", None)),
        ("14:05", Witness(), ("14:05", None, "minute", "none", None)),
        ("14:05", PARIS._replace(given_zone="Asia/Tokyo"), ("2026-03-09T14:05", "Asia/Tokyo", "minute", "option", "2026-03-09T05:05:00Z")),
        (
            "14:05",
            Witness(day=MONDAY, home="Europe/Rome"),
            ("2026-03-09T14:05", "Europe/Rome", "minute", "publisher", "2026-03-09T13:05:00Z"),
        ),
        (
            "14:05",
            Witness(day=MONDAY, home="Europe/Rome", home_basis="dialect"),
            ("2026-03-09T14:05", "Europe/Rome", "minute", "dialect", "2026-03-09T13:05:00Z"),
        ),
        ("2.05pm GMT", PARIS, ("2026-03-09T14:05", "+00:00", "minute", "stated", "2026-03-09T14:05:00Z")),
        ("2026-03-08T14:05:06-05:00", PARIS, ("2026-03-08T14:05", "-05:00", "second", "stated", "2026-03-08T19:05:06Z")),
        ("2026-03-08T14:05+0530", PARIS, ("2026-03-08T14:05", "+05:30", "minute", "stated", "2026-03-08T08:35:00Z")),
        ("12:31:07", PARIS, ("2026-03-09T12:31", "Europe/Paris", "second", "page", "2026-03-09T11:31:07Z")),
        ("24:30", PARIS, ("2026-03-10T00:30", "Europe/Paris", "minute", "page", "2026-03-09T23:30:00Z")),
        ("10 a.m.", PARIS, ("2026-03-09T10:00", "Europe/Paris", "hour", "page", None)),
        ("14:05", PARIS._replace(offset="+02:00"), ("2026-03-09T14:05", "+02:00", "minute", "attribute", "2026-03-09T12:05:00Z")),
        ("2.05pm GMT", PARIS._replace(offset="+02:00"), ("2026-03-09T14:05", "+00:00", "minute", "stated", "2026-03-09T14:05:00Z")),
        ("7 March 2026", PARIS, ("2026-03-07", None, "day", "none", None)),
        ("7 March", PARIS, ("2026-03-07", None, "day", "none", None)),
        ("7 March", Witness(), (None, None, "none", "none", None)),
        ("Sunday 14:05", PARIS, ("2026-03-08T14:05", "Europe/Paris", "minute", "page", "2026-03-08T13:05:00Z")),
        ("46'", PARIS, (None, None, "none", "none", None)),
        ("1772000000", PARIS, ("2026-02-25T06:13", "+00:00", "second", "attribute", "2026-02-25T06:13:20Z")),
    ],
)
def test_how_a_time_is_known(line: str, witness: Witness, expected: tuple[str | None, ...]) -> None:
    assert one(line, witness) == (*expected, ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5 minutes ago", ("2026-03-09T18:25", "minute", "2026-03-09T18:25:00Z")),
        ("just now", ("2026-03-09T18:30", "minute", "2026-03-09T18:30:00Z")),
        ("2 hours ago", ("2026-03-09T16:00", "hour", None)),
        ("3 days ago", ("2026-03-06", "day", None)),
        ("1 week ago", ("2026-03-02", "day", None)),
        ("2 months ago", (None, "none", None)),
    ],
)
def test_an_age_counts_from_the_capture(line: str, expected: tuple[str | None, str, str | None]) -> None:
    local, zone, precision, basis, instant, warnings = one(line, Witness(captured=CAPTURED))
    assert (local, precision, instant) == expected
    assert (zone, basis, warnings) == (("+00:00", "relative", ()) if local else (None, "none", ()))
    assert one(line, Witness())[:2] == (None, None)


def test_an_age_is_shown_in_the_zone_that_is_given() -> None:
    witness = Witness(captured=CAPTURED, given_zone="Asia/Tokyo")
    assert one("5 minutes ago", witness) == ("2026-03-10T03:25", "Asia/Tokyo", "minute", "relative", "2026-03-09T18:25:00Z", ())
    assert one("3 days ago", witness)[0] == "2026-03-07"


def test_an_age_beyond_the_calendar_is_none() -> None:
    (found,) = settled(told(relative=2**40, unit=1), witness=Witness(captured=CAPTURED))
    assert (found.time.local, found.instant) == (None, None)


def test_a_counted_day_is_told_but_a_given_zone_stays_the_basis() -> None:
    found = settled(*markers_of("00:31", "22:11"), witness=PARIS)
    assert [(one.time.local, one.time.basis) for one in found] == [("2026-03-10T00:31", "rollover"), ("2026-03-09T22:11", "page")]
    found = settled(*markers_of("00:31", "22:11"), witness=PARIS._replace(given_zone="Europe/Rome"))
    assert [one.time.basis for one in found] == ["option", "option"]
    assert [one.time.basis for one in settled(*markers_of("00:31", "22:11"), witness=Witness(day=MONDAY))] == ["rollover", "none"]


@pytest.mark.parametrize(
    ("line", "day", "problem"),
    [("01:30", date(2026, 3, 29), "time-skipped"), ("01:30", date(2026, 10, 25), "time-ambiguous")],
)
def test_a_clock_that_was_put_forward_or_back(line: str, day: date, problem: str) -> None:
    local, zone, _, basis, instant, warnings = one(line, Witness(zone="Europe/London", day=day))
    assert (local, zone, basis, instant, warnings) == (f"{day}T01:30", "Europe/London", "page", None, (problem,))


@pytest.mark.parametrize(
    ("line", "witness", "zone", "warnings"),
    [
        ("2.05pm IST", PARIS, None, ("zone-ambiguous",)),
        ("2.05pm IST", PARIS._replace(country="IN"), "+05:30", ()),
        ("2.05pm IST", PARIS._replace(given_zone="Asia/Kolkata"), "Asia/Kolkata", ()),
        ("2.05pm GMT", PARIS._replace(given_zone="Europe/London"), "+00:00", ()),
        ("2.05pm GMT", PARIS._replace(given_zone="Asia/Tokyo"), "+00:00", ("option-conflict",)),
        ("2026-03-09T14:05+01:00", PARIS._replace(given_zone="Europe/Rome"), "+01:00", ()),
        ("2026-03-09T14:05+02:00", PARIS._replace(given_zone="Europe/Rome"), "+02:00", ()),
        ("2026-03-09T14:05+03:00", PARIS._replace(given_zone="Europe/Rome"), "+03:00", ("option-conflict",)),
        ("14:05", PARIS._replace(given_zone="Europe/Rome", offset="+03:00"), "+03:00", ("option-conflict",)),
    ],
)
def test_a_stated_zone_goes_before_a_given_one(line: str, witness: Witness, zone: str | None, warnings: tuple[str, ...]) -> None:
    found, _, told_of = settle(markers_of(line), [], witness)
    assert (found[0].time.zone, found[0].warnings) == (zone, warnings)
    assert ("option-conflict" in told_of) == ("option-conflict" in warnings)


@pytest.mark.parametrize(
    ("lines", "clocks"),
    [
        (("11:40 pm", "11:20", "9.05pm"), ["23:40", "23:20", "21:05"]),
        (("11:20", "9.05pm", "8.40pm"), ["23:20", "21:05", "20:40"]),
        (("1.10pm", "12:50", "12.20pm"), ["13:10", "12:50", "12:20"]),
        (("1.10am", "12:50", "12.20am"), ["01:10", "00:50", "00:20"]),
        (("11:40 pm", "11:20"), ["23:40", "11:20"]),
        (("1.10pm", "7:20", "1.05pm"), ["13:10", "07:20", "13:05"]),
        (("1.10am", "13:20", "12.20am"), ["01:10", "13:20", "00:20"]),
        (("11:40 pm", "11:20", "11:10", "9.05pm"), ["23:40", "11:20", "11:10", "21:05"]),
        (("11:40 pm", "13:20", "9.05pm"), ["23:40", "13:20", "21:05"]),
        (("11:40 pm", "00:20", "9.05pm"), ["23:40", "00:20", "21:05"]),
        (("8.40am", "7:50", "7.30pm"), ["08:40", "07:50", "19:30"]),
        (("1.40pm", "8:00", "9.05pm"), ["13:40", "08:00", "21:05"]),
    ],
)
def test_a_clock_that_lost_its_half_of_the_day_takes_that_of_its_neighbour(lines: tuple[str, ...], clocks: list[str]) -> None:
    assert [(one.time.local or "")[-5:] for one in settled(*markers_of(*lines))] == clocks


@pytest.mark.parametrize(
    ("lines", "precision"),
    [
        (("10 a.m.", "9 a.m."), "hour"),
        (("10 a.m.", "9.30 a.m."), "minute"),
        (("10:00", "9:00"), "minute"),
        (("10 a.m.", "2 March 2026"), "hour"),
    ],
)
def test_hours_alone_tell_no_minute(lines: tuple[str, ...], precision: str) -> None:
    assert settled(*markers_of(*lines))[0].time.precision == precision


@pytest.mark.parametrize(
    ("lines", "witness", "warnings"),
    [
        (("14:05",), PARIS, ()),
        (("14:05",), Witness(zone="Europe/Paris"), ("date-unknown",)),
        (("14:05",), Witness(day=MONDAY), ("zone-unknown",)),
        (("14:05",), Witness(), ("zone-unknown", "date-unknown")),
        (("14:05",), Witness(day=MONDAY, home="Europe/Rome"), ("zone-assumed",)),
        (("14:05",), PARIS._replace(home="Europe/Paris"), ()),
        (("14:05",), Witness(day=MONDAY, home="Europe/Rome", given_zone="Europe/Rome"), ()),
        (("2.05pm GMT",), Witness(day=MONDAY, home="+00:00"), ()),
        (("2026-03-09T14:05+01:00",), Witness(home="+01:00"), ()),
        (("2.05pm GMT", "1.50pm"), Witness(day=MONDAY, home="+00:00"), ("zone-assumed",)),
        (("7 March 2026",), Witness(), ()),
        (("14:05", "13:50"), PARIS._replace(day_of=0), ("date-inferred",)),
        (("14:05",), PARIS._replace(day_of=0, given_day=MONDAY), ()),
        (("9 March 2026 14:05",), PARIS._replace(day_of=0), ()),
        (("9 March 2026 14:05",), PARIS._replace(given_day=MONDAY), ()),
        (("9 March 2026 14:05", "8 March 2026 14:05"), PARIS._replace(given_day=MONDAY), ("option-conflict",)),
        (("10 March 2026 14:05", "9 March 2026 14:05"), PARIS._replace(given_day=MONDAY), ()),
        (("00:31", "22:11"), PARIS._replace(given_day=MONDAY), ()),
        (("88'", "61'"), PARIS._replace(given_day=MONDAY), ()),
        (("9 March 2026 14:05", "2 months ago"), PARIS._replace(given_day=MONDAY), ()),
        (("8 March 2026 14:05", "7 March 2026 14:05", "88'"), PARIS._replace(given_day=MONDAY), ("option-conflict",)),
    ],
)
def test_what_is_not_known_of_a_page_is_told(lines: tuple[str, ...], witness: Witness, warnings: tuple[str, ...]) -> None:
    assert settle(markers_of(*lines), [], witness)[2] == warnings


@pytest.mark.parametrize(
    ("lines", "running"),
    [
        (("5 minutes ago", "10 minutes ago"), "newest-first"),
        (("10 minutes ago", "5 minutes ago"), "oldest-first"),
        (("10 minutes ago", "5 minutes ago", "10 minutes ago"), "unknown"),
        (("5 minutes ago", "5 minutes ago", "10 minutes ago"), "newest-first"),
        (("10 minutes ago",), "unknown"),
        (("88'", "61'", "40'"), "newest-first"),
        (("40'", "61'", "88'"), "oldest-first"),
        (("8 March 2026 14:05", "9 March 2026 13:00"), "oldest-first"),
    ],
)
def test_the_order_of_a_page(lines: tuple[str, ...], running: str) -> None:
    assert settle(markers_of(*lines), [], Witness())[1] == running


EPOCH = 1_565_349_620  # 2019-08-09T11:20:20Z


@pytest.mark.parametrize(
    ("when", "day", "offset"),
    [
        (When(hour=12, minute=20, epoch=EPOCH), date(2019, 8, 9), "+01:00"),
        (When(hour=11, minute=20, epoch=EPOCH), date(2019, 8, 9), "+00:00"),
        (When(hour=6, minute=20, epoch=EPOCH), date(2019, 8, 9), "-05:00"),
        (When(hour=16, minute=50, epoch=EPOCH), date(2019, 8, 9), "+05:30"),
        (When(hour=1, minute=20, epoch=EPOCH), date(2019, 8, 10), "+14:00"),
        (When(hour=1, minute=35, epoch=EPOCH), date(2019, 8, 10), None),
        (When(hour=12, minute=21, epoch=EPOCH), date(2019, 8, 9), None),
        (When(hour=12, minute=20, epoch=EPOCH), None, None),
        (When(minute=20, epoch=EPOCH), date(2019, 8, 9), None),
        (When(hour=12, minute=20), date(2019, 8, 9), None),
        (When(hour=24, epoch=EPOCH - 1200), date(2019, 8, 9), "-11:00"),
    ],
)
def test_a_clock_and_an_epoch_tell_a_zone(when: When, day: date | None, offset: str | None) -> None:
    assert epoch_offset(when, day) == offset


def test_the_zone_that_most_epochs_tell_is_that_of_the_page() -> None:
    day = Witness(day=date(2019, 8, 9))
    pairs = [told(number, hour=hour, minute=20, epoch=EPOCH - 60 * number) for number, hour in enumerate((12, 12, 12))]
    pairs = [
        told(0, hour=12, minute=20, epoch=EPOCH),
        told(1, hour=12, minute=10, epoch=EPOCH - 600),
        told(2, hour=14, minute=0, epoch=EPOCH),
    ]
    found = settled(*pairs, told(3, hour=11, minute=0), witness=day)
    assert [one.time.zone for one in found] == ["+01:00"] * 4
    assert [one.warnings for one in found] == [(), (), ("time-conflict",), ()]
    split = settled(pairs[0], pairs[2], witness=day)
    assert [one.time.zone for one in split] == [None, None]


@pytest.mark.parametrize(
    ("when", "day", "told_at"),
    [
        (When(hour=14, minute=5), MONDAY, "2026-03-09T13:05:00Z"),
        (When(hour=14, minute=5, second=7), MONDAY, "2026-03-09T13:05:07Z"),
        (When(hour=14, minute=5, zone="GMT"), MONDAY, "2026-03-09T14:05:00Z"),
        (When(hour=23, minute=0), MONDAY, "2026-03-09T22:00:00Z"),
        (When(hour=24, minute=0), MONDAY, None),
        (When(hour=14), MONDAY, None),
        (When(minute=5), MONDAY, None),
        (When(hour=14, minute=5, zone="IST"), MONDAY, None),
        (When(hour=14, minute=5), None, None),
    ],
)
def test_a_moment(when: When, day: date | None, told_at: str | None) -> None:
    assert moment(when, day, PARIS) == told_at
