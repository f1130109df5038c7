"""The trustees who have still to be asked about interests, each with a press for what they say."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.steps.asked_interests import NotAsked, has_none, has_one, not_asked
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


@page_view("asked_interests")
class AskedInterestsView(PageView):
    """One row for each trustee of whom nothing is recorded; hidden where everybody was asked."""

    areas = frozenset({"participant", "interest"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._shown: tuple[NotAsked, ...] = ()
        self._card: Card | None = None
        self.buttons: list[Button] = []
        self._layout = column(self, 0)
        self.refresh()

    @override
    def refresh(self) -> None:
        wanted = not_asked(self._desk.partnership)
        if wanted != self._shown:
            held = any(button.hasFocus() for button in self.buttons)
            self._shown = wanted
            self._build(wanted)
            if held and self.buttons:
                self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(wanted))

    def _build(self, people: tuple[NotAsked, ...]) -> None:
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self.buttons = Card("plain", self.tr("Still to be asked")), []
        self._card.body.addWidget(Prose(self.tr("Still to be asked"), "strong"))
        for person in people:
            self._card.body.addLayout(self._row(person))
        self._layout.addWidget(self._card)

    def _row(self, person: NotAsked) -> QBoxLayout:
        """Return the name with its buttons beside it, or below it in large text."""
        row = QVBoxLayout() if theme().is_large else QHBoxLayout()
        row.setSpacing(theme().space(4 if theme().is_large else 12))
        row.addWidget(Prose(person.name, "body"), 1)
        place = QWidget()
        buttons = FlowLayout(place, spacing=12) if theme().is_large else QHBoxLayout(place)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons_of(person):
            buttons.addWidget(button)
        row.addWidget(place)
        return row

    def _buttons_of(self, person: NotAsked) -> tuple[Button, Button]:
        none = Button(self.tr("Nothing to declare"), Look.SECONDARY, "check")
        none.setAccessibleName(self.tr("{name}: nothing to declare").format(name=person.name))
        none.clicked.connect(partial(self._on_none, person.id))
        some = Button(self.tr("Has an interest"), Look.QUIET)
        some.setAccessibleName(self.tr("{name}: has an interest").format(name=person.name))
        some.clicked.connect(partial(self._on_some, person.id))
        self.buttons.append(none)
        return none, some

    def _on_none(self, person: str) -> None:
        has_none(self._desk, person)

    def _on_some(self, person: str) -> None:
        has_one(self._desk, person)

    @override
    def focus_first(self) -> bool:
        if not self.buttons:
            return False
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
