"""On which side of its entry a marker stands: before it, after it, or between its headline and its body."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

from livelog.evidence.bylines import byline_line
from livelog.evidence.features import ends_sentence, is_headlike, is_prose, is_text
from livelog.know.lexicon import Lexicon, fold_word
from livelog.layout.gaps import Gaps, Side, gaps
from livelog.layout.headlines import headline_first
from livelog.layout.markers import kind
from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line

_FOOTERS = ("related-link", "newsletter", "comments")  # reasons of removed lines with which a page's end begins
_TRAILING = 1.5  # points from which a marker is taken to stand after its entry


def side(
    markers: tuple[Marker, ...], lines: tuple[Line, ...], openers: frozenset[int], words: Lexicon, dated: frozenset[int] = frozenset()
) -> tuple[Side, ...]:
    """The sides with their points, best first.

    `openers` are lines (epochs) that open entries beside the markers, `dated` those that date the page.
    """
    around = gaps(markers, lines)
    around = around._replace(above=tuple(number for number in around.above if number not in dated))
    trailing = _trailing(markers, around, lines, openers, words)
    first = headline_first(markers, around, lines, words)
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
    evidence.append(_ruled(markers, around, lines))
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
    prose = [text for text in said[:3] if is_prose(text) or ends_sentence(text) or (is_text(text) and is_headlike(text))]
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


def _ruled(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...]) -> Evidence:
    """Rules part entries too: between a marker and the text above it, it leads; between it and the text below, it trails."""
    above = below = 0
    for marker, other, gap in zip(markers, markers[1:], around.between, strict=False):
        first, last = (gap[0], gap[-1]) if gap else (marker.last + 1, other.first - 1)
        below += any(line.reason == "rule" for line in lines[marker.last + 1 : first])
        above += any(line.reason == "rule" for line in lines[last + 1 : other.first])
    many = len(markers) - 1
    if many and above >= 0.8 * many and below <= 0.2 * many:
        return Evidence("rules above the stamps only", -2.0)
    if many and below >= 0.8 * many and above <= 0.2 * many:
        return Evidence("rules below the stamps only", 2.0)
    return Evidence("rules", 0.0)


def _feed_above(around: Gaps, lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A line such as `Live updates` stands above, and prose follows it at once."""
    feed = words.words("labels.feed")
    for number, below in zip(around.above, around.above[1:], strict=False):
        if fold_word(lines[number].text).strip(" .:") in feed:
            return is_prose(lines[below].text) and number > around.above[0]
    return False
