"""Makes the folder of a golden case from a page.

    python tests/tools/make_case.py PAGE NAME [--tz ZONE] [--date DAY] [--captured-at INSTANT] [--publisher NAME] [--language xx]

`tests/cases/NAME/` gets the page as `source` with its own ending (.txt, .html, .mhtml) and an `expected.json` that holds what livelog gives
today. That is a draft: the first line says that a person has to check the others, and `tests/test_cases.py` holds livelog to what the
person leaves. Use pages whose words are your own. A folder that is there is never overwritten.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[1]))

import livelog
from livelog.model.blog import Entry, LiveBlog
from test_cases import _found, _more, _page

CASES = Path(__file__).resolve().parents[1] / "cases"
TODO = "TODO: say what is hard here, and check every line below by hand"
_SHOWN = 40  # code points of a removed line that are enough to know it by
_FACTS = ("tz", "date", "captured_at", "publisher", "language")


def expected(blog: LiveBlog, options: dict[str, str]) -> dict[str, Any]:
    """What `expected.json` says of a page, as livelog sees it today; of a page with markup also what only markup tells."""
    marked = blog.source.format != "text"
    return {
        "about": TODO,
        "options": options,
        "headline": blog.headline,
        "language": blog.language,
        "abstract": list(blog.abstract),
        "order": blog.layout.order,
        "marker": blog.layout.marker,
        "removed": removed(blog),
        "warnings": list(blog.warnings),
        **(_page(blog) if marked else {}),
        "entries": [{**_entry(entry), **(_more(entry) if marked else {})} for entry in blog.entries],
    }


def removed(blog: LiveBlog) -> list[str]:
    """The beginnings of the lines that belong to no entry, in order."""
    texts = (blog.text[part.start : part.end] for part in blog.parts if part.kind == "removed")
    lines = (line.strip()[:_SHOWN].strip() for text in texts for line in text.split("\n"))
    return list(dict.fromkeys(line for line in lines if line))


def _entry(entry: Entry) -> dict[str, Any]:
    facts = _found(entry)
    first = {name: facts.pop(name) for name in ("headline", "author")}
    return {**first, "text": entry.time.text, **facts}


def main(arguments: list[str] | None = None) -> int:
    """Makes the folder; the exit status is 1 when it is there already or the page is not."""
    parser = argparse.ArgumentParser(description="Makes the folder of a golden case from a page.")
    parser.add_argument("page", type=Path)
    parser.add_argument("name")
    parser.add_argument("--into", type=Path, default=CASES, help="the folder that holds the cases")
    for fact in _FACTS:
        parser.add_argument(f"--{fact.replace('_', '-')}", help="as in livelog itself; noted in expected.json")
    chosen = parser.parse_args(arguments)
    folder = chosen.into / chosen.name
    if folder.exists() or not chosen.page.is_file():
        print(f"{folder} is there already" if folder.exists() else f"there is no file {chosen.page}", file=sys.stderr)
        return 1
    options = {fact: getattr(chosen, fact) for fact in _FACTS if getattr(chosen, fact) is not None}
    source = f"source{chosen.page.suffix}"
    blog = livelog.parse(chosen.page.read_bytes(), name=source, **options)
    folder.mkdir(parents=True)
    shutil.copyfile(chosen.page, folder / source)
    draft = json.dumps(expected(blog, options), ensure_ascii=False, indent=1) + "\n"
    (folder / "expected.json").write_text(draft, encoding="utf-8")
    print(f"{folder}: {len(blog.entries)} entries. Now read {folder / 'expected.json'} against the page, line by line, and correct it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
