"""Reads many files in processes of their own, in order, a window of them at a time.

A file that ends its process (by a fault below Python, or for want of memory) costs that file alone: those that waited
beside it are read again, each by itself.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path

from partnerdesk.portfolio.reading import ENDED, NotRead, WasRead, not_read

FEW = 40  # starting processes costs as much as reading so many
_WINDOW = 64
MOST_JOBS = 61  # more processes than that nobody can wait for under Windows
Outcome = WasRead | NotRead
Read = Callable[[Path], Outcome]


def read_all(paths: Sequence[Path], read: Read, jobs: int) -> Iterator[Outcome]:
    """Yield what came of each file, in the order of ``paths``; at most a window of them is in memory.

    ``read`` goes to other processes.
    """
    if jobs < 2 or len(paths) < FEW:  # noqa: PLR2004 - one process is this one
        yield from (read(path) for path in paths)
        return
    jobs = min(jobs, MOST_JOBS)
    pool = _pool(jobs)
    try:
        for start in range(0, len(paths), _WINDOW * jobs):
            window = paths[start : start + _WINDOW * jobs]
            waiting, is_whole = _submitted(pool, window, read), True
            for path in window:
                found = _outcome(waiting.get(path))
                is_whole = is_whole and found is not None
                yield found or _alone(path, read)
            if not is_whole:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_keys_to_parent)


def _leave_keys_to_parent() -> None:
    """Ctrl-C ends the run where it is told; the processes that read would each say so with a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _keys_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started: in them it is held for life, before they have loaded anything."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submitted(pool: ProcessPoolExecutor, paths: Sequence[Path], read: Read) -> dict[Path, "Future[Outcome]"]:
    waiting: dict[Path, Future[Outcome]] = {}
    with suppress(BrokenProcessPool), _keys_held():
        for path in paths:
            waiting[path] = pool.submit(read, path)
    return waiting


def _outcome(waiting: "Future[Outcome] | None") -> Outcome | None:
    """Return what came of a file; None where a process ended before it was read."""
    with suppress(BrokenProcessPool):
        return waiting.result() if waiting is not None else None
    return None


def _alone(path: Path, read: Read) -> Outcome:
    with _pool(1) as pool:
        try:
            with _keys_held():
                waiting = pool.submit(read, path)
            return waiting.result()
        except BrokenProcessPool:
            return not_read(path, ENDED)
