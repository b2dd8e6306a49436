"""Times as structured data and attributes write them. Only known shapes are read: guessing (dateutil's fuzzy parser) is silently wrong."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from livelog.know.lazy import lazy
from livelog.structured.text import unescaped

# ISO 8601 day and clock, as fromisoformat does not take it: any fraction, blanks, a zone word, Go's `+0000 UTC`, Java's `Z[UTC]`
_ISO = lazy(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]{1,3}|[ \t]?,[ \t]?)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,:]\d{1,12})?)?"
    r"[ \t]{0,3}([A-Za-z]{1,5})?[ \t]?([+\-−]\d\d?:?\d{0,2})?(?:[ \t][A-Z]{1,5})?(?:\[[\w/+-]{1,40}\])?",
    re.ASCII,
)
# JavaScript's Date as text, C's asctime and Java's Date: Mon May 15 2023 11:50:54 GMT+0000 (Coordinated Universal Time)
_JAVASCRIPT = lazy(
    r"(?:[A-Za-z]{3},?[ ]{1,2})?([A-Za-z]{3})[ ]{1,2}(\d{1,2}),?[ ](?:(\d{4})[ ])?(\d{1,2}):(\d\d)(?::(\d\d))?"
    r"(?:[ ]([A-Za-z]{1,5}))?([+\-−]\d\d?:?\d{0,2})?(?:[ ](\d{4}))?(?:[ ]\([^()]{0,60}\))?",
    re.ASCII,
)
# RFC 2822 and HTTP: Mon, 15 May 2023 11:50:54 +0000
_MAIL = lazy(
    r"(?:[A-Za-z]{3,9},?[ ]{1,2})?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4})[ ](\d{1,2}):(\d\d)(?::(\d\d))?"
    r"(?:[ ]([A-Za-z]{1,5}))?(?:[ ]?([+\-−]\d\d?:?\d{0,2}))?(?:[ ]\([^()]{0,60}\))?",
    re.ASCII,
)
_DAY = lazy(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
# seconds or milliseconds since 1970
_EPOCH = lazy(r"(\d{9,10})(\d{3})?(?:\.\d{1,9})?", re.ASCII)
_OFFSET = lazy(r"([+\-−])(\d\d?):?(\d\d)?", re.ASCII)

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
# the only zone words that mean one thing everywhere
_UTC_WORDS = frozenset({"z", "utc", "gmt", "ut"})
# live blogs are not older; 0001-01-01 and 1970-01-01 are how programs write that they have no time
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FIRST_EPOCH, _LAST_EPOCH = 946_684_800, 2_208_988_800  # 2000 and 2040
_LONGEST = 120  # code points of a time in one of the other shapes
_new = tuple.__new__


class Claim(NamedTuple):
    """A time as claimed. `instant` is aware, in UTC, None where no zone was given; `local` is the naive wall clock as written.

    `zoned` tells that a zone was given, `utc` that it was UTC (`Z`, `+00:00`, `GMT`, or an epoch): some pages give local time a false `Z`.
    An epoch has no wall clock, so no `local`. `word` is a zone word that may mean several zones, `seconds` tells that seconds were given.
    Where only a day was written, `day` is that, and there is nothing else.
    """

    instant: datetime | None = None
    local: datetime | None = None
    zoned: bool = False
    utc: bool = False
    seconds: bool = False
    day: date | None = None
    word: str | None = None

    @property
    def has_clock(self) -> bool:
        """A time of day was written."""
        return self.instant is not None or self.local is not None


NO_CLAIM = Claim()


def claim_time(text: str | float | None) -> Claim:
    """The time that a value claims; an empty claim where it is none with day and clock (to the minute), or an ISO day, in a known shape.

    Never raises. ISO 8601 (also with a blank, without seconds, `+0000`), JavaScript's `Date`, RFC 2822, seconds or milliseconds since 1970.
    A zone word other than UTC and GMT (`BST`, `IST`, `EST`: each means several) leaves the claim without zone.

    >>> claim_time("2026-03-09T16:00:30+01:00")[:2]
    (datetime.datetime(2026, 3, 9, 15, 0, 30, tzinfo=datetime.timezone.utc), datetime.datetime(2026, 3, 9, 16, 0, 30))
    >>> claim_time("Mon Mar 09 2026 16:00:30 GMT+0000 (Coordinated Universal Time)").utc, claim_time("9 March") == NO_CLAIM
    (True, True)
    >>> claim_time("2026-03-09").day, claim_time("2026-03-09T16:00Z").seconds
    (datetime.date(2026, 3, 9), False)
    """
    if text is None:
        return NO_CLAIM
    if isinstance(text, str):
        return _read(text)
    return _shaped(str(text)) if 0 <= text < 1e13 else NO_CLAIM


def _read(text: str) -> Claim:
    """The claim of a written time."""
    text = text.strip()
    if len(text) > 15 and text[4] == "-" and text[13] == ":":
        try:
            return _claim(datetime.fromisoformat(text), seconds=text[16:17] == ":")
        except ValueError:
            pass
    return _shaped(text)


def _shaped(text: str) -> Claim:
    """The claim of a time in one of the other shapes."""
    if len(text) > _LONGEST:
        return NO_CLAIM
    text = unescaped(text).strip()
    if found := _EPOCH.fullmatch(text):
        return _epoch(int(found[1]))
    if found := _DAY.fullmatch(text):
        return _day_alone(*map(int, found.groups()))
    word: str | None
    if found := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, word, offset = found.groups()
    elif found := _MAIL.fullmatch(text):
        day, name, year, hour, minute, second, word, offset = found.groups()
        month = _MONTHS.get(name.lower())
    elif found := _JAVASCRIPT.fullmatch(text):
        name, day, year, hour, minute, second, word, offset, late_year = found.groups()
        month, year = _MONTHS.get(name.lower()), year or late_year
    else:
        return NO_CLAIM
    try:
        local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001 - the wall clock
        claim = _claim(local.replace(tzinfo=_zone(word, offset)), seconds=second is not None)
        return claim._replace(word=word) if word and claim.local and not claim.zoned else claim
    except (ValueError, TypeError):
        return NO_CLAIM


def _claim(moment: datetime, *, seconds: bool) -> Claim:
    """The claim of a time that was read; `seconds` tells that it had them."""
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return NO_CLAIM
    offset = moment.utcoffset()
    if offset is None:
        return _new(Claim, (None, moment, False, False, seconds, None, None))
    local = datetime.combine(moment.date(), moment.time())  # four times as fast as `replace`
    return _new(Claim, (moment.astimezone(UTC), local, True, not offset, seconds, None, None))


def _day_alone(year: int, month: int, day: int) -> Claim:
    """The claim of a day without a clock."""
    try:
        return Claim(day=date(year, month, day)) if _FIRST_YEAR <= year < _LAST_YEAR else NO_CLAIM
    except ValueError:
        return NO_CLAIM


def _epoch(seconds: int) -> Claim:
    """The claim of a number of seconds since 1970, between 2000 and 2040; others are no times."""
    if not _FIRST_EPOCH <= seconds < _LAST_EPOCH:
        return NO_CLAIM
    return Claim(datetime.fromtimestamp(seconds, UTC), None, True, True, True)


def _zone(word: str | None, offset: str | None) -> timezone | None:
    """The zone of a zone word and an offset; the offset counts where there are both. Raises ValueError for an offset beyond a day."""
    if offset and (found := _OFFSET.fullmatch(offset)):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    return UTC if word and word.lower() in _UTC_WORDS else None
