"""What is worked out of a file: all signals, lights, gates and the ranking after an edit, and themes by group.

The first beside 5 ms, without the draws, which a worker makes. The second beside one statement of SQL over the marks.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path

from benchmarks.jobs.answers import ANSWERS, AT, read_into
from benchmarks.measuring import Job, timed
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import AnswerMark, BeneficiaryGroup, BeneficiaryInput, Survey, Theme
from partnerdesk.domain.sampling import first_places
from partnerdesk.domain.theme_counts import theme_table
from partnerdesk.exchange import read_case
from partnerdesk.services.answer_import import survey_command
from partnerdesk.services.answers import all_answers
from partnerdesk.services.sample import sample_text

MEETING = date(2026, 11, 23)
AT_ONCE = 0.005
THEMES, MARKED = 8, 10_000
_COUNTED = """SELECT theme, segment, count(DISTINCT answer.respondent) FROM mark
    JOIN answer ON answer.respondent = mark.respondent GROUP BY theme, segment"""


@contextmanager
def recomputed(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Work out everything of the example, as after each edit."""
    catalogue = load_catalogue()
    example = read_case(sample_text(), catalogue)
    shares = first_places(example, catalogue)
    yield Job(
        id="recompute",
        title="38 signals, ranking and gates after an edit",
        floor_title="5 ms",
        subject=timed(lambda: assess(example, catalogue, MEETING, shares), times=3),
        floor=lambda: AT_ONCE,
    )


@contextmanager
def themes_counted(folder: Path) -> Iterator[Job]:
    """Count people by theme and group, with ten thousand of the answers marked."""
    catalogue = load_catalogue()
    with read_into(folder) as (_data, _made, read, session), closing(sqlite3.connect(":memory:")) as raw:
        session.execute(
            PutRecords((BeneficiaryGroup(id="G1", name="A carer"), BeneficiaryGroup(id="G2", name="Staff")))
        )
        session.execute(survey_command(session.partnership, read, AT))
        (survey,) = session.partnership.rows(Survey)
        lawful = {"lawful_basis": "consent", "consent_state": "given"}
        session.execute(ChangeFields(BeneficiaryInput, (survey.input,), lawful))
        themes = tuple(Theme(id=f"T{number}", text=f"Theme {number}") for number in range(THEMES))
        asked = [(row.respondent, row.question or 1) for row in read.rows][:MARKED]
        marks = tuple(
            AnswerMark(survey=survey.id, respondent=person, question=question, themes=(themes[place % THEMES].id,))
            for place, (person, question) in enumerate(asked)
        )
        session.execute(PutRecords((*themes, *marks)))
        rows, partnership = all_answers(session), session.partnership
        raw.execute("CREATE TABLE answer (respondent INTEGER PRIMARY KEY, segment TEXT)")
        raw.executemany("INSERT INTO answer VALUES (?, ?)", ((row.respondent, row.segment) for row in read.rows))
        raw.execute("CREATE TABLE mark (respondent INTEGER, theme TEXT)")
        raw.executemany("INSERT INTO mark VALUES (?, ?)", ((each.respondent, str(each.themes)) for each in marks))
        yield Job(
            id="theme_counts",
            title=f"themes by group, {MARKED:,} of {ANSWERS:,} answers marked",
            floor_title="the same marks counted by raw sqlite3",
            subject=timed(lambda: theme_table(partnership, catalogue, answers=rows)),
            floor=timed(lambda: raw.execute(_COUNTED).fetchall()),
            rounds=5,
        )


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {
    "recompute": recomputed,
    "theme_counts": themes_counted,
}
