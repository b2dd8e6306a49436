"""What stands above the first entry: the page's headline, its authors, its abstract; and what is left out."""

from __future__ import annotations

import pytest

from marked import header_of

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
TITLE = "Quay live: the lower gate opens today"


def title(*texts: str, headings: dict[int, str] | None = None) -> str | None:
    return header_of(*texts, headings=headings)[0].headline


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        ((), None),
        ((TITLE, SAID), TITLE),
        (("News", "Sport", TITLE, SAID), TITLE),
        (("Harbour News And Weather Today", TITLE, SAID), TITLE),
        (("Home | Harbour | News", TITLE, SAID), TITLE),
        (("Find out more about the lamp", "News", "Sport", "Tides", "Jobs", TITLE, SAID), TITLE),
        (("Find out more about the lamp", "News", "Sport", "Tides", TITLE, SAID), TITLE),
        (("Find out more about the lamp", "News", "Sport", SAID), "Find out more about the lamp"),
        (("Pier", TITLE), TITLE),
        (("Find out more about boats", "News", "Sport", "Tides", SAID, TITLE, MORE), "Find out more about boats"),
        (("Find out more about boats", "News", "Sport", "Tides", "Jobs", SAID, TITLE, MORE), TITLE),
        ((TITLE, "Pier", "Wall", "Rope", "Sail"), TITLE),
        (("Harbour News And Weather Today", "Pier", "Find out more about boats", "Pier", "Wall"), "Find out more about boats"),
        (("Harbour News And Weather Today", "Pier", "Wall", "Rope", "Sail"), "Harbour News And Weather Today"),
        (("Quay live", SAID), "Quay live"),
        (("Quay live",), "Quay live"),
        (("Quay live", "Pier", "Wall"), "Quay live"),
        (("• Pier", "Quay live", SAID), "Quay live"),
        (("• Pier", "Quay live", "• Wall", "• Rope", SAID), "Quay live"),
        (("• Pier", "Quay live", "• Wall", "• Rope", "• Sail", SAID), None),
        (("Live updates", "Quay live", SAID), "Quay live"),
        (("9 March 2026 14:05", "Quay live", SAID), "Quay live"),
        (("By Ann Poe", "Quay live", SAID), "Quay live"),
        ((SAID, MORE), None),
        (("LOWER GATE OPENS TODAY AT LAST", SAID), "LOWER GATE OPENS TODAY AT LAST"),
    ],
)
def test_the_headline_of_a_page(texts: tuple[str, ...], headline: str | None) -> None:
    assert title(*texts) == headline


def test_the_longest_main_heading_is_the_headline() -> None:
    assert title("The Lamp", "Pier", TITLE, SAID, headings={0: "h1", 2: "h1"}) == TITLE
    assert title("The Lamp", TITLE, SAID, headings={0: "h1", 1: "h2"}) == "The Lamp"
    assert title("X", TITLE, SAID, headings={0: "h1"}) == TITLE
    assert title("The Lamp", "The Quay", headings={0: "h1", 1: "h1"}) == "The Lamp"


def used(*texts: str, marked: bool = False) -> dict[str, str]:
    """The role of each line, or why it was left out, by its text."""
    found, lines = header_of(*texts, marked=marked)
    assert sorted([*found.roles, *found.removed]) == list(range(len(lines)))
    return {lines[number].text: role for number, role in (*found.roles.items(), *found.removed.items())}


KEY = "Forty boats wait outside the harbour wall"


@pytest.mark.parametrize(
    ("below", "roles"),
    [
        ((SAID, MORE), ["abstract", "abstract"]),
        (("• Gate opens", SAID), ["abstract", "abstract"]),
        (("- Gate opens", SAID), ["abstract", "abstract"]),
        ((KEY, SAID), ["abstract", "abstract"]),
        (("Forty boats wait outside", SAID), ["label", "abstract"]),
        (("Forty boats wait outside it", SAID), ["abstract", "abstract"]),
        ((SAID, KEY), ["abstract", "caption"]),
        ((SAID, "Forty boats wait?"), ["abstract", "label"]),
        ((SAID, "Pier"), ["abstract", "caption"]),
        ((SAID, "• Gate opens", "Pier opens"), ["abstract", "abstract", "label"]),
        (("Key events", "Ann Poe", SAID), ["label", "label", "abstract"]),
        (("Live updates", "Ann Poe", SAID), ["label", "byline", "abstract"]),
        (("Breaking", SAID), ["label", "abstract"]),
        (("Ann Poe", SAID), ["byline", "abstract"]),
        (("By Ann Poe", SAID), ["byline", "abstract"]),
        (("By Ann Poe", "Harbour correspondent", SAID), ["byline", "byline", "abstract"]),
        (("By", "Ann Poe", SAID), ["label", "byline", "abstract"]),
        (("Reuters", SAID), ["caption", "abstract"]),
        (("Pier", SAID), ["label", "abstract"]),
        (("By Ann Poe", KEY, SAID), ["byline", "caption", "abstract"]),
        (("By Ann Poe", "Forty boats wait outside the wall", SAID), ["byline", "caption", "abstract"]),
        (("By Ann Poe", "Forty boats wait outside it", SAID), ["byline", "abstract", "abstract"]),
        (("By Ann Poe", KEY, "Pier opens"), ["byline", "abstract", "label"]),
        ((KEY, "By Ann Poe"), ["abstract", "byline"]),
        (("9 March 2026 14:05", KEY, SAID), ["page-date", "abstract", "abstract"]),
        (("Photo: Ann Poe/Harbour Press", SAID), ["caption", "abstract"]),
        (("9 March 2026 14:05", SAID), ["page-date", "abstract"]),
        (("Updated 14:05", SAID), ["page-date", "abstract"]),
        (("14:05", SAID), ["page-date", "abstract"]),
        (("Gate opens for all boats — 14:05", SAID), ["page-date", "abstract"]),
        (("14:05 Gate opens for all boats", SAID), ["abstract", "abstract"]),
        (("9 March 2026 Gate opens for all boats", SAID), ["page-date", "abstract"]),
        (("9 March Gate opens for all the boats", SAID), ["abstract", "abstract"]),
        (("9 March 2026: the gate opens at noon.", SAID), ["abstract", "abstract"]),
        (("5 minutes ago", "Gate opens for all boats", SAID), ["page-date", "index", "abstract"]),
        (("5 minutes ago", SAID, "Gate opens for all boats"), ["page-date", "abstract", "caption"]),
        (("14:05", "Gate opens for all boats", SAID), ["page-date", "abstract", "abstract"]),
    ],
)
def test_what_stands_below_the_headline(below: tuple[str, ...], roles: list[str]) -> None:
    found = used(TITLE, *below)
    assert [found[text] for text in below] == roles
    assert found[TITLE] == "headline"


def test_a_long_line_with_a_date_dates_the_page_only_as_a_block_of_markup() -> None:
    line = "9 March 2026 14:05 in the harbour office of the lower gate, and more"
    assert 60 < len(line) < 90
    assert used(TITLE, line, SAID)[line] == "abstract"
    assert used(TITLE, line, SAID, marked=True)[line] == "page-date"


def test_what_stands_above_the_headline_is_navigation() -> None:
    assert used("News", "Sport", TITLE, SAID) == {"News": "navigation", "Sport": "navigation", TITLE: "headline", SAID: "abstract"}


def test_authors_and_abstract() -> None:
    found = header_of(TITLE, "By Ann Poe", "Bo Lund", "Ann Poe", SAID, "• Gate opens", "- Boats wait", "* Rain falls")[0]
    assert (found.authors, found.abstract) == (("Ann Poe", "Bo Lund"), (SAID, "Gate opens", "Boats wait", "Rain falls"))
    assert header_of("Pier")[0].abstract == ()


def test_a_bullet_without_words_is_no_paragraph() -> None:
    found = header_of(TITLE, SAID, "*", "- ", "• Gate opens")[0]
    assert found.abstract == (SAID, "Gate opens")
