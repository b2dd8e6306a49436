"""The JSON document: the contract's keys in the contract's order, always valid."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

import livelog
from builders import ANN, DESK, blog, entry, timed
from livelog.model.blog import EntryTime, Image, LayoutFacts, Link, LiveBlog, Part
from livelog.write import rows
from livelog.write.document import document
from livelog.write.json_text import json_line, json_text
from livelog.write.schema import schema_text
from livelog.write.stream import writer
from livelog.write.view import by_time, page_only

SCHEMA = json.loads(schema_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# the keys as CONTRACT writes them
TOP = (
    "@context @type headline url publisher inLanguage datePublished dateModified coverageStartTime coverageEndTime author abstract "
    "liveBlogUpdate livelog"
).split()
UPDATE = "@type identifier position headline author datePublished dateModified articleBody url livelog".split()
UPDATE_FACTS = "time span pinned keyEvent summary links images sources warnings".split()
FACTS = "version schemaVersion source layout entries complete parts warnings".split()

FULL = entry(
    2,
    authors=(DESK,),
    url="https://example.org/live#post-2",
    links=(Link("the map", "https://example.org/map"),),
    images=(Image("https://example.org/wave.jpg", "a wave", None),),
    warnings=("empty-entry",),
    body=(),
)


def test_keys_stand_in_the_order_of_the_contract() -> None:
    made = document(blog(entry()))
    assert list(made) == TOP
    assert list(made["liveBlogUpdate"][0]) == UPDATE
    assert list(made["liveBlogUpdate"][0]["livelog"]) == UPDATE_FACTS
    assert list(made["liveBlogUpdate"][0]["livelog"]["time"]) == ["text", "local", "zone", "precision", "basis", "minute"]
    assert list(made["livelog"]) == FACTS
    assert list(made["livelog"]["source"]) == ["name", "format", "encoding", "sha256", "capturedAt"]
    assert [list(part) for part in made["livelog"]["parts"]] == [
        ["kind", "reason", "start", "end"],
        ["kind", "start", "end"],
        ["kind", "position", "start", "end"],
    ]


def test_values() -> None:
    made = document(blog(entry(), FULL, publisher="Harbour Times"))
    assert made["@context"] == ["https://schema.org", {"livelog": None}]
    assert made["publisher"] == {"@type": "Organization", "name": "Harbour Times"}
    first, second = made["liveBlogUpdate"]
    assert first["articleBody"] == "The last wall fell at noon.\n\nThe pumps were switched off."
    assert first["author"] == [{"@type": "Person", "name": "Ann Poe"}]
    assert second["author"] == [{"@type": "Organization", "name": "Harbour Press"}]
    assert second["articleBody"] == ""
    assert second["livelog"]["images"] == [{"url": "https://example.org/wave.jpg", "alt": "a wave", "caption": None}]
    assert made["livelog"]["entries"] == {"found": 2, "expected": None}
    assert made["livelog"]["version"] == livelog.__version__


def test_to_dict_is_the_document() -> None:
    made = blog(entry())
    assert made.to_dict() == document(made)


@pytest.mark.parametrize(
    "made",
    [
        blog(),
        blog(entry(), FULL),
        blog(entry(span=None, headline=None, authors=(), published=None, time=EntryTime(None, None, None, "none", "none"))),
        blog(entry(time=EntryTime("90+3 min", None, None, "none", "none", "90+3")), layout=LayoutFacts("match-minute", "mixed", "MINUTE")),
        blog(language=None, headline=None, layout=LayoutFacts(None, "unknown", None), complete=False, expected=12),
        livelog.parse("Quay live\n\nThe gate is open."),
        livelog.parse(b""),
    ],
)
def test_the_schema_takes_what_is_written(made: LiveBlog) -> None:
    VALIDATOR.validate(json.loads(json_text(document(made))))


def test_the_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for item in value for found in _objects(item)]
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in _objects(item))]
    return []


def test_the_schema_refuses_a_missing_key_and_a_further_one_everywhere() -> None:
    whole = document(blog(entry(), FULL))
    for number, found in enumerate(_objects(whole)):
        # `sources` names only the fields that there are; a context without its key is another context
        for key in [key for key in found if not set(found) <= {"headline", "datePublished", "author", "articleBody"}]:
            changed = json.loads(json.dumps(whole))
            del _objects(changed)[number][key]
            assert not VALIDATOR.is_valid(changed), (number, key)
        changed = json.loads(json.dumps(whole))
        _objects(changed)[number]["surplus"] = 1
        assert not VALIDATOR.is_valid(changed), number


@pytest.mark.parametrize(
    "wrong",
    [
        blog(entry(published="2026-03-09T16:00Z")),
        blog(entry(time=EntryTime("16:00", "16:00", None, "minute", "guess"))),
        blog(entry(time=EntryTime("16:00", "4pm", None, "minute", "none"))),
        blog(layout=LayoutFacts("sideways", "unknown", None)),
        blog(layout=LayoutFacts(None, "sideways", None)),
        blog(parts=(Part("advert", 0, 5),)),
        blog(warnings=("Zone Unknown",)),
    ],
)
def test_the_schema_refuses_wrong_words(wrong: LiveBlog) -> None:
    assert not VALIDATOR.is_valid(document(wrong))


@pytest.mark.parametrize("odd", ["\ud83d", "a\udc80b", "nul \0", "\x1b[2J", "\u2028", "\x85", "\ufeff", "😀", '"\\'])
def test_odd_characters_never_break_json(odd: str) -> None:
    made = blog(entry(headline=odd), headline=odd, text=odd)
    data = json_text(document(made)).encode("utf-8")
    shown = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in odd)
    assert json.loads(data)["liveBlogUpdate"][0]["headline"] == shown
    line = json_line({"a": odd})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"a": shown}
    for form in ("json", "jsonl", "csv", "md", "text"):
        writer(form)(made).encode("utf-8")


def test_json_jsonl_and_csv_agree() -> None:
    awkward = entry(3, headline='He said: "no", twice; =1', body=("one, two", "three\tfour"), authors=(DESK, *entry().authors))
    made = blog(entry(), FULL, awkward, entry(4, span=None, headline=None, published=None))
    updates = json.loads(json_text(document(made)))["liveBlogUpdate"]
    lines = [json.loads(line) for line in rows.jsonl(made).splitlines()]
    cells = list(csv.DictReader(io.StringIO(rows.csv_header() + rows.csv(made), newline="")))
    assert len(updates) == len(lines) == len(cells) == 4
    for update, line, cell in zip(updates, lines, cells, strict=True):
        assert list(line) == list(cell) == list(rows.COLUMNS)
        shared = ("identifier", "position", "headline", "datePublished", "articleBody", "url")
        assert {key: update[key] for key in shared} == {key: line[key] for key in shared}
        assert [author["name"] for author in update["author"]] == line["author"]
        assert update["livelog"]["time"]["text"] == line["timeText"]
        assert update["livelog"]["warnings"] == line["warnings"]
        assert (update["livelog"]["span"] or {"start": None})["start"] == line["start"]
        assert cell == {key: _cell(value) for key, value in line.items()}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return (
        {None: "", True: "true", False: "false"}.get(value, str(value))
        if not isinstance(value, int) or isinstance(value, bool)
        else str(value)
    )


def _positions(made: LiveBlog) -> list[int]:
    return [one.position for one in made.entries]


def test_sort_by_time() -> None:
    made = blog(timed(1, "2026-03-09T16:00:00Z"), timed(2, "2026-03-09T17:00:00Z"), timed(3, None), timed(4, "2026-03-09T12:00:00Z"))
    assert _positions(by_time(made)) == [4, 3, 1, 2]
    rising = replace(made, layout=LayoutFacts("leading", "oldest-first", None))
    assert _positions(by_time(rising)) == [4, 1, 2, 3]


def test_sort_by_time_without_instants() -> None:
    dated = blog(timed(1, None, "2026-03-09T16:00"), timed(2, None, "2026-03-10T09:00"), timed(3, None, "2026-03-09T12:00"))
    assert _positions(by_time(dated)) == [3, 1, 2]
    clocks = blog(timed(1, None, "00:10"), timed(2, None, "23:50"), timed(3, None, "23:40"))
    assert _positions(by_time(clocks)) == [3, 2, 1]


def test_page_only_leaves_out_what_stands_in_structured_data() -> None:
    late = replace(timed(2, "2026-03-09T19:00:00Z"), span=None)
    made = page_only(blog(entry(1), late))
    assert _positions(made) == [1]
    assert (made.coverage_start, made.coverage_end) == ("2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z")
    same = blog(entry())
    assert page_only(same) is same
    assert page_only(blog(late)).coverage_end is None


def test_page_only_leaves_nothing_of_the_updates_it_drops() -> None:
    late = entry(2, span=None, authors=(DESK,), time=EntryTime(None, "2026-03-09T19:00", None, "minute", "none"))
    made = page_only(blog(entry(1), late, authors=(ANN, DESK), warnings=("structured-only", "zone-assumed", "zone-unknown")))
    assert made.authors == (ANN,)
    assert made.warnings == ("zone-assumed",)
    none = page_only(blog(late, authors=(DESK,), warnings=("structured-only", "broken-json-ld")))
    assert (none.authors, none.warnings) == ((), ("broken-json-ld", "no-times"))
    signed = page_only(blog(late, authors=(DESK,), parts=(Part("byline", 0, 5),)))
    assert signed.authors == (DESK,)
