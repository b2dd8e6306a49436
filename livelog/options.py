"""The facts that a user gives, checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from livelog.errors import OptionError
from livelog.know.zones import tzinfo_of, zone
from livelog.model.page import Options


def checked(options: Options) -> Options:
    """The options with the zone as IANA name or offset and the capture time as UTC. Raises `OptionError` for what is none.

    >>> checked(Options(tz="UTC", captured_at="2026-03-09T16:00:00+01:00"))
    Options(tz='UTC', date=None, captured_at='2026-03-09T15:00:00Z', publisher=None, language=None, embeds=False)
    """
    return Options(
        _zone(options.tz),
        _date(options.date),
        _instant(options.captured_at),
        options.publisher,
        _language(options.language),
        options.embeds,
    )


def _zone(given: str | None) -> str | None:
    if given is None:
        return None
    if tzinfo_of(given) is not None:
        return given
    found = zone(given)
    if found is None:
        raise OptionError(f"no such time zone: {given!r} (give an IANA name such as Europe/London, or an offset such as +01:00)")
    return found


def _date(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", given) else _no_date(given)
    except ValueError:
        return _no_date(given)


def _no_date(given: str) -> str:
    raise OptionError(f"no date: {given!r} (give YYYY-MM-DD)")


def _instant(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise OptionError(f"no capture time: {given!r} (give an ISO instant such as 2026-03-09T16:00:00Z)") from None
    if moment.tzinfo is None:
        raise OptionError(f"the capture time has no zone: {given!r} (add Z or an offset)")
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except OverflowError:
        raise OptionError(f"no capture time: {given!r} (it lies beyond the calendar)") from None


def _language(given: str | None) -> str | None:
    if given is None:
        return None
    code = given.casefold().split("-")[0]
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise OptionError(f"no language code: {given!r} (give ISO 639-1 such as en)")
    return code
