"""The tools that measure the tests: which places of a module are changed and how, and which tests a change meets."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray", reason="the extra `mutation` is not installed")
pytest.importorskip("coverage", reason="the extra `mutation` is not installed")
sys.path.append(str(Path(__file__).parent / "tools"))

import branches
import maps
import mutants
import places
import swap

SOURCE = """
def late(hour: int | None, limit: int) -> bool | None:
    if hour is None:
        return None
    return (
        hour > limit
        and hour < 24
    )
"""


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[places.Mutant]:
    monkeypatch.setattr(places, "ROOT", tmp_path)
    (tmp_path / "late.py").write_text(SOURCE, encoding="utf-8")
    return list(places.mutants(tmp_path / "late.py", seed=1))


def test_each_place_gives_one_mutant_and_types_give_none(drawn: list[places.Mutant]) -> None:
    kinds = [(mutant.line, mutant.operator.removeprefix("core/").split("_")[0]) for mutant in drawn]
    assert kinds == [
        (3, "AddNot"),
        (3, "ReplaceComparisonOperator"),
        (6, "ReplaceComparisonOperator"),
        (7, "ReplaceAndWithOr"),
        (7, "ReplaceComparisonOperator"),
        (7, "NumberReplacer"),
    ]
    assert [mutant.lines for mutant in drawn] == [range(3, 4)] * 2 + [range(5, 9)] * 4


def test_a_mutant_is_one_change(drawn: list[places.Mutant]) -> None:
    asked = next(mutant for mutant in drawn if mutant.operator.endswith("ReplaceAndWithOr"))
    assert places.mutated(SOURCE, asked) == SOURCE.replace("and hour", "or hour")
    assert asked.change(SOURCE).split() == ["@@", "-7", "+7", "@@", "-", "and", "hour", "<", "24", "+", "or", "hour", "<", "24"]
    assert str(asked) == "late.py:7 ReplaceAndWithOr"


@pytest.mark.parametrize(
    ("lines", "budget", "picked"),
    [
        (range(5, 9), 30, ["quick", "slow"]),
        (range(5, 9), 0.5, ["quick"]),
        (range(3, 4), 30, ["quick"]),
        (range(1, 2), 30, ["other", "quick", "slow"]),  # runs on import
        (range(9, 10), 30, []),
    ],
)
def test_a_mutant_meets_the_tests_of_its_lines_the_quickest_first(lines: range, budget: float, picked: list[str]) -> None:
    known = maps.Map(
        {"late.py": {1: [""], 3: ["quick"], 5: ["slow"], 6: ["quick", "slow", "endless"], 20: ["other"]}},
        {"slow": 0.9, "quick": 0.1, "other": 0.05, "endless": 60},
    )
    assert known.chosen(places.Mutant("late.py", "", 0, 1, lines, 0), budget) == picked


def test_a_line_put_in_elsewhere_draws_nothing_anew(drawn: list[places.Mutant], tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("NIGHT = 22\n" + SOURCE, encoding="utf-8")
    assert [mutant.lot for mutant in places.mutants(tmp_path / "late.py", seed=1)][1:] == [mutant.lot for mutant in drawn]


def test_another_seed_draws_another_sample(drawn: list[places.Mutant], tmp_path: Path) -> None:
    assert [mutant.lot for mutant in places.mutants(tmp_path / "late.py", seed=2)] != [mutant.lot for mutant in drawn]


def test_functions_get_the_code_of_a_changed_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = """
from functools import lru_cache

LAST = 24
NAMES = {LAST: "midnight"}

def late(hour):
    return [one > LAST for one in (hour,)]

@lru_cache
def early(hour):
    return hour < 6

class Watch:
    def late(self, hour):
        return not late(hour)[0]

    @property
    def hours(self):
        return 24
"""
    (tmp_path / "clocks_of_a_test.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("clocks_of_a_test")
    late, watch = module.late, module.Watch()
    assert (late(22), module.early(5), watch.late(22), watch.hours, module.NAMES) == ([False], True, True, 24, {24: "midnight"})
    swap.swap(module, source.replace("24", "20").replace("6", "5").replace("not late", "late"))
    module.early.cache_clear()
    assert (late(22), module.early(5), watch.late(22), watch.hours, module.NAMES) == ([True], False, True, 20, {20: "midnight"})


def test_what_no_test_meets_counts_as_alive() -> None:
    count = Counter(killed=6, timeout=1, survived=2, untested=1)
    assert mutants.score(count) == 0.7
    assert list(mutants.table({"date": count}))[-1].split() == ["core", "6", "1", "2", "1", "0", "70.0%"]


def test_branches() -> None:
    file = {
        "summary": {"num_statements": 10, "covered_lines": 9, "num_branches": 4, "covered_branches": 3},
        "missing_branches": [[7, 9], [12, -3]],
    }
    assert branches.row("core", [file, file]).split() == ["core", "20", "90.0%", "8", "75.0%"]
    assert branches.gaps("late.py", file) == ["late.py:7 to 9", "late.py:12 to the end"]
