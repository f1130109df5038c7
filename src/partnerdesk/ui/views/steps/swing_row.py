"""One change from worst to best with a figure from 0 to 100: typed, stepped by keys, or dragged. It records nothing."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.rounding import percent
from partnerdesk.ui.viewmodels.rounds.slip import CANNOT_SAY_LETTER
from partnerdesk.ui.viewmodels.speech import plain_number
from partnerdesk.ui.views.steps.round_slip import SlipInput
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.brush import box, smooth
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Prose

MOST, STEP = 100, 5
_STEPS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class CannotSay(Button):
    """Says 'cannot say' of one change. Enter and the arrows pass over it on the way from figure to figure."""

    def pass_over(self, *, back: bool) -> None:
        """Give the keyboard on to the next control, or back to the one before."""
        _ = self.focusPreviousChild() if back else self.focusNextChild()


class SwingInput(SlipInput):
    """A figure from 0 to 100. Plus and minus, or page up and down, change it by five."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _STEPS.get(Qt.Key(event.key()))
        if way is not None:
            self.stepped.emit(way)
            return
        super().keyPressEvent(event)
        held = QApplication.focusWidget()
        if isinstance(held, CannotSay):
            held.pass_over(back=event.key() == Qt.Key.Key_Up)


class DragBar(Bar):
    """The figure as a bar whose end can be dragged, in steps of five. The field beside it is the keyboard's way."""

    moved = Signal(int)
    let_go = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(theme().px(22))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _at(self, event: QMouseEvent) -> int:
        edge = self._edge()
        share = (event.position().x() - edge) / max(self.width() - 2 * edge, 1)
        return min(max(round(share * MOST / STEP) * STEP, 0), MOST)

    def _edge(self) -> float:
        return theme().px(18) / 2

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.moved.emit(self._at(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self._at(event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.let_go.emit(self._at(event))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        edge, thick, middle = self._edge(), theme().px(6), self.height() / 2
        track = QRectF(edge, middle - thick / 2, self.width() - 2 * edge, thick)
        line = theme().colour("line") if theme().tokens.name == "contrast" else None
        ground = "surface" if line is not None else "border"
        box(painter, track, fill=theme().colour(ground), line=line, radius=thick / 2)
        end = edge + track.width() * self._share
        box(painter, QRectF(edge, track.top(), end - edge, thick), fill=theme().colour("primary"), radius=thick / 2)
        painter.setPen(theme().colour("primary"))
        painter.setBrush(theme().colour("primary" if self._share else "surface"))
        painter.drawEllipse(QPointF(end, middle), edge - 2, edge - 2)
        painter.end()


class SwingRow(Card):
    """One change: its two sentences, the figure, a bar, and its share of the whole."""

    def __init__(
        self,
        take: Callable[[], bool],
        step: Callable[[int], None],
        put: Callable[[float], object],
        cannot_say: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("plain", parent=parent, padding=12)
        self._recorded = ""
        row = QHBoxLayout()
        row.setSpacing(theme().space(16))
        words = column(None, 2)
        self._name = Prose("", "strong")
        self._worst, self._best = Prose("", "caption", "muted"), Prose("", "caption")
        self._earlier, self._of_all = Prose("", "caption_strong", "primary"), Prose("", "caption")
        for part in (self._name, self._worst, self._best, self._earlier, self._of_all):
            words.addWidget(part)
        self.tell_before("", "")
        row.addLayout(words, 1)
        side = column(None, 2)
        self.edit = SwingInput("", "", 5)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit.setFixedWidth(theme().px(100))
        self.edit.left.connect(take)
        self.edit.stepped.connect(step)
        self._share = Prose("", "caption", "muted")
        side.addWidget(self.edit)
        side.addWidget(self._share)
        side.addStretch(1)
        row.addLayout(side)
        self.body.addLayout(row)
        self.bar = DragBar()
        self.bar.moved.connect(self._preview)
        self.bar.let_go.connect(put)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._foot(put, cannot_say))

    def _foot(self, put: Callable[[float], object], cannot_say: Callable[[], object] | None) -> QWidget:
        """Give the buttons below a change; 'Cannot say' only where that can be recorded."""
        self.most = Button(self.tr("This matters most: give it 100"), Look.SECONDARY, "target")
        self.most.clicked.connect(lambda: put(float(MOST)))
        self.most.hide()
        self.cannot_say = CannotSay(self.tr("Cannot say"), Look.QUIET)
        foot = QWidget()
        buttons = FlowLayout(foot, 8)
        for button in (self.most, self.cannot_say):
            buttons.addWidget(button)
        if cannot_say is not None:
            self.cannot_say.clicked.connect(cannot_say)
        self.cannot_say.setVisible(cannot_say is not None)
        return foot

    def _preview(self, value: int) -> None:
        """Show where the bar would be let go; nothing is recorded yet."""
        self.edit.setText(plain_number(value))
        self.bar.show_share(value / MOST, f"{self._name.said}: {value}")

    @property
    def is_typed(self) -> bool:
        """Whether something stands in the field that is not recorded yet."""
        return self.edit.text() != self._recorded

    def show_figure(self, swing: float | None, *, cannot_say: bool = False) -> None:
        """Show the figure that is recorded, or C for 'cannot say'."""
        self._recorded = CANNOT_SAY_LETTER.upper() if cannot_say else "" if swing is None else plain_number(swing)
        self.edit.setText(self._recorded)
        self.edit.mark_wrong(False)

    def tell_before(self, earlier: str, of_all: str) -> None:
        """Say what was given in round 1, by this person and by all together; nothing in round 1."""
        for part, words in ((self._earlier, earlier), (self._of_all, of_all)):
            part.say(words)
            part.setVisible(bool(words))
        if earlier:
            self.edit.setAccessibleDescription(f"{self._worst.said} {self._best.said} {earlier} {of_all}")

    def forget(self) -> None:
        """Leave no figure in the controls, nor what could bring one back."""
        self.show_figure(None)
        self.tell_before("", "")
        self.edit.setAccessibleDescription("")
        self.cannot_say.setEnabled(True)
        self._share.say("")
        self.bar.show_share(0, "")

    def describe(
        self, name: str, worst: str, best: str, swing: float | None, share: float | None, *, cannot_say: bool = False
    ) -> None:
        """Show the change, its figure, and the share of the whole that it has."""
        self._name.say(name)
        self._worst.say(self.tr("From: {worst}").format(worst=worst))
        self._best.say(self.tr("To: {best}").format(best=best))
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(f"{self._worst.said} {self._best.said}")
        self.most.setAccessibleName(self.tr("This matters most: give {name} 100").format(name=name))
        if not self.is_typed:
            self.show_figure(swing, cannot_say=cannot_say)
        self.cannot_say.setAccessibleName(self.tr("Cannot say for {name}").format(name=name))
        self.cannot_say.setEnabled(not cannot_say)
        self._share.say(
            self.tr("Cannot say")
            if cannot_say
            else self.tr("{share}% of all").format(share=percent(share))
            if share is not None
            else ""
        )
        self.bar.show_share((swing or 0) / MOST, f"{name}: {plain_number(swing or 0)}")

    def offer_most(self, offered: bool) -> None:
        """Offer to give this one 100, or not."""
        self.most.setVisible(offered)
