"""What format some bytes are, told by the bytes themselves."""

from __future__ import annotations

import re

from livelog.errors import TooLargeError, UnsupportedFormatError

MAX_BYTES = 512 * 1024 * 1024

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
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"ID3", "MP3 audio"),
    (0, b"OggS", "Ogg media"),
    (0, b"SQLite format 3\x00", "SQLite"),
    (0, b"\x7fELF", "ELF program"),
    (0, b"WARC/", "WARC"),
)
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"mimetypeapplication/epub", "EPUB"),
    (b"mimetypeapplication/vnd.oasis", "OpenDocument"),
)
# a document type or one of the tags that begin a saved page, after optional comments
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# the header lines of a page saved as MHTML
_MHTML = re.compile(
    rb"(?:[A-Za-z-]+: [^\r\n]{0,500}\r?\n(?:[ \t][^\r\n]{0,500}\r?\n)*){1,20}?Content-Type: multipart/related", re.IGNORECASE
)


def sniff(data: bytes) -> str:
    """The format of `data`: `text`.

    Raises `UnsupportedFormatError`, whose message names the format, and `TooLargeError` over 512 MiB.

    >>> sniff(b"14:05 The gate opens.")
    'text'
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"{len(data)} bytes are more than {MAX_BYTES}")
    for offset, magic, name in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            raise UnsupportedFormatError(f"{name} is not read")
    if data[:4] == b"PK\x03\x04":
        head = data[:4096]
        kind = next((name for mark, name in _ZIP_KINDS if mark in head), "ZIP archive")
        raise UnsupportedFormatError(f"{kind} is not read")
    _markup(data)
    if _binary(data[:4096]):
        raise UnsupportedFormatError("binary data of an unknown format is not read")
    return "text"


def sniff_text(text: str) -> str:
    """The same for content that is text already: only markup is told from plain text.

    >>> sniff_text("%PDF is how a PDF file begins")
    'text'
    """
    if len(text) > MAX_BYTES:
        raise TooLargeError(f"{len(text)} characters are more than {MAX_BYTES}")
    _markup(text[:20000].encode("utf-8", errors="replace"))
    return "text"


def _markup(data: bytes) -> None:
    """Raises `UnsupportedFormatError` for a saved page."""
    if _HTML.match(data[:20000].removeprefix(b"\xef\xbb\xbf")):
        raise UnsupportedFormatError("HTML is not read by this version: paste or dump the page's text")
    if _MHTML.match(data[:8000]):
        raise UnsupportedFormatError("MHTML is not read by this version: paste or dump the page's text")


def _binary(head: bytes) -> bool:
    """Control characters make up more than a tenth of the first bytes, and it is no UTF-16 or UTF-32."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    control = sum(head.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return control * 10 > len(head)
