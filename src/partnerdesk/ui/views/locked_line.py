"""The line below a page's question that says that the record is locked, so that nobody types in vain."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.apply import CHANGED_AFTER_LOCK
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.rounds.pages import ROUND
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose

RECORD = "decide.record"
NEVER_LOCKED = frozenset({RECORD, ROUND["trust_review"]})


class LockedLine(Card):
    """Shown on pages whose records the lock holds; leads to where the record is opened again."""

    def __init__(self, desk: Desk, page: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__("warning", parent=parent, padding=12)
        self._desk = desk
        self._concerned = bool(page.areas - CHANGED_AFTER_LOCK) and page.id not in NEVER_LOCKED
        words = self.tr("The record is locked since the decision. To change anything here, unlock it first.")
        self.body.addWidget(Prose(words, "body"))
        way = Button(way_to(RECORD), Look.SECONDARY, "lock")
        way.setAccessibleDescription(self.tr("There you can unlock it."))
        way.clicked.connect(lambda: desk.go_to(RECORD))
        self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Show the line while the record is locked."""
        self.setVisible(self._concerned and self._desk.is_locked)
