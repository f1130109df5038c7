"""Records as cards. One card at a time opens into the form of its record; a dashed button adds another.

It must not know any record by name.
"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.blank_record import BlankRecord
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.pages import Collection
from partnerdesk.ui.viewmodels.pasted_lines import takes_lists
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.record_card import RecordCard
from partnerdesk.ui.views.registry import PageView, Place, make_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose

AT_ONCE = 30
"""So many cards are shown at once, and so many more each time they are asked for: a card costs five milliseconds."""


class EmptyPlace(Card):
    """What stands where nothing is recorded yet: one sentence, one example, or the way to where it is recorded."""

    def __init__(
        self,
        sentence: str,
        example: str,
        parent: QWidget | None = None,
        *,
        desk: Desk | None = None,
        page: str = "",
        more: str = "",
    ) -> None:
        super().__init__("plain", sentence, parent)
        self.body.addWidget(Prose(sentence, "body", "muted"))
        if example:
            self.body.addWidget(Prose(example, "body"))
        if more:
            self.body.addWidget(Prose(more, "caption", "muted"))
        if desk is not None and page:
            way = Button(way_to(page), Look.SECONDARY, "arrow-right", icon_after=True)
            way.clicked.connect(lambda: desk.go_to(page))
            self.body.addSpacing(theme().space(4))
            self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
            self.setFocusProxy(way)
        self.setSizePolicy(_tall())


def _tall() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class CollectionView(PageView):
    """All records of a declared collection."""

    def __init__(
        self, desk: Desk, block: Collection, page: str, areas: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._block, self._page = desk, block, page
        self.areas = self._own_areas = areas
        self._open: Key | None = None
        self._blank = BlankRecord(desk, block.title, self)
        self._form: FormView | None = None
        self._extra: list[PageView] = []
        self._leads: list[PageView] = []
        self._cards: dict[Key, RecordCard] = {}
        self._most = AT_ONCE
        self._called: set[Key] = set()  # shown although they stand further below: just added, or looked for
        layout = column(self, 12)
        if block.heading:
            layout.addWidget(Prose(said(block.heading), "section"))
        example = self.tr("For example: {example}").format(example=said(block.example)) if block.example else ""
        self._empty = EmptyPlace(said(block.empty), example, desk=desk, page=block.elsewhere, more=self._about_lists())
        self._add = Button(said(block.add), Look.ADD, "plus")
        self._add.clicked.connect(self._on_add)
        if theme().is_large:
            layout.addWidget(self._add)
        layout.addWidget(self._empty)
        self._list = column(None, 12)
        layout.addLayout(self._list)
        self._more = Button("", Look.SECONDARY, "chevron-down")
        self._more.clicked.connect(self._show_more)
        layout.addWidget(self._more)
        if not theme().is_large:
            layout.addWidget(self._add)
        self._add.setVisible(bool(block.add))  # only in its place: shown before, it would be a window of its own
        self.refresh()

    def _about_lists(self) -> str:
        return self.tr("You can also paste a list: one line for each.") if takes_lists(self._block.parts) else ""

    @property
    def _is_held(self) -> bool:
        return self._block.held(self._desk.partnership)

    def _records(self) -> list[Record]:
        return [record for record in self._desk.partnership.rows(self._block.kind) if self._block.where(record)]

    @override
    def refresh(self) -> None:
        every = self._records()
        records = self._in_view(every)
        keys = {record.row_key for record in records}
        for key in [key for key in self._cards if key not in keys]:
            self._drop_card(key)
        for place, record in enumerate(records):
            card = self._cards.get(record.row_key)
            if card is None:
                card = self._cards[record.row_key] = self._make_card(record.row_key)
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            self._describe(card, record)
        self._empty.setVisible(not records)
        self._offer_more(len(every) - len(records), len(every))
        if self._block.add:
            self._add.setVisible(not self._is_held)
        if self._form is not None:
            self._form.refresh()
        for view in (*self._leads, *self._extra):
            view.refresh()

    def _in_view(self, records: list[Record]) -> list[Record]:
        """Return the records that have a card: the first ones, and those that were called for."""
        if len(records) <= self._most:
            return records
        called = self._called | {self._open}
        return records[: self._most] + [each for each in records[self._most :] if each.row_key in called]

    def _offer_more(self, left: int, count: int) -> None:
        more = min(left, AT_ONCE)
        self._more.rename(self.tr("Show {more} more of {count}").format(more=more, count=count))
        self._more.setVisible(left > 0)

    def _show_more(self) -> None:
        """Show the next cards, and give the keyboard to the first of them."""
        before = set(self._cards)
        self._most += AT_ONCE
        self.refresh()
        new = next((card for key, card in self._cards.items() if key not in before), None)
        if new is not None:
            new.change_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _call(self, key: Key) -> bool:
        """Make sure that a record has a card, however far below it stands; return False where it is not here."""
        if key not in self._cards and any(each.row_key == key for each in self._records()):
            self._called.add(key)
            self.refresh()
        return key in self._cards

    def _describe(self, card: RecordCard, record: Record) -> None:
        partnership, block = self._desk.partnership, self._block
        title = block.title(partnership, record) or self.tr("Nothing written yet")
        chips = block.chips(partnership, self._desk.catalogue, record)
        if block.voice_chips is not None:
            chips = block.voice_chips(self._desk.session.assessment().voice, partnership, record) + chips
        card.describe(title, block.summary(partnership, record), chips)
        card.may_delete = bool(block.add) and not self._is_held

    def _make_card(self, key: Key) -> RecordCard:
        card = RecordCard(self._block, key)
        card.open_asked.connect(self._open_card)
        card.delete_asked.connect(self._on_delete)
        return card

    def _drop_card(self, key: Key) -> None:
        card = self._cards.pop(key)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        if key == self._open:
            if self._form is not None:
                self._desk.could_save(self._form.model)
            self._open, self._form, self._extra, self._leads = None, None, [], []

    def _open_card(self, key: Key | None) -> None:
        """Open the card with ``key``; close the one that is open."""
        if not self.commit():
            self.problems()
            return
        closed = self._open
        if closed is not None:
            self._close_card(closed)
            if closed != key:
                self._blank.tidy(closed)
        if key is None or key not in self._cards:
            left = self._cards.get(closed) if closed is not None else None
            (left.change_button if left is not None else self._add).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._open = key
        self._cards[key].open_with(self._make_form(key))
        if self._form is not None:
            self._focus_form()

    def _close_card(self, key: Key) -> None:
        """Put a card without a form in the place of the one that is open."""
        self._drop_card(key)
        shown = self._in_view(self._records())
        place = next((number for number, each in enumerate(shown) if each.row_key == key), None)
        if place is not None:
            card = self._cards[key] = self._make_card(key)
            self._list.insertWidget(place, card)
            self._describe(card, shown[place])
            card.show()

    def _focus_form(self) -> None:
        if self._form is not None and self._desk.field_wanted:
            self._form.show_field(self._desk.field_wanted)
        elif any(view.focus_first() for view in self._leads):
            return
        elif self._form is not None and not self._form.focus_first():
            for view in self._extra:
                if view.focus_first():
                    return

    def _make_form(self, key: Key) -> QWidget:
        inside = QWidget()
        layout = column(inside, 20, (0, 8, 0, 0))
        place = Place(self._desk, self._page, key)
        self._form = FormView(FormModel(self._desk, self._block.kind, key), self._block.parts)
        self._leads = [make_view(name, place) for name in self._block.lead]
        for view in self._leads:
            view.field_asked.connect(self._form.show_field)
            layout.addWidget(view)
        layout.addWidget(self._form)
        self._form.setVisible(bool(self._block.parts))
        self._extra = self._form.beside = [make_view(name, place) for name in self._block.extra]
        self.areas = self._own_areas.union(*(view.areas for view in (*self._leads, *self._extra)))
        for view in self._extra:
            layout.addWidget(view)
        return inside

    def _on_add(self) -> None:
        if not self.commit():  # a card could not open beside one that cannot be left
            self.problems()
            return
        self._blank.tidy()
        name = next_id(self._desk.partnership, self._block.kind)
        begin = self._block.begin
        record = begin(self._desk.partnership, name) if begin else self._new_record(name)
        if self._blank.add(record):
            self._call(record.row_key)
            self._open_card(record.row_key)

    def _new_record(self, name: str) -> Record:
        fields: dict[str, Any] = {"id": name}
        return self._block.kind(**fields)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.window().isVisible():  # another page is shown; nothing is left blank here
            self._tidy_blank()

    def _tidy_blank(self) -> None:
        """Take out the card that was left blank, unless something stands in it that cannot be saved as it is."""
        if self._blank.is_held and self.commit():
            self._blank.tidy()

    def _on_delete(self, key: Key) -> None:
        self.commit()
        self._desk.delete(self._block.kind, key)

    @override
    def open_record(self, kind: type[Record], key: Key) -> bool:
        if kind is not self._block.kind or not self._call(key):
            return False
        if key != self._open:
            self._open_card(key)
        elif self._desk.field_wanted:
            self._focus_form()
        return True

    @override
    def commit(self) -> bool:
        well = self._form.commit() if self._form is not None else True
        extra = [view.commit() for view in self._extra]
        return all(extra) and well

    @override
    def problems(self) -> bool:
        self._tidy_blank()  # whoever goes on did not want the card
        found = self._form.problems() if self._form is not None else False
        extra = [view.problems() for view in self._extra]
        return any(extra) or found

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a list where no field has the keyboard: it begins a card, which asks whether each line is one."""
        may_paste = takes_lists(self._block.parts) and self._add.isVisible()
        if may_paste and event.matches(QKeySequence.StandardKey.Paste) and QGuiApplication.clipboard().text().strip():
            self._on_add()
            held = self.focusWidget()
            if isinstance(held, LineInput):
                held.paste()
            return
        super().keyPressEvent(event)

    @override
    def focus_first(self) -> bool:
        first = next((self._cards[each.row_key] for each in self._records()), None)
        target = self._add if first is None else first.change_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
