"""Headlines above the stamps of a page, and what binds them to the stamp below rather than to the text above."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.gaps import Side, gaps
from livelog.layout.headlines import _below, _heads, _heads_above, _is_heading, _label, _over, _parted, _without_byline, headline_first
from livelog.model.page import Line, Mark
from livelog.read.lines import split_lines
from marked import lines_of, markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
OTHER = "Forty boats wait outside"


def page(*texts: str, **removed: str) -> tuple[Line, ...]:
    """The lines of a page; an empty text is an empty line. `~` begins a line that is a rule, `#` a heading, `&` a linked heading."""
    found = []
    for number, line in enumerate(split_lines("\n".join(texts))):
        reason = "rule" if line.text.startswith("~") else removed.get(f"l{number}")
        mark = Mark(0, "h2", 2, linked=line.text[0] == "&") if line.text[0] in "#&" else None
        found.append(line._replace(reason=reason, mark=mark, text=line.text.lstrip("#&")))
    return tuple(found)


def parted(*texts: str, head: int = 1, first: int = 2, **removed: str) -> bool:
    return _parted(head, first, page(*texts, **removed), ENGLISH)


@pytest.mark.parametrize(
    ("texts", "bound"),
    [
        ((SAID, HEAD, "14:05", MORE), False),
        ((SAID, "", HEAD, "14:05", MORE), True),
        ((SAID, "", HEAD, "14:05", "", MORE), True),
        ((SAID, "", HEAD, "", "14:05", MORE), False),
        ((SAID, HEAD, "", "14:05", MORE), False),
        ((SAID, "", "Photo: Ann Poe/Harbour Press", "14:05", MORE), False),
        ((SAID, f"#{HEAD}", "14:05", MORE), True),
        ((SAID, f"#{HEAD}", "", "14:05", MORE), True),
        ((SAID, f"&{HEAD}", "14:05", MORE), False),
        ((SAID, "#Photo: Ann Poe/Harbour Press", "14:05", MORE), False),
        (("~~~", HEAD, "14:05", MORE), True),
        (("~~~", HEAD, "", "14:05", MORE), True),
    ],
)
def test_an_empty_line_a_rule_or_the_markup_binds_a_headline_to_the_stamp_below(texts: tuple[str, ...], bound: bool) -> None:
    assert parted(*texts) is bound


def test_a_tool_parts_a_headline_from_the_text_above() -> None:
    assert parted("Share", HEAD, "14:05", l0="share")
    assert not parted("Footer", HEAD, "14:05", l0="footer")
    assert not parted("Share", HEAD, "14:05")


def test_a_line_removed_below_a_headline_parts_it_from_the_stamp() -> None:
    texts = (SAID, "", HEAD, "Share", "14:05")
    assert parted(*texts, first=3)
    assert not parted(*texts, first=3, l2="share")
    assert not parted(SAID, "", HEAD, "Pier", "Share", "14:05", first=4, l3="share")
    assert parted(SAID, SAID, "", HEAD, "14:05", "Share", head=2, first=3, l4="share")


def test_an_empty_line_above_an_author_s_line_parts_a_headline_from_the_stamp() -> None:
    assert parted(SAID, "", HEAD, "By Ann Poe", "14:05", first=3)
    assert not parted(SAID, "", HEAD, "", "By Ann Poe", "14:05", first=3)
    assert not parted(SAID, "", HEAD, "By Ann Poe", "", "14:05", first=3)
    assert not parted(SAID, SAID, "", HEAD, "", "By Ann Poe", "14:05", head=2, first=4)


def test_the_page_s_first_line_is_parted_from_nothing() -> None:
    assert not parted("", f"#{HEAD}", "14:05", head=0, first=1)


@pytest.mark.parametrize(
    ("texts", "head", "reason"),
    [
        (("~~~", HEAD), 1, "rule"),
        (("~~~", "Breaking", HEAD), 2, "rule"),
        (("~~~", "Breaking", "Live", HEAD), 3, "rule"),
        ((SAID, HEAD), 1, None),
        (("~~~", SAID, HEAD), 2, None),
        ((SAID, "~~~", HEAD), 2, "rule"),
        (("Breaking", HEAD), 1, None),
        ((HEAD,), 0, None),
        (("~~~", SAID, "Breaking", HEAD), 3, None),
    ],
)
def test_why_the_line_above_a_headline_is_removed(texts: tuple[str, ...], head: int, reason: str | None) -> None:
    assert _over(head, page(*texts), ENGLISH) == reason


def test_a_heading_is_one_of_the_markup_that_leads_nowhere() -> None:
    (line,) = lines_of(HEAD)
    assert not _is_heading(line)
    assert not _is_heading(line._replace(mark=Mark(0, "p")))
    assert _is_heading(line._replace(mark=Mark(0, "h1", 1)))
    assert not _is_heading(line._replace(mark=Mark(0, "h1", 1, linked=True)))
    assert not _is_heading(line._replace(mark=Mark(0, "p", linked=True)))


@pytest.mark.parametrize(
    ("text", "label"), [("Breaking", True), ("BREAKING:", True), ("Live updates", True), ("Gate", False), (HEAD, False)]
)
def test_labels_are_no_headlines(text: str, label: bool) -> None:
    assert _label(text, ENGLISH) is label


def first(*texts: str, **removed: str) -> Side:
    lines = page(*texts, **removed)
    markers = markers_of(*(line.text for line in lines))
    return headline_first(markers, gaps(markers, lines), lines, ENGLISH)


def entries(*heads: str | None, bodies: int = 99) -> list[str]:
    """A page of entries, of which some have a headline above: `-` one that an empty line parts, `~` a rule, `#` markup, `.` nothing."""
    texts = ["Quay live"]
    for place, head in enumerate(heads):
        over = {"-": ["", HEAD], "~": ["~~~", HEAD], "#": [f"#{HEAD}"], ".": [HEAD]}.get(head or "", [])
        texts += [*over, f"1{place // 6}:{place % 6}5", SAID if place < bodies else "Pier"]
    return texts


BOUND = "headlines bound to the stamps below"


@pytest.mark.parametrize(
    ("heads", "bound"),
    [
        ((None, "-", "-", None, None, None, None, None), True),
        ((None, "-", "-", None, None, None, None, None, None), False),
        ((None, "-", "-", "-", None, None, None, None, None), True),
        ((None, "-", "-", "-", "-", None, None, None), True),
        ((None, "-", "-"), True),
        ((None, "-", None), False),
        ((None, "~", None, None, None, None, None, None, None), True),
        ((None, "#", None, None, None, None, None, None, None), True),
        ((None, "~", "#", None, None, None, None, None, None), True),
        ((None, "~", "-", None, None, None, None, None, None), False),
        ((None, "-", ".", None, None), False),
        ((None, "~", ".", None, None), False),
        ((None, None, None), False),
        (("-", "-", None, None), True),
        ((".", "-", None, None), True),
        ((".", ".", None, None), False),
        (("-", ".", None, None), False),
    ],
)
def test_some_headlines_bound_to_their_stamps_are_enough(heads: tuple[str | None, ...], bound: bool) -> None:
    assert (first(*entries(*heads)).evidence[0].name == BOUND) is bound


HALF = (None, *["-"] * 5, *[None] * 4)


def test_the_points_of_bound_headlines() -> None:
    side = first(*entries(*HALF))
    assert side.points == 3.0
    assert [(one.name, one.value) for one in side.evidence] == [(BOUND, 2.0), ("bodies below", 1.0)]
    side = first(*entries(*[None] * 7, "-", "-", *[None] * 7, bodies=15))
    assert [(one.name, one.value) for one in side.evidence] == [("headlines above", 0.12), ("bodies below", 0.94)]
    side = first(*entries(*[None] * 7, "-", "-", "-", "-", *[None] * 5, bodies=15))
    assert (side.points, [(one.name, one.value) for one in side.evidence]) == (2.9375, [(BOUND, 2.0), ("bodies below", 0.94)])


def test_nine_of_ten_bound_headlines_have_bodies() -> None:
    assert first(*entries(*HALF, bodies=9)).points == 2.9
    assert first(*entries(*HALF, bodies=8)).points == 0.0


def unbound(heads: int, bodies: int, count: int) -> float:
    """The points of so many entries, the first ones with headlines that nothing parts from the text above, the first with bodies."""
    return round(first(*entries(*["."] * heads, *[None] * (count - heads), bodies=bodies)).points, 2)


@pytest.mark.parametrize(
    ("heads", "bodies", "count", "points"),
    [
        (5, 3, 5, 3.4),
        (5, 2, 5, 0.0),
        (3, 2, 4, 0.0),
        (3, 3, 4, 3.5),
        (7, 6, 10, 0.0),
        (6, 10, 10, 3.6),
        (5, 10, 10, 0.0),
        (5, 6, 7, 3.57),
        (4, 5, 6, 0.0),
    ],
)
def test_the_points_of_headlines_that_nothing_binds(heads: int, bodies: int, count: int, points: float) -> None:
    assert unbound(heads, bodies, count) == points


def heads(stamp: str, *texts: str, **removed: str) -> bool:
    lines = page(stamp, *texts, **removed)
    (marker,) = markers_of(stamp)
    return _heads(marker, tuple(range(1, len(lines))), lines, ENGLISH)


@pytest.mark.parametrize(
    ("texts", "head"),
    [
        (("14:05",), False),
        (("14:05", HEAD), False),
        (("14:05", "", HEAD), False),
        ((f"14:05 {SAID}", HEAD), True),
        (("14:05 The gate stays shut. (Ann Poe)", HEAD), True),
        (("14:05 The gate opens", HEAD), False),
        (("14:05 The gate opens", "", HEAD), True),
        (("14:05 The gate opens", "", OTHER), False),
        (("14:05", SAID, HEAD), True),
        (("14:05", HEAD, SAID), False),
        (("14:05", HEAD, OTHER), False),
        (("14:05", OTHER, HEAD), False),
        (("14:05", OTHER, "", HEAD), True),
        (("14:05", SAID, "Ann Poe"), False),
        (("14:05", SAID, HEAD, "By Ann Poe"), True),
        (("14:05", SAID, HEAD, "Breaking"), True),
        (("14:05", SAID, "Breaking"), False),
        (("14:05", "Photo: Ann Poe/Harbour Press", HEAD), True),
        (("14:05", "The gate stays shut. (Ann Poe)", HEAD), True),
        (("14:05", "• Gate stays shut", HEAD), True),
    ],
)
def test_the_last_line_below_a_stamp_is_the_next_one_s_headline(texts: tuple[str, ...], head: bool) -> None:
    assert heads(*texts) is head


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ((HEAD,), 1),
        (("By Ann Poe",), 1),
        ((HEAD, "By Ann Poe"), 1),
        ((HEAD, "Ann Poe"), 1),
        ((SAID, "By Ann Poe"), 2),
        ((SAID, HEAD, "By Ann Poe"), 2),
        ((HEAD, SAID, "By Ann Poe"), 3),
        ((HEAD, OTHER), 2),
    ],
)
def test_an_author_s_line_below_a_headline_is_passed_over(texts: tuple[str, ...], left: int) -> None:
    every = tuple(range(len(texts)))
    assert _without_byline(every, lines_of(*texts), ENGLISH) == every[:left]


@pytest.mark.parametrize(
    ("texts", "alone", "head"),
    [
        (("Quay", HEAD), False, True),
        ((HEAD,), False, False),
        (("Quay", SAID), False, False),
        (("Quay", "Breaking"), False, False),
        (("Breaking", HEAD), False, True),
        (("Breaking", "Quay", HEAD), False, True),
        (("Quay", "Ann Poe"), False, False),
        (("Ann Poe", HEAD), False, True),
        (("Ann Poe", "Quay", HEAD), False, True),
        (("Quay", HEAD, "By Ann Poe"), False, True),
        (("Quay", "Gate"), False, False),
        (("Quay", "Gate opens"), False, True),
        (("Quay", HEAD), True, False),
        (("Quay live at the gate", HEAD), True, False),
        (("Pier", "Quay live at the gate", HEAD), True, False),
        (("Pier", "Wall", "Quay live at the gate", HEAD), True, False),
        (("Quay live at the gate", "Pier", HEAD), True, True),
        (("Quay live at the gate", "Pier", "Wall", HEAD), True, True),
        (("Pier", "Quay live at the gate", "Wall", HEAD), True, True),
        ((SAID, "Pier", HEAD), True, False),
        (("Quay live", "Pier", HEAD), True, False),
    ],
)
def test_the_line_above_the_first_stamp_is_its_headline(texts: tuple[str, ...], alone: bool, head: bool) -> None:
    assert _heads_above(tuple(range(len(texts))), lines_of(*texts), ENGLISH, alone) is head


@pytest.mark.parametrize(
    ("stamp", "texts", "body"),
    [
        ("14:05", (SAID,), True),
        ("14:05", (HEAD,), False),
        ("14:05", (HEAD, SAID), False),
        ("14:05", (HEAD, OTHER, SAID), False),
        ("14:05", (SAID, HEAD), True),
        ("14:05", ("By Ann Poe", SAID), True),
        ("14:05", ("By Ann Poe", SAID, HEAD), True),
        ("14:05", ("By Ann Poe", HEAD, SAID), False),
        ("14:05", ("By Ann Poe",), False),
        ("14:05", ("• one of three",), True),
        ("14:05", (), False),
        (f"14:05 {SAID}", (), True),
        (f"14:05 {SAID}", (HEAD,), True),
        ("14:05 Gate opens", (SAID,), False),
    ],
)
def test_a_body_follows_a_stamp(stamp: str, texts: tuple[str, ...], body: bool) -> None:
    (marker,) = markers_of(stamp)
    assert _below(marker, tuple(range(1, len(texts) + 1)), lines_of(stamp, *texts), ENGLISH) is body
