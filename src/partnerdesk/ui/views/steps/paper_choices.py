"""The papers of one page: save each as PDF, or print it, on the paper and in the letters that are chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.papers import PAPERS, PaperLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.brief_model import BriefModel
from partnerdesk.ui.views.dialogs.files import chooser_of
from partnerdesk.ui.views.steps.brief_preview import PAPERS as SHEETS
from partnerdesk.ui.views.steps.brief_preview import SIZES
from partnerdesk.ui.views.steps.brief_printer import print_brief
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.text import Prose

SAVE, PRINT = "save", "print"


class PaperChoices(QWidget):
    """Each paper of one page with its buttons, and how they are to be printed."""

    def __init__(self, desk: Desk, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = BriefModel(desk, self)
        self._wanted = ""
        body = column(self, 8)
        self._error = ErrorLine()
        self.save: dict[str, Button] = {}
        self.print: dict[str, Button] = {}
        for line in PAPERS.get(page, ()):
            body.addWidget(Prose(said(line.name), "strong"))
            body.addWidget(Prose(said(line.about), "body", "muted"))
            body.addWidget(self._buttons(line))
            body.addSpacing(theme().space(8))
        body.addWidget(self._error)
        body.addLayout(self._choices())
        self.model.changed.connect(self._on_changed)
        self.model.failed.connect(desk.refused)

    def _buttons(self, line: PaperLine) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 8)
        save = self.save[line.kind] = Button(self.tr("Save as PDF…"), Look.SECONDARY, "document")
        to_print = self.print[line.kind] = Button(self.tr("Print…"), Look.SECONDARY, "print")
        for button, wanted in ((save, SAVE), (to_print, PRINT)):
            button.setAccessibleDescription(said(line.name))
            button.clicked.connect(partial(self._want, line.kind, wanted))
            row.addWidget(button)
        return holder

    def _choices(self) -> TileLayout:
        self.sheet = self._chooser_of(SHEETS, self.tr("Paper size"), self.model.paper)
        self.letters = self._chooser_of(SIZES, self.tr("Size of the letters"), "usual")
        row = TileLayout(None, 2, spacing=12)
        row.addWidget(Labelled(self.tr("Paper size"), "", self.sheet))
        row.addWidget(Labelled(self.tr("Size of the letters"), "", self.letters))
        return row

    def _chooser_of(self, choices: tuple[ChoiceLine, ...], name: str, value: str) -> SelectInput:
        lines = [ChoiceLine(each.value, said(each.label), "") for each in choices]
        chooser = SelectInput(lines, name, required=True)
        chooser.show_value(value)
        chooser.picked.connect(self._on_picked)
        return chooser

    def _on_picked(self, value: object) -> None:
        if value in {"usual", "large"}:
            self.model.large = value == "large"
        else:
            self.model.paper = str(value)

    def _want(self, kind: str, wanted: str, _checked: bool = False) -> None:
        self._error.say("")
        self._wanted, self.model.kind = wanted, kind
        self._desk.flush()
        self.model.refresh()
        self._on_changed()

    def _on_changed(self) -> None:
        model = self.model
        for button in (*self.save.values(), *self.print.values()):
            button.setEnabled(not model.busy)
        if not self._wanted or model.busy:
            return
        wanted, self._wanted = self._wanted, ""
        if model.problem:
            self._error.say(model.problem)
        elif wanted == SAVE:
            self._save()
        elif print_brief(self, model.data, model.paper, model.suggested_name):
            self._desk.notice(self.tr("The paper is sent to the printer."))

    def _save(self) -> None:
        kinds = self.tr("PDF files") + " (*.pdf)"
        path = chooser_of(self).new(self.tr("Save the paper"), self.model.suggested_name, kinds, ".pdf")
        if path and self.model.save(Path(path)):
            saved = self.tr("The paper is saved as {name}, in the folder {folder}.")
            self._desk.notice(saved.format(name=Path(path).name, folder=Path(path).parent.name))
