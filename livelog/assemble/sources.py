"""What else than its own text tells of an entry: markup and structured data. A page of text has neither, and loads neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from livelog.assemble.entries import Row, nodes_of
from livelog.date.settle import Settled
from livelog.date.witness import Witness
from livelog.know.lexicon import Lexicon
from livelog.layout.choose import Layout
from livelog.model.blog import Entry
from livelog.model.marker import Marker
from livelog.model.page import Page
from livelog.model.structured import Identity

if TYPE_CHECKING:
    from livelog.reconcile.weigh import Weighed


class Sources(NamedTuple):
    """What the sources tell before times are settled: the entries' markers, the page's witness, their ids, and all that was weighed."""

    markers: tuple[Marker, ...]
    witness: Witness
    identities: tuple[Identity, ...]
    weighed: Weighed | None = None


def sources(page: Page, layout: Layout, found: tuple[Row, ...], witness: Witness, words: Lexicon) -> Sources:
    """The sources of the entries weighed against each other; a page of text alone has no others."""
    markers = tuple(row.draft.marker for row in found)
    if not (page.nodes or page.structured.blogs):
        return Sources(markers, witness, (Identity(None, None),) * len(found))
    from livelog.evidence.changes import changed_lines
    from livelog.reconcile.applied import told_zone, zones_of
    from livelog.reconcile.join import Shown
    from livelog.reconcile.weigh import weigh

    nodes = nodes_of(found, page)
    framed = {region.node: lines for region, lines in zip(layout.regions, layout.changed, strict=True)}
    changed = framed or {node: changed_lines(node, page, words) for node in set(nodes) if node >= 0}
    weighed = weigh(
        page,
        markers,
        [Shown(node, row.texts.headline, row.texts.body) for node, row in zip(nodes, found, strict=True)],
        [row.texts.names for row in found],
        [row.texts.removed for row in found],
        [changed.get(node, frozenset()) for node in nodes],
        zones_of(witness),
        witness.country,
    )
    return Sources(weighed.verdict.markers, told_zone(weighed.verdict, witness), weighed.identities, weighed)


def with_sources(settled: tuple[Settled, ...], told: Sources) -> tuple[Settled, ...]:
    """The settled times with how the sources tell each."""
    if told.weighed is None:
        return settled
    from livelog.reconcile.applied import with_bases, zones_of

    return with_bases(settled, told.weighed.verdict, zones_of(told.witness))


def changes(told: Sources, settled: Sequence[Settled], places: Sequence[int]) -> list[str | None]:
    """The instants at which entries were changed. `places` are the entries' places before copies were folded."""
    if told.weighed is None:
        return [None] * len(places)
    from livelog.reconcile.applied import changed_at

    return changed_at(told.weighed, settled, places)


def unshown(told: Sources, page: Page, made: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries that stand only in the structured data, to follow those that the page shows (`made`), and the warnings they give."""
    if told.weighed is None or not told.weighed.left:
        return (), ()
    from livelog.assemble.claimed import claimed
    from livelog.reconcile.applied import late

    weighed, taken = told.weighed, [entry.identifier for entry in made]
    only, warnings = claimed(weighed.left, weighed.left_at, page, told.witness, len(made) + 1, taken, late(weighed))
    return only, ("structured-only", *warnings)


def doubts(told: Sources, page: Page, first: int) -> tuple[str, ...]:
    """The page's warnings that the sources give. `first` is the line of the first entry."""
    if told.weighed is None:
        return ()
    from livelog.reconcile.applied import false_utc

    return (*told.weighed.warnings, *false_utc(page, first, told.weighed.verdict))


def head_says(page: Page, field: str) -> str | None:
    """The instant at which the head or the structured data says that the page was `published` or `modified` (`field`)."""
    if not (page.nodes or page.structured.blogs):
        return None
    from livelog.reconcile.applied import head_instant

    return head_instant(page, field)
