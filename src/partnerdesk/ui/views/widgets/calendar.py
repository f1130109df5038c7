"""A month to choose a day from, over the page. Loaded when it is first asked for: a start shows none."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QTextCharFormat,
)
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import ENTER

_CELL, _HEAD, _ICON = 38, 40, 18
_WEEK, _ROWS = 7, 7
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Month(QCalendarWidget):
    """The days of a month in the colours and the text size of the program. Page keys turn to another month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale())
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setFont(theme().font("body"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setPalette(_palette())
        plain = QTextCharFormat()
        plain.setForeground(theme().colour("text"))
        plain.setBackground(theme().colour("surface"))
        self.setHeaderTextFormat(plain)
        for day in _WEEKEND:  # red would say that something is wrong with them
            self.setWeekdayTextFormat(day, plain)
        self._dress_head()
        self.setFixedSize(theme().px(_CELL * _WEEK), theme().px(_CELL * _ROWS + _HEAD))
        days = self.findChild(QTableView)
        if days is not None:
            days.horizontalHeader().setMinimumSectionSize(1)  # else the style's own, and Sunday lies beside the month
            self.setFocusProxy(days)

    def _dress_head(self) -> None:
        head = self.findChild(QWidget, "qt_calendar_navigationbar")
        if head is not None:
            palette = _palette()
            palette.setColor(QPalette.ColorRole.Highlight, theme().colour("surface"))
            palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("text"))
            head.setPalette(palette)
            head.setMinimumHeight(theme().px(_HEAD))
            for each in head.findChildren(QWidget):
                each.setPalette(palette)
                each.setFont(theme().font("strong"))
        arrows = {
            "qt_calendar_prevmonth": (self.tr("The month before"), "arrow-left"),
            "qt_calendar_nextmonth": (self.tr("The month after"), "arrow-right"),
        }
        for name, (words, icon) in arrows.items():
            arrow = self.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setAccessibleName(words)
                arrow.setToolTip(words)
                arrow.setIcon(_icon(icon))
                arrow.setIconSize(QSize(theme().px(_ICON), theme().px(_ICON)))


def _icon(name: str) -> QIcon:
    side, fine = theme().px(_ICON), 2
    picture = QPixmap(side * fine, side * fine)
    picture.setDevicePixelRatio(fine)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    paint_icon(painter, name, QRectF(0, 0, side, side), theme().colour("text"))
    painter.end()
    return QIcon(picture)


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Base, "surface"),
        (role.Window, "surface"),
        (role.AlternateBase, "surface"),
        (role.Text, "text"),
        (role.WindowText, "text"),
        (role.ButtonText, "text"),
        (role.Button, "surface"),
        (role.Highlight, "primary"),
        (role.HighlightedText, "on_primary"),
    ):
        palette.setColor(each, theme().colour(colour))
    muted = QColor(theme().colour("muted"))
    muted.setAlphaF(0.6)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, muted)
    return palette


class MonthPopup(QFrame):
    """A month that lies over the page until a day is chosen, or Escape or a click beside it closes it."""

    picked = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Choose a day"))
        edge = theme().space(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edge, edge, edge, edge)
        self.month = Month(self)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.clicked.connect(self._on_picked)
        layout.addWidget(self.month)
        self._days = self.month.findChild(QTableView)
        if self._days is not None:
            self._days.installEventFilter(self)

    def _on_picked(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self._on_picked(self.month.selectedDate())
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setPen(theme().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
