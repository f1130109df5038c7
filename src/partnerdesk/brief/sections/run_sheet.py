"""The run-sheet: the agenda with its minutes, what the facilitator does and says, what to print, and the room.

It is for whoever runs the day. It holds nothing that anybody said or answered; names only in the board's edition.
"""

from collections.abc import Iterator

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Cell,
    FactList,
    Heading,
    Paragraph,
    Run,
    RunStyle,
    SideBySide,
    Standfirst,
    Table,
    TickList,
    TitleBlock,
    Together,
    plain,
    strong,
)
from partnerdesk.brief.naming import chapter, partner_name, person_name, title
from partnerdesk.brief.saying import counted, day, fact, joined, opened, recorded, runs, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.asked import indicators_asked, options_asked
from partnerdesk.domain.people import raters_of_options, raters_of_trust
from partnerdesk.domain.records import Charity, Participant, Partner, PartnershipFile, Question
from partnerdesk.domain.reference import Step
from partnerdesk.domain.timetable import PlanLine, Timetable, timetable
from partnerdesk.domain.words import N_, NP_

ROLES = (
    ("chair", N_("Chair (decides order)")),
    ("facilitator", N_("Facilitator (runs the program, stays out of content)")),
    ("minute_taker", N_("Minute taker")),
    ("beneficiary_member", N_("Beneficiary members (steps 2 to 6 and 10)")),
)
ROOM = (
    N_("Everybody can see everybody, and the screen; nobody sits with the back to it."),
    N_("Step-free way in, hearing loop switched on, a large-print copy for whoever wants one."),
    N_("Laptop with its power lead, projector tried out, the room view shown once (F5)."),
    N_("A place to rate alone: a table to the side, its screen turned away from the room."),
    N_("A closed box for slips, pens, and spare paper for silent writing."),
    N_("Somewhere to wait for whoever leaves because of an interest."),
    N_("Water, and a break that begins on time."),
)


def run_sheet(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the whole run-sheet."""
    agenda = timetable(snapshot.partnership, snapshot.catalogue)
    return (
        TitleBlock(say(snapshot, N_("Run-sheet for the workshop")), title(snapshot), _when(snapshot)),
        chapter(snapshot, N_("The agenda"), "agenda"),
        Standfirst(plain(_length(snapshot, agenda))),
        _question(snapshot),
        _agenda(snapshot, agenda),
        chapter(snapshot, N_("Before people come"), "before"),
        *_roles(snapshot),
        Together((_small(snapshot, N_("The room")), TickList(_texts(snapshot, ROOM)))),
        Together((_small(snapshot, N_("To print, and to have ready")), TickList(tuple(_to_print(snapshot))))),
        chapter(snapshot, N_("Step by step"), "steps"),
        *(_step(snapshot, line) for line in agenda.lines),
    )


def _small(snapshot: BriefSnapshot, text: str) -> Heading:
    return Heading(3, plain(say(snapshot, text)))


def _texts(snapshot: BriefSnapshot, texts: tuple[str, ...]) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(say(snapshot, each)),) for each in texts)


def _when(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership.one(PartnershipFile)
    return say(snapshot, N_("Workshop on {date}."), date=day(snapshot, held.meeting_on)) if held.meeting_on else ""


def _question(snapshot: BriefSnapshot) -> Paragraph:
    text = recorded(snapshot, snapshot.partnership.one(Question).text, N_("not written down yet"))
    return Paragraph(
        runs(snapshot, N_("{label} {question}"), label=strong(say(snapshot, N_("The question:"))), question=text),
        wide=True,
    )


# --- the agenda -------------------------------------------------------------------------------------------------------


def _is_short(snapshot: BriefSnapshot) -> bool:
    return snapshot.partnership.one(PartnershipFile).route == "short"


def _length(snapshot: BriefSnapshot, agenda: Timetable) -> str:
    route = say(
        snapshot,
        N_("This workshop takes the short route.")
        if _is_short(snapshot)
        else N_("This workshop takes the full route."),
    )
    if agenda.sittings == 1:
        return sentences(route, say(snapshot, N_("It is planned for {time}."), time=_time(snapshot, agenda.minutes(1))))
    pattern = N_("It is planned for two sittings, of {first} and {second}; a week between them gives time to ask.")
    first, second = (_time(snapshot, agenda.minutes(number)) for number in (1, 2))
    return sentences(route, say(snapshot, pattern, first=first, second=second))


def _time(snapshot: BriefSnapshot, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say(snapshot, N_("{n} minutes"), n=rest)
    whole = counted(snapshot, hours, NP_("one hour", "{n} hours"))
    return say(snapshot, N_("{hours} {n} minutes"), hours=whole, n=rest) if rest else whole


def _agenda(snapshot: BriefSnapshot, agenda: Timetable) -> Table:
    columns = (
        column(snapshot, N_("Step"), 2.3),
        column(snapshot, N_("How"), 2.1),
        figures(snapshot, N_("Begins after"), 0.9),
        figures(snapshot, N_("Minutes"), 0.8),
        figures(snapshot, N_("In two sittings"), 1.1),
        figures(snapshot, N_("Short route"), 0.8),
    )
    rows = [row for line in agenda.lines for row in _rows(snapshot, agenda, line)]
    return Table(columns, (*rows, _total(snapshot, agenda)))


def _rows(snapshot: BriefSnapshot, agenda: Timetable, line: PlanLine) -> Iterator[tuple[Cell, ...]]:
    step, catalogue = snapshot.catalogue.steps[line.step], snapshot.catalogue
    first = agenda.first_ends_after.number if agenda.first_ends_after else catalogue.break_after
    sitting = N_("1st, {n}") if line.number <= first else N_("2nd, {n}")
    yield (
        Cell(plain(f"{line.number}  {line.name}")),
        Cell(plain(opened(step.mode))),
        Cell(plain(_clock(line.begins))),
        Cell(strong(str(line.planned))),
        Cell(plain(say(snapshot, sitting, n=line.planned if agenda.sittings > 1 else step.minutes))),
        Cell(plain(str(catalogue.short_route[line.step].minutes))),
    )
    if line.break_after:
        rest = say(snapshot, N_("Break"))
        begins = Cell(plain(_clock(line.begins + line.planned)))
        yield Cell(plain(rest)), Cell(), begins, Cell(strong(str(line.break_after))), Cell(), Cell()


def _total(snapshot: BriefSnapshot, agenda: Timetable) -> tuple[Cell, ...]:
    catalogue = snapshot.catalogue
    whole = sum(line.planned + line.break_after for line in agenda.lines)
    first = agenda.first_ends_after.number if agenda.first_ends_after else catalogue.break_after
    shares = [0, 0]
    for line in agenda.lines:
        minutes = line.planned if agenda.sittings > 1 else catalogue.steps[line.step].minutes
        shares[line.number > first] += minutes
    short = sum(each.minutes for each in catalogue.short_route.values())
    return (
        Cell(plain(say(snapshot, N_("All together")))),
        Cell(),
        Cell(),
        Cell(strong(str(whole))),
        Cell(strong(say(snapshot, N_("{first} + {second}"), first=shares[0], second=shares[1]))),
        Cell(strong(str(short))),
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


# --- before people come -----------------------------------------------------------------------------------------------


def _roles(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    people = snapshot.partnership.rows(Participant)
    quorum = snapshot.partnership.one(Charity).quorum_number
    rows = [(label, [person.id for person in people if person.role == role]) for role, label in ROLES]
    facts = [fact(snapshot, label, _who(snapshot, found)) for label, found in rows]
    facts.append(fact(snapshot, N_("Quorum"), str(quorum) if quorum else None))
    return (FactList(tuple(facts)),)


def _who(snapshot: BriefSnapshot, people: list[str]) -> str | None:
    if not snapshot.for_board:
        return counted(snapshot, len(people), NP_("one person", "{n} people")) if people else None
    return joined(snapshot, [person_name(snapshot, each) for each in people]) or None


def _to_print(snapshot: BriefSnapshot) -> Iterator[tuple[Run, ...]]:
    partnership = snapshot.partnership
    yield (Run(say(snapshot, N_("The pre-read, sent five working days before."))),)
    for partner in partnership.rows(Partner):
        people = len(raters_of_trust(partnership, partner.id))
        count = len(indicators_asked(partnership, snapshot.catalogue))
        pattern = N_("Rating slips on {partner}: {n}, of {count} questions each.")
        yield (Run(say(snapshot, pattern, partner=partner_name(snapshot, partner.id), n=people, count=count)),)
    if options_asked(partnership):
        people = len(raters_of_options(partnership))
        yield (Run(say(snapshot, N_("Score sheets: {n}."), n=people)),)
    else:
        yield (Run(say(snapshot, N_("Score sheets, as soon as step 6 has its shortlist."))),)
    yield (Run(say(snapshot, N_("The extracts of step 3 on cards, one for each reader."))),)
    yield (Run(say(snapshot, N_("A list of codes, kept by the minute taker and destroyed after the day."))),)


# --- step by step -----------------------------------------------------------------------------------------------------


def _step(snapshot: BriefSnapshot, line: PlanLine) -> Together:
    step = snapshot.catalogue.steps[line.step]
    pattern = N_("{number}  {name} · {minutes} minutes, from {clock}")
    heading = say(
        snapshot, pattern, number=line.number, name=line.name, minutes=line.planned, clock=_clock(line.begins)
    )
    pause = (Paragraph(strong(say(snapshot, N_("Then a break of {n} minutes."), n=line.break_after)), wide=True),)
    return Together(
        (
            Heading(2, plain(heading), anchor=f"step-{step.id}"),
            Paragraph(runs(snapshot, "{aim} {mode}", aim=step.aim, mode=f"({opened(step.mode)}.)"), wide=True),
            _do_and_say(snapshot, step),
            *_ends(snapshot, step),
            *(pause if line.break_after else ()),
        )
    )


def _do_and_say(snapshot: BriefSnapshot, step: Step) -> SideBySide:
    spoken = tuple((Run(f"“{each}”", RunStyle.EMPHASIS),) for each in step.say)
    return SideBySide(
        (_small(snapshot, N_("Do")), BulletList(tuple(plain(each) for each in step.do), wide=True)),
        (_small(snapshot, N_("Say")), BulletList(spoken, wide=True)),
    )


def _ends(snapshot: BriefSnapshot, step: Step) -> Iterator[Block]:
    lines = ((N_("Done when"), step.done), (N_("Trap"), step.trap))
    for label, text in lines:
        words = runs(snapshot, N_("{label}: {text}"), label=strong(say(snapshot, label)), text=text)
        yield Paragraph(words, wide=True)
