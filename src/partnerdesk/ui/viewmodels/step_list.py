"""The ten steps as the step list shows them: state in words, and what a step still misses."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.records import ENTITIES, StepState
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.viewmodels.book import STEPS, pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken


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

    def _on_changed(self) -> None:
        self._lines = None
        self.changed.emit()

    @property
    def lines(self) -> tuple[StepLine, ...]:
        """The ten steps as they stand now."""
        if self._lines is None:
            self._lines = tuple(self._line(number, step) for number, step in enumerate(STEPS, 1))
        return self._lines

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(line.state == "done" for line in self.lines)

    def _line(self, number: int, step: str) -> StepLine:
        partnership, catalogue = self._desk.partnership, self._desk.catalogue
        pages = pages_of(partnership, step)
        missing: list[Sentence] = [sentence for page in pages for sentence in page.missing(partnership, catalogue)]
        recorded = partnership.get(StepState, step)
        own = frozenset[str]().union(*(page.areas for page in pages)) - _SHARED
        begun = any(partnership.rows(ENTITIES[area]) for area in own)
        if recorded is not None and recorded.status == "done":
            state = "done"
        elif not begun:
            state = "not_started"
        else:
            state = "started" if missing else "done"
        told = tuple(spoken(sentence) for sentence in missing)
        return StepLine(step, number, catalogue.steps[step].name, state, self._words(state, told), told)

    def _words(self, state: str, missing: tuple[str, ...]) -> str:
        if state == "done":
            return self.tr("Done")
        if state == "not_started":
            return self.tr("Not started")
        return missing[0] if missing else self.tr("Started")


_SHARED = frozenset({"file", "step_state", "open_point"})
