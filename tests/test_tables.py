"""Tables: SQLite and Parquet."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ANN, DESK, blog, entry
from livelog.errors import BadRowError, ForeignDatabaseError, MissingExtraError
from livelog.model.blog import Author, EntryTime, LiveBlog, Span
from livelog.model.page import Source
from livelog.write import parquet, rows, sqlite

needs_pyarrow = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed: pip install '.[parquet]'")
needs_search = pytest.mark.skipif(not sqlite.has_search(), reason="this Python's SQLite has no FTS5")

NAMES = ", ".join(f'"{name}"' for name in rows.COLUMNS)
STORM = blog(
    entry(authors=(ANN, DESK), body=("Ein Schiff läuft aus.",), key_event=True, warnings=("time-conflict", "zone-unknown")),
    entry(2, headline=None, published=None, span=None, authors=()),
)


def of(source: str, *entries: Any, **changes: Any) -> LiveBlog:
    return blog(*entries, source=Source(source, "html", "utf-8", "0" * 64), **changes)


def lines(*blogs: LiveBlog) -> list[bytes]:
    return [line + b"\n" for one in blogs for line in rows.jsonl(one).encode().split(b"\n")[:-1]]


def query(database: Path, statement: str, *values: Any) -> list[Any]:
    """What a statement gives; a lone column comes without its tuple. What it changes stays."""
    with closing(sqlite3.connect(database)) as connection, connection:
        found = connection.execute(statement, values).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def stored(database: Path) -> list[dict[str, Any]]:
    """The rows of a database as `rows.row` gives them."""
    made = [dict(zip(rows.COLUMNS, row, strict=True)) for row in query(database, f"SELECT {NAMES} FROM entries ORDER BY rowid")]
    for row in made:
        row.update({name: json.loads(row[name]) for name in ("author", "warnings")})
        row.update({name: {0: False, 1: True}[row[name]] for name in ("pinned", "keyEvent", "summary")})
    return made


def read(file: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet file as `rows.row` gives them."""
    import pyarrow.parquet

    made: list[dict[str, Any]] = pyarrow.parquet.read_table(file).to_pylist()
    for row in made:
        if row["datePublished"] is not None:
            assert row["datePublished"].utcoffset().total_seconds() == 0
            row["datePublished"] = row["datePublished"].strftime("%Y-%m-%dT%H:%M:%SZ")
    return made


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A database of two pages with two entries each."""
    made = tmp_path / "base.db"
    sqlite.build(lines(of("a.html", entry(1), entry(2)), of("b.html", entry(1), entry(2))), made)
    return made


def keys(database: Path) -> list[str]:
    """`a.html 1` and the like."""
    return [f"{source} {int(name[7:], 16)}" for source, name in query(database, "SELECT source, identifier FROM entries ORDER BY 1, 2")]


# SQLite


def test_one_row_of_sqlite(tmp_path: Path) -> None:
    assert sqlite.build(lines(STORM), tmp_path / "new.db") == 2
    [row, other] = query(tmp_path / "new.db", f"SELECT {NAMES} FROM entries")
    assert row == (
        *("storm.txt", "Storm Hedwig live", None, 1, "sha256:000000000001", "2026-03-09T16:00:00Z", "2026-03-09T16:00"),
        *("9 March 2026 16:00", "dialect", "minute", None, "Europe/London", '["Ann Poe", "Harbour Press"]', "Crews break through"),
        *("Ein Schiff läuft aus.", None, 0, 1, 0, 20, 90, '["time-conflict", "zone-unknown"]'),
    )
    assert other[rows.COLUMNS.index("author")] == "[]"
    assert other[rows.COLUMNS.index("start")] is None


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        sqlite.build(lines(STORM), tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.db", "two.db"]


def test_no_rows_make_an_empty_table(tmp_path: Path) -> None:
    assert sqlite.build([], tmp_path / "new.db") == 0
    assert stored(tmp_path / "new.db") == []


def test_a_view_of_the_blogs(tmp_path: Path) -> None:
    sqlite.build(lines(of("a.html", entry(published="2026-03-09T08:00:00Z"), entry(2), headline="Fire"), STORM), tmp_path / "new.db")
    assert query(tmp_path / "new.db", "SELECT * FROM blogs") == [
        ("a.html", "Fire", None, 2, "2026-03-09T08:00:00Z", "2026-03-09T16:00:00Z"),
        ("storm.txt", "Storm Hedwig live", None, 2, "2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z"),
    ]


def test_the_later_of_two_rows_with_one_key_counts(tmp_path: Path) -> None:
    assert sqlite.build(lines(of("a.html", entry(headline="Old")), of("a.html", entry(headline="New"))), tmp_path / "new.db") == 2
    assert query(tmp_path / "new.db", "SELECT headline FROM entries") == ["New"]


def test_a_database_is_known_as_ours(base: Path) -> None:
    assert query(base, "PRAGMA application_id") == [sqlite.APPLICATION_ID]
    assert query(base, "PRAGMA user_version") == [sqlite.LAYOUT]
    sqlite.check(base)


def test_nothing_is_written_over(base: Path) -> None:
    with pytest.raises(FileExistsError):
        sqlite.build([], base)


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    sqlite.build(lines(STORM), tmp_path / "new.db")
    assert len(stored(tmp_path / "new.db")) == 2


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        sqlite.build([], tmp_path / "none" / "new.db")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'{"source": "a"',
        b'{"source": "a"}',
        b"\xff",
        lines(STORM)[0].replace(b"true", b'"yes"'),
        lines(STORM)[0].replace(b"90", b"9" * 30),
    ],
)
def test_a_line_that_is_no_row(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadRowError, match="no row"):
        sqlite.build([*lines(STORM), line], tmp_path / "new.db")


def test_a_row_without_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRowError, match="no source"):
        sqlite.build([line.replace(b'"storm.txt"', b"null") for line in lines(STORM)], tmp_path / "new.db")


# adding to a database


def test_a_page_replaces_its_old_entries(base: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    assert sqlite.build(lines(of("a.html", entry(2, headline="New"), entry(3)), of("c.html", entry(1))), new, base=base) == 3
    assert keys(new) == ["a.html 2", "a.html 3", "b.html 1", "b.html 2", "c.html 1"]
    assert query(new, "SELECT headline FROM entries WHERE source = 'a.html' ORDER BY identifier") == ["New", "Crews break through"]
    assert keys(base) == ["a.html 1", "a.html 2", "b.html 1", "b.html 2"]


def test_a_page_that_has_no_entries_any_more(base: Path, tmp_path: Path) -> None:
    sqlite.build([], tmp_path / "new.db", base=base, converted=["b.html", "b.html", "never.html"])
    assert keys(tmp_path / "new.db") == ["a.html 1", "a.html 2"]


def test_one_page_in_two_places_of_the_lines(base: Path, tmp_path: Path) -> None:
    sqlite.build(lines(of("a.html", entry(1)), of("b.html", entry(1)), of("a.html", entry(5))), tmp_path / "new.db", base=base)
    assert keys(tmp_path / "new.db") == ["a.html 1", "a.html 5", "b.html 1"]


def test_what_the_owner_added_stays(base: Path, tmp_path: Path) -> None:
    query(base, "ALTER TABLE entries ADD COLUMN note")
    query(base, "UPDATE entries SET note = 'seen'")
    query(base, "CREATE TABLE tags (name)")
    query(base, "INSERT INTO tags VALUES ('storm')")
    sqlite.build(lines(of("a.html", entry(1, headline="New"))), tmp_path / "new.db", base=base)
    assert query(tmp_path / "new.db", "SELECT headline, note FROM entries WHERE source = 'a.html'") == [("New", "seen")]
    assert query(tmp_path / "new.db", "SELECT name FROM tags") == ["storm"]


def test_a_base_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        sqlite.build([], tmp_path / "new.db", base=tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def _other(path: Path) -> None:
    query(path, "CREATE TABLE entries (source)")


def _claims(path: Path) -> None:
    _other(path)
    query(path, f"PRAGMA application_id = {sqlite.APPLICATION_ID}")


def _newer(path: Path) -> None:
    sqlite.build([], path)
    query(path, f"PRAGMA user_version = {sqlite.LAYOUT + 1}")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.touch, "no database that livelog made"),
        (_other, "no database that livelog made"),
        (_claims, "no database that livelog made"),
        (_newer, "newer livelog"),
        (lambda path: path.write_text("source,blogHeadline\n" * 100), "no SQLite database"),
    ],
)
def test_a_foreign_database(make: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    make(tmp_path / "other.db")
    with pytest.raises(ForeignDatabaseError, match=message):
        sqlite.check(tmp_path / "other.db")
    with pytest.raises(ForeignDatabaseError, match=message):
        sqlite.build(lines(STORM), tmp_path / "new.db", base=tmp_path / "other.db")


def test_a_base_with_a_write_ahead_log(base: Path, tmp_path: Path) -> None:
    assert query(base, "PRAGMA journal_mode = WAL") == ["wal"]
    new = tmp_path / "new.db"
    sqlite.build(lines(of("a.html", entry(7))), new, base=base)
    assert keys(new) == ["a.html 7", "b.html 1", "b.html 2"]
    assert query(new, "PRAGMA journal_mode") == ["delete"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.db", "new.db"]


def test_a_base_that_another_program_has_open(base: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(base)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM entries").fetchone()
        with pytest.raises(OSError, match="open in another program"):
            sqlite.build([], tmp_path / "new.db", base=base)


# search


def search(database: Path, words: str) -> list[str]:
    """The keys of the entries that have these words, as Datasette asks for them."""
    return query(
        database,
        "SELECT source || ' ' || position FROM entries WHERE rowid IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?) ORDER BY 1",
        words,
    )


@needs_search
@pytest.mark.parametrize("words", ["schiff", "lauft", "laufen OR LÄUFT", "poe", "break", '"ann poe"', "headline:crews author:harbour"])
def test_search(words: str, tmp_path: Path) -> None:
    sqlite.build(lines(STORM), tmp_path / "new.db")
    assert search(tmp_path / "new.db", words) == ["storm.txt 1"]
    assert search(tmp_path / "new.db", "nothing") == []


@needs_search
def test_search_after_adding(base: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    sqlite.build(lines(of("a.html", entry(1, headline="Fog"))), new, base=base)
    assert search(new, "crews") == ["b.html 1", "b.html 2"]
    assert search(new, "fog") == ["a.html 1"]
    query(new, "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")


@needs_search
def test_search_follows_changes_by_hand(base: Path) -> None:
    query(base, "DELETE FROM entries WHERE source = 'a.html'")
    query(base, "UPDATE entries SET headline = 'Fog' WHERE position = 1")
    query(base, "VACUUM")
    assert search(base, "crews") == ["b.html 2"]
    assert search(base, "fog") == ["b.html 1"]
    query(base, "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")


@needs_search
def test_datasette_finds_the_index(base: Path) -> None:
    # what it asks for: a virtual table whose SQL says, in double quotes or brackets, which table it indexes
    found = query(base, "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"entries\"%'")
    assert found == ["entries_fts"]
    assert [name for _, name, *_, key in query(base, "PRAGMA table_info(entries)") if key] == ["source", "identifier"]


def test_datasette_can_make_facets_of_arrays(tmp_path: Path) -> None:
    sqlite.build(lines(STORM), tmp_path / "new.db")
    for column in ("author", "warnings"):
        assert query(tmp_path / "new.db", f"SELECT DISTINCT json_type({column}) FROM entries") == ["array"]
    assert query(tmp_path / "new.db", "SELECT value FROM entries, json_each(author)") == ["Ann Poe", "Harbour Press"]


def test_a_sqlite_without_search(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "has_search", lambda: False)
    sqlite.build(lines(STORM), tmp_path / "new.db")
    assert query(tmp_path / "new.db", "SELECT name FROM sqlite_master WHERE name LIKE 'entries_fts%'") == []
    sqlite.build(lines(of("a.html", entry(1))), tmp_path / "more.db", base=tmp_path / "new.db")
    assert len(stored(tmp_path / "more.db")) == 3


@needs_search
def test_a_sqlite_without_search_takes_no_base_that_has_it(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "has_search", lambda: False)
    with pytest.raises(OSError, match="FTS5"):
        sqlite.build(lines(STORM), tmp_path / "new.db", base=base)


# Parquet


@needs_pyarrow
def test_one_row_of_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet

    assert parquet.build(lines(STORM), tmp_path / "new.parquet") == 2
    [row, other] = pyarrow.parquet.read_table(tmp_path / "new.parquet").to_pylist()
    assert list(row) == list(rows.COLUMNS)
    assert row["datePublished"] == datetime(2026, 3, 9, 16, tzinfo=UTC)
    assert row["author"] == ["Ann Poe", "Harbour Press"]
    assert (row["keyEvent"], row["start"], row["url"]) == (True, 20, None)
    assert (other["datePublished"], other["start"], other["author"]) == (None, None, [])


@needs_pyarrow
def test_columns_of_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet

    assert parquet.build([], tmp_path / "new.parquet") == 0
    schema = pyarrow.parquet.read_schema(tmp_path / "new.parquet")
    kinds = {name: str(schema.field(name).type).replace("item:", "element:") for name in schema.names}
    assert list(kinds) == list(rows.COLUMNS)
    assert {name: kind for name, kind in kinds.items() if kind != "string"} == {
        "position": "int64",
        "datePublished": "timestamp[ms, tz=UTC]",
        "author": "list<element: string>",
        "pinned": "bool",
        "keyEvent": "bool",
        "summary": "bool",
        "start": "int64",
        "end": "int64",
        "warnings": "list<element: string>",
    }


@needs_pyarrow
def test_groups_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet

    monkeypatch.setattr(parquet, "GROUP", 2)

    def endless() -> Iterator[bytes]:
        for number in range(5):
            yield from lines(of(f"{number}.html", entry()))

    assert parquet.build(endless(), tmp_path / "new.parquet") == 5
    with pyarrow.parquet.ParquetFile(tmp_path / "new.parquet") as file:
        groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    assert [group.num_rows for group in groups] == [2, 2, 1]
    assert {group.column(0).compression for group in groups} == {"ZSTD"}
    assert [row["source"] for row in read(tmp_path / "new.parquet")] == ["0.html", "1.html", "2.html", "3.html", "4.html"]


@needs_pyarrow
@pytest.mark.parametrize("line", [b"{}", lines(STORM)[0].replace(b"2026-03-09T16:00:00Z", b"at noon")])
def test_a_line_that_parquet_does_not_take(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadRowError):
        parquet.build([line], tmp_path / "new.parquet")


@needs_pyarrow
def test_a_parquet_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        parquet.build([], tmp_path / "none" / "new.parquet")


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'livelog-parser\[parquet\]'") as caught:
        parquet.build(lines(STORM), tmp_path / "new.parquet")
    assert caught.value.code == "missing-extra"


# whatever the text

ODD = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from('\x00\x1f\x85\u2028\ufeff\ud83d\U0001f600"\\\n\r')), max_size=12
)
MAYBE = st.none() | ODD
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}Z")  # noqa: DTZ001
ENTRIES = st.builds(
    entry,
    identifier=ODD,
    headline=MAYBE,
    published=st.none() | INSTANTS,
    body=st.lists(ODD, max_size=2).map(tuple),
    authors=st.lists(ODD.map(Author), max_size=2).map(tuple),
    url=MAYBE,
    time=st.builds(EntryTime, MAYBE, MAYBE, MAYBE, ODD, ODD),
    span=st.none() | st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40)),
    pinned=st.booleans(),
    summary=st.booleans(),
    warnings=st.lists(ODD, max_size=2).map(tuple),
)
# no two identifiers that are the same once halves of characters are replaced
UNIQUE = st.lists(ENTRIES, max_size=4, unique_by=lambda one: one.identifier.encode(errors="replace"))


@settings(max_examples=60, deadline=None)
@given(source=ODD, headline=MAYBE, entries=UNIQUE)
def test_sqlite_gives_back_what_it_was_given(source: str, headline: str | None, entries: list[Any]) -> None:
    made = lines(of(source, *entries, headline=headline))
    with tempfile.TemporaryDirectory() as folder:
        new, again = Path(folder, "new.db"), Path(folder, "again.db")
        assert sqlite.build(made, new) == len(entries)
        sqlite.build(made, again, base=new)
        assert stored(new) == stored(again) == [json.loads(line) for line in made]
        if sqlite.has_search():
            query(again, "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")


@needs_pyarrow
@settings(max_examples=60, deadline=None)
@given(source=MAYBE, headline=MAYBE, entries=UNIQUE)
def test_parquet_gives_back_what_it_was_given(source: str | None, headline: str | None, entries: list[Any]) -> None:
    made = lines(blog(*entries, headline=headline, source=Source(source, "html", "utf-8", "0" * 64)))
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder, "new.parquet")
        assert parquet.build(made, new) == len(entries)
        assert read(new) == [json.loads(line) for line in made]


@pytest.mark.parametrize("form", [sqlite, pytest.param(parquet, marks=needs_pyarrow)])
def test_half_characters_and_nul(form: Any, tmp_path: Path) -> None:
    line = lines(STORM)[0].replace(b"Crews break through", rb"a\ud83d\u0000b").replace(b"Ann Poe", rb"\udc00\u0000")
    form.build([line], tmp_path / "new")
    [row] = (stored if form is sqlite else read)(tmp_path / "new")
    assert row["headline"] == "a\ufffd\0b"
    assert row["author"] == ["\ufffd\0", "Harbour Press"]


@needs_search
def test_search_behind_a_nul(tmp_path: Path) -> None:
    sqlite.build(lines(blog(entry(body=("one\0two", "three")))), tmp_path / "new.db")
    assert search(tmp_path / "new.db", "three") == ["storm.txt 1"]
