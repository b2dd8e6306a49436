"""No payload gets through where it must not: each is put wherever a page, or the name of a file, can put text, and every writer writes it.

What was written is read with parsers that are not livelog's: `json`, `csv`, `sqlite3`, PyYAML, markdown-it.
"""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

import livelog
from builders import blog, entry
from livelog.batch import report
from livelog.batch.job import Result, Unit
from livelog.batch.names import portable
from livelog.cli import messages
from livelog.model.blog import Author, EntryTime, Image, Link, LiveBlog
from livelog.model.page import Options
from livelog.pipeline import trace
from livelog.write import rows, sqlite
from livelog.write.document import document
from livelog.write.explain import explain, plain
from livelog.write.json_text import json_text, whole
from livelog.write.markdown import markdown
from livelog.write.terminal import safe
from payloads import ROWS

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TIMES = ("12:05",)  # payloads that are times: a page that says one everywhere is another page
PAYLOADS = pytest.mark.parametrize("text", dict.fromkeys(row.text for row in ROWS), ids=ascii)


def test_there_are_enough_of_them() -> None:
    assert len({row.text for row in ROWS}) >= 150
    assert {place for row in ROWS for place in row.places} == {
        *("terminal", "line", "excel", "csv", "markdown", "yaml", "json", "utf-8", "name")
    }


def made(text: str) -> LiveBlog:
    """A blog that says the text wherever it says anything: nothing was cleaned before it gets to the writers."""
    one = entry(
        identifier=text,
        headline=text,
        authors=(Author(text), Author(text, "Organization")),
        body=(text, f"{text} {text}", text),
        url=text,
        time=EntryTime(text, None, text, "none", "none"),
        links=(Link(text, text),),
        images=(Image(text, text, text),),
    )
    found = blog(one, headline=text, url=text, publisher=text, language=text, authors=(Author(text),), abstract=(text, text), text=text)
    return replace(found, source=replace(found.source, name=text))


@cache
def parsed(text: str) -> LiveBlog:
    """A page that says the text wherever it can, read by livelog."""
    said, quoted = html.escape(text), html.escape(text, quote=True)
    posts = "".join(
        f'<article id="{quoted}-{hour}"><time datetime="2026-03-09T{hour}:05:00Z">{hour}:05</time><a rel=author href="{quoted}">{said}</a>'
        f'<h2>{said}</h2><p>{said}</p><p>The last wall fell: {said} <a href="{quoted}">{said}</a>.</p>'
        f'<img src="{quoted}" alt="{quoted}"></article>'
        for hour in (15, 14, 13)
    )
    page = f'<html lang="{quoted}"><title>{said}</title><link rel=canonical href="https://a.example/{quoted}"><h1>{said}</h1>{posts}'
    linked = {"@type": "LiveBlogPosting", "headline": text, "publisher": {"name": text}, "author": {"name": text}}
    page += f"<script type=application/ld+json>{json.dumps(linked).replace('<', chr(92) + 'u003c')}</script>"
    return livelog.parse(page.encode("utf-8", errors="surrogatepass"), name=text)


def blogs(text: str) -> list[LiveBlog]:
    if text in TIMES:
        return [made(text)]
    found = parsed(text)
    assert len(found.entries) == 3
    return [made(text), found]


def acts(text: str) -> list[str]:
    """The characters that a terminal acts on, but for the tab and the line's end."""
    return [
        sign
        for sign in text
        if (unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") and sign not in "\t\n")
        or unicodedata.bidirectional(sign) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or sign in "\u061c\u200e\u200f\ufeff"
    ]


@PAYLOADS
def test_terminal(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    for one in blogs(text):
        for shown in (json_text(document(one)), rows.jsonl(one), rows.csv(one), markdown(one), one.text):
            assert not acts(safe(shown))
    found = trace(f"{whole(text)}\n\n2.05pm GMT\n{whole(text)}\n\n1.50pm GMT\nBoats wait.\n", name=text, options=Options(publisher=text))
    for line in explain(found):
        assert not acts(plain(line))
        assert "\n" not in plain(line)
    messages.error("unreadable", text, text)
    messages.say(messages.summary(text, made(text)))
    for said in messages.warnings(text, made(text)):
        messages.say(said)
    errors = capsys.readouterr().err
    assert not acts(errors)
    assert [line.partition(":")[0] for line in errors.splitlines()] == ["livelog"] * 3


@PAYLOADS
def test_json(text: str) -> None:
    for one in blogs(text):
        written = json_text(document(one))
        assert json.loads(written.encode(), parse_constant=pytest.fail) == _whole(document(one))
        lines = rows.jsonl(one).encode()
        assert len(lines.decode().splitlines()) == len(one.entries)
        assert [json.loads(line) for line in lines.splitlines()] == [_whole(rows.row(one, each)) for each in one.entries]
    said = report.line(
        Unit(0, text, text), Result("failed", "unreadable", text, url=text, publisher=text), output=text, part=None, mark=text
    )
    assert len(report.text(said).decode().splitlines()) == 1
    assert json.loads(report.text(said)) == _whole(said)


def _whole(value: Any) -> Any:
    """A value without halves of characters."""
    if isinstance(value, dict):
        return {key: _whole(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return whole(value) if isinstance(value, str) else value


@PAYLOADS
@pytest.mark.parametrize("excel", [False, True], ids=["plain", "excel"])
def test_csv(text: str, *, excel: bool) -> None:
    for one in blogs(text):
        written = rows.csv(one, excel=excel)
        assert written.encode().endswith(b"\r\n" if excel else b"\n")
        cells = list(csv.reader(io.StringIO(written, newline=""), strict=True))
        assert [len(row) for row in cells] == [len(rows.COLUMNS)] * len(one.entries)
        for row, each in zip(cells, one.entries, strict=True):
            said = dict(zip(rows.COLUMNS, row, strict=True))
            if excel:
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) for cell in row)
                said = {name: cell.removeprefix("'") if whole(text)[:1] != "'" else cell for name, cell in said.items()}
            assert said["headline"] == whole(each.headline or "")
            assert said["articleBody"] == whole(each.article_body)
            assert said["source"] == whole(text)


@PAYLOADS
def test_markdown(text: str) -> None:
    for one in blogs(text):
        written = markdown(one)
        assert written.encode()
        lines = written.split("\n")
        end = lines.index("---", 1)
        said = yaml.safe_load("\n".join(lines[1:end]))
        assert said == _whole(
            {
                "headline": one.headline,
                "url": one.url,
                "language": one.language,
                "coverage": [one.coverage_start, one.coverage_end] if one.coverage_start else None,
                "entries": len(one.entries),
            }
        )
        tokens = READER.parse("\n".join(lines[end + 1 :]))
        assert {token.type for token in tokens} <= {
            *("heading_open", "inline", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close")
        }
        headings = [after for before, after in pairwise(tokens) if before.type == "heading_open" and before.tag == "h2"]
        assert len(headings) == len(one.entries) == sum(token.type == "heading_open" for token in tokens)
        for token in tokens:
            assert {child.type for child in token.children or ()} <= {"text", "text_special", "em_open", "em_close"}
        emphases = sum(child.type == "em_open" for token in tokens for child in token.children or ())
        assert emphases == (0 if text.isspace() and one.text == text else len(one.entries))
        shown = "".join(child.content for child in headings[0].children or ())
        assert _folded(shown) == _folded(one.entries[0].headline or shown)
        body = "\n".join(lines[end + 1 :])
        # what GitHub makes a link of by itself
        assert not re.search(r"(?i)\b(?:https?|ftp)://|\bwww\.|[a-z0-9]@[a-z0-9]", body)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", whole(text).replace("\0", "\ufffd")).strip()


@PAYLOADS
def test_sqlite(text: str, tmp_path: Path) -> None:
    one = made(text)
    sqlite.build([rows.jsonl(one).encode()], tmp_path / "posts.db")
    with closing(sqlite3.connect(tmp_path / "posts.db")) as database:
        [[source, headline, body, author]] = database.execute("SELECT source, headline, articleBody, author FROM entries")
    assert [source, headline, body] == [whole(text), whole(text), whole(one.entries[0].article_body)]
    assert json.loads(author) == [whole(text)] * 2


@PAYLOADS
def test_names(text: str) -> None:
    name = portable(text, ".json")
    assert name.encode()
    assert not acts(name)
    assert "\n" not in name
    assert "\t" not in name
    for path in (PurePosixPath(name), PureWindowsPath(name)):
        assert not path.is_absolute()
        assert not path.drive
        assert not path.root
        assert ".." not in path.parts
        assert name.split("/") == list(path.parts)
    for part in name.split("/"):
        assert 0 < len(part.encode()) <= 255
        assert not re.match(r"(?i)(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])\s*(?:\.|$)", part)
        assert not re.search(r'[<>:"|?*\\]', part)
        assert part[-1] not in ". "


PLACES: dict[str, Callable[[str], bool]] = {  # whether a text stands there as it is
    "terminal": lambda text: text in safe(text),
    "line": lambda text: text in rows.jsonl(made(text)),
    "excel": lambda text: any(cell == text for cell in next(csv.reader(io.StringIO(rows.csv(made(text), excel=True), newline="")))),
    "csv": lambda text: f",{text}," in rows.csv(made(text)),
    "markdown": lambda text: f"## {text}\n" in markdown(made(text)),
    "yaml": lambda text: f"headline: {text}\n" in markdown(made(text)),
    "json": lambda text: f'"headline": "{text}"' in json_text(document(made(text))),
    "utf-8": lambda text: text in rows.csv(made(text)) + markdown(made(text)) + json_text(document(made(text))),
    "name": lambda text: portable(text, "") == text,
}


@pytest.mark.parametrize(("place", "text"), [(place, row.text) for row in ROWS for place in row.places], ids=ascii)
def test_it_is_not_there_as_it_is(place: str, text: str) -> None:
    assert not PLACES[place](text)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to open")
def test_a_terminal(tmp_path: Path) -> None:
    """The command itself, on a terminal: on standard output and on standard error."""
    import pty

    texts = [row.text for row in ROWS if "terminal" in row.places]
    posts = "".join(
        f"<article><time>{23 - number // 60}:{59 - number % 60:02d}</time><h2>{html.escape(text)}</h2>"
        f"<p>{html.escape(text)} &#27;[2J</p></article>"
        for number, text in enumerate(texts)
    )
    page = tmp_path / os.fsdecode(b"page\x1b[2J\xc2\x9b31m\xff.html")
    page.write_bytes(f"<h1>{html.escape(''.join(texts))}</h1>{posts}".encode("utf-8", errors="surrogatepass"))
    for arguments in (["-f", "json"], ["-f", "text"], ["-f", "md"], ["-f", "csv"], ["-v", "-f", "jsonl"], ["explain"]):
        shown = _on_terminal(pty, [*arguments, str(page)])
        text = shown.replace("\r\n", "\n")
        if arguments == ["explain"]:
            text = re.sub(r"\x1b\[[0-9;]*m", "", text)  # livelog's own colours
        assert not acts(text), arguments
    shown = _on_terminal(pty, ["\x1b[2Jno such file\u202e", "--no-such-\x1b[2J"])
    assert not acts(shown.replace("\r\n", "\n"))


def _on_terminal(pty: Any, arguments: list[str]) -> str:
    """What the command shows on a terminal that is its standard output and standard error."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "livelog", *arguments]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, close_fds=True) as process:
        os.close(theirs)
        pieces: list[bytes] = []
        while True:
            try:
                got = os.read(ours, 65536)
            except OSError:  # nobody holds the other end any more
                break
            if not got:
                break
            pieces.append(got)
        os.close(ours)
        process.wait(timeout=60)
    assert pieces
    return b"".join(pieces).decode("utf-8", errors="surrogateescape")
