"""Purges a file that is not open, and says what was done and what nobody can do from here. Knows no screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from partnerdesk.domain.commands import NOUNS, EraseInputs
from partnerdesk.domain.erasing import file_is_due, inputs_due
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.purging import Purged, meant_by

_DONE_ONE = N_("Erased 1 input with everything that hung on it, from the file and from this computer: {inputs}.")
_DONE = N_("Erased {count} inputs with everything that hung on them, from the file and from this computer: {inputs}.")
_BACKUPS = N_(
    "Earlier versions on this computer: {done} written anew without these words, {deleted} deleted as unreadable."
)
_ASIDE = N_("Unreadable work of this file that lay aside was deleted, too.")
_TRACE = N_("The same words stand in {noun} {name}, field {field}. Read it, and change it where it tells too much.")
_NOT_REACHED = N_("Not reached from here, so please see to it yourself:")
_FILE_DUE = N_("The file itself was to be kept until {day}. Delete it when nobody needs it any more.")

NOTHING_OF_INPUT = N_("There is no input '{name}' in this file. Check the code on its card.")
NOTHING_OF_PERSON = N_("Nothing in this file has the person code '{name}'. Check the code in your list.")
NOTHING_DUE = N_("Nothing in this file is past its date.")


def purge_file(
    documents: Documents, path: Path, command: EraseInputs | None, password: str | None = None
) -> tuple[Sentence, ...]:
    """Erase what ``command`` names, or where there is none whatever is past its date; return what to tell.

    Raises FileRefused, and Refused where there is nothing of the kind; then nothing is changed.
    """
    today = documents.clock().astimezone().date()
    with documents.open(path, password) as session:
        wanted = command or EraseInputs(inputs_due(session.partnership, today))
        if command is not None and not meant_by(wanted, session.partnership):
            raise nothing_of(command)
        told: list[Sentence] = []
        if meant_by(wanted, session.partnership):
            told += said_of(session.purge(wanted))
        elif not file_is_due(session.partnership, today):
            raise Refused("nothing_due", NOTHING_DUE)
        return (*told, *_due(session.partnership, today, asked=command is None))


def nothing_of(command: EraseInputs) -> Refused:
    """Return the refusal that says that nothing here is what a person wants to erase."""
    if command.person is not None:
        return Refused("no_person", Sentence(NOTHING_OF_PERSON, {"name": command.person}))
    return Refused("no_input", Sentence(NOTHING_OF_INPUT, {"name": ", ".join(command.inputs)}))


def said_of(purged: Purged) -> Iterator[Sentence]:
    """Yield what was done, and what is left to do, in sentences."""
    count = len(purged.inputs)
    yield Sentence(_DONE_ONE if count == 1 else _DONE, {"count": count, "inputs": ", ".join(purged.inputs)})
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


def _due(partnership: Partnership, today: date, *, asked: bool) -> tuple[Sentence, ...]:
    until = partnership.one(PartnershipFile).keep_until
    if not asked or until is None or not file_is_due(partnership, today):
        return ()
    return (Sentence(_FILE_DUE, {"day": f"{until.day} {until:%B %Y}"}),)
