"""SHA-256 of content, without loading what is not needed."""

from __future__ import annotations

_SMALL = 1 << 20  # bytes up to which Python's own implementation serves: loading OpenSSL's takes longer than reading a page


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hex digits.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    if len(data) <= _SMALL:
        try:
            from _sha256 import sha256 as small  # type: ignore[import-not-found]
        except ImportError:  # another Python than CPython 3.11 keeps it elsewhere
            pass
        else:
            return str(small(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()
