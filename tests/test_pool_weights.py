"""How the points of a pool are reckoned, and what it loses without sentences."""

from __future__ import annotations

import pytest

from livelog.layout.pools import filled, judge, spoken, weighed
from marked import lines_of, markers_of

SAID = "The gate opens at noon."
WORDY = "The gate of the lower basin opens today. It is wide"


def spoken_at(*texts: str, **removed: str) -> list[bool]:
    return spoken(markers_of(*texts), lines_of(*texts, **removed))


@pytest.mark.parametrize(
    ("texts", "removed", "said"),
    [
        (("14:05", SAID, "13:05", "Pier"), {}, [True, False]),
        (("14:05", "Pier", "13:05", SAID), {}, [False, True]),
        (("14:05", SAID, "13:05", SAID), {"l1": "caption"}, [False, True]),
        ((f"14:05 {SAID}", "13:05 Pier"), {}, [True, False]),
        (("14:05 Pier", SAID, "13:05 Pier"), {}, [True, False]),
        (("14:05", *["Pier"] * 10, SAID), {}, [True]),
        (("14:05", *["Pier"] * 11, SAID), {}, [False]),
        (("Quay", "14:05", *["Pier"] * 10, SAID), {}, [True]),
        (("Quay", "14:05", *["Pier"] * 11, SAID), {}, [False]),
        ((SAID, "14:05", "Pier"), {}, [False]),
        ((f"{WORDY} — 14:05", "Pier"), {}, [False]),
        ((f"{WORDY} — 14:05", SAID), {}, [True]),
        (("14:05",), {}, [False]),
    ],
)
def test_a_sentence_stands_behind_a_stamp_or_soon_below(texts: tuple[str, ...], removed: dict[str, str], said: list[bool]) -> None:
    assert spoken_at(*texts, **removed) == said


@pytest.mark.parametrize(
    ("texts", "most", "score", "share"),
    [
        (("14:05", SAID, "13:05", SAID), 0.3, 1.0, 1.0),
        (("14:05", SAID, "13:05", "Pier"), 0.3, 0.85, 0.5),
        (("14:05", "Pier", "13:05", "Pier"), 0.3, 0.7, 0.0),
        (("14:05", "Pier", "13:05", "Pier"), 0.5, 0.5, 0.0),
        (("14:05", SAID, "13:05", "Pier", "12:05", "Pier"), 0.3, 0.8, 0.33),
        (("14:05", SAID, "13:05", "Pier", "12:05", SAID), 0.4, 0.867, 0.67),
        ((f"{SAID} — 14:05", "Pier — 13:05"), 0.3, 0.85, 0.5),
        ((f"{SAID} — 14:05", SAID, f"{SAID} — 13:05"), 0.3, 1.0, 1.0),
    ],
)
def test_a_pool_loses_by_the_share_of_stamps_without_a_sentence(texts: tuple[str, ...], most: float, score: float, share: float) -> None:
    lines = lines_of(*texts)
    pool = judge(list(markers_of(*texts)), lines)._replace(score=1.0)
    found = weighed(pool, lines, most)
    assert (found.score, found.evidence[-1].name, found.evidence[-1].value) == (score, "sentences", share)
    assert found.evidence[:-1] == pool.evidence
    assert weighed(pool._replace(score=2.0), lines, most).score == pytest.approx(2 * score, abs=0.001)


@pytest.mark.parametrize(
    ("texts", "points", "score"),
    [
        (("14:05", SAID, "13:05", SAID, "12:05", SAID, "11:05"), 3.25, 3.25),
        (("14:05", SAID, "13:05", SAID, "12:05", "Pier", "11:05"), 2.5, 2.5),
        (("14:05", SAID, "13:05", "Pier", "12:05", "Pier", "11:05"), 1.75, 0.438),
        (("14:05", SAID, "13:05", "Pier", "13:05", "Pier"), 1.5, 0.383),
        (("2.05pm GMT", SAID), 1.35, 1.35),
        (("14:05, the gate opens at noon", "13:05, boats wait outside the wall"), 1.1, 1.1),
        (("14:05", SAID), 1.0, 1.0),
        (("14:05",), 0.25, 0.0),
    ],
)
def test_points_and_score_of_a_pool(texts: tuple[str, ...], points: float, score: float) -> None:
    pool = judge(list(markers_of(*texts)), lines_of(*texts))
    assert (pool.evidence[1].value, pool.score) == (points, score)


def test_the_evidence_of_a_pool_has_two_decimals() -> None:
    texts = ("14:05", SAID, "14:05", SAID, "14:05", SAID, "14:05", SAID, "14:05", SAID, "2.05pm GMT", "Pier")
    evidence = judge(list(markers_of(*texts)), lines_of(*texts)).evidence
    assert [one.value for one in evidence] == [6, 5.34, 0.17, 0.83, 0.83]


LEAVES = ("Monday, 9 March 2026 14:05", "Monday, 9 March 2026 13:05", "Monday, 9 March 2026 12:05")


def filled_at(*texts: str, **removed: str) -> list[bool]:
    return filled(list(markers_of(*texts)), lines_of(*texts, **removed))


@pytest.mark.parametrize(
    ("texts", "removed", "full"),
    [
        (("Pier", LEAVES[0], "Pier", LEAVES[1], "Pier"), {}, [False, False]),
        ((LEAVES[0], "Pier", LEAVES[1], "Pier", LEAVES[2]), {}, [False, False, False]),
        ((LEAVES[0], SAID, LEAVES[1], "Pier", LEAVES[2]), {}, [True, False, False]),
        ((SAID, LEAVES[0], SAID, LEAVES[1], "Pier", LEAVES[2]), {}, [True, True, False]),
        ((SAID, LEAVES[0], SAID, LEAVES[1], "Pier", LEAVES[2]), {"l0": "share"}, [True, False, False]),
        (("Pier", "14:05", SAID, "13:05"), {}, [True, False]),
        ((SAID, "14:05", "Pier", "13:05"), {}, [True, False]),
    ],
)
def test_a_stamp_s_own_line_is_no_text_above_the_next(texts: tuple[str, ...], removed: dict[str, str], full: list[bool]) -> None:
    assert filled_at(*texts, **removed) == full
