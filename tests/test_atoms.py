"""Atoms of time in a line: where each stands, what it says, and how it is spelled."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.stamps.atoms import atoms
from livelog.stamps.grammar import grammar

ENGLISH = grammar("en")


def found(text: str, code: str = "en") -> list[tuple[int, int, str, str, dict[str, Any]]]:
    """Each atom of a line: columns, kind, spelling, and what it says besides None and False."""
    return [
        (
            one.start,
            one.end,
            one.kind,
            one.shape,
            {name: value for name, value in one.when._asdict().items() if value is not None and value is not False},
        )
        for one in atoms(text, grammar(code))
    ]


def clock(hour: int, minute: int = 0, **more: Any) -> dict[str, Any]:
    return {"hour": hour, "minute": minute, **more}


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("14:05", "en", [(0, 5, "clock", "HH:MM", clock(14, 5))]),
        ("2.05pm BST", "en", [(0, 10, "clock", "HH.MM am ZONE", clock(14, 5, twelve=True, zone="BST"))]),
        ("12 am", "en", [(0, 5, "clock", "HH am", clock(0, twelve=True))]),
        ("12:00 pm", "en", [(0, 8, "clock", "HH:MM am", clock(12, twelve=True))]),
        ("0:05 am", "en", [(0, 7, "clock", "HH:MM am", clock(0, 5, twelve=True))]),
        ("13:05 pm", "en", [(0, 8, "clock", "HH:MM am", clock(13, 5, twelve=True))]),
        ("0600: gate", "en", [(0, 4, "clock", "HHMM", clock(6))]),
        ("(0600): gate", "en", [(1, 5, "clock", "HHMM", clock(6))]),
        ("14:05:07", "en", [(0, 8, "clock", "HH:MM:SS", clock(14, 5, second=7))]),
        ("14:05 IST", "en", [(0, 9, "clock", "HH:MM ZONE", clock(14, 5, zone="IST"))]),
        ("14:05 IS", "en", [(0, 5, "clock", "HH:MM", clock(14, 5))]),
        ("10:43 GMT+1", "en", [(0, 11, "clock", "HH:MM ZONE", clock(10, 43, zone="GMT+1"))]),
        ("10:43 GMT -3: gate", "en", [(0, 12, "clock", "HH:MM ZONE", clock(10, 43, zone="GMT -3"))]),
        ("(10:43 GMT - 3)", "en", [(1, 15, "clock", "HH:MM ZONE", clock(10, 43, zone="GMT - 3"))]),
        ("10:43 GMT - 3 boats", "en", [(0, 9, "clock", "HH:MM ZONE", clock(10, 43, zone="GMT"))]),
        ("137 boats, 20,000 lights and 1 harbour", "en", []),
        ("all 12 boats on 9 Mar", "en", [(16, 21, "day", "D MONTH", {"month": 3, "day": 9})]),
        ("12:05%", "en", []),
        ("12:31 percent", "en", []),
        ("10h", "en", [(0, 3, "clock", "HH", clock(10))]),
        ("24h", "en", [(0, 3, "clock", "HH", clock(24))]),
        ("25h", "en", []),
        ("23 hours :", "en", [(0, 8, "clock", "HH", clock(23))]),
        ("23 hours of rain", "en", []),
        ("23 heures :", "fr", [(0, 9, "clock", "HH", clock(23))]),
        ("23 Uhr :", "de", [(0, 6, "clock", "HH", clock(23))]),
        ("午前6時54分", "ja", [(0, 7, "clock", "HHhMM am", clock(6, 54, twelve=True))]),
        ("19時28分", "ja", [(0, 6, "clock", "HHhMM", clock(19, 28))]),
        ("오후 3:05", "ko", [(0, 7, "clock", "HH:MM am", clock(15, 5, twelve=True))]),
        ("Noon:", "en", [(0, 4, "clock", "HH", clock(12))]),
        ("by noon", "en", [(3, 7, "clock", "HH", clock(12))]),
        ("Boats by noon", "en", []),
        ("Noon boats", "en", []),
        ("12 noon", "en", [(0, 7, "clock", "HH", clock(12))]),
        ("12 midi", "fr", [(0, 7, "clock", "HH", clock(12))]),
        ("• midi :", "fr", [(2, 6, "clock", "HH", clock(12))]),
        ("Midnight", "en", [(0, 8, "clock", "HH", clock(0))]),
    ],
)
def test_clocks(text: str, code: str, expected: list[tuple[int, int, str, str, dict[str, Any]]]) -> None:
    assert found(text, code) == expected


def day(number: int, month: int, year: int | None = None) -> dict[str, Any]:
    return {**({"year": year} if year else {}), "month": month, "day": number}


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("2026-03-09", "en", [(0, 10, "day", "YYYY-MM-DD", day(9, 3, 2026))]),
        ("2026.3.9", "en", [(0, 8, "day", "YYYY MM DD", day(9, 3, 2026))]),
        ("2026/03/32", "en", []),
        ("2026/13/09", "en", []),
        ("2022. május 20.", "hu", [(0, 15, "day", "YYYY MM DD", day(20, 5, 2022))]),
        ("9/27/13", "en", [(0, 7, "day", "D/M/YYYY", {"year": 2013, "numbers": (9, 27)})]),
        ("31/12/2013", "en", [(0, 10, "day", "D/M/YYYY", {"year": 2013, "numbers": (31, 12)})]),
        ("32/1/2013", "en", []),
        ("0/1/2013", "en", []),
        ("13/13/2013", "en", []),
        ("17. 1. 2023", "en", [(0, 11, "day", "D.M.YYYY", day(17, 1, 2023))]),
        ("26.01.", "en", [(0, 6, "day", "D.M.", day(26, 1))]),
        ("1.26.", "en", [(0, 4, "clock", "HH.MM", clock(1, 26))]),
        ("32.01.", "en", []),
        ("le 19/03", "fr", [(3, 8, "day", "D/M/", {"numbers": (19, 3)})]),
        ("le 19/13", "fr", []),
        ("7 February 2022", "en", [(0, 15, "day", "D MONTH YYYY", day(7, 2, 2022))]),
        ("31 February", "en", [(0, 11, "day", "D MONTH", day(31, 2))]),
        ("32 February 2022", "en", []),
        ("0 February 2022", "en", []),
        ("1st March", "en", [(0, 9, "day", "D MONTH", day(1, 3))]),
        ("1er mars", "fr", [(0, 8, "day", "D MONTH", day(1, 3))]),
        ("23 de marzo", "es", [(0, 11, "day", "D MONTH", day(23, 3))]),
        ("February 7, 2022", "en", [(0, 16, "day", "MONTH D, YYYY", day(7, 2, 2022))]),
        ("Feb. 7", "en", [(0, 6, "day", "MONTH D", day(7, 2))]),
        ("February 32", "en", []),
        ("3月9日", "ja", [(0, 4, "day", "M月D日", day(9, 3))]),
        ("13月9日", "ja", []),
        ("2026年3月9日", "ja", [(0, 9, "day", "YYYY MM DD", day(9, 3, 2026))]),
        ("today", "en", [(0, 5, "day", "DAY", {"day_word": "today"})]),
        ("Yesterday", "en", [(0, 9, "day", "DAY", {"day_word": "yesterday"})]),
        ("Monday", "en", [(0, 6, "weekday", "WEEKDAY", {"weekday": 0})]),
        ("Monday14:05", "en", [(0, 6, "weekday", "WEEKDAY", {"weekday": 0}), (6, 11, "clock", "HH:MM", clock(14, 5))]),
        ("Mon, 9 March", "en", [(0, 3, "weekday", "WEEKDAY", {"weekday": 0}), (5, 12, "day", "D MONTH", day(9, 3))]),
        ("1772000000", "en", [(0, 10, "epoch", "EPOCH", {"epoch": 1772000000})]),
        ("1772000000123", "en", [(0, 13, "epoch", "EPOCH", {"epoch": 1772000000})]),
    ],
)
def test_days_and_epochs(text: str, code: str, expected: list[tuple[int, int, str, str, dict[str, Any]]]) -> None:
    assert found(text, code) == expected


@pytest.mark.parametrize(
    ("text", "shape", "says"),
    [
        ("2026-03-09T14:05", "YYYY-MM-DDTHH:MM", clock(14, 5)),
        ("2026-03-09T14:05:07Z", "YYYY-MM-DDTHH:MM:SSZ", clock(14, 5, second=7, offset="Z")),
        ("2026-03-09T14:05:60Z", "YYYY-MM-DDTHH:MM:SSZ", clock(14, 5, second=59, offset="Z")),
        ("2026-03-09T24:05+0530", "YYYY-MM-DDTHH:MM+HH:MM", clock(24, 5, offset="+0530")),
    ],
)
def test_iso_stamps(text: str, shape: str, says: dict[str, Any]) -> None:
    assert found(text) == [(0, len(text), "both", shape, {**day(9, 3, 2026), **says})]


def test_what_is_no_iso_stamp() -> None:
    assert [found(f"2026-03-09T{rest}") for rest in ("14:05:61Z", "14:60Z", "25:05Z")] == [[], [], []]
    assert found("2026-13-09T14:05") == [(11, 16, "clock", "HH:MM", clock(14, 5))]


@pytest.mark.parametrize(
    ("text", "code", "age"),
    [
        ("2m ago", "en", (2, 1)),
        ("5 minutes ago", "en", (5, 1)),
        ("2 hours ago", "en", (120, 60)),
        ("3 days ago", "en", (4320, 1440)),
        ("30 seconds ago", "en", (0, 1)),
        ("an hour ago", "en", (60, 60)),
        ("just now", "en", (0, 1)),
        ("vor 5 Minuten", "de", (5, 1)),
    ],
)
def test_ages(text: str, code: str, age: tuple[int, int]) -> None:
    assert found(text, code) == [(0, len(text), "age", "AGO", {"relative": age[0], "unit": age[1]})]


def test_atoms_do_not_overlap_and_come_in_order() -> None:
    assert [one[:3] for one in found("Yesterday at 14:05")] == [(0, 9, "day"), (13, 18, "clock")]
    assert [one[:3] for one in found("45 boats 14:05")] == [(9, 14, "clock")]
    assert [one[:3] for one in found("7 smarch 14:05")] == [(9, 14, "clock")]
    assert [one[:3] for one in found("November02202317:34")] == [(0, 14, "day"), (14, 19, "clock")]
    assert [one[:3] for one in found("2 hours ago 14:05")] == [(0, 11, "age"), (12, 17, "clock")]
    assert [(one.start, one.end) for one in atoms("14:05 and 13:05", ENGLISH, 3, 12)] == []
    assert [(one.start, one.end) for one in atoms("14:05 and 13:05", ENGLISH, 6)] == [(10, 15)]
    assert [(one.start, one.end) for one in atoms("14:05 and 13:05", ENGLISH, 0, 7)] == [(0, 5)]
    assert [(one.start, one.end) for one in atoms("x" * 61 + " Monday", ENGLISH)] == []
