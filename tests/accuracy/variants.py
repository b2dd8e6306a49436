"""Changes to a saved page that must not change its entries: pure functions from bytes to bytes. What has chance in it is seeded."""

from __future__ import annotations

import random
import re
from itertools import count

from tags import Piece, Tag, changed, joined, pieces

_LD_JSON = re.compile(rb"<script\b[^>]*application/ld\+json[^>]*>.*?</script\s*>", re.IGNORECASE | re.DOTALL)
_SYLLABLES = "ba be bo da do fi fu ga go ka ki lo lu ma mi mo na ne no pa pe ra ri ro sa su ta te to va vi za zu".split()
_BLOCKS = frozenset(
    "html head body title meta link script style header footer main nav aside section article div p ul ol li dl dt dd table thead tbody "
    "tfoot tr td th caption h1 h2 h3 h4 h5 h6 figure figcaption blockquote pre form fieldset hr br noscript template amp-live-list".split()
)
_HEAD = frozenset("html head title meta link script style base noscript template".split())
_VERBATIM = ("pre", "textarea", "listing")  # in these white space counts
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BARE_VALUE = re.compile(r"[A-Za-z0-9_.:-]+")  # that needs no quotes
_CONSENT = """
<div id="cmp-layer" class="cmp-layer" role="dialog" aria-modal="true" aria-labelledby="cmp-title" tabindex="-1">
<div class="cmp-box"><h2 id="cmp-title">We value your privacy</h2>
<p>We and our 842 partners store and/or access information on a device, such as cookies, and process personal data.</p>
<p>With your permission we may use precise geolocation data. You can change your mind at any time.</p>
<ul><li><label><input type="checkbox" checked disabled> Strictly necessary cookies</label></li>
<li><label><input type="checkbox"> Measure audience (cookies last up to 13 months)</label></li></ul>
<p>Read our <a href="/privacy">privacy policy</a> and our <a href="/cookies">cookie policy</a>.</p>
<button type="button">Accept all</button> <button type="button">Reject all</button> <button type="button">Manage preferences</button>
</div></div>
"""


# ---- what the page tells machines


def without_ld_json(page: bytes) -> bytes:
    """The page without its `application/ld+json` scripts.

    >>> without_ld_json(b'<p>a<SCRIPT type="application/ld+json">{}</script>b<script>c()</script>')
    b'<p>ab<script>c()</script>'
    """
    return _LD_JSON.sub(b"", page)


def without_datetime(page: bytes) -> bytes:
    """The page without any `datetime` attribute.

    >>> without_datetime(b'<time datetime="2026-03-09" title=x>9 March</time>')
    b'<time title=x>9 March</time>'
    """
    return changed(page, lambda tag: tag.without("datetime"))


def without_ids(page: bytes) -> bytes:
    """The page without any `id`."""
    return changed(page, lambda tag: tag.without("id"))


# ---- names and their order


def renamed_classes(page: bytes, seed: int, *, each: bool = False) -> bytes:
    """The page with a random word for each class name, the same for the same name; with `each`, another wherever it stands.

    >>> renamed_classes(b'<p class="post big">x</p><p class=post>y</p>', 1)
    b'<p class="bebape sutakisa">x</p><p class="bebape">y</p>'
    """
    numbers = count()

    def change(tag: Tag) -> Tag:
        return tag._replace(attributes=tuple(_renamed(pair, tag, seed, f" {next(numbers)}" if each else "") for pair in tag.attributes))

    return changed(page, change)


def _renamed(pair: tuple[str, str | None], tag: Tag, seed: int, more: str) -> tuple[str, str | None]:
    if pair[0].lower() != "class" or not pair[1]:
        return pair
    names = _SPACE.split((tag.value("class") or "").strip(" \t\r\n\f"))
    return pair[0], f'"{" ".join(_word(f"{seed} {name}{more}") for name in names if name)}"'


def _word(seed: str) -> str:
    chance = random.Random(seed)
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(3, 5)))


def shuffled_attributes(page: bytes, seed: int) -> bytes:
    """The page with the attributes of each tag in another order."""
    chance = random.Random(seed)
    return changed(page, lambda tag: tag._replace(attributes=tuple(chance.sample(tag.attributes, len(tag.attributes)))))


# ---- what stands around


def _inside_body(page: bytes, before: str, after: str) -> bytes:
    """The page with something at the beginning and at the end of its body, whose tags may be missing."""
    parts = list(pieces(page))
    starts = [number for number, piece in enumerate(parts) if piece.kind == "start"]
    body = next((number + 1 for number in starts if parts[number].tag.name.lower() == "body"), None)
    first = body or next((number for number in starts if parts[number].tag.name.lower() not in _HEAD), 0)
    ends = [number for number, piece in enumerate(parts) if piece.kind == "end" and piece.tag.name in ("body", "html")]
    last = next((number for number in ends if parts[number].tag.name == "body"), ends[-1] if ends else len(parts))
    texts = [piece.text for piece in parts]
    return joined([*texts[:first], before, *texts[first:last], after, *texts[last:]])


def wrapped_in_divs(page: bytes, depth: int = 30) -> bytes:
    """The page with so many more elements around all of its body.

    >>> wrapped_in_divs(b"<body><p>x</p></body>", 2)
    b'<body><div><div><p>x</p></div></div></body>'
    """
    return _inside_body(page, "<div>" * depth, "</div>" * depth)


def with_consent_layer(page: bytes) -> bytes:
    """The page with a dialogue about cookies before everything else."""
    return _inside_body(page, _CONSENT, "")


# ---- white space


def minified(page: bytes) -> bytes:
    """The page without comments, without white space between blocks, with one blank for any other, and without quotes that need not be.

    >>> minified(b'<ul class="a">\\n <li>x  <b>y</b>\\n z</li>\\n</ul><!-- c -->')
    b'<ul class=a><li>x <b>y</b> z</li></ul>'
    """
    parts = [piece for piece in pieces(page) if piece.kind != "comment" or piece.text.startswith("<!--[if")]
    verbatim, texts = 0, []
    for number, piece in enumerate(parts):
        if piece.tag.name.lower() in _VERBATIM and piece.kind != "raw":
            verbatim = max(0, verbatim + (1 if piece.kind == "start" else -1))
        if piece.kind == "text" and not verbatim:
            texts.append(_folded(piece.text, parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None))
        else:
            texts.append(str(_lean(piece.tag)) if piece.kind == "start" else piece.text)
    return joined(texts)


def _folded(text: str, before: Piece | None, after: Piece | None) -> str:
    text = _SPACE.sub(" ", text)
    text = text.removeprefix(" ") if _is_block(before) else text
    return text.removesuffix(" ") if _is_block(after) else text


def _is_block(piece: Piece | None) -> bool:
    return piece is None or piece.kind == "declaration" or (piece.kind in ("start", "end") and piece.tag.name.lower() in _BLOCKS)


def _lean(tag: Tag) -> Tag:
    if tag.end:
        return tag
    pairs = ((name, tag.value(name.lower()) or "", value) for name, value in tag.attributes)
    return tag._replace(attributes=tuple((name, bare if value and _BARE_VALUE.fullmatch(bare) else value) for name, bare, value in pairs))
