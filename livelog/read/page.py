"""Content to `Page`."""

from __future__ import annotations

from livelog.errors import UnsupportedFormatError
from livelog.model.page import Page, Source
from livelog.read.digest import sha256
from livelog.read.encoding import decode
from livelog.read.formats import sniff, sniff_text
from livelog.read.lines import normalise, split_lines
from livelog.read.unwrap import unwrap


def read(data: bytes | str, name: str | None = None) -> Page:
    """The page that `data` holds.

    `str` is text as it is (`encoding` is None, `sha256` over its UTF-8); `bytes` are decoded. Raises `UnsupportedFormatError` and
    `TooLargeError`.

    >>> read("Quay live").lines[0].text
    'Quay live'
    """
    encoding: str | None
    warnings: tuple[str, ...]
    if isinstance(data, str):
        raw = data.encode("utf-8", errors="surrogatepass")
        text, encoding, warnings = data, None, ()
        _only_text(sniff_text(text))
    else:
        raw = data
        _only_text(sniff(raw))
        text, encoding, warnings = decode(raw)
    text = normalise(text)
    source = Source(name, "text", encoding, sha256(raw))
    return Page(text, unwrap(text, split_lines(text)), source, None, warnings)


def _only_text(kind: str) -> None:
    """Raises `UnsupportedFormatError` for every format but `text`."""
    if kind != "text":
        name = kind if kind == "gzip" else kind.upper()
        raise UnsupportedFormatError(f"{name} is not read by this version: paste or dump the page's text")
