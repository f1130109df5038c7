"""How soon the brief in the window follows a change, beside a second: from the change to the page as it is drawn.

The floor is no measurement but the second that somebody may wait. What is
counted is the time that the process worked, on whichever thread: it does nothing else meanwhile, and the work of others
does not count.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Job
from benchmarks.window import first_block, open_window

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.views.steps.brief_preview import BriefPreview

SECOND = 1.0
PATIENCE = 60.0


@contextmanager
def preview(folder: Path) -> Iterator[Job]:
    """Change the question of the example while its brief is looked at."""
    with _followed(folder) as change:
        title = "the preview follows a change, processor time"
        yield Job("preview", title, "one second", change, lambda: SECOND, 11)


@contextmanager
def full_preview(folder: Path) -> Iterator[Job]:
    """Do the same in a file of 300 inputs, 40 objectives, 4 partners and 12 people."""
    from tests.fixtures.full_file import full_file

    with _followed(folder, full_file()) as change:
        yield Job("full_preview", "the same, full file", "one second", change, lambda: SECOND, 7)


@contextmanager
def _followed(folder: Path, partnership: "Partnership | None" = None) -> Iterator[Callable[[], float]]:
    from partnerdesk.domain.commands import ChangeFields
    from partnerdesk.domain.records import Question

    with open_window(folder, partnership) as window:
        view, numbers = _preview(window), count(1)

        def changed() -> float:
            before, begun = view.model.data, time.process_time()
            if window.desk is not None:
                window.desk.execute(ChangeFields(Question, (), {"text": f"Shall we, for the {next(numbers)}. time?"}))
            _wait(lambda: view.model.data != before and view.paper.sheet.is_drawn)
            return time.process_time() - begun

        yield changed


def _preview(window: "MainWindow") -> "BriefPreview":
    from partnerdesk.ui.views.steps.brief_preview import BriefPreview

    window.show_brief()
    view = first_block(window)
    if not isinstance(view, BriefPreview):
        message = "there is no preview"
        raise TypeError(message)
    _wait(lambda: view.model.brief is not None and view.paper.sheet.is_drawn)
    return view


def _wait(until: Callable[[], bool]) -> None:
    """Let the event loop work until something holds, and sleep while it has nothing to do."""
    from PySide6.QtTest import QTest

    end = time.perf_counter() + PATIENCE
    while not until():
        QTest.qWait(5)
        if time.perf_counter() > end:
            message = "the preview did not follow"
            raise TimeoutError(message)
