"""Shows what a register extract or a file of grants says of an organisation; each fact is taken with a tick, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Partner
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.partner_finding import PartnerFinding
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import at_the_end, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckGroup
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from partnerdesk.ui.viewmodels.desk import Desk


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartnerFacts", text)


class PartnerFactsWindow(QuestionWindow):
    """Looks, shows, and takes. Nothing is stored before "Take these facts"."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget) -> None:
        says = _tr("Nothing is taken from {name} before you say so.").format(name=path.name)
        super().__init__(_tr("Facts about a partner"), says, parent)
        self.finding = PartnerFinding(desk, path, self)
        self._desk, self._picked = desk, frozenset[str]()
        self.typed = LineInput(_tr("Its register number, or words of its name"))
        self.typed.returnPressed.connect(self._look)
        self._asked = Labelled(
            _tr("Which organisation?"), _tr("Its register number, or words of its name."), self.typed
        )
        self.look = Button(_tr("Look"), Look.SECONDARY)
        self.look.clicked.connect(self._look)
        self.bar, self._far = Bar(0.0, _tr("How far the file is read")), Prose("", "caption", "muted")
        for each in (self._asked, self.look, self.bar, self._far):
            self.body.addWidget(each)
        self._shown = QWidget()
        self._found = column(self._shown, 12)
        self.body.addWidget(self._shown)
        self.which = SelectInput((), _tr("Which of these?"), required=True)
        self.which.picked.connect(lambda value: self._show(int(str(value))))
        self._which = Labelled(_tr("Which of these?"), "", self.which)
        self._found.addWidget(self._which)
        self._facts: Labelled | None = None
        self.facts: CheckGroup | None = None
        self.target = SelectInput((), _tr("Whose facts are these?"), required=True)
        self._found.addWidget(Labelled(_tr("Whose facts are these?"), "", self.target))
        self.target.picked.connect(self._on_target)
        self._into, self._at = "", 0
        self.body.addStretch(1)
        self.end_with(self._buttons())
        self.finding.changed.connect(self._on_changed)
        self.finished.connect(self.finding.stop)
        self._on_changed()

    def _buttons(self) -> QHBoxLayout:
        self.yes, no = Button(_tr("Take these facts"), Look.PRIMARY), Button(_tr("Cancel"), Look.SECONDARY)
        self.yes.clicked.connect(self._take)
        no.clicked.connect(self.reject)
        return at_the_end(no, self.yes)

    def _look(self) -> None:
        if not self.typed.text().strip():
            self._asked.show_error(_tr("Type a register number, or words of a name."))
            return
        self.finding.look_for(self.typed.text())

    def _on_changed(self) -> None:
        finding = self.finding
        self.look.setEnabled(not finding.busy)
        for each in (self.bar, self._far):
            each.setVisible(finding.busy)
        self.bar.show_share(finding.share, finding.far)
        self._far.say(finding.far)
        self._asked.show_error(finding.problem)
        if finding.problem:
            announce(self.typed, finding.problem)
        has_found = bool(finding.found)
        self._shown.setVisible(has_found)
        self.yes.setVisible(has_found)
        if has_found and not finding.busy:
            self._offer()
        QTimer.singleShot(0, self, self.fit)  # once what is new has its place

    def _offer(self) -> None:
        """Show those who were found, and of the first of them what is known."""
        lines = [
            ChoiceLine(at, f"{each.name} ({each.number})" if each.name and each.number else each.name or each.number)
            for at, each in enumerate(self.finding.found)
        ]
        self.which.offer(lines)
        self.which.show_value(0)
        self._which.setVisible(len(lines) > 1)
        self._show(0)

    def _show(self, at: int) -> None:
        """Show the facts of one organisation, all of them ticked."""
        self._at = at
        facts = self.finding.facts(at)
        if self._facts is not None:
            self._found.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
        lines = [ChoiceLine(each.id, said(each.about), spoken(each.says)) for each in facts]
        self.facts = CheckGroup(lines, _tr("Which facts do you want?"), 1)
        self._picked = frozenset(each.id for each in facts)
        self.facts.show_values(tuple(self._picked))
        self.facts.picked.connect(self._on_picked)
        self._facts = Labelled(_tr("Which facts do you want?"), "", self.facts)
        self._found.insertWidget(1, self._facts)
        partnership = self._desk.partnership
        partners = [ChoiceLine(row.id, called(partnership, row)) for row in partnership.rows(Partner)]
        self.target.offer([ChoiceLine("", _tr("A new partner")), *partners])
        self._into = self.finding.into(at)
        self.target.show_value(self._into)
        self.yes.setEnabled(True)
        QTimer.singleShot(0, self, self.fit)

    def _on_picked(self, values: object) -> None:
        self._picked = frozenset(map(str, values)) if isinstance(values, tuple) else frozenset()
        self.yes.setEnabled(bool(self._picked))

    def _on_target(self, value: object) -> None:
        self._into = str(value or "")

    def _take(self) -> None:
        if self.finding.take(self._at, self._picked, self._into):
            self.accept()
        else:
            self._asked.show_error(_tr("All of this is with that partner already."))
            self.area.reveal(self._asked)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()
