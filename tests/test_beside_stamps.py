"""What the words beside a stamp make of it: bylines, prefixes, headlines, the page's own times, each at its bounds."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.stamps.place import _glued_prefix, _known_prefix, _named, is_metadata, place_of, placed

ENGLISH = lexicon("en")


@pytest.mark.parametrize(
    ("words", "language", "known"),
    [
        ("update", "en", True),
        ("update:", "en", True),
        ("ora ore", "it", True),
        ("ora ore update", "it", True),
        ("ora ore update ora", "it", False),
        ("ora, ore", "it", True),
        ("ora porto", "it", False),
        ("hora", "es", True),
        ("o godz", "pl", True),
        ("porto", "it", False),
    ],
)
def test_up_to_three_words_that_stand_before_clocks_are_a_prefix(words: str, language: str, *, known: bool) -> None:
    assert _known_prefix(words, lexicon(language)) is known


@pytest.mark.parametrize(
    ("folded", "place"),
    [
        ("gatepublished at", 4),
        ("a published at", 0),
        ("ab published at", 3),
        ("abcpublished at", 3),
        ("abupdate", 0),
        ("gate | update", 7),
        ("gate |update", 6),
        ("gate update", 0),
        ("gate opens", 0),
    ],
)
def test_a_prefix_that_ends_a_headline(folded: str, place: int) -> None:
    assert _glued_prefix(folded, ENGLISH) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Poe Update", ("Ann Poe", "update")),
        ("Ann Update", None),
        ("Ann Poe Boats", ("Ann Poe Boats", "")),
        ("By Ann Poe", ("Ann Poe", "")),
        ("By Ann", None),
        ("By boats wait", None),
        ("Of Ann Poe", ("Of Ann Poe", "")),
        ("Gate opens", None),
    ],
)
def test_the_name_beside_a_stamp(text: str, name: tuple[str, str] | None) -> None:
    assert _named(text, ENGLISH) == name


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("Ana Prado", False),
        ("Ana Prado, em Rio", True),
        ("Ana Prado, em rio", False),
        ("Ana Prado, Em Rio", False),
        ("Ana Prado, pelo Rio", True),
        ("Ana Prado, desde Rio", False),
        ("Ana Prado, no Cais do Rio Novo", True),
        ("Ana Prado, no Cais do Rio Novo Alto", False),
        ("Ana Prado, do Sol, do Mar, do Rio", True),
        ("Ana Prado, do Sol, do Mar, do Rio, do Cais", False),
        ("Ana Prado, do Sol, mar", False),
        ("rio, em Rio", False),
        ("Ana Prado, em " + "R" * 66, True),
        ("Ana Prado, em " + "R" * 67, False),
    ],
)
def test_a_name_with_up_to_three_outlets_or_places(lead: str, *, found: bool) -> None:
    assert placed(lead, lexicon("pt")) == (("Ana Prado", "") if found else None)


@pytest.mark.parametrize(
    ("lead", "separator", "clock", "place"),
    [
        ("x" * 60, "", True, "whole"),
        ("x" * 61, "", True, "end"),
        ("x" * 61 + " ", "", True, ""),
        ("Boats leave quay", "", True, "end"),
        ("Boats leave", "", True, "whole"),
        ("Boats leave ", "", True, "whole"),
        ("Boats leave ", "", False, "end"),
        ("Boats leave quay ", "", True, ""),
        ("BOATS LEAVE QUAY ", "", True, "whole"),
        ("Boats leave old quay", "", True, "end"),
        ("Boats leave the old quay ", "", True, ""),
        ("BOATS LEAVE THE OLD QUAY ", "", True, ""),
        ("BOATS LEAVE OLD QUAY ", "", True, "whole"),
    ],
)
def test_words_before_a_stamp_at_the_end_of_its_line(lead: str, separator: str, *, clock: bool, place: str) -> None:
    assert place_of(lead, "", separator, clock, ENGLISH) == (place, "", False, False, None, "")


@pytest.mark.parametrize(
    ("lead", "rest", "separator", "found"),
    [
        ("", "Ann " + "P" * 66, " ", ("whole", "", False, False, "Ann " + "P" * 66, "tail")),
        ("", "Ann " + "P" * 67, " ", ("start", "", False, False, None, "")),
        ("Update ", "gate opens", " ", ("", "", False, False, None, "")),
        ("Update ", "gate opens", ": ", ("start", "update", False, False, None, "")),
        ("Update ", "Gate opens", " ", ("start", "update", False, False, None, "")),
        ("Update ", "“gate” opens", " ", ("start", "update", False, False, None, "")),
        ("Update ", "gate opens 3", " ", ("", "", False, False, None, "")),
        ("Live ", "Gate opens", " ", ("", "", False, False, None, "")),
        ("Live ", "Gate opens", " – ", ("start", "", False, False, None, "")),
        ("LIVE ", "Gate opens", " ", ("start", "", False, False, None, "")),
        ("AT ", "Gate opens", " ", ("", "", False, False, None, "")),
        ("Updated ", "Gate opens", " ", ("mid", "", True, False, None, "")),
        ("Ann Poe ", "Bo Lund", " ", ("start", "", False, False, "Ann Poe", "lead")),
        ("Ann Poe, in Wick ", "Gate opens", " ", ("", "", False, False, None, "")),
        ("Ann Poe Update ", "", "", ("whole", "update", False, False, "Ann Poe", "lead")),
    ],
)
def test_words_on_both_sides_of_a_stamp(lead: str, rest: str, separator: str, found: tuple[str, str, bool, bool, str | None, str]) -> None:
    assert place_of(lead, rest, separator, True, ENGLISH) == found


@pytest.mark.parametrize(
    ("folded", "own"),
    [
        ("updated", True),
        ("last updated", True),
        ("updated by ann poe", True),
        ("update", False),
        ("update at", False),
        ("outdated", False),
        ("gate updated", True),
        ("boats leave", False),
    ],
)
def test_words_that_say_that_the_time_is_of_a_change(folded: str, *, own: bool) -> None:
    assert is_metadata(folded, ENGLISH) is own
