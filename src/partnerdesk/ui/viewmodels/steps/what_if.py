"""Trying another weight: ranking, turning points and first places as they would be, and nothing recorded.

The draws are made once, away from the window's thread. It must not know widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.flips import Flip, FlipScale, flip_scale, flip_tornado, nearest_first
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import FirstPlaces, RankingFinding
from partnerdesk.domain.what_if import Trial, medians_that_count, reweighed, trial, trial_said
from partnerdesk.domain.words import Sentence
from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import as_named, spoken

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.reference import Catalogue
    from partnerdesk.domain.sampling import Draws

LEAST_AXIS = 0.5
FULL = 100
RANKING, FLIPS, PLACES, GRID = "ranking", "flips", "places", "grid"


def _draw(partnership: Partnership, catalogue: Catalogue) -> Draws | None:
    from partnerdesk.domain.sampling import draws

    return draws(partnership, catalogue)


class WhatIfModel(QObject):
    """One weight that is tried on the ranking as it is recorded."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of: Partnership | None = None
        self._found: RankingFinding | None = None
        self._case: Case | None = None
        self._draws: Draws | None = None
        self._work: worker.Work | None = None
        self._row = 0
        self._order: tuple[str, ...] = ()
        self._axis = LEAST_AXIS
        self._tried: Trial | None = None

    def refresh(self) -> None:
        """Begin anew with the ranking as it is recorded now, where that changed; the trial goes."""
        if self._of is self._desk.partnership:
            return
        self._of = self._desk.partnership
        self._found = found = self._desk.session.assessment().ranking
        self._case = Case.of(self._of, self._desk.catalogue, self._desk.session.as_of)
        self._draws, self._row, self._tried, self._axis = None, 0, None, LEAST_AXIS
        self._order = tuple(each.criterion for each in nearest_first(self._flips(by_id=True))) if found.ranked else ()
        if self._work is not None:
            self._work.cancel()
        if found.ranked:
            self._work = work = worker.start(partial(_draw, self._of, self._desk.catalogue), self)
            work.done.connect(partial(self._on_drawn, work))
            work.failed.connect(worker.raise_again)
        self.changed.emit()

    def _on_drawn(self, work: worker.Work, drawn: Draws | None) -> None:
        if work is self._work:
            self._work, self._draws = None, drawn
            self.changed.emit()

    # --- what is tried ------------------------------------------------------------------------------------------------

    @property
    def can_try(self) -> bool:
        """Whether there is a ranking of at least two options and two criteria."""
        found = self._found
        return found is not None and len(found.ranked) > 1 and len(found.weights) > 1

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria in the order of the rows."""
        return self._order

    @property
    def row(self) -> int:
        """The row whose weight is tried."""
        return self._row

    @property
    def criterion(self) -> str:
        """What the criterion of the row is called."""
        return as_named(self._case.criterion(self._order[self._row])) if self._case is not None and self._order else ""

    @property
    def weight(self) -> float:
        """The weight that is tried, in per cent."""
        return self._trial.weights[self._order[self._row]] * FULL

    @property
    def recorded(self) -> float:
        """The weight that is recorded, in per cent."""
        return self._recorded[self._order[self._row]] * FULL

    @property
    def is_trying(self) -> bool:
        """Whether other weights than the board's are shown."""
        return self._tried is not None

    @property
    def _recorded(self) -> Mapping[str, float]:
        return self._found.weights if self._found is not None else {}

    @property
    def _trial(self) -> Trial:
        if self._tried is not None:
            return self._tried
        if self._found is None:
            raise RuntimeError("there is no ranking to try on")
        return trial(medians_that_count(self._found), self._recorded)

    def choose(self, row: int) -> None:
        """Try the weight of another criterion; the trial before it goes."""
        row = min(max(row, 0), len(self._order) - 1)
        if row != self._row:
            self._row = row
            self.clear()

    def try_weight(self, per_cent: float) -> None:
        """See what the chosen criterion's weight would do; the others keep their proportions."""
        if self._found is None or not self.can_try:
            return
        weights = reweighed(self._recorded, self._order[self._row], per_cent / FULL)
        self._tried = trial(medians_that_count(self._found), weights)
        self._axis = max(self._axis, min(1.0, ceil(weights[self._order[self._row]] * 10) / 10))
        self.changed.emit()

    def clear(self) -> None:
        """Go back to the board's own weights."""
        self._tried, self._axis = None, LEAST_AXIS
        self.changed.emit()

    # --- what it shows ------------------------------------------------------------------------------------------------

    @property
    def places(self) -> FirstPlaces | None:
        """How often each option would come first, or None while the draws are made."""
        return self._draws.places(self._trial.weights) if self._draws is not None else None

    @property
    def sentence(self) -> str:
        """What would come out, in one sentence; before anything is tried, what to do."""
        if self._tried is None or self._case is None or self._found is None:
            return self.tr("Drag a dot, or press the arrow keys, and see what another weight would do.")
        shown = self.places
        share = shown.ordered.get(self._tried.leader) if shown is not None else None
        leader = self._found.leader or ""
        return spoken(trial_said(self._case, self._tried, self._order[self._row], leader, share))

    def _flips(self, *, by_id: bool = False) -> list[Flip]:
        case, tried = self._case, self._trial
        if case is None:
            return []
        second = as_named(case.option(tried.runner_up)) if tried.runner_up else ""
        names = self._order if self._order and not by_id else tuple(tried.weights)
        return [
            Flip(name if by_id else as_named(case.criterion(name)), tried.weights[name], tried.flips.get(name), second)
            for name in names
        ]

    def scale(self, width: float) -> FlipScale:
        """Return where shares and rows stand on a sheet of this width."""
        return flip_scale(self._flips(), width, self._axis)

    def flips_picture(self, sheet: Sheet) -> Picture:
        """Return the weights as they are tried, and where the answer changes; the rows keep their places."""
        return flip_tornado(self._flips(), sheet, Sentence("{said}", {"said": self.sentence}), self.scale(sheet.width))

    def ranking_picture(self, sheet: Sheet) -> Picture:
        """Return the ranking as it would be."""
        case, tried = self._case, self._trial
        values = [Valued(as_named(case.option(name)), value) for name, value in tried.values.items()] if case else []
        return ranking_bars(values, sheet)

    def places_picture(self, sheet: Sheet) -> Picture | None:
        """Return the first places as they would be, or None while the draws are made."""
        case, shown = self._case, self.places
        if case is None or shown is None:
            return None
        rows = [
            FirstPlace(as_named(case.option(name)), share, shown.free.get(name, 0.0))
            for name, share in shown.ordered.items()
        ]
        return first_place_bars(rows, shown.draws, sheet)


def what_if_of(desk: Desk) -> WhatIfModel:
    """Return the one trial of an open workshop: the room sees the same as the driver."""
    found = desk.findChild(WhatIfModel)
    return found if isinstance(found, WhatIfModel) else WhatIfModel(desk, desk)
