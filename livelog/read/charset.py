"""A saved page's bytes as UTF-8, which the parser can be given, and how the encoding was known.

The order is that of browsers (HTML Standard, 13.2.3 "The input byte stream") with two differences, since saved pages have been
through other hands: the declaration may stand anywhere in the file, and it is believed only where the bytes bear it out. Many
programs write UTF-8 and leave the page's old declaration as it was.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from livelog.read.encoding import guess, wide
from livelog.read.labels import codec

_DAMAGED, _GUESSED = "encoding-damaged", "encoding-guessed"
_BOM = codecs.BOM_UTF8
_CHUNK = 1 << 20  # bytes that are checked at a time
_PLAINLY = 16  # bytes of continuation that are valid UTF-8 by more than chance
# encodings in which a few ordinary words can be valid UTF-8
_LIKE_UTF8 = frozenset({"gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso8859_5", "cp874"})
# what some pages need that declare the other: characters that a vendor added to it
_WIDER = {"euc_jp": "euc_jis_2004", "big5hkscs": "cp950", "iso8859_8": "cp1255"}
_MOST_BROKEN = 0.02  # share of characters beyond ASCII that may be no characters in an encoding that is believed
_FEW_BROKEN = 2  # and how many may be in any case: pages are cut, and glued together
_LEAST_GOOD, _OFTENER = 8, 4  # characters of UTF-8 that no other encoding gives by chance: so many, and so much oftener than broken ones


def as_utf8(data: bytes, charset: str | None = None) -> tuple[bytes, str, tuple[str, ...]]:
    """`data` in UTF-8 without a byte-order mark, the encoding it was in (as Python names it), and warnings.

    `charset` is the label from the headers the page came with. `encoding-guessed`: nothing was declared, or what was declared is
    plainly wrong; `encoding-damaged`: some bytes are no characters in it (U+FFFD stands for them, and for NUL). The same object
    comes back where nothing changes.

    >>> as_utf8(b"<meta charset=iso-8859-1>caf\\xe9")
    (b'<meta charset=iso-8859-1>caf\\xc3\\xa9', 'cp1252', ())
    >>> as_utf8("<p>Café".encode("utf-16"))[1:], as_utf8("<p>Café".encode(), "latin1")[1]
    (('utf-16-le', ()), 'utf-8')
    """
    name, bom = wide(data)
    if name is not None:
        text = data[bom:].decode(name, errors="replace")
        return _written(text, name, ())
    if data.startswith(_BOM):
        data, charset = data[len(_BOM) :], "utf-8"
    continuation, cut = _continuation(data)
    if continuation is None or (cut and continuation < _PLAINLY):
        return _legacy(data, charset, cut=cut)
    warnings: tuple[str, ...] = (_DAMAGED,) if cut else ()
    if continuation < _PLAINLY and (continuation or b"\x1b" in data):
        other = next(_declared(data, charset), None)
        if other == "iso2022_jp" or (other is None and b"\x1b$B" in data):  # ASCII to the eye
            return _written(data.decode("iso2022_jp", errors="replace"), "iso2022_jp", () if other else (_GUESSED,))
        if other in _LIKE_UTF8:
            text = _decoded(data, other)[0]
            if "\ufffd" not in text:
                return _written(text, other, ())
        if other not in (None, "utf-8") and continuation:
            warnings = (*warnings, _GUESSED)
    if cut:
        return _written(data.decode("utf-8", errors="replace"), "utf-8", warnings)
    if b"\0" in data:
        return data.replace(b"\0", "\ufffd".encode()), "utf-8", (*warnings, _DAMAGED)
    return data, "utf-8", warnings


def _continuation(data: bytes) -> tuple[int | None, bool]:
    """How many bytes of valid UTF-8 continue a character (None: it is not valid), and whether the last character is cut."""
    if data.isascii():
        return 0, False
    view = memoryview(data)
    position = continuation = 0
    while position < len(view):
        try:
            text, used = codecs.utf_8_decode(view[position : position + _CHUNK], "strict", False)
        except UnicodeDecodeError:
            return None, False
        if used == 0:
            return continuation, True
        position, continuation = position + used, continuation + used - len(text)
    return continuation, False


def _legacy(data: bytes, charset: str | None, *, cut: bool) -> tuple[bytes, str, tuple[str, ...]]:
    """A page that is not valid UTF-8: the first declared encoding that the bytes bear out, else damaged UTF-8, else a guess."""
    utf8 = data.decode("utf-8", errors="replace")
    broken = utf8.count("\ufffd")
    good = len(utf8) - len(utf8.encode("ascii", errors="ignore")) - broken
    if good >= max(_LEAST_GOOD, _OFTENER * broken):  # UTF-8 with an accident, whatever it is called
        return _written(utf8, "utf-8", (_DAMAGED,))
    for name in _declared(data, charset):
        if name == "utf-8":
            if good >= broken or cut:
                return _written(utf8, name, (_DAMAGED,))
            continue
        text, exact = _decoded(data, name)
        if text.count("\ufffd") <= max(_FEW_BROKEN, _MOST_BROKEN * (good + broken)):
            return _written(text, exact, ())
    if good and broken <= _FEW_BROKEN:
        return _written(utf8, "utf-8", (_DAMAGED,))
    name = guess(_sample(data))
    return _written(data.decode(name, errors="replace"), name, (_GUESSED,))


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text in the encoding, or in the wider one that pages call by the same name where only that reads all of it."""
    text = data.decode(name, errors="replace")
    if "\ufffd" in text and name in _WIDER:
        try:
            return data.decode(_WIDER[name]), _WIDER[name]
        except UnicodeDecodeError:
            pass
    return text, name


def _written(text: str, name: str, warnings: tuple[str, ...]) -> tuple[bytes, str, tuple[str, ...]]:
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if "\ufffd" in text and _DAMAGED not in warnings:
        warnings = (*warnings, _DAMAGED)
    return text.removeprefix("\ufeff").encode("utf-8", errors="replace"), name, warnings


# --- what the page declares ---

# what may declare something: a comment (to be passed over) or a meta tag with its attributes
_TAG = re.compile(rb"<(?:!--|meta[\s/][^<>]{0,2000})", re.IGNORECASE)
_CHARSET = re.compile(rb"[\s\"'/;]charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_CONTENT_TYPE = re.compile(rb"\shttp-equiv\s{0,9}=\s{0,9}[\"']?\s{0,9}content-type", re.IGNORECASE)
_ABOUT_OTHERS = re.compile(rb"\s(?:name|property|itemprop|content)\s{0,9}=", re.IGNORECASE)
_XML = re.compile(rb"\s{0,100}<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def _declared(data: bytes, charset: str | None) -> Iterator[str]:
    """The encodings that the headers, a meta tag and the XML declaration name, in this order, as far as they mean one."""
    name = codec(charset.strip("\"' ")) if charset else None
    if name:
        yield name
    xml = _XML.match(data)
    for label in (_meta(data), xml[1] if xml else None):
        name = codec(label.decode("ascii")) if label else None
        if name:  # a declaration that can be read as ASCII is in no UTF-16
            yield "utf-8" if name.startswith("utf-16") else name


def _meta(data: bytes) -> bytes | None:
    """The label in the first meta tag that has one, wherever it stands, outside comments."""
    position = end = 0
    while found := _TAG.search(data, position):
        position = found.end()
        tag = found[0]
        if tag == b"<!--":
            end = data.find(b"-->", found.start() + 2) if end >= 0 else end  # where one is never closed, none behind it is
            position = end + 3 if end >= 0 else position
            continue
        label = _CHARSET.search(tag)
        if label and (_CONTENT_TYPE.search(tag) or not _ABOUT_OTHERS.search(tag)):
            return label[1]
    return None


# --- what a guess looks at ---

_BEYOND = re.compile(rb"[\x80-\xff]")
_ENOUGH = 1 << 16  # bytes of sample
_BEFORE, _AFTER = 400, 4000  # bytes of text around a character beyond ASCII


def _sample(data: bytes) -> bytes:
    """The text around characters beyond ASCII: a page's first bytes are often styles and scripts, which tell nothing.

    No piece begins or ends inside a character: `<` and `>` are part of none, in any of the encodings that are guessed.
    """
    pieces: list[bytes] = []
    size = position = 0
    while size < _ENOUGH and (found := _BEYOND.search(data, position)):
        tag = data.rfind(b">", max(position, found.start() - _BEFORE), found.start())
        start = tag + 1 if tag >= 0 else found.start()
        end = data.find(b"<", found.end(), found.end() + _AFTER)
        position = end if end >= 0 else found.end() + _AFTER
        pieces.append(data[start:position])
        size += len(pieces[-1])
    return b"\n".join(pieces)
