"""Microdata as the objects that JSON-LD would have."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from livelog.structured.microdata import DEEPEST, microdata
from livelog.structured.read import structured
from livelog.structured.text import paragraphs


def tree(markup: str) -> etree._Element:
    return etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser(huge_tree=True))


def scope(kind: str, inside: str, attributes: str = "") -> str:
    return f'<div itemscope itemtype="https://schema.org/{kind}" {attributes}>{inside}</div>'


def inside(markup: str) -> dict[str, Any]:
    """The properties of an update that holds the markup."""
    (blog,) = microdata(tree(scope("LiveBlogPosting", scope("BlogPosting", markup, 'itemprop="liveBlogUpdate"'))))
    found = blog["liveBlogUpdate"]
    assert found.pop("@type") == "BlogPosting"
    return dict(found)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<meta itemprop="headline" content="Gate opens">', {"headline": "Gate opens"}),
        ('<h2 itemprop="headline name"> Gate\n <b>opens</b><!-- no --> </h2>', {"headline": "Gate opens", "name": "Gate opens"}),
        ('<time itemprop="datePublished" datetime="2026-03-09T16:00Z">4pm</time>', {"datePublished": "2026-03-09T16:00Z"}),
        ('<span itemprop="datePublished">2026-03-09T16:00Z</span>', {"datePublished": "2026-03-09T16:00Z"}),
        ('<a itemprop="url" href="/live#7">link</a>', {"url": "/live#7"}),
        ('<link itemprop="mainEntityOfPage" href="/live">', {"mainEntityOfPage": "/live"}),
        ('<img itemprop="image" src="/a.jpg"><img itemprop="image" src="/b.jpg">', {"image": ["/a.jpg", "/b.jpg"]}),
        ('<a itemprop="author" href="/ann">Ann Poe</a>', {"author": "Ann Poe"}),
        (
            '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name" href="/ann">Ann Poe</a></span>',
            {"author": {"@type": "Person", "name": "Ann Poe"}},
        ),
        ('<span itemprop="author" itemscope><i itemprop="name">Ann Poe</i></span>', {"author": {"@type": "", "name": "Ann Poe"}}),
        ('<span itemprop="keywords">quay</span><span itemprop>x</span>', {}),
        ('<meta itemprop="articleBody" content="He said " no and left>', {"articleBody": "He said "}),
        ('<div itemprop="articleBody">One<div itemprop="articleBody">two</div></div>', {"articleBody": "\n\nOne\n\ntwo\n\n\n\n"}),
    ],
)
def test_values(markup: str, expected: dict[str, Any]) -> None:
    assert inside(markup) == expected


def test_long_text_has_paragraphs() -> None:
    text = inside(
        '<div itemprop="articleBody"><p>The gate\nopens &lt;wide&gt;.</p><!-- no -->Bo<br>Lund <i>says</i> so.'
        "<script>no()</script> Yes.<ul><li>1<li>2</ul></div>"
    )["articleBody"]
    assert paragraphs(text) == ("The gate opens <wide>.", "Bo", "Lund says so. Yes.", "1", "2")


def test_identity() -> None:
    posts = scope("BlogPosting", "<i itemprop=name>a</i>", 'itemprop="liveBlogUpdate" id="p1"') + scope(
        "BlogPosting", "", 'itemid="urn:2" id="p2"'
    )
    (found,) = microdata(tree(scope("LiveBlogPosting", posts)))
    assert [each["@id"] for each in found["liveBlogUpdate"]] == ["p1", "urn:2"]


def test_only_posts_and_articles() -> None:
    page = scope(
        "WebPage",
        '<i itemprop="name">W</i>' + scope("ImageObject", '<i itemprop="name">I</i>') + scope("NewsArticle", '<i itemprop="name">N</i>'),
    )
    assert microdata(tree(page + scope("Organization", '<i itemprop="name">O</i>'))) == [{"@type": "NewsArticle", "name": "N"}]
    assert microdata(tree("<p itemprop=name>Ann Poe")) == []


def test_text_of_an_article_is_not_read() -> None:
    assert microdata(tree(scope("Article", '<p itemprop="articleBody">long</p><p itemprop="name">N</p>'))) == [
        {"@type": "Article", "name": "N"}
    ]


def test_as_blog() -> None:
    author = scope("Person", "<meta itemprop=name content='Ann Poe'>", "itemprop=author")
    posts = "".join(
        scope("BlogPosting", f"<h2 itemprop=headline>Post {n}</h2>{author}", f"itemprop=liveBlogUpdate id=p{n}") for n in range(3)
    )
    script = '{"@type": "LiveBlogPosting", "liveBlogUpdate": {"headline": "Post 0"}}'
    found = structured([script], tree(scope("LiveBlogPosting", "<h1 itemprop=headline>Quay live</h1>" + posts)))
    assert [each.source for each in found.blogs] == ["json-ld", "microdata"]
    assert [(each.source, each.identifier, each.headline, each.authors) for each in found.blogs[1].updates] == [
        ("microdata", f"p{n}", f"Post {n}", (("Ann Poe", "Person"),)) for n in range(3)
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"itemprop": "articleBody"},
        {"itemprop": "headline"},
        {"itemprop": "liveBlogUpdate", "itemscope": "", "itemtype": "https://schema.org/BlogPosting"},
        {"itemscope": ""},
    ],
)
def test_deep_trees(attributes: dict[str, str]) -> None:
    """Deeper than any parser makes them; neither recursion nor climbing up from each element would end well."""
    builder: Any = etree.TreeBuilder()
    builder.start("div", {"itemscope": "", "itemtype": "https://schema.org/LiveBlogPosting"})
    for _ in range(20_000):
        builder.start("div", attributes)
    builder.data("x")
    for _ in range(20_001):
        builder.end("div")
    found = structured((), builder.close())
    assert len(found.blogs) <= 1
    assert str(found).count("ClaimedUpdate(") <= DEEPEST


PIECES = st.sampled_from(
    [
        '<div itemscope itemtype="https://schema.org/LiveBlogPosting">',
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">',
        '<span itemprop="author" itemscope itemtype="Person">',
        '<b itemprop="name">',
        '<p itemprop="articleBody headline">',
        '<meta itemprop="url" content="">',
        '<time itemprop="datePublished">',
        "<script>",
        "</div>",
        "</span>",
        "</p>",
        "</b>",
        "<!-- x",
        "Ann Poe ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_any_markup(markup: str) -> None:
    markup = markup.encode("utf-8", "replace").decode().replace("\0", "")
    str(structured((), tree(markup))).encode()
