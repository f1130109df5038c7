"""Compares two versions of a file and brings them together, by what their histories say. Knows no screen.

The other version is only read. What a side erased for good is erased on the other side, too, also from its earlier
versions: a merge must not bring a person's words back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.commands import BringTogether, Command, DoTogether, EraseInputs, WithdrawInput
from partnerdesk.domain.merging import Merge, Ref, Take, merge, settled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.row_order import Reordered, in_order, reordered
from partnerdesk.services.session import Session
from partnerdesk.services.unlocking import same_password
from partnerdesk.storage.ancestry import PlacedRow, Shared, ancestor_of, rows_of, shared_history
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.files import readable_stem
from partnerdesk.storage.verifying import Looked, look


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side: what differs, and when they parted (None where they share no history).

    ``ahead`` says that one of them holds everything of the other: ``mine`` or ``theirs``; else it is empty.
    ``reordered`` are the kinds of which only the order differs, or also the order; ``answers`` are the rows of the
    other version's surveys.
    """

    path: Path
    merged: Merge
    parted_at: str | None
    ahead: str
    reordered: tuple[Reordered, ...] = ()
    answers: Answers = field(default_factory=dict, repr=False)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.merged.differences and not self.reordered


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is open, looked at, and the version that it is to be compared with; may be used in any thread."""

    mine: Looked
    images: tuple[PlacedRow, ...]
    path: Path
    home: Path
    factory: Factory

    def compare(self) -> Comparison:
        """Read the other version and compare. Raises FileRefused."""
        return compare_looked(
            self.mine, look(self.path, self.home, same_password(self.path, self.factory)), self.path, self._older()
        )

    def _older(self) -> Iterator[PlacedRow]:
        yield from self.images
        uuid = self.mine.admitted.partnership.one(PartnershipFile).file_uuid
        for backup in Backups(self.home).of(uuid) if uuid else ():
            with suppress(FileRefused):
                held = look(backup.path, self.home, same_password(backup.path, self.factory)).admitted
                yield from rows_of(held.partnership, held.positions)


def comparing(session: Session, path: Path) -> Comparing:
    """Return what is needed to compare what is open with the version at ``path``, which stays as it is.

    That one has no password, or the same one.
    """
    held = session.workspace
    return Comparing(held.look(), tuple(held.images()), path, session.home, held.factory)


def compare(session: Session, path: Path) -> Comparison:
    """Compare what is open with the version at ``path``. Raises FileRefused."""
    return comparing(session, path).compare()


def compare_looked(mine: Looked, theirs: Looked, path: Path, more: Iterator[PlacedRow]) -> Comparison:
    """Compare two versions that were read; ``more`` are records of earlier states, looked at only where needed."""
    shared = shared_history(mine, theirs)
    ancestor = ancestor_of(mine, theirs, shared, more) if shared is not None else None
    merged = merge(mine.admitted.partnership, theirs.admitted.partnership, ancestor)
    parted_at = shared.events[-1].at if shared else None
    return Comparison(
        path, merged, parted_at, _ahead(mine, theirs, shared), reordered(mine, theirs, shared), theirs.answers
    )


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
    command = together(session.partnership, comparison, choices)
    do = session.purge if command.is_for_good else session.execute
    do(command, readable_stem(comparison.path))


def together(partnership: Partnership, comparison: Comparison, choices: Mapping[Ref, Take]) -> Command:
    """Return what goes on with both from ``partnership``; for good where a side had erased words of people.

    The history names the other version beside it. KeyError where a choice is missing.
    """
    result = settled(comparison.merged, choices)
    result = in_order(result, comparison.merged.theirs, comparison.reordered)
    both: Command = BringTogether(result, comparison.answers)
    for_good = tuple(_for_good(partnership, result))
    return DoTogether((both, *for_good), both.label) if for_good else both


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
