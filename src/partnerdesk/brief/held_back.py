"""What a paper does not print and why, and which checks are open: the list that stands beside the preview.

Each paper has a list of its own: of what would stand in it, had the print rules not held it back. Each line leads
somewhere: to the step and kind of record where it can be put right. Nothing here is printed.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from partnerdesk.brief.attachable import attachable, board_fields
from partnerdesk.brief.evidence import is_relied_on, may_be_told, themes_of, told_inputs
from partnerdesk.brief.findings_said import open_gates
from partnerdesk.brief.held_line import STEP_OF, STEP_OF_ROUND, HeldLine, LineKind, place_of_gate
from partnerdesk.brief.held_numbers import (
    few_heard,
    few_people,
    option_scores,
    ratings_at_review,
    review_numbers,
    survey_numbers,
    trust_ratings,
)
from partnerdesk.brief.kinds import Kind
from partnerdesk.brief.printable import quotes, summary_may_print
from partnerdesk.brief.reviewing import latest_review
from partnerdesk.brief.sections.closed_early import round_name, rounds_closed_early, rounds_closed_early_at
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.story import snapshot_for
from partnerdesk.domain.case import filled
from partnerdesk.domain.disclosure import has_quote
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.people import part_taken
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryInput,
    Concern,
    Interest,
    ListeningPlan,
    Participant,
    Record,
    RoundState,
    Theme,
)
from partnerdesk.domain.rerating import is_of_review
from partnerdesk.domain.words import N_, Sentence

__all__ = ["HeldLine", "LineKind", "held_back"]

Lines = Callable[[BriefSnapshot], Iterable[HeldLine]]
_HEAR = ("hear", "beneficiary_input")
_TASKS = frozenset({"owner", "presented_by", "who_tells", "follow_up_owner"})  # somebody's task, and meant to be read
_ON_THE_SHEET = frozenset({"theme", "evidence_link", "option", "decision", "condition", "review_plan"})
_IN_THE_MINUTE = frozenset({"file", "question", "motion", "decision", "condition", "concern"})
_STILL_TO_HEAR = frozenset({"beneficiary_group", "listening_plan", "objective"})
_IN_A_REVIEW = frozenset(
    {"objective", "beneficiary_group", "partner", "decision", "action", "impact_review", "impact_result"}
)
_FOR_THE_BOARD = {
    "listening_plan": N_(
        "Where people will be asked ({n}) is for the board only; who asks, how and by when is printed."
    ),
    "partner": N_("Confidential notes ({n}) are for the board only."),
    "interest": N_("What was declared ({n}) is for the board only; that it was, and how it was handled, is printed."),
    "dd_item": N_("What checks found ({n}) is for the board only; whether each is done is printed."),
    "red_line_seal": N_("Who agreed to the red lines ({n}) is for the board only; when they did is printed."),
    "advice": N_("What advisers said ({n}) is for the board only; that they were asked is printed."),
    "motion": N_("Who moved and seconded the motion is for the board only."),
    "named_vote": N_("How each trustee voted ({n}) is for the board only; the result is printed."),
    "gate_waiver": N_("Who waived a check ({n}) is for the board only; why is printed."),
}
_NAMES = N_("The names of people ({n}) are for the board only.")
_OF_INTERESTS = N_("The names of those who took no part ({n}) are for the board only.")
_OF_ROUND = N_("{round}: why it was closed before all were in is for the board only; that it was is printed.")
_OF_CONCERNS = N_("The names beside concerns ({n}) are for the board only.")


def held_back(snapshot: BriefSnapshot, kind: Kind = Kind.FULL) -> tuple[HeldLine, ...]:
    """Return everything that a paper in its edition holds back, then the gates that are not met and not waived.

    Sheets to fill in say nothing of anybody, so they hold nothing back.
    """
    taken = snapshot_for(snapshot, kind)
    return tuple(line for lines in _LINES.get(kind, ()) for line in lines(taken))


# --- what people said -------------------------------------------------------------------------------------------------


def _quotes(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    for each in quotes(snapshot).held_back:
        yield HeldLine(LineKind.QUOTE, each.input, each.sentence, *_HEAR)


def _summaries(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield the summaries that are not printed; where there is a quote too, it says that no basis is recorded."""
    few = Sentence(N_("The summary is not shared: too few people stand behind it, or they might be known."))
    no_basis = Sentence(N_("The summary is not printed: no lawful basis is recorded. Write down which one holds."))
    for given in told_inputs(snapshot):
        if not is_relied_on(snapshot, given):
            if filled(given.summary) and not has_quote(given):
                yield HeldLine(LineKind.SUMMARY, given.id, no_basis, *_HEAR)
        elif not summary_may_print(snapshot, given):
            yield HeldLine(LineKind.SUMMARY, given.id, few, *_HEAR)


def _taken_back(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield the inputs that leave no trace; those with a quote stand among the quotes."""
    gone = Sentence(N_("This was taken back or never agreed to. Nothing of it is printed."))
    for given in snapshot.partnership.rows(BeneficiaryInput):
        if not may_be_told(given) and not has_quote(given):
            yield HeldLine(LineKind.SUMMARY, given.id, gone, *_HEAR)


def _themes(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    alone = Sentence(N_("Nothing that may be told bears on this theme, so it is not printed."))
    for theme in snapshot.partnership.rows(Theme):
        if theme.text and not themes_of(snapshot, theme.id):
            yield HeldLine(LineKind.SUMMARY, theme.id, alone, "hear", Theme.ENTITY)


# --- what is for the board only ---------------------------------------------------------------------------------------


def _private(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line for each kind of thing that only the board's edition prints, with how many there are."""
    if snapshot.for_board:
        return
    yield from _people(snapshot)
    for entity, pattern in _FOR_THE_BOARD.items():
        rows = [row for row in snapshot.partnership.rows(ENTITIES[entity]) if _is_private(row)]
        yield from _line(pattern, entity, len(rows))
    yield from _rounds(snapshot, [row for row in rounds_closed_early(snapshot) if not is_of_review(row)])
    yield from _named_concerns(snapshot)


def _rounds(snapshot: BriefSnapshot, rows: Iterable[RoundState]) -> Iterator[HeldLine]:
    """Yield a line for each round that was closed early; each leads to the page on which it can be opened again."""
    for row in rows:
        sentence = Sentence(_OF_ROUND, {"round": round_name(snapshot, row)})
        step = "tell" if is_of_review(row) else STEP_OF_ROUND[row.kind]
        yield HeldLine(LineKind.PRIVATE, "", sentence, step, row.ENTITY, key=row.row_key)


def _rounds_at_review(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    last = latest_review(snapshot)
    if last is not None and not snapshot.for_board:
        yield from _rounds(snapshot, rounds_closed_early_at(snapshot, last.id))


def _people(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    if not snapshot.for_board:
        named = [row for row in snapshot.partnership.rows(Participant) if row.display_name]
        yield from _line(_NAMES, Participant.ENTITY, len(named))


def _is_private(row: Record) -> bool:
    """Return whether a record holds words (or a vote) that only the board may read."""
    kinds = {spec.name: spec.kind for spec in fields_of(type(row)) if spec.name not in row.KEY}
    words = {name for name in board_fields(row.ENTITY) if kinds.get(name) is FieldKind.TEXT or name == "cast"}
    declared = not isinstance(row, Interest) or row.kind not in {None, "none"}
    return declared and any(getattr(row, name) for name in words)


def _named_concerns(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    if not snapshot.for_board:
        named = [row for row in snapshot.partnership.rows(Concern) if row.wants_name and row.participant]
        yield from _line(_OF_CONCERNS, Concern.ENTITY, len(named))


def _places(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield one line for all places in which people will be asked: they may say who these are."""
    if not snapshot.for_board:
        entity = ListeningPlan.ENTITY
        yield from _line(
            _FOR_THE_BOARD[entity], entity, sum(map(_is_private, snapshot.partnership.rows(ListeningPlan)))
        )


def _absent_names(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    if not snapshot.for_board:
        rows = [row for row in snapshot.partnership.rows(Interest) if row.kind not in {None, "none"}]
        left = {row.participant for row in rows if part_taken(row) != "all"}
        yield from _line(_OF_INTERESTS, Interest.ENTITY, len(left))


def _line(pattern: str, entity: str, count: int) -> Iterator[HeldLine]:
    if count:
        yield HeldLine(LineKind.PRIVATE, "", Sentence(pattern, {"n": count}), STEP_OF[entity], entity)


# --- names in texts that are shared -----------------------------------------------------------------------------------


def _names(snapshot: BriefSnapshot, entities: frozenset[str] = frozenset(STEP_OF)) -> Iterator[HeldLine]:
    """Yield the shared texts that name somebody with an interest; they are printed, and should be looked at."""
    if snapshot.for_board:
        return
    declared = {row.participant for row in snapshot.partnership.rows(Interest) if row.kind not in {None, "none"}}
    people = [row.display_name for row in snapshot.partnership.rows(Participant) if row.id in declared]
    pattern = N_("This text is shared and names {name}, who declared an interest. Look whether it should.")
    for row in _shared(snapshot, entities):
        texts = list(_prose(row))
        for name in filter(None, people):
            for field in [field for field, text in texts if name in text]:
                subject = " ".join(map(str, row.row_key))
                where = STEP_OF[row.ENTITY], row.ENTITY
                yield HeldLine(
                    LineKind.NAME, subject, Sentence(pattern, {"name": name}), *where, key=row.row_key, field=field
                )


def _shared(snapshot: BriefSnapshot, entities: frozenset[str]) -> Iterator[Record]:
    held = attachable(snapshot)
    return (row for entity in STEP_OF if entity in entities for row in held.rows(ENTITIES[entity]))


def _prose(row: Record) -> Iterator[tuple[str, str]]:
    for spec in fields_of(type(row)):
        if spec.kind is FieldKind.TEXT and spec.name not in _TASKS and getattr(row, spec.name):
            yield spec.name, getattr(row, spec.name)


# --- gates ------------------------------------------------------------------------------------------------------------


def _gates(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    for gate in open_gates(snapshot):
        step, entity = place_of_gate(gate.id)
        yield HeldLine(LineKind.GATE, gate.id, gate.sentence, step, entity, stops=True)


_SHEET: tuple[Lines, ...] = (_themes, partial(_names, entities=_ON_THE_SHEET), _gates)
_LINES: dict[Kind, tuple[Lines, ...]] = {
    Kind.FULL: (
        _quotes,
        _summaries,
        _taken_back,
        _themes,
        survey_numbers,
        few_people,
        review_numbers,
        trust_ratings,
        option_scores,
        _private,
        _names,
        _gates,
    ),
    Kind.FEEDBACK: _SHEET,
    Kind.EASY_READ: _SHEET,
    Kind.REVIEW: (
        partial(review_numbers, latest=True),
        trust_ratings,
        ratings_at_review,
        _rounds_at_review,
        partial(_names, entities=_IN_A_REVIEW),
    ),
    Kind.PRE_READ: (
        _quotes,
        _summaries,
        _taken_back,
        _themes,
        survey_numbers,
        few_people,
        _names,
    ),
    Kind.RUN_SHEET: (_people,),
    Kind.STILL_TO_HEAR: (few_people, _places, partial(_names, entities=_STILL_TO_HEAR)),
    Kind.MINUTE: (
        few_heard,
        _absent_names,
        _named_concerns,
        partial(_names, entities=_IN_THE_MINUTE),
        _gates,
    ),
}
