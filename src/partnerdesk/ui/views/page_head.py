"""What stands above the blocks of a page: the step, the question, the hint, why it is asked, and whether it is locked.

Where all of that would take nearly half of the page, as with large text in a small window, the question is set smaller,
and hint and why fold into one line that opens: what is to be answered must be in sight. It must not know any block.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.locked_line import LockedLine
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import text_height
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose

MOST = 0.45
"""Of the height of a page: what its head may take before it is made smaller."""
BELOW, BELOW_SMALL = 24, 12


class PageHead(QWidget):
    """The head of one page."""

    evidence_asked = Signal()

    def __init__(self, desk: Desk, spec: PageSpec, eyebrow: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self.is_small = False
        self._eyebrow = Prose(eyebrow, "caption_strong", "primary", tight=True)
        self._evidence = Button(self.tr("Evidence"), Look.SECONDARY, "panel")
        self._evidence_small = IconButton(self.tr("Evidence"), "panel", "primary", side=28)
        self._is_evidence_offered = False
        for button in (self._evidence, self._evidence_small):
            button.clicked.connect(self.evidence_asked)
            button.hide()
        self._locked = LockedLine(desk, spec)
        self._lay_out()
        self.show_lock()
        self._dress()

    def _lay_out(self) -> None:
        layout, spec = column(self, 0), self._spec
        row = QHBoxLayout()
        row.addWidget(self._eyebrow, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._evidence)
        row.addWidget(self._evidence_small)
        layout.addLayout(row)
        layout.addSpacing(theme().space(6))
        self.heading = Prose(said(spec.question), "question")
        layout.addWidget(self.heading)
        self._hint, self._hint_inside = Prose(said(spec.hint), "lead", "muted"), Prose(said(spec.hint), "lead", "muted")
        self._hint.setContentsMargins(0, theme().space(8), 0, 0)
        layout.addWidget(self._hint)
        layout.addSpacing(theme().space(4))
        self._why = Fold(self.tr("Why we ask"))
        why = Prose(said(spec.why), "body")
        for part in (self._hint_inside, why):
            self._why.body.addWidget(part)
        why.setVisible(bool(spec.why))
        layout.addWidget(self._why)
        self._below = QWidget()
        layout.addWidget(self._below)
        layout.addWidget(self._locked)
        self._after_locked = QWidget()
        self._after_locked.setFixedHeight(theme().space(BELOW))
        layout.addWidget(self._after_locked)

    def show_eyebrow(self, text: str) -> None:
        """Show which step this is, and which of its pages."""
        self._eyebrow.say(text)

    def offer_evidence(self, offered: bool) -> None:
        """Show a button for the evidence panel, where the panel has no room beside the page."""
        self._is_evidence_offered = offered
        self._evidence.setVisible(offered and not self.is_small)
        self._evidence_small.setVisible(offered and self.is_small)

    def show_lock(self) -> None:
        """Say that the record is locked, and where it is unlocked, or nothing."""
        self._locked.refresh()
        self._after_locked.setVisible(not self._locked.isHidden())

    def fit(self, width: int, height: int) -> bool:
        """Be as small as a page of this size needs, or as large as it allows; return whether that has changed."""
        small = self._whole_height(width) > height * MOST
        if small == self.is_small:
            return False
        self.is_small = small
        self._dress()
        return True

    def _whole_height(self, width: int) -> float:
        """Return about how high the head is when nothing of it is folded."""
        question = text_height(self.heading.said, theme().font("question"), width)
        hint = text_height(self._hint.said, theme().font("lead"), width)
        return question * 1.2 + hint * 1.3 + self._eyebrow.fontMetrics().height() + theme().space(110)

    def _dress(self) -> None:
        hint, why = bool(self._spec.hint), bool(self._spec.why)
        self.offer_evidence(self._is_evidence_offered)
        self.heading.restyle("section" if self.is_small else "question")
        self._hint.setVisible(hint and not self.is_small)
        self._hint_inside.setVisible(hint and self.is_small)
        self._why.rename(self.tr("More about this question") if self.is_small else self.tr("Why we ask"))
        self._why.setVisible(why or (hint and self.is_small))
        self._below.setFixedHeight(theme().space(BELOW_SMALL if self.is_small else BELOW))
