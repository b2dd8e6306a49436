"""The hostile families: each can be made, is the same every time, and is read without a fault. Their times are measured elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "benchmarks"))

from families import FAMILIES
from linear import read

SIZE = 6000


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, families in FAMILIES.items() for name in families])
def test_family(kind: str, name: str) -> None:
    made = FAMILIES[kind][name]
    data = made(SIZE)
    assert data == made(SIZE)
    outcome = read(data)
    assert outcome.isdecimal() or outcome == "unsupported-format"
    if kind == "html" and "twice" not in name and data.startswith(b"<!doctype html><html><body>"):
        assert int(outcome) >= 10, "the ten posts in front are lost"
