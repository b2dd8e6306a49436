"""Containers: gzip in all its shapes, cut, damaged and hostile; MHTML handed on."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelog.errors import LivelogError, TooLargeError, UnsupportedFormatError
from livelog.read.package import Package, opened

TEXT = b"14:05 The gate opens.\n" * 40
PAGE = b"<!DOCTYPE html><p>14:05 The gate opens.</p>"
MHTML = b"Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n" + PAGE + b"\n--B--\n"


@pytest.mark.parametrize(("data", "kind"), [(TEXT, "text"), (PAGE, "html"), (b"", "text")])
def test_as_it_is_and_out_of_gzip(data: bytes, kind: str) -> None:
    assert opened(data) == Package(data, kind)
    assert opened(data).data is data
    assert opened(gzip.compress(data)) == Package(data, kind)
    assert opened(gzip.compress(gzip.compress(data))) == Package(data, kind)


def test_mhtml_is_handed_on() -> None:
    assert opened(MHTML) == opened(gzip.compress(MHTML)) == Package(PAGE, "mhtml")


def test_gzip_three_deep_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="gzip within gzip within gzip"):
        opened(gzip.compress(gzip.compress(gzip.compress(TEXT))))


def test_other_formats_within_gzip_are_named() -> None:
    with pytest.raises(UnsupportedFormatError, match="PDF"):
        opened(gzip.compress(b"%PDF-1.7"))


def test_members_in_a_row() -> None:
    members = gzip.compress(b"14:05 ") + gzip.compress(b"") * 50 + gzip.compress(b"The gate opens.")
    assert opened(members) == Package(b"14:05 The gate opens.", "text")
    assert opened(members + bytes(5000)) == Package(b"14:05 The gate opens.", "text")


def test_a_large_member() -> None:
    data = b"".join(b"%d\n" % number for number in range(700_000))
    assert opened(gzip.compress(data, 1)).data == data


@pytest.mark.parametrize("cut", [1, 4, 8, 9, 20])
def test_truncated(cut: int) -> None:
    data = b"".join(b"%d\n" % (number * number) for number in range(2000))
    page = opened(gzip.compress(data)[:-cut])
    assert page.warnings == ("truncated",)
    assert data.startswith(page.data)
    assert len(page.data) > len(data) * 0.9


def test_truncated_within_gzip_and_before_mhtml() -> None:
    assert opened(gzip.compress(gzip.compress(TEXT)[:-3])).warnings == ("truncated",)
    assert opened(gzip.compress(gzip.compress(TEXT))[:-3]).warnings == ("truncated",)
    assert opened(gzip.compress(MHTML)[:-3]) == Package(PAGE, "mhtml", warnings=("truncated",))


def test_damaged_gives_what_was_before() -> None:
    wrong_sum = bytearray(gzip.compress(TEXT))
    wrong_sum[-6] ^= 0xFF
    assert opened(bytes(wrong_sum)) == Package(TEXT, "text", warnings=("truncated",))
    assert opened(gzip.compress(TEXT) + b"and something else") == Package(TEXT, "text", warnings=("truncated",))


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08", b"\x1f\x8b" + b"\xff" * 50, gzip.compress(TEXT)[:10]])
def test_nothing_to_be_had(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match="damaged gzip"):
        opened(data)


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)), packer.flush()])


@pytest.mark.parametrize("data", [_zeros(64 << 20), gzip.compress(_zeros(64 << 20)), gzip.compress(TEXT) + _zeros(64 << 20)])
def test_bombs(data: bytes) -> None:
    with pytest.raises(TooLargeError):
        opened(data)


def test_any_ratio_will_do_for_little() -> None:
    assert len(opened(gzip.compress(b"\n" * (9 << 20))).data) == 9 << 20


def test_size_is_limited() -> None:
    with pytest.raises(TooLargeError):
        opened(gzip.compress(TEXT), 500)


@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes(data: bytes, more: bytes, cut: int) -> None:
    for packed in (data, b"\x1f\x8b\x08" + data, gzip.compress(data)[: -cut or None] + more):
        with contextlib.suppress(LivelogError):
            assert isinstance(opened(packed), Package)
