"""What invented live blogs say, by language: sentences, headlines and names, some of them made to look like stamps, credits or bylines."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """One language: its texts hold `{name}`, `{place}`, `{n}` (a number) and `{clock}`.

    `plain` are sentences of any post; `hostile` are sentences that hold what elsewhere would be a stamp, a credit, a byline or a label;
    `asks` are paragraphs without a full stop, which never open a body. `share`, `label`, `credit`, `feed`, `more` and `comments` are lines
    that are no post's text, `by` opens bylines.
    """

    code: str
    title: str
    standfirst: str
    plain: tuple[str, ...]
    hostile: tuple[str, ...]
    asks: tuple[str, ...]
    heads: tuple[str, ...]
    by: str
    share: tuple[str, ...]
    label: str
    credit: str
    feed: str
    more: str
    comments: str

    def __repr__(self) -> str:
        return self.code


_DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "grammar.toml").read_text(encoding="utf-8"))
NAMES: tuple[str, ...] = tuple(_DATA.pop("names"))
PLACES: tuple[str, ...] = tuple(_DATA.pop("places"))


def _words(code: str, table: dict[str, Any]) -> Words:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Words(code=code, **values)


LANGUAGES = tuple(_words(code, table) for code, table in _DATA.items())
