"""Step 5, rate trust: alone, talk, again; results, and steps that build trust."""

from partnerdesk.domain.records import PartnershipFile, TrustAction
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import dimensions, partners, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, Custom, Fields, PageSpec
from partnerdesk.ui.viewmodels.rounds import trust_steps
from partnerdesk.ui.viewmodels.speech import long_date

STEP = "trust"
_OWN = frozenset({"trust_rating"})

SETS = words(
    ("core", N_("The short list"), N_("12 questions, ten minutes each. For a first look, or several partners.")),
    ("full", N_("The long list"), N_("24 questions, twenty minutes each. For one partner and a deep step.")),
)
_SET = Fields(
    PartnershipFile,
    (
        FieldLine(
            "indicator_set",
            N_("Which questions do you use?"),
            control=Control.CHOICE,
            choices=SETS,
            columns=2,
        ),
    ),
)
KINDS = words(*trust_steps.KINDS.items())
_ACTIONS = Collection(
    kind=TrustAction,
    add=N_("Add a step or a safeguard"),
    empty=N_("Nothing is agreed yet that would build trust or do without it."),
    example=N_("Run two joint evenings before Easter, and look at them together."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "owner", None), long_date(getattr(row, "by", None))) if part
    ),
    parts=(
        FieldLine("text", N_("What will be done?"), control=Control.AREA, needed=N_("Say what will be done.")),
        FieldLine("kind", N_("Which is it?"), control=Control.CHOICE, choices=KINDS, columns=2),
        FieldLine("partner", N_("Partner"), control=Control.SELECT, choices=partners),
        FieldLine("dimension", N_("Part of trust"), control=Control.SELECT, choices=dimensions, beside=True),
        FieldLine("owner", N_("Who sees to it?")),
        FieldLine("by", N_("By when?"), control=Control.DATE, beside=True),
    ),
)
PAGES = (
    PageSpec(
        id="trust.questions",
        step=STEP,
        question=N_("How much will you ask about trust?"),
        hint=N_("Each of you answers alone. Then you talk, and answer again."),
        why=N_("Alone first, so that the first voice in the room does not become everybody’s answer."),
        blocks=(_SET,),
    ),
    PageSpec(
        id="trust.rate",
        step=STEP,
        question=N_("How far do you trust them?"),
        hint=N_("Each of you alone: the laptop goes from hand to hand. Nothing is shown until everyone is in."),
        why=N_("Rank and loud voices do not count in private. ‘Cannot say’ is an honest answer."),
        blocks=(Custom("trust_round_1", _OWN), Custom("papers")),
    ),
    PageSpec(
        id="trust.talk",
        step=STEP,
        question=N_("Where did you see it differently?"),
        hint=N_("Reasons and examples, not names. Someone who saw it very differently may know something."),
        why=N_("Where you differ, somebody may know something that the others do not."),
        blocks=(Custom("trust_talk", _OWN),),
    ),
    PageSpec(
        id="trust.again",
        step=STEP,
        question=N_("Would you answer differently now?"),
        hint=N_(
            "Each alone, and only what you saw differently. You see your own earlier answer and the group’s spread."
        ),
        why=N_("To change your mind after you heard reasons is learning. To keep it is fine, too."),
        blocks=(Custom("trust_round_2", _OWN), Custom("papers")),
    ),
    PageSpec(
        id="trust.results",
        step=STEP,
        question=N_("How far can you rely on them?"),
        hint=N_("There is no total: strength in one part does not make up for lack of another."),
        why=N_("A partnership breaks at its weakest part, and a deeper form needs more trust."),
        blocks=(Custom("trust_results", _OWN),),
        signals=("T2", "T3", "T4", "T6", "T8"),
    ),
    PageSpec(
        id="trust.actions",
        step=STEP,
        question=N_("What would build trust, or do without it?"),
        hint=N_("For each weak part, one small step or one safeguard."),
        why=N_("Trust grows by small promises that are kept. Without time for that, a safeguard stands in for it."),
        blocks=(Custom("trust_suggestions", frozenset({"trust_action"})), _ACTIONS),
        evidence=("trust",),
    ),
)
