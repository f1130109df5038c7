"""Draws the import of a survey, page by page. Part of `tests.shots FOLDER --dialogs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.viewmodels.survey.preview import Stage
from partnerdesk.ui.views.survey.columns_page import ColumnsPage
from partnerdesk.ui.views.survey.window import SurveyWindow
from tests.exchange.survey.exports import csv_bytes
from tests.ui.survey.conftest import HEADS, POSITIONS, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from partnerdesk.ui.main_window import MainWindow

_TURNS = 400
_WAITING = frozenset({Stage.READING, Stage.COUNTING, Stage.STORING})


def _settle(shown: SurveyWindow) -> None:
    for _ in range(_TURNS):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(50)
        if shown.preview.stage not in _WAITING:
            break
    for _ in range(5):
        QApplication.processEvents()


def _opened(window: MainWindow, path: Path) -> SurveyWindow:
    window.files.surveys.show(path)
    shown = next(each for each in window.findChildren(SurveyWindow) if each.isVisible())
    _settle(shown)
    return shown


def shoot_import(window: MainWindow, folder: Path, grab: Callable[[SurveyWindow, str], int]) -> int:
    """Draw what was found, the columns with what is still to be said, what comes in, a second time, and refusals."""
    path = folder / "family_survey.csv"
    path.write_bytes(csv_bytes([HEADS, *ROWS]))
    shown = _opened(window, path)
    made = grab(shown, "import-1-found")
    made += _columns(shown, grab)
    shown.preview.set_dates("day-first")
    shown.on.click()
    _settle(shown)
    made += grab(shown, "import-4-about")
    shown.on.click()
    _settle(shown)
    again = _opened(window, path)
    made += grab(again, "import-5-again")
    again.reject()
    refused = folder / "letter.csv"
    refused.write_bytes(b"%PDF-1.7 and so on")
    shown = _opened(window, refused)
    made += grab(shown, "import-6-refused")
    shown.reject()
    return made


def _columns(shown: SurveyWindow, grab: Callable[[SurveyWindow, str], int]) -> int:
    shown.on.click()
    _settle(shown)
    made = grab(shown, "import-2-date-order")
    for name, head in (("scale", "How satisfied are you? (1-5)"), ("identifies", "E-mail"), ("words", "Why?")):
        if isinstance(shown.page, ColumnsPage):
            shown.page.list.choose(POSITIONS[head])
        made += grab(shown, f"import-3-{name}")
    return made
