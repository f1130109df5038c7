"""The printed brief beside what is still open: look at it, save it, print it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from partnerdesk.catalogue.texts import LANGUAGES
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import ENTITIES
from partnerdesk.domain.words import N_
from partnerdesk.services.file_language import language_of
from partnerdesk.ui.viewmodels.answers import said_choices, words
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.papers import PAPER
from partnerdesk.ui.viewmodels.steps.brief_model import BriefModel
from partnerdesk.ui.viewmodels.steps.brief_places import MOST, Entered
from partnerdesk.ui.views.dialogs.files import chooser_of
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.brief_open import OpenLinesView
from partnerdesk.ui.views.steps.brief_page import BriefPages
from partnerdesk.ui.views.steps.brief_printer import print_brief
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckRow, ChoiceGroup
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.notice import Notice

EDITIONS = words(
    ("board", N_("For the board"), N_("Everything")),
    ("sharing", N_("To share"), N_("Nothing private")),
)
PAPERS = words(("a4", N_("A4"), N_("210 × 297 mm")), ("letter", N_("Letter"), N_("8.5 × 11 inches")))
KINDS = words(
    ("full", N_("The whole brief"), ""),
    ("feedback", N_("You said, we decided"), ""),
    ("easy-read", N_("You said, we decided, in Easy Read"), ""),
    ("review", N_("Review of a decision"), ""),
    ("minute", N_("Draft minute"), ""),
    ("pre-read", N_("To read before the workshop"), ""),
    ("run-sheet", N_("Run-sheet"), ""),
    ("still-to-hear", N_("What we still need to hear"), ""),
    ("slips", N_("Rating slips, round 1"), ""),
    ("slips-again", N_("Rating slips, round 2"), ""),
    ("slips-review", N_("Rating slips, at the review"), ""),
    ("score-sheets", N_("Score sheets, round 1"), ""),
    ("score-sheets-again", N_("Score sheets, round 2"), ""),
    ("weight-sheets-again", N_("Weight sheets, round 2"), ""),
)
SIZES = words(("usual", N_("Usual print"), ""), ("large", N_("Large print"), ""))
FORMS = words(("pdf", N_("PDF"), ""), ("html", N_("Web page"), ""), ("md", N_("Markdown (plain text)"), ""))
FOR_ANYONE = frozenset({"feedback", "easy-read"})  # made as for sharing, whatever is chosen
SIDE_BY_SIDE, LEAST_CHOOSER, LEAST_CHECK = 760, 170, 320
"""Pixels from which the list stands beside the pages, and those that the words of a choice or of a tick need."""


@page_view("brief_preview")
class BriefPreview(PageView):
    """The preview with its buttons, and the list."""

    areas = frozenset(ENTITIES)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self.model = BriefModel(place.desk, self)
        self._folder: QTemporaryDir | None = None
        layout = column(self, 16)
        layout.addLayout(self._make_kinds())
        layout.addLayout(self._make_choices())
        layout.addLayout(self._make_checks())
        layout.addWidget(self._make_buttons())
        self._state = Notice("", "tint")
        layout.addWidget(self._state)
        self.paper = BriefPages()
        self.model.looked_at = lambda: self.paper.fit
        self.open = OpenLinesView(place.desk)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(theme().space(20))
        self._beside.addWidget(self.paper, 3)
        self._beside.addWidget(self.open, 2, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._make_ways())
        layout.addLayout(self._beside)
        self.paper.turned.connect(self._show_ways)
        self.paper.sheet.pointed.connect(self._on_pointed)
        self.model.changed.connect(self._show)
        self.model.failed.connect(self._desk.refused)
        self._show()

    def _make_choices(self) -> TileLayout:
        self._edition = ChoiceGroup(said_choices(EDITIONS), self.tr("For whom?"), 2, required=True)
        self._paper_size = ChoiceGroup(said_choices(PAPERS), self.tr("Paper size"), 2, required=True)
        self._edition.show_value(self.model.edition)
        self._paper_size.show_value(self.model.paper)
        self._edition.picked.connect(lambda value: self._choose(edition=str(value)))
        self._paper_size.picked.connect(lambda value: self._choose(paper=str(value)))
        row = TileLayout(None, 2, spacing=16)
        row.addWidget(Labelled(self.tr("For whom?"), "", self._edition))
        row.addWidget(Labelled(self.tr("Paper size"), "", self._paper_size))
        return row

    def _make_kinds(self) -> TileLayout:
        self.kind = SelectInput(said_choices(KINDS), self.tr("What is it?"), required=True)
        self.letters = SelectInput(said_choices(SIZES), self.tr("Size of the letters"), required=True)
        self.form = SelectInput(said_choices(FORMS), self.tr("Save as"), required=True)
        for chooser, value in ((self.kind, self.model.kind), (self.letters, "usual"), (self.form, self.model.form)):
            chooser.show_value(value)
            chooser.setMinimumWidth(theme().px(LEAST_CHOOSER))
        self.kind.picked.connect(lambda value: self._choose(kind=str(value)))
        self.letters.picked.connect(lambda value: self._choose(large=value == "large"))
        self.form.picked.connect(self._on_form)
        row = TileLayout(None, 4, spacing=16)
        row.addWidget(Labelled(self.tr("What is it?"), "", self.kind))
        row.addWidget(Labelled(self.tr("Size of the letters"), "", self.letters))
        row.addWidget(Labelled(self.tr("Language"), "", self._make_languages()))
        row.addWidget(Labelled(self.tr("Save as"), "", self.form))
        return row

    def _make_languages(self) -> SelectInput:
        """The file's own language, or another for this print alone."""
        lines = [ChoiceLine(code, name) for code, name in LANGUAGES.items()]
        self.language = SelectInput(lines, self.tr("Language"), required=True)
        self.language.show_value(language_of(self._desk.partnership))
        self.language.setMinimumWidth(theme().px(LEAST_CHOOSER))
        self.language.picked.connect(lambda value: self.model.print_in(str(value)))
        return self.language

    def _choose(self, *, edition: str = "", paper: str = "", kind: str = "", large: bool | None = None) -> None:
        self.model.choose(edition=edition, paper=paper, kind=kind, large=large)
        self._edition.show_value(self.model.edition)
        self._paper_size.show_value(self.model.paper)
        self._edition.setEnabled(self.model.kind not in FOR_ANYONE)

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 8)
        self.save = Button(self.tr("Save…"), Look.PRIMARY, "document")
        self.print = Button(self.tr("Print…"), Look.SECONDARY, "print")
        self.reader = Button(self.tr("Open in your PDF reader"), Look.SECONDARY)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.reader.clicked.connect(self._on_reader)
        for button in (self.save, self.print, self.reader):
            row.addWidget(button)
        return holder

    def _make_checks(self) -> TileLayout:
        row = TileLayout(None, 2, spacing=16)
        for check in (self._make_sides(), self._make_records()):
            check.setMinimumWidth(theme().px(LEAST_CHECK))
            row.addWidget(check)
        return row

    def _make_sides(self) -> QWidget:
        """Whether both sides of the paper are printed; a web page has no sides."""
        hint = self.tr("Margins change sides, and the decision record begins on a right-hand page.")
        self.sides = CheckRow(self.tr("To print on both sides of the paper"), hint)
        self.sides.toggled.connect(self.model.print_both_sides)
        return self.sides

    def _make_records(self) -> QWidget:
        """Whether the records go with the PDF; no other form can hold them."""
        hint = self.tr("The JSON form goes inside the PDF, without anything that this edition may not hold.")
        self.records = CheckRow(self.tr("Attach the records"), hint)
        self.records.toggled.connect(self.model.attach)
        return self.records

    def _on_form(self, value: object) -> None:
        self.model.form = str(value)
        self.records.setVisible(self.model.form == "pdf")
        self.sides.setVisible(self.model.form == "pdf")

    def _make_ways(self) -> QWidget:
        """The ways from a page of the brief to where what stands on it was entered."""
        holder = self._ways_place = QWidget()
        row = FlowLayout(holder, 8)
        self.ways = [Button("", Look.QUIET, "arrow-right", icon_after=True) for _ in range(MOST)]
        for place, button in enumerate(self.ways):
            button.clicked.connect(partial(self._on_way, place))
            button.hide()
            row.addWidget(button)
        self._entered: tuple[Entered, ...] = ()
        return holder

    def _show_ways(self, number: int) -> None:
        self._entered = self.model.entered_on(number)
        self._ways_place.setVisible(bool(self._entered))
        for place, button in enumerate(self.ways):
            button.setVisible(place < len(self._entered))
            if place < len(self._entered):
                title = self._entered[place].title
                button.setText(self.tr("Change “{part}”").format(part=title))
                button.setAccessibleName(self.tr("Go to where this is entered: {part}").format(part=title))

    def _on_pointed(self, x: float, y: float) -> None:
        there = self.model.entered_at(self.paper.number, x, y)
        if there is not None:
            self._desk.go_to(there.page)

    def _on_way(self, place: int) -> None:
        self._desk.go_to(self._entered[place].page)

    @override
    def refresh(self) -> None:
        if self.model.language is None:
            self.language.show_value(language_of(self._desk.partnership))
        if self.isVisible():
            self.model.refresh()
        self.open.show_lines(self.model.lines)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show(self) -> None:
        model = self.model
        there = model.brief is not None and not model.busy
        for button in (self.save, self.print, self.reader):
            button.setEnabled(there)
        self._state.setVisible(bool(model.problem) or (model.busy and model.brief is None))
        self._state.say(model.problem or self.tr("The brief is being made. That takes a moment."))
        self._state.wear("error" if model.problem else "tint")
        if model.brief is not None:
            self.paper.show_brief(model.data, model.brief.pages, model.page_names, model.brief.drawn)
            self._show_ways(self.paper.number)
        self.paper.setVisible(model.brief is not None)
        self.open.show_lines(model.lines)

    def _on_save(self) -> None:
        kinds = {
            "pdf": self.tr("PDF files") + " (*.pdf)",
            "html": self.tr("Web pages") + " (*.html)",
            "md": self.tr("Markdown files") + " (*.md)",
        }
        form = self.model.form
        path = chooser_of(self).new(self.tr("Save the brief"), self.model.suggested_name, kinds[form], f".{form}")
        if path and self.model.save(Path(path)):
            saved = self.tr("The brief is saved as {name}, in the folder {folder}.")
            self._desk.notice(saved.format(name=Path(path).name, folder=Path(path).parent.name))

    def _on_print(self) -> None:
        model = self.model
        if print_brief(self, model.data, model.paper, model.suggested_name, two_sided=model.two_sided):
            self._desk.notice(self.tr("The brief is sent to the printer."))

    def _on_reader(self) -> None:
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = self.model.reader_file(Path(self._folder.path()))
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._desk.refused.emit(self.tr("No program for PDF files was found. Save the brief instead."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme().px(SIDE_BY_SIDE)
        left, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._beside.setDirection(left if wide else down)

    @override
    def show_field(self, name: str) -> bool:
        """Choose what is printed, by the name of its place, as the finder calls it."""
        page, _, kind = name.partition(PAPER)
        if page or kind not in {choice.value for choice in KINDS}:
            return False
        self.kind.show_value(kind)
        self.kind.picked.emit(kind)
        return self.focus_first()

    @override
    def focus_first(self) -> bool:
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
