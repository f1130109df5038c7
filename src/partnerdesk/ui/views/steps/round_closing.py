"""Asks the chair why a round is closed before all is in: the reason is kept with the round."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.typed import read_text
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout
from partnerdesk.ui.views.widgets.brush import ENTER
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose


class CloseEarly(Card):
    """Who is still out, why the round is closed all the same, and two buttons."""

    def __init__(self, close: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__("tint", parent=parent)
        self._close = close
        self.is_asking = False
        self._who = Prose("", "body")
        label = self.tr("Why do you close it now?")
        self.reason = LineInput(label)
        self._field = Labelled(label, self.tr("One line. It is kept in the record of the round."), self.reason)
        self.done = Button(self.tr("Close it all the same"), Look.PRIMARY, "lock")
        self.done.clicked.connect(self._on_done)
        self.leave = Button(self.tr("Leave it open"), Look.QUIET)
        self.leave.clicked.connect(self.hide)
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(self._who)
        self.body.addWidget(self._field)
        row = QWidget()
        buttons = FlowLayout(row)
        buttons.addWidget(self.done)
        buttons.addWidget(self.leave)
        self.body.addWidget(row)

    def ask(self, waiting: Sequence[str]) -> None:
        """Name those who are not in yet, and ask."""
        self._who.say(self.tr("Not all is in from: {names}.").format(names=", ".join(waiting)))
        self.is_asking = True
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self) -> None:
        reason = read_text(self.reason.text())
        self._field.show_error("" if reason else self.tr("Say in a line why you close it now."))
        if reason:
            self.is_asking = False
            self.reason.setText("")
            self._close(reason)

    @override
    def setVisible(self, visible: bool) -> None:
        if not visible:
            self.is_asking = False
        super().setVisible(visible)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.reason.hasFocus():
            self._on_done()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
