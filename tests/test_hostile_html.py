"""Saved pages that are broken, odd or made to be hard: nothing is lost, nothing fails."""

from __future__ import annotations

import pytest

import livelog.pipeline
from livelog.assemble.identity import distinct
from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft, Marker
from livelog.model.page import Page
from livelog.model.stamp import Stamp, When
from livelog.read.lines import split_lines
from livelog.split.entry import texts
from livelog.split.habits import habits
from test_properties import check

HEAD = "<h1>Quay live: the gate opens</h1>"
WALL = "<article><time>15:05</time><p>The crews said that the wall fell.</p></article>"
BOATS = "<article><time>14:05</time><p>Boats had been waiting at the quay.</p></article>"
NIGHT = "<article><time>13:05</time><p>Nobody was hurt in the night.</p></article>"


def bodies(html: str) -> list[str]:
    """The bodies of a page's entries, of which everything holds that must."""
    blog = livelog.parse(html.encode())
    check(blog)
    return [entry.article_body for entry in blog.entries]


def test_captions_of_many_pictures_in_one_block() -> None:
    gallery = "".join(f"<img src=https://quay.example/{number}.jpg><figcaption>Quay {number}</figcaption>" for number in range(30))
    blog = livelog.parse(f"<html><body>{HEAD}{WALL.replace('</article>', f'<div>{gallery}</div></article>')}{BOATS}</body></html>")
    images = blog.entries[0].images
    assert len(images) == 30
    assert {image.caption for image in images} == {" ".join(f"Quay {number}" for number in range(20))}


def test_address_beyond_all_sense_is_none() -> None:
    html = f"<html><head><link rel=canonical href=https://quay.example/{'x/' * 1000}></head><body>{HEAD}{WALL}{BOATS}</body></html>"
    assert livelog.parse(html).url is None
    assert livelog.parse(html.replace("x/" * 10, "")).url == "https://quay.example/"


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body>{HEAD}{WALL}{BOATS}</body></html>{NIGHT}",
        f"<html><body>{HEAD}<main>{WALL}</BODY>{BOATS}</Html >{NIGHT}</main>",
        f"<html><body>{HEAD}{WALL}{BOATS}</body></html><html><body>{NIGHT}</body></html>",
    ],
    ids=["behind", "between", "two documents"],
)
def test_page_goes_on_behind_its_end_tags(html: str) -> None:
    assert len(bodies(html)) == 3


def test_line_ends_of_preformatted_text() -> None:
    text = "12:05\nThe crews came at five.\n\n11:05\nThe boats <b>left\nat</b> last.\n\n10:05\nNobody was hurt at all."
    found = livelog.parse(f"<h1>Quay live</h1><pre>{text}</pre>".encode())
    check(found)
    assert found.text == "Quay live\n\n12:05\nThe crews came at five.\n\n11:05\nThe boats left\nat last.\n\n10:05\nNobody was hurt at all."
    assert [entry.time.local for entry in found.entries] == ["12:05", "11:05", "10:05"]


def test_page_that_says_its_beginning_twice_is_one_page() -> None:
    notice = "<p>Sign up for our newsletter today</p><p>Free.</p>"
    assert len(bodies(f"{notice}{HEAD}{WALL}{BOATS}<div class='vf-comment' id='c-1'>{notice}<p>Ann Poe</p><p>Good.</p></div>{NIGHT}")) == 3


def test_nodes_and_pictures_move_with_lines_that_are_cut() -> None:
    long = "The gate was opened at noon, and the boats that had been waiting at the quay since the early morning went out. " * 30
    html = f"{HEAD}<div><p>{long}+++ 14:26 Gate opens +++ {long}</p></div><p>Boats</p>{WALL}<img src='/a.jpg'>{BOATS}<p>End</p>{NIGHT}"
    trace = livelog.pipeline.trace(html.encode())
    check(trace.blog)
    assert all(line.mark is None or page_node(trace.page, line.mark.node, number) for number, line in enumerate(trace.page.lines))


def page_node(page: Page, node: int, number: int) -> bool:
    """The node holds the line."""
    return page.nodes[node].first <= number < page.nodes[node].last


def test_last_container_of_a_time_and_nothing_else() -> None:
    times = (1792893900, 1792893300, 1792892700)
    texts = ("<p>The crews said that the last wall fell.</p>", "<p>Boats had been waiting at the quay.</p>", "")
    posts = [f'<article data-published="{time}">{text}</article>' for time, text in zip(times, texts, strict=True)]
    blog = livelog.parse(f"{HEAD}{''.join(posts)}".encode())
    check(blog)
    assert [entry.span is None for entry in blog.entries] == [False, False, True]
    assert "empty-entry" in blog.entries[2].warnings


@pytest.mark.parametrize("level", ["²", "٣", "9" * 5000, "0", ""])
def test_level_of_a_heading_that_is_no_number(level: str) -> None:
    assert len(bodies(f'<div role=heading aria-level="{level}">Quay</div>{WALL}{BOATS}')) == 2


def test_split_date_with_a_digit_that_is_no_number() -> None:
    assert not bodies("<p>March</p><p>²</p><p>²²²²</p>")


def test_menu_of_invisible_signs() -> None:
    assert len(bodies(f"<nav>\u202e\u2066<li>\u200b</li>Home</nav>{HEAD}{WALL}{BOATS}")) == 2


def test_marker_that_leads_away_stays() -> None:
    first, second = "21 Apr 2026 13:50 UTC<p>Booths do not accept cards.</p>", "21 Apr 2026 13:12 UTC<p>We look into reports.</p>"
    assert len(bodies(f"<a href='/3'>{first}{second}</a>")) == 2


def test_text_behind_a_trailing_marker_stands_below_the_text_above_it() -> None:
    lines = split_lines("The button was pressed.\n24:00 Everyone waits here.")
    stamp = Stamp(1, 0, 5, "start", When(hour=24, minute=0), "HH:MM", "24:00", tail="Everyone waits here.")
    found = texts(Draft(Marker(1, 1, stamp), (0,)), lines, habits((), lines, lexicon("en")), lexicon("en"), {})
    assert found.body == ("The button was pressed.", "Everyone waits here.")


def test_block_of_several_entries_names_and_dates_none() -> None:
    told = "<time datetime='2019-03-09T15:05:00Z'>Published</time>"
    rows = "15:05<br>The wall fell at noon.<br><br>14:31<br>Boats had been waiting.<br>"
    blog = livelog.parse(f"<div id='story-9911'>{HEAD}{told}<br>{rows}</div>".encode())
    check(blog)
    assert [entry.identifier[:7] for entry in blog.entries] == ["sha256:", "sha256:"]
    assert [entry.published for entry in blog.entries] == [None, None]


def test_ids_that_come_again_next_to_ids_like_theirs() -> None:
    assert distinct(["a", "a-2", "a", "a", "a-2", "a-2-2"]) == ["a", "a-2", "a-3", "a-4", "a-2-2", "a-2-2-2"]


def test_row_of_elements_with_ids_and_links() -> None:
    row = "<a id=a href=/1>One</a><span id=b>Two</span> <span id=c> </span><a id=d href=/4>Four</a>"
    page = livelog.pipeline.trace(f"<div>{row}</div>".encode()).page
    links = [(line.text, line.mark and line.mark.links) for line in page.lines]
    assert links == [("One", (("One", "/1"),)), ("Two", ()), ("Four", (("Four", "/4"),))]
    places = {node.ident: (node.first, node.last) for node in page.nodes if node.ident}
    assert places == {"a": (0, 1), "b": (1, 2), "c": (0, 0), "d": (2, 3)}


def test_clocks_that_lost_their_half_take_that_of_the_nearest_above() -> None:
    clocks = ["11.10pm", "10.40", "10.05pm", "9.30pm", "8.10am", "7.55", "7.20am"]
    posts = [f"<article><p>{clock}</p><p>Boats had been waiting at quay {place}.</p></article>" for place, clock in enumerate(clocks)]
    blog = livelog.parse(f"{HEAD}{''.join(posts)}".encode())
    assert [entry.time.local for entry in blog.entries] == ["23:10", "22:40", "22:05", "21:30", "08:10", "07:55", "07:20"]


def test_inline_element_with_blocks_in_it_has_all_their_lines() -> None:
    page = livelog.pipeline.trace(
        b"<div>Quay<span id=a><p>One</p><p>Two</p></span></div><p>Three</p><span id=b><p>Four</p>Five</span>"
    ).page
    assert [line.text for line in page.lines] == ["Quay", "One", "Two", "Three", "Four", "Five"]
    assert {node.ident: (node.first, node.last) for node in page.nodes if node.ident} == {"a": (0, 3), "b": (4, 6)}


@pytest.mark.parametrize("attribute", [" a{}=1", "/a{}", " a{}='<p>'", ' a{}="=>"', ' ="{}', ' a{}"=1', " a{} = 1"])
def test_element_with_thousands_of_attributes(attribute: str) -> None:
    crowded = "".join(attribute.format(number) for number in range(60_000))
    assert bodies(f"{HEAD}{WALL}<p{crowded}></p>{BOATS}{NIGHT}") == bodies(f"{HEAD}{WALL}{BOATS}{NIGHT}")


def test_times_in_more_kinds_of_attributes_than_any_page_has() -> None:
    posts = "".join(f"<p data-t{number}=2026-03-09T12:05:00Z>Boats passed the gate at noon.</p>" for number in range(500))
    assert len(bodies(f"{HEAD}{WALL}{BOATS}{NIGHT}{posts}")) == 3


def test_a_time_is_no_caption_whatever_its_class_is_called() -> None:
    head = "<div class=card_caption><span>9 March 2026: 1{0}:05</span></div>"
    post = f"<div class=card>{head}<div>Gate {{0}} opens</div><p>Boats wait at {{0}}.</p></div>"
    blog = livelog.parse("<html lang=en><h1>Quay live</h1>" + "".join(post.format(number) for number in (5, 4, 3)))
    assert [(entry.time.local, entry.headline) for entry in blog.entries] == [
        (f"2026-03-09T1{number}:05", f"Gate {number} opens") for number in (5, 4, 3)
    ]
