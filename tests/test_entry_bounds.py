"""How long the headline, the byline and the time of a change in an entry may be, and what must stand below them."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft
from livelog.model.page import Mark
from livelog.model.stamp import Stamp, When
from livelog.read.lines import split_lines
from livelog.split.entry import Texts, _bylines, _content, _first, _inline, _over_text, _quoted, _signed, _unlabelled, texts
from livelog.split.habits import Habits
from marked import markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
PLAIN = Habits(headlines=False, bare_names=False, inline_heads=False, sentences=False)
HEADED, BARE, INLINE = PLAIN._replace(headlines=True), PLAIN._replace(bare_names=True), PLAIN._replace(inline_heads=True)


def inline(
    tail: str, *below: str, headline: str | None = None, usual: Habits = PLAIN, match: bool = False
) -> tuple[str | None, str, tuple[str, ...]]:
    return _inline(tail, headline, list(range(len(below))), split_lines("\n".join(below)), usual, ENGLISH, match)


BY_91 = "By Ann Poe, " + "x" * 79
BY_89, BY_90 = "By Ann Poe, " + "x" * 77, "By Ann Poe, " + "x" * 78


@pytest.mark.parametrize(
    ("tail", "below", "more", "expected"),
    [
        (" ".join(["Boats"] * 26), (SAID,), {}, (" ".join(["Boats"] * 26), "", ())),
        (" ".join(["Boats"] * 27), (SAID,), {}, (None, " ".join(["Boats"] * 27), ())),
        ("By Ann Poe", (SAID,), {"headline": HEAD}, (HEAD, "", ("Ann Poe",))),
        ("Ann Poe", (SAID,), {"headline": HEAD}, (HEAD, "", ("Ann Poe",))),
        (BY_89, (SAID,), {"headline": HEAD}, (HEAD, "", ("Ann Poe",))),
        (BY_90, (SAID,), {"headline": HEAD}, (HEAD, BY_90, ())),
        (" ".join(["Boats"] * 28), (SAID,), {}, (None, " ".join(["Boats"] * 28), ())),
        (BY_91, (SAID,), {"headline": HEAD}, (HEAD, BY_91, ())),
        (BY_91, ("Pier",), {}, (None, BY_91, ())),
        ("By Ann Poe", (), {}, (None, "By Ann Poe", ())),
        ("By Ann Poe", (), {"headline": HEAD}, (HEAD, "", ("Ann Poe",))),
        ("By Ann Poe", ("Pier",), {}, (None, "", ("Ann Poe",))),
        ("Ann Poe", ("Pier",), {}, (None, "", ("Ann Poe",))),
        (BY_89, ("Pier",), {}, (None, "", ("Ann Poe",))),
        (BY_90, ("Pier",), {}, (None, BY_90, ())),
        ("By Ann Poe in Wick.", ("Pier",), {}, (None, "By Ann Poe in Wick.", ())),
        (HEAD, ("Pier",), {}, (None, HEAD, ())),
        (HEAD, ("Pier",), {"usual": INLINE}, (HEAD, "", ())),
        (HEAD, (SAID,), {"match": True}, (None, HEAD, ())),
        (HEAD, (SAID,), {"match": True, "usual": INLINE}, (HEAD, "", ())),
        (HEAD, ("Pier",), {"match": True, "usual": INLINE}, (None, HEAD, ())),
        ("Boats wait today! — Ann Poe", (SAID,), {}, (None, "Boats wait today! — Ann Poe", ())),
    ],
)
def test_a_headline_or_a_byline_in_the_marker_s_line(
    tail: str, below: tuple[str, ...], more: dict[str, Any], expected: tuple[str | None, str, tuple[str, ...]]
) -> None:
    assert inline(tail, *below, **more) == expected


@pytest.mark.parametrize(
    ("own", "over"),
    [
        ((HEAD, SAID), True),
        ((HEAD, "Stopped."), True),
        ((HEAD, "Boats wait…"), True),
        ((HEAD, "Pier"), False),
        ((HEAD, "Pier", SAID), False),
        ((HEAD, "Pier", "Stopped."), False),
        ((HEAD, "By Ann Poe", SAID), True),
        ((HEAD, "By Ann Poe", SAID, MORE), True),
        ((HEAD, "By Ann Poe", SAID, "Pier", "Quay"), True),
        ((HEAD, "By Ann Poe", "Pier", SAID), False),
        ((HEAD, "By Ann Poe", "Pier", "Stopped."), False),
        ((HEAD, "Ann Poe", SAID), False),
        ((HEAD, "By Ann Poe"), False),
        ((HEAD,), False),
        ((), False),
    ],
)
def test_a_sentence_stands_right_below_a_headline_or_below_its_byline(own: tuple[str, ...], over: bool) -> None:
    assert _over_text(list(range(len(own))), split_lines("\n".join(own)), ENGLISH) is over


@pytest.mark.parametrize(
    ("own", "usual", "known", "expected"),
    [
        ((), HEADED, (), (None, [], {}, [])),
        ((HEAD,), HEADED, (), (HEAD, [], {0: "headline"}, [])),
        ((HEAD,), PLAIN, (), (None, [HEAD], {}, [])),
        ((HEAD, SAID), PLAIN, (), (HEAD, [SAID], {0: "headline"}, [])),
        (("Ann Poe",), HEADED, (), ("Ann Poe", [], {0: "headline"}, [])),
        (("Ann Poe", HEAD, SAID), PLAIN, (), (HEAD, [SAID], {0: "byline", 1: "headline"}, ["Ann Poe"])),
        (("• Ann Poe", HEAD, SAID), PLAIN, (), (HEAD, [SAID], {0: "byline", 1: "headline"}, ["Ann Poe"])),
        (("Ann Poe", SAID), PLAIN, ("Bo Lund",), ("Ann Poe", [SAID], {0: "headline"}, ["Bo Lund"])),
        (("Ann Poe", "Harbour correspondent", SAID), PLAIN, (), (None, [SAID], {0: "byline", 1: "byline"}, ["Ann Poe"])),
        (("Ann Poe", "Breaking", HEAD, SAID), PLAIN, (), (HEAD, [SAID], {0: "byline", 2: "headline"}, ["Ann Poe"])),
        (("Boats wait today! — Ann Poe", SAID), PLAIN, (), (None, ["Boats wait today! — Ann Poe", SAID], {}, [])),
    ],
)
def test_the_first_lines_of_an_entry(own: tuple[str, ...], usual: Habits, known: tuple[str, ...], expected: tuple[Any, ...]) -> None:
    roles: dict[int, str] = {}
    found = [*known]
    headline, left = _first(list(range(len(own))), split_lines("\n".join(own)), usual, ENGLISH, roles, {}, set(), found)
    assert (headline, [own[number] for number in left], roles, found) == expected


@pytest.mark.parametrize(
    ("own", "usual", "tail", "expected"),
    [
        ((), PLAIN, False, ([], [], {})),
        (("By Ann Poe", SAID), PLAIN, False, ([SAID], ["Ann Poe"], {0: "byline"})),
        (("By Ann Poe", SAID), PLAIN, True, ([SAID], ["Ann Poe"], {0: "byline"})),
        (("Ann Poe", SAID), PLAIN, False, (["Ann Poe", SAID], [], {})),
        (("Ann Poe", SAID), BARE, False, ([SAID], ["Ann Poe"], {0: "byline"})),
        (("Ann Poe", SAID), BARE, True, (["Ann Poe", SAID], [], {})),
        (("Ann Poe", "Harbour correspondent"), PLAIN, False, ([], ["Ann Poe"], {0: "byline", 1: "byline"})),
        (("Ann Poe", "Harbour correspondent", SAID), PLAIN, True, ([SAID], ["Ann Poe"], {0: "byline", 1: "byline"})),
        (("By Ann Poe",), PLAIN, False, ([], ["Ann Poe"], {0: "byline"})),
        ((SAID, "By Ann Poe"), PLAIN, False, ([SAID], ["Ann Poe"], {1: "byline"})),
        ((SAID, "Ann Poe"), BARE, False, ([SAID, "Ann Poe"], [], {})),
        ((SAID, "By Ann Poe", MORE), PLAIN, False, ([SAID, "By Ann Poe", MORE], [], {})),
        (("By Ann Poe", SAID, "By Bo Lund"), PLAIN, False, ([SAID, "By Bo Lund"], ["Ann Poe"], {0: "byline"})),
    ],
)
def test_bylines_at_the_two_ends_of_an_entry(own: tuple[str, ...], usual: Habits, tail: bool, expected: tuple[Any, ...]) -> None:
    roles: dict[int, str] = {}
    found: list[str] = []
    left = _bylines(list(range(len(own))), split_lines("\n".join(own)), usual, ENGLISH, roles, found, tail=tail)
    assert ([own[number] for number in left], found, roles) == expected


@pytest.mark.parametrize(
    ("paragraphs", "within", "expected"),
    [
        ([f"(Ann Poe) {SAID}"], False, ([SAID], ["Ann Poe"])),
        ([f"(Ann Poe) {SAID}"], True, ([f"(Ann Poe) {SAID}"], [])),
        ([f"(Ann Poe, Bo Lund) {SAID}"], False, ([SAID], ["Ann Poe", "Bo Lund"])),
        ([f"(Ann Poe Jr., Bo Lund) {SAID}"], False, ([f"(Ann Poe Jr., Bo Lund) {SAID}"], [])),
        ([f"{SAID} (Ann Poe)"], True, ([SAID], ["Ann Poe"])),
        ([MORE, f"{SAID} (Ann Poe)"], False, ([MORE, SAID], ["Ann Poe"])),
        ([f"{SAID} (Ann Poe)", MORE], False, ([f"{SAID} (Ann Poe)", MORE], [])),
        ([], False, ([], [])),
    ],
)
def test_a_name_that_signs_or_opens_a_body(paragraphs: list[str], within: bool, expected: tuple[list[str], list[str]]) -> None:
    found: list[str] = []
    assert (_signed(paragraphs, ENGLISH, found, inline=within), found) == expected


@pytest.mark.parametrize(("length", "kept"), [(89, [1]), (90, [1, 2]), (91, [1, 2])])
def test_a_line_of_89_letters_may_tell_of_a_change(length: int, kept: list[int]) -> None:
    own = ("14:05", SAID, "Updated 14:20 " + "x" * (length - 14))
    first, _ = markers_of("14:05", "14:20")
    change = Stamp(2, 8, 13, "start", When(hour=14, minute=20), "HH:MM", "14:20", metadata=True)
    removed: dict[int, str] = {}
    numbers, modified = _content(Draft(first, (1, 2)), split_lines("\n".join(own)), {2: change}, removed)
    assert (numbers, removed) == (kept, {} if 2 in kept else {2: "updated"})
    assert modified is (None if 2 in kept else change)


def test_a_label_in_the_first_of_several_elements_is_cut_off() -> None:
    (line,) = split_lines("Breaking Gate opens today")
    assert _unlabelled(line._replace(mark=Mark(0, "h2", cells=(9, 14))), ENGLISH) == "Gate opens today"
    assert _unlabelled(line._replace(mark=Mark(0, "h2", cells=(14, 9))), ENGLISH) == "Breaking Gate opens today"


def test_only_an_embedded_post_is_quoted() -> None:
    (line,) = split_lines(SAID)
    assert _quoted(line) == SAID
    assert _quoted(line._replace(mark=Mark(0, "p"))) == SAID
    assert _quoted(line._replace(mark=Mark(0, "p", zone="aside"))) == SAID
    assert _quoted(line._replace(mark=Mark(0, "p", zone="embed"))) == f"> {SAID}"


def stamped(*own: str, usual: Habits = PLAIN, mark: Mark | None = None, marked: bool = True, **stamp: Any) -> Texts:
    """The texts of an entry whose marker says this, with these lines below it."""
    lines = tuple(line._replace(mark=mark) for line in split_lines("\n".join(("14:05", *own))))
    (marker,) = markers_of("14:05")
    draft = Draft(marker._replace(stamp=marker.stamp._replace(**stamp)), tuple(range(1, len(lines))))
    return texts(draft, lines, usual, ENGLISH, {}, marked=marked)


@pytest.mark.parametrize(
    ("stamp", "headline"),
    [
        ({"lead": "Upper gate"}, "Upper gate"),
        ({"lead": "Upper gate opens at last"}, "Upper gate opens at last"),
        ({"lead": "Gate"}, None),
        ({"lead": "Upper gate", "prefix": "at"}, None),
        ({"lead": "Upper gate", "closing": True}, None),
        ({"lead": "Upper gate", "metadata": True}, None),
        ({"lead": "Upper gate", "place": "start"}, None),
        ({"lead": "Gate", "place": "end"}, "Gate"),
        ({"lead": "ABC"}, "ABC"),
        ({"lead": "AB"}, None),
        ({"lead": "ABC", "prefix": "at"}, None),
        ({"lead": "ABC", "name": "Ann Poe"}, None),
    ],
)
def test_words_before_the_time_are_a_headline(stamp: dict[str, Any], headline: str | None) -> None:
    assert stamped(SAID, **stamp).headline == headline


def test_a_byline_before_the_time_is_one_name_or_several() -> None:
    assert stamped(SAID, name="Ann Poe, Bo Lund").names == ("Ann Poe", "Bo Lund")
    assert stamped(SAID, name="lampkeeper").names == ("lampkeeper",)
    assert stamped(SAID).names == ()


def test_an_entry_without_lines_is_not_signed() -> None:
    found = stamped(usual=PLAIN._replace(signed=True))
    assert (found.names, found.body) == ((), ())
    assert stamped("Ann Poe", usual=PLAIN._replace(signed=True)).names == ()
    assert stamped(SAID, "Ann Poe", usual=PLAIN._replace(signed=True)).names == ("Ann Poe",)


def test_a_page_without_markup_quotes_nothing() -> None:
    embed = Mark(0, "p", zone="embed")
    assert stamped(SAID, mark=embed).body == (f"> {SAID}",)
    assert stamped(SAID, mark=embed, marked=False).body == (SAID,)


def test_a_role_behind_a_name_above_the_marker_makes_no_byline() -> None:
    (marker,) = markers_of("Quay", "14:05")
    lines = split_lines(f"Ann Poe Harbour correspondent\n14:05\n{SAID}")
    assert texts(Draft(marker, (2,), above=(0,)), lines, PLAIN, ENGLISH, {}).names == ()


def test_text_in_the_marker_s_line_stands_below_the_lines_above_it() -> None:
    own = (SAID, f"14:05 {MORE}", "Rain falls on the quay.")
    (marker,) = markers_of(*own)
    lines = split_lines("\n".join(own))
    assert texts(Draft(marker, (0, 2)), lines, PLAIN, ENGLISH, {}).body == (SAID, MORE, own[2])
    assert texts(Draft(marker, (0,)), lines, PLAIN, ENGLISH, {}).body == (SAID, MORE)


def test_texts_say_nothing_more_unless_it_is_said() -> None:
    assert Texts(None, (), (), {}, {})[5:] == (False, False, False, None)
