"""How many entries make a habit, and which lines that entries repeat are spared."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.read.lines import split_lines
from livelog.split.habits import Habits, habits, own_tail
from livelog.split.repeats import repeated
from marked import markers_of

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
BARE = ("14:05", SAID, MORE)


def drafts_of(*entries: tuple[str, ...]) -> tuple[tuple[Draft, ...], tuple[Line, ...]]:
    """The drafts of entries, of each its marker and the lines below it."""
    texts = [text for own in entries for text in own]
    starts = [sum(map(len, entries[:place])) for place in range(len(entries))]
    markers = {one.first: one for one in markers_of(*texts)}
    drafts = [Draft(markers[start], tuple(range(start + 1, start + len(own)))) for start, own in zip(starts, entries, strict=True)]
    return tuple(drafts), split_lines("\n".join(texts))


def usual(*entries: tuple[str, ...]) -> Habits:
    drafts, lines = drafts_of(*entries)
    return habits(drafts, lines, lexicon("en"))


def by(name: str) -> tuple[str, ...]:
    return "14:05", HEAD, name, SAID


@pytest.mark.parametrize(
    ("entries", "bare"),
    [
        ((by("Ann Poe"), by("Ann Poe"), BARE, BARE, BARE), True),
        ((by("Ann Poe"), by("Bo Lund"), BARE, BARE, BARE), False),
        ((by("Ann Poe"), by("Bo Lund"), BARE), True),
        ((by("Ann Poe"), by("Bo Lund"), BARE, BARE), False),
        ((by("Ann Poe"), by("Bo Lund"), by("Al Fry"), BARE, BARE), True),
        ((by("Ann Poe"), by("Bo Lund"), by("Al Fry"), BARE, BARE, BARE, BARE), False),
        ((by("Ann Poe"), by("Bo Lund")), True),
        ((by("Ann Poe"),), True),
        ((by("Ann Poe"), BARE), False),
    ],
)
def test_names_below_headlines_are_bylines_where_one_comes_back_or_most_entries_have_one(
    entries: tuple[tuple[str, ...], ...], bare: bool
) -> None:
    assert usual(*entries).bare_names is bare


def test_a_sentence_stands_in_the_three_lines_below_a_headline_in_the_marker_s_line() -> None:
    assert usual((f"14:05 {HEAD}", "Pier", "Quay", SAID)).inline_heads
    assert not usual((f"14:05 {HEAD}", "Pier", "Quay", "Rope", SAID)).inline_heads


def test_a_byline_behind_the_time_is_no_text() -> None:
    (marker,) = markers_of(f"14:05 {HEAD}")
    assert own_tail(marker.stamp) == HEAD
    assert own_tail(marker.stamp._replace(named="lead")) == HEAD
    assert own_tail(marker.stamp._replace(named="tail")) == ""


def test_five_entries_or_more_that_end_with_sentences_make_a_habit() -> None:
    assert [usual(*[BARE] * count).sentences for count in (4, 5, 6, 7)] == [False, True, True, True]
    assert usual(*[BARE] * 5, ("14:05",)).sentences


def test_entries_are_not_signed_unless_it_is_said() -> None:
    assert not Habits(headlines=True, bare_names=True, inline_heads=True, sentences=True).signed


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        ((SAID, MORE, "Like"), {"Like"}),
        ((SAID, MORE, "Boats wait…"), set()),
        ((SAID, MORE, "Likes."), set()),
        ((SAID, MORE, "Ann Poe"), {"Ann Poe"}),
        ((SAID, MORE, "By Ann Poe"), set()),
        ((SAID, MORE, "By Ann Poe", "Like"), {"Like"}),
        ((SAID, "Ann Poe", "Like"), {"Like"}),
        (("Breaking", HEAD, SAID, "Like"), {"Like"}),
        (("Breaking", HEAD, "Like"), {"Like"}),
        (("Ann Poe", HEAD, "Like"), {"Like"}),
        ((HEAD, "Ann Poe", "Like"), {"Like"}),
        ((HEAD, "Pier", "Ann Poe"), {"Pier", "Ann Poe"}),
        (("Breaking", "Key event", HEAD, "Like"), {"Like"}),
        (("Breaking", "Key event", "Ann Poe", HEAD, "Like"), {"Like"}),
        (("Breaking",), set()),
    ],
)
def test_which_lines_that_three_entries_repeat_are_no_text(below: tuple[str, ...], lines: set[str]) -> None:
    drafts, page = drafts_of(*[("14:05", *below)] * 3)
    found = repeated(drafts, page, lexicon("en"))
    assert {page[number].text for number in found} == lines
    assert len(found) == 3 * len(lines)


def test_a_line_that_more_entries_repeat_than_must_is_no_text() -> None:
    assert repeated(*drafts_of(*[("14:05", SAID, MORE, "Like")] * 5), lexicon("en")) == {3, 7, 11, 15, 19}
