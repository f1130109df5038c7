"""Compares two versions of a file and brings them together, by what their histories say. Knows no screen.

The other version is only read. What a side erased for good is erased on the other side, too, also from its earlier
versions: a merge must not bring a person's words back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.commands import BringTogether, Command, DoTogether, EraseInputs, WithdrawInput
from partnerdesk.domain.merging import Merge, Ref, Take, merge, settled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage import protection
from partnerdesk.storage.ancestry import PlacedRow, Shared, ancestor_of, rows_of, shared_history
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import Looked, look


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side: what differs, and when they parted (None where they share no history).

    ``ahead`` says that one of them holds everything of the other: ``mine`` or ``theirs``; else it is empty.
    """

    path: Path
    merged: Merge
    parted_at: str | None
    ahead: str


def compare(session: Session, path: Path) -> Comparison:
    """Compare what is open with the version at ``path``, which stays as it is and has no password or the same one.

    Raises FileRefused.
    """
    factory = PLAIN if protection.salt_of(path) is None else session.workspace.factory
    theirs = look(path, session.home, factory)
    uuid = session.partnership.one(PartnershipFile).file_uuid

    def older() -> Iterator[PlacedRow]:
        yield from session.workspace.images()
        for backup in Backups(session.home).of(uuid) if uuid else ():
            with suppress(FileRefused):
                held = look(backup.path, session.home, session.workspace.factory).admitted
                yield from rows_of(held.partnership, held.positions)

    return compare_looked(session.workspace.look(), theirs, path, older())


def compare_looked(mine: Looked, theirs: Looked, path: Path, more: Iterator[PlacedRow]) -> Comparison:
    """Compare two versions that were read; ``more`` are records of earlier states, looked at only where needed."""
    shared = shared_history(mine, theirs)
    ancestor = ancestor_of(mine, theirs, shared, more) if shared is not None else None
    merged = merge(mine.admitted.partnership, theirs.admitted.partnership, ancestor)
    return Comparison(path, merged, shared.events[-1].at if shared else None, _ahead(mine, theirs, shared))


def _ahead(mine: Looked, theirs: Looked, shared: Shared | None) -> str:
    if shared is None:
        return ""
    last = shared.events[-1].chain
    if theirs.admitted.head.chain == last:
        return Take.MINE
    return Take.THEIRS if mine.admitted.head.chain == last else ""


def bring_together(session: Session, comparison: Comparison, choices: Mapping[Ref, Take]) -> None:
    """Go on in ``session`` with what came of both. Raises Refused (where the record is locked) and FileRefused.

    KeyError where a choice is missing. It can be undone, but for words that a side had erased.
    """
    result = settled(comparison.merged, choices)
    together: Command = BringTogether(result)
    for_good = tuple(_for_good(session.partnership, result))
    if for_good:
        session.purge(DoTogether((together, *for_good), together.label))
    else:
        session.execute(together)


def _for_good(before: Partnership, after: Partnership) -> Iterator[Command]:
    """Yield what must leave no trace here: inputs that the result no longer holds, or holds as withdrawn."""
    gone = tuple(row.id for row in before.rows(BeneficiaryInput) if not after.has(BeneficiaryInput, row.id))
    if gone:
        yield EraseInputs(gone)
    for row in after.rows(BeneficiaryInput):
        was = before.get(BeneficiaryInput, row.id)
        if row.withdrawn_at is not None and was is not None and was.withdrawn_at is None:
            yield WithdrawInput(row.id, row.withdrawn_at)


def merge_files(
    documents: Documents, mine: Path, theirs: Path, to: Path, password: str | None = None, *, overwrite: bool = False
) -> Comparison:
    """Bring two files together in a third, which goes on from the first; the two stay as they are.

    Where a person must choose, nothing is written: ``merged.open`` of what is returned says what. Raises FileRefused.
    """
    one, other = documents.look(mine, password), documents.look(theirs, password)
    uuid = one.admitted.partnership.one(PartnershipFile).file_uuid
    states = documents.earlier_states(mine, uuid, password)
    older = (row for each in states for row in rows_of(each.admitted.partnership, each.admitted.positions))
    comparison = compare_looked(one, other, theirs, older)
    if not comparison.merged.open:
        with documents.open_copy(mine, to, password, overwrite=overwrite) as session:
            bring_together(session, comparison, {})
    return comparison
