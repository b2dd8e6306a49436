"""The best reading of a page: which markers, on which side, in which order."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import NamedTuple

from livelog.evidence.features import is_headlike, is_prose, is_text
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.lists import says_live, without_lists, without_page_dates
from livelog.layout.markers import kind
from livelog.layout.pools import Pool, filled, group, judge, separator_class, strong, style
from livelog.layout.sides import Side, side
from livelog.layout.variants import absorb
from livelog.model.layout import Evidence, Hypothesis
from livelog.model.marker import Marker
from livelog.model.page import Line


class Layout(NamedTuple):
    """The chosen markers and their side (`marker` None.

    The page has no entries), the lines that open entries beside the markers, all hypotheses, best first, and the lines that
    date the page itself.
    """

    markers: tuple[Marker, ...]
    marker: str | None
    shape: str | None
    openers: tuple[Marker, ...]
    hypotheses: tuple[Hypothesis, ...]
    dated: frozenset[int] = frozenset()


def choose(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon, stated: frozenset[int] = frozenset()) -> Layout:
    """The layout of a page whose possible markers are given. Scores every pool, joins what belongs together, weighs the sides.

    `stated` are the lines in which the page says when it was published or changed.
    """
    openers = tuple(marker for marker in markers if kind(marker.stamp) == "epoch" and marker.stamp.place == "whole")
    opening = frozenset(marker.first for marker in openers)
    usable = [marker for marker in markers if marker.stamp.place != "mid" and kind(marker.stamp) != "epoch"]
    live = says_live(lines, words)
    own = without_page_dates(usable, lines, stated, live)
    kept = {id(marker) for marker in own}
    stated |= {marker.first for marker in usable if id(marker) not in kept and marker.stamp.when.has_day}
    usable = without_lists(own, lines, words)
    dated = frozenset(marker.first for marker in usable if marker.stamp.when.has_day and marker.stamp.place == "whole")
    pools = [judge(members, lines) for members in _candidates(usable)]
    ranked = sorted((pool for pool in pools if pool.score > 0), key=lambda pool: -pool.score)
    hypotheses: list[Hypothesis] = []
    chosen: tuple[Pool, Side, tuple[Marker, ...]] | None = None
    for pool in ranked[:6]:
        accepted = _accepted(pool, lines, stated | dated, live)
        sides = side(pool.markers, lines, opening, words, stated)
        for number, one in enumerate(sides[: 2 if accepted else 1]):
            evidence = (*pool.evidence, *one.evidence, *(() if accepted else (Evidence("too weak to stand alone", 0.0),)))
            score = pool.score if accepted and not number else pool.score * 0.1 * (1.0 if accepted else 0.5)
            hypotheses.append(Hypothesis(one.marker, shape_of(pool.markers), len(pool.markers), round(score, 3), evidence))
        if accepted and chosen is None:
            chosen = pool, sides[0], pool.markers
    hypotheses.sort(key=lambda one: -one.score)
    if chosen is None:
        return Layout((), None, None, openers, tuple(hypotheses))
    pool, best, members = chosen
    members = _without_header(_base(members), lines, words)
    taken = {marker.first for marker in members}
    stated |= {marker.first for marker in usable if marker.first < members[0].first and marker.stamp.when.has_day}
    members = absorb(members, [marker for marker in usable if marker.first not in taken], lines)
    same = len(members) == len(pool.markers) and all(one is other for one, other in zip(members, pool.markers, strict=True))
    name = best.marker if same else side(members, lines, opening, words, stated)[0].marker
    if name == "leading" and sum(marker.stamp.place == "end" and not marker.stamp.prefix for marker in members) * 2 > len(members):
        name = "headline-first"  # the headline stands in the stamp's own line, before it
    return Layout(members, name, shape_of(members), openers, tuple(hypotheses), frozenset(stated))


def _candidates(markers: list[Marker]) -> list[list[Marker]]:
    """Pools to judge: by place and kind, then stamps alone in their line together with those that open theirs."""
    groups = group(markers)
    pools = [members for (_, _), members in groups.items()]
    for one in ("clock", "match"):
        both = [*groups.get(("whole", one), ()), *groups.get(("start", one), ())]
        if groups.get(("whole", one)) and groups.get(("start", one)):
            pools.append(sorted(both, key=lambda marker: marker.first))
    pools.extend(_by_style(markers))
    return pools


def _by_style(markers: list[Marker]) -> list[list[Marker]]:
    """Pools of one exact style, where a page holds several."""
    styles: dict[tuple[object, ...], list[Marker]] = {}
    for marker in markers:
        if kind(marker.stamp) == "clock":
            styles.setdefault(style(marker.stamp), []).append(marker)
    return [members for members in styles.values() if len(members) >= 2] if len(styles) > 1 else []


def _accepted(pool: Pool, lines: tuple[Line, ...], stated: frozenset[int], live: bool) -> bool:
    """Whether a pool can stand: three stamps, or two that agree, or one that could be nothing else. A bare clock alone may not."""
    members = pool.markers
    full = filled(list(members), lines)
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
        is_prose(marker.stamp.tail)
        or is_prose(marker.stamp.lead)
        or any(is_prose(lines[n].text) for n in range(marker.last + 1, min(end, len(lines))) if not lines[n].reason)
        for marker, end in zip(members, ends, strict=True)
    ) or any(is_prose(lines[n].text) for n in range(members[0].first) if members[-1].stamp.tight)


def _match(members: tuple[Marker, ...]) -> bool:
    """Match minutes: three (overs and quarters: one with a stage or a fellow), bare numbers only where they repeat or run in leaps."""
    shapes = Counter(marker.stamp.shape for marker in members)
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
    return len(members) >= 2 and bool(shapes["MINUTE"] + shapes["OVER"] + shapes["PERIOD"])


def _proseful(members: tuple[Marker, ...], lines: tuple[Line, ...]) -> bool:
    """Sentences, not just titles, stand between the markers: a list of related stories has titles only."""
    ends = [marker.first for marker in members[1:]] + [len(lines)]
    has = [
        any(is_prose(lines[n].text) for n in range(marker.last + 1, min(end, marker.last + 10)) if not lines[n].reason)
        for marker, end in zip(members, ends, strict=True)
    ]
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
    above = [lines[number].text for number in range(marker.first) if not lines[number].reason]
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
    below = [line.text for line in lines[marker.last + 1 :] if not line.reason][:2]
    if kind(stamp) != "clock" or not marker.first:
        return False
    if stamp.place == "whole":
        return bool(below) and (is_prose(below[0]) or (is_headlike(below[0]) and len(below) > 1 and is_prose(below[1])))
    return stamp.place == "start" and stamp.tail[:1].isupper() and stamp.tail.count(" ") >= 2 and any(map(is_prose, below))


def _after_date(marker: Marker, lines: tuple[Line, ...], stated: frozenset[int]) -> bool:
    """A clock alone in its line below the page's own date, with a sentence soon after it: it is no second date of the page."""
    dated = any(number < marker.first for number in stated)
    below = [line.text for line in lines[marker.last + 1 :] if not line.reason][:3]
    return dated and marker.stamp.place == "whole" and kind(marker.stamp) == "clock" and any(map(is_prose, below))


def _followed(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """Text of its own follows the marker."""
    if marker.stamp.place != "whole":
        return True
    return any(is_text(line.text) for line in lines[marker.last + 1 : marker.last + 12] if not line.reason)


def _closes(marker: Marker, lines: tuple[Line, ...]) -> bool:
    """A marker alone below sentences with nothing to say under it closes its entry."""
    above = [line.text for line in lines[: marker.first] if not line.reason][-3:]
    below = [line.text for line in lines[marker.last + 1 :] if not line.reason]
    if marker.stamp.place != "whole" or kind(marker.stamp) != "clock" or not above or not is_prose(above[-1]) or any(map(is_prose, below)):
        return False
    return marker.stamp.name is not None or (not below and sum(map(is_prose, above)) >= 2)


_LEAST_STYLE = 0.25  # share of a pool that a style needs to stand in it unasked


def _base(members: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """The markers of the pool's usual styles; the others must show that they fit (see `absorb`)."""
    if all(kind(marker.stamp) == "match" for marker in members):
        return members
    styles = Counter(style(marker.stamp) for marker in members)
    return tuple(marker for marker in members if styles[style(marker.stamp)] >= _LEAST_STYLE * len(members)) or members


def _without_header(members: tuple[Marker, ...], lines: tuple[Line, ...], words: Lexicon) -> tuple[Marker, ...]:
    """A dated stamp above others that have no day is the page's own."""
    if len(members) < 2:
        return members
    first, *rest = members
    when = first.stamp.when
    above = fold_word(lines[first.first - 1].text).strip(" .:!") if first.first else ""
    if above in words.words("labels.pinned"):
        return members
    alone_dated = when.has_day and not any(marker.stamp.when.has_day for marker in rest)
    alone_weekday = when.weekday is not None and not any(marker.stamp.when.weekday is not None for marker in rest)
    alone_year = when.year is not None and bool(first.stamp.lead) and len(rest) >= 2 and not any(marker.stamp.when.year for marker in rest)
    nameless = all(marker.stamp.name for marker in rest)
    if (alone_dated or alone_weekday or alone_year or nameless or _out_of_order(members)) and not first.stamp.name:
        return tuple(rest)
    return members


def _out_of_order(members: tuple[Marker, ...]) -> bool:
    """The first of the markers, all dated, is older than the others, which run newest first without a break."""
    whens = [marker.stamp.when for marker in members]
    if len(whens) < 3 or not all(when.has_day and when.has_clock and when.year and when.month for when in whens):
        return False
    moments = [(when.year or 0, when.month or 0, when.day or 0, when.minutes or 0) for when in whens]
    return moments[0] < moments[-1] and all(one >= two for one, two in itertools.pairwise(moments[1:]))


def shape_of(markers: tuple[Marker, ...]) -> str:
    """The commonest shape of the markers."""
    return Counter(marker.stamp.shape for marker in markers).most_common(1)[0][0]
