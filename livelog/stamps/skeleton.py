"""Skeletons: lines that differ in their digits alone hold the same stamp with other numbers, and are taken apart once.

The shapes of times (see `grammar`) look at what stands around a number, at how many digits it has, and at whether it can be an hour, a day,
a month or a year; never at anything else of its value. So what a line's stamp is follows from the line with its digits made alike, as long
as each number stays within the bounds of its field. A page prints hundreds of stamps of a few skeletons: a name, a month, five numbers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from livelog.know.lazy import lazy
from livelog.model.stamp import Stamp, When
from livelog.stamps.grammar import Grammar, grammar
from livelog.stamps.line import line_stamp

LONGEST = 60  # code points of a line whose like may come again
_ALIKE = bytes(0x30 if code in b"0123456789" else code for code in range(256))  # every digit made a zero
_NUMBERS = lazy("[0-9]+")
# the numbers that each field may hold without its line being read otherwise
_BOUNDS = {"year": (1900, 2099), "month": (1, 12), "day": (1, 31), "hour": (0, 24), "minute": (0, 59), "second": (0, 59)}
_NOON = 12
_HALVED = {**_BOUNDS, "hour": (0, _NOON)}  # where am or pm is printed
_PLACES = {name: When._fields.index(name) for name in _BOUNDS}
_MOST = 9  # numbers in a line: more do not fit all fields while they differ
_new = tuple.__new__


class Plan(NamedTuple):
    """A skeleton's stamp, and for each number of the line its columns, its field in `When`, and the bounds of what it may hold.

    `noon` is added to the hour where am or pm is printed, 12 for pm.
    """

    stamp: Stamp
    fields: tuple[tuple[int, int, int, int, int], ...]
    noon: int = 0


def stamp_of(number: int, text: str, known: Grammar) -> Stamp | None:
    """The stamp of a line, as `line_stamp` gives it.

    >>> stamp_of(0, "Ann Poe7 February 2022 12:31", grammar("en")) == line_stamp(0, "Ann Poe7 February 2022 12:31", grammar("en"))
    True
    """
    plan = _plan(text.encode("utf-8", "surrogatepass").translate(_ALIKE), known.lexicon.code)
    if plan is None:
        return line_stamp(number, text, known)
    stamp = plan.stamp
    values: list[Any] = list(stamp.when)
    for first, last, place, low, high in plan.fields:
        values[place] = value = int(text[first:last])
        if not low <= value <= high:
            return line_stamp(number, text, known)
    if stamp.when.twelve:
        hour = _PLACES["hour"]
        values[hour] = values[hour] % _NOON + plan.noon
    start, end = stamp.start, stamp.end
    return _new(Stamp, (number, start, end, stamp.place, _new(When, values), stamp.shape, text[start:end].strip(), *stamp[7:]))


@lru_cache(maxsize=4096)
def _plan(alike: bytes, code: str | None) -> Plan | None:
    """What a line of this skeleton says, told by one whose numbers all differ; None where some number of it is none of a date or clock."""
    skeleton = alike.decode("utf-8", "surrogatepass")
    spans = [match.span() for match in _NUMBERS.finditer(skeleton)]
    lengths = [last - first for first, last in spans]
    if not 0 < len(lengths) <= _MOST or not {1, 2, 4}.issuperset(lengths):
        return None
    numbers = [order + (2000 if length == 4 else 0) for order, length in enumerate(lengths, start=1)]
    digits = iter([f"{number:0{length}d}" for number, length in zip(numbers, lengths, strict=True)])
    stamp = line_stamp(0, _NUMBERS.sub(lambda _: next(digits), skeleton), grammar(code))
    if stamp is None:
        return None
    spelled = ("month",) if "MONTH" in stamp.shape else ()  # a month by name is no number of the line
    told = {getattr(stamp.when, name): name for name in _BOUNDS if name not in spelled}
    told.pop(None, None)
    bounds, noon = _BOUNDS, 0
    if stamp.when.twelve and stamp.when.hour is not None:
        bounds, noon = _HALVED, _NOON if stamp.when.hour > _NOON else 0
        told[stamp.when.hour - noon] = told.pop(stamp.when.hour)
    if told.keys() != set(numbers):
        return None  # a number stands in another field, as those of `5 minutes ago` and `9/7/2016` do
    fields = [(*span, _PLACES[told[number]], *bounds[told[number]]) for span, number in zip(spans, numbers, strict=True)]
    return Plan(stamp, tuple(fields), noon)
