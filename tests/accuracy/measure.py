"""What livelog gets right, as shares of which 1 is best: on the corpus where it is there, on this repository's cases always.

The corpus (`../shared/corpus` beside the repository, or `$LIVELOG_CORPUS`) brings its own scorers, which are used as they are.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

sys.path.append(str(Path(__file__).resolve().parents[1]))

import livelog
from test_cases import BARE, CASES, _found, _parse

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("LIVELOG_CORPUS") or ROOT.parent / "shared" / "corpus")
NO_CORPUS = f"the corpus is not at {CORPUS} (LIVELOG_CORPUS names another place)"
UNTIMED = ("byline", "ordinal", "label", "relative")  # classes of markers that the corpus's scorer keeps apart
LEAST_FILES = 5  # layouts that a language or a kind of marker needs before a floor is held under it: below, one file is all
KINDS = ("innertext", "w3m")
_TEXT = {"recall": "recall", "precision": "precision", "bounded_of_gold": "b/gold", "headline": "head", "author_where_named": "named"}
_TEXT |= {"time": "time", "day": "day"}

T = TypeVar("T")
Blog = dict[str, Any]
Tally = Counter[str]
Reader = Callable[["Layout"], Blog]


class Row(NamedTuple):
    """Figures of one group of files. Floors are held under them where `held`."""

    section: str
    name: str
    files: int
    figures: dict[str, float]
    held: bool = True


class Layout(NamedTuple):
    """One text layout of the corpus: what it must give, and its content."""

    gold: dict[str, Any]
    data: bytes

    @property
    def bare(self) -> bool:
        """Whether the layout has no markers at all, so that any entry is an invented one."""
        return bool(self.gold["marker"] == "none")

    @property
    def timed(self) -> bool:
        """Whether the layout counts: its markers hold times or minutes of a match."""
        return not self.bare and self.gold.get("marker_class") not in UNTIMED


def corpus_there() -> bool:
    """Whether there is a corpus to measure on."""
    return (CORPUS / "layouts" / "gold.jsonl").is_file()


@cache
def scorer(name: str) -> Any:
    """A module of the corpus, by its file name."""
    spec = importlib.util.spec_from_file_location(f"corpus_{name}", CORPUS / f"{name}.py")
    assert spec, NO_CORPUS
    assert spec.loader, NO_CORPUS
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts of the corpus."""
    folder = CORPUS / "layouts"
    golds = (json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(Layout(gold, (folder / gold["file"]).read_bytes()) for gold in golds)


def read_layout(layout: Layout, **options: Any) -> Blog:
    """What livelog makes of a layout; a fault counts as no entries, and is named."""
    return read(layout.data, "layout.txt", layout.gold["file"], **options)


def read(data: bytes, name: str, file: str, **options: Any) -> Blog:
    """What livelog makes of some bytes called `name`; a fault counts as no entries, and `file` is named."""
    return tried(lambda: livelog.parse(data, name=name, **options).to_dict(), {"liveBlogUpdate": []}, file)


def tried(job: Callable[[], T], otherwise: T, file: str) -> T:
    """What the job gives; a fault is named, and the table goes on."""
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - the table must be complete
        print(f"failed {file}: {type(error).__name__}: {error}", file=sys.stderr)
        return otherwise


def score_layouts(read: Reader = read_layout) -> list[tuple[Layout, Tally]]:
    """Each timed or bare layout with its tally."""
    return [(layout, _tally(layout, read(layout)["liveBlogUpdate"])) for layout in layouts() if layout.timed or layout.bare]


def _tally(layout: Layout, found: list[Any]) -> Tally:
    if layout.bare:
        return Counter(files=1, ok=int(not found), out=len(found))
    tally: Tally = scorer("score_layouts").score_file(layout.gold, found, layout.data.decode("utf-8"))
    tally["instants"] = sum(entry["datePublished"] is not None for entry in found)
    return tally


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return sum(tallies, Counter())


def layout_figures(tally: Tally) -> dict[str, float]:
    """The shares of timed layouts, named as the corpus's scorer names them; `unsigned` entries without an author that got none."""
    shares = {
        "exact": (tally["exact"], tally["files"]),
        "recall": (tally["found"], tally["gold"]),
        "precision": (tally["found"], max(tally["out"] - tally["spare"], 1)),
        "body": (tally["body_ok"], tally["bodies"]),
        "clock": (tally["clock_ok"], tally["clocks"]),
        "date": (tally["date_ok"], tally["dates"]),
        "author": (tally["author_ok"], tally["authors"]),
        "unsigned": (tally["gold"] - tally["author_invented"], tally["gold"]),
    }
    return {name: part / whole for name, (part, whole) in shares.items() if whole}


def layout_rows(scored: list[tuple[Layout, Tally]]) -> list[Row]:
    """The layouts together, by kind of marker and by language, and those without any marker."""
    timed = [(layout.gold, tally) for layout, tally in scored if layout.timed]
    bare = total(tally for layout, tally in scored if layout.bare)
    rows = [_layout_row("layouts", "all", [tally for _, tally in timed])]
    rows.append(Row("layouts", "bare", bare["files"], {"exact": bare["ok"] / max(bare["files"], 1)}))
    for section, key in (("markers", "marker"), ("languages", "lang")):
        groups: dict[str, list[Tally]] = defaultdict(list)
        for gold, tally in timed:
            groups[gold[key]].append(tally)
        rows += [_layout_row(section, name, groups[name]) for name in sorted(groups)]
    return rows


def _layout_row(section: str, name: str, tallies: list[Tally]) -> Row:
    return Row(section, name, len(tallies), layout_figures(total(tallies)), held=len(tallies) >= LEAST_FILES)


def text_rows() -> list[Row]:
    """The text dumps of whole pages, by the tool that made them: averages over pages; `clean` is 1 without any boilerplate."""
    return [_text_row(kind) for kind in KINDS]


def _text_row(kind: str) -> Row:
    scores = []
    for path in sorted((CORPUS / "pages" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        dump = CORPUS / "pages" / "text" / f"{path.stem}.{kind}.txt"
        if dump.exists() and gold.get("text", {}).get(kind, {}).get("times_visible"):
            scores.append(scorer("score").score(gold, read(dump.read_bytes(), "dump.txt", dump.name), text=True))
    figures = {short: mean([score[name] for score in scores]) for name, short in _TEXT.items()}
    return Row("text", kind, len(scores), {**figures, "clean": 1 - mean([score["boilerplate"] for score in scores])})


def mean(values: list[float | None]) -> float:
    """The average of what is known, 0 where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


_FAULT: tuple[list[str], list[str]] = ([], ["fault"])  # of a case that livelog stumbled over: nothing found


def repository_rows() -> list[Row]:
    """This repository's golden cases (entries that are right in every field; files with all of them right) and texts without entries."""
    right = claimed = exact = 0
    for case in CASES:
        found, wanted = tried(partial(_both, case), _FAULT, case.name)
        right += (Counter(wanted) & Counter(found)).total()
        claimed += max(len(wanted), len(found))
        exact += wanted == found
    silent = sum(not read(path.read_bytes(), path.name, path.name)["liveBlogUpdate"] for path in BARE)
    return [
        Row("repository", "cases", len(CASES), {"exact": exact / len(CASES), "entries": right / claimed}),
        Row("repository", "bare", len(BARE), {"exact": silent / len(BARE)}),
    ]


def _both(case: Path) -> tuple[list[str], list[str]]:
    """The entries found in a case and those wanted."""
    blog, expected = _parse(case)
    found = [_found(entry) for entry in blog.entries]
    fields = found[0] if found else {}  # what markup tells besides, pictures say, is `test_cases`'s
    wanted = [{name: value for name, value in entry.items() if name in fields} for entry in expected["entries"]]
    return [_text(entry) for entry in found], [_text(entry) for entry in wanted]


def _text(entry: dict[str, Any]) -> str:
    return json.dumps(entry, sort_keys=True)
