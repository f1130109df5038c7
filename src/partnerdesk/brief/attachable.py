"""What of the file's records an edition may hold as data: the print rules of the paper, for the form that is attached.

A list of what may be held, not of what may not: a record or field that is new to the program stays out until somebody
puts it here. No trustee's own answer is in it, and no count that the paper hides. Must not know JSON or a PDF.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from partnerdesk.brief.evidence import counts_people, is_relied_on, method_of, themes_of, told_inputs
from partnerdesk.brief.printable import asked_in, quotes, summary_may_print
from partnerdesk.brief.reviewing import printed_answers
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.disclosure import Breakdown, rounded_to
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import GOES_WITH, broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryInput,
    Concern,
    ImpactAnswer,
    NamedVote,
    Record,
    RedLineSeal,
    SurveyAnswer,
    Theme,
    Vote,
)

_ANYONE = {
    "file": "title status meeting_on agenda_item presented_by language marking",
    "charity": "name number purposes_text power_note quorum_rule_text quorum_number members_vote_needed_for",
    "partner": "id name kind register_number years_known joint_work_now is_competitor is_funder size_ratio"
    " our_dependence their_dependence how_chosen notes",
    "question": "text for_whom not_deciding deadline deadline_set_by if_no_partnership",
    "alternative": "id text kind workable",
    "beneficiary_group": "id name effect effect_note at_risk follow_up_owner follow_up_by",
    "listening_plan": "id group method owner by done_on",
    "beneficiary_input": "id method from_date to_date collected_by n_asked n_took_part n_events question_asked stance"
    " summary quote quote_language segment_label",
    "input_group": "input group",
    "theme": "id text",
    "input_theme": "input theme",
    "survey_answer": "input question answer count base",
    "objective": "id for_whom_text so_that_text priority measure baseline target target_date origin status"
    " status_reason merged_into",
    "objective_driver": "objective driver points",
    "evidence_link": "objective input kind note board_response",
    "part_played": "stage level note",
    "trust_action": "id partner dimension kind text owner by",
    "option": "id form title description partners variant_note exit_text status drop_reason is_baseline",
    "criterion_use": "criterion active custom_name order",
    "risk": "id text effect_on_people options likelihood impact because early_sign response owner after_likelihood"
    " after_impact",
    "dd_item": "id item custom_text partner applies status owner by must_finish",
    "condition": "id kind text test owner by status linked_objective linked_group linked_dimension",
    "red_line_seal": "id before_scores sealed_at opened_at open_reason",
    "advice": "id advice_from given_on about",
    "parking": "id text dealt_with why",
    "motion": "id version text",
    "vote": "motion votes_for votes_against abstained left_room absent casting_vote_used majority_needed result",
    "concern": "id text",
    "decision": "outcome option decided_on reasons unknowns delegated_to delegated_limits members_vote"
    " regulator_consent chair_signed_on minute_ref",
    "not_chosen": "option reason",
    "principle_statement": "principle text",
    "gate_waiver": "gate reason",
    "action": "id text owner by done_on",
    "review_plan": "id review_on owner measures beneficiaries_part stop_signs",
    "feedback_plan": "id who_tells whom how by done_on",
    "impact_review": "id review_on who_lost_out verdict_of_people decision reasons",
    "impact_result": "review objective result evidence",
    "impact_answer": "review group question answer count",
    "setting": "key value",
}
_BOARD = {
    "listening_plan": "source",
    "partner": "confidential_notes",
    "participant": "id display_name role is_trustee can_vote",
    "attendance": "participant step present",
    "interest": "id participant partner kind text handling takes_part board_reason",
    "dd_item": "why_not finding reference",
    "advice": "summary reference",
    "motion": "made_by seconded_by",
    "vote": "recorded_by_name",
    "named_vote": "motion participant cast",
    "concern": "participant wants_name",
    "red_line_seal": "agreed_by opened_by",
    "gate_waiver": "waived_by",
}


def attachable(snapshot: BriefSnapshot) -> Partnership:
    """Return the records that the snapshot's edition may hold, with those of their fields that it may."""
    kept = Partnership.of(row for kind in ENTITIES.values() for row in _rows(snapshot, kind))
    return _without_loose_ends(kept)


def board_fields(entity: str) -> tuple[str, ...]:
    """Return the fields of a kind of record that only the board's edition holds."""
    return tuple(_BOARD.get(entity, "").split())


def _rows(snapshot: BriefSnapshot, kind: type[Record]) -> Iterator[Record]:
    names = f"{_ANYONE.get(kind.ENTITY, '')} {_BOARD.get(kind.ENTITY, '') if snapshot.for_board else ''}".split()
    for row in _ruled(snapshot, kind) if names else ():
        yield kind(**{name: getattr(row, name) for name in names})


def _ruled(snapshot: BriefSnapshot, kind: type[Record]) -> Iterable[Record]:
    """Return the rows of a kind as the print rules leave them."""
    rule = _RULES.get(kind)
    return snapshot.partnership.rows(kind) if rule is None else rule(snapshot)


def _themes(snapshot: BriefSnapshot) -> Iterator[Record]:
    return (row for row in snapshot.partnership.rows(Theme) if themes_of(snapshot, row.id))


def _concerns(snapshot: BriefSnapshot) -> Iterator[Record]:
    rows = snapshot.partnership.rows(Concern)
    return (row if row.wants_name else replace(row, participant=None) for row in rows)


def _seals(snapshot: BriefSnapshot) -> Iterator[Record]:
    """Yield the seals that were put on; why and by whom one was opened is printed where it was."""
    for row in snapshot.partnership.rows(RedLineSeal):
        if row.sealed_at:
            yield row if row.opened_at else replace(row, opened_by=None, open_reason=None)


def _named_votes(snapshot: BriefSnapshot) -> Iterator[Record]:
    named = {row.motion for row in snapshot.partnership.rows(Vote) if row.recorded_by_name}
    return (row for row in snapshot.partnership.rows(NamedVote) if row.motion in named)


# --- what people said -------------------------------------------------------------------------------------------------


def _inputs(snapshot: BriefSnapshot) -> Iterator[Record]:
    printed = {row.id for row in quotes(snapshot).printed}
    return (_input(snapshot, row, quoted=row.id in printed) for row in told_inputs(snapshot))


def _input(snapshot: BriefSnapshot, row: BeneficiaryInput, *, quoted: bool) -> BeneficiaryInput:
    changes: dict[str, Any] = _heads(snapshot, row)
    if not quoted:
        changes |= dict.fromkeys(("quote", "quote_language", "segment_label"))
    if not summary_may_print(snapshot, row):
        changes |= dict.fromkeys(("summary", "question_asked"))
    if not is_relied_on(snapshot, row):
        changes["stance"] = None
    return replace(row, **changes)


def _heads(snapshot: BriefSnapshot, row: BeneficiaryInput) -> dict[str, int | None]:
    """Return how many took part and how many were asked, as the list of the evidence prints it."""
    method = method_of(snapshot, row)
    of_people = counts_people(snapshot, row) or method is None or method.unit == "people"
    if not of_people:
        return {"n_asked": None} if row.n_events is None else {"n_asked": None, "n_took_part": None}
    told = _people(snapshot, row.n_took_part)
    asked = row.n_asked if snapshot.for_board and told and row.n_asked and row.n_asked >= told else None
    return {"n_took_part": told, "n_asked": asked, "n_events": None}


def _people(snapshot: BriefSnapshot, count: int | None) -> int | None:
    if count is None or count < snapshot.settings["k_min"]:
        return None
    return count if snapshot.for_board else rounded_to(count, snapshot.settings["round_to"])


def _survey_answers(snapshot: BriefSnapshot) -> Iterator[Record]:
    for given in told_inputs(snapshot):
        for _, rows, printed in asked_in(snapshot, given):
            base = _people(snapshot, max((row.base or 0 for row in rows), default=0))
            yield from (replace(row, base=base if row.base else None) for row in _counted(rows, printed))


def _review_answers(snapshot: BriefSnapshot) -> Iterator[Record]:
    rows = snapshot.partnership.rows(ImpactAnswer)
    for asked in dict.fromkeys((row.review, row.group, row.question) for row in rows):
        own = tuple(row for row in rows if (row.review, row.group, row.question) == asked)
        yield from _counted(own, printed_answers(snapshot, [row.count or 0 for row in own]))


def _counted(rows: tuple[Any, ...], shown: Breakdown) -> Iterator[Any]:
    """Yield the answers with the counts that are printed; none where only the base is."""
    for row, cell in zip(rows, shown.cells or (), strict=shown.cells is not None):
        yield replace(row, count=cell.count)


_RULES: dict[type[Record], Callable[[BriefSnapshot], Iterable[Record]]] = {
    BeneficiaryInput: _inputs,
    SurveyAnswer: _survey_answers,
    ImpactAnswer: _review_answers,
    Theme: _themes,
    Concern: _concerns,
    NamedVote: _named_votes,
    RedLineSeal: _seals,
}

# --- links ------------------------------------------------------------------------------------------------------------


def _without_loose_ends(held: Partnership) -> Partnership:
    """Return the records without links to what is not held: emptied, or gone with what they are about."""
    loose = True
    while loose:
        loose = False
        for kind in ENTITIES.values():
            for row in held.rows(kind):
                missing = {link.field: link.missing for link in broken_links(held, row)}
                if missing:
                    loose, held = True, _unlinked(held, row, missing)
    return held


def _unlinked(held: Partnership, row: Record, missing: dict[str, str]) -> Partnership:
    if any(name in row.KEY or (row.ENTITY, name) in GOES_WITH for name in missing):
        return held.drop(type(row), row.row_key)
    lists = {spec.name for spec in fields_of(type(row)) if spec.kind is FieldKind.LINKS}
    left = {
        name: tuple(each for each in getattr(row, name) if each != gone) if name in lists else None
        for name, gone in missing.items()
    }
    return held.put(replace(row, **left))
