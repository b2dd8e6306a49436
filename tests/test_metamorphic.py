"""Changes to a page that must not change its entries."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import livelog

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/source.txt"))
# layouts in which blank lines or indents are themselves evidence are left out where the change removes it
NO_BLANKS = {"match-overs", "polish-bullets", "scribble"}
COOKIES = "This website uses cookies so that we can provide you with the best user experience possible."


def _entries(text: str, options: dict[str, Any]) -> list[tuple[object, ...]]:
    blog = livelog.parse(text, **options)
    return [(entry.headline, entry.authors, entry.time.local, entry.time.minute, entry.body) for entry in blog.entries]


def _case(case: Path) -> tuple[str, dict[str, Any]]:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return (case / "source.txt").read_text(encoding="utf-8"), expected.get("options", {})


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_line_ends(case: Path) -> None:
    text, options = _case(case)
    assert _entries(text.replace("\n", "\r\n"), options) == _entries(text, options)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_break_spaces_before_dates_and_clocks(case: Path) -> None:
    text, options = _case(case)
    assert _entries(re.sub(r" (?=\d)", "\u00a0", text), options) == _entries(text, options)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_cookie_notice_on_top(case: Path) -> None:
    text, options = _case(case)
    assert _entries(f"{COOKIES}\n{text}", options) == _entries(text, options)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_white_space_at_line_ends_and_a_final_newline(case: Path) -> None:
    text, options = _case(case)
    assert _entries("\n".join(line + "  " for line in text.split("\n")) + "\n\n", options) == _entries(text, options)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_indented_as_a_whole(case: Path) -> None:
    text, options = _case(case)
    assert _entries("\n".join("    " + line if line else line for line in text.split("\n")), options) == _entries(text, options)


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in NO_BLANKS], ids=lambda case: case.name)
def test_a_blank_line_after_each_line(case: Path) -> None:
    text, options = _case(case)
    assert _entries(text.replace("\n", "\n\n"), options) == _entries(text, options)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_encodings(case: Path) -> None:
    text, options = _case(case)
    by_text = _entries(text, options)
    for encoding in ("utf-8-sig", "utf-16"):
        blog = livelog.parse(text.encode(encoding), **options)
        assert [(entry.headline, entry.authors, entry.time.local, entry.time.minute, entry.body) for entry in blog.entries] == by_text


SEED_FORM = """Harbour tunnel live: crews reach the second shaft
Engineers work through the night to reach the flooded gallery.
Crews break through at Wick Point
Engineers said the last wall fell at noon.
Ann Poe9 March 2026 16:00
Ferry back in service after fog
The first boat left with forty people aboard.
Bo Lund9 March 2026 15:31
Pumps arrive from the mainland
Four of them came on the early train.
Ann Poe9 March 2026 14:20
"""


def test_reversed_entries() -> None:
    lines = SEED_FORM.strip().split("\n")
    turned = [line for start in (8, 5, 2) for line in lines[start : start + 3]]
    forward, backward = _entries(SEED_FORM, {}), _entries("\n".join(lines[:2] + turned), {})
    assert len(forward) == 3
    assert backward == forward[::-1]
    assert livelog.parse("\n".join(lines[:2] + turned)).layout.order == "oldest-first"


@pytest.mark.parametrize("glue", ["", "\n", "\n\n"])
def test_two_blogs_in_one_file(glue: str) -> None:
    blog = livelog.parse(SEED_FORM.rstrip("\n") + glue + SEED_FORM)
    assert len(blog.entries) == 6
    assert len({entry.identifier for entry in blog.entries}) == 6
    assert [entry.position for entry in blog.entries] == [1, 2, 3, 4, 5, 6]
    assert "several-blogs" in blog.warnings
