"""The page's text shared out: every line is in exactly one part."""

from __future__ import annotations

from livelog.model.blog import Part
from livelog.model.page import Line


def parts(lines: tuple[Line, ...], roles: tuple[str, ...]) -> tuple[Part, ...]:
    """The parts of a page from its lines' roles: neighbours with the same role, position and reason are one part.

    >>> from livelog.read.lines import split_lines
    >>> parts(split_lines("Quay\\n14:05\\nThe gate opens."), ("headline", "entry 1 marker", "entry 1 body"))
    (Part(kind='headline', start=0, end=4, position=None, reason=None), Part(kind='entry', start=5, end=26, position=1, reason=None))
    """
    found: list[Part] = []
    last, start, end = "", 0, 0
    same: str | None = None
    for line, role in zip(lines, roles, strict=True):
        if role is same:  # most lines are of an entry's body, like the one above
            end = line.end
            continue
        same = role if role != "removed" else None  # the reason tells these apart
        # `entry 3` of `entry 3 body`, `removed rule`, `headline`
        key = f"removed {line.reason or 'unassigned'}" if role == "removed" else role.rpartition(" ")[0] or role
        if key != last:
            if last:
                found.append(_part(last, start, end))
            last, start = key, line.start
        end = line.end
    return (*found, _part(last, start, end)) if last else ()


def _part(key: str, start: int, end: int) -> Part:
    kind, _, more = key.partition(" ")
    return Part(kind, start, end, int(more) if kind == "entry" else None, more if kind == "removed" else None)
