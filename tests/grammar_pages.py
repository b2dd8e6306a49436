"""Layouts of live blogs as saved pages, of any tags and classes: a strategy, and how a blog is rendered in one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from hypothesis import strategies as st

from grammar_blogs import FIRST_DAY, Meant, Post, ends_with_stop, made_headline
from grammar_stamps import CLOCKS, DATED, Form

# the order of a post's parts: its time, headline, author, body
ORDERS = ("thab", "tahb", "htab", "hatb", "athb", "thba", "habt")
HEADS = ("h2", "h3", "h4", "div", "strong")
TIMES = ("attribute", "time", "span", "p", "div")
AUTHORS = ("said", "rel", "span")
POSTS = ("article", "div", "section", "li")
BODIES = ("p", "div-p", "unclosed")
AROUND = ("nav", "aside", "cards", "comments", "footer", "form")
_LEAST_SIGNED = 0.5  # share of posts with a name in an element that says nothing, from which on it is the author's place
CLAIMS = ("none", "none", "true", "constant")


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One layout.

    `flat` tells that posts have no elements of their own, `depth` how many elements stand around each, `names` whether classes say what
    they hold (`told`), are hashes (`hashed`) or are not there; `inline` that paragraphs hold links and emphasis, `pictures` that some posts
    have one, `around` what stands beside the feed, `claims` what the structured data says: nothing, the truth, or the page's headline and
    date for each post.
    """

    form: Form
    order: str
    post: str
    flat: bool
    depth: int
    names: str
    ids: bool
    head: str
    time: str
    author: str
    body: str
    inline: bool
    pictures: bool
    tool: bool
    labels: bool
    claims: str
    around: tuple[str, ...]
    salt: int


@st.composite
def page_layouts(draw: st.DrawFn, code: str) -> PageLayout:
    """A layout for a blog of language `code`."""
    flat = draw(st.integers(0, 3)) == 3
    dated = draw(st.booleans())
    return PageLayout(
        Form(code, draw(st.sampled_from((DATED if dated else CLOCKS)[code]))),
        draw(st.sampled_from(ORDERS[:4] if flat else ORDERS)),
        draw(st.sampled_from(POSTS)),
        flat,
        0 if flat else draw(st.integers(0, 3)),
        draw(st.sampled_from(("told", "hashed", "none"))),
        draw(st.booleans()),
        draw(st.sampled_from(HEADS)),
        draw(st.sampled_from(TIMES)),
        draw(st.sampled_from(AUTHORS)),
        draw(st.sampled_from(BODIES[::2] if flat else BODIES)),
        draw(st.booleans()),
        draw(st.integers(0, 3)) == 3,
        draw(st.booleans()),
        draw(st.integers(0, 3)) == 3,
        draw(st.sampled_from(CLAIMS)),
        tuple(name for name in AROUND if draw(st.booleans())),
        draw(st.integers(0, 9999)),
    )


def as_meant(blog: Meant, layout: PageLayout) -> Meant:
    """The blog without what no reader could tell from a page of this layout.

    - `flat` with headlines above the times: what stands above a time in an element of no kind, or in bold, is a headline or else the last
      words of the post above, whose end no element tells. So all posts have headlines or none has, unless headings tell them (`h2` to
      `h4`); and a post ends with a full stop.
    - `flat`, `hatb`: a name between a post and the time below it could sign either. So only posts with a headline above the name have one.
    - `span` with class names that say nothing: a name in an element of its own where most posts have none could be the person that the post
      is about. So there are none, unless at least half of the posts have one.
    """
    posts = blog.posts
    if layout.flat and layout.order.startswith("h") and any(post.headline for post in posts) and layout.head in ("div", "strong"):
        posts = tuple(post if post.headline else replace(post, headline=made_headline(blog, place)) for place, post in enumerate(posts))
    if layout.flat and layout.order.startswith("h"):
        posts = tuple(
            replace(post, paragraphs=post.paragraphs[: 1 + max(n for n, text in enumerate(post.paragraphs) if ends_with_stop(text))])
            for post in posts
        )
    if layout.flat and layout.order == "hatb":
        posts = tuple(post if post.headline else replace(post, author=None) for post in posts)
    signed = sum(post.author is not None for post in posts)
    if layout.author == "span" and layout.names != "told" and signed < _LEAST_SIGNED * len(posts):
        posts = tuple(replace(post, author=None) for post in posts)
    return replace(blog, posts=posts)


def as_page(blog: Meant, layout: PageLayout) -> str:
    """The blog as an HTML page."""
    words = blog.words
    posts = [_post(post, number, layout, blog) for number, post in enumerate(blog.posts)]
    if "cards" in layout.around:
        card = '<div{}><a href="/{}/other-story"><h3>{}</h3></a></div>'.format(
            _class(layout, "related"), words.code, escape(words.heads[2].format(place="Skarn Head", n=33))
        )
        posts.insert(2, f"<li>{card}</li>" if layout.post == "li" and not layout.flat else card)
    feed = "\n".join(posts)
    around = {name: _AROUND[name](layout, blog) if name in layout.around and name in _AROUND else "" for name in AROUND}
    holder = "ul" if layout.post == "li" and not layout.flat else "div"
    return f"""<!DOCTYPE html>
<html lang="{words.code}"><head><meta charset="utf-8"><title>{escape(blog.title)}</title>{_claims(blog, layout)}</head>
<body>{around["nav"]}<main><header><h1>{escape(blog.title)}</h1><p>{escape(blog.standfirst)}</p></header>
<{holder}{_class(layout, "feed")}>
{feed}
</{holder}>
{around["comments"]}</main>{around["aside"]}{around["form"]}{around["footer"]}</body></html>"""


def _class(layout: PageLayout, name: str) -> str:
    """An attribute for an element that holds what `name` says."""
    if layout.names == "none":
        return ""
    value = name if layout.names == "told" else f"x{sum(map(ord, name)) * 7919 + layout.salt:x}"
    return f' class="{value}"'


def _post(post: Post, number: int, layout: PageLayout, blog: Meant) -> str:
    parts = {
        "t": _time(post.when, layout),
        "h": _head(post.headline, number, layout, blog),
        "a": _author(post.author, layout, blog),
        "b": _body(post, number, layout, blog),
    }
    inner = "\n".join(parts[name] for name in layout.order if parts[name])
    if layout.flat:
        return inner
    for level in range(layout.depth):
        inner = f"<div{_class(layout, f'inner{level}')}>{inner}</div>"
    ident = f' id="p{1000 + 37 * number + layout.salt}"' if layout.ids else ""
    return f"<{layout.post}{ident}{_class(layout, 'post')}>{inner}</{layout.post}>"


def _time(when: datetime, layout: PageLayout) -> str:
    shown = layout.form.of(when)
    block = layout.flat or layout.body == "unclosed"  # an element inside a line would be part of the paragraph that was left open
    match layout.time:
        case "attribute":
            inner = f'<time datetime="{when.isoformat()}">{shown}</time>'
            return f"<p>{inner}</p>" if block else inner
        case "time" if not block:
            return f"<time{_class(layout, 'time')}>{shown}</time>"
        case "span" if not block:
            return f"<span{_class(layout, 'time')}>{shown}</span>"
        case "div":
            return f"<div{_class(layout, 'time')}>{shown}</div>"
        case _:
            return f"<p{_class(layout, 'time')}>{shown}</p>"


def _head(headline: str | None, number: int, layout: PageLayout, blog: Meant) -> str:
    label = f"<div{_class(layout, 'label')}>{blog.words.label}</div>" if layout.labels and number % 3 == 0 else ""
    if headline is None:
        return label
    text = escape(headline)
    return label + {
        "div": f"<div{_class(layout, 'title')}>{text}</div>",
        "strong": f"<p><strong>{text}</strong></p>",
    }.get(layout.head, f"<{layout.head}>{text}</{layout.head}>")


def _author(author: str | None, layout: PageLayout, blog: Meant) -> str:
    if author is None:
        return ""
    match layout.author:
        case "said":
            return f"<div>{blog.words.by} {escape(author)}</div>"
        case "rel":
            return f'<div><a rel="author" href="/by/{len(author)}">{escape(author)}</a></div>'
        case _:
            return f"<div{_class(layout, 'author')}><span>{escape(author)}</span></div>"


def _body(post: Post, number: int, layout: PageLayout, blog: Meant) -> str:
    texts = [_marked(text, layout) for text in post.paragraphs]
    closing = "" if layout.body == "unclosed" else "</p>"
    body = "\n".join(f"<p>{text}{closing}" for text in texts)
    if layout.pictures and number % 3 == 1:
        body += f'<figure><img src="/i/{number}.jpg" alt=""><figcaption>{blog.words.credit.format(name="Bo Lund")}</figcaption></figure>'
    if layout.tool:
        body += f"<div><button>{blog.words.share[0]}</button></div>"
    return f"<div{_class(layout, 'body')}>{body}</div>" if layout.body == "div-p" else body


def _marked(text: str, layout: PageLayout) -> str:
    """A paragraph's markup; with links and emphasis on some of its words."""
    words = escape(text).split(" ")
    if layout.inline and len(words) > 5:
        words[1] = f"<em>{words[1]}</em>"
        words[3] = f'<a href="https://www.estuary.example/{len(text)}">{words[3]}</a>'
    return " ".join(words)


def _claims(blog: Meant, layout: PageLayout) -> str:
    """The page's structured data."""
    if layout.claims == "none":
        return ""
    said = layout.claims == "true"
    updates = [
        {
            "@type": "BlogPosting",
            "headline": (post.headline or "") if said else blog.title,
            "datePublished": f"{(post.when if said else FIRST_DAY).isoformat()}",
            "articleBody": "\n".join(post.paragraphs),
        }
        for post in blog.posts
    ]
    document = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": blog.title, "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps(document).replace("</", "<" + chr(92) + "/")}</script>'


def _nav(_: PageLayout, blog: Meant) -> str:
    items = "".join(f'<li><a href="/{number}">{word}</a></li>' for number, word in enumerate(("Menu", blog.words.feed, "Sport", "Video")))
    return f"<nav><ul>{items}</ul></nav>"


def _aside(layout: PageLayout, blog: Meant) -> str:
    """A list of the latest stories with their clocks."""
    heads = [escape(head.format(place="Lund", n=20)) for head in blog.words.heads[:4]]
    items = "".join(f'<li><span>{9 + n:02d}:{11 * n + 5:02d}</span> <a href="/story/{n}">{head}</a></li>' for n, head in enumerate(heads))
    return f"<aside{_class(layout, 'latest')}><ul>{items}</ul></aside>"


def _comments(_: PageLayout, blog: Meant) -> str:
    said = [escape(text.format(name="Ann Poe", place="Lund", n=40)) for text in blog.words.plain]
    rows = "".join(
        f"<div><b>{nick}</b> <span>{14 + n}:1{n}</span><p>{said[n]}</p></div>"
        for n, nick in enumerate(("harbour_rat", "quayside7", "tidy"))
    )
    return f'<section id="comments"><h2>{blog.words.comments}</h2>{rows}</section>'


def _footer(_: PageLayout, blog: Meant) -> str:
    return f'<footer><p>© 2026 Estuary Media</p><a href="/imprint">{blog.words.more}</a></footer>'


def _form(_: PageLayout, blog: Meant) -> str:
    return f'<form action="/q"><label>E-Mail</label><input name="q"><button>{blog.words.share[1]}</button></form>'


_AROUND = {"nav": _nav, "aside": _aside, "comments": _comments, "footer": _footer, "form": _form}
