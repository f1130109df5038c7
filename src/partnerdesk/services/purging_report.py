"""Purges a file that is not open, and says what was done and what nobody can do from here. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.answer_places import Person, person_in
from partnerdesk.domain.commands import NOUNS, EraseInputs
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.erasing import file_is_due, inputs_due
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.respondents import EraseRespondents
from partnerdesk.domain.words import N_, NP_, Sentence, counted
from partnerdesk.services.deleting import Removal, delete_file, places_of, removal_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.purging import Purged, meant_by
from partnerdesk.services.respondents import erasing_people, with_answer_id
from partnerdesk.services.same_people import same_people
from partnerdesk.services.session import Session

_DONE = NP_(
    "Erased 1 input with everything that hung on it, from the file and from this computer: {inputs}.",
    "Erased {count} inputs with everything that hung on them, from the file and from this computer: {inputs}.",
)
_PEOPLE = NP_(
    "Erased all that one person answered, from the file and from this computer: {people}.",
    "Erased {count} answers to surveys, with all that hung on them, from the file and from this computer: {people}.",
)
_COUNTS = N_("How many gave which answer was counted before, and stays: it says nothing of anybody.")
_BACKUPS = N_(
    "Earlier versions on this computer: {done} written anew without these words, "
    "{deleted} deleted because they could not be."
)
_ASIDE = N_("Unreadable work of this file that lay aside was deleted, too.")
_TRACE = N_("The same words stand in {noun} {name}, field {field}. Read it, and change it where it tells too much.")
_NOT_REACHED = N_("Not reached from here, so please see to it yourself:")
_FILE_DUE = N_(
    "This file was to be kept until {day}, so all of it would be deleted. Nothing was changed. "
    "Answer 'yes' on a terminal or add --yes to delete it, or give the file a later date in the window."
)

NOTHING_OF_INPUT = N_("There is no input '{name}' in this file. Check the code on its card.")
NOTHING_OF_PERSON = N_("Nothing in this file has the person code '{name}'. Check the code in your list.")
NOTHING_DUE = N_("Nothing in this file is past its date.")


_SEVERAL = N_(
    "Several surveys have an answer with the id '{name}': {places}. It may be another person in each, so nothing was "
    "erased. Say in which with --survey, or --all-surveys where it is the same person in all of them."
)
_NOT_IN_SURVEY = N_("Survey {survey} has no answer with the id '{name}'. Check the id in its export.")

Agree = Callable[[Removal], bool]

_ALSO = N_(
    "{answer} is in another wave of the survey and has the same id or the same words. "
    "If it is the same person, erase it too: --answer {answer}"
)


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """What one person answered in a survey: by survey and row (SU1/17), else by the answer's id in the export.

    The same id may be somebody else's in another survey, so ``survey`` says in which, or ``in_all`` that it is one
    person in all of them.
    """

    name: str
    survey: str | None = None
    in_all: bool = False

    def command(self, session: Session) -> EraseRespondents:
        """Return the command that erases it. Raises Refused where there is no such answer, or it is not one person."""
        place = person_in(self.name)
        if place is not None and self.survey not in {None, place[0]}:
            raise Refused("no_answer", Sentence(_NOT_IN_SURVEY, {"name": self.name, "survey": self.survey}))
        return erasing_people(session, (place,) if place is not None else self._called(session))

    def _called(self, session: Session) -> tuple[Person, ...]:
        found = with_answer_id(session, self.name)
        if self.survey is not None:
            found = tuple(each for each in found if each[0] == self.survey)
            if not found:
                raise Refused("no_answer", Sentence(_NOT_IN_SURVEY, {"name": self.name, "survey": self.survey}))
        if not self.in_all and not _are_one(session, found):
            where = ", ".join(f"{survey}/{row}" for survey, row in found)
            raise Refused("several_surveys", Sentence(_SEVERAL, {"name": self.name, "places": where}))
        return found


def _are_one(session: Session, found: tuple[Person, ...]) -> bool:
    """Return whether answers are of one survey, or of waves of it in which they are hardly another person's."""
    first = found[0]
    likely = {each.person for each in same_people(session, first) if each.is_likely}
    return all(each[0] == first[0] or each in likely for each in found)


def purge_file(
    documents: Documents,
    path: Path,
    command: EraseInputs | OneAnswer | None,
    agree: Agree,
    password: str | None = None,
    *,
    or_delete: bool = False,
) -> tuple[Sentence, ...]:
    """Erase what ``command`` names, or where there is none whatever is past its date; return what to tell.

    A file that is past its date as a whole is deleted where a person says so: ``agree`` is asked. Earlier versions that
    cannot be written anew are deleted with ``or_delete`` only. Raises FileRefused, and Refused where there is nothing
    of the kind, or where nobody agreed; then nothing is changed.
    """
    today = by_this_clock(documents.clock()).date()
    with documents.open(path, password) as session:
        if command is None and file_is_due(session.partnership, today):
            return _deleted(session, agree)
        if isinstance(command, OneAnswer):
            erasing = command.command(session)
            others = _also(session, erasing)
            return (*said_of(session.purge(erasing, or_delete=or_delete)), *others)
        wanted = command or EraseInputs(inputs_due(session.partnership, today))
        if not meant_by(wanted, session.partnership):
            raise Refused("nothing_due", NOTHING_DUE) if command is None else nothing_of(command)
        return tuple(said_of(session.purge(wanted, or_delete=or_delete)))


def _also(session: Session, erasing: EraseRespondents) -> tuple[Sentence, ...]:
    """Say where in other waves of the survey answers of the same person seem to be, and how to erase them, too."""
    found = dict.fromkeys(each.person for one in erasing.people for each in same_people(session, one))
    left = [each for each in found if each not in erasing.people]
    return tuple(Sentence(_ALSO, {"answer": f"{survey}/{row}"}) for survey, row in left)


def _deleted(session: Session, agree: Agree) -> tuple[Sentence, ...]:
    """Delete a file that is past its date, once a person has heard what goes and what stays."""
    removal = removal_of(places_of(session))
    if not agree(removal):
        until = session.partnership.one(PartnershipFile).keep_until
        raise Refused("file_due", Sentence(_FILE_DUE, {"day": until or ""}))
    return (*delete_file(session), Sentence(_NOT_REACHED), *removal.staying)


def nothing_of(command: EraseInputs) -> Refused:
    """Return the refusal that says that nothing here is what a person wants to erase."""
    if command.person is not None:
        return Refused("no_person", Sentence(NOTHING_OF_PERSON, {"name": command.person}))
    return Refused("no_input", Sentence(NOTHING_OF_INPUT, {"name": ", ".join(command.inputs)}))


def said_of(purged: Purged) -> Iterator[Sentence]:
    """Yield what was done, and what is left to do, in sentences."""
    count, people = len(purged.inputs), len(purged.people)
    if count:
        yield counted(_DONE, count, count=count, inputs=", ".join(purged.inputs))
    if people:
        named = ", ".join(f"{survey}/{row}" for survey, row in purged.people)
        yield counted(_PEOPLE, people, count=people, people=named)
        yield Sentence(_COUNTS)
    if purged.backups.done or purged.backups.deleted:
        yield Sentence(_BACKUPS, {"done": purged.backups.done, "deleted": purged.backups.deleted})
    if purged.set_aside:
        yield Sentence(_ASIDE)
    yield from (_said_of_trace(each.entity, each.key, each.field) for each in purged.traces)
    yield Sentence(_NOT_REACHED)
    yield from purged.not_reached


def _said_of_trace(entity: str, key: tuple[object, ...], field: str) -> Sentence:
    name = " / ".join(str(each) for each in key)
    return Sentence(_TRACE, {"noun": Sentence(NOUNS[entity]), "name": name, "field": field})
