"""Whatever is damaged in a web archive costs the records that it hits, and no others; nothing raises but a file that is none."""

from __future__ import annotations

import contextlib
import io
import random
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archives import answer, article, packed, page, record, response
from livelog.archive.read import captures
from livelog.archive.records import BrokenRecord, PageRecord
from livelog.errors import LivelogError

_NOISE = random.Random(1).randbytes(3000)
RECORDS = [
    record(b"software: none\r\n", None, kind="warcinfo", content="application/warc-fields"),
    response(page(1), "https://a.example/1"),
    record(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", "https://a.example/2", kind="request"),
    response(page(2), "https://a.example/2"),
    record(answer(_NOISE, "image/png"), "https://a.example/x.png"),
    response(article(3), "https://a.example/3"),
    response(page(4) + _NOISE.hex().encode(), "https://a.example/4"),
    record(b"", "https://a.example/2", kind="revisit"),
    response(page(5), "https://a.example/5"),
]
PAGES = {1: 1, 3: 2, 5: 3, 6: 4, 8: 5}  # which of them are pages, and of which number


def _zstd(records: list[bytes]) -> list[bytes]:
    from livelog.archive.unpack import zstd_module

    with contextlib.suppress(LivelogError):
        return [zstd_module().compress(one) for one in records]
    return packed(records)


FORMS = {"plain": RECORDS, "gzip": packed(RECORDS), "zstd": _zstd(RECORDS)}
SIZE = max(len(b"".join(parts)) for parts in FORMS.values())


class Damage(NamedTuple):
    """Bytes put in place of `size` bytes from `at` on."""

    at: int
    size: int
    put: bytes


DAMAGE = st.builds(
    Damage,
    st.integers(1, SIZE - 1),  # the first byte tells the form
    st.integers(0, 40) | st.integers(0, 4000),
    st.binary(max_size=40)
    | st.sampled_from([b"\r\n\r\n", b"WARC/1.1\r\n", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"Content-Length: 99999\r\n", b"9"]),
)


def _damaged(parts: list[bytes], damages: list[Damage]) -> tuple[bytes, list[int]]:
    """The archive with all damages done, and the numbers of the records that none of them hit."""
    ends = list(accumulate(map(len, parts)))
    data = b"".join(parts)
    whole = set(range(len(parts)))
    for damage in sorted(damages, reverse=True):
        if damage.at >= len(data):
            continue
        stop = min(damage.at + damage.size, len(data))
        data = data[: damage.at] + damage.put + data[stop:]
        for number, end in enumerate(ends):
            start = end - len(parts[number])
            hit = start < stop and damage.at < end if stop > damage.at else start < damage.at < end
            if hit and (stop > damage.at or damage.put):
                whole.discard(number)
    return data, sorted(whole)


def _coincidence(damages: list[Damage]) -> bool:
    """Whether just as many bytes are lost in one record as the next ones have: then its length is that of all of them."""
    lost = [damage.size - len(damage.put) for damage in damages]
    sums = {sum(chosen) for count in range(1, len(lost) + 1) for chosen in combinations(lost, count)}
    ends = [0, *accumulate(map(len, RECORDS))]
    return any(abs(end - start - lost) < 9 for start, end in combinations(ends, 2) for lost in sums)


@pytest.mark.parametrize("form", FORMS)
@given(st.lists(DAMAGE, min_size=1, max_size=3))
@example([Damage(1, 0, b"")])
@example([Damage(165, 0, b"\0")])
def test_damage_costs_only_what_it_hits(form: str, damages: list[Damage]) -> None:
    parts = FORMS[form]
    # what lies on top of one another cannot be told apart afterwards
    spans = sorted((damage.at, damage.at + max(damage.size, 1)) for damage in damages)
    if any(after[0] <= before[1] for before, after in pairwise(spans)):
        return
    assume(form != "plain" or not _coincidence(damages))
    data, whole = _damaged(parts, damages)
    try:
        found = list(captures(io.BytesIO(data)))
    except LivelogError:
        assert 0 not in whole  # it does not begin as an archive does
        return
    pages = {one.url: one.data for one in found if isinstance(one, PageRecord)}
    for number in PAGES.keys() & set(whole):
        assert pages.get(f"https://a.example/{PAGES[number]}") == RECORDS[number].split(b"\r\n\r\n", 2)[2][:-4], found
    if len(whole) == len(parts):
        padded = all(damage.size == 0 and not damage.put.strip(b"\0") for damage in damages)  # NULs between members are no damage
        assert padded or data == b"".join(parts) or any(isinstance(one, BrokenRecord) for one in found)


@given(
    st.binary(max_size=300), st.sampled_from([b"WARC/1.0\r\n", b"WARC/1.1\r\nWARC-Type: response\r\n", *FORMS["gzip"][:2], b"PK\x03\x04"])
)
def test_any_bytes(data: bytes, begin: bytes) -> None:
    with contextlib.suppress(LivelogError):
        assert all(len(str(one.place)) < 100 for one in captures(io.BytesIO(begin + data)))


@pytest.mark.parametrize("form", FORMS)
def test_cut_anywhere(form: str) -> None:
    parts = FORMS[form]
    data = b"".join(parts)
    for cut in random.Random(2).sample(range(len(parts[0]), len(data)), 150):
        found = list(captures(io.BytesIO(data[:cut])))
        whole = sum(end <= cut for end in accumulate(map(len, parts)))
        assert len(found) >= whole
        assert not any(isinstance(one, BrokenRecord) for one in found[:whole])
