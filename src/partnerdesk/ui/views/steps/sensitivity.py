"""How firm the ranking is, as pictures and sentences."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.sensitivity import FindingLine, SensitivityModel
from partnerdesk.ui.viewmodels.steps.what_if import FLIPS, PLACES, RANKING
from partnerdesk.ui.views.charts.picture import Drawing, PictureTools
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.what_if import WhatIfView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import Bar, LightBadge, light_word
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, Rule

WIDEST, NARROWEST = 410.0, 300.0
POINT = 1.45
"""Pixels to a point at 100 %."""


class FindingRow(QWidget):
    """A name with a badge beside it, and a sentence below both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = column(self, 2)
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self._name, self._sentence = Prose("", "strong"), Prose("", "body")
        self._badge = LightBadge("unknown", "")
        row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(row)
        words.addWidget(self._sentence)

    def show_line(self, line: FindingLine) -> None:
        """Show a finding."""
        self._name.say(line.name)
        self._sentence.say(line.sentence)
        self._badge.show_light(line.colour, light_word(line.colour))


class PictureCard(Card):
    """A finding, and its picture where there is one. ``held`` tells that somebody went to the picture."""

    held = Signal()

    def __init__(self) -> None:
        super().__init__("plain")
        self._row = FindingRow()
        self._drawing: Drawing | None = None
        self._tools: PictureTools | None = None
        self._note = Prose("", "caption", "muted")
        self._place = column(None, 0)
        self.body.addWidget(self._row)
        self.body.addLayout(self._place)
        self.body.addWidget(self._note)
        self._below = column(None, 0)
        self.body.addLayout(self._below)

    def show_finding(self, line: FindingLine, picture: Picture | None) -> None:
        """Show both."""
        self._row.show_line(line if picture is None else replace(line, name=picture.title))
        self._note.setVisible(picture is not None)
        if picture is not None:
            self._note.say(picture.note)
            if self._drawing is None:
                self._drawing = Drawing(picture)
                self._drawing.held.connect(self.held)
                self._place.addWidget(self._drawing)
                self._tools = PictureTools(self._drawing)
                self._below.addWidget(self._tools)
            self._drawing.show_picture(picture)
        for part in (self._drawing, self._tools):
            if part is not None:
                part.setVisible(picture is not None)
        if self._tools is not None:
            self._tools.follow()


@page_view("sensitivity")
class SensitivityView(PageView):
    """Ranking, flips, first places, own answers, and what else to look at."""

    areas = frozenset({"score", "weight", "option", "criterion_use", "interest", "participant", "round_state"}
                      | {"analysis", "trust_rating", "evidence_link", "file", "partner"})  # fmt: skip

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._page = place.desk, place.page
        self._drawn_for = 0.0
        self.model = SensitivityModel(place.desk, self)
        self.model.changed.connect(self._show)
        layout = column(self, 12)
        self._why = Prose("", "body", "muted")
        self.there = Button("", Look.SECONDARY, "arrow-right", icon_after=True)
        self.there.clicked.connect(lambda: self._desk.go_to(self.model.way_out[1]))
        self._hidden = Card("plain")
        self._hidden.body.addWidget(self._why)
        self._hidden.body.addWidget(self.there)
        layout.addWidget(self._hidden)
        self._inside = QWidget()
        self._fill(self._inside)
        layout.addWidget(self._inside)
        self.refresh()

    def _fill(self, inside: QWidget) -> None:
        layout = column(inside, 12)
        self._stale = Notice("", "warning")
        self.again = Button(self.tr("Work it out again"), Look.SECONDARY, "undo")
        self.again.clicked.connect(self.model.work_out_again)
        layout.addWidget(self._stale)
        layout.addWidget(self.again)
        self._firm = Card("tint")
        self._firmness = FindingRow()
        self._firm.body.addWidget(self._firmness)
        layout.addWidget(self._firm)
        self.ranking, self.flips, self.places = PictureCard(), PictureCard(), PictureCard()
        for card in (self.ranking, self.flips, self.places):
            layout.addWidget(card)
        self.ranking.held.connect(lambda: self._desk.point_at(self._page, RANKING))
        self.flips.held.connect(lambda: self._desk.point_at(self._page, FLIPS))
        self.places.held.connect(lambda: self._desk.point_at(self._page, PLACES))
        self._add_trying()
        self._drawing = Prose(self.tr("Trying 10,000 other weights and scores…"), "body", "muted")
        layout.addWidget(self._drawing)
        own = Card("plain")
        self._own, self._share = FindingRow(), Bar()
        own.body.addWidget(self._own)
        own.body.addWidget(self._share)
        layout.addWidget(own)
        layout.addWidget(self._make_rest())
        self.looked = Button(self.tr("We have looked at this"), Look.PRIMARY, "check")
        self.looked.clicked.connect(self.model.mark_looked_at)
        self._done = Notice(self.tr("You have looked at this, and the ranking has not changed since."), "good")
        layout.addWidget(self.looked)
        layout.addWidget(self._done)

    def _make_rest(self) -> Card:
        rest = Card("plain")
        self._rest = [FindingRow() for _ in self.model.rest]
        for number, row in enumerate(self._rest):
            if number:
                rest.body.addWidget(Rule())
            rest.body.addWidget(row)
        return rest

    def _add_trying(self) -> None:
        self.trying = Fold(self.tr("Try another weight"))
        self.what_if = WhatIfView(self._desk)
        self.trying.body.addWidget(self.what_if)
        self.trying.button.toggled.connect(lambda _open: self._show_what_if())
        self.flips.body.addWidget(self.trying)

    @override
    def refresh(self) -> None:
        self.model.refresh()
        self._show()

    def _width_in_points(self) -> float:
        """Return how wide a picture may be so that its words are as large as the others on the page."""
        room = self.width() - 2 * theme().space(16)
        return float(round(min(max(room / (POINT * theme().scale), NARROWEST), WIDEST)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width_in_points() != self._drawn_for:
            self._show()

    def _show(self) -> None:
        why = self.model.hidden
        self._hidden.setVisible(bool(why))
        self._why.say(why)
        self._inside.setVisible(not why)
        if why:
            self.there.rename(self.model.way_out[0])
            return
        model = self.model
        self._drawn_for = self._width_in_points()
        sheet = Sheet(self._width_in_points(), measure, spoken)
        stale = model.stale
        self._stale.say(stale)
        self._stale.setVisible(bool(stale))
        self.again.setVisible(bool(stale))
        self._firmness.show_line(model.firmness)
        self._show_picture(self.ranking, "O1", model.ranking_picture, sheet)
        self._show_picture(self.flips, "O2", model.flips_picture, sheet)
        self._show_what_if()
        self.places.setVisible(not model.busy)
        self._drawing.setVisible(model.busy)
        if not model.busy:
            self._show_picture(self.places, "O3", model.shares_picture, sheet)
        self._own.show_line(model.line("O4"))
        agreeing, of = model.agreeing
        self._share.setVisible(of > 0)
        if of:
            self._share.show_share(agreeing / of, self.tr("{n} of {of}").format(n=agreeing, of=of))
        for row, line in zip(self._rest, model.rest, strict=True):
            row.show_line(line)
        self.looked.setVisible(not model.looked_at)
        self._done.setVisible(model.looked_at)

    def _show_what_if(self) -> None:
        if self.trying.button.isChecked():
            self.what_if.show_on(Sheet(self._width_in_points(), measure, spoken))
        self.trying.setVisible(len(self.model.found.ranking.ranked) > 1)

    def _show_picture(
        self, card: PictureCard, name: str, picture: Callable[[Sheet], Picture | None], sheet: Sheet
    ) -> None:
        card.show_finding(self.model.line(name), picture(sheet))

    @override
    def focus_first(self) -> bool:
        if not self.model.hidden:
            return False  # there is something to read first, from the top
        self.there.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
