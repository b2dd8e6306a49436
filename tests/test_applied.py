"""What the weighed sources say, applied: the zone of the page, the basis of each time, changes, and what the page's own times tell."""

from __future__ import annotations

import pytest

from livelog.date.settle import settle
from livelog.date.witness import Witness
from livelog.model.page import Head, Node, Page, Source
from livelog.model.structured import ClaimedBlog, Structured
from livelog.reconcile.applied import changed_at, false_utc, head_instant, late, page_offset, told_zone, with_bases, zones_of
from livelog.reconcile.series import Series
from livelog.reconcile.times import Verdict, weighed
from livelog.reconcile.weigh import Weighed
from marked import lines_of, markers_of, series

TWO = markers_of("14:05", "13:50")
ROME = series("13:05Z", "12:50Z")
NONE = Verdict((), ())


def test_known_zones() -> None:
    assert zones_of(Witness(zone="Europe/Rome", home="Europe/Paris")) == ("Europe/Rome", "Europe/Paris")
    assert zones_of(Witness(home="Europe/Paris")) == ("Europe/Paris",)
    assert zones_of(Witness()) == ()


@pytest.mark.parametrize(
    ("every", "witness", "told"),
    [
        ([ROME], Witness(), Witness(offset="+01:00")),
        ([ROME], Witness(zone="Asia/Tokyo"), Witness(zone="Asia/Tokyo", offset="+01:00")),
        ([ROME], Witness(zone="Europe/Rome"), Witness(zone="Europe/Rome")),
        ([ROME], Witness(zone="Asia/Tokyo", home="Europe/Rome"), Witness(home="Europe/Rome")),
        ([ROME], Witness(home="Europe/Rome"), Witness(home="Europe/Rome")),
        ([ROME], Witness(home="Mars/Olympus"), Witness(home="Mars/Olympus", offset="+01:00")),
        ([series("14:05", "13:50")], Witness(home="Europe/Rome"), Witness(home="Europe/Rome")),
        ([series("14:05", "13:50")], Witness(offset="+02:00"), Witness(offset="+02:00")),
        ([], Witness(zone="Asia/Tokyo"), Witness(zone="Asia/Tokyo")),
    ],
)
def test_the_zone_that_witnesses_tell_goes_before_one_that_is_known(every: list[Series], witness: Witness, told: Witness) -> None:
    assert told_zone(weighed(TWO, every, zones_of(witness)), witness) == told


def based(*every: Series, zones: tuple[str, ...] = ()) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Zone, basis and warnings of two entries, by these witnesses."""
    verdict = weighed(TWO, every, zones)
    settled, _, _ = settle(verdict.markers, [], Witness())
    return [(one.time.zone, one.time.basis, one.warnings) for one in with_bases(settled, verdict, zones)]


def test_times_bear_their_basis_and_the_name_of_a_known_zone() -> None:
    assert based(ROME) == [("+01:00", "attribute", ())] * 2
    assert based(ROME, zones=("Asia/Tokyo", "Europe/Rome")) == [("Europe/Rome", "attribute", ())] * 2
    assert based(ROME._replace(source="json-ld")) == [("+01:00", "json-ld", ())] * 2
    assert based(series("13:05Z", "11:17Z")) == [("+01:00", "attribute", ()), (None, "rollover", ("time-conflict",))]
    assert based() == [(None, "none", ())] * 2
    assert based(series("14:05", "13:50")) == [(None, "none", ())] * 2


def test_a_marker_without_words_shows_none() -> None:
    markers = tuple(marker._replace(stamp=marker.stamp._replace(text="")) for marker in TWO)
    settled, _, _ = settle(markers, [], Witness())
    verdict = weighed(markers, [], ())
    assert [one.time.text for one in with_bases(settled, verdict, ())] == [None, None]


def weighing(*every: Series) -> Weighed:
    return Weighed(weighed(TWO, every, ()), (), (), (), every, ())


def changes(*every: Series) -> list[str | None]:
    """When the two entries were changed, by their clock."""
    one = weighing(*every)
    settled, _, _ = settle(one.verdict.markers, [], Witness())
    return [told and told[11:16] for told in changed_at(one, settled, [0, 1])]


@pytest.mark.parametrize(
    ("every", "told"),
    [
        ([ROME], [None, None]),
        ([ROME, series("13:20Z", "13:00Z", modified=True)], ["13:20", "13:00"]),
        ([ROME, series("13:06Z", "12:52Z", modified=True)], [None, "12:52"]),
        ([ROME, series("13:05Z", "12:40Z", modified=True)], [None, None]),
        ([ROME, series("13:20Z", None, modified=True)], ["13:20", None]),
        ([ROME, series("14:20", "14:00", modified=True)], [None, None]),
        ([ROME, series("13:20Z", None, modified=True), series("13:25Z", "13:30Z", modified=True)], ["13:20", "13:30"]),
        ([ROME, series("13:00Z", "12:40Z", modified=True), series("13:25Z", "13:30Z", modified=True)], ["13:25", "13:30"]),
        ([ROME, series("00:00Z", "2026-03-10T00:00Z", modified=True)], [None, None]),
        ([series("14:05", "13:50"), series("14:20Z", "14:00Z", modified=True)], [None, None]),
        ([series("13:20Z", "13:00Z", modified=True)], [None, None]),
        (
            [ROME, series("14:05Z", "13:50Z", source="json-ld"), series("14:20Z", "14:00Z", source="json-ld", modified=True)],
            ["13:20", "13:00"],
        ),
        ([ROME, series("14:20Z", "14:00Z", source="json-ld", modified=True)], ["14:20", "14:00"]),
        (
            [ROME, series("13:12Z", "12:57Z", source="json-ld"), series("14:20Z", "14:00Z", source="json-ld", modified=True)],
            ["14:20", "14:00"],
        ),
    ],
)
def test_when_entries_were_changed(every: list[Series], told: list[str | None]) -> None:
    assert changes(*every) == told


@pytest.mark.parametrize(
    ("every", "minutes"),
    [
        ([ROME], 0),
        ([ROME, series("14:05Z", "13:50Z", source="json-ld")], 60),
        ([ROME, series("11:05Z", "10:50Z", source="json-ld")], -120),
        ([ROME, series("14:05Z", "14:50Z", source="json-ld")], 0),
        ([ROME, series("13:12Z", "12:57Z", source="json-ld")], 0),
        ([ROME, series("14:05Z", None, source="json-ld")], 60),
        ([ROME, series("14:05Z", "13:50Z", source="json-ld", modified=True)], 0),
        ([series("13:05Z", "12:50Z", source="json-ld")], 0),
        ([ROME, series("14:05", "13:50", source="json-ld")], 0),
        ([], 0),
    ],
)
def test_how_late_the_structured_data_is(every: list[Series], minutes: int) -> None:
    assert late(weighing(*every)) == minutes


def page(text: str, *times: str, first: int = 0, last: int = 1, head: Head = Head(), blog: ClaimedBlog | None = None) -> Page:  # noqa: B008
    """A page whose first line is the only one above the entries, with machine-readable times beside it."""
    nodes = (Node(-1, "time", 1, first, last, times=tuple(("datetime", time) for time in times)),)
    structured = Structured(blogs=(blog,) if blog else ())
    return Page("", lines_of(text, "Gate opens"), Source(None, "html", None, ""), nodes=nodes, head=head, structured=structured)


@pytest.mark.parametrize(
    ("text", "time", "offset", "told"),
    [
        ("Published 14:05", "2026-03-09T14:05Z", "+01:00", True),
        ("Published 14.05", "2026-03-09T14:05Z", "+01:00", True),
        ("Published 0:05", "2026-03-09T00:05Z", "+01:00", True),
        ("Published 14:05", "2026-03-09T13:05Z", "+01:00", False),
        ("Published 14:05", "2026-03-09T14:05+00:00", "+01:00", True),
        ("Published 14:05", "2026-03-09T14:05+01:00", "+01:00", False),
        ("Published 14:05", "2026-03-09T14:05", "+01:00", False),
        ("Published 14:05", "2026-03-09T14:05Z", "+00:00", False),
        ("Published 14:05", "2026-03-09T14:05Z", None, False),
        ("Published 0:00", "2026-03-09T00:00Z", "+01:00", False),
        ("Published 1:00", "2026-03-09T01:00Z", "+01:00", True),
        ("Published 14:05", "1772000000", "+01:00", False),
    ],
)
def test_a_time_above_the_entries_that_falsely_says_it_is_utc(text: str, time: str, offset: str | None, told: bool) -> None:
    verdict = NONE._replace(offset=offset)
    assert false_utc(page(text, time), 1, verdict) == (("false-utc",) if told else ())


def test_only_times_with_a_line_above_the_entries_count() -> None:
    verdict = NONE._replace(offset="+01:00")
    whole = page("14:05", "2026-03-09T13:05", "2026-03-09T14:05Z")
    assert false_utc(whole, 1, verdict) == ("false-utc",)
    assert false_utc(whole, 0, verdict) == ()
    assert false_utc(page("14:05", "2026-03-09T14:05Z", last=0), 1, verdict) == ()
    assert (page_offset(page("14:05", "2026-03-09T13:05Z"), 0), page_offset(page("14:05", "2026-03-09T13:05Z", last=0), 1)) == (None, None)


@pytest.mark.parametrize(
    ("text", "time", "offset"),
    [
        ("Published 14:05", "2026-03-09T13:05Z", "+01:00"),
        ("Published 14.05", "2026-03-09T13:05Z", "+01:00"),
        ("Published 14:05", "2026-03-09T19:05Z", "-05:00"),
        ("Published 14:05", "2026-03-09T14:05Z", None),
        ("Published 14:05", "2026-03-09T13:12Z", None),
        ("Published 14:05", "2026-03-09T13:05", None),
        ("Published today", "2026-03-09T13:05Z", None),
    ],
)
def test_a_clock_above_the_entries_tells_the_zone(text: str, time: str, offset: str | None) -> None:
    assert page_offset(page(text, time), 1) == offset


HEAD = Head(published="2026-03-09T10:00+01:00", modified="2026-03-09T11:00Z")
BLOG = ClaimedBlog("json-ld", published="2026-03-09T10:00+02:00")


def test_the_head_of_a_page_tells_its_zone_where_all_of_it_says_the_same() -> None:
    assert page_offset(page("Quay live", head=HEAD), 1) == "+01:00"
    assert page_offset(page("Quay live", head=HEAD._replace(published="2026-03-09T10:00Z")), 1) is None
    assert page_offset(page("Quay live", blog=BLOG), 1) == "+02:00"
    assert page_offset(page("Quay live", head=HEAD, blog=BLOG), 1) is None


def test_when_the_head_or_the_structured_data_says_that_a_page_was_published() -> None:
    assert head_instant(page("Quay live", head=HEAD), "published") == "2026-03-09T09:00:00Z"
    assert head_instant(page("Quay live", head=HEAD), "modified") == "2026-03-09T11:00:00Z"
    assert head_instant(page("Quay live", head=HEAD, blog=BLOG), "published") == "2026-03-09T08:00:00Z"
    assert (
        head_instant(page("Quay live", head=HEAD, blog=BLOG._replace(published="2026-03-09T10:00")), "published") == "2026-03-09T09:00:00Z"
    )
    assert head_instant(page("Quay live"), "published") is None
