"""A field for a date with a month to choose from beside it: by mouse, and by keyboard with Alt and the down arrow.

The field itself stays for whoever types faster. It must not know what the date is for.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import IconButton
from partnerdesk.ui.views.widgets.inputs import LineInput


class DayField(QWidget):
    """A field for a date with the button that shows a month beside it."""

    def __init__(self, edit: LineInput, now: Callable[[], date], parent: QWidget | None = None) -> None:
        """``now`` gives the day that the month is opened at."""
        super().__init__(parent)
        self._edit, self._now = edit, now
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(4))
        row.addWidget(edit)
        self.button = IconButton(self.tr("Choose a day: {field}").format(field=edit.accessibleName()), "calendar")
        self.button.clicked.connect(self.show_month)
        row.addWidget(self.button)
        row.addStretch(1)
        keys = QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down), edit)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.show_month)

    def show_month(self) -> None:
        """Show the month of the day that stands in the field, below it, or where there is room."""
        from partnerdesk.ui.views.widgets.calendar import MonthPopup

        popup = MonthPopup(self._now(), self)
        popup.picked.connect(self._take)
        popup.adjustSize()
        room = self.screen().availableGeometry()
        below = self.mapToGlobal(QPoint(0, self.height() + theme().space(4)))
        above = self.mapToGlobal(QPoint(0, -popup.height() - theme().space(4))).y()
        top = below.y() if below.y() + popup.height() <= room.bottom() else max(above, room.top())
        popup.move(max(min(below.x(), room.right() - popup.width()), room.left()), top)
        popup.show()
        popup.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: date) -> None:
        self._edit.setText(long_date(day))
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.left.emit()
