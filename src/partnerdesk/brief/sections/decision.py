"""Part 8: the decision record, which is signed and kept with the minutes."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    Fact,
    FactList,
    PageBreak,
    Paragraph,
    Runs,
    Side,
    SignatureBox,
    Standfirst,
    Table,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.findings_said import gate_text, open_gates, waivers
from partnerdesk.brief.naming import appendix, leading_to, option_title, part, person_name, sub
from partnerdesk.brief.outcome import (
    decision,
    is_decided,
    is_draft,
    motion,
    outcome_sentence,
    unmet_hard_gates,
    vote,
    vote_words,
)
from partnerdesk.brief.saying import (
    cell,
    counted,
    day,
    ended,
    fact,
    only,
    paragraph,
    recorded,
    runs,
    say,
    sentence,
    sentences,
    stacked,
)
from partnerdesk.brief.sections.meeting import in_full, meeting
from partnerdesk.brief.sections.review import actions
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.case import shortlisted
from partnerdesk.domain.gates import turned_down
from partnerdesk.domain.records import (
    Charity,
    Concern,
    GateWaiver,
    Motion,
    NamedVote,
    NotChosen,
    PrincipleStatement,
    Vote,
)
from partnerdesk.domain.words import N_, NP_

_MORE = N_(
    "{when} Advice in full, our purposes and power, members’ vote, consents, checks waived or not met: {appendix}."
)


def decision_record(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 8; it begins on a page of its own, a right-hand one where both sides are printed."""
    return (
        PageBreak(Side.RIGHT if snapshot.two_sided else Side.ANY),
        part(snapshot, "decision"),
        Standfirst(plain(outcome_sentence(snapshot))),
        *_draft_warning(snapshot),
        *_motion(snapshot),
        *_principles(snapshot),
        *meeting(snapshot),
        sub(snapshot, N_("Concerns, reasons and limits")),
        FactList(_rest(snapshot)),
        _signature(snapshot),
    )


def record_in_full(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix E: what belongs to the record and would make it longer than a leaf."""
    held = decision(snapshot)
    return (
        appendix(snapshot, "E", N_("the rest of the record"), "record"),
        Standfirst(runs(snapshot, N_("This belongs to part 8 and is kept with it."))),
        FactList(
            (
                fact(snapshot, N_("Our purposes and power"), _purposes(snapshot)),
                *in_full(snapshot),
                fact(snapshot, N_("Members’ vote"), _members(snapshot)),
                fact(snapshot, N_("Regulator’s consent"), held.regulator_consent),
                *_gates(snapshot),
            )
        ),
        *actions(snapshot),
    )


def _draft_warning(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    if not is_draft(snapshot):
        return ()
    missing = tuple(plain(gate_text(snapshot, gate.id)) for gate in unmet_hard_gates(snapshot))
    text = paragraph(snapshot, N_("This record is not complete. It cannot be signed until these hold:"))
    if not missing:
        text = paragraph(snapshot, N_("Nothing is decided yet. What follows is as far as the board has come."))
    title = strong(say(snapshot, N_("Draft")))
    return (Callout(title, (text, *only(missing, BulletList(missing))), Tone.WARNING),)


def _motion(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    moved, held = motion(snapshot), vote(snapshot)
    if moved is None:
        return sub(snapshot, N_("The motion")), paragraph(snapshot, N_("No motion has been put yet."))
    words = Paragraph(recorded(snapshot, moved.text, N_("The motion has no words yet.")))
    facts = (
        fact(snapshot, N_("The vote"), _vote(snapshot, moved, held)),
        *_named_votes(snapshot, moved, held),
        fact(snapshot, N_("Reasons"), decision(snapshot).reasons),
    )
    return Callout(strong(say(snapshot, N_("The motion"))), (words,), Tone.ASK), FactList(facts)


def _vote(snapshot: BriefSnapshot, moved: Motion, held: Vote | None) -> str:
    needed = ""
    if held is None:
        return sentences(_moved(snapshot, moved), say(snapshot, N_("No vote is recorded.")))
    if held.majority_needed:
        needed = say(snapshot, N_("Needed: {majority}."), majority=held.majority_needed.rstrip(" ."))
    return sentences(_moved(snapshot, moved), vote_words(snapshot, held), needed)


def _moved(snapshot: BriefSnapshot, moved: Motion) -> str:
    if not snapshot.for_board or not moved.made_by:
        return ""
    if moved.seconded_by:
        return say(snapshot, N_("Moved by {name}, seconded by {other}."), name=moved.made_by, other=moved.seconded_by)
    return say(snapshot, N_("Moved by {name}."), name=moved.made_by)


def _named_votes(snapshot: BriefSnapshot, moved: Motion, held: Vote | None) -> tuple[Fact, ...]:
    if held is None or not held.recorded_by_name or not snapshot.for_board:
        return ()
    rows = snapshot.partnership.having(NamedVote, motion=moved.id)
    words = [
        f"{person_name(snapshot, row.participant)}: {labels.label(snapshot, labels.CAST, row.cast)}" for row in rows
    ]
    return (fact(snapshot, N_("By name"), ended("; ".join(words)) or None),)


def _principles(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    said = {row.principle: row.text for row in snapshot.partnership.rows(PrincipleStatement)}
    head = (column(snapshot, N_("The seven principles"), 1.0), column(snapshot, N_("How the board kept to each"), 3.0))
    nothing = N_("Not written yet.")
    rows = tuple(
        (Cell(plain(each.name)), cell(snapshot, said.get(each.id), nothing))
        for each in snapshot.catalogue.principles.values()
    )
    return (Table(head, rows, anchor="table-principles"),)


def _rest(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    held = decision(snapshot)
    more = leading_to(say(snapshot, N_("appendix E")), "record")
    return (
        fact(snapshot, N_("Concerns recorded"), _concerns(snapshot)),
        *_not_chosen(snapshot),
        fact(snapshot, N_("What we do not know"), held.unknowns),
        fact(snapshot, N_("Delegated authority"), _delegated(snapshot)),
        fact(snapshot, N_("Checks before deciding"), _gates_counted(snapshot)),
        fact(snapshot, N_("Recorded"), runs(snapshot, _MORE, when=_when(snapshot), appendix=more)),
    )


def _gates_counted(snapshot: BriefSnapshot) -> str:
    """Return how many tests were waived and how many stand open, which appendix E gives in full."""
    waived, unmet = len(waivers(snapshot)), len(open_gates(snapshot))
    if not waived and not unmet:
        return say(snapshot, N_("Every one that applies was met; none was waived."))
    left_out = NP_("One was waived: appendix E says why.", "{n} were waived: appendix E says why.")
    still_open = NP_("One is not met and not waived.", "{n} are not met and not waived.")
    return sentences(
        counted(snapshot, waived, left_out) if waived else "",
        counted(snapshot, unmet, still_open) if unmet else "",
    )


def _purposes(snapshot: BriefSnapshot) -> str | None:
    charity = snapshot.partnership.one(Charity)
    return sentences(ended(charity.purposes_text or ""), ended(charity.power_note or "")) or None


def _members(snapshot: BriefSnapshot) -> str | None:
    needed = snapshot.partnership.one(Charity).members_vote_needed_for
    rule = say(snapshot, N_("Our rules ask for one on: {subjects}"), subjects=ended(needed)) if needed else ""
    return sentences(ended(decision(snapshot).members_vote or ""), rule) or None


def _concerns(snapshot: BriefSnapshot) -> Runs:
    rows = snapshot.partnership.rows(Concern)
    if not rows:
        return runs(snapshot, N_("No concern is recorded."))
    return stacked(_concern(snapshot, row) for row in rows)


def _concern(snapshot: BriefSnapshot, row: Concern) -> Runs:
    words = recorded(snapshot, row.text)
    if row.wants_name and row.participant and snapshot.for_board:
        return runs(snapshot, "{name}: {text}", name=strong(person_name(snapshot, row.participant)), text=words)
    return runs(snapshot, N_("Without a name: {text}"), text=words)


def _not_chosen(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    reasons = {row.option: row.reason for row in snapshot.partnership.rows(NotChosen)}
    others = [row for row in turned_down(snapshot.partnership) if row in shortlisted(snapshot.partnership)]
    if not others or not is_decided(snapshot):
        return ()
    lines = stacked(
        runs(
            snapshot,
            N_("{option}: {reason}"),
            option=strong(option_title(snapshot, row.id)),
            reason=recorded(snapshot, reasons.get(row.id), N_("no reason recorded.")),
        )
        for row in others
    )
    return (fact(snapshot, N_("Why not the others"), lines),)


def _when(snapshot: BriefSnapshot) -> str:
    held = decision(snapshot)
    on = say(snapshot, N_("Decided on {date}."), date=day(snapshot, held.decided_on)) if held.decided_on else ""
    return sentences(on, ended(held.minute_ref or "")) or say(snapshot, N_("No date is recorded."))


def _delegated(snapshot: BriefSnapshot) -> str:
    held = decision(snapshot)
    if not held.delegated_to:
        return say(snapshot, N_("No delegated authority is recorded."))
    limits = held.delegated_limits or say(snapshot, N_("No limits are recorded."))
    return sentences(ended(held.delegated_to), limits)


def _gates(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    waived = [waiver_runs(snapshot, row) for row in waivers(snapshot)]
    unmet = [
        runs(snapshot, "{test} {why}", test=strong(gate_text(snapshot, gate.id)), why=sentence(snapshot, gate.sentence))
        for gate in open_gates(snapshot)
    ]
    if not waived and not unmet:
        met = say(snapshot, N_("Every one that applies was met; none was waived."))
        return (fact(snapshot, N_("Checks before deciding"), met),)
    return (
        *((fact(snapshot, N_("Checks waived"), stacked(waived)),) if waived else ()),
        *((fact(snapshot, N_("Checks not met, not waived"), stacked(unmet)),) if unmet else ()),
    )


def waiver_runs(snapshot: BriefSnapshot, row: GateWaiver) -> Runs:
    """Return a waiver: what was asked for and not met, why the board went on all the same, and who says so."""
    by = say(snapshot, N_("Waived by {name}."), name=row.waived_by) if row.waived_by and snapshot.for_board else ""
    return runs(
        snapshot,
        N_("{asked} {reason}"),
        asked=strong(say(snapshot, N_("Not met: “{gate}”"), gate=gate_text(snapshot, row.gate))),
        reason=sentences(ended(row.reason or say(snapshot, N_("No reason is recorded."))), by),
    )


def _signature(snapshot: BriefSnapshot) -> SignatureBox:
    held = decision(snapshot)
    statement = runs(snapshot, N_("Signed as a true record of what the board decided."))
    if held.chair_signed_on:
        pattern = N_("The file says that the chair signed this record on {date}.")
        statement = runs(snapshot, pattern, date=day(snapshot, held.chair_signed_on))
    elif is_draft(snapshot):
        statement = runs(snapshot, N_("Not to be signed yet: this is a draft."))
    return SignatureBox(statement, (say(snapshot, N_("Signed (chair)")), say(snapshot, N_("Date"))))
