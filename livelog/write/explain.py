"""What `livelog explain` shows: each line and what it was taken for, the hypotheses with their scores, what was removed by which rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from livelog.model.blog import LiveBlog
from livelog.model.layout import Hypothesis, Trace
from livelog.write.terminal import safe_line

# A piece of a line and its style: "" is plain, the others are names that `STYLES` gives a look.
Piece = tuple[str, str]
Line = tuple[Piece, ...]

STYLES = {
    "": "",
    "title": "bold",
    "quiet": "dim",
    "removed": "red",
    "headline": "bold yellow",
    "byline": "cyan",
    "abstract": "blue",
    "marker": "bold green",
    "entry headline": "bold",
    "entry byline": "cyan",
    "entry body": "",
    "warning": "magenta",
}
_ROLE_WIDTH = 18
_RULE_WIDTH = 22
# how many reasons name the difference between the two best hypotheses
_REASONS = 4


def explain(trace: Trace) -> Iterator[Line]:
    """The lines to show for a run, each as pieces of (text, style); the text of the page in them is safe for a terminal."""
    yield from _head(trace.blog)
    yield from _lines(trace)
    yield from _hypotheses(trace.hypotheses)
    yield from _removed(trace)
    yield from _result(trace.blog)


def plain(line: Line) -> str:
    """A line without its styles.

    >>> plain((("12:05", "marker"), (" wind ", "")))
    '12:05 wind'
    """
    return "".join(text for text, _ in line).rstrip()


def _head(blog: LiveBlog) -> Iterator[Line]:
    source = blog.source
    facts = ", ".join(part for part in (source.format, source.encoding, f"{len(blog.text)} characters") if part)
    yield ((safe_line(source.name or "-"), "title"), (f"  {facts}", "quiet"))


def _title(text: str) -> Iterator[Line]:
    yield ()
    yield ((text, "title"),)


def _lines(trace: Trace) -> Iterator[Line]:
    yield from _title("Lines")
    width = len(str(len(trace.page.lines)))
    for number, (line, role) in enumerate(zip(trace.page.lines, trace.roles, strict=True), start=1):
        style = _style(role)
        rule = line.reason or ""
        yield (
            (f"{number:>{width}}  ", "quiet"),
            (f"{role:<{_ROLE_WIDTH}} ", style),
            (f"{rule:<{_RULE_WIDTH}} " if rule else "", "quiet"),
            (safe_line(line.text), style),
        )


def _style(role: str) -> str:
    """The style of a role.

    >>> _style("entry 12 marker"), _style("entry 3 body"), _style("removed")
    ('marker', 'entry body', 'removed')
    """
    kind, _, rest = role.partition(" ")
    if kind != "entry":
        return kind if kind in STYLES else ""
    name = rest.partition(" ")[2]
    style = "marker" if name == "marker" else f"entry {name}"
    return style if style in STYLES else ""


def _hypotheses(hypotheses: tuple[Hypothesis, ...]) -> Iterator[Line]:
    yield from _title("Hypotheses, the best first")
    if not hypotheses:
        yield (("no line holds a time that could open or close an entry", ""),)
    for rank, one in enumerate(hypotheses, start=1):
        counted = f"{one.stamps} stamp{'s' * (one.stamps != 1)}"
        yield (
            (f"{rank}. ", "quiet"),
            (f"{one.score:.3f}  ", "marker" if rank == 1 else ""),
            (f"{one.marker}  {safe_line(one.shape)}  ", "title" if rank == 1 else ""),
            (counted, "quiet"),
        )
        for reason in one.evidence:
            yield ((f"     {reason.value:+8.3f}  {safe_line(reason.name)}", "quiet"),)
    if len(hypotheses) > 1:
        yield ((_difference(hypotheses[0], hypotheses[1]), ""),)


def _difference(first: Hypothesis, second: Hypothesis) -> str:
    """What separated two hypotheses: the reasons whose values differ most."""
    mine, other = ({reason.name: reason.value for reason in one.evidence} for one in (first, second))
    names = sorted({*mine, *other}, key=lambda name: (-abs(mine.get(name, 0.0) - other.get(name, 0.0)), name))
    told = [
        f"{safe_line(name)} ({mine.get(name, 0.0):+.3f} against {other.get(name, 0.0):+.3f})"
        for name in names[:_REASONS]
        if mine.get(name, 0.0) != other.get(name, 0.0)
    ]
    return f"1 is ahead of 2 by {first.score - second.score:.3f}" + (f": {', '.join(told)}" if told else "")


def _removed(trace: Trace) -> Iterator[Line]:
    yield from _title("Removed, by rule")
    rules = Counter(line.reason for line, role in zip(trace.page.lines, trace.roles, strict=True) if role == "removed" and line.reason)
    if not rules:
        yield (("nothing", ""),)
    for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])):
        yield ((f"{count:>5}  ", "quiet"), (rule, "removed"))


def _result(blog: LiveBlog) -> Iterator[Line]:
    yield from _title("Result")
    facts = (
        f"{len(blog.entries)} entr{'y' if len(blog.entries) == 1 else 'ies'}",
        f"marker {blog.layout.marker}" if blog.layout.marker else "no marker",
        f"order {blog.layout.order}",
        f"language {blog.language}" if blog.language else "language unknown",
        f"publisher {safe_line(blog.publisher)}" if blog.publisher else "publisher unknown",
    )
    yield ((", ".join(facts), ""),)
    codes = Counter(code for codes in (blog.warnings, *(entry.warnings for entry in blog.entries)) for code in codes)
    for code, count in codes.items():
        yield ((f"warning {code}", "warning"), (f"  {count} times" if count > 1 else "", "quiet"))
