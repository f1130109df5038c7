"""First choices beside considered ones, once both may be seen: counts and never names.

A change of mind is shown as what it is: something was learned. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from partnerdesk.domain.beside import FirstChoices, first_choices
from partnerdesk.domain.case import Case
from partnerdesk.domain.commands import CloseRound, DoTogether, RevealRound
from partnerdesk.domain.lone_figures import FEW_ANSWERS, own_answers_may_be_told
from partnerdesk.domain.records import RoundState
from partnerdesk.domain.sealing import first_choices_are_shown
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.speech import as_named, said, spoken

LEAST = "ratings_spread_min"


@dataclass(frozen=True, slots=True)
class FirstChoiceLine:
    """One option: how many chose it first, and how many's own figures put it first now."""

    option: str
    first: int
    later: int


class FirstChoicesModel:
    """What the first choices were, and what became of them."""

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open workshop."""
        self._desk = desk

    @property
    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    @property
    def _found(self) -> FirstChoices:
        ranking = self._desk.session.assessment().ranking
        return first_choices(self._case, replace(ranking, own_answers={}) if self._own_are_few else ranking)

    @property
    def _own_are_few(self) -> bool:
        """Whether so few have an answer of their own that counts of these would give them away."""
        ranking = self._desk.session.assessment().ranking
        return bool(ranking.own_answers) and not own_answers_may_be_told(ranking, self._case.settings)

    @property
    def is_shown(self) -> bool:
        """Whether first choices may be seen, and enough people gave one."""
        return first_choices_are_shown(self._desk.partnership)

    @property
    def waits(self) -> bool:
        """Whether first choices were given and still wait to be shown."""
        return bool(self._found.given) and not self.is_shown

    @property
    def are_few(self) -> bool:
        """Whether so few gave one that counts would give them away."""
        return self._found.given < self._case.settings[LEAST]

    @property
    def lines(self) -> tuple[FirstChoiceLine, ...]:
        """The options that anybody chose, first or later."""
        if not self.is_shown or self.are_few:
            return ()
        found, case = self._found, self._case
        names = [name for name in (*found.later, *found.first) if name is not None]
        rows = [
            FirstChoiceLine(as_named(case.option(name)), found.first.get(name, 0), found.later.get(name, 0))
            for name in dict.fromkeys(names)
        ]
        return tuple(sorted(rows, key=lambda row: (-row.later, -row.first)))

    @property
    def said(self) -> str:
        """What was learned, in a sentence."""
        found = self._found
        if not self.is_shown:
            return ""
        if self.are_few:
            return said(N_("Too few first choices to show without showing whose they are."))
        if self._own_are_few:
            return said(FEW_ANSWERS)
        values = {"kept": found.kept, "moved": found.moved, "of": found.both}
        if not found.both:
            return said(N_("Nobody has scored and weighed everything yet, so first choices stand alone."))
        if not found.moved:
            return spoken(Sentence(N_("All {of} came back to their first choice, now with reasons."), values))
        pattern = N_("{moved} of {of} changed their mind on the way. That is learning: ask what made the difference.")
        return spoken(Sentence(pattern, values))

    def show(self) -> None:
        """Close the round if it is open, and show the first choices."""
        model = model_of(self._desk, FIRST_CHOICE)
        at, by = self._desk.stamp(), model.chair
        state = self._desk.partnership.get(RoundState, FIRST_CHOICE.id, None, 1)
        closing = () if state is not None and state.closed_at is not None else (CloseRound(FIRST_CHOICE.id, 1, at, by),)
        words = Sentence(N_("show the first choices"))
        self._desk.execute(DoTogether((*closing, RevealRound(FIRST_CHOICE.id, 1, at)), words))
