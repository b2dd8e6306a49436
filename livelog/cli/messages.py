"""Messages for people, on standard error: one line each, safe for a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from livelog.model.blog import LiveBlog

# What each warning code means to the person who reads it. A code without a sentence is shown by its own words.
WARNINGS = {
    "broken-json-ld": "structured data that is not JSON: what could be read of it was used",
    "date-inferred": "the day is stated once and was counted on from there; give it with --date",
    "date-unknown": "the page does not tell the day of its times; give it with --date",
    "depth-cut": "elements nested too deep: the parser dropped what follows",
    "empty-entry": "an entry without text",
    "encoding-damaged": "some bytes are no valid text in the page's encoding",
    "encoding-guessed": "the encoding is not stated and was guessed",
    "false-utc": "times that say they are UTC are local times",
    "no-blogs": "no page of the archive has entries (--all-pages writes them all the same)",
    "no-pages": "the archive holds no HTML page",
    "no-times": "no line holds a time of its own, so there are no entries",
    "option-conflict": "an option that was given contradicts what the page states",
    "several-blogs": "the file holds more than one live blog",
    "source-conflict": "the structured data contradicts itself or what the page shows",
    "structured-only": "updates that stand only in the structured data follow the page's own (leave them out with --page-only)",
    "time-ambiguous": "a clock that came twice that day, when the clocks were put back",
    "time-conflict": "times that contradict one another",
    "time-skipped": "a clock that did not exist that day, when the clocks were put forward",
    "truncated": "the file is cut off or damaged: what could be read of it was used",
    "zone-ambiguous": "a zone name that means different zones in different countries; give one with --tz",
    "zone-assumed": "the time zone is not stated; it was taken from what is known of the publisher",
    "zone-unknown": "the time zone is not known, so there are no instants; give it with --tz",
}
# codes that say in other words that there are no entries
_MOST_POSITIONS = 5


def say(text: str) -> None:
    """A line on standard error, wherever that leads."""
    from livelog.write.terminal import safe_line

    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"livelog: {safe_line(text)}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens


def error(code: str, message: str, name: str | None = None) -> None:
    """`livelog: NAME: error[code]: message`."""
    say(f"{name + ': ' if name else ''}error[{code}]: {message}")


def warnings(name: str, blog: LiveBlog) -> Iterator[str]:
    """The warnings of a blog, a line per code, in the form that `say` takes.

    Where there are no entries that is the one thing worth saying: all other codes stand in the same line.
    """
    entries = Counter(code for entry in blog.entries for code in set(entry.warnings))
    codes = list(dict.fromkeys([*blog.warnings, *entries]))
    if not blog.entries:
        others = [code for code in codes if code != "no-times"]
        yield f"{name}: warning[no-times]: {WARNINGS['no-times']}{' (' + ', '.join(others) + ')' if others else ''}"
        return
    for code in codes:
        yield f"{name}: warning[{code}]: {WARNINGS.get(code, code.replace('-', ' '))}{_where(blog, code) if code in entries else ''}"


def _where(blog: LiveBlog, code: str) -> str:
    positions = [entry.position for entry in blog.entries if code in entry.warnings]
    shown = ", ".join(str(position) for position in positions[:_MOST_POSITIONS])
    more = f" and {len(positions) - _MOST_POSITIONS} more" if len(positions) > _MOST_POSITIONS else ""
    return f" (entr{'y' if len(positions) == 1 else 'ies'} {shown}{more})"


def summary(name: str, blog: LiveBlog) -> str:
    """What `-v` says of an input."""
    removed = sum(part.kind == "removed" for part in blog.parts)
    times = sum(entry.published is not None for entry in blog.entries)
    return (
        f"{name}: entries {len(blog.entries)}, with an instant {times}, marker {blog.layout.marker or 'none'}, "
        f"order {blog.layout.order}, stretches removed {removed}"
    )
