"""The lines around a page's markers, and the sides of their entries that the markers may stand on."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line


class Side(NamedTuple):
    """A side with the points for it and their reasons."""

    marker: str
    points: float
    evidence: tuple[Evidence, ...]


class Gaps(NamedTuple):
    """The kept lines above the first marker, between each two, and below the last, as line indices."""

    above: tuple[int, ...]
    between: tuple[tuple[int, ...], ...]
    below: tuple[int, ...]


def gaps(markers: tuple[Marker, ...], lines: tuple[Line, ...]) -> Gaps:
    """The stretches of kept lines around the markers."""

    def kept(start: int, end: int) -> tuple[int, ...]:
        return tuple([number for number in range(start, end) if not lines[number].reason])

    between = tuple(kept(one.last + 1, other.first) for one, other in itertools.pairwise(markers))
    return Gaps(kept(0, markers[0].first), between, kept(markers[-1].last + 1, len(lines)))
