"""What is known of publishers: hosts, names, home zone, language, shapes only they use. Each fact is only ever a prior."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from livelog.errors import OptionError
from livelog.know.files import DATA, shipped_table, toml


class Publisher(NamedTuple):
    """One publisher, as its TOML file states it. `dialects` are (marker, shape) pairs that it alone uses."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    zone: str | None = None
    language: str | None = None
    country: str | None = None
    labels: tuple[str, ...] = ()
    distrust: tuple[str, ...] = ()
    dialects: tuple[tuple[str, str], ...] = ()


class Registry(NamedTuple):
    """All publishers known in a run: a user's own as (slug, TOML text), and whether the shipped ones count.

    A user's files are parsed when they may hold what is looked for; of the shipped ones, of which a run needs one of hundreds, compiled
    indexes tell names, hosts and layouts.
    """

    own: tuple[tuple[str, str], ...] = ()
    shipped: bool = True

    def by_name(self, name: str) -> Publisher | None:
        """The publisher of that name or alias, letter case aside."""
        wanted = name.casefold().strip()
        own = (_parsed(slug, text) for slug, text in self.own)
        return next((one for one in own if wanted in _names(one)), None) or self._indexed("names", (wanted,))

    def by_host(self, url: str) -> Publisher | None:
        """The publisher whose host an address names: of the shipped ones the one with the longest host that fits."""
        host = url.split("//", 1)[-1].split("/", 1)[0].casefold().split(":")[0]
        labels = host.split(".")
        domains = [".".join(labels[first:]) for first in range(len(labels) - 1)]
        own = (_parsed(slug, text) for slug, text in self.own if ".".join(labels[-2:]) in text.casefold())
        return next((one for one in own if not set(domains).isdisjoint(one.hosts)), None) or self._indexed("hosts", domains)

    def by_dialect(self, marker: str, shape: str) -> Publisher | None:
        """The publisher that alone uses a layout. Of the shipped ones an index names the file, which must be there."""
        own = (_parsed(slug, text) for slug, text in self.own)
        found = next((one for one in own if (marker, shape) in one.dialects), None)
        if found or not self.shipped:
            return found
        table = shipped_table("dialects").get(f"{marker}: {shape}")
        if table is None or not _is_shipped(table["slug"]):
            return None
        return publisher(table["slug"], table)

    def all(self) -> tuple[Publisher, ...]:
        """Every publisher, parsed."""
        return tuple(_parsed(slug, text) for slug, text in self._sources())

    def _indexed(self, index: str, keys: Iterable[str]) -> Publisher | None:
        """The shipped publisher that an index names for the first key it has; its file must be there, and no user's file in its place.

        Reading hundreds of files to find one took longer than a small page does.
        """
        if not self.shipped:
            return None
        known = shipped_table("publishers")
        taken = {slug for slug, _ in self.own}
        slugs = (known[index].get(key) for key in keys if known)
        found = next((slug for slug in slugs if slug and slug not in taken and _is_shipped(slug)), None)
        return publisher(found, known["tables"][found]) if found else None

    def _sources(self) -> tuple[tuple[str, str], ...]:
        taken = {slug for slug, _ in self.own}
        return (*self.own, *(one for one in _read(DATA / "publishers") if one[0] not in taken)) if self.shipped else self.own


def _is_shipped(slug: str) -> bool:
    return (DATA / "publishers" / f"{slug}.toml").is_file()


@lru_cache(maxsize=1024)
def _parsed(slug: str, text: str) -> Publisher:
    import tomllib

    return publisher(slug, tomllib.loads(text))


def _names(publisher: Publisher) -> Iterable[str]:
    return (name.casefold() for name in (publisher.name, *publisher.aliases))


def publisher(slug: str, data: dict[str, Any]) -> Publisher:
    """The publisher that a TOML table describes. Raises `KeyError` without a name and `TypeError` where a value is of another type."""
    texts = [data[key] for key in ("name", "zone", "language", "country") if key in data]
    lists = [data[key] for key in ("aliases", "hosts", "labels", "distrust") if key in data]
    if not all(isinstance(one, str) for one in texts) or not all(
        isinstance(own, list) and all(isinstance(one, str) for one in own) for own in lists
    ):
        raise TypeError("names, zones and countries are strings, aliases, hosts and labels lists of strings")
    return Publisher(
        slug,
        data["name"],
        tuple(data.get("aliases", ())),
        tuple(data.get("hosts", ())),
        data.get("zone"),
        data.get("language"),
        data.get("country"),
        tuple(data.get("labels", ())),
        tuple(data.get("distrust", ())),
        tuple((one["marker"], one["shape"]) for one in data.get("dialect", ())),
    )


@lru_cache(maxsize=8)
def load(directory: Path | None = None) -> Registry:
    """The shipped publishers; with a directory, its own first (a user's file goes before a shipped one of the same name)."""
    return Registry(_read(directory) if directory else ())


def own(directory: Path) -> Registry:
    """The same with a user's own files, each of which is looked at now. Raises `OptionError` where one cannot be used."""
    if not directory.is_dir():
        raise OptionError(f"--publishers: there is no folder {directory}")
    for path in sorted(directory.glob("*.toml")):
        try:
            publisher(path.stem, toml(path))  # the registry reads files only when they are needed: a broken one is told of before
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise OptionError(f"--publishers: {path} cannot be used: {type(error).__name__}: {error}") from error
    return load(directory)


@lru_cache(maxsize=8)
def _read(directory: Path, slug: str = "*") -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, path.read_text(encoding="utf-8")) for path in sorted(directory.glob(f"{slug}.toml")))
