"""The entry point: arguments in, exit code out, and never a traceback."""

from __future__ import annotations

import os
from typing import NoReturn

from livelog.cli import codes

# how rarely cycles are looked for, in the terms of `gc.set_threshold`: a page leaves some forty objects in cycles, or none, so that a look
# through all that a large page is made of frees nothing; what thousands of pages in one run leave is still found
COLLECTOR = (10_000_000, 50, 1000)


def main() -> NoReturn:
    """Runs the command line with the process's arguments and ends the process."""
    import gc

    from livelog.cli import outputs

    gc.set_threshold(*COLLECTOR)
    code = _run()
    outputs.settle()
    # all streams are flushed and all files closed: taking the interpreter apart would take an eighth of a short run
    os._exit(code)


def _run() -> int:
    from livelog.cli import messages, outputs

    try:
        return _command()
    except KeyboardInterrupt:
        return codes.INTERRUPTED
    except OSError as error:  # from help and version texts, which do not go through outputs
        if outputs.is_closed_pipe(error):
            return codes.OK
        messages.error("write-failed", error.strerror or str(error))
        return codes.FAILED
    except Exception as error:  # noqa: BLE001 - the contract: never a traceback
        messages.error("internal", f"a fault in livelog: {type(error).__name__}: {error}")
        return codes.FAILED


def _command() -> int:
    import typer
    from typer.main import get_command

    from livelog.cli import messages
    from livelog.cli.app import app

    try:
        code = get_command(app).main(prog_name="livelog", standalone_mode=False)
    except typer.Abort:  # how some versions of typer pass on an interrupt
        return codes.INTERRUPTED
    except Exception as error:
        # wrong usage comes as an exception of click, which newer versions of typer carry inside: known by its method
        if not hasattr(error, "format_message"):
            raise
        messages.error("usage", f"{' '.join(error.format_message().split())} (livelog --help tells more)")
        return codes.USAGE
    return code if isinstance(code, int) else codes.OK
