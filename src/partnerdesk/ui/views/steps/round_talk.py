"""What a first round showed: what was seen differently first, to talk about; then what was seen alike. No names."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.rounds.kind import Subject
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.spread import FIRST
from partnerdesk.ui.viewmodels.rounds.talk import TalkLine, TalkModel
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.result_parts import NextCard, WayToResults
from partnerdesk.ui.views.steps.round_parts import SpreadLine
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import Piece, column, keep_shown
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose


class SubjectPick(QWidget):
    """Which partner is shown, where there are several."""

    def __init__(self, picked: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked = picked
        self._layout = column(self, 0)
        self._group: ChoiceGroup | None = None
        self._lines: tuple[ChoiceLine, ...] = ()

    def offer(self, subjects: tuple[Subject, ...], chosen: Subject | None) -> None:
        """Offer the partners, and show which one is chosen."""
        lines = tuple(ChoiceLine(each.id, each.name) for each in subjects) if len(subjects) > 1 else ()
        if lines != self._lines:
            self._lines = lines
            if self._group is not None:
                self._layout.removeWidget(self._group)
                self._group.hide()
                self._group.deleteLater()
            self._group = None
            if lines:
                self._group = ChoiceGroup(lines, self.tr("About whom?"), 2, required=True)
                self._group.picked.connect(self._picked)
                self._layout.addWidget(self._group)
        if self._group is not None:
            self._group.show_value(chosen.id if chosen else None)
        self.setVisible(bool(lines))


class SpreadRow(Piece):
    """One item: its name, how far people agree, and the group's answers as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 4)
        self._name = Prose("", "strong")
        self._chip = Chip("")
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        row.addWidget(self._name, 1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        self._question = Prose("", "caption", "muted")
        self._words = Prose("", "body")
        self._track = SpreadLine()
        self._track.setMaximumWidth(theme().px(420))
        self._note = Prose("", "caption", "muted")
        for part in (self._question, self._words, self._track, self._note):
            layout.addWidget(part)

    def describe(self, line: TalkLine, *, whole: bool) -> None:
        """Show one item; ``whole`` with its question and what to look for."""
        word, tone, icon = line.chip
        self._name.say(line.name)
        self._chip.say(said(word), tone, icon)
        self._words.say(line.words)
        keep_shown(self._track, shown=line.median is not None)
        self._track.show_spread(line.median, line.half, f"{line.name}. {line.words}", line.scale)
        self._question.say(line.item.question)
        keep_shown(self._question, shown=whole and bool(line.item.question))
        self._note.say(line.item.note)
        keep_shown(self._note, shown=whole and bool(line.item.note))


class SpreadList(Piece):
    """Items below each other, each on a card of its own or all on one."""

    def __init__(self, *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        self._layout = column(self, 12)
        self._rows: list[tuple[QWidget, SpreadRow]] = []

    def show_lines(self, lines: list[TalkLine]) -> None:
        """Show these items; rows that are there already are used again."""
        self.have_ready(len(lines))
        for place, (holder, row) in enumerate(self._rows):
            if place < len(lines):
                row.describe(lines[place], whole=self._whole)
            keep_shown(holder, shown=place < len(lines))

    def have_ready(self, count: int) -> None:
        """Make as many rows as that, which say nothing yet."""
        for _place in range(len(self._rows), count):
            row = SpreadRow()
            holder: QWidget = row
            if self._whole:
                card = Card("plain")
                card.body.addWidget(row)
                holder = card
            self._rows.append((holder, row))
            self._layout.addWidget(holder)


class TalkView(PageView):
    """The talk after round 1."""

    def __init__(self, model: TalkModel) -> None:
        super().__init__()
        self.areas = model.kind.areas
        self._model = model
        layout = column(self, 16)
        self._pick = SubjectPick(self._choose)
        self.way = WayToResults(model.desk, lambda: model.waits(FIRST), lambda: model.reveal(FIRST))
        self._summary = Notice("")
        self._apart = SpreadList(whole=True)
        self._alike = Fold(self.tr("What you saw alike"))
        self._alike_list = SpreadList(whole=False)
        self._alike.body.addWidget(self._alike_list)
        self.after = NextCard()
        self.after.button.clicked.connect(lambda: model.desk.go_to(self._model.after_talk().page))
        self._whole = Piece()
        whole = column(self._whole, 16)
        for part in (self._summary, self._apart, self._alike, self.after):
            whole.addWidget(part)
        layout.addWidget(self._pick)
        layout.addWidget(self.way)
        layout.addWidget(self._whole)
        self.refresh()

    def _choose(self, name: str) -> None:
        self._model.choose_subject(name)
        self._model.desk.point_at(f"{self._model.kind.id}.talk", name)
        self.refresh()

    @override
    def refresh(self) -> None:
        model = self._model
        self._pick.offer(model.subjects, model.subject)
        waits = self.way.show_waiting()
        if waits is None:
            self._show_lines(model.lines(FIRST))
        elif not waits.page:  # the rows are made while people look at the button, not while they wait for what it shows
            QTimer.singleShot(0, self, self._have_ready)
        self._whole.setVisible(waits is None)  # last, so that all of it is laid out once

    def _have_ready(self) -> None:
        apart = sum(line.for_talk for line in self._model.lines(FIRST))
        self._apart.have_ready(apart)
        self._alike_list.have_ready(len(self._model.items) - apart)
        self._whole.resize(self.width(), self._whole.height())
        for part in (self._whole, *self._whole.findChildren(QWidget)):  # all that does not need the answers
            part.ensurePolished()
            if (layout := part.layout()) is not None:
                layout.activate()

    def _show_lines(self, lines: tuple[TalkLine, ...]) -> None:
        apart = [line for line in lines if line.for_talk]
        alike = [line for line in lines if not line.for_talk]
        self._summary.say(self._model.summary(lines))
        self._summary.dress("warning" if apart else "good")
        self._apart.show_lines(apart)
        self._alike_list.show_lines(alike)
        keep_shown(self._alike, shown=bool(alike))
        self._alike.button.note(str(len(alike)))
        after = self._model.after_talk()
        self.after.offer(after.words, after.button, elsewhere=bool(after.page))

    @override
    def focus_first(self) -> bool:
        return self.way.focus_first(self)


@page_view("trust_talk")
def trust_talk(place: Place) -> PageView:
    """Show round 1 of trust."""
    return TalkView(TalkModel(place.desk, TRUST))


@page_view("score_talk")
def score_talk(place: Place) -> PageView:
    """Show round 1 of the scores."""
    return TalkView(TalkModel(place.desk, SCORE))


@page_view("weight_talk")
def weight_talk(place: Place) -> PageView:
    """Show round 1 of the weights."""
    return TalkView(TalkModel(place.desk, WEIGHT))
