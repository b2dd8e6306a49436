"""What a reader can tell in random layouts and livelog cannot yet, by name: each with its reason, none of them silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import grammar_pages
import grammar_texts
import livelog
from grammar_blogs import FIRST_DAY, Meant, Post
from grammar_check import difference
from grammar_pages import PageLayout
from grammar_stamps import Form
from grammar_texts import TextLayout
from grammar_words import LANGUAGES

Layout = TextLayout | PageLayout


class Known(NamedTuple):
    """Why livelog fails in some cases of a kind, and which cases are of it: a blog as it was meant, and its layout."""

    reason: str
    holds: Callable[[Meant, Layout], bool]


def _share_signed(blog: Meant) -> float:
    return sum(post.author is not None for post in blog.posts) / len(blog.posts)


def _article(blog: Meant, layout: Layout) -> bool:
    if not isinstance(layout, TextLayout) or not layout.form.pattern.startswith("Le "):
        return False
    named = layout.byline in ("By {stamp}", "{name}{stamp}", "{name} {stamp}", "{name}, {stamp}")
    return layout.place == "end" or (named and _share_signed(blog) > 0)


def _names_above(blog: Meant, layout: Layout) -> bool:
    return isinstance(layout, TextLayout) and layout.place == "trailing" and layout.byline == "above" and 0 < _share_signed(blog) < 0.6


def _am(blog: Meant, layout: Layout) -> bool:
    inline = isinstance(layout, TextLayout) and layout.place == "inline" and layout.separator == " " and "Uhr" not in layout.form.pattern
    return inline and any((post.headline or post.paragraphs[0]).startswith("Am ") for post in blog.posts)


KNOWN = {
    "article": Known("a name or headline is read with the article of the date behind it: `Ann Poe Le 09/03 à 14:05`", _article),
    "names-above": Known("a name alone between a post and its stamp is read as text where few posts have one", _names_above),
    "am": Known("`6:50 Am Bahnhof ...` is read as ten to seven in the morning, and the rest as the text", _am),
}


def known(blog: Meant, layout: Layout) -> str | None:
    """The name of the kind that a case is of; None for most."""
    meant = _meant(blog, layout)
    return next((name for name, one in KNOWN.items() if one.holds(meant, layout)), None)


def _meant(blog: Meant, layout: Layout) -> Meant:
    if isinstance(layout, TextLayout):
        return grammar_texts.as_meant(blog, layout)
    return grammar_pages.as_meant(blog, layout)


def rendered(blog: Meant, layout: Layout) -> tuple[Meant, str]:
    """The blog as it can come back from a layout, and its text or page."""
    meant = _meant(blog, layout)
    if isinstance(layout, TextLayout):
        return meant, grammar_texts.as_text(meant, layout)
    return meant, grammar_pages.as_page(meant, layout)


def read(source: str, layout: Layout) -> livelog.LiveBlog:
    """What livelog makes of it: a page comes as bytes."""
    return livelog.parse(source if isinstance(layout, TextLayout) else source.encode())


def wrong(blog: Meant, layout: Layout) -> str | None:
    """What does not come back of a blog in a layout; None where all does."""
    meant, source = rendered(blog, layout)
    return difference(meant, layout.form, read(source, layout))


_PLAIN = TextLayout("own", Form("fr", "Le {DD}/{MM} à {H}:{m}"), "{name} {stamp}", " ", "", "blocks", "", *[False] * 7)
_SAMPLES = {
    "article": _PLAIN,
    "names-above": replace(_PLAIN, place="trailing", form=Form("de", "{H}.{m} Uhr"), byline="above", feed=True),
    "am": replace(_PLAIN, place="inline", form=Form("de", "{h}.{m}"), byline="(sign)"),
}


def sample(name: str) -> tuple[Meant, TextLayout]:
    """A case of a kind: five posts of which two are signed, one of these without a headline."""
    layout = _SAMPLES[name]
    words = next(one for one in LANGUAGES if one.code == layout.form.code)
    texts = [text.format(name="Ann Poe", place="Nordholm", n=31) for text in words.plain]
    posts = tuple(
        Post(
            FIRST_DAY + timedelta(hours=12 - 2 * place),
            "Bo Lund" if place in (1, 3) else None,
            None if place in (0, 3) else words.heads[place].format(place="Valmer", n=20 + place),
            ("Am Bahnhof warten noch immer Reisende.", texts[1]) if words.code == "de" and place == 0 else (texts[place], texts[place + 5]),
        )
        for place in range(5)
    )
    title, standfirst = (text.format(place="Valmer", n=41) for text in (words.title, words.standfirst))
    return Meant(words, title, standfirst, posts, newest_first=True), layout
