"""The hard gates, H1 to H8: without them the record would be untrue or unlawful."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnerdesk.domain.case import filled, is_baseline, listed
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.gates_view import GateAnswer, GateView, met, unmet
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import may_vote, trustees_in_office, voters
from partnerdesk.domain.process import entitled_and_present, present_for_the_vote
from partnerdesk.domain.records import Charity, Interest, Motion, NamedVote, NotChosen, Option, Participant, Vote
from partnerdesk.domain.words import N_

VOTES_CAST = frozenset({"for", "against", "abstained"})
NO_VOTE = N_("The vote on the motion is not recorded yet.")


def present_motion(partnership: Partnership) -> Motion | None:
    """Return the motion as it stands: the highest version, the last recorded among equals."""
    motions = partnership.rows(Motion)
    return max(enumerate(motions), key=lambda pair: (pair[1].version or 0, pair[0]))[1] if motions else None


def formal_vote(partnership: Partnership) -> Vote | None:
    """Return the vote on the motion as it stands, if its figures are recorded."""
    motion = present_motion(partnership)
    vote = partnership.get(Vote, motion.id) if motion else None
    return vote if vote is not None and vote.votes_for is not None and vote.votes_against is not None else None


def h1(view: GateView) -> GateAnswer:
    """H1: a motion and an outcome."""
    motion = present_motion(view.case.partnership)
    if motion is None or not filled(motion.text):
        return unmet(N_("Write the motion."))
    if view.decision.outcome is None:
        return unmet(N_("Choose the outcome."))
    return met(N_("The motion is written and the outcome is chosen."))


def without_interests_entry(partnership: Partnership) -> tuple[Participant, ...]:
    """Return the voting trustees present who have no entry about interests, not even 'none'."""
    present = present_for_the_vote(partnership)
    entered = {row.participant for row in partnership.rows(Interest) if row.kind is not None}
    people = partnership.rows(Participant)
    return tuple(each for each in people if may_vote(each) and each.id in present and each.id not in entered)


def h2(view: GateView) -> GateAnswer:
    """H2: an interests entry for every voting trustee present."""
    partnership = view.case.partnership
    present = present_for_the_vote(partnership)
    if not any(may_vote(person) and person.id in present for person in partnership.rows(Participant)):
        return unmet(N_("Record which trustees are present."))
    missing = without_interests_entry(partnership)
    if missing:
        names = listed(view.case.person(person.id) for person in missing)
        return unmet(N_("Record interests, even if ‘none’, for: {names}."), names=names)
    return met(N_("Every voting trustee present has an interests entry."))


def h3(view: GateView) -> GateAnswer:
    """H3: a quorum at the vote."""
    signal = view.signals["P2"]
    return GateAnswer(met=signal.colour is Colour.GREEN, sentence=signal.sentence)


def _has_reason(partnership: Partnership, option: Option) -> bool:
    row = partnership.get(NotChosen, option.id)
    said = (row.reason if row else None) or (option.drop_reason if option.status == "dropped" else None)
    return filled(said)


def h4(view: GateView) -> GateAnswer:
    """H4: carrying on and another option were considered, and each option not chosen has a reason."""
    options = view.case.partnership.rows(Option)
    baseline = [option for option in options if is_baseline(option)]
    if not baseline:
        return unmet(N_("Add carrying on to the options."))
    if len(options) == len(baseline):
        return unmet(N_("Add at least one option besides carrying on."))
    chosen = view.decision.option
    if chosen is None:
        return unmet(N_("Say which option the decision is for."))
    others = [option for option in options if option.id != chosen]
    silent = [option for option in others if not _has_reason(view.case.partnership, option)]
    if silent:
        names = listed(view.case.option(option.id) for option in silent)
        return unmet(N_("Say why these were not chosen: {options}."), options=names)
    return met(N_("Carrying on was considered, and each option not chosen has a reason."))


def h5(view: GateView) -> GateAnswer:
    """H5: why this is best for the charity's purposes and beneficiaries."""
    if filled(view.decision.reasons):
        return met(N_("The reasons are written."))
    return unmet(N_("Write why this is best for the charity’s purposes and beneficiaries."))


def cast_votes(vote: Vote) -> int:
    """Return how many votes were cast; a casting vote adds to none."""
    return sum(number or 0 for number in (vote.votes_for, vote.votes_against, vote.abstained))


def h6(view: GateView) -> GateAnswer:
    """H6: the votes add up to the trustees in office."""
    partnership = view.case.partnership
    vote = formal_vote(partnership)
    if vote is None:
        return unmet(NO_VOTE)
    total = cast_votes(vote) + (vote.left_room or 0) + (vote.absent or 0)
    office = trustees_in_office(partnership, partnership.one(Charity).trustees_in_office)
    if total != office:
        return unmet(N_("The votes add up to {total}; there are {office} trustees."), total=total, office=office)
    return met(N_("The votes add up to the {office} trustees in office."), office=office)


def h7(view: GateView) -> GateAnswer:
    """H7: nothing marked for printing lacks permission."""
    signal = view.signals["Q1"]
    if signal.colour is Colour.RED:
        return GateAnswer(met=False, sentence=signal.sentence)
    return met(N_("Nothing marked for printing lacks permission."))


def h8(view: GateView) -> GateAnswer:
    """H8: only votes of entitled trustees are counted."""
    partnership = view.case.partnership
    vote = formal_vote(partnership)
    if vote is None:
        return unmet(NO_VOTE)
    entitled = {person.id for person in voters(partnership)}
    named = partnership.having(NamedVote, motion=vote.motion)
    wrong = [row.participant for row in named if row.cast in VOTES_CAST and row.participant not in entitled]
    if wrong:
        return unmet(N_("A vote is counted for somebody who may not vote on this. Take it out."))
    present, cast = len(entitled_and_present(partnership)), cast_votes(vote)
    if cast > present:
        pattern = N_("{cast} votes are counted, but {present} trustees were present and entitled to vote.")
        return unmet(pattern, cast=cast, present=present)
    return met(N_("Only trustees’ votes are counted."))


HARD_RULES: Mapping[str, Callable[[GateView], GateAnswer]] = {
    "H1": h1, "H2": h2, "H3": h3, "H4": h4, "H5": h5, "H6": h6, "H7": h7, "H8": h8,
}  # fmt: skip
