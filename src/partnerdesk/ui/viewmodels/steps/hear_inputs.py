"""Step 3, what one person or group said: how it was asked, the words, for whom they speak, whether they may be used."""

from collections.abc import Callable

from partnerdesk.domain.blank import is_blank
from partnerdesk.domain.case import filled
from partnerdesk.domain.disclosure import print_problems
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    Record,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.theme_links import is_from_answer
from partnerdesk.domain.voice import VoiceFinding, is_withdrawn
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import groups, label_of, methods, themes, words
from partnerdesk.ui.viewmodels.fields import ChoiceLine, Control, FieldGroup, FieldLine, LinkLine, NoteLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import days_from, said
from partnerdesk.ui.viewmodels.steps.groups_offered import groups_offered
from partnerdesk.ui.viewmodels.steps.input_next import is_survey

STANCES = words(
    ("supports", N_("Supports it")),
    ("supports_with_conditions", N_("Supports it, with conditions")),
    ("neutral", N_("Neither for nor against")),
    ("opposed", N_("Is against it")),
    ("not_mentioned", N_("Did not speak about it")),
)
_STANCE_CHIPS = {
    "supports": ("good", "thumb-up"),
    "supports_with_conditions": ("primary", "thumb-up"),
    "neutral": ("neutral", ""),
    "opposed": ("warning", "warning"),
}
ABOUT = words(
    ("proposal", N_("This proposal"), N_("They were asked about working with the partner")),
    ("need", N_("The need"), N_("They were asked what helps and what is missing")),
    ("general", N_("Something general"), N_("It came up in other talk")),
)
COLLECTED_BY = words(
    ("us", N_("Us")),
    ("partner", N_("The partner")),
    ("jointly", N_("Both of us")),
    ("independent", N_("Someone independent")),
)
SENSITIVITY = words(
    ("ordinary", N_("Ordinary")),
    ("special", N_("Special"), N_("Health, ethnicity, religion, sexuality …")),
    ("offence", N_("About an offence")),
    ("child", N_("From or about a child")),
)
CONSENT = words(
    ("not_asked", N_("Not asked yet")),
    ("given", N_("Given")),
    ("refused", N_("Refused")),
    ("withdrawn", N_("Taken back")),
)
IDENTITY = words(
    ("not_done", N_("Not checked yet")),
    ("low", N_("Hardly")),
    ("some", N_("Perhaps")),
    ("high", N_("Easily")),
)

TOO_LONG_AGO = N_("Does not count: too long ago")


def _is_taken_back(record: Record) -> bool:
    return isinstance(record, BeneficiaryInput) and is_withdrawn(record)


def _is_no_quote_of_an_answer(_partnership: Partnership, record: Record) -> bool:
    return not (isinstance(record, BeneficiaryInput) and is_from_answer(record))


def _is_there(_partnership: Partnership, record: Record) -> bool:
    return not _is_taken_back(record)


def _is_one_voice(partnership: Partnership, record: Record) -> bool:
    """Return whether it can hold somebody's own words: it is no survey of many, or holds some already."""
    return _is_there(partnership, record) and (not is_survey(partnership, record) or has_words(record))


def has_words(record: Record) -> bool:
    """Return whether an input holds exact words, or says who said them."""
    return any(filled(getattr(record, name, None)) for name in ("quote", "segment_label", "quote_language"))


def _for_survey(label: str) -> Callable[[Partnership, Record], str]:
    """Return what gives the label for a survey, and nothing for anything else."""
    return lambda partnership, record: label if is_survey(partnership, record) else ""


def _input_title(_partnership: Partnership, record: Record) -> str:
    if _is_taken_back(record):
        return said(N_("Taken back by the person"))
    quote = getattr(record, "quote", None)
    return f"“{quote}”" if quote else getattr(record, "summary", None) or ""


def _input_summary(partnership: Partnership, record: Record) -> str:
    when = days_from(getattr(record, "from_date", None), getattr(record, "to_date", None))
    names = [
        found.name
        for link in partnership.having(InputGroup, input=record.row_key[0])
        if (found := partnership.get(BeneficiaryGroup, link.group)) is not None
    ]
    parts = [getattr(record, "segment_label", None) or ", ".join(name for name in names if name), when]
    if isinstance(record, BeneficiaryInput) and is_from_answer(record):
        parts.append(said(N_("from an answer to a survey")))
    return " · ".join(part for part in parts if part)


def _input_chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if _is_taken_back(record) or not isinstance(record, BeneficiaryInput):
        return (ChipLine(N_("Withdrawn"), "neutral"),)
    if is_blank(record):
        return ()
    chips = []
    if not filled(record.lawful_basis):
        chips.append(ChipLine(N_("Does not count: no lawful basis"), "warning", "warning"))
    elif record.to_date is None and record.from_date is None:
        chips.append(ChipLine(N_("Does not count: no date"), "warning", "warning"))
    elif print_problems(record):
        chips.append(ChipLine(N_("Not ready to print"), "warning", "warning"))
    if record.stance in _STANCE_CHIPS:
        tone, icon = _STANCE_CHIPS[record.stance]
        chips.append(ChipLine(label_of(STANCES, record.stance), tone, icon))
    return tuple(chips)


def _age_chips(voice: VoiceFinding, _partnership: Partnership, record: Record) -> tuple[ChipLine, ...]:
    found = voice.inputs.get(str(record.row_key[0]))
    return (ChipLine(TOO_LONG_AGO, "warning", "warning"),) if found is not None and found.is_too_old else ()


def permissions(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return what a person may allow, in the words that are read out."""
    return tuple(ChoiceLine(name, each.words) for name, each in catalogue.permissions.items())


def identity_questions(catalogue: Catalogue) -> str:
    """Return what to ask oneself before saying how easily somebody could be recognised."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(catalogue.identity_check, 1))


def _is_special(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "sensitivity", None) in {"special", "offence"}


def _needs_identity_note(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "identity_check", None) in {"some", "high"}


INPUT_PARTS = (
    FieldLine(
        "method",
        N_("How did you hear it?"),
        control=Control.SELECT,
        choices=methods,
        needed=N_("Choose how you heard it."),
    ),
    FieldLine("collected_by", N_("Who asked?"), control=Control.SELECT, choices=COLLECTED_BY, beside=True),
    FieldLine(
        "from_date", N_("When was it?"), N_("The day, or the first day. Without one it does not count."), Control.DATE
    ),
    FieldLine("to_date", N_("Until"), N_("Where it took longer than a day."), Control.DATE, beside=True),
    FieldLine(
        "quote",
        N_("In their own words"),
        N_("The exact words, in their own language. Leave out names."),
        Control.AREA,
        optional=True,
        shown=_is_one_voice,
        guarded=True,
    ),
    FieldLine(
        "summary",
        N_("What did they say, in short?"),
        control=Control.AREA,
        shown=_is_there,
        guarded=True,
        reworded=_for_survey(N_("What is the survey called, and what did they say in short?")),
    ),
    FieldLine(
        "segment_label",
        N_("Who said it?"),
        N_("Without a name: ‘Parent, family drop-in’."),
        optional=True,
        shown=_is_one_voice,
        guarded=True,
    ),
    FieldLine(
        "quote_language",
        N_("Language"),
        N_("If it is not that of this workshop."),
        optional=True,
        beside=True,
        shown=_is_one_voice,
    ),
    FieldLine("stance", N_("What do they think of the proposal?"), control=Control.SELECT, choices=STANCES),
    FieldGroup(
        N_("How you asked"),
        (
            FieldLine("about", N_("What were they asked about?"), control=Control.CHOICE, choices=ABOUT),
            FieldLine("question_asked", N_("The question you asked"), control=Control.AREA, optional=True),
            FieldLine("n_asked", N_("How many were asked?"), control=Control.WHOLE),
            FieldLine("n_took_part", N_("How many took part?"), control=Control.WHOLE, beside=True),
            FieldLine("n_events", N_("How many events?"), control=Control.WHOLE, beside=True),
        ),
        folded=True,
    ),
    FieldGroup(
        N_("For whom it speaks"),
        (
            LinkLine(
                InputGroup,
                "input",
                "group",
                N_("Which groups do they belong to?"),
                groups,
                add_kind=BeneficiaryGroup,
                add_field="name",
                add_label=N_("Another group"),
                offered=groups_offered,
                offered_label=N_("The largest groups in the answers. A click takes one over; write others below:"),
            ),
            LinkLine(
                InputTheme,
                "input",
                "theme",
                N_("Which themes is it about?"),
                themes,
                add_kind=Theme,
                add_field="text",
                add_label=N_("Another theme"),
            ),
        ),
        folded=True,
    ),
    FieldGroup(
        N_("May you use the words?"),
        (
            FieldLine(
                "lawful_basis",
                N_("Lawful basis"),
                N_(
                    "Why the law on data lets you keep it: often ‘legitimate interests’, or ‘consent’ if the person "
                    "agreed. Without one it does not count, and is not read aloud or printed."
                ),
            ),
            FieldLine(
                "quote_permission",
                N_("What does the person allow?"),
                control=Control.CHOICE,
                choices=permissions,
                columns=2,
                reworded=_for_survey(N_("What do the people allow?")),
            ),
            FieldLine("consent_state", N_("Consent"), control=Control.SELECT, choices=CONSENT),
            FieldLine("consent_date", N_("Date of consent"), control=Control.DATE, beside=True),
            FieldLine("consent_ref", N_("Where the consent is kept"), optional=True),
            FieldLine(
                "person_code", N_("Code of the person"), N_("Never a name."), optional=True, beside=True, guarded=True
            ),
            FieldLine(
                "sensitivity", N_("How sensitive is it?"), control=Control.CHOICE, choices=SENSITIVITY, columns=2
            ),
            FieldLine(
                "special_condition",
                N_("What lets you keep it?"),
                N_("The condition for special information, for example explicit consent."),
                shown=_is_special,
            ),
            NoteLine(identity_questions, N_("Five questions before you answer the next one")),
            FieldLine(
                "identity_check",
                N_("How easily could this person be recognised?"),
                control=Control.CHOICE,
                choices=IDENTITY,
                columns=4,
                reworded=_for_survey(N_("How easily could anybody be recognised by what they wrote?")),
            ),
            FieldLine(
                "identity_note",
                N_("What did you change, or why is it safe?"),
                control=Control.AREA,
                shown=_needs_identity_note,
                guarded=True,
            ),
            FieldLine("keep_until", N_("Keep until"), control=Control.DATE),
            FieldLine(
                "source_ref",
                N_("Where the notes are kept"),
                optional=True,
                beside=True,
                shown=_is_no_quote_of_an_answer,
            ),
        ),
        folded=True,
    ),
)
INPUTS = Collection(
    kind=BeneficiaryInput,
    add=N_("Add what somebody said"),
    empty=N_("Nothing is recorded yet of what people said."),
    example=N_("“I stopped coming when the drop-in moved to Tuesdays.” Parent, family drop-in."),
    title=_input_title,
    summary=_input_summary,
    chips=_input_chips,
    voice_chips=_age_chips,
    parts=INPUT_PARTS,
    quoted=True,
    lead=("input_next",),
    extra=("quote_source", "survey_answers", "withdraw_input"),
)
