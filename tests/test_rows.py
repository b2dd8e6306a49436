"""Rows: JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from builders import ANN, DESK, blog, entry
from livelog.write import rows
from livelog.write.stream import writer

HEADER = (
    "source,blogHeadline,blogUrl,position,identifier,datePublished,timeLocal,timeText,timeBasis,timePrecision,timeMinute,zone,author,"
    "headline,articleBody,url,pinned,keyEvent,summary,start,end,warnings\n"
)


def test_header() -> None:
    assert rows.csv_header() == HEADER


def test_one_line_of_each() -> None:
    made = blog(entry(authors=(ANN, DESK), body=("It fell.",), key_event=True, warnings=("time-conflict", "zone-unknown")))
    assert rows.csv(made) == (
        "storm.txt,Storm Hedwig live,,1,sha256:000000000001,2026-03-09T16:00:00Z,2026-03-09T16:00,9 March 2026 16:00,dialect,minute,,"
        "Europe/London,Ann Poe; Harbour Press,Crews break through,It fell.,,false,true,false,20,90,time-conflict; zone-unknown\n"
    )
    assert json.loads(rows.jsonl(made)) == {
        "source": "storm.txt",
        "blogHeadline": "Storm Hedwig live",
        "blogUrl": None,
        "position": 1,
        "identifier": "sha256:000000000001",
        "datePublished": "2026-03-09T16:00:00Z",
        "timeLocal": "2026-03-09T16:00",
        "timeText": "9 March 2026 16:00",
        "timeBasis": "dialect",
        "timePrecision": "minute",
        "timeMinute": None,
        "zone": "Europe/London",
        "author": ["Ann Poe", "Harbour Press"],
        "headline": "Crews break through",
        "articleBody": "It fell.",
        "url": None,
        "pinned": False,
        "keyEvent": True,
        "summary": False,
        "start": 20,
        "end": 90,
        "warnings": ["time-conflict", "zone-unknown"],
    }


@pytest.mark.parametrize(
    ("headline", "cell"),
    [
        ("plain", "plain"),
        ("a, b", '"a, b"'),
        ('"so"', '"""so"""'),
        ("a\rb", '"a\rb"'),
        (" edge", '" edge"'),
        ("=1+1", "=1+1"),
        ("a; b", "a; b"),
        (None, ""),
    ],
)
def test_csv_cells(headline: str | None, cell: str) -> None:
    line = rows.csv(blog(entry(headline=headline, body=("B",))))
    assert f",Ann Poe,{cell},B," in line


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_excel_takes_no_cell_for_a_formula(first: str) -> None:
    text = rows.csv(blog(entry(headline=f"{first}1+1")), excel=True)
    [cells] = csv.reader(io.StringIO(text, newline=""))
    assert cells[rows.COLUMNS.index("headline")] == f"'{first}1+1"


def test_excel_begins_with_a_mark_and_ends_lines_with_crlf() -> None:
    header = rows.csv_header(excel=True)
    assert header.startswith("\ufeffsource,")
    assert header.endswith("warnings\r\n")
    assert rows.csv(blog(entry()), excel=True).endswith("\r\n")


def test_paragraphs_keep_their_line_ends_in_both() -> None:
    made = blog(entry(body=("one", "two")))
    [cells] = csv.reader(io.StringIO(rows.csv(made), newline=""))
    assert cells[rows.COLUMNS.index("articleBody")] == "one\n\ntwo"
    assert json.loads(rows.jsonl(made))["articleBody"] == "one\n\ntwo"


def test_one_header_for_all_inputs() -> None:
    write = writer("csv")
    assert write(blog(entry())).startswith(HEADER)
    assert write(blog(entry())).startswith("storm.txt,")
    assert writer("csv")(blog()) == HEADER


def test_a_blog_without_entries_has_no_lines() -> None:
    assert writer("jsonl")(blog()) == ""
