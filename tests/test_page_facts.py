"""What a page says of its own day and zone, what it claims of its times, and which times of entries these allow."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from livelog.date.claims import changed, page_claims
from livelog.date.facts import PageDay, embedded_day, page_days, page_zone, says_end, url_day
from livelog.date.instants import offset_at
from livelog.date.limits import Limits, settled_within
from livelog.date.settle import Settled, settle
from livelog.date.witness import Witness
from livelog.know.lexicon import lexicon
from livelog.model.blog import EntryTime
from marked import lines_of, markers_of, stamps_of

ENGLISH = lexicon("en")
MONDAY = date(2026, 3, 9)
TUESDAY = date(2026, 3, 10)


def at(hour: int, minute: int = 0, day: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "country", "zone"),
    [
        ("All times are GMT.", None, "+00:00"),
        ("All times are GMT+1.", None, "+01:00"),
        ("All times IST", "IN", "+05:30"),
        ("All times are Paris time", None, "Europe/Paris"),
        ("Paris time (GMT+1)", None, "+01:00"),
        ("All times are Paris today", None, "Europe/Paris"),
        ("The gate opens at noon, local time (GMT-3)", None, "-03:00"),
        ("All times Eastern", None, "America/New_York"),
        ("All times are central european", None, "Europe/Paris"),
        ("Boats wait (GMT+1) at the quay.", None, None),
        ("It is time for a change (for boats)", None, None),
        ("Times are hard at the quay.", None, None),
        ("All times et", None, "America/New_York"),
        ("All times in cest", None, "+02:00"),
        ("All times are utc", None, "+00:00"),
    ],
)
def test_the_zone_of_a_page(line: str, country: str | None, zone: str | None) -> None:
    found = page_zone(lines_of("Quay live", line), ENGLISH, country)
    assert (offset_of(found), found is None) == (offset_of(zone), zone is None)


def offset_of(zone: str | None) -> int | None:
    return offset_at(zone, at(12)) if zone else None


def test_the_first_line_that_tells_a_zone_counts() -> None:
    assert page_zone(lines_of("Time to go.", "All times are GMT+1.", "All times are GMT+2."), ENGLISH) == "+01:00"


def test_a_bracket_in_a_long_line_is_no_zone_of_the_page() -> None:
    long = "Time went by " * 16
    assert page_zone(lines_of(f"{long[:190]}(GMT+1)"), ENGLISH) == "+01:00"
    assert page_zone(lines_of(f"{long[:193]}(GMT+1)"), ENGLISH) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (None, None),
        ("", None),
        ("https://quay.example/2026/03/09/live", MONDAY),
        ("https://quay.example/live-20260309", MONDAY),
        ("https://quay.example/2026/13/09/2026/03/09/live", MONDAY),
        ("https://quay.example/2026/foo/09/live", None),
        ("https://quay.example/2026/mar/09/live", MONDAY),
        ("https://quay.example/26_marzo_09/live", MONDAY),
        ("https://quay.example/live-9-march-2026", MONDAY),
        ("https://quay.example/live-31-february-2026", None),
        ("https://quay.example/live", None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: date | None) -> None:
    assert url_day(url, {"march": 3, "february": 2, "marzo": 3}) == day


@pytest.mark.parametrize(
    ("texts", "first", "days"),
    [
        (("9 March 2026",), True, [PageDay(MONDAY, False)]),
        (("Updated 9 March 2026 18:30",), True, [PageDay(MONDAY, True, 1110)]),
        (("Published 9 March 2026 18:30",), True, [PageDay(MONDAY, False, 1110, True)]),
        (("9 March", "18:30"), True, []),
        (("3/9/2026",), True, [PageDay(date(2026, 9, 3), False)]),
        (("3/9/2026",), False, [PageDay(MONDAY, False)]),
        (("30 February 2026", "10 March 2026"), True, [PageDay(TUESDAY, False)]),
    ],
)
def test_days_in_the_head_of_a_page(texts: tuple[str, ...], first: bool, days: list[PageDay]) -> None:
    assert page_days(stamps_of(*texts), first, ENGLISH) == days


def test_words_of_a_change() -> None:
    assert [says_end(lead, ENGLISH) for lead in ("Updated", "Posted", "")] == [True, False, False]


def test_the_newest_embedded_post() -> None:
    texts = ("— Ann Poe (@annp) March 9, 2026", "Boats wait", "— Bo Lund (@bol) March 10, 2026", "— Al Fry (@alf) March 8, 2026")
    assert embedded_day(lines_of(*texts), {"march": 3}) == (2, TUESDAY)
    assert embedded_day(lines_of("— Ann Poe (@annp) March 39, 2026"), {"march": 3}) is None
    assert embedded_day(lines_of("— Ann Poe (@annp) Smarch 9, 2026"), {"march": 3}) is None
    assert embedded_day(lines_of(texts[0], "— Bo Lund (@bol) March 9, 2026"), {"march": 3}) == (0, MONDAY)


ROME = Witness(zone="Europe/Rome", day=MONDAY)


@pytest.mark.parametrize(
    ("texts", "witness", "claimed"),
    [
        (("9 March 2026 10:00",), ROME, ("2026-03-09T09:00:00Z", None)),
        (("Updated 9 March 2026 10:00",), ROME, (None, "2026-03-09T09:00:00Z")),
        (("9 March 2026 10:00", "9 March 2026 11:00"), ROME, ("2026-03-09T09:00:00Z", None)),
        (("Updated 9 March 2026 10:00", "Updated 9 March 2026 11:00"), ROME, (None, "2026-03-09T10:00:00Z")),
        (("Updated 9 March 2026 10:00", "Updated 9 March 2026 11:00 IST"), ROME, (None, "2026-03-09T09:00:00Z")),
        (("9 March 2026",), ROME, (None, None)),
        (("9 March 10:00",), ROME, (None, None)),
        (("9 March", "9 March 2026 10:00"), ROME, ("2026-03-09T09:00:00Z", None)),
        (("3/9/2026 10:00",), ROME, ("2026-09-03T08:00:00Z", None)),
        (("3/9/2026 10:00",), ROME._replace(day_first=False), ("2026-03-09T09:00:00Z", None)),
        (("9 March 2026 10:00",), Witness(), (None, None)),
    ],
)
def test_what_a_page_claims(texts: tuple[str, ...], witness: Witness, claimed: tuple[str | None, str | None]) -> None:
    assert page_claims(stamps_of(*texts), witness, ENGLISH) == claimed


@pytest.mark.parametrize(
    ("line", "local", "instant", "told_at"),
    [
        ("Updated at 14:20", "2026-03-09T14:05", "2026-03-09T13:05:00Z", "2026-03-09T13:20:00Z"),
        ("Updated at 14:05", "2026-03-09T14:05", "2026-03-09T13:05:00Z", None),
        ("Updated at 13:20", "2026-03-09T14:05", "2026-03-09T13:05:00Z", "2026-03-10T12:20:00Z"),
        ("Updated at 00:10", "2026-03-09T23:50", "2026-03-09T22:50:00Z", "2026-03-09T23:10:00Z"),
        ("Updated 10 March 2026 9:00", "2026-03-09T14:05", "2026-03-09T13:05:00Z", "2026-03-10T08:00:00Z"),
        ("Updated 8 March 2026 9:00", "2026-03-09T14:05", "2026-03-09T13:05:00Z", None),
        ("Updated 8 March 2026 9:00", "2026-03-09T14:05", None, "2026-03-08T08:00:00Z"),
        ("Updated 9 March 2026", "2026-03-09T14:05", "2026-03-09T13:05:00Z", None),
        ("Updated at 14:20", "14:05", None, None),
        ("Updated at 14:20", None, None, None),
    ],
)
def test_when_an_entry_was_changed(line: str, local: str | None, instant: str | None, told_at: str | None) -> None:
    (stamp,) = stamps_of(line)
    assert changed(stamp, Settled(EntryTime(None, local, "Europe/Rome", "minute", "page"), instant), ROME) == told_at


def test_without_a_stamp_nothing_was_changed() -> None:
    assert changed(None, settle(markers_of("14:05"), [], ROME)[0][0], ROME) is None


@pytest.mark.parametrize(
    ("limits", "latest"),
    [
        (Limits(), None),
        (Limits(published=at(10)), None),
        (Limits(modified=at(12)), at(12)),
        (Limits(published=at(10), modified=at(12)), at(12)),
        (Limits(published=at(12), modified=at(12)), None),
        (Limits(published=at(13), modified=at(12), captured=at(15)), at(15)),
        (Limits(published=at(10), modified=at(12), captured=at(15)), at(12)),
        (Limits(modified=at(16), captured=at(15)), at(15)),
    ],
)
def test_no_entry_is_later_than_the_last_change_or_the_capture(limits: Limits, latest: datetime | None) -> None:
    assert limits.latest == latest


def within(*lines: str, witness: Witness, **limits: datetime) -> tuple[list[str], tuple[str, ...], list[bool]]:
    """The days of entries, the page's warnings, and which entries bear one."""
    found, _, warnings = settled_within(markers_of(*lines), [], witness, frozenset(), Limits(**limits))
    assert all(one.warnings in ((), ("time-conflict",)) for one in found)
    return [(one.time.local or "")[8:10] for one in found], warnings, [bool(one.warnings) for one in found]


UTC_PAGE = Witness(zone="UTC", day=MONDAY)


@pytest.mark.parametrize(
    ("lines", "witness", "limits", "days", "warnings", "late"),
    [
        (("00:31", "22:11"), UTC_PAGE, {}, ["10", "09"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(1, 0, 10)}, ["10", "09"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(0, 21, 10)}, ["10", "09"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(0, 20, 10)}, ["10", "09"], ("time-conflict",), [True, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(1)}, ["09", "08"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"published": at(20, 0, 8), "modified": at(1)}, ["09", "08"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(0, 21)}, ["09", "08"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"captured": at(1)}, ["09", "08"], (), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"modified": at(1, 0, 8)}, ["08", "07"], ("time-conflict",), [False, False]),
        (("00:31", "22:11"), UTC_PAGE, {"published": at(21), "modified": at(22)}, ["10", "09"], ("time-conflict",), [True, True]),
        (("00:31", "22:11"), UTC_PAGE._replace(given_day=MONDAY), {"modified": at(1)}, ["10", "09"], ("time-conflict",), [True, True]),
        (
            ("00:31", "22:11"),
            UTC_PAGE._replace(day_of=1),
            {"modified": at(1)},
            ["10", "09"],
            ("date-inferred", "time-conflict"),
            [True, True],
        ),
        (("10 March 2026 00:31", "9 March 2026 22:11"), UTC_PAGE, {"modified": at(1)}, ["10", "09"], (), [False, False]),
        (
            ("10 March 2026 00:31", "9 March 2026 22:11"),
            UTC_PAGE,
            {"captured": at(23)},
            ["10", "09"],
            ("time-conflict",),
            [True, False],
        ),
        (("00:31", "22:11"), Witness(day=MONDAY), {"modified": at(12)}, ["10", "09"], ("zone-unknown",), [False, False]),
        (("00:31", "22:11"), Witness(day=MONDAY), {"modified": at(1)}, ["09", "08"], ("zone-unknown",), [False, False]),
        (("5 minutes ago", "14:05"), UTC_PAGE, {"modified": at(14, 10)}, ["", "09"], (), [False, False]),
    ],
)
def test_days_are_counted_from_the_last_entry_where_the_first_leads_too_far(
    lines: tuple[str, ...], witness: Witness, limits: dict[str, datetime], days: list[str], warnings: tuple[str, ...], late: list[bool]
) -> None:
    assert within(*lines, witness=witness, **limits) == (days, warnings, late)


def test_without_a_day_nothing_is_too_late() -> None:
    assert within("14:05", witness=Witness(zone="UTC"), modified=at(12)) == ([""], ("date-unknown",), [False])
