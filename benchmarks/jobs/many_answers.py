"""What 100,000 answers cost beside their import: a start with them, a spreadsheet, memory, and a live window."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.jobs.answers import ANSWERS, AT, MOST_UNTIL_THE_FIRST_ROWS, export, read_into
from benchmarks.jobs.start import ROOT, Started, environment, starts_with, window
from benchmarks.measuring import Job
from benchmarks.window import FRAME, application
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import LIMITS, Watch
from partnerdesk.exchange.survey.spreadsheets import sheet_rows
from partnerdesk.services.answer_import import survey_command

MOST_MEGABYTES = 200
_SHEET = "Answers"
_IMPORT = """
import sys
from pathlib import Path
from benchmarks.jobs.answers import AT, export
from benchmarks.watched_print import most_memory
from partnerdesk.services.answer_import import read_survey, survey_command
from partnerdesk.services.answers import Answers
from partnerdesk.services.documents import Documents
folder = Path(sys.argv[1])
made = export(folder / "export.csv")
with Documents(folder / "private").new(folder / "x.partnership", "Answers") as session:
    session.execute(survey_command(session.partnership, read_survey(folder / "export.csv", made), AT))
    answers = Answers(session)
    for _ in answers.load():
        pass
    print(most_memory())
"""


def _with_answers(folder: Path) -> Path:
    with read_into(folder) as (_data, _made, read, session):
        session.execute(survey_command(session.partnership, read, AT))
        return session.path


def _starts(*before: str) -> Callable[[Path], Callable[[], Started]]:
    return lambda folder: starts_with(_with_answers(folder), *before)


@contextmanager
def memory(folder: Path) -> Iterator[Job]:
    """Import the answers and get the search ready, in a process of its own: in MB."""

    def subject() -> float:
        place = folder / f"{time.monotonic_ns()}"
        place.mkdir()
        ran = subprocess.run(
            [sys.executable, "-c", _IMPORT, str(place)],
            cwd=ROOT,
            env=environment(folder),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return int(ran.stdout) / 1e6

    yield Job(
        id="answers_memory",
        title=f"memory of the import of {ANSWERS:,} answers, search ready",
        floor_title=f"{MOST_MEGABYTES} MB",
        subject=subject,
        floor=lambda: float(MOST_MEGABYTES),
        rounds=2,
        unit="MB",
    )


@contextmanager
def looked_at(folder: Path) -> Iterator[Job]:
    """Look at an export before it is imported: all of it counted, its columns guessed, its first rows shown."""
    export(folder / "export.csv")

    def subject() -> float:
        begun = time.perf_counter()
        found = guess(folder / "export.csv")
        took = time.perf_counter() - begun
        if found.rows != ANSWERS or not found.first_rows:
            raise RuntimeError(found.rows)
        return took

    yield Job(
        id="answers_preview",
        title=f"an export of {ANSWERS:,} answers looked at",
        floor_title="0.3 seconds",
        subject=subject,
        floor=lambda: MOST_UNTIL_THE_FIRST_ROWS,
        rounds=5,
    )


@contextmanager
def spreadsheet(folder: Path) -> Iterator[Job]:
    """Read a spreadsheet of as many rows through the process that does so."""
    import openpyxl
    from python_calamine import CalamineWorkbook

    export(folder / "export.csv")
    path = folder / "answers.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    with (folder / "export.csv").open(encoding="utf-8") as lines:
        for line in lines:
            sheet.append(line.rstrip("\n").split(","))
    book.save(path)

    def subject() -> float:
        begun = time.perf_counter()
        rows = sum(map(len, sheet_rows(path, _SHEET, LIMITS, Watch())[1]))
        if rows != ANSWERS + 1:
            raise RuntimeError(rows)
        return time.perf_counter() - begun

    def floor() -> float:
        begun = time.perf_counter()
        for _row in CalamineWorkbook.from_path(str(path)).get_sheet_by_name(_SHEET).iter_rows():
            pass
        return time.perf_counter() - begun

    yield Job(
        id="answers_xlsx",
        title=f"{ANSWERS:,} rows from XLSX",
        floor_title="python-calamine alone",
        subject=subject,
        floor=floor,
        rounds=5,
    )


@contextmanager
def longest_pause(folder: Path) -> Iterator[Job]:
    """Store the answers from the window: the longest that its event loop waits meanwhile."""
    from partnerdesk.services.storing import store
    from partnerdesk.ui.viewmodels.survey.reading import Reading

    running = application()
    with read_into(folder) as (_data, _made, read, session):

        def subject() -> float:
            ends: list[Callable[[], object]] = []
            command = survey_command(session.partnership, read, AT)
            session.lending.begin()
            run = Reading(partial(store, session, command), running)
            run.done.connect(ends.append)
            longest, before = 0.0, time.perf_counter()
            while not ends:
                running.processEvents()
                now = time.perf_counter()
                longest, before = max(longest, now - before), now
            session.lending.end()
            ends[0]()
            session.undo()
            return longest

        yield Job(
            id="answers_pause",
            title=f"the longest pause of the event loop while {ANSWERS:,} answers are stored",
            floor_title="one frame",
            subject=subject,
            floor=lambda: FRAME,
            rounds=5,
        )


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {
    "start_with_answers": partial(
        window, "start_with_answers", f"cold start to a usable window with {ANSWERS:,} answers", _starts(), rounds=5
    ),
    "paint_with_answers": partial(
        window,
        "paint_with_answers",
        "the same until a window is painted, before they are read",
        _starts("painted"),
        rounds=5,
    ),
    "answers_memory": memory,
    "answers_preview": looked_at,
    "answers_xlsx": spreadsheet,
    "answers_pause": longest_pause,
}
