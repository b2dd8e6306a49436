"""Web archives made by hand, record by record."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping

HTTP = "application/http; msgtype=response"


def record(
    block: bytes,
    uri: str | None = "https://a.example/live",
    *,
    kind: str = "response",
    content: str | None = HTTP,
    date: str = "2026-03-09T14:30:00Z",
    version: str = "WARC/1.1",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """A WARC record around a block."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": date,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content-Type": content,
        "Content-Length": str(len(block)),
        **(more or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str | None = "text/html; charset=utf-8", *, status: str = "200 OK", more: Iterable[str] = ()) -> bytes:
    """An HTTP answer."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *more]
    return "\r\n".join((*lines, "", "")).encode() + body


def response(body: bytes, uri: str = "https://a.example/live", kind: str | None = "text/html; charset=utf-8", **more: str) -> bytes:
    """A record of an answer that went well."""
    return record(answer(body, kind), uri, **more)  # type: ignore[arg-type]


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks."""
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def packed(records: Iterable[bytes]) -> list[bytes]:
    """Each record as a gzip member."""
    return [gzip.compress(one, mtime=0) for one in records]


def wacz(parts: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP file of these parts and the description that a WACZ has."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package", "wacz_version": "1.1.1", "resources": []}')
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def page(number: int) -> bytes:
    """A small live blog that is like no other."""
    posts = "".join(
        f"<article><time datetime='2026-03-09T14:{minute}:00Z'>14:{minute}</time> Post {minute} of page {number}: the gate opens.</article>"
        for minute in ("20", "10", "05")
    )
    return f"<!DOCTYPE html><html><head><title>Quay live {number}</title></head><body><main>{posts}</main></body></html>".encode()


def article(number: int) -> bytes:
    """A page that is no live blog."""
    return f"<!DOCTYPE html><html><body><h1>About {number}</h1><p>The quay was built of granite and oak.</p></body></html>".encode()
