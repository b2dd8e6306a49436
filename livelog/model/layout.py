"""Hypotheses about a page's layout, and what `explain` shows of a run."""

from __future__ import annotations

from typing import NamedTuple

from livelog.model.blog import LiveBlog
from livelog.model.page import Page


class Evidence(NamedTuple):
    """One reason for or against a hypothesis: a name and the factor or points it contributed."""

    name: str
    value: float


class Hypothesis(NamedTuple):
    """One reading of the page: which stamps are markers and on which side of their entry they stand.

    `marker` is `leading`, `trailing`, `headline-first` or `match-minute`; `shape` names the commonest stamp; `stamps` counts them;
    `evidence` says what the score was made of.
    """

    marker: str
    shape: str
    stamps: int
    score: float
    evidence: tuple[Evidence, ...] = ()


class Trace(NamedTuple):
    """A run laid open: the page, every line's role in order, the hypotheses (best first), and the result.

    `roles` has one item per line of `page.lines`: `removed`, `headline`, `byline`, `abstract`, `entry 3 marker`, `entry 3 headline`,
    `entry 3 byline`, `entry 3 body`. The reason of a removed line is in `Line.reason`.
    """

    page: Page
    roles: tuple[str, ...]
    hypotheses: tuple[Hypothesis, ...]
    blog: LiveBlog
