"""A line read by its skeleton says what it says when it is taken apart itself, whatever its numbers are."""

from __future__ import annotations

import random

import pytest

from livelog.stamps.grammar import grammar
from livelog.stamps.line import line_stamp
from livelog.stamps.skeleton import stamp_of

# each `0` is filled with any digit: spellings of times in several languages, and what only looks like one
_LINES = {
    "en": (
        "Ann Poe0 March 0000 00:00", "Ann Poe00 March 0000 00:00", "00:00", "0.00pm GMT", "00.00 GMT", "00h00",
        "0:00 a.m. ET", "Ann Poe, 00:00",
        "March 0, 0000 00:00", "Mar. 00, 0000", "00/00/0000 00:00", "00.00.0000, 00:00", "00.00.", "00.00.00",
        "0000-00-00", "0000-00-00T00:00Z",
        "0000-00-00 00:00:00", "0000-00-00T00:00:00+00:00", "00:00 – 00:00", "00:00 00:00", "00:00am00:00",
        "00' Goal", "0000:", "0000000000",
        "00m ago", "00:00 (Oslo 00:00)", "Posted at 00:00", "Updated 00 March 0000 00.00", "00. Ann Poe 00:00",
        "0 March", "00 March 00:00 GMT+0",
        "Monday 00 March 0000", "00:00, Monday", "at 00:00 we saw 00 boats", "Gate opens 00:00",
        "+++ 00:00 Gate opens +++", "00 March 000000:00",
        "00:00:00", "0pm", "00 am", "Ann Poe00.00am", "00:00 PM EDT, March 0, 0000",
        "Noon 00:00", "00%", "00:00 – the gate", "November00000000:00", "[00:00] annp: hi",
        "0th over", "00 Mar 00", "00:00 million",
    ),
    "de": ("00.00 Uhr", "00 Uhr", "00. März 0000, 00:00 Uhr", "00.00.0000 00.00 Uhr", "Montag, 00. Mai", "00:00 Gate öffnet",
           "vor 00 Minuten"),
    "fr": ("00h00", "00 h 00", "le 00/00", "00 mars 0000 à 00h00", "1er mars 0000", "Publié le 00 mars 0000 à 00h00", "00 heures"),
    "ja": ("0000年0月00日 00時00分", "00:00", "午前0時00分", "0月0日 00:00"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in _LINES.items() for line in lines])
def test_same_as_taken_apart(code: str, line: str) -> None:
    chance, known = random.Random(line), grammar(code)
    for _ in range(150):
        text = "".join(chance.choice("0123456789" if chance.random() < 0.5 else "012") if sign == "0" else sign for sign in line)
        assert stamp_of(3, text, known) == line_stamp(3, text, known), text
