"""Updates of the structured data joined to entries, and the names and addresses of entries."""

from __future__ import annotations

import pytest

from livelog.evidence.ids import tail_of
from livelog.model.page import Head, Mark, Node, Page, Source
from livelog.model.structured import ClaimedUpdate, Identity
from livelog.reconcile.identity import absolute, identities
from livelog.reconcile.join import Shown, joined
from marked import lines_of

SOURCE = Source(None, "html", None, "")
SAID = "The gate opens at noon and forty boats wait outside."


def page(*nodes: Node, links: tuple[tuple[str, str], ...] = (), url: str | None = None, base: str | None = None) -> Page:
    """A page of these nodes; its only line holds the links."""
    lines = tuple(line._replace(mark=Mark(0, "p", links=links)) for line in lines_of("Quay live"))
    return Page("Quay live", lines, SOURCE, url, nodes=nodes, head=Head(base=base))


def node(ident: str | None = None, *, parent: int = -1, close: int = 1, href: str | None = None) -> Node:
    return Node(parent, "article", close, 0, 1, ident, href=href)


def update(headline: str | None = None, body: str | None = None, ident: str | None = None, url: str | None = None) -> ClaimedUpdate:
    return ClaimedUpdate("json-ld", ident, url, headline, body=body)


def shown(headline: str | None = None, *body: str, node: int = -1) -> Shown:
    return Shown(node, headline, body)


@pytest.mark.parametrize(
    ("own", "claimed", "same"),
    [
        (node("post-1773"), update(ident="post-1773"), True),
        (node("post-1773"), update(ident="post-1774"), False),
        (node("entry1773"), update(ident="post-1773"), True),
        (node("entry773"), update(ident="post-773"), False),
        (node("post-1773"), update(url="https://quay.example/live#post-1773"), True),
        (node(href="#post-1773"), update(ident="post-1773"), True),
        (node(href="/live#post-1773"), update(ident="post-1773"), True),
        (node(href="/live#"), update(ident="post-1773"), False),
        (node(href="/live"), update(ident="live"), False),
        (node(), update(ident="post-1773"), False),
    ],
)
def test_updates_are_known_by_their_names(own: Node, claimed: ClaimedUpdate, same: bool) -> None:
    assert joined([claimed], [shown(node=0)], page(own)) == ({0: 0} if same else {})


def test_names_within_a_container_count_and_none_behind_it() -> None:
    nodes = (node(close=2), node("post-1773", parent=0, close=2), node("post-1774", close=3))
    updates = [update(ident="post-1774"), update(ident="post-1773")]
    assert joined(updates, [shown(node=0), shown(node=2)], page(*nodes)) == {0: 1, 1: 0}
    assert joined(updates, [shown(node=0), shown(node=0)], page(*nodes)) == {0: 1}
    assert joined(updates, [shown(node=-1)], page(*nodes)) == {}


@pytest.mark.parametrize(
    ("updates", "entries", "matches"),
    [
        ([update("Gate opens")], [shown("Gate opens")], {0: 0}),
        ([update("<b>Gate</b> opens!")], [shown("Gate Opens")], {0: 0}),
        ([update("Gate opens")], [shown("Gate shuts")], {}),
        ([update("Gate opens"), update("Gate opens")], [shown("Gate opens")], {}),
        ([update(body=SAID)], [shown(None, SAID)], {0: 0}),
        ([update(body=f"<p>{SAID}</p>")], [shown(None, SAID)], {0: 0}),
        ([update("Gate opens", SAID), update("Gate opens", "Boats wait.")], [shown("Gate opens", "Boats wait.")], {0: 1}),
        ([update("Gate opens"), update("Boats wait")], [shown("Boats wait"), shown("Gate opens")], {0: 1, 1: 0}),
        ([update("Gate opens")], [shown("Gate opens"), shown("Gate opens")], {0: 0}),
        ([update("Gate opens", SAID)], [shown("Boats wait", SAID), shown("Gate opens")], {0: 0}),
        ([update(body=SAID)], [shown("Gate opens")], {}),
        ([update("Gate opens")], [shown(None, SAID)], {}),
        ([], [shown("Gate opens", SAID)], {}),
    ],
)
def test_updates_are_known_by_their_headline_or_by_how_they_begin(
    updates: list[ClaimedUpdate], entries: list[Shown], matches: dict[int, int]
) -> None:
    assert joined(updates, entries, page()) == matches


WORDS = "seven boats left their quay before dawn"


@pytest.mark.parametrize(
    ("claimed", "body", "same"),
    [
        (f"News: {WORDS}", WORDS, True),
        (f"News: {WORDS} and many more came back again later", WORDS, True),
        ("News: seven boats left their quay with sails", WORDS, True),
        ("News: seven boats left their pier with sails", WORDS, False),
        ("News: boats left", "boats left", False),
        ("News: a b c d e f g h", "a b c d e f g h", False),
        ("News: seven boats left their quay", "seven boats left their quay", True),
        ("News: boats left their quay", "boats left their quay", False),
        ("News: is it so? boats left their quay", "is it so boats left their quay", False),
    ],
)
def test_updates_are_known_by_their_words(claimed: str, body: str, same: bool) -> None:
    assert joined([update(body=claimed)], [shown(None, body)], page()) == ({0: 0} if same else {})


def test_of_several_with_words_in_common_the_nearest_is_taken_once() -> None:
    updates = [update(body=f"News: {WORDS} with torn sails and no crew"), update(body=f"Report: {WORDS}")]
    assert joined(updates, [shown(None, "seven boats left their quay before dusk")], page()) == {0: 0}
    near = [update(body="News: seven boats left their quay at dusk"), update(body=f"Report: {WORDS}")]
    assert joined(near, [shown(None, WORDS), shown(None, WORDS)], page()) == {0: 1, 1: 0}


def test_the_first_of_two_names_counts_and_others_are_joined_by_their_words() -> None:
    nodes = (node("post-1773", close=2), node("post-1774", parent=0, close=2))
    both = [update(ident="post-1773"), update(ident="post-1774")]
    assert joined(both, [shown(node=0)], page(*nodes)) == {0: 0}
    assert joined([both[0], update("Gate opens")], [shown(node=0), shown("Gate opens")], page(*nodes)) == {0: 0, 1: 1}


def test_what_is_joined_by_its_headline_is_joined_once() -> None:
    updates = [update("Gate opens"), update(body=f"News: {WORDS}")]
    assert joined(updates, [shown("Gate opens", WORDS)], page()) == {0: 0}


def test_a_tail_is_four_signs_or_more() -> None:
    assert (tail_of("post-1773"), tail_of("post-773")) == ("1773", None)


@pytest.mark.parametrize(
    ("nodes", "claim", "identity"),
    [
        ((node("post-1773"),), None, Identity("post-1773", None)),
        ((node(),), None, Identity(None, None)),
        ((node(close=2), node("post-1773", parent=0, close=2)), None, Identity("post-1773", None)),
        ((node(close=2), node("share", parent=0, close=2)), None, Identity(None, None)),
        ((node("box-1", close=2), node("post-1773", parent=0, close=2)), update(ident="post-1773"), Identity("post-1773", None)),
        ((node("box-1", close=2), node("entry1773", parent=0, close=2)), update(ident="post-1773"), Identity("entry1773", None)),
        ((node("a7-x"),), update(ident="a7"), Identity("a7", None)),
        ((node("a77"),), update(ident="a7"), Identity("a77", None)),
        ((node(),), update(ident="a7"), Identity("a7", None)),
        ((node(),), update(ident="live#a7"), Identity("a7", None)),
        ((node(),), update(url="https://quay.example/live#a7"), Identity("a7", "https://quay.example/live#a7")),
        ((node(),), update(url="https://quay.example/live"), Identity(None, "https://quay.example/live")),
        ((node("a7", href="https://quay.example/live#a7"),), None, Identity("a7", "https://quay.example/live#a7")),
        ((node("a7", href="https://quay.example/live#a8"),), None, Identity("a7", None)),
    ],
)
def test_the_name_and_address_of_an_entry(nodes: tuple[Node, ...], claim: ClaimedUpdate | None, identity: Identity) -> None:
    assert identities([0], [claim], page(*nodes)) == [identity]


def test_a_link_in_the_text_of_a_container_can_be_its_address() -> None:
    links = (("Share", "https://quay.example/share"), ("Link", "https://quay.example/live#a7"))
    assert identities([0], [None], page(node("a7"), links=links)) == [Identity("a7", "https://quay.example/live#a7")]


def test_a_name_of_the_usual_pattern_goes_before_another_of_a_container() -> None:
    inner = [node(f"post-{number}", parent=2 * number, close=2 * number + 2) for number in range(3)]
    outer = [node(ident, close=2 * number + 2) for number, ident in enumerate(("top", None, None))]
    nodes = [one for pair in zip(outer, inner, strict=True) for one in pair]
    assert [one.identifier for one in identities([0, 2, 4], [None] * 3, page(*nodes))] == ["post-0", "post-1", "post-2"]
    few = [*nodes[:2], node(None, close=3), node(None, close=4)]
    assert [one.identifier for one in identities([0, 2, 3], [None] * 3, page(*few))] == ["top", None, None]
    assert [one.identifier for one in identities([-1, 0], [update(ident="a7"), None], page(*nodes))] == ["a7", "top"]


def test_addresses_alike_but_for_their_fragments_tell_those_of_others() -> None:
    claims = [update(ident=f"a{number}", url=f"https://quay.example/live#a{number}" if number < 2 else None) for number in range(3)]
    assert identities([-1] * 3, claims, page())[2] == Identity("a2", "https://quay.example/live#a2")
    assert identities([-1] * 2, claims[1:], page())[1] == Identity("a2", None)
    other = update(ident="a0", url="https://pier.example/live#a0")
    assert identities([-1] * 3, [other, *claims[1:]], page())[2] == Identity("a2", None)
    assert identities([-1] * 3, [*claims[:2], update("Gate opens")], page())[2] == Identity(None, None)


@pytest.mark.parametrize(
    ("href", "full"),
    [
        ("https://pier.example/a?b=c", "https://pier.example/a?b=c"),
        ("#a7", "https://quay.example/live#a7"),
        ("/a", "https://quay.example/a"),
        (" /a ", "https://quay.example/a"),
        ("https://web.archive.org/web/20260309120506/https://pier.example/a", "https://pier.example/a"),
        ("mailto:desk@quay.example", "mailto:desk@quay.example"),
        ("javascript:void(0)", None),
        ("tel:12345", None),
        ("//[pier", None),
    ],
)
def test_an_address_as_an_absolute_one(href: str, full: str | None) -> None:
    assert absolute(href, page(url="https://quay.example/live")) == full


def test_what_addresses_are_relative_to() -> None:
    assert absolute("a", page(url="https://quay.example/live", base="https://pier.example/b/")) == "https://pier.example/b/a"
    assert absolute("/a", page()) is None
