"""Makes the command that erases what single people answered, for the rows of whichever state of the file it is about.

An earlier version of a file may hold the same survey with other rows, or another survey under the same id: what is
meant is the same row of the same export. All rows with her answer id are hers, and go with it. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from partnerdesk.domain import commands as ask
from partnerdesk.domain.about import About
from partnerdesk.domain.about import people_of as people_in
from partnerdesk.domain.answer_places import Person, quotes_of_people, source_of, surveys_of_inputs
from partnerdesk.domain.answer_rows import digest_of
from partnerdesk.domain.erasing import inputs_meant
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Survey
from partnerdesk.domain.respondents import EraseRespondents, RowsLeft
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage.answer_table import (
    people_called,
    people_here,
    rows_of,
    rows_of_people,
    rows_with_theirs,
    texts_of,
)
from partnerdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from partnerdesk.services.session import Session

NOTHING_OF_ANSWER = N_("Nothing in this file has the answer id '{name}'. Check the id in the export.")
NOTHING_OF_ROW = N_(
    "There is no answer '{name}' in this file. Write survey and row: "
    "SU1/17 is answer 17 of the first survey that came in."
)


def with_answer_id(session: Session, answer_id: str) -> tuple[Person, ...]:
    """Return who gave an answer with this id. Raises Refused where there is none."""
    found = tuple(people_called(session.workspace.connection, answer_id.strip()))
    if not found:
        raise Refused("no_answer", Sentence(NOTHING_OF_ANSWER, {"name": answer_id}))
    return found


def erasing_people(session: Session, people: Collection[Person]) -> EraseRespondents:
    """Return the command that erases what these people answered. Raises Refused where they answered nothing."""
    command = _erasing(session.workspace, session.partnership, people)
    if not command.people:
        name = ", ".join(f"{survey}/{row}" for survey, row in people)
        raise Refused("no_answer", Sentence(NOTHING_OF_ROW, {"name": name}))
    return command


def _erasing(workspace: Workspace, said_in: Partnership, people: Collection[Person]) -> EraseRespondents:
    """Return the command for what is in ``workspace``, of people named by the surveys of another state."""
    connection = workspace.connection
    named = _here(workspace.partnership, said_in, people)
    wanted = {survey: rows_with_theirs(connection, survey, each) for survey, each in named.items()}
    people = tuple(
        (survey, one)
        for survey, each in wanted.items()
        for one in sorted(each & people_here(connection, survey, each) | _quoted(workspace.partnership, survey, each))
    )
    left = {survey: RowsLeft.without(rows_of(connection, survey), wanted[survey]) for survey, _ in people}
    digests = {survey: digest_of(rows) if rows else None for survey, rows in left.items()}
    answers = {digest: left[survey] for survey, digest in digests.items() if digest is not None}
    return EraseRespondents(people, digests, answers)


def _quoted(partnership: Partnership, survey: str, people: Collection[int]) -> set[int]:
    return {one for one in people if quotes_of_people(partnership, ((survey, one),))}


def _here(here: Partnership, said_in: Partnership, people: Collection[Person]) -> dict[str, set[int]]:
    """Return the rows that are meant by the surveys that came from the same exports."""
    wanted: dict[str, set[int]] = {}
    for name, respondent in people:
        for survey in _same_surveys(here, said_in.get(Survey, name)):
            wanted.setdefault(survey, set()).add(respondent)
    return wanted


def _same_surveys(here: Partnership, meant: Survey | None) -> Iterator[str]:
    if meant is None:
        return
    for each in here.rows(Survey):
        is_known = each.source_digest is not None or each.id == meant.id
        if is_known and each.source_digest == meant.source_digest:
            yield each.id


def fitted(command: ask.Command, said_in: Partnership, workspace: Workspace) -> ask.Command:
    """Return a command that was made for the state ``said_in`` as it has to be for another."""
    if isinstance(command, ask.DoTogether):
        parts = tuple(fitted(part, said_in, workspace) for part in command.commands)
        return ask.DoTogether(parts, command.words)
    return _erasing(workspace, said_in, command.people) if isinstance(command, EraseRespondents) else command


def widened(command: ask.Command, workspace: Workspace) -> ask.Command:
    """Return a command that takes inputs away, together with the answers that they were made of.

    Otherwise the words would stay in the survey, where anybody can read them.
    """
    if not isinstance(command, ask.EraseInputs | ask.WithdrawInput):
        return command
    partnership = workspace.partnership
    names = inputs_of(command, partnership)
    going = surveys_of_inputs(partnership, names)
    rows = (partnership.get(BeneficiaryInput, name) for name in names)
    places = [source_of(partnership, row) for row in rows if row is not None]
    people = dict.fromkeys(each.person for each in places if each is not None and each.survey not in going)
    more = _erasing(workspace, partnership, tuple(people)) if people else None
    return ask.DoTogether((command, more), command.label) if more is not None and more.people else command


def inputs_of(command: ask.EraseInputs | ask.WithdrawInput, partnership: Partnership) -> tuple[str, ...]:
    """Return the ids of the inputs that a command takes away."""
    if isinstance(command, ask.EraseInputs):
        return inputs_meant(partnership, command.inputs, command.person)
    return inputs_meant(partnership, (command.input,), None)


def texts_erased(command: ask.Command, workspace: Workspace) -> tuple[str, ...]:
    """Return the answers that a command erases, to look where else they stand word for word."""
    if isinstance(command, ask.DoTogether):
        return tuple(text for part in command.commands for text in texts_erased(part, workspace))
    if not isinstance(command, EraseRespondents):
        return ()
    asked: dict[str, set[int]] = {}
    for survey, respondent in command.people:
        asked.setdefault(survey, set()).add(respondent)
    found = (texts_of(workspace.connection, survey, own) for survey, own in asked.items())
    return tuple(text for each in found for _, _, text in each)


def with_answers(session: Session, about: About) -> About:
    """Return everything about somebody with all that she answered in the surveys that her words were taken from."""
    connection = session.workspace.connection
    wanted: dict[str, set[int]] = {}
    for survey, one in people_in(about):
        wanted.setdefault(survey, set()).update(rows_with_theirs(connection, survey, (one,)))
    rows = ((survey, row) for survey, own in wanted.items() for row in rows_of_people(connection, survey, own))
    marks = (mark for mark in session.partnership.rows(AnswerMark) if mark.respondent in wanted.get(mark.survey, ()))
    hanging = tuple(dict.fromkeys((*about.hanging, *marks)))
    return replace(about, hanging=hanging, answers=tuple(rows))


def rows_of_person(session: Session, person: Person) -> frozenset[int]:
    """Return the rows of the survey in which somebody answered: all that have the id of this one."""
    survey, row = person
    return frozenset(rows_with_theirs(session.workspace.connection, survey, (row,)))


def people_of(command: ask.Command) -> tuple[Person, ...]:
    """Return whose answers a command erases."""
    if isinstance(command, ask.DoTogether):
        return tuple(person for part in command.commands for person in people_of(part))
    return command.people if isinstance(command, EraseRespondents) else ()
