"""Which machine-readable times in the containers of entries are theirs, and of what they tell."""

from __future__ import annotations

import pytest

from livelog.model.marker import Marker
from livelog.model.page import Page
from livelog.read.page import read
from livelog.reconcile.slots import Place, series_of
from marked import stamps_of

NOTHING: frozenset[int] = frozenset()


def place_of(page: Page, container: int, marked: str, removed: dict[int, str], changed: frozenset[int]) -> Place:
    """An entry whose marker is the line of its container that reads so."""
    node = page.nodes[container]
    number = next(one for one in range(node.first, node.last) if page.lines[one].text == marked)
    (stamp,) = stamps_of(marked)
    return Place(container, Marker(number, number, stamp), removed, changed)


def told(
    *entries: str, marked: str = "14:05", removed: dict[int, str] | None = None, changed: frozenset[int] = NOTHING
) -> list[tuple[str, list[str | None], bool, bool]]:
    """Each series that these entries bear: its slot, its clocks, and whether it is of changes, and doubtful."""
    body = "".join(f"<article>{entry}</article>" for entry in entries)
    page = read(f"<html><body><main>{body}</main></body></html>")
    containers = [number for number, node in enumerate(page.nodes) if node.tag == "article"]
    places = [place_of(page, container, marked, removed or {}, changed) for container in containers]
    return [
        (one.slot, [f"{claim.local:%H:%M}" if claim and claim.local else None for claim in one.claims], one.modified, one.doubtful)
        for one in series_of(places, page)
    ]


def time(clock: str, shown: str = "", more: str = "") -> str:
    return f'<time datetime="2026-03-09T{clock}Z" {more}>{shown or clock}</time>'


SAID = "<p>The gate opens at noon.</p>"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"<p>{time('14:05')}</p>{SAID}", [("time[datetime]", ["14:05"], False, False)]),
        (f"<p>14:05</p>{SAID}", []),
        (f"<p>{time('14:05', more='itemprop=dateModified')}</p>{SAID}", [("time[datetime]", ["14:05"], True, False)]),
        (f"<p>{time('14:05', more='class=updated')}</p>{SAID}", [("time[datetime]", ["14:05"], True, True)]),
        (f"<p>{time('14:05')}</p><p>{time('13:00', '1 pm')}</p>{SAID}", [("time[datetime]", ["14:05"], False, False)]),
        (f"<p>14:05</p><p>{time('14:05', 'in the afternoon')}</p>{SAID}", [("time[datetime]", ["14:05"], False, False)]),
        (f"<p>14:05</p><p>{time('13:00', '13:00')}</p>{SAID}", []),
        (f"<p>14:05</p><p>{time('14:05', '2.05 pm')}</p>{SAID}", [("time[datetime]", ["14:05"], False, False)]),
        (f"<p>14:05</p><p>{time('13:00', '13:00 and 14:05')}</p>{SAID}", [("time[datetime]", ["13:00"], False, False)]),
        (f"<p>14:05</p><p>{time('13:00', 'Pier 9 opened ' + 'again and ' * 6)}</p>", [("time[datetime]", ["13:00"], False, False)]),
        (f"<p>14:05</p><blockquote><p>{time('13:00', 'Then')}</p></blockquote>", []),
        (f"<blockquote><p>{time('13:00', 'Then')}</p></blockquote><p>14:05</p>", []),
        (f"<p>14:05</p><div><p>{time('13:00', 'Then')}</p></div>", [("time[datetime]", ["13:00"], False, False)]),
        (f"<blockquote><p>{time('14:05')}</p></blockquote>{SAID}", [("time[datetime]", ["14:05"], False, False)]),
        (
            f"<p>14:05</p><blockquote><p>{time('13:00', 'Then')}</p></blockquote><p>{time('12:00', 'Now')}</p>",
            [("time[datetime]", ["12:00"], False, False)],
        ),
    ],
)
def test_the_times_of_an_entry(entry: str, expected: list[tuple[str, list[str | None], bool, bool]]) -> None:
    assert told(entry) == expected


def test_a_long_line_shows_no_time_of_its_own() -> None:
    def entry(length: int) -> str:
        return f"<p>14:05</p><p>{time('13:00', '13:00 ' + 'x' * (length - 6))}</p>{SAID}"

    assert told(entry(60)) == []
    assert [slot[1] for slot in told(entry(61))] == [["13:00"]]


def test_a_time_of_a_day_alone_is_none() -> None:
    assert told(f'<p>14:05</p><p><time datetime="2026-03-09">Today</time></p>{SAID}') == []


def test_times_in_one_place_of_entries_make_a_series_the_nearest_to_the_markers_first() -> None:
    def entry(clock: str, beside: str) -> str:
        return f'<p>14:05</p><p><span data-time="2026-03-09T{beside}Z">Now</span></p><p>{time(clock, "Then")}</p>{SAID}'

    assert [slot[1] for slot in told(entry("14:05", "14:06"), entry("13:05", "13:06"))] == [["14:06", "13:06"], ["14:05", "13:05"]]
    near = f'<p><span data-time="2026-03-09T14:06Z">14:05</span></p><p>{time("14:05", "Then")}</p>{SAID}'
    assert [slot[0] for slot in told(near)] == ["span[data-time]", "time[datetime]"]
    below = f'<p>{time("14:05", "Then")}</p><p><span data-time="2026-03-09T14:06Z">14:05</span></p>{SAID}'
    assert [slot[0] for slot in told(below)] == ["span[data-time]", "time[datetime]"]
    called = f'<p><span data-time="2026-03-09T14:06Z">14:05</span></p><p>{time("14:05", "Then", "itemprop=datePublished")}</p>{SAID}'
    assert [slot[0] for slot in told(called)] == ["time[datetime]", "span[data-time]"]


def test_of_two_times_in_one_place_the_first_counts() -> None:
    assert [slot[1] for slot in told(f"<p>14:05</p><p>{time('14:05', 'One')}</p><p>{time('13:05', 'Two')}</p>")] == [["14:05"]]
    day = '<time datetime="2026-03-09">One</time>'
    assert [slot[1] for slot in told(f"<p>14:05</p><p>{day}</p><p>{time('13:05', 'Two')}</p>")] == [["13:05"]]


def test_lines_that_tell_of_a_change() -> None:
    entry = f"<p>14:05</p><p>{time('14:20', 'Then')}</p>{SAID}"
    assert told(entry, removed={1: "updated"}) == [("time[datetime]", ["14:20"], True, False)]
    assert told(entry, changed=frozenset({1})) == [("time[datetime]", ["14:20"], True, True)]
    assert told(entry, removed={1: "embed"}) == []
    assert told(entry, removed={1: "caption"}) == [("time[datetime]", ["14:20"], False, False)]


def test_a_container_can_bear_the_time_itself() -> None:
    page = read(f'<html><body><article data-time="2026-03-09T14:05Z"><p>14:05</p>{SAID}</article></body></html>')
    place = place_of(page, next(number for number, node in enumerate(page.nodes) if node.tag == "article"), "14:05", {}, NOTHING)
    assert [one.slot for one in series_of([place], page)] == ["container[data-time]"]
    assert series_of([place._replace(container=-1)], page) == []
