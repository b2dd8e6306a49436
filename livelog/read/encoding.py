"""Bytes to text, with how the encoding was known."""

from __future__ import annotations

import codecs

BOMS: tuple[tuple[bytes, str], ...] = (
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
    for bom, name in BOMS:
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
    name = guess(data)
    return data.decode(name, errors="replace"), name, ("encoding-guessed",)


def _mostly_ascii_with_legacy(text: str) -> bool:
    """Broken bytes and no other character beyond ASCII: a legacy encoding whose accents are rare, not damaged UTF-8."""
    return all(character == "\ufffd" for character in text if not character.isascii())


_LOOK = 4096  # bytes in which NULs are counted
_LEAST_NULS = 1 / 16  # share of characters of ASCII, half of whose bytes are NUL: markup and numbers make that of a page in any script
_MOST_NULS = 0.9  # share of the upper two bytes of UTF-32 that are NUL


def wide(data: bytes) -> tuple[str | None, int]:
    """UTF-16 or UTF-32 as the bytes show it, and the length of the byte-order mark: without one, by where the NUL bytes stand.

    >>> wide("<p>Мост</p>".encode("utf-16-le")), wide("Café".encode("utf-16-be")), wide(b"<p>")
    (('utf-16-le', 0), ('utf-16-be', 0), (None, 0))
    """
    for bom, name in BOMS[1:]:
        if data.startswith(bom):
            return name, len(bom)
    head = data[:_LOOK]
    if b"\0" not in head:
        return None, 0
    nuls = [head[place::4].count(0) for place in range(4)]
    most, least = _MOST_NULS * len(head) / 4, _LEAST_NULS * len(head) / 2
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if min(nuls[2:]) > most > 2 * nuls[0]:
        return "utf-32-le", 0
    if min(nuls[:2]) > most > 2 * nuls[3]:
        return "utf-32-be", 0
    if odd > max(least, 4 * even):  # some characters have a lower byte of NUL too
        return "utf-16-le", 0
    return ("utf-16-be" if even > max(least, 4 * odd) else None), 0


# the encodings in which pages were saved before UTF-8; a guess among all that Python knows would find a Pakistani code page in French text
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15"),
    *("koi8_r", "koi8_u", "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_LEAST_FOREIGN = 12  # bytes beyond ASCII that a guess needs; with fewer, Windows-1252, as browsers assume


def guess(data: bytes) -> str:
    """The likeliest legacy encoding."""
    sample = data[:_SAMPLE]
    if sum(byte >= 0x80 for byte in sample) < _LEAST_FOREIGN:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_LEGACY), preemptive_behaviour=False).best()
    return best.encoding if best is not None else "cp1252"
