"""livelog turns a saved live blog into data: one entry per post, with who wrote what when.

>>> import livelog
>>> blog = livelog.parse("Quay live\\n\\n14:05\\nThe gate opens.\\n\\n13:50\\nBoats are waiting.\\n", date="2026-03-09", tz="UTC")
>>> [(entry.published, entry.article_body) for entry in blog.entries]
[('2026-03-09T14:05:00Z', 'The gate opens.'), ('2026-03-09T13:50:00Z', 'Boats are waiting.')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from livelog.errors import LivelogError, OptionError, TooLargeError, UnsupportedFormatError
from livelog.version import __version__

if TYPE_CHECKING:
    from livelog.model.blog import LiveBlog
    from livelog.pipeline import parse

__all__ = ["LiveBlog", "LivelogError", "OptionError", "TooLargeError", "UnsupportedFormatError", "__version__", "parse"]


def __getattr__(name: str) -> Any:
    """`parse` and `LiveBlog` are imported when they are first asked for: the shell's `--version` and `--help` need neither."""
    if name == "parse":
        from livelog.pipeline import parse

        return parse
    if name == "LiveBlog":
        from livelog.model.blog import LiveBlog

        return LiveBlog
    raise AttributeError(f"module 'livelog' has no attribute {name!r}")
