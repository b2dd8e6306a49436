"""Invented pages in the layouts of some 190 dialects (tests/layouts, with gold.jsonl): the right entries, at the right times, none invented.

`known.txt` names the layouts that livelog still gets wrong; one that is right must leave the list.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import livelog

LAYOUTS = Path(__file__).with_name("layouts")
GOLD: list[dict[str, Any]] = [json.loads(line) for line in (LAYOUTS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
KNOWN = frozenset((LAYOUTS / "known.txt").read_text(encoding="utf-8").split())


def words(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def found(blog: livelog.LiveBlog) -> list[tuple[str, str]]:
    """Each entry's clock or match minute, and its words."""
    rows = []
    for entry in blog.entries:
        clock = (entry.time.local or "")[-5:] if ":" in (entry.time.local or "") else entry.time.minute or ""
        rows.append((clock, words(f"{entry.headline or ''} {entry.article_body}")))
    return rows


def wrong(gold: dict[str, Any]) -> str | None:
    """What is wrong with the entries of a layout; None where they are right."""
    rows = found(livelog.parse((LAYOUTS / gold["file"]).read_bytes(), name="layout.txt"))
    wanted = gold["entries"] if gold["marker"] != "none" else []
    if len(rows) != len(wanted):
        return f"{len(rows)} entries instead of {len(wanted)}"
    for (clock, text), entry in zip(rows, wanted, strict=True):
        if entry["time"] and entry["minute"] is None and clock != entry["time"]:
            return f"{clock} instead of {entry['time']}"
        if words(entry["first"])[:20] not in text[: 60 + len(words(entry["first"]))]:
            return f"{text[:40]} instead of {entry['first']}"
    return None


@pytest.mark.parametrize("gold", GOLD, ids=[gold["file"] for gold in GOLD])
def test_layout(gold: dict[str, Any]) -> None:
    problem = wrong(gold)
    if gold["file"] in KNOWN:
        assert problem is not None, "right now: take it out of known.txt"
        pytest.skip(f"known to be wrong: {problem}")
    assert problem is None
