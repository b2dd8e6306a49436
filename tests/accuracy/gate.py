"""The accuracy gate: every figure against its floor.

    python tests/accuracy/gate.py [--update]

Prints one table and exits 1 when a figure is below its floor, or when withholding what is known of publishers, or renaming the classes of
saved pages, costs more than it may.
`floors.toml` holds the floors. With `--update` they rise to today's figures, rounded down; none is ever lowered. Small groups (fewer
layouts than `measure.LEAST_FILES`) are shown without floors. Without the corpus only this repository's own cases are measured.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
import tomllib
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import measure
import pages
import withheld
from measure import Row

FLOORS = Path(__file__).with_name("floors.toml")
PLACES = 1000
Key = tuple[str, str, str]
Floors = dict[Key, float]
# of these sections only some figures are held: single entries move the others, and the sum of all groups is held in full
_HELD: dict[str, tuple[str, ...]] = {"markers": ("exact", "recall"), "languages": ("exact", "recall"), "withheld": (), pages.LOST: ()}
# what may be lost at most
_LIMITS: dict[Key, float] = {**{("withheld", name, "loss"): withheld.LIMIT for name in withheld.LIMITED}, **pages.LIMITS}
_HEAD = """\
# What `python tests/accuracy/gate.py` may not fall below. `--update` raises these to the day's figures; nothing lowers them.
"""


class Cell(NamedTuple):
    """One figure, its floor, and whether that holds."""

    figure: float | None
    floor: float | None
    ok: bool


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors by section, group and measure; none where there is no file."""
    if not path.is_file():
        return {}
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (section, name, what): float(floor)
        for section, groups in sections.items()
        for name, floors in groups.items()
        for what, floor in floors.items()
    }


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Writes the floors, one table a group."""
    lines = [_HEAD]
    for (section, name), keys in groupby(floors, key=lambda key: key[:2]):
        lines.append(f"[{section}.{_bare(name)}]\n" + "".join(f'"{key[2]}" = {floors[key]:.3f}\n' for key in keys))
    path.write_text("\n".join(lines), encoding="utf-8")


def _bare(name: str) -> str:
    """A key of TOML, in quotes where it needs them."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def held(rows: list[Row]) -> dict[Key, float]:
    """The figures that floors are held under."""
    return {
        (row.section, row.name, what): figure
        for row in rows
        if row.held
        for what, figure in row.figures.items()
        if what in _HELD.get(row.section, row.figures)
    }


def raised(rows: list[Row], floors: Floors) -> Floors:
    """The floors with each at least at its figure of today, rounded down; in the table's order, those without a figure last."""
    new = {key: max(floors.get(key, 0.0), math.floor(figure * PLACES + 1e-9) / PLACES) for key, figure in held(rows).items()}
    return {**new, **{key: floor for key, floor in floors.items() if key not in new}}


def judged(rows: list[Row], floors: Floors) -> dict[Key, Cell]:
    """Each figure against its floor. A floor whose figure is gone does not hold, unless nothing of its section was measured."""
    cells = {
        (row.section, row.name, what): Cell(figure, floor, floor is None or figure >= floor - 1e-9)
        for row in rows
        for what, figure in row.figures.items()
        for floor in [floors.get((row.section, row.name, what))]
    }
    for key, limit in _LIMITS.items():
        if key in cells and (loss := cells[key].figure) is not None:
            cells[key] = Cell(loss, limit, loss <= limit + 1e-9)
    sections = {row.section for row in rows}
    return cells | {key: Cell(None, floor, ok=False) for key, floor in floors.items() if key not in cells and key[0] in sections}


def table(rows: list[Row], cells: dict[Key, Cell]) -> str:
    """The table: a line a group, in each cell the figure and, behind a slash, its floor."""
    lines: list[str] = []
    for section, group in groupby(rows, key=lambda row: row.section):
        members = list(group)
        names = list(dict.fromkeys(what for row in members for what in row.figures))
        lines += ["", f"{section:16}{'files':>6}" + "".join(f"{name:>13}" for name in names)]
        lines += [_line(row, names, cells) for row in members]
    gone = [key for key, cell in cells.items() if cell.figure is None]
    return "\n".join([*lines[1:], *(f"below: {'.'.join(key)} has a floor and no figure" for key in gone)])


def _line(row: Row, names: list[str], cells: dict[Key, Cell]) -> str:
    own = {name: cells[row.section, row.name, name] for name in names if name in row.figures}
    below = [name for name, cell in own.items() if not cell.ok]
    verdict = f"BELOW: {', '.join(below)}" if below else "ok" if any(cell.floor is not None for cell in own.values()) else ""
    return f"{row.name:16}{row.files:6}" + "".join(f"{_cell(own.get(name)):>13}" for name in names) + f"  {verdict}".rstrip()


def _cell(cell: Cell | None) -> str:
    if cell is None or cell.figure is None:
        return "-"
    return f"{cell.figure:.3f}" if cell.floor is None else f"{cell.figure:.3f}/{cell.floor:.3f}"


def everything() -> list[Row]:
    """All that can be measured here."""
    rows = measure.repository_rows()
    if not measure.corpus_there():
        return rows
    scored = measure.score_layouts()
    layouts = [*measure.layout_rows(scored), *withheld.rows(withheld.comparisons(scored))]
    return [*rows, *layouts, *measure.text_rows(), *pages.rows(pages.results())]


def main(arguments: list[str] | None = None) -> int:
    """Measures, prints, and gives the exit status."""
    parser = argparse.ArgumentParser(description="Measures livelog's accuracy against its floors.")
    parser.add_argument("--update", action="store_true", help="raise floors to today's figures; none is lowered")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    rows, floors = everything(), read_floors()
    if options.update:
        floors = raised(rows, floors)
        write_floors(floors)
    cells = judged(rows, floors)
    print(table(rows, cells))
    if not measure.corpus_there():
        print(f"\nOnly this repository's cases were measured: {measure.NO_CORPUS}.")
    wrong = sum(not cell.ok for cell in cells.values())
    print(f"\n{len(held(rows))} figures held, {wrong} below their floors ({time.perf_counter() - started:.0f} s)")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
