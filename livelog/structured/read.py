"""All structured data of a page as one record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from livelog.model.structured import Structured
from livelog.structured.claims import claimed
from livelog.structured.jsonld import objects

if TYPE_CHECKING:
    from lxml import etree


def structured(scripts: Sequence[str], root: etree._Element | None = None) -> Structured:
    """What the texts of a page's `application/ld+json` scripts, and the microdata of its tree, claim. Never raises.

    A caller that knows the page to hold no `itemscope` passes no tree. The same blog in both forms stands twice, with its `source`.

    >>> script = '{"@type": "LiveBlogPosting", "headline": "Quay live", "author": "Ann Poe", "liveBlogUpdate": [{"text": "One."}]}'
    >>> found = structured([script])
    >>> found.blogs[0].headline, len(found.blogs[0].updates), found.authors_known, found.warnings
    ('Quay live', 1, (('Ann Poe', 'Person'),), ())
    """
    found, warnings = objects(scripts)
    blogs, articles = claimed(found, "json-ld")
    if root is not None:
        from livelog.structured.microdata import microdata

        more_blogs, more_articles = claimed(microdata(root), "microdata")
        blogs, articles = blogs + more_blogs, articles + more_articles
    named = [names for blog in (*blogs, *articles) for names in (blog.authors, *[update.authors for update in blog.updates])]
    known = dict.fromkeys(chain.from_iterable(dict.fromkeys(named)))  # most updates have the same
    return Structured(blogs, articles, tuple(known), warnings)
