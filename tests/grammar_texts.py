"""Layouts of live blogs as text, as the notes on dialects tell of them: a strategy, and how a blog is rendered in one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from grammar_blogs import FIRST_DAY, Meant, Post, ends_with_stop, made_headline
from grammar_stamps import CLOCKS, DATED, Form

# where a stamp stands: alone above its post; below the headline; before the headline or the first paragraph in one line with it, plain or
# in a fence; behind the headline in one line with it, glued or not; below its post
PLACES = ("own", "own", "below-head", "inline", "inline", "fence", "end", "trailing")
# where an author stands: in the stamp's line, in a line of its own near it, or signing the last paragraph
BYLINES: dict[str, tuple[str, ...]] = {
    "own": ("{name} {stamp}", "{stamp} {name}", "{stamp} | {name}", "By {stamp}", "above", "below", "below-head", "(sign)", "—sign"),
    "below-head": ("{stamp} , {name}", "{name} {stamp}", "{stamp} • {name}", "By {stamp}", "above", "below", "(sign)"),
    "inline": ("below", "(sign)", "—sign"),
    "fence": ("(sign)", "—sign"),
    "end": ("below", "(sign)"),
    "trailing": ("{name}{stamp}", "{name} {stamp}", "{name}, {stamp}", "By {stamp}", "above"),
}
SEPARATORS = (" – ", " - ", ": ", " | ", " ")
FENCES = ("+++ {} +++", "++ {} ++")
RULES = ("", "", "", "----------", "* * *", "_______________")


@dataclass(frozen=True, slots=True)
class TextLayout:
    """One layout.

    `byline` is a pattern of the stamp's line or a place (see `BYLINES`); `gaps` tells between what blank lines stand (`blocks`: between
    all lines, `posts`: between posts only, `none`); `tool` is a line such as `Share` below each post, `labels` and `credits` tell that some
    posts have a label above and a credit below; `feed` is a line such as `Live updates` above the first post.
    """

    place: str
    form: Form
    byline: str
    separator: str
    fence: str
    gaps: str
    rule: str
    bullet: bool
    tool: bool
    labels: bool
    credits: bool
    feed: bool
    header: bool
    footer: bool


@st.composite
def text_layouts(draw: st.DrawFn, code: str) -> TextLayout:
    """A layout for a blog of language `code`."""
    place = draw(st.sampled_from(PLACES))
    dated = place not in ("inline", "fence") and draw(st.booleans())
    form = Form(code, draw(st.sampled_from((DATED if dated else CLOCKS)[code])))
    return TextLayout(
        place,
        form,
        draw(st.sampled_from(BYLINES[place])),
        draw(st.sampled_from(SEPARATORS)),
        draw(st.sampled_from(FENCES)),
        draw(st.sampled_from(("blocks", "blocks", "posts", "none"))),
        draw(st.sampled_from(RULES)),
        place == "own" and draw(st.integers(0, 5)) == 5,
        draw(st.booleans()),
        place != "trailing" and draw(st.integers(0, 3)) == 3,
        draw(st.integers(0, 3)) == 3,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )


def as_meant(blog: Meant, layout: TextLayout) -> Meant:
    """The blog without what no reader could tell from the text of this layout.

    - `fence`, `end`: the stamp's line holds the headline: each post has one.
    - `trailing` without a line such as `Live updates`: where the introduction ends only the first post's headline shows, so it has one, and
      no other line without a full stop; where few posts are signed, the first is not: a byline and a date below the introduction are the
      page's.
    - `below-head`: a line without a full stop above a stamp is a headline, or else the caption or last words of the post above. So all
      posts have headlines or none has, unless blank lines, rules or tools part posts (but for rules, three headlines and a quarter of the
      posts); and a post ends with a full stop where no headline stands below it.
    - a name alone in its line: between posts that it stands above one could be the signature of the other, so all posts have one (`own`)
      or a headline above it (`below-head`); below a single headline or few, none twice, it could be the person that the post is about.
    - the page's own date: see `as_text`.
    """
    posts = _headed(blog, layout)
    if layout.place == "trailing" and not layout.feed:
        posts = (replace(posts[0], paragraphs=tuple(text for text in posts[0].paragraphs if ends_with_stop(text))), *posts[1:])
    posts = _signed(posts, layout)
    if layout.place == "below-head":
        posts = tuple(
            post if below and below.headline else replace(post, paragraphs=_stopped(post.paragraphs))
            for post, below in zip(posts, (*posts[1:], None), strict=True)
        )
    return replace(blog, posts=posts)


def _headed(blog: Meant, layout: TextLayout) -> tuple[Post, ...]:
    """The posts, with headlines where they must have them."""
    posts = blog.posts
    heads = sum(post.headline is not None for post in posts)
    bound = layout.rule or (heads > 2 and heads * 4 >= len(posts) and (layout.gaps == "posts" or layout.tool))
    every = layout.place in ("fence", "end") or (layout.place == "below-head" and heads and not bound)
    first = layout.place == "trailing" and not layout.feed
    return tuple(
        replace(post, headline=post.headline or made_headline(blog, place)) if every or (first and not place) else post
        for place, post in enumerate(posts)
    )


def _signed(posts: tuple[Post, ...], layout: TextLayout) -> tuple[Post, ...]:
    """The posts, without authors where nobody could tell whose they are."""
    if layout.place == "trailing":
        few = sum(post.author is not None for post in posts) * 2 < len(posts)
        return (replace(posts[0], author=None), *posts[1:]) if few else posts
    bare = layout.byline in ("above", "below") and layout.place != "end"
    if bare and (layout.place == "inline" or (layout.place == "below-head" and layout.byline == "above")):
        posts = tuple(post if post.headline else replace(post, author=None) for post in posts)
    who = [post.author for post in posts if post.author]
    lone = len(set(who)) == len(who) and len(who) * 2 <= len(posts)
    between = layout.place == "own" and layout.byline == "above" and layout.gaps != "posts" and len(who) < len(posts)
    return tuple(replace(post, author=None) for post in posts) if bare and (lone or between) else posts


def _stopped(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs up to the last that ends with a full stop."""
    last = max(place for place, text in enumerate(paragraphs) if ends_with_stop(text))
    return paragraphs[: last + 1]


def as_text(blog: Meant, layout: TextLayout) -> str:
    """The blog as text.

    The page's date stands in its head in a form of the language that has the day. Where the stamps have it too, nobody could tell the
    page's from that of a post whose text was lost (or, if stamps stand below posts, from that of the introduction): it stands there only
    above a line such as `Live updates`.
    """
    words = blog.words
    top: list[str] = []
    if layout.header:
        top.extend(["Skip to main content" if words.code == "en" else "Menu"])
    top.extend([blog.title, blog.standfirst])
    alike = layout.form.dated and not (layout.feed and layout.place != "trailing")
    if layout.header and not alike:
        top.append(Form(words.code, DATED[words.code][0]).of(FIRST_DAY.replace(hour=23, minute=30)))
    if layout.feed:
        top.append(words.feed)
    lines = [top, *(_post(post, number, layout, blog) for number, post in enumerate(blog.posts))]
    if layout.footer:
        lines.append([words.more, "© 2026 Estuary Media"])
    between = {"blocks": "\n\n", "posts": "\n", "none": "\n"}[layout.gaps]
    around = "\n" if layout.gaps == "none" else "\n\n"
    if layout.rule:
        around += layout.rule + around
    return around.join(between.join(block) for block in lines) + "\n"


def _post(post: Post, number: int, layout: TextLayout, blog: Meant) -> list[str]:
    """The lines of a post."""
    words = blog.words
    stamp, byline = _stamped(post, layout, blog)
    body = list(post.paragraphs)
    if post.author and layout.byline in ("(sign)", "—sign"):
        body[-1] += f" ({post.author})" if layout.byline == "(sign)" else f" — {post.author}"
    credit = [words.credit.format(name="Bo Lund")] if layout.credits and number % 3 == 1 else []
    label = [words.label] if layout.labels and number % 3 == 0 else []
    tool = [words.share[0]] if layout.tool else []
    head = [post.headline] if post.headline else []
    over = [byline] if byline and layout.byline == "above" else []
    under = [byline] if byline and layout.byline == "below" else []
    match layout.place:
        case "own":
            later = [byline] if byline and layout.byline == "below-head" else []
            lines = [*over, ("• " if layout.bullet else "") + stamp, *under, *label, *head, *later, *body, *credit, *tool]
        case "below-head":
            lines = [*label, *head, *over, stamp, *under, *body, *credit, *tool]
        case "inline":
            first, *rest = [*head, *body]
            lines = [*label, stamp + layout.separator + first, *(under if head else []), *rest, *credit, *tool]
        case "fence":
            lines = [*label, layout.fence.format(f"{stamp} {post.headline}"), *body, *credit, *tool]
        case "end":
            glue = "published at " if words.code == "en" else " | "
            lines = [*label, f"{post.headline}{glue}{stamp}", *under, *body, *credit, *tool]
        case _:
            lines = [*head, *body, *credit, *over, stamp, *tool]
    return lines


def _stamped(post: Post, layout: TextLayout, blog: Meant) -> tuple[str, str | None]:
    """The stamp's line (or what stands in a line for it), and the author's own."""
    stamp = layout.form.of(post.when)
    if post.author is None:
        return stamp, None
    if layout.byline == "By {stamp}":
        return f"{blog.words.by} {post.author} {stamp}", None
    if "{" in layout.byline:
        return layout.byline.format(name=post.author, stamp=stamp), None
    said = layout.byline == "below-head" or layout.place == "end"
    return stamp, f"{blog.words.by} {post.author}" if said else post.author
