"""What a saved page's markup says is no text of its own: menus, captions, controls, embedded posts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from livelog.evidence.features import is_text
from livelog.know.lazy import lazy
from livelog.model.page import Line, Mark, Node, Page, Picture

# zones whose lines are never an entry's text, and the reason that they are removed for
_ZONES = {"navigation": "navigation", "caption": "caption", "control": "control", "dialog": "dialog"}
# the address of one post of a social network: what an embedded post ends with
_POST = lazy(
    r"https?://(?:[\w-]+\.)*(?:(?:twitter|x)\.com/[^/]+/status/|instagram\.com/(?:p|reel)/|(?:facebook|fb)\.com/.{0,80}(?:posts|videos|photo)"
    r"|bsky\.app/profile/[^/]+/post/|tiktok\.com/@[^/]+/video/|t\.me/\w+/\d|threads\.(?:net|com)/@[^/]+/post/|truthsocial\.com/@[^/]+/)"
)


def marked(page: Page, *, embeds: bool) -> list[Line]:
    """The lines of a page with the reasons that its markup tells. With `embeds` those of embedded posts are kept, and called so.

    >>> from livelog.model.page import Source
    >>> marked(Page("", (), Source(None, "html", None, "")), embeds=False)
    []
    """
    posts = embedded(page)
    told = {**dict.fromkeys(captions(page), "caption"), **dict.fromkeys(comments(page), "comments"), **dict.fromkeys(posts, "embed")}
    lines = list(page.lines)
    if embeds:
        told = {number: reason for number, reason in told.items() if reason != "embed"}
        lines = [_as_embed(line) if number in posts else line for number, line in enumerate(lines)]
    for number, line in enumerate(lines):
        if (reason := told.get(number)) or ((mark := line.mark) is not None and mark.zone and (reason := zone_reason(mark))):
            lines[number] = line.removed(reason)
    return lines


def _as_embed(line: Line) -> Line:
    return line._replace(mark=line.mark._replace(zone="embed", level=0, tag="p")) if line.mark is not None else line


def zone_reason(mark: Mark) -> str | None:
    """Why a line is removed for the elements that it stands in, or None.

    >>> zone_reason(Mark(0, "li", zone="navigation")), zone_reason(Mark(0, "p"))
    ('navigation', None)
    """
    return _ZONES.get(mark.zone) if mark.zone else None


def embedded(page: Page) -> frozenset[int]:
    """The lines of posts that the page embeds: quotations that link to a post of a social network.

    >>> from livelog.model.page import Source
    >>> embedded(Page("", (), Source(None, "html", None, "")))
    frozenset()
    """
    quoted = [(node.first, node.last) for node in page.nodes if node.tag == "blockquote"]
    posted = [number for number in _covered(quoted) if _posted(page, number)]
    return frozenset(_covered([stretch for stretch in quoted if _holds(stretch, posted)]))


Stretch = tuple[int, int]  # a first line, and the line behind the last


def _covered(stretches: list[Stretch]) -> Iterator[int]:
    """The lines in stretches that are in the order of nodes, each once, however deep they lie in each other."""
    done = 0
    for first, last in stretches:
        yield from range(max(first, done), last)
        done = max(done, last)


def _holds(stretch: Stretch, numbers: list[int]) -> bool:
    """One of the numbers, which rise, is in the stretch."""
    place = bisect_left(numbers, stretch[0])
    return place < len(numbers) and numbers[place] < stretch[1]


_LONGEST_CAPTION, _CAPTION_LINES = 260, 2
_TEXT = frozenset(
    ["p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "table", "tr", "td", "article", "section", "main", "body", "html"]
)  # what texts are made of


def captions(page: Page) -> frozenset[int]:
    """The lines that share a small block with a picture and nothing else, and those that a class calls a caption.

    >>> from livelog.model.page import Source
    >>> captions(Page("", (), Source(None, "html", None, "")))
    frozenset()
    """
    found: set[int] = set()
    known: dict[int, int] = {}
    for picture in page.pictures:
        best = _small(picture.node, page.nodes, known)
        if best >= 0:
            own = range(page.nodes[best].first, page.nodes[best].last)
            if all(_captioning(page.lines[number]) for number in own):
                found.update(number for number in own if is_text(text := page.lines[number].text) or _described(text, picture))
    for block in page.nodes:
        if "caption" in block.hints and block.last - block.first <= _CAPTION_LINES:
            own = range(block.first, block.last)
            if not any(_timed(page.lines[number].text) for number in own):
                found.update(number for number in own if _is_short(page.lines[number]))
    return frozenset(found)


# a time of day in a line with hardly anything else, the head of an entry whatever its class is called: 11:20, 2 March 2024: 11.20 pm
_CLOCK = lazy(r"\d{1,2}[:.h]\d\d\b")
_LONGEST_TIME = 40


def _timed(text: str) -> bool:
    return len(text) <= _LONGEST_TIME and _CLOCK.search(text) is not None


def _small(node: int, nodes: tuple[Node, ...], known: dict[int, int]) -> int:
    """The largest small block around a picture in a node (-1: none). What is `known` grows: each block is looked at once."""
    path: list[int] = []
    while node >= 0 and node not in known and nodes[node].tag not in _TEXT and nodes[node].last - nodes[node].first <= _CAPTION_LINES:
        path.append(node)
        node = nodes[node].parent
    best = known.get(node, -1)
    for one in reversed(path):
        best = known[one] = best if best >= 0 else one
    return best


def _is_short(line: Line) -> bool:
    return line.mark is not None and not line.mark.level and len(line.text) <= _LONGEST_CAPTION


def _described(text: str, picture: Picture) -> bool:
    """The line says what the picture's description says; two or three words could be the name of an author beside a portrait."""
    return text == picture.alt and text.count(" ") >= 3


def _captioning(line: Line) -> bool:
    mark = line.mark
    return mark is not None and not mark.level and not mark.linked and mark.tag not in _TEXT and len(line.text) <= _LONGEST_CAPTION


_MOST_COMMENTS = 0.6  # share of a page's text above which what is called comments is something else
_WRITTEN = frozenset(["comments", "Comment", "UserComments"])


def comments(page: Page) -> frozenset[int]:
    """The lines of what readers wrote, where an element's id, class or type says so.

    >>> from livelog.model.page import Source
    >>> comments(Page("", (), Source(None, "html", None, "")))
    frozenset()
    """
    called = [
        (node.first, node.last)
        for node in page.nodes
        if node.hints
        and node.last > node.first
        and not _WRITTEN.isdisjoint(node.hints)
        and page.lines[node.last - 1].end - page.lines[node.first].start < _MOST_COMMENTS * len(page.text)
    ]
    titled = [number for number, line in enumerate(page.lines) if line.mark is not None and line.mark.level == 1] if called else []
    return frozenset(_covered([stretch for stretch in called if not _holds(stretch, titled)]))


# the signature of an embedded post: `— Ann Poe (@annpoe) March 9, 2026`
_SIGNED = lazy(r"[—–-]\s?[^()]{1,60}\(@\w{1,30}\)")


def _posted(page: Page, number: int) -> bool:
    line = page.lines[number]
    mark = line.mark
    return mark is not None and (
        any(_POST.match(href) for _, href in mark.links) or ("(@" in line.text and _SIGNED.match(line.text) is not None)
    )
