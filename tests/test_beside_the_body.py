"""Blocks beside an entry's body: cards of other stories, boxes, polls and captions, and the body itself, at their bounds."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.model.page import Line, Node
from livelog.read.lines import split_lines
from livelog.read.page import read
from livelog.split.asides import _blocks, _body, _first_place, _headed, _linked, _long_links, _plain_link, _reason, asides
from marked import line_of, page_of

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
CARD = "Forty boats wait outside the wall"
AWAY = (("Boats", "https://quay.example/other"),)
HERE = (("Boats", "#post-7"),)


def bare(text: str) -> Line:
    """A line of a page without markup."""
    (line,) = split_lines(text)
    return line


def link(text: str, node: int = 0, links: tuple[tuple[str, str], ...] = AWAY, **more: Any) -> Line:
    return line_of(text, node, linked=True, links=links, **more)


def heading(text: str, node: int = 0, **more: Any) -> Line:
    return line_of(text, node, level=2, **more)


def dropped(entry: str, reasons: dict[str, str] | None = None) -> dict[str, str]:
    """What is dropped of an entry, with the reason of each line."""
    page = read(f"<html><body><main><article>{entry}</article></main></body></html>")
    lines = tuple(line._replace(reason=(reasons or {}).get(line.text)) for line in page.lines)
    page = page._replace(lines=lines)
    (container,) = [number for number, node in enumerate(page.nodes) if node.tag == "article"]
    numbers = tuple(number for number, line in enumerate(lines) if line.reason is None)
    found = asides(numbers, container, page, sorted(picture.node for picture in page.pictures))
    return {lines[number].text: reason for number, reason in found.items()}


P_CARD = f'<p><a href="https://quay.example/other">{CARD}</a></p>'
DIV_CARD = P_CARD.replace("p>", "div>")
SMOKE = '<figure><img src="a.jpg"><div>Smoke over the old harbour wall</div></figure>'


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"{P_CARD}<p>{SAID}</p>", {CARD: "related-link"}),
        (f"<p>{SAID}</p>{P_CARD}<p>{MORE}</p>", {CARD: "related-link"}),
        (f"<div>Pier</div>{SMOKE}", {}),
        (f"<h2>{CARD}</h2>{SMOKE}", {}),
        (f"<div>{'x' * 90}</div>{SMOKE}", {}),
        (f"<p>{SAID}</p>{SMOKE}", {"Smoke over the old harbour wall": "caption"}),
        (f"<div>Pier</div>{DIV_CARD}", {CARD: "related-link"}),
        (f"<div>Pier</div>{P_CARD}", {}),
        (f"<div>Pier</div>{SMOKE}{DIV_CARD}", {CARD: "related-link"}),
        (f"<blockquote class='twitter-tweet'><p>{SAID}</p></blockquote><p>{MORE}</p>", {}),
    ],
)
def test_what_is_dropped_of_an_entry(entry: str, expected: dict[str, str]) -> None:
    assert dropped(entry) == expected


def test_lines_without_markup_are_dropped_for_nothing() -> None:
    lines = (bare(SAID), bare(CARD))
    assert asides((0, 1), 0, page_of(lines, Node(-1, "article", 1, 0, 2)), []) == {}


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        (link(CARD, tag="li"), True),
        (link(CARD, tag="p"), True),
        (link(CARD, tag="div"), False),
        (line_of(CARD, tag="p"), False),
        (line_of(CARD, tag="div"), False),
        (bare(CARD), False),
    ],
)
def test_a_link_is_plain_in_a_paragraph_or_an_item_of_a_list(line: Line, plain: bool) -> None:
    assert _plain_link(line) is plain


TWO = (("Boats", "/boats"), ("Pier", "/pier"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((link("Boats"), link("Pier")), [0, 1]),
        ((link("Boats"), link("Pier", links=(("Pier", "/pier"),))), []),
        ((link("Boats", links=TWO), link("Pier", links=(TWO[0], ("Quay", "/quay")))), [0, 1]),
        ((link("Boats", links=TWO), link("Pier", links=(("Quay", "/quay"), TWO[1]))), []),
        ((link("Boats", links=HERE), link("Pier", links=HERE)), []),
        ((line_of("Boats", links=AWAY), line_of("Pier", links=AWAY)), []),
        ((link("Boats", links=()), link("Pier", links=())), []),
        ((bare("Boats"), bare("Pier")), []),
        ((link("Boats"), bare("Quay"), link("Pier")), [0, 2]),
        ((link("Boats"), line_of("Quay", links=AWAY), link("Pier"), link("Wall")), [0, 2, 3]),
    ],
)
def test_two_lines_of_one_link_to_another_page_are_a_card(lines: tuple[Line, ...], expected: list[int]) -> None:
    assert _long_links(_linked(range(len(lines)), lines), lines, None) == expected


def said(size: int) -> str:
    """A sentence of so many letters."""
    return f"Boats {'x' * (size - 7)}."


def body(*lines: Line) -> int:
    """The body among `<article><div><p>1</p><p>2</p></div><section>3</section></article>` behind a first node."""
    nodes = (
        Node(-1, "main", 6, 0, 3),
        Node(0, "article", 6, 0, 3),
        Node(1, "div", 5, 0, 2),
        Node(2, "p", 4, 0, 1),
        Node(2, "p", 5, 1, 2),
        Node(1, "section", 6, 2, 3),
    )
    return _body(tuple(range(len(lines))), 1, lines, nodes)


@pytest.mark.parametrize(
    ("lines", "node"),
    [
        ((line_of(said(50)), line_of(said(50)), line_of(said(20))), 2),
        ((line_of(said(60)), line_of(said(20)), line_of(said(20))), 3),
        ((line_of(said(59)), line_of(said(21)), line_of(said(20))), 2),
        ((line_of(said(61)), line_of(said(20)), line_of(said(19))), 3),
        ((line_of(said(30)), line_of(said(30)), line_of(said(40))), 2),
        ((line_of(said(30)), line_of(said(29)), line_of(said(41))), 1),
        ((line_of(said(20)), line_of(said(20)), line_of(said(60))), 5),
        ((line_of(said(30)), line_of(said(20)), line_of(said(50))), 1),
        ((line_of(said(20)), line_of(said(60)), line_of(said(20))), 4),
        ((line_of("Pier"), line_of("Quay and wall and rope"), line_of("Sail")), 4),
        ((line_of(said(20)), line_of("Pier"), line_of("Quay and wall and rope and sail")), 3),
        ((heading(said(90)), line_of(said(20)), line_of(said(20))), 1),
        ((link(said(90)), line_of(said(20)), line_of(said(20))), 1),
        ((heading("Pier"), line_of("Quay and wall and rope"), line_of("Sail")), 4),
        ((line_of("Pier"), line_of("Quay and wall and rope"), heading(CARD)), 4),
        ((line_of("Pier"), line_of("Quay and wall and rope"), link(CARD)), 4),
        ((line_of("Pier"), line_of("Quay and wall and rope"), heading(CARD, linked=True, links=AWAY)), 1),
        ((line_of("Pier"), line_of(said(20)), heading(CARD, linked=True, links=AWAY)), 4),
        ((link(said(20)), link(said(20)), link(said(20))), 1),
        ((bare(said(20)), bare(said(20)), bare(said(20))), 1),
        ((bare(said(90)), line_of(said(20)), bare(said(90))), 4),
    ],
)
def test_the_body_is_the_innermost_element_with_three_fifths_of_the_sentences(lines: tuple[Line, ...], node: int) -> None:
    assert body(*lines) == node


@pytest.mark.parametrize(
    ("lines", "node"),
    [
        ((heading(CARD, 7), line_of(SAID)), [7]),
        ((line_of(SAID), heading(CARD, 7)), [7]),
        ((heading(CARD, 7, linked=True), line_of(SAID)), [7]),
        ((line_of("Pier"), heading(CARD, 7, linked=True)), [7]),
        ((line_of(SAID), heading(CARD, 7, linked=True)), []),
        ((heading(CARD, 6), heading(CARD, 7)), [6]),
        ((bare(SAID), heading(CARD, 7)), [7]),
        ((line_of(SAID),), []),
        ((bare(SAID),), []),
    ],
)
def test_a_linked_heading_below_text_is_not_the_entry_s_own(lines: tuple[Line, ...], node: list[int]) -> None:
    assert _headed(tuple(range(len(lines))), lines) == node


def test_where_the_first_heading_or_sentence_stands() -> None:
    lines = (line_of("Pier"), heading(CARD), line_of(SAID))
    assert [_first_place(numbers, lines) for numbers in ((0, 1, 2), (0, 2), (2,), (0,), ())] == [1, 1, 0, 1, 0]


NODES = (
    Node(-1, "main", 9, 0, 6),
    Node(0, "article", 8, 0, 5),
    Node(1, "div", 5, 0, 2),
    Node(2, "section", 4, 0, 1),
    Node(2, "p", 5, 1, 2),
    Node(1, "div", 7, 2, 3),
    Node(5, "p", 7, 2, 3),
    Node(1, "aside", 8, 3, 3),
    Node(0, "footer", 9, 5, 6),
)


@pytest.mark.parametrize(
    ("kept", "blocks"),
    [({1}, [2, 5]), ({2}, [3, 4, 5]), ({4}, [3, 5]), ({3}, [4, 5]), ({5}, [2, 6]), ({4, 6}, [3]), ({6}, [2])],
)
def test_the_largest_blocks_beside_the_body(kept: set[int], blocks: list[int]) -> None:
    assert _blocks(1, kept, NODES) == blocks


def reason(*lines: Line, tag: str = "div", pictured: tuple[int, ...] = ()) -> str | None:
    """Why a block of these lines, of which some are removed, is none of the text."""
    own = [number for number, line in enumerate(lines) if line.reason is None]
    page = page_of(lines, Node(-1, "article", 3, 0, len(lines)), Node(0, tag, 2, 0, len(lines)), Node(0, "p", 3, 0, 0))
    return _reason(1, own, page, [*pictured])


def headed(**more: Any) -> Line:
    return heading(CARD, linked=True, links=AWAY, **more)


LETTER = line_of("Sign up", reason="newsletter")
YES = line_of("Yes", zone="control", reason="control")


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((headed(),), "related-link"),
        ((headed(), line_of("Pier")), "related-link"),
        ((headed(reason="related-link"), line_of("Pier")), "related-link"),
        ((headed(), line_of(said(300)), line_of(said(267))), "related-link"),
        ((headed(), line_of(said(300)), line_of(said(268))), None),
        ((heading(CARD, linked=True, links=HERE), line_of("Pier")), None),
        ((heading(CARD, links=AWAY), line_of("Pier")), None),
        ((heading("Pier"), line_of("Quay")), None),
        ((LETTER, line_of("x" * 599)), "newsletter"),
        ((LETTER, line_of("x" * 600)), "newsletter"),
        ((LETTER, line_of("x" * 601)), None),
        ((line_of("Share", reason="share"), line_of("x" * 20)), None),
        ((link(CARD),), "related-link"),
        ((link(CARD), line_of(SAID)), "related-link"),
        ((link(CARD), line_of(SAID), line_of(MORE)), None),
        ((link(CARD), line_of("Pier"), line_of("Quay")), "related-link"),
        ((link("Boats wait"), line_of("Pier")), None),
        ((line_of("Which pier?"), line_of("Mine"), YES), "poll"),
        ((line_of("Which pier?"), YES), None),
        ((line_of("Which pier?"), line_of("Mine")), None),
        ((line_of("Which pier"), line_of("Mine"), YES), None),
        ((line_of("Which pier?"), line_of("x" * 588), YES), "poll"),
        ((line_of("Which pier?"), line_of("x" * 589), YES), "poll"),
        ((line_of("Which pier?"), line_of("x" * 590), YES), None),
        ((bare("Which pier?"), bare("Mine")), None),
    ],
)
def test_why_a_block_is_none_of_the_text(lines: tuple[Line, ...], why: str | None) -> None:
    assert reason(*lines) == why


def test_a_block_that_texts_are_made_of_is_text_but_for_a_linked_heading() -> None:
    assert reason(LETTER, line_of("Pier"), tag="p") is None
    assert reason(link(CARD), tag="ul") is None
    assert reason(headed(), line_of("Pier"), tag="table") == "related-link"


def test_a_heading_that_was_removed_itself_takes_nothing_with_it() -> None:
    lines = (line_of("Pier"), headed(reason="share"))
    page = page_of(lines, Node(-1, "article", 2, 0, 2), Node(0, "div", 2, 0, 2))
    assert _reason(1, [1], page, []) is None
    assert _reason(1, [1], page._replace(lines=(lines[0], headed())), []) == "related-link"


LETTERS = " ".join(["x"] * 100)


@pytest.mark.parametrize(
    ("lines", "pictured", "why"),
    [
        ((line_of(CARD),), (1,), "caption"),
        ((line_of(CARD),), (), None),
        ((line_of(CARD),), (0,), None),
        ((line_of(CARD),), (2,), None),
        ((line_of("Ann Poe"),), (1,), None),
        ((line_of(f"{LETTERS}{'x' * 60}"),), (1,), "caption"),
        ((line_of(f"{LETTERS}{'x' * 61}"),), (1,), "caption"),
        ((line_of(f"{LETTERS}{'x' * 62}"),), (1,), None),
        ((line_of(CARD), line_of("Pier")), (1,), "caption"),
        ((line_of(CARD), line_of("Pier"), line_of("Quay")), (1,), None),
    ],
)
def test_a_caption_stands_with_its_picture_and_is_short(lines: tuple[Line, ...], pictured: tuple[int, ...], why: str | None) -> None:
    assert reason(*lines, pictured=pictured) == why
