"""What is already known that bears on a page: what to do and say, signals, people's words, trust so far."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.domain.reference import Step
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.speech import spoken

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal that this page moves."""

    id: str
    name: str
    colour: str
    sentence: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """What somebody said, and who, without a name."""

    words: str
    source: str


class EvidenceModel(QObject):
    """The evidence panel of the page that is shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: PageSpec | None = None
        desk.changed.connect(self.changed)

    def show_page(self, page: PageSpec) -> None:
        """Show what bears on ``page``."""
        self._page = page
        self.changed.emit()

    @property
    def step(self) -> Step | None:
        """The step of the page, with what to do, what to say, and the trap."""
        return self._desk.catalogue.steps[self._page.step] if self._page else None

    @property
    def signals(self) -> tuple[SignalLine, ...]:
        """The signals that this page moves, as they stand now."""
        if self._page is None or not self._page.signals:
            return ()
        found = self._desk.session.assessment().signals
        texts = self._desk.catalogue.signals
        return tuple(
            SignalLine(name, texts[name].name, str(found[name].colour), spoken(found[name].sentence))
            for name in self._page.signals
            if name in found
        )

    @property
    def quotes(self) -> tuple[QuoteLine, ...]:
        """A few of the words that may be read by the board."""
        if self._page is None or "voices" not in self._page.evidence:
            return ()
        given = [row for row in self._desk.partnership.rows(BeneficiaryInput) if row.withdrawn_at is None]
        spoken_words = [row for row in given if row.quote and row.quote_permission not in {None, "none"}]
        return tuple(QuoteLine(row.quote or "", row.segment_label or "") for row in spoken_words[:MOST_QUOTES])

    @property
    def inputs(self) -> int:
        """How many inputs are recorded and not withdrawn."""
        rows = self._desk.partnership.rows(BeneficiaryInput)
        return sum(row.withdrawn_at is None for row in rows)
