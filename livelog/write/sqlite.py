"""A table of entries as a SQLite database, which Datasette opens with search and facets.

The database has

- the table `entries`, one entry a row, with the columns of `livelog.write.rows.COLUMNS` under the same names. Its key is
  `(source, identifier)`. Booleans are 0 and 1; `author` and `warnings` are JSON arrays, which Datasette offers as facets and SQL takes
  apart with `json_each`;
- `entries_fts`, a full-text index (FTS5) over `headline`, `articleBody` and `author`, without regard to accents. It holds no copy of the
  texts. Triggers keep it right when somebody changes entries by hand;
- the view `blogs`, one row per source: headline, address, how many entries, the first and the last instant.

`PRAGMA application_id` tells that a database is livelog's, `PRAGMA user_version` the number of its layout. The same lines give the same
bytes, as long as it is the same version of SQLite that writes them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from livelog.errors import BadRowError, ForeignDatabaseError
from livelog.write.json_text import json_list, whole
from livelog.write.rows import COLUMNS
from livelog.write.table import KINDS, Kind, Row, batches

APPLICATION_ID = int.from_bytes(b"LVLG", "big")
LAYOUT = 1  # the number of what `_TABLE` and the rest lay out; goes up when they change

_BATCH = 1000  # rows
_TYPES: dict[Kind, str] = {"text": "TEXT", "number": "INTEGER", "flag": "INTEGER", "texts": "TEXT"}
_KEY = ("source", "identifier")
_QUOTED = [f'"{name}"' for name in COLUMNS]  # "end" is a word of SQL

_TABLE = "CREATE TABLE entries (\n  {},\n  PRIMARY KEY (source, identifier)\n)".format(
    ",\n  ".join(f'"{name}" {_TYPES[kind]}{" NOT NULL" if name in _KEY else ""}' for name, kind in KINDS)
)
# for a database that is made and one that is added to: the latter's owner may have dropped or changed any of these
_AROUND = (
    'CREATE INDEX IF NOT EXISTS "entries_datePublished" ON entries ("datePublished")',
    """CREATE VIEW IF NOT EXISTS blogs AS
SELECT source, max("blogHeadline") AS "blogHeadline", max("blogUrl") AS "blogUrl", count(*) AS entries,
  min("datePublished") AS "first", max("datePublished") AS "last"
FROM entries GROUP BY source""",
)
_UPSERT = "INSERT INTO entries ({}) VALUES ({}) ON CONFLICT (source, identifier) DO UPDATE SET {}".format(  # noqa: S608 - our own names
    ", ".join(_QUOTED), ", ".join("?" * len(COLUMNS)), ", ".join(f"{name} = excluded.{name}" for name in _QUOTED)
)

# what this run gave: in SQLite's temporary storage, which goes to disk when it grows
_RUN = (
    "CREATE TEMP TABLE given (source TEXT, identifier TEXT, PRIMARY KEY (source, identifier)) WITHOUT ROWID",
    "CREATE TEMP TABLE converted (source TEXT PRIMARY KEY) WITHOUT ROWID",
)
_SWEEP = (
    "INSERT OR IGNORE INTO converted SELECT DISTINCT source FROM given",
    """DELETE FROM entries WHERE source IN (SELECT source FROM converted)
AND NOT EXISTS (SELECT 1 FROM given WHERE given.source = entries.source AND given.identifier = entries.identifier)""",
)

# Datasette finds an index by the words content="entries": the quotes must be double
_SEARCH = """CREATE VIRTUAL TABLE IF NOT EXISTS entries_fts USING fts5(
  "headline", "articleBody", "author", content="entries", tokenize="unicode61 remove_diacritics 2"
)"""
_GONE = """INSERT INTO entries_fts (entries_fts, rowid, "headline", "articleBody", "author")
  VALUES ('delete', old.rowid, old."headline", old."articleBody", old."author");"""
_COME = """INSERT INTO entries_fts (rowid, "headline", "articleBody", "author")
  VALUES (new.rowid, new."headline", new."articleBody", new."author");"""
_TRIGGERS = {
    "entries_fts_insert": f"AFTER INSERT ON entries BEGIN\n  {_COME}\nEND",
    "entries_fts_delete": f"AFTER DELETE ON entries BEGIN\n  {_GONE}\nEND",
    "entries_fts_update": f"AFTER UPDATE ON entries BEGIN\n  {_GONE}\n  {_COME}\nEND",
}


def build(lines: Iterable[bytes], target: Path, *, base: Path | None = None, converted: Iterable[str] = ()) -> int:
    """Writes a database of these rows to the new file `target`; gives the number of lines.

    `lines` are what `livelog.write.rows.jsonl` gives. Where two have the same source and identifier, the later one counts. A line without a
    source (standard input has none) cannot be told from those of another page, and is refused.

    `base` is a database that an earlier `build` made. All that is in it comes first, also tables and views that its owner added; the file
    itself stays as it is. The lines then are put in by source and identifier: an entry that is there already keeps its row and takes the
    new values. A page that was converted again is replaced whole: of each source that occurs in `lines`, entries that are not among the
    lines go. `converted` are sources of which this holds too although no line may name them: pages that have no entries any more. Entries
    of all other sources stay, so nothing goes because a run had fewer inputs than the one before.

    `target` may be an empty file. It is complete when this returns, but not yet flushed to the disk, and worth nothing when this raises:
    make it under a temporary name. No other program may write to `base` until `target` has taken its place.

    Where Python's SQLite has no FTS5, the database has no full-text index: ask `has_search`. Raises `BadRowError` for a line that is no
    row, `ForeignDatabaseError` for a `base` that is not livelog's, and `OSError` where a file cannot be read or written.
    """
    with _as_os_errors(), closing(_connect(target)) as database:
        if base is not None:
            _copy(base, database)
        _tune(database)
        database.execute("BEGIN")
        if base is None:
            database.execute(_TABLE)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {LAYOUT}")
        for name in _TRIGGERS:
            database.execute(f"DROP TRIGGER IF EXISTS {name}")  # the index is made anew at the end, which is faster
        count = _fill(database, lines, None if base is None else converted)
        for statement in _AROUND:
            database.execute(statement)
        if has_search():
            _index(database)
        database.execute("COMMIT")
    return count


def has_search() -> bool:
    """Whether Python's SQLite can make a full-text index (nearly all can).

    >>> has_search() in (True, False)
    True
    """
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True


def check(base: Path) -> None:
    """Raises what `build` would raise for this `base`: to ask before a long run."""
    with _as_os_errors(), closing(_open(base)) as database:
        _recognise(database, base)


def _connect(target: Path) -> sqlite3.Connection:
    if target.exists() and target.stat().st_size:
        raise FileExistsError(f"{target} is not empty")
    return sqlite3.connect(target, isolation_level=None)  # transactions begin and end where this module says so


def _tune(database: sqlite3.Connection) -> None:
    """No journal and no waiting for the disk: a file that was not finished is thrown away."""
    database.execute("PRAGMA journal_mode = OFF")  # which also ends the write-ahead mode of a base: one file holds all
    database.execute("PRAGMA synchronous = OFF")


def _open(base: Path) -> sqlite3.Connection:
    # not read-only: SQLite must be able to take up what a program that was stopped left in a journal beside the file
    return sqlite3.connect(f"{base.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _copy(base: Path, database: sqlite3.Connection) -> None:
    with closing(_open(base)) as source:
        _recognise(source, base)
        source.backup(database)
    # SQLite removes this file when the last program closes the database; it would be taken for part of the file that replaces `base`
    if base.with_name(f"{base.name}-wal").exists():
        raise OSError(f"{base} is open in another program")


def _recognise(database: sqlite3.Connection, base: Path) -> None:
    """Raises `ForeignDatabaseError` for a database that `build` did not make, `OSError` for one that it cannot keep right."""
    try:
        [application], [layout] = (database.execute(f"PRAGMA {one}").fetchone() for one in ("application_id", "user_version"))
        columns = {name for _, name, *_ in database.execute("PRAGMA table_info(entries)")}
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise ForeignDatabaseError(f"{base} is no SQLite database") from None
    if application != APPLICATION_ID or not columns.issuperset(COLUMNS):
        raise ForeignDatabaseError(f"{base} is no database that livelog made")
    if layout > LAYOUT:
        raise ForeignDatabaseError(f"{base} was made by a newer livelog")
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries_fts'").fetchone() and not has_search():
        raise OSError(f"{base} has a full-text index, which Python's SQLite cannot keep here: it has no FTS5")


def _fill(database: sqlite3.Connection, lines: Iterable[bytes], converted: Iterable[str] | None) -> int:
    """Puts the lines in; unless `converted` is None, what is in the table of their sources and of these is replaced."""
    count = 0
    if converted is not None:
        for statement in _RUN:
            database.execute(statement)
        database.executemany("INSERT OR IGNORE INTO converted VALUES (?)", ((whole(source),) for source in converted))
    for batch in batches(lines, _BATCH):
        rows = [_stored(row) for row in batch]
        database.executemany(_UPSERT, rows)
        if converted is not None:
            database.executemany("INSERT OR IGNORE INTO given VALUES (?, ?)", (_key(row) for row in rows))
        count += len(rows)
    if converted is not None:
        for statement in _SWEEP:
            database.execute(statement)
    return count


def _index(database: sqlite3.Connection) -> None:
    database.execute(_SEARCH)
    database.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
    for name, trigger in _TRIGGERS.items():
        database.execute(f"CREATE TRIGGER {name} {trigger}")


def _stored(row: Row) -> Row:
    """The row as SQLite takes it."""
    made = tuple([json_list(value) if isinstance(value, list) else value for value in row])
    if None in _key(made):
        raise BadRowError("a row has no source or no identifier: it has no place in a table that is kept by them")
    return made


def _key(row: Row) -> Row:
    return row[_SOURCE], row[_IDENTIFIER]


_SOURCE, _IDENTIFIER = (COLUMNS.index(name) for name in _KEY)


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """What SQLite says of files (none there, locked, damaged, disk full) as `OSError`, as every other writer says it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise OSError(f"SQLite: {error}") from None
