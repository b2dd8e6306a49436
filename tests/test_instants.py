"""Wall clocks in zones, and offsets as they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from livelog.date.instants import instant, instant_text, offset_at, offset_name, shifted, spelled, stamp_text

MONDAY = date(2026, 3, 9)
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def test_days_at_the_ends_of_the_calendar() -> None:
    assert (shifted(None, 1), shifted(date.min, -1), shifted(MONDAY, -1)) == (None, None, date(2026, 3, 8))


@pytest.mark.parametrize(
    ("local", "zone", "told_at", "problem"),
    [
        ("2026-03-09T16:00", "Europe/Rome", "2026-03-09T15:00:00Z", None),
        ("2026-03-29T01:59", "Europe/Rome", "2026-03-29T00:59:00Z", None),
        ("2026-03-29T02:00", "Europe/Rome", None, "time-skipped"),
        ("2026-03-29T03:00", "Europe/Rome", "2026-03-29T01:00:00Z", None),
        ("2026-10-25T01:59", "Europe/Rome", "2026-10-24T23:59:00Z", None),
        ("2026-10-25T02:00", "Europe/Rome", None, "time-ambiguous"),
        ("2026-10-25T03:00", "Europe/Rome", "2026-10-25T02:00:00Z", None),
        ("2026-10-23T12:00", "Europe/Rome", "2026-10-23T10:00:00Z", None),
        ("2026-03-09T16:00", "Mars/Olympus", None, None),
        ("0001-01-01T00:30", "+01:00", None, None),
        ("0001-01-01T00:30", "-01:00", "0001-01-01T01:30:00Z", None),
        ("9999-12-31T23:30", "-01:00", None, None),
        ("9999-12-31T23:30", "+01:00", "9999-12-31T22:30:00Z", None),
    ],
)
def test_a_wall_clock_in_a_zone(local: str, zone: str, told_at: str | None, problem: str | None) -> None:
    wall = datetime.fromisoformat(local)
    assert instant_text(wall, zone) == (told_at, problem)
    moment, warning = instant(wall, zone)
    assert (stamp_text(moment) if moment else None, warning) == (told_at, problem)


def test_offsets() -> None:
    assert [spelled(minutes) for minutes in (0, 59, -1, 60, -210)] == ["+00:00", "+00:59", "-00:01", "+01:00", "-03:30"]
    assert [offset_name(written) for written in ("Z", "-0530", "+01:00")] == ["+00:00", "-05:30", "+01:00"]
    assert (offset_at("Mars/Olympus", NOON), offset_at("-03:30", NOON)) == (None, -210)
    assert stamp_text(NOON.astimezone(tz=None) + timedelta(seconds=5)) == "2026-03-09T12:00:05Z"
