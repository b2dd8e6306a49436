"""Bylines in containers: the slots that hold names, what the markup calls an author, roles and desks, at their bounds."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.page import Node, Picture
from livelog.read.lines import split_lines
from livelog.split.slots import (
    Signed,
    _called,
    _called_authors,
    _Candidate,
    _edges,
    _is_desk,
    _is_role,
    _looks,
    _signed,
    _slots,
    _told,
    signed,
    slot,
)
from marked import line_of, lines_of, markers_of, page_of

ENGLISH = lexicon("en")
SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
HEAD = "Gate opens to small boats"
KEEPER = "Keeper of the old lamp house on the outer harbour wall"
DIV, SECTION, ASIDE = (1, "div", "article"), (1, "section", "article"), (1, "aside", "article")


def of(
    number: int,
    where: tuple[int, str, str] = DIV,
    *,
    named: bool = False,
    told: bool = False,
    near: bool = False,
    pictured: bool = False,
    look: str | None = None,
    says: bool = False,
) -> _Candidate:
    return _Candidate(number, where, named, told, near, pictured, look, says)


NAMED, PLAIN = of(0, named=True), of(0)


def test_where_a_line_stands_in_its_container() -> None:
    nodes = (Node(-1, "body", 4, 0, 3), Node(0, "article", 4, 0, 3), Node(1, "div", 4, 0, 3), Node(2, "b", 4, 0, 3))
    depths = [0, 1, 2, 3]
    assert slot(line_of("Ann Poe", 3), 1, nodes, depths) == (2, "b", "div")
    assert slot(line_of("Ann Poe", 2), 1, nodes, depths) == (1, "div", "article")
    assert slot(line_of("Ann Poe", 1), 1, nodes, depths) == (0, "article", "body")
    assert slot(line_of("Ann Poe", 0), 1, nodes, depths) == (0, "body", "")
    assert slot(line_of("Ann Poe", 3), 3, nodes, depths) == (0, "b", "div")
    assert slot(line_of("Ann Poe", 1), 3, nodes, depths) == (0, "article", "body")
    assert slot(line_of("Ann Poe")._replace(mark=None), 2, nodes, depths) == (0, "div", "article")


@pytest.mark.parametrize(
    ("rows", "slots"),
    [
        ([], set()),
        ([[PLAIN]], set()),
        ([[NAMED]], {DIV}),
        ([[NAMED], [PLAIN]], {DIV}),
        ([[NAMED], [PLAIN], [PLAIN]], set()),
        ([[NAMED], [], []], {DIV}),
        ([[NAMED], [], [], []], set()),
        ([[NAMED], [NAMED], [], [], [], []], {DIV}),
        ([[NAMED], [NAMED], [], [], [], [], []], set()),
        ([*[[NAMED]] * 3, *[list[_Candidate]()] * 7], {DIV}),
        ([[of(0, named=True, told=True)], [], [], []], {DIV}),
        ([[of(0, named=True, pictured=True)], [], [], []], {DIV}),
        ([[of(0, pictured=True), of(1, SECTION, named=True)], [], [], []], set()),
        ([[of(0, told=True)], [], []], {DIV}),
        ([[of(0, told=True)], [PLAIN], [PLAIN]], {DIV}),
        ([[NAMED, of(1, SECTION, named=True, told=True)]], {SECTION}),
        ([[NAMED, of(1, SECTION, named=True)]], {DIV}),
        ([[NAMED, of(1, SECTION, named=True, near=True)]], {SECTION}),
        ([[NAMED, of(1, SECTION, named=True)], [of(2, SECTION, named=True)]], {SECTION}),
        ([[NAMED, of(1, SECTION, named=True, near=True)], [of(2), of(3, SECTION, named=True)]], {SECTION}),
        ([[NAMED, of(1, SECTION, named=True, near=True)], [NAMED, of(3, SECTION, named=True)]], {DIV}),
        ([[NAMED, NAMED, of(1, SECTION, named=True)], [of(2, SECTION, named=True)]], {SECTION}),
        ([[NAMED, of(1, SECTION, named=True), of(2, ASIDE, told=True)]], {DIV, ASIDE}),
    ],
)
def test_the_slots_of_bylines(rows: list[list[_Candidate]], slots: set[tuple[int, str, str]]) -> None:
    assert _slots(rows) == slots


@pytest.mark.parametrize(
    ("named", "plain", "looks"),
    [
        (0, 2, set()),
        (1, 0, set()),
        (2, 0, {"by"}),
        (3, 0, {"by"}),
        (2, 1, {"by"}),
        (2, 2, set()),
        (3, 2, {"by"}),
        (4, 3, set()),
        (6, 4, {"by"}),
    ],
)
def test_a_class_holds_authors_where_two_and_three_fifths_of_it_are_names(named: int, plain: int, looks: set[str]) -> None:
    assert _looks([[of(0, named=True, look="by")]] * named + [[of(0, look="by")]] * plain) == looks
    assert _looks([[of(0, named=True, look="by")] * named, [of(0, look="by")] * plain]) == looks


def test_names_without_a_class_make_none() -> None:
    assert _looks([[NAMED, NAMED], [NAMED]]) == set()
    assert _looks([[of(0, look="by"), of(0, look="by")]]) == set()
    assert _looks([[of(0, named=True, look="")] * 2]) == set()


def by(*texts: str, chosen: tuple[int, ...] = (0,), near: tuple[int, ...] = (), says: tuple[int, ...] = ()) -> Signed:
    """The byline lines of a container: its names stand in the slot of bylines where they are chosen."""
    named = {"Ann Poe", "Bo Lund", "By Ann Poe"}
    row = [
        of(number, DIV if number in chosen else SECTION, named=text in named, near=number in near, says=number in says)
        for number, text in enumerate(texts)
        if text
    ]
    return _signed(row, {DIV}, set(), tuple(line_of(text or "-") for text in texts), ENGLISH)


@pytest.mark.parametrize(
    ("texts", "more", "expected"),
    [
        (("Ann Poe",), {}, ((0,), ("Ann Poe",), ())),
        (("Ann Poe",), {"chosen": ()}, ((), (), ())),
        (("By Ann Poe",), {"chosen": (), "says": (0,)}, ((0,), ("Ann Poe",), ())),
        (
            (
                "Ann Poe",
                "Harbour correspondent",
            ),
            {},
            ((0,), ("Ann Poe",), (1,)),
        ),
        (
            (
                "Harbour correspondent",
                "Ann Poe",
            ),
            {"chosen": (1,)},
            ((1,), ("Ann Poe",), ()),
        ),
        (
            (
                "Ann Poe",
                "",
                "Harbour correspondent",
            ),
            {},
            ((0,), ("Ann Poe",), ()),
        ),
        (
            (
                "Ann Poe",
                "Harbour correspondent",
                "Quay editor",
            ),
            {},
            ((0,), ("Ann Poe",), (1, 2)),
        ),
        (
            (
                "Ann Poe",
                "Harbour correspondent",
                "Quay editor",
                "Pier host",
            ),
            {},
            ((0,), ("Ann Poe",), (1, 2, 3)),
        ),
        (
            (
                "Ann Poe",
                "Harbour correspondent",
                "Quay editor",
                "",
                "Pier host",
            ),
            {},
            ((0,), ("Ann Poe",), (1, 2)),
        ),
        (
            (
                "Ann Poe",
                "Bo Lund",
                "Quay editor",
            ),
            {"chosen": (0, 1)},
            ((0, 1), ("Ann Poe", "Bo Lund"), (2,)),
        ),
        (
            (
                "Ann Poe",
                "Bo Lund",
                "Ann Poe",
            ),
            {"chosen": (0, 1, 2)},
            ((0, 1, 2), ("Ann Poe", "Bo Lund"), ()),
        ),
        (("By Harbour staff",), {}, ((), (), (0,))),
        (("By Harbour staff",), {"chosen": ()}, ((), (), ())),
        (("By Harbour staff",), {"chosen": (), "near": (0,)}, ((), (), (0,))),
        (("Pier",), {}, ((), (), ())),
    ],
)
def test_the_byline_lines_of_a_container(
    texts: tuple[str, ...], more: dict[str, tuple[int, ...]], expected: tuple[tuple[int, ...], tuple[str, ...], tuple[int, ...]]
) -> None:
    assert by(*texts, **more) == expected


def test_a_role_stands_below_a_name_or_below_the_last_role_only() -> None:
    row = [of(number, named=number == 0) for number in (0, 1, 2, 4)] + [of(3)]
    texts = ("Ann Poe", "Harbour correspondent", "Quay editor", "Pier host", "Wall editor")
    assert _signed(row, {DIV}, set(), tuple(map(line_of, texts)), ENGLISH).roles == (1, 2, 3)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("lampkeeper", ("lampkeeper",)),
        ("lamp keeper", ("lamp keeper",)),
        ("the lamp keeper", ("the lamp keeper",)),
        ("the old lamp keeper", ()),
        ("the very old lamp keeper", ()),
        ("by lampkeeper", ("lampkeeper",)),
        ("lk", ("lk",)),
        ("l", ()),
        ("l" * 30, ("l" * 30,)),
        ("l" * 31, ()),
        ("lamp9", ()),
        ("--", ()),
        ("Breaking", ()),
        ("Key events", ()),
        ("Live updates", ()),
        ("Pinned", ()),
        ("Ann Poe, Bo Lund", ("Ann Poe", "Bo Lund")),
        ("• Ann Poe |", ("Ann Poe",)),
        ("山田 太郎", ("山田 太郎",)),
        ("山田 太郎, 鈴木 花子", ("山田 太郎", "鈴木 花子")),
    ],
)
def test_who_is_called_an_author(text: str, author: tuple[str, ...]) -> None:
    assert _called(line_of(text), ENGLISH) == author


@pytest.mark.parametrize(
    ("text", "desk"),
    [
        ("By Harbour staff", True),
        ("By", True),
        ("by:", True),
        ("By the old staff of harbour", True),
        ("By the old staff of the harbour", False),
        ("By the old staff of the lower harbour", False),
        ("Harbour staff", False),
        ("Bystanders", False),
    ],
)
def test_a_desk_has_a_byline_of_six_words_at_most(text: str, desk: bool) -> None:
    assert _is_desk(text, ENGLISH) is desk


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Harbour correspondent", True),
        ("correspondent", True),
        ("Reporting from Wick", True),
        ("Our own old and lower harbour wall correspondent", True),
        ("Our very own old and lower harbour wall correspondent", True),
        ("Our very own and old and lower harbour wall correspondent", False),
        ("Our very own and old and the lower harbour wall correspondent", False),
        ("Our own old and lower harbour wall correspondent!", False),
        ("Our own old and lower harbour wall", False),
        ("Correspondent of the old and lower harbour wall", False),
    ],
)
def test_a_role_of_nine_words_is_one_of_ten_none(text: str, role: bool) -> None:
    assert _is_role(text, ENGLISH) is role


def edges(*texts: str, heads: tuple[int, ...] = ()) -> list[str]:
    lines = tuple(line_of(text, level=2 if number in heads else 0) for number, text in enumerate(texts))
    return [texts[number] for number in _edges(tuple(range(len(texts))), lines, ENGLISH)]


@pytest.mark.parametrize(
    ("texts", "heads", "expected"),
    [
        (("Pier", SAID, "Quay"), (), ["Pier", "Quay"]),
        (("Pier", SAID, "Wall", MORE, "Quay"), (), ["Pier", "Quay"]),
        (("Pier", "Quay"), (), ["Pier", "Quay"]),
        (("Pier",), (), ["Pier"]),
        ((SAID, "Pier"), (), ["Pier"]),
        ((SAID, "Pier", KEEPER), (), []),
        ((SAID, "Pier", KEEPER, "Quay"), (), ["Quay"]),
        (("Pier", SAID), (), ["Pier"]),
        (("Pier", KEEPER, "Wall", SAID), (), ["Pier"]),
        (("Pier", "Ann Poe, Bo Lund, Al Fry", "Wall", SAID), (), ["Pier", "Ann Poe, Bo Lund, Al Fry", "Wall"]),
        (("Pier", "Our own harbour wall correspondent", "Wall", SAID), (), ["Pier", "Our own harbour wall correspondent", "Wall"]),
        (("x" * 90, SAID), (), ["x" * 90]),
        (("x" * 91, SAID), (), []),
        (("x" * 92, SAID), (), []),
        (("Gate opens", "Pier", SAID), (0,), ["Pier"]),
        ((HEAD, "Pier", SAID), (0,), ["Pier"]),
        ((HEAD, "Pier", "Quay"), (0,), ["Pier", "Quay"]),
        ((HEAD, "Pier", SAID, "Quay", MORE, "Rope"), (0,), ["Pier", "Rope"]),
        (("Wall", SAID, "Pier", HEAD, "Quay"), (3,), ["Wall", "Quay"]),
        ((SAID, "Pier", HEAD), (2,), []),
        ((), (), []),
    ],
)
def test_bylines_stand_above_the_first_sentence_or_below_the_last(
    texts: tuple[str, ...], heads: tuple[int, ...], expected: list[str]
) -> None:
    assert edges(*texts, heads=heads) == expected


def test_a_line_without_markup_is_no_heading() -> None:
    lines = split_lines(f"{HEAD}\nPier\n{SAID}")
    assert _edges((0, 1, 2), lines, ENGLISH) == []


@pytest.mark.parametrize(
    ("node", "called"),
    [
        (Node(-1, "div", 1, 2, 4, hints=("author",)), {2: [0], 3: [0]}),
        (Node(-1, "div", 1, 2, 4, hints=("name", "creator")), {2: [0], 3: [0]}),
        (Node(-1, "div", 1, 2, 3, hints=("byline",)), {2: [0]}),
        (Node(-1, "div", 1, 2, 4, hints=("name",)), {}),
        (Node(-1, "div", 1, 2, 4), {}),
        (Node(-1, "div", 1, 2, 2, hints=("author",)), {}),
        (Node(-1, "div", 1, 2, 10, hints=("author",)), {number: [0] for number in range(2, 10)}),
        (Node(-1, "div", 1, 2, 11, hints=("author",)), {}),
        (Node(-1, "div", 1, 2, 12, hints=("author",)), {}),
        (Node(-1, "div", 1, 20, 40, hints=("author",)), {}),
        (Node(-1, "div", 1, 0, 2, hints=("author",)), {0: [0], 1: [0]}),
    ],
)
def test_an_element_of_eight_lines_may_be_an_author_s(node: Node, called: dict[int, list[int]]) -> None:
    assert _called_authors(page_of((), node)) == called


def test_elements_within_each_other_are_authors_in_order() -> None:
    outer, inner = Node(-1, "div", 2, 0, 2, hints=("author",)), Node(0, "span", 2, 1, 2, hints=("author",))
    assert _called_authors(page_of((), outer, inner)) == {0: [0], 1: [0, 1]}


@pytest.mark.parametrize(
    ("authors", "at", "last", "told"),
    [
        ([], 3, 2, False),
        ([3], 3, 2, True),
        ([4], 3, 2, True),
        ([5], 3, 2, False),
        ([2], 3, 2, True),
        ([2], 3, 1, True),
        ([2], 3, 3, False),
        ([1], 3, 2, False),
        ([0], 3, 2, False),
        ([0, 2], 3, 2, True),
        ([0, 1], 3, 2, False),
        ([0, 1, 2], 3, 2, True),
        ([0, 2], 3, 3, False),
        ([1, 2, 5], 3, 2, True),
        ([5], 1, 2, True),
        ([6], 1, 2, False),
        ([6], 3, 2, False),
    ],
)
def test_a_line_is_an_author_s_by_an_element_in_its_block_or_a_small_one_around(authors: list[int], at: int, last: int, told: bool) -> None:
    nodes = (
        Node(-1, "main", 7, 0, 9),
        Node(0, "article", 6, 0, 2),
        Node(1, "div", 6, 0, last),
        Node(2, "p", 5, 0, 1),
        Node(3, "span", 5, 0, 1),
        Node(2, "p", 6, 1, last),
        Node(0, "footer", 7, 8, 9),
    )
    page = page_of((line_of("Ann Poe", at),), *nodes)
    assert _told(0, page, 1, {0: authors} if authors else {}) is told


def test_a_line_without_markup_is_nobody_s() -> None:
    page = page_of(lines_of("Ann Poe"), Node(-1, "main", 1, 0, 1))
    assert not _told(0, page, -1, {0: [0]})


def rows_of(*texts: str, marker: int, heads: tuple[int, ...] = (), pictures: tuple[int, ...] = ()) -> Signed:
    """The byline of one container: each of its lines stands in an element of its own kind."""
    tags = ("div", "section", "aside", "b", "i", "u", "q", "s")
    within = (Node(0, tags[number], number + 2, number, number + 1) for number in range(len(texts)))
    nodes = (Node(-1, "article", len(texts) + 1, 0, len(texts)), *within)
    lines = tuple(line_of(text, number + 1, level=2 if number in heads else 0) for number, text in enumerate(texts))
    page = page_of(lines, *nodes)._replace(pictures=tuple(Picture(0, number, "a.jpg") for number in pictures))
    (own,) = [one for one in markers_of(*texts) if one.first == marker]
    numbers = tuple(number for number in range(len(texts)) if number != marker)
    (found,) = signed([numbers], [own], [0], page, [0] + [1] * len(texts), ENGLISH)
    return found


@pytest.mark.parametrize(
    ("texts", "marker", "heads", "pictures", "names"),
    [
        (("Ann Poe", "14:05", "Bo Lund", SAID), 1, (), (), ("Ann Poe",)),
        (("Ann Poe", "Pier", "14:05", "Bo Lund", SAID), 2, (), (), ("Bo Lund",)),
        (("Ann Poe", "Pier", "Bo Lund", "14:05", SAID), 3, (), (), ("Bo Lund",)),
        (("14:05", "Pier", "Ann Poe", SAID, "Bo Lund"), 0, (), (), ("Ann Poe",)),
        (("14:05", "Pier", "Ann Poe", "Quay", "Bo Lund", "Gate opens", SAID), 0, (5,), (), ("Bo Lund",)),
        (("14:05", "Pier", "Ann Poe", "Gate opens", "Bo Lund", SAID), 0, (3,), (), ("Ann Poe",)),
        (("14:05", "Pier", "Ann Poe", "Quay", "Gate opens", "Bo Lund", SAID), 0, (4,), (), ("Bo Lund",)),
        (("14:05", "Pier", "By Ann Poe", SAID, "Bo Lund"), 0, (), (), ("Ann Poe",)),
        (("Bo Lund", "Pier", "Quay", "14:05", "Ann Poe", SAID), 3, (), (), ("Ann Poe",)),
        (("Bo Lund", "Pier", "14:05", "Ann Poe", SAID), 2, (), (), ("Ann Poe",)),
        (("14:05", "Bo Lund", "Pier", "Ann Poe", "Gate opens", SAID), 0, (4,), (), ("Bo Lund",)),
        (("14:05", "Quay", "Bo Lund", "Pier", "Wall", "Ann Poe", "Gate opens", SAID), 0, (6,), (), ("Ann Poe",)),
        (("14:05", SAID, "Pier", "Reuters"), 0, (), (), ("Reuters",)),
        (("14:05", SAID, "Pier", "Reuters"), 0, (), (3,), ()),
        (("14:05", SAID, "Pier", "Ann Poe"), 0, (), (3,), ("Ann Poe",)),
    ],
)
def test_a_name_beside_the_time_or_a_heading_is_the_byline(
    texts: tuple[str, ...], marker: int, heads: tuple[int, ...], pictures: tuple[int, ...], names: tuple[str, ...]
) -> None:
    assert rows_of(*texts, marker=marker, heads=heads, pictures=pictures).names == names


def test_each_container_has_its_marker() -> None:
    page = page_of((line_of("Ann Poe"),), Node(-1, "article", 1, 0, 1))
    with pytest.raises(ValueError, match="shorter"):
        signed([(0,)], [], [0], page, [0], ENGLISH)
