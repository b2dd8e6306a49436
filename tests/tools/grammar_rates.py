"""How many live blogs of random layout come back as they were meant, by layout: the tests of `tests/test_grammars.py`, counted.

    python tests/tools/grammar_rates.py text|pages [EXAMPLES] [SEED]

Prints what failed of how many, for the values of each choice that a layout makes, worst first.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from grammar_blogs import blogs
from grammar_known import Layout, known, wrong
from grammar_pages import page_layouts
from grammar_texts import text_layouts

_SHOWN = 20  # choices that are printed


def main(kind: str, count: int, start: int) -> None:
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    kinds: Counter[str] = Counter()

    @seed(start)
    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.data())
    def run(data: st.DataObject) -> None:
        blog = data.draw(blogs())
        layout: Layout = data.draw(text_layouts(blog.words.code)) if kind == "text" else data.draw(page_layouts(blog.words.code))
        name = known(blog, layout)
        problem = wrong(blog, layout)
        outcome = "right" if problem is None else f"known: {name}" if name else f"wrong: {problem.partition(':')[0]}"
        kinds[outcome] += 1
        choices = [
            f"language={blog.words.code}",
            *(f"{one.name}={getattr(layout, one.name)}" for one in fields(layout) if one.name != "salt"),
        ]
        tried.update(choices)
        failed.update(choices if outcome.startswith("wrong") else ())

    run()
    for outcome, times in kinds.most_common():
        print(f"{times:7} {times / kinds.total():8.2%}  {outcome}")
    for choice in sorted(failed, key=lambda one: -failed[one] / tried[one])[:_SHOWN]:
        print(f"{failed[choice]:7} of {tried[choice]:6}  {choice}")


if __name__ == "__main__":
    main(sys.argv[1], *(int(value) for value in [*sys.argv[2:], *["2000", "1"][len(sys.argv) - 2 :]]))
