"""Publisher data: one contract over all files, and the registry's look-ups."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import livelog
from livelog.know import publishers
from livelog.know.files import DATA, toml
from livelog.know.publishers import Publisher, Registry, load, publisher

FILES = sorted((DATA / "publishers").glob("*.toml"))
TEXTS = ("name", "zone", "language", "country")
LISTS = ("aliases", "hosts", "labels", "distrust")
LIARS = {"headline", "author", "datePublished", "datetime-zone"}
HOST = re.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
# a label of a name server's tree neither begins nor ends with a hyphen
HYPHEN_AT_EDGE = re.compile(r"(?:^|\.)-|-(?:\.|$)")


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def names_of(data: dict[str, Any]) -> list[str]:
    return [name.casefold() for name in (data["name"], *data.get("aliases", ()))]


@pytest.fixture(scope="module")
def tables() -> list[dict[str, Any]]:
    return [toml(path) for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_contract(path: Path) -> None:
    data = toml(path)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem)
    assert data.keys() <= {*TEXTS, *LISTS, "dialect", "evidence"}
    for key in TEXTS:
        value = data.get(key, "-")
        assert isinstance(value, str), key
        assert value, key
        assert value == value.strip(), key
    for key in LISTS:
        values = data.get(key, ["-"])
        assert isinstance(values, list), key
        assert values, f"{key}: leave an empty list out"
        assert all(isinstance(value, str) and value and value == value.strip() for value in values), key
        assert not repeated(values), key
    assert data["hosts"], "a publisher without a host is never found by its address"
    assert all(HOST.fullmatch(host) and not HYPHEN_AT_EDGE.search(host) for host in data["hosts"])
    assert not repeated(names_of(data))
    assert re.fullmatch(r"[a-z]{2}", data.get("language", "en"))
    assert re.fullmatch(r"[A-Z]{2}", data.get("country", "GB"))
    assert ZoneInfo(data.get("zone", "UTC")).key == data.get("zone", "UTC")
    assert [label.casefold() for label in data.get("labels", ())] == data.get("labels", [])
    assert set(data.get("distrust", ())) <= LIARS
    for dialect in data.get("dialect", ()):
        assert dialect.keys() == {"marker", "shape"}
        assert dialect["marker"] in ("leading", "trailing")
        assert dialect["shape"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_evidence(path: Path) -> None:
    data = toml(path)
    evidence = data["evidence"]
    assert evidence.keys() == data.keys() - {"name", "evidence"}
    assert all(isinstance(line, str) and len(line.split()) > 1 and "\n" not in line for line in evidence.values())


def test_there_are_publishers() -> None:
    tables = [toml(path) for path in FILES]
    assert len(tables) >= 700
    assert len({data.get("language") for data in tables}) >= 50
    assert len({data.get("country") for data in tables}) >= 120


def test_hosts_are_unique(tables: list[dict[str, Any]]) -> None:
    assert repeated(list(chain.from_iterable(data["hosts"] for data in tables))) == []


def test_names_are_unique(tables: list[dict[str, Any]]) -> None:
    assert repeated(list(chain.from_iterable(names_of(data) for data in tables))) == []


def test_dialects_are_unique(tables: list[dict[str, Any]]) -> None:
    pairs = [f"{dialect['marker']}: {dialect['shape']}" for data in tables for dialect in data.get("dialect", ())]
    assert pairs
    assert repeated(pairs) == []


def test_every_publisher_is_found_by_what_it_states() -> None:
    registry = load()
    assert [one.slug for one in registry.all()] == [path.stem for path in FILES]
    for one in registry.all():
        assert all(registry.by_host(f"https://www.{host}/live") == one for host in one.hosts), one.slug
        assert all(registry.by_name(name.upper()) == one for name in (one.name, *one.aliases)), one.slug
        assert all(registry.by_dialect(marker, shape) == one for marker, shape in one.dialects), one.slug


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.independent.co.uk/news/live-b1.html", "independent"),
        ("https://www.the-independent.com/news/live-b1.html", "independent"),
        ("HTTPS://WWW.THEGUARDIAN.COM/world/live", "guardian"),
        ("https://news.sky.com/story/1", "sky-news"),
        ("https://sports.ndtv.com:443/cricket", "ndtv"),
        ("//www.nzz.ch/international", "nzz"),
        ("www.repubblica.it", "repubblica"),
        ("https://www1.folha.uol.com.br/mundo", "folha"),
        ("https://noticias.uol.com.br/ao-vivo", "uol"),
        ("https://www.rtp.pt/noticias", "rtp"),
        ("https://acores.rtp.pt/noticias", "rtp-acores"),
        ("https://la1ere.franceinfo.fr/reunion", "la-1ere"),
        ("https://rus.postimees.ee/1", "postimees"),
        ("https://sky.com/", None),
        ("https://notindependent.co.uk/", None),
        ("https://independent.co.uk.example.org/", None),
        ("https://example.org/independent.co.uk", None),
        ("independent", None),
        ("", None),
    ],
)
def test_by_host(url: str, slug: str | None) -> None:
    found = load().by_host(url)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Independent", "independent"),
        (" the independent ", "independent"),
        ("Independent", "independent"),
        ("BBC News", "bbc"),
        ("LE MONDE", "le-monde"),
        ("neue zürcher zeitung", "nzz"),
        ("朝日新聞", "asahi"),
        ("The Independent on Sunday", None),
        ("Harbour Press", None),
        ("", None),
    ],
)
def test_by_name(name: str, slug: str | None) -> None:
    found = load().by_name(name)
    assert (found.slug if found else None) == slug


def test_by_dialect() -> None:
    found = load().by_dialect("trailing", "NAME D MONTH YYYY HH:MM")
    assert found is not None
    assert (found.slug, found.zone, found.distrust) == ("independent", "Europe/London", ("datePublished",))
    assert load().by_dialect("leading", "NAME D MONTH YYYY HH:MM") is None
    assert load().by_dialect("trailing", "HH:MM") is None


def test_registry_without_publishers() -> None:
    empty = Registry((), shipped=False)
    assert empty.by_host("https://www.independent.co.uk/") is None
    assert empty.by_name("The Independent") is None
    assert empty.by_dialect("trailing", "NAME D MONTH YYYY HH:MM") is None


def test_a_deleted_file_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "publishers").mkdir()
    (tmp_path / "publishers" / "uol.toml").write_bytes((DATA / "publishers" / "uol.toml").read_bytes())
    monkeypatch.setattr(publishers, "DATA", tmp_path)
    assert load().by_host("https://www.independent.co.uk/") is None
    assert load().by_name("The Independent") is None
    assert load().by_dialect("trailing", "NAME D MONTH YYYY HH:MM") is None
    found = load().by_host("https://www1.folha.uol.com.br/mundo")
    assert found is not None
    assert found.slug == "uol"


def test_least_table() -> None:
    assert publisher("harbour-press", {"name": "Harbour Press"}) == Publisher("harbour-press", "Harbour Press")


def test_own_files_go_first(tmp_path: Path) -> None:
    (tmp_path / "independent.toml").write_text('name = "Harbour Press"\nhosts = ["independent.co.uk"]\n', encoding="utf-8")
    (tmp_path / "quay.toml").write_text('name = "The Quay"\nhosts = ["bbc.co.uk"]\n', encoding="utf-8")
    registry = load(tmp_path)
    own = [registry.by_host("https://independent.co.uk/"), registry.by_host("https://www.bbc.co.uk/news")]
    assert [one.name if one else None for one in own] == ["Harbour Press", "The Quay"]
    assert registry.by_name("The Independent") is None
    assert registry.by_name("BBC") is not None
    assert len(registry.all()) == len(FILES) + 1


def test_a_window_title_names_the_publisher_and_its_zone_is_called_an_assumption() -> None:
    posts = "".join(f"<article><time>{hour}:05</time><p>The gate at the quay opens for boats at {hour}.</p></article>" for hour in (15, 14))
    title = "<title>Quay live, 9 March 2026 | Sky News</title>"
    blog = livelog.parse(f"<html>{title}<h1>Quay live</h1><p>9 March 2026</p>{posts}</html>")
    assert (blog.publisher, blog.entries[0].published, "zone-assumed" in blog.warnings) == ("Sky News", "2026-03-09T15:05:00Z", True)
    blog = livelog.parse(f"<html>{title.replace('Sky News', 'Quay Herald')}<h1>Quay live</h1><p>9 March 2026</p>{posts}</html>")
    assert (blog.publisher, blog.entries[0].published, "zone-unknown" in blog.warnings) == (None, None, True)
