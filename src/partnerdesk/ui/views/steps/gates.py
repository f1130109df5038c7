"""The gates as a list: what is open first, with what to do and 'Go there'; soft ones can be set aside."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import ENTITIES
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.steps.gates_list import LATER, MET, OPEN, SPARED, WAIVED, GateLine, GatesModel
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

_CHIPS = {
    MET: (N_("Met"), "good", "check"),
    OPEN: (N_("Not yet"), "warning", "warning"),
    WAIVED: (N_("Set aside"), "primary", "flag"),
    SPARED: (N_("Not needed"), "unknown", "minus"),
    LATER: (N_("After the vote"), "unknown", "clock"),
}


class WaiverForm(QWidget):
    """Asks why the board sets a gate aside, and who says so."""

    def __init__(self, line: GateLine, model: GatesModel, close: Callable[[], None]) -> None:
        super().__init__()
        self._line, self._model, self._close = line, model, close
        layout = column(self, 12, (0, 8, 0, 0))
        why = self.tr("Why does the board set this aside?")
        hint = self.tr("At least 20 characters. It is printed on the front sheet.")
        self._reason = AreaInput(why, hint)
        self.reason_field = Labelled(why, hint, self._reason)
        name = self.tr("Who says so?")
        self._by = LineInput(name)
        layout.addWidget(self.reason_field)
        layout.addWidget(Labelled(name, "", self._by))
        save, stop = Button(self.tr("Set it aside"), Look.SECONDARY, "flag"), Button(self.tr("Leave it"), Look.QUIET)
        save.clicked.connect(self.save)
        stop.clicked.connect(close)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addWidget(stop)
        row.addStretch(1)
        layout.addLayout(row)

    def fill(self, reason: str, by: str) -> None:
        """Write both answers."""
        self._reason.setText(reason)
        self._by.setText(by)

    def save(self) -> None:
        """Set the gate aside, or say what is missing."""
        refusal = self._model.waive(self._line.id, self._reason.text(), self._by.text())
        if refusal is None:
            self._close()
        else:
            self.reason_field.show_error(spoken(refusal.sentence))

    def focus_first(self) -> None:
        """Give the keyboard to the reason."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)


class GateCard(Card):
    """One gate."""

    def __init__(self, line: GateLine, model: GatesModel) -> None:
        super().__init__("plain", padding=12)
        self._line, self._model = line, model
        self._form: WaiverForm | None = None
        self._chip = Chip("")
        self._sentence = Prose("", "body")
        self._test = Prose(line.test, "caption", "muted")
        self._said = Prose("", "caption")
        head = QHBoxLayout()
        head.setSpacing(theme().space(12))
        head.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._test)
        self.body.addWidget(self._said)
        self.go = Button(way_to(line.page), Look.SECONDARY, "arrow-right", icon_after=True)
        self.aside = Button(self.tr("Set aside…"), Look.QUIET)
        self.back = Button(self.tr("Let it count again"), Look.QUIET, "undo")
        self.go.clicked.connect(lambda: model.go(self._line))
        self.aside.clicked.connect(self.ask)
        self.back.clicked.connect(lambda: model.take_back(self._line.id))
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, 8)
        for button in (self.go, self.aside, self.back):
            row.addWidget(button)
        self.body.addWidget(self._buttons)

    def show_line(self, line: GateLine) -> None:
        """Show how the gate stands now."""
        self._line = line
        words, tone, icon = _CHIPS[line.state]
        self._chip.say(said(words), tone, icon)
        self._sentence.say(line.sentence)
        self.setAccessibleName(f"{said(words)}: {line.sentence}")
        self._test.setVisible(line.state in {OPEN, SPARED, LATER})
        self._said.say(self.tr("Because: {reason}").format(reason=line.reason) if line.reason else "")
        self._said.setVisible(line.state == WAIVED)
        self.go.setVisible(line.state == OPEN)
        self.go.rename(way_to(line.page))
        self.go.setAccessibleName(f"{self.go.text()}: {line.sentence}")
        self.aside.setVisible(line.may_be_waived and self._form is None)
        self.aside.setAccessibleName(self.tr("Set aside: {what}").format(what=line.sentence))
        self.back.setVisible(line.state == WAIVED)
        self._buttons.setVisible(line.state in {OPEN, WAIVED})
        if self._form is not None and line.state != OPEN:
            self.leave()

    def ask(self) -> WaiverForm:
        """Ask for the reason and the name."""
        self._form = WaiverForm(self._line, self._model, self.leave)
        self.body.addWidget(self._form)
        self.aside.hide()
        self._form.focus_first()
        return self._form

    def leave(self) -> None:
        """Close the form."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.show_line(self._line)


@page_view("gates")
class GatesView(PageView):
    """All gates: open ones, then those met or set aside, then those not needed."""

    areas = frozenset(ENTITIES)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._model = GatesModel(place.desk, self)
        layout = column(self, 12)
        self._summary = Notice("", "tint")
        layout.addWidget(self._summary)
        self._open, self._done, self._spared, self._later = (column(None, 10) for _place in range(4))
        layout.addLayout(self._open)
        self._folds = (
            (Fold(self.tr("Checked once the vote is recorded")), self._later),
            (Fold(self.tr("Met or set aside")), self._done),
            (Fold(self.tr("Not needed")), self._spared),
        )
        for fold, inside in self._folds:
            fold.body.addLayout(inside)
            layout.addWidget(fold)
        self.cards = {line.id: GateCard(line, self._model) for line in self._model.lines}
        self.refresh()

    @override
    def refresh(self) -> None:
        lines = self._model.lines
        self._summary.say(self._model.summary)
        self._summary.wear("good" if self._model.ready else "tint")
        places = {OPEN: self._open, MET: self._done, WAIVED: self._done, SPARED: self._spared, LATER: self._later}
        for line in lines:
            card, wanted = self.cards[line.id], places[line.state]
            if wanted.indexOf(card) < 0:
                wanted.insertWidget(self._rank(wanted, line, lines), card)
            card.show_line(line)
        for fold, inside in self._folds:
            fold.setVisible(inside.count() > 0)
            fold.button.note(str(inside.count()))

    def _rank(self, layout: QVBoxLayout, line: GateLine, lines: tuple[GateLine, ...]) -> int:
        """Return the place among the cards that stand in ``layout`` already, in the catalogue's order."""
        earlier = [each.id for each in lines[: lines.index(line)]]
        return sum(layout.indexOf(self.cards[name]) >= 0 for name in earlier)

    @override
    def focus_first(self) -> bool:
        for line in self._model.lines:
            if line.state == OPEN:
                self.cards[line.id].go.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
