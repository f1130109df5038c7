"""Step 10, tell people and set the review: feedback, reviews, actions, the brief; later, looking back."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Action, Decision, FeedbackPlan, ImpactReview, Partner, Record, ReviewPlan
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import label_of, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, PageSpec
from partnerdesk.ui.viewmodels.speech import long_date, said
from partnerdesk.ui.viewmodels.steps.plans import new_feedback

STEP = "tell"
VERDICTS = words(
    ("continue", N_("Continue"), N_("It does people good")),
    ("change", N_("Change"), N_("Go on, but differently")),
    ("step_back", N_("Step back"), N_("To a lighter form")),
    ("leave", N_("Leave"), N_("End it well")),
)


def _when(record: Record, *names: str) -> str:
    days = [long_date(getattr(record, name, None)) for name in names]
    return next((day for day in days if day), "")


def _done(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    return (ChipLine(N_("Done"), "good", "check"),) if getattr(record, "done_on", None) else ()


_FEEDBACK = Collection(
    kind=FeedbackPlan,
    add=N_("Add who is told"),
    empty=N_("Nobody is named yet who tells people."),
    example=N_("Karen rings the eleven carers from the coffee morning, before Christmas."),
    title=lambda _p, row: getattr(row, "whom", None) or getattr(row, "how", None) or "",
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "who_tells", None), _when(row, "done_on", "by")) if part
    ),
    chips=_done,
    begin=new_feedback,
    parts=(
        FieldLine("whom", N_("Who is told?"), needed=N_("Say who is told.")),
        FieldLine("who_tells", N_("Who tells them?"), beside=True),
        FieldLine("how", N_("How, and in which words?"), N_("What you heard, what you decided, why, what comes next."),
                  Control.AREA),
        FieldLine("by", N_("By when?"), control=Control.DATE),
        FieldLine("done_on", N_("Done on"), control=Control.DATE, optional=True, beside=True),
    ),
)  # fmt: skip
_REVIEWS = Collection(
    kind=ReviewPlan,
    add=N_("Add a review"),
    empty=N_("No review is planned yet."),
    example=N_("24 May 2027: breaks taken, calls answered within a week, and what the carers’ panel says."),
    title=lambda _p, row: _when(row, "review_on"),
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "owner", None), getattr(row, "measures", None)) if part
    ),
    parts=(
        FieldLine("review_on", N_("When?"), control=Control.DATE, needed=N_("Give the day of the review.")),
        FieldLine("owner", N_("Who sees to it?"), beside=True),
        FieldLine("measures", N_("What will you look at?"), N_("Three to five; one is people’s own verdict."),
                  Control.AREA),
        FieldLine("beneficiaries_part", N_("What part do the people you help play in it?"), control=Control.AREA),
        FieldLine("stop_signs", N_("What would make you change course or leave?"), control=Control.AREA),
    ),
)  # fmt: skip
_ACTIONS = Collection(
    kind=Action,
    add=N_("Add an action"),
    empty=N_("No action is written down yet."),
    example=N_("Write to everyone who told us something."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: " · ".join(part for part in (getattr(row, "owner", None), _when(row, "by")) if part),
    chips=_done,
    parts=(
        FieldLine("text", N_("What will be done?"), control=Control.AREA, needed=N_("Say what will be done.")),
        FieldLine("owner", N_("Who?")),
        FieldLine("by", N_("By when?"), control=Control.DATE, beside=True),
        FieldLine("done_on", N_("Done on"), control=Control.DATE, optional=True),
    ),
)
_IMPACT = Collection(
    kind=ImpactReview,
    add=N_("Begin a review"),
    empty=N_("There has been no review yet."),
    example=N_("24 May 2027: fewer calls went unanswered; nobody lost out; continue."),
    title=lambda _p, row: _when(row, "review_on"),
    summary=lambda _p, row: said(label_of(VERDICTS, getattr(row, "decision", None))),
    parts=(
        FieldLine("review_on", N_("Day of the review"), control=Control.DATE),
        FieldLine("who_lost_out", N_("What got worse, and for whom?"), control=Control.AREA),
        FieldLine("verdict_of_people", N_("One thing to keep, stop or start, in people’s own words"),
                  control=Control.AREA, optional=True),
        FieldLine("decision", N_("What do you decide?"), control=Control.CHOICE, choices=VERDICTS, columns=2),
        FieldLine("reasons", N_("Why?"), control=Control.AREA),
    ),
    extra=("impact_review",),
)  # fmt: skip


def _missing_feedback(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    if partnership.rows(FeedbackPlan):
        return ()
    return (Sentence(N_("Say who tells people what was decided, and by when.")),)


def _missing_reviews(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if partnership.rows(ReviewPlan) else (Sentence(N_("Plan when you look back.")),)


def _is_decided(partnership: Partnership) -> bool:
    return partnership.one(Decision).outcome is not None or bool(partnership.rows(ImpactReview))


def _is_in_review(partnership: Partnership) -> bool:
    return bool(partnership.rows(ImpactReview)) and bool(partnership.rows(Partner))


PAGES = (
    PageSpec(
        id="tell.people",
        step=STEP,
        question=N_("Who tells people what you decided?"),
        hint=N_("Everyone who gave their views, in words they can use."),
        why=N_("People who hear nothing back do not speak a second time."),
        blocks=(Custom("first_words"), Custom("tell_by"), _FEEDBACK),
        missing=_missing_feedback,
        evidence=("voices",),
    ),
    PageSpec(
        id="tell.reviews",
        step=STEP,
        question=N_("When do you look back, and who judges?"),
        hint=N_("How will people tell you if it is working? What would make you stop?"),
        why=N_("What nobody looks at drifts. A day, a name and a stop sign make it easier to change course."),
        blocks=(Custom("review_dates"), _REVIEWS),
        missing=_missing_reviews,
        signals=("V9",),
        evidence=("voices",),
    ),
    PageSpec(
        id="tell.actions",
        step=STEP,
        question=N_("Who does what, by when?"),
        hint=N_("Read them back before you close."),
        why=N_("What has no name and no date does not happen."),
        blocks=(_ACTIONS,),
    ),
    PageSpec(
        id="tell.brief",
        step=STEP,
        question=N_("Is the brief ready to print?"),
        hint=N_("Look at every page. What is still open stands beside it."),
        why=N_("It tells those who were not in the room what you knew, and why you decided as you did."),
        blocks=(Custom("brief_preview"),),
        wide=True,
        spacious=True,
    ),
    PageSpec(
        id="tell.impact",
        step=STEP,
        question=N_("Later: has it done people good?"),
        hint=N_("For the review after 6 or 12 months. You need nothing of this on the day of the decision."),
        why=N_("Good plans can do harm that nobody sees. Only the people it was for can say whether it helped."),
        blocks=(_IMPACT,),
        shown=_is_decided,
    ),
    PageSpec(
        id="tell.trust",
        step=STEP,
        question=N_("Later: how far do you trust them now?"),
        hint=N_("At the review, each of you alone, as at the first time. What you said then is not shown to you."),
        why=N_("What you have seen since is worth more than what you hoped. Seen beside then, it shows what moved."),
        blocks=(Custom("trust_at_review", frozenset({"trust_rating"})), Custom("papers")),
        shown=_is_in_review,
    ),
)
