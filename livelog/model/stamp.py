"""A stamp: a place in a line that could be a byline-timestamp, taken apart."""

from __future__ import annotations

from typing import NamedTuple


class When(NamedTuple):
    """What a stamp says of its time; whatever it does not say is None.

    `numbers` are the first two numbers of a numeric date whose order is still open (`9/7/2016`). `hour` runs to 24 (`24:30` is half
    past midnight of the next day). `twelve` tells that am or pm was printed. `relative` is the age in minutes with `unit` its unit in
    minutes. `epoch` is in seconds. `offset` tells an ISO stamp's own offset (`Z`, `+01:00`). `match` is a match minute or over.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    numbers: tuple[int, int] | None = None
    weekday: int | None = None
    day_word: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    twelve: bool = False
    zone: str | None = None
    offset: str | None = None
    relative: int | None = None
    unit: int | None = None
    epoch: int | None = None
    match: str | None = None

    @property
    def has_clock(self) -> bool:
        """A time of day is printed."""
        return self.hour is not None

    @property
    def has_day(self) -> bool:
        """A calendar day is printed, with or without its year."""
        return self.day is not None or self.numbers is not None

    @property
    def minutes(self) -> int | None:
        """The clock as minutes after midnight (0 to 1499)."""
        return None if self.hour is None else self.hour * 60 + (self.minute or 0)


class Stamp(NamedTuple):
    """A stamp in a line. `start` and `end` are columns of the line's folded text.

    `opener` is the bullet or fence before everything, `lead` the words between it and the stamp, `separator` what stands between the
    stamp and `tail`, the rest of the line. `tight` tells that the stamp is glued to the letter before it, `glued` that the tail is
    glued to the stamp. `place` is `whole` (nothing else in the line), `start` (text after it) or `end` (text before it). `name` is a byline
    in the lead or the tail, `prefix` a word that belongs to the marker. `shape` spells the stamp (`D MONTH YYYY HH:MM`).
    """

    line: int
    start: int
    end: int
    place: str
    when: When
    shape: str
    text: str
    opener: str = ""
    lead: str = ""
    separator: str = ""
    tail: str = ""
    tight: bool = False
    glued: bool = False
    name: str | None = None
    named: str = ""
    prefix: str = ""
    metadata: bool = False
    closing: bool = False
    lines: int = 1
