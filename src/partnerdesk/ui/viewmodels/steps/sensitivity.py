"""How firm the ranking is: what each figure says, the pictures, and whether the board has looked at it.

The draws are made away from the window's thread. It must not know widgets; a picture's measure of words comes from the
view.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from partnerdesk import __version__
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.flips import Flip, flip_tornado
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.case import Case
from partnerdesk.domain.commands import SaveAnalysis
from partnerdesk.domain.findings import Colour, FirstPlaces
from partnerdesk.domain.lone_figures import own_answers_may_be_told, signals_told
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import Analysis
from partnerdesk.domain.reference import Catalogue
from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.withheld import withheld
from partnerdesk.ui.viewmodels.speech import as_named, spoken
from partnerdesk.ui.viewmodels.steps.going import page_named
from partnerdesk.ui.viewmodels.steps.shown import any_scores, scores_shown

REST = ("O5", "O6", "O7", "O8")


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One figure: its name, colour and sentence."""

    id: str
    name: str
    colour: str
    sentence: str


_DRAWN: WeakKeyDictionary[Desk, tuple[str, FirstPlaces | None]] = WeakKeyDictionary()
"""The last draws of each open workshop, for the room: it shows what the page shows, and draws nothing itself."""


def _draw(partnership: Partnership, catalogue: Catalogue) -> FirstPlaces | None:
    from partnerdesk.domain.sampling import first_places

    return first_places(partnership, catalogue)


class SensitivityModel(QObject):
    """The ranking and how firm it is, as it stands now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shares: FirstPlaces | None = None
        self._of = ""
        self._hashed: tuple[Partnership, str] | None = None
        self._work: worker.Work | None = None
        self._found: tuple[Partnership, FirstPlaces | None, Assessment] | None = None

    # --- what there is ------------------------------------------------------------------------------------------------

    def _hash(self) -> str:
        """Return the hash of what the ranking is worked out from, worked out once for each state of the workshop."""
        partnership = self._desk.partnership
        if self._hashed is None or self._hashed[0] is not partnership:
            self._hashed = (partnership, inputs_hash(partnership))
        return self._hashed[1]

    @property
    def hidden(self) -> str:
        """Why nothing is shown yet, or nothing."""
        partnership = self._desk.partnership
        if not any_scores(partnership):
            return self.tr("There is no ranking yet. Score the options in step 7 first.")
        if not scores_shown(partnership):
            return self.tr("The scores of step 7 have not been shown to everyone yet. Close that round first.")
        if not self.found.ranking.ranked:
            return self.tr("There is no ranking yet: too few scores, or no weights. See step 7.")
        held = withheld(self._desk)
        return held.words if held is not None else ""

    @property
    def way_out(self) -> tuple[str, str]:
        """The words of the button, and the page, with which something is done so that the ranking shows."""
        held = withheld(self._desk) if scores_shown(self._desk.partnership) else None
        if held is not None:
            return held.button, held.page
        return self.tr("Go to step 7: score and weigh"), page_named(self._desk.partnership, "score")

    @property
    def found(self) -> Assessment:
        """Everything worked out, with the draws where they are made."""
        partnership, shares = self._desk.partnership, self.shares
        if self._found is None or self._found[0] is not partnership or self._found[1] is not shares:
            day = self._desk.session.as_of
            self._found = (partnership, shares, assess(partnership, self._desk.catalogue, day, shares))
        return self._found[2]

    @property
    def shares(self) -> FirstPlaces | None:
        """The first places of the ranking as it stands, or None while they are drawn."""
        if self._of == self._hash():
            return self._shares
        of, drawn = _DRAWN.get(self._desk, ("", None))  # drawn by another page of this window
        return drawn if of == self._hash() else None

    @property
    def busy(self) -> bool:
        """Whether the draws are being made."""
        return self._work is not None

    def refresh(self) -> None:
        """Make the draws for the ranking as it stands, unless they are made."""
        wanted = self._hash()
        if wanted == self._of or self.hidden:
            return
        if self._work is not None:
            self._work.cancel()
        self._of, self._shares = wanted, None
        self._work = work = worker.start(partial(_draw, self._desk.partnership, self._desk.catalogue), self)
        work.done.connect(partial(self._on_drawn, work))
        work.failed.connect(partial(self._on_failed, work))

    def _on_drawn(self, work: worker.Work, shares: FirstPlaces | None) -> None:
        if work is self._work:
            self._work, self._shares = None, shares
            _DRAWN[self._desk] = (self._of, shares)
            self.changed.emit()

    def _on_failed(self, work: worker.Work, fault: Exception) -> None:
        if work is self._work:
            self._work = None
            self.changed.emit()
        worker.raise_again(fault)

    # --- what it says -------------------------------------------------------------------------------------------------

    @property
    def firmness(self) -> FindingLine:
        """The light of firmness."""
        light = self.found.lights["firmness"]
        return FindingLine("firmness", self.tr("In one sentence"), str(light.colour), spoken(light.sentence))

    def line(self, name: str) -> FindingLine:
        """Return one signal."""
        signal = signals_told(self._case(), self.found.ranking, self.found.signals).get(name, self.found.signals[name])
        text = self._desk.catalogue.signals[name]
        return FindingLine(name, text.name, str(signal.colour), spoken(signal.sentence))

    @property
    def rest(self) -> tuple[FindingLine, ...]:
        """What else to look at: beaten options, criteria that decide, people first, hard to undo."""
        return tuple(self.line(name) for name in REST)

    @property
    def agreeing(self) -> tuple[int, int]:
        """How many trustees' own scores put the leader first, and of how many; none where few would be given away."""
        own = self.found.ranking.own_answers
        if not own_answers_may_be_told(self.found.ranking, self.found.settings):
            return 0, 0
        return sum(first == self.found.ranking.leader for first in own.values()), len(own)

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self.found.as_of)

    def ranking_picture(self, sheet: Sheet) -> Picture | None:
        """Return the values as bars."""
        case, ranked = self._case(), self.found.ranking.ranked
        if not ranked:
            return None
        finding = self.found.signals["O1"].sentence if self.found.ranking.margin is not None else None
        return ranking_bars(
            [Valued(as_named(case.option(each.option)), each.value) for each in ranked], sheet, finding=finding
        )

    def flips_picture(self, sheet: Sheet) -> Picture | None:
        """Return the weights at which the answer changes."""
        case, ranking = self._case(), self.found.ranking
        if not ranking.flips:
            return None
        second = as_named(case.option(ranking.ranked[1].option))
        bars = [
            Flip(as_named(case.criterion(each)), ranking.weights[each], ranking.flips[each], second)
            for each in ranking.criteria
            if each in ranking.flips
        ]
        return flip_tornado(bars, sheet, self.found.signals["O2"].sentence)

    def shares_picture(self, sheet: Sheet) -> Picture | None:
        """Return how often each option comes first, both ways."""
        case, shares = self._case(), self.shares
        if shares is None:
            return None
        places = [
            FirstPlace(as_named(case.option(each)), ordered, shares.free.get(each, 0.0))
            for each, ordered in shares.ordered.items()
        ]
        return first_place_bars(places, shares.draws, sheet, self.found.signals["O3"].sentence)

    # --- looked at ----------------------------------------------------------------------------------------------------

    @property
    def stale(self) -> str:
        """The sentence that something changed since the ranking was saved, or nothing."""
        signal = self.found.signals["P1"]
        return spoken(signal.sentence) if signal.colour is Colour.AMBER else ""

    @property
    def looked_at(self) -> bool:
        """Whether the board looked at this very ranking."""
        saved = self._desk.partnership.one(Analysis)
        return saved.looked_at is not None and saved.inputs_hash == self._hash()

    def work_out_again(self) -> None:
        """Save the ranking as it stands; the board has not looked at it yet."""
        self._save(looked=False)

    def mark_looked_at(self) -> None:
        """Save that the board has looked at the ranking and at what would change it."""
        self._save(looked=True)

    def _save(self, *, looked: bool) -> None:
        from partnerdesk.domain.sampling import SEED

        now = self._desk.stamp()
        self._desk.execute(
            SaveAnalysis(
                computed_at=now,
                inputs_hash=self._hash(),
                engine_version=__version__,
                seed=self._shares.seed if self._shares else SEED,
                looked_at=now if looked else None,
            )
        )
        self.refresh()
