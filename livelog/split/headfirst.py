"""Headlines that stand above their markers: taken out of the entries before."""

from __future__ import annotations

from livelog.evidence.bylines import byline_line, signed
from livelog.evidence.features import is_headlike, is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.split.labels import flagged


def with_heads(drafts: tuple[Draft, ...], lines: tuple[Line, ...], dated: frozenset[int], words: Lexicon) -> tuple[Draft, ...]:
    """The drafts with the headlines above their markers, and the bylines between the two. `dated` are lines that date the page.

    A headline at the very end is that of an entry which the dump cut off.

    >>> from livelog.know.lexicon import lexicon
    >>> with_heads((), (), frozenset(), lexicon("en"))
    ()
    """
    moved: list[Draft] = []
    for draft in drafts:
        head, bylines = _over(draft, moved[-1] if moved else None, lines, dated, words)
        taken = [number for number in (head, *bylines) if number is not None]
        if taken and moved:
            moved[-1] = moved[-1]._replace(lines=tuple(one for one in moved[-1].lines if one < min(taken)))
        moved.append(draft._replace(head=head, above=(*bylines, *draft.above)))
    if moved and _cut_off(moved[-1], lines, words):
        moved[-1] = moved[-1]._replace(lines=moved[-1].lines[:-1])
    return tuple(moved)


def _cut_off(last: Draft, lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A headline without a body ends the page."""
    if len(last.lines) < 2:
        return False
    over, end = lines[last.lines[-2]], lines[last.lines[-1]]
    return is_headlike(end.text) and is_prose(over.text) and end.blanks > 0 and not signed(end.text, words)


def _over(
    draft: Draft, before: Draft | None, lines: tuple[Line, ...], dated: frozenset[int], words: Lexicon
) -> tuple[int | None, tuple[int, ...]]:
    """The line that is the entry's headline, and byline lines below it: the last kept ones above its marker, where they read so."""
    low = before.marker.last + 1 if before else 0
    kept = (
        number
        for number in range(draft.marker.first - 1, low - 1, -1)
        if lines[number].reason is None and number not in draft.above and number not in dated
    )
    last, over = next(kept, None), next(kept, None)
    if last is None:
        return None, ()
    if not draft.above and not draft.marker.stamp.name:
        said = byline_line(lines[last].text, words, bare=False)
        bare = over is not None and _heads(lines[over].text, words) and byline_line(lines[last].text, words, bare=True)
        if (said and said.names) or (bare and bare.names):
            return (over if over is not None and _heads(lines[over].text, words) else None), (last,)
    return (last if _heads(lines[last].text, words) else None), ()


def _heads(text: str, words: Lexicon) -> bool:
    """The line may be a headline: it reads like one, and is no label and no words that open a feed."""
    return is_headlike(text) and not opens_feed(text, words) and not flagged(text, words, set())


def opens_feed(text: str, words: Lexicon) -> bool:
    """Words such as `Live updates`, below which the first entry begins.

    >>> from livelog.know.lexicon import lexicon
    >>> opens_feed("Live updates", lexicon("en")), opens_feed("Gate opens", lexicon("en"))
    (True, False)
    """
    folded = fold_word(text).strip(" .:!…")
    return folded in words.words("labels.feed") or (
        len(text) < 120 and folded.endswith(("updates below", "live below", "liveblog below to load", "as it happened below"))
    )
