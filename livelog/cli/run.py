"""What the commands do: read, parse, write, one input after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from livelog.cli import codes, inputs, messages
from livelog.cli.attempt import attempt
from livelog.cli.outputs import ClosedOutputError, Output, OutputError
from livelog.errors import OptionError
from livelog.read.formats import MAX_BYTES

if TYPE_CHECKING:
    from livelog.cli.archives import Found
    from livelog.know.publishers import Registry
    from livelog.model.blog import LiveBlog
    from livelog.model.layout import Trace
    from livelog.model.page import Options


class UsageError(Exception):
    """Options that make no sense; `code` is the word in `error[code]`."""

    code = "usage"


class Wishes(NamedTuple):
    """The options of `parse` that say what to write, where, and how loudly (no dataclass: those cost a start-up a millisecond each)."""

    form: str | None = None
    output: str | None = None
    force: bool = False
    sort: str = "page"
    page_only: bool = False
    excel: bool = False
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    all_pages: bool = False
    max_size: int | None = None  # megabytes


def parse(names: Sequence[str], facts: Options, publishers: Path | None, wishes: Wishes) -> int:
    """Writes each input's entries as soon as they are known; gives the exit code."""
    from livelog.write.stream import writer
    from livelog.write.view import chosen

    outcome = codes.Outcome()

    def job() -> None:
        write = writer(_form(wishes), excel=wishes.excel)
        with Output(wishes.output, force=wishes.force) as output:

            def one(found: Trace, name: str) -> None:
                blog = chosen(found.blog, sort=wishes.sort, leave_out=wishes.page_only)
                output.write(write(blog))
                outcome.add(blog)
                _tell(name, blog, wishes)

            _each(names, facts, publishers, one, outcome, wishes)

    return _guarded(job, outcome, strict=wishes.strict)


def explain(names: Sequence[str], facts: Options, publishers: Path | None, max_size: int | None = None) -> int:
    """Shows how each input was read; gives the exit code."""
    from livelog.cli.screen import show
    from livelog.write.explain import explain as lines

    outcome = codes.Outcome()

    def one(found: Trace, _name: str) -> None:
        show(output, lines(found))
        outcome.add(found.blog)

    output = Output(None)
    return _guarded(lambda: _each(names, facts, publishers, one, outcome, Wishes(max_size=max_size)), outcome)


def schema() -> int:
    """Writes the JSON Schema of the document; gives the exit code."""
    from livelog.write.schema import schema_text

    return _guarded(lambda: Output(None).write(schema_text()), codes.Outcome())


def _guarded(job: Callable[[], None], outcome: codes.Outcome, *, strict: bool = False) -> int:
    """Does the job and gives the exit code."""

    def whole() -> int:
        with suppress(ClosedOutputError):  # the reader has enough: that is no failure
            job()
        return outcome.code(strict=strict)

    return guarded(whole)


def guarded(job: Callable[[], int]) -> int:
    """What the job gives, an exit code; what stops a whole run is said in one line."""
    try:
        return job()
    except (UsageError, OptionError) as error:
        messages.error(error.code, str(error))
        return codes.USAGE
    except OutputError as error:
        messages.error(error.code, str(error), error.name)
        return codes.USAGE if error.code == "output-exists" else codes.FAILED


def _each(
    names: Sequence[str],
    facts: Options,
    publishers: Path | None,
    then: Callable[[Trace, str], None],
    outcome: codes.Outcome,
    wishes: Wishes = Wishes(),  # noqa: B008 - frozen
) -> None:
    """Reads and parses the inputs in order and hands each on; one that fails is named and does not stop the others."""
    from livelog.know.publishers import own

    known = None if publishers is None else own(publishers)
    given = None if wishes.max_size is None else wishes.max_size * 1_000_000
    most = MAX_BYTES if given is None else given
    for name in names or (inputs.STDIN,):
        content = attempt(lambda: inputs.opened(name, most), name, outcome)  # noqa: B023 - called at once
        if isinstance(content, inputs.Archive):
            from livelog.cli.archives import Reading, each_page

            found = each_page(content, name, Reading(facts, known, wishes.all_pages, given), then, outcome)
            if found is not None:
                _tell_found(name, found, outcome, wishes)
        elif content is not None:
            result = attempt(lambda: _traced(content, name, facts, known, most), name, outcome)  # noqa: B023 - called at once
            if result is not None:
                then(result, name)


def _traced(content: bytes, name: str, facts: Options, known: Registry | None, most: int) -> Trace:
    from livelog.pipeline import trace

    return trace(content, name=None if name == inputs.STDIN else name, options=facts, publishers=known, max_bytes=most)


def _tell_found(name: str, found: Found, outcome: codes.Outcome, wishes: Wishes) -> None:
    """Says what an archive held, and warns of one that gave nothing."""
    if wishes.verbose:
        messages.say(f"{name}: {found.said()}")
    warning = "no-pages" if not found.pages else "no-blogs" if not found.blogs and found.pages > 1 else None
    if warning is not None:
        outcome.warned = True
        if not wishes.quiet:
            messages.say(f"{name}: warning[{warning}]: {messages.WARNINGS[warning]}")


def _tell(name: str, blog: LiveBlog, wishes: Wishes) -> None:
    if wishes.verbose:
        messages.say(messages.summary(name, blog))
    if not wishes.quiet:
        for line in messages.warnings(name, blog):
            messages.say(line)


def _form(wishes: Wishes) -> str:
    if wishes.excel and wishes.form not in (None, "csv"):
        raise UsageError(f"--excel is a form of CSV and does not go with --format {wishes.form}")
    return wishes.form or ("csv" if wishes.excel else "json")
