"""README tells the truth: every command in it runs, and what it shows is what comes out.

A block ```console``` holds lines `$ command`, each followed by its true output; lines that begin with `livelog: ` come from standard
error, and a line `...` stands for any number of lines. `python tests/test_readme.py` writes the outputs anew.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import livelog
from livelog.cli.messages import WARNINGS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
# what .ci/run runs itself: the set-up commands, the gate, which needs the corpus, and the fuzzer, for less time
_ELSEWHERE = re.compile(r"<!-- setup -->.*?<!-- /setup -->|## (?:Accuracy|Fuzzing)\n.*?(?=\n## )", re.DOTALL)
_BLOCK = re.compile(r"^```(console|sh|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _blocks(kind: str) -> list[str]:
    text = _ELSEWHERE.sub("", README.read_text(encoding="utf-8"))
    return [found[2] for found in _BLOCK.finditer(text) if found[1] == kind]


def _commands(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines shown below it."""
    commands: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    binary = folder / "bin"
    binary.mkdir(exist_ok=True)
    program = binary / "livelog"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m livelog "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{binary}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C"}
    shell = ["bash", "-c", f"set -o pipefail; {command}"]
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8")


def _same(shown: list[str], true: list[str]) -> bool:
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in true)) is not None


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, in which the commands run."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


COMMANDS = [command for block in _blocks("console") for command in _commands(block)]


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_command(copy: Path, command: str, shown: list[str]) -> None:
    if "jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = _run(command, copy)
    said = [line for line in shown if line.startswith("livelog: ")]
    assert (done.returncode, done.stderr.splitlines()) == (0, said)
    expected = [line for line in shown if line not in said]
    assert _same(expected, done.stdout.splitlines()), done.stdout


def test_every_other_command_is_run_by_ci() -> None:
    assert not _blocks("sh"), "commands stand in console blocks, with what they print"


@pytest.mark.parametrize("block", _blocks("python"))
def test_python(copy: Path, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_both_set_up_commands_are_where_ci_looks_for_them() -> None:
    setup = re.search(r"<!-- setup -->(.*)<!-- /setup -->", README.read_text(encoding="utf-8"), re.DOTALL)
    assert setup is not None
    assert [line.split(" && ")[-1] for line in setup[1].splitlines() if line.startswith("python3 ")] == [
        ".venv/bin/livelog examples/storm.txt",
        ".venv/bin/python -m pytest -q",
    ]


def _table(title: str) -> dict[str, str]:
    table = README.read_text(encoding="utf-8").split(f"| {title} | ", 1)[1].split("\n\n", 1)[0]
    return dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", table, re.MULTILINE))


def test_every_error_code_is_documented() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (Path(livelog.__file__).parent).rglob("*.py"))
    raised = set(re.findall(r'(?:InputError|OutputError|messages\.error)\("([a-z-]+)"', sources))
    raised |= set(re.findall(r'(?:failed|Input)\([^"()]*"([a-z-]+)"', sources))  # of one input among many
    raised |= set(re.findall(r'^    code(?:: str)? = "([a-z-]+)"', sources, re.MULTILINE)) - {"error"}
    assert set(_table("error")) == raised


def test_every_warning_code_is_documented() -> None:
    assert _table("warning") == WARNINGS


def test_every_warning_that_the_cases_give_is_known() -> None:
    seen: set[str] = set()
    for path in sorted((ROOT / "tests" / "cases").glob("*/source.*")):
        facts = path.with_name("expected.json")
        options = json.loads(facts.read_text(encoding="utf-8")).get("options", {}) if facts.exists() else {}
        blog = livelog.parse(path.read_bytes(), **options)
        seen.update(blog.warnings, *(entry.warnings for entry in blog.entries))
    assert seen <= set(WARNINGS)


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
def test_every_option_is_documented(copy: Path) -> None:
    text = README.read_text(encoding="utf-8")
    for command in ("parse", "explain"):
        for option in re.findall(r"--[a-z-]+", _run(f"livelog {command} --help", copy).stdout):
            assert option in text or option in ("--help", "--format", "--output", "--quiet", "--verbose"), option


def test_every_promise_names_tests_that_there_are() -> None:
    promises = README.read_text(encoding="utf-8").split("\n## Promises\n")[1].split("\nLicence: ")[0]
    for promise in re.split(r"^- ", promises, flags=re.MULTILINE)[1:]:
        tests = re.findall(r"`(test_\w+\.py)::(test_\w+)`", promise)
        assert tests, promise
        for file, test in tests:
            source = (ROOT / "tests" / file).read_text(encoding="utf-8")
            assert re.search(rf"^def {test}\(", source, re.MULTILINE), f"{file}::{test}"
        for program in re.findall(r"`(tests/[\w/]+\.py)`", promise):
            assert (ROOT / program).is_file(), program


def _rewrite() -> None:
    """Writes the true outputs, and the table of warnings, into README."""
    text = README.read_text(encoding="utf-8")
    rows = "".join(f"| `{code}` | {meaning} |\n" for code, meaning in sorted(WARNINGS.items()))
    text = re.sub(r"(\| warning \| what it means \|\n\|---\|---\|\n)(?:.+\n)*", lambda found: found[1] + rows, text)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")

        def block(found: re.Match[str]) -> str:
            if found[1] != "console":
                return found[0]
            shown = []
            for command, _ in _commands(found[2]):
                done = _run(command, folder)
                shown.append(f"$ {command}\n{done.stderr}{done.stdout}")
            return f"```console\n{''.join(shown)}```"

        text = _BLOCK.sub(block, text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _rewrite()
