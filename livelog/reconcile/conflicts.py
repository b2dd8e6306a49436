"""What the structured data says that the page cannot mean: the same headline, date or authors for every update, bodies cut short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from livelog.model.structured import ClaimedBlog, ClaimedUpdate
from livelog.reconcile.join import Shown
from livelog.reconcile.series import Series, credible
from livelog.structured.text import one_line, paragraphs
from livelog.structured.times import Claim

_LEAST = 3  # updates from which on a value that never changes is suspect
_CUT = 0.7  # share of a body's length below which a claimed one that begins alike is cut


def conflicts(
    blogs: Sequence[ClaimedBlog],
    updates: Sequence[ClaimedUpdate],
    times: Sequence[Claim],
    entries: Sequence[Shown],
    authors: Sequence[tuple[str, ...]],
    matches: Mapping[int, int],
) -> tuple[str, ...]:
    """`source-conflict` where the structured data contradicts itself or the page.

    `times` are those of publication that the updates claim, `authors` those that each entry shows.

    >>> conflicts((), (), (), (), (), {})
    ()
    """
    if not updates:
        return ()
    heads = {one_line(update.headline) for update in updates if update.headline}
    shown = {entry.headline for entry in entries if entry.headline}
    suspect = len(updates) >= _LEAST and (
        (len(heads) == 1 and len(shown - heads) > 0)
        or not credible(Series("json-ld", "", tuple([time for time, update in zip(times, updates, strict=True) if update.published])))
        or _same_authors(updates, authors)
    )
    if suspect or any(_midnight(blog) for blog in blogs) or _cut(updates, entries, matches):
        return ("source-conflict",)
    return ()


def _same_authors(updates: Sequence[ClaimedUpdate], authors: Sequence[tuple[str, ...]]) -> bool:
    """Every update has the same authors, several of them, and the page's entries show others or none."""
    claimed = {frozenset(name for name, _ in signed) for signed in {update.authors for update in updates}}
    only = next(iter(claimed))
    return len(claimed) == 1 and len(only) > 1 and any(set(names) != only for names in authors)


def _midnight(blog: ClaimedBlog) -> bool:
    """A coverage of several updates that begins and ends at the same moment."""
    return len(blog.updates) > 1 and blog.coverage_start is not None and blog.coverage_start == blog.coverage_end


def _cut(updates: Sequence[ClaimedUpdate], entries: Sequence[Shown], matches: Mapping[int, int]) -> bool:
    """A claimed body ends in the middle of what the page shows."""
    for place, number in matches.items():
        raw, whole = updates[number].body or "", " ".join(entries[place].body)
        if not raw or len(raw) > _CUT * len(whole):
            continue  # for most a look at their lengths is enough
        claimed = "".join(filter(str.isalnum, " ".join(paragraphs(raw))))
        shown = "".join(filter(str.isalnum, whole))
        if claimed and len(claimed) < _CUT * len(shown) and shown.startswith(claimed[: max(1, len(claimed) - 20)]):
            return True
    return False
