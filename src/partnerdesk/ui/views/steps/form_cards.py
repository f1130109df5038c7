"""Cards of the forms that a partnership can take; one click puts one on the list."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.form_cards import FormCard, FormCardsModel
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.text import Prose


class FormCardView(Card):
    """One form."""

    def __init__(self, card: FormCard, model: FormCardsModel) -> None:
        super().__init__("plain", card.name)
        head = QHBoxLayout()
        head.setSpacing(theme().space(12))
        head.addWidget(Prose(card.name, "section"), 1, Qt.AlignmentFlag.AlignVCenter)
        undone = Chip(said(card.undone.text), card.undone.tone, card.undone.icon)
        head.addWidget(undone, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(Prose(card.line, "body"))
        self._trust = Prose(card.trust, "caption", "muted")
        self.body.addWidget(self._trust)
        self._more = Fold(self.tr("When it suits you, and what to watch"))
        self._more.button.setAccessibleName(f"{self._more.button.text()}: {card.name}")
        self._more.fill_when_opened(lambda: self._fill(card.facts))
        self.body.addWidget(self._more)
        self.add = Button(self.tr("Put it on the list"), Look.SECONDARY, "plus")
        self.add.setAccessibleName(self.tr("Put it on the list: {form}").format(form=card.name))
        self.add.clicked.connect(partial(model.add, card.id))
        self._used = Chip(self.tr("On your list"), "good", "check")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self._used)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _fill(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Write the facts when they are first asked for."""
        for label, words in facts:
            fact = column(None, 2)
            fact.addWidget(Prose(label, "caption_strong", "muted"))
            fact.addWidget(Prose(words, "body"))
            self._more.body.addLayout(fact)

    def focus_first(self) -> None:
        """Give the keyboard to the card's first control, so that the page stands at its top."""
        self._more.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, card: FormCard) -> None:
        """Show whether the form is on the list, and whether there is enough trust."""
        self._trust.say(card.trust)
        self._trust.ink("warning" if card.lacks_trust else "muted")
        had_focus = self.add.hasFocus()
        self.add.setVisible(not card.used)
        self._used.setVisible(card.used)
        if card.used and had_focus:
            self._more.button.setFocus(Qt.FocusReason.OtherFocusReason)


@page_view("form_cards")
class FormCardsView(PageView):
    """The forms most used, and the others folded away."""

    areas = frozenset({"option", "trust_rating", "partner", "round_state"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._model = FormCardsModel(place.desk, self)
        layout = column(self, 12)
        others = Fold(self.tr("Less common forms"))
        self.cards: dict[str, FormCardView] = {}
        for card in self._model.cards:
            view = self.cards[card.id] = FormCardView(card, self._model)
            (layout if card.core else others.body).addWidget(view)
        others.button.note(str(sum(not card.core for card in self._model.cards)))
        layout.addWidget(others)
        self.refresh()

    @override
    def refresh(self) -> None:
        for card in self._model.cards:
            self.cards[card.id].show_card(card)

    @override
    def focus_first(self) -> bool:
        for card in self.cards.values():
            card.focus_first()
            return True
        return False
