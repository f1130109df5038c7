"""Answers to choose from: radio cards with a title and a description, and rows to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout
from partnerdesk.ui.views.widgets.brush import ENTER, KeyboardRing, box, placed, ring, smooth, text_height, write
from partnerdesk.ui.views.widgets.by_action import ByAction
from partnerdesk.ui.views.widgets.group import Group

MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class _Answer(KeyboardRing):
    """What radio cards and tick rows share: a mark, a title and a description that wrap."""

    def _dress(self, title: str, description: str, *, boxed: bool, button: QAbstractButton) -> None:
        self._button = button
        self._title = title
        self._about = description
        self._boxed = boxed
        button.setText(title.replace("&", "&&"))
        button.setAccessibleName(title)
        button.setAccessibleDescription(description)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def retitle(self, title: str, description: str = "") -> None:
        """Show another title and description."""
        if (title, description) != (self._title, self._about):
            self._dress(title, description, boxed=self._boxed, button=self._button)
            self._button.updateGeometry()
            self._button.update()

    def _mark(self) -> int:
        return theme().px(20)

    def _pad(self) -> tuple[int, int]:
        return (theme().space(12), theme().space(12)) if self._boxed else (theme().space(4), theme().space(8))

    def _text_left(self) -> int:
        return self._pad()[0] + self._mark() + theme().space(12)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on it; Qt asks its buttons so."""
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        across = width - self._text_left() - self._pad()[0]
        height = text_height(self._title, theme().font("strong" if self._boxed else "body"), across)
        if self._about:
            height += text_height(self._about, theme().font("caption"), across) + theme().space(2)
        return round(max(height, self._mark())) + 2 * self._pad()[1]

    @override
    def minimumSizeHint(self) -> QSize:
        measures = theme().metrics("strong")
        small = theme().metrics("caption")
        words = [measures.horizontalAdvance(word) for word in self._title.split()]
        words += [small.horizontalAdvance(word) for word in self._about.split()]
        fair = theme().px(96) if self._about else 0
        width = round(max([*words, fair])) + self._text_left() + self._pad()[0] + 2
        return QSize(width, self._mark() + 2 * self._pad()[1])

    @override
    def sizeHint(self) -> QSize:
        wide = theme().metrics("strong").horizontalAdvance(self._title)
        width = round(max(wide, min(theme().metrics("caption").horizontalAdvance(self._about), theme().px(200))))
        width += self._text_left() + self._pad()[0] + 2
        return QSize(width, self.heightForWidth(width))

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        colour = theme().colour
        chosen = self._button.isChecked()
        if self._boxed:
            fill = colour("tint" if chosen or self.underMouse() else "surface")
            line = colour("primary" if chosen else "line")
            box(painter, area, fill=fill, line=line, width=2 if chosen else 1)
        elif self.underMouse() and self.isEnabled():
            box(painter, area, fill=colour("tint"))
        if self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3), radius=6)

    def _paint_text(self, painter: QPainter) -> None:
        left, down = self._text_left(), self._pad()[1]
        across = self.width() - left - self._pad()[0]
        font = theme().font("strong" if self._boxed else "body")
        height = text_height(self._title, font, across)
        about = text_height(self._about, theme().font("caption"), across)
        total = height + (about + theme().space(2) if self._about else 0)
        top = max(down, (self.height() - total) / 2) if self._boxed else down + max(0, (self._mark() - height) / 2)
        ink = theme().colour("text" if self.isEnabled() else "muted")
        write(painter, placed(self, QRectF(left, top, across, height + 1)), self._title, font, ink)
        if self._about:
            place = placed(self, QRectF(left, top + height + theme().space(2), across, about + 1))
            write(painter, place, self._about, theme().font("caption"), theme().colour("muted"))

    def _mark_place(self) -> QRectF:
        side = self._mark()
        top = (self.height() - side) / 2 if self._boxed else self._pad()[1]
        return placed(self, QRectF(self._pad()[0], top, side, side))


class Choice(ByAction, _Answer, QRadioButton):
    """A radio button painted as a card with a title and a description."""

    cleared = Signal()

    def __init__(self, title: str, description: str = "", *, boxed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dress(title, description, boxed=boxed, button=self)
        self.hear_actions()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.isChecked():
            self.cleared.emit()
        elif event.key() in ENTER and not self.isChecked():
            self.click()
        elif event.key() in MOVES and self.group() is not None:
            self._move(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, distance: int) -> None:
        """Give the keyboard to a neighbour. It is not chosen: whoever scrolls by arrow must change no answer."""
        others = [button for button in self.group().buttons() if button.isVisible() and button.isEnabled()]
        others[(others.index(self) + distance) % len(others)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        self._paint_ground(painter, QRectF(self.rect()))
        place = self._mark_place()
        chosen = self.isChecked()
        colour = theme().colour("primary" if chosen else "line")
        box(
            painter,
            place,
            fill=theme().colour("surface"),
            line=colour,
            width=2 if chosen else 1.5,
            radius=place.width() / 2,
        )
        if chosen:
            inset = place.width() * 0.28
            box(painter, place.adjusted(inset, inset, -inset, -inset), fill=colour, radius=place.width())
        self._paint_text(painter)
        painter.end()


class CheckRow(ByAction, _Answer, QCheckBox):
    """A check box with a title and a description."""

    def __init__(
        self, title: str, description: str = "", *, boxed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dress(title, description, boxed=boxed, button=self)
        self.hear_actions()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        self._paint_ground(painter, QRectF(self.rect()))
        place = self._mark_place()
        if self.isChecked():
            box(painter, place, fill=theme().colour("primary"), radius=5)
            inset = place.width() * 0.1
            inside = place.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", inside, theme().colour("on_primary"))
        else:
            box(painter, place, fill=theme().colour("surface"), line=theme().colour("line"), width=1.5, radius=5)
        self._paint_text(painter)
        painter.end()


class ChoiceGroup(Group):
    """One answer of several, as radio cards in as many columns as fit."""

    picked = Signal(object)

    def __init__(
        self,
        choices: Sequence[ChoiceLine],
        name: str,
        columns: int = 3,
        parent: QWidget | None = None,
        *,
        required: bool = False,
    ) -> None:
        """Offer ``choices``; Delete takes the answer away, unless one is ``required``."""
        super().__init__(name, parent=parent)
        layout = TileLayout(self, columns)
        self._values = [choice.value for choice in choices]
        self._group = QButtonGroup(self)
        for number, choice in enumerate(choices):
            card = Choice(choice.label, choice.description)
            if not required:
                card.cleared.connect(self._clear)
            self._group.addButton(card, number)
            layout.addWidget(card)
        self._group.idClicked.connect(self._on_clicked)

    def show_value(self, value: object) -> None:
        """Show which answer is recorded, or none."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(value is not None and self._values[self._group.id(button)] == value)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Give the keyboard to the chosen answer, or else to the first."""
        button = self._group.checkedButton() or self._group.button(0)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, number: int) -> None:
        self.picked.emit(self._values[number])

    def _clear(self) -> None:
        self.show_value(None)
        self.picked.emit(None)


class CheckGroup(Group):
    """Any of several answers, as rows to tick."""

    picked = Signal(object)

    def __init__(
        self, choices: Sequence[ChoiceLine], name: str, columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        layout = TileLayout(self, columns, spacing=4)
        self._rows: list[tuple[object, CheckRow]] = []
        for choice in choices:
            row = CheckRow(choice.label, choice.description)
            row.clicked.connect(self._on_clicked)
            self._rows.append((choice.value, row))
            layout.addWidget(row)

    def show_values(self, values: Sequence[object]) -> None:
        """Show which answers are recorded."""
        for value, row in self._rows:
            row.setChecked(value in values)

    def focus_first(self) -> None:
        """Give the keyboard to the first row."""
        if self._rows:
            self._rows[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        self.picked.emit(tuple(value for value, row in self._rows if row.isChecked()))
