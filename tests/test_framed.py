"""Entries whose containers the markup tells: headlines and bylines by their slots, and blocks that are none of the text."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Region
from livelog.model.page import Page
from livelog.read.page import read
from livelog.split.framed import framed
from marked import markers_of

ENGLISH = lexicon("en")
SAID = "<p>The gate opens at noon.</p>"
MORE = "<p>Boats wait outside the wall.</p>"
LINK = "https://quay.example/other"


def page_of(*entries: str) -> Page:
    body = "".join(f"<article>{entry}</article>" for entry in entries)
    return read(f"<html><body><main>{body}</main></body></html>")


Framed = tuple[str | None, tuple[str, ...], list[str], dict[str, str]]


def drafts(*entries: str, timed: str = "", reasons: dict[str, str] | None = None) -> list[Framed]:
    """Headline, names, body and what was dropped of each entry; the marker is its first line that holds a clock."""
    page = page_of(*entries)
    lines = tuple(line._replace(reason=(reasons or {}).get(line.text)) for line in page.lines)
    page = page._replace(lines=lines)
    regions = [Region(node.first, node.last, number) for number, node in enumerate(page.nodes) if node.tag == "article"]
    stamps = {one.first: one for one in markers_of(*(line.text for line in lines))}
    markers = tuple(stamps[next(number for number in range(one.first, one.last) if number in stamps)] for one in regions)
    others = frozenset(number for number, line in enumerate(lines) if timed and line.text == timed)
    layout = Layout(markers, "leading", None, (), (), regions=tuple(regions), timed=others)
    return [
        (
            lines[one.head].text if one.head is not None else None,
            one.names,
            [lines[number].text for number in one.lines],
            {lines[number].text: reason for number, reason in one.dropped},
        )
        for one in framed(layout, page, ENGLISH)
    ]


def one(entry: str, timed: str = "") -> Framed:
    return drafts(f"<p>14:05</p>{entry}", timed=timed)[0]


TEXT = ["The gate opens at noon."]
BOTH = [*TEXT, "Boats wait outside the wall."]


@pytest.mark.parametrize(
    ("entry", "head", "body"),
    [
        (SAID, None, TEXT),
        (f"<h2>Gate opens</h2>{SAID}", "Gate opens", TEXT),
        (f"{SAID}<h2>Gate opens</h2>{MORE}", None, [*TEXT, "Gate opens", BOTH[1]]),
        (f"<h2>2:1</h2>{SAID}", None, ["2:1", *TEXT]),
        (f"<h2>2:1</h2><h3>Gate opens</h3>{SAID}", "Gate opens", ["2:1", *TEXT]),
        (f"<p><b>Gate opens</b></p>{SAID}", "Gate opens", TEXT),
        (f"<p>Gate opens</p>{SAID}", None, ["Gate opens", *TEXT]),
        (f"<h2>Gate opens</h2>{SAID}<h3>More</h3>", "Gate opens", TEXT),
    ],
)
def test_the_headline_of_a_container(entry: str, head: str | None, body: list[str]) -> None:
    found = one(entry)
    assert (found[0], found[2]) == (head, body)


def test_entries_that_have_no_headline() -> None:
    def headless(*entries: str) -> list[bool]:
        page = page_of(*entries)
        regions = tuple(Region(node.first, node.last, number) for number, node in enumerate(page.nodes) if node.tag == "article")
        stamps = {one.first: one for one in markers_of(*(line.text for line in page.lines))}
        markers = tuple(stamps[one.first] for one in regions)
        return [one.headless for one in framed(Layout(markers, "leading", None, (), (), regions=regions), page, ENGLISH)]

    plain, headed = f"<p>14:05</p>{SAID}", f"<p>14:05</p><h2>Gate opens</h2>{SAID}"
    assert headless(plain) == [True]
    assert headless(headed, plain) == [False, True]
    assert headless(f"<p>14:05</p><p>Gate opens</p>{SAID}") == [True]
    assert headless(f"<p>14:05</p><div>Gate opens</div><div>Boats wait</div>{SAID}") == [False]
    assert headless(f"<p>14:05</p><p>Gate opens</p><ul><li>Boats wait</li></ul>{SAID}") == [True]
    assert headless(f"<p>14:05</p><p>Gate opens</p><div>Boats wait outside.</div>{SAID}") == [False]


def test_headings_are_headlines_where_a_fifth_of_the_entries_has_one() -> None:
    headed, bold = f"<p>14:05</p><h2>Gate opens</h2>{SAID}", f"<p>14:05</p><p><b>Boats wait</b></p>{SAID}"
    assert [head for head, *_ in drafts(headed, *[bold] * 4)] == ["Gate opens", *[None] * 4]
    assert [head for head, *_ in drafts(headed, *[bold] * 5)][1:] == ["Boats wait"] * 5


def test_a_heading_without_text_below_it_is_none_of_the_entry() -> None:
    assert one(f"<h2>Gate opens</h2>{SAID}<h3>More</h3>")[3] == {"More": "title"}


def test_a_slot_that_never_holds_sentences_is_that_of_headlines() -> None:
    entry = f"<p>14:05</p><div>Gate opens</div>{SAID}"
    assert [head for head, *_ in drafts(entry, entry)] == ["Gate opens"] * 2
    assert [head for head, *_ in drafts(entry, f"<p>13:05</p>{SAID}")] == ["Gate opens", None]
    assert [head for head, *_ in drafts(entry, *[f"<p>13:05</p>{SAID}"] * 2)] == [None] * 3
    assert [head for head, *_ in drafts(entry, "<p>13:05</p><div>The gate opens at noon.</div>")] == [None] * 2
    assert [head for head, *_ in drafts(f"<p>14:05</p><div>Gate opens</div><div>Boats wait</div>{SAID}")] == [None]


def test_labels_and_tags_are_no_headlines() -> None:
    entry = f"<p>14:05</p><div>Breaking</div><div>Gate opens</div>{SAID}"
    assert drafts(entry)[0][0] is None
    tagged = f'<p>14:05</p><p><a href="/tag">#quay</a></p><p><b>Gate opens</b></p>{SAID}'
    assert drafts(tagged)[0][0] == "Gate opens"
    assert drafts(f"<p>14:05</p><p>Breaking</p><p><b>Gate opens</b></p>{SAID}")[0][0] == "Gate opens"


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        (f"<div>Ann Poe</div>{SAID}", ("Ann Poe",)),
        (f"{SAID}<div>Ann Poe</div>", ("Ann Poe",)),
        (f"{SAID}<div>Ann Poe</div>{MORE}", ()),
        (f"<div>Pier</div>{SAID}", ()),
        (f'<div><span itemprop="author">lampkeeper</span></div>{SAID}', ("lampkeeper",)),
        (f'<div><span itemprop="author">Lamp desk</span></div>{SAID}', ("Lamp desk",)),
        (f'<div><span itemprop="author">By lampkeeper</span></div>{SAID}', ("lampkeeper",)),
        (f'<div><span itemprop="author">pier9</span></div>{SAID}', ()),
        (f'<div><span itemprop="author">{"l" * 30}</span></div>{SAID}', ("l" * 30,)),
        (f'<div><span itemprop="author">{"l" * 31}</span></div>{SAID}', ()),
        (f'<div><span itemprop="author">l</span></div>{SAID}', ()),
        (f'<div><span itemprop="author">Breaking</span></div>{SAID}', ()),
        (f'<div><span itemprop="author">the keeper of the lamp</span></div>{SAID}', ()),
        (f'<div itemprop="author"><p>Ann Poe</p></div>{SAID}', ("Ann Poe",)),
        (f'<div itemprop="author"><p>lampkeeper</p><p>Pier</p></div>{SAID}', ("lampkeeper", "Pier")),
        (f'<div itemprop="author"><p>lampkeeper</p><p>Pier</p><p>Wall</p></div>{SAID}', ()),
        (f"<h2>Gate opens</h2><div>Ann Poe</div>{SAID}", ("Ann Poe",)),
        (f"<div>Ann Poe</div><div>Harbour correspondent</div>{SAID}", ("Ann Poe",)),
    ],
)
def test_the_byline_of_a_container(entry: str, names: tuple[str, ...]) -> None:
    assert one(entry)[1] == names


def test_roles_and_desks_are_dropped() -> None:
    assert one(f"<div>Ann Poe</div><div>Harbour correspondent</div>{SAID}")[3] == {"Harbour correspondent": "byline-role"}
    assert one(f"<div>By Harbour staff</div>{SAID}")[3] == {"By Harbour staff": "byline-role"}
    assert one(f"<div>Harbour correspondent</div>{SAID}")[3] == {}
    assert one(f"<div>Pier</div><div>By Harbour staff</div>{SAID}")[3] == {}


def test_a_slot_must_hold_names_in_most_entries() -> None:
    signed, plain = f"<p>14:05</p><div>Ann Poe</div>{SAID}", f"<p>13:05</p><div>Pier</div>{SAID}"
    assert [names for _, names, *_ in drafts(signed, plain)] == [("Ann Poe",), ()]
    assert [names for _, names, *_ in drafts(signed, plain, plain)] == [(), (), ()]
    none = f"<p>13:05</p>{SAID}"
    assert [names for _, names, *_ in drafts(signed, none, none)] == [("Ann Poe",), (), ()]
    assert drafts(signed, *[none] * 3)[0][1] == ()
    assert drafts(signed, signed, *[none] * 4)[0][1] == ("Ann Poe",)


def test_of_two_slots_with_names_the_one_that_the_markup_calls_an_author_s_wins() -> None:
    entry = f'<p>14:05</p><div>Bo Lund</div>{SAID}<section><span itemprop="author">Ann Poe</span></section>'
    assert drafts(entry)[0][1] == ("Ann Poe",)
    near = f"<p>14:05</p><div>Bo Lund</div>{SAID}<section>Ann Poe</section>"
    assert drafts(near)[0][1] == ("Bo Lund",)


def test_of_two_slots_with_names_the_one_beside_a_heading_wins() -> None:
    rows = "<span>Pier</span><section>Bo Lund</section><span>Quay</span><div>Ann Poe</div><h2>Gate opens</h2>"
    assert drafts(f"<p>14:05</p>{rows}{SAID}")[0][1] == ("Ann Poe",)
    rows = "<h2>Gate opens</h2><div>Ann Poe</div><span>Quay</span><section>Bo Lund</section>"
    assert drafts(f"<p>14:05</p>{rows}{SAID}")[0][1] == ("Ann Poe",)


def test_of_two_slots_that_are_equals_the_first_on_the_page_wins() -> None:
    for first, second in (("section", "div"), ("div", "section"), ("aside", "b")):
        entry = f"<p>14:05</p>{SAID}{MORE}<{first}>Ann Poe</{first}><{second}>Bo Lund</{second}>"
        assert drafts(entry)[0][1] == ("Ann Poe",), first


def test_what_stands_in_a_class_of_names_is_one_too() -> None:
    named, nick = f'<p>14:05</p><div class="by">Ann Poe</div>{SAID}', f'<p>13:05</p><div class="by">lampkeeper</div>{SAID}'
    assert [names for _, names, *_ in drafts(named, named, nick)] == [("Ann Poe",), ("Ann Poe",), ("lampkeeper",)]
    plain = nick.replace(' class="by"', "")
    assert [names for _, names, *_ in drafts(named, named, plain)] == [("Ann Poe",), ("Ann Poe",), ()]


def test_another_time_and_what_was_removed_is_no_text() -> None:
    assert one(f"<p>13:00</p>{SAID}", timed="13:00")[2:] == (TEXT, {"13:00": "time"})
    assert drafts(f"<p>14:05</p><p>Share</p>{SAID}", reasons={"Share": "share"})[0][2:] == (TEXT, {})


CARD = f'<a href="{LINK}">Forty boats wait outside the wall</a>'


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (f"<p>{CARD}</p>", "related-link"),
        (f'<p><a href="{LINK}">Boats wait</a></p>', None),
        ('<p><a href="#post-7">Forty boats wait outside the wall</a></p>', None),
        (f"<div>{CARD}<p>Boats</p></div>", "related-link"),
        (f"<div>{CARD}<div>Boats wait outside.</div></div>", "related-link"),
        (f'<div><h3>Boats wait</h3><p><a href="{LINK}">Boats</a></p></div>', None),
        (f'<div><h3><a href="{LINK}">Boats wait</a></h3><p>Pier</p></div>', "related-link"),
        ('<figure><img src="a.jpg"><p>Forty boats wait outside</p></figure>', None),
        ('<figure><img src="a.jpg"><div>Forty boats wait outside the wall</div></figure>', "caption"),
        ('<figure><img src="a.jpg"><div>Forty boats wait outside the wall</div><div>Pier</div></figure>', "caption"),
        ('<figure><img src="a.jpg"><div>Forty boats wait outside the wall</div><div>Pier</div><div>Quay</div></figure>', None),
        ('<figure><img src="a.jpg"><div>Ann Poe</div></figure>', None),
        ("<figure><div>Forty boats wait outside the wall</div></figure>", None),
        ("<div><div>Shall the gate open today?</div><button>Yes</button><button>No</button></div>", "poll"),
        ("<div><div>Shall the gate open today</div><button>Yes</button><button>No</button></div>", None),
        ("<div><div>Shall the gate open today?</div><div>Yes</div></div>", None),
    ],
)
def test_blocks_that_are_none_of_the_text(block: str, reason: str | None) -> None:
    dropped = one(f"{SAID}{MORE}{block}")[3]
    assert set(dropped.values()) <= {reason}
    assert bool(dropped) == (reason is not None)


def test_a_box_that_asks_to_subscribe() -> None:
    box = "<div><div>Sign up</div><div>Our letter comes every morning</div></div>"
    found = drafts(f"<p>14:05</p>{SAID}{MORE}{box}", reasons={"Sign up": "newsletter"})[0]
    assert found[2:] == (BOTH, {"Our letter comes every morning": "newsletter"})
    long = box.replace("Our letter", f"Our letter {'and more ' * 80}")
    assert drafts(f"<p>14:05</p>{SAID}{MORE}{long}", reasons={"Sign up": "newsletter"})[0][3] == {}


def test_a_list_of_links_can_be_all_that_an_entry_says() -> None:
    links = f"<ul><li>{CARD}</li><li>{CARD.replace('other', 'more').replace('Forty', 'Sixty')}</li></ul>"
    assert one(links)[2] == ["Forty boats wait outside the wall", "Sixty boats wait outside the wall"]
    assert one(f"{SAID}{MORE}{links}")[2] == BOTH


def test_a_caption_can_be_all_that_an_entry_says() -> None:
    found = one('<figure><img src="a.jpg"><div>Forty boats wait outside the wall</div></figure>')
    assert (found[0], found[3]) == ("Forty boats wait outside the wall", {})


def test_a_linked_heading_is_the_headline_where_no_text_stands_above_it() -> None:
    heading = f'<h2><a href="{LINK}">Forty boats wait outside the wall</a></h2>'
    assert one(f"{heading}{SAID}")[0] == "Forty boats wait outside the wall"
    found = one(f"{SAID}{MORE}{heading}")
    assert (found[0], found[3]) == (None, {"Forty boats wait outside the wall": "related-link"})


def test_lines_of_one_link_are_a_card() -> None:
    card = f'<a href="{LINK}"><div>Boats wait</div><div>Pier</div></a>'
    assert one(f"{SAID}{MORE}{card}")[3] == {"Boats wait": "related-link", "Pier": "related-link"}
