"""A desk without a window, on an empty file; and an export with one of everything that a person has to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.survey.window import SurveyWindow
from tests.exchange.survey.exports import csv_bytes
from tests.ui.survey.hands import Settle, drop, opened

HEADS = (
    "Response ID",
    "Date",
    "E-mail",
    "Age group",
    "How satisfied are you? (1-5)",
    "What helped?",
    "Why?",
    "Consent",
)
WHY = (
    "I could talk to somebody who had been through the same and did not have to explain it all again",
    "The bus stops at the door, which matters more than you think when the weather is bad in winter",
    "People remember my name, and somebody rang me when I did not come for two weeks in a row",
    "It donâ€™t cost anything and my sister can come along with me whenever she is not at work",
)
ROWS = tuple(
    (
        str(number + 1),
        f"0{1 + number % 9}/0{1 + number % 3}/2026",
        f"someone{number}@example.org",
        ("18-24", "25-34", "65+")[number % 3],
        ("1", "2", "3", "4", "5", "99")[number % 6],
        ("Lifts; Calls", "Calls", "Lifts", "n/a")[number % 4],
        WHY[number % 4] + f" ({number})" if number % 5 else "n/a",
        "No" if number == 7 else "Yes",
    )
    for number in range(36)
)
POSITIONS = {head: place for place, head in enumerate(HEADS)}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Give a small export."""
    path = tmp_path / "family_survey.csv"
    path.write_bytes(csv_bytes([HEADS, *ROWS]))
    return path


@pytest.fixture
def settle(qapp: QApplication) -> Callable[[], None]:
    """Give what waits until all that runs aside is done and shown."""

    def wait() -> None:
        for _ in range(4):
            qapp.processEvents()
            QThreadPool.globalInstance().waitForDone(20_000)
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()

    return wait


@pytest.fixture
def shown(empty: MainWindow, export: Path, settle: Settle) -> Iterator[SurveyWindow]:
    """Give the window on what was found."""
    drop(empty, export)
    settle()
    (found,) = opened(empty)
    yield found
    for each in opened(empty):
        each.reject()
    settle()
