"""What the pages of step 9 say about options and votes: those not chosen, the figures of the vote, who may vote.

It must not know widgets.
"""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.gates import turned_down
from partnerdesk.domain.gates_hard import cast_votes, present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import trustees, trustees_in_office, voters
from partnerdesk.domain.process import entitled_and_present, present_for_the_vote
from partnerdesk.domain.records import Charity, Motion, NamedVote, Option, Participant, Vote
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import as_named, said, spoken

FIGURES = ("votes_for", "votes_against", "abstained", "left_room", "absent")


@dataclass(frozen=True, slots=True)
class OtherOption:
    """An option that is not decided on, and why it was dropped already, if so."""

    id: str
    title: str
    about: str


def others(partnership: Partnership, catalogue: Catalogue) -> tuple[OtherOption, ...]:
    """Return the options that the board did not choose."""
    names = Case.of(partnership, catalogue, date.min)
    return tuple(OtherOption(row.id, as_named(names.option(row.id)), _dropped(row)) for row in turned_down(partnership))


def _dropped(row: Option) -> str:
    if row.status != "dropped" or not row.drop_reason:
        return row.description or ""
    return spoken(Sentence(N_("Dropped in step 6: {reason}"), {"reason": row.drop_reason}))


class VoteModel(QObject):
    """The formal vote on the motion as it stands."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def motion(self) -> Motion | None:
        """The motion that is voted on."""
        return present_motion(self._desk.partnership)

    @property
    def vote(self) -> Vote | None:
        """The vote as it is recorded."""
        motion = self.motion
        return self._desk.partnership.get(Vote, motion.id) if motion else None

    @property
    def by_name(self) -> bool:
        """Whether the board records who voted how."""
        return bool(self.vote and self.vote.recorded_by_name)

    @property
    def room(self) -> str:
        """Who is in office, here and entitled, in one sentence."""
        partnership = self._desk.partnership
        office = trustees_in_office(partnership, partnership.one(Charity).trustees_in_office)
        present = present_for_the_vote(partnership)
        here = sum(person.id in present for person in trustees(partnership))
        entitled = len(entitled_and_present(partnership))
        pattern = self.tr("{office} trustees are in office. {here} are here; {entitled} of them may vote on this.")
        return pattern.format(office=office, here=here, entitled=entitled)

    @property
    def quorum(self) -> tuple[str, bool]:
        """The sentence about the quorum, and whether there is one."""
        gate = self._desk.session.assessment().gates["H3"]
        return spoken(gate.sentence), gate.met

    @property
    def sums(self) -> tuple[str, bool]:
        """Whether the votes add up, in a sentence: the figures as they stand, then the rule."""
        found = self._desk.session.assessment().gates
        vote = self.vote
        if vote is None or all(getattr(vote, name) is None for name in FIGURES):
            return "", False
        wrong = next((gate for gate in (found["H6"], found["H8"]) if not gate.met), None)
        if wrong is None:
            return spoken(found["H6"].sentence), True
        if vote.votes_for is None or vote.votes_against is None:
            return self._so_far(vote), False
        return spoken(wrong.sentence), False

    def _so_far(self, vote: Vote) -> str:
        partnership = self._desk.partnership
        total = cast_votes(vote) + (vote.left_room or 0) + (vote.absent or 0)
        office = trustees_in_office(partnership, partnership.one(Charity).trustees_in_office)
        return self.tr("So far {total} of {office} trustees are counted.").format(total=total, office=office)

    def cast_of(self, person: str) -> str | None:
        """Return how somebody voted."""
        motion = self.motion
        found = self._desk.partnership.get(NamedVote, motion.id, person) if motion else None
        return found.cast if found else None

    def count_names(self) -> None:
        """Fill the figures from the votes by name; who is not here or takes no part is counted as well.

        Whoever is here and may vote, and of whom no vote is recorded, is no abstention: that one is named, not counted.
        """
        motion = self.motion
        if motion is None:
            return
        partnership = self._desk.partnership
        unsaid = self.unsaid
        left = {person.id for person in unsaid}
        cast = [self._counted_as(person.id) for person in trustees(partnership) if person.id not in left]
        office = trustees_in_office(partnership, partnership.one(Charity).trustees_in_office)
        row = replace(
            self.vote or Vote(motion=motion.id),
            votes_for=cast.count("for"),
            votes_against=cast.count("against"),
            abstained=cast.count("abstained"),
            left_room=cast.count("left_room"),
            absent=cast.count("absent") + max(office - len(cast) - len(left), 0),
        )
        done = self._desk.execute(PutRecords((row,), Sentence(N_("count the votes")))) is None
        if done and unsaid:
            names = ", ".join(called(partnership, person) for person in unsaid)
            self._desk.notice(
                self.tr("Not counted, because no vote is recorded: {names}.").format(names=names), undo=True
            )

    @property
    def unsaid(self) -> tuple[Participant, ...]:
        """Those who are here and may vote, and of whom no vote is recorded."""
        partnership = self._desk.partnership
        present = present_for_the_vote(partnership)
        may = (person for person in voters(partnership) if person.id in present)
        return tuple(person for person in may if self.cast_of(person.id) is None)

    def _counted_as(self, person: str) -> str:
        present = present_for_the_vote(self._desk.partnership)
        return self.cast_of(person) or ("left_room" if person in present else "absent")

    @property
    def doubts(self) -> tuple[str, ...]:
        """What in the vote as it is recorded does not fit together, each in a sentence; nothing is forbidden by it."""
        vote = self.vote
        if vote is None or vote.votes_for is None or vote.votes_against is None:
            return ()
        figures = {"n": vote.votes_for, "m": vote.votes_against}
        found = [_of_result(vote), _of_casting_vote(vote), self._of_names(vote)]
        return tuple(said(pattern).format(**figures) for pattern in found if pattern)

    def _of_names(self, vote: Vote) -> str:
        if not vote.recorded_by_name:
            return ""
        casts = [self.cast_of(person.id) for person in trustees(self._desk.partnership)]
        named = (casts.count("for"), casts.count("against"))
        return _BY_NAME if any(casts) and named != (vote.votes_for, vote.votes_against) else ""


_CARRIED = N_("The result says carried, and {n} voted for, {m} against. Check the figures or the result.")
_LOST = N_("The result says lost, and {n} voted for, {m} against. Say which majority is needed, or check the result.")
_CASTING = N_("A casting vote decides a tie, and here {n} voted for, {m} against.")
_BY_NAME = N_("The votes by name are others than the figures: {n} for, {m} against. Count these votes, or change them.")


def _of_result(vote: Vote) -> str:
    votes_for, against = vote.votes_for or 0, vote.votes_against or 0
    is_tie = votes_for == against
    if vote.result == "carried" and votes_for <= against and not (is_tie and vote.casting_vote_used):
        return _CARRIED
    return _LOST if vote.result == "lost" and votes_for > against and not filled(vote.majority_needed) else ""


def _of_casting_vote(vote: Vote) -> str:
    return _CASTING if vote.casting_vote_used and vote.votes_for != vote.votes_against else ""
