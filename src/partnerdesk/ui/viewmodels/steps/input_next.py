"""What one thing that people said still needs before it counts, and where its answers are read; it knows no widgets.

Said at the head of its card: what stands there is what a person does next.
"""

from dataclasses import dataclass

from partnerdesk.domain.case import filled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, InputGroup, Record, Survey, SurveyQuestion
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, NP_
from partnerdesk.ui.viewmodels.names_pointed import pointed_at
from partnerdesk.ui.viewmodels.speech import numbered, said

_PEOPLE = NP_("One person answered this survey.", "{n} people answered this survey.")

_IMPORTED = N_("These are the answers of a survey.")
_LOOK = N_("Look at the words")
_UNCHECKED = frozenset({None, "not_done"})


@dataclass(frozen=True, slots=True)
class NeededLine:
    """One thing that is missing: why it matters, what to do, and the field of the form in which it is done."""

    sentence: str
    label: str
    field: str


_NEEDED = (
    NeededLine(
        N_("No lawful basis is recorded, so it does not count and nobody hears it."),
        N_("Write down the lawful basis"),
        "lawful_basis",
    ),
    NeededLine(N_("It has no date, so it does not count."), N_("Write down when it was"), "from_date"),
    NeededLine(
        N_("It speaks for no group yet, so no group counts as heard through it."),
        N_("Say for whom it speaks"),
        "group",
    ),
    NeededLine(
        N_("It is from too long ago to count, so no group counts as heard through it. Ask these people again."),
        N_("Look at its date"),
        "to_date",
    ),
    NeededLine(
        N_("Who said it is told so closely that it fits only a few people, and may show who it was."),
        N_("Look at who said it"),
        "segment_label",
    ),
)


def survey_of(partnership: Partnership, record: Record) -> Survey | None:
    """Return the imported survey that an input is; None where it is anything else."""
    return next(iter(partnership.having(Survey, input=record.row_key[0])), None)


def has_written_answers(partnership: Partnership, survey: Survey) -> bool:
    """Return whether people wrote anything in a survey that can be read: some only let people tick."""
    questions = partnership.having(SurveyQuestion, survey=survey.id)
    return survey.answers_digest is not None and any(row.role == "text" for row in questions)


def is_survey(partnership: Partnership, record: Record) -> bool:
    """Return whether an input is a survey that was imported."""
    return isinstance(record, BeneficiaryInput) and survey_of(partnership, record) is not None


def needed_by(
    partnership: Partnership, record: BeneficiaryInput, *, is_too_old: bool = False, is_few: bool = False
) -> tuple[NeededLine, ...]:
    """Return what an input needs before it counts; nothing of one that nobody has written anything on yet.

    ``is_few`` says that the words for who said it fit few people only.
    """
    begun = any(filled(text) for text in (record.summary, record.quote)) or is_survey(partnership, record)
    if is_withdrawn(record) or not begun:
        return ()
    lacks = {
        "lawful_basis": not filled(record.lawful_basis),
        "from_date": record.from_date is None and record.to_date is None,
        "group": not is_too_old and not partnership.having(InputGroup, input=record.id),
        "to_date": is_too_old,
        "segment_label": is_few,
    }
    found = [NeededLine(said(line.sentence), said(line.label), line.field) for line in _NEEDED if lacks[line.field]]
    names = pointed_at(partnership, record.quote) if record.identity_check in _UNCHECKED else ""
    return (*found, NeededLine(names, said(_LOOK), "quote")) if names else tuple(found)


def people_words(partnership: Partnership, record: BeneficiaryInput) -> str:
    """Say how many people answered a survey; nothing of anything else, or once it was taken back."""
    survey = survey_of(partnership, record)
    if survey is None or is_withdrawn(record):
        return ""
    people = survey.n_respondents or record.n_took_part
    return numbered(_PEOPLE, people) if people else said(_IMPORTED)
