"""Reads all files of a run into rows: each once, the newest of copies, and whatever was not counted with its reason."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.portfolio.many import read_all
from partnerdesk.portfolio.reading import CLOSED, COPY, FileReader, NotRead, WasRead, not_read
from partnerdesk.portfolio.searching import Searched
from partnerdesk.portfolio.writing import Rows

Progress = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of a run: how many files count, those that do not, and which rows of the run are of older copies."""

    counted: int
    not_read: tuple[NotRead, ...]
    older_copies: frozenset[int]


def gather(searched: Searched, reader: FileReader, rows: Rows, jobs: int, progress: Progress) -> Gathered:
    """Read every file and add its rows; ``progress`` is told how many of how many were read, and in how long."""
    started = time.monotonic()
    newest: dict[str, tuple[float, int, Path]] = {}
    left_out: set[int] = set()
    bad = [not_read(path, CLOSED) for path in searched.closed]
    for run, found in enumerate(read_all(searched.files, reader.read, jobs)):
        if isinstance(found, NotRead):
            bad.append(found)
        else:
            rows.add(run, found.figures)
            older = _older(newest, run, found)
            if older is not None:
                left_out.add(older[1])
                bad.append(not_read(older[2], COPY))
        progress(run + 1, len(searched.files), time.monotonic() - started)
    return Gathered(len(newest), tuple(bad), frozenset(left_out))


def _older(newest: dict[str, tuple[float, int, Path]], run: int, found: WasRead) -> tuple[float, int, Path] | None:
    """Keep the newer of two files with one number, of equal ones the first; return the other."""
    here = (found.changed_at, run, found.path)
    there = newest.get(found.code)
    if there is not None and there[0] >= found.changed_at:
        return here
    newest[found.code] = here
    return there


def why_not(bad: Sequence[NotRead]) -> dict[str, int]:
    """Return how many files were not counted, by reason."""
    codes = [each.code for each in bad]
    return {code: codes.count(code) for code in sorted(set(codes))}
