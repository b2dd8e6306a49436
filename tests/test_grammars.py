"""Live blogs of random content in random layouts, rendered to text and to HTML, come back as they were meant.

A blog is made up first (`grammar_blogs`), then a layout for it (`grammar_texts`, `grammar_pages`); what `parse` reads must be the blog
again: the number of posts, their clocks, headlines, authors and bodies, the page's title and introduction. `as_meant` of a layout takes
from a blog what nobody could read back, and says why; `grammar_known` lists what a reader can tell and livelog cannot yet.

Few may fail that no table lists (`MOST_WRONG`). The examples are the same in every run of one set of modules;
`LIVELOG_GRAMMAR_EXAMPLES=5000 pytest tests/test_grammars.py` tries as many others; `python tests/tools/grammar_rates.py` counts what fails,
by layout.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import invariants
from grammar_blogs import Meant, blogs
from grammar_check import difference
from grammar_known import KNOWN, Layout, known, read, rendered, sample, wrong
from grammar_pages import page_layouts
from grammar_texts import text_layouts

MORE = int(os.environ.get("LIVELOG_GRAMMAR_EXAMPLES", "0"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
examples = settings(max_examples=MORE or 200, derandomize=not MORE, deadline=None, database=None, suppress_health_check=SLOW)
#: Share of the examples that may come back wrong in ways that no table lists. README counts them; another version of hypothesis, or other
#: modules beside this one, make other examples.
MOST_WRONG = 0.04


def wrong_of(blog: Meant, layout: Layout) -> str | None:
    """What does not come back of the blog, unless such cases are known to fail; whatever comes back, the result is sound."""
    meant, source = rendered(blog, layout)
    result = read(source, layout)
    invariants.check(result)
    problem = difference(meant, layout.form, result)
    return None if problem is None or known(blog, layout) else f"{problem} ({layout})"


def tried(layouts: Callable[[str], st.SearchStrategy[Layout]]) -> list[str | None]:
    """What is wrong with each blog that was rendered in a random layout and read again, or None."""
    found: list[str | None] = []

    @examples
    @given(st.data())
    def run(data: st.DataObject) -> None:
        blog = data.draw(blogs())
        found.append(wrong_of(blog, data.draw(layouts(blog.words.code))))

    run()
    return found


@pytest.mark.parametrize("layouts", [text_layouts, page_layouts])
def test_blogs_come_back(layouts: Callable[[str], st.SearchStrategy[Layout]]) -> None:
    found = tried(layouts)
    problems = [problem for problem in found if problem is not None]
    assert len(problems) <= MOST_WRONG * len(found), "\n".join(problems)
    assert len(found) >= 100


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_still_fails(name: str) -> None:
    """One that is right now must leave the table."""
    blog, layout = sample(name)
    assert known(blog, layout) == name
    assert wrong(blog, layout) is not None


def test_a_lost_paragraph_is_seen() -> None:
    """These tests can fail."""
    blog, layout = sample("am")
    meant, source = rendered(blog, replace(layout, separator=": "))
    result = read(source, layout)
    assert difference(meant, layout.form, result) is None
    assert difference(replace(meant, posts=meant.posts[1:]), layout.form, result) == "count: 5 for 4"
    lost = replace(result, entries=(replace(result.entries[0], body=result.entries[0].body[:-1]), *result.entries[1:]))
    assert (difference(meant, layout.form, lost) or "").startswith("bodies: post 1")
