"""The texts of one entry: headline, byline, body, and what is left out; and what most entries of a page do."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.marker import Draft
from livelog.model.page import Line, Mark
from livelog.read.lines import split_lines
from livelog.split.entry import Texts, texts
from livelog.split.habits import Habits
from livelog.split.labels import flagged, without_label, without_labels, without_tags
from marked import markers_of, stamps_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
PLAIN = Habits(headlines=False, bare_names=False, inline_heads=False, sentences=False)


def entry(
    marker: str,
    *below: str,
    usual: Habits = PLAIN,
    head: str | None = None,
    above: str | None = None,
    mark: Mark | None = None,
    **more: Any,
) -> tuple[Texts, tuple[Line, ...]]:
    """The texts of an entry whose marker stands above its lines, and those lines: headline and byline above come first."""
    every = [text for text in (head, above, marker, *below) if text is not None]
    lines = split_lines("\n".join(every))
    lines = tuple(line._replace(mark=mark) for line in lines)
    place = every.index(marker)
    (own,) = [one for one in markers_of(*every) if one.first == place]
    numbers = tuple(range(place + 1, len(every)))
    draft = Draft(own, numbers, 0 if head else None, (place - 1,) if above else ())._replace(**more)
    stamps = {stamp.line: stamp for stamp in stamps_of(*every) if stamp.metadata}
    return texts(draft, lines, usual, ENGLISH, stamps), lines


def parts(marker: str, *below: str, **more: Any) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    found = entry(marker, *below, **more)[0]
    return found.headline, found.names, found.body


@pytest.mark.parametrize(
    ("marker", "below", "more", "expected"),
    [
        ("14:05", (SAID, MORE), {}, (None, (), (SAID, MORE))),
        ("14:05", (HEAD, SAID), {}, (HEAD, (), (SAID,))),
        ("14:05", (HEAD, "Pier"), {}, (None, (), (HEAD, "Pier"))),
        ("14:05", (HEAD, "Pier"), {"usual": PLAIN._replace(headlines=True)}, (HEAD, (), ("Pier",))),
        ("14:05", (HEAD,), {}, (None, (), (HEAD,))),
        ("14:05", (HEAD,), {"usual": PLAIN._replace(headlines=True)}, (HEAD, (), ())),
        ("14:05", (HEAD, SAID), {"headless": True}, (None, (), (HEAD, SAID))),
        ("14:05", (), {}, (None, (), ())),
        ("14:05", (SAID,), {"head": HEAD}, (HEAD, (), (SAID,))),
        ("14:05", ("Pier opens", SAID), {"head": HEAD}, (HEAD, (), ("Pier opens", SAID))),
        ("Ann Poe 14:05", (SAID,), {}, (None, ("Ann Poe",), (SAID,))),
        ("14:05 Ann Poe", (SAID,), {}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", (SAID,), {"above": "Ann Poe"}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", (SAID,), {"above": "By Ann Poe"}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", (SAID,), {"above": "• Ann Poe"}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", (SAID,), {"above": "Lamp desk", "names": ("Lamp",)}, (None, ("Lamp",), (SAID,))),
        ("Ann Poe 14:05", (SAID,), {"above": "Ann Poe"}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", ("By Ann Poe", HEAD, SAID), {}, (HEAD, ("Ann Poe",), (SAID,))),
        ("14:05", ("By Ann Poe", "Harbour correspondent", HEAD, SAID), {}, (HEAD, ("Ann Poe",), (SAID,))),
        ("14:05", (HEAD, "By Ann Poe", SAID), {"usual": PLAIN._replace(headlines=True)}, (HEAD, ("Ann Poe",), (SAID,))),
        ("14:05", (HEAD, SAID, "By Ann Poe"), {}, (HEAD, ("Ann Poe",), (SAID,))),
        ("14:05", (SAID, "By Ann Poe"), {}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", ("By Ann Poe",), {}, (None, ("Ann Poe",), ())),
        ("14:05", ("Ann Poe",), {}, (None, (), ("Ann Poe",))),
        ("14:05", ("Ann Poe",), {"usual": PLAIN._replace(signed=True)}, (None, (), ("Ann Poe",))),
        ("14:05", (SAID, "Ann Poe"), {}, (None, (), (SAID, "Ann Poe"))),
        ("14:05", (SAID, "Ann Poe"), {"usual": PLAIN._replace(signed=True)}, (None, ("Ann Poe",), (SAID,))),
        ("Bo Lund 14:05", (SAID, "Ann Poe"), {"usual": PLAIN._replace(signed=True)}, (None, ("Bo Lund",), (SAID, "Ann Poe"))),
        ("14:05", (SAID, f"{MORE} (Ann Poe)"), {}, (None, ("Ann Poe",), (SAID, MORE))),
        ("14:05", (SAID, f"{MORE} (dpa)"), {}, (None, (), (SAID, MORE))),
        ("14:05", (f"(Ann Poe) {SAID}", MORE), {}, (None, ("Ann Poe",), (SAID, MORE))),
        ("Bo Lund 14:05", (f"(Ann Poe) {SAID}", MORE), {}, (None, ("Bo Lund",), (f"(Ann Poe) {SAID}", MORE))),
    ],
)
def test_headline_byline_and_body(
    marker: str, below: tuple[str, ...], more: dict[str, Any], expected: tuple[str | None, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert parts(marker, *below, **more) == expected


BARE = PLAIN._replace(bare_names=True)
INLINE = PLAIN._replace(inline_heads=True)


@pytest.mark.parametrize(
    ("marker", "below", "more", "expected"),
    [
        (f"14:05 {SAID}", (), {}, (None, (), (SAID,))),
        (f"14:05 {SAID}", (MORE,), {}, (None, (), (SAID, MORE))),
        (f"14:05 {HEAD}", (SAID,), {}, (HEAD, (), (SAID,))),
        (f"14:05 {HEAD}", (), {}, (None, (), (HEAD,))),
        (f"14:05 {HEAD}", (), {"usual": INLINE}, (HEAD, (), ())),
        (f"14:05 {HEAD}", ("Pier",), {}, (None, (), (HEAD, "Pier"))),
        (f"14:05 {HEAD}", ("Pier", "Quay", "Rope", SAID), {}, (HEAD, (), ("Pier", "Quay", "Rope", SAID))),
        (f"14:05 {HEAD}", ("Pier", "Quay", "Rope", "Sail", SAID), {}, (None, (), (HEAD, "Pier", "Quay", "Rope", "Sail", SAID))),
        (f"14:05 {HEAD}", (SAID,), {"head": "Boats wait"}, ("Boats wait", (), (HEAD, SAID))),
        ("14:05: By Ann Poe", (SAID,), {"head": HEAD}, (HEAD, ("Ann Poe",), (SAID,))),
        ("14:05: By Ann Poe", (SAID,), {}, (None, ("Ann Poe",), (SAID,))),
        (f"88' {HEAD}", (SAID,), {}, (None, (), (HEAD, SAID))),
        (f"88' {HEAD}", (SAID,), {"usual": INLINE}, (HEAD, (), (SAID,))),
        (f"88' {HEAD}", (), {"usual": INLINE}, (None, (), (HEAD,))),
        (f"14:05 (Ann Poe) {SAID}", (), {}, (None, (), (f"(Ann Poe) {SAID}",))),
        (f"14:05 {SAID}", ("Ann Poe", MORE), {"usual": BARE}, (None, (), (SAID, "Ann Poe", MORE))),
        ("Gate opens for all boats — 14:05", (SAID,), {}, ("Gate opens for all boats", (), (SAID,))),
        ("Gate opens for all boats — 14:05", ("Pier", SAID), {}, ("Gate opens for all boats", (), (SAID,))),
        ("PIER 14:05", (SAID,), {}, ("PIER", (), (SAID,))),
        ("UPDATE 14:05", (SAID,), {}, (None, (), (SAID,))),
        ("REUTERS 14:05", (SAID,), {}, (None, ("REUTERS",), (SAID,))),
        ("PI 14:05", (SAID,), {}, (None, (), (SAID,))),
        ("PIER 14:05", (SAID,), {"head": HEAD}, (HEAD, (), (SAID,))),
        ("Upper gate 14:05", (SAID,), {}, ("Upper gate", (), (SAID,))),
        ("Gate 14:05", (SAID,), {}, (None, (), (SAID,))),
        ("Share this 14:05", (SAID,), {}, (None, (), (SAID,))),
        ("14:05", ("Ann Poe", SAID), {"usual": BARE}, (None, ("Ann Poe",), (SAID,))),
        ("14:05", ("Ann Poe", "Harbour correspondent", SAID), {}, (None, ("Ann Poe",), (SAID,))),
    ],
)
def test_text_in_the_marker_s_own_line(
    marker: str, below: tuple[str, ...], more: dict[str, Any], expected: tuple[str | None, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert parts(marker, *below, **more) == expected


def test_what_each_line_was_used_for() -> None:
    found, lines = entry("14:05", "Key event", SAID, "Updated at 14:20", "Photo: Ann Poe/Harbour Press", MORE, head=HEAD, above="Bo Lund")
    told = {lines[number].text: role for number, role in (*found.roles.items(), *found.removed.items())}
    assert told == {
        HEAD: "headline",
        "Bo Lund": "byline",
        "Key event": "label",
        SAID: "body",
        "Updated at 14:20": "updated",
        "Photo: Ann Poe/Harbour Press": "caption",
        MORE: "body",
    }
    assert found.modified is not None
    assert (found.modified.when.minutes, found.key_event, found.pinned, found.summary) == (860, True, False, False)


def test_where_names_and_roles_stand() -> None:
    found = entry("14:05", "By Ann Poe", "Harbour correspondent", HEAD, SAID)[0]
    assert found.roles == {1: "byline", 2: "byline", 3: "headline", 4: "body"}
    found = entry("14:05", SAID, MORE, "Ann Poe", usual=PLAIN._replace(signed=True))[0]
    assert found.roles == {1: "body", 2: "body", 3: "byline"}
    found = entry("14:05", "By Ann Poe", "Harbour correspondent", SAID, headless=True)[0]
    assert (found.roles, found.names) == ({1: "byline", 2: "byline", 3: "body"}, ("Ann Poe",))
    found = entry("14:05", "By Ann Poe", "By Bo Lund", SAID, headless=True)[0]
    assert (found.names, found.body) == (("Ann Poe",), ("By Bo Lund", SAID))


def test_what_is_known_of_an_entry_beforehand() -> None:
    assert entry("14:05", SAID, key_event=True)[0].key_event
    assert entry("14:05", SAID, pinned=True)[0].pinned
    assert entry("14:05", "Pinned", SAID)[0].pinned
    assert entry("14:05", "Summary", SAID)[0].summary
    plain = entry("14:05", SAID, dropped=((1, "title"),), opener=0)[0]
    assert (plain.key_event, plain.pinned, plain.summary, plain.modified) == (False, False, False, None)
    assert (plain.removed, plain.roles) == ({1: "title"}, {0: "marker", 1: "body"})


def test_a_sentence_behind_the_time_of_a_change_is_text() -> None:
    assert parts("14:05", SAID, "Updated at 14:20: new pictures")[2] == (SAID,)
    assert parts("14:05", SAID, f"Updated at 14:20: {MORE}")[2] == (SAID, f"Updated at 14:20: {MORE}")


@pytest.mark.parametrize(
    ("last", "usual", "body"),
    [
        ("Forty boats wait outside the wall", PLAIN._replace(sentences=True), (SAID,)),
        ("Forty boats wait outside the wall", PLAIN, (SAID, "Forty boats wait outside the wall")),
        ("Forty boats wait outside", PLAIN._replace(sentences=True), (SAID, "Forty boats wait outside")),
        (" ".join(["Boats"] * 17), PLAIN._replace(sentences=True), (SAID, " ".join(["Boats"] * 17))),
        (" ".join(["Boats"] * 16), PLAIN._replace(sentences=True), (SAID,)),
        ("Do forty boats wait outside the wall?", PLAIN._replace(sentences=True), (SAID, "Do forty boats wait outside the wall?")),
    ],
)
def test_a_line_without_a_stop_behind_sentences_is_a_caption_where_others_end_with_sentences(
    last: str, usual: Habits, body: tuple[str, ...]
) -> None:
    assert parts("14:05", SAID, last, usual=usual)[2] == body


def test_markup_tells_captions() -> None:
    last = "Forty boats wait outside the wall"
    told = parts("14:05", SAID, last, usual=PLAIN._replace(sentences=True), node=0, mark=Mark(0, "p"))
    assert told[2] == (SAID, last)
    credit = "The gate at dawn (Lightkeepers Press)"
    assert parts("14:05", SAID, credit, node=0, mark=Mark(0, "p"))[2] == (SAID, credit)
    assert parts("14:05", SAID, credit, node=0, mark=Mark(0, "div"))[2] == (SAID,)
    assert parts("14:05", SAID, "Photo: Ann Poe", node=0, mark=Mark(0, "p"))[2] == (SAID,)


def test_embedded_posts_are_quoted() -> None:
    assert parts("14:05", SAID, mark=Mark(0, "p", zone="embed"))[2] == (f"> {SAID}",)


def test_a_label_in_front_of_a_headline_above() -> None:
    line = f"Breaking {HEAD}"
    assert parts("14:05", SAID, head=line, mark=Mark(0, "h2", cells=(9,)))[0] == HEAD
    assert parts("14:05", SAID, head=line, mark=Mark(0, "h2", cells=(14,)))[0] == line
    assert parts("14:05", SAID, head=line, mark=Mark(0, "h2"))[0] == line


@pytest.mark.parametrize(
    ("text", "label", "flags"),
    [
        ("Key event", True, {"key_event"}),
        ("KEY EVENT:", True, {"key_event"}),
        ("Pinned", True, {"pinned"}),
        ("Breaking", True, set()),
        ("Summary", False, {"summary"}),
        ("Pier", False, set()),
        ("", False, set()),
        (":", False, set()),
    ],
)
def test_what_a_label_means(text: str, label: bool, flags: set[str]) -> None:
    found: set[str] = set()
    assert (flagged(text, ENGLISH, found), found) == (label, flags)


def test_labels_and_tags_at_the_front() -> None:
    def left(way: str, *own: str) -> tuple[list[str], list[str]]:
        lines, removed = split_lines("\n".join(own)), dict[int, str]()
        numbers = list(range(len(own)))
        kept = without_tags(numbers, lines, ENGLISH, removed) if way == "tags" else without_labels(numbers, lines, ENGLISH, removed, set())
        return [own[number] for number in kept], list(removed.values())

    assert left("labels", "Breaking", "Key event", SAID) == ([SAID], ["label", "label"])
    assert left("labels", SAID, "Breaking") == ([SAID, "Breaking"], [])
    assert left("labels", "Breaking") == (["Breaking"], [])
    assert left("tags", "Harbour", "Upper house", SAID) == ([SAID], ["tag", "tag"])
    assert left("tags", "Harbour") == (["Harbour"], [])
    assert left("tags", "One two three four five", SAID) == (["One two three four five", SAID], [])
    assert left("tags", "One two three four", SAID) == ([SAID], ["tag"])
    assert left("tags", "By Ann Poe", SAID) == (["By Ann Poe", SAID], [])
    assert left("tags", "Harbour?", SAID) == (["Harbour?", SAID], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("", "")),
        ("Breaking", ("", "Breaking")),
        (HEAD, (HEAD, "")),
        (f"Update: {SAID}", (SAID, "Update")),
        ("Update:", ("", "Update:")),
        (f"Pier: {SAID}", (f"Pier: {SAID}", "")),
        (f"HARBOUR | {SAID}", (SAID, "HARBOUR")),
        (f"Harbour | {SAID}", (f"Harbour | {SAID}", "")),
        (f"{'HARBOUR ' * 6}| {SAID}", (f"{'HARBOUR ' * 6}| {SAID}", "")),
        (f"HARBOUR WALL {SAID}", (SAID, "HARBOUR WALL")),
        (f"HARBOUR {SAID}", (f"HARBOUR {SAID}", "")),
        (f"BREAKING {SAID}", (SAID, "BREAKING")),
        ("BREAKING Boats", ("Boats", "BREAKING")),
        (f"BREAKING NEWS: {SAID}", (SAID, "BREAKING NEWS:")),
        (f"Breaking {SAID}", (f"Breaking {SAID}", "")),
    ],
)
def test_a_label_in_front_of_a_text(text: str, expected: tuple[str, str]) -> None:
    assert without_label(text, ENGLISH, set()) == expected
