"""Which times of a line make one stamp, and what a stamp of several says; spellings of days and halves at their bounds."""

from __future__ import annotations

from typing import Any

import pytest

from livelog.model.stamp import When
from livelog.stamps.atoms import atoms
from livelog.stamps.grammar import grammar
from livelog.stamps.runs import completed, merged, runs


def together(text: str, language: str = "en") -> list[str]:
    """The stretches of the text that its runs cover."""
    return [text[run[0].start : run[-1].end] for run in runs(text, atoms(text, grammar(language)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks until 6pm | 9 March 2026, 15:34", ["6pm", "9 March 2026, 15:34"]),
        ("6pm Monday 9 March 2026, 15:34", ["6pm", "Monday 9 March 2026, 15:34"]),
        ("6pm | 9 March 2026, 7pm", ["6pm", "9 March 2026, 7pm"]),
        ("6.10pm | 9 March 2026, 15:34", ["6.10pm | 9 March 2026", "15:34"]),
        ("6pm, 9 March 2026 and so at 15:34", ["6pm, 9 March 2026", "15:34"]),
        ("6pm, 9 March 2026, Monday, 15:34", ["6pm, 9 March 2026, Monday", "15:34"]),
        ("9 March 2026, 15:34, 16:10", ["9 March 2026, 15:34", "16:10"]),
        ("5 minutes ago, 9 March 2026, 15:34", ["5 minutes ago, 9 March 2026, 15:34"]),
        ("9 March 2026: 16:00", ["9 March 2026: 16:00"]),
        ("Monday: 16:00", ["Monday", "16:00"]),
        ("9 March 2026; 16:00", ["9 March 2026", "16:00"]),
        ("16:00: 9 March 2026", ["16:00", "9 March 2026"]),
        ("14:05 | 12 boats, 9 March 2026 16:00", ["14:05", "9 March 2026 16:00"]),
        ("10.43am GMT10:43", ["10.43am GMT10:43"]),
        ("10.43am – 10:43", ["10.43am", "10:43"]),
        ("10.43am 22:43", ["10.43am 22:43"]),
        ("10.43am 10:44", ["10.43am", "10:44"]),
        ("2026-03-09T14:05 14:05", ["2026-03-09T14:05", "14:05"]),
        ("9 March 10 March", ["9 March", "10 March"]),
        ("Monday Monday 9 March", ["Monday Monday 9 March"]),
    ],
)
def test_times_that_make_one_stamp(text: str, found: list[str]) -> None:
    assert together(text) == found


def test_a_stamp_says_what_its_parts_say_together() -> None:
    text = "Monday, 9 March 2026, 14:05 GMT"
    (run,) = runs(text, atoms(text, grammar("en")))
    assert merged(run) == (When(year=2026, month=3, day=9, hour=14, minute=5, weekday=0, zone="GMT"), "WEEKDAY D MONTH YYYY HH:MM ZONE")
    assert merged(run[1:2]) == (When(year=2026, month=3, day=9), "D MONTH YYYY")


def test_what_is_said_first_stands() -> None:
    assert completed(When(day=7, hour=3), When(day=8, hour=4, minute=0)) == When(day=7, hour=3, minute=0)
    assert completed(When(twelve=False), When(twelve=True)).twelve is True
    assert completed(When(twelve=True), When(twelve=False)).twelve is True


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("946684800", "en", []),
        ("0946684799", "en", []),
        ("1000000000", "en", [{"epoch": 1_000_000_000}]),
        ("1999999999", "en", [{"epoch": 1_999_999_999}]),
        ("31/12/2026", "en", [{"year": 2026, "numbers": (31, 12)}]),
        ("31.12.2026", "de", [{"year": 2026, "month": 12, "day": 31}]),
        ("31.12.26", "de", [{"year": 2026, "month": 12, "day": 31}]),
        ("13/13/2026", "en", []),
        ("0/12/2026", "en", []),
        ("2026-12-31", "en", [{"year": 2026, "month": 12, "day": 31}]),
        ("2026-12-32", "en", []),
        ("2026-13-31", "en", []),
        ("12月31日", "ja", [{"month": 12, "day": 31}]),
        ("13月31日", "ja", []),
        ("31 December 2026", "en", [{"year": 2026, "month": 12, "day": 31}]),
        ("32 December 2026", "en", []),
        ("December 31, 26", "en", [{"month": 12, "day": 31}]),
        ("2026-03-09T24:59:59Z", "en", [{"year": 2026, "month": 3, "day": 9, "hour": 24, "minute": 59, "second": 59, "offset": "Z"}]),
        (
            "2026-03-09T14:05:60+01:00",
            "en",
            [{"year": 2026, "month": 3, "day": 9, "hour": 14, "minute": 5, "second": 59, "offset": "+01:00"}],
        ),
        ("2026-03-09T14:05", "en", [{"year": 2026, "month": 3, "day": 9, "hour": 14, "minute": 5}]),
        ("午前0時05分", "ja", [{"hour": 0, "minute": 5, "twelve": True}]),
        ("午後 3時05分", "ja", [{"hour": 15, "minute": 5, "twelve": True}]),
        ("오후 3:05", "ko", [{"hour": 15, "minute": 5, "twelve": True}]),
        ("3:05 p. m.", "es", [{"hour": 15, "minute": 5, "twelve": True}]),
        ("12:05 a.m.", "en", [{"hour": 0, "minute": 5, "twelve": True}]),
        ("12:05 p.m.", "en", [{"hour": 12, "minute": 5, "twelve": True}]),
        ("13:05 p.m.", "en", [{"hour": 13, "minute": 5, "twelve": True}]),
        ("23h :", "fr", [{"hour": 23, "minute": 0}]),
        ("12 Noon", "en", [{"hour": 12, "minute": 0}]),
        ("a, Noon", "en", [{"hour": 12, "minute": 0}]),
        ("at a Noon", "en", []),
        ("Noon boats", "en", []),
        ("Noon - boats", "en", [{"hour": 12, "minute": 0}]),
        ("5 minutes ago", "en", [{"relative": 5, "unit": 1}]),
        ("2 hours ago", "en", [{"relative": 120, "unit": 60}]),
        ("30 seconds ago", "en", [{"relative": 0, "unit": 1}]),
        ("1 week ago", "en", [{"relative": 10080, "unit": 10080}]),
        ("2 days ago", "en", [{"relative": 2880, "unit": 1440}]),
        ("just now", "en", [{"relative": 0, "unit": 1}]),
    ],
)
def test_what_a_time_says(text: str, language: str, expected: list[dict[str, Any]]) -> None:
    nothing = When()._asdict()
    said = [
        {name: value for name, value in atom.when._asdict().items() if value != nothing[name]} for atom in atoms(text, grammar(language))
    ]
    assert said == expected
