"""A pytest plugin (`-p swap`) for mutants.py: tries changes to functions and constants, each in a process of its own.

These are forked once all tests are collected. `SWAP_JOBS=FILE` holds a list of jobs as JSON: the file of the package, its text with the
change in it, and the tests to run, the first first. The functions of the module get the code of the changed text, and the names that it
assigns their values there; so a job costs no more than its tests. What a test worked out when it was imported stays as it was. For each job
a line goes to the descriptor `SWAP_DONE`: the status of its process (0: passed, 1: a test failed, negative: ended by a signal). Needs a
POSIX system.
"""

from __future__ import annotations

import ast
import gc
import inspect
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from seen import forget

_WALL = 600  # seconds after which a job is ended that waits for something


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions and methods that a module defines, also where a decorator stands around them."""
    for value in vars(module).values():
        members = vars(value).values() if isinstance(value, type) and value.__module__ == module.__name__ else (value,)
        for member in members:
            inner = inspect.unwrap(member.fget if isinstance(member, property) and member.fget else member)
            if isinstance(inner, FunctionType) and inner.__module__ == module.__name__ and inner.__code__.co_filename == module.__file__:
                yield inner


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of functions and of methods in the code of a module."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from (one for one in inner.co_consts if isinstance(one, CodeType) and "<" not in one.co_qualname)


def swap(module: ModuleType, source: str) -> None:
    """Gives the functions of a module the code that they have in its changed text, and the names assigned in it their values there."""
    assert module.__file__ is not None
    code = compile(source, module.__file__, "exec")
    changed = {inner.co_qualname: inner for inner in _codes(code)}
    for function in functions(module):
        function.__code__ = changed[function.__code__.co_qualname]
    values = vars(module).copy()
    exec(code, values)
    package = module.__name__.partition(".")[0]
    every = [vars(other) for name, other in sys.modules.items() if name.partition(".")[0] == package]
    for name in _assigned(source):
        old = vars(module)[name]
        for names in every:
            if names is vars(module) or (name[0] != "_" and names.get(name) is old):
                names[name] = values[name]


def _assigned(source: str) -> Iterator[str]:
    """The names that a module gives values to, outside of functions and classes."""
    for node in ast.parse(source).body:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []:
            yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))


class _Stop:
    """Ends the process at the first test that fails."""

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            os._exit(1)


def _tried(session: pytest.Session, path: str, source: str, tests: list[pytest.Item]) -> int:
    """The status of a forked process in which the tests met the change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that a process with threads is forked
        number = os.fork()
    if number:
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    try:
        signal.alarm(_WALL)
        module = sys.modules[path.removesuffix(".py").replace("/", ".")]
        try:
            swap(module, source)
        except Exception:  # noqa: BLE001 - whatever it is, the module cannot be imported
            os._exit(1)
        forget()
        session.config.pluginmanager.register(_Stop())
        for test, after in zip(tests, [*tests[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=test, nextitem=after)
    except BaseException:  # noqa: BLE001 - a failure of what is around the tests tells nothing
        os._exit(3)
    os._exit(0)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    jobs = json.loads(Path(os.environ["SWAP_JOBS"]).read_text(encoding="utf-8"))
    by_name = {item.nodeid: item for item in session.items}
    gc.freeze()
    with os.fdopen(int(os.environ["SWAP_DONE"]), "w", encoding="ascii") as done:
        for path, source, tests in jobs:
            print(_tried(session, path, source, [by_name[name] for name in tests if name in by_name]), file=done, flush=True)
    return True
