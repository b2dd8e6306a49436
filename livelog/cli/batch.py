"""The command `batch`: its options, and the run they ask for. It is built only when it is asked for, which keeps the others quick."""

# No `from __future__ import annotations` here: see `app`.

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from livelog.cli import codes, messages
from livelog.cli.app import Captured, Day, Embeds, Language, Publisher, Publishers, Sort, Zone
from livelog.cli.run import UsageError, guarded
from livelog.model.page import Options

HELP = "Convert folders and lists of files: a file of its own for each input (-d), or one file for all (-o)."
_MAX_SIZE, _TIMEOUT = 64, 120.0


class Form(StrEnum):
    """What is written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    TEXT = "text"
    SQLITE = "sqlite"
    PARQUET = "parquet"


def batch(
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SRC]...", help="Folders and files.", show_default=False)] = None,
    folder: Annotated[
        Path | None, typer.Option("--directory", "-d", metavar="OUT", help="Folder for the outputs, a mirror of the inputs.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="One file for all (jsonl, csv, json, sqlite, parquet).")
    ] = None,
    form: Annotated[Form | None, typer.Option("--format", "-f", help="What to write; json if not given.", show_default=False)] = None,
    glob: Annotated[list[str] | None, typer.Option("--glob", metavar="PATTERN", help="Only such files of folders, like '*.html'.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="PATTERN", help="No such files or folders, like '*_files'.")
    ] = None,
    files_from: Annotated[
        str | None, typer.Option("--files-from", metavar="FILE|-", help="Read the inputs' paths there, one a line.")
    ] = None,
    zero: Annotated[bool, typer.Option("-0", help="The paths of --files-from end with a NUL, not with the line.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes; as many as there are processors if not given.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where the report says that a run stopped.")] = False,
    skip_existing: Annotated[bool, typer.Option("--skip-existing", help="Leave out inputs whose output is there.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite outputs and the report.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read and written.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Where the report goes, one line of JSON an input.")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that one page may take.")] = _TIMEOUT,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, metavar="MB", help="Megabytes that an input may have, packed or unpacked.")
    ] = _MAX_SIZE,
    sort: Annotated[Sort, typer.Option("--sort", help="Order of the entries: as on the page, or from early to late.")] = Sort.PAGE,
    page_only: Annotated[bool, typer.Option("--page-only", help="Leave out updates that stand only in structured data.")] = False,
    embeds: Embeds = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV for spreadsheets: BOM, CRLF, no cell is a formula.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if there were warnings.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of single inputs, and show no progress.")] = False,
    tz: Zone = None,
    date: Day = None,
    captured_at: Captured = None,
    publisher: Publisher = None,
    language: Language = None,
    publishers: Publishers = None,
) -> int:
    def run() -> int:
        from livelog.batch.job import SUFFIXES, Job
        from livelog.batch.run import Order
        from livelog.batch.run import run as convert

        kind = _form(form, folder, output, excel=excel)
        kept = kind if kind in SUFFIXES else "jsonl"  # what the processes make of each input; tables are built of rows
        job = Job(
            kept,
            Options(tz, date, captured_at, publisher, language, embeds),
            publishers,
            folder,
            sort.value,
            page_only,
            excel,
            max_size * 1_000_000,
        )
        told = report or _report(folder, output)
        inputs = _inputs(sources or [], files_from, glob or [], exclude or [], zero, _own(folder, output, told))
        if dry_run:
            return _told(inputs, job, output)
        order = Order(told, output, jobs or _processors(), timeout, resume, skip_existing, force, fail_fast, strict, quiet)
        return convert(inputs, job, kind, order)

    return guarded(run)


def command() -> Any:
    """The command for the program's group."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command("batch", help=HELP)(batch)
    return get_command(app)


_ONE_FILE = ("json", "jsonl", "csv", "sqlite", "parquet")
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".parquet": "parquet",
}


def _form(form: Form | None, folder: Path | None, output: Path | None, *, excel: bool) -> str:
    """What is written: what was asked for, else what the output's name says. Raises `UsageError` where wishes do not go together."""
    if (folder is None) == (output is None):
        raise UsageError("say where the outputs go: -d FOLDER (a file for each input) or -o FILE (one file for all)")
    kind = form.value if form else "csv" if excel else _SUFFIXES.get(output.suffix.lower(), "json") if output else "json"
    if excel and kind != "csv":
        raise UsageError(f"--excel is a form of CSV and does not go with --format {kind}")
    if output is not None and kind not in _ONE_FILE:
        raise UsageError(f"--format {kind} gives a file for each input: use -d FOLDER")
    if folder is not None and kind in ("sqlite", "parquet"):
        raise UsageError(f"--format {kind} gives one file for all inputs: use -o FILE")
    if output is not None and output.exists() and not output.is_file():
        raise UsageError(f"-o: {output} is no file")
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UsageError(f"-d: {folder} is no folder")
    return kind


def _report(folder: Path | None, output: Path | None) -> Path:
    """Where the report goes that nobody named: into the folder, or beside the file."""
    if folder is not None:
        return folder / "livelog-report.jsonl"
    assert output is not None
    return output.with_name(f"{output.name}.report.jsonl")


def _inputs(sources: list[str], listed: str | None, globs: list[str], excludes: list[str], zero: bool, own: list[Path]) -> list[Any]:
    """The inputs of a run, without its own outputs. Raises `UsageError`."""
    from livelog.batch.find import found, listed_in, wanted

    if not sources and listed is None:
        raise UsageError("no inputs: name folders or files, or use --files-from")
    names = list(sources)
    if listed is not None:
        try:
            names += listed_in(sys.stdin.buffer.read() if listed == "-" else Path(listed).read_bytes(), zero=zero)
        except OSError as error:
            raise UsageError(f"--files-from: {listed}: {error.strerror or error}") from None
    return list(found(names, wanted(globs, excludes, own)))


def _own(folder: Path | None, output: Path | None, report: Path) -> list[Path]:
    """What a run writes, which is none of its inputs."""
    from livelog.batch.sinks import journal

    return [report, *([folder] if folder is not None else []), *([output, journal(output)] if output is not None else [])]


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _told(inputs: list[Any], job: Any, output: Path | None) -> int:
    """Writes what a run would do: a line for each input, with its output or with what keeps it from being read."""
    from livelog.batch.feed import planned
    from livelog.cli.outputs import Output

    lines = Output(None)
    for name, target in planned(inputs, job, output):
        lines.write(f"{name} -> {target}\n")
    messages.say(f"{len(inputs)} input{'s' * (len(inputs) != 1)}; nothing was written")
    return codes.OK
