"""The golden folders: each source gives the entries that a person wrote down beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import livelog

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.json"))
MARKED = [case for case in CASES if not (case / "source.txt").exists()]
BARE = sorted((Path(__file__).parent / "bare").glob("*.txt"))


def _parse(case: Path) -> tuple[livelog.LiveBlog, dict[str, Any]]:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    source = next(path for path in case.iterdir() if path.stem == "source")
    return livelog.parse(source.read_bytes(), name=source.name, **expected.get("options", {})), expected


def _found(entry: Any) -> dict[str, Any]:
    return {
        "headline": entry.headline,
        "author": [author.name for author in entry.authors],
        "local": entry.time.local,
        "datePublished": entry.published,
        "minute": entry.time.minute,
        "pinned": entry.pinned,
        "keyEvent": entry.key_event,
        "body": list(entry.body),
    }


def _page(blog: livelog.LiveBlog) -> dict[str, Any]:
    """What only saved pages tell of the blog."""
    return {
        "url": blog.url,
        "publisher": blog.publisher,
        "expected": blog.expected,
        "complete": blog.complete,
        "capturedAt": blog.source.captured_at,
    }


def _more(entry: Any) -> dict[str, Any]:
    """What only saved pages tell of an entry; a case names what matters in it."""
    return {
        "text": entry.time.text,
        "identifier": entry.identifier,
        "url": entry.url,
        "links": [{"text": link.text, "url": link.url} for link in entry.links],
        "images": [{"url": image.url, "alt": image.alt, "caption": image.caption} for image in entry.images],
    }


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_entries(case: Path) -> None:
    blog, expected = _parse(case)
    named = [{name: value for name, value in entry.items() if name not in _more(blog.entries[0])} for entry in expected["entries"]]
    assert [_found(entry) for entry in blog.entries] == named


@pytest.mark.parametrize("case", MARKED, ids=[case.name for case in MARKED])
def test_what_markup_tells_of_entries(case: Path) -> None:
    blog, expected = _parse(case)
    found = [_more(entry) for entry in blog.entries]
    wanted = [{name: value for name, value in entry.items() if name in _more(blog.entries[0])} for entry in expected["entries"]]
    assert [{name: own[name] for name in entry} for own, entry in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_page(case: Path) -> None:
    blog, expected = _parse(case)
    found = {
        "headline": blog.headline,
        "language": blog.language,
        "abstract": list(blog.abstract),
        "order": blog.layout.order,
        "marker": blog.layout.marker,
    }
    found = {name: value for name, value in found.items() if name in expected}
    assert found == {name: expected[name] for name in found}
    assert set(expected["warnings"]) <= set(blog.warnings)


@pytest.mark.parametrize("case", MARKED, ids=[case.name for case in MARKED])
def test_what_markup_tells_of_the_page(case: Path) -> None:
    blog, expected = _parse(case)
    found = {name: value for name, value in _page(blog).items() if name in expected}
    assert found == {name: expected[name] for name in found}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_removed(case: Path) -> None:
    blog, expected = _parse(case)
    removed = [blog.text[part.start : part.end] for part in blog.parts if part.kind == "removed"]
    missing = [start for start in expected["removed"] if not any(start in text for text in removed)]
    assert missing == []


@pytest.mark.parametrize("path", BARE, ids=[path.stem for path in BARE])
def test_bare_texts_give_no_entries(path: Path) -> None:
    blog = livelog.parse(path.read_bytes(), name=path.name)
    assert blog.entries == ()
    assert "no-times" in blog.warnings
