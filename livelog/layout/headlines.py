"""How much speaks for headlines above the markers: between each marker and the text above it."""

from __future__ import annotations

from functools import lru_cache

from livelog.evidence.bylines import byline_line, signed
from livelog.evidence.credits import is_credit
from livelog.evidence.features import cjk, is_headlike, is_prose, is_text
from livelog.evidence.names import is_name
from livelog.know.lexicon import Lexicon, fold_word, lexicon
from livelog.layout.gaps import Gaps, Side
from livelog.model.layout import Evidence
from livelog.model.marker import Marker
from livelog.model.page import Line

_LEAST_HEADS, _MOST_HEADS = (
    0.6,
    0.75,
)  # shares of markers with a headline above that make a page headline-first (the lower: if bodies follow)
_PARTING = ("rule", "share")  # reasons of removed lines that part entries


def headline_first(markers: tuple[Marker, ...], around: Gaps, lines: tuple[Line, ...], words: Lexicon) -> Side:
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
    if _bound(markers, (around.above, *around.between), above, lines, words) and body >= _MOST_BODIES:
        return Side(
            "headline-first", 2.0 + body, (Evidence("headlines bound to the stamps below", 2.0), Evidence("bodies below", round(body, 2)))
        )
    if share < _LEAST_HEADS or not above[0] or body < (0.6 if share >= _MOST_HEADS else 0.85):
        return Side("headline-first", 0.0, (Evidence("headlines above", round(share, 2)), Evidence("bodies below", round(body, 2))))
    return Side(
        "headline-first", 2.0 + share + body, (Evidence("headlines above", round(share, 2)), Evidence("bodies below", round(body, 2)))
    )


_LEAST_BOUND, _SHARE_BOUND, _MOST_BODIES = 2, 0.25, 0.9


def _bound(
    markers: tuple[Marker, ...], above: tuple[tuple[int, ...], ...], heads: list[bool], lines: tuple[Line, ...], words: Lexicon
) -> bool:
    """What reads as a headline above some of the markers is parted from the text above it, and not from the marker.

    By an empty line, a rule, a tool such as `Share`, or as a heading of the markup: captions and credits stand with the text. Some markers
    must have one; behind rules, or in headings, a single one will do. `above` are the gaps above the markers.
    """
    headed = [
        (*_without_byline(gap, lines, words)[-1:], marker.first) for marker, gap, has in zip(markers, above, heads, strict=True) if has
    ]
    ruled = sum(_over(head, lines, words) == "rule" or _is_heading(lines[head]) for head, _ in headed if head)
    enough = len(headed) >= max(_LEAST_BOUND, _SHARE_BOUND * len(markers)) or (ruled == len(headed) > 0)
    return enough and all(_parted(head, first, lines, words) for head, first in headed if first != markers[0].first)


def _over(head: int, lines: tuple[Line, ...], words: Lexicon) -> str | None:
    """Why the line above a headline is removed, labels passed over; None where it is kept."""
    return next((lines[number].reason for number in range(head - 1, -1, -1) if not _label(lines[number].text, words)), None)


def _is_heading(line: Line) -> bool:
    return line.mark is not None and line.mark.level > 0 and not line.mark.linked  # a linked one may be another story's


def _parted(head: int, first: int, lines: tuple[Line, ...], words: Lexicon) -> bool:
    if not head or is_credit(lines[head].text) or any(line.reason for line in lines[head + 1 : first]):
        return False
    if _is_heading(lines[head]):
        return True
    beside = not any(line.blanks for line in lines[head + 1 : first + 1])
    return _over(head, lines, words) in _PARTING or (beside and lines[head].blanks > 0)


def _heads(marker: Marker, gap: tuple[int, ...], lines: tuple[Line, ...], words: Lexicon) -> bool:
    """The last line of the gap below a marker reads as a headline, and prose or a credit stands above it; labels are passed over."""
    gap = tuple([number for number in _without_byline(gap, lines, words) if not _label(lines[number].text, words)])
    if not gap:
        return False
    last = lines[gap[-1]].text
    if not is_headlike(last) or is_name(last, words):
        return False
    above = lines[gap[-2]].text if len(gap) >= 2 else marker.stamp.tail
    if len(gap) >= 2 and (is_credit(above) or not is_headlike(above)):
        return True
    return is_prose(above) or bool(signed(above, words)) or (is_text(last) and lines[gap[-1]].blanks > 0 and bool(above))


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
