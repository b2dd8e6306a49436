"""What a page's structured data claims: blogs, their updates, and articles. Claims are evidence, not facts: pages contradict themselves."""

from __future__ import annotations

from typing import NamedTuple

# a name and `Person` or `Organization`
ClaimedAuthor = tuple[str, str]


class ClaimedUpdate(NamedTuple):
    """One update of a live blog, as the structured data has it; what it does not say is None or empty.

    `source` is `json-ld` or `microdata`. `identifier` is the update's own id, else the fragment of its address. `headline` and the names of
    `authors` are plain text. `published`, `modified` are as written (`structured.times.claim_time` reads them), `body` too: it can be
    escaped or hold tags (`structured.text.paragraphs` cleans it). `images` are addresses.
    """

    source: str
    identifier: str | None = None
    url: str | None = None
    headline: str | None = None
    authors: tuple[ClaimedAuthor, ...] = ()
    published: str | None = None
    modified: str | None = None
    body: str | None = None
    images: tuple[str, ...] = ()


class ClaimedBlog(NamedTuple):
    """A live blog, or an article or page with facts about itself and no updates.

    `headline`, `description`, `publisher` and names are plain text, times as written; `language` as written too (`en-GB`, `English`).
    `kind` is the schema.org type that made it one (`LiveBlogPosting`, `NewsArticle`, `WebPage`), as the page spells it.
    """

    source: str
    identifier: str | None = None
    url: str | None = None
    headline: str | None = None
    description: str | None = None
    language: str | None = None
    publisher: str | None = None
    authors: tuple[ClaimedAuthor, ...] = ()
    published: str | None = None
    modified: str | None = None
    coverage_start: str | None = None
    coverage_end: str | None = None
    updates: tuple[ClaimedUpdate, ...] = ()
    kind: str = ""


class Structured(NamedTuple):
    """All structured data of a page, in page order, JSON-LD before microdata; the same blog in both forms stands twice.

    `authors_known` are all authors named anywhere in it, each once. `warnings` can hold `broken-json-ld`: a script was not JSON, or only
    its beginning could be read.
    """

    blogs: tuple[ClaimedBlog, ...] = ()
    articles: tuple[ClaimedBlog, ...] = ()
    authors_known: tuple[ClaimedAuthor, ...] = ()
    warnings: tuple[str, ...] = ()


class Identity(NamedTuple):
    """The publisher's id of an entry and the entry's address; None where the page tells none."""

    identifier: str | None
    url: str | None
