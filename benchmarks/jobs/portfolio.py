"""Figures of many files, file by file, beside a plain look into each: one connection, one row.

Files per second is what one process reads; the command starts one for each processor.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path

from benchmarks.measuring import Job, timed

FILES = 12
DAY = date(2026, 11, 26)


def _files(folder: Path) -> list[Path]:
    """Write the example a dozen times, each with a number of its own."""
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.sample import sample_whole

    documents, (example, answers) = Documents(folder / "home"), sample_whole(load_catalogue())
    places = [folder / f"{number}.partnership" for number in range(FILES)]
    for place in places:
        documents.from_partnership(example, place, answers).close()
    return places


def _looked_into(places: list[Path]) -> None:
    for place in places:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT outcome FROM decision").fetchone()


@contextmanager
def one_file(folder: Path) -> Iterator[Job]:
    """Read a file of a portfolio: admitted as a stranger's, its draws made, its figures worked out."""
    from partnerdesk.portfolio.reading import FileReader, WasRead

    places, reader = _files(folder), FileReader(folder / "reading", DAY)
    if not isinstance(reader.read(places[0]), WasRead):
        raise TypeError("the example has no figures")

    def read() -> None:
        for place in places:
            reader.read(place)

    per_file = timed(read)
    floor = timed(lambda: _looked_into(places))
    yield Job(
        "portfolio_file",
        "one file of a portfolio, in one process",
        "sqlite3: open, one row",
        lambda: per_file() / FILES,
        lambda: floor() / FILES,
        7,
    )


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {"portfolio_file": one_file}
