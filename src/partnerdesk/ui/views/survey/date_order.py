"""Asks whether the day or the month comes first, with a date read both ways, and says what is doubtful of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST, read_date
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.survey.columns import dated_example
from partnerdesk.ui.viewmodels.survey.doubts import asks_order, dates_doubted
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.choices import Choice, ChoiceGroup
from partnerdesk.ui.views.widgets.notice import Notice
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


class DoubtedDates(QWidget):
    """What is doubtful of the dates as they are read, and which comes first in them where a person can say so."""

    def __init__(self, preview: SurveyPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._layout = column(self, 8)
        self._notice: Notice | None = None
        preview.edited.connect(self._refresh)
        self._refresh()
        dated = preview.made.having(Role.DATE)
        found, today = preview.found, preview.desk.today()
        if dated and found is not None and asks_order(preview.made, found, today):
            self._layout.addWidget(DateOrder(preview, dated[0].position))

    def _refresh(self) -> None:
        """Say it of the order that is chosen now."""
        if self._notice is not None:
            self._layout.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        preview = self._preview
        told = dates_doubted(preview.made, preview.found, preview.desk.today()) if preview.found is not None else ()
        if told:
            self._notice = Notice("\n".join(told), "warning", self.tr("Look at the dates"))
            self._layout.insertWidget(0, self._notice)
