"""A hundred thousand survey answers: imported, searched, published and opened, beside raw sqlite3 with these rows."""

import csv
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.jobs.files import copied, opening, vacuumed
from benchmarks.measuring import Job
from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Question
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.services.answer_import import ReadSurvey, read_survey, survey_command
from partnerdesk.services.answers import Answers, Filter
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session

ANSWERS = 100_000
AT = "2026-11-23T19:00:00+00:00"
MOST_UNTIL_THE_FIRST_ROWS = 0.3
TYPED = ("wa", "warm", "ch", "children bu", "the h", "zz", "we can get home", "home we", "wb", "rest an")
_WORDS = tuple("warm room on Fridays please carers need rest and a bus that comes when it says so".split())  # noqa: SIM905 - read as a sentence
_COLUMNS = (("Id", Role.ID), ("Date", Role.DATE), ("Are you", Role.GROUP), ("How", Role.CHOICE), ("What", Role.TEXT))
_TABLE = """CREATE TABLE answer (position INTEGER PRIMARY KEY, survey TEXT, respondent INTEGER, answer_id TEXT, at TEXT,
    segment TEXT, question INTEGER, text TEXT) STRICT"""
_PUT = "INSERT INTO answer VALUES (NULL, 'SU1', ?, ?, ?, ?, ?, ?)"
_INDEX_AFTER = (
    "CREATE VIRTUAL TABLE temp.found USING fts5(text)",
    "INSERT INTO temp.found (rowid, text) SELECT position, text FROM answer",
)
_INDEX_BY_ROW = (
    "CREATE VIRTUAL TABLE found USING fts5(text, content='answer', content_rowid='position')",
    """CREATE TRIGGER put AFTER INSERT ON answer BEGIN
        INSERT INTO found (rowid, text) VALUES (new.position, new.text); END""",
)


def export(path: Path) -> SurveyMap:
    """Write an export of people who say some 120 letters each, with many words that few of them use."""
    chance = random.Random(6)
    rare = ["w" + "".join(chance.choices("abcdefghij", k=5)) for _ in range(8000)]
    with path.open("w", encoding="utf-8") as file:
        file.write("Id,Date,Are you,How,What\n")
        for number in range(ANSWERS):
            words = " ".join(chance.choices(_WORDS, k=19) + chance.choices(rare, k=2))
            group, how = chance.choice(("A carer", "A neighbour", "Staff")), chance.choice(("Good", "Bad"))
            file.write(f'r{number},2026-03-{number % 28 + 1:02},{group},{how},"{words}"\n')
    columns = [ColumnMap(place, heading, role) for place, (heading, role) in enumerate(_COLUMNS)]
    return SurveyMap(tuple(columns))


def _raw(
    target: Path, rows: Sequence[AnswerRow], before: Sequence[str] = (), after: Sequence[str] = _INDEX_AFTER
) -> float:
    """Write the rows from memory, and index them: with one statement after, or with what was stated before."""
    start = time.perf_counter()
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for statement in (_TABLE, *before, "BEGIN"):
            connection.execute(statement)
        connection.executemany(_PUT, rows)
        for statement in ("COMMIT", *after):
            connection.execute(statement)
    took = time.perf_counter() - start
    target.unlink()
    return took


def _read_only(data: Path) -> float:
    """Read the export with nothing but a loop, which keeps nothing."""
    start = time.perf_counter()
    with data.open(encoding="utf-8", newline="") as file:
        for _row in csv.reader(file):
            pass
    return time.perf_counter() - start


_Floor = Callable[[Path, Path, Sequence[AnswerRow]], float]
_IMPORTS: dict[str, tuple[str, _Floor]] = {
    "answers_import": (
        "raw executemany of the rows and one full-text insert",
        lambda target, _data, rows: _raw(target, rows),
    ),
    "answers_import_triggers": (
        "raw executemany with a full-text trigger for each row",
        lambda target, _data, rows: _raw(target, rows, _INDEX_BY_ROW, ()),
    ),
    "answers_import_csv": ("a plain csv loop over the export", lambda _target, data, _rows: _read_only(data)),
}


@contextmanager
def read_into(folder: Path) -> Iterator[tuple[Path, SurveyMap, ReadSurvey, Session]]:
    """Give an export, its map, what was read of it, and a file that it can be imported into."""
    data = folder / "export.csv"
    made = export(data)
    with Documents(folder / "private").new(folder / "x.partnership", "Answers") as session:
        yield data, made, read_survey(data, made), session


@contextmanager
def imported(name: str, folder: Path) -> Iterator[Job]:
    """Read an export, store it as one step, and get the search ready."""
    numbers = count(1)
    floor_title, floor = _IMPORTS[name]
    with read_into(folder) as (data, made, read, session):

        def subject() -> float:
            start = time.perf_counter()
            session.execute(survey_command(session.partnership, read_survey(data, made), AT))
            answers = Answers(session)
            for _ in answers.load():
                pass
            took = time.perf_counter() - start
            answers.close()
            session.undo()
            session.execute(
                ChangeFields(Question, (), {"text": f"Should we? {next(numbers)}"})
            )  # forgets what was undone
            return took

        yield Job(
            id=name,
            title=f"{ANSWERS:,} answers from CSV, search ready",
            floor_title=floor_title,
            subject=subject,
            floor=partial(floor, folder / "raw.db", data, tuple(read.rows)),
            rounds=3,
        )


def _slowest(ask: Callable[[str], object]) -> float:
    """Give the 99th percentile of some hundred searches."""
    took = []
    for typed in TYPED * 20:
        start = time.perf_counter()
        ask(typed)
        took.append(time.perf_counter() - start)
    return sorted(took)[int(len(took) * 0.99)]


@contextmanager
def searched(folder: Path) -> Iterator[Job]:
    """Search as somebody types: the first page and how many there are."""
    with read_into(folder) as (_data, _made, read, session), closing(sqlite3.connect(":memory:")) as raw:
        session.execute(survey_command(session.partnership, read, AT))
        answers = Answers(session)
        for _ in answers.load():
            pass
        raw.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
        raw.executemany(
            "INSERT INTO found (rowid, text) VALUES (?, ?)", ((row.respondent, row.text) for row in read.rows)
        )

        def ours(typed: str) -> None:
            answers.page(Filter(text=typed), 0, 200)
            answers.count(Filter(text=typed))

        def plain(typed: str) -> None:
            asked = " ".join(f'"{word}"' for word in typed.split()) + "*"
            raw.execute(
                "SELECT rowid, text FROM found WHERE found MATCH ? ORDER BY rowid LIMIT 200", (asked,)
            ).fetchall()
            raw.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchall()

        yield Job(
            id="answers_search",
            title=f"search as you type over {ANSWERS:,} answers, p99",
            floor_title="the same by a raw FTS5 table",
            subject=partial(_slowest, ours),
            floor=partial(_slowest, plain),
            rounds=7,
        )
        answers.close()


@contextmanager
def first_page(folder: Path) -> Iterator[Job]:
    """Show the first answers of a file that is open, while the rest is still being taken in."""
    with read_into(folder) as (_data, _made, read, session):
        session.execute(survey_command(session.partnership, read, AT))

        def subject() -> float:
            start = time.perf_counter()
            answers = Answers(session)
            next(answers.load())
            found = answers.page()
            took = time.perf_counter() - start
            answers.close()
            if len(found) != 200:
                raise RuntimeError("no first page")
            return took

        yield Job(
            id="answers_first_page",
            title=f"the first of {ANSWERS:,} answers",
            floor_title="0.3 seconds",
            subject=subject,
            floor=lambda: MOST_UNTIL_THE_FIRST_ROWS,
            rounds=7,
        )


@contextmanager
def published(folder: Path) -> Iterator[Job]:
    """Publish a file with the answers after one change."""
    numbers = count(1)
    with read_into(folder) as (_data, _made, read, session):
        session.execute(survey_command(session.partnership, read, AT))
        session.publish()

        def subject() -> float:
            session.execute(ChangeFields(Question, (), {"text": f"Should we? {next(numbers)}"}))
            start = time.perf_counter()
            session.publish()
            return time.perf_counter() - start

        yield Job(
            id="answers_publish",
            title=f"publishing a file with {ANSWERS:,} answers",
            floor_title="VACUUM INTO, flush and hash of the same tables",
            subject=subject,
            floor=partial(vacuumed, session.path, folder / "copy.db"),
            rounds=5,
        )


@contextmanager
def opened(folder: Path) -> Iterator[Job]:
    """Open a file with the answers: copied, checked, its rows in a workspace that is ready for work."""
    with read_into(folder) as (_data, _made, read, session):
        session.execute(survey_command(session.partnership, read, AT))
        path = session.path
    documents = Documents(folder / "private")
    yield Job(
        id="answers_open",
        title=f"opening a file with {ANSWERS:,} answers",
        floor_title="copy, check and row copy by raw sqlite3",
        subject=partial(opening, documents, path),
        floor=partial(copied, path, folder / "copy.db"),
        rounds=5,
    )


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {
    **{name: partial(imported, name) for name in _IMPORTS},
    "answers_search": searched,
    "answers_first_page": first_page,
    "answers_publish": published,
    "answers_open": opened,
}
