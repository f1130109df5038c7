"""Asks whether rows with the same id are one person, and says how many people there are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.survey.people import PeopleAsked
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview


class PeopleChoice(QWidget):
    """Two answers: so many people in so many rows, or as many people as rows."""

    def __init__(self, preview: SurveyPreview, asked: PeopleAsked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview, self._asked = preview, asked
        layout = column(self, 8)
        title = self.tr("How many people answered?")
        layout.addWidget(Prose(title, "strong"))
        self.group = ChoiceGroup(asked.choices, title, 2)
        self.group.show_value(any(each.position == asked.position for each in preview.made.having(Role.ID)))
        self.group.picked.connect(self._choose)
        layout.addWidget(self.group)

    def _choose(self, is_one: object) -> None:
        position = self._asked.position
        if self._asked.is_guarded:
            self._preview.keep(position, keep=bool(is_one))
        self._preview.set_role(position, Role.ID if is_one else Role.DROP)
        if not is_one and self._asked.instead is not None:
            self._preview.set_role(self._asked.instead, Role.ID)
