"""What livelog owes to what it was told beforehand: the layouts once more, with publisher data, phrases or languages withheld.

    python tests/accuracy/withheld.py [--list]

Four forms, each compared with the run that has everything: `publishers`, no publisher file at all; `leave-one-out`, for each layout the
files of its own publisher and the labels that only they have; `phrases`, the same, and also each label and each boilerplate phrase that
the corpus shows on pages of that publisher and of no other (stricter than fair, since the corpus is small); `languages`, no words of the
page's language beyond English and what all languages share (over the layouts in other languages than English). `--list` names the layouts
that are no longer exact.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import measure
from measure import Blog, Layout, Row, Tally

from livelog.know import lexicon
from livelog.know.files import DATA, shipped_table
from livelog.know.publishers import Publisher, Registry, load

NOTHING = Registry((), shipped=False)
LIMIT = 0.03  # of exact that may be lost
LIMITED = ("publishers", "leave-one-out", "phrases")
_REPOSTS = {"copy", "mirror"}  # in a layout's name, behind the publisher's: seen at second hand
_TABLES = "shipped_table"  # under this name `livelog.know.lexicon` gets at the languages' tables
_LEAST = 3  # letters from which the beginning of a name tells a publisher
Table = dict[str, Any]
Filter = Callable[[str, Table], Table]


class Comparison(NamedTuple):
    """Exact with everything and with something withheld; `lost` are the layouts that were exact before."""

    name: str
    files: int
    whole: float
    without: float
    lost: tuple[str, ...]

    @property
    def loss(self) -> float:
        """How much of exact is lost."""
        return self.whole - self.without


# ---- whose is a layout?


@cache
def _keys(publisher: Publisher) -> frozenset[str]:
    """Names of a publisher as they may stand in a layout's file name: letters and digits only."""
    names = (publisher.slug, publisher.name, *publisher.aliases, *(host.removeprefix("news.").split(".")[0] for host in publisher.hosts))
    return frozenset(re.sub(r"[^a-z0-9]", "", name.casefold()) for name in names) - {""}


def _source(layout: Layout) -> tuple[str, str]:
    """The source in a layout's file name, and what follows it: `en/skynews-mirror__ukraine.txt`."""
    source, _, rest = layout.gold["file"].rpartition("/")[2].removesuffix(".txt").partition("__")
    return source, rest


@cache
def slugs(file: str) -> frozenset[str]:
    """The publishers that a layout may be of, by its file name. Where several fit, all: withholding too much is the stricter test."""
    layout = next(one for one in measure.layouts() if one.gold["file"] == file)
    source, rest = _source(layout)
    first, *others = source.split("-")
    parts = [first, *(part for part in others if part not in _REPOSTS)]
    exact = {"".join(parts), *parts, *rest.split("-")}
    begun = {part for part in (parts[0], "".join(parts)) if len(part) >= _LEAST}
    return frozenset(one.slug for one in load().all() if _fits(_keys(one), exact, begun))


def _fits(keys: frozenset[str], exact: set[str], begun: set[str]) -> bool:
    return bool(keys & exact) or any(
        key.startswith(part) or (len(key) >= _LEAST and part.startswith(key)) for key in keys for part in begun
    )


def families() -> dict[frozenset[str], list[Layout]]:
    """The scored layouts by the publishers they may be of; those of no known publisher by their source."""
    groups: dict[frozenset[str], list[Layout]] = defaultdict(list)
    for layout in measure.layouts():
        if layout.timed or layout.bare:
            groups[slugs(layout.gold["file"]) or frozenset([f"?{_source(layout)[0]}"])].append(layout)
    return groups


# ---- what is its own?


@cache
def registry_without(withheld: frozenset[str]) -> Registry:
    """The shipped publishers but these."""
    paths = sorted((DATA / "publishers").glob("*.toml"))
    return Registry(tuple((path.stem, path.read_text(encoding="utf-8")) for path in paths if path.stem not in withheld), shipped=False)


def own_labels(withheld: frozenset[str]) -> frozenset[str]:
    """The labels that these publishers' files have and no other has."""
    own = {label for one in load().all() if one.slug in withheld for label in one.labels}
    return frozenset(own - {label for one in load().all() if one.slug not in withheld for label in one.labels})


@cache
def _folded(file: str) -> str:
    layout = next(one for one in measure.layouts() if one.gold["file"] == file)
    return " ".join(lexicon.fold_word(layout.data.decode("utf-8")).split())


@cache
def _phrases() -> frozenset[str]:
    """Every label and boilerplate phrase of any language."""
    tables = (shipped_table(path.stem) for path in (DATA / "languages").glob("*.toml"))
    return frozenset(
        phrase for table in tables for group in ("labels", "boilerplate") for part in table.get(group, {}).values() for phrase in part
    )


def attested(family: list[Layout], withheld: frozenset[str]) -> frozenset[str]:
    """The phrases that the corpus shows in this family and nowhere else."""
    mine = "\n".join(_folded(layout.gold["file"]) for layout in family)
    seen = [phrase for phrase in _phrases() if phrase in mine]
    others = [one for one in measure.layouts() if one not in family and not slugs(one.gold["file"]) & withheld]
    rest = "\n".join(_folded(layout.gold["file"]) for layout in others)
    return frozenset(phrase for phrase in seen if phrase not in rest)


# ---- livelog without it


def _forget() -> None:
    """Empties what livelog remembers between runs, but for the files it has read."""
    kept = ("livelog.know.files", "livelog.know.publishers")
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("livelog") and name not in kept]
    for module in modules:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear") and value.__module__ not in kept:
                value.cache_clear()


@contextmanager
def tables(change: Filter) -> Iterator[None]:
    """Within the block livelog sees each language's table as `change(name, table)` gives it."""
    setattr(lexicon, _TABLES, lambda name: change(name, shipped_table(name)))
    _forget()
    try:
        yield
    finally:
        setattr(lexicon, _TABLES, shipped_table)
        _forget()


def without_phrases(phrases: frozenset[str]) -> Filter:
    """A filter that takes these phrases out of all labels and boilerplate."""

    def change(_name: str, table: Table) -> Table:
        return {**table, **{group: _reduced(table[group], phrases) for group in ("labels", "boilerplate") if group in table}}

    return change


def _reduced(parts: Table, phrases: frozenset[str]) -> Table:
    return {
        name: {key: value for key, value in part.items() if key not in phrases}
        if isinstance(part, dict)
        else [word for word in part if word not in phrases]
        for name, part in parts.items()
    }


def english_only(name: str, table: Table) -> Table:
    """A filter that takes every language's words away but those of English and those of all languages."""
    return table if name in ("en", "und") else {}


# ---- the comparisons


def no_publishers() -> list[tuple[Layout, Tally]]:
    """The layouts without any publisher data."""
    return measure.score_layouts(lambda layout: measure.read_layout(layout, publishers=NOTHING))


def leave_one_out(*, phrases: bool) -> list[tuple[Layout, Tally]]:
    """The layouts, each without the data of its own publisher; with `phrases`, also without the phrases it alone shows."""
    blogs: dict[str, Blog] = {}
    for names, family in families().items():
        gone = own_labels(names) | (attested(family, names) if phrases else frozenset())
        registry = registry_without(names)
        if gone:
            with tables(without_phrases(gone)):
                blogs |= {layout.gold["file"]: measure.read_layout(layout, publishers=registry) for layout in family}
        else:
            blogs |= {layout.gold["file"]: measure.read_layout(layout, publishers=registry) for layout in family}
    return measure.score_layouts(lambda layout: blogs[layout.gold["file"]])


def no_languages() -> list[tuple[Layout, Tally]]:
    """The layouts without the words of their languages."""
    with tables(english_only):
        return measure.score_layouts()


def compare(name: str, whole: list[tuple[Layout, Tally]], without: list[tuple[Layout, Tally]]) -> Comparison:
    """The two runs over the same timed layouts."""
    before = {layout.gold["file"]: tally["exact"] for layout, tally in whole if layout.timed}
    after = {layout.gold["file"]: tally["exact"] for layout, tally in without if layout.timed}
    if name == "languages":
        before = {file: exact for file, exact in before.items() if not file.startswith("en/")}
    whole_share, share = (sum(exacts[file] for file in before) / len(before) for exacts in (before, after))
    return Comparison(name, len(before), whole_share, share, tuple(file for file in before if before[file] > after[file]))


def comparisons(whole: list[tuple[Layout, Tally]]) -> list[Comparison]:
    """All forms against the run that has everything."""
    runs = {
        "publishers": no_publishers,
        "leave-one-out": lambda: leave_one_out(phrases=False),
        "phrases": lambda: leave_one_out(phrases=True),
        "languages": no_languages,
    }
    return [compare(name, whole, run()) for name, run in runs.items()]


def rows(found: list[Comparison]) -> list[Row]:
    """The comparisons as rows of the table."""
    return [Row("withheld", one.name, one.files, {"with": one.whole, "exact": one.without, "loss": one.loss}) for one in found]


def main() -> int:
    """Prints the comparisons; the exit status says whether one loses too much."""
    if not measure.corpus_there():
        print(measure.NO_CORPUS)
        return 0
    found = comparisons(measure.score_layouts())
    known = sum(not next(iter(names)).startswith("?") for names, family in families().items() for _ in family)
    print(f"{known} of {sum(map(len, families().values()))} layouts are of a publisher that has a file")
    print(f"{'withheld':16}{'layouts':>8}{'with':>8}{'without':>8}{'loss':>8}")
    for one in found:
        print(f"{one.name:16}{one.files:8}{one.whole:8.3f}{one.without:8.3f}{one.loss:8.3f}")
        if "--list" in sys.argv:
            print(*(f"    {file}" for file in one.lost), sep="\n")
    return int(any(one.loss > LIMIT for one in found if one.name in LIMITED))


if __name__ == "__main__":
    sys.exit(main())
