"""Where the last entry ends: at the footer's words, at a control that closes all entries, with the last sentence."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Draft
from livelog.model.page import Line, Page, Source
from livelog.read.lines import split_lines
from livelog.split.cut import _closed, _controls, _last_prose, _middle, _titles_below, cut
from livelog.split.footer import feed_end
from marked import drafted, markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
LONG = "Forty boats wait outside the harbour wall"
CONTROLS = {"Share": "share", "Tweet": "share", "Comments": "comments", "Read more": "related-link", "Ad": "advertisement"}


def page_of(*texts: str) -> tuple[Line, ...]:
    """The lines of a page, of which controls and headings of other stories are removed."""
    return tuple(line._replace(reason=CONTROLS.get(line.text)) for line in split_lines("\n".join(texts)))


def kept(lines: tuple[Line, ...], numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(number for number in numbers if lines[number].reason is None)


def drafts_of(*texts: str) -> tuple[list[Draft], tuple[Line, ...]]:
    """An entry for each clock, from it to the next."""
    lines = page_of(*texts)
    return [one._replace(lines=kept(lines, one.lines)) for one in drafted(*texts)], lines


def last_of(*texts: str) -> list[str]:
    """The last entry of a page."""
    lines = page_of(*texts)
    found = cut(Layout(markers_of(*texts), "leading", None, (), ()), Page("", lines, Source(None, "text", None, "")), ENGLISH)
    return [lines[number].text for number in found[-1].lines]


def ended(*texts: str, usual: float | None = None) -> int:
    lines = page_of(*texts)
    return feed_end(tuple(range(len(lines))), lines, usual, ENGLISH)


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((SAID, "Most read"), 1),
        ((SAID, "Most read on the pier"), 2),
        ((SAID, "Topics: quay and wall"), 1),
        ((SAID, "Topics:" + "x" * 152), 1),
        ((SAID, "Topics:" + "x" * 153), 2),
        ((SAID, "Topics:" + "x" * 154), 2),
        (("Topics: quay and wall", SAID), 0),
        ((SAID, "That's all from us" + "x" * 141), 1),
        ((SAID, "That's all from us" + "x" * 142), 2),
        ((SAID, "That's all from us" + "x" * 143), 2),
        ((SAID, "That's all from us today, good night."), 1),
        (("That's all from us today, good night.", SAID), 2),
        ((SAID, "Nothing on the pier"), 2),
        ((LONG, LONG, "News", "Sport", "Boats", "Weather", "Tides", "Jobs"), 2),
        ((LONG, LONG, LONG, "News", "Sport", "Boats", "Weather", "Tides", "Jobs"), 3),
        ((LONG, LONG, "News", "Sport", "Boats", "Weather", "Tides"), 7),
    ],
)
def test_words_that_close_a_page_end_its_last_entry(texts: tuple[str, ...], count: int) -> None:
    assert ended(*texts) == count


def closed(entries: int, *last: str, ends: tuple[str, ...] = ("Share",)) -> int:
    """How many lines of the last entry are its own, where so many above it end with controls, in turn."""
    above = [text for number in range(entries) for text in (f"{number + 10}:05", SAID, ends[number % len(ends)])]
    return _closed(*drafts_of(*above, "09:05", *last))


@pytest.mark.parametrize(
    ("entries", "last", "ends", "count"),
    [
        (3, (SAID, "Share", "Pier", "Quay"), ("Share",), 1),
        (2, (SAID, "Share", "Pier", "Quay"), ("Share",), 3),
        (3, (SAID, "Comments", "Pier"), ("Comments",), 1),
        (3, (SAID, "Ad", "Pier"), ("Ad",), 2),
        (3, (SAID, "Pier", "Share", "Quay"), ("Share",), 2),
        (3, (), ("Share",), 0),
        (5, (SAID, "Share", "Pier"), ("Share", "Share", "Share", "Share", "Tweet"), 1),
        (4, (SAID, "Share", "Pier"), ("Share", "Share", "Share", "Tweet"), 2),
        (8, (SAID, "Share", "Pier"), ("Tweet", "Share", "Share", "Share", "Share", "Share", "Share", "Share"), 1),
        (8, (SAID, "Share", "Pier"), ("Tweet", "Tweet", "Share", "Share", "Share", "Share", "Share", "Share"), 2),
        (9, (SAID, "Share", "Pier"), ("Tweet", "Tweet", "Share", "Share", "Share", "Share", "Share", "Share", "Share"), 1),
        (9, (SAID, "Share", "Pier"), ("Share", "Tweet", "Tweet", "Share", "Share", "Share", "Share", "Share", "Share"), 2),
        (10, (SAID, "Share", "Pier"), ("Tweet", "Tweet", *["Share"] * 8), 1),
        (8, (SAID, "Share", "Pier"), ("Share", "Tweet", *["Share"] * 6), 1),
    ],
)
def test_a_control_behind_four_fifths_of_the_eight_entries_above_closes_the_last(
    entries: int, last: tuple[str, ...], ends: tuple[str, ...], count: int
) -> None:
    assert closed(entries, *last, ends=ends) == count


@pytest.mark.parametrize(
    ("texts", "behind", "found"),
    [
        (("14:05", SAID, "Share", HEAD), False, {"Share": 2}),
        (("14:05", SAID, "Share", MORE), False, {"Share": 2}),
        (("14:05", SAID, "Share", MORE), True, {}),
        (("14:05", SAID, "Share", MORE, "Tweet"), True, {"Tweet": 4}),
        (("14:05", SAID, "Share", "Tweet", "Share"), True, {"Share": 2, "Tweet": 3}),
        (("14:05", "Share", SAID, "Tweet"), False, {"Tweet": 3}),
        (("14:05", "Pier", "Share", "Quay"), False, {"Share": 2}),
        (("14:05", "Pier", "Share", "Quay"), True, {"Share": 2}),
        (("14:05", "Share", "Pier", "Tweet"), False, {"Tweet": 3}),
        (("14:05", SAID, "Read more", HEAD), False, {}),
        (("14:05", "Share"), False, {}),
        (("14:05", SAID), True, {}),
    ],
)
def test_the_controls_below_an_entry_s_first_sentence(texts: tuple[str, ...], behind: bool, found: dict[str, int]) -> None:
    (draft,), lines = drafts_of(*texts)
    assert _controls(draft, len(lines), lines, behind=behind) == found
    if not behind:
        assert _controls(draft, len(lines), lines) == found


def test_a_removed_first_line_is_no_control_of_its_entry() -> None:
    (draft,), lines = drafts_of("14:05", "Pier", "Tweet")
    own = draft._replace(lines=(2,))
    assert _controls(own, 3, lines) == {}
    assert _controls(draft, 2, lines) == {}
    assert _controls(draft, 3, lines) == {"Tweet": 2}


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((SAID, "Read more", HEAD), 1),
        ((SAID, "Share", HEAD), 2),
        ((SAID, "Ad", HEAD), 2),
        ((SAID, HEAD, "Read more", "Pier"), 2),
        ((SAID, MORE, "Read more", "Pier", "Quay"), 2),
        ((SAID, "Read more", MORE, "Pier"), 3),
        (("Pier", "Read more", HEAD), 1),
        ((SAID, MORE, SAID, "Read more", HEAD), 3),
        ((SAID, MORE, SAID, "Read more", MORE, "Pier"), 5),
        (("Pier", "Quay", "Read more", HEAD), 2),
        (("Read more", HEAD), 1),
        ((HEAD, "Read more", SAID), 2),
        ((SAID, "Read more"), 1),
        ((), 0),
    ],
)
def test_nothing_but_titles_stands_below_a_heading_of_other_stories(texts: tuple[str, ...], count: int) -> None:
    lines = page_of(*texts)
    assert _titles_below(kept(lines, range(len(lines))), lines) == count


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((SAID, "Pier"), 1),
        ((SAID, "Pier", "Quay"), 1),
        ((SAID, "Pier", MORE, "Quay"), 3),
        (("Pier", SAID), 2),
        (("Pier", "Quay"), 2),
        (("Stopped.", "Quay"), 1),
        (("Boats wait…", "Quay"), 1),
        (("Boats wait outside today! — Ann Poe", "Quay"), 1),
        ((SAID, "What now?"), 2),
        ((SAID, "What now!”"), 2),
        ((SAID, "What now?”)"), 2),
        ((SAID, "What now?”)»"), 1),
        ((SAID, "What? now"), 1),
        ((SAID, "A?no"), 1),
        ((SAID, "Pier", "What now?"), 1),
        ((SAID, "What now?", "Pier"), 1),
        ((), 0),
    ],
)
def test_how_many_lines_stand_up_to_the_last_sentence_or_a_question_right_below_it(texts: tuple[str, ...], count: int) -> None:
    lines = page_of(*texts)
    assert _last_prose(tuple(range(len(lines))), lines, ENGLISH) == count


def test_the_upper_of_two_middle_lengths_is_usual() -> None:
    assert [_middle([]), _middle([7]), _middle([9, 7]), _middle([1, 9, 7]), _middle([4, 1, 3, 2]), _middle([1, 2, 3, 4, 5])] == [
        None,
        7,
        9,
        7,
        3,
        3,
    ]


SENTENCES = ("18:05", SAID, "17:05", MORE, "16:05", SAID, "15:05", MORE)


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        ((*SENTENCES[:4], "13:05", SAID, "Pier"), [SAID, "Pier"]),
        ((*SENTENCES[:6], "13:05", SAID, "Pier"), [SAID]),
        ((*SENTENCES, "14:05", "Pier", "13:05", SAID, "Pier"), [SAID]),
        ((*SENTENCES[:6], "14:05", "Pier", "13:05", SAID, "Pier"), [SAID, "Pier"]),
        ((*SENTENCES[:4], "14:05", "Boats wait outside today! — Ann Poe", "13:05", SAID, "Pier"), [SAID]),
        ((*SENTENCES[:4], "14:05", "13:05", SAID, "Pier"), [SAID, "Pier"]),
    ],
)
def test_the_last_entry_ends_with_a_sentence_where_four_fifths_of_three_others_do(texts: tuple[str, ...], last: list[str]) -> None:
    assert last_of(*texts) == last


def test_a_line_far_beyond_the_usual_length_of_the_others_ends_the_last() -> None:
    short, long = f"{'x' * 200}.", f"{'x' * 1300}."
    two = ("18:05", short, "17:05", short)
    assert last_of(*two, "16:05", long, "Pier") == [long]
    assert last_of("18:05", short, "17:05", long, "16:05", long, "Pier") == [long, "Pier"]
    assert last_of("18:05", long, "Pier") == [long, "Pier"]
