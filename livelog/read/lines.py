"""Text to lines: where each stands, and how it reads with its white space folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from livelog.know.lazy import lazy
from livelog.model.page import Line

# zero-width and directional characters, which carry no word; joiners stay, since they are part of words in Persian and Hindi
_INVISIBLE = lazy("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# white space other than one blank, or the escape of a no-break space that some scrapers leave behind as six characters
_SPACE = lazy(r"(?:\s|\\u00a0)+")
_NEEDS_FOLDING = lazy("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\\\\]|[^\\S ]|  ")


_FOLDED = "".join(chr(code) for code in range(32) if chr(code) != "\n") + "\x7f\\"  # of ASCII, what makes folding a line needed
_DOUBLED = lazy("  ")  # found by a regex in half the time
_new = tuple.__new__  # a line's tuple made at once: a page has thousands


def fold(text: str) -> str:
    """White space folded to single blanks, invisible characters dropped, ends trimmed.

    >>> fold("  9\\u00a0March\\u200b   2026 ")
    '9 March 2026'
    """
    if (text.isprintable() and "  " not in text and "\\" not in text) or not _NEEDS_FOLDING.search(text):
        return text.strip(" ")
    stripped = text.strip()  # of a page whose markup is indented nothing else needs folding
    if stripped.isprintable() and "  " not in stripped and "\\" not in stripped:
        return stripped
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip(" ")


def normalise(text: str) -> str:
    """The page's text: line ends are `\\n`, no byte-order mark. Offsets count its code points."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff").replace("\x0b", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold more than white space, in order.

    >>> [(line.start, line.end, line.text, line.blanks) for line in split_lines("Quay\\n\\n  14:05\\n")]
    [(0, 4, 'Quay', 0), (8, 13, '14:05', 1)]
    """
    lines: list[Line] = []
    position = blanks = 0
    printed, doubled = _printed(text), _DOUBLED.search(text) is not None
    plain = printed or not any(sign in text for sign in _FOLDED)
    rows = text.split("\n")
    simple = printed and not doubled and list(map(str.strip, rows)) == rows  # no row of the page needs folding
    for row, digits in zip(rows, _digits(text), strict=True):
        end = position + len(row)
        if row and (simple or (plain and row[0] != " " != row[-1] and (printed or row.isascii()) and not (doubled and "  " in row))):
            # by far the most lines need no folding
            lines.append(_new(Line, (position, end, row, blanks, 0, None, None, not digits)))
            blanks = 0
        elif row and not row.isspace():
            line = _folded(row, position, blanks)
            lines.append(line)
            blanks = blanks if line.reason else 0
        else:
            blanks += 1
        position = end + 1
    return tuple(lines)


_NO_DIGIT = bytes(set(range(256)) - set(b"0123456789\n?"))


def _digits(text: str) -> list[bytes]:
    """For each row of a text its digits, and what might be some: question marks, which stand for all that is beyond Latin-1.

    >>> _digits("Pier 9\\nGate\\nPier ٩")
    [b'9', b'', b'?']
    """
    return text.encode("latin-1", errors="replace").translate(None, _NO_DIGIT).split(b"\n")


_PRINTED = bytes(code for code in range(256) if chr(code).isprintable() and chr(code) != "\\") + b"\n"


def _printed(text: str) -> bool:
    """All of a text is Latin-1 and printed, so that no character of it asks for folding."""
    try:
        return not text.encode("latin-1").translate(None, _PRINTED)
    except UnicodeEncodeError:
        return False


def _folded(row: str, position: int, blanks: int) -> Line:
    """The line that a row of the page makes; one of invisible characters alone is removed."""
    stripped = row.strip()
    folded = fold(stripped)
    start = position + (row.index(stripped[0]) if row[0] != stripped[0] else 0)
    end = start + len(stripped)
    return Line(start, end, folded, blanks, start - position) if folded else Line(start, end, stripped, blanks, 0, "invisible")


def extent(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the first of some lines begins in the page's text, and the last one ends: one file can hold hundreds of pages.

    >>> extent(split_lines(" Quay\\nGate\\n"))
    (1, 10)
    """
    return (lines[0].start, lines[-1].end) if lines else (0, 0)


def cut_line(text: str, line: Line, columns: list[int]) -> list[Line]:
    """One line cut before each of the given columns of its folded text, as several lines. Columns rise and exclude 0.

    >>> [part.text for part in cut_line("One.  14:05 Two", split_lines("One.  14:05 Two")[0], [5])]
    ['One.', '14:05 Two']
    """
    offsets = _raw_offsets(text[line.start : line.end], columns)
    bounds = [0, *offsets, line.end - line.start]
    parts: list[Line] = []
    for number, (left, right) in enumerate(pairwise(bounds)):
        raw = text[line.start + left : line.start + right]
        stripped = raw.strip()
        folded = fold(stripped)
        if folded:
            start = line.start + left + raw.index(stripped[0])
            parts.append(Line(start, start + len(stripped), folded, line.blanks if number == 0 else 0, line.indent))
    return parts


def _raw_offsets(raw: str, columns: list[int]) -> list[int]:
    """For columns of the folded text, the offsets in the raw text. Folding only drops characters, so a walk finds them."""
    offsets: list[int] = []
    column = index = 0
    pending = False
    wanted = iter(columns)
    target = next(wanted, None)
    while target is not None and index < len(raw):
        space = _SPACE.match(raw, index)
        if space:
            pending, index = column > 0, space.end()
            continue
        if _INVISIBLE.match(raw, index):
            index += 1
            continue
        if pending:
            column, pending = column + 1, False
        if column >= target:
            offsets.append(index)
            target = next(wanted, None)
            continue
        column, index = column + 1, index + 1
    return offsets
