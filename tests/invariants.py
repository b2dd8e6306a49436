"""What must hold of every result, whatever was parsed."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import livelog
from fast_schema import compiled
from livelog.read.lines import fold
from livelog.write.json_text import json_line
from livelog.write.markdown import markdown
from livelog.write.rows import csv, jsonl

SCHEMA: dict[str, Any] = json.loads(resources.files("livelog").joinpath("data/schema.json").read_text(encoding="utf-8"))
valid = compiled(SCHEMA)
_WORD = re.compile(r"\w+")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check(blog: livelog.LiveBlog) -> None:
    """Everything that must hold of a result."""
    _check_parts(blog)
    for entry in blog.entries:
        assert entry.published is None or _INSTANT.fullmatch(entry.published), entry.published
        if entry.span is None:
            continue
        start, end = entry.span.start, entry.span.end
        assert 0 <= start < end <= len(blog.text)
        inside = fold(blog.text[start:end])
        _check_words(entry.article_body, inside)
        if entry.headline and dict(entry.sources)["headline"] == "text":
            _check_words(entry.headline, inside)
        assert any(part.position == entry.position and part.start >= start and part.end <= end for part in blog.parts)
    assert [entry.position for entry in blog.entries] == list(range(1, len(blog.entries) + 1))
    assert len({entry.identifier for entry in blog.entries}) == len(blog.entries)
    document = json.loads(json_line(blog.to_dict()).encode(), parse_constant=_no_json)
    assert valid(document), _invalid(document)
    lines = jsonl(blog).encode().split(b"\n")
    assert [json.loads(line, parse_constant=_no_json)["position"] for line in lines[:-1]] == [entry.position for entry in blog.entries]
    csv(blog).encode()
    markdown(blog).encode()


def _invalid(document: Any) -> str:
    """What the schema says against a document."""
    from jsonschema import Draft202012Validator

    return "; ".join(f"{error.json_path}: {error.message}"[:300] for error in Draft202012Validator(SCHEMA).iter_errors(document))


def _no_json(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def _check_words(said: str, inside: str) -> None:
    """Every word of a body or headline stands inside the entry's span, folded as it is, in order; a word can be glued to a stamp there."""
    place = 0
    for word in _WORD.findall(said):
        place = inside.find(word, place)
        assert place >= 0, f"{word!r} is not in the span of its entry, or not in order"
        place += len(word)


def _check_parts(blog: livelog.LiveBlog) -> None:
    """Parts are sorted, do not overlap, and every character that is no white space is in one."""
    end = 0
    for part in blog.parts:
        assert end <= part.start < part.end <= len(blog.text)
        assert not blog.text[end : part.start].strip(), blog.text[end : part.start]
        end = part.end
    assert not blog.text[end:].strip()
