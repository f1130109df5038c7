"""Below the open card of a theme: what it bears on, who said it, and how to link, merge and split it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput, Objective
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.reader.reader import lead_to_answer, reader_of
from partnerdesk.ui.viewmodels.speech import whole_number
from partnerdesk.ui.viewmodels.steps.aims_links import LOOKS
from partnerdesk.ui.viewmodels.steps.theme_work import MOST_ANSWERS, BearsOn, ThemeWork
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckGroup, ChoiceGroup
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.domain.records import Key

AIMS, INPUTS, OBJECTIVES = "aims.links", "hear.inputs", "aims.objectives"
MOST_SAID = 8
_PAUSE = 200  # milliseconds without a key, before answers are looked through


class OfferedTicks(QWidget):
    """Rows to tick that can be offered anew; what is ticked stays as far as it is still offered."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.ticked: tuple[object, ...] = ()
        self._offered: tuple[ChoiceLine, ...] | None = None
        self._layout = column(self, 0)
        self.group: CheckGroup | None = None

    def offer(self, choices: tuple[ChoiceLine, ...], *, all_ticked: bool = False) -> None:
        """Offer these rows."""
        if choices == self._offered:
            return
        self._offered = choices
        values = tuple(each.value for each in choices)
        self.ticked = values if all_ticked else tuple(each for each in self.ticked if each in values)
        if self.group is not None:
            self._layout.removeWidget(self.group)
            self.group.hide()
            self.group.deleteLater()
        self.group = CheckGroup(choices, self._name, 1)
        self.group.show_values(self.ticked)
        self.group.picked.connect(self._on_picked)
        self._layout.addWidget(self.group)
        self.setVisible(bool(choices))

    def tick_all(self) -> None:
        """Tick every row that is offered."""
        self.ticked = tuple(each.value for each in self._offered or ())
        if self.group is not None:
            self.group.show_values(self.ticked)

    def clear(self) -> None:
        """Tick nothing."""
        self.ticked = ()
        if self.group is not None:
            self.group.show_values(())

    def _on_picked(self, values: object) -> None:
        self.ticked = values if isinstance(values, tuple) else ()


@page_view("theme_tools")
class ThemeToolsView(PageView):
    """Two lists with the ways on, and three folds."""

    areas = frozenset(
        {"theme", "input_theme", "answer_mark", "beneficiary_input", "evidence_link", "objective", "survey"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self.work = ThemeWork(place.desk, str(place.key[0]), self)
        self._shown: object = None
        layout = column(self, 12)
        self._lists = column(None, 6)
        layout.addLayout(self._lists)
        self._held: QWidget | None = None
        self.folds = (self._make_link(), self._make_merge(), self._make_split())
        for fold in self.folds:
            layout.addWidget(fold)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._offer_answers)
        self.refresh()

    # --- what is there ------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        if not self.work.is_there:
            return
        now = (self.work.bears_on, self.work.said_here, self.work.count_line, bool(self.work.objectives))
        if now != self._shown:
            self._shown = now
            self._list_anew()
        said_here = self.work.said_here
        self.link_inputs.offer(tuple(ChoiceLine(each.input, each.words) for each in said_here), all_ticked=True)
        for select, choices in ((self.objective, self.work.objectives), (self.into, self.work.others)):
            select.offer(choices)
        self._merge_fold.setVisible(bool(self.work.others))
        self._link_fold.setVisible(bool(said_here) and bool(self.work.objectives))
        self.split_inputs.offer(self.work.inputs)
        if self._split_fold.button.isChecked():
            self._offer_answers()
        self._split_fold.setVisible(bool(said_here))

    def _list_anew(self) -> None:
        if self._held is not None:
            self._lists.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget()
        layout = column(self._held, 6)
        self._list_objectives(layout)
        self._list_words(layout)
        self._lists.addWidget(self._held)

    def _list_objectives(self, layout: QVBoxLayout) -> None:
        layout.addWidget(Prose(self.tr("What it bears on"), "strong"))
        found = self.work.bears_on
        if not found:
            self._say_nothing_linked(layout)
        for each in found:
            layout.addWidget(self._objective_row(each))

    def _say_nothing_linked(self, layout: QVBoxLayout) -> None:
        """Say the way that there is: a link below, or first an objective, or first somebody's words."""
        if not self.work.objectives:
            layout.addWidget(Prose(self.tr("No objective is written down yet that it could bear on."), "body"))
            way = Button(self.tr("Go to the objectives"), Look.QUIET, "arrow-right", icon_after=True)
            way.clicked.connect(partial(self._desk.go_to, OBJECTIVES))
            layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        elif not self.work.said_here:
            says = self.tr("No objective yet. Give the theme to what somebody said first: that can be linked.")
            layout.addWidget(Prose(says, "body"))
        else:
            layout.addWidget(Prose(self.tr("No objective yet. Link it below, so that nobody can pass it by."), "body"))

    def _objective_row(self, each: BearsOn) -> QWidget:
        holder = QWidget()
        row = column(holder, 2)
        row.addWidget(Chip(each.label, *LOOKS[each.kind]), 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._way(each.words, self.tr("Go to the objective"), AIMS, Objective, each.objective))
        return holder

    def _way(self, words: str, label: str, page: str, kind: type, name: str) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().space(8))
        line.addWidget(Prose(words, "body"), 1)
        way = Button(self.tr("Go there"), Look.QUIET, "arrow-right", icon_after=True)
        way.setAccessibleName(f"{label}: {words}")
        way.clicked.connect(partial(self._desk.lead_to, page, kind, (name,)))
        line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _list_words(self, layout: QVBoxLayout) -> None:
        layout.addSpacing(theme().space(8))
        layout.addWidget(Prose(self.tr("Who said it"), "strong"))
        rows = [each for each in self.work.said_here if not each.is_survey]
        for each in rows[:MOST_SAID]:
            layout.addWidget(
                self._way(each.words, self.tr("Go to what was said"), INPUTS, BeneficiaryInput, each.input)
            )
        if len(rows) > MOST_SAID:
            more = self.tr("And {n} more.").format(n=whole_number(len(rows) - MOST_SAID))
            layout.addWidget(Prose(more, "caption", "muted"))
        if self.work.count_line:
            words = self.tr("{answers}: read them").format(answers=self.work.count_line)
            self.read = Button(words, Look.SECONDARY, "chat")
            self.read.clicked.connect(self._read)
            layout.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        elif not rows:
            layout.addWidget(Prose(self.tr("Nobody yet."), "body"))

    def _read(self) -> None:
        first = self.work.first_answer
        if first is not None and lead_to_answer(self._desk, first):
            reader_of(self._desk).narrow("theme", self.work.theme)

    # --- linking ------------------------------------------------------------------------------------------------------

    def _make_link(self) -> Fold:
        self._link_fold = fold = Fold(self.tr("Link it to an objective"))
        self._link_error = ErrorLine()
        fold.body.addWidget(self._link_error)
        self.objective = SelectInput((), self.tr("Which objective?"))
        fold.body.addWidget(Labelled(self.tr("Which objective?"), "", self.objective))
        label = self.tr("How does it bear on the objective?")
        self._kind: object = None
        self.kind = ChoiceGroup(self.work.kinds, label, 2)
        self.kind.picked.connect(lambda value: setattr(self, "_kind", value))
        fold.body.addWidget(Labelled(label, "", self.kind))
        label = self.tr("Whose words?")
        self.link_inputs = OfferedTicks(label)
        hint = self.tr("Take out those who said something else about it.")
        fold.body.addWidget(Labelled(label, hint, self.link_inputs))
        self._button(fold, self.tr("Link it"), "plus", self.link)
        return fold

    def link(self) -> None:
        """Link what is ticked to the objective that is chosen."""
        if self.objective.value is None:
            self._link_error.say(self.tr("Choose the objective."))
        elif not self._kind:
            self._link_error.say(self.tr("Choose how it bears on the objective."))
        else:
            names = [str(each) for each in self.link_inputs.ticked]
            wrong = self.work.link(str(self.objective.value), str(self._kind), names)
            self._link_error.say(wrong)
            if not wrong:
                self.objective.show_value(None)
                self.kind.show_value(None)
                self._kind = None

    # --- merging ------------------------------------------------------------------------------------------------------

    def _make_merge(self) -> Fold:
        self._merge_fold = fold = Fold(self.tr("Merge it into another theme"))
        self.into = SelectInput((), self.tr("Which theme says the same?"))
        hint = self.tr("Answers, what people said and links to objectives go over to it. You can undo it.")
        self._into_field = Labelled(self.tr("Which theme says the same?"), hint, self.into)
        fold.body.addWidget(self._into_field)
        self._button(fold, self.tr("Merge"), "", self.merge)
        return fold

    def merge(self) -> None:
        """Merge it into the theme that is chosen."""
        if self.into.value is None:
            self._into_field.show_error(self.tr("Choose the theme that stays."))
            return
        self._into_field.show_error(self.work.merge_into(str(self.into.value)))

    # --- splitting ----------------------------------------------------------------------------------------------------

    def _make_split(self) -> Fold:
        self._split_fold = fold = Fold(self.tr("Split a part off"))
        fold.button.toggled.connect(self._offer_answers)
        self._split_error = ErrorLine()
        fold.body.addWidget(self._split_error)
        self.new_name = LineInput(self.tr("What is the new theme?"))
        fold.body.addWidget(Labelled(self.tr("What is the new theme?"), self.tr("Three to six words."), self.new_name))
        self.split_inputs = OfferedTicks(self.tr("What belongs to it?"))
        fold.body.addWidget(Labelled(self.tr("What belongs to it?"), "", self.split_inputs))
        self.search = LineInput(self.tr("Only answers with these words"))
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._search_field = Labelled(self.tr("Only answers with these words"), "", self.search)
        fold.body.addWidget(self._search_field)
        self._found = Prose("", "caption", "muted")
        fold.body.addWidget(self._found)
        self.split_answers = OfferedTicks(self.tr("Answers that belong to it"))
        fold.body.addWidget(self.split_answers)
        self._all = self._button(fold, self.tr("Tick all that are shown"), "check", self.split_answers_all)
        self._button(fold, self.tr("Make the new theme"), "plus", self.split)
        return fold

    def _button(self, fold: Fold, words: str, icon: str, do: object) -> Button:
        button = Button(words, Look.SECONDARY, icon)
        button.clicked.connect(do)
        fold.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _offer_answers(self) -> None:
        found = self.work.answers(self.search.text()) if self.work.count_line else ()
        self.split_answers.offer(tuple(ChoiceLine(each.key, _short(each.text)) for each in found[:MOST_ANSWERS]))
        self._found.setVisible(len(found) > MOST_ANSWERS)
        for each in (self._search_field, self._all):
            each.setVisible(bool(self.work.count_line))
        says = self.tr("{shown} of {count} answers are shown.")
        more = len(found) > MOST_ANSWERS
        self._found.say(says.format(shown=MOST_ANSWERS, count=whole_number(len(found))) if more else "")

    def split_answers_all(self) -> None:
        """Tick all answers that are shown."""
        self.split_answers.tick_all()

    def split(self) -> None:
        """Make a theme of its own of what is ticked."""
        answers: list[Key] = [each for each in self.split_answers.ticked if isinstance(each, tuple)]
        inputs = [str(each) for each in self.split_inputs.ticked]
        wrong = self.work.split(self.new_name.text(), answers, inputs)
        self._split_error.say(wrong)
        if not wrong:
            self.new_name.clear()
            self.search.clear()
            self.split_answers.clear()
            self.split_inputs.clear()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:199].rstrip()}…"
