"""What a person does with the window of an import: drop a file, go on to the columns, go on to the last page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.survey.about_page import AboutPage
from partnerdesk.ui.views.survey.columns_page import ColumnsPage
from partnerdesk.ui.views.survey.window import SurveyWindow

Settle = Callable[[], None]


def opened(window: MainWindow) -> list[SurveyWindow]:
    """Give the windows of an import that are open."""
    return [each for each in window.findChildren(SurveyWindow) if each.isVisible()]


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))


def to_columns(shown: SurveyWindow, settle: Settle) -> ColumnsPage:
    """Go on to the columns."""
    shown.on.click()
    settle()
    assert isinstance(shown.page, ColumnsPage)
    return shown.page


def to_about(shown: SurveyWindow, settle: Settle) -> AboutPage:
    """Say which order dates are in, and go on to the last page."""
    shown.preview.set_dates("day-first")
    to_columns(shown, settle)
    shown.on.click()
    settle()
    assert isinstance(shown.page, AboutPage)
    return shown.page
