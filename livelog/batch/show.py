"""A run as the person at the terminal sees it: one line that moves, and a table at the end. Anywhere else there is one line, at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from livelog.batch.tally import Tally
from livelog.cli import messages
from livelog.write.terminal import safe_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

_MOST_PUBLISHERS = 12  # lines of the table that name one
_OUTCOMES = (("ok", "with entries"), ("empty", "without entries"), ("skipped", "skipped"), ("failed", "failed"))


class Plain:
    """No terminal: failures as they come, and the summary."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing moves that would have to be stopped."""

    def error(self, code: str, message: str, name: str) -> None:
        """Tells of an input that failed."""
        if not self._quiet:
            messages.error(code, message, name)

    def step(self, tally: Tally) -> None:
        """An input more is done."""

    def end(self, tally: Tally, note: str) -> None:
        """The run has come to its end, or was cut off; `note` is what to say beside the figures."""
        messages.say(f"{tally.summary()}{note}")


class Moving(Plain):
    """A terminal, with a line that shows how far the run is."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        super().__init__(quiet=quiet)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        # names come from pages and files: nothing in them is an instruction
        self._console: Console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
        self._progress: Progress = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[facts]}"),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=self._console,
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("", total=total, facts="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def error(self, code: str, message: str, name: str) -> None:
        """Tells of an input that failed, above the line that moves."""
        if not self._quiet:
            self._console.print(f"livelog: {safe_line(name)}: error[{code}]: {safe_line(message)}", soft_wrap=True)

    def step(self, tally: Tally) -> None:
        """An input more is done."""
        speed = self._progress.tasks[0].speed
        rate = f"{speed:.0f}/s  " if speed else ""
        self._progress.update(self._task, completed=tally.done, facts=f"{rate}{tally.entries.total()} entries  {tally.failed} failed")

    def end(self, tally: Tally, note: str) -> None:
        """A table by outcome and by publisher, and the note."""
        self._progress.stop()
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in ("", "inputs", "entries"):
            table.add_column(name, justify="left" if not name else "right")
        for status, name in _OUTCOMES:
            if tally.status[status] or status != "skipped":
                table.add_row(name, str(tally.status[status]), str(tally.entries.total()) if status == "ok" else "")
        for code, count in tally.errors.most_common():
            table.add_row(f"  {code}", str(count), "")
        if len(tally.pages) > 1 or "" not in tally.pages:
            table.add_section()
            for name, count in tally.pages.most_common(_MOST_PUBLISHERS):
                table.add_row(safe_line(name) or "(publisher not known)", str(count), str(tally.entries[name]))
            others = tally.pages.most_common()[_MOST_PUBLISHERS:]
            if others:
                table.add_row(
                    f"{len(others)} others", str(sum(count for _, count in others)), str(sum(tally.entries[name] for name, _ in others))
                )
        self._console.print(table)
        if note:
            messages.say(note.strip("; "))


def view(total: int, *, quiet: bool) -> Plain:
    """How this run is shown."""
    terminal = sys.stderr is not None and sys.stderr.isatty() and not quiet
    return Moving(total, quiet=quiet) if terminal else Plain(quiet=quiet)
