"""Step 8, test the answer: how firm it is, what could go wrong, what to check, under which conditions."""

from partnerdesk.domain.bands import at_least
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import Analysis, DdItem, Record, Risk
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import options, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, PageSpec
from partnerdesk.ui.viewmodels.steps.conditions import CONDITIONS

STEP = "test"
MIDDLE = 8
"""From this size on, of likelihood times impact, a risk is called middling."""
LIKELIHOODS = words(
    (1, N_("1 · Hardly ever")),
    (2, N_("2 · Not likely")),
    (3, N_("3 · It could happen")),
    (4, N_("4 · Likely")),
    (5, N_("5 · Nearly certain")),
)
IMPACTS = words(
    (1, N_("1 · Hardly felt")),
    (2, N_("2 · A nuisance")),
    (3, N_("3 · Hurts for a while")),
    (4, N_("4 · Hurts badly")),
    (5, N_("5 · Cannot be made good")),
)


def _risk_chips(partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    people = (ChipLine(N_("People"), "primary", "people"),) if getattr(record, "effect_on_people", None) else ()
    size = (getattr(record, "likelihood", None) or 0) * (getattr(record, "impact", None) or 0)
    if not size:
        return (*people, ChipLine(N_("Not sized yet"), "unknown", "question"))
    if at_least(size, settings_of(partnership)["risk_high"]):
        return (*people, ChipLine(N_("High"), "error", "square"))
    if size >= MIDDLE:
        return (*people, ChipLine(N_("Middling"), "warning", "triangle"))
    return (*people, ChipLine(N_("Low"), "good", "circle"))


_RISKS = Collection(
    kind=Risk,
    add=N_("Add a risk"),
    empty=N_("No risk is written down yet."),
    example=N_("The service stalls while leaders are busy with the change."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: getattr(row, "owner", None) or "",
    chips=_risk_chips,
    parts=(
        FieldLine("text", N_("What could go wrong?"), control=Control.AREA, needed=N_("Say what could go wrong.")),
        FieldLine("because", N_("Because …"), control=Control.AREA, optional=True),
        FieldLine("effect_on_people", N_("It would hurt people we help"), control=Control.CHECK),
        FieldLine("likelihood", N_("How likely is it?"), control=Control.SELECT, choices=LIKELIHOODS),
        FieldLine("impact", N_("How bad would it be?"), control=Control.SELECT, choices=IMPACTS, beside=True),
        FieldLine("early_sign", N_("What would you see first?"), optional=True),
        FieldLine("response", N_("What will you do about it?"), control=Control.AREA, optional=True),
        FieldLine("owner", N_("Who watches over it?")),
        FieldLine("options", N_("Which options does it concern?"), control=Control.CHECKS, choices=options),
        FieldGroup(
            N_("After what you do about it"),
            (
                FieldLine("after_likelihood", N_("How likely then?"), control=Control.SELECT, choices=LIKELIHOODS),
                FieldLine("after_impact", N_("How bad then?"), control=Control.SELECT, choices=IMPACTS, beside=True),
            ),
            folded=True,
        ),
    ),
)


def _missing_look(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    saved = partnership.one(Analysis)
    if saved.looked_at is None:
        return (Sentence(N_("Look at what would change the answer.")),)
    if saved.inputs_hash != inputs_hash(partnership):
        return (Sentence(N_("The ranking changed since you looked at it. Look again.")),)
    return ()


def _missing_risks(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    if any(row.effect_on_people for row in partnership.rows(Risk)):
        return ()
    return (Sentence(N_("Write down at least one risk to the people you help.")),)


def _missing_checks(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    stops = sum(row.status == "stop" for row in partnership.rows(DdItem))
    return (Sentence(N_("Checks with a stop sign: {n}."), {"n": stops}),) if stops else ()


PAGES = (
    PageSpec(
        id="test.ranking",
        step=STEP,
        question=N_("How firm is the answer?"),
        hint=N_("Do not argue about the total. Ask what would turn it over, and whether you believe that."),
        why=N_(
            "A two-point lead is not an answer. If your instinct says otherwise, find out which of the two is wrong."
        ),
        blocks=(Custom("sensitivity", areas=frozenset({"analysis"})),),
        missing=_missing_look,
        evidence=("voices",),
    ),
    PageSpec(
        id="test.risks",
        step=STEP,
        question=N_("It is two years on and this failed. What happened?"),
        hint=N_("One line each, in silence. Then an owner and an early sign. Who gets hurt first?"),
        why=N_("Looking back from a failure, people see dangers that they do not see when they look ahead."),
        blocks=(_RISKS, Custom("risk_ideas")),
        missing=_missing_risks,
        evidence=("voices",),
    ),
    PageSpec(
        id="test.checks",
        step=STEP,
        question=N_("What must you check before you sign?"),
        hint=N_("Due diligence for the option that leads: as much as this form needs, no more."),
        why=N_("What you find before you sign can be put right. What you find afterwards is yours."),
        blocks=(Custom("checklist", areas=frozenset({"dd_item"})),),
        missing=_missing_checks,
    ),
    PageSpec(
        id="test.conditions",
        step=STEP,
        question=N_("Under which conditions?"),
        hint=N_("What must be true before you sign, and what once it runs?"),
        why=N_("A condition with a name and a date protects people. A good intention does not."),
        blocks=(CONDITIONS, Custom("condition_ideas")),
        signals=("T3",),
        evidence=("trust",),
    ),
)
