"""A live blog as Markdown: front matter, the abstract as a quote, one section per entry."""

from __future__ import annotations

import json
import re

from livelog.model.blog import Entry, LiveBlog
from livelog.write.json_text import whole

# characters that mean something anywhere in a line of CommonMark or of GitHub's Markdown
_INLINE = re.compile(r"[\\`*_\[\]<~$]")
# an ampersand that begins a character reference
_REFERENCE = re.compile(r"&(?=#?\w+;)")
# what GitHub's Markdown turns into a link by itself: web addresses and mail addresses
_LINK = re.compile(r"(?<=[A-Za-z])(?=:/)|(?<=\bwww)(?=\.)|(?<=\w)(?=@\w)", re.IGNORECASE)
# the first of the number signs that open a heading or close one
_HASHES = re.compile(r"(?<!\S)#(?=#*(?:\s|$))")
# at the start of a line: a bullet, a quotation, a rule, an underline of a heading
_OPENING = re.compile(r"(?=[-+](?:\s|$)|>|-(?:[ \t]*-)+\s*$|=+\s*$)")
# at the start of a line: the number of a list item
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
# whatever ends a line, in Unicode's view
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# what YAML does not take in a quoted string as it is, beyond what JSON escapes
_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def markdown(blog: LiveBlog) -> str:
    """The blog as Markdown, with a final line end."""
    blocks = [_front_matter(blog)]
    if blog.abstract:
        blocks.append("\n>\n".join(f"> {escape(paragraph)}" for paragraph in blog.abstract))
    for entry in blog.entries:
        blocks.extend(_section(entry))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text of a page as one line of Markdown that shows just that text: what would be Markdown or HTML syntax is escaped.

    >>> print(escape("1. *Bold* claims & <b>tags</b> #1 # end"))
    1\\. \\*Bold\\* claims & \\<b>tags\\</b> #1 \\# end
    """
    line = _BREAK.sub(" ", whole(text).replace("\0", "\ufffd")).strip()
    line = _INLINE.sub(r"\\\g<0>", line)
    line = _REFERENCE.sub(r"\&", line)
    line = _LINK.sub(r"\\", line)
    line = _HASHES.sub(r"\#", line)
    line = _OPENING.sub(r"\\", line, count=1) if _OPENING.match(line) else line
    return _NUMBER.sub(r"\1\\", line, count=1) if _NUMBER.match(line) else line


def shown_time(entry: Entry) -> str | None:
    """The time of an entry for a reader: the wall clock with its day and zone, else what the page shows."""
    time = entry.time
    if time.local is not None and "-" in time.local:
        return " ".join(part for part in (time.local.replace("T", " "), time.zone) if part)
    return time.text or time.minute or entry.published


def _front_matter(blog: LiveBlog) -> str:
    coverage = [blog.coverage_start, blog.coverage_end]
    fields = {
        "headline": blog.headline,
        "url": blog.url,
        "language": blog.language,
        "coverage": coverage if any(coverage) else None,
        "entries": len(blog.entries),
    }
    return "\n".join(["---", *(f"{name}: {_yaml(value)}" for name, value in fields.items()), "---"])


def _yaml(value: object) -> str:
    """A value in YAML's flow style: JSON, with what YAML forbids in strings escaped as well."""
    return _YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", whole(json.dumps(value, ensure_ascii=False)))


def _section(entry: Entry) -> list[str]:
    time = escape(shown_time(entry) or "")
    authors = escape(", ".join(author.name for author in entry.authors if author.name.strip()))
    blocks = [f"## {escape(entry.headline or '') or time or escape(entry.identifier)}"]
    if time or authors:  # never a lone sign, which would open a list
        blocks.append(f"*{' · '.join(part for part in (time, authors) if part)}*")
    return [*blocks, *(escape(paragraph) for paragraph in entry.body)]
