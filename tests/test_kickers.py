"""Labels and tags at the edges of entries: how long they may be, and whose they are."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.read.lines import split_lines
from livelog.split.labels import without_label, without_labels, without_next_labels, without_tags
from marked import drafted

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
HEAD = "Gate opens to small boats"

Moved = list[tuple[list[str], list[str], bool]]


def moved(*entries: tuple[str, ...], head: int | None = None, key: int | None = None) -> Moved:
    """What is left of each entry, the labels taken from it (the last first), and whether it is a key event."""
    every = [text for own in entries for text in own]
    lines = split_lines("\n".join(every))
    drafts = tuple(one._replace(head=None if place else head, key_event=place == key) for place, one in enumerate(drafted(*every)))
    return [
        ([every[number] for number in one.lines], [every[number] for number, reason in one.dropped if reason == "label"], one.key_event)
        for one in without_next_labels(drafts, lines, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((("14:05", SAID, "Key event"), ("13:05", HEAD)), [([SAID], ["Key event"], False), ([HEAD], [], True)]),
        ((("14:05", SAID, "Breaking"), ("13:05", HEAD)), [([SAID], ["Breaking"], False), ([HEAD], [], False)]),
        (
            (("14:05", SAID, "Key event"), ("13:05", HEAD), ("12:05", SAID)),
            [([SAID], ["Key event"], False), ([HEAD], [], True), ([SAID], [], False)],
        ),
        ((("14:05", "Key event"), ("13:05", HEAD)), [(["Key event"], [], False), ([HEAD], [], False)]),
        ((("14:05", "Breaking", "Key event"), ("13:05", HEAD)), [(["Breaking"], ["Key event"], False), ([HEAD], [], True)]),
        ((("14:05", SAID, "Breaking", "Key event"), ("13:05", HEAD)), [([SAID], ["Key event", "Breaking"], False), ([HEAD], [], True)]),
        ((("14:05 Gate opens", "Key event"), ("13:05", HEAD)), [([], ["Key event"], False), ([HEAD], [], True)]),
        (
            (("14:05 Gate opens", "Breaking", "Key event"), ("13:05", HEAD)),
            [([], ["Key event", "Breaking"], False), ([HEAD], [], True)],
        ),
        ((("14:05", SAID), ("13:05", HEAD, "Key event")), [([SAID], [], False), ([HEAD, "Key event"], [], False)]),
        ((("14:05", SAID, "Key event" + "!" * 30), ("13:05", HEAD)), [([SAID], ["Key event" + "!" * 30], False), ([HEAD], [], True)]),
        ((("14:05", SAID, "Key event" + "!" * 31), ("13:05", HEAD)), [([SAID, "Key event" + "!" * 31], [], False), ([HEAD], [], False)]),
        ((("14:05", SAID, "Key event" + "!" * 32), ("13:05", HEAD)), [([SAID, "Key event" + "!" * 32], [], False), ([HEAD], [], False)]),
    ],
)
def test_labels_that_end_an_entry_are_the_next_one_s(entries: tuple[tuple[str, ...], ...], expected: Moved) -> None:
    assert moved(*entries) == expected


def test_an_entry_with_a_headline_may_end_with_nothing_but_labels() -> None:
    assert moved(("14:05", "Key event"), ("13:05", HEAD), head=0) == [([], ["Key event"], False), ([HEAD], [], True)]


def test_a_key_event_stays_one_without_a_label() -> None:
    two = ("14:05", SAID), ("13:05", HEAD)
    assert [key for _, _, key in moved(*two, key=0)] == [True, False]
    assert [key for _, _, key in moved(*two, key=1)] == [False, True]
    assert without_next_labels((), (), ENGLISH) == ()


@pytest.mark.parametrize(("length", "kept"), [(39, [SAID]), (40, ["Breaking" + "!" * 32, SAID]), (41, ["Breaking" + "!" * 33, SAID])])
def test_a_label_of_39_letters_is_one_of_40_none(length: int, kept: list[str]) -> None:
    texts = ["Breaking" + "!" * (length - 8), SAID]
    numbers = without_labels([0, 1], split_lines("\n".join(texts)), ENGLISH, {}, set())
    assert [texts[number] for number in numbers] == kept


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ("One two three four", [SAID]),
        ("One two three four five six", ["One two three four five six", SAID]),
        ("Ann Poe", [SAID]),
        ("By Ann Poe", ["By Ann Poe", SAID]),
    ],
)
def test_tags_have_four_words_at_most_and_may_be_a_name(tag: str, kept: list[str]) -> None:
    texts = [tag, SAID]
    numbers = without_tags([0, 1], split_lines("\n".join(texts)), ENGLISH, {})
    assert [texts[number] for number in numbers] == kept


def test_an_entry_without_lines_has_no_labels_or_tags() -> None:
    assert without_tags([], (), ENGLISH, {}) == []
    assert without_labels([], (), ENGLISH, {}, set()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Update{' ' * 23}: {SAID}", (SAID, f"Update{' ' * 23}")),
        (f"Update{' ' * 24}: {SAID}", (f"Update{' ' * 24}: {SAID}", "")),
        (f"{'H' * 39} | {SAID}", (SAID, "H" * 39)),
        (f"{'H' * 40} | {SAID}", (f"{'H' * 40} | {SAID}", "")),
        ("QUOTE OF THE DAY: forty boats", ("forty boats", "QUOTE OF THE DAY:")),
        ("WHAT YOU NEED TO KNOW: forty boats", ("WHAT YOU NEED TO KNOW: forty boats", "")),
        ("NEW boats wait", ("NEW boats wait", "")),
        ("LIVE boats wait", ("boats wait", "LIVE")),
    ],
)
def test_how_long_a_label_in_front_of_a_text_may_be(text: str, expected: tuple[str, str]) -> None:
    assert without_label(text, ENGLISH, set()) == expected
