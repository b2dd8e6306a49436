"""A marker: the lines that open or close one entry, with the stamp they hold together."""

from __future__ import annotations

from typing import NamedTuple

from livelog.model.stamp import Stamp


class Marker(NamedTuple):
    """`first` and `last` are the indices of its lines in the page (inclusive), `stamp` what they say together.

    `names` are bylines on lines of the marker's own, `head` columns of its line that are headline rather than stamp.
    """

    first: int
    last: int
    stamp: Stamp


class Divider(NamedTuple):
    """A line that names the day of the entries below it (or, in some dumps, above it)."""

    line: int
    stamp: Stamp


class Region(NamedTuple):
    """The lines of a container that holds one entry (`last` excluded), and its node."""

    first: int
    last: int
    node: int


class Draft(NamedTuple):
    """The lines of one entry before anything is known of its headline or body: indices into the page's lines, the marker's own apart.

    `head` is a headline line apart from them, `above` byline lines above the marker, `opener` an epoch that opens an entry whose marker
    closes it. `headless` tells that the entry is known to have no headline, `node` the node that holds the entry (-1: none does),
    `dropped` lines of it that are no text of its own, with the reason of each,
    `names` the names in its byline lines where they are known. `key_event` and `pinned` tell that the page says so elsewhere.
    """

    marker: Marker
    lines: tuple[int, ...]
    head: int | None = None
    above: tuple[int, ...] = ()
    opener: int | None = None
    headless: bool = False
    node: int = -1
    dropped: tuple[tuple[int, str], ...] = ()
    names: tuple[str, ...] = ()
    key_event: bool = False
    pinned: bool = False
