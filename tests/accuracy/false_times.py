"""Never a false time: gold pages lose evidence of their times by chance, and no time may come out wrong without a warning.

    python tests/accuracy/false_times.py [--variants 2000] [--seed 1] [--list] [--save FOLDER]

Each variant is one input without one to three kinds of evidence (`evidence.py`, and what is known beside the page: the time of capture, the
publishers that livelog knows, the options of a golden case). Its entries are matched to the gold's by their words, and each is `right`,
`null`, `warned` (wrong, and its own warnings or the page's say that times are doubtful) or `wrong`. What the gold does not tell must stay
null. The exit status is 1 where a bar is missed. `false_times.toml` lists by name the lies that the evidence which is left cannot reveal.

Inputs are the corpus (where it is: saved pages, their text, layouts) and this repository's golden cases and layouts. The gold of layouts
names clocks and days only: there the unmodified text's own instants are the truth, as far as they agree with these.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import evidence
import measure
import pages
import withheld
from evidence import Chance
from measure import Blog
from tags import Piece, joined
from tags import pieces as pieces_of

from test_cases import CASES

LIES = Path(__file__).with_suffix(".toml")
LAYOUTS = Path(__file__).resolve().parents[1] / "layouts"
DOUBTS = frozenset(["time-conflict", "time-ambiguous", "zone-assumed", "zone-ambiguous", "date-inferred", "option-conflict"])
OWN = DOUBTS | {"time-skipped", "zone-unknown", "date-unknown"}  # warnings of an entry that are about its time
FORMS = ("html-mhtml", "html-mhtml-base64", "html-view-source-pre", "html-view-source-table", "html-shift-jis", "html-windows-1252")
GIVEN = frozenset(["tz", "date", "publisher"])  # options of which the kind `given` is made
WITHOUT_PUBLISHERS = 0.2  # share of the variants that are read without what livelog knows of publishers, too
SHARES = (1.0, 1.0, 0.5, 0.15)  # of the pieces of a kind that are taken out
GROUPS = {"saved page": 6, "text of a page": 3, "golden case": 8, "layout": 3}  # variants out of 20
BARS = {"silent": 0.005, "unknown made known": 0.0, "right and warned": 0.02}
_ALIKE = 0.5  # share of common words from which on two entries are the same
_ANY_ZONE = "Europe/Berlin"  # in which the clocks of layouts are taken that tell no instants
_WORD = re.compile(r"[^\W\d_]{2,}")


class Wanted(NamedTuple):
    """A gold entry: its words, and its instant (None: nobody can know it)."""

    words: frozenset[str]
    instant: str | None


class Source(NamedTuple):
    """An input: its group and name, its content, what it must give, and the facts that are given with it."""

    group: str
    name: str
    data: bytes
    file: str
    wanted: tuple[Wanted, ...]
    options: dict[str, str]

    @property
    def marked(self) -> bool:
        """Whether evidence is looked for in its markup."""
        return self.file.endswith("html") and self.name not in FORMS


Content = bytes | tuple[Piece, ...]


class Variant(NamedTuple):
    """An input without some evidence: which kinds, and what is left."""

    source: Source
    kinds: tuple[str, ...]
    data: bytes
    options: dict[str, Any]


class Found(NamedTuple):
    """What became of an entry: `right`, `null`, `warned`, `wrong`, or `known` (there is an instant, and nobody can know it)."""

    verdict: str
    place: int
    wanted: str | None
    given: str | None
    basis: str
    own: bool  # its own warnings are about its time


# ---- inputs


def words(*texts: str | None) -> frozenset[str]:
    """The words of some texts, figures left out."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text or ""))


@cache
def sources() -> tuple[Source, ...]:
    """All inputs there are."""
    made = [*_cases(), *_layouts("tests/layouts", LAYOUTS)]
    if measure.corpus_there():
        made += [*_pages(), *_layouts("layouts", measure.CORPUS / "layouts")]
    return tuple(made)


def _cases() -> Iterator[Source]:
    for case in CASES:
        expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        source = next(path for path in case.iterdir() if path.stem == "source")
        wanted = tuple(Wanted(words(one["headline"], *one["body"]), one["datePublished"]) for one in expected["entries"])
        yield Source("golden case", case.name, source.read_bytes(), source.name, wanted, expected.get("options", {}))


def _pages() -> Iterator[Source]:
    for stem in pages.stems():
        page = pages.saved(stem)
        every = [*page.gold["entries"], *page.gold.get("further_entries", [])]
        wanted = tuple(Wanted(words(one["headline"], *one["body"]), one["datePublished"]) for one in every)
        captured = {"captured_at": f"{page.captured:%Y-%m-%dT%H:%M:%SZ}"}
        given = {**captured, "tz": page.gold["source"]["zone"]}  # text hardly ever tells a zone: without one there would be no instants
        yield Source("saved page", stem, page.html, "page.html", wanted, captured)
        for kind in measure.KINDS:
            dump = measure.CORPUS / "pages" / "text" / f"{stem}.{kind}.txt"
            if dump.exists():
                yield Source("text of a page", f"{stem}.{kind}", dump.read_bytes(), "dump.txt", wanted, given)


def _layouts(label: str, folder: Path) -> Iterator[Source]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        data = (folder / gold["file"]).read_bytes()
        blog = measure.read(data, "layout.txt", gold["file"])
        given = {} if any(one["datePublished"] for one in blog["liveBlogUpdate"]) else {"tz": _ANY_ZONE}
        blog = measure.read(data, "layout.txt", gold["file"], **given) if given else blog
        told = {(entry["time"], entry.get("date")) for entry in gold["entries"]}
        agreed = [one for one in blog["liveBlogUpdate"] if _agrees(one, told)]
        if agreed and gold["marker"] != "none":
            wanted = tuple(Wanted(words(one["headline"], one["articleBody"]), one["datePublished"]) for one in agreed)
            yield Source("layout", f"{label}/{gold['file']}", data, "layout.txt", wanted, given)


def _agrees(entry: Blog, told: set[tuple[str | None, str | None]]) -> bool:
    """The entry's wall clock is one of the gold's."""
    day, _, clock = (entry["livelog"]["time"]["local"] or "").rpartition("T")
    return any(clock == one and (not day or date is None or day == date) for one, date in told)


# ---- variants


@cache
def _pieces(name: str) -> tuple[Piece, ...]:
    return tuple(pieces_of(next(one for one in sources() if one.name == name).data))


def variants(count: int, seed: int) -> Iterator[Variant]:
    """So many variants, from each group its share, from each input of a group as many as from the others."""
    groups = {name: [one for one in sources() if one.group == name] for name in GROUPS}
    turns = [name for name, share in GROUPS.items() for _ in range(share) if groups[name]]
    taken: Counter[str] = Counter()
    for number in range(count):
        name = turns[number % len(turns)]
        for attempt in range(50):
            source = groups[name][taken[name] % len(groups[name])]
            variant = _variant(source, f"{seed} {number} {attempt}")
            taken[name] += variant is not None or attempt % 5 == 4
            if variant is not None:
                yield variant
                break


def _cut(source: Source, kind: str, data: Content, chances: Chance) -> Content:
    """The content without a kind of evidence that stands in it."""
    if isinstance(data, tuple):
        return tuple(evidence.in_markup(kind, data, chances))
    if kind == "capture":
        return evidence.without_mail_date(data) if source.name.startswith("html-mhtml") else data
    return evidence.in_text(kind, data, chances)


def _content(source: Source) -> Content:
    return _pieces(source.name) if source.marked else source.data


def _bytes(content: Content) -> bytes:
    return joined(piece.text for piece in content) if isinstance(content, tuple) else content


@cache
def _kinds(name: str) -> tuple[str, ...]:
    """The kinds of evidence that an input holds."""
    source = next(one for one in sources() if one.name == name)
    inside = [*evidence.WORDS, *evidence.MARKUP] if source.marked else [] if source.name in FORMS else [*evidence.WORDS]
    held = [kind for kind in inside if _cut(source, kind, _content(source), Chance("", 1)) != _content(source)]
    given = ["given"] if GIVEN & set(source.options) else []
    capture = ["capture"] if "captured_at" in source.options or source.name.startswith("html-mhtml") else []
    return tuple(dict.fromkeys([*held, *given, *capture]))


def _variant(source: Source, seed: str) -> Variant | None:
    """The input without one to three kinds of evidence, at times also without publishers; None where chance took nothing."""
    chance = random.Random(seed)
    kinds = _kinds(source.name)
    chosen = set(chance.choices(kinds, k=chance.choice((1, 1, 2, 3)))) if kinds else set()
    content, options, done = _content(source), dict(source.options), []
    for kind in sorted(chosen):
        left = content if kind == "given" else _cut(source, kind, content, Chance(f"{seed} {kind}", chance.choice(SHARES)))
        gone = GIVEN if kind == "given" else {"captured_at"} if kind == "capture" else set()
        if left != content or gone & set(options):
            done.append(kind)
        content, options = left, {name: value for name, value in options.items() if name not in gone}
    if done and chance.random() < WITHOUT_PUBLISHERS:
        return Variant(source, (*done, "publishers"), _bytes(content), {**options, "publishers": withheld.NOTHING})
    return Variant(source, tuple(done), _bytes(content), options) if done else None


# ---- verdicts


def judged(variant: Variant) -> list[Found]:
    """What became of each entry that was found again."""
    blog = measure.read(variant.data, variant.source.file, f"{variant.source.name} ({', '.join(variant.kinds)})", **variant.options)
    doubtful = bool(DOUBTS & set(blog.get("livelog", {}).get("warnings", [])))
    updates = blog["liveBlogUpdate"]
    return [_found(variant.source.wanted[one], updates[other], doubtful=doubtful) for one, other in matched(variant.source.wanted, updates)]


def matched(wanted: Sequence[Wanted], updates: Sequence[Blog]) -> list[tuple[int, int]]:
    """Places of gold entries and of those found that have most of their words in common, each once, the likest first."""
    found = [words(one["headline"], one["articleBody"]) for one in updates]
    rows: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(found):
        for word in told:
            rows[word].append(place)
    alike: list[tuple[float, int, int, int]] = []
    for number, one in enumerate(wanted):
        common = Counter(place for word in one.words for place in rows[word])
        for place, count in common.items():
            if count >= _ALIKE * len(one.words | found[place]):
                alike.append((-count / len(one.words | found[place]), abs(number - place), number, place))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, place in sorted(alike):
        if number not in pairs and place not in taken:
            pairs[number] = place
            taken.add(place)
    return sorted(pairs.items())


def _found(wanted: Wanted, entry: Blog, *, doubtful: bool) -> Found:
    given, said = entry["datePublished"], entry["livelog"]
    own = bool(OWN & set(said["warnings"]))
    if given is None:
        verdict = "null"
    elif wanted.instant is None:
        verdict = "known"
    elif near(given, wanted.instant):
        verdict = "right"
    else:
        verdict = "warned" if own or doubtful else "wrong"
    return Found(verdict, entry["position"], wanted.instant, given, said["time"]["basis"], own)


def near(one: str, other: str) -> bool:
    """The instants are the same as far as minutes tell."""
    return abs(datetime.fromisoformat(one) - datetime.fromisoformat(other)) < timedelta(minutes=1)


# ---- the lies that nothing reveals


class Lie(NamedTuple):
    """An input that lies once all these kinds of evidence are gone, and why what is left cannot reveal it."""

    source: str
    without: frozenset[str]
    reason: str


def lies() -> list[Lie]:
    """Those in `false_times.toml`."""
    listed = tomllib.loads(LIES.read_text(encoding="utf-8")).get("lie", []) if LIES.is_file() else []
    return [Lie(one["source"], frozenset(one["without"]), one["reason"]) for one in listed]


def lie_of(variant: Variant, listed: Sequence[Lie]) -> Lie | None:
    """The lie that a variant tells."""
    return next((one for one in listed if one.source == variant.source.name and one.without <= set(variant.kinds)), None)


# ---- the program


def unwarned() -> tuple[int, int]:
    """Entries of unmodified saved pages with a right time (of the golden ones, where there is no corpus), and those that bear a warning."""
    group = "saved page" if measure.corpus_there() else "golden case"
    whole = [one for source in sources() if source.group == group for one in judged(Variant(source, (), source.data, source.options))]
    right = [one for one in whole if one.verdict == "right"]
    return len(right), sum(one.own for one in right)


VERDICTS = ("right", "null", "warned", "wrong", "known")


def main(arguments: list[str] | None = None) -> int:
    """Measures, prints, and gives the exit status."""
    parser = argparse.ArgumentParser(description="Counts false times in pages that lose evidence.")
    parser.add_argument("--variants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="name every variant with a wrong time, listed lies too")
    parser.add_argument("--save", type=Path, help="a folder for the inputs of these")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    listed, named = lies(), []
    seen: Counter[Lie | None] = Counter()
    count = 0
    for count, variant in enumerate(variants(options.variants, options.seed), start=1):
        found = judged(variant)
        kept = Counter(one.verdict for one in found)
        for row in (variant.source.group, *variant.kinds, "all"):
            tally[row] += Counter(variants=1, entries=len(found), unknown=sum(one.wanted is None for one in found)) + kept
        false = [one for one in found if one.verdict in ("wrong", "known")]
        if not false:
            continue
        lie = lie_of(variant, listed)
        seen[lie] += len(false)
        if lie is None or options.list:
            named.append(f"{variant.source.name} without {', '.join(variant.kinds)}{' (listed)' if lie else ''}: {_told(false)}")
        if options.save and lie is None:
            options.save.mkdir(parents=True, exist_ok=True)
            (options.save / f"{count}-{Path(variant.source.name).name}-{variant.source.file}").write_bytes(variant.data)
    right, warned = unwarned()
    _print(tally, named, listed, seen)
    whole = tally["all"]
    figures = {
        "silent": whole["wrong"] / max(whole["entries"], 1),
        "unknown made known": whole["known"] / max(whole["unknown"], 1),
        "right and warned": warned / max(right, 1),
    }
    for name, figure in figures.items():
        print(f"{name:20} {figure:8.4%}  (at most {BARS[name]:.1%}){'' if figure <= BARS[name] else '  MISSED'}")
    if not measure.corpus_there():
        print(f"\nOnly this repository's cases and layouts were measured: {measure.NO_CORPUS}.")
    print(f"\n{count} variants, seed {options.seed} ({time.perf_counter() - started:.0f} s)")
    return int(any(figure > BARS[name] for name, figure in figures.items()))


def _told(false: Sequence[Found]) -> str:
    one = false[0]
    return f"{len(false)} entries, such as {one.place}: {one.given} ({one.basis}) for {one.wanted}"


def _print(tally: dict[str, Counter[str]], named: Sequence[str], listed: Sequence[Lie], seen: Counter[Lie | None]) -> None:
    print(f"{'':18}{'variants':>9}{'entries':>9}" + "".join(f"{name:>8}" for name in VERDICTS))
    for row in (*GROUPS, *sorted(set(tally) - {*GROUPS, "all"}), "all"):
        counts = tally[row]
        if counts["variants"]:
            print(f"{row:18}{counts['variants']:9}{counts['entries']:9}" + "".join(f"{counts[name]:8}" for name in VERDICTS))
    print(f"\nWrong without a warning, and not in {LIES.name}: {seen[None]} entries")
    for line in named:
        print(f"  {line}")
    for lie in listed:
        if seen[lie]:
            print(f"  listed: {lie.source} without {', '.join(sorted(lie.without))}: {seen[lie]} entries: {lie.reason}")
    print()


if __name__ == "__main__":
    sys.exit(main())
