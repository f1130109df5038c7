"""The meeting behind the decision: who was there, the quorum, interests and how they were handled, advice."""

from collections.abc import Sequence

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, BulletList, Cell, Fact, FactList, Runs, Table, plain, strong, text_of
from partnerdesk.brief.naming import partner_name, person_name, sub
from partnerdesk.brief.saying import (
    counted,
    day,
    ended,
    fact,
    joined,
    opened,
    recorded,
    runs,
    say,
    sentences,
    spelled,
    stacked,
)
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.people import is_trustee, part_taken, present_at, trustees, voters
from partnerdesk.domain.records import Advice, Attendance, Charity, Interest, Parking, Participant
from partnerdesk.domain.words import N_, NP_

VOTE_STEP = "decide"


def meeting(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the attendance, the quorum, the interests and from whom advice was taken."""
    rows = snapshot.partnership.rows(Interest)
    declared = [row for row in rows if row.kind not in {None, "none"}]
    facts = (
        fact(snapshot, N_("Present at the vote"), _present(snapshot)),
        fact(snapshot, N_("Quorum"), quorum(snapshot)),
        fact(snapshot, N_("Advice taken"), _advisers(snapshot)),
        fact(snapshot, N_("Interests"), _no_interest(snapshot, rows, declared)),
    )
    return sub(snapshot, N_("The meeting")), FactList(facts), *(_interests(snapshot, declared) if declared else ())


def in_full(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    """Return the advice in full and what was set aside or left for later; for the appendix."""
    return (
        fact(snapshot, N_("Advice in full"), _advice(snapshot)),
        *_parked(snapshot, N_("Raised and set aside"), "set_aside"),
        *_parked(snapshot, N_("Left for later"), "later"),
    )


def quorum(snapshot: BriefSnapshot) -> str:
    """Return what quorum is needed and whether there was one at the vote, not counting those who had to leave."""
    charity = snapshot.partnership.one(Charity)
    if charity.quorum_number is None:
        said = ended(charity.quorum_rule_text or "")
        return (
            sentences(said, say(snapshot, N_("No quorum number is recorded.")))
            if said
            else say(snapshot, N_("No quorum rule is recorded."))
        )
    present = len(entitled_present(snapshot))
    rule = ended(charity.quorum_rule_text or "")
    needed = rule or counted(snapshot, charity.quorum_number, NP_("One trustee is needed.", "{n} trustees are needed."))
    if not snapshot.partnership.rows(Attendance):
        return sentences(needed, say(snapshot, N_("Attendance is not recorded.")))
    there = _entitled_were_there(snapshot, present)
    enough = say(snapshot, N_("Quorate.") if present >= charity.quorum_number else N_("Not quorate."))
    return sentences(needed, there, enough)


def _entitled_were_there(snapshot: BriefSnapshot, present: int) -> str:
    if not present:
        return say(snapshot, N_("Nobody who may decide on this was present at the vote."))
    were_there = NP_(
        "One who may decide on this was present at the vote.", "{n} who may decide on this were present at the vote."
    )
    return counted(snapshot, present, were_there)


def entitled_present(snapshot: BriefSnapshot) -> tuple[Participant, ...]:
    """Return the trustees who may decide on this question and were present at the vote."""
    there = present_at(snapshot.partnership, VOTE_STEP)
    return tuple(person for person in voters(snapshot.partnership) if person.id in there)


def _present(snapshot: BriefSnapshot) -> Runs:
    there = present_at(snapshot.partnership, VOTE_STEP)
    if not snapshot.partnership.rows(Attendance):
        return runs(snapshot, N_("No attendance is recorded."))
    people = snapshot.partnership.rows(Participant)
    board = [person for person in people if is_trustee(person)]
    here = [person for person in board if person.id in there]
    away = [person for person in board if person.id not in there]
    others = [person for person in people if person.id in there and not is_trustee(person)]
    lines = (
        (N_("Trustees: {people}."), here, True),
        (N_("Trustees who were not: {people}."), away, False),
        (N_("Also there: {people}."), others, False),
        (N_("At other steps: {people}."), _elsewhere(snapshot, there), False),
    )
    shown = [(pattern, each) for pattern, each, always in lines if each or always]
    return stacked(plain(say(snapshot, pattern, people=_people(snapshot, each))) for pattern, each in shown)


def _elsewhere(snapshot: BriefSnapshot, there: frozenset[str]) -> list[Participant]:
    """Return those, trustees aside, who were at some step but not at the vote, such as beneficiary members."""
    came = {row.participant for row in snapshot.partnership.rows(Attendance) if row.present}
    people = snapshot.partnership.rows(Participant)
    return [person for person in people if person.id in came - there and not is_trustee(person)]


def _people(snapshot: BriefSnapshot, people: list[Participant]) -> str:
    if not people:
        return say(snapshot, N_("nobody"))
    if not snapshot.for_board:
        return spelled(snapshot, len(people))
    names = joined(snapshot, [_with_role(snapshot, person) for person in people])
    return say(snapshot, N_("{n}: {names}"), n=spelled(snapshot, len(people)), names=names)


def _with_role(snapshot: BriefSnapshot, person: Participant) -> str:
    name = person_name(snapshot, person.id)
    if person.role in {None, "trustee"}:
        return name
    role = labels.label(snapshot, labels.ROLE, person.role)
    return say(snapshot, N_("{name} ({role})"), name=name, role=role)


def _interests(snapshot: BriefSnapshot, rows: list[Interest]) -> tuple[Block, ...]:
    if not snapshot.for_board:
        heading = sub(snapshot, N_("Interests and loyalties, and how each was handled"))
        return heading, BulletList(tuple(plain(_without_name(snapshot, row)) for row in rows), wide=True)
    head = (
        column(snapshot, N_("Interests")),
        column(snapshot, N_("What was declared"), 2.3),
        column(snapshot, N_("How it was handled"), 2.3),
    )
    return (Table(head, tuple(_interest(snapshot, row) for row in rows)),)


def _interest(snapshot: BriefSnapshot, row: Interest) -> tuple[Cell, ...]:
    about = partner_name(snapshot, row.partner) if row.partner else say(snapshot, N_("the whole question"))
    kind = labels.label(snapshot, labels.INTEREST, row.kind)
    heading = say(snapshot, N_("{kind}, about {about}. "), kind=kind, about=about)
    return (
        Cell(plain(person_name(snapshot, row.participant))),
        Cell((*plain(heading), *recorded(snapshot, row.text))),
        Cell(plain(_handled(snapshot, row))),
    )


def _handled(snapshot: BriefSnapshot, row: Interest) -> str:
    handling = labels.label(snapshot, labels.HANDLING, row.handling, N_("How it was handled is not recorded"))
    took = labels.label(snapshot, labels.TAKES_PART, part_taken(row))
    why = row.board_reason if snapshot.for_board else ""
    return sentences(say(snapshot, "{handling}; {took}.", handling=handling, took=took), why or "")


def _without_name(snapshot: BriefSnapshot, row: Interest) -> str:
    person = snapshot.partnership.get(Participant, row.participant) if row.participant else None
    role = labels.label(
        snapshot, labels.ROLE, "trustee" if person and is_trustee(person) else None, N_("somebody else")
    )
    kind = labels.label(snapshot, labels.INTEREST, row.kind).lower()
    pattern = N_("Declared by a person in the meeting ({role}): {kind}. {handled}")
    return say(snapshot, pattern, role=role, kind=kind, handled=_handled(snapshot, row))


def _no_interest(snapshot: BriefSnapshot, rows: Sequence[Interest], declared: Sequence[Interest]) -> str:
    entries = {row.participant for row in rows}
    none = {row.participant for row in rows if row.kind == "none"}
    clear = [person for person in snapshot.partnership.rows(Participant) if person.id in none]
    missing = [person for person in trustees(snapshot.partnership) if person.id not in entries]
    below = NP_("One interest was declared (below).", "{n} interests were declared (below).")
    said = [
        counted(snapshot, len(declared), below) if declared else "",
        _named_or_counted(snapshot, clear, N_("Declared none: {people}.")),
        _named_or_counted(snapshot, missing, N_("No entry is recorded for these trustees: {people}.")),
    ]
    return sentences(*said) or say(snapshot, N_("No interests entry is recorded for anybody."))


def _named_or_counted(snapshot: BriefSnapshot, people: list[Participant], pattern: str) -> str:
    if not people:
        return ""
    if snapshot.for_board:
        return say(snapshot, pattern, people=joined(snapshot, [person_name(snapshot, each.id) for each in people]))
    return say(snapshot, pattern, people=len(people))


def _advisers(snapshot: BriefSnapshot) -> str:
    """Return from whom advice was taken, when and about what; the advice itself is in the appendix."""
    rows = snapshot.partnership.rows(Advice)
    if not rows:
        return say(snapshot, N_("No advice is recorded."))
    return sentences(*(text_of(_advised(snapshot, row, in_full=False)) for row in rows))


def _advice(snapshot: BriefSnapshot) -> Runs:
    rows = snapshot.partnership.rows(Advice)
    if not rows:
        return runs(snapshot, N_("No advice is recorded."))
    return stacked(_advised(snapshot, row) for row in rows)


def _advised(snapshot: BriefSnapshot, row: Advice, *, in_full: bool = True) -> Runs:
    who = strong(row.advice_from or say(snapshot, N_("Adviser not recorded")))
    about = ended(row.about or say(snapshot, N_("What it was about is not recorded")))
    where = say(snapshot, N_("({reference})"), reference=row.reference) if row.reference else ""
    text = sentences(about, row.summary or "", where) if snapshot.for_board and in_full else about
    when = say(snapshot, N_(", {date}"), date=day(snapshot, row.given_on)) if row.given_on else ""
    return runs(snapshot, "{who}{when}: {text}", who=who, when=when, text=text)


def _parked(snapshot: BriefSnapshot, term: str, dealt_with: str) -> tuple[Fact, ...]:
    rows = snapshot.partnership.having(Parking, dealt_with=dealt_with)
    lines = stacked(runs(snapshot, "{text} {why}", text=ended(row.text or ""), why=row.why or "") for row in rows)
    return (fact(snapshot, term, lines),) if rows else ()


def quorate_sentence(snapshot: BriefSnapshot) -> str:
    """Return the minute's clause on attendance: how many trustees were there, and whether they were enough."""
    there = present_at(snapshot.partnership, VOTE_STEP)
    present = sum(person.id in there for person in trustees(snapshot.partnership))
    count = opened(counted(snapshot, present, NP_("one trustee was present", "{n} trustees were present")))
    needed = snapshot.partnership.one(Charity).quorum_number
    if not snapshot.partnership.rows(Attendance):
        return say(snapshot, N_("Attendance is not recorded."))
    if needed is None:
        return say(snapshot, N_("{count}; no quorum rule is recorded."), count=count)
    enough = N_("{count}; the meeting was quorate throughout.")
    lacking = N_("{count}; the meeting was not quorate for this item.")
    return say(snapshot, enough if len(entitled_present(snapshot)) >= needed else lacking, count=count)
