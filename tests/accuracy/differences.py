"""What differs: in a page's entries from the gold, and in an altered page's from those of the page as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import measure
import pages
from measure import Blog
from pages import Result, Results

MOST = 6  # differences of a page that are named
LONGEST = 70


def listed(found: Results) -> Iterator[str]:
    """Lines for every run."""
    for run, results in found.items():
        for stem, result in results.items():
            before = found["as saved"][stem].blog
            lines = list(from_gold(pages.saved(stem).gold, result) if run == "as saved" else altered(run, before, result.blog))
            if lines:
                yield f"{run}: {stem}"
                yield from (f"    {line}" for line in lines[:MOST])
                if len(lines) > MOST:
                    yield f"    and {len(lines) - MOST} more"


def from_gold(gold: dict[str, Any], result: Result) -> Iterator[str]:
    """What the scorer finds wrong, entry by entry."""
    blog = result.blog
    score = measure.scorer("score")
    want = [(score.read_gold(entry), entry) for entry in gold["entries"]]
    want = [(read, entry) for read, entry in want if read["all"]]
    out = [(read, entry) for read, entry in zip(score.read_output(blog), blog["liveBlogUpdate"], strict=True) if read["all"]]
    pairs = dict(score.align([read for read, _ in want], [read for read, _ in out]))
    for number, (wanted, entry) in enumerate(want):
        if number not in pairs:
            yield f"missing: {_short(entry['headline'] or ' '.join(entry['body']))}"
            continue
        found, own = out[pairs[number]]
        if score.f1(wanted["body"], score.forgive(found["body"], wanted["body"], wanted["optional"])) < score.BOUND:
            yield f"body of: {_short(entry['headline'] or ' '.join(entry['body']))}"
        if score.norm(found["headline"]).casefold() not in wanted["heads"]:
            yield f"headline: {_short(own['headline'])} for {_short(entry['headline'])}"
        if found["authors"] not in wanted["authors"]:
            yield f"author: {sorted(found['authors'])} for {entry['author']}"
        if wanted["time"] and not score.same_time(wanted["time"], found["time"], gold["source"], text=False):
            yield f"time: {found['time']} for {wanted['time']}"
    if result.score["precision"] < 1:
        yield from (f"too much: {_short(own['articleBody'])}" for number, (_, own) in enumerate(out) if number not in pairs.values())


def altered(run: str, before: Blog, after: Blog) -> Iterator[str]:
    """What an alteration changes; in a page without dates, the instants that are there all the same."""
    if run == "no dates":
        yield from (f"instant: {one}" for one in dict.fromkeys(pages.instants(after)))
        return
    source = after.get("livelog", {}).get("source", {})
    if run in pages.FORMS:
        yield from ([] if source.get("capturedAt") else ["no capture time"])
        yield from ([] if after.get("url") else ["no address"])
    old, new = pages.entries(before), pages.entries(after)
    if len(old) != len(new):
        yield f"{len(new)} entries for {len(old)}"
    for number, (one, other) in enumerate(zip(old, new, strict=False), 1):
        flat, changed = (_flat(entry, every=run in pages.FORMS) for entry in (one, other))
        yield from (f"{number} {name}: {_short(changed[name])} for {_short(flat[name])}" for name in flat if changed[name] != flat[name])


def _flat(entry: Blog, *, every: bool) -> Blog:
    """The entry's fields: all, or those that the scorer looks at, times to the minute as there."""
    if not every:
        return {name: entry[name][:16] if name == "datePublished" and entry[name] else entry[name] for name in pages.TOLD}
    own = entry["livelog"]
    return {**{name: value for name, value in entry.items() if name != "livelog"}, **{f"livelog.{name}": own[name] for name in own}}


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
