"""Whether a page holds all entries, and what its structured data says that it cannot mean."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.model.page import Node, Page, Source
from livelog.model.structured import ClaimedBlog, ClaimedUpdate
from livelog.reconcile.completeness import Completeness, completeness
from livelog.reconcile.conflicts import conflicts
from livelog.reconcile.join import Shown
from livelog.structured.times import Claim, claim_time
from marked import lines_of


def page(*texts: str, **removed: str) -> Page:
    return Page("", lines_of(*texts, **removed), Source(None, "html", None, ""), nodes=(Node(-1, "article", 1, 0, 1),))


@pytest.mark.parametrize(
    ("texts", "found", "expected"),
    [
        (("Quay live", "30 posts"), 30, Completeness(30, True)),
        (("Quay live", "30 posts"), 29, Completeness(30, False)),
        (("Quay live", "30 posts"), 31, Completeness()),
        (("30 posts", "40 posts"), 30, Completeness(30, True)),
        (("Page 1 of 3",), 5, Completeness(None, False)),
        (("Page 3 of 3",), 5, Completeness(None, False)),
        (("Page 1 of 2",), 5, Completeness(None, False)),
        (("Page 4 of 3",), 5, Completeness()),
        (("Page 1 of 1",), 5, Completeness()),
        (("Page 1 of 3", "Page 1 of 1"), 5, Completeness(None, False)),
        (("30 posts", "Page 1 of 3"), 30, Completeness(30, False)),
        (("30 posts",), 0, Completeness()),
        (("30 posts were read by many on the quay today",), 30, Completeness()),
        (("(30 posts)",), 30, Completeness(30, True)),
        (("Quay live",), 5, Completeness()),
    ],
)
def test_whether_all_entries_are_there(texts: tuple[str, ...], found: int, expected: Completeness) -> None:
    assert completeness(page(*texts), lexicon("en"), found, frozenset(), (0, 0)) == expected


def test_a_control_that_loads_more_below_the_first_entry_tells_that_some_are_missing() -> None:
    whole = page("Show more", "Gate opens", "Show more", l0="load-more", l2="load-more")
    assert completeness(whole, lexicon("en"), 1, frozenset(), (1, 1)).complete is False
    assert completeness(whole, lexicon("en"), 1, frozenset({2}), (1, 1)).complete is None
    assert completeness(whole._replace(nodes=()), lexicon("en"), 1, frozenset(), (1, 1)).complete is None
    long = page("Show more " * 7, l0="load-more")
    assert completeness(long, lexicon("en"), 1, frozenset(), (0, 0)).complete is None


def at(*times: str, headline: str | None = None, authors: tuple[str, ...] = (), body: str | None = None) -> tuple[ClaimedUpdate, ...]:
    named = tuple((name, "Person") for name in authors)
    return tuple(ClaimedUpdate("json-ld", None, None, headline, named, f"2026-03-09T{time}Z", None, body) for time in times)


def times_of(updates: tuple[ClaimedUpdate, ...]) -> list[Claim]:
    return [claim_time(update.published) for update in updates]


TIMES = ("14:05", "13:05", "12:05")


@pytest.mark.parametrize(
    ("updates", "headlines", "authors", "told"),
    [
        (at(*TIMES), ("Gate opens",), ((),), False),
        (at(*TIMES, headline="Quay live"), ("Gate opens",), ((),), True),
        (at(*TIMES, headline="Quay live"), ("Quay live",), ((),), False),
        (at(*TIMES, headline="Quay live"), (None,), ((),), False),
        (at(*TIMES[:2], headline="Quay live"), ("Gate opens",), ((),), False),
        ((*at(*TIMES, headline="Quay live"), *at("11:05", headline="Gate opens")), ("Boats wait",), ((),), False),
        (at("14:05", "14:05", "14:05"), (None,), ((),), True),
        (at(*TIMES, authors=("Ann Poe", "Bo Lund")), (None,), (("Ann Poe",),), True),
        (at(*TIMES, authors=("Ann Poe", "Bo Lund")), (None,), (("Bo Lund", "Ann Poe"),), False),
        (at(*TIMES, authors=("Ann Poe", "Bo Lund")), (None,), (("Al Fry",),), True),
        (at(*TIMES, authors=("Ann Poe", "Bo Lund")), (None,), (("Ann Poe", "Bo Lund"), ()), True),
        (at(*TIMES, authors=("Ann Poe",)), (None,), (("Bo Lund",),), False),
        (at(*TIMES), (None,), (("Bo Lund",),), False),
        ((*at(*TIMES, authors=("Ann Poe", "Bo Lund")), *at("11:05", authors=("Al Fry",))), (None,), (("Ann Poe",),), False),
    ],
)
def test_what_never_changes_contradicts_the_page(
    updates: tuple[ClaimedUpdate, ...], headlines: tuple[str | None, ...], authors: tuple[tuple[str, ...], ...], told: bool
) -> None:
    entries = [Shown(-1, headline, ()) for headline in headlines]
    assert conflicts((), updates, times_of(updates), entries, authors, {}) == (("source-conflict",) if told else ())


def test_a_coverage_that_ends_as_it_begins_contradicts_itself() -> None:
    def blog(start: str | None, end: str | None, count: int) -> ClaimedBlog:
        return ClaimedBlog("json-ld", coverage_start=start, coverage_end=end, updates=at(*TIMES[:count]))

    every = [blog("1", "1", 2), blog("1", "2", 2), blog(None, None, 2), blog("1", "1", 1)]
    assert [bool(conflicts((one,), one.updates, times_of(one.updates), (), (), {})) for one in every] == [True, False, False, False]


WHOLE = ("The gate opens at noon.", "Forty boats wait outside, and more are on their way.")


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        (WHOLE[0], True),
        (f"<p>{WHOLE[0]}</p>", True),
        ("The gate opens at noon. Read more on our page", True),
        ("At noon the gate opens, and boats wait.", False),
        (" ".join(WHOLE), False),
        (" ".join(WHOLE)[:56], False),
        ("-", False),
        (None, False),
    ],
)
def test_a_body_that_is_cut_short_contradicts_the_page(claimed: str | None, told: bool) -> None:
    updates = at("14:05", body=claimed)
    found = conflicts((), updates, times_of(updates), [Shown(-1, None, WHOLE)], (), {0: 0})
    assert found == (("source-conflict",) if told else ())
