"""What most entries of a page do, and lines that a page repeats under its entries."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.read.lines import split_lines
from livelog.split.habits import Habits, habits
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
