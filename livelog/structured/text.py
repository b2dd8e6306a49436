"""Claimed text as plain paragraphs: escaped once or twice too often, with tags in it, or neither."""

from __future__ import annotations

import re
from functools import lru_cache

from livelog.know.lazy import lazy

# one character reference with its semicolon; bounded, so that no number is too large to convert
_REFERENCE = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# a comment (to the end, where it is not closed), or something shaped like a tag: a name, then attributes whose quotes may hold `>`, or else
# anything up to `>`; whichever it is, it ends before the next `<`
_TAG = lazy(
    r"<!--(?:.*?-->|.*)"
    r"|<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>])(?:(?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*+>|[^<>]*+>)",
    re.DOTALL,
)
# half a character, C0 controls that are no white space, and DEL
_BROKEN = lazy("[\ud800-\udfff]")
_CONTROL = lazy("[\x00-\x08\x0e-\x1f\x7f]")
_BLANK_LINES = lazy(r"\n\s*\n")
# a line end where a paragraph may end: behind a full stop, question mark and the like, with quotes or brackets around it
_SENTENCE_END = lazy(r"(?<=[.!?…:;。！？।؟\"'”’»)\]])[ \t]*\n|\n(?=\s*[•*–—-]\s)")

_BLOCK_NAMES = """
address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul
"""
_INLINE_NAMES = """
a abbr acronym area audio b base bdi bdo big button canvas cite code col colgroup data datalist del dfn em embed font frame i iframe img
input ins kbd label link map mark meta meter noscript object output param picture progress q rp rt ruby s samp slot small source span strike
strong sub sup svg template textarea time title track tt u use var video wbr
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
_HIDDEN = frozenset({"script", "style"})


def unescaped(text: str) -> str:
    """The text with its character references replaced, once. A reference needs its semicolon: an address may hold `&copy=1`.

    >>> unescaped("&ldquo;Ann&#39;s&rdquo; &amp;lt; &copy=1 &#0;") == "“Ann's” &lt; &copy=1 \\ufffd"
    True
    """
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: _character(found[0]), text)


@lru_cache(maxsize=1024)
def _character(reference: str) -> str:
    """What one reference stands for: a page has a few of them thousands of times."""
    import html

    return html.unescape(reference)


def plain(text: str) -> str:
    """A claimed text as plain text, its paragraphs separated by a blank line.

    >>> plain("&lt;p&gt;The gate &amp;amp; the quay.&lt;/p&gt;&lt;p&gt;a &lt; b&lt;/p&gt;")
    'The gate & the quay.\\n\\na < b'
    """
    return "\n\n".join(paragraphs(text))


def one_line(text: str) -> str:
    """A claimed headline or name as plain text on one line.

    >>> one_line(" Gate&nbsp;opens,<br>at   noon ")
    'Gate opens, at noon'
    """
    if text.isprintable() and "&" not in text and "<" not in text and "  " not in text:
        return text.strip(" ")
    return " ".join(paragraphs(text))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a claimed text: references resolved (twice), tags of HTML gone, white space folded, control characters dropped.

    Block tags and `<br>` end a paragraph. Without such tags line ends do, where they are doubled or follow the end of a sentence: some
    publishers' texts hold one line a paragraph, others' are wrapped within sentences. Direction marks stay.

    >>> paragraphs("The pumps\\nstopped.\\nBoats left."), paragraphs("One<br/>two <a href='q'>three</a>")
    (('The pumps stopped.', 'Boats left.'), ('One', 'two three'))
    """
    text = unescaped(unescaped(text))
    plain = text.isprintable()  # no half characters, no controls, and no white space but blanks: most texts are so
    if not plain:
        text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        if not text.isascii():
            text = _BROKEN.sub("\ufffd", text)
    pieces = _cut_at_tags(text) if "<" in text else [text]
    if len(pieces) == 1 and "\n" in text:
        pieces = [part for block in _BLANK_LINES.split(pieces[0]) for part in _SENTENCE_END.split(block)]
    folded = [piece.strip(" ") if plain and "  " not in piece else " ".join(piece.split()) for piece in pieces]
    return tuple([piece for piece in folded if piece])


def _cut_at_tags(text: str) -> list[str]:
    """The text without tags, cut where a block begins or ends. What only looks like a tag (`<quay>`) stays; scripts go with their text."""
    pieces: list[str] = []
    current: list[str] = []
    done = 0
    hidden: str | None = None
    for found in _TAG.finditer(text):
        name = (found[2] or "!").lower()
        if hidden is not None:
            if name == hidden and found[1]:
                hidden, done = None, found.end()
            continue
        if name not in _INLINE and name not in _BLOCKS and name not in _HIDDEN and name != "!":
            continue
        current.append(text[done : found.start()])
        done = found.end()
        if name in _HIDDEN:
            hidden = None if found[1] else name
        elif name in _BLOCKS:
            pieces.append("".join(current))
            current = []
    if hidden is None:
        current.append(text[done:])
    pieces.append("".join(current))
    return pieces
