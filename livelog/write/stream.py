"""The text of one format for several inputs in a row."""

from __future__ import annotations

from collections.abc import Callable

from livelog.model.blog import LiveBlog

Writer = Callable[[LiveBlog], str]


def writer(form: str, *, excel: bool = False) -> Writer:
    """A function from a blog to what is appended to the output for it: call it once per input, in order.

    `form` is `json`, `jsonl`, `csv`, `md` or `text`. What belongs between inputs (one CSV header for all, `---` in Markdown) is in the
    text it gives.
    """
    return {"json": _json, "jsonl": _jsonl, "csv": lambda: _csv(excel=excel), "md": _markdown, "text": _text}[form]()


def _json() -> Writer:
    from livelog.write.document import document
    from livelog.write.json_text import json_text

    return lambda blog: json_text(document(blog)) + "\n"


def _jsonl() -> Writer:
    from livelog.write.rows import jsonl

    return jsonl


def _csv(*, excel: bool) -> Writer:
    from livelog.write.rows import csv, csv_header

    header = [csv_header(excel=excel)]
    return lambda blog: (header.pop() if header else "") + csv(blog, excel=excel)


def _markdown() -> Writer:
    from livelog.write.markdown import markdown

    between = ["", "\n---\n\n"]
    return lambda blog: (between.pop(0) if len(between) > 1 else between[0]) + markdown(blog)


def _text() -> Writer:
    from livelog.write.json_text import whole

    ends = ["\n"]

    def text(blog: LiveBlog) -> str:
        # the page's text as it is, so that offsets count; only where another follows, a line end goes between
        gap = "" if ends[0].endswith("\n") else "\n"
        ends[0] = blog.text or ends[0]
        return gap + whole(blog.text)

    return text
