"""A last line without a stop behind sentences: a caption, where all other entries end with sentences."""

from __future__ import annotations

import pytest

from livelog.know.lexicon import lexicon
from livelog.read.lines import split_lines
from livelog.split.captions import without_captions
from livelog.split.habits import Habits

SAID = "The gate opens at noon."
MORE = "Boats wait outside the wall."
SMOKE = "Forty boats wait outside the wall"
SIGNED = "The gate opens at noon, and boats wait. Rain falls. (Ann Poe)"


def kept(*texts: str, sentences: bool = True, marked: bool = False) -> tuple[list[str], list[str], dict[str, str]]:
    """The lines that stay, their texts, and why the others go."""
    lines = split_lines("\n".join(texts))
    usual = Habits(headlines=False, bare_names=False, inline_heads=False, sentences=sentences)
    removed: dict[int, str] = {}
    numbers, own = without_captions(list(range(len(lines))), lines, usual, lexicon("en"), removed, marked=marked)
    return [lines[number].text for number in numbers], own, {lines[number].text: reason for number, reason in removed.items()}


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ((), ()),
        ((SMOKE,), (SMOKE,)),
        ((SAID, SMOKE), (SAID,)),
        ((SAID, MORE, SMOKE), (SAID, MORE)),
        ((SAID, MORE, SAID, SMOKE), (SAID, MORE, SAID)),
        ((SAID, "Pier", SMOKE), (SAID, "Pier", SMOKE)),
        (("Pier", SAID, SMOKE), ("Pier", SAID)),
        ((SAID, "Forty boats wait outside it"), (SAID, "Forty boats wait outside it")),
        ((SAID, "Forty boats wait outside the wall!"), (SAID, "Forty boats wait outside the wall!")),
        ((SAID, "Forty boats wait outside today! — Ann Poe"), (SAID, "Forty boats wait outside today! — Ann Poe")),
        ((SIGNED, SMOKE), (SIGNED,)),
        ((SAID, "Forty boats wait outside pier B"), (SAID,)),
        ((SAID, " ".join(["Boats"] * 16)), (SAID,)),
        ((SAID, " ".join(["Boats"] * 17)), (SAID, " ".join(["Boats"] * 17))),
        ((SAID, " ".join(["Boats"] * 18)), (SAID, " ".join(["Boats"] * 18))),
    ],
)
def test_a_last_line_without_a_stop_behind_a_sentence_is_a_caption(texts: tuple[str, ...], left: tuple[str, ...]) -> None:
    gone = {text: "caption" for text in texts if text not in left}
    assert kept(*texts) == ([*left], [*left], gone)


def test_a_last_line_without_a_stop_is_text_where_entries_end_so_or_markup_tells() -> None:
    assert kept(SAID, SMOKE, sentences=False)[1] == [SAID, SMOKE]
    assert kept(SAID, SMOKE, marked=True)[1] == [SAID, SMOKE]
