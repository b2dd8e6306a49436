"""Writes what livelog reads at run time from the TOML files that people edit.

    python tests/tools/make_data.py [--check]

`livelog/data/compiled/<name>.json` holds the table of each language file and of zones.toml, agencies.toml and match.toml (JSON loads forty
times as fast); `compiled/publishers.json` holds the tables of all publishers, and who has which name and host; `compiled/dialects.json`
names the publisher that alone uses a layout; `livelog/data/detect.json` maps each frequent word to the languages that use it. With
`--check` nothing is written; the exit status says whether all is up to date.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from livelog.know.lexicon import fold_word

DATA = Path(__file__).resolve().parents[2] / "livelog" / "data"


def tables() -> dict[str, dict[str, Any]]:
    """The tables by name."""
    paths = [*sorted((DATA / "languages").glob("*.toml")), *(DATA / f"{name}.toml" for name in ("zones", "agencies", "match"))]
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def folded(table: Any) -> Any:
    """A language's table with every word and phrase folded as look-ups fold them."""
    if isinstance(table, dict):
        return {fold_word(key): value if isinstance(value, str) else folded(value) for key, value in table.items()}
    return [fold_word(word) if isinstance(word, str) else word for word in table] if isinstance(table, list) else table


def publishers() -> dict[str, dict[str, Any]]:
    """Each publisher's table without its evidence, by its file's name, and that name by the publisher's hosts, name and aliases."""
    made: dict[str, dict[str, Any]] = {"hosts": {}, "names": {}, "tables": {}}
    for path in sorted((DATA / "publishers").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        made["hosts"] |= dict.fromkeys(table["hosts"], path.stem)
        made["names"] |= {name.casefold(): path.stem for name in (table["name"], *table.get("aliases", ()))}
        made["tables"][path.stem] = {key: table[key] for key in table if key != "evidence"}
    return made


def dialects() -> dict[str, dict[str, Any]]:
    """The publisher's table for each layout that it alone uses, with its file's name as `slug`."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((DATA / "publishers").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for dialect in table.get("dialect", ()):
            found[f"{dialect['marker']}: {dialect['shape']}"] = {"slug": path.stem} | {
                key: table[key] for key in table if key != "evidence"
            }
    return found


def files() -> dict[Path, str]:
    """Each file's text."""
    made: dict[Path, str] = {}
    words: dict[str, list[str]] = {}
    for name, table in tables().items():
        for word in table.pop("detect", ()):
            words.setdefault(word.casefold(), []).append(name)
        made[DATA / "compiled" / f"{name}.json"] = (
            json.dumps(
                folded(table) if (DATA / "languages" / f"{name}.toml").is_file() else table, ensure_ascii=False, separators=(",", ":")
            )
            + "\n"
        )
    for name, table in (("dialects", dialects()), ("publishers", publishers())):
        made[DATA / "compiled" / f"{name}.json"] = json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"
    lines = (f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(words[word])}" for word in sorted(words))
    made[DATA / "detect.json"] = "{\n" + ",\n".join(lines) + "\n}\n"
    return made


def main() -> int:
    """Writes or checks the files."""
    made = files()
    if "--check" in sys.argv:
        present = {*(DATA / "compiled").glob("*.json"), DATA / "detect.json"}
        return int(present != set(made) or any(path.read_text(encoding="utf-8") != text for path, text in made.items()))
    (DATA / "compiled").mkdir(exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
