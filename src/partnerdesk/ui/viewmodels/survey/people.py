"""How many people an export is of, where an id stands in several rows. It must not know widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_, NP_
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.who_answered import guarded_id, id_of_rows
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import numbered, said, shortened, whole_number

if TYPE_CHECKING:
    from partnerdesk.exchange.survey.answers import ImportSummary
    from partnerdesk.exchange.survey.guessing import ExportFound
    from partnerdesk.exchange.survey.mapping import ColumnMap, SurveyMap

_LONGEST = 60
_SENT_TWICE = 1.02  # where so few come again nobody meant them to
_TWICE = NP_(
    "One row has an id that another has too. They count as one person’s; it may have been sent twice.",
    "{count} rows have an id that another has too. Those count as one person’s; they may have been sent twice.",
)
_DIFFER = NP_(
    "One person’s rows say different things: each of the answers counts once.",
    "{count} people’s rows say different things: each of a person’s answers counts once, so the answers to a question "
    "can be more than the people.",
)


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """The question whether rows with the same id are one person: of which column, and the two answers to it.

    ``is_guarded`` says that the column tells who somebody is, and is left out unless a person keeps it. ``instead``
    is the column that numbers the rows, which is the id where each row is somebody.
    """

    position: int
    choices: tuple[ChoiceLine, ...]
    is_guarded: bool = False
    instead: int | None = None


def people_asked(made: SurveyMap, found: ExportFound) -> PeopleAsked | None:
    """Return what to ask about an id that stands in several rows; None where there is none."""
    ids = (_id_in(made), _id_in(found.map), guarded_id(found.map.columns, found.columns))
    column = next((each for each in ids if each is not None and _people(each, found) < found.rows), None)
    if column is None:
        return None
    name, is_guarded = shortened(column.heading, _LONGEST), bool(column.identifying)
    kept = said(N_("It says who somebody is, and would be kept with each answer."))
    one = ChoiceLine(
        value=True,
        label=people_in_rows(_people(column, found), found.rows),
        description=said(N_("Rows with the same ‘{column}’ are one person’s.")).format(column=name)
        + (f" {kept}" if is_guarded else ""),
    )
    each = ChoiceLine(
        value=False,
        label=said(N_("{count} people: each row is somebody")).format(count=whole_number(found.rows)),
        description=said(N_("‘{column}’ is left out.")).format(column=name),
    )
    instead = id_of_rows(found.map.columns, found.columns)
    return PeopleAsked(
        column.position,
        (each, one) if is_guarded else (one, each),
        is_guarded,
        instead.position if instead is not None else None,
    )


def _id_in(made: SurveyMap) -> ColumnMap | None:
    return next(iter(made.having(Role.ID)), None)


def _people(column: ColumnMap, found: ExportFound) -> int:
    people = found.columns[column.position].people
    return found.rows if people is None else people


def people_in_rows(people: int, rows: int) -> str:
    """Say how many people have how many rows."""
    words = NP_("One person in {rows} rows", "{count} people in {rows} rows")
    return numbered(words, people, count=whole_number(people), rows=whole_number(rows))


def rows_told(summary: ImportSummary) -> tuple[str, ...]:
    """Say that people have several rows, and what is done where these differ; nothing where each has one."""
    if not summary.repeated or _are_few(summary):
        return ()
    told = said(N_("They stand in {rows} rows: rows with the same id are one person’s, who counts once."))
    differ = (numbered(_DIFFER, summary.differing, count=whole_number(summary.differing)),) if summary.differing else ()
    return (told.format(rows=whole_number(summary.answers)), *differ)


def twice_told(summary: ImportSummary) -> tuple[str, ...]:
    """Say that a few rows have the id of another, which nobody may have meant."""
    if not summary.repeated or not _are_few(summary):
        return ()
    return (numbered(_TWICE, summary.repeated, count=whole_number(summary.repeated)),)


def _are_few(summary: ImportSummary) -> bool:
    return summary.answers <= summary.people * _SENT_TWICE
