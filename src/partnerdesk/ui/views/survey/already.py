"""The question what becomes of answers that are in the file already; it stands on the last page of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.survey.already import already_choices, already_words
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview


class AlreadyChoice(QWidget):
    """What was found, and two answers; the likely one is chosen."""

    def __init__(self, preview: SurveyPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 8)
        title = self.tr("Some answers are in the file already")
        layout.addWidget(Prose(title, "section"))
        for each in already_words(preview.again):
            layout.addWidget(Prose(each, "body"))
        if preview.again.is_likely:
            why = self.tr("They look like the answers that came in then. Counted twice, people would weigh twice.")
        else:
            why = self.tr("Are these the same people again, or others who said the same?")
        layout.addWidget(Prose(why, "body", "muted"))
        self.choices = ChoiceGroup(already_choices(preview.beside), title, 2, required=True)
        self.choices.show_value(preview.beside is not None and preview.read is preview.beside.new)
        self.choices.picked.connect(lambda leave: preview.leave_out(leave=bool(leave)))
        layout.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
