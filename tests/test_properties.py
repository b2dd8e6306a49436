"""What holds for every text: nothing is lost, spans cover their entries, the output is valid, the same input gives the same output."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import invariants
import livelog
from livelog.write.json_text import json_text

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("LIVELOG_CORPUS") or HERE.parent.parent / "shared" / "corpus")
NO_CORPUS = f"the corpus of real pages is not at {SHARED} (LIVELOG_CORPUS names another place)"
OWN = ("cases/*/source.*", "bare/*.txt", "layouts/*/*.txt", "../examples/*.[th]*")
TEXTS = sorted(path.resolve() for pattern in OWN for path in HERE.glob(pattern))
CORPUS = sorted(
    [*(SHARED / "layouts").glob("*/*.txt"), *(SHARED / "pages" / "text").glob("*.txt"), *(SHARED / "pages" / "html").glob("*.gz")]
)
VALIDATOR = jsonschema.Draft202012Validator(invariants.SCHEMA)


def check(blog: livelog.LiveBlog) -> None:
    """Everything that must hold of a result; the schema as jsonschema reads it."""
    invariants.check(blog)
    for entry in blog.entries:
        if entry.span is not None and dict(entry.sources)["articleBody"] == "text":
            _check_whole_words(entry.article_body, blog.text[entry.span.start : entry.span.end], entry.time.text or "")
    VALIDATOR.validate(json.loads(json_text(blog.to_dict())))


def _check_whole_words(body: str, inside: str, stamp: str) -> None:
    """Every word of the body stands inside the entry's span, whole and in order; it may be glued to the stamp or to figures before it."""
    place = 0
    glue = re.escape(stamp[-2:])
    for word in re.findall(r"\w+", body):
        found = re.compile(rf"(?:(?<![^\W\d])|(?<={glue})){re.escape(word)}(?!\w)").search(inside, place)
        assert found, word
        place = found.end()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_own_texts(path: Path) -> None:
    check(livelog.parse(path.read_bytes(), name=path.name))


@pytest.mark.skipif(not CORPUS, reason=NO_CORPUS)
def test_corpus() -> None:
    for path in CORPUS:
        check(livelog.parse(path.read_bytes(), name=path.name))


LINES = st.sampled_from(
    [
        "14:05",
        "2.43pm GMT",
        "Ann Poe9 March 2026 16:00",
        "Quay live: the gate opens",
        "The gate was opened at noon. Boats had been waiting since dawn.",
        "Share",
        "9/7/2026 3:04:05 PM",
        "3h ago",
        "90+3' - Goal for Wick",
        "  • 21:03 Uhr",
        "+++ 14:26 Deich hält +++",
        "1709418524",
        "By Ann Poe",
        "(Image: Getty)",
        "Updated at 2.50pm GMT",
        "",
        "\u200b\u00a0",
        "北京时间3月1日19时28分:",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_order_of_lines(lines: list[str], end: str) -> None:
    check(livelog.parse(end.join(lines)))


# times of day of all kinds, and ages, but no day, and nothing that a day could be counted from
UNDATED = st.sampled_from(
    [
        "14:05",
        "9.43pm GMT",
        "By Ann Poe 16:00 CET",
        "Quay live: the gate opens",
        "The gate was opened at noon on a Tuesday. Boats had been waiting since dawn.",
        "3h ago",
        "yesterday, 11:20 am",
        "  • 21:03 Uhr",
        "+++ 00:26 Deich hält +++",
        "90+3' - Goal for Wick",
        "Updated at 2.50pm GMT",
        "18h30 UTC+2",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(UNDATED, max_size=25), st.booleans(), st.sampled_from([None, "Europe/Rome", "+05:30"]))
def test_no_date_no_instant(lines: list[str], page: bool, zone: str | None) -> None:
    text = "".join(f"<p>{line}</p>" for line in lines) if page else "\n\n".join(lines)
    blog = livelog.parse(text, tz=zone)
    assert [entry.published for entry in blog.entries] == [None] * len(blog.entries)
    assert (blog.to_dict()["datePublished"], blog.to_dict()["coverageStartTime"]) == (None, None)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(livelog.parse(text))


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        blog = livelog.parse(data)
    except livelog.LivelogError:
        return
    check(blog)


def test_same_input_same_output() -> None:
    data = TEXTS[0].read_bytes()
    assert json_text(livelog.parse(data).to_dict()) == json_text(livelog.parse(data).to_dict())
