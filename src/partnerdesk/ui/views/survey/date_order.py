"""Asks whether the day or the month comes first, with a date of the export read both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST, read_date
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.survey.columns import dated_example
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.choices import Choice, ChoiceGroup
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview


class DateOrder(QWidget):
    """Two answers, each with what it makes of the same date."""

    def __init__(self, preview: SurveyPreview, position: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 8)
        example = dated_example(preview.found, position) if preview.found is not None else ""
        title = self.tr("What does {example} mean?").format(example=example)
        layout.addWidget(Prose(title, "strong"))
        choices = tuple(
            ChoiceLine(order, long_date(read_date(example, order)) or self.tr("No date"), words)
            for order, words in ((DAY_FIRST, self.tr("The day comes first")), (MONTH_FIRST, self.tr("The month first")))
        )
        self.group = ChoiceGroup(choices, title, 2)
        self.group.show_value(preview.made.dates)
        self.group.picked.connect(lambda order: preview.set_dates(str(order or ASK)))
        for number, button in enumerate(self.group.findChildren(Choice)):
            button.setObjectName(f"date {number}")  # by which the keyboard finds it again on a page built anew
        layout.addWidget(self.group)
