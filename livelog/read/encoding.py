"""Bytes to text, with how the encoding was known."""

from __future__ import annotations

import codecs

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536  # bytes that the guess looks at
_MOST_BROKEN = 0.002  # share of undecodable characters up to which a text is still called UTF-8


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text, the encoding's name and the warnings: `encoding-guessed`, or `encoding-damaged` where bytes made no character.

    A byte-order mark decides, then UTF-8, then UTF-8 with a few broken bytes (dumps are often cut inside a character), then a guess.

    >>> decode("Café".encode("utf-16"))
    ('Café', 'utf-16-le', ())
    >>> decode("Café".encode("utf-8"))[1]
    'utf-8'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(name, errors="replace")
            return text, name, ("encoding-damaged",) if "\ufffd" in text else ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= max(2, _MOST_BROKEN * len(text)) and not _mostly_ascii_with_legacy(text):
        return text, "utf-8", ("encoding-damaged",)
    name = _guess(data)
    return data.decode(name, errors="replace"), name, ("encoding-guessed",)


def _mostly_ascii_with_legacy(text: str) -> bool:
    """Broken bytes and no other character beyond ASCII: a legacy encoding whose accents are rare, not damaged UTF-8."""
    return all(character == "\ufffd" for character in text if not character.isascii())


# the encodings in which pages were saved before UTF-8; a guess among all that Python knows would find a Pakistani code page in French text
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15"),
    *("koi8_r", "koi8_u", "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_LEAST_FOREIGN = 12  # bytes beyond ASCII that a guess needs; with fewer, Windows-1252, as browsers assume


def _guess(data: bytes) -> str:
    """The likeliest legacy encoding."""
    sample = data[:_SAMPLE]
    if sum(byte >= 0x80 for byte in sample) < _LEAST_FOREIGN:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_LEGACY), preemptive_behaviour=False).best()
    return best.encoding if best is not None else "cp1252"
