"""Inputs that are hard in one way each, at any size: what somebody would send who wants livelog to hang.

Each family is a function from a size to content of about that many bytes (of gzip, zstd and ZIP: about that many unpacked, where it says
`unpacked`). The same size gives the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from itertools import count

Family = Callable[[int], bytes]
FAMILIES: dict[str, dict[str, Family]] = {"text": {}, "html": {}, "mhtml": {}, "gzip": {}, "warc": {}}

_SAID = "The harbour crews said that the last wall fell at noon and boats passed the gate."
_HEAD = "Quay live: the gate opens\n\n"
_POSTS = "".join(
    f"<article id=p{hour}><time datetime=2026-03-09T{hour}:05:00Z>{hour}:05</time><h2>Gate {hour}</h2><p>{_SAID}</p></article>"
    for hour in range(20, 10, -1)
)
_PAGE = f"<!doctype html><html><body><h1>Quay live: the gate opens</h1>{_POSTS}"


def _clock(number: int) -> str:
    return f"{23 - number // 60 % 24:02d}:{59 - number % 60:02d}"


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()))


def _made(piece: Callable[[int], str], size: int) -> str:
    """Pieces that differ by their number, one after another."""
    pieces: list[str] = []
    length = 0
    for number in count():
        made = piece(number)
        length += len(made)
        if length > size:
            return "".join(pieces)
        pieces.append(made)
    return ""


@lru_cache(maxsize=100_000)
def _word(number: int) -> str:
    """A word of letters for each number."""
    word = ""
    while True:
        word += "aeiou"[number % 5] + "bdgklmnprst"[number % 11]
        number //= 11
        if not number:
            return word


def _family(kind: str, name: str, made: Family) -> None:
    FAMILIES[kind][name] = made


# --- text ---


def _text(name: str, piece: str, head: str = _HEAD) -> None:
    _family("text", name, lambda size: (head + _repeated(piece, size)).encode())


def _texts(name: str, piece: Callable[[int], str], head: str = _HEAD) -> None:
    _family("text", name, lambda size: (head + _made(piece, size)).encode())


_text("colons", ":")
_text("digits", "7")
_text("zeros and colons", "0:")
_text("points between digits", "1.")
_text("slashes between digits", "1/")
_text("no-break spaces", "\u00a0")
_text("blanks", " ")
_text("tabs between letters", "a\t\t")
_text("zero-width signs", "\u200b")
_text("joiners", "e\u0301\u200d")
_text("empty lines", "\n")
_text("carriage returns", "\r")
_text("lines of one letter", "a\n")
_text("lines of one digit", "7\n")
_text("plus signs", "+")
_text("dashes", "-")
_text("brackets", "([")
_text("quotes", "\"'")
_text("backslashes", "\\u00a0")
_text("times in one line", "12:05 ")
_text("times and words in one line", "12:05 The gate opens. ")
_text("times with halves in one line", "12.05pm ")
_text("a time a line", "12:05\n")
_texts("times that fall, a line each", lambda number: f"{_clock(number)}\n")
_texts("posts", lambda number: f"{_clock(number)}\n{_SAID} {number}\n\n")
_texts("posts that all say the same", lambda number: f"{_clock(number)}\n{_SAID}\n\n")
_text("dates in one line", "9 March 2026 ")
_text("dates, a line each", "9 March 2026\n")
_texts("a date over each post", lambda number: f"{1 + number % 28} March 2026\n{_clock(number)}\n{_SAID}\n")
_text("ages in one line", "5 minutes ago ")
_text("ages, a line each", "5 minutes ago\n")
_text("match minutes", "45'+2 Goal!\n")
_text("numbers as minutes", "90+4\n")
_text("bylines", "By Ann Poe\n")
_text("half of a byline", "By by ")
_text("names", "Ann Poe ")
_text("names, a line each", "Ann Poe\n")
_text("one line of prose", f"{_SAID} ")
_text("one line of letters", "a")
_text("one line of Chinese", "大门打开了")
_text("one line of faces", "👩\u200d🚒")
_text("lines of one width", "The quay was quiet and nobody was hurt in the night when the wall fell\n")
_text("addresses", "https://a.example/x?y=1&z=2 ")
_text("unfinished tags in text", "<a ", "The quay: ")
_text("addresses of mail", "a@b.example ")
_text("a menu", "Read more\nShare\n")
_texts("shapes of lines", lambda number: f"{_word(number)} {_word(number * 7)}: {_clock(number)} {_word(number * 3)}|\n{_SAID}\n")
_texts(
    "shapes of dates",
    lambda number: f"{'-/. ,'[number % 5]}{1 + number % 28} Mar 26{'.:h '[number % 4]}{number % 60:02d}, {_word(number)}\n",
)
_texts("clocks in words", lambda number: f"At {number % 12}.{number % 60:02d} {_word(number)} came. ")
_texts("pairs of times between sentences", lambda number: f"{_clock(number)}\n{_clock(number + 1)}\n{_SAID} {number}\n")
_text("fences that never close", "+++12:05 a ")
_text("ages and times in one line", "12:05 5 minutes ago ")
_text("roles below a byline", "Reporter\n", f"{_HEAD}12:05\n{_SAID}\n\n12:04\nBy Ann Poe\n")
_family(
    "text",
    "titles below a heading",
    lambda size: (f"{_HEAD}12:05\n{_SAID}\n\n12:04\n{_SAID}\n" + _repeated("Related stories\nGate opens\n", size) + _SAID).encode(),
)
_family(
    "text",
    "headlines above an entry that is closed",
    lambda size: (_HEAD + _repeated("The gate of the old quay opens\n", size) + f"{_SAID}\nAnn Poe9 March 2026 12:05\n" * 9).encode(),
)
_texts("epochs that open entries", lambda number: f"{1773072000 - number * 60}\n{_SAID} {number}\nAnn Poe9 March 2026 {_clock(number)}\n\n")
_text("blogs pasted one behind the other", "Quay live: the gate opens\n12:05\nThe gate.\n11:05\nThe quay.\n", "")
_family("text", "broken UTF-8", lambda size: b"Quay \xff" * (size // 6))
_family("text", "halves of UTF-8", lambda size: b"Quay \xc3" * (size // 6))
_family("text", "Windows-1251", lambda size: (_repeated("12:05\nМост открыт для всех.\n", size)).encode("cp1251", "replace"))
_family("text", "UTF-16", lambda size: (_HEAD + _repeated("12:05\nThe gate.\n", size // 2)).encode("utf-16"))
_family("text", "noise", lambda size: base64.b64encode(random.Random(7).randbytes(size * 3 // 4)))
_family("text", "noise in lines", lambda size: base64.encodebytes(random.Random(7).randbytes(size * 3 // 4)))


# --- HTML ---


def _html(name: str, piece: str, head: str = _PAGE) -> None:
    _family("html", name, lambda size: (head + _repeated(piece, size)).encode())


def _htmls(name: str, piece: Callable[[int], str], head: str = _PAGE, tail: str = "") -> None:
    _family("html", name, lambda size: (head + _made(piece, size) + tail).encode())


for _start in (
    "<",
    "</",
    "<a ",
    "<a",
    "<!",
    "<!--",
    "<!-->",
    "<!--x-->",
    "<![CDATA[",
    "<?",
    "<?x?>",
    "<!doctype html>",
    "</p>",
    "</div>",
    "</body>",
):
    _html(f"{_start} repeated", _start)
for _start in ("&", "&#", "&#x", "&#6", "&#65;", "&amp;", "&amp", "&nbsp;", "&quot;"):
    _html(f"{_start} repeated", _start)
_html("nested blocks", "<div>")
_html("nested blocks with words", "<div>a")
_html("nested blocks, 300 deep", "<div>" * 300 + "a" + "</div>" * 300)
_html("nested spans", "<span>")
_html("nested spans with ids", "<span id=a>a")
_html("nested links", "<a href=x>a")
_html("nested bold", "<b>a")
_html("nested bold and paragraphs", "<b><p>a")
_html("elements closed crosswise", "<b><i>a</b>a</i>")
_html("nested lists", "<ul><li>a")
_html("nested tables", "<table><tr><td>a")
_html("nested articles with times", "<article><time>12:05</time>a")
_html("nested pictures", "<svg><g>")
_html("nested menus", "<nav><a href=x>a")
_html("nested quotes", "<blockquote>a")
_html("nested items", "<div itemscope itemtype=https://schema.org/LiveBlogPosting itemprop=liveBlogUpdate>a")
_html("nested preformatted", "<pre>a\n")
_html("open paragraphs", "<p>a")
_html("breaks", "<br>")
_html("rules", "<hr>")
_html("empty blocks", "<div></div>")
_html("empty spans", "<span></span>")
_html("empty scripts", "<script></script>")
_html("pictures", "<img src=a.jpg>")
_html("options", "<option>a")
_html("frames", "<iframe></iframe>")
_html("a line in preformatted text", "12:05\nThe gate.\n\n", _PAGE + "<pre>")
_html("bold in preformatted text", "<b>a\n</b>", _PAGE + "<pre>")
_html("a row of times", "<time>12:05</time>", _PAGE + "<div>")
_html("a row of links", "<a href=x>a</a>", _PAGE + "<div>")
_html("a row of spans with ids", "<span id=a>a</span> ", _PAGE + "<div>")
_html("links in one paragraph", "<a href=x>a</a> and ", _PAGE + "<p>")
_html("cells", "<td>12:05", _PAGE + "<table><tr>")
_html("a menu of links", "<a href=x>a</a>", _PAGE + "<nav>")
_html("hidden elements", "<p hidden>a</p>")
_html("elements hidden by style", '<p style="display:none">a</p>')
_htmls("posts in blocks", lambda number: f"<article><time>{_clock(number)}</time><p>{_SAID}</p></article>")
_html("posts that are all one", f"<article id=p><time>12:05</time><p>{_SAID}</p></article>")
_htmls("posts of a class each", lambda number: f"<div class={_word(number)}><p>{_clock(number)}</p><p>{_SAID}</p></div>")
_htmls("posts of a depth each", lambda number: f"{'<div>' * (number % 40)}<p>{_clock(number)}</p><p>{_SAID}</p>{'</div>' * (number % 40)}")
_htmls("posts of an element each", lambda number: f"<x-{_word(number)}><time>{_clock(number)}</time>{_SAID}</x-{_word(number)}>")
_htmls("times of a class each", lambda number: f"<time class={_word(number)}>{_clock(number)}</time>")
_htmls("times in attributes", lambda number: f"<p data-t{number % 900}=2026-03-09T{_clock(number)}:00Z>{_SAID}</p>")
_htmls("times in two attributes of a name each", lambda number: f"<p data-t{number // 2}=2026-03-09T{_clock(number)}:00Z>{_SAID}</p>")
_htmls(
    "times in an attribute of many elements",
    lambda number: f"<x-{_word(number % 999)} datetime=2026-03-09T{_clock(number)}:00Z>a</x-{_word(number % 999)}>",
)
_htmls("an id each", lambda number: f"<p id=a{number}>{number}</p>")
_htmls("an id twice each", lambda number: f"<article id=a{number // 2}><time>{_clock(number)}</time><p>{_SAID}</p></article>")
_htmls("an element each", lambda number: f"<x-{_word(number)}>")
_htmls("an attribute each", lambda number: f"<p a{number}=1>a</p>")
_htmls("days between posts", lambda number: f"<h3>{1 + number % 28} March 2026</h3><p>{_clock(number)}</p><p>{_SAID}</p>")
_htmls("headings", lambda number: f"<h{1 + number % 6}>Gate {number}</h{1 + number % 6}>")
_htmls(
    "embedded posts",
    lambda number: f"<blockquote class=twitter-tweet><p>{_SAID}</p>Ann (@ann) <a href=x>March {number % 28 + 1}, 2026</a></blockquote>",
)
_htmls("meta tags", lambda number: f"<meta name=a{number} content=b>", "<!doctype html><html><head>")
_html("meta tags that are none", "<meta ", "<!doctype html><html><head>")
_html("encodings that are none", "<meta charset=x>", "<!doctype html><html><head>")
_html("links in the head", "<link rel=canonical href=x>", "<!doctype html><html><head>")
_html("bases", "<base href=x>", "<!doctype html><html><head>")
_html("titles", "<title>a | b</title>", "<!doctype html><html><head>")
_html("one title", "a | b - ", "<!doctype html><html><head><title>")
_html("blanks in a title", " ", "<!doctype html><html><head><title>a")
_html("one style", "p{color:red}", _PAGE + "<style>")
_html("one script", "if(a<b){c('</')}", _PAGE + "<script>")
_html("one comment", "-- >", _PAGE + "<!--")
_html("marks of browsers that save", "<!-- saved from url=(0014)about:internet -->", "<!doctype html>")
_html("marks of SingleFile", "<!-- Page saved with SingleFile url: -->", "<!doctype html>")
_html("rewritten addresses", "<a href=/web/20260309120506/https://a.example/x>a</a>")
_html("an address of addresses", "/web/20260309120506/https:", _PAGE + "<a href=https://web.archive.org")
_html("blanks between words", " \n", _PAGE + "<p>a")
_html("blanks in an attribute", " ", _PAGE + "<p class='")
_html("no-break spaces in HTML", "\u00a0")
_html("no-break spaces between words", "a\u00a0&nbsp;")
_html("colons in HTML", ":")
_html("digits in HTML", "7")
_html("times in one paragraph", "12:05 ", _PAGE + "<p>")
_html("words of a class", "a ", _PAGE + "<p class='")
_html("declarations of a style", "display:", _PAGE + "<p style='")
_html("blanks in a declaration", "display" + " " * 60, _PAGE + "<p style='")
_html("words of a relation", "a ", _PAGE + "<p rel='")
_html("source that is viewed", '<tr><td class="line-number"><td class="line-content">&lt;p&gt;', "<!doctype html><table>")
_html("Windows-1252", "<p>café", '<meta charset="windows-1252">' + _PAGE)
_family("html", "base64 in an attribute", lambda size: _PAGE.encode() + b"<img src='data:image/png;base64," + _base64(size) + b"'>")
_family(
    "html", "base64 in a style", lambda size: _PAGE.encode() + b"<p style='background:url(data:image/png;base64," + _base64(size) + b")'>a"
)
_family("html", "base64 in text", lambda size: _PAGE.encode() + b"<p>" + _base64(size))
_family("html", "broken UTF-8 in HTML", lambda size: _PAGE.encode() + b"<p>Quay \xff" * (size // 9))
_family("html", "NUL", lambda size: _PAGE.encode() + b"\0" * size)
_family("html", "control characters", lambda size: _PAGE.encode() + b"a\x01\x1b[31m" * (size // 7))
_family("html", "UTF-16 in HTML", lambda size: (_PAGE + _repeated("<p>12:05", size // 2)).encode("utf-16"))
_htmls("attributes of one element", lambda number: f" a{number}=1", _PAGE + "<p", ">a")
_htmls("attributes of one element with tags in them", lambda number: f" a{number}='<p>'", _PAGE + "<p", ">a")
_htmls("attributes of one element without values", lambda number: f"/a{number}", _PAGE + "<p", ">a")
_htmls("attributes with quotes that open nothing", lambda number: f' a{number}"=1', _PAGE + "<p", ">a")
_htmls("attributes whose names begin with =", lambda number: f' ="{number}', _PAGE + "<p", ">a")
_htmls(
    "attributes between long values", lambda number: f" a{number}" if number % 1500 else f" a{number}='{'>' * 30_000}'", _PAGE + "<p", ">a"
)
_html("values in values", "<p a=", _PAGE)
_html("values in values, in quotes", "<p a='<p b=", _PAGE)
_htmls("attributes that are never closed", lambda number: f" a{number}=1", _PAGE + "<p")
_html("one attribute, again and again", " a=1", _PAGE + "<p")


_htmls("a row in the first cell of a line", lambda number: f"<a href=x>{number}</a>", _PAGE + "<div><span>", "</span><a href=x>a</a></div>")
_html("headings at the end of a post", "<h3>The gate</h3>", f"{_PAGE}<article><time>09:05</time><p>{_SAID}</p>")
_htmls("pictures of an address each", lambda number: f"<img src=a{number}.jpg>", f"{_PAGE}<article><time>09:05</time><p>{_SAID}</p>")
_htmls(
    "captions of pictures in one block",
    lambda number: f"<img src=a{number}.jpg><figcaption>The quay {number}</figcaption>",
    f"{_PAGE}<article><time>09:05</time><p>{_SAID}</p><div>",
)
_htmls("headlines in bold", lambda number: f"<article><time>{_clock(number)}</time><div><b>Gate {number}</b></div><p>{_SAID}</p></article>")
_htmls(
    "an attribute of time of a name each",
    lambda number: f"<article><time data-t{number}=2026-03-09T{_clock(number)}:00Z>{_clock(number)}</time><p>{_SAID}</p></article>",
)
_html("authors in one block", "<span class=author>Ann Poe</span><br>", f"{_PAGE}<article><time>09:05</time><p>{_SAID}</p><div>")
_family("html", "letters of an id", lambda size: _PAGE.replace("id=p11", f"id={'a' * size}").encode())
_family(
    "html",
    "links on a page with a long address",
    lambda size: (
        f"<!doctype html><link rel=canonical href=https://a.example/{'x/' * (size // 4)}>{_PAGE}"
        + _repeated(f"<p><a href=y>{_SAID}</a></p>", size // 2)
    ).encode(),
)
_family("html", "comments that are never closed, in Windows-1252", lambda size: _PAGE.encode() + b"caf\xe9" + b"<!--" * (size // 4))
for _deep in ("div", "blockquote", "div id=post-1", "pre", "figure"):
    _html(f"words in a thousand {_deep}", "<b>a</b><br>", _PAGE + f"<{_deep}>" * 1000)
    _htmls(
        f"posts in a thousand {_deep}",
        lambda number: f"<article id=p{number}><time>{_clock(number)}</time><p>{_SAID}</p></article>",
        _PAGE + f"<{_deep}>" * 1000,
    )
_html("pictures in a thousand blocks", "<span><img src=a.jpg></span>", _PAGE + "<div>" * 1000)


def _base64(size: int) -> bytes:
    return base64.b64encode(random.Random(7).randbytes(size * 3 // 4))


_LD = "<script type=application/ld+json>"


def _linked(name: str, piece: str, head: str = "", tail: str = "") -> None:
    """One script of linked data."""
    _family("html", f"JSON-LD: {name}", lambda size: f"{_PAGE}{_LD}{head}{_repeated(piece, size)}{tail}</script>".encode())


def _update(number: int) -> str:
    return (
        f'{{"@type":"BlogPosting","headline":"Gate {number}","datePublished":"2026-03-09T{_clock(number)}:00Z","articleBody":"{_SAID}"}},'
    )


_ITEM = "<div itemscope itemtype=https://schema.org/LiveBlogPosting>"
_POST = "<div itemprop=liveBlogUpdate itemscope itemtype=https://schema.org/BlogPosting>"
_BLOG = '{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Quay live","liveBlogUpdate":['
_html("JSON-LD: scripts", _LD + "{}</script>")
_html("JSON-LD: scripts of posts", _LD + '{"@type":"LiveBlogPosting","headline":"Quay live"}</script>')
_html("JSON-LD: scripts that are broken", _LD + "{</script>")
_html("JSON-LD: scripts of a thousand levels", _LD + "[" * 1000 + "]" * 1000 + "</script>")
_family("html", "JSON-LD: updates", lambda size: f"{_PAGE}{_LD}{_BLOG}{_made(_update, size).rstrip(',')}]}}</script>".encode())
_family("html", "JSON-LD: updates cut off", lambda size: f"{_PAGE}{_LD}{_BLOG}{_made(_update, size)}</script>".encode())
_family("html", "JSON-LD: updates with a comma too many", lambda size: f"{_PAGE}{_LD}{_BLOG}{_made(_update, size)}]}}</script>".encode())
_family(
    "html",
    "JSON-LD: updates that are all one",
    lambda size: f"{_PAGE}{_LD}{_BLOG}{_repeated(_update(7), size).rstrip(',')}]}}</script>".encode(),
)
_family(
    "html",
    "JSON-LD: references to two authors",
    lambda size: (
        f'{_PAGE}{_LD}[{{"@id":"#a","name":"{"a" * (size // 4)}"}},{{"@id":"#b","name":"{"b" * (size // 4)}"}},'
        + _BLOG
        + _made(lambda number: f'{{"@type":"BlogPosting","articleBody":"{number}","author":{{"@id":"#{"ab"[number % 2]}"}}}},', size // 2)
        + "{}]}]</script>"
    ).encode(),
)
_family(
    "html",
    "JSON-LD: blogs of the same updates",
    lambda size: (
        f'{_PAGE}{_LD}[{{"@id":"#a","@list":[{_made(_update, size // 2)}{{}}]}},'
        + _made(lambda number: f'{{"@type":"LiveBlogPosting","headline":"{number}","liveBlogUpdate":{{"@id":"#a"}}}},', size // 2)
        + "{}]</script>"
    ).encode(),
)
_family(
    "html",
    "JSON-LD: times apart from those of the page",
    lambda size: (
        "<!doctype html><html><body>"
        + _made(
            lambda number: (
                f"<article id=p{number}><time datetime=2026-03-09T{_clock(number)}:00Z>{_clock(number)}</time><p>{_SAID}</p></article>"
            ),
            size // 2,
        )
        + _LD
        + _BLOG
        + _made(
            lambda number: (
                f'{{"@type":"BlogPosting","@id":"#p{number}","articleBody":"{_SAID}",'
                f'"datePublished":"20{number // 12 % 90 + 10}-{number % 12 + 1:02d}-09T12:05:00Z"}},'
            ),
            size // 2,
        )
        + "{}]}</script>"
    ).encode(),
)
_linked("open brackets", "[")
_linked("open braces", "{")
_linked("open objects", '{"a":')
_linked("open posts", '{"@type":"LiveBlogPosting","liveBlogUpdate":[')
_linked("nested graphs", '{"@graph":[')
_linked("quotes", '"', '{"headline":"')
_linked("quotes in prose", '"a" ', '{"headline":"')
_linked("prose that begins again", '"headline":"', "{")
_linked("backslashes", "\\", '{"headline":"')
_linked("escapes", "\\u0041", '{"headline":"', '"}')
_linked("halves of characters", "\\ud83d", '{"headline":"', '"}')
_linked("references", "&quot;", "{")
_linked("commas", ",", "[")
_linked("blanks", " ", "{")
_linked("blanks and commas", ", ", "[")
_linked("comments", "/*", "{")
_linked("slashes", "//", "{")
_linked("digits", "7", '{"a":')
_linked("one key again and again", '"a":1,', "{", '"b":2}')
_linked("line ends in a string", "\n", '{"headline":"')
_linked("HTML in a string", "&lt;p&gt;", '{"@type":"LiveBlogPosting","articleBody":"', '"}')
_linked("tags in a body", "<p><a href=x>a", _BLOG + '{"@type":"BlogPosting","datePublished":"2026-03-09T12:05:00Z","articleBody":"', '"}]}')
_html(
    "microdata: updates",
    _POST + "<p itemprop=headline>a</p></div>",
    _PAGE + _ITEM,
)
_html("microdata: properties", "<p itemprop=headline>a</p>", _PAGE + _ITEM)
_html(
    "microdata: nested properties",
    "<div itemprop=articleBody>a",
    _PAGE + _ITEM + _POST,
)
_html("microdata: names of one property", "headline ", _PAGE + _ITEM + "<p itemprop='")


# --- MHTML ---

_MAIL = "MIME-Version: 1.0\r\nDate: Mon, 09 Mar 2026 12:00:00 +0100\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
_ROOT = f"--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{_PAGE}\r\n"


def _mhtml(name: str, piece: str, head: str = _MAIL + _ROOT, tail: str = "\r\n--B--\r\n") -> None:
    _family("mhtml", name, lambda size: (head + _repeated(piece, size) + tail).encode())


def _coded(name: str, coding: str, piece: str) -> None:
    """An HTML part whose content is coded."""
    _mhtml(name, piece, f"{_MAIL}--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {coding}\r\n\r\n")


_mhtml("parts", "--B\r\nContent-Type: image/png\r\n\r\na\r\n")
_mhtml("parts of HTML", "--B\r\nContent-Type: text/html\r\nContent-ID: <a>\r\n\r\n<p>a</p>\r\n")
_mhtml("parts without a type", "--B\r\n\r\n<p>a</p>\r\n", _MAIL)
_mhtml("boundaries", "--B\r\n")
_mhtml("boundaries that are none", "--Bx\r\n")
_mhtml("boundaries in a line", "--B")
_mhtml("multiparts in multiparts", "--B\r\nContent-Type: multipart/related; boundary=B\r\n\r\n", _MAIL)
_mhtml("multiparts with a boundary of their own", "--B\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n\r\na\r\n--C--\r\n")
_mhtml("no boundary that is declared", "--C\r\nContent-Type: text/html\r\n\r\na\r\n", _MAIL.replace("boundary=B", "x=B"))
_mhtml("dashes without a boundary", "--x\r\n", _MAIL.replace("boundary=B", "x=B"))
_mhtml("headers", "X-A: b\r\n", "MIME-Version: 1.0\r\n", "Content-Type: text/html\r\n\r\n<p>a")
_mhtml("a header that is folded", " a\r\n", "MIME-Version: 1.0\r\nSubject: a\r\n", "Content-Type: text/html\r\n\r\n<p>a")
_mhtml("one long header", "=?utf-8?q?a?= ", "MIME-Version: 1.0\r\nSubject: ", "\r\nContent-Type: text/html\r\n\r\n<p>a")
_mhtml("parameters", ";a=b", "MIME-Version: 1.0\r\nContent-Type: multipart/related", "\r\n\r\n--B\r\n")
_coded("quoted: equals signs", "quoted-printable", "=")
_coded("quoted: soft breaks", "quoted-printable", "=\r\n")
_coded("quoted: characters", "quoted-printable", "=3Cp=3E")
_coded("quoted: one line", "quoted-printable", "<p>a")
_coded("base64: lines", "base64", base64.b64encode(b"<p>12:05</p><p>The gate opens.</p>aaaa").decode() + "\r\n")
_coded("base64: padding", "base64", "=")
_coded("base64: padded lines", "base64", "PHA+YQ==\r\n")
_coded("base64: what is none", "base64", "%")


# --- gzip ---


def _packed(size: int, piece: str = f"<p>12:05</p><p>{_SAID}</p>") -> bytes:
    return gzip.compress((_PAGE + _repeated(piece, size)).encode(), 6, mtime=0)


_PACKED = gzip.compress(_PAGE.encode(), mtime=0)
_EMPTY_MEMBER = gzip.compress(b"", mtime=0)
_family("gzip", "a page, unpacked", _packed)
_family("gzip", "a page in a page, unpacked", lambda size: gzip.compress(_packed(size), mtime=0))
_family("gzip", "members of nothing", lambda size: _PACKED + _EMPTY_MEMBER * (size // len(_EMPTY_MEMBER)))
_family("gzip", "members of a letter", lambda size: gzip.compress(b"12:05 a\n", mtime=0) * (size // 28))
_family("gzip", "padding", lambda size: _PACKED + b"\0" * size)
_family("gzip", "what is no gzip behind", lambda size: _PACKED + b"\x1f\x8b" * (size // 2))
_family(
    "gzip",
    "a name in the header",
    lambda size: b"\x1f\x8b\x08\x08\0\0\0\0\0\x03" + b"a" * size + b"\0" + _PACKED[10:],
)
_family(
    "gzip",
    "stored blocks of nothing",
    lambda size: b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + b"\0\0\0\xff\xff" * (size // 5) + b"\x03\0" + b"\0" * 8,
)
# what comes of the damaged end differs from size to size: no times there, lest it tell how all the others are read
_family("gzip", "damaged at its end, unpacked", lambda size: _packed(size, f"<p>{_SAID}</p>")[:-20] + b"\xff" * 20)
_family("gzip", "cut off, unpacked", lambda size: _packed(size)[:-20])


# --- web archives ---


def _record(body: bytes, kind: str = "response", more: str = "") -> bytes:
    if kind == "response":
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + more.encode() + b"\r\n" + body
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/x\r\nWARC-Date: 2026-03-09T14:30:00Z\r\n"
    return f"{head}Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


_ONE = _record(_PAGE.encode())

_ONE_PACKED = gzip.compress(_ONE, mtime=0)


def _warc(name: str, piece: bytes, head: bytes = _ONE) -> None:
    _family("warc", name, lambda size: head + piece * (size // len(piece)))


def _chunked(size: int) -> bytes:
    body = b"1\r\na\r\n" * (size // 6) + b"0\r\n\r\n"
    return _record(b"%x\r\n%s\r\n" % (len(_PAGE), _PAGE.encode()) + body, more="Transfer-Encoding: chunked\r\n")


def _wacz(size: int, piece: bytes = _ONE, name: str = "archive/%d.warc") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("datapackage.json", "{}")
        for number in range(size // (len(piece) + 200)):
            archive.writestr(name % number, piece)
    return out.getvalue()


_warc("pages", _ONE)
_family(
    "warc",
    "an answer of members of nothing",
    lambda size: _record(_PACKED + _EMPTY_MEMBER * (size // len(_EMPTY_MEMBER)), more="Content-Encoding: gzip\r\n"),
)
_warc("requests", _record(b"GET /x HTTP/1.1\r\n\r\n", "request"))
_warc("empty answers", _record(b""))
_warc("beginnings of records", b"WARC/1.1\r\n")
_warc("beginnings of headers", b"WARC/1.1\r\nWARC-Type: response\r\n")
_warc("records without a length", b"WARC/1.1\r\nWARC-Type: response\r\n\r\na\r\n\r\n")
_warc("records that claim too much", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 60000000\r\n\r\na\r\n\r\n")
_warc(
    "records that claim a little too much",
    b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: text/html\r\nContent-Length: 300000\r\n\r\na\r\n\r\n",
)
_warc("line ends", b"\r\n")
_warc("what is no record", b"a")
_warc("headers of an answer", b"X-A: b\r\n", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 90000000\r\n\r\nHTTP/1.1 200 OK\r\n")
_family("warc", "an answer in pieces", _chunked)
_family("warc", "gzip: pages", lambda size: _ONE_PACKED * (size // len(_ONE)))
_family("warc", "gzip: empty members", lambda size: _ONE_PACKED + _EMPTY_MEMBER * (size // len(_EMPTY_MEMBER)))
_family("warc", "gzip: what is no gzip behind", lambda size: _ONE_PACKED + b"\x1f\x8b" * (size // 2))
_family(
    "warc",
    "gzip: members that are damaged",
    lambda size: _ONE_PACKED + (_ONE_PACKED[:200] * (size // 200)),
)
_family("warc", "gzip: beginnings of members", lambda size: _ONE_PACKED + b"\x1f\x8b\x08\0\0\0\0\0\0\x03" * (size // 10))
_family("warc", "gzip: one member, unpacked", lambda size: gzip.compress(_ONE * (size // len(_ONE)), mtime=0))
_family(
    "warc",
    "gzip: an answer in deflate, unpacked",
    lambda size: _record(zlib.compress((_PAGE + _repeated("<p>12:05 a", size)).encode()), more="Content-Encoding: deflate\r\n"),
)
_family("warc", "WACZ: files", _wacz)
_family("warc", "WACZ: other files", lambda size: _wacz(size, b"a", "pages/%d.jsonl") + b"")
