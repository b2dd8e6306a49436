"""The command `batch`: its options. `batches` does what they ask for. Built only when it is asked for, to keep the other commands quick."""

# No `from __future__ import annotations` here: see `app`.

from enum import StrEnum
from math import isnan
from typing import Annotated, Any

import typer
from typer.main import get_command

from livelog.cli.app import Captured, Day, Embeds, Language, Publisher, Publishers, Sort, Zone
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
        str | None, typer.Option("--directory", "-d", metavar="OUT", help="Folder for the outputs, a mirror of the inputs.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="One file for all (jsonl, csv, json, sqlite, parquet).")
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
        str | None, typer.Option("--report", metavar="FILE", help="Where the report goes, one line of JSON an input.")
    ] = None,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="tcp://...|local", help="Work on a Dask cluster; sources and -d may be any address.")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that one page may take.")] = _TIMEOUT,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, metavar="MB", help="Megabytes that a page may have, packed or unpacked.")
    ] = _MAX_SIZE,
    sort: Annotated[Sort, typer.Option("--sort", help="Order of the entries: as on the page, or from early to late.")] = Sort.PAGE,
    page_only: Annotated[bool, typer.Option("--page-only", help="Leave out updates that stand only in structured data.")] = False,
    all_pages: Annotated[bool, typer.Option("--all-pages", help="Of web archives, write pages without entries too.")] = False,
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
    from livelog.cli.batches import Asked, run

    if isnan(timeout):
        raise typer.BadParameter("--timeout is no number")
    asked = Asked(
        names=tuple(sources or ()),
        listed=files_from,
        zero=zero,
        globs=tuple(glob or ()),
        excludes=tuple(exclude or ()),
        folder=folder,
        output=output,
        report=report,
        form=form.value if form else None,
        processes=jobs,
        dask=dask,
        seconds=timeout,
        max_size=max_size * 1_000_000,
        facts=Options(tz, date, captured_at, publisher, language, embeds),
        publishers=publishers,
        sort=sort.value,
        page_only=page_only,
        all_pages=all_pages,
        excel=excel,
        resume=resume,
        skip=skip_existing,
        force=force,
        fail_fast=fail_fast,
        dry_run=dry_run,
        strict=strict,
        quiet=quiet,
    )
    return run(asked)


def command() -> Any:
    """The command for the program's group."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command("batch", help=HELP)(batch)
    return get_command(app)
