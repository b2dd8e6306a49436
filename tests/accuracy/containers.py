"""A page as other programs save it: MHTML of a browser, SingleFile, and the replay of the Wayback Machine."""

from __future__ import annotations

import binascii
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urljoin

from tags import Tag, joined, pieces

_BOUNDARY = "----MultipartBoundary--fK2xPq81ZtYv0RbNc7LmWd3JhGs5UaEo9iXT4rB6----"
_HTML_TAG = re.compile(rb"<html\b[^>]*>", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "poster")
_META = ("og:url", "og:image", "twitter:image", "twitter:url")  # whose content is an address
_IN_SCRIPTS = re.compile(r"(\")(https?:(?:\\?/){2})")  # an address in JSON, its slashes escaped or not
_TOOLBAR = """<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<style type="text/css">body{{margin-top:0!important;padding-top:0!important}}</style>
<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;"><div id="wm-ipp"><div id="wm-ipp-inside">
<a href="/web/" title="Wayback Machine home page"><img src="https://web-static.archive.org/_static/images/toolbar/logo-200.png" alt=""></a>
<form target="_top" method="get" action="/web/submit"><input type="text" name="url" value="{url}"><input type="submit" value="Go"></form>
<table><tbody><tr><td>{before:%b}</td><td>{then:%b}</td></tr><tr><td title="You are here: {then:%H:%M:%S %b %d, %Y}">{then:%d}</td></tr>
<tr><td>{before:%Y}</td><td>{then:%Y}</td></tr></tbody></table>
<a href="/web/{stamp}*/{url}">3 captures</a><div class="r">{then:%d %b %Y} - {then:%d %b %Y}</div><div>About this capture</div>
</div></div></div><div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/{stamp}/{url}</div>
<!-- END WAYBACK TOOLBAR INSERT -->"""
_SCRIPTS = """<script type="text/javascript" src="https://web-static.archive.org/_static/js/bundle-playback.js" charset="utf-8"></script>
<script type="text/javascript">
  __wm.init("https://web.archive.org/web");
  __wm.wombat("{url}","{stamp}","https://web.archive.org/","web","https://web-static.archive.org/_static/","{seconds:.0f}");
</script>
<!-- End Wayback Rewrite JS Include -->
"""
_CLOSING = """
<!--
     FILE ARCHIVED ON {then:%H:%M:%S %b %d, %Y} AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 08:11:45 Jun 01, 2026.
     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.
-->
"""


def as_mhtml(page: bytes, url: str, then: datetime) -> bytes:
    """The page in the MHTML that Chromium writes: quoted-printable, with its address and the time."""
    head = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {url}\nSubject: Saved page\nDate: {format_datetime(then)}\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="{_BOUNDARY}"\n\n\n--{_BOUNDARY}\n'
        "Content-Type: text/html\nContent-ID: <frame-5B0C7E11D2@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {url}\n\n"
    )
    style = (
        f"\n--{_BOUNDARY}\nContent-Type: text/css\nContent-Transfer-Encoding: quoted-printable\nContent-Location: cid:css-1@mhtml.blink\n\n"
    )
    body = binascii.b2a_qp(page.replace(b"\r\n", b"\n"))
    parts = [head.encode(), body, style.encode(), b"body { margin: 0 }", f"\n--{_BOUNDARY}--\n".encode()]
    return b"".join(parts).replace(b"\n", b"\r\n")


def as_singlefile(page: bytes, url: str, then: datetime) -> bytes:
    """The page with the comment that SingleFile leaves behind its `html` tag; it keeps JSON-LD and drops other scripts."""
    date = f"{then:%a %b %d %Y %H:%M:%S} GMT+0000 (Coordinated Universal Time)"
    comment = f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: {date}\n-->"
    found = _HTML_TAG.search(page)
    at = found.end() if found else 0
    marked = page[:at] + comment.encode() + page[at:]
    return joined([piece.text for piece in pieces(marked) if piece.kind != "raw" or not _program(piece.tag)])


def _program(tag: Tag) -> bool:
    return tag.name.lower() == "script" and "json" not in (tag.value("type") or "")


def as_wayback(page: bytes, url: str, then: datetime) -> bytes:
    """The replay of the page: scripts before its head's content, a toolbar, a closing comment, and every address rewritten.

    Addresses in JSON are rewritten too.
    """
    stamp = f"{then:%Y%m%d%H%M%S}"
    facts = {"url": url, "stamp": stamp, "then": then, "before": datetime(then.year - 1, 1 + then.month % 12, 1, tzinfo=UTC)}
    texts = []
    for piece in pieces(page):
        if piece.kind == "start":
            texts.append(str(_replayed(piece.tag, url, stamp)))
            texts.append(_SCRIPTS.format(**facts, seconds=then.timestamp()) if piece.tag.name.lower() == "head" else "")
            texts.append(_TOOLBAR.format(**facts) if piece.tag.name.lower() == "body" else "")
        elif piece.kind == "raw" and "json" in (piece.tag.value("type") or ""):
            texts.append(_IN_SCRIPTS.sub(rf"\1https://web.archive.org/web/{stamp}/\2", piece.text))
        else:
            texts.append(piece.text)
    return joined([*texts, _CLOSING.format(**facts)])


def _replayed(tag: Tag, url: str, stamp: str) -> Tag:
    names = ("content",) if tag.name.lower() == "meta" and (tag.value("property") or tag.value("name")) in _META else _ADDRESSES
    return tag._replace(attributes=tuple((name, _rewritten(name, value, names, url, stamp)) for name, value in tag.attributes))


def _rewritten(name: str, value: str | None, names: tuple[str, ...], url: str, stamp: str) -> str | None:
    if value is None:
        return value
    bare = value.strip("\"'")
    if name.lower() not in names and not (name.lower().startswith("data-") and re.match(r"https?://\S+$", bare)):
        return value  # of `data-` attributes only absolute addresses are known to be any
    if not bare or bare.startswith(("#", "data:", "javascript:", "mailto:", "tel:", "cid:")):
        return value
    host = "https://web.archive.org" if re.match(r"https?:|//", bare) else ""
    return f'"{host}/web/{stamp}{"im_" if name == "src" else ""}/{urljoin(url, bare)}"'
