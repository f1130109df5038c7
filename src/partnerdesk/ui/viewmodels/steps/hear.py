"""Step 3, hear people first: groups, what they said, reading it aloud, themes, the part that people play."""

from partnerdesk.domain.asking import is_being_asked
from partnerdesk.domain.blank import written
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    PartnershipFile,
    PartPlayed,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.theme_links import is_from_answer, touched_by
from partnerdesk.domain.voice import VoiceFinding, is_withdrawn
from partnerdesk.domain.words import N_, NP_, Sentence
from partnerdesk.services.theming import rename_theme
from partnerdesk.ui.viewmodels.answers import called, label_of, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, Fields, PageSpec
from partnerdesk.ui.viewmodels.speech import numbered, said, whole_number
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUTS, TOO_LONG_AGO
from partnerdesk.ui.viewmodels.steps.hear_sources import SOURCES

STEP = "hear"

EFFECTS = words(
    ("gain", N_("Gain"), N_("Better off")),
    ("lose", N_("Lose"), N_("Worse off")),
    ("mixed", N_("Mixed"), N_("Some of each")),
    ("unclear", N_("Unclear"), N_("We do not know yet")),
    ("none", N_("No effect"), N_("Nothing changes for them")),
)
PARTS = words(
    (0, N_("None")),
    (1, N_("Told")),
    (2, N_("Asked")),
    (3, N_("Work with us")),
    (4, N_("Decide with us")),
)


def _group_chips(voice: VoiceFinding, partnership: Partnership, record: Record) -> tuple[ChipLine, ...]:
    links = partnership.having(InputGroup, group=record.row_key[0])
    rows = [row for link in links if (row := partnership.get(BeneficiaryInput, link.input)) is not None]
    found = [voice.inputs[row.id] for row in rows if not is_withdrawn(row)]
    if any(each.counts for each in found):
        return (ChipLine(N_("Heard"), "good", "check"),)
    if found and not any(each.valid for each in found):
        return (ChipLine(N_("Does not count: no lawful basis"), "warning", "warning"),)
    if isinstance(record, BeneficiaryGroup) and is_being_asked(partnership, record):
        return (ChipLine(N_("Being asked"), "primary", "clock"),)
    if not found:
        return (ChipLine(N_("Not heard"), "warning", "warning"),)
    dated = any(each.valid and each.is_dated for each in found)
    return (ChipLine(TOO_LONG_AGO if dated else N_("Does not count: no date"), "warning", "warning"),)


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
    voice_chips=_group_chips,
    parts=(
        FieldLine("name", N_("Who are they?"), listed=True, needed=N_("Name the group in a few words.")),
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
            N_("More than one way to reach them? Add each below, under “Who will ask whom”."),
        ),
    ),
)


_REMARKS = NP_("One remark", "{count} remarks")
_FEW_REMARKS, _NO_REMARK = N_("Fewer than {k} remarks"), N_("No remark yet")


def _remarks(partnership: Partnership, record: Record) -> str:
    """Return in how many inputs and answers a theme comes up; a quote and the answer it is from are one.

    A small number is not said: it would give away the number of people that the table below holds back (0026).
    """
    touched = touched_by(partnership)[str(record.row_key[0])]
    rows = (partnership.get(BeneficiaryInput, name) for name in touched.inputs)
    count = touched.marks + sum(row is not None and not is_from_answer(row) for row in rows)
    least = int(settings_of(partnership)["k_min"])
    if 0 < count < least:
        return said(_FEW_REMARKS).format(k=least)
    return numbered(_REMARKS, count, count=whole_number(count)) if count else said(_NO_REMARK)


_THEMES = Collection(
    kind=Theme,
    add=N_("Add a theme"),
    empty=N_("No theme is written down yet."),
    example=N_("Waiting without news."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=_remarks,
    parts=(
        FieldLine(
            "text",
            N_("The theme"),
            N_("Three to six words."),
            needed=N_("Write the theme in a few words."),
            command=lambda held, key, words: rename_theme(held, str(key[0]), words or ""),
        ),
    ),
    extra=("theme_tools",),
)


def _part(stage: str, title: str, hint: str) -> Fields:
    return Fields(
        PartPlayed,
        (
            FieldLine("level", title, hint, Control.CHOICE, PARTS, columns=5),
            FieldLine("note", N_("In what way?"), optional=True),
        ),
        key=(stage,),
    )


_STAGES = (
    _part("aims", N_("Setting the aims"), N_("Deciding what should be different.")),
    _part("designing", N_("Designing the help"), N_("Working out what it looks like.")),
    _part("delivering", N_("Giving the help"), N_("Doing it, day by day.")),
    _part("judging", N_("Judging the results"), N_("Saying whether it works.")),
)


def _missing_groups(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    rows = written(partnership.rows(BeneficiaryGroup))
    if not rows:
        return (Sentence(N_("Write down the groups of people this could affect.")),)
    heard = {link.group for link in partnership.rows(InputGroup)}
    silent = [
        called(partnership, row)
        for row in rows
        if row.effect != "none" and row.id not in heard and not is_being_asked(partnership, row)
    ]
    if not silent:
        return ()
    return (Sentence(N_("Not heard, and nobody is asking: {names}."), {"names": ", ".join(silent)}),)


def _missing_inputs(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if written(partnership.rows(BeneficiaryInput)) else (Sentence(N_("Record what people said.")),)


def _has_answers_to_read(partnership: Partnership) -> bool:
    """Return whether the page is there: on the short route only once a survey was imported."""
    return bool(partnership.rows(Survey)) or partnership.one(PartnershipFile).route != "short"


PAGES = (
    PageSpec(
        id="hear.groups",
        step=STEP,
        question=N_("Who could this affect?"),
        hint=N_("Think of those who could lose, and of those who are often left out."),
        why=N_("Those who could lose most are often asked last. Naming them shows who is still silent."),
        blocks=(_GROUPS, Custom("who_was_heard"), SOURCES, Custom("papers")),
        missing=_missing_groups,
        signals=("V3",),
        more_areas=frozenset({"input_group", "beneficiary_input", "listening_plan"}),
    ),
    PageSpec(
        id="hear.inputs",
        step=STEP,
        question=N_("What did people tell you?"),
        hint=N_("Use their own words where you can. Leave out names and anything that could identify someone."),
        why=N_(
            "You decide on their behalf. What they said, in their own words, comes before what you think they want."
        ),
        blocks=(INPUTS, Custom("import_survey")),
        missing=_missing_inputs,
        signals=("V4", "V5", "V7"),
    ),
    PageSpec(
        id="hear.reader",
        step=STEP,
        question=N_("Read the answers together"),
        hint=N_("One at a time. Give each what it is about; mark what the board should hear aloud."),
        why=N_("Numbers say how many. Only people’s own words say what it is like, and what they would change."),
        blocks=(Custom("answer_reader", frozenset({"answer_mark", "theme"})),),
        wide=True,
        spacious=True,
        shown=_has_answers_to_read,
    ),
    PageSpec(
        id="hear.aloud",
        step=STEP,
        question=N_("Read these words aloud"),
        hint=N_("One trustee each. No comment until all are read; then three quiet minutes to write."),
        why=N_("Words that were heard aloud stay in the room when you talk about money and structures."),
        blocks=(Custom("read_aloud"),),
    ),
    PageSpec(
        id="hear.themes",
        step=STEP,
        question=N_("What comes up again and again?"),
        hint=N_("Three to six themes, in people’s own words if you can."),
        why=N_("One story can carry a room away. What many people say again and again is firmer ground."),
        blocks=(_THEMES, Custom("themes_table"), Custom("themes_files")),
        evidence=("voices",),
        more_areas=frozenset({"input_theme", "beneficiary_input", "answer_mark"}),
    ),
    PageSpec(
        id="hear.part",
        step=STEP,
        question=N_("What part do these people play themselves?"),
        hint=N_("In the work as it is planned, not as you wish it."),
        why=N_("Being asked once is not a say. The brief shows what part people really have."),
        blocks=_STAGES,
        signals=("V9",),
    ),
)
