"""What stands where there is no answer to read, or no other: no survey yet, nothing that was looked for, all read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.ui.viewmodels.reader.leads import INPUTS
from partnerdesk.ui.viewmodels.reader.marking import THEMES
from partnerdesk.ui.viewmodels.speech import whole_number
from partnerdesk.ui.viewmodels.survey_answers import COUNTS
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.viewmodels.reader.reader import Reader


class NoSurvey(Card):
    """Says how to bring a survey in; or, where people only ticked answers, that the counts are all there is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent)
        self._desk = desk
        self._says = Prose("", "body", "muted")
        self.body.addWidget(self._says)
        self.counts = Button(self.tr("Look at the counts"), Look.SECONDARY, "list")
        self.counts.clicked.connect(self._to_counts)
        self.body.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignLeft)
        how = self.tr(
            "Save the answers from your survey tool as CSV, Excel or OpenDocument, and import them here. You see what "
            "is in the file, and leave out what identifies people, before anything is stored."
        )
        self.body.addWidget(Prose(how, "body"))
        self.button = Button(self.tr("Import a survey…"), Look.SECONDARY, "list")
        self.button.clicked.connect(lambda: desk.ask("survey"))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say whether there is no survey, or none in which anything was written."""
        is_there = bool(self._desk.partnership.rows(Survey))
        none_yet = self.tr("There are no survey answers in this file yet.")
        ticked = self.tr("There are no answers in people’s own words in this file: its surveys have only counts.")
        self._says.say(ticked if is_there else none_yet)
        self.setAccessibleName(self._says.said)
        self.counts.setVisible(is_there)

    def _to_counts(self) -> None:
        survey = next(iter(self._desk.partnership.rows(Survey)), None)
        if survey is not None:
            self._desk.lead_to(INPUTS, BeneficiaryInput, (survey.input,), COUNTS)

    def focus_first(self) -> bool:
        """Give the keyboard to the first button."""
        first = self.counts if self.counts.isVisible() else self.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class AllRead(Notice):
    """Says that all answers that are wanted were read, and what comes next."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__("", "good", parent=parent)
        self._reader = reader
        self.themes = Button(self.tr("Look at the themes"), Look.SECONDARY, "arrow-right", icon_after=True)
        self.themes.clicked.connect(lambda: reader.desk.go_to(THEMES))
        self.body.addWidget(self.themes, 0, Qt.AlignmentFlag.AlignLeft)

    def show_that(self, all_read: bool) -> None:
        """Show it, or hide it where some are unread."""
        if all_read:
            left = self._reader.total - len(self._reader.snapshot)
            says = self.tr("Every one of these answers has been read.")
            others = self.tr("Others are not among these: {n}.").format(n=whole_number(left))
            self.say(f"{says} {others}" if left else says)
        self.setVisible(all_read)


class Nothing(Card):
    """Says that nothing was found, or that all of it was read, and leads back to all answers."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent)
        self._reader = reader
        self._words = Prose("", "body", "muted")
        self.body.addWidget(self._words)
        button = Button(self.tr("Show all answers"), Look.SECONDARY)
        button.clicked.connect(reader.widen)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Say why there is nothing."""
        if self._reader.wanted.unread and self._reader.wanted.text == "":
            self._words.say(self.tr("Every answer here has been read."))
        else:
            self._words.say(self.tr("No answer fits. Try fewer words, or take a filter away."))
        self.setAccessibleName(self._words.said)
