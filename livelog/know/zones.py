"""Zone names as pages print them, and the zones they stand for."""

from __future__ import annotations

import re
from datetime import tzinfo
from functools import lru_cache

from livelog.know.files import shipped_table
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word

# an offset as printed: GMT+1, UTC+05:30, +0200
_OFFSET = lazy(r"(?:(?:GMT|UTC)\s?)?([+\-−])\s?(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """The names of zones that may stand behind a clock: abbreviations as they are printed, spelled names casefolded."""
    data = shipped_table("zones")
    return frozenset({*data.get("abbreviation", {}), *(name for name in data.get("spelled", {}) if " " in name), "GMT", "UTC"})


def ends_in_zone(rest: str) -> bool:
    """Whether all that follows a clock in its line is a zone that elsewhere could as well be a word of a headline.

    >>> ends_in_zone("GST"), ends_in_zone("GST Council meets"), ends_in_zone("west")
    (True, False, False)
    """
    return rest.isupper() and rest in shipped_table("zones").get("ending", {})


def is_zone(printed: str) -> bool:
    """Whether words behind a clock name a zone.

    >>> is_zone("GMT"), is_zone("British Summer Time"), is_zone("GMT+1"), is_zone("LIVE")
    (True, True, True, False)
    """
    return printed in zone_names() or (fold_word(printed) in zone_names() and " " in printed) or _OFFSET.fullmatch(printed) is not None


def zone(printed: str, country: str | None = None) -> str | None:
    """The IANA name or offset (`+01:00`) that a printed zone names; None where it is ambiguous or unknown.

    >>> zone("GMT"), zone("BST", "GB"), zone("BST"), zone("UTC+5:30")
    ('+00:00', '+01:00', None, '+05:30')
    """
    text = printed.strip("()[] ")
    match = _OFFSET.fullmatch(text)
    if match:
        sign = "-" if match[1] in "-−" else "+"
        return f"{sign}{int(match[2]):02d}:{match[3] or '00'}" if int(match[2]) <= 14 else None
    data = shipped_table("zones")
    by_country = data.get("abbreviation", {}).get(text) or data.get("ending", {}).get(text)
    if by_country is None:
        spelled = data.get("spelled", {}).get(fold_word(text))
        return spelled if isinstance(spelled, str) else None
    found = by_country.get(country or "") or by_country.get("")
    return found if isinstance(found, str) else None


@lru_cache(maxsize=256)
def tzinfo_of(name: str) -> tzinfo | None:
    """The time zone of an IANA name or an offset `+HH:MM`; None for anything else.

    >>> tzinfo_of("+01:00").utcoffset(None).total_seconds()
    3600.0
    >>> tzinfo_of("Mars/Olympus") is None
    True
    """
    from datetime import timedelta, timezone
    from zoneinfo import ZoneInfo

    match = re.fullmatch(r"([+-])(\d\d):(\d\d)", name)
    if match:
        minutes = int(match[2]) * 60 + int(match[3])
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes < 1440 else None
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return None
