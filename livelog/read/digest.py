"""SHA-256 of content, without loading what is not needed."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any

_SMALL = 1 << 16  # bytes up to which Python's own implementation serves: loading OpenSSL's takes longer than reading a page


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hex digits.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    loaded = sys.modules.get("hashlib")
    if loaded is not None:
        return str(loaded.sha256(data).hexdigest())
    # OpenSSL's is several times as fast once it is there
    small = None if len(data) > _SMALL or "_hashlib" in sys.modules else _own()
    if small is not None:
        return str(small(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def _own() -> Any:
    """Python's own implementation; None where it is kept elsewhere than in CPython 3.11."""
    try:
        from _sha256 import sha256 as small  # type: ignore[import-not-found]
    except ImportError:
        return None
    return small
