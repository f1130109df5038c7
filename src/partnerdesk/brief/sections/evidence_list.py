"""Appendix A: the evidence by code, without names, and the answers to surveys."""

from partnerdesk.brief import labels, pictures
from partnerdesk.brief.blocks import Block, Cell, Column, Run, Runs, RunStyle, Standfirst, Table, plain
from partnerdesk.brief.evidence import counts_people, is_relied_on, method_name, method_of, printable_links, told_inputs
from partnerdesk.brief.evidence import when as heard_when
from partnerdesk.brief.naming import appendix, sub
from partnerdesk.brief.printable import Asked, asked_in, number, summary_may_print
from partnerdesk.brief.saying import (
    counted,
    ended,
    muted,
    note,
    only,
    opened,
    recorded,
    runs,
    say,
    sentence,
    sentences,
    stacked,
)
from partnerdesk.brief.sections.aims import other_objectives, part_played
from partnerdesk.brief.sections.people import other_objections
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures, side_by_side
from partnerdesk.domain.disclosure import PrintedCell as Count
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer
from partnerdesk.domain.theme_links import is_from_answer
from partnerdesk.domain.words import N_, NP_

_UNITS = {
    "visits": NP_("1 visit", "{n} visits"),
    "cases": NP_("1 case", "{n} cases"),
    "reports": NP_("1 report", "{n} reports"),
}
_SPOKEN_FOR = N_("{n} people spoken for")


def evidence_list(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix A."""
    heading = appendix(snapshot, "A", N_("the evidence by code"), "evidence")
    rows = told_inputs(snapshot)
    if not rows:
        nothing = N_("Nothing that people told us is recorded yet.")
        return heading, Standfirst(runs(snapshot, nothing)), *other_objectives(snapshot), *part_played(snapshot)
    head = (
        column(snapshot, N_("Code"), 0.6),
        column(snapshot, N_("How, when and how many"), 1.75),
        column(snapshot, N_("What was said"), 3.7),
        column(snapshot, N_("Bears on"), 0.85),
    )
    return (
        heading,
        Standfirst(runs(snapshot, N_("Everything that the board relied on, and nobody’s name."))),
        Table(head, tuple(_row(snapshot, row) for row in rows)),
        note(
            snapshot, N_("A code that is missing was taken back or never agreed to. Nothing of it is used or printed.")
        ),
        *other_objectives(snapshot),
        *other_objections(snapshot),
        *part_played(snapshot),
        *_behind_objectives(snapshot),
        *_surveys(snapshot, rows),
    )


def _behind_objectives(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    drawn = enumerate(pictures.voice_grids(snapshot), 1)
    places = ((each, "figure-voice" if number == 1 else f"figure-voice-{number}") for number, each in drawn)
    return tuple(block for each, place in places for block in pictures.charts(each, place))


def _row(snapshot: BriefSnapshot, row: BeneficiaryInput) -> tuple[Cell, ...]:
    return (
        Cell(plain(row.id)),
        Cell(_how(snapshot, row)),
        Cell(_said(snapshot, row)),
        Cell(_bears_on(snapshot, row)),
    )


def _how(snapshot: BriefSnapshot, row: BeneficiaryInput) -> Runs:
    many = _how_many(snapshot, row)
    by = labels.label(snapshot, labels.COLLECTED_BY, row.collected_by, N_("who asked is not recorded"))
    words = sentences(
        *(ended(opened(each)) for each in (method_name(snapshot, row), heard_when(snapshot, row), by, many))
    )
    return plain(words)


def _how_many(snapshot: BriefSnapshot, row: BeneficiaryInput) -> str:
    method = method_of(snapshot, row)
    if counts_people(snapshot, row):
        return _people(snapshot, row)
    unit = method.unit if method else "people"
    count = row.n_events if unit != "people" and row.n_events is not None else row.n_took_part
    if count is None:
        return say(snapshot, N_("Not recorded."))
    if unit in _UNITS:
        return counted(snapshot, count, _UNITS[unit], n=count)
    told = number(snapshot, count) if unit == "people" else count
    return say(snapshot, _SPOKEN_FOR if unit == "people" else N_("{n} people"), n=told)


def _people(snapshot: BriefSnapshot, row: BeneficiaryInput) -> str:
    if row.n_took_part is None:
        return say(snapshot, N_("One of the answers.") if is_from_answer(row) else N_("Not recorded."))
    heard = number(snapshot, row.n_took_part)
    least = snapshot.settings["k_min"]
    if snapshot.for_board and row.n_asked and row.n_took_part >= least and row.n_asked >= row.n_took_part:
        return say(snapshot, N_("{n} people, of {asked} asked"), n=heard, asked=row.n_asked)
    return say(snapshot, N_("{n} people"), n=heard)


def _said(snapshot: BriefSnapshot, row: BeneficiaryInput) -> Runs:
    stance = ended(opened(labels.label(snapshot, labels.STANCE, row.stance, N_("not asked, or not said"))))
    tail = Run(" " + stance, RunStyle.MUTED)
    if not is_relied_on(snapshot, row):
        return muted(say(snapshot, N_("No lawful basis is recorded, so it is neither shown nor counted.")))
    if not summary_may_print(snapshot, row):
        return (*muted(say(snapshot, N_("Not shown in this edition: too few people, or they might be known."))), tail)
    asked = runs(snapshot, N_("Asked: {question} "), question=ended(row.question_asked)) if row.question_asked else ()
    quiet = tuple(Run(run.text, RunStyle.MUTED) for run in asked)
    return (*quiet, *recorded(snapshot, row.summary, N_("No summary recorded.")), tail)


def _bears_on(snapshot: BriefSnapshot, row: BeneficiaryInput) -> Runs:
    links = [link for link in printable_links(snapshot) if link.input == row.id]
    if not links:
        return muted("–")
    of_kind: dict[str, list[str]] = {}
    for link in links:
        of_kind.setdefault(labels.label(snapshot, labels.LINK, link.kind), []).append(link.objective)
    return stacked(runs(snapshot, "{kind} {codes}", kind=kind, codes=", ".join(of_kind[kind])) for kind in of_kind)


def _surveys(snapshot: BriefSnapshot, inputs: tuple[BeneficiaryInput, ...]) -> tuple[Block, ...]:
    blocks = [_question(snapshot, given.id, asked) for given in inputs for asked in asked_in(snapshot, given)]
    return only(blocks, sub(snapshot, N_("Answers to surveys")), *side_by_side(blocks))


def _question(snapshot: BriefSnapshot, code: str, asked: Asked) -> Block:
    found = asked.printed
    base = say(snapshot, N_("Answered by {people} ({code})."), people=sentence(snapshot, found.base), code=code)
    if found.cells is None:
        few = N_("{question} {base} Too few to show how the answers fell.")
        return note(snapshot, few, question=ended(asked.question), base=base)
    head: tuple[Column, ...] = (column(snapshot, N_("Answer"), 3.0), figures(snapshot, N_("People")))
    if found.has_percentages:
        head = (*head, figures(snapshot, N_("Share")))
    cells = tuple(
        _answer(snapshot, row, cell, found.has_percentages) for row, cell in zip(asked.rows, found.cells, strict=True)
    )
    return Table(head, cells, caption=plain(asked.question), note=plain(base), keep=True)


def _answer(snapshot: BriefSnapshot, row: SurveyAnswer, found: Count, with_share: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - says which columns there are
    cells = (Cell(plain(row.answer)), Cell(plain(sentence(snapshot, found.words))))
    share = "–" if found.percent is None else f"{found.percent}%"
    return (*cells, Cell(plain(share))) if with_share else cells
