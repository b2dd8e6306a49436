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
    found: list[list[tuple[int, int]]] = []
    keys: list[tuple[str, int | None, str | None]] = []
    for line, role in zip(lines, roles, strict=True):
        key = _split(role, line)
        if keys and keys[-1] == key:
            found[-1].append((line.start, line.end))
        else:
            keys.append(key)
            found.append([(line.start, line.end)])
    return tuple(
        Part(kind, spans[0][0], spans[-1][1], position, reason) for (kind, position, reason), spans in zip(keys, found, strict=True)
    )


def _split(role: str, line: Line) -> tuple[str, int | None, str | None]:
    if role.startswith("entry "):
        return "entry", int(role.split(" ")[1]), None
    if role == "removed":
        return "removed", None, line.reason or "unassigned"
    return role, None, None
