"""Everything about one person or one input: to see it, to save it for that person, or to erase it for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from partnerdesk.domain.commands import EraseInputs
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.services.outputs import write_output
from partnerdesk.services.respondents import with_answers
from partnerdesk.ui.aside import erase
from partnerdesk.ui.viewmodels.people_words import (
    INPUT,
    Pick,
    about_pick,
    content_of,
    due_lines,
    erasing,
    file_due,
    picks,
)
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.dialogs.files import FileChooser


class PeopleWordsWindow(ReadingWindow):
    """What is past its date first, then a choice of whom or what it is about."""

    def __init__(
        self,
        desk: Desk,
        chooser: FileChooser,
        delete: Callable[[], None],
        parent: QWidget,
        pick: Pick | None = None,
    ) -> None:
        super().__init__(QCoreApplication.translate("PeopleWords", "What people said: see it or erase it"), parent)
        self._desk, self._chooser, self._parent = desk, chooser, parent
        self._wanted = EraseInputs()
        self._delete, self._first = delete, pick
        self._due()
        self._choice()
        self._asking = self._make_asking()
        self.body.addSpacing(theme().space(12))
        self.body.addWidget(self._asking)
        self._asking.hide()
        self.show_all(fit=False)

    # --- what is past its date ----------------------------------------------------------------------------------------

    def _due(self) -> None:
        partnership, today = self._desk.partnership, self._desk.today()
        lines, file = due_lines(partnership, today), file_due(partnership, today)
        if file:
            self.body.addWidget(Notice(file, "warning"))
            self.delete_file = Button(self.tr("Delete this whole file…"), Look.DANGER, "trash")
            self.delete_file.clicked.connect(self._delete_file)
            self.body.addSpacing(theme().space(4))
            self.body.addWidget(self.delete_file, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addSpacing(theme().space(16))
        if not lines:
            return
        self.body.addWidget(Prose(self.tr("Past their date"), "section"))
        for line in lines:
            self.body.addWidget(Prose(line.words, "body"))
        self.erase_due = Button(self.tr("Erase these for good…"), Look.DANGER, "trash")
        self.erase_due.clicked.connect(lambda: self._ask(EraseInputs(tuple(line.name for line in lines))))
        self.body.addWidget(self.erase_due, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme().space(16))

    def _delete_file(self) -> None:
        self.accept()
        self._delete()

    # --- one person, or one input -------------------------------------------------------------------------------------

    def _choice(self) -> None:
        choices = picks(self._desk.partnership)
        self.body.addWidget(Prose(self.tr("One person, or one thing that was said"), "section"))
        if not choices:
            self.say("", self.tr("Nothing that people said is recorded yet."))
            return
        hint = self.tr("A person who asks may see everything that you hold, or have it erased.")
        label = self.tr("Whose words?")
        self.select = SelectInput(choices, label, hint)
        first = self._first if self._first in {each.value for each in choices} else choices[0].value
        self.select.show_value(first)
        self._pick = cast("Pick", first)
        self.select.picked.connect(self._on_picked)
        self.body.addSpacing(theme().space(4))
        self.body.addWidget(Labelled(label, hint, self.select))
        self.body.addSpacing(theme().space(12))
        buttons = FlowLayout(None, spacing=12)
        for text, look, icon, do in (
            (self.tr("Save all of it for the person…"), Look.SECONDARY, "document", self.save_words),
            (self.tr("Save it as a table…"), Look.SECONDARY, "list", self.save_table),
            (self.tr("Erase for good…"), Look.DANGER, "trash", lambda: self._ask(erasing(self._pick))),
        ):
            button = Button(text, look, icon)
            button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(button)
        self.body.addLayout(cast("QLayout", buttons))

    def _on_picked(self, value: object) -> None:
        self._pick = cast("Pick", value)
        self._asking.hide()

    def save_words(self) -> None:
        """Ask for a place and save everything as JSON."""
        self._save(".json", "JSON (*.json)", as_table=False)

    def save_table(self) -> None:
        """Ask for a place and save everything as a table."""
        self._save(".csv", self.tr("Tables") + " (*.csv)", as_table=True)

    def _save(self, ending: str, kinds: str, *, as_table: bool) -> None:
        name = self._pick[1] if self._pick[0] == INPUT else self.tr("person {code}").format(code=self._pick[1])
        path = self._chooser.new(self.tr("Save everything about it"), name, kinds, ending)
        if not path:
            return
        about = with_answers(self._desk.session, about_pick(self._desk.partnership, self._pick))
        content = content_of(about, as_table=as_table)
        try:
            write_output(Path(path), content, force=True)
        except PartnerDeskError as problem:
            self._desk.refused.emit(spoken(problem.sentence))
        else:
            self._desk.notice(self.tr("Saved as {name}. It holds personal data.").format(name=Path(path).name))
        self.accept()

    # --- erasing ------------------------------------------------------------------------------------------------------

    def _make_asking(self) -> Card:
        card = Card("warning", self.tr("Erase for good"))
        card.body.addWidget(Prose(self.tr("Erase it for good?"), "strong", "warning"))
        told = self.tr(
            "The words, what hangs on them, and that there ever was something are deleted: here, in the history and in "
            "earlier versions on this computer. This cannot be undone, and nothing that you did before it can be "
            "undone any more. Copies in other places you must delete yourself; the next window names them."
        )
        card.body.addWidget(Prose(told, "body"))
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self.yes = Button(self.tr("Yes, erase"), Look.DANGER, "trash")
        self.keep = Button(self.tr("Keep it"), Look.SECONDARY)
        self.yes.clicked.connect(self.erase)
        self.keep.clicked.connect(card.hide)
        row.addWidget(self.yes)
        row.addWidget(self.keep)
        row.addStretch(1)
        holder = column(None, 0)
        holder.addSpacing(theme().space(8))
        holder.addLayout(row)
        card.body.addLayout(holder)
        return card

    def _ask(self, wanted: EraseInputs) -> None:
        self._wanted = wanted
        self._asking.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)  # a second Enter must not erase
        self.grow(self._asking)

    def erase(self) -> None:
        """Erase what was asked about; what is left to do is said when it is done."""
        self.accept()
        erase(self._desk, self._parent, self._wanted)
