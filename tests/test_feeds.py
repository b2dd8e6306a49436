"""Which elements of a page are its entries: small pages, each with one difficulty."""

import livelog
from livelog.evidence.names import names
from livelog.know.lexicon import lexicon

HEADS = ("Crews break the wall", "Boats wait at quay", "Captain speaks to press", "Pumps are switched off", "Engineers reach gallery")
SAID = (
    "The harbour crews said that the last wall fell at noon.",
    "Boats had been waiting at the quay since early dawn.",
    "A ferry captain told reporters that nobody was hurt.",
    "The pumps were switched off again later that day.",
    "Engineers work through the night to reach the gallery.",
)


def post(number: int, *, timed: bool = True, named: str = "id") -> str:
    """One post, named by a numbered id or by its class."""
    time = f"<time>{15 - number}:05</time>" if timed else ""
    name = f"id='post-{100 + number}'" if named == "id" else "class='live-story-post'"
    return f"<article {name}>{time}<h2>{HEADS[number]}</h2><p>{SAID[number]}</p></article>"


def page(inside: str, beside: str = "") -> str:
    return f"<html lang='en'><title>Quay live</title><body><h1>Quay live: the gate opens</h1><main>{inside}</main>{beside}</body></html>"


def heads(html: str) -> list[str | None]:
    return [entry.headline for entry in livelog.parse(html).entries]


def test_posts_at_different_depths() -> None:
    early, late = "".join(map(post, (0, 1))), "".join(map(post, (2, 3, 4)))
    assert heads(page(f"<div>{early}</div><div><div>{late}</div></div>")) == list(HEADS)


def test_a_post_in_a_wrapper_of_its_own() -> None:
    assert heads(page(f"<div class='pin'><div>{post(0)}</div></div>" + "".join(map(post, (1, 2, 3, 4))))) == list(HEADS)


def test_posts_that_lost_their_times_stay_posts() -> None:
    for named in ("id", "class"):
        posts = "".join(post(number, timed=number % 2 == 0, named=named) for number in range(5))
        assert heads(page(posts)) == list(HEADS), named


def test_a_list_outside_of_main_is_beside_the_feed() -> None:
    films = "".join(f"<div><time>{9 + number}:30</time><p>{text[:-1]} in a film of ours.</p></div>" for number, text in enumerate(SAID))
    assert heads(page("".join(map(post, (0, 1, 2))), f"<section><h2>Films</h2>{films}</section>")) == list(HEADS[:3])


def test_a_copy_of_a_pinned_post_is_no_entry() -> None:
    copy = post(2, named="class").replace("<article", "<div><article").replace("</article>", "</article></div>")
    posts = "".join(post(number).replace("<article", "<article class='live-story-post'") for number in range(5))
    assert heads(page(copy + posts)) == list(HEADS)


def test_a_class_tells_the_caption_of_a_film() -> None:
    film = "<div class='film'><video></video><p class='film-caption-text'>The quay at dawn, seen from the north tower.</p></div>"
    entry = livelog.parse(page(post(0).replace("</article>", f"{film}</article>") + post(1))).entries[0]
    assert entry.body == (SAID[0],)


def test_a_score_is_no_headline() -> None:
    posts = "".join(
        f"<li id='event-{number}'><b>{80 - number}'</b><span class='score'>2:1</span><p>{text}</p></li>" for number, text in enumerate(SAID)
    )
    assert heads(page(f"<ul>{posts}</ul>")) == [None] * 5


def test_a_card_between_flat_entries() -> None:
    card = "<a href='https://news.example/cards'><span>13.02.26 19:22</span><br><span>Harbour</span><br><span>How pumps work</span></a>"
    flat = "".join(
        f"<h2>+++ {15 - number}:05 {HEADS[number]} +++</h2><p>{SAID[number]}</p>{card if number == 1 else ''}" for number in range(5)
    )
    assert [entry.body for entry in livelog.parse(page(flat)).entries] == [(text,) for text in SAID]


def test_two_authors_or_one_of_two_surnames() -> None:
    spanish = lexicon("es")
    assert names("Lucía Ferrer y Sergio Peña", spanish) == ("Lucía Ferrer", "Sergio Peña")
    assert names("José Ortega y Gasset", spanish) == ("José Ortega y Gasset",)
    assert names("Pau Font i Vila", lexicon("ca")) == ("Pau Font i Vila",)


def test_an_outlet_where_names_stand_is_the_author() -> None:
    signs = ("Ann Poe", "Bo Lund", "HarbourMarker", "Ann Poe", "Bo Lund")
    posts = "".join(
        f"<section id='post-{number}'><time>{15 - number}:05</time><div class='q7'>{sign}</div><p>{text}</p></section>"
        for number, (sign, text) in enumerate(zip(signs, SAID, strict=True))
    )
    assert [entry.authors[0].name for entry in livelog.parse(page(posts)).entries] == list(signs)


def test_a_batch_in_an_element_of_the_posts_own_tag_is_no_post() -> None:
    batch = f"<article class='more'>{post(3)}{post(4)}</article>"
    assert heads(page("".join(map(post, (0, 1, 2))) + batch)) == list(HEADS)


def test_a_post_that_is_not_closed_is_a_post() -> None:
    open_post = post(0).replace("</article>", "")
    blog = livelog.parse(page(open_post + "".join(map(post, (1, 2, 3, 4)))))
    assert [(entry.headline, entry.body) for entry in blog.entries] == [(head, (text,)) for head, text in zip(HEADS, SAID, strict=True)]


def test_a_file_that_ends_inside_a_tag_is_cut_off() -> None:
    whole = page("".join(map(post, (0, 1, 2))))
    assert "truncated" not in livelog.parse(whole).warnings
    for end in ("<div cla", "<p>The gate was</p", "<script>var boats = 3"):
        assert "truncated" in livelog.parse(whole.partition("</main>")[0] + end).warnings, end


def test_colours_of_a_terminal_in_preformatted_text() -> None:
    entry = livelog.parse(
        page(f"<article><time>15:05</time><pre>\x1b[1mThe gate opens.\nBoats pass.\x1b[0m</pre></article>{post(1)}")
    ).entries[0]
    assert "Boats pass." in " ".join(entry.body)


def test_what_readers_say_outside_of_main_is_no_feed() -> None:
    said = "".join(
        f"<div><b>Ann {name}oe</b><time>16:{10 + place}</time><p>I think that this is all very wrong: {SAID[place % 5]}</p></div>"
        for place, name in enumerate("ABCDEFGHIJKL")
    )
    assert heads(page("".join(map(post, (0, 1, 2))), f"<section><h2>What readers say</h2>{said}</section>")) == list(HEADS[:3])
