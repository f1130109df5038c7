"""Trust in a partner as a whole: parts and questions as tracks, what stands out, for what it is enough, the mirror."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.domain.rounding import tenths
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.spread import SECOND
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel, learned
from partnerdesk.ui.viewmodels.rounds.trust_picture import FormLine, TrustPicture
from partnerdesk.ui.viewmodels.speech import capital, spoken
from partnerdesk.ui.views.charts.picture import PictureView
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.round_chooser import WayOn
from partnerdesk.ui.views.steps.round_talk import SubjectPick
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import LIGHTS, LightBadge
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, Rule

WIDTH, LEAST_WIDTH = 410.0, 320.0
TONES = {"amber": "warning", "red": "error"}


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


class TrustEnoughRow(QWidget):
    """An option, and whether there is trust enough for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(12))
        words = column(None, 0)
        self._name, self._words = Prose("", "strong"), Prose("", "caption", "muted")
        words.addWidget(self._name)
        words.addWidget(self._words)
        row.addLayout(words, 1)
        self._badge = LightBadge("unknown", "")
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)

    def describe(self, line: FormLine) -> None:
        """Show one option."""
        said_colour = {"green": self.tr("Enough"), "amber": self.tr("Just short"), "red": self.tr("Not enough")}
        self._name.say(line.name)
        self._words.say(line.words)
        self._badge.show_light(line.colour, said_colour[line.colour])


@page_view("trust_results")
class TrustResultsView(PageView):
    """Trust in one partner after the last round."""

    areas = TRUST.areas | {"option"}

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._page = place.desk, place.page
        self._model = TalkModel(place.desk, TRUST)
        layout = column(self, 16)
        self._pick = SubjectPick(self._choose)
        self.way = WayOn()
        self.way.button.clicked.connect(self._on_way)
        layout.addWidget(self._pick)
        layout.addWidget(self.way)
        self._whole = QWidget()
        layout.addWidget(self._whole)
        self._rows: list[TrustEnoughRow] = []
        self._shown: TrustPicture | None = None
        self._fill(column(self._whole, 16))
        self.refresh()

    def _fill(self, body: QVBoxLayout) -> None:
        self._weakest = Notice("", "warning")
        self._dimensions = PicturePlace()
        self._signals = SignalList()
        self._each = Fold(self.tr("Question by question"))
        self._indicators = PicturePlace()
        self._each.body.addWidget(self._indicators)
        self._each.button.toggled.connect(self._show_each)
        self._learned = Fold(self.tr("What moved between the rounds"))
        self._moved = Prose("", "body")
        self._learned.body.addWidget(self._moved)
        self._forms_title = Prose(self.tr("What is this much trust enough for?"), "section")
        self._forms = Card("plain")
        for part in (self._weakest, self._dimensions, self._signals, self._each, self._learned):
            body.addWidget(part)
        body.addSpacing(theme().space(8))
        body.addWidget(self._forms_title)
        body.addWidget(self._forms)
        body.addSpacing(theme().space(8))
        body.addWidget(Prose(self.tr("And would they rate you well?"), "section"))
        body.addWidget(Prose(self.tr("Ask yourselves aloud. Nothing is recorded."), "body", "muted"))
        body.addWidget(self._mirror())

    def _mirror(self) -> QWidget:
        card = Card("plain")
        for place, item in enumerate(self._desk.catalogue.mirror.values()):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(Prose(item.question, "strong"))
            fold = Fold(self.tr("Five descriptions"))
            fold.button.setAccessibleDescription(item.question)
            for level, anchor in enumerate(item.anchors, 1):
                fold.body.addWidget(Prose(f"{level}  {anchor}", "body", "muted"))
            fold.body.setSpacing(theme().space(4))
            card.body.addWidget(fold)
        return card

    def _choose(self, name: str) -> None:
        self._model.choose_subject(name)
        self._desk.point_at(self._page, name)
        self.refresh()

    @override
    def refresh(self) -> None:
        model = self._model
        self._pick.offer(model.subjects, model.subject)
        waits = model.waits(model.last)
        self.way.setVisible(waits is not None)
        if waits is not None:
            self.way.offer(waits.words, waits.button)
        elif model.subject is not None:
            self._show(TrustPicture(self._desk, model.subject.id))
        self._whole.setVisible(waits is None)  # last, so that all of it is laid out once

    def _show(self, shown: TrustPicture) -> None:
        self._dimensions.show_picture(shown.by_dimension(sheet()))
        self._shown = shown
        self._show_each(self._each.button.isChecked())
        weakest = shown.weakest
        self._weakest.setVisible(weakest is not None)
        if weakest is not None:
            pattern = self.tr("Trust is as firm as its weakest part: {part}, {level}. {word}.")
            name, word, level = weakest
            self._weakest.say(pattern.format(part=name, level=tenths(level), word=capital(word)))
        self._signals.show_sentences(
            [(str(each.colour), spoken(each.sentence)) for each in shown.signals if each.id != "T2"]
        )
        moved = learned(self._model.lines(SECOND)) if self._model.last == SECOND else ()
        self._moved.say("\n".join(moved))
        self._learned.setVisible(bool(moved))
        self._show_forms(shown.forms)

    def _show_each(self, opened: bool) -> None:
        """Draw the questions once they are asked for: a closed fold shows none of them."""
        if opened and self._shown is not None:
            self._indicators.show_picture(self._shown.by_indicator(sheet()))

    def _show_forms(self, lines: tuple[FormLine, ...]) -> None:
        for _line in lines[len(self._rows) :]:
            row = TrustEnoughRow()
            self._rows.append(row)
            self._forms.body.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.describe(lines[place])
        self._forms.setVisible(bool(lines))
        self._forms_title.setVisible(bool(lines))

    def _on_way(self) -> None:
        waits = self._model.waits(self._model.last)
        if waits is not None and waits.page:
            self._desk.go_to(waits.page)
        elif waits is not None:
            self._model.reveal(self._model.last)

    @override
    def focus_first(self) -> bool:
        waits = self.way.isVisibleTo(self)
        if waits:  # else there is only something to read, from the top, and Continue has the keyboard
            self.way.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return waits
