"""Gives a workspace another password, or none, in one step that a crash cannot cut in two.

Everything is copied into a new database beside the old one, flushed, and then takes the old one's name. Rows go through
this program: two libraries never open one file.
"""

from __future__ import annotations

from contextlib import closing

from partnerdesk.domain.records import ENTITIES
from partnerdesk.storage import drafts, files, schema, undoing
from partnerdesk.storage.answer_table import ASIDE
from partnerdesk.storage.answer_writing import ANSWER
from partnerdesk.storage.base import TABLE
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.protection import SALT
from partnerdesk.storage.workspace import DATABASE, Workspace

_NEW = "next.db"
_EVERY_TABLE = (*ENTITIES, ANSWER, "history", "event", "workspace", "undo_step", "undo_row", ASIDE, drafts.DRAFT)


def rekey(workspace: Workspace, factory: Factory) -> None:
    """Keep the workspace with the password of ``factory`` from now on, or without one.

    Raises FileRefused (own-disk) where the disk refuses; then everything is as it was.
    """
    folder = workspace.folder
    new, old = folder / _NEW, folder / DATABASE
    faults: tuple[type[Exception], ...] = (OSError, *factory.errors, *workspace.factory.errors)
    try:
        factory.prepare(folder)
        sweep(workspace)
        files.create(new)
        with closing(factory.workspace(new)) as target:
            _fill(workspace.connection, target)
        files.sync(new)
    except faults as error:
        sweep(workspace)
        raise FileRefused("own-disk", workspace.name) from error

    def swap() -> None:
        files.replace(new, old)
        files.sync_folder(folder)
        if not factory.is_protected:
            files.remove(folder / SALT)

    try:
        workspace.relocate(folder, factory, swap)
    except OSError as error:
        sweep(workspace)
        raise FileRefused("own-disk", workspace.name) from error


def sweep(workspace: Workspace) -> None:
    """Remove what a change of the password left when it was cut off before the new database took its name."""
    files.remove(workspace.folder / _NEW, workspace.folder / f"{_NEW}-journal")


def _fill(source: Connection, target: Connection) -> None:
    target.execute("BEGIN")
    schema.make(target)
    for statement in (TABLE, drafts.TABLE, *undoing.TABLES):
        target.execute(statement)
    for table in _EVERY_TABLE:
        _copy(source, target, table)
    if target.in_transaction:
        target.execute("COMMIT")


def _copy(source: Connection, target: Connection, table: str) -> None:
    rows = source.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own names
    places = ", ".join("?" for _ in rows.description)
    target.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - our own names
