"""A record as a card: what it is, a summary, chips, and, opened, its form.

What its buttons do stands in its menu, too, which a right click opens, or the menu key. It must not know any record by
name.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Key
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.text import Prose, Rule

LEAST_BESIDE = 0.72
"""The part of the card that a summary of several lines keeps beside chips."""


class _Chips(QWidget):
    """The chips of a card; one that is longer than the card is cut short, and the card stays in its page."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class RecordCard(Card):
    """One record: what it is, a summary, chips; opened, its form."""

    open_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, block: Collection, key: Key, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent)
        self.key = key
        self._shown: tuple[str, str, tuple[ChipLine, ...]] | None = None
        self._title = Prose("", "quote" if block.quoted else "strong", tight=not block.quoted)
        self._summary = Prose("", "caption", "muted", tight=True)
        self.change_button = IconButton(self.tr("Change"), "pencil")
        self.change_button.clicked.connect(lambda: self.open_asked.emit(self.key))
        head = QHBoxLayout()
        head.setSpacing(theme().space(8))
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme().space(12))
        self._foot.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        self._chips = _Chips()
        self._chip_row = FlowLayout(self._chips, 6)
        self._foot.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(self._foot)
        self._form: QWidget | None = None
        self.may_delete = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def describe(self, title: str, summary: str, chips: tuple[ChipLine, ...]) -> None:
        """Show what the record is."""
        if (title, summary, chips) == self._shown:
            return
        self._shown = (title, summary, chips)
        self._title.say(title)
        self._summary.say(summary)
        self._summary.setVisible(bool(summary) or bool(chips))
        self.setAccessibleName(f"{title}. {summary}" if summary else title)
        self.change_button.setAccessibleName(self.tr("Change: {title}").format(title=title))
        while self._chip_row.count():
            if (widget := self._chip_row.takeAt(0).widget()) is not None:
                widget.deleteLater()
        for chip in chips:
            self._chip_row.addWidget(Chip(said(chip.text), chip.tone, chip.icon))
        self._place_chips()

    def _place_chips(self) -> None:
        """Put the chips beside the summary, or below it where they would leave it too narrow a column."""
        margins = self.body.contentsMargins()
        whole = self.width() - margins.left() - margins.right()
        left = whole - self._chips.sizeHint().width() - self._foot.spacing()
        long = self._summary.fontMetrics().horizontalAdvance(self._summary.said) > left
        below = self._chip_row.count() > 0 and long and left < whole * LEAST_BESIDE
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction != self._foot.direction():
            self._foot.setDirection(direction)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()

    def open_with(self, form: QWidget) -> None:
        """Show the record's form below."""
        self.wear("open")
        self._form = form
        self.body.addWidget(Rule())
        self.body.addWidget(form)
        done = Button(self.tr("Done"), Look.SECONDARY, "check")
        done.clicked.connect(lambda: self.open_asked.emit(None))
        row = QHBoxLayout()
        row.addWidget(done)
        row.addStretch(1)
        if self.may_delete:
            delete = Button(self.tr("Delete"), Look.DANGER, "trash")
            delete.clicked.connect(lambda: self.delete_asked.emit(self.key))
            row.addWidget(delete)
        self.body.addSpacing(theme().space(8))
        self.body.addLayout(row)
        self.change_button.hide()
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def menu_of_card(self) -> QMenu:
        """Return the menu that a right click opens, or the menu key: what the card's buttons do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_open = self._form is not None
        first = menu.addAction(self.tr("Done") if is_open else self.tr("Change"))
        first.triggered.connect(lambda _checked=False: self.open_asked.emit(None if is_open else self.key))
        if self.may_delete:
            menu.addAction(self.tr("Delete")).triggered.connect(lambda _checked=False: self.delete_asked.emit(self.key))
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_of_card().popup(event.globalPos())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._form is None and self.rect().contains(event.position().toPoint()):
            self.open_asked.emit(self.key)
        super().mouseReleaseEvent(event)
