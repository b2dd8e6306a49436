"""Text of a page on a terminal: nothing in it may act."""

from __future__ import annotations

import json
import unicodedata

import pytest

from builders import blog, entry
from livelog.model.layout import Evidence, Hypothesis, Trace
from livelog.model.page import Line, Page, Source
from livelog.write.explain import STYLES, explain, plain
from livelog.write.stream import writer
from livelog.write.terminal import safe, safe_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\u001b[31mred"),
        ("bell\x07", "bell\\u0007"),
        ("back\rover", "back\\u000dover"),
        ("\x9b2J", "\\u009b2J"),
        ("\x7f", "\\u007f"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("half \ud83d", "half \\ud83d"),
        ("Ærø\tnord\n", "Ærø\tnord\n"),
        ("👩\u200d🚒 نمی\u200cخواهم", "👩\u200d🚒 نمی\u200cخواهم"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_nothing_that_acts_is_left() -> None:
    for code in range(0x110000):
        character = chr(code)
        acts = unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n"
        turns = unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        if acts or turns:
            assert safe(character) == f"\\u{code:04x}"


def test_safe_line_is_one_line() -> None:
    assert safe_line("a\nb\tc\u2028d") == "a\\nb\\tc\\u2028d"


def test_json_made_safe_is_the_same_json() -> None:
    text = writer("json")(blog(entry(headline="a\x1bb\u202ec\x85d")))
    assert safe(text) != text
    assert json.loads(safe(text)) == json.loads(text)


def _trace() -> Trace:
    lines = (
        Line(0, 6, "Accept", reason="cookie-notice"),
        Line(7, 17, "Storm live"),
        Line(18, 28, "Walls \x1b[2J fall"),
        Line(29, 34, "16:00"),
    )
    source = Source("storm.txt", "text", "utf-8", "0" * 64)
    hypotheses = (
        Hypothesis("trailing", "HH:MM", 8, 9.5, (Evidence("filled gaps", 3.0), Evidence("usual", 0.5))),
        Hypothesis("leading", "HH:MM", 1, 1.25, (Evidence("filled gaps", 0.25), Evidence("usual", 0.5))),
    )
    return Trace(Page("", lines, source), ("removed", "headline", "entry 1 body", "entry 1 marker"), hypotheses, blog(entry()))


def test_explain() -> None:
    assert [plain(line) for line in explain(_trace())] == [
        "storm.txt  text, utf-8, 39 characters",
        "",
        "Lines",
        "1  removed            cookie-notice          Accept",
        "2  headline           Storm live",
        "3  entry 1 body       Walls \\u001b[2J fall",
        "4  entry 1 marker     16:00",
        "",
        "Hypotheses, the best first",
        "1. 9.500  trailing  HH:MM  8 stamps",
        "       +3.000  filled gaps",
        "       +0.500  usual",
        "2. 1.250  leading  HH:MM  1 stamp",
        "       +0.250  filled gaps",
        "       +0.500  usual",
        "1 is ahead of 2 by 8.250: filled gaps (+3.000 against +0.250)",
        "",
        "Removed, by rule",
        "    1  cookie-notice",
        "",
        "Result",
        "1 entry, marker trailing, order newest-first, language en, publisher unknown",
        "warning zone-assumed",
    ]


def test_every_style_has_a_look() -> None:
    assert {style for line in explain(_trace()) for _, style in line} <= set(STYLES)
