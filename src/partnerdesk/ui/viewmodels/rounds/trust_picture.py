"""Trust in one partner as a whole, once it may be seen: tracks, the weakest part, the gap to forms, the mirror."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.trust import Track, trust_tracks
from partnerdesk.domain.agreement import SPLIT, quartiles
from partnerdesk.domain.averages import mean
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, IndicatorFinding, Signal, TrustFinding
from partnerdesk.domain.lone_figures import FEW_RATED, trust_may_be_told
from partnerdesk.domain.records import Option
from partnerdesk.domain.reference import MirrorItem
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.trust import counted_ratings, gap_colour
from partnerdesk.domain.trust_signals import t2, t4, t5, t6, t8, t9, view_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.spread import furthest_apart, may_show
from partnerdesk.ui.viewmodels.rounds.words import LONE_VOICE, SPREADS
from partnerdesk.ui.viewmodels.speech import as_named, said, spoken

_RULES = (t2, t8, t6, t4, t9, t5)


@dataclass(frozen=True, slots=True)
class FormLine:
    """An option or a form, and whether there is trust enough for it."""

    name: str
    colour: str
    words: str


class TrustPicture:
    """Trust in one partner, from the final round."""

    def __init__(self, desk: Desk, partner: str) -> None:
        """``partner`` is the id of the one that is shown."""
        self._desk = desk
        assessment = desk.session.assessment()
        self._case = Case.of(desk.partnership, desk.catalogue, assessment.as_of)
        self._gaps = assessment.option_gaps
        self.partner = partner
        self.found: TrustFinding | None = assessment.trust.get(partner)
        self.is_withheld = self.found is not None and not trust_may_be_told(self.found, assessment.settings)

    @property
    def name(self) -> str:
        """What the partner is called."""
        return as_named(self._case.partner(self.partner))

    def _word(self, found: IndicatorFinding) -> str:
        if not may_show(self._desk.partnership, found)[1] or found.spread is None:
            return ""
        lone = found.lone_voice and found.spread != SPLIT
        return said(LONE_VOICE if lone else SPREADS[found.spread])

    def by_dimension(self, sheet: Sheet) -> Picture | None:
        """Return a track for each part of trust, or None where nothing may be shown."""
        if self.found is None or not self.found.indicators:
            return None
        return trust_tracks(self.name, [self._dimension(name) for name in self._desk.catalogue.dimensions], sheet)

    def _dimension(self, name: str) -> Track:
        title = self._case.dimension(name)
        if self.found is None:
            return Track(title, None)
        own = [each for each in self.found.indicators.values() if self._is_of(each.indicator, name)]
        first = [each for each in self.found.first_round.values() if self._is_of(each.indicator, name)]
        if not own or not all(may_show(self._desk.partnership, each)[0] for each in own):
            return Track(title, None)
        told = [each for each in first if may_show(self._desk.partnership, each)[0]]
        before = [each.median for each in told if each.median is not None]
        words = [each.spread for each in own if each.spread and may_show(self._desk.partnership, each)[1]]
        worst = furthest_apart(words)
        low, high = self._middle_half({each.indicator for each in own}) if worst else (None, None)
        return Track(
            title,
            self.found.dimensions.get(name),
            mean(before) if before else None,
            low,
            high,
            said(SPREADS[worst]) if worst else "",
        )

    def _middle_half(self, indicators: set[str]) -> tuple[float | None, float | None]:
        """Return the quartiles of all last answers about one part of trust."""
        ratings = counted_ratings(self._desk.partnership).get(self.partner, {})
        rows = (rounds[max(rounds)] for name in indicators for rounds in ratings.get(name, {}).values())
        return quartiles([row.level for row in rows if row.level is not None]) or (None, None)

    def _is_of(self, indicator: str, dimension: str) -> bool:
        return self._desk.catalogue.indicators[indicator].dimension == dimension

    def by_indicator(self, sheet: Sheet) -> Picture | None:
        """Return a track for each question, or None where nothing may be shown."""
        if self.found is None or not self.found.indicators:
            return None
        tracks = [self._indicator(name) for name in self._desk.catalogue.indicators if name in self.found.indicators]
        return trust_tracks(self.name, tracks, sheet)

    def _indicator(self, name: str) -> Track:
        found, title = self.found, self._case.indicator(name)
        if found is None:
            return Track(title, None)
        each = found.indicators[name]
        median, spread = may_show(self._desk.partnership, each)
        if not median:
            return Track(title, None)
        first = found.first_round.get(name) if name in found.second_round else None
        before = first.median if first is not None and may_show(self._desk.partnership, first)[0] else None
        low, high = each.quartiles if spread and each.quartiles else (None, None)
        return Track(title, each.median, before, low, high, self._word(each))

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What the program says about this partner, worst first; what is too little known is left out."""
        if self.found is None or self.is_withheld:
            return ()
        view = view_of({self.partner: self.found}, (self.partner,), ())
        found = [rule(self._case, view) for rule in _RULES]
        order = (Colour.RED, Colour.AMBER, Colour.GREEN)
        return tuple(
            sorted((each for each in found if each.colour in order), key=lambda each: order.index(each.colour))
        )

    @property
    def why_withheld(self) -> str:
        """Why nothing is told of trust in this partner though it was rated, and until when; else nothing."""
        least = int(self._case.settings["ratings_median_min"])
        return spoken(Sentence(FEW_RATED, {"k": least})) if self.is_withheld else ""

    @property
    def weakest(self) -> tuple[str, str, float] | None:
        """The weakest part of trust: its name, the word for its level, and the level."""
        if self.found is None or self.is_withheld or self.found.weakest is None or self.found.level is None:
            return None
        return self._case.dimension(self.found.weakest), self._case.level_word(self.found.level), self.found.level

    @property
    def forms(self) -> tuple[FormLine, ...]:
        """The options with this partner, else the common forms, and whether trust is enough for each."""
        level = self.found.level if self.found and not self.is_withheld else None
        if level is None:
            return ()
        options = [row for row in self._case_options() if row[1] is not None]
        if not options:
            forms = self._desk.catalogue.forms.values()
            options = [(form.name, form.trust_needed) for form in forms if form.core and form.trust_needed > 1]
        return tuple(self._form(name, need or 0.0, level) for name, need in options)

    def _case_options(self) -> list[tuple[str, float | None]]:
        options = {row.id: row for row in self._desk.partnership.rows(Option)}
        return [
            (as_named(self._case.option(name)), gap.need)
            for name, gap in self._gaps.items()
            if gap.applies and self.partner in (options[name].partners or ())
        ]

    def _form(self, name: str, need: float, level: float) -> FormLine:
        colour = gap_colour(self._case.settings, need - level)
        enough, lacking = (
            N_("Needs {need}; you have {have}."),
            N_("Needs {need}; you have {have}. Start smaller, or add safeguards."),
        )
        pattern = enough if colour is Colour.GREEN else lacking
        return FormLine(name, str(colour), spoken(Sentence(pattern, {"need": tenths(need), "have": tenths(level)})))

    @property
    def mirror(self) -> tuple[MirrorItem, ...]:
        """The questions that the board asks of itself."""
        return tuple(self._desk.catalogue.mirror.values())
