"""The ten steps as the step list shows them: state in words, and what a step still misses."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.agenda import check_step
from partnerdesk.domain.records import ENTITIES, STEPS, Charity, OpenPoint, StepState
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.under_way import is_under_way
from partnerdesk.ui.viewmodels.speech import spoken

_SHARED = frozenset({"file", "step_state", "open_point", "participant", "charity"})


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: ``state`` is not_started, started or done; ``missing`` is what it still needs, in sentences."""

    id: str
    number: int
    name: str
    state: str
    words: str
    missing: tuple[str, ...]


class StepListModel(QObject):
    """All ten steps and how far the workshop is."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[StepLine, ...] | None = None
        desk.changed.connect(self._on_changed)
        desk.turn_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        # While somebody answers in private nothing beside the page moves: not to tell of it, nor to slow the keys.
        if self._desk.is_in_turn and self._lines is not None:
            return
        self._lines = None
        self.changed.emit()

    @property
    def lines(self) -> tuple[StepLine, ...]:
        """The ten steps as they stand now."""
        if self._lines is None:
            own = self._own_areas()
            self._lines = tuple(self._line(number, step, own[step]) for number, step in enumerate(STEPS, 1))
        return self._lines

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(line.state == "done" for line in self.lines)

    def _own_areas(self) -> dict[str, frozenset[str]]:
        """Return what each step records that no step before it does: what begins a step is not what it shows again."""
        before, own = _SHARED, dict[str, frozenset[str]]()
        for step in STEPS:
            areas = frozenset[str]().union(*(page.areas for page in pages_of(self._desk.partnership, step)))
            own[step], before = areas - before, before | areas
        return own

    def _line(self, number: int, step: str, own: frozenset[str]) -> StepLine:
        partnership, catalogue = self._desk.partnership, self._desk.catalogue
        check = check_step(step, partnership, catalogue, self._desk.session.assessment())
        missing = tuple(spoken(sentence) for sentence in check.missing)
        under_way = is_under_way(partnership, step)
        if under_way:
            missing = (self.tr("A private round is under way"),)
        begun = self._is_begun(step, own)
        state = "started" if begun else "not_started"
        if begun and check.done and not under_way:
            state = "done"
        words = self._words(state, missing, self._left_open(step))
        return StepLine(step, number, catalogue.steps[step].name, state, words, missing)

    def _is_begun(self, step: str, own: frozenset[str]) -> bool:
        """Return whether anything is recorded that belongs to this step."""
        partnership = self._desk.partnership
        recorded = partnership.get(StepState, step)
        if recorded is not None and recorded.status not in {None, "not_started"}:
            return True
        if step == "open" and partnership.one(Charity).name:
            return True
        return any(partnership.rows(ENTITIES[area]) for area in own)

    def _left_open(self, step: str) -> int:
        pages = {page.id for page in pages_of(self._desk.partnership, step)}
        return sum(point.page in pages for point in self._desk.partnership.rows(OpenPoint))

    def _words(self, state: str, missing: tuple[str, ...], left_open: int) -> str:
        if state == "done":
            return self.tr("Done · {count} left open").format(count=left_open) if left_open else self.tr("Done")
        if state == "not_started":
            return self.tr("Not started")
        return missing[0] if missing else self.tr("Started")
