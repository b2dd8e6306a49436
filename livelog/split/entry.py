"""A draft to the texts of an entry: headline, byline, body, and what of its lines was left out and why."""

from __future__ import annotations

from typing import NamedTuple

from livelog.evidence.bylines import byline_line, is_role_line, opening, signed, without_agency
from livelog.evidence.features import ends_sentence, is_headlike, is_prose
from livelog.evidence.names import names
from livelog.know.lexicon import Lexicon, fold_word
from livelog.model.marker import Draft
from livelog.model.page import Line
from livelog.model.stamp import Stamp
from livelog.split.captions import without_captions
from livelog.split.habits import Habits, own_tail
from livelog.split.labels import flagged, without_label, without_labels, without_tags


class Texts(NamedTuple):
    """The texts of an entry.

    `roles` gives each used line's role, `removed` the reason of each line left out, `modified` a stamp that tells of a change.
    """

    headline: str | None
    names: tuple[str, ...]
    body: tuple[str, ...]
    roles: dict[int, str]
    removed: dict[int, str]
    key_event: bool = False
    pinned: bool = False
    summary: bool = False
    modified: Stamp | None = None


_INLINE_WORDS = 26  # words of the longest headline in a marker's own line


def texts(draft: Draft, lines: tuple[Line, ...], usual: Habits, words: Lexicon, stamps: dict[int, Stamp], *, marked: bool = True) -> Texts:
    """The texts of a draft. `stamps` are the page's metadata stamps by line (`Updated at ...`), `marked` tells that it may have markup."""
    roles: dict[int, str] = {}
    removed: dict[int, str] = dict(draft.dropped)
    found: list[str] = []
    stamp = draft.marker.stamp
    headline = _unlabelled(lines[draft.head], words) if draft.head is not None else None
    if draft.head is not None:
        roles[draft.head] = "headline"
    if draft.opener is not None:
        roles[draft.opener] = "marker"
    found.extend((names(stamp.name, words) or (stamp.name,)) if stamp.name else ())
    for number in draft.above:
        roles[number] = "byline"
        text = lines[number].text.lstrip("•◦* ")
        said = None if draft.names else byline_line(text, words, bare=False)
        found.extend(draft.names or (said.names if said and said.names else names(text, words)))
    numbers, modified = _content(draft, lines, stamps, removed)
    flags: set[str] = set()
    numbers = without_labels(numbers, lines, words, removed, flags)
    flagged(stamp.lead, words, flags)
    tail, _label = without_label(own_tail(stamp), words, flags)
    body: list[str] = []
    if (
        (stamp.place == "end" and headline is None and stamp.lead)
        or (stamp.lead.isupper() and not (stamp.prefix or stamp.name) and headline is None and len(stamp.lead) > 2)
        or (
            stamp.lead
            and not (stamp.prefix or stamp.name or stamp.closing or stamp.metadata)
            and stamp.place == "whole"
            and is_headlike(stamp.lead)
            and stamp.lead.count(" ") >= 1
        )
    ):
        headline = stamp.lead
    if tail:
        headline, tail, extra = _inline(tail, headline, numbers, lines, usual, words, stamp.when.match is not None)
        found.extend(extra)
        body.extend([tail] if tail else [])
    elif headline is not None and stamp.place == "end":
        numbers = without_tags(numbers, lines, words, removed)
    elif headline is None and not draft.headless:
        headline, numbers = _first(numbers, lines, usual, words, roles, removed, flags, found)
    numbers = _bylines(numbers, lines, usual, words, roles, found, tail=bool(body))
    if usual.signed and not found and len(numbers) > 1 and (signers := names(lines[numbers[-1]].text, words)):
        roles[numbers[-1]] = "byline"
        found.extend(signers)
        numbers = numbers[:-1]
    kept, own = without_captions(numbers, lines, usual, words, removed, marked=draft.node >= 0)
    if marked and any((mark := lines[number].mark) is not None and mark.zone == "embed" for number in kept):
        own = [_quoted(lines[number]) for number in kept]
    above = sum(number < draft.marker.first for number in kept) if body else 0  # the text in the marker's line stands below these
    paragraphs = [*own[:above], *body, *own[above:]]
    roles.update(dict.fromkeys(kept, "body"))
    paragraphs = _signed(paragraphs, words, found, inline=bool(body))
    return Texts(
        headline,
        tuple(dict.fromkeys(found)),
        tuple(paragraphs),
        roles,
        removed,
        "key_event" in flags or draft.key_event,
        "pinned" in flags or draft.pinned,
        "summary" in flags,
        modified,
    )


def _quoted(line: Line) -> str:
    """A line's text, behind a sign of quotation where it is an embedded post's."""
    return f"> {line.text}" if line.mark is not None and line.mark.zone == "embed" else line.text


def _unlabelled(line: Line, words: Lexicon) -> str:
    """A headline without a label in an element of its own before it: `<span>Breaking</span><span>Gate opens</span>`."""
    cells = line.mark.cells if line.mark else ()
    if cells and fold_word(line.text[: cells[0]]).strip(" .:|–-") in words.words("labels.label"):
        return line.text[cells[0] :].strip(" :|")
    return line.text


def _content(draft: Draft, lines: tuple[Line, ...], stamps: dict[int, Stamp], removed: dict[int, str]) -> tuple[list[int], Stamp | None]:
    """The draft's lines without its metadata stamps."""
    numbers: list[int] = []
    modified: Stamp | None = None
    if stamps.keys().isdisjoint(draft.lines):
        return list(draft.lines), None
    for number in draft.lines:
        stamp = stamps.get(number)
        if stamp is not None and not is_prose(stamp.tail) and len(lines[number].text) < 90:
            removed[number] = "updated"
            modified = stamp
        else:
            numbers.append(number)
    return numbers, modified


def _inline(
    tail: str, headline: str | None, numbers: list[int], lines: tuple[Line, ...], usual: Habits, words: Lexicon, match: bool
) -> tuple[str | None, str, tuple[str, ...]]:
    """Headline, rest and names of the text in a marker's own line: it is the headline when it reads as one and paragraphs follow."""
    short = tail.count(" ") < _INLINE_WORDS
    followed = any(is_prose(lines[number].text) for number in numbers[:4])
    source = byline_line(tail, words, bare=True)
    if headline is not None and source and len(tail) < 90:
        return headline, "", source.names
    if source and source.rest is None and len(tail) < 90 and numbers and not is_prose(tail):
        return None, "", source.names
    if (
        headline is None
        and short
        and is_headlike(tail)
        and not signed(tail, words)
        and ((followed and not match) or (usual.inline_heads and (followed or not match)))
    ):
        return tail, "", ()
    return headline, tail, ()


def _over_text(numbers: list[int], lines: tuple[Line, ...], words: Lexicon) -> bool:
    """A sentence stands right below the first of the lines, or below a byline under it."""
    texts = [lines[number].text for number in numbers[1:3]]
    if len(texts) == 2 and byline_line(texts[0], words, bare=False):
        texts = texts[1:]
    return bool(texts) and (is_prose(texts[0]) or ends_sentence(texts[0]))


def _first(
    numbers: list[int],
    lines: tuple[Line, ...],
    usual: Habits,
    words: Lexicon,
    roles: dict[int, str],
    removed: dict[int, str],
    flags: set[str],
    found: list[str],
) -> tuple[str | None, list[int]]:
    """The headline on the first line below the marker, and the lines that are left. A byline may stand above it."""
    if not numbers:
        return None, numbers
    first = lines[numbers[0]].text
    if len(numbers) > 1 and not found:
        byline = byline_line(first.lstrip("•◦* "), words, bare=True)
        if byline and byline.names:
            roles[numbers[0]] = "byline"
            found.extend(byline.names)
            end = _roled(numbers, 1, lines, words)
            roles.update(dict.fromkeys(numbers[1:end], "byline"))
            rest = without_labels(numbers[end:], lines, words, removed, flags)
            return _first(rest, lines, usual, words, roles, removed, flags, found)
    alone = len(numbers) == 1
    if (
        is_headlike(first)
        and not signed(first, words)
        and (usual.headlines or _over_text(numbers, lines, words))
        and not (alone and not usual.headlines)
    ):
        roles[numbers[0]] = "headline"
        return first, numbers[1:]
    return None, numbers


def _roled(numbers: list[int], start: int, lines: tuple[Line, ...], words: Lexicon) -> int:
    """Where the lines from place `start` on that tell roles end."""
    return next((place for place in range(start, len(numbers)) if not is_role_line(lines[numbers[place]].text, words)), len(numbers))


def _bylines(
    numbers: list[int], lines: tuple[Line, ...], usual: Habits, words: Lexicon, roles: dict[int, str], found: list[str], *, tail: bool
) -> list[int]:
    """The lines without byline lines at their two ends, whose names are noted."""
    if found:
        return numbers
    kept = list(numbers)
    roled = len(kept) > 1 and is_role_line(lines[kept[1]].text, words)
    byline = byline_line(lines[kept[0]].text, words, bare=(usual.bare_names and not tail) or roled) if kept else None
    if byline is not None and byline.names:
        found.extend(byline.names)
        end = _roled(kept, 1, lines, words)
        roles.update(dict.fromkeys(kept[:end], "byline"))
        kept = kept[end:]
    if not found and len(kept) > 1:
        byline = byline_line(lines[kept[-1]].text, words, bare=False)
        if byline:
            roles[kept.pop()] = "byline"
            found.extend(byline.names)
    return kept


def _signed(paragraphs: list[str], words: Lexicon, found: list[str], *, inline: bool) -> list[str]:
    """The paragraphs without a name that signs at their end or opens them in brackets, which is noted.

    Behind a stamp in the same line (`inline`) a name in brackets is the speaker's.
    """
    if not paragraphs or found:
        return paragraphs
    paragraphs = [*paragraphs[:-1], without_agency(paragraphs[-1])]
    byline = signed(paragraphs[-1], words)
    if byline and byline.rest:
        found.extend(byline.names)
        return [*paragraphs[:-1], byline.rest]
    byline = None if inline else opening(paragraphs[0], words)
    if byline and byline.rest and not ends_sentence(byline.names[0]):
        found.extend(byline.names)
        return [byline.rest, *paragraphs[1:]]
    return paragraphs
