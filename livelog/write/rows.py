"""A live blog as rows, one entry a line: JSON Lines and CSV, with the same names in both."""

from __future__ import annotations

import re
from typing import Any

from livelog.model.blog import Entry, LiveBlog
from livelog.write.json_text import json_list, json_paragraphs, json_string, one_line, whole

COLUMNS = (
    "source", "blogHeadline", "blogUrl", "position", "identifier", "datePublished", "timeLocal", "timeText", "timeBasis",
    "timePrecision", "timeMinute", "zone", "author", "headline", "articleBody", "url", "pinned", "keyEvent", "summary", "start", "end",
    "warnings",
)  # fmt: skip
_LINE = "{" + ", ".join([f'"{name}": %s' for name in COLUMNS]) + "}"  # a row of JSON Lines, each value to be put in as JSON text

# what RFC 4180 wants in quotes; white space at the edges too, because some readers strip it from bare cells
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
# what makes a spreadsheet take a cell for a formula, some of them also in full width
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def row(blog: LiveBlog, entry: Entry) -> dict[str, Any]:
    """One entry under the names of `COLUMNS`; `author` and `warnings` are lists, unknown is None."""
    time, span = entry.time, entry.span
    return {
        "source": blog.source.name,
        "blogHeadline": blog.headline,
        "blogUrl": blog.url,
        "position": entry.position,
        "identifier": entry.identifier,
        "datePublished": entry.published,
        "timeLocal": time.local,
        "timeText": time.text,
        "timeBasis": time.basis,
        "timePrecision": time.precision,
        "timeMinute": time.minute,
        "zone": time.zone,
        "author": [author.name for author in entry.authors],
        "headline": entry.headline,
        "articleBody": entry.article_body,
        "url": entry.url,
        "pinned": entry.pinned,
        "keyEvent": entry.key_event,
        "summary": entry.summary,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "warnings": list(entry.warnings),
    }


def jsonl(blog: LiveBlog) -> str:
    """The blog's entries as JSON Lines."""
    page = (json_string(blog.source.name), json_string(blog.headline), json_string(blog.url))
    return "".join([_json_line(page, entry) + "\n" for entry in blog.entries])


def _json_line(page: tuple[str, str, str], entry: Entry) -> str:
    """`row` as one line of JSON, each field written as what it is; `page` are the columns that tell of the blog."""
    time, span = entry.time, entry.span
    values = (
        *page,
        entry.position,
        json_string(entry.identifier),
        json_string(entry.published),
        json_string(time.local),
        json_string(time.text),
        json_string(time.basis),
        json_string(time.precision),
        json_string(time.minute),
        json_string(time.zone),
        json_list([author.name for author in entry.authors]),
        json_string(entry.headline),
        json_paragraphs(entry.body),
        json_string(entry.url),
        "true" if entry.pinned else "false",
        "true" if entry.key_event else "false",
        "true" if entry.summary else "false",
        "null" if span is None else span.start,
        "null" if span is None else span.end,
        json_list(entry.warnings),
    )
    return one_line(_LINE % values)


def csv(blog: LiveBlog, *, excel: bool = False) -> str:
    """The blog's entries as CSV without a header; `excel` as in `csv_header`."""
    return "".join(_csv_line(row(blog, entry).values(), excel=excel) for entry in blog.entries)


def csv_header(*, excel: bool = False) -> str:
    """The line of column names. With `excel`, in the form that spreadsheets take: a byte order mark in front and `\\r\\n` at the end.

    >>> csv_header()[:20]
    'source,blogHeadline,'
    """
    return ("\ufeff" if excel else "") + _csv_line(COLUMNS, excel=excel)


def _csv_line(values: Any, *, excel: bool) -> str:
    return ",".join(_csv_cell(value, excel=excel) for value in values) + ("\r\n" if excel else "\n")


def _csv_cell(value: Any, *, excel: bool) -> str:
    """One cell.

    >>> _csv_cell("=1+1", excel=True), _csv_cell(["Ann Poe", "Bo Lund"], excel=False)
    ("'=1+1", 'Ann Poe; Bo Lund')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = whole("; ".join(value) if isinstance(value, list) else str(value))
    if excel and text.startswith(_FORMULA):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
