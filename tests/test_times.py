"""Times, case by case: what a stamp in a line says, and what the times of a whole page are settled to. The cases stand in times.toml."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

import livelog
from livelog.model.stamp import Stamp
from livelog.read.lines import split_lines
from livelog.stamps.find import find_stamps
from livelog.stamps.grammar import grammar
from livelog.stamps.match import match_stamps

# another file of the same form can be tried with TIMES=path
CASES: dict[str, Any] = tomllib.loads(Path(os.environ.get("TIMES") or Path(__file__).with_name("times.toml")).read_text(encoding="utf-8"))

TIME = ("year", "month", "day", "numbers", "weekday", "word", "hour", "second", "zone", "offset", "relative", "epoch", "match")
REST = ("text", "name", "place", "prefix", "metadata")
OPTIONS = ("tz", "date", "captured_at", "publisher", "language")


def cases(kind: str, title: str) -> list[Any]:
    """The cases of a kind as parameters, named by group, number and title; signs that a terminal may lack are left out of the name."""
    return [
        pytest.param(case, id=f"{group} {number}: {case[title]}".encode("ascii", "replace").decode())
        for group, members in CASES.get(kind, {}).items()
        for number, case in enumerate(members, start=1)
    ]


def stamp_of(line: str, language: str) -> Stamp | None:
    """The stamp of a line; a clock or a day goes before a match minute, as in a page."""
    lines = split_lines(line)
    found = next(iter(find_stamps(lines, grammar(language))), None)
    if found and (found.when.has_clock or found.when.has_day):
        return found
    return next(iter(match_stamps(lines)[0]), found)


def said(stamp: Stamp) -> dict[str, Any]:
    """What a stamp says, in the words of the cases."""
    when = stamp.when
    return {
        **when._asdict(),
        "numbers": list(when.numbers) if when.numbers else None,
        "word": when.day_word,
        **{name: getattr(stamp, name) or "" for name in REST if name != "metadata"},
        "metadata": stamp.metadata,
    }


@pytest.mark.parametrize("case", cases("stamp", "line"))
def test_stamp(case: dict[str, Any]) -> None:
    stamp = stamp_of(case["line"], case.get("language", "en"))
    if case.get("none"):
        assert stamp is None, stamp
        return
    assert stamp is not None
    found = said(stamp)
    expected = {**{name: case.get(name) for name in TIME}, **{name: case[name] for name in REST if name in case}}
    assert {name: found[name] for name in expected} == expected
    assert (found["minute"] or 0) == case.get("minute", 0)


@pytest.mark.parametrize("case", cases("page", "name"))
def test_page(case: dict[str, Any]) -> None:
    blog = livelog.parse(case["text"], **{name: case[name] for name in OPTIONS if name in case})
    found = [[entry.time.local or "", entry.published or "", entry.time.basis] for entry in blog.entries]
    for one, wanted in zip(found, case["entries"], strict=False):
        one[:] = ["*" if expected == "*" else value for value, expected in zip(one, wanted, strict=True)]
    assert found == case["entries"]
    warnings = {*blog.warnings, *(code for entry in blog.entries for code in entry.warnings)}
    assert sorted(set(case.get("warnings", ())) - warnings) == []
    assert sorted(set(case.get("never", ())) & warnings) == []


def test_there_are_enough() -> None:
    assert len(cases("stamp", "line")) + len(cases("page", "name")) >= 300 or "TIMES" in os.environ
