"""The commands and their options; what they do stands in `run`."""

# No `from __future__ import annotations` here: typer would evaluate each annotation six times over, which costs 3 ms of every start.

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = ("parse", "batch", "explain", "schema")
# options of the program itself, before any command
_OWN = ("-h", "--help", "--version", "--install-completion", "--show-completion")


class Format(StrEnum):
    """What is written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    TEXT = "text"


class Sort(StrEnum):
    """The order of the entries."""

    PAGE = "page"
    TIME = "time"


class ImpliedParse(TyperGroup):
    """Takes `livelog FILE` for `livelog parse FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts `parse` in front of arguments that begin with neither a command nor an option of the program itself."""
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or (args[0] not in COMMANDS and args[0].split("=")[0] not in _OWN)):
            args = ["parse", *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command; `batch` is built when it is asked for, because its thirty options would cost every start a few milliseconds."""
        if cmd_name == "batch":
            from livelog.cli.batch import command

            return command()
        return super().get_command(ctx, cmd_name)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Completes options of `parse` too, where no command was typed yet."""
        found: list[Any] = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            implied: Any = self.commands["parse"]
            found += implied.shell_complete(implied.make_context("parse", [], parent=ctx, resilient_parsing=True), incomplete)
        return found


app = typer.Typer(
    cls=ImpliedParse,
    rich_markup_mode=None,  # rich is imported only where explain needs it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turns a saved live blog into data: one entry per post, with who wrote what when.\n\n"
    "livelog FILE is short for livelog parse FILE; its options: livelog parse --help.",
)

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE|-]...", help="Saved pages or text files; none, or -, is standard input.", show_default=False),
]
Zone = Annotated[str | None, typer.Option("--tz", metavar="ZONE", help="Time zone of the page's clocks, like Europe/London.")]
Day = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Day of the oldest entry, where the page names no days.")]
Captured = Annotated[str | None, typer.Option("--captured-at", metavar="ISO", help="When the page was saved; settles '5 minutes ago'.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published the page.")]
Language = Annotated[str | None, typer.Option("--language", metavar="xx", help="Language of the page, like en.")]
Embeds = Annotated[bool, typer.Option("--embeds", help="Keep the text of embedded posts, as quoted paragraphs.")]
Size = Annotated[
    int | None,
    typer.Option("--max-size", min=1, metavar="MB", help="Megabytes that a page may have, packed or unpacked.", show_default=False),
]
Publishers = Annotated[Path | None, typer.Option("--publishers", metavar="DIR", help="Folder with publisher data of your own (TOML).")]


def _version(wanted: bool) -> None:
    if wanted:
        from livelog.version import __version__

        typer.echo(f"livelog {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """The program without a command: nothing to do."""


@app.command(help="Write the entries of each input. The command may be left out: livelog FILE.")
def parse(
    inputs: Inputs = None,
    form: Annotated[Format | None, typer.Option("--format", "-f", help="What to write; json if not given.", show_default=False)] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --output overwrite a file.")] = False,
    sort: Annotated[Sort, typer.Option("--sort", help="Order of the entries: as on the page, or from early to late.")] = Sort.PAGE,
    page_only: Annotated[bool, typer.Option("--page-only", help="Leave out updates that stand only in structured data.")] = False,
    all_pages: Annotated[bool, typer.Option("--all-pages", help="Of web archives, write pages without entries too.")] = False,
    embeds: Embeds = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV for spreadsheets: BOM, CRLF, no cell is a formula.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if there were warnings.")] = False,
    max_size: Size = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no warnings.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say for each input what was found.")] = False,
    tz: Zone = None,
    date: Day = None,
    captured_at: Captured = None,
    publisher: Publisher = None,
    language: Language = None,
    publishers: Publishers = None,
) -> int:
    from livelog.cli import run
    from livelog.model.page import Options

    facts = Options(tz, date, captured_at, publisher, language, embeds)
    wishes = run.Wishes(
        form.value if form else None, output, force, sort.value, page_only, excel, strict, quiet, verbose, all_pages, max_size
    )
    return run.parse(inputs or (), facts, publishers, wishes)


@app.command(help="Show why: what each line was taken for, the layouts that were weighed, and what was removed by which rule.")
def explain(
    inputs: Inputs = None,
    tz: Zone = None,
    date: Day = None,
    captured_at: Captured = None,
    publisher: Publisher = None,
    language: Language = None,
    publishers: Publishers = None,
    embeds: Embeds = False,
    max_size: Size = None,
) -> int:
    from livelog.cli import run
    from livelog.model.page import Options

    return run.explain(inputs or (), Options(tz, date, captured_at, publisher, language, embeds), publishers, max_size)


@app.command(help="Print the JSON Schema of the output.")
def schema() -> int:
    from livelog.cli import run

    return run.schema()
