"""The JSON Schema of the document."""

from __future__ import annotations

from livelog.know.files import DATA


def schema_text() -> str:
    """The JSON Schema (2020-12) of what `-f json` prints for one input, as JSON text with a final line end.

    >>> import json
    >>> json.loads(schema_text())["title"]
    'livelog document'
    """
    return (DATA / "schema.json").read_text(encoding="utf-8")
