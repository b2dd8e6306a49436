"""A live blog as it was meant, before any layout: a strategy that makes them up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from grammar_words import LANGUAGES, NAMES, PLACES, Words

FIRST_DAY = datetime(2026, 3, 9, tzinfo=UTC)
_HOSTILE = 5  # one sentence in so many holds what elsewhere would be a stamp, a credit or a byline
_ASKED = 8  # one paragraph in so many, of those that do not open a body, ends without a full stop


@dataclass(frozen=True, slots=True)
class Post:
    """One post; `when` is the wall clock of its publisher."""

    when: datetime
    author: str | None
    headline: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """A live blog; its posts stand in page order."""

    words: Words
    title: str
    standfirst: str
    posts: tuple[Post, ...]
    newest_first: bool


def _mixed(number: int) -> int:
    """Another number, far from those of the neighbours: hypothesis likes small numbers, and texts made of them would be much alike."""
    return number * 2_654_435_761 % 2**32


def _filled(template: str, number: int) -> str:
    """A template with its slots filled from a number; the same number gives the same text."""
    rest, name = divmod(number, len(NAMES))
    rest, place = divmod(rest, len(PLACES))
    clock = f"{6 + rest % 17:02d}:{(7 * rest) % 60:02d}"
    return template.format(name=NAMES[name], place=PLACES[place], n=11 + rest % 80, clock=clock)


def ends_with_stop(text: str) -> bool:
    """The text ends with a full stop, in a quotation perhaps."""
    return text.endswith((".", ".”", ".»", ".“"))


def made_headline(blog: Meant, place: int) -> str:
    """A headline for the post at `place`, which has none."""
    heads = blog.words.heads
    return heads[place % len(heads)].format(place="Nordholm", n=20 + place)


@st.composite
def _sentence(draw: st.DrawFn, words: Words) -> str:
    number = _mixed(draw(st.integers(0, 99_999)))
    rest, odd = divmod(number, _HOSTILE)
    pool = words.hostile if odd == _HOSTILE - 1 else words.plain
    rest, which = divmod(rest, len(pool))
    return _filled(pool[which], rest)


@st.composite
def _paragraphs(draw: st.DrawFn, words: Words) -> tuple[str, ...]:
    """One to four paragraphs of one to three sentences. The first ends with a full stop: what opens a body without one is a headline."""
    found: list[str] = []
    for place in range(draw(st.sampled_from((1, 2, 2, 3, 4)))):
        if place and draw(st.integers(0, _ASKED - 1)) == _ASKED - 1:
            found.append(_filled(draw(st.sampled_from(words.asks)), _mixed(draw(st.integers(0, 9_999)))))
        else:
            found.append(" ".join(draw(_sentence(words)) for _ in range(draw(st.sampled_from((1, 1, 2, 3))))))
    return tuple(dict.fromkeys(found))


def _unlike(post: Post, place: int, others: list[Post], words: Words) -> Post:
    """The post, with a sentence more where it says the same as another: hypothesis likes to draw the same again."""
    if all(post.paragraphs != other.paragraphs for other in others):
        return post
    more = _filled(words.plain[place % len(words.plain)], 1_000 * place + 13)
    return replace(post, paragraphs=(*post.paragraphs, f"{more} {_filled(words.plain[1], 4_321 * place)}"))


def _once(posts: list[Post]) -> list[Post]:
    """The posts with each question or call once: one that comes again and again, numbers aside, is a tool's."""
    seen: set[str] = set()
    found: list[Post] = []
    for post in posts:
        kept: list[str] = []
        for text in post.paragraphs:
            key = "".join(letter for letter in text if not letter.isdigit())
            if ends_with_stop(text) or key not in seen:
                kept.append(text)
                seen.add(key)
        found.append(replace(post, paragraphs=tuple(kept)))
    return found


@st.composite
def blogs(draw: st.DrawFn) -> Meant:
    """A live blog: all, some or none of its posts have headlines, and all, some or none have authors."""
    words = draw(st.sampled_from(LANGUAGES))
    count = draw(st.integers(4, 15))
    headed, signed = draw(st.sampled_from(("all", "all", "some", "none"))), draw(st.sampled_from(("all", "some", "none", "none")))
    team = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    when = FIRST_DAY + timedelta(minutes=draw(st.integers(6 * 60, 20 * 60)))
    posts: list[Post] = []
    for _ in range(count):
        heads = headed == "all" or (headed == "some" and draw(st.booleans()))
        signs = signed == "all" or (signed == "some" and draw(st.booleans()))
        headline = _filled(draw(st.sampled_from(words.heads)), _mixed(draw(st.integers(0, 9_999)))) if heads else None
        posts.append(Post(when, draw(st.sampled_from(team)) if signs else None, headline, draw(_paragraphs(words))))
        when += timedelta(minutes=draw(st.integers(1, 55)))
    posts = _once(posts)
    newest_first = draw(st.booleans())
    number = _mixed(draw(st.integers(0, 9_999)))
    posts = [_unlike(post, place, posts[:place], words) for place, post in enumerate(posts)]
    ordered = tuple(reversed(posts)) if newest_first else tuple(posts)
    return Meant(words, _filled(words.title, number), _filled(words.standfirst, number), ordered, newest_first)
