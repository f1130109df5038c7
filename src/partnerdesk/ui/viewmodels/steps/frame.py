"""Step 2, agree the question: one sentence, the deadline and who set it, the honest alternatives."""

from partnerdesk.domain.blank import written
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Alternative, Question, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import label_of, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Fields, PageSpec
from partnerdesk.ui.viewmodels.speech import said

STEP = "frame"

SET_BY = words(
    ("us", N_("Us")),
    ("partner", N_("The partner")),
    ("funder", N_("A funder")),
    ("commissioner", N_("A commissioner")),
    ("regulator", N_("A regulator")),
    ("other", N_("Someone else")),
)
KINDS = words(
    ("other_partner", N_("Another partner")),
    ("other_form", N_("Another form")),
    ("improve_alone", N_("Do better alone")),
    ("none_found", N_("We looked and found none")),
)
WORKABLE = words(("yes", N_("It could work")), ("no", N_("It could not work")), ("unknown", N_("We do not know")))
_TONES = {"yes": "good", "no": "neutral", "unknown": "warning"}


def _chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    workable = getattr(record, "workable", None)
    return (ChipLine(label_of(WORKABLE, workable), _TONES[workable]),) if workable else ()


_QUESTION = Fields(
    Question,
    (
        FieldLine(
            "text",
            N_("The question"),
            N_("One sentence that everyone would sign."),
            Control.AREA,
            needed=N_("Write the question in one sentence. It may still change."),
        ),
        FieldLine(
            "for_whom",
            N_("For whom?"),
            N_("Name the people your charity is there for."),
            Control.AREA,
            needed=N_("Name the people that this decision is for."),
        ),
        FieldLine("not_deciding", N_("What are you not deciding today?"), control=Control.AREA, optional=True),
    ),
)
_DEADLINE = Fields(
    Question,
    (
        FieldLine("deadline", N_("Decide by"), N_("For example 31 March 2027."), Control.DATE),
        FieldLine("deadline_set_by", N_("Who set this date?"), control=Control.CHOICE, choices=SET_BY),
    ),
)
_WITHOUT = Fields(
    Question,
    (
        FieldLine(
            "if_no_partnership",
            N_("What would happen without a partnership?"),
            N_("To the need, to you, and to them."),
            Control.AREA,
        ),
    ),
)
_ALTERNATIVES = Collection(
    kind=Alternative,
    heading=N_("What else could you do?"),
    add=N_("Add an alternative"),
    empty=N_("No alternative is written down yet, besides carrying on."),
    example=N_("Train our own volunteers for evening visits."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: said(label_of(KINDS, getattr(row, "kind", None))),
    chips=_chips,
    parts=(
        FieldLine(
            "text", N_("The alternative"), control=Control.AREA, needed=N_("Say in a few words what it would be.")
        ),
        FieldLine("kind", N_("What kind is it?"), control=Control.CHOICE, choices=KINDS, columns=2),
        FieldLine("workable", N_("Could it work?"), control=Control.CHOICE, choices=WORKABLE),
    ),
)


def _missing_question(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    question = partnership.one(Question)
    if question.text and question.for_whom:
        return ()
    return (Sentence(N_("The question must name the people it is for.")),)


def _missing_alternatives(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    if written(partnership.rows(Alternative)):
        return ()
    return (Sentence(N_("Write down one alternative besides carrying on, or that you found none.")),)


PAGES = (
    PageSpec(
        id="frame.question",
        step=STEP,
        question=N_("What are you deciding, for whom?"),
        hint=N_("Read it aloud, and change it until nobody objects."),
        why=N_("A board that has not agreed the question argues about the answer."),
        blocks=(_QUESTION,),
        missing=_missing_question,
    ),
    PageSpec(
        id="frame.deadline",
        step=STEP,
        question=N_("By when, and who says so?"),
        hint=N_("What would happen if you took another month?"),
        why=N_("A date is often somebody else’s. Know whose it is before you let it hurry you."),
        blocks=(_DEADLINE,),
    ),
    PageSpec(
        id="frame.alternatives",
        step=STEP,
        question=N_("If this partner vanished tonight, what would you do?"),
        hint=N_(
            "Carrying on as you are is always compared. Name at least one thing more, or write that you found none."
        ),
        why=N_("With nothing to compare it with, any partnership looks good."),
        blocks=(_WITHOUT, _ALTERNATIVES),
        missing=_missing_alternatives,
    ),
)
