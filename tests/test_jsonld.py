"""JSON-LD as pages write it: what each rung of the ladder reads, what is refused, and that hostile scripts come to an end."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from livelog.structured import repair
from livelog.structured.jsonld import BROKEN, DEEPEST, objects, too_deep
from livelog.structured.text import one_line, paragraphs, plain

BLOG = '"@type": "LiveBlogPosting"'
BROKEN_ONE = (BROKEN,)


def blog_of(script: str) -> str:
    """A script with its `§` replaced by the type of a live blog."""
    return script.replace("§", BLOG)


def one(script: str, *, mended: bool = False) -> dict[str, Any]:
    """The only object of a script that is JSON, or (`mended`) is told of as none but read all the same."""
    found, warnings = objects([blog_of(script)])
    assert warnings == (("broken-json-ld",) if mended else ())
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "script",
    [
        '{§, "url": "https://q.example/x"}',
        ' \n{§, "url": "https://q.example/x"};\n',
        '\ufeff<!--\n//<![CDATA[\n{§, "url": "https://q.example/x"}\n//]]>\n-->',
        '/*<![CDATA[*/{§, "url": "https://q.example/x"}/*]]>*/',
        '<![CDATA[{§, "url": "https://q.example/x"}]]>',
        '<script type="application/ld+json">{§, "url": "https://q.example/x"}</script>',
        '{§, "url": "https://r.example/", "url": "https://q.example/x"}',
        '{§, "url": "https://q.example/x"}}',
        '[[{§, "url": "https://q.example/x"}]] some words behind',
    ],
)
def test_rungs(script: str) -> None:
    assert one(blog_of(script)) == {"@type": "LiveBlogPosting", "url": "https://q.example/x"}


@pytest.mark.parametrize(
    "script",
    [
        '// the page itself\n{§, // "url": "https://r.example/",\n /* "url": */ "url": "https://q.example/x"}',
        '{§, "url": "https://q.example/x",}',
        '[,{§,, "url": "https://q.example/x"},]',
        '{§, "url": "https:\\x2f\\x2fq.example\\/x"}',
    ],
)
def test_what_is_no_json_is_mended_and_told_of(script: str) -> None:
    assert one(blog_of(script), mended=True) == {"@type": "LiveBlogPosting", "url": "https://q.example/x"}


@pytest.mark.parametrize("escape", [('"', "&quot;"), ('"', "&#34;"), ('"', "&amp;quot;"), ('"', '\\"')])
def test_escaped_as_a_whole(escape: tuple[str, str]) -> None:
    assert one(blog_of('{§, "name": "Ann"}').replace(*escape)) == {"@type": "LiveBlogPosting", "name": "Ann"}


def test_json_inside_a_json_string() -> None:
    assert one(json.dumps('{"@type": "LiveBlogPosting", "name": "\\ud83d"}')) == {"@type": "LiveBlogPosting", "name": "\ufffd"}


def test_control_characters_and_wrong_escapes_in_strings() -> None:
    assert one(blog_of('{§, "headline": "one\ttwo\n\x01"}'))["headline"] == "one\ttwo\n\x01"
    assert one(blog_of('{§, "headline": "Bo\\\'s \\gate"}'), mended=True)["headline"] == "Bo's gate"


def test_several_objects() -> None:
    found, warnings = objects([blog_of('{§}{"@type": "Person"}\n;[{"@type": "Article"}]'), '{"@type": "WebPage"}'])
    assert [each["@type"] for each in found] == ["LiveBlogPosting", "Person", "Article", "WebPage"]
    assert warnings == ()


def test_quotes_inside_prose() -> None:
    blog = one(
        '{§, "articleBody": "He said "no", then "left"", "liveBlogUpdate": [\n{"headline": "The "Isla" is \\"late\\"" },'
        '{"description": "", "url": "u", "text": "plain"}]}',
        mended=True,
    )
    assert blog["articleBody"] == 'He said "no", then "left"'
    assert blog["liveBlogUpdate"] == [{"headline": 'The "Isla" is "late"'}, {"description": "", "url": "u", "text": "plain"}]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('{§, "liveBlogUpdate": [{"headline": "One", "image": ["a", "b"]}, {"headline": "Two", "image": ["a", "b', ["One"]),
        ('{"@graph": [{§, "liveBlogUpdate": [{"headline": "One"}, {"headline": "Two"}, {', ["One", "Two"]),
        ('{§, "liveBlogUpdate": [{"headline": "One"}, {"headline": }, {"headline": "Three"}]}', ["One"]),
    ],
)
def test_cut_off(script: str, expected: list[str]) -> None:
    found, warnings = objects([blog_of(script)])
    blog = found[0].get("@graph", found)[0]
    assert [update["headline"] for update in blog["liveBlogUpdate"]] == expected
    assert warnings == BROKEN_ONE


def test_what_is_no_number_is_none() -> None:
    blog = one('{§, "a": NaN, "b": -Infinity, "c": 1e999, "d": 9_, "e": 7}'.replace("9_", "9" * 5000))
    assert [blog[key] for key in "abcde"] == [None, None, None, None, 7]


def test_surrogates() -> None:
    blog = one(blog_of('{§, "a": "\\ud83d x", "b": "\\ud83d\\ude00", "c": "\\\\ud83d", "d": "\ud83d", "e": "\\uDE00"}'))
    assert [blog[key] for key in "abcde"] == ["\ufffd x", "\U0001f600", "\\ud83d", "\ufffd", "\ufffd"]


@pytest.mark.parametrize("script", ["", "Article", "{LiveBlogPosting", '"Article"x{', "Article {}", "<html>Article</html>[", "Posting:[{"])
def test_what_is_no_json(script: str) -> None:
    found, warnings = objects([script])
    assert found == []
    assert warnings in ((), BROKEN_ONE)


def test_scripts_of_no_use_are_not_read() -> None:
    assert objects(['{"@type": "Organization", }', "broken {", '{"@type": "BreadcrumbList"}']) == ([], ())


def test_depth() -> None:
    def deep(opening: str, closing: str, levels: int) -> str:
        return f'{{{BLOG}, "a": {opening * levels}1{closing * levels}}}'

    assert objects([deep("[", "]", DEEPEST - 1)])[1] == ()
    assert objects([deep("[", "]", 1000)]) == ([], BROKEN_ONE)
    assert objects([deep('{"a":', "}", 1000)]) == ([], BROKEN_ONE)
    assert not too_deep(("[" + '"[[[[\\"", ' * 1000 + "]").encode())
    hidden = '{"]}": {"x": "}}", "y": ' * 5000
    assert objects([f'{{"Article": {hidden}'])[1] == BROKEN_ONE


HOSTILE = [
    "[",
    "{",
    '{"a":',
    '"',
    '"a',
    '\\"',
    '"\\',
    "/*",
    "//",
    "/**/",
    ",",
    ", ",
    "[,",
    '"name":"',
    '"name": "x", ',
    '"text" : " " , ',
    "&quot;",
    "{&quot;",
    '{\\"',
    "<!--",
    "<script ",
    "{}",
    "{} x ",
    "\\ud83d",
    "\ud83d",
    "&#9",
    "1",
    "-1e9",
]


class _Counting:
    """A pattern that counts the characters its matches cover."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.covered = pattern, 0

    def sub(self, repl: Any, text: str) -> str:
        def counted(found: re.Match[str]) -> str:
            self.covered += len(found[0])
            return str(repl(found))

        return self.pattern.sub(counted, text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_scripts_end(piece: str) -> None:
    """A megabyte of each; a quadratic rung would take minutes here."""
    found, _ = objects(["LiveBlogPosting" + piece * (1_000_000 // len(piece)), blog_of('{§, "articleBody": "') + piece * 50_000])
    json.dumps(found, ensure_ascii=False).encode()


def test_repairs_look_at_each_character_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = _Counting(re.compile(repair._COMMENTED.pattern, re.DOTALL))
    monkeypatch.setattr(repair, "_COMMENTED", counting)
    text = '"\\"' * 10_000 + "/*" * 10_000
    repair.relaxed(text)
    assert counting.covered <= len(text)


def test_many_scripts() -> None:
    found, warnings = objects([blog_of("{§}"), blog_of('{§, "broken": ')] * 10_000)
    assert len(found) == 20_000
    assert warnings == BROKEN_ONE


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@settings(max_examples=150, deadline=None)
@given(st.text() | st.text(alphabet='{}[]",:\\/*&quot;@ \nabc\ud83d'), JSON)
@example('\\ud83d"', None)
def test_any_string(text: str, value: Any) -> None:
    for script in (f"Article{text}", f'{{"@id": {text}', text + json.dumps({"@id": value}), json.dumps({"Article": text, "x": value})[:-2]):
        found, warnings = objects([script])
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
        assert warnings in ((), BROKEN_ONE)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers(-(10**15), 10**15) | st.text(st.characters(codec="utf-8"))))
def test_what_is_json_is_read_as_it_is(value: dict[str, Any]) -> None:
    assert one(json.dumps({**value, "@type": "Article"})) == {**value, "@type": "Article"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate opens.", ("The gate opens.",)),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p class='a'&gt;Two &amp;amp; three.&lt;/p&gt;", ("One.", "Two & three.")),
        ('One<br>two <a href="https://q.example/?a>b" title="x">three</a><BR/>four', ("One", "two three", "four")),
        ("a < b, a <b, 3<4> and <quay> stay", ("a < b, a <b, 3<4> and <quay> stay",)),
        ("One.<script>let x = '<p>';</script> Two.<style>p {}</style><!-- three --> End", ("One. Two. End",)),
        ("One.<script>never closed", ("One.",)),
        ("wrapped\nin a sentence.\nA new one.\n\nand this\n• item", ("wrapped in a sentence.", "A new one.", "and this", "• item")),
        ("<p>wrapped.\nBut in a block</p>", ("wrapped. But in a block",)),
        ("nul\x00, bell\x07, tab\t, \u202eleft\u202c&nbsp;\u200fright", ("nul, bell, tab , \u202eleft\u202c \u200fright",)),
        ("&copy=1 &#0; &#9999999999999; &bogus; \ud83d", ("&copy=1 \ufffd &#9999999999999; &bogus; \ufffd",)),
        ("", ()),
        (" \n<p> </p>", ()),
    ],
)
def test_paragraphs(text: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(text) == expected
    assert plain(text) == "\n\n".join(expected)
    assert one_line(text) == " ".join(expected)


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.text(alphabet="<>/&;#p a\"'=!-\n")
    | st.lists(st.sampled_from(["<p>", "<a ", "<script>", "<!--", "&lt;", "\x00", "x"])).map("".join)
)
def test_any_text_becomes_paragraphs(text: str) -> None:
    for piece in paragraphs(text):
        assert piece == piece.strip()
        assert piece.encode()
        assert not re.search(r"[\x00-\x1f]", piece)


@pytest.mark.parametrize(
    "piece", ["<a ", '<a href="', "<p>", "</p", "<!--", "<script>", "&", "&#", "&amp;", "&lt;", "<a '", "\n ", ".\n", "\n\n", "\x00"]
)
def test_hostile_texts_end(piece: str) -> None:
    paragraphs(piece * (1_000_000 // len(piece)))
