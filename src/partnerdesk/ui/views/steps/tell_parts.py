"""Parts of step 10: the words that the board read first, and reviews planned with one click."""

from PySide6.QtCore import Qt

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.steps.plans import add_reviews, first_words, missing_reviews
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


@page_view("first_words")
class FirstWordsView(PageView):
    """A quotation, and the question what to say to that person."""

    areas = frozenset({"beneficiary_input"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 0)
        self._card = Card("tint")
        ask = self.tr("What will you say to the person whose words you read first?")
        self._quote, self._who = Prose("", "quote"), Prose("", "caption", "muted")
        for part in (Prose(ask, "strong"), self._quote, self._who):
            self._card.body.addWidget(part)
        layout.addWidget(self._card)
        self.refresh()

    @override
    def refresh(self) -> None:
        words, who = first_words(self._desk.partnership)
        self.setVisible(bool(words))
        self._quote.say(f"“{words}”")
        self._who.say(who)
        self._who.setVisible(bool(who))


@page_view("review_dates")
class ReviewDatesView(PageView):
    """One button that plans the reviews at 6 and 12 months."""

    areas = frozenset({"review_plan", "decision", "file"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 8)
        self._words = Prose("", "body", "muted")
        self.add = Button(self.tr("Plan these reviews"), Look.SECONDARY, "calendar")
        self.add.clicked.connect(lambda: add_reviews(self._desk))
        layout.addWidget(self._words)
        layout.addWidget(self.add)
        self.refresh()

    @override
    def refresh(self) -> None:
        days = missing_reviews(self._desk.partnership, self._desk.today())
        self.setVisible(bool(days))
        named = self.tr(" and ").join(long_date(day) for day in days)
        self._words.say(self.tr("Look back after 6 and 12 months: not planned yet for {days}.").format(days=named))

    @override
    def focus_first(self) -> bool:
        if self.isHidden():
            return False
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
