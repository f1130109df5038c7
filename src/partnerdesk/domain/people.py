"""Who counts: trustees, raters, voters, and whom an interest takes out.

An interest whose ``takes_part`` is not ``all`` takes that person out of the options altogether, and out of trust for
the partner it names, or for every partner where it names none (domain model 5.2).
"""

from __future__ import annotations

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import STEPS, Attendance, Interest, Participant, PartnershipFile

TRUSTEE_ROLES = frozenset({"trustee", "chair", "vice_chair", "treasurer"})


def is_trustee(participant: Participant) -> bool:
    """Return whether this person is a trustee: as recorded, else as the role says."""
    if participant.is_trustee is None:
        return participant.role in TRUSTEE_ROLES
    return participant.is_trustee


def has_no_role(participant: Participant) -> bool:
    """Return whether nothing says if this person is a trustee: such a person counts for nothing yet."""
    return participant.role is None and participant.is_trustee is None


def may_vote(participant: Participant) -> bool:
    """Return whether this person may vote: a trustee, unless recorded as not voting."""
    return is_trustee(participant) and participant.can_vote is not False


def trustees(partnership: Partnership) -> tuple[Participant, ...]:
    """Return all trustees, present or not."""
    return tuple(person for person in partnership.rows(Participant) if is_trustee(person))


def part_taken(interest: Interest) -> str:
    """Return how far an interest lets its person take part: ``all``, ``speaks_only`` or ``none``.

    Where nothing is recorded, 'no interest' means ``all`` and every other kind means ``none``.
    """
    if interest.kind == "none":
        return "all"
    return interest.takes_part or ("all" if interest.kind is None else "none")


def _limiting(partnership: Partnership) -> tuple[Interest, ...]:
    return tuple(interest for interest in partnership.rows(Interest) if part_taken(interest) != "all")


def taken_out_of_options(partnership: Partnership) -> frozenset[str]:
    """Return the ids of those whom an interest takes out of scores, weights, straw poll and vote."""
    return frozenset(interest.participant for interest in _limiting(partnership) if interest.participant)


def taken_out_of_trust(partnership: Partnership, partner: str) -> frozenset[str]:
    """Return the ids of those whom an interest takes out of rating ``partner``."""
    return frozenset(
        interest.participant
        for interest in _limiting(partnership)
        if interest.participant and interest.partner in {None, partner}
    )


def raters_of_options(partnership: Partnership) -> tuple[Participant, ...]:
    """Return the trustees who score, weigh and vote: all but those taken out, present or not."""
    out = taken_out_of_options(partnership)
    return tuple(person for person in trustees(partnership) if person.id not in out)


def raters_of_trust(partnership: Partnership, partner: str) -> tuple[Participant, ...]:
    """Return the trustees who rate ``partner``: all but those taken out, present or not."""
    out = taken_out_of_trust(partnership, partner)
    return tuple(person for person in trustees(partnership) if person.id not in out)


def voters(partnership: Partnership) -> tuple[Participant, ...]:
    """Return the trustees who are entitled to vote on this question."""
    return tuple(person for person in raters_of_options(partnership) if may_vote(person))


def is_here(attendance: Attendance) -> bool:
    """Return whether a record says that its person is here: present, and not gone for good."""
    gone = attendance.left_at is not None and attendance.returned_at is None
    return bool(attendance.present) and not gone


def present_at(partnership: Partnership, step: str) -> frozenset[str]:
    """Return the ids of those present at a step; who left and did not come back is not.

    Of each person the latest record up to that step speaks; one without a step is of the beginning. Whoever has none
    that says so is not counted as present.
    """
    until = STEPS.index(step)
    known = [(_place_of(row), row) for row in partnership.rows(Attendance) if row.present is not None]
    rows = sorted((pair for pair in known if pair[0] <= until), key=lambda pair: pair[0])
    latest = {row.participant: is_here(row) for _, row in rows}
    return frozenset(person for person, present in latest.items() if present)


def _place_of(attendance: Attendance) -> int:
    return STEPS.index(attendance.step) if attendance.step in STEPS else -1


def trustees_in_office(partnership: Partnership, stated: int | None) -> int:
    """Return how many trustees are in office: as the charity states, else those listed."""
    return stated if stated is not None else len(trustees(partnership))


def is_locked(partnership: Partnership) -> bool:
    """Return whether the record is locked: the decision has been signed off."""
    return partnership.one(PartnershipFile).locked_at is not None
