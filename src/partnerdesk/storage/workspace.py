"""The private database in which all editing of one file happens.

Every command is one transaction here, on the disk before anybody is told: the rows that differ, what undo needs, and
the history. The document itself is not touched; :mod:`partnerdesk.storage.publishing` replaces it. Knows no rules of
the workshop and no screen. A workspace belongs to one thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile
from partnerdesk.domain.words import Sentence
from partnerdesk.storage import chain, files, schema, tables, undoing
from partnerdesk.storage.admission import admit, gathered
from partnerdesk.storage.chain import Event
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.placing import PlacedChange, Positions, changed, moved, plan
from partnerdesk.storage.rows import Placed, history_id, row_hash, to_row
from partnerdesk.storage.undoing import Step

DATABASE = "work.db"
PLACE = "place"
NEVER = -1
_READY = "ready"
_CLOSED = "closed"
_TABLE = """CREATE TABLE "workspace" (
  "position" INTEGER PRIMARY KEY CHECK ("position" = 1),
  "state" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "mark" TEXT NOT NULL,
  "base_hash" TEXT,
  "pending_hash" TEXT,
  "published_txn" INTEGER NOT NULL,
  "published_at" TEXT,
  "copied_txn" INTEGER NOT NULL
) STRICT"""
_BASE_COLUMNS = "path, mark, base_hash, pending_hash, published_txn, published_at, copied_txn"


@dataclass(frozen=True, slots=True)
class Note:
    """What the history and undo say of a change."""

    at: str
    action: str
    label: Sentence
    who: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The document a workspace belongs to, and what of it is known to be on the disk.

    ``mark`` is random and part of the name of the file that publishing writes first. ``base_hash`` is the document's
    SHA-256 as it was last read or written, None before the first time; ``pending_hash`` that of a document that was
    about to be put in place. ``published_txn`` and ``copied_txn`` number the last command that the document, or a
    copy of it, holds.
    """

    path: Path
    mark: str
    base_hash: str | None = None
    pending_hash: str | None = None
    published_txn: int = NEVER
    published_at: str | None = None
    copied_txn: int = NEVER


class Workspace:
    """One file being edited. Made by :func:`claim`; then filled by ``begin`` or ``admit``, or read by ``load``."""

    def __init__(self, folder: Path, connection: Connection, factory: Factory) -> None:
        """Take a locked database; use :func:`claim`."""
        self.folder = folder
        self.factory = factory
        self.partnership = Partnership.empty()
        self.base = Base(Path(), "")
        self.head = chain.Head(b"")
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._positions: Positions = {}
        self._open: Connection | None = connection

    @property
    def name(self) -> str:
        """The document's name without its folder."""
        return self.base.path.name

    @property
    def connection(self) -> Connection:
        """The open database; FileRefused after a fault that closed it."""
        if self._open is None:
            raise FileRefused("closed", self.name)
        return self._open

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
        return self.is_published or self.head.txn <= self.base.copied_txn

    # --- beginning ----------------------------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Return whether an earlier session left a whole workspace here."""
        there = self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'workspace'").fetchone()
        if not there:
            return False
        return self.connection.execute("SELECT state FROM workspace").fetchone() == (_READY,)

    def begin(self, partnership: Partnership, path: Path, note: Note) -> None:
        """Fill a new workspace with the records of a file that is not on the disk yet."""
        self._make_tables()
        self.head = chain.Head(secrets.token_bytes(chain.KEY_BYTES))
        changes = plan(Partnership.empty(), partnership, {})
        base = Base(path, secrets.token_hex(4))

        def write() -> chain.Head:
            chain.begin(self.connection, self.head)
            tables.write(self.connection, changes)
            head = chain.append(self.connection, self.head, self._events(changes, note))
            self._write_base(base)
            return head

        self._commit(write)
        self.base = base
        self.partnership, self._positions = partnership, moved({}, changes)
        self._ready()

    def admit(self, source: Path, path: Path) -> None:
        """Fill a new workspace from the file at ``source``, for a document at ``path``. Raises FileRefused."""
        self._make_tables()
        admitted = admit(source, self.folder, self.connection, self.factory)
        self.partnership, self._positions, self.head = admitted.partnership, admitted.positions, admitted.head
        same = source == path
        base = Base(path, secrets.token_hex(4), admitted.digest if same else None)
        if same:
            base = replace(base, published_txn=self.head.txn, published_at=self.head.at)
        self.note_base(base)
        self._ready()

    def load(self) -> None:
        """Read everything from a workspace that an earlier session left. Raises FileRefused where it is damaged."""
        row = self.connection.execute(f"SELECT {_BASE_COLUMNS} FROM workspace").fetchone()  # noqa: S608 - fixed names
        self.base = Base(Path(row[0]), *row[1:])
        if self.connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise FileRefused("damaged", self.name)
        placed = {kind: list(tables.read(self.connection, kind)) for kind in ENTITIES.values()}
        self.partnership, self._positions = gathered(placed)
        self._ready()

    def _make_tables(self) -> None:
        schema.make(self.connection)
        for statement in (_TABLE, *undoing.TABLES):
            self.connection.execute(statement)

    def _ready(self) -> None:
        self.head = chain.head_of(self.connection)
        steps = undoing.steps_of(self.connection)
        self.done = [step for step in steps if not step.undone]
        self.undone = [step for step in reversed(steps) if step.undone]
        self.factory.allow_editing(self.connection)

    # --- editing ------------------------------------------------------------------------------------------------------

    def record(self, after: Partnership, note: Note) -> tuple[PlacedChange, ...]:
        """Save ``after`` in one transaction and return the rows that differ; nothing is written where none does.

        Raises FileRefused (not-saved) where the disk refuses; everything stays as it was.
        """
        before = self.partnership
        stamped = _stamped(after, note.at)
        changes = plan(before, stamped, self._positions)
        shown = tuple(change for change in changes if not _is_stamp(change))
        if not shown:
            return ()
        number = self.done[-1].number + 1 if self.done else (self.undone[-1].number if self.undone else 1)
        step = Step(number, note.label, note.at, before.one(PartnershipFile).updated_at)

        def write() -> chain.Head:
            tables.write(self.connection, changes)
            undoing.keep(self.connection, step, shown)
            return chain.append(self.connection, self.head, self._events(shown, note))

        self._commit(write)
        self.partnership, self._positions = stamped, moved(self._positions, changes)
        self.done = [*self.done[1 - undoing.STEPS_KEPT :], step]
        self.undone = []
        return shown

    def undo(self, note: Note) -> tuple[Step, tuple[PlacedChange, ...]] | None:
        """Take the last step back and return it with the rows that differ; None where there is none."""
        if not self.done:
            return None
        step = self.done[-1]
        back = tuple(change.reversed for change in reversed(undoing.changes_of(self.connection, step)))
        self._replay(step, back, step.updated_before, note, undone=True)
        self.done.pop()
        self.undone.append(replace(step, undone=True))
        return step, back

    def redo(self, note: Note) -> tuple[Step, tuple[PlacedChange, ...]] | None:
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
        self, step: Step, shown: tuple[PlacedChange, ...], updated_at: str | None, note: Note, *, undone: bool
    ) -> None:
        changes = (*shown, *self._stamp_beside(shown, updated_at))

        def write() -> chain.Head:
            tables.write(self.connection, changes)
            undoing.mark(self.connection, step, undone=undone)
            return chain.append(self.connection, self.head, self._events(shown, note))

        self._commit(write)
        self.partnership = changed(self.partnership, self._positions, changes)
        self._positions = moved(self._positions, changes)

    def _stamp_beside(self, shown: Iterable[PlacedChange], updated_at: str | None) -> tuple[PlacedChange, ...]:
        """Return the change of the file's time, unless the file's own row is among those shown."""
        file = self.partnership.get(PartnershipFile)
        if file is None or any(change.kind is PartnershipFile for change in shown):
            return ()
        after = replace(file, updated_at=updated_at)
        return (PlacedChange(PartnershipFile, (), Placed(1, file), Placed(1, after)),)

    def _events(self, changes: Iterable[PlacedChange], note: Note) -> list[Event]:
        txn = self.head.txn + 1
        return [
            Event(
                seq=0,
                txn=txn,
                at=note.at,
                who=note.who,
                action=note.action,
                entity=change.kind.ENTITY,
                entity_id=history_id(self.head.key, change.kind, change.key),
                before_hash=self._hash(change, change.before),
                after_hash=self._hash(change, change.after),
                chain=b"",
            )
            for change in changes
        ]

    def _hash(self, change: PlacedChange, placed: Placed | None) -> bytes | None:
        if placed is None:
            return None
        return row_hash(self.head.key, change.kind, placed.position, to_row(placed.record))

    # --- what is on the disk ------------------------------------------------------------------------------------------

    def note_base(self, base: Base) -> None:
        """Keep what is now known of the document."""
        self._commit(lambda: self._write_base(base))
        self.base = base

    def _write_base(self, base: Base) -> chain.Head:
        values = (str(base.path), base.mark, base.base_hash, base.pending_hash, base.published_txn, base.published_at)
        self.connection.execute(
            f"INSERT OR REPLACE INTO workspace (position, state, {_BASE_COLUMNS}) "  # noqa: S608 - fixed names
            "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_READY, *values, base.copied_txn),
        )
        return self.head

    def _commit(self, write: Callable[[], chain.Head]) -> None:
        """Run ``write`` as one transaction; it returns where the history stands afterwards.

        After a fault of the disk a commit may or may not have landed, so the database is opened anew and asked.
        """
        connection, wanted = self.connection, None
        try:
            connection.execute("BEGIN IMMEDIATE")
            wanted = write()
            connection.execute("COMMIT")
        except self.factory.errors:
            self._look_again(wanted)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        if wanted is not None:
            self.head = wanted

    def _look_again(self, wanted: chain.Head | None) -> None:
        self._drop_connection()
        try:
            self._open = self.factory.workspace(self.folder / DATABASE)
            found = chain.head_of(self._open)
            self.factory.allow_editing(self._open)
        except self.factory.errors:
            self._drop_connection()
            self._not_saved()
        if wanted is None or wanted == self.head or found != wanted:
            self._not_saved()

    def _not_saved(self) -> NoReturn:
        raise FileRefused("not-saved", self.name)

    def _drop_connection(self) -> None:
        connection, self._open = self._open, None
        if connection is not None:
            with suppress(*self.factory.errors):
                connection.close()

    # --- where the person was -----------------------------------------------------------------------------------------

    def remember_place(self, page: str) -> None:
        """Keep which page was shown, for the next start after a crash; it may be lost with the power."""
        with suppress(OSError):
            files.write_whole(self.folder / PLACE, page.encode())

    @property
    def place(self) -> str | None:
        """The page that was shown last, where it is known."""
        with suppress(OSError, UnicodeDecodeError):
            return (self.folder / PLACE).read_text("utf-8") or None
        return None

    # --- ending -------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Close the workspace and keep everything in it for the next start."""
        self._drop_connection()

    def remove(self) -> None:
        """Close the workspace and delete it. Whoever waits for it sees that it is closed and begins anew."""
        if self._open is not None:
            with suppress(*self.factory.errors):
                self._open.execute("UPDATE workspace SET state = ?", (_CLOSED,))
        files.remove(self.folder / DATABASE)
        self._drop_connection()
        files.remove(*(self.folder / name for name in (DATABASE, DATABASE + "-journal", PLACE)))
        with suppress(OSError):
            self.folder.rmdir()


def claim(folder: Path, name: str, factory: Factory = PLAIN) -> Workspace:
    """Take the workspace in ``folder`` for this process alone, making it where there is none.

    Raises FileRefused (busy) where another process, or another session of this one, holds it.
    """
    database = folder / DATABASE
    try:
        files.make_private_folder(folder)
        with suppress(FileExistsError):
            files.create(database)
        return Workspace(folder, factory.workspace(database), factory)
    except factory.errors as error:
        raise FileRefused("busy" if "locked" in str(error) else "not-saved", name) from error
    except OSError as error:
        raise FileRefused("not-saved", name) from error


def _stamped(partnership: Partnership, at: str) -> Partnership:
    file = partnership.get(PartnershipFile)
    return partnership if file is None else partnership.put(replace(file, updated_at=at))


def _is_stamp(change: PlacedChange) -> bool:
    """Whether a change is only the file's time of the last change."""
    if change.kind is not PartnershipFile or change.before is None or change.after is None:
        return False
    before, after = change.before.record, change.after.record
    if not isinstance(before, PartnershipFile) or not isinstance(after, PartnershipFile):
        return False
    return replace(before, updated_at=None) == replace(after, updated_at=None)
