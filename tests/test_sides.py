"""On which side of its entry a marker stands, where an author's line comes between."""

import livelog

HEADS = ("First boats go through the lock", "Crane has left the towpath", "Divers close the hole", "Crane comes by road")
TEXTS = (
    "The keeper waved them in.",
    "The path is open to walkers again.",
    "The pumps did the rest.",
    "It took two hours to turn it round.",
)


def test_a_headline_above_an_author_and_a_time_is_the_entry_s_own() -> None:
    posts = (
        f"{head}\n\nMaud Pellew\n11 February 2026, {16 - hour}:40\n\n{text}\n\nShare"
        for hour, (head, text) in enumerate(zip(HEADS, TEXTS, strict=True))
    )
    blog = livelog.parse("Brindle canal live: lock is open\n\nForty boats are waiting to pass.\n\n" + "\n\n".join(posts) + "\n")
    assert [(entry.headline, entry.authors[0].name, entry.body) for entry in blog.entries] == [
        (head, "Maud Pellew", (text,)) for head, text in zip(HEADS, TEXTS, strict=True)
    ]


def test_an_author_above_a_time_is_no_headline() -> None:
    posts = (f"Maud Pellew\n11 February 2026, {16 - hour}:40\n\n{text}\n\nShare" for hour, text in enumerate(TEXTS))
    blog = livelog.parse("Brindle canal live: lock is open\n\nForty boats are waiting to pass.\n\n" + "\n\n".join(posts) + "\n")
    assert [(entry.headline, entry.authors[0].name, entry.body) for entry in blog.entries] == [
        (None, "Maud Pellew", (text,)) for text in TEXTS
    ]


def posts(close: str) -> str:
    return "\n\n".join(f"11 February 2026, {16 - hour}:40\n\n{text}\n\n{close}" for hour, text in enumerate(TEXTS))


def test_the_last_entry_ends_at_the_control_that_closes_every_entry() -> None:
    blog = livelog.parse(
        f"Brindle canal live\n\nForty boats wait.\n\n{posts('Share')}\n\nThe Brindle Lamp is read by boatmen. Write to us.\n"
    )
    assert blog.entries[-1].body == (TEXTS[-1],)


def test_a_control_within_the_last_entry_ends_none_where_others_go_on_below_theirs() -> None:
    within = posts("Share\n\nMore boats are on their way.")
    assert livelog.parse(f"Brindle canal live\n\nForty boats wait.\n\n{within}\n").entries[-1].body == (
        TEXTS[-1],
        "More boats are on their way.",
    )


def test_minutes_with_a_clock_below_each_are_a_match_s() -> None:
    minutes = "\n\n".join(
        f"{minute}'\n{clock}\n\n{text}"
        for minute, clock, text in zip((88, 61, 40, 12), ("17:02", "16:35", "16:00", "15:32"), TEXTS, strict=True)
    )
    blog = livelog.parse(f"Wick - Lund live\n\nThe ground is full tonight.\n\n{minutes}\n")
    assert [entry.time.minute for entry in blog.entries] == ["88", "61", "40", "12"]


def test_entries_that_say_published_are_found_above_a_list_with_clocks() -> None:
    told = "\n\n".join(f"Published {16 - hour}:40\n\n{text}" for hour, text in enumerate(TEXTS))
    listed = "\n".join(f"17:0{place}\n{head}" for place, head in enumerate(HEADS[:3]))
    blog = livelog.parse(f"Brindle canal live\n\nForty boats wait.\n\n{told}\n\nMost read\n\n{listed}\n")
    assert [entry.body for entry in blog.entries] == [(text,) for text in TEXTS]


def test_clocks_are_entries_where_as_many_lines_say_published() -> None:
    both = "\n\n".join(f"{16 - hour}:40\nPublished {16 - hour}:41\n\n{text}" for hour, text in enumerate(TEXTS))
    blog = livelog.parse(f"Brindle canal live\n\nForty boats wait.\n\n{both}\n")
    assert [entry.time.local for entry in blog.entries] == ["16:40", "15:40", "14:40", "13:40"]
