"""The tools: a golden folder from a page, compiled data that is up to date, and a sane table of month and weekday names."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent / "tools"))

import make_calendar
import make_case
import make_crawl

from test_cases import CASES

TOOLS = Path(__file__).parent / "tools"
Table = dict[str, dict[str, dict[str, int]]]
#: Languages whose dates name months by number, and whose weekdays CLDR gives as single signs.
NUMBERED = {"ja", "ko", "zh"}


# ---- make_case


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(
        "Quay live: the gate\n\nShare\n\n2.05pm GMT\nThe gate opens.\n\n1.50pm GMT\nBoats are waiting.\n\n1.10pm GMT\nA tug comes.\n",
        encoding="utf-8",
    )
    return path


def made(page: Path, into: Path, *options: str) -> dict[str, Any]:
    assert make_case.main([str(page), "quay", "--into", str(into), *options]) == 0
    draft: dict[str, Any] = json.loads((into / "quay" / "expected.json").read_text(encoding="utf-8"))
    return draft


def test_a_draft_says_that_it_is_one(page: Path, tmp_path: Path) -> None:
    draft = made(page, tmp_path / "cases")
    assert next(iter(draft.items())) == ("about", make_case.TODO)
    assert (tmp_path / "cases" / "quay" / "source.txt").read_bytes() == page.read_bytes()


def test_a_draft_holds_todays_output(page: Path, tmp_path: Path) -> None:
    draft = made(page, tmp_path / "cases", "--date", "2026-03-09")
    assert draft["options"] == {"date": "2026-03-09"}
    assert [entry["text"] for entry in draft["entries"]] == ["2.05pm GMT", "1.50pm GMT", "1.10pm GMT"]
    assert draft["entries"][0]["datePublished"] == "2026-03-09T14:05:00Z"
    assert draft["entries"][0]["body"] == ["The gate opens."]
    assert "Share" in draft["removed"]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_drafts_have_the_form_of_the_cases(case: Path, tmp_path: Path) -> None:
    checked = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    facts = [f"--{name.replace('_', '-')}={value}" for name, value in checked.get("options", {}).items()]
    draft = made(next(path for path in case.iterdir() if path.stem == "source"), tmp_path, *facts)
    assert set(checked) <= set(draft) | {"same_as"}
    assert all(set(entry) <= set(own) | {"text"} for entry, own in zip(checked["entries"], draft["entries"], strict=True))


def test_nothing_is_overwritten(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(page, tmp_path / "cases")
    kept = (tmp_path / "cases" / "quay" / "expected.json").read_bytes()
    assert make_case.main([str(page), "quay", "--into", str(tmp_path / "cases"), "--tz", "Asia/Tokyo"]) == 1
    assert (tmp_path / "cases" / "quay" / "expected.json").read_bytes() == kept
    assert "is there already" in capsys.readouterr().err


def test_no_page_no_folder(tmp_path: Path) -> None:
    assert make_case.main([str(tmp_path / "none.txt"), "quay", "--into", str(tmp_path / "cases")]) == 1
    assert not (tmp_path / "cases").exists()


# ---- make_data


def test_compiled_data_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, TOOLS / "make_data.py", "--check"], check=False)
    assert done.returncode == 0, "livelog/data has changed: run python tests/tools/make_data.py"


# ---- make_calendar


@pytest.fixture(scope="module")
def calendar() -> Table:
    table: Table = json.loads(make_calendar.TARGET.read_text(encoding="utf-8"))
    return table


def test_every_language_has_its_names(calendar: Table) -> None:
    assert list(calendar) == list(make_calendar.LANGUAGES)
    assert len(calendar) >= 28
    for language, names in calendar.items():
        assert set(names) == {"months", "weekdays"}
        assert set(names["weekdays"].values()) == set(range(7)), language
        if language not in NUMBERED:
            assert set(names["months"].values()) == set(range(1, 13)), language


def test_names_are_folded(calendar: Table) -> None:
    for names in (names for kinds in calendar.values() for names in kinds.values()):
        assert [name for name in names if name.casefold() not in names or name != name.strip() or not name] == []
        assert [name for name in names if name.isdigit()] == []


def test_extra_names_are_in_the_table(calendar: Table) -> None:
    for extra in (make_calendar.EXTRA_WIDE, make_calendar.EXTRA_SHORT):
        for language, kinds in extra.items():
            for kind, names in kinds.items():
                for name, number in names.items():
                    assert calendar[language][kind][make_calendar.fold(name)] == number, (language, name)


@pytest.mark.parametrize(
    ("language", "name", "number"),
    [
        *(("ru", "марта", 3), ("ru", "март", 3), ("pl", "października", 10), ("pl", "październik", 10), ("cs", "února", 2)),
        *(("fi", "maaliskuuta", 3), ("el", "απριλίου", 4), ("de", "jänner", 1), ("hr", "studenoga", 11), ("tr", "ağustos", 8)),
        *(("es", "septiembre", 9), ("he", "במרץ", 3), ("ar", "مارس", 3), ("hi", "मार्च", 3), ("vi", "tháng ba", 3), ("en", "sept", 9)),
    ],
)
def test_months(calendar: Table, language: str, name: str, number: int) -> None:
    assert calendar[language]["months"][make_calendar.fold(name)] == number


# ---- make_crawl


def test_the_example_archive_is_up_to_date(tmp_path: Path) -> None:
    assert make_crawl.main([str(tmp_path / "crawl.warc.gz")]) == 0
    held = (make_crawl.EXAMPLES / "crawl.warc.gz").read_bytes()
    # what packs them may pack them otherwise, from one version to the next
    assert gzip.decompress(held) == gzip.decompress((tmp_path / "crawl.warc.gz").read_bytes())
