"""The inputs of a run: what stands in folders and lists, in an order of its own, with what keeps some of it from being read."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple


class Input(NamedTuple):
    """A file to convert.

    `path` opens it (bytes of a name that are no text stand as surrogate escapes). `place` is where it stands in the tree of inputs, with
    slashes. `error` and `message` say why it cannot be read, where that is known beforehand.
    """

    path: str
    place: str
    size: int = 0
    error: str | None = None
    message: str = ""


class Wanted(NamedTuple):
    """Which files of a folder count: those that match one of `globs` (none: all) and none of `excludes`; nothing of what `avoid` names.

    A pattern without a slash is about a name, one with a slash about the path below the folder. Folders are subject to `excludes` alone.
    `avoid` are resolved paths: a run's own outputs.
    """

    globs: tuple[re.Pattern[str], ...] = ()
    excludes: tuple[re.Pattern[str], ...] = ()
    avoid: frozenset[str] = frozenset()

    def file(self, place: str) -> bool:
        """A file at this place counts."""
        return (not self.globs or _fits(place, self.globs)) and not _fits(place, self.excludes)

    def folder(self, place: str) -> bool:
        """A folder at this place is looked into."""
        return not _fits(place, self.excludes)


def wanted(globs: Sequence[str] = (), excludes: Sequence[str] = (), avoid: Sequence[Path] = ()) -> Wanted:
    """Patterns as a shell has them (`*.html`, `2024/*/live-*`, `*_files`); letter case counts, on every system.

    >>> what = wanted(["*.html"], ["*_files"])
    >>> what.file("a/page.html"), what.file("a/page.css"), what.folder("a/page_files")
    (True, False, False)
    """
    return Wanted(_patterns(globs), _patterns(excludes), frozenset(os.path.realpath(path) for path in avoid))


def _patterns(globs: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    # one without a slash is tried on each name that way: a slash and all before it may stand in front
    return tuple(
        re.compile(translate(glob.strip("/")) if "/" in glob.strip("/") else "(?s:.*/)?" + translate(glob.strip("/"))) for glob in globs
    )


def _fits(place: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    return any(pattern.match(place) for pattern in patterns)


def found(sources: Sequence[str], what: Wanted) -> Iterator[Input]:
    """The inputs that files and folders give, each path once (`./a` is `a`); a folder's in the order of their names' bytes.

    One folder alone is mirrored from its inside; of several sources each keeps its path as given. Raises nothing: what cannot be read is
    an input with an error.
    """
    seen: set[str] = set()
    alone = len(sources) == 1
    for source in sources:
        for one in _source(source, what, alone=alone):
            same = str(Path(one.path))
            if same not in seen:
                seen.add(same)
                yield one


def _source(source: str, what: Wanted, *, alone: bool) -> Iterator[Input]:
    if os.path.isdir(source):  # noqa: PTH112 - False, too, for what cannot be a path: `_file` says why
        yield from _walked(source, mirror(source, alone=alone), "", what)
    else:
        yield _file(source, Path(source).name if alone else _placed(source))


def mirror(folder: str, *, alone: bool) -> str:
    """What stands in front of the places of a folder's files: nothing where it is the only source, else its path.

    >>> mirror("blogs/", alone=True), mirror("blogs/", alone=False)
    ('', 'blogs/')
    """
    return "" if alone else _placed(folder) + "/"


def _placed(path: str) -> str:
    """A path as given, as a place: with slashes, without a root.

    >>> _placed("./blogs/a.html"), _placed("/blogs/../a.html")
    ('blogs/a.html', 'blogs/../a.html')
    """
    drive, rest = os.path.splitdrive(path)
    parts = [drive.strip(":\\/"), *rest.replace(os.sep, "/").split("/")]
    return "/".join(part for part in parts if part not in ("", "."))


def _walked(folder: str, prefix: str, below: str, what: Wanted) -> Iterator[Input]:
    """The inputs of a folder and of those in it. `below` is its path inside the source."""
    if below.count("/") > _DEEPEST:
        yield Input(folder, (prefix + below).rstrip("/"), 0, "unreadable", f"it stands in more than {_DEEPEST} folders of the source")
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Input(folder, (prefix + below).rstrip("/") or Path(folder).name, 0, "unreadable", error.strerror or str(error))
        return
    for entry in entries:
        place = below + entry.name
        if _is_folder(entry):
            if not what.folder(place) or os.path.realpath(entry.path) in what.avoid:
                continue
            if entry.is_symlink():
                yield _link(entry.path, prefix + place)
            else:
                yield from _walked(entry.path, prefix, place + "/", what)
        elif what.file(place) and not (what.avoid and os.path.realpath(entry.path) in what.avoid):
            yield _file(entry.path, prefix + place)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one, or a link to one; a link that leads nowhere is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _link(path: str, place: str) -> Input:
    """A link to a folder, which is not followed: it may lead anywhere, back to where it stands or out of the source."""
    if Path(path).resolve() in Path(path).absolute().parents or Path(path).resolve() in Path(path).parent.resolve().parents:
        return Input(path, place, 0, "link-loop", "a link to a folder that it stands in")
    return Input(path, place, 0, LINK, "a link to a folder is not followed: name it as a source")


_DEEPEST = 200  # folders in one another; Python ends at a thousand, some systems long before
LINK = "link-to-folder"  # an input that is left out rather than one that failed
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


def _file(path: str, place: str) -> Input:
    """An input with its size, or with what keeps it from being read: pipes and devices are never opened."""
    try:
        facts = Path(path).stat()
    except FileNotFoundError:
        return Input(path, place, 0, "not-found", "a link to nothing" if Path(path).is_symlink() else "there is no such file")
    except (OSError, ValueError, RuntimeError) as error:  # a name with a NUL in it is a ValueError
        code = "link-loop" if getattr(error, "errno", None) == errno.ELOOP else "unreadable"
        return Input(path, place, 0, code, getattr(error, "strerror", None) or str(error))
    kind = next((name for test, name in _KINDS if test(facts.st_mode)), None)
    if kind is not None:
        return Input(path, place, 0, "not-a-file", f"this is {kind}, not a file")
    return Input(path, place, facts.st_size)


def listed_in(data: bytes, *, zero: bool) -> list[str]:
    """The paths of a list, one a line, or each ended by a NUL (`zero`). Empty lines count for nothing.

    >>> listed_in(b"a.html\\nb c.html\\r\\n\\n", zero=False)
    ['a.html', 'b c.html']
    """
    names = data.split(b"\0") if zero else [name.removesuffix(b"\r") for name in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    return [os.fsdecode(name) for name in names if name]
