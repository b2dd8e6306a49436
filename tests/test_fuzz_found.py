"""Cases that fuzzing found, and what fuzzing itself stands on: its programs run, and its quick check of the schema is jsonschema's."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

import livelog

sys.path.append(str(Path(__file__).parent / "fuzz"))

from fuzz_case import FOUND, KINDS, MOST, examine
from fuzz_mutate import mutated
from fuzz_seeds import TOKENS, found, seeds

import invariants

FUZZ = Path(__file__).parent / "fuzz"
CASES = [path for kind in KINDS for path in found(kind)]
NOTES = (FOUND / "notes.txt").read_text(encoding="utf-8").splitlines()
PAGE = """<html lang=en><h1>Quay live</h1><article id=a><time datetime="2026-03-09T15:05:00Z">15:05</time><h2>Wall falls</h2><p>It
<a href=/x>fell</a>.<img src=/a.jpg></article><article id=b><time datetime="2026-03-09T14:05:00Z">14:05</time><p>Boats wait.</article>"""


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_found(path: Path) -> None:
    examine(path.parent.name, path.read_bytes())


def test_each_found_case_has_a_note() -> None:
    assert sorted(line.partition(": ")[0] for line in NOTES) == sorted(f"{path.parent.name}/{path.name}" for path in CASES)
    assert all(line.partition(": ")[2] for line in NOTES)


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_and_changes(kind: str) -> None:
    begun = seeds(kind)
    assert begun == seeds(kind)
    assert all(len(one) <= MOST for one in begun)
    made = [mutated(begun[0], Random(number), kind, TOKENS[kind], begun) for number in range(50)]
    assert made == [mutated(begun[0], Random(number), kind, TOKENS[kind], begun) for number in range(50)]
    assert len(set(made)) > 25


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all values within a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in _places(one, (*path, key)))]


def test_quick_schema_says_what_jsonschema_says() -> None:
    validator = jsonschema.Draft202012Validator(invariants.SCHEMA)
    document = livelog.parse(PAGE).to_dict()
    assert len(document["liveBlogUpdate"]) == 2
    verdicts = []
    for place in _places(json.loads(json.dumps(document)))[1:]:
        for wrong in (None, True, -1, 0, "", " ", "x y", "2026", [], [1], {}, {"a": 1}, "DROP"):
            changed = copy.deepcopy(document)
            above = changed
            for key in place[:-1]:
                above = above[key]
            if wrong == "DROP":
                del above[place[-1]]
            else:
                above[place[-1]] = wrong
            changed = json.loads(json.dumps(changed))
            verdicts.append(invariants.valid(changed))
            assert verdicts[-1] == validator.is_valid(changed), (place, wrong)
    assert 100 < sum(verdicts) < len(verdicts) - 100


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of a process are those of POSIX")
def test_program(tmp_path: Path) -> None:
    command = [sys.executable, str(FUZZ / "run.py"), "--engine", "own", "--runs", "30", "--input", "html", "--failed", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("| html | 30 |")
