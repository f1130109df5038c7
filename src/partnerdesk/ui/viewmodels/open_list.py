"""Everything that is still open, step by step, each with the page where it is dealt with. It must not know widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.open_points import open_points
from partnerdesk.domain.records import STEPS, OpenPoint
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.missing import missing_in
from partnerdesk.ui.viewmodels.rounds.under_way import page_under_way
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.viewmodels.steps.going import page_of_gate, page_with


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One open point: the step's name, what is open, and the id of the page."""

    step: str
    words: str
    page: str


class OpenList(QObject):
    """What is left open or missing."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps = StepListModel(desk, self)

    @property
    def lines(self) -> tuple[OpenLine, ...]:
        """All open points in the order of the steps, none said twice."""
        found: dict[tuple[str, str], OpenLine] = {}
        for step in STEPS:
            for line in (*self._skipped(step), *self._missing(step), *self._points(step)):
                found.setdefault((line.step, line.words), line)
        return tuple(found.values())

    def _name(self, step: str) -> str:
        return self._desk.catalogue.steps[step].name

    def _skipped(self, step: str) -> list[OpenLine]:
        pages = {page.id: page for page in pages_of(self._desk.partnership, step)}
        rows = [row for row in self._desk.partnership.rows(OpenPoint) if row.page in pages]
        pattern = self.tr("{question} ({note})")
        return [
            OpenLine(
                self._name(step),
                pattern.format(question=said(pages[row.page or ""].question), note=said(row.note or "")),
                row.page or "",
            )
            for row in rows
        ]

    def _missing(self, step: str) -> list[OpenLine]:
        partnership, catalogue = self._desk.partnership, self._desk.catalogue
        pages = pages_of(partnership, step)
        told = [
            OpenLine(self._name(step), spoken(sentence), page.id)
            for page in pages
            for sentence in page.missing(partnership, catalogue)
        ]
        if told:
            return told
        line = next(line for line in self._steps.lines if line.id == step)
        where = {each.words: each.page for each in missing_in(self._desk, step)}
        elsewhere = page_under_way(partnership, step) or pages[0].id
        return [OpenLine(self._name(step), words, where.get(words, elsewhere)) for words in line.missing]

    def _points(self, step: str) -> list[OpenLine]:
        partnership = self._desk.partnership
        assessment = self._desk.session.assessment()
        found = open_points(partnership, self._desk.catalogue, assessment)
        gates = {str(gate.sentence): page_of_gate(partnership, name) for name, gate in assessment.gates.items()}
        skipped = {row.id for row in partnership.rows(OpenPoint)}
        return [
            OpenLine(
                self._name(step),
                spoken(point.sentence),
                gates.get(str(point.sentence), "") or page_with(partnership, step, point.entity),
            )
            for point in found
            if point.step == step and point.record not in skipped
        ]
