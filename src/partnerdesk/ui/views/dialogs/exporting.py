"""Asks in what form a workshop is to be exported, and for whom the numbers in it are."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.answers import said_choices
from partnerdesk.ui.viewmodels.exporting import COUNTED, EDITIONS, FORMS
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import at_the_end
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.field import Labelled


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)


class ExportingWindow(QuestionWindow):
    """The forms and the editions; ``pick`` returns both, or nothing where the person thought better of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_tr("Export"), _tr("The workshop itself stays as it is."), parent)
        self._form, self._edition = str(FORMS[0].value), str(EDITIONS[0].value)
        self.forms = ChoiceGroup(said_choices(FORMS), _tr("What should be exported?"), 1, required=True)
        self.forms.show_value(self._form)
        self.forms.picked.connect(self._on_form)
        self.editions = ChoiceGroup(said_choices(EDITIONS), _tr("For whom are the numbers?"), 2, required=True)
        self.editions.show_value(self._edition)
        self.editions.picked.connect(self._on_edition)
        self._whom = Labelled(_tr("For whom are the numbers?"), "", self.editions)
        self.body.addWidget(Labelled(_tr("What should be exported?"), "", self.forms))
        self.body.addWidget(self._whom)
        self.body.addStretch(1)
        self.end_with(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.yes, no = Button(_tr("Choose the place…"), Look.PRIMARY), Button(_tr("Cancel"), Look.SECONDARY)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        return at_the_end(no, self.yes)

    def pick(self) -> tuple[str, str] | None:
        """Ask, and return the form and the edition."""
        self.forms.focus_first()
        taken = bool(self.exec())
        self.deleteLater()
        return (self._form, self._edition) if taken else None

    def _on_form(self, value: object) -> None:
        self._form = str(value)
        self._whom.setVisible(self._form in COUNTED)
        self.fit()

    def _on_edition(self, value: object) -> None:
        self._edition = str(value)
