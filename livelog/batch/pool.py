"""Processes that convert, watched: one that dies or hangs costs the page that it was at, never the run.

Each process has two pipes of its own, one for each way (a pair for both ways would be a socket), and no lock in common with the others,
so that one may be killed at any point. `concurrent.futures` and loky break down as a whole when one of their processes dies, and those of
pebble take turns at a lock that a killed one can take with it.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from multiprocessing.connection import Connection, wait
from typing import NamedTuple, Self

from livelog.batch.job import Job, Result, Unit, failed
from livelog.batch.worker import STOPS, work
from livelog.errors import LivelogError

_TRIES = 2  # times that a page is given to a process before it counts as one that ends them
_STILLBORN = 20  # processes in a row that end before they have begun anything, beyond one for each that may be at work
_LONGEST = 3600.0  # seconds of one wait; systems refuse to wait for ever longer
_MOST_HELD, _MOST_BYTES = 1000, 64_000_000  # results that wait for one before them, for each process, and what they hold together
# a forked process has all modules at once; elsewhere than on Linux that is not safe, and each is started anew
_FORKS = sys.platform == "linux"
_CONTEXT = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")


class PoolError(LivelogError):
    """No process of the pool gets as far as its first page."""

    code = "crashed"


class Settled(NamedTuple):
    """A unit that needs no work, with what is known of it."""

    unit: Unit
    result: Result


class Chunk(NamedTuple):
    """Units that go to a process together; none where it takes a while to find the next ones.

    `tried` says how many processes have ended at the first of them.
    """

    units: tuple[Unit, ...]
    tried: int = 0


class _Worker:
    """A process with its pipes, and what it is at."""

    def __init__(self, job: Job, others: list[Connection]) -> None:
        """`others` are this process's ends of the pipes of the other workers: a fork has them too, and must let go of them."""
        asked, self.orders = _CONTEXT.Pipe(duplex=False)
        self.pipe, told = _CONTEXT.Pipe(duplex=False)
        inherited = [*others, *self.ends] if _FORKS else []
        self.process = _CONTEXT.Process(target=work, args=(asked, told, job, inherited), daemon=True)
        with _held_back():
            self.process.start()
        asked.close()
        told.close()
        self.left: deque[Unit] = deque()
        self.tried = 0
        self.began = False
        self.since = 0.0

    @property
    def ends(self) -> tuple[Connection, Connection]:
        """This process's ends: for what it asks, and for what it is told."""
        return self.orders, self.pipe

    def give(self, chunk: Chunk) -> None:
        """Hands it a chunk. That it has died is not told here: that is seen when its pipe is read."""
        self.left, self.tried, self.began, self.since = deque(chunk.units), chunk.tried, False, time.monotonic()
        with suppress(OSError):
            self.orders.send(chunk.units)

    def take(self) -> tuple[Unit, Result] | None:
        """What it has to say: a unit's result, or None where it has only begun. Raises `EOFError` or `OSError` where it has died."""
        result: Result | None = self.pipe.recv()
        self.since = time.monotonic()
        if result is None:
            self.began = True
            return None
        self.tried = 0
        return self.left.popleft()._replace(record=None), result  # a page's bytes are not kept as long as its result may have to wait

    def end(self) -> None:
        """Ends it at once."""
        self.process.kill()
        self.process.join()
        for end in self.ends:
            end.close()


@contextmanager
def _held_back() -> Iterator[None]:
    """An interrupt waits: until a process that is being started has said what it does about one, it would end it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Pool:
    """Up to `size` processes for a job, started as they are needed; use it in a `with`, whose end ends them."""

    def __init__(self, job: Job, size: int, seconds: float) -> None:
        """`seconds` is what one page may take."""
        self._job, self._size, self._seconds = job, size, seconds
        self._workers: list[_Worker] = []
        self._again: deque[Chunk] = deque()
        self._ready: dict[int, Settled] = {}
        self._held = 0
        self._stillborn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def results(self, feed: Iterator[Chunk | Settled]) -> Iterator[tuple[Unit, Result]]:
        """Each unit of the feed with its result, in the feed's order, whichever process is first. Units are numbered from 0 on.

        The feed is read only as far ahead as keeps the processes busy. Raises `PoolError` and, where no process can be started, `OSError`.
        """
        following = 0
        while True:
            patience = self._fill(feed)
            while following in self._ready:
                unit, result = self._ready.pop(following)
                self._held -= len(result.made)
                yield unit, result
                following += 1
            if any(worker.left for worker in self._workers):
                self._gather(inf if patience is None else patience)
            elif patience is None:
                return

    def _fill(self, feed: Iterator[Chunk | Settled]) -> float | None:
        """Gives work to whoever has none. How long the feed can wait until it is asked for more; None when it has come to its end."""
        while (worker := self._idle()) is not None:
            if self._again:
                worker.give(self._again.popleft())
                continue
            if len(self._ready) > _MOST_HELD * self._size or self._held > _MOST_BYTES:
                return inf  # what they wait for is being worked at
            given = next(feed, None)
            if given is None:
                return None
            if isinstance(given, Settled):
                self._keep(given)
            elif given.units:
                worker.give(given)
            else:
                return 0.0
        return inf

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if not worker.left:
                return worker
        if len(self._workers) < self._size:
            try:
                self._workers.append(_Worker(self._job, [end for worker in self._workers for end in worker.ends]))
            except OSError:  # no more of them, or no more open files
                self._size = len(self._workers)
                if not self._workers:
                    raise
            else:
                return self._workers[-1]
        return None

    def _keep(self, settled: Settled) -> None:
        self._ready[settled.unit.number] = settled
        self._held += len(settled.result.made)

    def _gather(self, most: float) -> None:
        """Takes what the processes have to say, in `most` seconds, and sees to those that have died or take too long."""
        busy = {worker.pipe: worker for worker in self._workers if worker.left}
        patience = min(worker.since for worker in busy.values()) + self._seconds - time.monotonic()
        heard = wait(list(busy), min(max(0.0, patience), most, _LONGEST))
        for pipe, worker in busy.items():
            if pipe in heard:
                try:
                    said = worker.take()
                except (EOFError, OSError):
                    self._replace(worker, failed("crashed", "a process that converted it died, twice"), worker.tried + worker.began)
                else:
                    self._stillborn = 0
                    if said is not None:
                        self._keep(Settled(*said))
            elif time.monotonic() - worker.since > self._seconds:
                self._replace(worker, failed("timeout", f"it took more than {self._seconds:g} seconds (--timeout)"), _TRIES)

    def _replace(self, worker: _Worker, result: Result, tried: int) -> None:
        """Ends a worker. What it was at fails, or is tried once more; what it had not come to is given to others."""
        worker.end()
        self._workers.remove(worker)
        self._stillborn += not worker.began
        if self._stillborn > self._size + _STILLBORN:
            raise PoolError("the processes that are to convert pages end before they have begun with one")
        first, *rest = worker.left
        if rest:
            self._again.appendleft(Chunk(tuple(rest)))
        if tried >= _TRIES:
            self._keep(Settled(first, result))
        else:
            self._again.appendleft(Chunk((first,), tried))
