"""What is known of days and zones beside the markers."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Witness(NamedTuple):
    """What is known beside the stamps.

    `zone` is the page's own; `given_zone`, `given_day` and `captured` are options; `offset` is the one that machine-readable times beside
    the clocks tell; `home` is the publisher's zone and `home_basis` how that is known (`publisher` or `dialect`). `day` is the page's
    day, `day_is_end` whether of its last change, `day_minutes` its clock where nothing says of what it is, `day_of` the entry that it was
    inferred from, where no words of the page's own state it.
    """

    zone: str | None = None
    given_zone: str | None = None
    day: date | None = None
    day_is_end: bool = False
    day_minutes: int | None = None
    day_of: int | None = None
    given_day: date | None = None
    home: str | None = None
    home_basis: str = "publisher"
    country: str | None = None
    captured: datetime | None = None
    offset: str | None = None
    day_first: bool = True
