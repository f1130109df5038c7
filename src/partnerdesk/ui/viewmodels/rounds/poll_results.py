"""The straw poll once all are in: how many stand on each step, whom to hear first, the courtesy test. Never who."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.case import Case
from partnerdesk.domain.poll import SUPPORT, UNEASY, PollFinding, poll_finding
from partnerdesk.domain.records import Decision, Motion, Option, StrawPoll
from partnerdesk.domain.rounding import percent
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.steps.motions import MotionModel

LEAST = 2
"""So many answers at least are shown: one alone would say whose it is."""
MOST_POLLS = 2
"""A board polls the same words twice at the most: then it votes."""


@dataclass(frozen=True, slots=True)
class StepCount:
    """One step of the scale and how many stand on it."""

    position: int
    words: str
    count: int
    of: int


class PollResults:
    """The results of the poll on one motion."""

    def __init__(self, model: RoundModel) -> None:
        """``model`` is the round that is polled."""
        self._model = model

    @property
    def found(self) -> PollFinding | None:
        """What the poll says, or None while it may not be seen."""
        subject = self._model.subject
        if subject is None or not self._model.is_revealed:
            return None
        desk = self._model.desk
        case = Case.of(desk.partnership, desk.catalogue, desk.session.as_of)
        ranking = desk.session.assessment().ranking
        leader = None if ranking.is_withheld else ranking.leader
        option = desk.partnership.one(Decision).option or leader
        return poll_finding(case, subject.id, desk.partnership.get(Option, option) if option else None)

    @property
    def steps(self) -> tuple[StepCount, ...]:
        """The steps from 'Yes, gladly' to 'No'; none where one answer alone would be shown."""
        found = self.found
        if found is None or sum(found.counts.values()) < LEAST:
            return ()
        total = sum(found.counts.values())
        scale = self._model.desk.catalogue.straw_poll
        return tuple(StepCount(place, scale[place].words, count, total) for place, count in found.counts.items())

    @property
    def to_hear(self) -> tuple[str, ...]:
        """Whom to hear, in which order, in sentences."""
        found = self.found
        if found is None:
            return ()
        uneasy = sum(count for place, count in found.counts.items() if place <= UNEASY)
        noted = found.counts[SUPPORT]
        sentences = []
        if uneasy:
            pattern = N_("At 1 or 2: {n}. Hear them first. What would move them one step up?")
            sentences.append(spoken(Sentence(pattern, {"n": uneasy})))
        if noted:
            pattern = N_("At 4: {n}. Hear them next, and write their concerns down.")
            sentences.append(spoken(Sentence(pattern, {"n": noted})))
        return tuple(sentences)

    @property
    def test(self) -> tuple[bool, str]:
        """Whether the courtesy test is met, and what it says."""
        found = self.found
        if found is None or found.share is None:
            return False, said(N_("Too few have answered."))
        support = sum(count for place, count in found.counts.items() if place >= SUPPORT)
        share = settings_of(self._model.desk.partnership)["poll_share"]
        values = {"n": support, "of": found.entitled, "share": percent(share)}
        if found.passes:
            return True, spoken(
                Sentence(N_("{n} of {of} stand at 4 or higher, and every 1 and 2 gave a reason."), values)
            )
        if found.unheard:
            pattern = N_("{n} of {of} stand at 4 or higher. Some at 1 or 2 have not given a reason yet.")
            return False, spoken(Sentence(pattern, values))
        pattern = N_("{n} of {of} stand at 4 or higher. {share}% would be a good sign before you vote.")
        return False, spoken(Sentence(pattern, values))

    @property
    def higher_bar(self) -> str:
        """What to agree first where the step is hard to undo; empty where it is not."""
        found = self.found
        if found is None or not found.higher_bar:
            return ""
        return said(N_("This is hard to undo. Agree a higher bar first, for example everyone at 3 or higher."))

    @property
    def may_poll_again(self) -> bool:
        """Whether the board may poll again: once, on the motion as it stands."""
        subject, partnership = self._model.subject, self._model.desk.partnership
        polled = sum(bool(partnership.having(StrawPoll, motion=row.id)) for row in partnership.rows(Motion))
        current = MotionModel(self._model.desk).current
        return current is not None and subject is not None and current.id == subject.id and polled < MOST_POLLS

    def poll_again(self) -> None:
        """Put the same words again, as a new version, so that the first poll stays in the record."""
        self._model.choose_subject("")
        MotionModel(self._model.desk).change_words()
