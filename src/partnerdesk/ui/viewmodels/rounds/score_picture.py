"""How the options came out, once it may be seen: medians, values, margin, spreads. Never who scored what."""

from __future__ import annotations

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.options import CriterionRow, OptionColumn, options_grid
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, RankingFinding, Signal
from partnerdesk.domain.lone_figures import signals_told
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.rounding import percent, tenths
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, WEIGHT
from partnerdesk.ui.viewmodels.rounds.spread import SECOND, may_show
from partnerdesk.ui.viewmodels.rounds.talk import NextThing, TalkLine, TalkModel, learned
from partnerdesk.ui.viewmodels.rounds.withheld import withheld
from partnerdesk.ui.viewmodels.speech import as_named, said, spoken

SIGNALS = ("O1", "O4", "O7", "O5", "O6", "O9")
MIDDLES = N_("The middle of the scores, where two or more gave one")
_ORDER = (Colour.RED, Colour.AMBER, Colour.GREEN)


class ScorePicture:
    """The options after scores and weights."""

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open workshop."""
        self._desk = desk
        self.scores = TalkModel(desk, SCORE)
        self._weights = TalkModel(desk, WEIGHT)

    @property
    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    @property
    def _ranking(self) -> RankingFinding:
        return self._desk.session.assessment().ranking

    @property
    def is_short(self) -> bool:
        """Whether all criteria weigh the same."""
        return self._desk.partnership.one(PartnershipFile).route == "short"

    def waits(self) -> NextThing | None:
        """Return what comes before the results may be seen, or None where they may."""
        scores = self.scores.waits(self.scores.last)
        if scores is not None or self.is_short:
            return scores
        last = self._weights.last
        weights = self._weights.waits(last)
        if weights is not None and not weights.page:
            words = said(N_("All weights are in. Look at the screen together."))
            return NextThing(words, weights.button)
        if weights is not None:
            return NextThing(said(N_("The weights are not closed yet.")), said(N_("Go to the weights")), weights.page)
        return None

    def reveal(self) -> None:
        """Show the results of the rounds that are closed and not yet shown: scores and weights at one go."""
        if not self.scores.is_revealed(self.scores.last):
            self.scores.reveal(self.scores.last)
        last = self._weights.last
        if self._weights.is_closed(last) and not self._weights.is_revealed(last):
            self._weights.reveal(last)

    @property
    def withheld(self) -> NextThing | None:
        """Return why the options are not compared though all is shown, and where that is put right; None where not."""
        return withheld(self._desk)

    def ranking(self, sheet: Sheet) -> Picture | None:
        """Return the values as bars, or None where nothing may be shown or compared."""
        ranked = self._ranking.ranked
        if not ranked or not self._ranking.values_may_be_told:
            return None
        case, signal = self._case, self._desk.session.assessment().signals["O1"]
        values = [Valued(as_named(case.option(each.option)), each.value) for each in ranked]
        return ranking_bars(values, sheet, finding=signal.sentence if signal.colour is not Colour.UNKNOWN else None)

    def grid(self, sheet: Sheet) -> Picture | None:
        """Return the medians as a grid, or None where none may be shown; values and weights where they may be told."""
        found, case = self._ranking, self._case
        told = found.values_may_be_told
        options = [each.option for each in found.ranked] if told else []
        options += [name for name in dict.fromkeys(option for option, _ in found.spreads) if name not in options]
        medians = {name: tuple(self._median(name, criterion) for criterion in found.criteria) for name in options}
        if all(each is None for own in medians.values() for each in own):
            return None
        values = {**found.crossing, **{each.option: each.value for each in found.ranked}} if told else {}
        weights = found.weights if found.weights_may_be_told else {}
        rows = [CriterionRow(as_named(case.criterion(name)), weights.get(name)) for name in found.criteria]
        columns = [
            OptionColumn(
                as_named(case.option(option)),
                medians[option],
                values.get(option),
                leads=told and option == found.leader,
                barred=option in found.crossing,
            )
            for option in options
        ]
        return options_grid(rows, columns, sheet, Sentence(MIDDLES) if found.is_withheld else None)

    @property
    def crossing(self) -> str:
        """Which options cannot come first because they cross a red line, and what they would have come to."""
        found, case = self._ranking.crossing, self._case
        if not found:
            return ""
        if not self._ranking.values_may_be_told:
            found = dict.fromkeys(found)
        names = [
            as_named(case.option(name)) if value is None else f"{as_named(case.option(name))} ({tenths(value)})"
            for name, value in found.items()
        ]
        pattern = N_("Crosses a red line and cannot come first, whatever its total: {options}.")
        return spoken(Sentence(pattern, {"options": ", ".join(names)}))

    def _median(self, option: str, criterion: str) -> float | None:
        found = self._ranking.spreads.get((option, criterion))
        return found.median if found is not None and may_show(self._desk.partnership, found)[0] else None

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What the program says about the ranking, worst first; what is too little known is left out."""
        found = self._desk.session.assessment()
        told = signals_told(self._case, found.ranking, found.signals)
        known = [told[name] for name in SIGNALS if name in told and told[name].colour in _ORDER]
        return tuple(sorted(known, key=lambda each: _ORDER.index(each.colour)))

    @property
    def apart(self) -> tuple[TalkLine, ...]:
        """The scores that people still see differently."""
        return tuple(line for line in self.scores.lines(SECOND) if line.for_talk)

    @property
    def moved(self) -> tuple[str, ...]:
        """What went up or down between the rounds, in sentences: what people learned from each other."""
        rounds = [self.scores] if self.is_short else [self.scores, self._weights]
        return tuple(line for each in rounds if each.last == SECOND for line in learned(each.lines(SECOND)))

    def weights_said(self) -> str:
        """Return how the weights came about, in a sentence; nothing where they would tell one trustee's alone."""
        if self._ranking.lone:
            return ""
        if self.is_short:
            return said(N_("On the short route every criterion weighs the same."))
        shares = self._ranking.weights
        if not shares:
            return said(N_("Nobody has weighed every criterion yet, so there is no ranking."))
        heaviest = max(shares, key=lambda name: shares[name])
        values = {"criterion": as_named(self._case.criterion(heaviest)), "share": percent(shares[heaviest])}
        pattern = N_("To all of you together, ‘{criterion}’ matters most: {share}% of the weight.")
        return spoken(Sentence(pattern, values))
