"""No regex of livelog has a repeat whose inside can be cut up in many ways: on those Python's engine takes for ever.

A repeat such as `(?:[A-Z]\\w*\\s?){1,5}` matches `AAAA` as one word, as two, three or four. Where what follows it fails, it fails after
each of these. That is told by the parsed regex, without running it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]  # nothing but `re` itself reads all that it reads
from typing import Any

import pytest

import livelog
from livelog.know.files import DATA
from livelog.stamps.grammar import grammar
from livelog.stamps.match import _patterns

SIGNS = [chr(code) for code in range(32, 127)] + list("\t\néÉß—²Ñ中\xa0")
LONGEST = 6  # signs of the strings of one sign that an inside is asked for
FEW = 3  # rounds up to which a repeat costs little, however it is cut up
SOME = 6  # the same for a repeat whose inside has two lengths: there are 64 ways at most


def regexes() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """All patterns of all modules, with their names; lazy ones are compiled."""
    for module in pkgutil.walk_packages(livelog.__path__, "livelog."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if type(value).__name__ == "_Lazy":
                yield f"{module.name}.{name}", re.compile(value._source, value._flags)
            elif isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value
        yield from written_out(module.name)
    yield from zip(_patterns()._fields, _patterns(), strict=True)
    for path in sorted((DATA / "languages").glob("*.toml")):
        known = grammar(path.stem)
        yield from (
            (f"{path.stem}.{name}", value) for name, value in zip(known._fields, known, strict=True) if isinstance(value, re.Pattern)
        )


def written_out(module: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that stand in a module's functions: `re.sub("...", ...)`."""
    path = importlib.import_module(module).__file__
    assert path is not None
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[ast.Constant(value=str() | bytes() as regex), *_]):
                yield f"{module}:{node.lineno}", re.compile(regex)


REGEXES = dict(regexes())


def lengths(parsed: Any, sign: str, flags: int) -> set[int]:
    """Of the strings of one sign, the lengths that a parsed regex matches as a whole; what only looks around matches nothing."""
    found = {0}
    for kind, value in parsed:
        found = {one + two for one in found for two in _lengths(str(kind), value, sign, flags) if one + two <= LONGEST}
    return found


def _lengths(kind: str, value: Any, sign: str, flags: int) -> set[int]:
    if kind in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
        return {1} if _holds(kind, value, sign, flags) else set()
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inside = value
        once, total, found = lengths(inside, sign, flags), {0}, set()
        for rounds in range(min(int(most), LONGEST) + 1):
            found |= total if rounds >= least else set()
            total = {one + two for one in total for two in once if one + two <= LONGEST}
        return found if kind != "POSSESSIVE_REPEAT" or not found else {max(found)}  # it takes all that it can, and is not asked again
    if kind == "SUBPATTERN":
        return lengths(value[3], sign, (flags | value[1]) & ~value[2])
    if kind == "BRANCH":
        return set().union(*(lengths(branch, sign, flags) for branch in value[1]))
    return lengths(value, sign, flags) if kind == "ATOMIC_GROUP" else {0}


def _holds(kind: str, value: Any, sign: str, flags: int) -> bool:
    """Whether one sign is matched by what stands for one."""
    if kind == "ANY":
        return sign != "\n" or bool(flags & re.DOTALL)
    written = f"[{'^' if kind == 'NOT_LITERAL' else ''}{re.escape(chr(value))}]" if kind != "IN" else _written(value)
    return re.fullmatch(written, sign, flags & re.IGNORECASE) is not None


_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


def _written(members: Any) -> str:
    """A set of signs as it is written in a regex."""
    parts = []
    for kind, value in members:
        if str(kind) == "NEGATE":
            parts.append("^")
        elif str(kind) == "LITERAL":
            parts.append(re.escape(chr(value)))
        elif str(kind) == "RANGE":
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(_CATEGORIES[str(value).removeprefix("CATEGORY_")])
    return f"[{''.join(parts)}]"


def ambiguous(parsed: Any, flags: int) -> Iterator[str]:
    """The signs of which a repeat in a parsed regex makes rounds of several lengths."""
    for kind, value in parsed:
        if str(kind) in ("MAX_REPEAT", "MIN_REPEAT"):
            _, most, inside = value
            if int(most) > FEW:
                allowed = 1 if int(most) > SOME else 2
                yield from (sign for sign in SIGNS if len(lengths(inside, sign, flags) - {0}) > allowed)
            yield from ambiguous(inside, flags)
        elif str(kind) == "SUBPATTERN":
            yield from ambiguous(value[3], (flags | value[1]) & ~value[2])
        elif str(kind) == "BRANCH":
            for branch in value[1]:
                yield from ambiguous(branch, flags)
        elif str(kind) in ("ASSERT", "ASSERT_NOT"):
            yield from ambiguous(value[1], flags)


@pytest.mark.parametrize("name", REGEXES)
def test_no_repeat_can_be_cut_up_in_many_ways(name: str) -> None:
    pattern = REGEXES[name]
    assert list(ambiguous(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.DEBUG), pattern.flags)) == []


@pytest.mark.parametrize(
    ("regex", "told"),
    [
        (r"(?:[A-Z]\w*\s?){1,5}x", True),
        (r"(a+)+b", True),
        (r"(?:a|aa|aaa)*b", True),
        (r"(?:a{2,3}|c)+b", True),
        (r"(?:a{2,3}|c){1,6}b", False),
        (r"[A-Z]\w*(?:\s[A-Z]\w*){0,4}x", False),
        (r"(?:a{1,9}){1,2}b", False),
        (r"(?:\d{1,3},)*\d{1,3}", False),
        (r"(?:a++)*b", False),
    ],
)
def test_what_is_told(regex: str, *, told: bool) -> None:
    assert bool(list(ambiguous(parser.parse(regex), 0))) is told
