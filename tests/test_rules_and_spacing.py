"""What empty lines, rules, openers and the page's end tell of the side on which a stamp stands."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.gaps import gaps
from livelog.layout.sides import _ends, _feed_above, _interleaved, _ruled, _spacing, side
from livelog.model.page import Line
from livelog.read.lines import split_lines
from marked import lines_of, markers_of, told

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
ABOVE, BELOW = "empty lines above the stamps only", "empty lines below the stamps only"


def page(*texts: str, **removed: str) -> tuple[Line, ...]:
    """The lines of a page: an empty text is an empty line, `~` begins a rule."""
    lines = split_lines("\n".join(texts))
    return tuple(line._replace(reason="rule" if line.text[0] == "~" else removed.get(f"l{number}")) for number, line in enumerate(lines))


def spacing(*texts: str, openers: tuple[int, ...] = ()) -> tuple[str, float]:
    lines = page(*texts)
    markers = markers_of(*(line.text for line in lines))
    found = _spacing(markers, gaps(markers, lines), lines, frozenset(openers))
    return found.name, found.value


def spaced(over: int, under: int, count: int = 5) -> tuple[str, ...]:
    """Entries below a title, of which the first ones have an empty line above the stamp, and the first ones one below it."""
    texts = ["Quay live"]
    for place in range(count):
        texts += [*([""] if place < over else []), f"1{place}:05", *([""] if place < under else []), SAID]
    return tuple(texts)


@pytest.mark.parametrize(
    ("over", "under", "found"),
    [
        (5, 0, (ABOVE, -1.5)),
        (4, 0, (ABOVE, -1.5)),
        (3, 0, ("spacing", 0.0)),
        (5, 1, (ABOVE, -1.5)),
        (4, 1, (ABOVE, -1.5)),
        (5, 2, ("spacing", 0.0)),
        (5, 5, ("spacing", 0.0)),
        (0, 0, ("spacing", 0.0)),
        (0, 5, (BELOW, 1.5)),
        (0, 4, (BELOW, 1.5)),
        (0, 3, ("spacing", 0.0)),
        (1, 5, (BELOW, 1.5)),
        (1, 4, (BELOW, 1.5)),
        (2, 5, ("spacing", 0.0)),
    ],
)
def test_empty_lines_above_or_below_most_stamps(over: int, under: int, found: tuple[str, float]) -> None:
    assert spacing(*spaced(over, under)) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("14:05", SAID, "", "13:05", MORE), (ABOVE, -1.5)),
        (("14:05", SAID, "13:05", MORE), ("spacing", 0.0)),
        (("14:05", SAID), ("spacing", 0.0)),
        (("14:05", "", SAID), ("spacing", 0.0)),
        (("Quay", "", "14:05"), ("spacing", 0.0)),
        (("Quay", "", "14:05", SAID, "", MORE), (ABOVE, -1.5)),
        (("Quay", "14:05", "", SAID, MORE), (BELOW, 1.5)),
        (("Quay", "14:05", SAID, "", MORE), ("spacing", 0.0)),
    ],
)
def test_empty_lines_around_few_stamps(texts: tuple[str, ...], found: tuple[str, float]) -> None:
    assert spacing(*texts) == found


def test_an_empty_line_above_an_opener_is_none_below_the_stamp() -> None:
    texts = ("Quay", SAID, "14:05", "", "1772000000", MORE, "13:05")
    lines = page(*texts)
    markers = tuple(one for one in markers_of(*(line.text for line in lines)) if one.stamp.shape == "HH:MM")
    around = gaps(markers, lines)
    assert _spacing(markers, around, lines, frozenset()).value == 1.5
    assert _spacing(markers, around, lines, frozenset({3})).value == 0.0
    assert _spacing(markers, around, lines, frozenset({4})).value == 1.5


RULES_ABOVE, RULES_BELOW = ("rules above the stamps only", -2.0), ("rules below the stamps only", 2.0)
NONE = ("rules", 0.0)


def ruled(*texts: str, **removed: str) -> tuple[str, float]:
    lines = page(*texts, **removed)
    markers = markers_of(*(line.text for line in lines))
    found = _ruled(markers, gaps(markers, lines), lines)
    return found.name, found.value


def between(over: int, under: int, count: int = 5) -> tuple[str, ...]:
    """One entry and so many more: rules stand above the first ones of these, and below the stamps of those before."""
    texts = ["Quay live", "10:05"]
    for place in range(count):
        texts += [*(["~~~"] if place < under else []), SAID, *(["~~~"] if place < over else []), f"1{place + 1}:05"]
    return (*texts, MORE)


@pytest.mark.parametrize(
    ("over", "under", "found"),
    [
        (5, 0, RULES_ABOVE),
        (4, 0, RULES_ABOVE),
        (3, 0, NONE),
        (5, 1, RULES_ABOVE),
        (4, 1, RULES_ABOVE),
        (5, 2, NONE),
        (5, 5, NONE),
        (0, 0, NONE),
        (0, 5, RULES_BELOW),
        (0, 4, RULES_BELOW),
        (0, 3, NONE),
        (1, 5, RULES_BELOW),
        (1, 4, RULES_BELOW),
        (2, 5, NONE),
    ],
)
def test_rules_above_or_below_most_stamps(over: int, under: int, found: tuple[str, float]) -> None:
    assert ruled(*between(over, under)) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Quay", "14:05", SAID, "~~~", "13:05", SAID), RULES_ABOVE),
        (("Quay", "14:05", "~~~", SAID, "13:05", SAID), RULES_BELOW),
        (("14:05", "~~~", SAID, "13:05", SAID), RULES_BELOW),
        (("Quay", "14:05", SAID, "~~~", SAID, "13:05", SAID), NONE),
        (("Quay", "14:05", "~~~", SAID, "~~~", "13:05", SAID), NONE),
        (("Quay", "14:05", "~~~", "13:05", SAID), NONE),
        (("Quay", "14:05", "~~~", "~~~", "13:05", SAID), NONE),
        (("Quay", SAID, SAID, "14:05", "~~~", "~~~", "~~~", "13:05", SAID), NONE),
        (("Quay", "14:05", "~~~", SAID), NONE),
        (("Quay", "~~~", "14:05", SAID), NONE),
        (("Quay", "~~~", "14:05", SAID, "13:05", SAID), NONE),
        (("Quay", "14:05", SAID, "13:05", "~~~", SAID), NONE),
    ],
)
def test_rules_around_two_stamps(texts: tuple[str, ...], found: tuple[str, float]) -> None:
    assert ruled(*texts) == found


@pytest.mark.parametrize("reason", ["share", "caption", "updated"])
def test_other_removed_lines_are_no_rules(reason: str) -> None:
    assert ruled("14:05", "Pier", SAID, "13:05", SAID, l1=reason) == NONE
    assert ruled("14:05", SAID, "Pier", "13:05", SAID, l2=reason) == NONE


@pytest.mark.parametrize(
    ("markers", "openers", "opened"),
    [
        ((2,), {1}, True),
        ((2,), {1, 9}, True),
        ((2,), {3}, False),
        ((2,), {2}, False),
        ((2, 6), {4}, True),
        ((2, 6), {1}, False),
        ((2, 6), {1, 7}, False),
        ((2, 6), {2}, False),
        ((2, 6), {6}, False),
        ((2, 6), {1, 4, 9}, True),
        ((2, 6, 10), {4}, False),
        ((2, 6, 10, 14, 18, 22), {4, 8, 12, 16}, True),
        ((2, 6, 10, 14, 18, 22), {4, 8, 12}, False),
        ((2, 6, 10, 14, 18, 22), {4, 8, 12, 16, 20}, True),
        ((2, 6, 10, 14, 18, 22), {3, 4, 5, 7, 8}, False),
    ],
)
def test_openers_stand_between_four_of_five_stamps(markers: tuple[int, ...], openers: set[int], opened: bool) -> None:
    assert _interleaved(tuple(told(line, hour=9) for line in markers), frozenset(openers)) is opened


TEXT, FOOTER, NOTHING = (
    ("text below the last stamp", -2.5),
    ("only a footer below the last stamp", 2.0),
    ("no text below the last stamp", 2.5),
)


def ends(*texts: str, **removed: str) -> tuple[str, float]:
    lines = page(*texts, **removed)
    markers = markers_of(*(line.text for line in lines))
    found = _ends(markers, gaps(markers, lines), lines, ENGLISH)
    return found.name, found.value


NAMES = ("By Ann Poe", "By Bo Lund", "By Tom Reed", "By Ada Fry", "By Una Holt", "By Max Kerr")


@pytest.mark.parametrize(
    ("texts", "removed", "found"),
    [
        (("14:05",), {}, NOTHING),
        (("14:05", SAID), {}, TEXT),
        (("14:05", SAID), {"l1": "footer"}, NOTHING),
        (("14:05", "Pier"), {}, FOOTER),
        (("14:05", "Closed."), {}, TEXT),
        (("14:05", "• Boats wait…"), {}, TEXT),
        (("14:05", "Gate opens for all boats"), {}, TEXT),
        (("14:05", "• Gate opens for all boats"), {}, FOOTER),
        (("14:05", "Pier", "Wall", SAID), {}, TEXT),
        (("14:05", "Pier", "Wall", "Rope", SAID), {}, FOOTER),
        (("14:05", "Ann Poe", "Bo Lund", "Tom Reed", SAID), {}, TEXT),
        (("14:05", *NAMES[:5], SAID), {}, TEXT),
        (("14:05", *NAMES, SAID), {}, FOOTER),
        (("14:05", "All rights reserved", SAID), {}, NOTHING),
        (("14:05", "Pier", "All rights reserved", SAID), {}, FOOTER),
        (("14:05", "Comments", SAID), {"l1": "comments"}, NOTHING),
        (("14:05", "More news", SAID), {"l1": "related-link"}, NOTHING),
        (("14:05", "Letters", SAID), {"l1": "newsletter"}, NOTHING),
        (("14:05", "Share", SAID), {"l1": "share"}, TEXT),
        (("14:05", SAID, "Comments", MORE), {"l2": "comments"}, TEXT),
        (("14:05", SAID, "Comments", "13:05", MORE), {"l2": "comments"}, TEXT),
        (("Comments", "14:05", SAID, "13:05", MORE), {"l0": "comments"}, TEXT),
        (("14:05", "Comments"), {"l1": "comments"}, NOTHING),
    ],
)
def test_what_stands_below_the_last_stamp(texts: tuple[str, ...], removed: dict[str, str], found: tuple[str, float]) -> None:
    assert ends(*texts, **removed) == found


@pytest.mark.parametrize(
    ("above", "feed"),
    [
        (("Quay live", "Live updates", SAID), True),
        (("Quay live", "Live updates:", SAID), True),
        (("Quay live", "Pier", "Live updates", SAID), True),
        (("Quay live", "Live updates", "Pier", SAID), False),
        (("Live updates", SAID), False),
        (("Quay live", "Live updates"), False),
        (("Quay live", "Pier", SAID), False),
    ],
)
def test_a_feed_opens_with_text(above: tuple[str, ...], feed: bool) -> None:
    texts = (*above, "14:05")
    assert _feed_above(gaps(markers_of(*texts), lines_of(*texts)), lines_of(*texts), ENGLISH) is feed


def trailing(*texts: str) -> dict[str, float]:
    markers, lines = markers_of(*texts), lines_of(*texts)
    (found,) = [one for one in side(markers, lines, frozenset(), ENGLISH) if one.marker == "trailing"]
    return {one.name: one.value for one in found.evidence}


BEHIND = "text behind the stamps"


@pytest.mark.parametrize(
    ("texts", "behind"),
    [
        (("Quay", "14:05 Gate opens", "13:05"), False),
        (("Quay", "14:05 Gate opens", "13:05 Boats", "12:05"), True),
        (("Quay", "14:05", SAID, "5 minutes ago"), False),
        (("Quay", "5 minutes ago", SAID, "14:05"), True),
        (("Quay", "1772000000", SAID, "14:05"), True),
        (("Quay", "9 March 2026", SAID, "8 March 2026"), False),
    ],
)
def test_text_behind_most_stamps_or_an_age_first(texts: tuple[str, ...], behind: bool) -> None:
    assert (trailing(*texts) == {BEHIND: -9.0}) is behind


DAY = "9 March 2026"


@pytest.mark.parametrize(
    ("stamps", "name", "value"),
    [
        ((f"Ann Poe{DAY} 14:05", f"Bo Lund{DAY} 13:05", "12:05"), "name glued to date", 2.0),
        ((f"Ann Poe{DAY} 14:05", "12:05"), "name glued to date", None),
        ((f"Ann Poe {DAY} 14:05", f"Bo Lund {DAY} 13:05", "12:05"), "name spaced from date", -1.0),
        ((f"Ann Poe {DAY} 14:05", "12:05"), "name spaced from date", None),
        (("Ann Poe 14:05", "Bo Lund 13:05"), "name spaced from date", None),
        (("— Ann Poe 14:05", "— Bo Lund 13:05", "12:05"), "signed with a dash", 1.5),
        (("— Ann Poe 14:05", "12:05"), "signed with a dash", None),
        (("— Ann Poe 14:05", "12:05"), "bulleted", None),
        (("• 14:05", "• 13:05", "12:05"), "bulleted", -2.0),
        (("• 14:05", "12:05"), "bulleted", None),
        ((f"{SAID} — 14:05", f"{MORE} — 13:05", "12:05"), "stamp at the end of prose", 3.0),
        ((f"{SAID} — 14:05", "12:05"), "stamp at the end of prose", None),
    ],
)
def test_what_more_than_half_of_the_stamps_show(stamps: tuple[str, ...], name: str, value: float | None) -> None:
    assert trailing("Gate opens for all boats", *stamps).get(name) == value
