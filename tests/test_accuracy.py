"""The accuracy gate: floors only rise, and little hangs on what is known of publishers. `tests/accuracy/gate.py` measures everything."""

from __future__ import annotations

import doctest
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

import livelog

sys.path.append(str(Path(__file__).parent / "accuracy"))

import evidence
import false_times
import gate
import measure
import pages
import tags
import undated
import variants
import withheld
from measure import Row

from test_cases import CASES

KEY = ("layouts", "all", "exact")


def rows(exact: float, *, held: bool = True) -> list[Row]:
    return [Row("layouts", "all", 8, {"exact": exact}, held=held)]


def test_floors_rise() -> None:
    assert gate.raised(rows(0.98765), {KEY: 0.9}) == {KEY: 0.987}


def test_floors_never_fall() -> None:
    assert gate.raised(rows(0.5), {KEY: 0.9}) == {KEY: 0.9}


def test_floors_without_a_figure_stay() -> None:
    other = ("text", "w3m", "head")
    assert gate.raised(rows(1.0), {other: 0.9}) == {KEY: 1.0, other: 0.9}


def test_rounding_does_not_lose_a_place() -> None:
    assert gate.raised(rows(0.29), {}) == {KEY: 0.29}


def test_small_groups_get_no_floors() -> None:
    assert gate.raised(rows(1.0, held=False), {}) == {}


def test_floors_survive_the_file(tmp_path: Path) -> None:
    floors = {KEY: 0.987, ("layouts", "all", "body"): 0.9, ("text", "w3m", "b/gold"): 1.0}
    path = tmp_path / "floors.toml"
    gate.write_floors(floors, path)
    assert gate.read_floors(path) == floors
    assert list(gate.read_floors(path)) == list(floors)


def test_no_file_no_floors(tmp_path: Path) -> None:
    assert gate.read_floors(tmp_path / "floors.toml") == {}


@pytest.mark.parametrize(("figure", "ok"), [(0.9, True), (0.95, True), (0.8999, False)])
def test_verdicts(figure: float, ok: bool) -> None:
    assert gate.judged(rows(figure), {KEY: 0.9})[KEY].ok is ok
    assert ("BELOW: exact" in gate.table(rows(figure), gate.judged(rows(figure), {KEY: 0.9}))) is not ok


def test_a_floor_without_a_figure_does_not_hold() -> None:
    gone = ("layouts", "bare", "exact")
    cells = gate.judged(rows(1.0), {gone: 0.9})
    assert not cells[gone].ok
    assert "layouts.bare.exact has a floor and no figure" in gate.table(rows(1.0), cells)


def test_sections_that_were_not_measured_do_not_count() -> None:
    assert all(cell.ok for cell in gate.judged(rows(1.0), {("text", "w3m", "head"): 0.9}).values())


@pytest.mark.parametrize(("loss", "ok"), [(0.03, True), (0.031, False)])
def test_withholding_may_cost_little(loss: float, ok: bool) -> None:
    row = Row("withheld", "publishers", 100, {"with": 0.98, "exact": 0.98 - loss, "loss": loss})
    assert gate.judged([row], {})["withheld", "publishers", "loss"].ok is ok


def test_without_the_corpus_the_cases_are_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure, "CORPUS", tmp_path / "no-corpus")
    monkeypatch.setattr(gate, "read_floors", lambda: {("repository", "bare", "exact"): 0.5, ("layouts", "all", "exact"): 0.5})
    assert gate.main([]) == 0
    assert "Only this repository's cases were measured: the corpus is not at" in capsys.readouterr().out


def test_a_figure_below_its_floor_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(gate, "everything", lambda: rows(0.9))
    monkeypatch.setattr(gate, "read_floors", lambda: {KEY: 0.95})
    assert gate.main([]) == 1
    assert "BELOW: exact" in capsys.readouterr().out


def test_the_shipped_floors_are_read() -> None:
    assert gate.read_floors()[KEY] >= 0.96


def test_names_with_blanks_survive_the_file(tmp_path: Path) -> None:
    floors = {("pages", "no JSON-LD", "recall"): 0.98}
    gate.write_floors(floors, tmp_path / "floors.toml")
    assert gate.read_floors(tmp_path / "floors.toml") == floors


@pytest.mark.parametrize(("fall", "ok"), [(0.01, True), (0.011, False)])
def test_renaming_classes_may_cost_little(fall: float, ok: bool) -> None:
    assert gate.judged([Row(pages.LOST, "renamed", 10, {"fall": fall})], {})[pages.LOST, "renamed", "fall"].ok is ok


def test_no_floor_is_below_its_bar() -> None:
    floors = gate.read_floors()
    assert [key for key, bar in pages.BARS.items() if floors[key] < bar] == []


@pytest.mark.parametrize("module", [tags, variants, undated, evidence], ids=lambda module: str(module.__name__))
def test_examples_of_the_changes_to_pages(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


HTML = [case / "source.html" for case in CASES if (case / "source.html").exists()]


@pytest.mark.parametrize("page", HTML, ids=[page.parent.name for page in HTML])
def test_pieces_joined_are_the_page(page: Path) -> None:
    data = page.read_bytes()
    assert tags.joined(piece.text for piece in tags.pieces(data)) == data


@pytest.mark.parametrize("form", pages.FORMS)
def test_other_forms_of_a_page(form: str) -> None:
    url, then = "https://www.harrowtimes.example/live/quay", datetime(2026, 5, 12, 16, 3, 12, tzinfo=UTC)
    page = b"<html><head><link rel=canonical href='/live/quay'></head><body><h1>Quay live</h1><p>14:05 caf\xc3\xa9 = open</p></body></html>"
    blog = livelog.parse(pages.FORMS[form](page, url, then))
    assert (blog.source.captured_at, blog.source.format) == ("2026-05-12T16:03:12Z", "mhtml" if form == "MHTML" else "html")
    assert "14:05 café = open" in blog.text


def test_variants_are_the_same_for_the_same_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = tuple(false_times._cases())
    monkeypatch.setattr(false_times, "sources", lambda: cases)
    one, other, another = (list(false_times.variants(24, seed)) for seed in (1, 1, 2))
    assert one == other != another
    assert all(variant.data != variant.source.data or variant.options != variant.source.options for variant in one)
    assert not [variant for variant in one for found in false_times.judged(variant) if found.verdict == "known"]


def test_listed_lies_are_told() -> None:
    names = {source.name: source for source in false_times._cases()}
    for lie in false_times.lies():
        if lie.source in names:
            source = names[lie.source]
            content = false_times._content(source)
            for kind in lie.without:
                content = false_times._cut(source, kind, content, evidence.Chance("", 1))
            variant = false_times.Variant(source, tuple(lie.without), false_times._bytes(content), dict(source.options))
            assert {found.verdict for found in false_times.judged(variant)} == {"wrong"}, "no longer a lie: take it off the list"
            assert false_times.lie_of(variant, false_times.lies()) == lie


needs_corpus = pytest.mark.skipif(not measure.corpus_there(), reason=measure.NO_CORPUS)


@needs_corpus
def test_layouts_hardly_need_publisher_data() -> None:
    found = withheld.compare("publishers", measure.score_layouts(), withheld.no_publishers())
    assert found.loss <= withheld.LIMIT, f"no longer exact without publisher data: {', '.join(found.lost)}"


@needs_corpus
def test_withholding_leaves_no_trace() -> None:
    sample = next(layout for layout in measure.layouts() if layout.timed and layout.gold["lang"] == "de")
    before = measure.read_layout(sample)
    with withheld.tables(withheld.english_only):
        measure.read_layout(sample)
    assert measure.read_layout(sample) == before
