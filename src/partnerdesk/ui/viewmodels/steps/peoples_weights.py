"""The weights that a group of people gave: entered from an input, and shown beside the board's as a voice of its own.

It must not know widgets. The board's weights are shown only once their round is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.weights import WeightVoice, weights_beside
from partnerdesk.domain.asked import criteria_asked, criteria_texts
from partnerdesk.domain.beside import PeoplesVoice, peoples_voices, voice_said, voices_heading
from partnerdesk.domain.case import Case
from partnerdesk.domain.commands import DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, BeneficiaryWeight, InputGroup
from partnerdesk.domain.unnamed import unnamed
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import as_named, said, shortened, spoken
from partnerdesk.ui.viewmodels.steps.shown import scores_shown

MOST_VOICES = 3
_SHORT = 70


@dataclass(frozen=True, slots=True)
class PeoplesLine:
    """One change from worst to best, and what the group gives it."""

    criterion: str
    name: str
    worst: str
    best: str
    swing: float | None


class PeoplesWeights(QObject):
    """Entering one group's weights."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = ""
        self._input: dict[str, str] = {}

    @property
    def groups(self) -> tuple[ChoiceLine, ...]:
        """The groups of people that there are."""
        case = Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)
        return tuple(
            ChoiceLine(row.id, as_named(case.group(row.id))) for row in self._desk.partnership.rows(BeneficiaryGroup)
        )

    @property
    def group(self) -> str:
        """The group whose weights are entered."""
        names = [str(choice.value) for choice in self.groups]
        return self._group if self._group in names else next(iter(names), "")

    def choose_group(self, name: str) -> None:
        """Turn to another group."""
        self._group = name
        self.changed.emit()

    @property
    def inputs(self) -> tuple[ChoiceLine, ...]:
        """What this group said, to choose where the weights come from."""
        partnership, methods = self._desk.partnership, self._desk.catalogue.methods
        found = []
        for link in partnership.having(InputGroup, group=self.group):
            row = partnership.get(BeneficiaryInput, link.input)
            if row is not None and not is_withdrawn(row):
                method = methods[row.method].name if row.method and row.method in methods else ""
                words = shortened(row.summary, _SHORT)
                without = as_named(unnamed(partnership, BeneficiaryInput, row.id))
                found.append(ChoiceLine(row.id, " · ".join(part for part in (method, words) if part) or without))
        return tuple(found)

    @property
    def input(self) -> str:
        """The input that the weights come from: as recorded, else as chosen."""
        rows = self._desk.partnership.having(BeneficiaryWeight, group=self.group)
        recorded = next((row.input for row in rows if row.input), None)
        return recorded or self._input.get(self.group, "")

    def choose_input(self, name: str) -> None:
        """Say where this group's weights come from."""
        self._input[self.group] = name
        rows = self._desk.partnership.having(BeneficiaryWeight, group=self.group)
        if rows:
            self._desk.execute(PutRecords(tuple(replace(row, input=name or None) for row in rows)))
        self.changed.emit()

    @property
    def lines(self) -> tuple[PeoplesLine, ...]:
        """The changes that are weighed."""
        partnership, catalogue = self._desk.partnership, self._desk.catalogue
        found = []
        for name in criteria_asked(partnership, catalogue):
            title, _question, anchors = criteria_texts(partnership, catalogue, name)
            row = partnership.get(BeneficiaryWeight, self.group, name)
            found.append(PeoplesLine(name, title, anchors[0], anchors[-1], row.swing if row else None))
        return tuple(found)

    def weigh(self, criterion: str, swing: float | None) -> PartnerDeskError | None:
        """Record what the group gives one change; None takes it away."""
        if swing is None:
            if self._desk.partnership.has(BeneficiaryWeight, self.group, criterion):
                return self._desk.execute(DeleteRecord(BeneficiaryWeight, (self.group, criterion)))
            return None
        row = BeneficiaryWeight(group=self.group, criterion=criterion, swing=swing, input=self.input or None)
        return self._desk.execute(PutRecords((row,)))

    def clear(self) -> None:
        """Take away everything that this group gave."""
        rows = self._desk.partnership.having(BeneficiaryWeight, group=self.group)
        commands = tuple(DeleteRecord(BeneficiaryWeight, row.row_key) for row in rows)
        if commands:
            self._desk.execute(DoTogether(commands, Sentence(N_("take a group’s weights away"))))


class VoicesBeside:
    """The board's weights and people's own, side by side, and the ranking that each would give."""

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open workshop."""
        self._desk = desk

    @property
    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    @property
    def voices(self) -> tuple[PeoplesVoice, ...]:
        """The groups that gave weights, once the board's own may be seen and a value tells no lone score."""
        ranking = self._desk.session.assessment().ranking
        if not scores_shown(self._desk.partnership) or ranking.is_withheld:
            return ()
        return peoples_voices(self._case, ranking)

    def picture(self, sheet: Sheet) -> Picture | None:
        """Return the weights side by side, or None where there is nothing to hold beside another."""
        ranking, voices, case = self._desk.session.assessment().ranking, self.voices[:MOST_VOICES], self._case
        if not voices or not ranking.weights:
            return None
        board = WeightVoice(said(N_("The board")), tuple(ranking.weights.get(name) for name in ranking.criteria))
        others = [
            WeightVoice(as_named(case.group(each.group)), tuple(each.weights.get(name) for name in ranking.criteria))
            for each in voices
        ]
        names = [as_named(case.criterion(name)) for name in ranking.criteria]
        return weights_beside(names, [board, *others], sheet, voices_heading(case, voices, ranking.leader))

    @property
    def said(self) -> tuple[str, ...]:
        """One sentence for each group: the ranking that its weights would give."""
        return tuple(spoken(voice_said(self._case, each)) for each in self.voices)
