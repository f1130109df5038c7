"""The signals about process: whether the analysis is stale (P1) and whether there is a quorum at the vote (P2).

The hash here is of what the saved analysis was worked out from; it says nothing about who recorded it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, Signal
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import present_at, taken_out_of_options, taken_out_of_trust, voters
from partnerdesk.domain.records import (
    Analysis,
    Attendance,
    Charity,
    CriterionUse,
    EvidenceLink,
    Interest,
    Option,
    Partner,
    PartnershipFile,
    Score,
    TrustRating,
    Weight,
)
from partnerdesk.domain.rerating import is_of_review
from partnerdesk.domain.sealing import crossing_options
from partnerdesk.domain.voice_signals import unknown
from partnerdesk.domain.words import N_, Sentence

VOTING_STEP = "decide"
_LEAVES = frozenset({"speak_then_leave", "leave_vote", "leave_all"})


def inputs_hash(partnership: Partnership) -> str:
    """Return the hash of what the ranking is worked out from: scores, weights, links and ratings, and who counts.

    The order of records and the words in them make no difference.
    """
    file = partnership.one(PartnershipFile)
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "score": [(r.participant, r.option, r.criterion, r.round, r.level) for r in partnership.rows(Score)],
        "weight": [(r.participant, r.criterion, r.swing) for r in partnership.rows(Weight)],
        "link": [(r.objective, r.input, r.kind, bool(r.board_response)) for r in partnership.rows(EvidenceLink)],
        "rating": [
            (r.participant, r.partner, r.indicator, r.round, r.level, r.basis)
            for r in partnership.rows(TrustRating)
            if not is_of_review(r)
        ],
        "option": [(r.id, r.form, r.status, r.is_baseline, sorted(r.partners or ())) for r in partnership.rows(Option)],
        "criterion": [(r.criterion, r.active is not False) for r in partnership.rows(CriterionUse)],
        "out": [("", name) for name in taken_out_of_options(partnership)]
        + [(p.id, name) for p in partnership.rows(Partner) for name in taken_out_of_trust(partnership, p.id)],
        "file": [(file.route, file.indicator_set)],
    }
    if barred := crossing_options(partnership):
        rows["crosses"] = [("", name) for name in barred]
    lines = {kind: sorted(json.dumps(row) for row in each) for kind, each in rows.items()}
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()


def p1(case: Case) -> Signal:
    """P1: whether anything changed since the analysis was saved."""
    saved = case.partnership.one(Analysis).inputs_hash
    if saved is None:
        return unknown("P1", N_("Nobody has looked yet at how firm the ranking is."))
    if saved == inputs_hash(case.partnership):
        said = Sentence(N_("The saved ranking is up to date."))
        return Signal("P1", Colour.GREEN, None, said)
    return Signal("P1", Colour.AMBER, None, case.said("P1"))


def present_for_the_vote(partnership: Partnership) -> frozenset[str]:
    """Return the ids of those in the room at the vote: present then, and not gone for good."""
    return present_at(partnership, VOTING_STEP)


def entitled_and_present(partnership: Partnership) -> frozenset[str]:
    """Return the ids of the trustees who are present at the vote and may vote on this item."""
    present = present_for_the_vote(partnership)
    return frozenset(person.id for person in voters(partnership) if person.id in present)


def _has_to_leave(interest: Interest) -> bool:
    return interest.kind not in {None, "none"} and interest.handling in _LEAVES


def counted_for_quorum(partnership: Partnership) -> frozenset[str]:
    """Return the ids of those who count towards the quorum: entitled and present, and not ruled out by an interest.

    Who has to leave for the vote does not count, whatever else is recorded of that interest.
    """
    out = {row.participant for row in partnership.rows(Interest) if row.counts_for_quorum == "no" or _has_to_leave(row)}
    return entitled_and_present(partnership) - out


def p2(case: Case) -> Signal:
    """P2: whether there is a quorum on this item."""
    quorum = case.partnership.one(Charity).quorum_number
    if quorum is None:
        return unknown("P2", N_("The quorum is not recorded yet."))
    if not case.partnership.rows(Attendance):
        return unknown("P2", N_("It is not recorded yet who is here."))
    n = len(counted_for_quorum(case.partnership))
    if n >= quorum:
        said = Sentence(
            N_("{n} trustees are present and entitled; the quorum is {quorum}."), {"n": n, "quorum": quorum}
        )
        return Signal("P2", Colour.GREEN, n, said)
    return Signal("P2", Colour.RED, n, case.said("P2"))
