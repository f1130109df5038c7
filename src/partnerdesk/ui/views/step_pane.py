"""The step list at the left: which workshop this is, the ten steps, and how far it is."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Charity, PartnershipFile
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.views.clock_card import ClockCard
from partnerdesk.ui.views.scrolling import Scroll
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import fill, smooth
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.step_row import StepRow
from partnerdesk.ui.views.widgets.text import Line

AFTER_PAINT_MS = 30
"""Who changed something waits for the page, not for what the ten steps still miss: that is worked out a frame later."""
WIDTH = 272
NARROW = 64


class Pane(QWidget):
    """A side of the window on the surface colour, with a line towards the middle."""

    def __init__(self, edge: Qt.Edge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self.setMinimumWidth(0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        fill(painter, area, theme().colour("surface"))
        lines = {
            Qt.Edge.RightEdge: QRectF(area.width() - 1, 0, 1, area.height()),
            Qt.Edge.LeftEdge: QRectF(0, 0, 1, area.height()),
            Qt.Edge.TopEdge: QRectF(0, 0, area.width(), 1),
        }
        fill(painter, lines[self._edge], theme().colour("border"))
        painter.end()


def _holding(layout: QVBoxLayout, *parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    for part in parts:
        layout.addWidget(part)
    return holder


class StepPane(Pane):
    """The ten steps; the whole row can be pressed, in any order."""

    step_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.RightEdge, parent)
        self._desk = desk
        self.model = StepListModel(desk, self)
        self.setAccessibleName(self.tr("Steps of the workshop"))
        self._title = Line("", "strong")
        self._about = Line("", "caption", "muted")
        self._rows: dict[str, StepRow] = {}
        self._progress = Line("", "caption", "muted")
        self._bar = Bar()
        self._head = _holding(column(None, 2, (12, 20, 12, 16)), self._title, self._about)
        self._foot = _holding(column(None, 8, (12, 12, 12, 20)), self._progress, self._bar)
        layout = column(self, 0, (12, 0, 0, 0))
        layout.addWidget(self._head)
        steps = QWidget()
        self._scroll = Scroll(steps, room_for_bar=False)
        layout.addWidget(self._scroll, 1)
        self._add_rows(column(steps, 0, (0, 0, 12, 0)))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(steps.minimumSizeHint().width() + bar)  # Qt's own least width is of no content
        self.clock = ClockCard(desk)
        self._clock_place = _holding(column(None, 0, (6, 8, 12, 4)), self.clock)
        layout.addWidget(self._clock_place)
        layout.addWidget(self._foot)
        self._later = QTimer(self, singleShot=True, interval=AFTER_PAINT_MS)
        self._later.timeout.connect(self._show)
        self.model.changed.connect(self._on_changed)
        self._show()

    def _add_rows(self, inside: QVBoxLayout) -> None:
        for line in self.model.lines:
            row = StepRow(line.number, line.name)
            row.clicked.connect(lambda _checked=False, step=line.id: self.step_asked.emit(step))
            self._rows[line.id] = row
            inside.addWidget(row)
        inside.addStretch(1)

    def fold(self, narrow: bool) -> None:
        """Show numbers only, or everything."""
        self.setFixedWidth(theme().px(NARROW if narrow else WIDTH))
        self._head.setVisible(not narrow)
        self._foot.setVisible(not narrow)
        self.clock.fold(narrow)
        for row in self._rows.values():
            row.fold(narrow)

    def mark(self, step: str) -> None:
        """Mark the step that is shown."""
        self._rows[step].setChecked(True)
        self._reveal()
        QTimer.singleShot(0, self, self._reveal)  # once more when its row has grown by what the step misses

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        row = next((each for each in self._rows.values() if each.isChecked()), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, theme().space(12))

    def focus_current(self) -> None:
        """Give the keyboard to the step that is shown."""
        for row in self._rows.values():
            if row.isChecked():
                row.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        if self._desk.is_in_turn:  # what others answered before is shown as it is now, and not while somebody answers
            self._show()
        else:
            QTimer.singleShot(0, self._later, self._later.start)  # counted from when the page was painted

    def _show(self) -> None:
        self._later.stop()
        file, charity = self._desk.partnership.one(PartnershipFile), self._desk.partnership.one(Charity)
        self._title.say(charity.name or file.title or self.tr("New workshop"))
        about = [file.title if charity.name else None, long_date(file.meeting_on)]
        told = [part for part in about if part]
        self._about.say(" · ".join(told), shorter=told[0] if told else "")
        is_after_done = False
        for line in self.model.lines:
            self._rows[line.id].show_state(line.state, line.words, "\n".join(line.missing[:2]))
            self._rows[line.id].follow(done=is_after_done)
            is_after_done = line.state == "done"
        done = self.model.done
        words = self.tr("{done} of 10 steps done").format(done=done)
        self._progress.say(words)
        self._bar.show_share(done / 10, words)
