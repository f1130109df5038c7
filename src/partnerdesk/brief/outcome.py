"""The decision as the brief speaks of it: whether there is one yet, its words, the motion and the vote."""

from partnerdesk.brief import labels
from partnerdesk.brief.naming import option_title
from partnerdesk.brief.saying import ended, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.findings import Gate
from partnerdesk.domain.people import trustees_in_office
from partnerdesk.domain.records import Charity, Decision, Motion, Vote
from partnerdesk.domain.words import N_


def decision(snapshot: BriefSnapshot) -> Decision:
    """Return the decision record; an empty one where nothing is decided."""
    return snapshot.partnership.one(Decision)


def is_decided(snapshot: BriefSnapshot) -> bool:
    """Return whether an outcome is recorded."""
    return decision(snapshot).outcome is not None


def unmet_hard_gates(snapshot: BriefSnapshot) -> tuple[Gate, ...]:
    """Return the gates without which the record would be untrue or unlawful and which are not met."""
    hard = snapshot.catalogue.gates
    gates = snapshot.assessment.gates.values()
    return tuple(gate for gate in gates if gate.stands_in_the_way and gate.id in hard and hard[gate.id].hard)


def is_draft(snapshot: BriefSnapshot) -> bool:
    """Return whether the brief is still a draft: nothing decided, or a gate is open that cannot be waived."""
    return not is_decided(snapshot) or bool(unmet_hard_gates(snapshot))


def outcome_words(snapshot: BriefSnapshot) -> str:
    """Return the outcome in words: Trial first."""
    return labels.label(snapshot, labels.OUTCOME, decision(snapshot).outcome, N_("Not decided yet"))


def outcome_sentence(snapshot: BriefSnapshot) -> str:
    """Return the outcome and the option it is about as a sentence."""
    held = decision(snapshot)
    if held.outcome is None:
        return say(snapshot, N_("The board has not decided yet."))
    if held.option is None or held.outcome == "carry_on":
        return say(snapshot, N_("The board decided: {outcome}."), outcome=outcome_words(snapshot))
    pattern = N_("The board decided: {outcome} ({option}).")
    return say(snapshot, pattern, outcome=outcome_words(snapshot), option=option_title(snapshot, held.option))


def motion(snapshot: BriefSnapshot) -> Motion | None:
    """Return the motion that counts: the one voted on, else the latest version."""
    rows = snapshot.partnership.rows(Motion)
    voted = [row for row in rows if snapshot.partnership.get(Vote, row.id)]
    candidates = voted or list(rows)
    return max(candidates, key=lambda row: row.version or 0, default=None)


def vote(snapshot: BriefSnapshot) -> Vote | None:
    """Return the formal vote on that motion."""
    moved = motion(snapshot)
    return snapshot.partnership.get(Vote, moved.id) if moved else None


def vote_words(snapshot: BriefSnapshot, held: Vote) -> str:
    """Return the vote as a sentence: Carried: 4 for, 0 against, 1 abstained."""
    uncast = _uncast(snapshot, held)
    numbers = say(
        snapshot,
        N_("{votes_for} for, {against} against, {abstained} abstained"),
        votes_for=_number(snapshot, held.votes_for, uncast),
        against=_number(snapshot, held.votes_against, uncast),
        abstained=_number(snapshot, held.abstained, uncast),
    )
    away = say(
        snapshot,
        N_("{left} left the room; {absent} absent."),
        left=_number(snapshot, held.left_room, uncast),
        absent=_number(snapshot, held.absent, uncast),
    )
    result = labels.label(snapshot, labels.RESULT, held.result, N_("Result not recorded"))
    casting = say(snapshot, N_("The chair used a casting vote.")) if held.casting_vote_used else ""
    return sentences(say(snapshot, "{result}: {numbers}.", result=result, numbers=numbers), ended(away), casting)


def _uncast(snapshot: BriefSnapshot, held: Vote) -> int | None:
    """Return what stands for a count that was left empty: nought where the others make up the whole board."""
    counts = (held.votes_for, held.votes_against, held.abstained, held.left_room, held.absent)
    partnership = snapshot.partnership
    office = trustees_in_office(partnership, partnership.one(Charity).trustees_in_office)
    return 0 if office and sum(count or 0 for count in counts) == office else None


def _number(snapshot: BriefSnapshot, count: int | None, uncast: int | None) -> str:
    shown = uncast if count is None else count
    return say(snapshot, N_("number not recorded")) if shown is None else str(shown)
