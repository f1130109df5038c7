"""The bar below the page: back, skip, not sure, the state of saving, and on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.save_state import SaveStateModel
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.scrolling import COLUMN, ColumnWidget
from partnerdesk.ui.views.step_pane import Pane
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.text import Line, Prose


class SaveLine(QWidget):
    """The state of saving, in words; said aloud by its name. What went wrong is said whole, on as many lines as needed.

    ``grown`` says that it may need more room now, or less.
    """

    grown = Signal()

    def __init__(self, model: SaveStateModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(8))
        self._tick = IconMark("check", "muted", 18)
        self._words = Line("", "caption", "muted")
        self._whole = Prose("", "caption_strong", "error")
        row.addStretch(1)
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        row.addWidget(self._whole, 1000)
        self._row = row
        model.changed.connect(self._show)
        self._show()

    def lean_left(self, left: bool) -> None:
        """Stand at the left of the room there is, or at the right."""
        self._row.setStretch(0, 0 if left else 1)
        self._row.setStretch(2, 1 if left else 0)

    @property
    def is_whole(self) -> bool:
        """Whether something went wrong and is said whole, in a row of its own."""
        return not self._model.is_well

    def _show(self) -> None:
        well = self._model.is_well
        self._words.say(self._model.short if well else "", self._model.text)  # the whole of it, where there is no room
        self._whole.say("" if well else self._model.text)
        if self._model.text != self.accessibleName():
            self.setAccessibleName(self._model.text)
            if not well:  # that all is well, as always, would cut off what is being read; a message says it is over
                announce(self, self._model.text, urgent=True)
        self._tick.show_icon(*(("check", "muted") if well else ("error", "error")))
        self._words.setVisible(well)
        self._whole.setVisible(not well)
        self.grown.emit()


class BottomBar(Pane):
    """Back · Skip for now · Not sure yet · state of saving · Continue; in more rows where one is too narrow."""

    back_asked = Signal()
    skip_asked = Signal()
    unsure_asked = Signal()
    on_asked = Signal()

    def __init__(self, save_state: SaveStateModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.TopEdge, parent)
        self.back = Button(self.tr("Back"), Look.SECONDARY, "arrow-left")
        self.skip = Button(self.tr("Skip for now"), Look.QUIET)
        self.unsure = Button(self.tr("Not sure yet"), Look.QUIET)
        self.on = Button(self.tr("Continue"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.state = SaveLine(save_state)
        self.back.clicked.connect(self.back_asked)
        self.skip.clicked.connect(self.skip_asked)
        self.unsure.clicked.connect(self.unsure_asked)
        self.on.clicked.connect(self.on_asked)
        self._rows = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        inside = self._inside = ColumnWidget(COLUMN)
        inside.body.addLayout(self._grid)
        column(self, 0).addWidget(inside)
        self._grid.setHorizontalSpacing(theme().space(8))
        self._grid.setVerticalSpacing(theme().space(4))
        self._grid.setColumnStretch(3, 1)
        self._arrange(2 if self.state.is_whole else 1)
        self.state.grown.connect(self._on_grown)

    def stand_under(self, widest: int) -> None:
        """Be as wide as the column of the page above, so that the edges line up."""
        self._inside.widen(widest)

    def _rows_for(self, room: int) -> int:
        """Return in how many rows all of it has room: the buttons and the state, the buttons, or two buttons each."""
        buttons = sum(each.sizeHint().width() for each in (self.back, self.skip, self.unsure, self.on))
        state = self.state.sizeHint().width()
        if not self.state.is_whole and buttons + state + 2 * theme().space(28) + 5 * theme().space(8) <= room:
            return 1
        return 2 if buttons + 2 * theme().space(20) + 4 * theme().space(2) <= room else 3

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows, alone = rows, rows == 1
        self.state.lean_left(not alone)
        side, edge = theme().space(28 if alone else 20), theme().space(12 if alone else 6)
        self._inside.pad(side, edge, side, edge)  # the largest text has no room to spare in 1024 pixels
        self._grid.setHorizontalSpacing(theme().space(8 if alone else 2))
        places: dict[QWidget, tuple[int, int, int]] = {  # row, column, how many columns
            self.back: (0, 0, 1),
            self.skip: (0, 1, 1) if rows < 3 else (1, 0, 1),
            self.unsure: (0, 2, 1) if rows < 3 else (1, 1, 4),
            self.state: (0, 3, 1) if alone else (rows - 1, 0, 5),
            self.on: (0, 4, 1),
        }
        for widget, (row, across, span) in places.items():
            at = Qt.AlignmentFlag(0) if widget is self.state else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(widget, row, across, 1, span, at)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_grown()

    def _on_grown(self) -> None:
        room = min(self.width(), self._inside.widest + 2 * theme().space(28))
        self._arrange(self._rows_for(room))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
