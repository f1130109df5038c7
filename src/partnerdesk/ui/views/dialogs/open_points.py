"""The list of what is still open; each point leads to its page."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.open_list import OpenLine, OpenList
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose, Rule


def show_open_points(parent: QWidget, desk: Desk) -> ReadingWindow:
    """Show what is still open, and lead to it."""
    window = ReadingWindow(QCoreApplication.translate("OpenPoints", "What is still open"), parent)
    lines = OpenList(desk, window).lines
    if not lines:
        window.say("", QCoreApplication.translate("OpenPoints", "Nothing is open. You can print the brief."))
    step = ""
    for line in lines:
        if line.step != step:
            step = line.step
            window.say(step, "")
        window.body.addLayout(_row(window, desk, line))
        window.body.addWidget(Rule())
    window.show_all()
    return window


def _row(window: ReadingWindow, desk: Desk, line: OpenLine) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().space(12))
    row.addWidget(Prose(line.words, "body"), 1)
    there = Button(way_to(line.page), Look.QUIET, "arrow-right", icon_after=True)
    there.setAccessibleName(f"{there.text()}: {line.words}")

    def go() -> None:
        window.accept()
        desk.go_to(line.page)

    there.clicked.connect(go)
    row.addWidget(there, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
