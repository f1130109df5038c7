"""The table for one person's answers on paper: an item a row, a short answer behind it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import Item
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.slip import how_to_type, read_slip, written
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose


class SlipInput(LineInput):
    """One answer. Enter and the arrows lead to the next and the one before."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class Slip(PageView):
    """One slip, typed in."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._items: tuple[Item, ...] = ()
        self._person = ""
        self._inputs: list[SlipInput] = []
        layout = column(self, 8)
        self._title = Prose("", "question")
        self._how = Prose("", "body", "muted")
        self._error = ErrorLine()
        layout.addWidget(self._title)
        layout.addWidget(self._how)
        layout.addWidget(self._error)
        self._card = Card("plain", padding=16)
        self._table: QWidget | None = None
        layout.addWidget(self._card)
        layout.addSpacing(theme().space(8))
        self.done = Button(self.tr("Done with this slip"), Look.PRIMARY, "check")
        self.done.clicked.connect(self._on_done)
        layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def refresh(self) -> None:
        person = self._model.person
        if person is None:
            return
        self._title.say(self.tr("Slip of {code}").format(code=person.code or person.name))
        self._how.say(spoken(how_to_type(self._model.kind)))
        if self._model.items != self._items:
            self._items = self._model.items
            self._build()
        for item, edit in zip(self._items, self._inputs, strict=True):
            answer = self._model.answer_to(item)
            if not edit.hasFocus() or self._person != person.id:
                value = getattr(answer, self._model.kind.value, None)
                edit.setText(written(value, getattr(answer, "basis", None)) if answer is not None else "")
                edit.mark_wrong(False)
        if self._person != person.id:
            self._person = person.id
            self._error.say("")

    def _build(self) -> None:
        if self._table is not None:
            self._card.body.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table, self._inputs = QWidget(), []
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(theme().space(6))
        before = ""
        for row, item in enumerate(self._items):
            if item.about != before and item.about:
                grid.addWidget(Prose(item.about, "caption_strong", "primary"), 2 * row, 0)
            before = item.about
            label = item.subject if self._model.kind.id == "score" else item.short or item.question
            grid.addWidget(Prose(label, "body"), 2 * row + 1, 0)
            edit = SlipInput(f"{item.about}: {label}" if item.about else label, "", 5)
            edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            edit.setFixedWidth(theme().px(84))
            edit.left.connect(lambda place=row: self._take(place))
            self._inputs.append(edit)
            grid.addWidget(edit, 2 * row + 1, 1)
        self._card.body.addWidget(self._table)

    def _take(self, place: int) -> bool:
        edit, item, kind = self._inputs[place], self._items[place], self._model.kind
        try:
            typed = read_slip(edit.text(), kind)
        except PartnerDeskError as wrong:
            edit.mark_wrong(True)
            self._error.say(spoken(wrong.sentence))
            return False
        problem = ""
        if typed is not None:
            fields: dict[str, object] = {kind.value: typed.value}
            if kind.bases:
                fields["basis"] = typed.basis
            problem = self._model.record(item, **fields)
        edit.mark_wrong(bool(problem))
        self._error.say(problem)
        return not problem

    @override
    def commit(self) -> bool:
        taken = [self._take(place) for place in range(len(self._inputs))]
        return all(taken)

    def _on_done(self) -> None:
        if self.commit():
            self._model.finish()

    @override
    def focus_first(self) -> bool:
        if self._inputs:
            self._inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._inputs)
