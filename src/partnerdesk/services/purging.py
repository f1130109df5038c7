"""Takes a person's words away for good: from the file, from undo, the history, earlier versions and left-over work.

What lies on other computers, in the post or on paper nobody can reach from here; that is said, never passed over.
A :class:`Purging` is planned where the file is open, done elsewhere in any thread, then finished where the file is
open. Knows no screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from partnerdesk.domain import commands as ask
from partnerdesk.domain.answer_places import Person, quotes_of_people
from partnerdesk.domain.apply import apply
from partnerdesk.domain.erasing import Trace, traces, traces_of, with_quotes
from partnerdesk.domain.importing import answers_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.respondents import EraseRespondents
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.elsewhere import Elsewhere, Tell, say_nothing
from partnerdesk.services.respondents import fitted, inputs_of, people_of, texts_erased, widened
from partnerdesk.storage import claiming, files
from partnerdesk.storage.backups import Rewritten
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.telling import Note
from partnerdesk.storage.workspace import Workspace

VERSIONS_LEFT = frozenset({"versions-full", "versions-stay"})  # the codes with which a person is asked
OUT_OF_REACH = (
    N_("Copies of the file that were sent, put on a stick or saved under another name in another folder."),
    N_("Earlier versions that OneDrive, Dropbox, Google Drive or a backup program keeps of the file."),
    N_("Briefs, exports (JSON, tables) and other papers that were printed or saved with these words."),
    N_("Where the words came from a survey: the file that was imported, and the survey tool, which still have them."),
)
_NEIGHBOUR = N_("'{name}' in the same folder is a copy of this file and may hold the words. Open it and erase there.")
_DOCUMENT = N_("The file itself could not be written yet, so it still holds the words. {problem}")
_VERSION = N_("An earlier version still holds the words and could not be deleted. Delete it yourself: {place}")


@dataclass(frozen=True, slots=True)
class Purged:
    """What was erased, what became of the earlier versions, and what still has to be looked at by a person.

    ``written`` says whether the document itself holds them no more, ``traces`` which records repeat the words,
    ``not_reached`` in sentences where copies may lie. ``people`` are those whose answers to a survey were erased.
    """

    inputs: tuple[str, ...]
    backups: Rewritten
    set_aside: int
    traces: tuple[Trace, ...]
    not_reached: tuple[Sentence, ...]
    written: bool = True
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneHere:
    """What became of the open file: how much unreadable work went, and why the document was not written, if so."""

    set_aside: int
    problem: Sentence | None
    places: Elsewhere


@dataclass(frozen=True, slots=True)
class Purging:
    """One erasure: what is erased, from the state ``before``, and where the file lies besides.

    ``texts`` are the answers of surveys that go, to look where else they stand.
    """

    command: ask.Command
    note: Note
    before: Partnership
    places: Elsewhere
    texts: tuple[str, ...] = field(default=(), repr=False)

    def elsewhere(self, tell: Tell = say_nothing, *, or_delete: bool = False) -> Rewritten:
        """Erase in every earlier version and in left-over work of the same file; for any thread.

        Cut off anywhere, it can be done again: each place is rewritten whole or stays. Raises FileRefused
        (versions-full, versions-stay) where not all of them can be written anew; nothing is to be erased in what is
        open then, so that it can be done again. With ``or_delete`` such versions are deleted, and what is returned
        says which could not be.
        """
        places, done, numbers = self.places, Rewritten(), count(1)
        total = len(places.backups.of(places.file_uuid)) if places.file_uuid else 0

        def change(each: Workspace) -> None:
            tell(next(numbers), total)
            self._erase_in(each)

        if places.file_uuid:
            one = places.factory
            done = places.backups.rewrite(places.file_uuid, one, one, change, else_delete=True, or_delete=or_delete)
        if done.left and not or_delete:
            raise FileRefused("versions-full" if done.is_full else "versions-stay", places.document.name)
        for other in places.left_over():
            self._erase_in(other)
        return done

    def _erase_in(self, other: Workspace) -> None:
        here = fitted(self.command, self.before, other)
        other.record_for_good(_after(here, other.partnership), self.note, answers_in(here))

    def told(self, backups: Rewritten, here: DoneHere) -> Purged:
        """Look for what is left, and say everything; for any thread."""
        inputs = meant_by(self.command, self.before)
        left = (*(Sentence(_VERSION, {"place": str(path)}) for path in backups.stuck), *_not_reached(here))
        again = traces_of(_after(self.command, self.before), self.texts)
        found = tuple(dict.fromkeys((*traces(self.before, inputs), *again)))
        written, people = here.problem is None, people_of(self.command)
        return Purged(inputs, backups, here.set_aside, found, left, written=written, people=people)


def planned(command: ask.Command, note: Note, workspace: Workspace, home: Path, catalogue: Catalogue | None) -> Purging:
    """Return the erasure that ``command`` asks of an open file, with the answers that its words were taken from.

    Raises Refused where a rule says no.
    """
    whole = widened(command, workspace)
    apply(workspace.partnership, whole, catalogue)
    texts = texts_erased(whole, workspace)
    return Purging(whole, note, workspace.partnership, Elsewhere.of(workspace, home), texts)


def meant_by(command: ask.Command, partnership: Partnership) -> tuple[str, ...]:
    """Return the ids of the inputs whose words a command takes away."""
    if isinstance(command, ask.DoTogether):
        return tuple(dict.fromkeys(name for part in command.commands for name in meant_by(part, partnership)))
    if isinstance(command, ask.EraseInputs | ask.WithdrawInput):
        return with_quotes(partnership, inputs_of(command, partnership))
    if isinstance(command, EraseRespondents):
        return quotes_of_people(partnership, command.people)
    return ()


def _after(command: ask.Command, partnership: Partnership) -> Partnership:
    """Return an earlier state after what is for good in ``command``; what is not there then needs nothing."""
    if isinstance(command, ask.DoTogether):
        for part in command.commands:
            partnership = _after(part, partnership)
        return partnership
    is_there = not isinstance(command, ask.WithdrawInput) or partnership.has(BeneficiaryInput, command.input)
    return apply(partnership, command) if command.is_for_good and is_there else partnership


def delete_set_aside(places: Elsewhere) -> int:
    """Delete the work of this file that could not be read, and return how much there was.

    What a crash left of files that were open to read goes, too: nobody knows of which they were.
    """
    aside = places.set_aside()
    claiming.sweep_reading(places.home)
    for folder in aside:
        files.delete_folder(folder)
    return len(aside)


def _not_reached(here: DoneHere) -> tuple[Sentence, ...]:
    """Return in sentences where the words may still be."""
    found = [Sentence(_DOCUMENT, {"problem": here.problem})] if here.problem is not None else []
    found += here.places.not_looked_into()
    found += [Sentence(_NEIGHBOUR, {"name": path.name}) for path in here.places.neighbours()]
    return (*found, *(Sentence(each) for each in OUT_OF_REACH))
