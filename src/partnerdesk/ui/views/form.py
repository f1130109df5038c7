"""The one builder of forms: declared lines in, labelled controls out.

It must not know any record by name.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import FieldGroup, FieldLine, FormLine, FormPart, LinkLine, NoteLine
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.controls import FieldAnswer, make_answer
from partnerdesk.ui.views.link_line import LinkAnswer
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose


class FormView(PageView):
    """The form of one record."""

    def __init__(self, model: FormModel, parts: Sequence[FormPart], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.areas = frozenset({model.kind.ENTITY} | {line.kind.ENTITY for line in _links(parts)})
        self._answers: list[FieldAnswer] = []
        self._links: list[LinkAnswer] = []
        self._folds: list[tuple[Fold, list[FieldLine]]] = []
        self._groups: list[tuple[FieldGroup, QWidget]] = []
        self.beside: Sequence[PageView] = ()
        """What stands below the fields and can be asked for as one of them."""
        layout = column(self, 20)
        self._add_parts(layout, parts)
        model.refused.connect(self._on_refused)
        model.accepted.connect(self._on_accepted)
        self.refresh()

    def _add_parts(self, layout: QVBoxLayout, parts: Sequence[FormPart]) -> None:
        rows: list[list[FormLine]] = []
        for part in parts:
            if isinstance(part, FieldGroup):
                self._add_rows(layout, rows)
                rows = []
                self._add_group(layout, part)
            elif isinstance(part, FieldLine) and part.beside and rows:
                rows[-1].append(part)
            else:
                rows.append([part])
        self._add_rows(layout, rows)

    def _add_rows(self, layout: QVBoxLayout, rows: Sequence[Sequence[FormLine]]) -> None:
        for row in rows:
            made = [self._make(line) for line in row]
            if len(made) == 1:
                layout.addWidget(made[0])
            else:
                tiles = TileLayout(None, len(made), spacing=16)
                for each in made:
                    tiles.addWidget(each)
                layout.addLayout(tiles)

    def _add_group(self, layout: QVBoxLayout, group: FieldGroup) -> None:
        if group.folded:
            fold = Fold(said(group.title), said(group.hint))
            self._folds.append((fold, [line for line in group.parts if isinstance(line, FieldLine)]))
            self._add_parts(fold.body, group.parts)
            layout.addWidget(fold)
            self._groups.append((group, fold))
            return
        inside = QWidget()
        body = column(inside, 20, (0, 8, 0, 0))
        head = column(None, 2)
        head.addWidget(Prose(said(group.title), "section"))
        if group.hint:
            head.addWidget(Prose(said(group.hint), "caption", "muted"))
        body.addLayout(head)
        self._add_parts(body, group.parts)
        layout.addWidget(inside)
        self._groups.append((group, inside))

    @override
    def show_field(self, name: str) -> bool:
        """Open what holds a field, the links to another kind of record or what stands below; give it the keyboard."""
        for group, inside in self._groups:
            if isinstance(inside, Fold) and any(name in _names_of(line) for line in group.parts):
                inside.button.setChecked(True)
        of_fields = [answer.focus for answer in self._answers if answer.line.name == name]
        of_links = [link.focus for link in self._links if link.line.other == name]
        for focus in (*of_fields, *of_links):
            focus()
        return bool(of_fields or of_links) or any(view.show_field(name) for view in self.beside)

    def _make(self, line: FormLine) -> QWidget:
        if isinstance(line, NoteLine):
            text = line.text(self.model.desk.catalogue)
            return Notice(text, "tint", said(line.title))
        if isinstance(line, LinkLine):
            link = LinkAnswer(self.model, line)
            self._links.append(link)
            return link
        answer = make_answer(self.model, self._worded(line))
        self._answers.append(answer)
        return answer.view

    def _worded(self, line: FieldLine) -> FieldLine:
        record = self.model.record
        label = line.reworded(self.model.desk.partnership, record) if line.reworded is not None and record else ""
        return replace(line, label=label) if label else line

    @override
    def refresh(self) -> None:
        record = self.model.record
        if record is None and not self.model.makes_itself:
            return
        for answer in self._answers:
            answer.refresh()
            if answer.line.shown is not None and record is not None:
                answer.view.setVisible(answer.line.shown(self.model.desk.partnership, record))
        for link in self._links:
            link.refresh()
        for group, inside in self._groups:
            if group.shown is not None and record is not None:
                inside.setVisible(group.shown(self.model.desk.partnership, record))
        for fold, lines in self._folds:
            fold.count(sum(getattr(record, line.name) is not None for line in lines), len(lines))

    @override
    def commit(self) -> bool:
        unread = [answer for answer in self._answers if not answer.read()]
        saved = self.model.commit()
        for answer in unread:  # what is wrong above them was taken away with the saving of the rest
            answer.read()
        linked = [link.commit() for link in self._links]
        return saved and not unread and all(linked)

    @override
    def problems(self) -> bool:
        found = False
        for answer in self._answers:
            missing = answer.line.needed and self.model.value(answer.line.name) is None and not answer.view.isHidden()
            if missing and not answer.view.error:
                answer.view.show_error(said(answer.line.needed))
            if answer.view.error and not found:
                answer.focus()
            found = found or bool(answer.view.error)
        return found

    @override
    def focus_first(self) -> bool:
        for answer in self._answers:
            if not answer.view.isHidden():
                answer.focus()
                return True
        return False

    def _on_refused(self, name: str, sentence: str) -> None:
        for answer in self._answers:
            if answer.line.name == name:
                answer.view.show_error(sentence)

    def _on_accepted(self, name: str) -> None:
        for answer in self._answers:
            if answer.line.name == name:
                answer.view.show_error("")


def _names_of(line: FormLine) -> tuple[str, ...]:
    if isinstance(line, FieldLine):
        return (line.name,)
    return (line.other,) if isinstance(line, LinkLine) else ()


def _links(parts: Sequence[FormPart]) -> list[LinkLine]:
    inside = [line for part in parts if isinstance(part, FieldGroup) for line in part.parts]
    return [part for part in [*parts, *inside] if isinstance(part, LinkLine)]


def spread(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of widgets from the left, with what is left of the width after them."""
    row = QHBoxLayout()
    row.setSpacing(theme().space(12))
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row
