"""Step 3, hear people first: groups, what they said and how it was asked, themes, who was not heard."""

from partnerdesk.domain.commands import ChangeFields, Command
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    PartPlayed,
    Record,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import groups, label_of, methods, themes, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine, LinkLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Head, Matrix, PageSpec
from partnerdesk.ui.viewmodels.speech import long_date, said

STEP = "hear"

EFFECTS = words(
    ("gain", N_("Gain"), N_("Better off")),
    ("lose", N_("Lose"), N_("Worse off")),
    ("mixed", N_("Mixed"), N_("Some of each")),
    ("unclear", N_("Unclear"), N_("We do not know yet")),
    ("none", N_("No effect"), N_("Nothing changes for them")),
)
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
PERMISSIONS = words(
    ("none", N_("Do not use my exact words"), ""),
    ("board_anon", N_("The board may read them"), N_("Without my name")),
    ("public_anon", N_("Anyone may read them"), N_("Without my name")),
    ("public_named", N_("Anyone may read them"), N_("With my name")),
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
STAGES = words(
    ("aims", N_("Setting the aims")),
    ("designing", N_("Designing the help")),
    ("delivering", N_("Giving the help")),
    ("judging", N_("Judging results")),
)
PARTS = words((0, N_("None")), (1, N_("Told")), (2, N_("Asked")), (3, N_("Worked with")), (4, N_("Decide with us")))


def _group_chips(partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    heard = bool(partnership.having(InputGroup, group=record.row_key[0]))
    asked = getattr(record, "follow_up_owner", None)
    if heard:
        return (ChipLine(N_("Heard"), "good", "check"),)
    return (
        (ChipLine(N_("Being asked"), "primary", "clock"),)
        if asked
        else (ChipLine(N_("Not heard"), "warning", "warning"),)
    )


def _group_summary(_partnership: Partnership, record: Record) -> str:
    parts = [said(label_of(EFFECTS, getattr(record, "effect", None))), getattr(record, "size_band", None)]
    return " · ".join(part for part in parts if part)


_GROUPS = Collection(
    kind=BeneficiaryGroup,
    add=N_("Add a group"),
    empty=N_("No group is written down yet."),
    example=N_("Carers under 18: about 40, could lose the Tuesday drop-in."),
    title=lambda _p, row: getattr(row, "name", None) or "",
    summary=_group_summary,
    chips=_group_chips,
    parts=(
        FieldLine("name", N_("Who are they?"), needed=N_("Name the group in a few words.")),
        FieldLine("size_band", N_("About how many?"), optional=True, beside=True),
        FieldLine("effect", N_("What could this do to them?"), control=Control.CHOICE, choices=EFFECTS),
        FieldLine("effect_note", N_("How?"), control=Control.AREA, optional=True),
        FieldLine("at_risk", N_("They are at risk of harm"), control=Control.CHECK),
        FieldLine("often_left_out", N_("They are often left out"), control=Control.CHECK, beside=True),
        FieldGroup(
            N_("If they have not been heard"),
            (
                FieldLine("follow_up_owner", N_("Who will ask them?")),
                FieldLine("follow_up_by", N_("By when?"), control=Control.DATE, beside=True),
            ),
        ),
    ),
)


def _input_title(_partnership: Partnership, record: Record) -> str:
    if getattr(record, "withdrawn_at", None):
        return said(N_("Taken back by the person"))
    quote = getattr(record, "quote", None)
    return f"“{quote}”" if quote else getattr(record, "summary", None) or ""


def _input_summary(partnership: Partnership, record: Record) -> str:
    when = getattr(record, "to_date", None) or getattr(record, "from_date", None)
    names = [
        found.name
        for link in partnership.having(InputGroup, input=record.row_key[0])
        if (found := partnership.get(BeneficiaryGroup, link.group)) is not None
    ]
    parts = [getattr(record, "segment_label", None) or ", ".join(name for name in names if name), long_date(when)]
    return " · ".join(part for part in parts if part)


def _input_chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if getattr(record, "withdrawn_at", None):
        return (ChipLine(N_("Withdrawn"), "neutral"),)
    stance = getattr(record, "stance", None)
    if stance not in _STANCE_CHIPS:
        return ()
    tone, icon = _STANCE_CHIPS[stance]
    return (ChipLine(label_of(STANCES, stance), tone, icon),)


def _is_special(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "sensitivity", None) in {"special", "offence"}


_INPUT_PARTS = (
    FieldLine(
        "method",
        N_("How did you hear it?"),
        control=Control.SELECT,
        choices=methods,
        needed=N_("Choose how you heard it."),
    ),
    FieldLine("collected_by", N_("Who asked?"), control=Control.SELECT, choices=COLLECTED_BY, beside=True),
    FieldLine(
        "summary",
        N_("What did they say, in short?"),
        N_("Leave out names and anything that could identify someone."),
        Control.AREA,
    ),
    FieldLine(
        "quote", N_("In their own words"), N_("The exact words, in their own language."), Control.AREA, optional=True
    ),
    FieldLine(
        "quote_permission",
        N_("What may you do with these words?"),
        control=Control.CHOICE,
        choices=PERMISSIONS,
        columns=2,
    ),
    FieldLine("segment_label", N_("Who said it?"), N_("Without a name: ‘Parent, family drop-in’."), optional=True),
    FieldLine("quote_language", N_("Language"), N_("If it is not English."), optional=True, beside=True),
    FieldLine("stance", N_("What do they think of the proposal?"), control=Control.SELECT, choices=STANCES),
    FieldLine("about", N_("What were they asked about?"), control=Control.CHOICE, choices=ABOUT),
    LinkLine(
        InputGroup,
        "input",
        "group",
        N_("Which groups do they belong to?"),
        groups,
        add_kind=BeneficiaryGroup,
        add_field="name",
        add_label=N_("Another group"),
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
    FieldGroup(
        N_("How many and when"),
        (
            FieldLine("n_asked", N_("How many were asked?"), control=Control.WHOLE),
            FieldLine("n_took_part", N_("How many took part?"), control=Control.WHOLE, beside=True),
            FieldLine("n_events", N_("How many events?"), control=Control.WHOLE, beside=True),
            FieldLine("from_date", N_("From"), control=Control.DATE),
            FieldLine("to_date", N_("To"), control=Control.DATE, beside=True),
            FieldLine("question_asked", N_("The question you asked"), control=Control.AREA, optional=True),
        ),
    ),
    FieldGroup(
        N_("Permission and privacy"),
        (
            FieldLine(
                "lawful_basis",
                N_("Lawful basis"),
                N_("For example legitimate interests. Without one the words do not count as evidence."),
            ),
            FieldLine(
                "sensitivity", N_("How sensitive is it?"), control=Control.CHOICE, choices=SENSITIVITY, columns=2
            ),
            FieldLine("special_condition", N_("Condition for special information"), shown=_is_special),
            FieldLine("consent_state", N_("Consent"), control=Control.SELECT, choices=CONSENT),
            FieldLine("consent_date", N_("Date of consent"), control=Control.DATE, beside=True),
            FieldLine("consent_ref", N_("Where the consent is kept"), optional=True),
            FieldLine("person_code", N_("Code of the person"), N_("Never a name."), optional=True, beside=True),
            FieldLine(
                "identity_check", N_("Could this person be recognised?"), control=Control.SELECT, choices=IDENTITY
            ),
            FieldLine(
                "identity_note", N_("What you changed so that they cannot be"), control=Control.AREA, optional=True
            ),
            FieldLine("keep_until", N_("Keep until"), control=Control.DATE),
            FieldLine("source_ref", N_("Where the notes are kept"), optional=True, beside=True),
        ),
        folded=True,
    ),
)
_INPUTS = Collection(
    kind=BeneficiaryInput,
    add=N_("Add what somebody said"),
    empty=N_("Nothing is recorded yet of what people said."),
    example=N_("“I stopped coming when the drop-in moved to Tuesdays.” Parent, family drop-in."),
    title=_input_title,
    summary=_input_summary,
    chips=_input_chips,
    parts=_INPUT_PARTS,
    quoted=True,
)
_THEMES = Collection(
    kind=Theme,
    add=N_("Add a theme"),
    empty=N_("No theme is written down yet."),
    example=N_("Waiting without news."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda p, row: said(N_("Heard {count} times")).format(
        count=len(p.having(InputTheme, theme=row.row_key[0]))
    ),
    parts=(
        FieldLine("text", N_("The theme"), N_("Three to six words."), needed=N_("Write the theme in a few words.")),
    ),
)


def _stages(_partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return tuple(Head(choice.value, choice.label) for choice in STAGES)


def _level(_partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return (Head("level", N_("Part they play")),)


def _read_part(partnership: Partnership, stage: object, _field: object) -> object:
    found = partnership.get(PartPlayed, stage)
    return found.level if found else None


def _write_part(_partnership: Partnership, stage: object, _field: object, value: object) -> Command:
    return ChangeFields(PartPlayed, (stage,), {"level": value})


_PARTS = Matrix(
    rows=_stages,
    columns=_level,
    read=_read_part,
    write=_write_part,
    areas=frozenset({"part_played"}),
    empty="",
    control=Control.SELECT,
    choices=PARTS,
)


def _missing_groups(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    rows = partnership.rows(BeneficiaryGroup)
    if not rows:
        return (Sentence(N_("Write down the groups of people this could affect.")),)
    heard = {link.group for link in partnership.rows(InputGroup)}
    silent = [
        row.name or row.id for row in rows if row.effect != "none" and row.id not in heard and not row.follow_up_owner
    ]
    if not silent:
        return ()
    return (Sentence(N_("Not heard, and nobody is asking: {names}."), {"names": ", ".join(silent)}),)


def _missing_inputs(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if partnership.rows(BeneficiaryInput) else (Sentence(N_("Record what people said.")),)


PAGES = (
    PageSpec(
        id="hear.groups",
        step=STEP,
        question=N_("Who could this affect?"),
        hint=N_("Think of those who could lose, and of those who are often left out."),
        blocks=(_GROUPS,),
        missing=_missing_groups,
        signals=("V3",),
        more_areas=frozenset({"input_group"}),
    ),
    PageSpec(
        id="hear.inputs",
        step=STEP,
        question=N_("What did people tell you?"),
        hint=N_("Use their own words where you can. Leave out names and anything that could identify someone."),
        blocks=(_INPUTS,),
        missing=_missing_inputs,
        signals=("V4", "V5", "V7"),
    ),
    PageSpec(
        id="hear.themes",
        step=STEP,
        question=N_("What comes up again and again?"),
        hint=N_("Three to six themes, in people's own words if you can."),
        blocks=(_THEMES,),
        evidence=("voices",),
        more_areas=frozenset({"input_theme"}),
    ),
    PageSpec(
        id="hear.part",
        step=STEP,
        question=N_("What part do these people play themselves?"),
        hint=N_("In the work as it is planned, not as you wish it."),
        blocks=(_PARTS,),
        signals=("V9",),
    ),
)
