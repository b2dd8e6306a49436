"""Capture times as the programs that save pages write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: number for number, name in enumerate(_ENGLISH, start=1)}
# each of bounded length; all name their month in English, whatever the reader's language
_SHAPES = (
    # mail headers and HTTrack: `Mon, 09 Mar 2026 12:00:00 +0100`
    re.compile(
        r"\s*(?:[A-Za-z]{3},?\s{1,9})?(?P<day>\d{1,2})\s{1,9}(?P<month>[A-Z][a-z]{2})\s{1,9}(?P<year>\d{4})\s{1,9}"
        r"(?P<clock>\d\d:\d\d(?::\d\d)?)\s{0,9}(?P<zone>GMT|UTC?|Z|[+-]\d{4})\b"
    ),
    # JavaScript, as in SingleFile and Save Page WE: `Fri Mar 06 2026 10:00:00 GMT+0100 (Central European Standard Time)`
    re.compile(
        r"\s*[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<clock>\d\d:\d\d:\d\d)"
        r" (?P<zone>GMT(?:[+-]\d{4})?|UTC)"
    ),
    # the Wayback Machine, in UTC: `12:05:06 Mar 09, 2026`
    re.compile(r"\s*(?P<clock>\d\d:\d\d:\d\d) (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}), (?P<year>\d{4})(?P<zone>)"),
    # addresses of web archives, in UTC: `20260309120506`
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<clock>\d{6})(?P<zone>)(?!\d)"),
)


def instant(text: str) -> str | None:
    """The instant `YYYY-MM-DDTHH:MM:SSZ` that `text` begins with, or None: day, clock and zone must all be there and possible.

    >>> instant("Fri Mar 06 2026 10:00:00 GMT+0100 (CET)"), instant("20260309120506")
    ('2026-03-06T09:00:00Z', '2026-03-09T12:05:06Z')
    >>> instant("Mon, 09 Mar 2026 12:00:00 GMT"), instant("Mon, 09 Mar 2026 12:00:00")
    ('2026-03-09T12:00:00Z', None)
    """
    for shape in _SHAPES:
        found = shape.match(text)
        if found:
            return _utc(found["year"], found["month"], found["day"], found["clock"], found["zone"])
    return None


def _utc(year: str, month: str, day: str, clock: str, zone: str) -> str | None:
    digits = clock.replace(":", "").ljust(6, "0")
    sign = -1 if "-" in zone else 1
    offset = zone[-4:] if zone[-4:].isdecimal() else "0000"
    try:
        local = datetime(
            int(year), _MONTHS.get(month) or int(month), int(day), int(digits[:2]), int(digits[2:4]), int(digits[4:]),
            tzinfo=timezone(sign * timedelta(hours=int(offset[:2]), minutes=int(offset[2:]))),
        )  # fmt: skip
        return f"{local.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError):  # no such month, day, hour or offset
        return None
