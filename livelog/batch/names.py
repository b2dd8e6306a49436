"""Names of outputs: one for each input, the same on every system, and no two that a system takes for the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

_LONGEST = 240  # bytes of a name; most systems take 255, and a number may be put in
_KEPT = 200  # bytes that are kept of a longer one
# what some system does not take in a name, or some terminal obeys: control characters, signs that Windows keeps for itself, ends of
# lines, marks of text direction, bytes that are no text
_BARRED = re.compile('[\x00-\x1f\x7f-\x9f<>:"\\\\|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]')
# names of devices on Windows, whatever stands behind the first full stop
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE)


def portable(place: str, suffix: str) -> str:
    """Where the output of an input at `place` goes: the same path with `suffix` behind it, and with `%XX` for what some system refuses.

    >>> portable("a/page.html", ".json"), portable("CON", ".json"), portable("../live?p=2", ".json")
    ('a/page.html.json', '%43ON.json', '%2E%2E/live%3Fp=2.json')
    """
    *folders, name = [part for part in place.split("/") if part] or ["_"]
    return "/".join([*(_component(folder, "") for folder in folders), _component(name, suffix)])


def _component(name: str, suffix: str) -> str:
    made = _BARRED.sub(_coded, name)
    if _DEVICE.match(made) or not made.strip("."):
        made = made.replace(".", "%2E") if not made.strip(".") else f"%{ord(made[0]):02X}{made[1:]}"
    if not suffix and made[-1] in ". ":
        made = f"{made[:-1]}%{ord(made[-1]):02X}"
    made += suffix
    if len(made.encode()) > _LONGEST:
        mark = hashlib.sha256(name.encode("utf-8", errors="surrogatepass")).hexdigest()[:12]
        made = f"{made.encode()[:_KEPT].decode('utf-8', errors='ignore')}~{mark}{suffix}"
    return made


def _coded(found: re.Match[str]) -> str:
    how = "surrogateescape" if "\udc80" <= found[0] <= "\udcff" else "surrogatepass"  # a byte that is no text, or half a character
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", errors=how))


class Taken:
    """The names given so far in a run. It remembers, so that each is given once: ask in the order of the inputs."""

    def __init__(self, reserved: tuple[str, ...] = ()) -> None:
        """`reserved` are names that are used for something else."""
        self._files = {_key(name) for name in reserved}
        self._folders: dict[str, str] = {}  # places of folders, and what they are called
        self._folder_keys: set[bytes] = set()

    def name(self, place: str, suffix: str) -> str:
        """The name for the output of an input at `place`.

        >>> taken = Taken()
        >>> taken.name("a/Page.html", ".json"), taken.name("a/page.html", ".json")
        ('a/Page.html.json', 'a/page~2.html.json')
        """
        folder, _, name = portable(place, suffix).rpartition("/")
        path = f"{self._folder(folder)}/{name}" if folder else name
        path = _free(path, lambda one: _key(one) in self._files or _key(one) in self._folder_keys)
        self._files.add(_key(path))
        return path

    def _folder(self, place: str) -> str:
        """What a folder is called: as its place says, but for names that an output has already."""
        if place not in self._folders:
            above, _, name = place.rpartition("/")
            path = f"{self._folder(above)}/{name}" if above else name
            path = _free(path, lambda one: _key(one) in self._files)
            self._folders[place] = path
            self._folder_keys.add(_key(path))
        return self._folders[place]


def _free(path: str, used: Callable[[str], bool]) -> str:
    """The path, or the first with a number in front of its first full stop that is not used."""
    folder, slash, name = path.rpartition("/")
    stem, dot, rest = name.partition(".") if not name.startswith(".") else ("", "", name)
    number = 1
    while used(path):
        number += 1
        path = f"{folder}{slash}{stem}~{number}{dot}{rest}"
    return path


def _key(path: str) -> bytes:
    """What systems that know no letter case, or store letters in parts, take for the same. A digest: a run may have millions of names."""
    same = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    return hashlib.blake2b(same.encode("utf-8", errors="surrogatepass"), digest_size=12).digest()
