"""Joins one declared line with its control: shows what is recorded and passes on what is typed or chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import said_choices
from partnerdesk.ui.viewmodels.fields import ChoiceLine, Control, FieldLine, choices_of
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.pasted_lines import MADE, adding, lines_in, records_of, said_in
from partnerdesk.ui.viewmodels.speech import long_date, numbered, plain_number, said, spoken
from partnerdesk.ui.viewmodels.typed import (
    may_go_on,
    read_date,
    read_line,
    read_number,
    read_text,
    read_time,
    read_whole,
)
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.choices import CheckGroup, CheckRow, ChoiceGroup
from partnerdesk.ui.views.widgets.day_field import DayField
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.hint_prompt import HintPrompt
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput, SelectInput
from partnerdesk.ui.views.widgets.lines_prompt import LinesPrompt
from partnerdesk.ui.views.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.ui.viewmodels.guarding import Guard


@dataclass(slots=True)
class FieldAnswer:
    """A line on the screen: how to show what is recorded, how to read what is typed, how to give it the keyboard."""

    line: FieldLine
    view: Labelled
    refresh: Callable[[], None]
    read: Callable[[], bool]
    focus: Callable[[], None]


_READERS: dict[Control, Callable[[str], object]] = {
    Control.LINE: read_line,
    Control.AREA: read_text,
    Control.DATE: read_date,
    Control.TIME: read_time,
    Control.WHOLE: read_whole,
    Control.NUMBER: read_number,
    Control.TEXTS: lambda text: tuple(line.strip() for line in text.split("\n") if line.strip()) or None,
}


def _reader(line: FieldLine) -> Callable[[str], object]:
    """Return what reads the words typed into a field; a number may have its unit behind it."""
    unit = said(line.unit)
    if line.control is Control.NUMBER and unit:
        return lambda text: read_number(text, unit)
    if line.control is Control.WHOLE and unit:
        return lambda text: read_whole(text, unit)
    return _READERS[line.control]


_CHARS = {Control.DATE: 20, Control.TIME: 8, Control.WHOLE: 8, Control.NUMBER: 8}


def _shown(control: Control, value: object) -> str:
    if value is None:
        return ""
    if control is Control.DATE:
        return long_date(value)  # type: ignore[arg-type]  # a date field holds dates
    if control is Control.TEXTS:
        return "\n".join(value)  # type: ignore[arg-type]  # a list field holds texts
    return plain_number(value) if isinstance(value, float) else str(value)


def make_answer(model: FormModel, line: FieldLine) -> FieldAnswer:
    """Build the control of ``line`` and join it with the model."""
    match line.control:
        case Control.CHOICE | Control.YES_NO:
            return _choice(model, line)
        case Control.SELECT:
            return _select(model, line)
        case Control.CHECK:
            return _check(model, line)
        case Control.CHECKS:
            return _checks(model, line)
        case _:
            return _typed(model, line)


def _note(line: FieldLine) -> str:
    return QCoreApplication.translate("Form", "(optional)") if line.optional else ""


def _label(line: FieldLine) -> tuple[str, str]:
    return said(line.label), said(line.hint)


def _offered(model: FormModel, line: FieldLine) -> tuple[ChoiceLine, ...]:
    if line.control is Control.YES_NO and not line.choices:
        return (ChoiceLine(value=True, label=said(N_("Yes"))), ChoiceLine(value=False, label=said(N_("No"))))
    return said_choices(choices_of(line.choices, model.desk.partnership, model.desk.catalogue))


class TypedAnswer:
    """A place to type, joined with its line: what is typed is saved after a rest, checked when the field is left."""

    def __init__(self, model: FormModel, line: FieldLine) -> None:
        self._model, self._line = model, line
        self._read_value = _reader(line)
        if line.command is not None:
            model.change_by(line.name, line.command)
        label, hint = _label(line)
        tall = line.control in {Control.AREA, Control.TEXTS}
        self._edit = AreaInput(label, hint) if tall else LineInput(label, hint, _CHARS.get(line.control, 0))
        self.view = Labelled(label, hint, self._with_what_stands_beside(), _note(line))
        self.view.control = self._edit
        self._guard = _guard() if line.guarded else None
        self._prompt = HintPrompt() if line.guarded else None
        if self._prompt is not None:
            self.view.put_above(self._prompt)
            self._prompt.kept.connect(self._on_kept)
            self._prompt.taken_out.connect(self._on_taken_out)
        self._before = ""
        self._pasted: tuple[str, ...] = ("",)
        self._lines = LinesPrompt() if line.listed else None
        if self._lines is not None:
            self.view.put_above(self._lines)
            self._lines.wanted.connect(self._make_cards)
        model.refused.connect(self._on_refused)
        self._edit.textChanged.connect(self._on_typed)
        self._edit.left.connect(self._on_left)

    def _with_what_stands_beside(self) -> QWidget:
        if self._line.control is Control.DATE and isinstance(self._edit, LineInput):
            return DayField(self._edit, self._day)
        return _with_unit(self._edit, said(self._line.unit))

    def _day(self) -> date:
        """Return the day that is recorded, or today."""
        held = self._model.value(self._line.name)
        return held if isinstance(held, date) else self._model.desk.today()

    def _look_for_lines(self) -> None:
        """Ask about a list that was pasted into the empty field; what is typed line by line is one text."""
        text, before = self._edit.text(), self._before
        self._before = text
        if self._lines is None:
            return
        lines = lines_in(text)
        if not before.strip() and len(lines) > 1:
            self._pasted = lines  # leaving the field makes one line of them
            self._lines.ask(len(lines))
        elif lines != self._pasted:
            self._lines.hide()

    def _make_cards(self) -> None:
        """Keep the first line here, and make a record of each of the others."""
        first, *others = self._pasted
        model, name = self._model, self._line.name
        self._edit.setText(first)
        model.commit()
        if model.record is None:
            return
        for field, text in said_in(model.kind, name, first).items():
            model.choose(field, text)
        made = records_of(model.desk.partnership, model.record, name, others)
        if self._lines is not None:
            self._lines.hide()
        if made and model.desk.execute(adding(made)) is None:
            model.desk.notice(numbered(MADE, len(made)), undo=True)
        self.focus()

    def _text(self) -> str:
        """Return what is typed as far as it may be saved now, and ask about the rest."""
        text = self._edit.text()
        if self._guard is None or self._prompt is None:
            return text
        self._prompt.ask(self._guard.question(text))
        return self._guard.savable(text)

    @property
    def _is_asking(self) -> bool:
        return self._guard is not None and bool(self._guard.question(self._edit.text()))

    def _on_kept(self) -> None:
        if self._guard is not None:
            self._guard.allow(self._edit.text())
        self._settle()

    def _on_taken_out(self) -> None:
        if self._guard is not None:
            self._edit.setText(self._guard.savable(self._edit.text()))
        self._settle()

    def _settle(self) -> None:
        self.view.show_error("")
        self._on_typed()
        self._model.commit()
        self.focus()

    def read(self) -> bool:
        """Take what is typed; where it cannot be read, say so above the field and return False."""
        try:
            value = self._read_value(self._text())
        except PartnerDeskError as wrong:
            self._model.drop(self._line.name, self._edit.text())
            self.view.show_error(spoken(wrong.sentence))
            return False
        self._model.was_read(self._line.name)
        if value != self._model.value(self._line.name):
            self._model.write(self._line.name, value)
            return self._is_answered()
        self._model.desk.could_save(self._model, self._line.name)
        if self.view.error:
            self.view.show_error("")
        return self._is_answered()

    def _is_answered(self) -> bool:
        """Say above the field that its question comes first; return whether there is none."""
        if not self._is_asking:
            return True
        self.view.show_error(QCoreApplication.translate("Form", "Say first whether this may be kept."))
        return False

    def _on_typed(self) -> None:
        self._look_for_lines()
        try:
            value = self._read_value(self._text())
        except PartnerDeskError:
            self._model.drop(self._line.name, self._edit.text())
            return
        self._model.was_read(self._line.name)
        if value != self._model.value(self._line.name):
            waits = self._line.control is Control.DATE and may_go_on(self._text())
            self._model.write(self._line.name, value, waits=waits)

    def _on_refused(self, name: str, _sentence: str) -> None:
        if name == self._line.name:
            self._model.keep_refused(name, self._edit.text())

    def _on_left(self) -> None:
        if self.read():
            self._model.commit()
            self.refresh()

    def refresh(self) -> None:
        """Show what is recorded, without touching what is being typed."""
        value, unread = self._model.value(self._line.name), self._model.unread(self._line.name)
        if unread:
            self._show_unread(unread)
            return
        if self._is_asking and self._edit.text() and self._prompt is not None and not self._prompt.isHidden():
            return
        if self._guard is not None and isinstance(value, str):
            self._guard.allow(value)
        if self._edit.hasFocus() and _same(self._read_value, self._edit.text(), value):
            return
        if self.view.error and self._edit.text():
            return
        recorded = _shown(self._line.control, value)
        self._before = recorded
        if self._edit.text() != recorded:
            blocked = self._edit.blockSignals(True)
            self._edit.setText(recorded)
            self._edit.blockSignals(blocked)

    def _show_unread(self, text: str) -> None:
        """Show again what was typed before the page was built anew, and what is wrong with it."""
        if self._edit.text() != text:
            blocked = self._edit.blockSignals(True)
            self._edit.setText(text)
            self._edit.blockSignals(blocked)
            self.read()

    def focus(self) -> None:
        """Give the keyboard to the field."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _guard() -> Guard:
    """Return what watches one field; loaded with the first that is watched."""
    from partnerdesk.ui.viewmodels.guarding import Guard

    return Guard()


def _typed(model: FormModel, line: FieldLine) -> FieldAnswer:
    typed = TypedAnswer(model, line)
    return FieldAnswer(line, typed.view, typed.refresh, typed.read, typed.focus)


def _same(read_value: Callable[[str], object], text: str, value: object) -> bool:
    try:
        return read_value(text) == value
    except PartnerDeskError:
        return True


def _with_unit(edit: QWidget, unit: str) -> QWidget:
    if not unit:
        return edit
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().space(8))
    row.addWidget(edit)
    row.addWidget(Line(unit, "body", "muted"))
    row.addStretch(1)
    return holder


def _always() -> bool:
    return True


def _choice(model: FormModel, line: FieldLine) -> FieldAnswer:
    label, hint = _label(line)
    group = ChoiceGroup(_offered(model, line), label, line.columns)
    view = Labelled(label, hint, group, _note(line))
    group.picked.connect(lambda value: model.choose(line.name, value))
    return FieldAnswer(line, view, lambda: group.show_value(model.value(line.name)), _always, group.focus_first)


def _select(model: FormModel, line: FieldLine) -> FieldAnswer:
    label, hint = _label(line)
    select = SelectInput(_offered(model, line), label, hint)
    view = Labelled(label, hint, select, _note(line))
    select.picked.connect(lambda value: model.choose(line.name, value))

    def refresh() -> None:
        if callable(line.choices):
            select.offer(_offered(model, line))
        select.show_value(model.value(line.name))

    return FieldAnswer(line, view, refresh, _always, lambda: select.setFocus(Qt.FocusReason.OtherFocusReason))


def _check(model: FormModel, line: FieldLine) -> FieldAnswer:
    label, hint = _label(line)
    row = CheckRow(label, hint)
    view = Labelled("", "", row)
    row.setAccessibleDescription(hint)
    row.clicked.connect(lambda checked: model.choose(line.name, checked))

    def refresh() -> None:
        row.setChecked(model.value(line.name) is True)

    return FieldAnswer(line, view, refresh, _always, lambda: row.setFocus(Qt.FocusReason.OtherFocusReason))


def _checks(model: FormModel, line: FieldLine) -> FieldAnswer:
    label, hint = _label(line)
    group = CheckGroup(_offered(model, line), label)
    view = Labelled(label, hint, group, _note(line))
    group.picked.connect(lambda values: model.choose(line.name, values or None))

    def refresh() -> None:
        value = model.value(line.name)
        group.show_values(value if isinstance(value, tuple) else ())

    return FieldAnswer(line, view, refresh, _always, group.focus_first)
