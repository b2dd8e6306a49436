"""Saved view-source pages give the page whose source they show."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelog.read.viewsource import unviewed

SOURCE = """<!DOCTYPE html>
<html lang="de"><!-- Quay -->

<body><p title="a > b">14:05 Das Tor öffnet &amp; schließt.</p>
	</body></html>"""
CHROMIUM = (
    '<html><head><meta name="color-scheme" content="light dark"></head><body><div class="line-gutter-backdrop"></div><form>'
    '<label class="line-wrap-control">Line wrap<input type="checkbox"></label></form><table><tbody>{}</tbody></table></body></html>'
)
ROW = '<tr><td class="line-number" value="{}"></td><td class="line-content">{}</td></tr>'


def rows(source: str) -> str:
    lines = [html.escape(line, quote=False) or "<br>" for line in source.split("\n")]
    return "".join(ROW.format(number, line) for number, line in enumerate(lines, start=1))


def test_chromium() -> None:
    assert unviewed(CHROMIUM.format(rows(SOURCE)).encode()) == SOURCE.encode()


def test_chromium_colours_and_links() -> None:
    line = (
        '<span class="html-tag">&lt;a <span class="html-attribute-name">href</span>="<a class="html-attribute-value html-external-link"'
        ' target="_blank" href="https://a.example/x?a>b" rel="noreferrer noopener">/x?a&gt;b</a>"&gt;</span>14:05'
        '<span class="html-tag">&lt;/a&gt;</span><span class="html-comment">&lt;!-- end --&gt;</span>'
    )
    assert unviewed(CHROMIUM.format(ROW.format(1, line)).encode()) == b'<a href="/x?a>b">14:05</a><!-- end -->'


@pytest.mark.parametrize(
    "frame",
    [
        '<html><head><title>Quay</title></head><body id="viewsource" style="-moz-tab-size: 4"><pre id="line1">{}</pre></body></html>',
        '<!DOCTYPE html><html><body id="viewsource" style="tab-size: 4"><span id="line1">{}</span></body></html>',
        '<html><body><pre id="viewsource">{}</pre></body></html>',
    ],
)
def test_firefox(frame: str) -> None:
    shown = html.escape(SOURCE, quote=False).replace("\n", '\n<span id="line2"></span>')
    page = unviewed(frame.format(f'<span class="doctype">{shown}</span>').encode())
    assert page is not None
    assert page.strip() == SOURCE.encode()


@pytest.mark.parametrize(
    "page",
    [
        "",
        SOURCE,
        "<p>14:05 The gate opens.</p>",
        '<table><tr><td class="line-content">x = 1</td></tr></table>',
        '<p class="line-content">&lt;p&gt;14:05&lt;/p&gt;</p>',
        '<td class="line-content">&lt;p&gt;14:05&lt;/p&gt;',
        '<body id="viewsource"><p>14:05 The gate opens.</p>',
        'class="line-content"',
        '<!-- id="viewsource" -->',
        CHROMIUM.format(rows("%PDF-1.7")),
    ],
)
def test_other_pages(page: str) -> None:
    assert unviewed(page.encode()) is None


PIECES = st.sampled_from(
    ["<table>", "<tr>", '<td class="line-content">', "&lt;p&gt;", "&lt;/p&gt;", "</td>", '<b id="viewsource">', "\x00", "&#xD800;"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.binary(max_size=30))
def test_any_pieces(page: str, more: bytes) -> None:
    assert isinstance(unviewed(page.encode() + more), bytes | None)


def test_deep_tables() -> None:
    unviewed(b'<table><tr><td class="line-content">&lt;p&gt;' * 20_000)
