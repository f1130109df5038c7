"""The paper for a review: what was hoped for and what came of it, for whom it got worse, and what the board decides.

Each objective then and now, what people say by group, trust as it was rated, and the open ends of the review itself.
"""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    FactList,
    LightRow,
    Lights,
    Masthead,
    Paragraph,
    Run,
    Runs,
    RunStyle,
    SignatureBox,
    Standfirst,
    Table,
    TitleBlock,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.naming import chapter, charity_name, group_name, objective_text, title
from partnerdesk.brief.outcome import decision, outcome_sentence
from partnerdesk.brief.reviewing import GroupView, Lean, answers_offered, group_views
from partnerdesk.brief.saying import (
    cell,
    counted,
    day,
    ended,
    fact,
    joined,
    opened,
    recorded,
    runs,
    say,
    sentence,
    sentences,
)
from partnerdesk.brief.sections.aims import kept
from partnerdesk.brief.sections.impact import other_answers
from partnerdesk.brief.sections.trust_since import trust_since
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, done_or_due, figures
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import Action, Charity, ImpactResult, ImpactReview, Objective, ReviewPlan
from partnerdesk.domain.review import review_finding
from partnerdesk.domain.words import N_, NP_

_LEANS = {
    Lean.BETTER: N_("More say better than worse"),
    Lean.WORSE: N_("More say worse than better"),
    Lean.EVEN: N_("As many say better as worse"),
}
_ABOUT_PEOPLE = {
    Colour.GREEN: N_("In every group that can be shown, more people say that their help is better than worse."),
    Colour.AMBER: N_("Not every group says clearly that its help is better, or too few were asked."),
    Colour.RED: N_("More people say worse than better in: {groups}."),
    Colour.UNKNOWN: N_("Too few people have answered for anything to be printed."),
}


def review_brief(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    """Return the whole paper about one review."""
    views = group_views(snapshot, row.id)
    return (
        Masthead(charity_name(snapshot), _number(snapshot)),
        TitleBlock(say(snapshot, N_("Review of a decision")), title(snapshot), _subtitle(snapshot, row)),
        _decided_now(snapshot, row),
        Lights((_people_light(snapshot, views), _aims_light(snapshot, row))),
        *_still_needed(snapshot, row),
        *_then(snapshot),
        *_objectives(snapshot, row),
        *_people(snapshot, row, views),
        *_worse(snapshot, row, views),
        *trust_since(snapshot, row.id),
        *_next(snapshot, row),
        *_signature(snapshot),
    )


def _number(snapshot: BriefSnapshot) -> str:
    number = snapshot.partnership.one(Charity).number
    return say(snapshot, N_("Registered charity {number}"), number=number) if number else ""


def _subtitle(snapshot: BriefSnapshot, row: ImpactReview) -> str:
    looked = say(snapshot, N_("Looking back on {date}."), date=day(snapshot, row.review_on))
    held = decision(snapshot).decided_on
    return sentences(looked, say(snapshot, N_("Decided on {date}."), date=day(snapshot, held)) if held else "")


def _decided_now(snapshot: BriefSnapshot, row: ImpactReview) -> Callout:
    choice = labels.label(snapshot, labels.IMPACT_DECISION, row.decision, N_("Not decided yet"))
    why = recorded(snapshot, row.reasons, N_("No reasons are recorded."))
    words = runs(snapshot, "{choice} {why}", choice=strong(ended(choice)), why=why)
    return Callout(strong(say(snapshot, N_("What the board decides at this review"))), (Paragraph(words),), Tone.ASK)


def _still_needed(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    found = review_finding(snapshot.partnership, snapshot.catalogue, row.id).missing
    missing = tuple(plain(sentence(snapshot, each)) for each in found)
    title_ = strong(say(snapshot, N_("What this review still needs")))
    return (Callout(title_, (BulletList(missing),), Tone.WARNING),) if missing else ()


# --- lights -----------------------------------------------------------------------------------------------------------


def _light(snapshot: BriefSnapshot, name: str, colour: Colour, text: str) -> LightRow:
    return LightRow(say(snapshot, name), colour, say(snapshot, labels.LIGHT_WORD[colour]), plain(text))


def _people_light(snapshot: BriefSnapshot, views: tuple[GroupView, ...]) -> LightRow:
    """Return the light of people's voice, made of nothing but what may be printed."""
    order = (Colour.RED, Colour.AMBER, Colour.GREEN)
    shown = [view.colour for view in views]
    colour = next((each for each in order if each in shown), Colour.UNKNOWN)
    losing = joined(snapshot, [_name(snapshot, view) for view in views if view.colour is Colour.RED])
    return _light(snapshot, N_("What people say"), colour, say(snapshot, _ABOUT_PEOPLE[colour], groups=losing))


def _aims_light(snapshot: BriefSnapshot, row: ImpactReview) -> LightRow:
    results = [result for each in kept(snapshot) if (result := _result_of(snapshot, row, each))]
    worse, better = results.count("worse"), results.count("better")
    of = len(kept(snapshot))
    known = sum(result != "unknown" for result in results)
    pattern = N_("{better} of {all} objectives are better, {worse} worse, {unknown} not known.")
    text = say(snapshot, pattern, better=better, all=of, worse=worse, unknown=of - known)
    if not known:
        colour = Colour.UNKNOWN
    elif worse:
        colour = Colour.RED
    else:
        colour = Colour.GREEN if better == of else Colour.AMBER
    return _light(snapshot, N_("Objectives"), colour, text)


def _result_of(snapshot: BriefSnapshot, row: ImpactReview, objective: Objective) -> str | None:
    found = snapshot.partnership.get(ImpactResult, row.id, objective.id)
    return found.result if found else None


# --- then and now -----------------------------------------------------------------------------------------------------


def _then(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    held = decision(snapshot)
    return (
        chapter(snapshot, N_("What was decided then"), "then"),
        Standfirst(plain(outcome_sentence(snapshot))),
        Paragraph(recorded(snapshot, held.reasons, N_("No reasons were recorded.")), wide=True),
    )


def _objectives(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    heading = chapter(snapshot, N_("Each objective, then and now"), "objectives")
    rows = kept(snapshot)
    if not rows:
        return heading, Standfirst(plain(say(snapshot, N_("No objective was agreed."))))
    head = (
        column(snapshot, N_("Objective"), 1.7),
        column(snapshot, N_("Then"), 1.0),
        column(snapshot, N_("The aim"), 1.1),
        column(snapshot, N_("Now"), 0.8),
        column(snapshot, N_("How we know"), 1.7),
    )
    table = Table(head, tuple(_objective(snapshot, row, each) for each in rows), anchor="table-then-and-now")
    return heading, Standfirst(_aims_light(snapshot, row).runs), table


def _objective(snapshot: BriefSnapshot, row: ImpactReview, each: Objective) -> tuple[Cell, ...]:
    result = snapshot.partnership.get(ImpactResult, row.id, each.id)
    words = labels.label(snapshot, labels.IMPACT, result.result if result else None, N_("Not recorded"))
    return (
        Cell((Run(objective_text(snapshot, each)), Run(f" ({each.id})", RunStyle.MUTED))),
        cell(snapshot, each.baseline),
        Cell(_aim(snapshot, each)),
        Cell(strong(words)),
        cell(snapshot, result.evidence if result else None, N_("No evidence is recorded.")),
    )


def _aim(snapshot: BriefSnapshot, each: Objective) -> Runs:
    if each.target and each.target_date:
        pattern = N_("{aim}, by {date}")
        return runs(snapshot, pattern, aim=each.target.rstrip(" ."), date=day(snapshot, each.target_date))
    return recorded(snapshot, each.target)


# --- people -----------------------------------------------------------------------------------------------------------


def _name(snapshot: BriefSnapshot, view: GroupView) -> str:
    return group_name(snapshot, view.group.id)


def _people(snapshot: BriefSnapshot, row: ImpactReview, views: tuple[GroupView, ...]) -> tuple[Block, ...]:
    heading = chapter(snapshot, N_("What people say now"), "people")
    first = Standfirst(_people_light(snapshot, views).runs)
    verdict = FactList((fact(snapshot, N_("People’s own verdict"), row.verdict_of_people),))
    if not views:
        return heading, first, verdict
    head = (
        column(snapshot, N_("Group"), 1.9),
        column(snapshot, N_("What was expected"), 1.0),
        column(snapshot, N_("Answered by"), 0.85),
        *(figures(snapshot, answer, 0.6) for answer in answers_offered(snapshot)),
        column(snapshot, N_("Net"), 1.1),
    )
    table = Table(
        head,
        tuple(_group(snapshot, view) for view in views),
        caption=runs(snapshot, N_("Since the decision, is the help you get better, the same or worse?")),
        note=runs(snapshot, _HOW_NET),
        anchor="table-net",
    )
    return heading, first, table, verdict, *other_answers(snapshot, row)


_HOW_NET = N_(
    "Net: those who say better less those who say worse, in points of a hundred; ‘too early’ is left out. "
    "Small numbers are not printed, and no net from which they could be worked out."
)


def _group(snapshot: BriefSnapshot, view: GroupView) -> tuple[Cell, ...]:
    expected = opened(labels.label(snapshot, labels.EFFECT, view.group.effect, N_("not said")))
    counts = view.counts or tuple("–" for _ in answers_offered(snapshot))
    return (
        Cell(plain(_name(snapshot, view))),
        Cell(plain(expected)),
        Cell(plain(view.base)),
        *(Cell(plain(each)) for each in counts),
        Cell(plain(_net(snapshot, view))),
    )


def _net(snapshot: BriefSnapshot, view: GroupView) -> str:
    if view.net is not None:
        return f"{view.net:+d}".replace("-", "−")
    return say(snapshot, _LEANS[view.lean]) if view.lean else say(snapshot, N_("Not shown"))


def _worse(snapshot: BriefSnapshot, row: ImpactReview, views: tuple[GroupView, ...]) -> tuple[Block, ...]:
    aims = [objective_text(snapshot, each) for each in kept(snapshot) if _result_of(snapshot, row, each) == "worse"]
    groups = [_name(snapshot, view) for view in views if view.lean is Lean.WORSE]
    none = N_("What got worse, and for whom, is not written down yet.")
    unwell = "" if aims else say(snapshot, N_("No objective is recorded as worse."))
    return (
        chapter(snapshot, N_("What got worse, and for whom"), "worse"),
        Standfirst(recorded(snapshot, row.who_lost_out, none)),
        FactList(
            (
                fact(snapshot, N_("Objectives"), "\n".join(ended(each) for each in aims) or unwell),
                fact(snapshot, N_("Groups"), joined(snapshot, groups) or say(snapshot, N_("None that can be shown."))),
            )
        ),
    )


# --- what follows -----------------------------------------------------------------------------------------------------


def _next(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:
    open_ones = [each for each in snapshot.partnership.rows(Action) if each.done_on is None]
    again = [each.review_on for each in snapshot.partnership.rows(ReviewPlan) if _is_later(each, row)]
    first = say(snapshot, N_("No later review is planned."))
    if again:
        first = say(snapshot, N_("The board looks again on {date}."), date=day(snapshot, min(filter(None, again))))
    doing = counted(snapshot, len(open_ones), NP_("One action is open.", "{n} actions are open."))
    table = Table(
        (column(snapshot, N_("Action"), 2.4), column(snapshot, N_("Who"), 1.1), column(snapshot, N_("By"))),
        tuple((cell(snapshot, e.text), cell(snapshot, e.owner), done_or_due(snapshot, e.by)) for e in open_ones),
    )
    return (
        chapter(snapshot, N_("What happens next"), "next"),
        Standfirst(plain(sentences(first, doing))),
        *((table,) if open_ones else ()),
    )


def _is_later(plan: ReviewPlan, row: ImpactReview) -> bool:
    return plan.review_on is not None and (row.review_on is None or plan.review_on > row.review_on)


def _signature(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    statement = runs(snapshot, N_("Signed as a true record of this review."))
    return (SignatureBox(statement, (say(snapshot, N_("Signed (chair)")), say(snapshot, N_("Date")))),)
