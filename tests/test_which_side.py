"""Points for the sides on which a marker can stand: before its entry, after it, or below its headline."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.gaps import gaps
from livelog.layout.sides import side
from livelog.read.lines import split_lines
from marked import lines_of, markers_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
OTHER = "Forty boats wait outside"


def points(
    *texts: str, openers: tuple[int, ...] = (), dated: tuple[int, ...] = (), removed: dict[str, str] | None = None
) -> dict[str, dict[str, float]]:
    """What speaks for each side. An empty text is an empty line, and counts as none of the lines."""
    lines = split_lines("\n".join(texts))
    kept = tuple(line._replace(reason=(removed or {}).get(f"l{number}")) for number, line in enumerate(lines))
    markers = tuple(
        one for one in markers_of(*(line.text for line in lines)) if one.first not in (*openers, *dated) and not kept[one.first].reason
    )
    sides = side(markers, kept, frozenset(openers), ENGLISH, frozenset(dated))
    assert [one.points for one in sides] == sorted((one.points for one in sides), reverse=True)
    return {one.marker: {reason.name: reason.value for reason in one.evidence} | {"": one.points} for one in sides}


def trailing(*texts: str, openers: tuple[int, ...] = (), **removed: str) -> dict[str, float]:
    found = points(*texts, openers=openers, removed=removed)["trailing"]
    total = found.pop("")
    assert total == sum(found.values())
    return found


def test_the_kept_lines_around_markers() -> None:
    texts = ("Quay live", "Share", "14:05", SAID, "Share", "13:05", "12:05", MORE, "Footer")
    assert gaps(markers_of(*texts), lines_of(*texts, l1="share", l4="share", l8="footer")) == ((0,), ((3,), ()), (7,))


def test_a_marker_leads_where_nothing_speaks_for_another_side() -> None:
    assert points("Quay live", "14:05", SAID, "13:05", MORE)["leading"] == {"usual": 1.5, "": 1.5}
    assert points("Wick - Lund live", "88'", SAID, "61'", MORE)["match-minute"] == {"usual": 1.5, "": 1.5}
    assert "leading" in points("Wick - Lund live", "88'", SAID, "14:05", MORE)


NAMED = "9 March 2026 14:05"


@pytest.mark.parametrize(
    ("texts", "reason", "value"),
    [
        (("14:05 Gate opens for all boats", "13:05 Boats wait outside"), "text behind the stamps", -9.0),
        (("88'", SAID), "text behind the stamps", -9.0),
        (("5 minutes ago", SAID), "text behind the stamps", -9.0),
        (("Quay live", "14:05", SAID), "no text above the first stamp", -6.0),
        ((SAID, f"Ann Poe{NAMED}"), "name glued to date", 2.0),
        ((SAID, f"Ann Poe {NAMED}"), "name spaced from date", -1.0),
        ((SAID, "— Ann Poe 14:05"), "signed with a dash", 1.5),
        ((SAID, "– Ann Poe 14:05"), "signed with a dash", 1.5),
        ((SAID, "• 14:05"), "bulleted", -2.0),
        ((SAID, "• Ann Poe 14:05"), "bulleted", -2.0),
        (("Quay live", "Live updates", SAID, "14:05"), "feed opens with text", 1.5),
        ((SAID, "14:05"), "no text below the last stamp", 2.5),
        ((SAID, "14:05", MORE), "text below the last stamp", -2.5),
        ((SAID, "14:05", HEAD), "text below the last stamp", -2.5),
        ((SAID, "14:05", "Ann Poe", "Pier", "Ropes"), "only a footer below the last stamp", 2.0),
        ((SAID, "14:05", "Ann Poe"), "only a footer below the last stamp", 2.0),
        ((SAID, "14:05", "Ropes", "Pier", "Sails", MORE), "only a footer below the last stamp", 2.0),
        ((SAID, "14:05", "Ropes", "Pier", MORE), "text below the last stamp", -2.5),
        ((SAID, "", "14:05", MORE, "", "13:05", SAID), "empty lines above the stamps only", -1.5),
        ((SAID, "14:05", "", MORE, "13:05", "", SAID), "empty lines below the stamps only", 1.5),
    ],
)
def test_what_speaks_for_and_against_a_marker_that_closes_its_entry(texts: tuple[str, ...], reason: str, value: float) -> None:
    assert trailing(*texts).get(reason) == value


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((SAID, "14:05", MORE), "no text above the first stamp"),
        ((HEAD, "14:05", MORE), "no text above the first stamp"),
        ((SAID, f"Ann Poe {NAMED}", MORE, f"Ann Poe{NAMED}"), "name glued to date"),
        ((SAID, f"Ann Poe {NAMED}", MORE, f"Ann Poe{NAMED}"), "name spaced from date"),
        ((SAID, "Ann Poe14:05"), "name glued to date"),
        ((SAID, f"{NAMED} Ann Poe"), "name glued to date"),
        ((SAID, f"{NAMED} Ann Poe"), "name spaced from date"),
        ((SAID, "Ann Poe 14:05"), "name spaced from date"),
        ((SAID, "— Ann Poe 14:05", MORE, "14:05"), "signed with a dash"),
        ((SAID, "— 14:05"), "signed with a dash"),
        ((SAID, "• 14:05", MORE, "13:05"), "bulleted"),
        ((SAID, "— Ann Poe 14:05"), "bulleted"),
        ((SAID, "14:05"), "stamp at the end of prose"),
        ((SAID, "14:05"), "closing words beside a stamp"),
        (("Live updates", SAID, "14:05"), "feed opens with text"),
        (("Quay live", "Live updates", "Pier", "14:05"), "feed opens with text"),
        (("Quay live", SAID, "14:05"), "feed opens with text"),
        ((SAID, "", "14:05", "", MORE, "", "13:05", "", SAID), "spacing"),
        ((SAID, "14:05", MORE, "13:05", SAID), "empty lines above the stamps only"),
        ((SAID, "14:05", MORE, "13:05", SAID), "empty lines below the stamps only"),
        ((SAID, "", "14:05", MORE, "13:05", SAID), "empty lines above the stamps only"),
        ((SAID, "14:05", "", MORE, "13:05", SAID), "empty lines below the stamps only"),
    ],
)
def test_what_does_not(texts: tuple[str, ...], reason: str) -> None:
    assert reason not in trailing(*texts)


def test_stamps_at_the_end_of_sentences_close_them() -> None:
    ends = ("The gate opened, and boats went in. — 14:05", "Forty boats wait outside. — 13:05")
    assert trailing(SAID, *ends)["stamp at the end of prose"] == 3.0
    assert "stamp at the end of prose" not in trailing(SAID, ends[0], "13:05")
    assert "stamp at the end of prose" not in trailing(SAID, "Gate opens for all boats — 14:05")


def test_words_that_close_an_entry_stand_beside_its_stamp() -> None:
    assert trailing(SAID, "Share this 14:05")["closing words beside a stamp"] == 2.5
    assert trailing(SAID, "Share this 14:05", MORE, "13:05")["closing words beside a stamp"] == 2.5


def test_epochs_can_open_entries() -> None:
    epochs = ("1772000000", SAID, "14:05", "1772000001", MORE, "13:05", "1772000002", SAID, "12:05")
    assert trailing(*epochs, openers=(0, 3, 6))["epochs open the entries"] == 4.5
    assert trailing(*epochs[:3], openers=(0,))["epochs open the entries"] == 4.5
    most = (*epochs[:6], SAID, *(f"{hour}:05" if part else SAID for hour in (12, 11, 10) for part in (1, 0)))
    assert "epochs open the entries" not in trailing(*most, openers=(0, 3))
    five = (*(part for hour in (17, 16, 15, 14, 13) for part in (str(1772000000 - hour), SAID, f"{hour}:05")), SAID, "12:05")
    assert trailing(*five, openers=(0, 3, 6, 9, 12))["epochs open the entries"] == 4.5
    assert "epochs open the entries" not in trailing(*five[:9], SAID, "13:05", openers=(0, 3, 6))
    few = ("1772000000", SAID, "14:05", MORE, "13:05", MORE, "12:05")
    assert "epochs open the entries" not in trailing(*few, openers=(0,))
    assert "epochs open the entries" not in trailing(SAID, "14:05", "1772000000", openers=(2,))


def test_the_end_of_a_page_right_below_the_last_stamp_tells_that_it_closes_its_entry() -> None:
    texts = (SAID, "14:05", "Read more", MORE)
    assert trailing(*texts)["text below the last stamp"] == -2.5
    assert trailing(*texts, l2="related-link")["no text below the last stamp"] == 2.5
    assert trailing(*texts, l2="share")["text below the last stamp"] == -2.5
    assert trailing(SAID, "14:05", "Share", "Pier", MORE, "Read more", l2="share", l5="related-link")["text below the last stamp"] == -2.5
    assert trailing(SAID, "14:05", "All rights reserved", MORE)["no text below the last stamp"] == 2.5
    far = (SAID, "14:05", HEAD, "Read more")
    assert trailing(*far, l3="related-link")["text below the last stamp"] == -2.5


def test_lines_that_date_the_page_are_no_text_above_a_marker() -> None:
    texts = (SAID, "14:05", MORE)
    assert "no text above the first stamp" in points(*texts, dated=(0,))["trailing"]
    assert "no text above the first stamp" not in points(*texts)["trailing"]


OTHERS = "Forty boats wait outside it"
FIRST = ("Quay live: gate opens", SAID, HEAD, "14:05", SAID, OTHER, "13:05", MORE, HEAD, "12:05", SAID)


@pytest.mark.parametrize(
    ("texts", "share", "body"),
    [
        (FIRST, 1.0, 1.0),
        ((*FIRST[:-1], HEAD), 1.0, 0.67),
        ((*FIRST[:4], HEAD, *FIRST[5:]), 0.67, 0.67),
        ((*FIRST[:5], "Ann Poe", *FIRST[6:]), 0.67, 1.0),
        ((*FIRST[:5], "Breaking", *FIRST[6:]), 0.67, 1.0),
        ((*FIRST[:6], "By Ann Poe", *FIRST[6:]), 1.0, 1.0),
        ((*FIRST[:5], SAID, *FIRST[6:]), 0.67, 1.0),
        ((*FIRST[:5], *FIRST[6:]), 0.67, 1.0),
        ((*FIRST[:4], *FIRST[5:]), 0.67, 0.67),
        ((*FIRST[:4], "Photo: Ann Poe/Harbour Press", *FIRST[5:]), 1.0, 0.67),
        ((*FIRST[:2], *FIRST[3:]), 0.67, 1.0),
        ((HEAD, *FIRST[3:]), 0.67, 1.0),
        (("Quay live", HEAD, *FIRST[3:]), 1.0, 1.0),
        (("Quay live", "Breaking", *FIRST[3:]), 0.67, 1.0),
        (("Quay live", "Ann Poe", *FIRST[3:]), 0.67, 1.0),
        (("Quay live", "Pier", *FIRST[3:]), 0.67, 1.0),
        (("Quay live", "Pier opens", *FIRST[3:]), 1.0, 1.0),
        (("Quay live", "水门今天打", *FIRST[3:]), 1.0, 1.0),
        (("Quay live", "水门打开", *FIRST[3:]), 0.67, 1.0),
        (("Quay live", HEAD, "Ann Poe", *FIRST[3:]), 1.0, 1.0),
        (("Quay live", SAID, MORE, "Breaking", *FIRST[3:]), 0.67, 1.0),
        (("Quay live", "Breaking", SAID, HEAD, *FIRST[3:]), 1.0, 1.0),
        (("Quay live", "Ann Poe", MORE, HEAD, *FIRST[3:]), 1.0, 1.0),
        (("Quay live", SAID, MORE, "Ann Poe", *FIRST[3:]), 0.67, 1.0),
        ((*FIRST[:5], MORE, *FIRST[5:]), 1.0, 1.0),
        ((*FIRST[:4], *FIRST[6:]), 0.67, 0.67),
        ((*FIRST[:4], "Pier", "", OTHERS, *FIRST[6:]), 1.0, 0.67),
        ((*FIRST[:4], "Pier", OTHERS, *FIRST[6:]), 0.67, 0.67),
        ((*FIRST[:4], "Pier", "", "Boats wait", *FIRST[6:]), 0.67, 0.67),
        ((*FIRST[:5], "Pier", "", *FIRST[5:]), 0.67, 1.0),
    ],
)
def test_headlines_above_markers(texts: tuple[str, ...], share: float, body: float) -> None:
    found = points(*texts)["headline-first"]
    assert (found["headlines above"], found["bodies below"]) == (share, body)


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (FIRST, 4.0),
        ((*FIRST[:5], SAID, *FIRST[6:]), 3.67),
        ((*FIRST[:-1], HEAD), 3.67),
        ((*FIRST[:5], SAID, *FIRST[6:-1], HEAD), 0),
        ((*FIRST[:4], HEAD, *FIRST[5:-1], HEAD), 0),
        ((*FIRST[:2], *FIRST[3:]), 0),
        ((HEAD, *FIRST[3:]), 0),
        ((*FIRST[:5], SAID, *FIRST[6:8], SAID, *FIRST[9:]), 0),
    ],
)
def test_points_for_headlines_above_markers(texts: tuple[str, ...], total: float) -> None:
    assert points(*texts)["headline-first"][""] == pytest.approx(total, abs=0.01)


def test_a_headline_in_the_stamp_s_own_line_is_none_above_it() -> None:
    ends = ("Gate opens for all boats — 14:05", SAID, "Forty boats wait outside — 13:05", MORE)
    assert points("Quay live", *ends)["headline-first"] == {"headline in the stamp's own line": -9.0, "": -9.0}
    assert points("Quay live", "+++ 14:05 Gate opens +++", SAID)["headline-first"][""] == -9.0
    assert points("Quay live", HEAD, "14:05", SAID, ends[2], MORE)["headline-first"][""] != -9.0


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        ((HEAD, "14:05", SAID), 0.0),
        (("Quay live", HEAD, "14:05", SAID), 0.0),
        (("Quay live at the lower gate", HEAD, "14:05", SAID), 0.0),
        (("Quay live at the lower gate", SAID, HEAD, "14:05", SAID), 1.0),
        (("Quay live", SAID, HEAD, "14:05", SAID), 0.0),
        ((SAID, MORE, HEAD, "14:05", SAID), 0.0),
    ],
)
def test_a_single_marker_has_a_headline_only_below_the_page_s_title(texts: tuple[str, ...], heads: float) -> None:
    assert points(*texts)["headline-first"]["headlines above"] == heads


def test_a_removed_line_parts_the_title_from_a_headline() -> None:
    texts = ("Quay live at the lower gate", "Share", HEAD, "14:05", SAID)
    assert points(*texts, removed={"l1": "share"})["headline-first"]["headlines above"] == 1.0
    below = ("Pier", texts[0], "Share", HEAD, "14:05", SAID)
    assert points(*below)["headline-first"]["headlines above"] == 1.0
    assert points(*below, removed={"l2": "share"})["headline-first"]["headlines above"] == 1.0
    far = ("Pier", "Share", texts[0], HEAD, "14:05", SAID)
    assert points(*far, removed={"l1": "share"})["headline-first"]["headlines above"] == 0.0


@pytest.mark.parametrize(
    ("tail", "follows", "body"),
    [
        ("", (SAID,), 1.0),
        ("", (HEAD,), 0.0),
        ("", (HEAD, SAID), 0.0),
        ("", ("Ann Poe", SAID), 1.0),
        ("", ("Ann Poe", HEAD), 0.0),
        ("", ("Ann Poe",), 0.0),
        ("", ("• Boats wait",), 1.0),
        ("", (), 0.0),
        (f": {SAID}", (), 1.0),
        (f": {HEAD}", (SAID,), 0.0),
        (" Ann Poe", (SAID,), 1.0),
    ],
)
def test_what_follows_a_marker_reads_as_a_body(tail: str, follows: tuple[str, ...], body: float) -> None:
    assert points("Quay live", f"14:05{tail}", *follows)["headline-first"]["bodies below"] == body
