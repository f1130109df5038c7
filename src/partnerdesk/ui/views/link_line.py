"""Ticks that add and remove link records of one record, and a field that names a new one on the spot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from partnerdesk.domain.commands import DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.fields import ChoiceLine, LinkLine, choices_of
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.typed import compared
from partnerdesk.ui.views.scrolling import scroll_around
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckGroup
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.offers import Offers
from partnerdesk.ui.views.widgets.text import Prose


class LinkAnswer(QWidget):
    """Which other records this one belongs to."""

    def __init__(self, model: FormModel, line: LinkLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self.line = model, line
        self._offered: tuple[ChoiceLine, ...] | None = None
        self._group: CheckGroup | None = None
        self._new: LineInput | None = None
        self._layout = column(self, 4)
        self._layout.addWidget(Prose(said(line.label), "strong"))
        if line.hint:
            self._layout.addWidget(Prose(said(line.hint), "caption", "muted"))
        self._ticks = column(None, 0)
        self._layout.addLayout(self._ticks)
        self._offers = Offers(said(line.offered_label)) if line.offered is not None else None
        if self._offers is not None:
            self._offers.taken.connect(self._take)
            self._layout.addWidget(self._offers)
        if line.add_kind is not None:
            self._layout.addLayout(self._new_row())

    def _new_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().space(8))
        new = self._new = LineInput(said(self.line.add_label), "", 24)
        new.setPlaceholderText(said(self.line.add_label))
        new.returnPressed.connect(self._add)
        new.textChanged.connect(self._on_typed)
        self.destroyed.connect(lambda: self._model.desk.stopped_typing(self))
        add = Button(self.tr("Add"), Look.SECONDARY, "plus")
        add.clicked.connect(self._add)
        row.addWidget(new, 1)
        row.addWidget(add)
        return row

    def _on_typed(self, text: str) -> None:
        desk = self._model.desk
        (desk.started_typing if text.strip() else desk.stopped_typing)(self)

    def commit(self) -> bool:
        """Add what was named and not added yet; return whether nothing is left in the field."""
        self._model.desk.stopped_typing(self)
        if self._new is not None and self._new.text().strip():
            self._add()
        return self._new is None or not self._new.text().strip()

    def focus(self) -> None:
        """Give the keyboard to the first tick, else to the field that names a new one."""
        first: QWidget | None = self._group.findChild(QAbstractButton) if self._group is not None else None
        target = first if first is not None else self._new
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show which links are recorded; the ticks are built anew only when other records are on offer."""
        desk = self._model.desk
        offered = choices_of(self.line.choices, desk.partnership, desk.catalogue)
        if offered != self._offered:
            if self._group is not None:
                self._ticks.removeWidget(self._group)
                self._group.deleteLater()
            self._offered = offered
            self._group = CheckGroup(offered, said(self.line.label))
            self._group.picked.connect(self._on_picked)
            self._ticks.addWidget(self._group)
        if self.isVisible():
            self._show_offers()
        if self._group is not None:
            self._group.show_values(self._linked())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_offers()

    def _show_offers(self) -> None:
        """Offer what is found; looked for only once somebody sees it, as a survey can be large."""
        if self._offers is not None and self.line.offered is not None:
            self._offers.offer(self.line.offered(self._model.desk, self._model.key))

    def _take(self, words: object) -> None:
        page = scroll_around(self)
        if page is not None and self._offers is not None:
            page.steady(self._offers)  # the next of them is taken with the next click
        self._make(str(words))
        if self._offers is not None and not self._offers.made:
            self.focus()

    def _linked(self) -> tuple[object, ...]:
        line = self.line
        rows = self._model.desk.partnership.having(line.kind, **{line.mine: self._model.key[0]})
        return tuple(getattr(row, line.other) for row in rows)

    def _on_picked(self, values: tuple[object, ...]) -> None:
        line, mine = self.line, self._model.key[0]
        linked = self._linked()
        fields = [{line.mine: mine, line.other: value} for value in values if value not in linked]
        gone = [{line.mine: mine, line.other: value} for value in linked if value not in values]
        commands = [PutRecords((line.kind(**each),)) for each in fields]
        commands += [DeleteRecord(line.kind, tuple(each[name] for name in line.kind.KEY)) for each in gone]  # type: ignore[misc]  # the names of a key are those of its fields
        for command in commands:
            self._model.desk.execute(command)
        self.refresh()  # a tick that a rule refused does not stay

    def _add(self) -> None:
        new = self._new
        if new is None:
            return
        text = " ".join(new.text().split())
        if not text:
            new.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._make(text):
            new.clear()

    def _make(self, text: str) -> bool:
        """Link one that is called so, a new one where none is; return False where a rule said no."""
        line, desk = self.line, self._model.desk
        if line.add_kind is None:
            return False
        words = Sentence(N_("add ‘{text}’"), {"text": text})
        held = self._called(text)
        name = held if held is not None else next_id(desk.partnership, line.add_kind)
        made = () if held is not None else (PutRecords((line.add_kind(**{"id": name, line.add_field: text}),)),)
        link = line.kind(**{line.mine: self._model.key[0], line.other: name})
        return desk.execute(DoTogether((*made, PutRecords((link,))), words)) is None

    def _called(self, text: str) -> str | None:
        """Return the id of what is called so already."""
        rows = self._model.desk.partnership.rows(self.line.add_kind) if self.line.add_kind is not None else ()
        same = (row for row in rows if compared(getattr(row, self.line.add_field)) == compared(text))
        return next((str(row.row_key[0]) for row in same), None)
