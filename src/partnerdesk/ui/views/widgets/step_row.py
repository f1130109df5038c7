"""One step in the step list: the whole row can be pressed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, placed, ring, shortened, smooth, text_height, write
from partnerdesk.ui.views.widgets.by_action import ByAction
from partnerdesk.ui.views.widgets.text import as_tip

BETWEEN = 2
"""Above and below the ground of a row: rows touch, so that the line from step to step has no gaps."""
MOST_LINES = 4
"""Of what a step still misses; the whole of it is in the evidence, the tool tip and the description."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class StepRow(ByAction, KeyboardRing, QPushButton):
    """Number or tick, name, and the state in words; narrow, only the number.

    Tab goes to the step that is shown, from either side; the arrows go on from there.
    """

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._name = number, name
        self._state, self._words, self._missing = "not_started", "", ""
        self._narrow = self._after_done = False
        self._shown: tuple[str, str, str, bool] | None = None
        self._heights: dict[tuple[int, str, bool, float], int] = {}
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.updateGeometry)
        self.hear_actions()

    def show_state(self, state: str, words: str, missing: str = "") -> None:
        """Show how far the step is: not_started, started or done, its words, and all that is missing if chosen."""
        shown = (state, words, missing, self._narrow)
        if shown == self._shown:
            return
        self._shown = shown
        self._state, self._words, self._missing = state, words, missing
        self.setAccessibleName(self.tr("Step {number}: {name}").format(number=self._number, name=self._name))
        told = "\n".join(dict.fromkeys(part for part in (words, missing) if part))
        self.setAccessibleDescription(told)
        self.setToolTip(as_tip(f"{self._name}\n{told}" if self._narrow else told))
        self.updateGeometry()
        self.update()

    def follow(self, *, done: bool) -> None:
        """Show in the line from above whether the step before is done."""
        if done != self._after_done:
            self._after_done = done
            self.update()

    @override
    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._take_tab()

    @override
    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._take_tab()

    def _take_tab(self) -> None:
        """Let Tab come to the step that is shown, and to no other."""
        for row in self._rows():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row.isChecked() else Qt.FocusPolicy.ClickFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows, by = self._rows(), _MOVES.get(Qt.Key(event.key()), 0)
        if not by:
            super().keyPressEvent(event)
        elif 0 <= (place := rows.index(self) + by) < len(rows):
            rows[place].click()
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _rows(self) -> "list[StepRow]":
        pane = self.parentWidget()
        return pane.findChildren(StepRow) if pane is not None else [self]

    def _told(self) -> str:
        if not self.isChecked() or not self._missing:
            return self._words
        return f"{self._words}\n{self._missing}" if self._state == "not_started" else self._missing

    def fold(self, narrow: bool) -> None:
        """Show only the number, or everything."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.updateGeometry()
        self.show_state(self._state, self._words, self._missing)

    def _disc(self) -> int:
        return theme().px(28)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._narrow:
            return self._disc() + theme().space(18 + 2 * BETWEEN)
        about = (width, self._told(), self.isChecked(), theme().scale)
        if about not in self._heights:  # the layout asks some seventy times for each page that is shown
            self._heights[about] = self._height_for(width)
        return self._heights[about]

    def _height_for(self, width: int) -> int:
        name = text_height(self._name, theme().font("strong"), self._room(width))
        return round(max(name + self._told_height(self._room(width)), self._disc())) + theme().space(14 + 2 * BETWEEN)

    def _told_height(self, room: float) -> float:
        one = theme().metrics("caption").height()
        if not self.isChecked():
            return one
        return min(max(one, text_height(self._told(), theme().font("caption"), room)), one * MOST_LINES)

    def _room(self, width: int) -> float:
        return width - theme().space(14) - self._disc() - theme().space(12) - theme().space(6)

    @override
    def sizeHint(self) -> QSize:
        width = theme().px(240)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._disc(), self._disc() + theme().space(14 + 2 * BETWEEN))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        between = theme().space(BETWEEN)
        area = QRectF(self.rect()).adjusted(0, between, 0, -between)
        if self.isChecked() or self.underMouse():
            fill = theme().colour("tint")
            if not self.isChecked():
                fill.setAlphaF(0.5)
            box(painter, area, fill=fill, radius=10)
        if self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3))
        self._paint_disc(painter)
        if not self._narrow:
            self._paint_words(painter)
        painter.end()

    def _disc_left(self) -> float:
        return (self.width() - self._disc()) / 2 if self._narrow else theme().space(14)

    def _paint_disc(self, painter: QPainter) -> None:
        side = self._disc()
        place = placed(self, QRectF(self._disc_left(), (self.height() - side) / 2, side, side))
        colour = theme().colour("primary" if self._state != "not_started" or self.isChecked() else "line")
        middle = place.center().x()
        inks = {True: theme().colour("primary"), False: theme().colour("border")}
        if self._number > 1:
            painter.setPen(QPen(inks[self._after_done], 2))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, place.top() - 3))
        if self._number < 10:
            painter.setPen(QPen(inks[self._state == "done"], 2))
            painter.drawLine(QPointF(middle, place.bottom() + 3), QPointF(middle, self.height()))
        if self._state == "done":
            box(painter, place, fill=theme().colour("primary"), radius=side / 2)
            inset = side * 0.22
            paint_icon(painter, "check", place.adjusted(inset, inset, -inset, -inset), theme().colour("on_primary"))
            return
        box(painter, place, fill=theme().colour("surface"), line=colour, width=2, radius=side / 2)
        painter.setFont(theme().font("caption_strong"))
        painter.setPen(theme().colour("text" if self.isChecked() else "muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _paint_words(self, painter: QPainter) -> None:
        left = self._disc_left() + self._disc() + theme().space(12)
        room = self._room(self.width())
        name = text_height(self._name, theme().font("strong"), room)
        lower = theme().metrics("caption")
        below = self._told_height(room)
        top = (self.height() - name - below) / 2
        quiet = self._state == "not_started" and not self.isChecked()
        ink = theme().colour("muted" if quiet else "text")
        write(painter, placed(self, QRectF(left, top, room, name + 1)), self._name, theme().font("strong"), ink)
        if self.isChecked():
            place = placed(self, QRectF(left, top + name, room, below + 1))
            told = shortened(self._told(), theme().font("caption"), room, below + 1)
            write(painter, place, told, theme().font("caption"), theme().colour("muted"))
            return
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().colour("muted"))
        words = lower.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(placed(self, QRectF(left, top + name, room, lower.height())), 0, words)
