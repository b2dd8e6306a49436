"""Where the data files stand and how they are read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


def toml(path: Path) -> dict[str, Any]:
    """The table that a TOML file holds. Raises `OSError` and `tomllib.TOMLDecodeError`."""
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def shipped_json(name: str) -> Any:
    """A shipped JSON file's content; callers do not change it."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def shipped_table(name: str) -> dict[str, Any]:
    """The table that a shipped TOML file holds, read from its compiled twin; empty where there is no such file. Callers do not change it.

    Parsing the TOML of one language takes longer than everything else that a small page needs, so `tests/tools/make_data.py` writes the
    same tables as JSON, and a test holds the two together.
    """
    path = DATA / "compiled" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
