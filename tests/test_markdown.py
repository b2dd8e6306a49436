"""Markdown that shows what the page said, and nothing that the page could make of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # comes with rich

from builders import ANN, DESK, blog, entry
from livelog.model.blog import EntryTime
from livelog.write.markdown import escape, markdown, shown_time
from livelog.write.stream import writer

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

WHOLE = """\
---
headline: "Storm Hedwig live"
url: null
language: "en"
coverage: ["2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z"]
entries: 2
---

> Engineers work through the night.

## Crews break through

*2026-03-09 16:00 Europe/London · Ann Poe, Harbour Press*

The last wall fell at noon.

The pumps were switched off.

## 90+3

*90+3*

Full time.
"""


def test_whole() -> None:
    late = entry(
        2, headline=None, authors=(), body=("Full time.",), published=None, time=EntryTime(None, None, None, "none", "none", "90+3")
    )
    assert markdown(blog(entry(authors=(ANN, DESK)), late)) == WHOLE


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain, with dashes - and 5 < 6", "plain, with dashes - and 5 \\< 6"),
        ("# one", "\\# one"),
        ("#hashtag and #1", "#hashtag and #1"),
        ("closing ##", "closing \\##"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("+++ 14:26 +++", "+++ 14:26 +++"),
        ("12. item", "12\\. item"),
        ("12.30 uur", "12.30 uur"),
        ("> quote", "\\> quote"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
        ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("AT&T &amp; Q&A", "AT&T \\&amp; Q&A"),
        ("C:\\temp", "C:\\\\temp"),
        ("https://example.org www.example.org a@b.example", "https\\://example.org www\\.example.org a\\@b.example"),
        ("$5 and $6", "\\$5 and \\$6"),
        ("~~gone~~", "\\~\\~gone\\~\\~"),
        ("two\nlines", "two lines"),
    ],
)
def test_escape(text: str, line: str) -> None:
    assert escape(text) == line


@given(
    st.text(
        alphabet=st.sampled_from(list("ab1 #*_-+=.)(>[]!`~\\&;<|:/@$\t")) | st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"])
    )
)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    wanted = text.strip()
    inline = [token for token in READER.parse(escape(text)) if token.type != "inline"]
    assert [token.type for token in inline] == (["paragraph_open", "paragraph_close"] if wanted else [])
    for source, kind in ((escape(text), "paragraph_open"), (f"## {escape(text)}", "heading_open")):
        tokens = READER.parse(source)
        if wanted:
            assert tokens[0].type == kind
            assert all(child.type in ("text", "text_special") for child in tokens[1].children or ())
            shown = "".join(child.content for child in tokens[1].children or ())
            assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", wanted)


def test_front_matter_is_quoted() -> None:
    odd = 'A "live" blog: #1\n---\nentries: 999 \x85 \ufeff \\ \ud83d'
    lines = markdown(blog(headline=odd, url="https://example.org/?a=1&b=2")).split("\n")
    assert lines[:3] == [
        "---",
        'headline: "A \\"live\\" blog: #1\\n---\\nentries: 999 \\u0085 \\ufeff \\\\ \ufffd"',
        'url: "https://example.org/?a=1&b=2"',
    ]
    assert lines.index("---", 1) == 6


def test_several_inputs_are_separated_by_a_rule() -> None:
    write = writer("md")
    first, second = write(blog(entry())), write(blog(entry()))
    assert first.startswith("---\nheadline:")
    assert second.startswith("\n---\n\n---\nheadline:")


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (EntryTime("2.05pm", "14:05", None, "minute", "none"), "2.05pm"),
        (EntryTime("5m ago", "2026-03-09T14:05", "UTC", "minute", "relative"), "2026-03-09 14:05 UTC"),
        (EntryTime("9 March", "2026-03-09", None, "day", "none"), "2026-03-09"),
        (EntryTime(None, None, None, "none", "none", "46th over"), "46th over"),
    ],
)
def test_shown_time(time: EntryTime, shown: str) -> None:
    assert shown_time(entry(time=time)) == shown


def test_text_is_the_page_itself() -> None:
    write = writer("text")
    assert write(blog(text="one\ntwo")) == "one\ntwo"
    assert write(blog(text="three\n")) == "\nthree\n"
    assert write(blog(text="four\n")) == "four\n"
