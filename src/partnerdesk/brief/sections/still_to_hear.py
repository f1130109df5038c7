"""What we still need to hear: a sheet to take along. Silence first, then how to ask, then what is open by objective.

It says whom nobody has heard, who will ask them and by when. Counts keep to the print rules; of what people said it
holds only that they said yes with a but, or spoke against.
"""

from collections.abc import Iterator

from partnerdesk.brief import labels
from partnerdesk.brief.asking_said import NOBODY, how, in_words, will_ask
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    PageBreak,
    Paragraph,
    Runs,
    SignatureBox,
    Standfirst,
    Table,
    TitleBlock,
    Together,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.evidence import (
    groups_of,
    inputs_of,
    is_relied_on,
    lately,
    method_of,
    printable_links,
    told_inputs,
)
from partnerdesk.brief.naming import chapter, group_name, objective_text, title
from partnerdesk.brief.printable import heard_words
from partnerdesk.brief.saying import (
    counted,
    day,
    muted,
    only,
    opened,
    paragraph,
    recorded,
    runs,
    say,
    sentence,
    sentences,
    short_day,
    stacked,
)
from partnerdesk.brief.sections.people import EVERYBODY
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.asking import Asking, askings, askings_of_nobody, is_being_asked
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, Objective, PartnershipFile
from partnerdesk.domain.words import N_, NP_

TO_WRITE = 11  # lines for what somebody says
THIN = 2  # the most that evidence which is thin comes to, of 8
_WAYS = {
    "conversation": N_("Talking with people"),
    "count": N_("Asking many"),
    "making": N_("Working it out together"),
    "presence": N_("Being there"),
    "records": N_("What came to us"),
    "proxy": N_("Others who speak for them"),
}
_NOBODY = N_("Nobody is named yet.")


def still_to_hear(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the whole sheet."""
    return (
        TitleBlock(say(snapshot, N_("What we still need to hear")), title(snapshot), _when(snapshot)),
        *_silence(snapshot),
        *_ways(snapshot),
        *_open(snapshot),
        *_notes(snapshot),
    )


def _when(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership.one(PartnershipFile)
    if held.meeting_on is None:
        return ""
    return say(snapshot, N_("To be asked before the board meets on {date}."), date=day(snapshot, held.meeting_on))


def _affected(snapshot: BriefSnapshot) -> list[BeneficiaryGroup]:
    return [row for row in snapshot.partnership.rows(BeneficiaryGroup) if row.effect != "none"]


# --- who has not been heard -------------------------------------------------------------------------------------------


def _silence(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    heading = chapter(snapshot, N_("Who has not been heard"), "silence")
    groups, silent = _affected(snapshot), snapshot.assessment.voice.unheard
    if not groups:
        none = N_(
            "No group of people who would be affected is named yet. Name them first: then it shows who is silent."
        )
        return heading, Standfirst(runs(snapshot, none))
    if not silent:
        return (
            heading,
            Standfirst(runs(snapshot, EVERYBODY, period=lately(snapshot))),
            *_heard(snapshot, groups),
            *_asked_besides(snapshot, groups),
        )
    unheard = NP_(
        "One group that will be affected has not been heard in {period}.",
        "{n} groups that will be affected have not been heard in {period}.",
    )
    named = sum(is_being_asked(snapshot.partnership, row) for row in silent)
    asked = counted(snapshot, named, NP_("For one, somebody will ask.", "For {n}, somebody will ask."))
    nobody = say(snapshot, NOBODY)
    found = sentences(counted(snapshot, len(silent), unheard, period=lately(snapshot)), asked if named else nobody)
    heard = [row for row in groups if row not in silent]
    besides = (*_heard(snapshot, heard), *_asked_besides(snapshot, heard))
    return heading, Standfirst(plain(found)), _unheard(snapshot, silent), *besides


def _unheard(snapshot: BriefSnapshot, rows: tuple[BeneficiaryGroup, ...]) -> Table:
    head = (
        column(snapshot, N_("Not heard"), 1.5),
        column(snapshot, N_("What this could do to them"), 2.0),
        column(snapshot, N_("Who will ask them, and how"), 1.5),
        column(snapshot, N_("By when"), 0.9),
    )
    worst_first = sorted(rows, key=lambda row: (not row.at_risk, row.effect == "gain"))
    cells = tuple(cell for row in worst_first for cell in _silent_rows(snapshot, row))
    return Table(head, cells, anchor="table-silence")


def _silent_rows(snapshot: BriefSnapshot, row: BeneficiaryGroup) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of one group: one for each asking, the first of which says who they are."""
    found = askings(snapshot.partnership, row) or (Asking(row.id),)
    for place, asking in enumerate(found):
        who = _who_and_what(snapshot, row) if place == 0 else (Cell(()), Cell(()))
        yield (*who, *_asking(snapshot, asking))


def _asking(snapshot: BriefSnapshot, asking: Asking) -> tuple[Cell, ...]:
    owner = recorded(snapshot, asking.owner, _NOBODY)
    way = how(snapshot, asking)
    lines = [owner, muted(way)] if way else [owner]
    if asking.done_on is not None:
        day_ = plain(say(snapshot, N_("Asked on {date}."), date=short_day(snapshot, asking.done_on)))
    elif asking.by is not None:
        day_ = plain(short_day(snapshot, asking.by))
    else:
        day_ = muted(say(snapshot, N_("No date yet.")))
    return Cell(stacked(lines)), Cell(day_)


def _asked_besides(snapshot: BriefSnapshot, groups: list[BeneficiaryGroup]) -> tuple[Block, ...]:
    """Return who else will be asked: groups that were heard already, and those of whom no name is written down."""
    rows = [row for row in groups if is_being_asked(snapshot.partnership, row)]
    lines = [
        runs(snapshot, N_("{group}: {who}"), group=group_name(snapshot, row.id), who=will_ask(snapshot, row))
        for row in rows
    ]
    nameless = [asking for asking in askings_of_nobody(snapshot.partnership) if asking.is_open]
    if nameless:
        lines.append(runs(snapshot, N_("No group is named: {who}"), who=in_words(snapshot, nameless)))
    said = Paragraph(runs(snapshot, N_("Also to be asked:")), wide=True)
    return only(lines, said, BulletList(tuple(lines), wide=True))


def _who_and_what(snapshot: BriefSnapshot, row: BeneficiaryGroup) -> tuple[Cell, ...]:
    effect = labels.label(snapshot, labels.EFFECT, row.effect, N_("effect not said yet"))
    marks = [N_("At risk of harm."), N_("Often left out.")]
    said = [say(snapshot, mark) for mark, holds in zip(marks, (row.at_risk, row.often_left_out), strict=True) if holds]
    long_ago = [given for given in inputs_of(snapshot, row.id) if is_relied_on(snapshot, given)]
    before = say(snapshot, N_("Heard, but too long ago to count.")) if long_ago else ""
    words = (*strong(f"{opened(effect)}. "), *plain(sentences(row.effect_note or "", *said, before)))
    return (
        Cell(plain(group_name(snapshot, row.id))),
        Cell(words),
    )


def _heard(snapshot: BriefSnapshot, rows: list[BeneficiaryGroup]) -> tuple[Block, ...]:
    parts = [
        say(snapshot, N_("{group} ({number})"), group=group_name(snapshot, row.id), number=heard)
        for row in rows
        if (heard := heard_words(snapshot, row.id)) is not None
    ]
    said = runs(snapshot, N_("Heard: {groups}."), groups="; ".join(parts))
    return only(parts, Paragraph(said, wide=True))


# --- ways of listening ------------------------------------------------------------------------------------------------


def _ways(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    relied = [given for given in told_inputs(snapshot) if is_relied_on(snapshot, given)]
    used = {given.method for given in relied if given.method}
    head = (
        column(snapshot, N_("Ways of listening"), 1.3),
        column(snapshot, N_("Used so far"), 2.0),
        column(snapshot, N_("Not used yet"), 2.6),
    )
    methods = snapshot.catalogue.methods.values()
    rows = []
    for family, name in _WAYS.items():
        own = [each for each in methods if each.family == family]
        done = "; ".join(each.name for each in own if each.id in used)
        open_ = "; ".join(each.name for each in own if each.id not in used)
        nothing = muted(say(snapshot, N_("Nothing yet.")))
        rows.append(
            (Cell(plain(say(snapshot, name))), Cell(plain(done) if done else nothing), Cell(plain(open_ or "–")))
        )
    signal = snapshot.assessment.signals["V4"]
    warns = signal.colour in {Colour.AMBER, Colour.RED}
    said = (
        sentence(snapshot, signal.sentence)
        if warns
        else say(snapshot, N_("Those who say nothing in one way may in another."))
    )
    heading = chapter(snapshot, N_("How to ask"), "ways")
    return heading, Standfirst(plain(said)), Table(head, tuple(rows), anchor="table-ways")


# --- open questions by objective --------------------------------------------------------------------------------------


def _open(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    heading = chapter(snapshot, N_("Open questions by objective"), "objectives")
    kept = snapshot.assessment.voice.kept
    if not kept:
        return heading, Standfirst(runs(snapshot, N_("No objective is kept yet.")))
    questions = {row.id: list(_questions(snapshot, row)) for row in kept}
    head = (
        column(snapshot, N_("Objective"), 1.7),
        column(snapshot, N_("What is open"), 2.2),
        column(snapshot, N_("Who has said nothing about it"), 1.6),
    )
    first = sorted(
        (row for row in kept if questions[row.id]),
        key=lambda row: (bool(_backing(snapshot, row)), row.priority != "must"),
    )
    rows = tuple(_objective(snapshot, row, questions[row.id]) for row in first)
    firm = [objective_text(snapshot, row) for row in kept if not questions[row.id]]
    signal = sentence(snapshot, snapshot.assessment.signals["V1"].sentence)
    return (
        heading,
        Standfirst(plain(signal)),
        *only(rows, Table(head, rows, anchor="table-open")),
        *only(firm, paragraph(snapshot, N_("People stand behind these, and nothing about them is open:"))),
        BulletList(tuple(plain(text) for text in firm)),
    )


def _backing(snapshot: BriefSnapshot, row: Objective) -> tuple[str, ...]:
    return snapshot.assessment.voice.backing[row.id]


def _questions(snapshot: BriefSnapshot, row: Objective) -> Iterator[Runs]:
    """Yield what is open about an objective."""
    links = [link for link in printable_links(snapshot) if link.objective == row.id]
    if not _backing(snapshot, row):
        yield runs(snapshot, N_("Do people want this? Nobody has told us so."))
    elif snapshot.assessment.voice.best(row.id).strength <= THIN:
        yield runs(snapshot, N_("Is it so for others too? What we have is thin."))
    for link in links:
        if link.kind == "contradicts" and not (link.board_response or "").strip():
            said = N_("Somebody spoke against it ({input}). What would answer them?")
            yield runs(snapshot, said, input=_heard_how(snapshot, link.input))
        if link.kind == "qualifies" and not (link.board_response or "").strip():
            heard = _heard_how(snapshot, link.input)
            yield runs(snapshot, N_("Somebody said yes, with a but ({input}). Is that met?"), input=heard)


def _heard_how(snapshot: BriefSnapshot, name: str) -> str:
    """Say how somebody was heard, and the code: whoever takes the sheet along may not have the list of codes."""
    given = snapshot.partnership.get(BeneficiaryInput, name)
    method = method_of(snapshot, given) if given is not None else None
    return f"{method.name}, {name}" if method is not None else name


def _objective(snapshot: BriefSnapshot, row: Objective, questions: list[Runs]) -> tuple[Cell, ...]:
    priority = labels.label(snapshot, labels.PRIORITY, row.priority, N_("Priority not said yet"))
    name = stacked([plain(objective_text(snapshot, row)), muted(priority)])
    spoken = {
        group
        for link in printable_links(snapshot)
        if link.objective == row.id
        for group in groups_of(snapshot, link.input)
    }
    silent = [group_name(snapshot, group.id) for group in _affected(snapshot) if group.id not in spoken]
    nobody = muted(say(snapshot, N_("Every group has.")))
    return Cell(name), Cell(stacked(questions)), Cell(stacked([plain(each) for each in silent]) if silent else nobody)


# --- to take along ----------------------------------------------------------------------------------------------------


def _notes(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    notice = snapshot.catalogue.notice
    lines = (
        N_("Whom I asked, how and when"),
        N_("May their words be used?"),
        N_("How many took part"),
        N_("What they said"),
    )
    box = SignatureBox(
        plain(say(snapshot, N_("One sheet for each conversation. No names: a code is enough."))),
        tuple(say(snapshot, each) for each in lines),
        ruled=TO_WRITE,
    )
    told = Callout(
        strong(say(snapshot, N_("Read this out, or hand it over, before you ask"))),
        (Paragraph(plain(notice)),),
        Tone.PLAIN,
    )
    return PageBreak(), chapter(snapshot, N_("To take along"), "along"), told, Together((box,))
