"""A page with its boilerplate marked."""

from __future__ import annotations

from livelog.clean.marks import date_prefix, sign_reason
from livelog.clean.rules import LONGEST, STYLE_ENDS, Rules, doubtful, on_page, reason_for, rules
from livelog.know.lazy import lazy
from livelog.know.lexicon import fold_word
from livelog.model.page import Page
from livelog.read.lines import cut_line, extent

_COUNTERS = ("0:00", "00:00")  # what a player's counter shows before it runs
# a clock of the hours around midnight, which a page must have for 00:00 to be one of its times
_MIDNIGHT = lazy(r"(?<![\d:])(?:23|00?|24)[:.h](?!00)[0-5]\d(?!\d)")
_SIGN_LENGTH = 80  # longer lines are looked at for signs only when they end like a style sheet or hold no blank


def clean(page: Page, language: str | None, *, embeds: bool = False) -> Page:
    """The page with every boilerplate line carrying its reason. With `embeds` the lines of embedded posts are kept, marked as such.

    >>> from livelog.read.page import read
    >>> [line.reason for line in clean(read("Share\\nThe gate opens.\\n----"), "en").lines]
    ['share', None, 'rule']
    """
    known = rules(language)
    lines = list(page.lines)
    if lines and not page.nodes and (column := date_prefix(lines[0].text)):
        first, *rest = cut_line(page.text, lines[0], [column])
        lines[:1] = [first._replace(reason="extractor-prefix"), *rest]
    if page.nodes:
        from livelog.clean.markup import marked

        lines = marked(page, embeds=embeds)
    asked = [number for number, line in enumerate(lines) if line.reason is None or line.reason == _CONTROL]
    texts = list(dict.fromkeys([lines[number].text for number in asked]))  # a page prints many a line twice
    folded = [text.casefold() if text.isascii() else fold_word(text) for text in texts]  # no call for most
    known = on_page(known, "\n".join(folded))
    found: dict[str, tuple[str, str | None]] = {}
    for place in doubtful(folded, known):
        found[texts[place]] = folded[place], _reason(texts[place], folded[place], known)
    for number in asked if found else ():
        line = lines[number]
        if (said := found.get(line.text)) is None:
            continue
        low, reason = said
        if line.reason is None:
            if reason:
                lines[number] = line.removed(reason)
        elif reason_for(line.text, low, known) == _MORE:
            lines[number] = line.removed(_MORE)
    if any(counter in folded for counter in _COUNTERS) and not _MIDNIGHT.search(page.text, *extent(page.lines)):
        lines = [line.removed("audio-player") if line.text in _COUNTERS and not line.reason else line for line in lines]
    return page._replace(lines=tuple(lines))


_CONTROL = "control"  # of the lines that the markup tells of, those that are looked at all the same
_MORE = "load-more"  # a control that loads more is told apart from others: the page is a part


def _reason(text: str, folded: str, known: Rules) -> str | None:
    """Why a line is removed, or None."""
    if (len(text) < _SIGN_LENGTH or text[-1] in STYLE_ENDS or " " not in text) and (reason := sign_reason(text)):
        return reason
    return reason_for(text, folded, known) if len(text) <= LONGEST else None
