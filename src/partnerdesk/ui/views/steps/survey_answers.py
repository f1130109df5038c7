"""A small table of counted answers on what people said in a survey."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.speech import numbered, spoken
from partnerdesk.ui.viewmodels.survey_answers import COUNTS, CountLine, SurveyAnswers
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Line, Prose

WIDTH = 82
"""Room for 99,999."""


@page_view("survey_answers")
class SurveyAnswersView(PageView):
    """Questions with their answers, how many gave each, and a row to add one."""

    areas = frozenset({"survey_answer", "beneficiary_input"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = SurveyAnswers(place.desk, str(place.key[0]), self)
        self.destroyed.connect(lambda: self._forget_typed())  # noqa: PLW0108 - Qt lets a method of what is destroyed go
        self._lines: tuple[CountLine, ...] | None = None
        self._numbers: dict[tuple[object, str], LineInput] = {}
        self._table: QWidget | None = None
        self._fold = Fold(
            self.tr("Counted answers"), self.tr("How many people gave which answer, for a survey or a vote.")
        )
        column(self, 0).addWidget(self._fold)
        self._error = ErrorLine()
        self._fold.body.addWidget(self._error)
        self._place = column(None, 0)
        self._fold.body.addLayout(self._place)
        self._add_new_row()
        self.refresh()

    def _add_new_row(self) -> None:
        self._question = LineInput(self.tr("Question"))
        self._answer = LineInput(self.tr("Answer"))
        self._count = LineInput(self.tr("How many gave it?"), "", 6)
        self._base = LineInput(self.tr("Of how many?"), "", 6)
        self._fold.body.addWidget(Labelled(self._question.accessibleName(), "", self._question))
        tiles = TileLayout(None, 3, spacing=16)
        for edit in (self._answer, self._count, self._base):
            tiles.addWidget(Labelled(edit.accessibleName(), "", edit))
            edit.returnPressed.connect(self._add)
        self._fold.body.addLayout(tiles)
        for edit in (self._question, self._answer, self._count, self._base):
            edit.textEdited.connect(lambda: self._desk.started_typing(self))
        add = Button(self.tr("Add this answer"), Look.SECONDARY, "plus")
        add.clicked.connect(self._add)
        self._fold.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self) -> None:
        if self._is_added():
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_added(self) -> bool:
        if not self._question.text().strip() or not self._answer.text().strip():
            self._error.say(self.tr("Write the question and the answer first."))
            return False
        fields = (self._question, self._answer, self._count, self._base)
        wrong = self._model.add(*(edit.text() for edit in fields))
        self._error.say(spoken(wrong.sentence) if wrong is not None else "")
        if wrong is None:
            self._answer.clear()
            self._count.clear()
            self._forget_typed()
        return wrong is None

    def _forget_typed(self) -> None:
        self._desk.stopped_typing(self)
        self._desk.could_save(self)

    def _is_left_out(self) -> bool:
        """Return whether an answer stands in the new row that was neither added nor can be."""
        self._forget_typed()
        is_begun = bool(self._answer.text().strip() or self._count.text().strip())
        left_out = is_begun and not self._is_added()
        if left_out:
            self._desk.could_not_save(self, "answer")
        return left_out

    @override
    def show_field(self, name: str) -> bool:
        if name != COUNTS:
            return False
        self._fold.button.setChecked(True)
        first = next(iter(self._numbers.values()), self._question)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def refresh(self) -> None:
        self.setVisible(self._model.is_there)
        lines = self._model.lines
        shape = tuple(line.key for line in lines)
        if self._lines is None or shape != tuple(line.key for line in self._lines):
            self._build(lines)
        self._lines = lines
        for line in lines:
            self._show(line)
        if not self._question.hasFocus() and not self._question.text():
            self._question.setText(self._model.next_question)
        if not self._base.hasFocus() and not self._base.text():
            self._base.setText(self._model.next_base)
        questions = len({line.question for line in lines})
        self._fold.button.note(numbered(NP_("1 question", "{n} questions"), questions) if lines else "")

    def _show(self, line: CountLine) -> None:
        for field, text in (("count", line.count), ("base", line.base)):
            edit = self._numbers[line.key, field]
            if not edit.hasFocus() and not edit.is_wrong:
                edit.setText(text)

    def _build(self, lines: tuple[CountLine, ...]) -> None:
        if self._table is not None:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._numbers = {}
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().space(8))
        grid.setColumnStretch(0, 1)
        down, question = 0, None
        for line in lines:
            if line.question != question:
                question = line.question
                grid.addWidget(Prose(question, "caption_strong", "muted"), down, 0)
                for across, head in enumerate((self.tr("Gave it"), self.tr("Of")), 1):
                    grid.addWidget(Line(head, "caption", "muted"), down, across, Qt.AlignmentFlag.AlignCenter)
                down += 1
            self._add_line(grid, down, line)
            down += 1
        self._place.addWidget(self._table)
        self._table.setVisible(bool(lines))

    def _add_line(self, grid: QGridLayout, down: int, line: CountLine) -> None:
        grid.addWidget(Prose(line.answer, "body", tight=True), down, 0)
        for across, (field, head) in enumerate((("count", self.tr("gave it")), ("base", self.tr("of how many"))), 1):
            edit = LineInput(f"{line.answer}: {head}", "", 5)
            edit.setFixedWidth(theme().px(WIDTH))
            edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            edit.left.connect(self._save_counts)
            self._numbers[line.key, field] = edit
            grid.addWidget(edit, down, across)
        remove = IconButton(self.tr("Remove: {answer}").format(answer=line.answer), "trash")
        remove.clicked.connect(lambda: self._model.remove(line.key))
        grid.addWidget(remove, down, 3)

    @override
    def commit(self) -> bool:
        saved = self._save_counts()
        return saved and not self._is_left_out()

    def _save_counts(self) -> bool:
        said = []
        for line in self._lines or ():
            for field in ("count", "base"):
                edit = self._numbers[line.key, field]
                wrong = self._model.write(line.key, field, edit.text())
                edit.mark_wrong(wrong is not None)
                said += [spoken(wrong.sentence)] if wrong is not None else []
        self._error.say(said[0] if said else "")
        return not said
