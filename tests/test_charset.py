"""Encodings of saved pages: what is declared, what is true, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from livelog.read.charset import as_utf8
from livelog.read.labels import codec

DE = "Das Tor öffnet um fünf. Über die Brücke fährt niemand, hieß es am Nachmittag. Für Fußgänger bleibt sie geöffnet. "
RU = "Мост закрыт до вечера, сообщили в мэрии. Пожарные приехали через десять минут. "
PL = "Urząd informuje, że most pozostanie zamknięty do wieczora. Straż dostała zgłoszenie. "
JA = "橋は夜まで閉鎖されると市が発表した。消防は十分後に到着し、火を消し止めた。"
ZH = "大桥将关闭至晚上，市政府表示。消防员十分钟后到达并扑灭了大火。"
KO = "시는 다리가 저녁까지 폐쇄된다고 밝혔다. 소방관들은 곧 도착해 불을 껐다."


def page(text: str, declaration: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{declaration}<title>Quay</title></head><body><p>{text}</p></body></html>"


def meta(label: str) -> str:
    return f'<meta charset="{label}">'


@pytest.mark.parametrize(
    "declaration", ["", meta("utf-8"), meta("UTF8"), meta("nonsense"), meta("iso-8859-1"), meta("gb2312"), meta("utf-16")]
)
@pytest.mark.parametrize("charset", [None, "utf-8", "latin1", "x-nothing"])
def test_valid_utf8_is_what_it_is_whatever_is_declared(declaration: str, charset: str | None) -> None:
    data = page(DE + RU, declaration).encode()
    found, name, warnings = as_utf8(data, charset)
    assert found is data
    assert (name, warnings) == ("utf-8", ())


def test_ascii_is_not_touched() -> None:
    data = page("14:05 The gate opens.", meta("windows-1251")).encode()
    assert as_utf8(data)[0] is data
    assert as_utf8(data)[1:] == ("utf-8", ())


def test_few_characters_of_valid_utf8() -> None:
    assert as_utf8(page("café", meta("utf-8")).encode())[1:] == ("utf-8", ())
    assert as_utf8(page("café").encode())[1:] == ("utf-8", ())
    assert as_utf8(page("© café", meta("latin1")).encode())[1:] == ("utf-8", ("encoding-guessed",))
    assert as_utf8(page("联通", meta("gbk")).encode("gbk")) == (page("联通", meta("gbk")).encode(), "gb18030", ())
    assert as_utf8(page("14:05", "©").encode(), "shift_jis")[1] == "cp932"


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [
        ("iso-8859-1", DE + "„Ja“ – 5 €", "cp1252"),
        ("us-ascii", DE, "cp1252"),
        ("latin1", DE, "cp1252"),
        ("iso-8859-9", "Köprü akşama kadar kapalı", "cp1254"),
        ("windows-1251", RU, "cp1251"),
        ("koi8-r", RU, "koi8_r"),
        ("iso-8859-2", PL, "iso8859_2"),
        ("windows-1250", PL, "cp1250"),
        ("gb2312", ZH + "镕㐀", "gb18030"),
        ("gbk", ZH, "gb18030"),
        ("x-sjis", JA + "①", "cp932"),
        ("shift_jis", JA, "cp932"),
        ("euc-jp", JA, "euc_jp"),
        ("euc-jp", JA + "①", "euc_jis_2004"),
        ("ks_c_5601-1987", KO + "뷁", "cp949"),
        ("big5", "大橋將關閉至晚上", "big5hkscs"),
        ("iso-2022-jp", JA, "iso2022_jp"),
    ],
)
def test_declared_in_every_way(label: str, text: str, encoding: str) -> None:
    for declaration in (
        meta(label),
        f"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET={label.upper()}'>",
        f'<meta content="text/html;charset={label}" http-equiv=Content-Type>',
        f"<meta charSet={label} />",
        f"<style>{'a { b: c }' * 5000}</style>" + meta(label),
    ):
        source = page(text, declaration)
        assert as_utf8(source.encode(encoding)) == (source.encode(), encoding, ())
    assert as_utf8(page(text).encode(encoding), f'"{label}"') == (page(text).encode(), encoding, ())
    xml = f'<?xml version="1.0" encoding="{label}"?>{page(text)}'
    assert as_utf8(xml.encode(encoding)) == (xml.encode(), encoding, ())


def test_headers_come_first() -> None:
    source = page(RU, meta("windows-1252"))
    assert as_utf8(source.encode("cp1251"), "windows-1251") == (source.encode(), "cp1251", ())


@pytest.mark.parametrize(
    "declaration",
    [
        "<!-- <meta charset=koi8-r> -->",
        '<meta name="description" content="the charset=koi8-r of old">',
        '<script charset="koi8-r"></script>',
        "<link charset=koi8-r>",
        "<!--><!-- <meta charset=koi8-r> -->",
    ],
)
def test_what_is_no_declaration(declaration: str) -> None:
    source = page(DE, declaration + meta("latin1"))
    assert as_utf8(source.encode("cp1252")) == (source.encode(), "cp1252", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    found, name, warnings = as_utf8(page(DE, meta("koi8-r")).encode(encoding), "windows-1251")
    assert found == page(DE, meta("koi8-r")).encode()
    assert (name, warnings) == ({"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding], ())


@pytest.mark.parametrize("text", ["14:05 The gate opens.", RU, ZH * 30])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_without_a_mark(text: str, encoding: str) -> None:
    source = page(text, meta("utf-16"))
    assert as_utf8(source.encode(encoding)) == (source.encode(), encoding, ())


@pytest.mark.parametrize(("text", "encoding"), [(DE, "cp1252"), (RU, "cp1251"), (PL, "cp1250"), (JA, "cp932")])
@pytest.mark.parametrize("declaration", ["", meta("utf-8"), meta("nonsense")])
def test_guessed(text: str, encoding: str, declaration: str) -> None:
    source = page(text * 3, f"<style>{'a { b: c }' * 9000}</style>{declaration}")
    found, _, warnings = as_utf8(source.encode(encoding))  # German reads the same in several encodings
    assert (found, warnings) == (source.encode(), ("encoding-guessed",))


def test_guessed_from_iso_2022_jp() -> None:
    assert as_utf8(page(JA).encode("iso2022_jp")) == (page(JA).encode(), "iso2022_jp", ("encoding-guessed",))


def test_a_wrong_header_does_not_hide_a_right_meta() -> None:
    source = page(RU, meta("windows-1251"))
    assert as_utf8(source.encode("cp1251"), "utf-8") == (source.encode(), "cp1251", ())


@pytest.mark.parametrize("declaration", ["", meta("utf-8"), meta("iso-8859-1"), meta("gbk")])
def test_damaged_utf8(declaration: str) -> None:
    data = page(RU, declaration).encode()
    for broken in (data.replace("М".encode(), b"\xd0", 1), data[: data.rindex("т".encode()) + 1]):
        found, name, warnings = as_utf8(broken)
        assert (name, warnings) == ("utf-8", ("encoding-damaged",))
        assert found.count("\ufffd".encode()) == 1


def test_few_broken_bytes() -> None:
    assert as_utf8(b"<p>caf\xe9 14:05") == ("<p>café 14:05".encode(), "cp1252", ("encoding-guessed",))
    assert as_utf8(b"<meta charset=utf-8><p>caf\xe9")[1:] == ("utf-8", ("encoding-damaged",))  # cut, perhaps, in a character
    assert as_utf8(b"<meta charset=latin1><p>caf\xe9") == ("<meta charset=latin1><p>café".encode(), "cp1252", ())
    assert as_utf8(page("öffnet").encode() + b"\xff")[1:] == ("utf-8", ("encoding-damaged",))


def test_damaged_legacy() -> None:
    source = page(ZH, meta("gb2312"))
    found, name, warnings = as_utf8(source.encode("gb18030").replace(b"</p>", b"\xff</p>"))
    assert (name, warnings) == ("gb18030", ("encoding-damaged",))
    assert ZH.encode() in found


@pytest.mark.parametrize("text", ["14:05 The\0 gate", "14:05 Das\0 Tor öffnet"])
def test_nul_is_no_text(text: str) -> None:
    assert as_utf8(page(text).encode()) == (page(text).replace("\0", "\ufffd").encode(), "utf-8", ("encoding-damaged",))


def test_the_parser_reads_it_whatever_the_page_still_declares() -> None:
    for source in (page(RU, meta("windows-1251")), f'<?xml version="1.0" encoding="windows-1251"?>{page(RU)}'):
        root = etree.fromstring(as_utf8(source.encode("cp1251"))[0], etree.HTMLParser(encoding="utf-8"))
        assert root.findtext(".//p") == RU


def test_every_label_means_an_encoding() -> None:
    assert {codec(label) for label in ("ISO-8859-1", "latin1", " ascii ", "cp1252", "x-user-defined")} == {"cp1252"}
    assert codec("hz-gb-2312") is None
    from livelog.read.labels import _CODECS

    for name, labels in _CODECS.items():
        assert b"".decode(name) == ""
        assert {codec(label) for label in labels.split()} == {name}


@pytest.mark.parametrize("piece", ["<meta ", "<meta charset", "<!--", "<!---->", " charset=", "é", "\xff\0", "QUJD", "\x1b$B", ">é<"])
def test_repeated_pieces(piece: str) -> None:
    data = b"\xe9" + piece.encode("latin1") * (200_000 // len(piece))
    as_utf8(data)[0].decode()
    as_utf8(piece.encode() * (200_000 // len(piece)))[0].decode()


LABELS = st.sampled_from([None, "utf-8", "latin1", "gbk", "shift_jis", "euc-jp", "iso-2022-jp", "utf-16", "big5", "koi8-r", "é", "\ud800"])
PIECES = st.sampled_from(
    [
        b"<meta charset=gbk>",
        b"<meta charset=iso-2022-jp>",
        b"\x1b$B",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\0",
        b"\xe9",
        b"\xc3",
        b"<!--",
        b"\x81",
    ]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=9)), max_size=9).map(b"".join), LABELS)
def test_any_bytes(data: bytes, charset: str | None) -> None:
    found, name, warnings = as_utf8(data, charset)
    assert "\0" not in found.decode()
    assert "".encode(name) is not None
    assert set(warnings) <= {"encoding-guessed", "encoding-damaged"}
