"""The history of the file in words: who changed what and when, and whether it holds. It never shows what was said."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.services.chronicle import Chronicle
from partnerdesk.ui.viewmodels.history_list import HistoryDay, HistoryLine, check_lines, days_of
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

AT_A_TIME = 100
_HEAD_WIDE = 48
_NAME_WIDE = 150


class HistoryWindow(ReadingWindow):
    """The entries, the newest first, a hundred at a time, below what the check found."""

    def __init__(self, chronicle: Chronicle, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("History", "History of this file"), parent)
        self.say("", self.tr("Who changed which records, and when. What was written is not kept here."))
        self.body.addSpacing(theme().space(8))
        lines = check_lines(chronicle)
        tone = "good" if all(well for _, well in lines) else "error"
        self.body.addWidget(Notice("\n".join(words for words, _ in lines), tone, self.tr("Checked just now")))
        self._entries = chronicle.entries
        self._shown = 0
        self._list: QVBoxLayout = column(None, 8)
        self.body.addLayout(self._list)
        self._more = Button(self.tr("Show earlier entries"), Look.SECONDARY, "chevron-down")
        self._more.clicked.connect(self.show_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._day = ""
        self.show_more()
        self.show_all()

    def show_more(self) -> None:
        """Show the next hundred entries."""
        entries = self._entries[self._shown : self._shown + AT_A_TIME]
        self._shown += len(entries)
        for day in days_of(entries):
            self._add(day)
        self._more.setVisible(self._shown < len(self._entries))

    def _add(self, day: HistoryDay) -> None:
        if day.title != self._day:
            self._day = day.title
            self._list.addSpacing(theme().space(12))
            self._list.addWidget(Prose(day.title, "section"))
        for line in day.lines:
            self._list.addLayout(_row(line))


def _row(line: HistoryLine) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().space(12))
    head = Prose(line.head, "caption_strong", "muted")
    head.setFixedWidth(theme().px(_NAME_WIDE if line.who else _HEAD_WIDE))
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(line.words, "body"), 1)
    return row
