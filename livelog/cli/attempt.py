"""What can go wrong with one input must not cost the others: it is told of in one line, and the next is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from livelog.cli import codes, inputs, messages
from livelog.errors import LivelogError, OptionError

_Result = TypeVar("_Result")


def attempt(job: Callable[[], _Result], name: str, outcome: codes.Outcome) -> _Result | None:
    """What the job gives for the input `name`, or None where it failed: then that was said, and the outcome counts it in.

    Raises `OptionError`, since an option that cannot be used is wrong for all inputs.
    """
    try:
        return job()
    except OptionError:
        raise
    except (inputs.InputError, LivelogError) as error:
        messages.error(error.code, str(error), name)
    except OSError as error:  # a disk or a network that fails while a file is read
        messages.error(inputs.unreadable(error).code, str(inputs.unreadable(error)), name)
    except Exception as error:  # noqa: BLE001 - a fault of livelog's own must not cost the user the other inputs
        messages.error("internal", f"a fault in livelog: {type(error).__name__}: {error}", name)
    outcome.failed = True
    return None
