"""What a process of the pool does: units in, results out, until its pipes are closed."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

from livelog.batch.convert import converter
from livelog.batch.job import Job
from livelog.cli.main import COLLECTOR
from livelog.errors import LivelogError

STOPS = (signal.SIGINT, signal.SIGTERM)
_LOOK = 1.0  # seconds after which an idle process looks whether the one that started it is still there


def work(asked: Connection, told: Connection, job: Job, inherited: Sequence[Connection]) -> None:
    """Converts what comes through `asked`: `None` goes to `told` when a chunk was begun, then a result for each of its units.

    `inherited` are pipes of others that this process has only because it was forked.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that started this one, which ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)  # held back when this process was started
    gc.set_threshold(*COLLECTOR)
    parent = os.getppid()
    try:
        convert = converter(job)
        while True:
            while not asked.poll(_LOOK):
                if os.getppid() != parent:
                    return
            units = asked.recv()
            told.send(None)
            for unit in units:
                told.send(convert(unit))
    except (EOFError, OSError, LivelogError, MemoryError):
        return  # whoever wanted the results has gone, or will see that this process has
