"""The private database in which all editing of one file happens.

Every command is one transaction here, on the disk before anybody is told: the rows that differ, what undo needs, and
the history. The document itself is not touched; :mod:`partnerdesk.storage.publishing` replaces it. Knows no rules of
the workshop and no screen. A workspace belongs to one thread at a time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from partnerdesk.domain.answer_rows import NONE, Answers
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile
from partnerdesk.storage import answer_table, chain, drafts, files, schema, tables, undoing
from partnerdesk.storage.admission import Admitted, Around, admit, gathered
from partnerdesk.storage.ancestry import PlacedRow
from partnerdesk.storage.base import TABLE, Base, is_ready, mark_closed, read_base, write_base
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.placing import PlacedChange, Positions, changed, everything, moved, plan, stamped, with_stamp
from partnerdesk.storage.replaying import fitted
from partnerdesk.storage.rows import placed
from partnerdesk.storage.telling import Note, events_for
from partnerdesk.storage.transactions import Transactions
from partnerdesk.storage.undoing import UndoStep
from partnerdesk.storage.verifying import Looked, Verdict, findings_of

DATABASE = "work.db"
PLACE = "place"


class Workspace:
    """One file being edited.

    Made by :func:`partnerdesk.storage.claiming.claim`; then filled by ``begin`` or ``admit``, or read by ``load``.
    """

    def __init__(self, folder: Path, connection: Connection, factory: Factory) -> None:
        """Take a database that is locked already."""
        self.folder = folder
        self.factory = factory
        self.partnership = Partnership.empty()
        self.base = Base(Path(), "")
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []
        self._positions: Positions = {}
        self._transactions = Transactions(folder / DATABASE, connection, factory)

    @property
    def name(self) -> str:
        """The document's name without its folder."""
        return self.base.path.name

    @property
    def connection(self) -> Connection:
        """The open database; FileRefused (closed) after a fault that closed it."""
        return self._transactions.connection

    @property
    def head(self) -> chain.Head:
        """Where the history stands."""
        return self._transactions.head

    @property
    def unpublished(self) -> int:
        """How many commands the document does not hold yet."""
        return self.head.txn - max(self.base.published_txn, 0)

    @property
    def is_published(self) -> bool:
        """Whether the document holds everything that is here."""
        return self.head.txn <= self.base.published_txn

    @property
    def is_kept_elsewhere(self) -> bool:
        """Whether the document, or a copy that a person asked for, holds everything that is here."""
        is_there = self.is_published or self.head.txn <= self.base.copied_txn
        return is_there and not self.holds_drafts

    @property
    def holds_drafts(self) -> bool:
        """Whether something is here that was being typed and is nobody's answer yet."""
        return bool(drafts.kept(self.connection))

    # --- beginning ----------------------------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Return whether an earlier session left a whole workspace here."""
        return is_ready(self.connection)

    def is_blank(self) -> bool:
        """Return whether nothing has been made here yet."""
        return not self.connection.execute("SELECT 1 FROM sqlite_schema").fetchall()

    def begin(self, partnership: Partnership, path: Path, note: Note, answers: Answers = NONE) -> None:
        """Fill a new workspace with the records of a file that is not on the disk yet, and its surveys' answers."""
        self._make_tables(alone=True)
        empty = chain.Head(secrets.token_bytes(chain.KEY_BYTES))
        changes = plan(Partnership.empty(), partnership, {})
        base = Base.begun(path)

        def write() -> chain.Head:
            chain.begin(self.connection, empty)
            self._write(changes, answers)
            write_base(self.connection, base)
            return chain.append(self.connection, empty, events_for(empty, changes, note))

        self._transactions.commit(write)
        self.base = base
        self.partnership, self._positions = partnership, moved({}, changes)
        self._ready()

    def admit(self, source: Path, path: Path, reader: Factory | None = None) -> int:
        """Fill a new workspace from the file at ``source``, for a document at ``path``; return its version.

        Raises FileRefused.
        ``reader`` opens the source where it has another password than the workspace.
        """
        connection = self.connection

        def known(found: Admitted) -> None:
            write_base(connection, Base.begun(path, found.digest if source == path else None, found.head))

        try:
            around = Around(self._make_tables, known)
            admitted = admit(source, self.folder, connection, reader or self.factory, around)
            self.base = read_base(connection)
        except self.factory.errors as error:  # of another library than the reader's: a backup that gets a password
            code = "damaged" if isinstance(error, self.factory.our_faults) else "own-disk"
            raise FileRefused(code, source.name) from error
        self.partnership, self._positions = admitted.partnership, admitted.positions
        self._transactions.head = admitted.head
        self._ready()
        return admitted.version

    def load(self) -> None:
        """Read everything from a workspace that an earlier session left. Raises FileRefused where it is damaged."""
        self.base = read_base(self.connection)
        if self.connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise FileRefused("damaged", self.name)
        self.connection.execute(drafts.TABLE)  # a workspace of an earlier release has none
        rows = {kind: list(tables.read(self.connection, kind)) for kind in ENTITIES.values()}
        self.partnership, self._positions = gathered(rows)
        self._ready()

    def _make_tables(self, *, alone: bool = False) -> None:
        try:
            if alone:
                self.connection.execute("BEGIN IMMEDIATE")
            schema.make(self.connection)
            for statement in (TABLE, drafts.TABLE, *undoing.TABLES):
                self.connection.execute(statement)
            if alone:
                self.connection.execute("COMMIT")
        except self.factory.disk_faults as error:
            raise FileRefused("own-disk", self.name) from error

    def _ready(self) -> None:
        self._transactions.head = chain.head_of(self.connection)
        steps = undoing.steps_of(self.connection)
        self.done = [step for step in steps if not step.undone]
        self.undone = [step for step in reversed(steps) if step.undone]
        self.factory.allow_editing(self.connection)

    # --- editing ------------------------------------------------------------------------------------------------------

    def _write(self, changes: Sequence[PlacedChange], answers: Answers = NONE) -> None:
        tables.write(self.connection, changes)
        answer_table.follow(self.connection, changes, answers)

    def record(self, after: Partnership, note: Note, answers: Answers = NONE) -> tuple[PlacedChange, ...]:
        """Save ``after`` in one transaction and return the rows that differ; nothing is written where none does.

        ``answers`` are the rows of surveys that are new in it.
        Raises FileRefused (not-saved) where the disk refuses; everything stays as it was.
        """
        before = self.partnership
        shown, beside = with_stamp(before, plan(before, after, self._positions), note.at)
        if not shown:
            return ()
        step = UndoStep(self._next_step(), note.label, note.at, before.one(PartnershipFile).updated_at)

        def write() -> chain.Head:
            if self.undone:
                undoing.forget_undone(self.connection, step.number)
            self._write((*shown, *beside), answers)
            undoing.keep(self.connection, step, shown)
            return chain.append(self.connection, self.head, events_for(self.head, shown, note))

        self._transactions.commit(write)
        self.partnership = stamped(after, (*shown, *beside))
        self._positions = moved(self._positions, shown)
        self.done = [*self.done[1 - undoing.STEPS_KEPT :], step]
        self.undone = []
        return shown

    def record_beside_undo(self, after: Partnership, note: Note) -> tuple[PlacedChange, ...]:
        """Save ``after`` as ``record`` does, but as nothing that undo takes back: the time that the clock kept.

        What could be redone can still be, unless it wrote records of the same kinds, whose places may be taken now.
        """
        before = self.partnership
        shown, beside = with_stamp(before, plan(before, after, self._positions), note.at)
        if not shown:
            return ()
        kinds = {each.kind for each in shown}
        outdated = any(each.kind in kinds for step in self.undone for each in undoing.changes_of(self.connection, step))

        def write() -> chain.Head:
            tables.write(self.connection, (*shown, *beside))
            if outdated:
                undoing.forget_undone(self.connection, self.undone[-1].number)
            return chain.append(self.connection, self.head, events_for(self.head, shown, note))

        self._transactions.commit(write)
        self.partnership = stamped(after, (*shown, *beside))
        self._positions = moved(self._positions, shown)
        self.undone = [] if outdated else self.undone
        return shown

    def record_for_good(self, after: Partnership, note: Note, answers: Answers = NONE) -> tuple[PlacedChange, ...]:
        """Save ``after`` so that nothing here can bring back what it no longer holds; return the rows that differ.

        Undo ends here, and the history begins anew with another key. Raises FileRefused (not-saved) as ``record`` does.
        """
        before = self.partnership
        shown, beside = with_stamp(before, plan(before, after, self._positions), note.at)
        after = stamped(after, (*shown, *beside))
        positions = moved(self._positions, shown)

        def write() -> chain.Head:
            self._write((*shown, *beside), answers)
            undoing.forget_all(self.connection)
            drafts.forget_all(self.connection)
            head = chain.begin_anew(self.connection, self.head)
            return chain.append(self.connection, head, events_for(head, everything(after, positions), note))

        self._transactions.commit(write)
        self.partnership, self._positions = after, positions
        self.done, self.undone = [], []
        return shown

    def _next_step(self) -> int:
        """Return the number of a new step; it takes the place of the first that was undone."""
        if self.done:
            return self.done[-1].number + 1
        return self.undone[-1].number if self.undone else 1

    def undo(self, note: Note) -> tuple[UndoStep, tuple[PlacedChange, ...]] | None:
        """Take the last step back and return it with the rows that differ; None where there is none."""
        if not self.done:
            return None
        step = self.done[-1]
        back = tuple(change.reversed for change in reversed(undoing.changes_of(self.connection, step)))
        self._replay(step, back, step.updated_before, note, undone=True)
        self.done.pop()
        self.undone.append(replace(step, undone=True))
        return step, back

    def redo(self, note: Note) -> tuple[UndoStep, tuple[PlacedChange, ...]] | None:
        """Do the step again that was undone last; None where there is none."""
        if not self.undone:
            return None
        step = self.undone[-1]
        again = undoing.changes_of(self.connection, step)
        self._replay(step, again, step.at, note, undone=False)
        self.undone.pop()
        self.done.append(replace(step, undone=False))
        return step, again

    def _replay(
        self, step: UndoStep, shown: tuple[PlacedChange, ...], updated_at: str | None, note: Note, *, undone: bool
    ) -> None:
        shown = fitted(shown, self.partnership, self._positions)
        shown, beside = with_stamp(self.partnership, shown, updated_at)
        changes = (*shown, *beside)

        def write() -> chain.Head:
            self._write(changes)
            undoing.mark(self.connection, step, undone=undone)
            return chain.append(self.connection, self.head, events_for(self.head, shown, note))

        self._transactions.commit(write)
        self.partnership = changed(self.partnership, self._positions, changes)
        self._positions = moved(self._positions, changes)

    def note_event(self, action: str, note: Note) -> None:
        """Write into the history that something was done with the file itself, which changes no record."""
        file = self.partnership.one(PartnershipFile)
        held = placed(1, file)
        same = events_for(self.head, [PlacedChange(PartnershipFile, (), held, held)], replace(note, action=action))
        self._transactions.commit(lambda: chain.append(self.connection, self.head, same))

    # --- looking at it ---------------------------------------------------------------------------------------------

    def look(self) -> Looked:
        """Return what is here with its history, as :func:`partnerdesk.storage.verifying.look` does for a file."""
        held = Admitted(self.partnership, self._positions, self.head, "")
        return Looked(held, tuple(chain.events_of(self.connection)))

    def check(self) -> tuple[Verdict, ...]:
        """Return what the history says of the records that are here."""
        return findings_of(self.connection, self.partnership, self._positions)

    def images(self) -> Iterator[PlacedRow]:
        """Yield the records that undo and redo still know, the newest first."""
        for step in (*reversed(self.done), *self.undone):
            for change in undoing.changes_of(self.connection, step):
                held = [each for each in (change.before, change.after) if each is not None]
                yield from ((change.kind, change.key, each) for each in held)

    # --- what is on the disk ------------------------------------------------------------------------------------------

    def note_base(self, base: Base) -> None:
        """Keep what is now known of the document."""
        self.write_beside(lambda: write_base(self.connection, base))
        self.base = base

    def write_beside(self, write: Callable[[], None]) -> None:
        """Write what is no record and no history in one transaction. Raises FileRefused (not-saved)."""

        def both() -> chain.Head:
            write()
            return self.head

        self._transactions.commit(both)

    def relocate(self, folder: Path, factory: Factory, swap: Callable[[], None]) -> None:
        """Let ``swap`` put the database where ``factory`` opens it in ``folder``, and go on there.

        Nothing holds the lock meanwhile: FileRefused (closed) where another process was quicker; it has the work then.
        """
        old, new = (self.folder, self.factory), (folder, factory)
        head = self.head
        self._transactions.close()
        places = [old, new]
        try:
            swap()
            places = [new]
        finally:  # where it was cut short, what is there tells how far it came
            self._reopen(places, head)

    def _reopen(self, places: list[tuple[Path, Factory]], head: chain.Head) -> None:
        for folder, factory in places:
            if not (folder / DATABASE).exists():
                continue
            with suppress(*factory.errors):
                connection = factory.workspace(folder / DATABASE)
                self.folder, self.factory = folder, factory
                self._transactions = Transactions(folder / DATABASE, connection, factory)
                self._transactions.head = head
                factory.allow_editing(connection)
                return

    # --- where the person was -----------------------------------------------------------------------------------------

    def remember_place(self, page: str, name: str = PLACE) -> None:
        """Keep which page was shown, or another short note, for the start after a crash; a power cut may take it."""
        with suppress(OSError):
            files.write_whole(self.folder / name, page.encode())

    def touch(self) -> None:
        """Show by the folder's time that somebody still works in it."""
        with suppress(OSError):
            os.utime(self.folder)

    @property
    def place(self) -> str | None:
        """The page that was shown last, where it is known."""
        return self.remembered(PLACE)

    def remembered(self, name: str) -> str | None:
        """Return a note of this name, where there is one."""
        with suppress(OSError, UnicodeDecodeError):
            return (self.folder / name).read_text("utf-8") or None
        return None

    # --- ending -------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Close the workspace and keep everything in it for the next start."""
        self._transactions.close()

    def remove(self) -> None:
        """Close the workspace and delete it. Whoever waits for it sees that it is closed and begins anew."""
        if not self._transactions.is_open:
            return  # the lock is gone, so the folder may be somebody else's by now
        with suppress(*self.factory.disk_faults):
            mark_closed(self.connection)
        # Moved away while the lock is held: who claims the folder next finds none, and never this database.
        gone = files.move_away(self.folder)
        self._transactions.close()
        files.delete_folder(gone)
