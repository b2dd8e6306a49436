"""Runs: atoms of time that stand together and make one stamp."""

from __future__ import annotations

import re

from livelog.know.lazy import lazy
from livelog.model.stamp import When
from livelog.stamps.atoms import Atom

# what may stand between two atoms of one stamp: blanks, commas, bullets, dashes, brackets, and a word like `at`
_JOINT = lazy(
    r"[\s,•|/·()\[\]–—-]{0,4}(?:(?:at|à|às|um|kl\.?|klo|kello|o|om|ora|ore|alle|a las|le|ás|г\.,?|года,?|в|у|u|,)\s)?[\s(]{0,2}",
    re.IGNORECASE,
)


_DAYS = ("day", "weekday")


def runs(text: str, found: list[Atom]) -> list[list[Atom]]:
    """Atoms that belong to one stamp, together: those with nothing but a joint between, of kinds that complete each other.

    >>> from livelog.stamps.atoms import atoms
    >>> from livelog.stamps.grammar import grammar
    >>> line = "2m ago (11:00 GMT)"
    >>> [[atom.kind for atom in run] for run in runs(line, atoms(line, grammar("en")))]
    [['age', 'clock']]
    """
    grouped: list[list[Atom]] = []
    kinds: dict[str, Atom] = {}  # the first atom of each kind in the last run
    for atom in found:
        if grouped and _dates_next(text, grouped[-1], atom):
            run = grouped.pop()
            first = next(place for place, one in enumerate(run) if one.kind in _DAYS)
            grouped.extend(([*run[:first]], [*run[first:], atom]))
            kinds = {one.kind: one for one in grouped[-1]}
        elif grouped and _joins(text, grouped[-1][-1].end, kinds, atom):
            grouped[-1].append(atom)
            kinds.setdefault(atom.kind, atom)
        else:
            grouped.append([atom])
            kinds = {atom.kind: atom}
    return grouped


def _dates_next(text: str, run: list[Atom], atom: Atom) -> bool:
    """A day that joined a bare hour before it (`Talks until 6pm | 9 March 2026, 15:34`) is that of the full clock right behind it."""
    if atom.kind != "clock" or atom.when.minute is None or run[0].kind != "clock" or len(run) < 2:
        return False
    bare = not run[0].when.minute and all(one.kind in _DAYS for one in run[1:])
    return bare and run[-1].kind == "day" and _JOINT.fullmatch(text, run[-1].end, atom.start) is not None


def _joins(text: str, end: int, kinds: dict[str, Atom], atom: Atom) -> bool:
    """Whether an atom goes on with the run that ends at `end`."""
    dated = atom.kind == "clock" and "day" in kinds and text[end : atom.start] == ": "  # `9 March 2026: 16:00`
    if not dated and not _JOINT.fullmatch(text, end, atom.start):
        return False
    if atom.kind == "clock" and "clock" in kinds:
        return _doubled(text[end : atom.start], kinds["clock"].when, atom)
    if "both" in kinds or atom.kind == "both":
        return False
    return atom.kind not in kinds or atom.kind == "weekday"


def _doubled(between: str, first: When, atom: Atom) -> bool:
    """The same time twice (`10.43am GMT10:43`), glued; two times with a dash between are a range and no stamp."""
    same = (first.minutes or 0) % 720 == (atom.when.minutes or 0) % 720
    return same and not re.search(r"[-–—]", between)


def merged(run: list[Atom]) -> tuple[When, str]:
    """The values of a run together, and its shape."""
    when = run[0].when
    for atom in run[1:]:
        when = completed(when, atom.when)
    return when, " ".join(atom.shape for atom in run)


def completed(when: When, other: When) -> When:
    """`when` with what only `other` says.

    >>> completed(When(day=7, month=3), When(hour=0, minute=49)).hour
    0
    """
    # a field that says nothing is None or False
    made = [two if (one is None or one is False) and two is not None else one for one, two in zip(when, other, strict=True)]
    return When._make(made)
