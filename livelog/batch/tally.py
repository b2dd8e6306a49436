"""What a run came to: how many inputs of each outcome, and whose pages they were."""

from __future__ import annotations

from collections import Counter
from typing import Any

from livelog.cli import codes


class Tally:
    """Counts the lines of a report."""

    def __init__(self) -> None:
        self.status: Counter[str] = Counter()  # inputs of each outcome; an archive is one
        self.archived: Counter[str] = Counter()  # pages in archives of each outcome
        self.errors: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()  # pages with entries of each publisher
        self.entries: Counter[str] = Counter()
        self.warned = False

    def add(self, said: dict[str, Any]) -> None:
        """Counts in what the report says of an input."""
        (self.status if said["record"] is None else self.archived)[said["status"]] += 1
        self.warned |= bool(said["warnings"])
        if said["status"] == "failed":
            self.errors[said["error"]] += 1
        if said["entries"] and said["pages"] is None:
            self.pages[said["publisher"] or ""] += 1
            self.entries[said["publisher"] or ""] += said["entries"]

    @property
    def done(self) -> int:
        """Inputs so far."""
        return self.status.total()

    @property
    def failed(self) -> int:
        """Inputs, and pages in archives, that could not be converted."""
        return self.status["failed"] + self.archived["failed"]

    def code(self, *, strict: bool) -> int:
        """The exit code of a run that came to its end."""
        return codes.Outcome(failed=self.failed > 0, warned=self.warned, empty=self.status["empty"] > 0).code(strict=strict)

    def summary(self) -> str:
        """A run in one line.

        >>> tally = Tally()
        >>> of_file = {"record": None, "pages": None, "warnings": [], "publisher": None}
        >>> tally.add({**of_file, "status": "ok", "entries": 12})
        >>> tally.add({**of_file, "status": "failed", "error": "unreadable", "entries": 0})
        >>> tally.summary()
        '2 inputs: 1 with entries (12), 0 without, 1 failed (unreadable 1)'
        """
        why = ", ".join(f"{code} {count}" for code, count in self.errors.most_common())
        skipped = f", {self.status['skipped']} skipped" if self.status["skipped"] else ""
        archived = f", {self.archived.total()} pages in archives: {self.archived['ok']} with entries" if self.archived else ""
        return (
            f"{self.done} input{'s' * (self.done != 1)}: {self.status['ok']} with entries ({self.entries.total()}), "
            f"{self.status['empty']} without{skipped}{archived}, {self.failed} failed{f' ({why})' if why else ''}"
        )
