"""The process that tries cases; `run.py` starts and watches it.

A case that fails is saved, and the next one is tried; one that takes too long, or too much memory, ends the process.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import os
import pkgutil
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import Any

sys.path.append(str(Path(__file__).parent.parent))

from fuzz_board import Board
from fuzz_mutate import mutated

KEPT = 300  # cases that the mutator goes on from, beside the seeds
MEMORY = 4  # how the process ends on a case that takes too much memory; one that takes too long kills it
_UNITS = 1 if sys.platform != "darwin" else 1024  # of ru_maxrss, in kilobytes


def main() -> None:
    engine, kind, runs, seconds, seed, work = sys.argv[1:7]
    atheris = importlib.import_module("atheris") if engine == "atheris" else None
    with atheris.instrument_imports(include=["livelog"], enable_loader_override=False) if atheris else nullcontext():
        import livelog

        for module in pkgutil.walk_packages(livelog.__path__, "livelog."):
            # what is only loaded when it is needed would not be watched
            if not module.name.startswith(("livelog.cli", "livelog.batch", "livelog.write", "livelog.__main__")):
                importlib.import_module(module.name)
    from fuzz_seeds import TOKENS, seeds

    folder = Path(work)
    trial = _trial(kind, Board(folder / "board"), folder)
    begun = seeds(kind)
    if atheris is None:
        _ours(trial, kind, begun, TOKENS[kind], int(runs), float(seconds), int(seed))
        return
    corpus = folder / f"corpus-{seed}"
    corpus.mkdir()
    for number, data in enumerate(begun):
        (corpus / f"{number:04}").write_bytes(data)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS[kind] if len(token) <= 60), encoding="ascii")

    def change(data: bytes, room: int, chance: int) -> bytes:
        rng = Random(chance)
        made: bytes = atheris.Mutate(data, room) if rng.random() < 0.5 else mutated(data, rng, kind, TOKENS[kind], begun)
        return made[:room]

    limits = [
        f"-runs={runs}",
        f"-max_total_time={int(float(seconds)) or 10**6}",
        f"-seed={seed}",
        "-max_len=4096",
        "-timeout=0",
        "-rss_limit_mb=0",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-dict={words}", "-verbosity=0", "-len_control=0", str(corpus)], trial, custom_mutator=change)
    atheris.Fuzz()


def _escaped(token: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02X}" for byte in token)


def _ours(trial: Callable[[bytes], None], kind: str, begun: list[bytes], tokens: list[bytes], runs: int, seconds: float, seed: int) -> None:
    """Without atheris: the same changes by chance alone, of seeds and of what came out of them."""
    rng = Random(f"{kind} {seed}")
    kept = list(begun)
    until = time.monotonic() + (seconds or 10**9)
    for number in range(runs):
        data = begun[number] if number < len(begun) and seed == 0 else mutated(rng.choice(kept), rng, kind, tokens, begun)[:4096]
        trial(data)
        if len(kept) < len(begun) + KEPT:
            kept.append(data)
        elif rng.random() < 0.05:
            kept[rng.randrange(len(begun), len(kept))] = data
        if time.monotonic() > until:
            break


def _trial(kind: str, board: Board, folder: Path) -> Callable[[bytes], None]:
    """A function that tries one case."""
    from fuzz_case import MEGABYTES, examine
    from fuzz_case import SECONDS as MOST_SECONDS

    examine(kind, b"")
    examine("html", b"<p>14:05</p><p>The gate opens.</p>")
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)  # a quarter of the time goes otherwise into looks for cycles
    seen: dict[str, int] = {}

    def trial(data: bytes) -> None:
        board.begin(data)
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)  # nobody handles the signal: it ends the process, which the parent sees
        start = time.process_time()
        try:
            examine(kind, data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            _keep(data, error, folder, seen)
        spent = time.process_time() - start
        signal.setitimer(signal.ITIMER_PROF, 0)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _UNITS
        board.end(spent, peak)
        if peak > MEGABYTES * 1024:
            os._exit(MEMORY)

    return trial


def _keep(data: bytes, error: Exception, folder: Path, seen: dict[str, int]) -> None:
    """Saves a case that failed, the smallest of those that failed alike."""
    frames: list[Any] = traceback.extract_tb(error.__traceback__)
    where = frames[-1]
    what = f"{type(error).__name__}-{Path(where.filename).stem}-{where.lineno}"
    if len(data) >= seen.get(what, 1 << 30):
        return
    seen[what] = len(data)
    (folder / "failed").mkdir(exist_ok=True)
    (folder / "failed" / what).write_bytes(data)
    note = "".join(traceback.format_exception(error)[-6:])
    (folder / "failed" / f"{what}.txt").write_text(f"{hashlib.sha256(data).hexdigest()[:12]}\n{note}", encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
