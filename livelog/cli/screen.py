"""Styled lines on a terminal, plain ones anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import TextIOWrapper

from livelog.cli.outputs import Output
from livelog.write.explain import STYLES, Line, plain


def show(output: Output, lines: Iterable[Line]) -> None:
    """Writes the lines of `explain`; colours only where the output is a terminal (and NO_COLOR is not set)."""
    if not output.terminal:
        output.write("".join(plain(line) + "\n" for line in lines))
        return
    from rich.console import Console
    from rich.text import Text

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    console = Console(file=sys.stdout, highlight=False)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[style]) for text, style in line)), soft_wrap=True)
