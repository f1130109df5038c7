"""Step 9, decide: motion, straw poll, outcome, reasons, statements, gates, vote, concerns, and the record's end."""

from partnerdesk.domain.case import filled
from partnerdesk.domain.gates_hard import formal_vote, present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Advice, Concern, Decision, Parking, Participant, PrincipleStatement, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called, label_of, options, people, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, Fields, PageSpec
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.steps.parked import DEALT_WITH

STEP = "decide"
OUTCOMES = words(
    ("yes", N_("Yes"), N_("Go on with this option")),
    ("in_principle", N_("Yes in principle"), N_("With conditions that are named")),
    ("trial", N_("Trial first"), N_("A small step, with a date to judge it")),
    ("not_yet", N_("Not yet"), N_("Named work, an owner and a date")),
    ("no", N_("No"), N_("Not this, for reasons that are written down")),
    ("carry_on", N_("Carry on"), N_("Stay as we are, and look again later")),
)


def _has_outcome(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "outcome", None) is not None


_OUTCOME = Fields(
    Decision,
    (
        FieldLine("outcome", N_("The outcome"), control=Control.CHOICE, choices=OUTCOMES),
        FieldLine(
            "option",
            N_("Which option is it about?"),
            N_("For ‘no’, ‘not yet’ and ‘carry on’ you may leave this open."),
            Control.SELECT,
            options,
            shown=_has_outcome,
        ),
    ),
)
_REASONS = Fields(
    Decision,
    (
        FieldLine(
            "reasons",
            N_("Why is this best for your purposes and the people you help?"),
            N_("Two or three sentences. Say it so that the people who told you things would understand it."),
            Control.AREA,
        ),
        FieldLine("unknowns", N_("What do you still not know?"), control=Control.AREA, optional=True),
    ),
)
_ADVICE = Collection(
    kind=Advice,
    heading=N_("Advice you took"),
    add=N_("Add advice"),
    empty=N_("No advice is written down."),
    example=N_("The accountant, on the shared lease: affordable, with a break clause."),
    title=lambda _p, row: getattr(row, "about", None) or getattr(row, "summary", None) or "",
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "advice_from", None), long_date(getattr(row, "given_on", None))) if part
    ),
    parts=(
        FieldLine("advice_from", N_("From whom?"), needed=N_("Say who gave the advice.")),
        FieldLine("given_on", N_("When?"), control=Control.DATE, beside=True),
        FieldLine("about", N_("About what?")),
        FieldLine("summary", N_("What did they say, in short?"), control=Control.AREA),
        FieldLine("reference", N_("Where it is kept"), optional=True),
    ),
)


def _parked(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    found = getattr(record, "dealt_with", None)
    label = label_of(DEALT_WITH, found)
    return (ChipLine(label, "primary" if found == "set_aside" else "neutral"),) if label else ()


_PARKED = Collection(
    kind=Parking,
    heading=N_("Raised and set aside"),
    add=N_("Add a point"),
    empty=N_("Nothing was parked or set aside."),
    example=N_("Money already spent on the feasibility study: set aside, because it is spent either way."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: getattr(row, "why", None) or "",
    chips=_parked,
    parts=(
        FieldLine("text", N_("What was raised?"), control=Control.AREA, needed=N_("Write what was raised.")),
        FieldLine("dealt_with", N_("What did you do with it?"), control=Control.CHOICE, choices=DEALT_WITH),
        FieldLine("why", N_("Why?"), control=Control.AREA, optional=True),
    ),
)


def _who(partnership: Partnership, record: Record) -> str:
    name = getattr(record, "participant", None)
    person = partnership.get(Participant, name) if name else None
    return called(partnership, person) if person and getattr(record, "wants_name", None) else ""


_CONCERNS = Collection(
    kind=Concern,
    add=N_("Add a concern"),
    empty=N_("No concern is written down yet."),
    example=N_("We hardly know each other yet; the review must look hard at the first three months."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=_who,
    parts=(
        FieldLine("text", N_("The concern, in their words"), control=Control.AREA, needed=N_("Write the concern.")),
        FieldLine("participant", N_("Whose concern is it?"), control=Control.SELECT, choices=people, optional=True),
        FieldLine("wants_name", N_("They want their name beside it"), control=Control.CHECK),
    ),
)
_CLOSE = Fields(
    Decision,
    (
        FieldLine("decided_on", N_("Decided on"), control=Control.DATE),
        FieldLine("minute_ref", N_("Number of the minute"), optional=True, beside=True),
        FieldGroup(
            N_("Who may act on it"),
            (
                FieldLine("delegated_to", N_("Handed to"), N_("A person or a committee, if any."), optional=True),
                FieldLine("delegated_limits", N_("Within which limits?"), control=Control.AREA, optional=True),
            ),
        ),
        FieldGroup(
            N_("Others who must agree"),
            (
                FieldLine("members_vote", N_("The members’ vote"), N_("Needed? When? How did it go?"), optional=True),
                FieldLine("regulator_consent", N_("The regulator’s consent"), N_("Needed? Asked? Given?"),
                          optional=True),
                FieldLine("chair_signed_on", N_("The chair signed on"), control=Control.DATE, optional=True),
            ),
        ),
    ),
)  # fmt: skip


def _missing_motion(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    motion = present_motion(partnership)
    return () if motion is not None and filled(motion.text) else (Sentence(N_("Write the motion.")),)


def _missing_outcome(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if partnership.one(Decision).outcome else (Sentence(N_("Choose the outcome.")),)


def _missing_reasons(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if filled(partnership.one(Decision).reasons) else (Sentence(N_("Write the reasons.")),)


def _missing_statements(partnership: Partnership, catalogue: Catalogue) -> tuple[Sentence, ...]:
    written = sum(filled(row.text) for row in partnership.rows(PrincipleStatement))
    left = len(catalogue.principles) - written
    return (Sentence(N_("Statements still to write: {n}."), {"n": left}),) if left > 0 else ()


def _missing_vote(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if formal_vote(partnership) is not None else (Sentence(N_("Record the vote.")),)


PAGES = (
    PageSpec(
        id="decide.motion",
        step=STEP,
        question=N_("What is the motion?"),
        hint=N_("Is this the right set of words?"),
        why=N_("People vote on words, not on a feeling. Whoever reads the minute in five years has only these words."),
        blocks=(Custom("motion", areas=frozenset({"motion"})),),
        missing=_missing_motion,
        evidence=("voices",),
    ),
    PageSpec(
        id="decide.poll",
        step=STEP,
        question=N_("Where does each of you stand?"),
        hint=N_(
            "In private, from 6, yes gladly, to 1, no. Then hear everyone who said 1 or 2, and everyone who said 4."
        ),
        why=N_("A doubt that is said now can still change the words. A doubt kept quiet comes back later."),
        blocks=(Custom("straw_poll", areas=frozenset({"straw_poll", "motion"})),),
        more_areas=frozenset({"motion"}),
    ),
    PageSpec(
        id="decide.outcome",
        step=STEP,
        question=N_("What do you decide?"),
        hint=N_("All six are good outcomes if they are recorded well."),
        why=N_("‘Not yet’, ‘no’ and ‘carry on’ need fewer checks: saying no must be as easy as saying yes."),
        blocks=(_OUTCOME,),
        missing=_missing_outcome,
        signals=("O1", "T3", "O8"),
        evidence=("voices",),
    ),
    PageSpec(
        id="decide.reasons",
        step=STEP,
        question=N_("Why this, and why not the others?"),
        hint=N_("Write it while everyone still remembers."),
        why=N_("The people you decide for, and those who come after you, may ask why. Today you still know."),
        blocks=(_REASONS, Custom("not_chosen", areas=frozenset({"not_chosen", "option"}))),
        missing=_missing_reasons,
        evidence=("voices",),
        signals=("O1", "O7"),
    ),
    PageSpec(
        id="decide.advice",
        step=STEP,
        question=N_("Whose advice did you take, and what did you set aside?"),
        hint=N_("Advice informs the decision; old quarrels and money already spent must not."),
        why=N_(
            "The record shows that you asked those who know, and that pride and money already spent did not decide."
        ),
        blocks=(_ADVICE, _PARKED),
    ),
    PageSpec(
        id="decide.statements",
        step=STEP,
        question=N_("How did you decide?"),
        hint=N_("Seven short statements, one to three sentences each. The facts beside each box are yours to use."),
        why=N_("These are the principles by which charity regulators look at a board’s decision."),
        blocks=(Custom("statements", areas=frozenset({"principle_statement"})),),
        missing=_missing_statements,
        wide=True,
        spacious=True,
    ),
    PageSpec(
        id="decide.gates",
        step=STEP,
        question=N_("What still stands in the way?"),
        hint=N_("Meet each check, or set it aside with a reason and a name. Some cannot be set aside."),
        why=N_("Each check guards against one way in which such decisions have gone wrong."),
        blocks=(Custom("gates", areas=frozenset({"gate_waiver"})),),
    ),
    PageSpec(
        id="decide.vote",
        step=STEP,
        question=N_("How did the board vote?"),
        hint=N_("Trustees only. Count everyone in office: for, against, abstained, left, absent."),
        why=N_("The vote makes it the board’s decision. It stands only if the numbers add up."),
        blocks=(Custom("vote", areas=frozenset({"vote", "named_vote"})),),
        missing=_missing_vote,
        signals=("P2",),
    ),
    PageSpec(
        id="decide.concerns",
        step=STEP,
        question=N_("Does anyone want their reason written down?"),
        hint=N_("Once decided, you all stand behind it. A concern stays in the record."),
        why=N_("A worry that is written down can be looked at again at the review."),
        blocks=(_CONCERNS,),
    ),
    PageSpec(
        id="decide.record",
        step=STEP,
        question=N_("What belongs in the record?"),
        hint=N_("The date, who may act, and who else must agree."),
        why=N_("Others act on these facts. A locked record cannot be changed by mistake."),
        blocks=(_CLOSE, Custom("record_lock")),
    ),
)
