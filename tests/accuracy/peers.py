"""Other programs on the saved pages of the corpus, by the same scorer.

    pip install -e '.[test]' extruct trafilatura newspaper4k resiliparse
    python tests/accuracy/peers.py

extruct is the only one that gives entries: a page's JSON-LD as it stands, without any judgement. The others give one text for the whole
page, which counts as one entry with what they say of headline, author and date. A peer that is not installed is skipped, and named.
Averages over pages; the shares behind `recall` are of matched entries (`b/gold`: of all), so read them together with it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import measure
import pages
from measure import Blog

COLUMNS = {"precision": "prec", "recall": "recall", "bounded": "bound", "bounded_of_gold": "b/gold", "headline": "headline"}
COLUMNS |= {"author_where_named": "named author", "time": "time"}


def by_livelog(html: bytes) -> Blog:
    """livelog itself."""
    return measure.read(html, "page.html", "page")


def by_extruct(html: bytes) -> Blog:
    """The first `LiveBlogPosting` of the page's JSON-LD with updates, as it stands."""
    found = _module("extruct").extract(html, syntaxes=["json-ld"], errors="ignore").get("json-ld", [])
    return next((one for one in _objects(found) if one.get("liveBlogUpdate")), {})


def _objects(value: Any) -> Iterator[Blog]:
    """Every JSON object in a value, outermost first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def by_trafilatura(html: bytes) -> Blog:
    """trafilatura's whole text and its metadata, as one entry."""
    found = _module("trafilatura").bare_extraction(html, with_metadata=True)
    return _whole(found.title, [found.author], found.date, found.text) if found else {}


def by_newspaper4k(html: bytes) -> Blog:
    """newspaper4k's whole text and its metadata, as one entry."""
    article = _module("newspaper").Article("https://news.example/live")
    article.download(input_html=html.decode("utf-8", errors="replace"))
    article.parse()
    return _whole(article.title, article.authors, article.publish_date and article.publish_date.isoformat(), article.text)


def by_resiliparse(html: bytes) -> Blog:
    """resiliparse's main content as text, as one entry."""
    text = _module("resiliparse.extract.html2text").extract_plain_text(html.decode("utf-8", errors="replace"), main_content=True)
    return _whole(None, [], None, text)


def _whole(title: str | None, authors: list[str | None], date: str | None, text: str | None) -> Blog:
    names = [{"name": name} for name in authors if name]
    return {"liveBlogUpdate": [{"headline": title, "author": names, "datePublished": date, "articleBody": text}]}


def _module(name: str) -> Any:
    return importlib.import_module(name)  # not installed where the types are checked


PEERS: dict[str, Callable[[bytes], Blog]] = {
    "livelog-parser": by_livelog,
    "extruct": by_extruct,
    "trafilatura": by_trafilatura,
    "newspaper4k": by_newspaper4k,
    "resiliparse": by_resiliparse,
}
NAMES = {
    "livelog-parser": "livelog",
    "extruct": "JSON-LD as it is (extruct {})",
    "trafilatura": "trafilatura {}, whole text",
    "newspaper4k": "newspaper4k {}, whole text",
    "resiliparse": "resiliparse {}, whole text",
}


def score(read: Callable[[bytes], Blog]) -> list[dict[str, Any]]:
    """The scorer's word on each page; a page that a program stumbles over counts as no entries, and is named."""
    nothing: Blog = {}
    return [
        measure.scorer("score").score(page.gold, measure.tried(partial(read, page.html), nothing, page.stem))
        for page in map(pages.saved, pages.stems())
    ]


def main() -> int:
    """Prints the table."""
    if not measure.corpus_there():
        print(measure.NO_CORPUS)
        return 0
    print(f"{f'{len(pages.stems())} pages':40}" + "".join(f"{name:>14}" for name in COLUMNS.values()))
    for package, read in PEERS.items():
        try:
            installed = version(package)
        except PackageNotFoundError:
            print(f"{package}: not installed, skipped")
            continue
        scores = score(read)
        print(f"{NAMES[package].format(installed):40}" + "".join(f"{measure.mean([one[key] for one in scores]):14.3f}" for key in COLUMNS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
