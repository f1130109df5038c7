"""Entering the weights that a group of people gave, from something they said; and how they stand beside the board’s."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.swings import read_swing, stepped
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.peoples_weights import PeoplesWeights, VoicesBeside
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.result_parts import PicturePlace, sheet
from partnerdesk.ui.views.steps.swing_row import SwingRow
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

LEAST_PICTURE = 420.0


@page_view("peoples_weights")
class PeoplesWeightsView(PageView):
    """One group at a time: whose weights, where they come from, a figure for each change."""

    areas = frozenset({"beneficiary_weight", "beneficiary_group", "beneficiary_input", "input_group", "criterion_use"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = PeoplesWeights(place.desk, self)
        self._model.changed.connect(self.refresh)
        layout = column(self, 16)
        self._empty = EmptyPlace(self.tr("No group of people is named yet."), "", desk=place.desk, page="hear.groups")
        layout.addWidget(self._empty)
        self._whole = QWidget()
        layout.addWidget(self._whole)
        body = column(self._whole, 16)
        self._group_place = column(None, 0)
        body.addLayout(self._group_place)
        self._groups: ChoiceGroup | None = None
        self._offered: object = None
        self._source_place = column(None, 0)
        body.addLayout(self._source_place)
        self._source: SelectInput | None = None
        self._sources: object = None
        words = self.tr("Nothing that this group said is recorded. Weights need an input that they came from.")
        self._no_source = Notice(words, "warning")
        body.addWidget(self._no_source)
        self._error = ErrorLine()
        body.addWidget(self._error)
        self._rows_place = column(None, 8)
        body.addLayout(self._rows_place)
        self.rows: list[SwingRow] = []
        self._clear = Button(self.tr("Take this group’s weights away"), Look.QUIET, "trash")
        self._clear.clicked.connect(self._model.clear)
        body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    # --- showing -------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        groups = self._model.groups
        self._empty.setVisible(not groups)
        self._whole.setVisible(bool(groups))
        if not groups:
            return
        self._show_groups()
        self._show_sources()
        lines = self._model.lines
        total = sum(line.swing or 0 for line in lines)
        for place in range(len(self.rows), len(lines)):
            row = SwingRow(partial(self._take, place), partial(self._step, place), partial(self._put, place))
            self.rows.append(row)
            self._rows_place.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                line = lines[place]
                share = line.swing / total if line.swing is not None and total else None
                row.describe(line.name, line.worst, line.best, line.swing, share)
        self._clear.setVisible(any(line.swing is not None for line in lines))

    def _show_groups(self) -> None:
        groups = self._model.groups
        if groups != self._offered:
            self._offered = groups
            if self._groups is not None:
                self._group_place.removeWidget(self._groups)
                self._groups.hide()
                self._groups.deleteLater()
            self._groups = ChoiceGroup(groups, self.tr("Whose weights?"), 2, required=True)
            self._groups.picked.connect(self._on_group)
            self._group_place.addWidget(self._groups)
        if self._groups is not None:
            self._groups.show_value(self._model.group)

    def _show_sources(self) -> None:
        inputs = self._model.inputs
        self._no_source.setVisible(not inputs)
        if (self._model.group, inputs) != self._sources:
            self._sources = (self._model.group, inputs)
            while (item := self._source_place.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self._source = None
            if inputs:
                label = self.tr("Where do these weights come from?")
                self._source = SelectInput(inputs, label)
                self._source.picked.connect(self._model.choose_input)
                self._source_place.addWidget(
                    Labelled(label, self.tr("A meeting, a survey or a panel in which they were asked."), self._source)
                )
        if self._source is not None:
            self._source.show_value(self._model.input or None)

    def _on_group(self, name: str) -> None:
        """Turn to another group; a figure that cannot be read belongs to this one and has to be put right first."""
        if not self.commit():
            self._show_groups()
            return
        for row in self.rows:
            row.show_figure(None)
        self._model.choose_group(name)

    # --- answering -----------------------------------------------------------------------------------------------

    def _take(self, place: int) -> bool:
        row = self.rows[place]
        if not row.is_typed:
            return True
        try:
            swing = read_swing(row.edit.text())
        except PartnerDeskError as wrong:
            row.edit.mark_wrong(True)
            self._error.say(spoken(wrong.sentence))
            return False
        self._put(place, swing)
        return True

    def _step(self, place: int, way: int) -> None:
        self._put(place, stepped(self._model.lines[place].swing, way))

    def _put(self, place: int, swing: float | None) -> None:
        self.rows[place].show_figure(swing)
        refusal = self._model.weigh(self._model.lines[place].criterion, swing)
        sentence = spoken(refusal.sentence) if refusal is not None else ""
        self._error.follow(sentence, still_wrong=any(row.edit.is_wrong for row in self.rows))
        self.refresh()

    @override
    def commit(self) -> bool:
        taken = [self._take(place) for place, row in enumerate(self.rows) if row.isVisibleTo(self)]
        return all(taken)

    @override
    def focus_first(self) -> bool:
        if self._groups is None:
            return False
        self._groups.focus_first()
        return True


class VoicesView(QWidget):
    """People's weights beside the board's, and the ranking that each voice would give."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voices = VoicesBeside(desk)
        layout = column(self, 8)
        layout.addWidget(Prose(self.tr("In their own weights"), "section"))
        self._picture = PicturePlace()
        layout.addWidget(self._picture)
        self._lead = Prose(self.tr("Over your scores, each voice by itself would rank like this:"), "body", "muted")
        self._said = Prose("", "body")
        layout.addWidget(self._lead)
        layout.addWidget(self._said)

    def refresh(self) -> None:
        """Show the voices, or nothing where there are none."""
        said = self._voices.said
        self.setVisible(bool(said))
        self._picture.show_picture(self._voices.picture(sheet(LEAST_PICTURE)) if said else None)
        self._said.say("\n".join(said))
