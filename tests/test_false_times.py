"""Pages whose sources contradict each other: never a false time, and never a contradiction without a warning. All pages are invented."""

from __future__ import annotations

import json

import pytest

import livelog

HEADS = ("Crews break the last wall", "Boats wait at the quay", "Captain speaks to the press", "Pumps are switched off")
BODIES = (
    "The harbour crews said that the last wall fell at noon.",
    "Boats had been waiting at the quay since early dawn.",
    "A ferry captain told reporters that nobody was hurt.",
    "The pumps were switched off again later that day.",
)


def page(*stamps: str, head: str = "", above: str = "", below: tuple[str, ...] = ("",) * 4) -> str:
    """A saved page with an entry for each stamp (markup); `head` and `above` go to the page's head and above the entries."""
    entries = "".join(
        f"<article id=post-10{number}>{stamp}<h2>{title}</h2><p>{body}</p>{end}</article>"
        for number, (stamp, title, body, end) in enumerate(zip(stamps, HEADS, BODIES, below, strict=False))
    )
    top = f"<html lang=en><head><title>Quay live</title>{head}</head><body><h1>Quay live: the gate opens</h1>{above}"
    return f"{top}<main>{entries}</main></body></html>"


def claimed(*updates: dict[str, str]) -> str:
    """The script of a page's JSON-LD with these updates."""
    every = [
        {"@type": "BlogPosting", "@id": f"#post-10{number}", "headline": title, "articleBody": body, **update}
        for number, (update, title, body) in enumerate(zip(updates, HEADS, BODIES, strict=False))
    ]
    return f'<script type="application/ld+json">{json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": every})}</script>'


def at(*clocks: str, day: str = "2026-03-09") -> list[str]:
    """Instants of one day."""
    return [f"{day}T{clock}:00Z" for clock in clocks]


def instants(blog: livelog.LiveBlog) -> list[str | None]:
    return [entry.published for entry in blog.entries]


CHANGES = [("16:02", "15:05"), ("15:02", "14:05"), ("14:02", "13:05"), ("13:02", "12:05")]


@pytest.mark.parametrize(
    "stamp",
    [
        '<p>Updated: <time datetime="{0}">{2}</time></p><p>Published: <time datetime="{1}">{3}</time></p>',
        '<time itemprop=dateModified datetime="{0}">{2}</time><time itemprop=datePublished datetime="{1}">{3}</time>',
        '<time class="entry-modified" datetime="{0}">{2}</time><time class=published datetime="{1}">{3}</time>',
        '<p>Updated <time datetime="{0}">1 hour ago</time></p><time itemprop=datePublished datetime="{1}"></time>',
    ],
)
def test_a_time_of_change_is_not_that_of_publication(stamp: str) -> None:
    stamps = [stamp.format(*at(changed), *at(published), changed, published) for changed, published in CHANGES]
    blog = livelog.parse(page(*stamps), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")
    assert [entry.modified for entry in blog.entries] == at("16:02", "15:02", "14:02", "13:02")


def test_words_alone_tell_a_change_from_a_publication() -> None:
    stamps = [f"<p>Updated at {changed} GMT</p><p>Published at {published} GMT</p>" for changed, published in CHANGES]
    assert instants(livelog.parse(page(*stamps), name="quay.html", date="2026-03-09")) == at("15:05", "14:05", "13:05", "12:05")


def test_clocks_of_changes_leave_the_publication_to_the_structured_data() -> None:
    updates = [dict(zip(("dateModified", "datePublished"), at(*pair), strict=True)) for pair in CHANGES]
    shown = [f"<p>Updated {changed}</p>" for changed, _ in CHANGES]
    blog = livelog.parse(page(*shown, head=claimed(*updates)), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")
    assert blog.entries[0].modified == "2026-03-09T16:02:00Z"


def test_a_zone_beside_the_clocks_exposes_a_false_utc() -> None:
    shown = [f'<time datetime="2026-03-09T{clock}:00Z">9 March 2026 {clock} CET</time>' for clock in ("15:05", "14:05", "13:05")]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert instants(blog) == at("14:05", "13:05", "12:05")
    assert "false-utc" in blog.warnings


def test_a_zone_beside_the_clocks_that_an_attribute_contradicts_is_told() -> None:
    shown = [f'<time datetime="2026-03-09T{clock}:00+01:00">{clock} GMT</time>' for clock in ("15:05", "14:05", "13:05")]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert "time-conflict" in blog.warnings
    assert all("time-conflict" in entry.warnings for entry in blog.entries)


def test_attributes_of_other_days_than_those_shown_are_no_witness() -> None:
    shown = [f'<time datetime="2026-03-10T15:0{day}:00Z">{day} March 2026 15:0{day}</time>' for day in (9, 8, 7, 6)]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert [entry.time.local for entry in blog.entries] == [f"2026-03-0{day}T15:0{day}" for day in (9, 8, 7, 6)]
    assert instants(blog) == [None] * 4
    assert "time-conflict" in blog.warnings


def test_one_attribute_of_another_day_than_that_shown_is_told() -> None:
    days = ("2026-03-09T15:05", "2026-03-02T14:31", "2026-03-09T14:05", "2026-03-09T13:05")
    shown = [f'<time datetime="{moment}Z">9 March 2026 {moment[-5:]}</time>' for moment in days]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert instants(blog) == at("15:05", "14:31", "14:05", "13:05")
    assert [bool(entry.warnings) for entry in blog.entries] == [False, True, False, False]


@pytest.mark.parametrize("zone", ["Z", "-05:00"])
def test_clocks_without_am_and_pm_are_those_of_their_attributes(zone: str) -> None:
    moments = {"2.05": "14:05", "1.50": "13:50", "12.30": "12:30", "11.10": "11:10"}
    shown = [f'<time datetime="2026-03-09T{moment}:00{zone}">{clock}</time>' for clock, moment in moments.items()]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert [entry.time.local for entry in blog.entries] == [f"2026-03-09T{moment}" for moment in moments.values()]
    assert [entry.time.zone for entry in blog.entries] == ["+00:00" if zone == "Z" else zone] * 4


def test_one_clock_half_a_day_off_is_told() -> None:
    moments = {"2:05": "14:05", "13:50": "13:50", "12:30": "12:30", "11:10": "11:10"}
    shown = [f'<time datetime="2026-03-09T{moment}:00Z">{clock}</time>' for clock, moment in moments.items()]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert instants(blog) == at(*moments.values())
    assert "time-conflict" in blog.entries[0].warnings


def test_a_shown_clock_that_its_attribute_contradicts_is_told() -> None:
    moments = {"15:05": "15:05", "18:22": "14:31", "14:05": "14:05", "13:05": "13:05"}
    shown = [f'<time datetime="2026-03-09T{moment}:00Z">{clock}</time>' for clock, moment in moments.items()]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert ["time-conflict" in entry.warnings for entry in blog.entries] == [False, True, False, False]


def test_a_day_that_leaves_the_neighbours_is_put_right_and_told() -> None:
    moments = ("2026-03-10T00:05", "2026-03-10T23:50", "2026-03-09T23:10")
    blog = livelog.parse(page(*[f'<time datetime="{moment}Z">{moment[-5:]}</time>' for moment in moments]), name="quay.html")
    assert instants(blog) == ["2026-03-10T00:05:00Z", "2026-03-09T23:50:00Z", "2026-03-09T23:10:00Z"]
    assert ["time-conflict" in entry.warnings for entry in blog.entries] == [False, True, False]


@pytest.mark.parametrize("shown", ["{} hours ago", "1{}:05"])
@pytest.mark.parametrize(
    "other",
    [
        '<blockquote class=tweet><p>We are at the quay now.</p><time datetime="202{0}-01-01T1{0}:05:00Z">1 Jan 202{0}</time></blockquote>',
        '<div><a href="/x/{0}"><h3>Another story, far away from here</h3></a><time datetime="202{0}-02-01T1{0}:05Z">1 Feb</time></div>',
        '<div class=post><span>Ann</span><p>We are at the quay now.</p><time datetime="202{0}-01-01T1{0}:05:00Z">1 Jan</time></div>',
    ],
)
def test_the_time_of_what_an_entry_embeds_is_not_its_own(shown: str, other: str) -> None:
    below = tuple(other.format(number) for number in (4, 3, 2, 1))
    blog = livelog.parse(page(*[f"<time>{shown.format(number)}</time>" for number in (4, 3, 2, 1)], below=below), name="quay.html")
    assert instants(blog) == [None] * 4


@pytest.mark.parametrize(
    "entry", ["<h3>14:30 Kick-off moved</h3><span>1{0}:0{0}</span>", "<p>Kick-off</p><p>20:45</p><p>Boats are waiting.</p><b>1{0}:0{0}</b>"]
)
def test_a_clock_that_all_entries_show_is_that_of_an_event(entry: str) -> None:
    shown = [entry.format(number) for number in (5, 4, 3, 2)]
    blog = livelog.parse(page(*shown, above="<p>9 March 2026</p><p>All times GMT</p>"), name="quay.html")
    assert instants(blog) == at("15:05", "14:04", "13:03", "12:02")


def test_full_hours_of_attributes_are_instants() -> None:
    shown = [f'<time datetime="2026-03-09T{hour}:00:00Z">{hour - 12}pm</time>' for hour in (16, 15, 14, 13)]
    assert instants(livelog.parse(page(*shown), name="quay.html")) == at("16:00", "15:00", "14:00", "13:00")


CLOCKS = ["<time>15:05 GMT</time>", "<time>14:05 GMT</time>", "<time>13:05 GMT</time>"]


@pytest.mark.parametrize(
    "above",
    [
        '<div><a href="/old"><p>Old story about other things here</p></a><span>3 January 2019</span></div><p>Published 9 March 2026</p>',
        "<p>The gate was built on 3 January 2019.</p><p>Published 9 March 2026</p>",
    ],
)
def test_the_day_of_another_story_is_not_the_pages(above: str) -> None:
    assert instants(livelog.parse(page(*CLOCKS, above=above), name="quay.html")) == at("15:05", "14:05", "13:05")


NIGHT = ["<time>00:35 GMT</time>", "<time>00:05 GMT</time>", "<time>23:30 GMT</time>"]
ADDRESS = '<link rel=canonical href="https://quay.example/2026/mar/10/live">'


def changed_at(moment: str) -> str:
    return f'<meta property="article:modified_time" content="{moment}">'


def test_days_are_counted_from_the_last_entry_where_the_first_leads_beyond_the_last_change() -> None:
    blog = livelog.parse(page(*NIGHT, head=ADDRESS + changed_at("2026-03-10T00:36:00Z")), name="quay.html")
    assert instants(blog) == ["2026-03-10T00:35:00Z", "2026-03-10T00:05:00Z", "2026-03-09T23:30:00Z"]
    blog = livelog.parse(page(*NIGHT, head=ADDRESS + changed_at("2026-03-11T00:36:00Z")), name="quay.html")
    assert instants(blog) == ["2026-03-11T00:35:00Z", "2026-03-11T00:05:00Z", "2026-03-10T23:30:00Z"]


def test_a_day_after_the_last_change_is_not_that_of_the_entries() -> None:
    blog = livelog.parse(page(*CLOCKS, head=ADDRESS + changed_at("2026-03-09T15:06:00Z")), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05")
    assert "time-conflict" in blog.warnings


def test_an_entry_later_than_the_last_change_or_the_capture_is_told() -> None:
    blog = livelog.parse(page(*CLOCKS, head=ADDRESS + changed_at("2026-03-10T14:20:00Z")), name="quay.html")
    assert ["time-conflict" in entry.warnings for entry in blog.entries] == [True, False, False]
    blog = livelog.parse(page(*CLOCKS, head=ADDRESS), name="quay.html", captured_at="2026-03-10T13:30:00Z")
    assert ["time-conflict" in entry.warnings for entry in blog.entries] == [True, True, False]


def test_an_attribute_that_gives_no_more_than_the_day_contradicts_no_clock() -> None:
    moments = ("15:05", "00:00", "13:05", "12:05")
    shown = [f'<time datetime="2026-03-09T{moment}:00Z">1{number}:05</time>' for number, moment in zip("5432", moments, strict=True)]
    blog = livelog.parse(page(*shown), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")
    assert not any(entry.warnings for entry in blog.entries)


def test_a_clock_without_am_and_pm_or_attribute_is_near_its_neighbours() -> None:
    shown = [f'<time datetime="2026-03-09T{hour + 12}:05:00Z">{hour}.05</time>' for hour in (5, 4, 3)]
    blog = livelog.parse(page(*shown[:1], "<time>4.40</time>", *shown[1:]), name="quay.html")
    assert instants(blog) == at("17:05", "16:40", "16:05", "15:05")


def test_what_is_called_published_is_the_publication() -> None:
    shown = [f"<p>{changed} GMT</p><p>Published at {published} GMT</p>" for changed, published in CHANGES]
    blog = livelog.parse(page(*shown), name="quay.html", date="2026-03-09")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")


def test_one_change_for_all_entries_is_that_of_the_page() -> None:
    updates = [{"datePublished": published, "dateModified": "2026-03-09T18:00:00Z"} for published in at("15:05", "14:05", "13:05", "12:05")]
    blog = livelog.parse(page(*[f"<time>1{number}:05</time>" for number in "5432"], head=claimed(*updates)), name="quay.html")
    assert instants(blog) == at("15:05", "14:05", "13:05", "12:05")
    assert [entry.modified for entry in blog.entries] == [None] * 4


def test_a_day_that_was_given_against_those_that_entries_state_is_told() -> None:
    text = "\n".join(f"Ann Poe, 9 March 2026 {hour}:05\nThe gate at the quay was opened for {hour} boats.\n" for hour in (15, 14, 13))
    assert "option-conflict" in livelog.parse(text, date="2020-01-01").warnings
    assert "option-conflict" not in livelog.parse(text, date="2026-03-09").warnings
    undated = text.replace("9 March 2026 ", "")
    assert "option-conflict" not in livelog.parse(undated, date="2020-01-01").warnings


def test_a_capture_that_was_given_against_that_of_the_file_is_told() -> None:
    saved = "<!--\n Page saved with SingleFile \n url: https://quay.example/live \n saved date: Tue Mar 10 2026 09:00:00 GMT+0000\n-->"
    post = "<article><time>15:05</time><p>The gate was opened at noon.</p></article>"
    html = f"<!DOCTYPE html><html lang='en'>{saved}<h1>Quay live</h1>{post}</html>"
    blog = livelog.parse(html.encode(), captured_at="2020-01-01T00:00:00Z")
    assert (blog.source.captured_at, "option-conflict" in blog.warnings) == ("2026-03-10T09:00:00Z", True)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("All times are Central.", "2026-03-09T20:05:00Z"),
        ("All times are Central European Time.", "2026-03-09T14:05:00Z"),
        ("All times are Central European Time (UTC+1).", "2026-03-09T14:05:00Z"),
        ("All times are Eastern European Time.", "2026-03-09T13:05:00Z"),
        ("All times are Ethiopian.", None),
    ],
)
def test_words_for_a_zone_are_taken_whole(words: str, first: str | None) -> None:
    shown = [f"<time>{hour}:05</time>" for hour in (15, 14, 13)]
    blog = livelog.parse(page(*shown, above=f"<p>{words}</p>"), name="quay.html", date="2026-03-09")
    assert blog.entries[0].published == first


def test_a_clock_without_a_machine_time_where_the_clocks_change_is_told() -> None:
    times = {"02:05": "02:05", "01:10": "01:10", "01:50": "00:50", "01:05": "00:05"}
    shown = [f'<time datetime="2026-10-25T{utc}:20Z">{clock}</time>' for clock, utc in times.items()]
    shown[2] = "<time>01:50</time>"
    blog = livelog.parse(page(*shown), name="quay.html")
    told = {entry.time.text: "time-conflict" in entry.warnings for entry in blog.entries}
    assert told == {"02:05": False, "01:10": False, "01:50": True, "01:05": False}


def test_a_clock_that_a_machine_time_without_a_zone_contradicts_is_told() -> None:
    moments = {"15:05": "15:05", "09:31": "14:31", "14:05": "14:05", "13:05": "13:05"}
    shown = [f'<time datetime="2026-03-09T{moment}">{clock}</time>' for clock, moment in moments.items()]
    blog = livelog.parse(page(*shown, above="<p>All times GMT</p>"), name="quay.html")
    assert ["time-conflict" in entry.warnings for entry in blog.entries] == [False, True, False, False]


@pytest.mark.parametrize(("hours", "told"), [(-1, True), (0, False)])
def test_structured_data_without_zones_that_is_hours_off_is_told(hours: int, told: bool) -> None:
    updates = [{"datePublished": f"2026-03-09T{hour + hours}:05:00"} for hour in (15, 14, 13, 12)]
    shown = [f'<time datetime="2026-03-09T{hour}:05:00Z">{hour}:05</time>' for hour in (15, 14, 13, 12)]
    assert ("time-conflict" in livelog.parse(page(*shown, head=claimed(*updates)), name="quay.html").warnings) == told


def test_structured_data_without_zones_may_be_that_of_utc() -> None:
    updates = [{"datePublished": f"2026-03-09T{hour - 1}:05:00"} for hour in (15, 14, 13, 12)]
    shown = [f'<time datetime="2026-03-09T{hour}:05:00+01:00">{hour}:05</time>' for hour in (15, 14, 13, 12)]
    blog = livelog.parse(page(*shown, head=claimed(*updates)), name="quay.html")
    assert instants(blog) == at("14:05", "13:05", "12:05", "11:05")
    assert "time-conflict" not in blog.warnings
