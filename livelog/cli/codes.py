"""Exit codes, and how those of several inputs come together in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livelog.model.blog import LiveBlog

OK = 0
FAILED = 1
USAGE = 2
STRICT = 3
EMPTY = 4
INTERRUPTED = 130


class Outcome:
    """What happened in a run, over all inputs."""

    def __init__(self, *, failed: bool = False, warned: bool = False, empty: bool = False) -> None:
        """Whether some input failed, brought warnings, had no entries."""
        self.failed = failed
        self.warned = warned
        self.empty = empty

    def add(self, blog: LiveBlog) -> None:
        """Counts in an input that was written."""
        self.empty |= not blog.entries
        self.warned |= bool(blog.warnings) or not blog.entries or any(entry.warnings for entry in blog.entries)

    def code(self, *, strict: bool = False) -> int:
        """The exit code: a failed input weighs more than a warning under `--strict`, and that more than an input without entries.

        >>> Outcome().code(), Outcome(failed=True, empty=True).code(), Outcome(warned=True, empty=True).code(strict=True)
        (0, 1, 3)
        """
        if self.failed:
            return FAILED
        if strict and self.warned:
            return STRICT
        return EMPTY if self.empty else OK
