"""Which lines hold a stamp, what makes one, where it stands in its line; and minutes of matches."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.page import Mark
from livelog.model.stamp import When
from livelog.stamps.atoms import atoms
from livelog.stamps.find import find_stamps
from livelog.stamps.grammar import grammar
from livelog.stamps.match import match_stamps
from livelog.stamps.place import is_metadata, place_of
from livelog.stamps.runs import merged, runs
from marked import lines_of

ENGLISH = grammar("en")
WORDS = lexicon("en")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("9 March 2026, 14:05", [["day", "clock"]]),
        ("9 March 2026 at 14:05", [["day", "clock"]]),
        ("9 March 2026 — 14:05", [["day", "clock"]]),
        ("9 March 2026 was 14:05", [["day"], ["clock"]]),
        ("14:05 13:05", [["clock"], ["clock"]]),
        ("14:0514:05", [["clock", "clock"]]),
        ("2.05pm14:05", [["clock", "clock"]]),
        ("14:05 – 14:05", [["clock"], ["clock"]]),
        ("9 March 2026 8 March 2026", [["day"], ["day"]]),
        ("Monday 9 March Monday", [["weekday", "day", "weekday"]]),
        ("2026-03-09T14:05 9 March", [["both"], ["day"]]),
        ("2m ago (11:00 GMT)", [["age", "clock"]]),
        ("14:05 5 minutes ago", [["clock", "age"]]),
        ("1772000000 2026-03-09T14:05", [["epoch"], ["both"]]),
        ("00:0000:00", [["clock", "clock"]]),
        ("00:0000:01", [["clock"], ["clock"]]),
        ("12:0000:00", [["clock", "clock"]]),
    ],
)
def test_atoms_that_make_one_stamp(text: str, kinds: list[list[str]]) -> None:
    assert [[one.kind for one in run] for run in runs(text, atoms(text, ENGLISH))] == kinds


def test_the_first_to_say_a_thing_is_believed() -> None:
    (run,) = runs("2.05pm GMT14:05", atoms("2.05pm GMT14:05", ENGLISH))
    when, shape = merged(run)
    assert (when.hour, when.minute, when.zone, when.twelve, shape) == (14, 5, "GMT", True, "HH.MM am ZONE HH:MM")
    (run,) = runs("9 March 2026, 14:05", atoms("9 March 2026, 14:05", ENGLISH))
    assert merged(run) == (When(2026, 3, 9, hour=14, minute=5), "D MONTH YYYY HH:MM")


def lined(*texts: str, mark: Mark | None = None, **removed: str) -> list[tuple[int, str]]:
    lines = tuple(line._replace(mark=mark) for line in lines_of(*texts, **removed))
    return [(stamp.line, stamp.text) for stamp in find_stamps(lines, ENGLISH)]


WORDY = "The keeper of the lower gate said that forty boats were waiting outside the wall"


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Monday", "Monday"),
        ("just now", "just now"),
        ("Noon: the gate opens", "Noon"),
        ("• Noon: the gate opens", "Noon"),
        (f"Noon: {WORDY}", "Noon"),
        (f"{WORDY}. 14:05", "14:05"),
        (f"{WORDY} — 14:05", "14:05"),
        (f"{WORDY} 14:05", None),
        (f"{WORDY}.", None),
        (f"{WORDY} on pier 9 of the quay at Wick", None),
        ("The gate opens on Monday", None),
        ("Monday at the gate", None),
        ("Today in the Commons", None),
        ("Last 24 hours:", None),
    ],
)
def test_lines_are_looked_at_where_a_stamp_can_stand(text: str, stamp: str | None) -> None:
    assert lined(text) == ([(0, stamp)] if stamp else [])


def test_removed_lines_have_no_stamp() -> None:
    assert lined("14:05", "13:05", l0="share") == [(1, "13:05")]


BYLINE = "Ann Poe, Quay News, in Wick 18/05/2026 19h02"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BYLINE, "Ann Poe"),
        (f"{BYLINE} and more", None),
        ("Ann Poe, Quay News, in Wick 18/05/2026", None),
        ("Ann Poe, Quay News, in Wick 19h02", None),
        ("Forty boats, Quay wall, in Wick 18/05/2026 19h02", None),
        (f"Ann Poe, Quay News, in {'Wick ' * 15}18/05/2026 19h02", None),
    ],
)
def test_a_block_of_markup_can_be_a_byline_with_its_time(text: str, name: str | None) -> None:
    marked = find_stamps(tuple(line._replace(mark=Mark(0, "div")) for line in lines_of(text)), ENGLISH)
    assert [stamp.name for stamp in marked if stamp.name] == ([name] if name else [])
    if name:
        (stamp,) = marked
        assert (stamp.shape, stamp.text, stamp.lead, stamp.start, stamp.end, stamp.named) == (
            "NAME D/M/YYYY HHhMM",
            "18/05/2026 19h02",
            "Ann Poe, Quay News, in Wick ",
            28,
            44,
            "lead",
        )
        assert lined(text) == []


@pytest.mark.parametrize(
    ("lead", "rest", "separator", "clock", "place"),
    [
        ("", "", "", True, ("whole", "", False, False, None, "")),
        ("", "Gate opens", " ", True, ("start", "", False, False, None, "")),
        ("Ann Poe ", "", "", True, ("whole", "", False, False, "Ann Poe", "lead")),
        ("", "Ann Poe", " ", True, ("whole", "", False, False, "Ann Poe", "tail")),
        ("Posted at ", "", "", True, ("whole", "posted at", False, False, None, "")),
        ("Updated ", "Gate opens", ": ", True, ("mid", "", True, False, None, "")),
        ("Share this ", "", "", True, ("whole", "", False, True, None, "")),
        ("Share this ", "Gate opens", " ", True, ("mid", "", False, True, None, "")),
        ("Update ", "Gate opens", ": ", True, ("start", "update", False, False, None, "")),
        ("Update ", "gate opens", " ", True, ("", "", False, False, None, "")),
        ("Update ", "Gate opens", " ", True, ("start", "update", False, False, None, "")),
        ("Update ", "gate opens", ": ", True, ("start", "update", False, False, None, "")),
        ("Boats at ", "gate opens", " ", True, ("", "", False, False, None, "")),
        ("Boats at ", "gate opens", ": ", True, ("start", "", False, False, None, "")),
        ("PIER ", "gate opens", " ", True, ("start", "", False, False, None, "")),
        ("O ", "gate opens", " ", True, ("", "", False, False, None, "")),
        ("Forty boats wait outside ", "", "", True, ("", "", False, False, None, "")),
        ("Forty boats wait outside it ", "", "", True, ("", "", False, False, None, "")),
        ("Forty boats wait outside it — ", "", "", True, ("end", "", False, False, None, "")),
        ("Forty boats wait outside it", "", "", True, ("end", "", False, False, None, "")),
        ("Forty boats wait outside it — ", "Gate opens", " ", True, ("", "", False, False, None, "")),
        ("Forty boats wait — ", "", "", True, ("end", "", False, False, None, "")),
        ("Forty boats wait ", "", "", True, ("", "", False, False, None, "")),
        ("Forty boats ", "", "", True, ("whole", "", False, False, None, "")),
        ("Forty boats ", "", "", False, ("end", "", False, False, None, "")),
        ("FORTY BOATS WAIT ", "", "", True, ("whole", "", False, False, None, "")),
        ("Apublished at ", "", "", True, ("whole", "", False, False, None, "")),
        ("ABpublished at ", "", "", True, ("whole", "", False, False, None, "")),
        ("ABCpublished at ", "", "", True, ("end", "published at", False, False, None, "")),
        ("Gate reopenspublished at ", "", "", True, ("end", "published at", False, False, None, "")),
        ("Boats pass the gate. by Ann Poe ", "", "", True, ("end", "", False, False, "Ann Poe", "end")),
        ("Boats pass the gate. so Ann Poe ", "", "", True, ("", "", False, False, None, "")),
        ("Forty boats wait outside the long wall. ", "", "", True, ("", "", False, False, None, "")),
        ("Forty boats wait outside the long wall now. ", "", "", True, ("end", "", False, False, None, "")),
    ],
)
def test_where_a_stamp_stands(lead: str, rest: str, separator: str, clock: bool, place: tuple[Any, ...]) -> None:
    assert place_of(lead, rest, separator, clock, WORDS) == place


def test_words_of_a_change_stand_whole_or_at_an_end() -> None:
    assert [is_metadata(text, WORDS) for text in ("updated", "last updated", "updated by ann", "boats updated us", "boats")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def minutes(*texts: str) -> tuple[list[tuple[str | None, str]], list[str | None]]:
    sure, bare = match_stamps(lines_of(*texts))
    return [(one.when.match, one.shape) for one in sure], [one.when.match for one in bare]


@pytest.mark.parametrize(
    ("text", "match", "shape"),
    [
        ("90'", "90", "MINUTE"),
        ("90+3' - Goal", "90+3", "MINUTE"),
        ("90'+2' Goal", "90+2", "MINUTE"),
        ("(90'+) Goal", "90+", "MINUTE"),
        ("90 min +3: Goal", "90+3", "MINUTE"),
        ("130' Goal", "130", "MINUTE"),
        ("131' Goal", None, ""),
        ("5 min read", None, ""),
        ("5 min: read", "5", "MINUTE"),
        ("88e", "88", "ORDINAL"),
        ("90e+3", "90+3", "ORDINAL"),
        ("131e", None, ""),
        ("46th over - Poe to Lund", "46th over", "OVER"),
        ("1st quarter: Wick lead", "1st quarter", "PERIOD"),
        ("1st quarter of the year", None, ""),
        ("12:31 Goal", None, ""),
        ("9 March 2026", None, ""),
        ("1234' Goal", None, ""),
    ],
)
def test_a_minute_of_a_match(text: str, match: str | None, shape: str) -> None:
    assert minutes(text)[0] == ([(match, shape)] if match else [])


@pytest.mark.parametrize(
    ("text", "match", "shape", "stamp", "tail"),
    [
        ("Half-time: Wick lead 1-0", "", "STAGE", "Half-time", "Wick lead 1-0"),
        ("Half-time", "", "STAGE", "Half-time", ""),
        ("Preamble II The umpires are out", "", "STAGE", "Preamble", "The umpires are out"),
        ("Min. 89: Goal", "89", "MINUTE", "Min. 89", "Goal"),
        ("• Min 89: Goal", "89", "MINUTE", "Min 89", "Goal"),
        ("Min. 90+3: Goal", "90+3", "MINUTE", "Min. 90+3", "Goal"),
        ("OVER 46: Poe to Lund", "46", "OVER", "OVER 46", "Poe to Lund"),
        ("(45') Goal", "45", "MINUTE", "45'", "Goal"),
        ("12. 45' Goal", "45", "MINUTE", "45'", "Goal"),
        ("4. Viertel, 1.48", "4. Viertel, 1.48", "PERIOD", "4. Viertel, 1.48", ""),
        ("5 min Read", "5", "MINUTE", "5 min", "Read"),
    ],
)
def test_what_a_minute_or_a_stage_is_made_of(text: str, match: str, shape: str, stamp: str, tail: str) -> None:
    found = [one for one in match_stamps(lines_of(text, "77'"))[0] if one.line == 0]
    place = "start" if tail else "whole"
    assert [(one.when.match, one.shape, one.text, one.tail, one.place) for one in found] == [(match, shape, stamp, tail, place)]


def test_what_is_no_stage_and_no_minute() -> None:
    none = ("Half-times", "Half-time of play", "OVER 131: Poe", "045 Goal", "131 Goal", "0 Goal", "88 goal")
    assert [minutes(text, "77'", "66'") for text in none] == [([("77", "MINUTE"), ("66", "MINUTE")], [])] * len(none)


def test_stages_of_play_count_where_there_are_minutes() -> None:
    assert minutes("Half-time", "45'", "12'") == ([("", "STAGE"), ("45", "MINUTE"), ("12", "MINUTE")], [])
    assert minutes("Half-time") == ([], [])
    assert minutes("Half-time", "45'") == ([("", "STAGE"), ("45", "MINUTE")], [])


def test_numbers_alone_are_bare_minutes() -> None:
    assert minutes("88 Goal", "61 Corner", "40 Foul", "12 Kick-off") == ([], ["88", "61", "40", "12"])
    assert minutes("88 Goal", "61 Corner", "40 Foul", "12 Kick-off", "Half-time")[1] == ["88", "61", "40", "12", ""]
    assert minutes("88 Goal", "61 Corner", "40 Foul", "Half-time")[1] == ["88", "61", "40"]
    assert minutes("88 goals", "61 corners") == ([], [])
    assert minutes("46.3", "46.2", "46.1") == ([], ["46.3", "46.2", "46.1"])
    assert minutes("46.7", "46.0") == ([], [])
