"""What format some bytes are, told by the bytes themselves."""

from __future__ import annotations

import re

from livelog.errors import TooLargeError, UnsupportedFormatError
from livelog.read.encoding import wide

MAX_BYTES = 512 * 1024 * 1024
MAX_LINES = 2_000_000  # lines of a page's text
MAX_TAGS = 2_000_000  # signs in its markup that can begin a tag

# Leading bytes of formats that are not read. The offsets are those of the formats' own specifications.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "PDF"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF87a", "GIF image"),
    (0, b"GIF89a", "GIF image"),
    (8, b"WEBP", "WebP image"),
    (4, b"ftyp", "MP4, HEIC or AVIF media"),
    (0, b"II*\x00", "TIFF image"),
    (0, b"MM\x00*", "TIFF image"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office (DOC, XLS, PPT)"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"ID3", "MP3 audio"),
    (0, b"OggS", "Ogg media"),
    (0, b"SQLite format 3\x00", "SQLite"),
    (0, b"\x7fELF", "ELF program"),
)
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"mimetypeapplication/epub", "EPUB"),
    (b"mimetypeapplication/vnd.oasis", "OpenDocument"),
)
_GZIP = b"\x1f\x8b"
# what web archives begin with, and other files too: WARC as it is, in gzip, in zstd (with and without a dictionary), and ZIP
_ARCHIVES = (b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"PK\x03\x04")


def sniff(data: bytes, max_bytes: int = MAX_BYTES) -> str:
    """The format of `data`: `text`, `html`, `mhtml`, `warc` (also in gzip or zstd, and WACZ) or `gzip` (of anything else).

    Raises `UnsupportedFormatError`, whose message names the format, and `TooLargeError` over `max_bytes`.

    >>> sniff(b"14:05 The gate opens."), sniff(b"<p>14:05</p>"), sniff(b"\\x1f\\x8b\\x08"), sniff(b"WARC/1.1\\r\\n")
    ('text', 'html', 'gzip', 'warc')
    """
    if len(data) > max_bytes:
        raise TooLargeError(f"{len(data)} bytes are more than {max_bytes}")
    if may_be_archive(data):
        from livelog.archive.kinds import is_archive

        if is_archive(data):
            return "warc"
    if data.startswith(_GZIP):
        return "gzip"
    for offset, magic, name in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            raise UnsupportedFormatError(f"{name} is not read")
    if data[:4] == b"PK\x03\x04":
        raise UnsupportedFormatError(f"{zip_name(data)} is not read")
    markup = _markup(data)
    if markup:
        return markup
    if _binary(data[:4096]):
        raise UnsupportedFormatError("binary data of an unknown format is not read")
    return "text"


def may_be_archive(head: bytes) -> bool:
    """Whether content that begins so is worth asking whether it is a web archive: the answer costs more than this."""
    return head.startswith(_ARCHIVES)


def zip_name(data: bytes) -> str:
    """What a ZIP file that begins so is called."""
    head = data[:4096]
    return next((name for mark, name in _ZIP_KINDS if mark in head), "ZIP archive (without WARC files in a folder archive/)")


def sniff_text(text: str) -> str:
    """The same for content that is text already: only markup (`html`, `mhtml`) is told from plain text.

    >>> sniff_text("%PDF is how a PDF file begins"), sniff_text("<!doctype html><p>14:05")
    ('text', 'html')
    """
    if len(text) > MAX_BYTES:
        raise TooLargeError(f"{len(text)} characters are more than {MAX_BYTES}")
    return _markup(text[:_LOOK_WIDE].encode("utf-8", errors="replace")) or "text"


_LOOK = 20_000  # bytes from where the content begins in which tags are counted
_LOOK_WIDE = 100_000  # bytes of a text in UTF-16, and characters of a `str`, that are looked at
_MOST_COMMENTS = 1000  # comments and processing instructions that are skipped at the beginning

# a document type, which needs no more evidence
_DOCTYPE = re.compile(rb"<!doctype\s+html\b", re.IGNORECASE)
# a tag that begins a page or a piece of one, or one with a hyphen (a custom element); its name, and its first attribute if it has one
_OPENS = re.compile(
    rb"<(html|head|body|title|meta|link|base|script|style|noscript|template|article|section|main|header|footer|nav|aside|div|span|p|a"
    rb"|h[1-6]|ul|ol|dl|li|table|tbody|tr|td|figure|img|form|iframe|blockquote|pre|time|center|font|[a-z]{1,20}-[a-z-]{1,40})"
    rb"(?:\s{1,100}([a-z:-]{1,60}=)|[\s/>])",
    re.IGNORECASE,
)
# what only markup holds, each of bounded length: a closing tag, or a tag that is never closed
_MARK = re.compile(
    rb"</(?:html|head|body|title|script|style|noscript|article|section|main|header|footer|nav|aside|div|span|p|a|b|i|em|strong|h[1-6]"
    rb"|ul|ol|dl|dt|dd|li|table|thead|tbody|tr|td|th|figure|figcaption|picture|form|button|blockquote|pre|time|svg|center|font"
    rb"|[a-z]{1,20}-[a-z-]{1,40})\s{0,9}>"
    rb"|<(?:br|hr)\s{0,9}/?>|<(?:img|meta|link|input)\s[^<>]{1,400}>",
    re.IGNORECASE,
)
_SPACE = re.compile(rb"\s*")
_DENSE = 400  # bytes to each mark, at most, in content that begins with text or with a bare tag
_LEAST_MARKS, _LEAST_MARKS_IN_TEXT = 3, 20


def _markup(data: bytes) -> str | None:
    """`html`, `mhtml` or None."""
    name, bom = wide(data)
    flat = data[bom:_LOOK_WIDE].decode(name, errors="replace").encode("utf-8", errors="replace") if name else data
    begin = 3 if flat.startswith(b"\xef\xbb\xbf") else 0
    if _is_mhtml(flat, begin):
        return "mhtml"
    return "html" if _is_html(flat, _content(flat, begin)) else None


def _content(data: bytes, position: int) -> int:
    """Where the first thing begins that is no white space, comment, processing instruction or XML declaration."""
    for _ in range(_MOST_COMMENTS):
        position = _end_of_space(data, position)
        if data.startswith(b"<!--", position):
            end = data.find(b"-->", position + 2)  # `<!-->` is a whole comment
            skip = 3
        elif data.startswith(b"<?", position):
            end, skip = data.find(b">", position), 1
        else:
            break
        if end < 0:
            break
        position = end + skip
    return position


def _end_of_space(data: bytes, position: int) -> int:
    found = _SPACE.match(data, position)
    return found.end() if found else position


def _is_html(data: bytes, position: int) -> bool:
    """A page, or a piece of one; a text that mentions tags is none.

    A document type is enough. Otherwise closing tags are counted: one will do where the first tag has an attribute or where both
    ends of the content are tags; a bare tag in front needs several, text in front needs many. JSON and XML hold markup, but are none.
    """
    if _DOCTYPE.match(data, position):
        return True
    opens = _OPENS.match(data, position)
    look = position
    if opens and opens[1].lower() in (b"script", b"style"):  # what closes it can be far away
        look = max(position, data.find(b"</" + opens[1], position))
    window = data[look : look + _LOOK]
    marks = sum(1 for _ in _MARK.finditer(window))
    if opens:
        closed = data[-400:].rstrip().endswith(b">")
        structural = opens[1].lower() in (b"html", b"head", b"body") and data.startswith(b"<", _end_of_space(data, opens.end()))
        return bool(structural or (marks and (opens[2] or closed)) or _many(marks, _LEAST_MARKS, window))
    if data[position : position + 1] in (b"{", b"[") or (data.startswith(b"<", position) and not data.startswith(b"<!--", position)):
        return False
    return _many(marks, _LEAST_MARKS_IN_TEXT, window)


def _many(marks: int, least: int, window: bytes) -> bool:
    return marks >= least and marks * _DENSE >= len(window)


# a header line, or the folded rest of one, to its end; the name in a group of its own
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:([^\r\n]*)\r?\n|[ \t]+([^\r\n]*)\r?\n")
_HTML_PART = re.compile(rb"^content-type:[ \t]*(?:text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE)
_MOST_HEADERS = 200


def _is_mhtml(data: bytes, position: int) -> bool:
    """Mail headers that announce a multipart archive with an HTML part, or an HTML page as the only part."""
    position = _end_of_space(data, position)
    names: set[bytes] = set()
    kind = name = b""
    for _ in range(_MOST_HEADERS):
        line = _HEADER.match(data, position)
        if line is None:
            break
        position = line.end()
        name = line[1].lower() if line[1] else name
        names.add(name)
        if name == b"content-type" and not kind:  # its value can stand on the line below
            kind = (line[2] or line[3] or b"").strip().lower()
    if kind.startswith(b"multipart/related"):
        return True
    if kind.startswith(b"multipart/"):
        return bool(_HTML_PART.search(data, position))
    return kind.startswith((b"text/html", b"application/xhtml")) and b"mime-version" in names


def _binary(head: bytes) -> bool:
    """Control characters make up more than a twentieth of the first bytes (of random ones a tenth), and it is no UTF-16 or UTF-32."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    control = sum(head.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return control * 20 > len(head)
