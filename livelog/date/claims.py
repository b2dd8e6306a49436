"""What the page claims of its own times: when it was published and last changed, and when an entry was."""

from __future__ import annotations

from datetime import date

from livelog.date.calendar import printed_day
from livelog.date.facts import says_end
from livelog.date.instants import shifted
from livelog.date.settle import Settled, moment
from livelog.date.witness import Witness
from livelog.know.lexicon import Lexicon
from livelog.model.stamp import Stamp


def page_claims(heading: list[Stamp], witness: Witness, words: Lexicon) -> tuple[str | None, str | None]:
    """The instants at which the page says it was published and last changed, from the full dates with clocks in its head.

    Each is `YYYY-MM-DDTHH:MM:SSZ`, or None where the page, its zone included, does not say.
    """
    published = modified = None
    for stamp in heading:
        when = stamp.when
        if when.year is None or not (when.has_day and when.has_clock):
            continue
        claimed = moment(when, printed_day(when, witness.day_first, None), witness)
        if says_end(stamp.lead, words):
            modified = claimed or modified
        else:
            published = published or claimed
    return published, modified


def changed(stamp: Stamp | None, settled: Settled, witness: Witness) -> str | None:
    """The instant at which an entry says it was changed (`Updated at 2.20pm GMT`): on its own day, or past a midnight on the next.

    What is no later than its publication is no change.
    """
    local = settled.time.local or ""
    if stamp is None or not stamp.when.has_clock:
        return None
    day = printed_day(stamp.when, witness.day_first, witness.day)
    if day is None and "T" in local:
        clock = int(local[11:13]) * 60 + int(local[14:16])
        day = shifted(date.fromisoformat(local[:10]), 1 if (stamp.when.minutes or 0) < clock else 0)
    told = moment(stamp.when, day, witness)
    return told if told is None or settled.instant is None or told > settled.instant else None
