"""What most entries of a page do: headlines, signatures, ends."""

from __future__ import annotations

from typing import NamedTuple

from livelog.evidence.bylines import signed
from livelog.evidence.features import is_headlike, is_prose
from livelog.evidence.names import names
from livelog.know.lexicon import Lexicon
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.model.stamp import Stamp

_LEAST_ENDS, _MOST_ENDS = 5, 0.8  # entries, and share of them, that end with a sentence where ending so is a page's habit
_LEAST_SIGNED = 0.7  # share of entries with a name as their last line where that is how the page signs


class Habits(NamedTuple):
    """What most entries of the page do.

    Whether their first line is a headline, whether a name alone below it is a byline, whether bodies end with a sentence, whether
    the marker's own line holds the headline, and whether a name alone ends the body.
    """

    headlines: bool
    bare_names: bool
    inline_heads: bool
    sentences: bool
    signed: bool = False


def habits(drafts: tuple[Draft, ...], lines: tuple[Line, ...], words: Lexicon) -> Habits:
    """What most entries of a page do."""
    firsts = heads = inline = tails = candidates = 0
    under: list[str] = []
    for draft in drafts:
        kept = [lines[number].text for number in draft.lines[:3]]  # all that is asked for
        tail = own_tail(draft.marker.stamp)
        if tail:
            tails += 1
            inline += bool(kept) and is_headlike(tail) and any(map(is_prose, kept))
        elif kept:
            firsts += 1
            heads += is_headlike(kept[0]) and len(kept) > 1
        place = 0 if tail or draft.head is not None else 1
        if len(kept) > place and is_headlike(kept[place]):
            candidates += 1
            under.extend([kept[place]] if names(kept[place], words) else [])
    many, named = len(drafts), len(under)
    team = named > len(set(under)) or (named * 2 > many > 1) or named == many == 1
    lasts = [lines[draft.lines[-1]].text for draft in drafts if len(draft.lines) > 1]
    ended = sum(is_prose(text) or signed(text, words) is not None for text in lasts)
    sentences = len(lasts) >= _LEAST_ENDS and ended >= _MOST_ENDS * len(lasts)
    signing = [text for text in lasts if names(text, words) and " " in text]
    signs = len(lasts) >= 2 and len(signing) >= _LEAST_SIGNED * many
    return Habits(heads * 2 >= max(firsts, 1), team, inline * 2 >= max(tails, 1), sentences, signs)


def own_tail(stamp: Stamp) -> str:
    """The text of an entry that stands in its marker's own line."""
    return "" if stamp.named == "tail" else stamp.tail
