"""On which side of its entry a marker stands: before it, after it, or between its headline and its body."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from livelog.evidence.bylines import byline_line
from livelog.evidence.credits import is_credit
from livelog.evidence.features import cjk, is_headlike, is_prose, is_text
from livelog.evidence.names import is_name
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.layout.markers import kind
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


_LEAST_HEADS, _MOST_HEADS = (
    0.6,
    0.75,
)  # shares of markers with a headline above that make a page headline-first (the lower: if bodies follow)
_FOOTERS = ("related-link", "newsletter", "comments")  # reasons of removed lines with which a page's end begins
_TRAILING = 1.5  # points from which a marker is taken to stand after its entry


def gaps(markers: tuple[Marker, ...], lines: tuple[Line, ...]) -> Gaps:
    """The stretches of kept lines around the markers."""

    def kept(start: int, end: int) -> tuple[int, ...]:
        return tuple([number for number in range(start, end) if not lines[number].reason])

    between = tuple(kept(one.last + 1, other.first) for one, other in itertools.pairwise(markers))
    return Gaps(kept(0, markers[0].first), between, kept(markers[-1].last + 1, len(lines)))


def side(
    markers: tuple[Marker, ...], lines: tuple[Line, ...], openers: frozenset[int], words: Lexicon, dated: frozenset[int] = frozenset()
) -> tuple[Side, ...]:
    """The sides with their points, best first.

    `openers` are lines (epochs) that open entries beside the markers, `dated` those that date the page.
    """
    around = gaps(markers, lines)
    around = around._replace(above=tuple(number for number in around.above if number not in dated))
    trailing = _trailing(markers, around, lines, openers, words)
    first = _headline_first(markers, around, lines, words)
    leading = Side("leading", _TRAILING, (Evidence("usual", _TRAILING),))
    if all(kind(marker.stamp) == "match" for marker in markers):
        leading = Side("match-minute", _TRAILING, (Evidence("usual", _TRAILING),))
    return tuple(sorted((trailing, first, leading), key=lambda one: -one.points))


def _trailing(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...], openers: frozenset[int], words: Lexicon) -> Side:
    """Points for markers that close their entries."""
    count = len(markers)
    stamps = [marker.stamp for marker in markers]
    evidence: list[Evidence] = []
    if sum(stamp.place == "start" and not stamp.closing for stamp in stamps) * 2 > count or kind(stamps[0]) in ("match", "age", "epoch"):
        return Side("trailing", -9.0, (Evidence("text behind the stamps", -9.0),))
    if not any(is_text(lines[number].text) for number in around.above):
        evidence.append(Evidence("no text above the first stamp", -6.0))
    tight = sum(stamp.tight and stamp.named == "lead" and stamp.when.has_day for stamp in stamps)
    if tight * 2 > count:
        evidence.append(Evidence("name glued to date", 2.0))
    if sum(stamp.named == "lead" and not stamp.tight and stamp.when.has_day for stamp in stamps) * 2 > count:
        evidence.append(Evidence("name spaced from date", -1.0))
    if sum(stamp.closing for stamp in stamps):
        evidence.append(Evidence("closing words beside a stamp", 2.5))
    if sum(stamp.opener in ("—", "–") and stamp.named == "lead" for stamp in stamps) * 2 > count:
        evidence.append(Evidence("signed with a dash", 1.5))
    elif sum(bool(stamp.opener) for stamp in stamps) * 2 > count:
        evidence.append(Evidence("bulleted", -2.0))
    if sum(stamp.place == "end" and is_prose(stamp.lead) for stamp in stamps) * 2 > count:
        evidence.append(Evidence("stamp at the end of prose", 3.0))
    if openers and _interleaved(markers, openers):
        evidence.append(Evidence("epochs open the entries", 4.5))
    evidence.append(_ends(markers, around, lines, words))
    evidence.append(_spacing(markers, around, lines, openers))
    if _feed_above(around, lines, words):
        evidence.append(Evidence("feed opens with text", 1.5))
    evidence = [one for one in evidence if one.value]
    return Side("trailing", sum(one.value for one in evidence), tuple(evidence))


def _interleaved(markers: tuple[Marker, ...], openers: frozenset[int]) -> bool:
    """Between each two markers stands one opener."""
    order = sorted(openers)
    if len(markers) < 2:
        return order[0] < markers[0].first
    between = sum(bisect_right(order, one.last) < bisect_left(order, other.first) for one, other in itertools.pairwise(markers))
    return between * 5 >= 4 * (len(markers) - 1)


def _ends(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...], words: Lexicon) -> Evidence:
    """Text below the last marker speaks for leading markers, none for trailing ones."""
    below = [lines[number].text for number in around.below[:6]]
    own = lines[markers[-1].last + 1 : around.below[0] if around.below else len(lines)]
    if any(line.reason in _FOOTERS for line in own):
        below = []  # the page's end begins right below the last stamp
    footers = words.words("footer.line") + words.words("footer.start")
    end = next((place for place, text in enumerate(below) if fold_word(text).startswith(footers)), len(below))
    said = [text for text in below[:end] if not byline_line(text, words, bare=True)]
    prose = [text for text in said[:3] if is_prose(text) or (is_text(text) and is_headlike(text))]
    if not below[:end]:
        return Evidence("no text below the last stamp", 2.5)
    return Evidence("text below the last stamp", -2.5) if prose else Evidence("only a footer below the last stamp", 2.0)


def _spacing(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...], openers: frozenset[int]) -> Evidence:
    """Empty lines part entries: above a marker but not below it, it leads; below but not above, it trails."""
    above = [lines[marker.first].blanks > 0 for marker in markers if marker.first > 0]
    heads = [gap[0] for gap in (*around.between, around.below) if gap and gap[0] not in openers]
    below = [lines[number].blanks > 0 for number in heads]
    if not above or not below:
        return Evidence("spacing", 0.0)
    over, under = sum(above) / len(above), sum(below) / len(below)
    if over >= 0.8 and under <= 0.2:
        return Evidence("empty lines above the stamps only", -1.5)
    if over <= 0.2 and under >= 0.8:
        return Evidence("empty lines below the stamps only", 1.5)
    return Evidence("spacing", 0.0)


def _feed_above(around: Gaps, lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A line such as `Live updates` stands above, and prose follows it at once."""
    feed = words.words("labels.feed")
    for number, below in zip(around.above, around.above[1:], strict=False):
        if fold_word(lines[number].text).strip(" .:") in feed:
            return is_prose(lines[below].text) and number > around.above[0]
    return False


def _headline_first(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...], words: Lexicon) -> Side:
    """Points for markers with a headline in the line above them."""
    stamps = [marker.stamp for marker in markers]
    if sum(stamp.place == "end" for stamp in stamps) * 2 > len(stamps) or any("+++" in stamp.opener for stamp in stamps):
        return Side("headline-first", -9.0, (Evidence("headline in the stamp's own line", -9.0),))
    above = [
        _heads_above(around.above, lines, words, len(markers) == 1),
        *(_heads(marker, gap, lines, words) for marker, gap in zip(markers, around.between, strict=False)),
    ]
    share = sum(above) / len(above)
    below = [_below(marker, gap, lines, words) for marker, gap in zip(markers, (*around.between, around.below), strict=True)]
    body = sum(below) / len(below)
    if share < _LEAST_HEADS or not above[0] or body < (0.6 if share >= _MOST_HEADS else 0.85):
        return Side("headline-first", 0.0, (Evidence("headlines above", round(share, 2)), Evidence("bodies below", round(body, 2))))
    return Side(
        "headline-first", 2.0 + share + body, (Evidence("headlines above", round(share, 2)), Evidence("bodies below", round(body, 2)))
    )


def _heads(marker: Marker, gap: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> bool:
    """The last line of the gap below a marker reads as a headline, and prose or a credit stands above it."""
    gap = _without_byline(gap, lines, words)
    if not gap:
        return False
    last = lines[gap[-1]].text
    if not is_headlike(last) or _label(last, words) or is_name(last, words):
        return False
    above = lines[gap[-2]].text if len(gap) >= 2 else marker.stamp.tail
    if len(gap) >= 2 and (is_credit(above) or not is_headlike(above)):
        return True
    return is_prose(above) or (is_text(last) and lines[gap[-1]].blanks > 0 and bool(above))


def _without_byline(gap: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> tuple[int, ...]:
    """The gap without an author's line between the headline and the stamp: `By Ann Poe`, or a name alone below a headline."""
    if len(gap) < 2 or not is_headlike(lines[gap[-2]].text):
        return gap
    byline = byline_line(lines[gap[-1]].text, words, bare=True)
    return gap[:-1] if byline and byline.names else gap


def _heads_above(gap: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon, alone: bool) -> bool:
    """The line above the first marker reads as its headline: not the page's own title, which stands first."""
    gap = _without_byline(gap, lines, words)
    if len(gap) < 2 or _label(lines[gap[-1]].text, words) or is_name(lines[gap[-1]].text, words):
        return False
    text = lines[gap[-1]].text
    parted = gap[-2:-1] if gap[-1] - gap[-2] > 1 else ()  # a date or a removed line stands between the title and the headline
    if alone and not any(is_headlike(lines[number].text) and is_text(lines[number].text) for number in (*gap[:-2], *parted)):
        return False
    return is_headlike(text) and (text.count(" ") >= 1 or cjk(text) >= 5)


def _label(text: str, words: Lexicon) -> bool:
    return fold_word(text).strip(" .:!") in _labels(words.code)


@lru_cache(maxsize=64)
def _labels(code: str | None) -> frozenset[str]:
    """All labels of a language."""
    tables = ("label", "feed", "index", "end", "key_event", "pinned")
    return frozenset(word for table in tables for word in lexicon(code).words(f"labels.{table}"))


def _below(marker: Marker, gap: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> bool:
    """What follows the marker reads as a body rather than a headline."""
    if marker.stamp.tail and marker.stamp.named != "tail":
        return is_prose(marker.stamp.tail)
    texts = [lines[number].text for number in gap[:2]]
    if len(texts) == 2 and byline_line(texts[0], words, bare=True):
        texts = texts[1:]  # the author stands below the stamp
    return bool(texts) and (is_prose(texts[0]) or not is_headlike(texts[0]))
