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
