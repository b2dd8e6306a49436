"""What a page's head says of the page: its address, title, publisher, language and times."""

from __future__ import annotations

import re

from lxml import etree

from livelog.model.page import Head

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "date",
    "pubdate",
    "dc.date.issued",
    "datepublished",
    "parsely-pub-date",
)
# what stands between the parts of a window's title: a bar, a dash with blanks around it, a colon of full width
_SEPARATOR = re.compile(r"\s*[|｜]\s*|\s[-–—•·]\s|：")
# an ISO 639 code at the beginning of a language tag, in small letters
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![^-_])")
_MODIFIED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "last-modified", "datemodified")


def head(root: etree._Element) -> Head:
    """The facts in a tree's head; what it does not say is None. Times are as written.

    >>> head(etree.fromstring('<html lang="en-GB"><head><title> Quay  live</title></head></html>')).language
    'en'
    >>> head(etree.fromstring('<html lang="±n"/>')).language
    """
    metas = _metas(root)
    title = next((" ".join(found.split()) for element in root.iter("title") if (found := element.text)), None)
    canonical = next(
        (href for link in root.iter("link") if "canonical" in (link.get("rel") or "").casefold().split() and (href := link.get("href"))),
        None,
    )
    base = next((element.get("href") for element in root.iter("base")), None)
    code = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale") or "").casefold()
    named = _LANGUAGE.match(code)
    return Head(
        url=_address(canonical) or _address(metas.get("og:url")),
        base=base,
        site=metas.get("og:site_name") or metas.get("application-name"),
        language=named[0] if named else None,
        published=next((metas[name] for name in _PUBLISHED if metas.get(name)), None),
        modified=next((metas[name] for name in _MODIFIED if metas.get(name)), None),
        ending=(parts[-1].strip() or None) if title and len(parts := _SEPARATOR.split(title)) > 1 else None,
    )


def _metas(root: etree._Element) -> dict[str, str]:
    """The first content of each meta element, by its property or name in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and (content := " ".join(content.split())):
            found.setdefault(name.casefold(), content)
    return found


def _address(url: str | None) -> str | None:
    return url.strip() if url and url.strip().startswith(("http://", "https://")) else None
