"""Zone data, and the zones that printed names stand for."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from livelog.know.files import DATA, toml
from livelog.know.zones import is_zone, tzinfo_of, zone
from livelog.stamps.atoms import atoms
from livelog.stamps.grammar import grammar

ZONES = toml(DATA / "zones.toml")
OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):(?:00|30|45)")
WINTER, SUMMER = datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12)  # noqa: DTZ001 - wall clocks


def offset(name: str, day: datetime) -> timedelta | None:
    found = tzinfo_of(name)
    return None if found is None else found.utcoffset(day)


def test_tables() -> None:
    assert list(ZONES) == ["abbreviation", "ending", "spelled", "place"]
    assert len(ZONES["place"]) >= 120


@pytest.mark.parametrize(("table", "name"), [(table, name) for table in ("abbreviation", "ending") for name in ZONES[table]])
def test_abbreviation(table: str, name: str) -> None:
    by_country: dict[str, str] = ZONES[table][name]
    assert re.fullmatch(r"[^\W\d_]{2,4}", name)
    assert by_country
    for country, value in by_country.items():
        assert re.fullmatch(r"(?:[A-Z]{2})?", country)
        assert OFFSET.fullmatch(value) or "/" in value
        assert tzinfo_of(value) is not None
        assert zone(name, country or None) == value


@pytest.mark.parametrize("table", ["spelled", "place"])
def test_names_and_places(table: str) -> None:
    for name, value in ZONES[table].items():
        assert name == name.casefold().strip(), name
        assert OFFSET.fullmatch(value) or "/" in value, name
        assert tzinfo_of(value) is not None, name


def test_spelled_names_are_found() -> None:
    for name, value in ZONES["spelled"].items():
        assert zone(name) == zone(name.title()) == value, name


def test_names_of_several_words_name_a_time() -> None:
    # they are looked for behind clocks, where `12:31 Central European leaders` must stay whole
    assert [name for name in ZONES["spelled"] if " " in name and not name.endswith(("time", "zeit"))] == []


@pytest.mark.parametrize(
    ("printed", "country", "expected"),
    [
        ("GMT", None, "+00:00"),
        ("UTC", "DE", "+00:00"),
        ("(GMT)", None, "+00:00"),
        ("BST", "GB", "+01:00"),
        ("BST", "BD", "+06:00"),
        ("BST", None, None),
        ("BST", "US", None),
        ("IST", "IN", "+05:30"),
        ("IST", "IE", "+01:00"),
        ("IST", "IL", "+02:00"),
        ("IST", None, None),
        ("CST", "US", "-06:00"),
        ("CST", "CN", "+08:00"),
        ("CST", "CU", "-05:00"),
        ("CST", None, None),
        ("EST", None, "-05:00"),
        ("EST", "AU", "+10:00"),
        ("EDT", None, "-04:00"),
        ("EDT", "AU", "+11:00"),
        ("ET", None, "America/New_York"),
        ("PT", "US", "America/Los_Angeles"),
        ("ECT", None, None),
        ("AMT", None, None),
        ("WST", None, None),
        ("SST", None, None),
        ("CEST", "FR", "+02:00"),
        ("AEDT", None, "+11:00"),
        ("HKT", None, "+08:00"),
        ("WIB", "ID", "+07:00"),
        ("мск", None, "+03:00"),
        ("gmt", None, None),  # abbreviations count in capitals only
        ("UTC+5:30", None, "+05:30"),
        ("UTC +05:30", None, "+05:30"),
        ("GMT-3", None, "-03:00"),
        ("GMT−3", None, "-03:00"),
        ("gmt+1", None, "+01:00"),
        ("[UTC+2]", None, "+02:00"),
        ("+0200", None, "+02:00"),
        ("-11", None, "-11:00"),
        ("GMT+14", None, "+14:00"),
        ("GMT+15", None, None),
        ("Greenwich Mean Time", None, "+00:00"),
        ("British Summer Time", "US", "+01:00"),
        ("India Standard Time", None, "+05:30"),
        ("eastern", None, "America/New_York"),
        ("UK", None, "Europe/London"),
        ("local", None, None),
        ("Harbour Time", None, None),
        ("XYZ", "GB", None),
        ("", None, None),
    ],
)
def test_zone(printed: str, country: str | None, expected: str | None) -> None:
    assert zone(printed, country) == expected


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("+00:00", 0, 0),
        ("+05:30", 330, 330),
        ("-03:00", -180, -180),
        ("-02:30", -150, -150),
        ("+14:00", 840, 840),
        ("UTC", 0, 0),
        ("Europe/London", 0, 60),
        ("America/New_York", -300, -240),
        ("America/Argentina/Buenos_Aires", -180, -180),
        ("Asia/Kolkata", 330, 330),
        ("Australia/Sydney", 660, 600),
    ],
)
def test_tzinfo_of(name: str, winter: int, summer: int) -> None:
    assert (offset(name, WINTER), offset(name, SUMMER)) == (timedelta(minutes=winter), timedelta(minutes=summer))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "local",
        "Mars/Olympus",
        "+24:00",
        "+1:00",
        "+0100",
        "../Europe/London",
        "/etc/localtime",
        "Europe/London/",
        "Europe/London ",
        "Europe",
    ],
)
def test_no_tzinfo(name: str) -> None:
    assert tzinfo_of(name) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GMT", "GMT"),
        ("GMT+1", "GMT+1"),
        ("UTC −3", "UTC −3"),
        ("AEDT", "AEDT"),
        ("Greenwich Mean Time 4 March", "Greenwich Mean Time"),
        ("Central European Summer Time", "Central European Summer Time"),
        ("GMTV", None),
        ("EASTERN", None),
        ("UK inflation falls", None),
        ("WEST HAM WIN", None),
        ("GST Council meets", None),
        ("Central European leaders meet", None),
    ],
)
def test_zone_words(text: str, found: str | None) -> None:
    line = f"12:31 {text}"
    stamp = atoms(line, grammar("en"))[0]
    assert stamp.when.zone == found
    assert found is None or is_zone(found)
