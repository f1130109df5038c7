"""What is known of one column, and the controls that correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.survey import editing
from partnerdesk.ui.viewmodels.survey.columns import LEFT_OUT, ROLES, AnswerLine, ColumnDetail, detail_of
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.survey.date_order import DateOrder
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose

if TYPE_CHECKING:
    from partnerdesk.exchange.survey.mapping import SurveyMap
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview

_SHORT_WORDS = 40


class ColumnDetailView(Scroll):
    """One column; built anew when it or anything about it changes, with the keyboard where it was."""

    def __init__(self, preview: SurveyPreview, parent: QWidget | None = None) -> None:
        self._inside = ScrolledColumn(640)
        self._inside.pad(theme().space(4), theme().space(4), theme().space(12), theme().space(12))
        super().__init__(self._inside, parent=parent)
        self._preview = preview
        self._shown: ColumnDetail | None = None
        self._content: QWidget | None = None

    def show_column(self, position: int) -> None:
        """Show a column as it is now."""
        preview = self._preview
        if preview.found is None or position < 0:
            return
        detail = detail_of(preview.made, preview.found, position, seen=position in preview.seen)
        if detail == self._shown:
            return
        same = self._shown is not None and self._shown.position == position
        self._shown = detail
        self._build(detail, self._focused() if same else "", stays=same)

    def _focused(self) -> str:
        focus: QWidget | None = self.focusWidget()  # None where nothing inside ever had the keyboard
        if focus is None:
            return ""
        return focus.objectName() if self.isAncestorOf(focus) and focus.hasFocus() else ""

    def _build(self, detail: ColumnDetail, focus: str, *, stays: bool) -> None:
        place = self.verticalScrollBar().value() if stays else 0
        if self._content is not None:
            self._inside.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content = QWidget()
        self._body = column(content, 12)
        self._add(detail)
        self._body.addStretch(1)
        self._inside.body.addWidget(content)
        content.show()
        self._give_keyboard(content, focus)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    @staticmethod
    def _give_keyboard(content: QWidget, name: str) -> None:
        """Give it to the control of this name; one that moved to an end is there no more, but its fellow is."""
        fellow = (
            name.replace("move -1 ", "move 1 ") if name.startswith("move -1 ") else name.replace("move 1 ", "move -1 ")
        )
        for each in (name, fellow, "role", "keep") if name else ():
            found = content.findChild(QWidget, each)
            if found is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _add(self, detail: ColumnDetail) -> None:
        body = self._body
        body.addWidget(Prose(detail.heading, "section"))
        if detail.identifying:
            self._add_keep(detail)
        if not detail.identifying or detail.keep:
            self._add_role(detail)
        if detail.role is Role.CONSENT and not detail.identifying:
            self._add_refusal(detail)
        if detail.note:
            body.addWidget(Notice(detail.note, "tint"))
        self._add_what_was_asked(detail)
        if detail.role is Role.DATE and self._preview.made.dates:
            body.addWidget(DateOrder(self._preview, detail.position))
        if detail.has_scale:
            self._add_ends(detail)
        if detail.answers:
            self._add_answers(detail)
        elif detail.examples:
            self._add_examples(detail)
        body.addWidget(Prose(detail.filled, "caption", "muted"))

    def _add_keep(self, detail: ColumnDetail) -> None:
        if not detail.keep:
            says = self.tr("It is left out, so that nobody can be recognised. Nothing of it is kept anywhere.")
            title = self.tr("This column holds {what}").format(what=detail.identifying)
            self._body.addWidget(Notice(says, "warning", title))
        keep = CheckRow(self.tr("Keep it on purpose"), self.tr("Only if you need it and people agreed."), boxed=True)
        keep.setObjectName("keep")
        keep.setChecked(detail.keep)
        keep.clicked.connect(lambda: self._preview.keep(detail.position, keep=keep.isChecked()))
        self._body.addWidget(keep)
        if not detail.keep and not detail.examples:
            see = Button(self.tr("Show three of its values"), Look.QUIET, "eye")
            see.setObjectName("see")
            see.clicked.connect(lambda: self._preview.see(detail.position))
            self._body.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_role(self, detail: ColumnDetail) -> None:
        label = self.tr("What is in this column?")
        roles = tuple(ChoiceLine(each.value, said(each.label)) for each in ROLES)
        select = SelectInput(roles, label, required=True)
        select.setObjectName("role")
        select.show_value(detail.role)
        select.picked.connect(lambda role: self._preview.set_role(detail.position, cast("Role", role)))
        self._body.addWidget(Labelled(label, detail.about, select))

    def _add_what_was_asked(self, detail: ColumnDetail) -> None:
        """Add what can be said of a question that is not the column's heading."""
        if detail.beside:
            self._add_beside(detail)
        if detail.question:
            self._add_question(detail)

    def _add_beside(self, detail: ColumnDetail) -> None:
        beside = CheckRow(self.tr("Each row’s question stands in ‘{column}’").format(column=detail.beside), boxed=True)
        beside.setObjectName("beside")
        beside.setChecked(detail.is_beside)
        beside.clicked.connect(lambda: self._preview.take_question(detail.position, beside=beside.isChecked()))
        self._body.addWidget(beside)

    def _add_question(self, detail: ColumnDetail) -> None:
        label = self.tr("What was asked?")
        asked = LineInput(label)
        asked.setObjectName("question")
        asked.setText(detail.question)
        asked.setCursorPosition(0)
        asked.editingFinished.connect(
            lambda: self._edit(editing.with_question(self._preview.made, detail.position, asked.text()))
        )
        self._body.addWidget(Labelled(label, self.tr("For all the columns that are its answers."), asked))

    def _add_ends(self, detail: ColumnDetail) -> None:
        label = self.tr("Which end is good?")
        select = SelectInput(detail.ends, label, required=True)
        select.setObjectName("good")
        select.show_value(detail.good)
        select.picked.connect(lambda end: self._edit(editing.with_good(self._preview.made, detail.position, str(end))))
        self._body.addWidget(Labelled(label, "", select))

    def _add_refusal(self, detail: ColumnDetail) -> None:
        label = self.tr("If somebody says no")
        select = SelectInput(tuple(ChoiceLine(each.value, said(each.label)) for each in LEFT_OUT), label, required=True)
        select.setObjectName("leaves_out")
        select.show_value(detail.leaves_out)
        select.picked.connect(
            lambda what: self._edit(editing.with_left_out(self._preview.made, detail.position, str(what or "")))
        )
        self._body.addWidget(Labelled(label, "", select))

    def _add_examples(self, detail: ColumnDetail) -> None:
        self._body.addWidget(Prose(self.tr("For example"), "strong"))
        for each in detail.examples:
            self._body.addWidget(Prose(each, "quote" if len(each) > _SHORT_WORDS else "body"))

    # --- the answers --------------------------------------------------------------------------------------------------

    def _add_answers(self, detail: ColumnDetail) -> None:
        title = self.tr("The steps, in their order") if detail.has_scale else self.tr("The answers")
        self._body.addWidget(Prose(title, "strong"))
        says = self.tr("What you set to ‘No answer’ counts as no answer in every column.")
        self._body.addWidget(Prose(says, "caption", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(8))
        grid.setVerticalSpacing(theme().space(6))
        grid.setColumnStretch(0, 1)
        steps = [each.answer for each in detail.answers if each.kind == editing.STEP]
        for number, line in enumerate(detail.answers):
            self._add_answer(grid, number, line, detail)
            if detail.has_order and line.kind == editing.STEP:
                self._add_moves(grid, number, line, detail, steps)
        self._body.addLayout(grid)
        if detail.more:
            more = self.tr("and {count} more").format(count=detail.more)
            self._body.addWidget(Prose(more, "caption", "muted"))

    def _add_answer(self, grid: QGridLayout, number: int, line: AnswerLine, detail: ColumnDetail) -> None:
        ink = "text" if line.kind == editing.STEP else "muted"
        grid.addWidget(Prose(line.shown, "body", ink, tight=True), number, 0)
        grid.addWidget(Line(line.count, "caption", "muted"), number, 1, Qt.AlignmentFlag.AlignRight)
        kinds = [ChoiceLine(editing.STEP, self.tr("A step") if detail.has_scale else self.tr("An answer"))]
        if detail.has_scale:
            kinds.append(ChoiceLine(editing.OFF, self.tr("Off the scale")))
        kinds.append(ChoiceLine(editing.NONE, self.tr("No answer")))
        select = SelectInput(kinds, self.tr("What is ‘{answer}’?").format(answer=line.shown), required=True)
        select.setObjectName(f"kind {line.answer}")
        select.show_value(line.kind)
        select.setFixedWidth(theme().px(150))
        select.picked.connect(
            lambda kind: self._edit(editing.with_kind(self._preview.made, detail.position, line.answer, str(kind)))
        )
        grid.addWidget(select, number, 2)

    def _add_moves(
        self, grid: QGridLayout, number: int, line: AnswerLine, detail: ColumnDetail, steps: list[str]
    ) -> None:
        ways = ((-1, "chevron-up", self.tr("Move up: {answer}")), (1, "chevron-down", self.tr("Move down: {answer}")))
        for place, (by, icon, words) in enumerate(ways, 3):
            if line.answer == (steps[0] if by < 0 else steps[-1]):
                continue
            button = IconButton(words.format(answer=line.shown), icon)
            button.setObjectName(f"move {by} {line.answer}")
            button.clicked.connect(
                lambda _checked=False, by=by: self._edit(
                    editing.moved(self._preview.made, detail.position, line.answer, by)
                )
            )
            grid.addWidget(button, number, place)

    def _edit(self, made: SurveyMap) -> None:
        self._preview.edit(made)
