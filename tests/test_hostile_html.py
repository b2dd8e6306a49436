"""Saved pages that are broken, odd or made to be hard: nothing is lost, nothing fails."""

from __future__ import annotations

import pytest

import livelog
from test_properties import check

HEAD = "<h1>Quay live: the gate opens</h1>"
WALL = "<article><time>15:05</time><p>The crews said that the wall fell.</p></article>"
BOATS = "<article><time>14:05</time><p>Boats had been waiting at the quay.</p></article>"
NIGHT = "<article><time>13:05</time><p>Nobody was hurt in the night.</p></article>"


def bodies(html: str) -> list[str]:
    """The bodies of a page's entries, of which everything holds that must."""
    blog = livelog.parse(html.encode())
    check(blog)
    return [entry.article_body for entry in blog.entries]


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body>{HEAD}{WALL}{BOATS}</body></html>{NIGHT}",
        f"<html><body>{HEAD}<main>{WALL}</BODY>{BOATS}</Html >{NIGHT}</main>",
        f"<html><body>{HEAD}{WALL}{BOATS}</body></html><html><body>{NIGHT}</body></html>",
    ],
    ids=["behind", "between", "two documents"],
)
def test_page_goes_on_behind_its_end_tags(html: str) -> None:
    assert len(bodies(html)) == 3


def test_line_ends_of_preformatted_text() -> None:
    text = "12:05\nThe crews came at five.\n\n11:05\nThe boats <b>left\nat</b> last.\n\n10:05\nNobody was hurt at all."
    found = livelog.parse(f"<h1>Quay live</h1><pre>{text}</pre>".encode())
    check(found)
    assert found.text == "Quay live\n\n12:05\nThe crews came at five.\n\n11:05\nThe boats left\nat last.\n\n10:05\nNobody was hurt at all."
    assert [entry.time.local for entry in found.entries] == ["12:05", "11:05", "10:05"]
