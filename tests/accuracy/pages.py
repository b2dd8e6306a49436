"""Saved pages: what livelog gets right of them as they are, altered, without publisher data, and as other programs save them.

    python tests/accuracy/pages.py [--list]

Each row is a figure, the bar it must reach, and whether it does; the exit status is 1 where one does not. `--list` names, page by page,
what differs from the gold, and in altered pages what differs from the page as it is. The corpus's scorer gives the figures, averages over
pages; `clean` is 1 without any boilerplate.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, NamedTuple

import containers
import measure
import undated
import variants
import withheld
from measure import Blog, Row

SEED = 20260309
FIGURES = {"precision": "precision", "recall": "recall", "bounded": "bounded", "headline": "headline"}
FIGURES |= {"author_where_named": "named", "time": "time"}
ALTERED: dict[str, Callable[[bytes], bytes]] = {
    "no JSON-LD": variants.without_ld_json,
    "renamed": partial(variants.renamed_classes, seed=SEED),
    "renamed each": partial(variants.renamed_classes, seed=SEED, each=True),
    "no dates": undated.without_dates_and_zones,
}
FORMS = {"MHTML": containers.as_mhtml, "SingleFile": containers.as_singlefile, "Wayback": containers.as_wayback}
RUNS = ("as saved", "no publishers", *ALTERED, *FORMS)
TOLD = ("headline", "author", "datePublished", "articleBody")  # what the scorer looks at
TWO = (
    "guardian__",
    "repubblica__",
)  # pages that show bare clocks to whoever cuts their dates and zones out: an English one, an Italian one
LOST = "pages, lost"
# how much the worst of the figures may fall
LIMITS = {(LOST, "renamed", "fall"): 0.01, (LOST, "no publishers", "fall"): 0.02}
BARS: dict[tuple[str, str, str], float] = {
    **{("pages", "as saved", name): 0.99 for name in ("precision", "recall", "time", "clean")},
    **{("pages", "as saved", name): 0.98 for name in ("bounded", "headline", "named")},
    **{("pages", "no JSON-LD", name): bar for name, bar in {"recall": 0.98, "bounded": 0.97, "time": 0.80}.items()},
    ("undated", "two pages", "silent"): 1.0,
    **{("forms", form, name): 1.0 for form in FORMS for name in ("entries", "captured", "address")},
}


class Saved(NamedTuple):
    """A page of the corpus: its name, its bytes, and what it must give."""

    stem: str
    html: bytes
    gold: dict[str, Any]

    @property
    def captured(self) -> datetime:
        """When it was saved, or, where that is not known, a time at which it may have been."""
        known = self.gold["source"]["captured_at"]
        last = max(entry["datePublished"] or "" for entry in self.gold["entries"])
        return datetime.fromisoformat(known) if known else datetime.fromisoformat(last) + timedelta(minutes=20)


class Result(NamedTuple):
    """What livelog makes of a page in one run, and the scorer of that (of other forms nothing: they are compared with the page)."""

    blog: Blog
    score: dict[str, Any]


Results = dict[str, dict[str, Result]]  # by run and page


@cache
def saved(stem: str) -> Saved:
    """A page by its name."""
    folder = measure.CORPUS / "pages"
    gold = json.loads((folder / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    return Saved(stem, gzip.decompress((folder / "html" / f"{stem}.html.gz").read_bytes()), gold)


def stems() -> list[str]:
    """The names of all pages."""
    return [path.name.removesuffix(".html.gz") for path in sorted((measure.CORPUS / "pages" / "html").glob("*.html.gz"))]


def read(run: str, stem: str) -> Result:
    """One page in one run."""
    page = saved(stem)
    if run in FORMS:
        data = FORMS[run](page.html, page.gold["source"]["url"], page.captured)
        return Result(measure.read(data, "page.mhtml" if run == "MHTML" else "page.html", f"{stem} ({run})"), {})
    options = {"publishers": withheld.NOTHING} if run == "no publishers" else {}
    blog = measure.read(ALTERED[run](page.html) if run in ALTERED else page.html, "page.html", f"{stem} ({run})", **options)
    told = [{name: entry[name] for name in TOLD} for entry in blog["liveBlogUpdate"]]
    return Result(blog, _score(stem, json.dumps(told)))


@cache
def _score(stem: str, told: str) -> dict[str, Any]:
    """The scorer's word on entries; the same entries are scored once, since one page takes it seconds."""
    score: dict[str, Any] = measure.scorer("score").score(saved(stem).gold, {"liveBlogUpdate": json.loads(told)})
    return score


def results(runs: tuple[str, ...] = RUNS) -> Results:
    """Every page in these runs."""
    return {run: {stem: read(run, stem) for stem in stems()} for run in runs}


# ---- figures


def figures(pages: dict[str, Result]) -> dict[str, float]:
    """The averages over pages."""
    scores = [result.score for result in pages.values()]
    means = {short: measure.mean([score[name] for score in scores]) for name, short in FIGURES.items()}
    return {**means, "clean": 1 - measure.mean([score["boilerplate"] for score in scores])}


def fall(before: dict[str, float], after: dict[str, float]) -> float:
    """How much the worst of the figures falls."""
    return max(before[name] - after[name] for name in before)


def rows(found: Results) -> list[Row]:
    """All figures as rows of the table."""
    count = len(found["as saved"])
    whole = {run: figures(found[run]) for run in ("as saved", "no JSON-LD", "renamed", "renamed each", "no publishers")}
    kept = [Row("pages", run, count, shares, held=run in ("as saved", "no JSON-LD")) for run, shares in whole.items()]
    lost = [
        Row(LOST, run, count, {"fall": max(0.0, fall(whole["as saved"], whole[run]))})
        for run in ("renamed", "renamed each", "no publishers")
    ]
    silent = {stem: result for stem, result in found["no dates"].items() if stem.startswith(TWO)}
    cut = [_undated_row("two pages", silent), _undated_row("all pages", found["no dates"])]
    return [*kept, *lost, *cut, *(_form_row(form, found) for form in FORMS)]


def _undated_row(name: str, pages: dict[str, Result]) -> Row:
    silent = sum(not any(instants(result.blog)) for result in pages.values()) / len(pages)
    return Row("undated", name, len(pages), {"silent": silent, "recall": figures(pages)["recall"]}, held=name == "two pages")


def instants(blog: Blog) -> Iterator[str]:
    """Every instant that a blog states."""
    for one in (blog, *blog["liveBlogUpdate"]):
        yield from filter(None, (one.get(name) for name in ("datePublished", "dateModified", "coverageStartTime", "coverageEndTime")))


def _form_row(form: str, found: Results) -> Row:
    same: dict[str, list[bool]] = {"entries": [], "captured": [], "address": []}
    for stem, result in found[form].items():
        page = saved(stem)
        same["entries"].append(entries(result.blog) == entries(found["as saved"][stem].blog))
        same["captured"].append(result.blog.get("livelog", {}).get("source", {}).get("capturedAt") == f"{page.captured:%Y-%m-%dT%H:%M:%SZ}")
        same["address"].append(result.blog.get("url") == page.gold["source"]["url"])
    return Row("forms", form, len(found[form]), {name: sum(held) / len(held) for name, held in same.items()})


def entries(blog: Blog) -> list[Blog]:
    """The entries, without where they stand in the page's text."""
    return [{**entry, "livelog": {**entry["livelog"], "span": None}} for entry in blog["liveBlogUpdate"]]


# ---- the program


def verdicts(found: list[Row]) -> Iterator[tuple[str, float, str, bool | None]]:
    """Each figure with its bar and whether it holds; without a bar None."""
    for row in found:
        for what, figure in row.figures.items():
            key = (row.section, row.name, what)
            label = f"{row.section}: {row.name}: {what}"
            if key in LIMITS:
                yield label, figure, f"<= {LIMITS[key]:.2f}", figure <= LIMITS[key] + 1e-9
            elif key in BARS:
                yield label, figure, f">= {BARS[key]:.2f}", figure >= BARS[key] - 1e-9
            else:
                yield label, figure, "", None


def main() -> int:
    """Prints the table; the exit status says whether every bar is reached."""
    parser = argparse.ArgumentParser(description="What livelog gets right of saved pages.")
    parser.add_argument("--list", action="store_true", help="name what differs, page by page")
    options = parser.parse_args()
    if not measure.corpus_there():
        print(measure.NO_CORPUS)
        return 0
    started = time.perf_counter()
    found = results()
    table = list(verdicts(rows(found)))
    print(f"{'':44}{'figure':>8}  {'bar':8}")
    for label, figure, bar, held in table:
        print(f"{label:44}{figure:8.3f}  {bar:8}{'' if held is None else 'held' if held else 'NOT HELD'}".rstrip())
    if options.list:
        import differences

        print(*differences.listed(found), sep="\n")
    missed = sum(held is False for *_, held in table)
    print(f"\n{sum(held is not None for *_, held in table)} bars, {missed} not held ({time.perf_counter() - started:.0f} s)")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
