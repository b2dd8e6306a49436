"""A pytest plugin (`-p seen`) for branches.py and mutants.py: what each test runs and how long it takes, or chosen tests in a given order.

`SEEN_TIMES=FILE` writes the seconds of the processor's time that each test takes; under coverage, each line then also knows the tests that
run it: what the core remembers (`lru_cache`) is forgotten before each, or a line would know only the first test that asks for it.
`SEEN_CHOICE=FILE` names the tests to run, one a line, the first first; each is ended, and pytest with it, when it takes far more of the
processor's time than it should (a busy machine ends none). Needs a POSIX system.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: The stages between a page's lines and its posts.
CORE = ("stamps", "layout", "split", "reconcile", "date")
#: Tests that start processes, or try the tools themselves.
APART = {
    *("accuracy", "batch", "cli", "cli_archives", "cluster", "determinism", "hostile_folder", "isolation", "kills", "limits", "mutants"),
    *("package", "readme", "terminal", "tools"),
}
IGNORED = [f"--ignore=tests/test_{name}.py" for name in sorted(APART)]
#: A test may take this many seconds of the processor's time, whatever it took before.
LIMIT = 10
_MEMORY = 3 << 30

_times: dict[str, float] = {}
_LIMITED = "SEEN_CHOICE" in os.environ or "SWAP_JOBS" in os.environ


def pytest_configure(config: pytest.Config) -> None:
    if _LIMITED:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process, also in the middle of a regex
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "SEEN_CHOICE" in os.environ:
        wanted = Path(os.environ["SEEN_CHOICE"]).read_text(encoding="utf-8").splitlines()
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[name] for name in wanted if name in by_name]


def forget() -> None:
    """Clears what the functions of the core remember."""
    ours = tuple(f"livelog.{name}." for name in CORE)
    for module in [module for name, module in sys.modules.items() if name.startswith(ours)]:
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
                value.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if "SEEN_TIMES" in os.environ:
        import coverage

        forget()
        if running := coverage.Coverage.current():
            running.switch_context(item.nodeid)
    if _LIMITED:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
    started = time.process_time()
    done = yield
    _times[item.nodeid] = round(time.process_time() - started, 4)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return done


def pytest_sessionfinish() -> None:
    if "SEEN_TIMES" in os.environ:
        Path(os.environ["SEEN_TIMES"]).write_text(json.dumps(_times), encoding="utf-8")
