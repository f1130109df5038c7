"""Several small forms one below the other, each for a record that comes into being with its first answer.

It must not know which records these are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import FormPart
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form: the key of its record, its heading, a line below it, and its fields."""

    key: Key
    title: str
    about: str
    parts: tuple[FormPart, ...]


class FormRows:
    """The forms in a column; built anew only when other records stand there."""

    def __init__(self, desk: Desk, kind: type[Record], layout: QVBoxLayout) -> None:
        self._desk, self._kind, self._layout = desk, kind, layout
        self._rows: tuple[FormRow, ...] = ()
        self.forms: dict[Key, FormView] = {}
        self.cards: list[QWidget] = []

    def show_rows(self, rows: Sequence[FormRow]) -> None:
        """Show these forms."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._build()
        for form in self.forms.values():
            form.refresh()

    def _build(self) -> None:
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.forms, self.cards = {}, []
        for row in self._rows:
            card = Card("plain", row.title)
            card.body.addWidget(Prose(row.title, "strong"))
            if row.about:
                card.body.addWidget(Prose(row.about, "caption", "muted"))
            form = self.forms[row.key] = FormView(FormModel(self._desk, self._kind, row.key), row.parts)
            card.body.addWidget(form)
            self.cards.append(card)
            self._layout.addWidget(card)

    def commit(self) -> bool:
        """Save what is typed."""
        saved = [form.commit() for form in self.forms.values()]
        return all(saved)

    def problems(self) -> bool:
        """Show what is wrong, and return whether anything is."""
        found = [form.problems() for form in self.forms.values()]
        return any(found)

    def focus_first(self) -> bool:
        """Give the keyboard to the first form."""
        return any(form.focus_first() for form in list(self.forms.values())[:1])
