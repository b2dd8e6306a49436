"""What the tags of HTML mean for a page's text. Source: the rendering chapter of the HTML standard."""

from __future__ import annotations

from typing import Final, NamedTuple

# kinds of elements, for the walk; those up to PICTURE hold no text of their own
SKIPPED, PROPERTY, BREAK, PICTURE, STYLE, CELL, BLOCK = range(7)
# elements whose content is never shown as text
_UNSHOWN: Final = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "canvas",
        "colgroup",
        "datalist",
        "embed",
        "frame",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
# elements that only style the words of a sentence: text on both sides of one belongs together
_STYLING: Final = frozenset(
    [
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "nobr",
        "param",
        "picture",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "source",
        "strike",
        "strong",
        "sub",
        "sup",
        "track",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
BOLD: Final = frozenset(["b", "strong"])
# elements in the run of a line that often hold a thing of their own: a clock, a name, a label
CELLS: Final = frozenset(["a", "data", "label", "mark", "small", "span", "time"])
# blocks that hold sentences: their inline elements are parts of one line
PARAGRAPHS: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "pre", "caption", "summary", "cite"])
# blocks with a margin: an empty line stands around them
SPACED: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "figure", "pre", "table", "hr"])
LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# what the lines inside an element are, whatever they say
ZONES: Final = {
    "nav": "navigation",
    "menu": "navigation",
    "dialog": "dialog",
    "button": "control",
    "figure": "caption",
    "figcaption": "caption",
    "aside": "aside",
    "footer": "foot",
    "header": "head",
}
ROLES: Final = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "tablist": "navigation",
    "toolbar": "control",
    "button": "control",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "control",
    "complementary": "aside",
    "contentinfo": "foot",
    "banner": "banner",
}
# words of ids and classes around what readers wrote
COMMENTS: Final = frozenset(
    [
        "comments",
        "commentlist",
        "comment-list",
        "comments-list",
        "comment-section",
        "comments-section",
        "comment-thread",
        "comments-area",
        "comments-wrapper",
        "comments-container",
        "disqus_thread",
        "disqus",
        "fb-comments",
        "livefyre",
        "coral-talk",
        "kommentare",
        "kommentarer",
        "kommentarbereich",
        "komentarze",
        "komentare",
        "komentari",
        "komentar",
        "commentaires",
        "comentarios",
        "commenti",
        "reacties",
        "reactions",
        "reader-comments",
        "user-comments",
        "posting",
        "postings",
        "forum-postings",
        "leserkommentare",
        "yorumlar",
        "kommentit",
        "hozzaszolasok",
        "comentarii",
        "usercomments",
        "spotim",
    ]
)
# inside a figure these are text again: quotations and tables are set as figures too
FREED: Final = frozenset(["blockquote", "table", "ul", "ol", "dl"])


class Trait(NamedTuple):
    """What the tag of a block does to the lines inside it.

    `spaced` asks for an empty line around it, `level` is that of its lines (None: that of the block around), `zone` says what they are,
    `freed` that those in a figure are text again.
    """

    spaced: bool
    level: int | None
    zone: str | None
    freed: bool


# by tag; most blocks, such as `div`, have none
TRAITS: Final = {
    tag: Trait(tag in SPACED, LEVELS.get(tag, 0) if tag in PARAGRAPHS else None, ZONES.get(tag), tag in FREED)
    for tag in {*SPACED, *PARAGRAPHS, *ZONES, *FREED}
}

KINDS: Final = {
    **dict.fromkeys(_UNSHOWN, SKIPPED),
    **dict.fromkeys(_STYLING, STYLE),
    **dict.fromkeys(CELLS, CELL),
    "meta": PROPERTY,
    "br": BREAK,
    "img": PICTURE,
    "amp-img": PICTURE,
}
