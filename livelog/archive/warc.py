"""The records of a WARC file (ISO 28500), one after another, out of its runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from livelog.archive.fields import MOST, RECORD, RECORD_LONGEST, Fields, address, date, http_fields, warc_fields
from livelog.archive.payload import EncodingError, decoded
from livelog.archive.records import ArchiveRecord, BrokenRecord, PageRecord, Place, SkippedRecord
from livelog.archive.runs import BLANKS, Run
from livelog.archive.unpack import BOMB, CUT_OFF
from livelog.archive.window import Window
from livelog.errors import LivelogError, MissingPackageError, TooLargeError
from livelog.read.capture import archived_at, original
from livelog.read.formats import sniff

_PAGES = frozenset({"response", "resource", "conversion"})
_SKIPPED = frozenset({"request", "metadata", "warcinfo", "revisit", "continuation"})
_SHORT = 1 << 12  # bytes that nearly every header fits in
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class _Wanted(NamedTuple):
    """A record whose block is worth reading: the header of the answer in it, its type, and its form."""

    http: Fields
    kind: str
    form: str


def records(run: Run, limit: int, member: str | None = None) -> Iterator[ArchiveRecord]:
    """What the records of a run are, in order. What is broken is told of, and reading goes on at the next record."""
    told = False
    more = _past_blanks(run)
    while more:
        place = Place(*run.place(run.window.position), member)
        found = _record(run, place, limit)
        more = _past_blanks(run)
        if not more and run.fault and place.offset == run.last():
            # a member's end holds the only check of its content: what came last in one that is damaged cannot be trusted
            found, told = _broken(place, run.fault), True
        yield found
    if run.fault and not told:
        yield _broken(Place(run.last(), 0, member), run.fault)


def _broken(place: Place, fault: str) -> BrokenRecord:
    """What is told of a run that ended as it should not."""
    return BrokenRecord(place, fault, TooLargeError.code) if fault == BOMB else BrokenRecord(place, fault)


def _past_blanks(run: Run) -> bool:
    """Goes past what separates records; whether anything follows."""
    while run.window.fill(1):
        ahead = run.window.peek(16)
        blanks = len(ahead) - len(ahead.lstrip(BLANKS))
        run.window.skip(blanks)
        if blanks < len(ahead):
            return True
    return False


def _record(run: Run, place: Place, limit: int) -> ArchiveRecord:
    """The record at the run's position; afterwards the run stands behind it, or at the next one that can be found."""
    window = run.window
    fields = _warc_header(window)
    length = fields.length() if fields else None
    if fields is None or length is None:
        window.find_from(window.position + 1, RECORD, RECORD_LONGEST)
        return BrokenRecord(place, "its header names no length" if fields else "no record begins here")
    window.skip(fields.size)
    body = window.position
    wanted = _wanted(fields, window, length, place)
    large = length > limit + MOST
    kept = isinstance(wanted, _Wanted) and not large
    # the block of a page is not taken before its end was looked at: a wrong length can lie far ahead, and be that of many records
    there = window.fill(length) if kept else window.skip(length)
    if not there or not _ends_well(run, body, length):
        follows = window.find_from(body, RECORD, RECORD_LONGEST)
        return BrokenRecord(place, "its length is wrong" if follows or there else CUT_OFF)
    block = window.take(length) if kept else b""
    if not isinstance(wanted, _Wanted):
        return wanted
    if large:
        return BrokenRecord(place, f"the page has more than {limit} bytes", TooLargeError.code)
    return _page(block[wanted.http.size :], wanted, fields, place, limit)


def _ends_well(run: Run, body: int, length: int) -> bool:
    """Whether a record's block can end there: two line breaks follow, or the next record, a new member, or nothing."""
    window = run.window
    end = body + length
    ahead = window.peek(16, end - window.position)
    following = ahead.lstrip(b"\r\n")
    if b"WARC/".startswith(following[:5]) or run.joint(end, end + len(ahead) - len(following)):
        return True
    # what follows may be damaged; but then no other record stands in what was taken for this one
    near = ahead.startswith((b"\r\n\r\n", b"\n\n")) or b"WARC/" in ahead[:12]
    return near and not window.holds(body, end, RECORD)


def _warc_header(window: Window) -> Fields | None:
    """The header of the record at the window's position: most are short, and a look is a copy."""
    return warc_fields(window.peek(_SHORT)) or (warc_fields(window.peek(MOST)) if window.fill(_SHORT) else None)


def _http_header(window: Window, length: int) -> Fields | None:
    """The header of the answer in a block of so many bytes."""
    short = http_fields(window.peek(min(_SHORT, length)), whole=length <= _SHORT)
    return short or (http_fields(window.peek(min(MOST, length)), whole=length <= MOST) if length > _SHORT else None)


def _wanted(fields: Fields, window: Window, length: int, place: Place) -> _Wanted | SkippedRecord | BrokenRecord:
    """What to do with a record, by its header and the beginning of its block, at the window's position."""
    kind = fields.get("warc-type").lower()
    if not kind:
        return BrokenRecord(place, "its header names no type")
    if kind not in _PAGES:
        return SkippedRecord(place, kind if kind in _SKIPPED else "other")
    if fields.get("warc-target-uri").lstrip("<").lower().startswith("dns:") or fields.kind() == "text/dns":
        return SkippedRecord(place, "dns")
    if kind != "response" or (fields.kind() and fields.kind() != "application/http"):
        content = fields.kind()
        form = "html" if content in _HTML else "text" if (kind, content) == ("conversion", "text/plain") else None
        return _Wanted(Fields("", {"content-type": fields.get("content-type")}, 0), content, form) if form else _not_html(place)
    http = _http_header(window, length)
    if http is None:
        return BrokenRecord(place, "its HTTP header cannot be read")
    if not http.first.startswith("2"):
        return SkippedRecord(place, "status")
    return _Wanted(http, http.kind(), "html") if http.kind() in _HTML or not http.kind() else _not_html(place)


def _not_html(place: Place) -> SkippedRecord:
    return SkippedRecord(place, "not-html")


def _page(body: bytes, wanted: _Wanted, fields: Fields, place: Place, limit: int) -> ArchiveRecord:
    """The page in a record that was read whole, if it is one."""
    try:
        data, whole = decoded(body, wanted.http, limit)
    except (TooLargeError, MissingPackageError) as error:
        return BrokenRecord(place, str(error), error.code)
    except EncodingError as error:
        return BrokenRecord(place, str(error))
    if not _is_page(data, wanted):
        return _not_html(place)
    uri = address(fields.get("warc-target-uri"))
    whole = whole and not fields.get("warc-truncated")
    return PageRecord(
        place,
        data,
        wanted.form,
        original(uri) if uri else None,
        (archived_at(uri) if uri else None) or date(fields.get("warc-date")),
        wanted.http.charset(),
        () if whole else ("truncated",),
    )


def _is_page(data: bytes, wanted: _Wanted) -> bool:
    """Whether the content is what its type says: servers call JSON, pictures and empty answers HTML too."""
    try:
        told = sniff(data)
    except LivelogError:
        return False
    if wanted.form == "text" or told == "html":
        return told in ("text", "html")
    return bool(told == "text" and wanted.kind and data.strip() and data.lstrip()[:1] not in b"{[")
