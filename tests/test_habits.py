"""What most entries of a page do, and lines that a page repeats under its entries."""

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


def done(*entries: tuple[str, ...]) -> set[str]:
    return {name for name, does in usual(*entries)._asdict().items() if does}


HEADED, BARE = ("14:05", HEAD, SAID), ("14:05", SAID, MORE)
INLINE, SPOKEN = (f"14:05 {HEAD}", SAID), (f"14:05 {SAID}", MORE)
NAMED = ("14:05", HEAD, "Ann Poe", SAID)
SIGNED = ("14:05", SAID, "Ann Poe")


@pytest.mark.parametrize(
    ("entries", "habits_of"),
    [
        ((BARE,), set()),
        ((HEADED,), {"headlines"}),
        ((HEADED, BARE), {"headlines"}),
        ((HEADED, BARE, BARE), set()),
        ((("14:05", HEAD),), set()),
        ((INLINE,), {"inline_heads"}),
        ((INLINE, SPOKEN), {"inline_heads"}),
        ((INLINE, SPOKEN, SPOKEN), set()),
        (((f"14:05 {HEAD}", "Pier"),), set()),
        ((NAMED,), {"headlines", "bare_names"}),
        ((NAMED, NAMED), {"headlines", "bare_names"}),
        ((NAMED, HEADED), {"headlines"}),
        ((NAMED, NAMED, HEADED), {"headlines", "bare_names"}),
        ((SIGNED, SIGNED), {"signed", "bare_names"}),
        ((SIGNED,), {"bare_names"}),
        ((SIGNED, SIGNED, BARE), {"bare_names"}),
        ((SIGNED,) * 7 + (BARE,) * 3, {"bare_names", "signed"}),
        (((f"14:05 {HEAD}", "Ann Poe", SAID),) * 2, {"inline_heads", "bare_names"}),
        ((BARE,) * 5, {"sentences"}),
        ((BARE,) * 4, set()),
        ((BARE,) * 4 + (("14:05", SAID, "Pier"),), {"sentences"}),
        ((BARE,) * 4 + (("14:05", SAID, "Pier"),) * 2, set()),
        ((BARE,) * 4 + (("14:05", SAID),), set()),
    ],
)
def test_what_most_entries_do(entries: tuple[tuple[str, ...], ...], habits_of: set[str]) -> None:
    assert done(*entries) == habits_of


def test_a_name_below_a_headline_above_the_marker_is_a_byline() -> None:
    drafts, lines = drafts_of(*[("14:05", "Ann Poe", SAID)] * 2)
    headed = tuple(draft._replace(head=0) for draft in drafts)
    assert (habits(headed, lines, lexicon("en")).bare_names, habits(drafts, lines, lexicon("en")).bare_names) == (True, False)


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ((("14:05", SAID, "Like 3"), ("13:05", MORE, "Like 12"), ("12:05", SAID, "Like 0")), {2, 5, 8}),
        ((("14:05", SAID, "Like 3"), ("13:05", MORE, "Like 12"), ("12:05", SAID)), set()),
        ((("14:05", SAID, "Like"), ("13:05", MORE, "Like")), set()),
        ((("14:05", "Pier", SAID), ("13:05", "Pier", SAID), ("12:05", "Pier", SAID)), set()),
        ((("14:05", HEAD, SAID), ("13:05", HEAD, SAID), ("12:05", HEAD, SAID)), set()),
        ((("14:05", SAID, "Pier " * 12), ("13:05", SAID, "Pier " * 12), ("12:05", SAID, "Pier " * 12)), {2, 5, 8}),
        ((("14:05", SAID, "Pier " * 13), ("13:05", SAID, "Pier " * 13), ("12:05", SAID, "Pier " * 13)), set()),
        ((("14:05", SAID, "x" * 60), ("13:05", SAID, "x" * 60), ("12:05", SAID, "x" * 60)), {2, 5, 8}),
        ((("14:05", SAID, "x" * 61), ("13:05", SAID, "x" * 61), ("12:05", SAID, "x" * 61)), set()),
        ((("14:05", SAID, "Like", "Like"), ("13:05", MORE), ("12:05", SAID, "Like")), set()),
        ((("14:05", SAID, "Like"),) * 3 + (("13:05", SAID),) * 5, set()),
        ((("15:05", SAID), *(("14:05", SAID, "Like"),) * 3), {4, 7, 10}),
        ((("14:05", SAID, "Like"),) * 3 + (("13:05", SAID),) * 4, {2, 5, 8}),
    ],
)
def test_lines_that_stand_under_many_entries(entries: tuple[tuple[str, ...], ...], lines: set[int]) -> None:
    assert repeated(*drafts_of(*entries), lexicon("en")) == lines


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
