"""Trust in a partner as a whole: parts and questions as tracks, what stands out, for what it is enough, the mirror."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.rounding import tenths
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.spread import SECOND
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel, learned
from partnerdesk.ui.viewmodels.rounds.trust_picture import FormLine, TrustPicture
from partnerdesk.ui.viewmodels.speech import capital, spoken
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.result_parts import PicturePlace, SignalList, WayToResults, sheet
from partnerdesk.ui.views.steps.round_talk import SubjectPick
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import LightBadge
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, Rule


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
        model = self._model
        self.way = WayToResults(place.desk, lambda: model.waits(model.last), lambda: model.reveal(model.last))
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
        waits = self.way.show_waiting()
        if waits is None and model.subject is not None:
            self._show(TrustPicture(self._desk, model.subject.id))
        self._whole.setVisible(waits is None)  # last, so that all of it is laid out once

    def _show(self, shown: TrustPicture) -> None:
        self._dimensions.show_picture(shown.by_dimension(sheet()))
        self._shown = shown
        self._show_each(self._each.button.isChecked())
        weakest = shown.weakest
        self._weakest.setVisible(weakest is not None or shown.is_withheld)
        if shown.is_withheld:
            self._weakest.say(shown.why_withheld)
        elif weakest is not None:
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

    @override
    def focus_first(self) -> bool:
        return self.way.focus_first(self)
