"""Lists of other stories with clocks of their own: what a copied page holds below its entries."""

import pytest

import livelog
from livelog.clean.rules import reason_for, rules

SAID = ("The crews said that the wall fell at noon.", "Boats had been waiting since dawn.", "A captain said that nobody was hurt.")
ENTRIES = "\n\n".join(f"{15 - place}:05\nHarbour news number {place}\n{text}" for place, text in enumerate(SAID))
OTHERS = ("Bridge opens again", "Markets close higher", "Snow falls in the north", "Museum finds a coin")
BELOW = "\n".join(f"{14 - place}:40\n{title}" for place, title in enumerate(OTHERS))


def clocks(text: str) -> list[str | None]:
    return [entry.time.text for entry in livelog.parse(text).entries]


def test_a_list_of_titles_below_the_entries_is_none_of_them() -> None:
    assert clocks(f"Quay live\n\n{ENTRIES}\n\nLatest\n{BELOW}\n") == ["15:05", "14:05", "13:05"]


def test_titles_whose_clocks_go_on_where_the_entries_end_are_entries() -> None:
    on = "\n".join(f"{12 - place}:40\n{title}" for place, title in enumerate(OTHERS))
    assert len(clocks(f"Quay live\n\n{ENTRIES}\n\n{on}\n")) == 7


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        ("", "", "11:40\nBridge opens\n12:41\nMarkets close\n12:59\nSnow falls"),  # they run the other way
        ("", "", "Bridge opens\n11:40\n12 comments\nMarkets close\n12:41\n3 comments\nSnow falls\n12:59\n0 comments"),
        ("10:40\nBridge opens\n11:41\nMarkets close\n12:42\nSnow falls", "", ""),
        ("Mar 9, 3:40 PM\nBridge opens\nMar 9, 2:41 PM\nMarkets close\nMar 9, 1:42 PM\nSnow falls", "", ""),  # another shape
        ("", "Mar 9, 3:40 PM\nBridge opens\nMar 9, 2:41 PM\nMarkets close\nMar 9, 1:42 PM\nSnow falls\n", ""),
    ],
)
def test_titles_with_times_that_are_none_of_the_entries(above: str, between: str, below: str) -> None:
    entries = ENTRIES.replace("\n\n14:05", f"\n\n{between}\n\n14:05")
    assert clocks(f"Quay live\n\n{above}\n\n{entries}\n\n{below}\n") == ["15:05", "14:05", "13:05"]


def test_a_footer_below_the_list_makes_no_entry_of_it() -> None:
    assert clocks(f"Quay live\n\n{ENTRIES}\n\nLatest\n{BELOW}\nWe print what we know. Write to us at any hour.\n") == [
        "15:05",
        "14:05",
        "13:05",
    ]


def test_entries_that_lost_their_texts_are_entries_where_one_below_has_one() -> None:
    bare = "\n".join(f"9 March 2026\n{15 - place}:40 GMT" for place in range(3))
    posts = "\n\n".join(f"10 March 2026\n{13 - place}:05 GMT\nHarbour news {place}\n{text}" for place, text in enumerate(SAID))
    assert len(clocks(f"Quay live\n\n{posts}\n\n{bare}\nHarbour news of yesterday\n{SAID[0]}\n")) > 3


COMMENTS = (
    "Tom Reed\n10 March 2026 at 8.14am\nThe ferry never ran on time.\nReply\n\nAda\n10 March 2026 at 8.20am\nIt did in my day.\nReply\n"
)


def test_comments_below_their_heading_are_no_entries() -> None:
    assert clocks(f"Quay live\n\n{ENTRIES}\n\n2 comments\n\n{COMMENTS}") == ["15:05", "14:05", "13:05"]


def test_comments_are_told_by_what_stands_below_each() -> None:
    assert clocks(f"Quay live\n\n{ENTRIES}\n\nWhat readers say\n\n{COMMENTS}") == ["15:05", "14:05", "13:05"]


def test_stories_below_comments_are_no_entries_either() -> None:
    assert clocks(f"Quay live\n\n{ENTRIES}\n\nComments\n\n{COMMENTS}\nMost read\n{BELOW}\n") == ["15:05", "14:05", "13:05"]


def test_what_stands_below_the_feed_is_removed_and_no_body() -> None:
    blog = livelog.parse(f"Quay live\n\n{ENTRIES}\n\n2 comments\n\n{COMMENTS}")
    assert blog.entries[-1].body == (SAID[2],)
    assert "below-feed" in {part.reason for part in blog.parts}


def test_titles_under_a_heading_are_none_even_where_their_clocks_go_on() -> None:
    on = "\n".join(f"{12 - place}:40\n{title}" for place, title in enumerate(OTHERS))
    assert clocks(f"Quay live\n\n{ENTRIES}\n\nMost read\n{on}\n") == ["15:05", "14:05", "13:05"]


def test_a_link_to_another_story_ends_no_feed() -> None:
    parted = ENTRIES.replace(SAID[0], f"{SAID[0]}\nRead more\nBridge opens again")
    assert clocks(f"Quay live\n\n{parted}\n") == ["15:05", "14:05", "13:05"]


def test_a_box_of_comments_between_entries_ends_no_feed() -> None:
    parted = ENTRIES.replace(SAID[0], f"{SAID[0]}\nComments\nTom: the ferry is late")
    assert clocks(f"Quay live\n\n{parted}\n") == ["15:05", "14:05", "13:05"]


@pytest.mark.parametrize("line", ["3 comentários", "Diskuse (3)", "Kommentare: 12", "38 комментариев", "Comments (4)"])
def test_a_heading_of_comments_can_count_them(line: str) -> None:
    language = {"3": "pt", "D": "cs", "K": "de", "8": "ru", "C": "en"}["8" if line.startswith("38") else line[0]]
    assert reason_for(line, line.casefold(), rules(language)) == "comments"


def test_a_number_beside_other_words_counts_no_comments() -> None:
    assert reason_for("Pier 3", "pier 3", rules("en")) is None


def test_an_index_of_the_entries_above_them_is_none_of_them() -> None:
    index = "\n".join(f"{15 - place}:05\n{text}" for place, text in enumerate(SAID))
    entries = "\n\n".join(f"9 March 2026, {15 - place}:05\n{text}\nBoats lay still." for place, text in enumerate(SAID))
    assert [entry.time.local for entry in livelog.parse(f"Quay live\n\n{index}\n\n{entries}\n").entries] == [
        "2026-03-09T15:05",
        "2026-03-09T14:05",
        "2026-03-09T13:05",
    ]


def test_a_single_line_below_an_index_heading_is_no_entry() -> None:
    assert clocks(f"Quay live\n\nKey events\n14:05\nHarbour news number 1\n\n{ENTRIES}\n") == ["15:05", "14:05", "13:05"]


def test_goals_above_the_minutes_are_no_entries() -> None:
    goals = "12'\nBerg 1-0\n40'\nLunde 1-1\n"
    minutes = "\n\n".join(f"{minute}'\n{text}" for minute, text in zip((88, 40, 12), SAID, strict=True))
    blog = livelog.parse(f"Wick - Lund live\n\n{goals}\nMatch report\nTable\n\n{minutes}\n")
    assert [entry.time.minute for entry in blog.entries] == ["88", "40", "12"]


DATED = "\n\n".join(f"9 March 2026, {15 - place}:05\n{text}" for place, text in enumerate(SAID))


@pytest.mark.parametrize(
    "head",
    [
        "Updated:\n9 March 2026, 15:09",
        "9 March 2026, 11:40\nUpdated 9 March 2026, 15:09",
        "Boats wait at the quay.\n15.09, 9 March 2026",
    ],
)
def test_the_date_of_a_page_is_told_by_what_stands_beside_it_or_by_its_spelling(head: str) -> None:
    assert len(clocks(f"Quay live: gate opens\n\n{head}\n\nThe gate opens today, and boats wait.\n\n{DATED}\n")) == 3


def test_an_age_in_two_spellings_is_one() -> None:
    entries = "\n\n".join(f"{place}h ago\n{place} hours ago\n{text}" for place, text in enumerate(SAID, 2))
    blog = livelog.parse(f"Quay live\n\n{entries}\n", captured_at="2026-03-09T18:00:00Z")
    assert [entry.body for entry in blog.entries] == [(text,) for text in SAID]


def test_authors_between_a_headline_and_a_sentence_leave_the_last_marker_above_them() -> None:
    heads = ("Quay is open", "Boats wait", "Good morning")
    posts = (f"9 March 2026, {15 - place}:05\n\n{heads[place]}\n\nBy\n\nMaud Pellew\n\n{text}" for place, text in enumerate(SAID))
    blog = livelog.parse("Quay live: gate opens\n\nThe gate opens today.\n\n" + "\n\n".join(posts) + "\n")
    assert [entry.body[-1] for entry in blog.entries] == list(SAID)


@pytest.mark.parametrize(
    ("line", "language", "reason"),
    [
        ("Les derniers titres", "fr", "related-link"),
        ("Die neuesten Meldungen", "de", "related-link"),
        ("Recent posts", "en", "related-link"),
        ("Läsarkommentarer", "sv", "comments"),
    ],
)
def test_headings_of_news_and_of_readers_comments_are_known(line: str, language: str, reason: str) -> None:
    assert reason_for(line, line.casefold(), rules(language)) == reason


def test_short_entries_at_the_end_are_entries_where_others_are_short_too() -> None:
    long = "\n\n".join(f"{18 - place}:05\n{text}" for place, text in enumerate((*SAID, *SAID)))
    short = "\n\n".join(f"{12 - place}:05\nThe gate is open for boat number {place}" for place in range(4))
    one_short = long.replace("15:05", "15:20\nThe gate shuts for a short while\n\n15:05")
    assert len(clocks(f"Quay live\n\n{one_short}\n\nRead more\nBridge opens again\n\n{short}\n")) == 11
