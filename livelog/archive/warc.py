"""The records of a WARC file (ISO 28500), one after another, out of its runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from livelog.archive.fields import MOST, RECORD, RECORD_LONGEST, Fields, address, date, http_fields, warc_fields
from livelog.archive.payload import EncodingError, decoded
from livelog.archive.records import ArchiveRecord, BrokenRecord, PageRecord, Place, SkippedRecord
from livelog.archive.runs import BLANKS, Run
from livelog.archive.unpack import CUT_OFF
from livelog.errors import LivelogError, MissingPackageError, TooLargeError
from livelog.read.capture import archived_at, original
from livelog.read.formats import sniff

_PAGES = frozenset({"response", "resource", "conversion"})
_SKIPPED = frozenset({"request", "metadata", "warcinfo", "revisit", "continuation"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class _Wanted(NamedTuple):
    """A record whose block is worth reading: the header of the answer in it, its type, and its form."""

    http: Fields
    kind: str
    form: str


def records(run: Run, limit: int, member: str | None = None) -> Iterator[ArchiveRecord]:
    """What the records of a run are, in order. What is broken is told of, and reading goes on at the next record."""
    window = run.window
    told = False  # of what ended the run
    while _past_blanks(run):
        begin = window.position
        place = Place(*run.place(begin), member)
        fields = warc_fields(window.peek(MOST))
        if fields is None:
            at_end = not window.find_from(begin + 1, RECORD, RECORD_LONGEST)
            told = told or (at_end and run.fault is not None)
            yield BrokenRecord(place, run.fault if at_end and run.fault else "no record begins here")
            continue
        window.skip(fields.size)
        found = _record(run, fields, place, limit)
        told = told or (isinstance(found, BrokenRecord) and found.message == run.fault)
        yield found
    if run.fault and not told:
        yield BrokenRecord(Place(run.last(), 0, member), run.fault)


def _past_blanks(run: Run) -> bool:
    """Goes past what separates records; whether anything follows."""
    while run.window.fill(1):
        ahead = run.window.peek(16)
        blanks = len(ahead) - len(ahead.lstrip(BLANKS))
        run.window.skip(blanks)
        if blanks < len(ahead):
            return True
    return False


def _record(run: Run, fields: Fields, place: Place, limit: int) -> ArchiveRecord:
    """The record whose header was read; afterwards the run stands behind it, or at the next one that can be found."""
    window = run.window
    body = window.position
    length = fields.length()
    if length is None:
        window.find(RECORD, RECORD_LONGEST)
        return BrokenRecord(place, "its header names no length")
    wanted = _wanted(fields, window.peek(min(length, MOST)), place)
    large = length > limit + MOST
    block = window.peek(length) if isinstance(wanted, _Wanted) and not large else b""
    problem = None if window.skip(length) else (run.fault or CUT_OFF)
    if problem is None and not _ends_well(run, body):
        problem = "its length is wrong"
    if problem:
        follows = window.find_from(body, RECORD, RECORD_LONGEST)
        at_fault = not follows and run.last() == place.offset
        return BrokenRecord(place, "its length is wrong" if follows else (at_fault and run.fault) or problem)
    if not _past_blanks(run) and run.fault and run.last() == place.offset:
        return BrokenRecord(place, run.fault)  # the only check of what was read is at the member's end
    if not isinstance(wanted, _Wanted):
        return wanted
    if large:
        return BrokenRecord(place, f"the page has more than {limit} bytes", TooLargeError.code)
    return _page(block[wanted.http.size :], wanted, fields, place, limit)


def _ends_well(run: Run, body: int) -> bool:
    """Whether the record before the position can end there: two line breaks follow, or the next record, a new member, or nothing."""
    window = run.window
    end = window.position
    ahead = window.peek(16)
    following = ahead.lstrip(b"\r\n")
    if b"WARC/" in ahead[:12] or b"WARC/".startswith(following[:5]) or run.joint(end, end + len(ahead) - len(following)):
        return True
    # the next record's header may be damaged; but then no other record stands in what was taken for this one
    return ahead.startswith((b"\r\n\r\n", b"\n\n")) and not window.holds(body, end, RECORD)


def _wanted(fields: Fields, ahead: bytes, place: Place) -> _Wanted | SkippedRecord | BrokenRecord:
    """What to do with a record, by its header and the beginning of its block."""
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
    http = http_fields(ahead)
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
