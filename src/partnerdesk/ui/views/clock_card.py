"""The clock at the foot of the step list: how much time is left, and at two minutes how to go on. It never blocks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from partnerdesk.ui.viewmodels.clock import ClockModel, clock_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.text import Line


class ClockCard(QWidget):
    """Time left and what to do about it; where the step list is narrow, a button with a menu only."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model: ClockModel = clock_of(desk)
        self._narrow = False
        self._shown: tuple[object, ...] = ()
        layout = column(self, 6)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(6))
        self.more = IconButton(self.tr("Clock and agenda"), "clock", "primary")
        self.more.clicked.connect(self._open_menu)
        self.start = Button(self.tr("Start the clock"), Look.QUIET)
        self.start.clicked.connect(self.model.start)
        self._words, self._detail = Line("", "strong"), Line("", "caption", "muted")
        told = self._told = QWidget()
        words = column(told, 0)
        words.addWidget(self._words)
        words.addWidget(self._detail)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.start)
        row.addWidget(told, 1)
        row.addStretch(0)
        layout.addLayout(row)
        self.offers = self._make_offers()
        layout.addWidget(self.offers)
        self.model.changed.connect(self._show)
        self.model.nearly_over.connect(self._tell)
        self._show()

    def _make_offers(self) -> QWidget:
        offers = QWidget()
        layout = FlowLayout(offers, spacing=4)
        model, ask = self.model, self._desk.ask
        self.take_more = Button(self.tr("Take 5 more minutes"), Look.SECONDARY)
        self.take_more.clicked.connect(model.take_more)
        self.park = Button(self.tr("Park it"), Look.SECONDARY)
        self.park.clicked.connect(lambda: ask("park"))
        self.rest = Button("", Look.SECONDARY)
        self.rest.clicked.connect(lambda: ask("break"))
        self.on = Button("", Look.SECONDARY)
        self.on.clicked.connect(model.move_on)
        for button in (self.take_more, self.park, self.rest, self.on):
            layout.addWidget(button)
        return offers

    def _tell(self, words: str) -> None:
        """Say that the time is nearly over; below the page, too, where there is no room for words here."""
        if self._narrow:
            self._desk.notice(f"{words}. {self.model.detail}.")
        else:
            announce(self, words)

    def fold(self, narrow: bool) -> None:
        """Show the button only, or everything."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _show(self) -> None:
        """Show the clock as it stands; nothing is laid out anew where nothing differs."""
        model, wide = self.model, not self._narrow
        running, nearly, pause = model.is_running, model.is_nearly_over, model.break_due
        told = (model.words, model.detail) if running else ("", "")
        now = (wide, running, nearly, pause, model.ends_sitting, *told)
        if now == self._shown:
            return
        self._shown = now
        self.start.setVisible(wide and not running)
        self._told.setVisible(wide and running)
        self._words.say(told[0])
        self._detail.say(told[1])
        state = f"{told[0]}. {told[1]}." if running else self.tr("The clock stands")
        self.more.setToolTip(state)
        self.more.setAccessibleDescription(state)
        self.rest.setVisible(bool(pause))
        self.rest.rename(self.tr("Break: {n} minutes").format(n=pause))
        self.on.rename(self.tr("End this sitting") if model.ends_sitting else self.tr("Move on"))
        self.offers.setVisible(wide and nearly)

    def menu(self) -> QMenu:
        """Return everything that the clock can do, as a menu."""
        model, ask = self.model, self._desk.ask
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if model.is_running:
            still = QAction(f"{model.words} · {model.detail}", menu)
            still.setEnabled(False)
            menu.addAction(still)
            menu.addSeparator()
        entries = (
            (self.tr("Stop the clock") if model.is_running else self.tr("Start the clock"), model.turn),
            (self.take_more.text(), model.take_more),
            (self.park.text(), lambda: ask("park")),
            (self.on.text(), model.move_on),
            (self.tr("Break…"), lambda: ask("break")),
            (self.tr("Agenda: planned and real…"), lambda: ask("agenda")),
        )
        for text, do in entries:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, do=do: do())
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().topRight()))
