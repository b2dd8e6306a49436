"""When and where a page was saved, from the marks that the programs leave which save pages.

Each is a comment, a tag or a script at a page's beginning or end, in a form of its own; they are looked for there only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from livelog.read.instant import instant

LONGEST_ADDRESS = 2000  # code points of a page's own address, which every link on it can be made absolute with
_HEAD, _TAIL = 64 * 1024, 16 * 1024  # bytes at the page's beginning and end in which the marks stand


class Capture(NamedTuple):
    """A page's address, the instant of its capture (`YYYY-MM-DDTHH:MM:SSZ`), and what saved it.

    `kind` is `wayback`, `archive-today`, `singlefile`, `savepage`, `httrack`, `browser` (Chrome, Edge, Internet Explorer), or None.
    """

    url: str | None = None
    captured_at: str | None = None
    kind: str | None = None


def capture(data: bytes) -> Capture:
    """What the page itself says of its capture; every field may be None. `data` is the page in UTF-8.

    A copy of a web archive's replay was captured when the archive did it, whatever saved the copy.

    >>> capture(b"<!DOCTYPE html><!-- saved from url=(0019)https://a.example/x -->")
    Capture(url='https://a.example/x', captured_at=None, kind='browser')
    """
    head, tail = data[:_HEAD], data[-_TAIL:]
    named = _addresses(head)
    archive = _wayback(head, tail, named) or _archive_today(named)
    saved = _singlefile(head) or _savepage(head) or _httrack(head) or _httrack(tail) or _browser(head)
    if archive:
        return archive._replace(url=archive.url or (saved.url if saved else None))
    if saved is None:
        return Capture()
    if saved.url and (instant_then := archived_at(saved.url)):
        kind = "wayback" if _WAYBACK_ADDRESS.match(saved.url) else "archive-today"
        return Capture(original(saved.url), instant_then, kind)
    return saved


# --- addresses of web archives ---

# a replay's address up to the page's own, also without its host, as in rewritten links: the time, and a flag like `id_` or `im_`
_WAYBACK_ADDRESS = re.compile(r"(?:(?:https?:)?//web\.archive\.org(?::\d{1,5})?)?/web/(\d{4,14})(?:[a-z]{2,3}_)?/", re.IGNORECASE)
# the long form of archive.today's addresses, under any of its hosts; the time also as `2026.03.09-120506`
_TODAY_ADDRESS = re.compile(r"https?://archive\.(?:today|is|ph|li|vn|fo|md)/(\d{14}|\d{4}\.\d\d\.\d\d-\d{6})/", re.IGNORECASE)
# how an address goes on behind that: with a scheme (whose second slash is sometimes lost), or with a host
_OWN = re.compile(r"(https?):/{1,2}(?=[^/\s])|(mailto:)|//(?=[^/\s])|(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{2,})", re.IGNORECASE)
_MOST_NESTED = 4  # captures of captures that are unwrapped


def original(url: str) -> str:
    """An address without a web archive's rewriting; others are unchanged.

    >>> original("https://web.archive.org/web/20260309120506id_/https://a.example/x"), original("/web/2026/http:/a.example/x")
    ('https://a.example/x', 'http://a.example/x')
    >>> original("https://a.example/web/2026/x")
    'https://a.example/web/2026/x'
    """
    for _ in range(_MOST_NESTED):
        found = _WAYBACK_ADDRESS.match(url) or _TODAY_ADDRESS.match(url)
        own = _OWN.match(url, found.end()) if found else None
        if found is None or own is None or (found[0].startswith("/web/") and not (own[1] or own[2])):
            break  # a site's own folder may be called `web`
        url = (own[2] or f"{own[1] or 'http'}://") + url[own.end() :]
    return url


def archived_at(url: str) -> str | None:
    """The instant in a web archive's address, if it is there to the second.

    >>> archived_at("https://web.archive.org/web/20260309120506/https://a.example/x"), archived_at("https://a.example/x")
    ('2026-03-09T12:05:06Z', None)
    """
    found = _WAYBACK_ADDRESS.match(url) or _TODAY_ADDRESS.match(url)
    return instant(re.sub(r"[.-]", "", found[1])) if found else None


# --- the marks ---

# a tag that names the page's address: its whole text
_LINK = re.compile(rb"<(?:link|meta)\s[^<>]{0,4000}>", re.IGNORECASE)
_NAMES_ADDRESS = re.compile(rb"[\"'\s](?:canonical|bookmark|og:url)[\"'\s/>]", re.IGNORECASE)
# the value of `href` or `content`, in quotes or without
_VALUE = re.compile(rb"\s(?:href|content)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# Wayback's comment at the end of a replay, and the call of its script at the beginning: address and time
_WAYBACK_COMMENT = re.compile(rb"FILE ARCHIVED ON ([0-9A-Za-z:, ]{20,30}) AND RETRIEVED")
_WAYBACK_SCRIPT = re.compile(rb"__wm\.wombat\(\s{0,9}\"([^\"\s]{1,4000})\"\s{0,9},\s{0,9}\"(\d{14})\"")
# older replays only have the toolbar
_WAYBACK_TOOLBAR = b"BEGIN WAYBACK TOOLBAR INSERT"
_SINGLEFILE = re.compile(
    rb"Page saved with SingleFileZ?\s{1,9}url:[ \t]{0,9}([^\s<>]{1,4000})(?:\s{1,9}saved date:[ \t]{0,9}([^\n<]{1,120}))?"
)
_SAVEPAGE = re.compile(rb"name=\"savepage-(url|from|date)\"\s{1,9}content=\"([^\"<>]{1,4000})\"")
_HTTRACK = re.compile(rb"<!-- Mirrored from (\S{1,2000}) by HTTrack Website Copier/[^,<>]{1,60}, ([^<>]{20,40}?) -->")
# browsers write the address's length in front of it
_BROWSER = re.compile(rb"<!-- saved from url=\(\d{4,5}\)(?:view-source:)?(\S{1,8000}) -->")


def _wayback(head: bytes, tail: bytes, named: Sequence[str]) -> Capture | None:
    """A replay: its script tells both, its comment the time, and its canonical link the address (and the time once more)."""
    at = head.find(b"__wm.wombat(")
    script = _WAYBACK_SCRIPT.match(head, at) if at >= 0 else None
    comment = _found(_WAYBACK_COMMENT, b"FILE ARCHIVED ON ", tail) or _found(_WAYBACK_COMMENT, b"FILE ARCHIVED ON ", head)
    if script:
        return Capture(original(_text(script[1])), instant(_text(script[2])), "wayback")
    link = next((link for link in named if _WAYBACK_ADDRESS.match(link)), None)
    if not (comment or link or _WAYBACK_TOOLBAR in head):
        return None
    then = instant(_text(comment[1])) if comment else None
    return Capture(original(link) if link else None, then or (archived_at(link) if link else None), "wayback")


def _archive_today(named: Sequence[str]) -> Capture | None:
    """archive.today links to its own long address, which holds the time and the page's address."""
    link = next((link for link in named if _TODAY_ADDRESS.match(link)), None)
    return Capture(original(link), archived_at(link), "archive-today") if link else None


def _addresses(head: bytes) -> list[str]:
    """The addresses that a page's tags give as its own."""
    tags = (tag[0] for tag in _LINK.finditer(head))
    values = (_VALUE.search(tag) for tag in tags if _NAMES_ADDRESS.search(tag))
    return [_text(value[1] or value[2] or value[3] or b"") for value in values if value]


def _singlefile(head: bytes) -> Capture | None:
    found = _found(_SINGLEFILE, b"Page saved with SingleFile", head)
    return Capture(_web(found[1]), instant(_text(found[2] or b"")), "singlefile") if found else None


def _savepage(head: bytes) -> Capture | None:
    """Save Page WE writes meta tags: `from` is the address shown, `url` the one that was asked for."""
    facts = {found[1]: found[2] for found in _SAVEPAGE.finditer(head)} if b"savepage-" in head else {}
    if not facts:
        return None
    return Capture(_web(facts.get(b"url", b"")) or _web(facts.get(b"from", b"")), instant(_text(facts.get(b"date", b""))), "savepage")


def _httrack(data: bytes) -> Capture | None:
    """HTTrack leaves the scheme out; `https` is what nearly every news site has."""
    found = _found(_HTTRACK, b"<!-- Mirrored from ", data)
    return Capture(_web(b"https://" + found[1]), instant(_text(found[2])), "httrack") if found else None


def _browser(head: bytes) -> Capture | None:
    found = _found(_BROWSER, b"<!-- saved from url=(", head)
    return Capture(_web(found[1]), None, "browser") if found else None


def _found(shape: re.Pattern[bytes], opening: bytes, data: bytes) -> re.Match[bytes] | None:
    """The shape at the first place where its opening words stand."""
    at = data.find(opening)
    return shape.match(data, at) if at >= 0 else None


def _web(address: bytes) -> str | None:
    """The address if it is one on the web."""
    text = _text(address).removeprefix("view-source:")
    return text if text.lower().startswith(("http://", "https://")) else None


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", errors="replace")).strip()
