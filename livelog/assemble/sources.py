"""What else than its own text tells of an entry: the page's markup and its structured data."""

from __future__ import annotations

from livelog.assemble.entries import Row, nodes_of
from livelog.date.witness import Witness
from livelog.evidence.changes import changed_lines
from livelog.know.lexicon import Lexicon
from livelog.model.page import Page
from livelog.reconcile.applied import zones_of
from livelog.reconcile.identity import Identity
from livelog.reconcile.join import Shown
from livelog.reconcile.times import Verdict
from livelog.reconcile.weigh import Weighed, weigh


def weighed_sources(page: Page, found: tuple[Row, ...], witness: Witness, words: Lexicon) -> Weighed:
    """The sources of the entries weighed against each other; a page of text alone has no others."""
    markers = [row.draft.marker for row in found]
    if not (page.nodes or page.structured.blogs):
        none = (None,) * len(found)
        return Weighed(Verdict(tuple(markers), none), (Identity(None, None),) * len(found), none, (), (), ())
    nodes = nodes_of(found, page)
    changed = {node: changed_lines(node, page, words) for node in set(nodes) if node >= 0}
    return weigh(
        page,
        markers,
        [Shown(node, row.texts.headline, row.texts.body) for node, row in zip(nodes, found, strict=True)],
        [row.texts.names for row in found],
        [row.texts.removed for row in found],
        [changed.get(node, frozenset()) for node in nodes],
        zones_of(witness),
        witness.country,
    )
