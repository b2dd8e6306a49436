"""A number that cannot tell a time is passed over at one look: what that look says no to must hold no time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelog.stamps import atoms as module
from livelog.stamps.atoms import Atom, atoms
from livelog.stamps.grammar import grammar

LINES = sorted(
    {
        line.strip()
        for pattern in ("cases/*/source.txt", "bare/*.txt", "layouts/**/*.txt")
        for path in Path(__file__).parent.glob(pattern)
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if any(character.isdigit() for character in line)
    }
)
CODES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "hu", "fi", "sv", "tr", "ru", "el", "ja", "zh", "ko", None)
# what stands around the numbers of times, and of boats
BETWEEN = tuple(
    ":|.|-|/| |, |h|u| h |h:|am| p.m.|PM |st |th of |. |º de |er | d’|時|分|点|시| 분|年|月|日|월|Uhr| Uhr: | klo |kl. | March |"
    "maart|März | juin|. říjen | boats|%| - | • |–|×| now|):|T|Z|년|點|：".split("|")
)
NUMBERS = ("0", "5", "9", "12", "14", "05", "30", "59", "31", "2026", "1773065100", "123456", "٣", "１４")


def without_look(text: str, code: str | None, patch: pytest.MonkeyPatch) -> list[Atom]:
    """The atoms where each number is held against every shape."""
    with patch.context() as patched:
        patched.setattr(module, "may_tell", lambda *_: True)
        return atoms(text, grammar(code))


def test_lines_of_all_texts() -> None:
    assert len(LINES) > 500
    with pytest.MonkeyPatch.context() as patch:
        for code in CODES:
            assert [line for line in LINES if atoms(line, grammar(code)) != without_look(line, code, patch)] == []


@given(
    st.lists(st.one_of(st.sampled_from(NUMBERS), st.sampled_from(BETWEEN)), min_size=1, max_size=9).map("".join),
    st.sampled_from(CODES),
)
def test_numbers_between_all_signs(text: str, code: str | None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert atoms(text, grammar(code)) == without_look(text, code, patch)
