"""Invented pages in the layouts of some 190 dialects (tests/layouts): the right entries, at the right times, none invented.

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


def cut_off(gold: dict[str, Any], count: int) -> str | None:
    """The layout up to its entry number `count`; None where it has no more, or a marker stands behind the cut."""
    entries = gold["entries"]
    if gold["marker"] == "none" or len(entries) <= count or not all(entry["segment"] and entry["marker"] for entry in entries[: count + 1]):
        return None
    text = (LAYOUTS / gold["file"]).read_text(encoding="utf-8")
    start, end = entries[count - 1]["segment"]
    following = entries[count]["segment"][0]
    page = text[: min(end, following)] if following > start else text[:end]
    return page if all(entry["marker"] in page for entry in entries[:count]) else None


@pytest.mark.parametrize(("count", "least"), [(1, 0.68), (2, 0.85)])
def test_pages_cut_off_after_one_or_two_entries(count: int, least: float) -> None:
    """A page with one entry says little of its layout; the shares may only rise."""
    pages = [page for gold in GOLD if (page := cut_off(gold, count)) is not None]
    right = [len(found(livelog.parse(page, name="layout.txt"))) == count for page in pages]
    assert len(pages) > 80
    assert sum(right) >= least * len(pages), f"{sum(right)} of {len(pages)}"


def test_a_page_of_markers_that_no_two_are_alike() -> None:
    """Found by a fuzzer: no style is usual, and yet the page is read without a fault."""
    stamps = ["12:30", "12:25 GMT", "9 March 2026 12:20", "Ann Poe 12:15", "+++ 12:10 +++", "12:05 - Gate opens", "9 March 2026 12:00 GMT"]
    page = "Quay live\n\n" + "\n\n".join(f"{stamp}\nThe lower gate is shut, number {number}." for number, stamp in enumerate(stamps))
    assert len(livelog.parse(page).entries) >= 4
