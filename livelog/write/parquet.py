"""A table of entries as a Parquet file, for pandas, polars, DuckDB and the like. Needs the extra `parquet`.

The columns are those of `livelog.write.rows.COLUMNS` under the same names: `position`, `start` and `end` are whole numbers, `pinned`,
`keyEvent` and `summary` booleans, `author` and `warnings` lists of strings, `datePublished` a timestamp in UTC, all others strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from livelog.errors import BadRowError, MissingExtraError
from livelog.write.rows import COLUMNS
from livelog.write.table import KINDS, Row, batches

GROUP = 10_000  # rows that are held in memory, and stand together in the file
_PUBLISHED = COLUMNS.index("datePublished")


def build(lines: Iterable[bytes], target: Path) -> int:
    """Writes a Parquet file of these rows to `target`, in their order; gives their number.

    `lines` are what `livelog.write.rows.jsonl` gives. `GROUP` of them at a time are held in memory and make up a row group of the file. The
    file is worth nothing when this raises: make it under a temporary name. Without lines it has columns and no rows. The same lines give
    the same bytes, as long as it is the same version of pyarrow that writes them.

    Raises `MissingExtraError` without pyarrow, `BadRowError` for a line that is no row, and `OSError` where the file cannot be written.
    """
    pa = require()
    from pyarrow import parquet

    schema = _schema(pa)
    count = 0
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in batches(lines, GROUP):
            columns = zip(*[_stored(row) for row in batch], strict=True)
            arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(batch)
    return count


def require() -> Any:
    """The library pyarrow. Raises `MissingExtraError` where it is not installed: to ask before a long run."""
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("Parquet needs the library pyarrow: pip install 'livelog-parser[parquet]'") from None
    return pa


def _schema(pa: Any) -> Any:
    kinds = {
        "text": pa.string(),
        "number": pa.int64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    published = pa.timestamp("ms", tz="UTC")  # Parquet has no seconds: asked for them, it would give milliseconds back
    return pa.schema([(name, published if name == "datePublished" else kinds[kind]) for name, kind in KINDS])


def _stored(row: Row) -> Row:
    return *row[:_PUBLISHED], _moment(row[_PUBLISHED]), *row[_PUBLISHED + 1 :]


def _moment(published: str | None) -> datetime | None:
    """The instant of a `datePublished`.

    >>> _moment("2026-03-09T16:00:00Z")
    datetime.datetime(2026, 3, 9, 16, 0, tzinfo=datetime.timezone.utc)
    """
    if published is None:
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        raise BadRowError(f"datePublished is no instant: {published!r:.40}") from None
