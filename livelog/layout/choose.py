"""The best reading of a page: which markers, on which side, in which order."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from livelog.evidence.live import says_live
from livelog.know.lexicon import Lexicon
from livelog.layout.accept import acceptable
from livelog.layout.dates import without_header, without_page_dates
from livelog.layout.gaps import Side
from livelog.layout.lists import without_lists
from livelog.layout.markers import kind
from livelog.layout.pools import Pool, group, judge, style, weighed
from livelog.layout.sides import side
from livelog.layout.variants import absorb
from livelog.model.layout import Evidence, Hypothesis
from livelog.model.marker import Marker, Region
from livelog.model.page import Line


class Layout(NamedTuple):
    """The chosen markers and their side (`marker` None.

    The page has no entries), the lines that open entries beside the markers, all hypotheses, best first, and the lines that
    date the page itself. `regions` are the lines of each marker's entry, where the page's markup tells them,
    `timed` lines in them that hold nothing but another time,
    `changed` those of each region that tell of a change,
    `keys` and `pinned` places of entries that an index of key events lists, or that stand twice because they are pinned.
    """

    markers: tuple[Marker, ...]
    marker: str | None
    shape: str | None
    openers: tuple[Marker, ...]
    hypotheses: tuple[Hypothesis, ...]
    dated: frozenset[int] = frozenset()
    regions: tuple[Region, ...] = ()
    timed: frozenset[int] = frozenset()
    changed: tuple[frozenset[int], ...] = ()
    keys: frozenset[int] = frozenset()
    pinned: frozenset[int] = frozenset()


def choose(markers: list[Marker], lines: tuple[Line, ...], words: Lexicon, stated: frozenset[int] = frozenset()) -> Layout:
    """The layout of a page whose possible markers are given. Scores every pool, joins what belongs together, weighs the sides.

    `stated` are the lines in which the page says when it was published or changed.
    """
    openers = tuple(marker for marker in markers if kind(marker.stamp) == "epoch" and marker.stamp.place == "whole")
    opening = frozenset(marker.first for marker in openers)
    usable = [marker for marker in markers if marker.stamp.place != "mid" and kind(marker.stamp) != "epoch"]
    live = says_live(lines, words)
    own = without_page_dates(usable, lines, stated, live)
    if len(own) < len(usable):
        kept = {id(marker) for marker in own}
        stated |= {marker.first for marker in usable if id(marker) not in kept and marker.stamp.when.has_day}
    usable = without_lists(own, lines, words)
    dated = frozenset(marker.first for marker in usable if marker.stamp.when.has_day and marker.stamp.place == "whole")
    pools = [judge(members, lines) for members in _candidates(usable)]
    ranked = _ranked([pool for pool in pools if pool.score > 0], lines)
    hypotheses: list[Hypothesis] = []
    chosen: tuple[Pool, Side, tuple[Marker, ...]] | None = None
    for pool in ranked[:6]:
        accepted = acceptable(pool, lines, stated | dated, live)
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
    base = _base(members)
    members = without_header(base, lines, words)
    taken = {marker.first for marker in base}
    stated |= {marker.first for marker in usable if marker.first < members[0].first and marker.stamp.when.has_day}
    members = absorb(members, [marker for marker in usable if marker.first not in taken], lines, closing=best.marker == "trailing")
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


_CLOSE = 0.7  # share of the best pool's score from which on others are weighed against it once more
_PROSE = 0.3  # what a pool loses that has no sentence behind any of its markers


def _ranked(pools: list[Pool], lines: tuple[Line, ...]) -> list[Pool]:
    """The pools, best first. Where several are about as good, sentences between the markers count: lists of stories have titles only."""
    least = _CLOSE * max((pool.score for pool in pools), default=0.0)
    close = [pool for pool in pools if pool.score >= least]
    if len(close) > 1:
        pools = [weighed(pool, lines, _PROSE) if pool.score >= least else pool for pool in pools]
    return sorted(pools, key=lambda pool: -pool.score)


_LEAST_STYLE = 0.25  # share of a pool that a style needs to stand in it unasked


def _base(members: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """The markers of the pool's usual styles; the others must show that they fit (see `absorb`)."""
    if all(kind(marker.stamp) == "match" for marker in members):
        return members
    own = [style(marker.stamp) for marker in members]
    styles = Counter(own)
    return tuple(marker for marker, one in zip(members, own, strict=True) if styles[one] >= _LEAST_STYLE * len(members)) or members


def shape_of(markers: tuple[Marker, ...]) -> str:
    """The commonest shape of the markers."""
    return Counter(marker.stamp.shape for marker in markers).most_common(1)[0][0]
