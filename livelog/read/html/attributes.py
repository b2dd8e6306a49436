"""What an element's attributes say: its id, machine-readable times, what it is for, whether it is shown."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from livelog.read.html.tags import COMMENTS, ROLES


class Own(NamedTuple):
    """What a node keeps of an element's attributes.

    `ident` is an id, `times` are names and values of machine-readable times, `hints` words of `itemprop`, `rel` and `itemtype`, `href` is
    the address of a link, `look` the class.
    """

    ident: str | None = None
    times: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    href: str | None = None
    look: str | None = None


class Attributes(NamedTuple):
    """What attributes say: what a node keeps of them, and what only the walk wants to know.

    `telling` says that an element in the run of a line is a node, since it has an id, times or hints. `hidden` tells that the element is
    not shown, `zone` what its role says of it, `level` the rank of a heading by role.
    """

    own: Own = Own()
    telling: bool = False
    hidden: bool = False
    zone: str | None = None
    level: int = 0


class Looks:
    """What classes say, and what elements with a class and nothing else are: pages repeat a few of them hundreds of times."""

    def __init__(self) -> None:
        self._hints: dict[str, tuple[str, ...]] = {}
        self.plain: dict[str, Attributes] = {}

    def hints(self, look: str) -> tuple[str, ...]:
        """The hints that a class gives."""
        found = self._hints.get(look)
        if found is None:
            low = look.casefold()
            commented = not COMMENTS.isdisjoint(low.split()) or ("-comment" in look and _COMMENTING.search(look) is not None)
            signed = (_MAY_SIGN.search(low) is not None or not low.isascii()) and _SIGNED.search(look) is not None
            captioned = "aption" in look and _CAPTIONED.search(look) is not None
            told = ("comments", commented), ("byline", signed), ("caption", captioned)
            found = tuple(hint for hint, holds in told if holds)
            self._hints[look] = found
        return found


NONE: Final = Attributes()
_WORDS: Final = frozenset(["itemprop", "rel", "itemtype", "itemscope"])
# the names that are asked for one by one: most attributes have another, and hold a time or nothing
_TELLING: Final = _WORDS | {"id", "href", "hidden", "style", "role"}
_new = tuple.__new__  # a tuple made at once: a page has thousands
_PICTURES: Final = ("data-src", "data-original", "data-lazy-src", "src")
# seconds or milliseconds since 1970 from 2001 on, or an ISO day with a clock; JavaScript's own form of a date
_TIME = re.compile(r"1\d{9}(?:\d{3})?$|20\d\d-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d 20\d\d \d\d:\d\d:\d\d")
# a declaration that keeps an element off the page
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# a class such as `vf-comment`, a few letters of a tool's name in front; `has-comments` says only that there are some
_COMMENTING = re.compile(r"(?:^|\s)(?!no-|has-)[a-z]{2,3}-comments?(?:\s|$)")
# a class that calls an element a byline
_SIGNED = re.compile(r"author|byline|(?:^|[\s_-])(?:autor|auteur|redacteur|writer|reporter|firma|vcard)(?:$|[\s_-])", re.IGNORECASE)
# what all of those hold, in small letters: a look for it passes over most of a class at once
_MAY_SIGN = re.compile(r"autho|auto|auteur|byline|redacteur|writer|reporter|firma|vcard")
# a class that calls an element the caption of a picture or film; `with-caption` is what is around both
_CAPTIONED = re.compile(r"(?:^|\s|[a-z][_-]|[a-z])(?<!with-)(?<!has-)(?:c|C)aption(?:[_-](?:text|content|body))?(?:$|\s)")
_TIME_START: Final = frozenset("12SMTWF")
_LENGTHS: Final = range(10, 80)
_LONGEST_LEVEL = 3


def attributes(items: list[tuple[str, str]], tag: str, looks: Looks) -> Attributes:
    """What the attributes of an element say.

    >>> attributes([("id", "post-7"), ("data-time", "1773072000")], "div", Looks()).own.times
    (('data-time', '1773072000'),)
    >>> attributes([("style", "display: none")], "div", Looks()).hidden
    True
    """
    first, value = items[0]
    if len(items) == 1 and first == "class":
        found = looks.plain.get(value)
        if found is None:
            said = looks.hints(value)
            found = looks.plain[value] = Attributes(Own(hints=said, look=value), telling=bool(said))
        return found
    ident = href = zone = look = None
    times: list[tuple[str, str]] = []
    hints: tuple[str, ...] = ()
    hidden = False
    level = 0
    for name, value in items:
        if name == "class":
            look = value
            hints += looks.hints(value)
        elif name not in _TELLING:
            if name == "name" and tag == "a":
                ident = ident or value
            elif name == "aria-level" and value.isdecimal() and len(value) <= _LONGEST_LEVEL:
                level = min(int(value), 6)
            elif name == "datetime" or (value[:1] in _TIME_START and len(value) in _LENGTHS and _TIME.match(value)):
                times.append((name, value))
        elif name == "id":
            ident = value
            hidden = hidden or value.startswith("wm-ipp")  # the Wayback Machine's own toolbar
            if value.casefold() in COMMENTS:
                hints += ("comments",)
        elif name == "href":
            href = value
        elif name == "hidden":
            hidden = value != "until-found"
        elif name == "style":
            hidden = hidden or ("n" in value and _HIDING.search(value) is not None)
        elif name == "role":
            zone = ROLES.get(value)
            level = level or (2 if value == "heading" else 0)
        else:  # one of _WORDS
            hints += tuple(value.rsplit("/", 1)[-1].split())
    own = _new(Own, (ident, tuple(times), hints, href, look))
    return _new(Attributes, (own, bool(ident or times or hints), hidden, zone, level))


def picture(items: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    """A picture's address (None: it is hidden, or shows only a placeholder) and what is said of it.

    >>> picture([("src", "data:image/gif;base64,R0"), ("data-src", "/quay.jpg"), ("alt", "The quay")])
    ('/quay.jpg', 'The quay')
    """
    known = dict(items)
    if "hidden" in known:
        return None, None
    return next((value for name in _PICTURES if (value := known.get(name)) and not value.startswith("data:")), None), known.get("alt")
