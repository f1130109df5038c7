"""Asks for the password of a file, and for a new one. What is typed is kept nowhere but in the open session."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import at_the_end
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.notice import Notice


def _tr(text: str) -> str:
    return QCoreApplication.translate("Passwords", text)


class _PasswordDialog(QuestionWindow):
    """What both have in common: words above, fields, two buttons."""

    def __init__(self, title: str, text: str, yes: str, parent: QWidget) -> None:
        super().__init__(title, text, parent)
        self._fields: list[LineInput] = []
        self._labelled: list[Labelled] = []
        self.yes = Button(yes, Look.PRIMARY)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self._check)
        self._no = Button(self.tr("Cancel"), Look.SECONDARY)
        self._no.clicked.connect(self.reject)

    def field(self, label: str, hint: str = "") -> LineInput:
        """Add a field for a password."""
        control = LineInput(label, hint)
        control.setEchoMode(QLineEdit.EchoMode.Password)
        held = Labelled(label, hint, control)
        self._fields.append(control)
        self._labelled.append(held)
        control.textEdited.connect(lambda _text, held=held: held.show_error(""))
        self.body.addWidget(held)
        return control

    def refuse(self, words: str, place: int) -> None:
        """Say above a field what is wrong with it."""
        for number, held in enumerate(self._labelled):
            held.show_error(words if number == place else "")
        control = self._fields[place]
        control.setFocus()
        control.selectAll()
        if self.isVisible():
            self.fit()
            self.area.reveal(self._labelled[place])

    def finish(self) -> None:
        """Add what stands below the fields."""
        show = CheckRow(self.tr("Show what I type"))
        show.toggled.connect(self._show)
        self.body.addWidget(show)
        self.body.addStretch(1)
        self.end_with(at_the_end(self._no, self.yes))
        self._fields[0].setFocus()

    def _show(self, shown: bool) -> None:
        for each in self._fields:
            each.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _check(self) -> None:
        self.accept()

    def ask(self) -> str | None:
        """Ask, and return the password; None where the person thought better of it."""
        taken = self._fields[0].text() if self.exec() else None
        self.deleteLater()
        return taken


class AskPassword(_PasswordDialog):
    """Asks for the password of a file; ``wrong`` says that the last one did not open it."""

    def __init__(self, name: str, parent: QWidget, wrong: str = "") -> None:
        title = _tr("This file has a password")
        pattern = _tr("Type the password of {name} to open it.")
        super().__init__(title, pattern.format(name=name), _tr("Open"), parent)
        self.field(self.tr("Password"))
        self.finish()
        if wrong:
            self.refuse(wrong, 0)


class NewPassword(_PasswordDialog):
    """Asks for a new password, twice, and says what forgetting it means."""

    def __init__(self, name: str, parent: QWidget, *, changing: bool) -> None:
        title = _tr("Change the password") if changing else _tr("Protect with a password")
        pattern = _tr(
            "{name}, its earlier versions and everything PartnerDesk keeps of it on this computer can then only be "
            "read with the password. Tell it to the people who need it by another way than the file."
        )
        super().__init__(title, pattern.format(name=name), title, parent)
        warning = self.tr("A forgotten password means that the file is lost. Nobody can find or reset it.")
        self.body.addWidget(Notice(warning, "warning"))
        self.first = self.field(
            self.tr("New password"), self.tr("Four or five words are easy to keep and hard to guess.")
        )
        self.second = self.field(self.tr("The same once more"))
        self.finish()

    @override
    def _check(self) -> None:
        if not self.first.text():
            self.refuse(self.tr("Type a password, or cancel."), 0)
        elif self.first.text() != self.second.text():
            self.refuse(self.tr("The two are not the same. Type the second one again."), 1)
        else:
            self.accept()
