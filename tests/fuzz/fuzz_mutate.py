"""Changes to a case, drawn from a seeded generator: of bytes, of lines, of tags, and of what a WARC or a mail is made of."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes]  # the case, chance, tokens, other cases

_TAG = re.compile(rb"<[^<>]{0,300}>")
_ATTRIBUTE = re.compile(rb"""[\w:-]{1,40}=(?:"[^"]{0,200}"|'[^']{0,200}'|[^\s>"']{1,100})""")
_NUMBER = re.compile(rb"\d{1,20}")
_LENGTH = re.compile(rb"(?i)(content-length: *)\d+")
_NUMBERS = (
    b"0",
    b"1",
    b"00",
    b"23",
    b"24",
    b"29",
    b"31",
    b"59",
    b"60",
    b"99",
    b"1969",
    b"2026",
    b"9999",
    b"10000",
    b"65536",
    b"9" * 19,
    b"9" * 400,
)


def _flip(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    if not data:
        return bytes([rng.randrange(256)])
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(changed))
        changed[place] = rng.choice((changed[place] ^ (1 << rng.randrange(8)), rng.randrange(256), rng.randrange(32, 127)))
    return bytes(changed)


def _place(data: bytes, rng: Random) -> int:
    return rng.randint(0, len(data))


def _insert(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    end = min(len(data), place + rng.choice((0, 0, 0, 1, rng.randint(0, 20))))
    return data[:place] + rng.choice(tokens) + rng.choice((b"", b"", b"\n", b" ")) + data[end:]


def _delete(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    return data[:place] + data[place + rng.choice((1, 2, rng.randint(1, 40), rng.randint(1, 400))) :]


def _repeat(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    piece = data[place : place + rng.choice((1, 4, rng.randint(1, 60), rng.randint(1, 300)))]
    return data[:place] + piece * rng.choice((2, 2, 3, 10, 60)) + data[place + len(piece) :]


def _splice(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    start = _place(other, rng)
    place = _place(data, rng)
    return data[:place] + other[start : start + rng.randint(1, 500)] + data[place + rng.choice((0, rng.randint(0, 300))) :]


def _cut(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    return data[:place] if rng.random() < 0.5 else data[place:]


def _lines(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Lines are shuffled, doubled, dropped, joined, or set apart."""
    lines = data.split(b"\n")
    start = rng.randrange(len(lines))
    some = lines[start : start + rng.randint(1, 8)]
    rest = lines[start + len(some) :]
    way = rng.randrange(5)
    if way == 0:
        rng.shuffle(some)
    elif way == 1:
        some = some * 2
    elif way == 2:
        some = [b"".join(some)]
    elif way == 3:
        some = [b"\n".join(some) + b"\n"]
    else:
        some = [rng.choice(tokens)]
    return b"\n".join([*lines[:start], *some, *rest])


def _number(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    return _one(_NUMBER, data, rng, lambda _: rng.choice(_NUMBERS))


def _one(pattern: re.Pattern[bytes], data: bytes, rng: Random, change: Callable[[bytes], bytes]) -> bytes:
    """The data with one match of the pattern changed."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    chosen = rng.choice(found)
    return data[: chosen.start()] + change(chosen[0]) + data[chosen.end() :]


def _tag(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """A tag is dropped, doubled, put elsewhere, or another's; an attribute is."""
    if rng.random() < 0.3:
        return _one(_ATTRIBUTE, data, rng, lambda was: rng.choice((b"", was + b" " + was, rng.choice(tokens))))
    tags: list[bytes] = _TAG.findall(data)
    if not tags:
        return data
    way = rng.randrange(4)
    if way < 3:
        return _one(_TAG, data, rng, lambda was: (b"", was * rng.choice((2, 50)), rng.choice((rng.choice(tags), rng.choice(tokens))))[way])
    place = _place(data, rng)
    return data[:place] + rng.choice(tags) + data[place:]


def _lengths(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """The length of a WARC's first record is set right again, which most other changes break."""
    head = data.find(b"\r\n\r\n")
    end = data.find(b"\r\n\r\nWARC/", head + 4) if head >= 0 else -1
    if head < 0:
        return data
    size = (len(data.rstrip(b"\r\n")) if end < 0 else end) - head - 4
    return _LENGTH.sub(rb"\g<1>%d" % max(0, size), data[:head], count=1) + data[head:]


def _packed(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """What is in gzip is changed inside; what is not is put into it."""
    if not data.startswith(b"\x1f\x8b"):
        return gzip.compress(data, 1, mtime=0)
    try:
        inner: bytes = zlib.decompressobj(31).decompress(data, 1 << 16)
    except zlib.error:
        return data
    return gzip.compress(_lengths(mutated(inner, rng, "html", tokens, others), rng, tokens, others), 1, mtime=0)


_ANY: tuple[Change, ...] = (_flip, _insert, _insert, _insert, _delete, _repeat, _splice, _splice, _cut, _lines, _lines, _number)
_CHANGES: dict[str, tuple[Change, ...]] = {
    "text": _ANY,
    "html": (*_ANY, _tag, _tag, _tag, _tag),
    "mhtml": (*_ANY, _tag, _tag, _tag, _packed),
    "warc": (*_ANY, _tag, _tag, _packed, _packed, _lengths, _lengths, _lengths),
}


def mutated(data: bytes, rng: Random, kind: str, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """The case with some changes."""
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        data = rng.choice(_CHANGES[kind])(data, rng, tokens, others)
    return _lengths(data, rng, tokens, others) if kind == "warc" and rng.random() < 0.5 else data
