"""Several live blogs of one file joined into one result, which says so."""

from __future__ import annotations

from dataclasses import replace

from livelog.assemble.identity import distinct
from livelog.assemble.parts import parts
from livelog.model.blog import Entry
from livelog.model.layout import Trace

WARNING = "several-blogs"


def joined(traces: list[Trace]) -> Trace:
    """One trace of several: the entries in order and numbered through, the first one's page facts, and the warning `several-blogs`."""
    if len(traces) == 1:
        return traces[0]
    first = traces[0]
    roles: list[str] = []
    entries: list[Entry] = []
    for one in traces:
        shift = len(entries)
        roles.extend(_shifted(role, shift) for role in one.roles)
        entries.extend(replace(entry, position=entry.position + shift) for entry in one.blog.entries)
    named = tuple(
        replace(entry, identifier=name) for entry, name in zip(entries, distinct(entry.identifier for entry in entries), strict=True)
    )
    lines = tuple(line for one in traces for line in one.page.lines)
    instants = sorted(entry.published for entry in named if entry.published)
    blog = replace(
        first.blog,
        entries=named,
        authors=tuple(dict.fromkeys(author for one in traces for author in one.blog.authors)),
        coverage_start=instants[0] if instants else None,
        coverage_end=instants[-1] if instants else None,
        parts=parts(lines, tuple(roles)),
        warnings=tuple(dict.fromkeys([*(code for one in traces for code in one.blog.warnings), WARNING])),
    )
    return Trace(first.page._replace(lines=lines), tuple(roles), first.hypotheses, blog)


def _shifted(role: str, shift: int) -> str:
    if not role.startswith("entry "):
        return role
    _, position, what = role.split(" ", 2)
    return f"entry {int(position) + shift} {what}"
