"""Takes a person's words away for good: from the file, from undo, the history, earlier versions and left-over work.

What lies on other computers, in the post or on paper nobody can reach from here; that is said, never passed over.
Knows no screen.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import apply
from partnerdesk.domain.erasing import Trace, inputs_meant, traces
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage import files
from partnerdesk.storage.backups import Backups, Rewritten
from partnerdesk.storage.claiming import left_over
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.telling import Note
from partnerdesk.storage.verifying import read
from partnerdesk.storage.workspace import DATABASE, Workspace

MOST_NEIGHBOURS = 50

_ALWAYS = (
    N_("Copies of the file that were sent, put on a stick or saved under another name in another folder."),
    N_("Earlier versions that OneDrive, Dropbox, Google Drive or a backup program keeps of the file."),
    N_("Briefs and other papers that were printed or saved with these words."),
)
_NEIGHBOUR = N_(
    "'{name}' in the same folder is a copy of this file and still holds the words. Open it and erase there."
)
_OPEN_ELSEWHERE = N_(
    "Another file is open in PartnerDesk now and was not looked into. If it is a copy of this one, erase there, too."
)
_BACKUPS_LEFT = N_(
    "{count} earlier versions on this computer could not be written. Make room on the disk and do it again."
)
_DOCUMENT = N_("The file itself could not be written yet, so it still holds the words. {problem}")


@dataclass(frozen=True, slots=True)
class Purged:
    """What was erased, what became of the earlier versions, and what still has to be looked at by a person.

    ``written`` says whether the document itself holds them no more, ``traces`` which records repeat the words,
    ``not_reached`` in sentences where copies may lie.
    """

    inputs: tuple[str, ...]
    backups: Rewritten
    set_aside: int
    traces: tuple[Trace, ...]
    not_reached: tuple[Sentence, ...]
    written: bool = True


def meant_by(command: ask.Command, partnership: Partnership) -> tuple[str, ...]:
    """Return the ids of the inputs whose words a command takes away."""
    if isinstance(command, ask.DoTogether):
        return tuple(name for part in command.commands for name in meant_by(part, partnership))
    if isinstance(command, ask.EraseInputs):
        return inputs_meant(partnership, command.inputs, command.person)
    if isinstance(command, ask.WithdrawInput):
        return inputs_meant(partnership, (command.input,), None)
    return ()


def purge_elsewhere(workspace: Workspace, home: Path, command: ask.Command, note: Note) -> tuple[Rewritten, int]:
    """Do ``command`` in every earlier version and in left-over work of the same file in ``home``.

    Returns what became of the earlier versions, and how much unreadable work that lay aside was deleted.
    """
    file_uuid = workspace.partnership.one(PartnershipFile).file_uuid
    done = Rewritten()

    def change(each: Workspace) -> None:
        each.record_for_good(_after(command, each.partnership), note)

    if file_uuid:
        done = Backups(home).rewrite(file_uuid, workspace.factory, workspace.factory, change, else_delete=True)
        for folder in _other_workspaces(workspace):
            with suppress(FileRefused):
                _purge_left_over(folder, workspace.factory, file_uuid, command, note)
    return done, _delete_set_aside(workspace)


def _after(command: ask.Command, partnership: Partnership) -> Partnership:
    """Return an earlier state after what is for good in ``command``; what is not there then needs nothing."""
    if isinstance(command, ask.DoTogether):
        for part in command.commands:
            partnership = _after(part, partnership)
        return partnership
    is_there = not isinstance(command, ask.WithdrawInput) or partnership.has(BeneficiaryInput, command.input)
    return apply(partnership, command) if command.is_for_good and is_there else partnership


def _other_workspaces(workspace: Workspace) -> list[Path]:
    found = [path for path in workspace.folder.parent.iterdir() if (path / DATABASE).is_file()]
    return [path for path in found if path != workspace.folder and "." not in path.name]


def _purge_left_over(folder: Path, factory: Factory, file_uuid: str, command: ask.Command, note: Note) -> None:
    """Purge work that a crash left on a copy in another place; its own file follows when it is opened next."""
    other = left_over(folder, folder.name, factory)
    if other is None:
        return
    try:
        if other.partnership.one(PartnershipFile).file_uuid == file_uuid:
            other.record_for_good(_after(command, other.partnership), note)
    finally:
        other.leave()


def _delete_set_aside(workspace: Workspace) -> int:
    aside = list(workspace.folder.parent.glob(f"{workspace.folder.name}.*"))
    for folder in aside:
        files.delete_folder(folder)
    return len(aside)


def not_reached(workspace: Workspace, home: Path, backups: Rewritten, problem: Sentence | None) -> tuple[Sentence, ...]:
    """Return in sentences where the words may still be."""
    found = [Sentence(_DOCUMENT, {"problem": problem})] if problem is not None else []
    if backups.left:
        found.append(Sentence(_BACKUPS_LEFT, {"count": backups.left}))
    if any(_is_held(folder, workspace) for folder in _other_workspaces(workspace)):
        found.append(Sentence(_OPEN_ELSEWHERE))
    found += [Sentence(_NEIGHBOUR, {"name": path.name}) for path in _neighbours(workspace, home)]
    return (*found, *(Sentence(each) for each in _ALWAYS))


def _is_held(folder: Path, workspace: Workspace) -> bool:
    """Return whether another session works on a copy of this file, as far as one can tell from outside."""
    try:
        other = left_over(folder, folder.name, workspace.factory)
    except FileRefused as refused:
        return refused.code == "busy"
    if other is not None:
        other.leave()
    return False


def _neighbours(workspace: Workspace, home: Path) -> list[Path]:
    """Return the files beside the document that are copies of it by their id."""
    path = workspace.base.path
    file_uuid = workspace.partnership.one(PartnershipFile).file_uuid
    beside = sorted(each for each in path.parent.glob(f"*{path.suffix}") if each != path) if file_uuid else []
    return [each for each in beside[:MOST_NEIGHBOURS] if _uuid_of(each, home, workspace.factory) == file_uuid]


def _uuid_of(path: Path, home: Path, factory: Factory) -> str | None:
    with suppress(PartnerDeskError):
        return read(path, home, factory).partnership.one(PartnershipFile).file_uuid
    return None


def traces_of(partnership: Partnership, command: ask.Command) -> tuple[Trace, ...]:
    """Return where the words that ``command`` takes away stand again in other records."""
    return traces(partnership, meant_by(command, partnership))
