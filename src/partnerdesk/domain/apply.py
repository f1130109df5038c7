"""apply(partnership, command) -> partnership: the rules of the workshop.

A command either gives a new partnership or is refused with the rule's sentence and changes nothing. Values and links
are checked on every record that differs, whatever the command was. What is only incomplete is never refused: it is an
open point (domain model 5.2).
"""

from __future__ import annotations

import dataclasses
from functools import singledispatch
from typing import Any

from partnerdesk.domain import commands as ask
from partnerdesk.domain.erasing import inputs_meant, with_quotes, without_inputs
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.fields import check_values
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.links import TABLE_NOUNS, broken_links, without
from partnerdesk.domain.partnership import Partnership, R, RowChange, difference, next_id
from partnerdesk.domain.people import is_locked, taken_out_of_options, taken_out_of_trust
from partnerdesk.domain.records import (
    WAIVER_REASON_LENGTH,
    Analysis,
    BeneficiaryInput,
    BeneficiaryWeight,
    CatalogueText,
    EvidenceLink,
    FirstChoice,
    GateWaiver,
    ImpactReview,
    NamedVote,
    Objective,
    Participant,
    PartnershipFile,
    Record,
    RedLineSeal,
    RoundState,
    Score,
    Setting,
    StrawPoll,
    Survey,
    SurveyAnswer,
    TrustRating,
    Weight,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rerating import (
    check_rerating,
    is_change_of_review,
    round_of_review,
    without_lost_rounds,
    without_round_of,
)
from partnerdesk.domain.respondents import EraseRespondents, without_respondents
from partnerdesk.domain.sealing import PROCESS_RULES, scores_are_shown, seal_in_force, wording_of
from partnerdesk.domain.settings import check_setting
from partnerdesk.domain.timetable import KeepTime
from partnerdesk.domain.unnamed import named
from partnerdesk.domain.words import N_, Sentence

WORDS_OF_AN_INPUT = (
    "question_asked",
    "summary",
    "quote",
    "quote_language",
    "segment_label",
    "identity_note",
    "person_code",
    "consent_ref",
    "source_ref",
)
CHANGED_AFTER_LOCK = frozenset(
    {"file", "impact_review", "impact_result", "impact_answer", "review_plan", "feedback_plan", "action", "open_point"}
    | {"step_state", "analysis", "catalogue_text"}
)


def apply(partnership: Partnership, command: ask.Command, catalogue: Catalogue | None = None) -> Partnership:
    """Return the partnership after ``command``.

    Raises Refused with the rule's sentence, or ValueRefused naming the field. Ids of the catalogue are checked where a
    catalogue is given.
    """
    after = _do(command, partnership)
    changes = difference(partnership, after)
    _check_lock(partnership, command, changes)
    for change in changes:
        if change.after is not None:
            check_values(change.after)
        if not _brings_together(command):  # two versions were each made by these rules
            for rule in (*PROCESS_RULES, check_rerating):
                rule(partnership, after, change)
        if change.after is not None:
            _check_record(after, change.after, catalogue)
            _check_taking_part(after, change)
            _check_waiver(change.after)
            if isinstance(change.after, Setting):
                check_setting(change.after)
    return after


# --- what each command does -------------------------------------------------------------------------------------------


@singledispatch
def _do(command: ask.Command, _partnership: Partnership) -> Partnership:
    raise TypeError(type(command).__name__)


@_do.register
def _put(command: ask.PutRecords, partnership: Partnership) -> Partnership:
    return partnership.put(*command.records)


@_do.register
def _import(command: ImportSurvey, partnership: Partnership) -> Partnership:
    return partnership.put(*command.records)


@_do.register
def _add(command: ask.AddRecord, partnership: Partnership) -> Partnership:
    if partnership.has(type(command.record), *command.record.row_key):
        raise Refused("already_there", _with_noun(N_("There is already a {noun} like this."), type(command.record)))
    return partnership.put(command.record)


@_do.register
def _change(command: ask.ChangeFields, partnership: Partnership) -> Partnership:
    kind = command.kind
    current = partnership.get(kind, *command.key)
    if current is None:
        if kind.KEY == ("id",):
            raise _gone(kind)
        current = kind(**dict(zip(kind.KEY, command.key, strict=True)))
    return partnership.put(dataclasses.replace(current, **dict(command.changes)))


@_do.register
def _delete(command: ask.DeleteRecord, partnership: Partnership) -> Partnership:
    if not partnership.has(command.kind, *command.key):
        raise _gone(command.kind)
    left = without(partnership, command.kind, command.key)
    if command.kind is ImpactReview:
        left = without_round_of(left, round_of_review(partnership, str(command.key[0])))
    return left


@_do.register
def _together(command: ask.DoTogether, partnership: Partnership) -> Partnership:
    for part in command.commands:
        partnership = _do(part, partnership)
    return partnership


@_do.register
def _merge(command: ask.MergeObjectives, partnership: Partnership) -> Partnership:
    if command.into in command.merged:
        raise Refused("merge_self", N_("An objective cannot be merged into itself. Choose another one."))
    for name in command.merged:
        objective = _wanted(partnership, Objective, name)
        partnership = partnership.put(dataclasses.replace(objective, status="merged", merged_into=command.into))
        for link in partnership.having(EvidenceLink, objective=name):
            if not partnership.has(EvidenceLink, command.into, link.input, link.kind):
                partnership = partnership.put(dataclasses.replace(link, objective=command.into))
    return partnership


@_do.register
def _withdraw(command: ask.WithdrawInput, partnership: Partnership) -> Partnership:
    _wanted(partnership, BeneficiaryInput, command.input)
    for name in with_quotes(partnership, (command.input,)):
        partnership = _taken_back(partnership, name, command.at)
    return _without_analysis_text(partnership)


def _taken_back(partnership: Partnership, name: str, at: str) -> Partnership:
    emptied: dict[str, Any] = dict.fromkeys(WORDS_OF_AN_INPUT)
    given = _wanted(partnership, BeneficiaryInput, name)
    partnership = partnership.put(dataclasses.replace(given, **emptied, consent_state="withdrawn", withdrawn_at=at))
    answers = [row for row in partnership.rows(SurveyAnswer) if row.input != name]
    weights = [row for row in partnership.rows(BeneficiaryWeight) if row.input != name]
    for survey in partnership.having(Survey, input=name):
        partnership = without(partnership, Survey, survey.row_key)
    return partnership.with_rows(SurveyAnswer, answers).with_rows(BeneficiaryWeight, weights)


@_do.register
def _bring_together(command: ask.BringTogether, _partnership: Partnership) -> Partnership:
    return without_lost_rounds(command.merged)


@_do.register
def _erase(command: ask.EraseInputs, partnership: Partnership) -> Partnership:
    return without_inputs(partnership, inputs_meant(partnership, command.inputs, command.person))


@_do.register
def _erase_respondents(command: EraseRespondents, partnership: Partnership) -> Partnership:
    return without_respondents(partnership, command)


def _without_analysis_text(partnership: Partnership) -> Partnership:
    analysis = partnership.one(Analysis)
    return partnership if analysis.is_empty() else partnership.put(dataclasses.replace(analysis, results_json=None))


def _round(partnership: Partnership, command: ask.CloseRound | ask.RevealRound | ask.ReopenRound) -> RoundState:
    found = partnership.get(RoundState, command.kind, command.partner, command.round)
    return found or RoundState(kind=command.kind, partner=command.partner, round=command.round)


@_do.register
def _close(command: ask.CloseRound, partnership: Partnership) -> Partnership:
    state = _round(partnership, command)
    closed = dataclasses.replace(state, closed_at=command.at, closed_by=command.by, close_reason=command.reason)
    return partnership.put(closed)


@_do.register
def _reveal(command: ask.RevealRound, partnership: Partnership) -> Partnership:
    state = _round(partnership, command)
    if state.closed_at is None:
        raise Refused("round_open", N_("Close the round first. Results are shown when everybody has finished."))
    if command.kind == "first_choice" and not scores_are_shown(partnership):
        raise Refused("scores_first", N_("First choices stay sealed until the scores are shown."))
    return partnership.put(dataclasses.replace(state, revealed_at=command.at))


@_do.register
def _reopen(command: ask.ReopenRound, partnership: Partnership) -> Partnership:
    state = _round(partnership, command)
    return partnership.put(
        dataclasses.replace(state, closed_at=None, closed_by=None, close_reason=None, revealed_at=None)
    )


@_do.register
def _seal(command: ask.SealRedLines, partnership: Partnership) -> Partnership:
    wording = wording_of(partnership)
    if not wording:
        raise Refused("no_red_lines", N_("Write the red lines first. There is nothing to seal yet."))
    if seal_in_force(partnership) is not None:
        raise Refused("sealed", N_("The red lines are sealed already."))
    return partnership.put(
        RedLineSeal(
            id=next_id(partnership, RedLineSeal),
            wording=wording,
            agreed_by=command.by,
            sealed_at=command.at,
            before_scores=not partnership.rows(Score),
        )
    )


@_do.register
def _open_seal(command: ask.OpenSeal, partnership: Partnership) -> Partnership:
    seal = seal_in_force(partnership)
    if seal is None:
        raise Refused("not_sealed", N_("The red lines are not sealed."))
    opened = dataclasses.replace(seal, opened_at=command.at, opened_by=command.by, open_reason=command.reason)
    return partnership.put(opened)


@_do.register
def _save_analysis(command: ask.SaveAnalysis, partnership: Partnership) -> Partnership:
    return partnership.put(
        Analysis(
            computed_at=command.computed_at,
            inputs_hash=command.inputs_hash,
            engine_version=command.engine_version,
            seed=command.seed,
            looked_at=command.looked_at,
            results_json=command.results_json,
        )
    )


@_do.register
def _lock(command: ask.LockFile, partnership: Partnership) -> Partnership:
    file = dataclasses.replace(partnership.one(PartnershipFile), locked_at=command.at)
    every = {**command.others, command.language: command.texts}
    kept = [
        CatalogueText(id=name, language=language, text=text)
        for language, texts in every.items()
        for name, text in texts.items()
    ]
    return partnership.put(file, *kept)


@_do.register
def _unlock(_command: ask.UnlockFile, partnership: Partnership) -> Partnership:
    return partnership.put(dataclasses.replace(partnership.one(PartnershipFile), locked_at=None))


@_do.register
def _keep_time(command: KeepTime, partnership: Partnership) -> Partnership:
    return command.applied_to(partnership)


# --- the rules --------------------------------------------------------------------------------------------------------


def _with_noun(pattern: str, kind: type[Record]) -> Sentence:
    return Sentence(pattern, {"noun": ask.noun(kind)})


def _gone(kind: type[Record]) -> Refused:
    return Refused("gone", _with_noun(N_("This {noun} is no longer there."), kind))


def _wanted(partnership: Partnership, kind: type[R], name: str) -> R:
    found = partnership.get(kind, name)
    if found is None:
        raise _gone(kind)
    return found


def _check_lock(before: Partnership, command: ask.Command, changes: tuple[RowChange, ...]) -> None:
    if not is_locked(before) or isinstance(command, ask.UnlockFile) or _takes_words_away(command):
        return
    if not all(_may_change_after_lock(change) for change in changes):
        raise Refused(
            "locked",
            N_("The record is locked since the decision. Unlock it first (Workshop menu)."),
        )


def _takes_words_away(command: ask.Command) -> bool:
    if isinstance(command, ask.DoTogether):
        return bool(command.commands) and all(_takes_words_away(part) for part in command.commands)
    return command.is_for_good


def _brings_together(command: ask.Command) -> bool:
    if isinstance(command, ask.DoTogether):  # with the words that a side had erased
        return any(_brings_together(part) for part in command.commands)
    return isinstance(command, ask.BringTogether)


def _may_change_after_lock(change: RowChange) -> bool:
    listed = change.entity in CHANGED_AFTER_LOCK
    return listed or is_change_of_review(change) or _is_deletion_for_privacy(change)


def _is_deletion_for_privacy(change: RowChange) -> bool:
    return change.after is None and change.entity in {
        "beneficiary_input",
        "input_group",
        "input_theme",
        "survey_answer",
        "beneficiary_weight",
        "evidence_link",
    }


def _check_record(partnership: Partnership, record: Record, catalogue: Catalogue | None) -> None:
    for broken in broken_links(partnership, record, catalogue):
        target = ask.NOUNS.get(broken.target) or TABLE_NOUNS[broken.target]
        raise ValueRefused(
            broken.field,
            Sentence(N_("There is no {noun} '{missing}'."), {"noun": Sentence(target), "missing": broken.missing}),
        )


def _check_taking_part(partnership: Partnership, change: RowChange) -> None:
    record = change.after
    if isinstance(record, TrustRating):
        out = taken_out_of_trust(partnership, record.partner)
    elif isinstance(record, FirstChoice | Score | Weight | StrawPoll) or (
        isinstance(record, NamedVote) and record.cast in {"for", "against", "abstained"}
    ):
        out = taken_out_of_options(partnership)
    else:
        return
    if record.participant in out:
        person = partnership.get(Participant, record.participant)
        name = named(partnership, Participant, record.participant, person.display_name if person else None)
        raise Refused(
            "takes_no_part",
            Sentence(
                N_("{name} takes no part in this because of an interest. If that is wrong, change the interest first."),
                {"name": name},
            ),
        )


def _check_waiver(record: Record) -> None:
    if not isinstance(record, GateWaiver):
        return
    if record.gate.startswith("H"):
        raise Refused("hard_gate", N_("This gate cannot be waived: without it the record would be untrue or unlawful."))
    if len((record.reason or "").strip()) < WAIVER_REASON_LENGTH:
        raise Refused(
            "waiver_reason",
            N_("Say in at least 20 characters why the board sets this gate aside. The reason is printed."),
        )
    if not (record.waived_by or "").strip():
        raise Refused("waiver_name", N_("Give the name of the person who waives this gate. The name is printed."))
