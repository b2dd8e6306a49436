"""The headlines of containers where no headings mark them: told by bold type, or by the slot that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from livelog.evidence.features import is_headlike, is_prose
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.page import Line, Node
from livelog.split.slots import slot

_LEAST_HEADED = 0.5  # share of containers with a line of its own kind above their text, where that is the headline
_MOST_PROSE = 0.1  # share of a slot's lines that may be sentences where it is the headline's


def headlines(
    own: list[tuple[int, ...]],
    containers: list[int],
    lines: tuple[Line, ...],
    nodes: tuple[Node, ...],
    depths: Sequence[int],
    words: Lexicon,
) -> list[int | None] | None:
    """Each container's headline where no headings mark them: the first line, in bold or in a slot that never holds sentences.

    None where the page has no such habit.
    """
    first = [_first(numbers, lines, words) for numbers in own]
    bold = {number for number in first if number is not None and (mark := lines[number].mark) is not None and mark.bold}
    if len(bold) >= _LEAST_HEADED * len(own):
        return [number if number in bold else None for number in first]
    where = [None if one is None else slot(lines[one], container, nodes, depths) for one, container in zip(first, containers, strict=True)]
    slots = Counter(one for one in where if one is not None)
    if not slots:
        return None
    usual, count = slots.most_common(1)[0]
    alike = [
        number
        for numbers, container in zip(own, containers, strict=True)
        for number in numbers
        if slot(lines[number], container, nodes, depths) == usual
    ]
    prose = sum(is_prose(lines[number].text) for number in alike)
    if count < _LEAST_HEADED * len(own) or prose > _MOST_PROSE * len(alike) or len(alike) > 1.5 * count:
        return None
    return [number if one == usual else None for number, one in zip(first, where, strict=True)]


def _first(numbers: Iterable[int], lines: tuple[Line, ...], words: Lexicon) -> int | None:
    """A container's first line, where it could be a headline."""
    for number in numbers:
        line = lines[number]
        if fold_word(line.text).strip(" .:!") in words.words("labels.label") or (
            line.text.startswith("#") and line.mark and line.mark.linked
        ):
            continue
        return number if is_headlike(line.text) and len(line.text) > 3 else None
    return None
