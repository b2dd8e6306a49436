"""What the class of an element says."""

from __future__ import annotations

import pytest

from livelog.read.html.attributes import Looks, attributes
from livelog.read.html.crowded import MOST, uncrowded


@pytest.mark.parametrize(
    ("look", "hints"),
    [
        ("reacties", ("comments",)),  # a word without the letter that most of them have
        ("READER-COMMENTS", ("comments",)),
        ("vf-comment", ("comments",)),
        ("has-comments", ()),
        ("post-author", ("byline",)),
        ("entry__Autor", ("byline",)),
        ("autorin", ()),
        ("bylıne", ("byline",)),  # a dotless i, which letter case left aside makes an i
        ("media-caption", ("caption",)),
        ("with-caption", ()),
        ("post", ()),
    ],
)
def test_hints_of_a_class(look: str, hints: tuple[str, ...]) -> None:
    assert Looks().hints(look) == hints
    known = attributes([("class", look)], "div", Looks())
    assert (known.own.hints, known.telling) == (hints, bool(hints))
    assert attributes([("title", ""), ("class", look)], "div", Looks()) == known


@pytest.mark.parametrize(("opening", "kept"), [("", MOST), ("'", MOST), ('"', MOST)])
def test_attributes_of_a_crowd_behind_values_with_the_end_of_a_tag(opening: str, kept: int) -> None:
    value = f"{opening}>{opening}" if opening else "1"
    crowd = "".join(f" a{number}={value}" for number in range(10_000))
    page = f"<p title='it is' lang=\"en\">Quay</p><p{crowd}>Gate</p>".encode()
    assert uncrowded(page).count(b" a") == kept
    assert uncrowded(page).endswith(b">Gate</p>")
