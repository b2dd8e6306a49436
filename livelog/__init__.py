"""livelog turns a saved live blog into data: one entry per post, with who wrote what when.

>>> import livelog
>>> blog = livelog.parse("Quay live\\n\\n14:05\\nThe gate opens.\\n\\n13:50\\nBoats are waiting.\\n", date="2026-03-09", tz="UTC")
>>> [(entry.published, entry.article_body) for entry in blog.entries]
[('2026-03-09T14:05:00Z', 'The gate opens.'), ('2026-03-09T13:50:00Z', 'Boats are waiting.')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from livelog.errors import LivelogError, MissingPackageError, OptionError, TooLargeError, UnsupportedFormatError
from livelog.version import __version__

if TYPE_CHECKING:
    from livelog.archive.parse import parse_archive
    from livelog.archive.records import BrokenRecord
    from livelog.model.blog import LiveBlog
    from livelog.pipeline import parse

__all__ = [
    "BrokenRecord",
    "LiveBlog",
    "LivelogError",
    "MissingPackageError",
    "OptionError",
    "TooLargeError",
    "UnsupportedFormatError",
    "__version__",
    "parse",
    "parse_archive",
]

_HOMES = {
    "BrokenRecord": "livelog.archive.records",
    "LiveBlog": "livelog.model.blog",
    "parse": "livelog.pipeline",
    "parse_archive": "livelog.archive.parse",
}


def __getattr__(name: str) -> Any:
    """What is imported only when it is first asked for: the shell's `--version` and `--help` need none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'livelog' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
