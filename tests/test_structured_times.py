"""Times as structured data writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livelog.structured.times import NO_CLAIM, claim_time


@pytest.mark.parametrize(
    ("text", "instant", "local", "utc"),
    [
        ("2026-03-09T16:00:30.000Z", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        (" 2026-03-09T16:00:30Z\n", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("2026-03-09T16:00:30+0000", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("2026-03-09T16:00:30-00:00", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("2026-07-09T16:00:30+01:00", "2026-07-09T15:00:30", "2026-07-09T16:00:30", False),
        ("2026-07-09T16:00:30 -0330", "2026-07-09T19:30:30", "2026-07-09T16:00:30", False),
        ("2026-03-09T16:00:30&#x2B;05:30", "2026-03-09T10:30:30", "2026-03-09T16:00:30", False),
        ("2026-03-09T16:48Z", "2026-03-09T16:48:00", "2026-03-09T16:48:00", True),
        ("2026-03-09t16:48z", "2026-03-09T16:48:00", "2026-03-09T16:48:00", True),
        ("2026-03-09T16:48", None, "2026-03-09T16:48:00", False),
        ("2026-03-09 16:48:05", None, "2026-03-09T16:48:05", False),
        ("2026-3-9 6:48", None, "2026-03-09T06:48:00", False),
        ("2026-03-09 16:48:05 +0000 UTC", "2026-03-09T16:48:05", "2026-03-09T16:48:05", True),
        ("2026-03-09T16:48:05Z[UTC]", "2026-03-09T16:48:05", "2026-03-09T16:48:05", True),
        ("2026-03-09 16:48:05 IST", None, "2026-03-09T16:48:05", False),
        ("2026-03-09 16:48:05 GMT", "2026-03-09T16:48:05", "2026-03-09T16:48:05", True),
        ("Mon Mar 09 2026 16:00:30 GMT+0000 (Coordinated Universal Time)", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("Mon Mar 09 2026 16:00:30 GMT+0100 (Central European Standard Time)", "2026-03-09T15:00:30", "2026-03-09T16:00:30", False),
        ("Mon Mar  9 16:00:30 2026", None, "2026-03-09T16:00:30", False),
        ("Mon Mar 09 16:00:30 UTC 2026", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("Mon, 09 Mar 2026 16:00:30 +0200", "2026-03-09T14:00:30", "2026-03-09T16:00:30", False),
        ("Mon, 09 Mar 2026 16:00:30 GMT", "2026-03-09T16:00:30", "2026-03-09T16:00:30", True),
        ("9 Mar 2026 16:00 EST", None, "2026-03-09T16:00:00", False),
        ("1772000000", "2026-02-25T06:13:20", None, True),
        ("1772000000123", "2026-02-25T06:13:20", None, True),
        (1772000000, "2026-02-25T06:13:20", None, True),
        (1772000000123.0, "2026-02-25T06:13:20", None, True),
    ],
)
def test_claims(text: str | float, instant: str | None, local: str | None, utc: bool) -> None:
    claim = claim_time(text)
    assert claim.instant == (datetime.fromisoformat(instant).replace(tzinfo=UTC) if instant else None)
    assert claim.local == (datetime.fromisoformat(local) if local else None)
    assert (claim.zoned, claim.utc) == (instant is not None, utc)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "2026-02-30",
        "2026-03-09T16",
        "16:00",
        "9 March",
        "2 hours ago",
        "2026-02-30T10:00:00Z",
        "2026-03-09T25:00:00Z",
        "2026-03-09T16:00:00+25:00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "99",
        pytest.param("9" * 5000, id="nines"),
        "4102444800",
        0,
        -1,
        True,
        pytest.param(10**5000, id="five thousand digits"),
        float("nan"),
        float("inf"),
        "Mon Foo 09 2026 16:00:30",
        "٢٠٢٦-٠٣-٠٩T١٦:٠٠:٣٠Z",
        pytest.param("2026-03-09T16:00:00Z " * 100_000, id="long"),
    ],
)
def test_no_claims(text: str | float | None) -> None:
    assert claim_time(text) == NO_CLAIM


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="0123456789-:TZ+. GMTMar,") | st.floats() | st.integers() | st.datetimes().map(str))
def test_any_value(value: str | float) -> None:
    claim = claim_time(value)
    assert (claim.instant is not None) == claim.zoned
    assert claim.local is None or claim.local.tzinfo is None
    assert claim.instant is None or claim.instant.tzinfo is UTC


OFFSETS = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1991, 1, 1), datetime(2099, 1, 1), timezones=OFFSETS))  # noqa: DTZ001 - bounds are naive
def test_iso_as_python_writes_it(moment: datetime) -> None:
    claim = claim_time(moment.isoformat())
    assert claim.instant == moment
    assert claim.local == moment.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "day", "seconds", "word"),
    [
        ("2026-03-09", date(2026, 3, 9), False, None),
        ("2026-03-09T16:00Z", None, False, None),
        ("2026-03-09T16:00:00Z", None, True, None),
        ("2026-03-09 16:00", None, False, None),
        ("2026-03-09 16:00:30 IST", None, True, "IST"),
        ("1772000000", None, True, None),
    ],
)
def test_what_was_written(text: str, day: date | None, seconds: bool, word: str | None) -> None:
    claim = claim_time(text)
    assert (claim.day, claim.seconds, claim.word) == (day, seconds, word)
