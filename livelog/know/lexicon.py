"""The words of a language that mean something to livelog: around clocks, in bylines, on labels, in boilerplate.

One TOML file a language stands in `data/languages`; a page's lexicon joins its language's, the one for words of any language
(`und`), and English, which the tools of pages in all languages speak.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from livelog.know.files import shipped_table


class Lexicon(NamedTuple):
    """Words by use, all casefolded. `tables[name]` are those of a table of the TOML files, e.g. `clock.before` or `labels.feed`."""

    code: str | None
    tables: dict[str, tuple[str, ...]]
    phrases: dict[str, dict[str, str]]
    zones: dict[str, str]

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a table; empty where no file has it."""
        return self.tables.get(name, ())


@lru_cache(maxsize=64)
def lexicon(code: str | None) -> Lexicon:
    """The lexicon for a page in language `code` (None: unknown; `hr+sr`: one of two).

    >>> "uhr" in lexicon("de").words("clock.after")
    True
    """
    names = dict.fromkeys(["und", "en", *(code.split("+") if code else [])])
    tables: dict[str, dict[str, None]] = {}
    phrases: dict[str, dict[str, str]] = {}
    zones: dict[str, str] = {}
    for name in names:
        data = shipped_table(name)
        for group, content in data.items():
            if group in ("name", "detect"):
                continue
            if group == "zones":
                zones.update(content)
            elif group == "boilerplate":
                for how, entries in content.items():
                    phrases.setdefault(how, {}).update(entries)
            elif isinstance(content, dict):
                for key, words in content.items():
                    tables.setdefault(f"{group}.{key}", {}).update(dict.fromkeys(words))
    return Lexicon(code, {name: tuple(words) for name, words in tables.items()}, phrases, zones)


_QUOTES = (("’", "'"), ("‘", "'"), ("`", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'))


def fold_word(text: str) -> str:
    """Letter case and curly quotes folded, for looking words up.

    >>> fold_word("L’Essentiel")
    "l'essentiel"
    """
    if not text.isascii():
        for quote, plain in _QUOTES:  # a look for each is much faster than one translation of every character
            if quote in text:
                text = text.replace(quote, plain)
    return text.casefold()
