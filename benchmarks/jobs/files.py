"""Opening and publishing files of three sizes beside the same tables copied and checked by raw sqlite3."""

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.measuring import Job
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import BeneficiaryInput, Question
from partnerdesk.exchange import read_whole
from partnerdesk.services.documents import Documents
from partnerdesk.services.sample import sample_text

SIZES = {"small": 0.4, "middle": 4.0, "large": 35.0}
ROUNDS = {"small": 9, "middle": 7, "large": 3}
WORDS = "They told us what would help, and what would not. " * 20
BYTES_PER_LETTER = 1.45  # roughly, of what is said: as it is in the file of the large size
_MEGABYTE = 1_000_000


def _document(folder: Path, megabytes: float) -> tuple[Documents, Path]:
    """Make the example as large as asked for, by more of what people said."""
    partnership, answers = read_whole(sample_text(), load_catalogue())
    more = int(megabytes * _MEGABYTE / (len(WORDS) * BYTES_PER_LETTER))
    inputs = [BeneficiaryInput(id=f"X{number}", method="interview", summary=WORDS) for number in range(more)]
    documents, path = Documents(folder / "private"), folder / "large.partnership"
    documents.from_partnership(partnership.put(*inputs), path, answers).close()
    return documents, path


def _copied(source: Path, target: Path) -> None:
    """Copy a file, check it, and copy its rows table by table into a new database."""
    staged = target.with_suffix(".staged")
    shutil.copyfile(source, staged)
    hashlib.sha256(staged.read_bytes()).digest()
    with closing(sqlite3.connect(staged)) as old, closing(sqlite3.connect(target, isolation_level=None)) as new:
        old.execute("PRAGMA integrity_check").fetchall()
        new.execute("PRAGMA synchronous=EXTRA")
        new.execute("BEGIN")
        tables = old.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql NOT NULL").fetchall()
        for name, sql in tables:
            new.execute(sql)
            width = len(old.execute(f"PRAGMA table_info({name})").fetchall())
            places = ", ".join("?" * width)
            new.executemany(f"INSERT INTO {name} VALUES ({places})", old.execute(f"SELECT * FROM {name}"))
        new.execute("COMMIT")
    staged.unlink()
    target.unlink()


def _vacuumed(source: Path, target: Path) -> None:
    """Write the same tables with VACUUM INTO, flush and hash them."""
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    descriptor = os.open(target, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    hashlib.sha256(target.read_bytes()).digest()
    target.unlink()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def opened(size: str, folder: Path) -> Iterator[Job]:
    """Open a document of a size: copied, checked, its rows in a workspace that is ready for work."""
    documents, path = _document(folder, SIZES[size])
    yield Job(
        id=f"open_{size}",
        title=f"opening a file of {path.stat().st_size / _MEGABYTE:.1f} MB",
        floor_title="copy, check and row copy by raw sqlite3",
        subject=partial(opening, documents, path),
        floor=partial(copied, path, folder / "copy.db"),
        rounds=ROUNDS[size],
    )


@contextmanager
def published(size: str, folder: Path) -> Iterator[Job]:
    """Publish a document of a size after one change."""
    documents, path = _document(folder, SIZES[size])
    numbers = count(1)
    with documents.open(path) as session:

        def subject() -> float:
            session.execute(ChangeFields(Question, (), {"text": f"Should we? {next(numbers)}"}))
            return _seconds(session.publish)

        yield Job(
            id=f"publish_{size}",
            title=f"publishing a file of {path.stat().st_size / _MEGABYTE:.1f} MB",
            floor_title="VACUUM INTO, flush and hash of the same tables",
            subject=subject,
            floor=partial(vacuumed, path, folder / "copy.db"),
            rounds=ROUNDS[size],
        )


def opening(documents: Documents, path: Path) -> float:
    """Give the seconds until a document is open."""
    start = time.perf_counter()
    session = documents.open(path)
    took = time.perf_counter() - start
    session.close()
    return took


def copied(source: Path, target: Path) -> float:
    """Give the seconds of the least that opening a file needs."""
    return _seconds(partial(_copied, source, target))


def vacuumed(source: Path, target: Path) -> float:
    """Give the seconds of the least that publishing a file needs."""
    return _seconds(partial(_vacuumed, source, target))


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {
    **{f"open_{size}": partial(opened, size) for size in SIZES},
    **{f"publish_{size}": partial(published, size) for size in SIZES},
}
