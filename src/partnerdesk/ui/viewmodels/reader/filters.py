"""What the answers can be narrowed to: questions, groups, themes, stances, read or not. It must not know widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnerdesk.domain.records import Survey, SurveyQuestion, Theme
from partnerdesk.domain.words import N_
from partnerdesk.services.answers import Filter
from partnerdesk.ui.viewmodels.answers import said_choices, theme_text
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.reader.shown import survey_name
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.hear_inputs import STANCES

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.answers import Answers

READING = (
    ("unread", N_("Not read yet")),
    ("read", N_("Read")),
    ("aloud", N_("To be read aloud")),
    ("identify", N_("May identify someone")),
)
_FLAGS: dict[object, dict[str, bool]] = {
    "unread": {"unread": True},
    "read": {"unread": False},
    "aloud": {"read_aloud": True},
    "identify": {"may_identify": True},
}
_NO_FLAG: dict[str, None] = {"unread": None, "read_aloud": None, "may_identify": None}


def _several(partnership: Partnership) -> bool:
    return len(partnership.rows(Survey)) > 1


def _headed(partnership: Partnership, survey: str, text: str) -> str:
    return f"{survey_name(partnership, survey)}: {text}" if _several(partnership) else text


def questions(partnership: Partnership) -> tuple[ChoiceLine, ...]:
    """Return the questions that were answered in words."""
    rows = [row for row in partnership.rows(SurveyQuestion) if row.role == "text"]
    return tuple(
        ChoiceLine((row.survey, row.number), _headed(partnership, row.survey, row.heading or str(row.number)))
        for row in rows
    )


def groups(partnership: Partnership, answers: Answers) -> tuple[ChoiceLine, ...]:
    """Return the groups in which somebody answered, by the columns of each survey."""
    lines = []
    for survey in partnership.rows(Survey):
        columns = [row for row in partnership.having(SurveyQuestion, survey=survey.id) if row.role == "group"]
        for number, column in enumerate(columns):
            found = answers.groups(number, Filter(survey=survey.id))
            head = _headed(partnership, survey.id, column.heading or "")
            lines += [ChoiceLine((survey.id, number, value), f"{head}: {value}") for value in found]
    return tuple(lines)


def themes(partnership: Partnership) -> tuple[ChoiceLine, ...]:
    """Return the themes."""
    return tuple(ChoiceLine(row.id, theme_text(row)) for row in partnership.rows(Theme))


def stances() -> tuple[ChoiceLine, ...]:
    """Return what people can think of the proposal."""
    return said_choices(STANCES)


def reading() -> tuple[ChoiceLine, ...]:
    """Return how far reading can have come."""
    return tuple(ChoiceLine(value, said(label)) for value, label in READING)


def narrowed(wanted: Filter, what: str, value: object) -> Filter:
    """Return a filter with another value of one part: question, group, theme, stance or reading."""
    if what == "theme":
        return replace(wanted, theme=value if isinstance(value, str) else None)
    if what == "stance":
        return replace(wanted, stance=value if isinstance(value, str) else None)
    if what == "reading":
        return replace(wanted, **{**_NO_FLAG, **_FLAGS.get(value, {})})  # type: ignore[arg-type]  # flags only
    return _of_question(wanted, value) if what == "question" else _of_group(wanted, value)


def _of_question(wanted: Filter, value: object) -> Filter:
    match value:
        case (str(survey), int(number)):
            group = wanted.group if wanted.survey in {None, survey} else None
            return replace(wanted, survey=survey, question=number, group=group)
        case _:
            return replace(wanted, question=None, survey=wanted.survey if wanted.group else None)


def _of_group(wanted: Filter, value: object) -> Filter:
    match value:
        case (str(survey), int(column), str(name)):
            question = wanted.question if wanted.survey in {None, survey} else None
            return replace(wanted, survey=survey, group=(column, name), question=question)
        case _:
            return replace(wanted, group=None, survey=wanted.survey if wanted.question is not None else None)


def value_of(wanted: Filter, what: str) -> object:
    """Return the value of one part of a filter, as :func:`narrowed` takes it."""
    if what == "question":
        return (wanted.survey, wanted.question) if wanted.question is not None else None
    if what == "group":
        return (wanted.survey, *wanted.group) if wanted.group is not None else None
    if what in {"theme", "stance"}:
        return getattr(wanted, what)
    flags = {name: getattr(wanted, name) for name in _NO_FLAG if getattr(wanted, name) is not None}
    return next((value for value, own in _FLAGS.items() if own == flags), None)
