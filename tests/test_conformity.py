"""The JSON is JSON-LD and a LiveBlogPosting as schema.org defines it, and its keys are those that were promised."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import livelog
from invariants import SCHEMA
from livelog.cli.messages import WARNINGS
from livelog.write.json_text import json_text
from test_properties import CORPUS, NO_CORPUS, TEXTS

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed (it comes with the extra `test`)")

HERE = Path(__file__).parent
VOCABULARY = json.loads((HERE / "data" / "schema_org.json").read_text(encoding="utf-8"))
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
VOCAB = "http://schema.org/"  # what the context at https://schema.org makes of its terms
CONTEXT = {
    "@vocab": VOCAB,
    **{
        name: {"@id": VOCAB + name, "@type": _type if _type.startswith("@") else VOCAB + _type}
        for name, one in PROPERTIES.items()
        if (_type := one.get("coerced"))
    },
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KEYS = """
@context @type abstract[] author[].@type author[].name coverageEndTime coverageStartTime dateModified datePublished headline inLanguage
liveBlogUpdate[].@type liveBlogUpdate[].articleBody liveBlogUpdate[].author[].@type liveBlogUpdate[].author[].name
liveBlogUpdate[].dateModified liveBlogUpdate[].datePublished liveBlogUpdate[].headline liveBlogUpdate[].identifier
liveBlogUpdate[].livelog.images[].alt liveBlogUpdate[].livelog.images[].caption liveBlogUpdate[].livelog.images[].url
liveBlogUpdate[].livelog.keyEvent liveBlogUpdate[].livelog.links[].text liveBlogUpdate[].livelog.links[].url
liveBlogUpdate[].livelog.pinned liveBlogUpdate[].livelog.sources liveBlogUpdate[].livelog.span liveBlogUpdate[].livelog.span.end
liveBlogUpdate[].livelog.span.start liveBlogUpdate[].livelog.summary liveBlogUpdate[].livelog.time.basis
liveBlogUpdate[].livelog.time.local liveBlogUpdate[].livelog.time.minute liveBlogUpdate[].livelog.time.precision
liveBlogUpdate[].livelog.time.text liveBlogUpdate[].livelog.time.zone liveBlogUpdate[].livelog.warnings[] liveBlogUpdate[].position
liveBlogUpdate[].url livelog.complete livelog.entries.expected livelog.entries.found livelog.layout.marker livelog.layout.order
livelog.layout.shape livelog.parts[].end livelog.parts[].kind livelog.parts[].position livelog.parts[].reason livelog.parts[].start
livelog.schemaVersion livelog.source.capturedAt livelog.source.encoding livelog.source.format livelog.source.name livelog.source.sha256
livelog.version livelog.warnings[] publisher publisher.@type publisher.name url
""".split()


CODES = """
broken-json-ld date-inferred date-unknown depth-cut empty-entry encoding-damaged encoding-guessed false-utc no-blogs no-pages no-times
option-conflict several-blogs source-conflict structured-only time-ambiguous time-conflict time-skipped truncated zone-ambiguous
zone-assumed zone-unknown
""".split()


def read(data: bytes, name: str = "page.html") -> dict[str, Any]:
    """What a program reads that is given livelog's output."""
    document: dict[str, Any] = json.loads(json_text(livelog.parse(data, name=name).to_dict()))
    return document


# ---- JSON-LD, by the vocabulary


def graph(document: dict[str, Any]) -> Any:
    """The document as a JSON-LD processor reads it, with what the context at schema.org says of livelog's terms in the place of it."""
    remote, own = document["@context"]
    assert remote == "https://schema.org"
    made = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own
        made.parse(data=json.dumps({**document, "@context": [CONTEXT, own]}), format="json-ld")
    return made


def kinds(name: str) -> Iterator[str]:
    """A type and all that it is a kind of."""
    at: str | None = name
    while at is not None:
        yield at
        at = TYPES[at]


def faults(made: Any) -> list[str]:
    """What schema.org does not allow in a graph."""
    found: list[str] = []
    types = {subject: str(kind).removeprefix(VOCAB) for subject, kind in made.subject_objects(rdflib.RDF.type)}
    for subject, predicate, value in made:
        if predicate == rdflib.RDF.type:
            continue
        name = str(predicate).removeprefix(VOCAB)
        if name not in PROPERTIES:
            found.append(f"{name} is no property")
        elif not set(PROPERTIES[name]["domain"]) & set(kinds(types.get(subject, "Thing"))):
            found.append(f"{types.get(subject)} has no {name}")
        elif not any(_is(value, one, types) for one in PROPERTIES[name]["range"]):
            found.append(f"{name} cannot be {value!r}")
    return found


def _is(value: Any, kind: str, types: dict[Any, str]) -> bool:
    if kind in TYPES:
        return value in types and kind in kinds(types[value])
    if kind == "URL":
        return isinstance(value, rdflib.URIRef) and bool(re.match(r"[a-z][a-z0-9+.-]*:", value))
    if not isinstance(value, rdflib.Literal):
        return False
    if kind in ("Date", "DateTime"):
        return bool(INSTANT.fullmatch(str(value)) if kind == "DateTime" else re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)))
    return value.datatype == rdflib.XSD.integer if kind == "Integer" else kind == "Text" and value.datatype in (None, rdflib.XSD.string)


def check(document: dict[str, Any]) -> None:
    """Everything that the vocabulary asks of a document, and that nothing of it is lost on the way."""
    made = graph(document)
    assert faults(made) == []
    blogs = list(made.subjects(rdflib.RDF.type, rdflib.URIRef(VOCAB + "LiveBlogPosting")))
    updates = list(made.objects(None, rdflib.URIRef(VOCAB + "liveBlogUpdate")))
    assert (len(blogs), len(updates)) == (1, len(document["liveBlogUpdate"]))
    bodies = sorted(str(value) for value in made.objects(None, rdflib.URIRef(VOCAB + "articleBody")))
    assert bodies == sorted(entry["articleBody"] for entry in document["liveBlogUpdate"])
    assert not [predicate for predicate in made.predicates() if "livelog" in str(predicate)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_page_is_a_live_blog_posting(path: Path) -> None:
    check(read(path.read_bytes(), path.name))


@pytest.mark.skipif(not CORPUS, reason=NO_CORPUS)
def test_every_page_of_the_corpus_is_a_live_blog_posting() -> None:
    for path in CORPUS:
        check(read(path.read_bytes(), path.name))


def test_faults_are_seen() -> None:
    document = read(b"Quay live\n\n9 March 2026 14:05 GMT\nThe gate opens.\n\n9 March 2026 13:50 GMT\nBoats are waiting.\n")
    document["wordCounted"] = 3
    document["position"] = 1.5
    document["liveBlogUpdate"][0] |= {"datePublished": "9 March", "coverageStartTime": "2026-03-09T14:05:00Z", "author": ["Ann Poe"]}
    found = sorted(one.split("Literal")[0] for one in faults(graph(document)))
    assert [one.split(" ")[0] + " " + one.split(" ")[1] for one in found] == [
        "BlogPosting has",
        "author cannot",
        "datePublished cannot",
        "position cannot",
        "wordCounted is",
    ]


# ---- the JSON Schema


def paths(schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """The places of all values that a schema tells of."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    inner = [one for name in ("anyOf", "oneOf", "allOf") for one in schema.get(name, [])]
    below = [(f"{place}.{name}" if place else name, one) for name, one in schema.get("properties", {}).items()]
    below += [(f"{place}[]", schema["items"])] if isinstance(schema.get("items"), dict) else []
    if not inner and not below and place:
        yield place
    for one in inner:
        yield from paths(one, place)
    for name, one in below:
        yield from paths(one, name)


def test_the_keys_are_those_that_were_promised() -> None:
    assert sorted(set(paths(SCHEMA))) == KEYS, "keys change only with a new livelog.schemaVersion"


def test_the_warning_codes_are_those_that_were_promised() -> None:
    assert sorted(WARNINGS) == CODES, "codes change only with a new livelog.schemaVersion"


def test_every_key_is_required() -> None:
    objects = [one for one in _objects(SCHEMA) if "properties" in one]
    assert [sorted(one["properties"]) for one in objects] == [sorted(one.get("required", [])) for one in objects]


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for one in schema.values():
            yield from _objects(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _objects(one)
