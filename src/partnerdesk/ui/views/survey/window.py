"""The window in which a survey export is looked at, corrected and imported; closing it stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.survey.about_page import AboutPage
from partnerdesk.ui.views.survey.columns_page import ColumnsPage
from partnerdesk.ui.views.survey.found_page import FoundPage
from partnerdesk.ui.views.survey.waiting_page import RefusedPage, WaitingPage
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose, Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from partnerdesk.exchange.survey.limits import Progressed
    from partnerdesk.ui.viewmodels.desk import Desk

WIDE, HIGH, EDGE = 940, 680, 24
_WAITING = frozenset({Stage.READING, Stage.COUNTING, Stage.STORING})


class SurveyWindow(QDialog):
    """One page for each stage, and a foot that leads back and on. ``imported`` of its preview says that it is done.

    ``partners_asked`` brings the path of a file that is no survey, to look for a partner in it.
    """

    partners_asked = Signal(str)

    def __init__(self, desk: Desk, path: Path, choose_other: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a survey"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = SurveyPreview(desk, path, self)
        self._choose_other = choose_other
        self._asks_to_leave = False
        self.page: QWidget = QWidget()
        self._pages: QVBoxLayout = column(None, 0)
        self._pages.addWidget(self.page)
        layout = column(self, 0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the pages scroll; the foot may want more
        layout.addLayout(self._pages, 1)
        layout.addWidget(Rule())
        layout.addLayout(self._make_foot())
        QWidget.setTabOrder(self.on, self.close_button)  # who tabs on too far must not land on Cancel
        self.preview.stage_changed.connect(self._show_stage)
        self.preview.edited.connect(self._show_open)
        self.preview.told.connect(self._advance)
        self.preview.imported.connect(self.accept)
        self.finished.connect(self.preview.stop)
        room = parent.size()
        self.resize(
            min(theme().px(WIDE), max(room.width() - EDGE, 1)), min(theme().px(HIGH), max(room.height() - EDGE, 1))
        )

    def begin(self) -> None:
        """Read the file, and show the window."""
        self.preview.begin()
        self.open()

    def _make_foot(self) -> QVBoxLayout:
        foot = column(None, 8, (28, 12, 28, 16))
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self.back = Button(self.tr("Back"), Look.SECONDARY, "arrow-left")
        self.back.clicked.connect(self._go_back)
        self.open_words = Prose("", "caption_strong", "warning")
        self.close_button = Button(self.tr("Cancel"), Look.QUIET)
        self.close_button.clicked.connect(self.reject)
        self.on = Button(self.tr("Continue"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.on.clicked.connect(self._go_on)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.on)
        foot.addWidget(self.open_words)
        foot.addLayout(row)
        return foot

    # --- pages --------------------------------------------------------------------------------------------------------

    def _show_stage(self) -> None:
        stage = self.preview.stage
        page = self._page_of(stage)
        self._pages.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        self.page = page
        self._pages.addWidget(page)
        page.show()
        self.back.setVisible(self._has_back())
        self.on.setVisible(stage not in _WAITING and not self.preview.is_of_partners)
        self.close_button.setEnabled(True)
        self.on.rename(
            {Stage.ABOUT: self.tr("Import"), Stage.REFUSED: self.tr("Choose another file…")}.get(
                stage, self.tr("Continue")
            )
        )
        self._show_open()
        self._give_keyboard()

    def _page_of(self, stage: Stage) -> QWidget:
        preview = self.preview
        if stage is Stage.REFUSED:
            announce(self.on, preview.refusal)
            refused = RefusedPage(preview.path.name, preview.refusal, is_of_partners=preview.is_of_partners)
            refused.partners_asked.connect(self._look_for_partners)
            return refused
        if stage is Stage.FOUND and preview.found is not None:
            return FoundPage(preview, preview.found)
        if stage is Stage.COLUMNS:
            columns = ColumnsPage(preview)
            columns.list.entered_on.connect(self._go_on)
            return columns
        if stage is Stage.ABOUT:
            about = AboutPage(preview)
            about.columns_asked.connect(self._go_back)
            return about
        titles = {Stage.READING: self.tr("Reading the file"), Stage.COUNTING: self.tr("Reading the answers")}
        title = titles.get(stage, self.tr("Storing the answers"))
        return WaitingPage(title, preview.path.name, self._waiting_words(), stores=stage is Stage.STORING)

    def _look_for_partners(self) -> None:
        path = self.preview.path
        self._leave()
        self.partners_asked.emit(str(path))

    def _waiting_words(self) -> str:
        if self.preview.stage is Stage.STORING:
            return self.tr("This takes a moment where there are many. Cancel leaves nothing of it.")
        return self.tr("Nothing is stored before you say so.")

    def _has_back(self) -> bool:
        stage = self.preview.stage
        return stage in {Stage.COLUMNS, Stage.ABOUT} or (stage is Stage.REFUSED and self.preview.found is not None)

    def _give_keyboard(self) -> None:
        if isinstance(self.page, ColumnsPage | AboutPage):
            self.page.begin()
        elif isinstance(self.page, FoundPage) and self.page.offer is not None:
            self.page.offer.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(self.page, RefusedPage) and self.page.look.isVisibleTo(self):
            self.page.look.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            target = self.on if self.on.isVisibleTo(self) else self.close_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _advance(self, progressed: Progressed) -> None:
        if isinstance(self.page, WaitingPage):
            self.page.advance(progressed)

    def _show_open(self) -> None:
        """Say what still has to be said; until then it does not go on."""
        is_asked = self.preview.stage in {Stage.FOUND, Stage.COLUMNS}
        self._say_at_foot(self.preview.still_open if is_asked else "")
        self._asks_to_leave = False
        self.close_button.rename(self.tr("Cancel"))

    def _say_at_foot(self, words: str) -> None:
        self.open_words.say(words)
        self.open_words.setVisible(bool(words))

    def _go_back(self) -> None:
        stage = self.preview.stage
        if isinstance(self.page, AboutPage):
            self.preview.texts = self.page.texts
        self.preview.show(Stage.FOUND if stage is Stage.COLUMNS else Stage.COLUMNS)

    def _go_on(self) -> None:
        stage = self.preview.stage
        if stage is Stage.REFUSED:
            self._leave()
            self._choose_other()
        elif stage is Stage.FOUND:
            self.preview.show(Stage.COLUMNS)
        elif stage is Stage.COLUMNS:
            announce(self.on, self.preview.still_open)
            self.preview.count()
        elif stage is Stage.ABOUT and isinstance(self.page, AboutPage):
            faults = self.preview.bring_in(self.page.texts)
            if faults:
                self.page.show_faults(faults)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a page where there is one: what was said of thirty columns is not lost by one key."""
        if event.key() == Qt.Key.Key_Escape and self._has_back():
            self._go_back()
            return
        super().keyPressEvent(event)

    @override
    def reject(self) -> None:
        if self.preview.stage is Stage.STORING:  # ends with the next rows, and leads back to what was typed
            self.preview.stop()
            self.close_button.setEnabled(False)
            if isinstance(self.page, WaitingPage):
                self.page.words.say(self.tr("Taking back what was stored …"))
            return
        texts = self.page.texts if isinstance(self.page, AboutPage) else None
        if not self._asks_to_leave and self.preview.would_lose(texts):
            self._ask_to_leave()
            return
        self._leave()

    def _ask_to_leave(self) -> None:
        """Say once what Cancel would lose; pressed again, it does."""
        self._asks_to_leave = True
        words = self.tr("What you said of this file would be lost. Press again to leave without importing it.")
        self._say_at_foot(words)
        self.close_button.rename(self.tr("Leave without importing"))
        announce(self.close_button, words, urgent=True)

    def _leave(self) -> None:
        self.preview.stop()
        super().reject()
