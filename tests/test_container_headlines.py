"""Headlines of containers without headings: bold lines, and slots that hold no sentences, at their bounds."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.layout.choose import Layout
from livelog.model.marker import Region
from livelog.model.page import Line, Node
from livelog.read.lines import split_lines
from livelog.split.framed import _heading, _own, _plain, _without, framed
from livelog.split.heads import _first, headlines
from marked import line_of, markers_of, page_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
HEAD = "Gate opens"

Own = tuple[tuple[str, str], ...]  # each line's tag and text


def heads_of(*entries: Own) -> list[str | None] | None:
    """The headline of each container whose lines stand in elements of these tags; `b` is bold."""
    nodes, lines = [Node(-1, "main", 0, 0, 0)], list[Line]()
    containers: list[int] = []
    own: list[tuple[int, ...]] = []
    for entry in entries:
        container = len(nodes)
        containers.append(container)
        first = len(lines)
        nodes.append(Node(0, "article", container + len(entry) + 1, first, first + len(entry)))
        for tag, text in entry:
            nodes.append(Node(container, tag, len(nodes) + 1, len(lines), len(lines) + 1))
            lines.append(line_of(text, len(nodes) - 1, tag=tag, bold=tag == "b"))
        own.append(tuple(range(first, len(lines))))
    depths = [0 if node.parent < 0 else 1 if node.parent == 0 else 2 for node in nodes]
    found = headlines(own, containers, tuple(lines), tuple(nodes), depths, ENGLISH)
    return None if found is None else [None if number is None else lines[number].text for number in found]


BOLD: Own = (("b", HEAD), ("p", SAID))
SLOT: Own = (("div", HEAD), ("p", SAID))
NONE: Own = (("p", SAID),)
SPOKEN: Own = (("div", SAID), ("p", SAID))
MANY: Own = (("div", HEAD), ("div", "Pier"), ("p", SAID))


@pytest.mark.parametrize(
    ("entries", "heads"),
    [
        ((BOLD,), [HEAD]),
        ((BOLD, NONE), [HEAD, None]),
        ((BOLD, NONE, NONE), None),
        ((BOLD, BOLD, NONE, NONE), [HEAD, HEAD, None, None]),
        ((BOLD, BOLD, NONE, NONE, NONE), None),
        ((BOLD, SLOT), [HEAD, None]),
        (((("b", HEAD), ("b", "Pier"), ("p", SAID)), NONE), [HEAD, None]),
        (((("b", HEAD), ("b", "Pier"), ("p", SAID)), NONE, NONE), None),
        ((SLOT,), [HEAD]),
        ((SLOT, NONE), [HEAD, None]),
        ((SLOT, NONE, NONE), None),
        ((NONE, NONE), None),
        ((*[SLOT] * 4, SPOKEN), None),
        ((*[SLOT] * 8, SPOKEN), None),
        ((*[SLOT] * 9, SPOKEN), [*[HEAD] * 9, None]),
        ((*[SLOT] * 18, SPOKEN, SPOKEN), [*[HEAD] * 18, None, None]),
        ((MANY,), None),
        ((MANY, SLOT), [HEAD, HEAD]),
        ((MANY, MANY, SLOT), None),
        (((("div", HEAD), ("aside", "Pier"), ("aside", "Quay"), ("p", SAID)),), [HEAD]),
        (((("div", HEAD), ("section", "Pier"), ("section", "Quay"), ("p", SAID)),), [HEAD]),
        (((("aside", "Boats wait"), ("p", SAID)), SLOT, SLOT), [None, HEAD, HEAD]),
    ],
)
def test_half_of_the_containers_have_a_headline_in_bold_or_in_one_slot(entries: tuple[Own, ...], heads: list[str | None] | None) -> None:
    assert heads_of(*entries) == heads


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((line_of(HEAD),), 0),
        ((line_of("Breaking"), line_of(HEAD)), 1),
        ((line_of("Breaking:"), line_of("Key event"), line_of(HEAD)), 2),
        ((line_of("#quay", linked=True), line_of(HEAD)), 1),
        ((line_of("#quay"), line_of(HEAD)), 0),
        ((line_of("quay", linked=True), line_of(HEAD)), 0),
        ((split_lines("#quay")[0], line_of(HEAD)), 0),
        ((split_lines(HEAD)[0],), 0),
        ((line_of("Wick"),), 0),
        ((line_of("Pie"), line_of(HEAD)), None),
        ((line_of("Pi"), line_of(HEAD)), None),
        ((line_of(SAID), line_of(HEAD)), None),
        ((line_of("Breaking"),), None),
        ((), None),
    ],
)
def test_the_first_line_may_be_a_headline_behind_labels_and_tags(lines: tuple[Line, ...], place: int | None) -> None:
    assert _first(range(len(lines)), lines, ENGLISH) == place


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        ((line_of(HEAD, tag="p"),), True),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="p")), True),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="ul")), True),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="li")), True),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="blockquote")), True),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="div")), False),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="p"), line_of(SAID, tag="div")), True),
        ((line_of(HEAD, tag="div"), line_of(SAID, tag="p")), False),
        ((line_of(HEAD, tag="span"), line_of(SAID, tag="p")), False),
        ((line_of(HEAD, tag="p", bold=True), line_of(SAID, tag="p")), False),
        ((line_of(HEAD, tag="p"), line_of(SAID, tag="p", bold=True)), True),
        ((split_lines(HEAD)[0], line_of(SAID, tag="p")), True),
        ((split_lines(HEAD)[0],), False),
        ((), False),
    ],
)
def test_a_first_line_that_is_set_as_a_paragraph_is_no_headline(lines: tuple[Line, ...], plain: bool) -> None:
    assert _plain(tuple(range(len(lines))), lines) is plain


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((line_of(HEAD, level=2), line_of(SAID)), 0),
        ((line_of("Pier"), line_of(HEAD, level=2), line_of(SAID)), 1),
        ((line_of(SAID), line_of(HEAD, level=2)), None),
        ((line_of("2:1", level=2), line_of(HEAD, level=3)), 1),
        ((line_of(SAID, level=2), line_of(HEAD, level=3)), 0),
        ((line_of("Pier"),), None),
        ((), None),
    ],
)
def test_the_first_heading_above_all_sentences(lines: tuple[Line, ...], place: int | None) -> None:
    assert _heading(tuple(range(len(lines))), lines) == place


def test_the_lines_of_a_container_but_its_marker_and_what_was_removed() -> None:
    texts = ("Quay", "14:05", SAID, "Share", "Pier", "Rope")
    lines = tuple(line._replace(reason="share" if line.text == "Share" else None) for line in split_lines("\n".join(texts)))
    (marker,) = markers_of(*texts)
    assert _own(Region(0, 5, 1), marker, lines) == (0, 2, 4)
    assert _own(Region(1, 6, 1), marker._replace(last=2), lines) == (4, 5)
    assert _own(Region(2, 3, 1), marker, lines) == (2,)
    assert _without([(0, 2), (3,)], [{2: "time"}, {2: "time"}]) == [(0,), (3,)]
    with pytest.raises(ValueError, match="shorter"):
        _without([(0, 2), (3,)], [{2: "time"}])


def test_headings_without_text_below_them_are_none_of_the_entry() -> None:
    texts = ("14:05", HEAD, "Pier", "Quay")
    tags = ("p", "h2", "h3", "h3")
    lines = tuple(line_of(text, number + 1, tag=tags[number], level=2 if number else 0) for number, text in enumerate(texts))
    nodes = (Node(-1, "article", 5, 0, 4), *(Node(0, tag, number + 2, number, number + 1) for number, tag in enumerate(tags)))
    page = page_of(lines, *nodes)
    layout = Layout(markers_of(*texts), "leading", None, (), (), regions=(Region(0, 4, 0),))
    (draft,) = framed(layout, page, ENGLISH)
    assert (draft.head, draft.lines, draft.dropped) == (1, (), ((2, "title"), (3, "title")))
