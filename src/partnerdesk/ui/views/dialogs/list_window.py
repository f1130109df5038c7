"""A window with a quiet list at one side: what is chosen in it is shown beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QWidget

from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.text import Rule

AROUND, ABOVE_AND_BELOW = 40, 60
"""Pixels of the screen that stay free beside such a window, and above and below it."""


def side_list(name: str, lines: Iterable[str]) -> QListWidget:
    """Make the list; ``name`` is what a screen reader calls it."""
    shown = QListWidget()
    shown.setAccessibleName(name)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setFont(theme().font("body"))
    shown.setWordWrap(True)
    shown.setSpacing(theme().space(3))
    palette = shown.palette()
    palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
    palette.setColor(QPalette.ColorRole.Highlight, theme().colour("tint"))
    palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("text"))
    shown.setPalette(palette)
    shown.addItems(list(lines))
    return shown


class ListWindow(QDialog):
    """The list, what is chosen, and the buttons below both; Esc closes it. It is ``size`` large where the screen is."""

    def __init__(self, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.screen().availableGeometry()
        width, height = (theme().px(side) for side in size)
        self.resize(min(width, room.width() - AROUND), min(height, room.height() - ABOVE_AND_BELOW))

    def lay_out(
        self, choices: QListWidget, shown: QWidget, close: Button, *, back: Button | None = None, shrinks: bool = False
    ) -> None:
        """Lay the list beside what it shows, and the buttons below; ``close`` closes the window.

        A list that ``shrinks`` gives way where there is little room.
        """
        close.clicked.connect(self.accept)
        layout = column(self, 0)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        side = column(None, 0, (12, 16, 0, 12))
        side.addWidget(choices)
        beside.addLayout(side, 2 if shrinks else 0)
        beside.addWidget(shown, 3)
        layout.addLayout(beside, 1)
        layout.addWidget(Rule())
        row = QHBoxLayout()
        margin = theme().space(20)
        row.setContentsMargins(margin, theme().space(12), margin, theme().space(16))
        if back is not None:
            row.addWidget(back)
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
