"""What reviews found, where there have been any: each objective then and now, who lost out, what was decided."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Cell, FactList, Table, plain
from partnerdesk.brief.naming import group_name, objective_text, sub
from partnerdesk.brief.reviewing import answer_given, printed_answers, question_asked
from partnerdesk.brief.saying import cell, day, fact, note, only, runs, say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.records import ImpactAnswer, ImpactResult, ImpactReview, Objective
from partnerdesk.domain.review import QUESTION
from partnerdesk.domain.words import N_


def impact(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what each review found; nothing where there has been none."""
    return tuple(block for row in snapshot.partnership.rows(ImpactReview) for block in _review(snapshot, row))


def _review(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    results = snapshot.partnership.having(ImpactResult, review=row.id)
    head = (
        column(snapshot, N_("Objective"), 1.8),
        column(snapshot, N_("Now"), 0.7),
        column(snapshot, N_("How we know"), 2.0),
    )
    return (
        sub(snapshot, N_("Looking back on {date}"), date=day(snapshot, row.review_on)),
        FactList(
            (
                fact(snapshot, N_("Decided"), labels.label(snapshot, labels.IMPACT_DECISION, row.decision)),
                fact(snapshot, N_("Why"), row.reasons),
                fact(snapshot, N_("Who lost out"), row.who_lost_out),
                fact(snapshot, N_("People’s own verdict"), row.verdict_of_people),
            )
        ),
        *only(results, Table(head, tuple(_result(snapshot, each) for each in results))),
        *_answers(snapshot, row),
    )


def other_answers(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    """Return the answers of a review to the questions other than whether help is better."""
    return _answers(snapshot, row, without=QUESTION)


def _result(snapshot: BriefSnapshot, row: ImpactResult) -> tuple[Cell, ...]:
    objective = snapshot.partnership.get(Objective, row.objective)
    name = objective_text(snapshot, objective) if objective else row.objective
    now = labels.label(snapshot, labels.IMPACT, row.result, N_("Not known"))
    return Cell(plain(name)), Cell(plain(now)), cell(snapshot, row.evidence)


def _answers(snapshot: BriefSnapshot, row: ImpactReview, without: str = "") -> tuple[Block, ...]:
    rows = [each for each in snapshot.partnership.having(ImpactAnswer, review=row.id) if each.question != without]
    asked = dict.fromkeys((each.group, each.question) for each in rows)
    return tuple(
        block
        for group, question in asked
        for block in _question(
            snapshot, group, question, tuple(each for each in rows if (each.group, each.question) == (group, question))
        )
    )


def _question(snapshot: BriefSnapshot, group: str, question: str, rows: tuple[ImpactAnswer, ...]) -> tuple[Block, ...]:
    found = printed_answers(snapshot, [row.count or 0 for row in rows])
    caption = runs(
        snapshot,
        N_("{group}: {question}"),
        group=group_name(snapshot, group),
        question=question_asked(snapshot, question),
    )
    base = say(snapshot, N_("Answered by {people}."), people=sentence(snapshot, found.base))
    if found.cells is None:
        return (note(snapshot, "{question} {base}", question=caption, base=base),)
    head = (column(snapshot, N_("Answer"), 3.0), figures(snapshot, N_("People")))
    cells = tuple(
        (Cell(plain(answer_given(snapshot, question, row.answer))), Cell(plain(sentence(snapshot, each.words))))
        for row, each in zip(rows, found.cells, strict=True)
    )
    return (Table(head, cells, caption=caption, note=plain(base), keep=True),)
