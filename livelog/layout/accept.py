"""Whether a pool of markers can stand: by its number, by what stands around it, by what the page says of itself."""

from __future__ import annotations

import itertools
from collections import Counter

from livelog.evidence.around import has_prose, texts_of
from livelog.evidence.features import is_headlike, is_prose, is_text
from livelog.layout.markers import kind
from livelog.layout.pools import Pool, separator_class, strong
from livelog.model.marker import Marker
from livelog.model.page import Line


def acceptable(pool: Pool, lines: tuple[Line, ...], stated: frozenset[int], live: bool) -> bool:
    """Whether a pool can stand: three stamps, or two that agree, or one that could be nothing else. A bare clock alone may not."""
    members = pool.markers
    full = pool.full
    kinds = {kind(marker.stamp) for marker in members}
    if kinds <= {"day"}:
        return len(members) >= 2 and all(marker.stamp.name for marker in members) and sum(full) == len(full)
    sure = len(members) >= 3 and sum(strong(marker.stamp) and separator_class(marker.stamp) == "firm" for marker in members) >= 0.8 * len(
        members
    )
    if sum(full) < (1 if sure else max(1, 0.5 * len(full))):
        return False
    if kinds <= {"age"}:
        return len(members) >= 2 and sum(full) >= 0.8 * len(full) and _proseful(members, lines)
    if kinds <= {"match"}:
        return _match(members) or (live and len(members) == 1 and _on_live(members[0], lines))
    if len(members) == 1 and not _followed(members[0], lines):
        return _closes(members[0], lines)
    if not _has_prose(members, lines):
        return False
    if len(members) >= 3:
        return not _prosaic(members)
    if (
        len(members) == 2
        and not any(is_prose(lines[number].text) for number in range(members[0].first))
        and members[0].stamp.when.has_day
        and members[0].first <= 3
    ):
        return strong(members[0].stamp) and all(full) and bool(members[0].stamp.name or members[0].stamp.when.zone)
    if len(members) == 2:
        return not _prosaic(members) and (full[0] or all(strong(marker.stamp) for marker in members))
    return _alone(members[0], lines) or _after_date(members[0], lines, stated) or (live and _on_live(members[0], lines))


def _has_prose(members: tuple[Marker, ...], lines: tuple[Line, ...]) -> bool:
    """Some marker is followed by a sentence before the next: a list of titles with their clocks is no feed."""
    ends = [marker.first for marker in members[1:]] + ([members[-1].last + 6] if len(members) < 3 else [members[-1].last + 1])
    return any(
        is_prose(marker.stamp.tail) or is_prose(marker.stamp.lead) or has_prose(lines, marker.last + 1, min(end, len(lines)))
        for marker, end in zip(members, ends, strict=True)
    ) or any(is_prose(lines[n].text) for n in range(members[0].first) if members[-1].stamp.tight)


def _match(members: tuple[Marker, ...]) -> bool:
    """Match minutes: three (overs and quarters: one with a stage or a fellow), bare numbers only where they repeat or run in leaps."""
    shapes = Counter(marker.stamp.shape.partition(" ")[0] for marker in members)  # a clock can stand beside the minute
    if shapes["ORDINAL"] or shapes["BALL"]:
        numbers = [float((marker.stamp.when.match or "0").split("+")[0]) for marker in members if marker.stamp.shape in ("ORDINAL", "BALL")]
        steps = [two - one for one, two in itertools.pairwise(numbers)]
        return len(numbers) >= 3 and (all(step <= 0 for step in steps) or all(step >= 0 for step in steps))
    if shapes["NUMBER"]:
        numbers = [int((marker.stamp.when.match or "0").split("+")[0]) for marker in members if marker.stamp.shape == "NUMBER"]
        steps = [two - one for one, two in itertools.pairwise(numbers)]
        one_way = all(step <= 0 for step in steps) or all(step >= 0 for step in steps)
        counted = sum(step == 1 for step in steps) * 2 > len(steps)
        return len(numbers) >= 4 and one_way and not counted
    return len(members) >= 2 and any(shapes[one] for one in ("MINUTE", "PLAYED", "OVER", "PERIOD"))


def _proseful(members: tuple[Marker, ...], lines: tuple[Line, ...]) -> bool:
    """Sentences, not just titles, stand between the markers: a list of related stories has titles only."""
    ends = [marker.first for marker in members[1:]] + [len(lines)]
    has = [has_prose(lines, marker.last + 1, min(end, marker.last + 10)) for marker, end in zip(members, ends, strict=True)]
    return sum(has) * 2 >= len(has)


def _prosaic(members: tuple[Marker, ...]) -> bool:
    """The lines read on as sentences behind their clocks: `12:30, the gate ...`, `4.15pm was ...`."""
    starts = [marker.stamp for marker in members if marker.stamp.place == "start"]
    if len(starts) * 2 <= len(members):
        return False
    lower = sum(stamp.tail[:1].islower() and separator_class(stamp) != "firm" for stamp in starts)
    return lower * 2 > len(starts)


def _alone(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """One marker alone is believed with a byline, a zone, a fence, a day behind prose, or a headline or sentence in its own line."""
    stamp = marker.stamp
    above = texts_of(lines, 0, marker.first)
    if stamp.place == "start":
        if separator_class(stamp) == "firm" or (stamp.prefix and not stamp.tail[:1].islower()):
            return True
        return (
            separator_class(stamp) == "blank"
            and (stamp.tail[0].isupper() or not stamp.tail[0].isalpha())
            and is_text(stamp.tail)
            and not stamp.when.has_day
        )
    if stamp.place == "end":
        return bool(stamp.prefix)
    if stamp.name or stamp.when.relative is not None or "+++" in stamp.opener:
        return True
    if stamp.when.has_day:
        return stamp.when.weekday is None and any(is_prose(text) for text in above)
    return bool(stamp.when.zone) or (bool(stamp.opener) and any(is_text(text) for text in above))


def _on_live(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """A marker alone in a page that calls itself live: a clock with a headline or a sentence right below it, or a few words beside it."""
    stamp = marker.stamp
    if kind(stamp) == "match":
        return stamp.shape in ("MINUTE", "OVER") and separator_class(stamp) == "firm" and is_prose(stamp.tail)
    below = texts_of(lines, marker.last + 1, len(lines), 2)
    if kind(stamp) != "clock" or not marker.first:
        return False
    if stamp.place == "whole":
        return bool(below) and (is_prose(below[0]) or (is_headlike(below[0]) and len(below) > 1 and is_prose(below[1])))
    return stamp.place == "start" and stamp.tail[:1].isupper() and stamp.tail.count(" ") >= 2 and any(map(is_prose, below))


def _after_date(marker: Marker, lines: tuple[Line, ...], stated: frozenset[int]) -> bool:
    """A clock alone in its line below the page's own date, with a sentence soon after it: it is no second date of the page."""
    dated = any(number < marker.first for number in stated)
    below = texts_of(lines, marker.last + 1, len(lines), 3)
    return dated and marker.stamp.place == "whole" and kind(marker.stamp) == "clock" and any(map(is_prose, below))


def _followed(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """Text of its own follows the marker."""
    if marker.stamp.place != "whole":
        return True
    return any(is_text(line.text) for line in lines[marker.last + 1 : marker.last + 12] if not line.reason)


def _closes(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """A marker alone below sentences with nothing to say under it closes its entry."""
    above = texts_of(lines, 0, marker.first)[-3:]
    below = texts_of(lines, marker.last + 1, len(lines))
    if not above or not is_prose(above[-1]) or any(map(is_prose, below)):
        return False
    return marker.stamp.name is not None or (not below and sum(map(is_prose, above)) >= 2)
