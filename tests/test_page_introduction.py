"""The page's headline among menus, and the dates, bylines and captions between it and the first entry, at their bounds."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.page import Line, Mark
from livelog.model.stamp import Stamp
from livelog.read.lines import split_lines
from livelog.split.header import Header, _caption, _dates, _heading, _menu, _running
from marked import header_of, stamps_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
TITLE = "Quay live: the lower gate opens today"
KEY = "Forty boats wait outside the harbour wall"


def above(*texts: str, main: tuple[int, ...] = ()) -> Header:
    """The header of a page whose main headings are these lines."""
    return header_of(*texts, headings=dict.fromkeys(main, "h1"))[0]


def used(*texts: str) -> list[str]:
    found = above(*texts)
    return [{**found.roles, **found.removed}[number] for number in range(len(texts))]


@pytest.mark.parametrize(
    ("texts", "main", "headline"),
    [
        (("XY", TITLE, SAID), (0,), "XY"),
        (("X", TITLE, SAID), (0,), TITLE),
        (("Lamp", TITLE, "Quay"), (0, 2), "Lamp"),
        (("Pier", "Forty boats wait outside", SAID), (), "Forty boats wait outside"),
        (("Pier", "Forty boats wait", SAID), (), "Pier"),
        (("Pier", "Forty boats wait outside it", SAID), (), "Forty boats wait outside it"),
        (("HARBOUR NEWS AND WEATHER TODAY", TITLE, SAID), (), "HARBOUR NEWS AND WEATHER TODAY"),
        (
            ("Harbour News And Weather Today", "Lamp News And Tides Today", "Pier", "Wall", "Rope", "Sail"),
            (),
            "Harbour News And Weather Today",
        ),
        (("• Pier", "Quay live"), (), None),
        (("• Pier", "Quay live", SAID), (), "Quay live"),
    ],
)
def test_which_line_is_the_headline(texts: tuple[str, ...], main: tuple[int, ...], headline: str | None) -> None:
    assert above(*texts, main=main).headline == headline


@pytest.mark.parametrize(
    ("text", "menu"),
    [
        ("home | harbour", True),
        ("home | harbour | tides today", True),
        ("home | harbour | tides of today", False),
        ("home | harbour | tides of old today", False),
        ("home|harbour", False),
        ("Harbour News", True),
        ("Harbour news", False),
        ("HARBOUR NEWS", False),
        ("9 10", False),
        ("iLamp Harbour", False),
    ],
)
def test_a_menu_has_bars_between_few_words_or_a_capital_in_each(text: str, menu: bool) -> None:
    assert _menu(text) is menu


@pytest.mark.parametrize(
    ("below", "running"),
    [
        ((), True),
        ((SAID,), True),
        (("Pier",), False),
        (("Forty boats wait outside the old harbour wall",), False),
        (("Forty boats wait outside the old harbour wall today",), True),
        (("Forty boats wait outside the old harbour wall all today",), True),
        (("Pier", "Quay", "Rope", SAID), True),
        (("Pier", "Quay", "Rope", "Sail", SAID), False),
    ],
)
def test_running_text_below_a_headline_is_a_sentence_or_nine_words(below: tuple[str, ...], running: bool) -> None:
    lines = split_lines("\n".join((TITLE, *below)))
    assert _running(0, tuple(range(len(lines))), lines) is running


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Gate opens", True),
        ("Ann Poe", True),
        ("By Ann Poe", False),
        ("Live updates", False),
        ("Key events:", False),
        ("Breaking", False),
        ("This live blog is closed", False),
        (SAID, False),
        ("14:05", False),
        ("Updated 14:05", False),
        ("Gate opens for all boats — 14:05", True),
    ],
)
def test_what_reads_as_a_headline_of_the_page(text: str, heads: bool) -> None:
    assert _heading(0, split_lines(text), {stamp.line: stamp for stamp in stamps_of(text)}, ENGLISH) is heads


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Boats " * 4 + "wait", False),
        ("Boats " * 5 + "wait", True),
        ("Boats " * 6 + "wait", True),
        ("Boats " * 15 + "wait", True),
        ("Boats " * 16 + "wait", False),
        ("Boats " * 17 + "wait", False),
        ("Boats " * 6 + "wait.", False),
        ("Boats " * 6 + "wai)", False),
        ("Boats " * 6 + "“w", True),
        ("• " + "Boats " * 6 + "wait", False),
    ],
)
def test_a_caption_has_6_to_16_words(text: str, caption: bool) -> None:
    assert _caption(text) is caption


def dated(text: str, mark: Mark | None = None) -> bool:
    """The line counts as one of the page's dates."""
    lines: tuple[Line, ...] = tuple(line._replace(mark=mark) for line in split_lines(text))
    stamps: dict[int, Stamp] = {stamp.line: stamp for stamp in stamps_of(text)}
    removed: dict[int, str] = {}
    _dates([0], lines, stamps, removed)
    return removed == {0: "page-date"}


DAY, CLOCK = "9 March 2026 in the harbour ", " — 14:05"


@pytest.mark.parametrize(
    ("text", "mark", "date"),
    [
        (DAY + "x" * (59 - len(DAY)), None, True),
        (DAY + "x" * (60 - len(DAY)), None, False),
        (DAY + "x" * (61 - len(DAY)), None, False),
        (DAY + "x" * (61 - len(DAY)), Mark(0, "p"), True),
        (DAY + "x" * (89 - len(DAY)), Mark(0, "p"), True),
        (DAY + "x" * (90 - len(DAY)), Mark(0, "p"), False),
        (DAY + "x" * (91 - len(DAY)), Mark(0, "p"), False),
        ("Gate opens " + "x" * 90 + CLOCK, None, True),
        ("Gate opens " + "x" * 91 + CLOCK, None, False),
        ("Gate opens " + "x" * 92 + CLOCK, None, False),
        ("Gate opens", None, False),
    ],
)
def test_how_long_a_line_that_dates_the_page_may_be(text: str, mark: Mark | None, date: bool) -> None:
    assert dated(text, mark) is date


@pytest.mark.parametrize(
    ("texts", "roles"),
    [
        (("9 March 2026 14:05", TITLE, SAID), ["navigation", "headline", "abstract"]),
        ((TITLE, "Key events", "Breaking", "Ann Poe", SAID), ["headline", "label", "label", "byline", "abstract"]),
        ((TITLE, "Key events", "Ann Poe", SAID), ["headline", "label", "label", "abstract"]),
        ((TITLE, SAID, "By Ann Poe", KEY), ["headline", "abstract", "byline", "caption"]),
        ((TITLE, "By Ann Poe", KEY, MORE), ["headline", "byline", "caption", "abstract"]),
        ((TITLE, "By Ann Poe", SAID, "Pier", KEY), ["headline", "byline", "abstract", "caption", "caption"]),
        ((TITLE, "Ann Poe (earlier)", SAID), ["headline", "byline", "abstract"]),
        ((TITLE, "Ann Van Poe", SAID), ["headline", "byline", "abstract"]),
        ((TITLE, "lamp.keeper", SAID), ["headline", "label", "abstract"]),
        ((TITLE, SAID, "By"), ["headline", "abstract", "label"]),
        ((TITLE, KEY, SAID, "Pier"), ["headline", "abstract", "abstract", "caption"]),
        ((TITLE, KEY, "Pier"), ["headline", "abstract", "label"]),
        ((TITLE, SAID, "Key events", "Pier opens"), ["headline", "abstract", "label", "label"]),
        ((TITLE, SAID, "• Gate opens", "Pier opens"), ["headline", "abstract", "abstract", "label"]),
        ((TITLE, SAID, "Gate opens:"), ["headline", "abstract", "label"]),
        ((TITLE, SAID, "Gate opens!"), ["headline", "abstract", "label"]),
    ],
)
def test_what_stands_above_the_first_entry(texts: tuple[str, ...], roles: list[str]) -> None:
    assert used(*texts) == roles


def test_a_name_with_more_in_brackets_is_an_author() -> None:
    assert above(TITLE, "Ann Poe (earlier)", SAID).authors == ("Ann Poe",)
