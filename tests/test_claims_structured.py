"""Live blogs and articles in a page's objects, in all the shapes that publishers give them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livelog.model.structured import ClaimedBlog, ClaimedUpdate
from livelog.structured.claims import claimed
from livelog.structured.read import structured

ONE = {"@type": "BlogPosting", "headline": "One", "articleBody": "The gate opens."}
TWO = {"@type": "BlogPosting", "headline": "Two", "articleBody": "The pumps stop."}


def blog(updates: Any = None, **more: Any) -> dict[str, Any]:
    return {"@type": "LiveBlogPosting", "headline": "Quay live", "liveBlogUpdate": updates or [ONE, TWO], **more}


def only(*objects: dict[str, Any]) -> ClaimedBlog:
    blogs, articles = claimed(objects)
    assert len(blogs) == 1, blogs
    assert articles == ()
    return blogs[0]


def update(**properties: Any) -> ClaimedUpdate:
    (found,) = only(blog({"@type": "BlogPosting", "headline": "One", **properties}, url="https://quay.example/live")).updates
    return found


@pytest.mark.parametrize(
    "kind",
    [
        "LiveBlogPosting",
        "http://schema.org/LiveBlogPosting",
        "https://schema.org/LiveBlogPosting/",
        "schema:LiveBlogPosting",
        ["Thing", "LiveBlogPosting"],
        "NewsArticle LiveBlogPosting",
    ],
)
def test_types(kind: Any) -> None:
    assert only(blog() | {"@type": kind}).headline == "Quay live"


def test_what_has_updates_is_a_blog() -> None:
    assert [each.headline for each in only({"@type": "NewsArticle", "liveBlogUpdate": [ONE]}).updates] == ["One"]


@pytest.mark.parametrize(
    "around",
    [
        lambda found: {"@graph": [{"@type": "WebSite"}, found]},
        lambda found: {"@graph": [[found]]},
        lambda found: {"@type": "Thing", "mainEntity": found},
        lambda found: {"@type": "Thing", "hasPart": [found]},
        lambda found: {"@type": "Thing", "subjectOf": {"@graph": [found]}},
        lambda found: {"@graph": [found, found]},
    ],
)
def test_places(around: Any) -> None:
    assert len(only(around(blog())).updates) == 2


def test_several_blogs_in_order() -> None:
    blogs, articles = claimed(
        [blog(url="https://a.example/"), {"@graph": [blog(url="https://b.example/"), {"@type": "NewsArticle", "name": "Article"}]}]
    )
    assert [each.url for each in blogs] == ["https://a.example/", "https://b.example/"]
    assert [(each.kind, each.headline, each.updates) for each in articles] == [("NewsArticle", "Article", ())]


@pytest.mark.parametrize(
    "updates",
    [
        [ONE, TWO],
        [[ONE], [[TWO]]],
        [ONE, TWO, ONE],
        {"@list": [ONE, TWO]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": ONE}, {"@type": "ListItem", "item": TWO}]},
        {"0": ONE, "1": TWO},
        [{"@id": "#one"}, {"@id": "#two"}],
        ["https://quay.example/", None, 7, ONE, {}, {"@type": "BlogPosting"}, TWO],
    ],
)
def test_updates(updates: Any) -> None:
    blogs, _ = claimed([blog(updates), {"@graph": [ONE | {"@id": "#one"}, TWO | {"@id": "#two"}]}])
    assert [each.headline for each in blogs[0].updates] == ["One", "Two"]


@pytest.mark.parametrize("key", ["blogPost", "hasPart", "liveBlogUpdates", "itemListElement"])
def test_updates_under_other_names(key: str) -> None:
    found = only({"@type": "LiveBlogPosting", key: [ONE, {"@type": "WebPageElement", "cssSelector": ".paywall"}, TWO]})
    assert [each.headline for each in found.updates] == ["One", "Two"]


def test_one_update_as_object() -> None:
    assert only(blog(ONE)).updates == (ClaimedUpdate("json-ld", headline="One", body="The gate opens."),)


@pytest.mark.parametrize(
    ("properties", "identifier", "url"),
    [
        ({"@id": "64621"}, "64621", None),
        ({"@id": "64621", "mainEntityOfPage": "https://quay.example/live"}, "64621", None),
        ({"url": "https://quay.example/live#post-7"}, "post-7", "https://quay.example/live#post-7"),
        ({"@id": "https://quay.example/live#post-7"}, "post-7", "https://quay.example/live#post-7"),
        ({"mainEntityOfPage": {"@type": "WebPage", "@id": "https://quay.example/live#7"}}, "7", "https://quay.example/live#7"),
        ({"url": "https://quay.example/live", "mainEntityOfPage": "https://quay.example/live"}, None, None),
        ({"url": "https://quay.example/live/7", "identifier": {"@type": "PropertyValue", "value": 7}}, "7", "https://quay.example/live/7"),
        ({"url": ["", "https://quay.example/?a&amp;b"]}, None, "https://quay.example/?a&b"),
        ({}, None, None),
    ],
)
def test_identity(properties: dict[str, Any], identifier: str | None, url: str | None) -> None:
    found = update(**properties)
    assert (found.identifier, found.url) == (identifier, url)


ANN, BO, QUAY = ("Ann Poe", "Person"), ("Bo Lund", "Person"), ("Quay News", "Organization")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Poe", (ANN,)),
        (["Ann Poe", ["Bo Lund"], "Ann Poe"], (ANN, BO)),
        ({"@type": "Person", "name": "Ann&#32;Poe"}, (ANN,)),
        ({"type": "NewsMediaOrganization", "name": "Quay News"}, (QUAY,)),
        ({"@type": ["http://schema.org/Organization"], "name": ["Quay News"]}, (QUAY,)),
        ([{"@type": "Person", "name": ["Ann Poe", "Bo Lund"]}], (ANN, BO)),
        ({"@id": "#quay"}, (QUAY,)),
        ({"@type": "Organization", "@id": "#quay"}, (QUAY,)),
        ({"@id": "#nowhere"}, ()),
        ("https://quay.example/people/ann", ()),
        ([None, "", " ", 7, {"@type": "Person"}, {"name": None}, True], (("7", "Person"),)),
    ],
)
def test_authors(author: Any, expected: Any) -> None:
    found = claimed([blog([ONE | {"author": author}], publisher={"@id": "#quay", "@type": "NewsMediaOrganization", "name": "Quay News"})])
    assert found[0][0].updates[0].authors == expected
    assert found[0][0].publisher == "Quay News"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"articleBody": " &lt;p&gt;One.&lt;/p&gt; "}, "&lt;p&gt;One.&lt;/p&gt;"),
        ({"text": "One."}, "One."),
        ({"description": "One.", "articleBody": ""}, "One."),
        ({"articleBody": {"@type": "Text", "text": "One."}}, "One."),
        ({"articleBody": ["One.", {"@value": "Two."}, None, 3]}, "One.\n\nTwo."),
        ({"articleBody": "[object Object]"}, None),
        ({"articleBody": {"rows": 3}}, None),
    ],
)
def test_bodies(properties: dict[str, Any], expected: str | None) -> None:
    assert update(**properties).body == expected


def test_the_rest_of_an_update() -> None:
    found = update(
        headline="",
        name="Gate &amp; <b>quay</b>",
        datePublished={"@type": "DateTime", "@value": " 2026-03-09T16:00Z "},
        dateModified=1772000000,
        image=[{"@type": "ImageObject", "url": "https://quay.example/a.jpg"}, "https://quay.example/b.jpg", {"contentUrl": ["/c.jpg"]}],
    )
    assert found.headline == "Gate & quay"
    assert (found.published, found.modified) == ("2026-03-09T16:00Z", "1772000000")
    assert found.images == ("https://quay.example/a.jpg", "https://quay.example/b.jpg", "/c.jpg")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", "en-GB"), (["de"], "de"), ({"@type": "Language", "name": "English", "alternateName": "en"}, "en"), (None, None)],
)
def test_facts_of_the_page(language: Any, expected: str | None) -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "H",
        "description": "D&nbsp;d",
        "inLanguage": language,
        "mainEntityOfPage": {"@id": "https://quay.example/x"},
    }
    _, (found,) = claimed([article | {"datePublished": "2026-03-09", "coverageStartTime": "2026-03-08", "author": "Ann Poe"}])
    assert found == ClaimedBlog(
        "json-ld", None, "https://quay.example/x", "H", "D d", expected, None, (ANN,), "2026-03-09", None, "2026-03-08", kind="NewsArticle"
    )  # fmt: skip


def test_articles_elsewhere_are_not_the_page() -> None:
    objects: list[dict[str, Any]] = [
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
        {"@type": "Thing", "hasPart": {"@type": "Article", "name": "Other"}},
    ]
    assert claimed(objects) == ((), ())


def test_references_in_a_circle_end() -> None:
    circle = {"@id": "#a", "@type": "ItemList", "itemListElement": [{"@id": "#a"}, ONE]}
    blogs, _ = claimed([blog({"@id": "#a"}), circle])
    assert [each.headline for each in blogs[0].updates] == ["One"]


def test_update_belongs_to_the_first_blog_that_refers_to_it() -> None:
    blogs, _ = claimed([blog({"@id": "#a"}), blog({"@id": "#a"}, headline="Quay later"), {"@id": "#a", "@list": [ONE, TWO]}])
    assert [(each.headline, len(each.updates)) for each in blogs] == [("Quay live", 2), ("Quay later", 0)]


def test_names_beyond_what_a_byline_holds_are_left_out() -> None:
    crowd = [f"Ann Poe the {number}." for number in range(500)]
    assert 100 < len(update(author=crowd).authors) < 150
    assert update(author="Ann Poe" * 500).authors == ()


def test_everything_together() -> None:
    found = structured(
        [json.dumps(blog([ONE | {"author": "Bo Lund"}], author="Ann Poe")), '{"@type": "WebPage", "inLanguage": "en"}', "Article {"]
    )
    assert [len(each.updates) for each in found.blogs] == [1]
    assert [each.language for each in found.articles] == ["en"]
    assert found.authors_known == (ANN, BO)
    assert found.warnings == ("broken-json-ld",)


KEYS = st.sampled_from(
    "@type @id @graph @list name headline author publisher liveBlogUpdate hasPart itemListElement item url image articleBody text"
    " inLanguage datePublished mainEntity mainEntityOfPage identifier".split()
)
WORDS = (
    st.sampled_from(["LiveBlogPosting", "BlogPosting", "NewsArticle", "#a", "Ann Poe", "", "https://quay.example/#1", "&lt;p&gt;"])
    | st.text()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(VALUES))
def test_any_values(values: list[Any]) -> None:
    found = structured([json.dumps({"@graph": value}) for value in values])
    json.dumps(found, ensure_ascii=False).encode()
    hash(found)
