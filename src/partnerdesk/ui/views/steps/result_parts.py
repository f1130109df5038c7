"""What pages of results share: the way to results that were not shown yet, pictures that can change, and signals.

It must not know what was answered.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.talk import NextThing
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.charts.picture import PictureView
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import LIGHTS
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

WIDTH, LEAST_WIDTH = 410.0, 320.0
"""Points that a picture is wide at 100 %, and the fewest with larger text."""
TONES = {"amber": "warning", "red": "error"}


class NextCard(Card):
    """A sentence with one button: what to do first, or next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tint", parent=parent)
        self._words = Prose("", "body")
        self.button = Button("", Look.PRIMARY)
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(self._words)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def said(self) -> str:
        """The sentence."""
        return self._words.said

    def offer(self, words: str, button: str, *, elsewhere: bool) -> None:
        """Show a sentence and the words of the button, which may lead elsewhere; without those there is none."""
        self._words.say(words)
        self.button.lead_on(elsewhere=elsewhere)
        if button != self.button.text():
            self.button.rename(button)
        self.button.setVisible(bool(button))


class WayToResults(NextCard):
    """What comes before results may be seen: the page where that is done, or the button that shows them to all."""

    def __init__(self, desk: Desk, waits: Callable[[], NextThing | None], reveal: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._waits, self._reveal = desk, waits, reveal
        self.button.clicked.connect(self._go)

    def show_waiting(self) -> NextThing | None:
        """Show what comes first, and return it; nothing where the results may be seen."""
        waits = self._waits()
        self.setVisible(waits is not None)
        if waits is not None:
            self.offer(waits.words, waits.button, elsewhere=bool(waits.page))
        return waits

    def _go(self) -> None:
        waits = self._waits()
        if waits is not None and waits.page:
            self._desk.go_to(waits.page)
        elif waits is not None:
            self._reveal()

    def focus_first(self, page: QWidget) -> bool:
        """Give the keyboard to the button; without one there is only something to read, and Continue has it."""
        waits = self.isVisibleTo(page)
        if waits:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return waits


class SignalList(QWidget):
    """What the program says: what needs a look each in its own box, what is fine together in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, 8)
        self._notices: list[Notice] = []
        self._fine = Notice("", "good")
        self._layout.addWidget(self._fine)

    def show_sentences(self, sentences: list[tuple[str, str]]) -> None:
        """Show (colour, sentence) one below the other."""
        calling = [each for each in sentences if each[0] != "green"]
        for place in range(len(self._notices), len(calling)):
            self._notices.append(Notice("", "warning"))
            self._layout.insertWidget(place, self._notices[place])
        for place, notice in enumerate(self._notices):
            notice.setVisible(place < len(calling))
            if place < len(calling):
                colour, sentence = calling[place]
                notice.dress(TONES[colour], LIGHTS[colour][1])
                notice.say(sentence)
        fine = [sentence for colour, sentence in sentences if colour == "green"]
        self._fine.setVisible(bool(fine))
        self._fine.say("\n".join(fine))


def sheet(least: float = LEAST_WIDTH) -> Sheet:
    """Return what a picture is drawn on: the larger the text, the less wide, so that its labels grow too."""
    return Sheet(max(least, WIDTH / theme().scale), measure, spoken)


class PicturePlace(Card):
    """A card with one picture, which can change. ``held`` tells that somebody went to the picture."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent, padding=20)
        self._view: PictureView | None = None

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, or nothing."""
        self.setVisible(picture is not None)
        if picture is None:
            return
        if self._view is None:
            self._view = PictureView(picture)
            self._view.drawing.held.connect(self.held)
            self.body.addWidget(self._view)
        else:
            self._view.show_picture(picture)
