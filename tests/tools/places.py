"""The places of a module that can be changed, for mutants.py, and one change drawn for each, by cosmic-ray's operators."""

from __future__ import annotations

import ast
import difflib
import functools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from seen import ROOT

#: Operators whose mutants mean nothing: they need arguments, ask for identity where equality is asked for (the same for small values) or
#: for order where there is none; a decorator that is gone is mostly a cache.
_LEFT_OUT = ("VariableReplacer", "VariableInserter", "RemoveDecorator", "ExceptionReplacer", "_Is_", "_IsNot_")
#: `is` and `is not` are only turned into each other.
_KEPT = ("Operator_Is_IsNot", "Operator_IsNot_Is")


class Mutant(NamedTuple):
    """A change: the `occurrence`-th of an operator's in a file."""

    path: str
    operator: str
    occurrence: int
    line: int
    lines: range  # of the statement it stands in
    lot: float  # drawn; a sample takes the lowest
    assigned: bool = False  # in a statement of the module's own that gives a name its value

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator.partition('/')[2]}"

    def change(self, source: str) -> str:
        """The lines that differ."""
        pair = (source.splitlines(), mutated(source, self).splitlines())
        return "\n".join(f"       {line}" for line in difflib.unified_diff(*pair, n=0, lineterm="") if line[:3] not in {"---", "+++"})


def mutated(source: str, mutant: Mutant) -> str:
    """The text of a module with the change in it."""
    changed: str | None = mutate_code(source, _operator(mutant.operator), mutant.occurrence)
    assert changed is not None
    return changed


@functools.cache
def _operator(name: str) -> Any:
    return cosmic_ray.plugins.get_operator(name)()


@functools.cache
def _families() -> list[list[str]]:
    """The operators, those together that find the same places (`Lt_LtE` and `Lt_Gt`)."""
    families: dict[str, list[str]] = {}
    for name in sorted(cosmic_ray.plugins.operator_names()):
        if name.endswith(_KEPT) or not any(part in f"{name}_" for part in _LEFT_OUT):
            families.setdefault(name.rpartition("_")[0] if "ReplaceBinary" in name or "ReplaceComparison" in name else name, []).append(
                name
            )
    return list(families.values())


def mutants(path: Path, seed: int) -> Iterator[Mutant]:
    """A mutant for each place of a file that can be changed, which of several being drawn.

    What is drawn hangs on the seed, the file and the line's own words: a change elsewhere in the file draws nothing anew.
    """
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    typed, statements = list(_annotations(tree)), list(_statements(tree))
    assigned = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)
    ]
    ways: dict[tuple[tuple[int, int], str], list[tuple[str, int]]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for family in _families():
        positions = (place[0] for node in nodes for place in _operator(family[0]).mutation_positions(node))
        for occurrence, start in enumerate(positions):
            if not any(first <= start < last for first, last in typed):
                kind = family[0].split("_")[0]
                ways.setdefault((start, kind), []).extend((name, occurrence) for name in family)
    short, texts = path.relative_to(ROOT).as_posix(), source.splitlines()
    alike = [f"{text} {texts[:number].count(text)}" for number, text in enumerate(texts)]
    for ((line, column), kind), found in sorted(ways.items()):
        chance = random.Random(f"{seed} {short} {alike[line - 1]} {column} {kind}")
        name, occurrence = chance.choice(found)
        within = [lines for lines in statements if line in lines]
        yield Mutant(
            short,
            name,
            occurrence,
            line,
            min(within, key=len, default=range(line, line + 1)),
            chance.random(),
            any(line in lines for lines in assigned),
        )


def _annotations(tree: ast.Module) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where types stand: they are never evaluated."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if (typed := getattr(node, name, None)) is not None:
                yield (typed.lineno, typed.col_offset), (typed.end_lineno, typed.end_col_offset)


def _statements(tree: ast.Module) -> Iterator[range]:
    """The lines of each statement; of one that holds others only those of its head."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            yield range(node.lineno, max(node.lineno + 1, body[0].lineno if body else (node.end_lineno or node.lineno) + 1))
