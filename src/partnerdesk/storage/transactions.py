"""One transaction at a time on a workspace database, and certainty about what became of it.

After a fault of the disk a commit may or may not have landed. The connection is then thrown away, the database opened
anew and asked. Knows no records.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from partnerdesk.storage import chain
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused

_open_here: set[Path] = set()


def is_open_here(database: Path) -> bool:
    """Return whether this process has a database open: then nothing else in it may open that file."""
    return database in _open_here


class Transactions:
    """The locked connection of one workspace and where its history stands."""

    def __init__(self, database: Path, connection: Connection, factory: Factory) -> None:
        """Take a connection that is locked already."""
        self.factory = factory
        self.head = chain.Head(b"")
        self._database = database
        self._connection: Connection | None = connection
        _open_here.add(database)

    @property
    def is_open(self) -> bool:
        """Whether the database can still be used."""
        return self._connection is not None

    @property
    def connection(self) -> Connection:
        """The open connection; FileRefused (closed) after a fault that could not be mended."""
        if self._connection is None:
            raise FileRefused("closed", "")
        return self._connection

    def commit(self, write: Callable[[], chain.Head]) -> None:
        """Run ``write`` as one transaction; it returns where the history stands afterwards.

        Raises FileRefused (not-saved) where the disk refused and the database is as it was before.
        """
        connection = self.connection
        wanted: chain.Head | None = None
        try:
            connection.execute("BEGIN IMMEDIATE")
            wanted = write()
            connection.execute("COMMIT")
        except BaseException as error:
            if isinstance(error, self.factory.disk_faults) and not isinstance(error, self.factory.our_faults):
                self._look_again(wanted, error)
            else:
                self._roll_back(connection)
                raise
        if wanted is not None:
            self.head = wanted

    def close(self) -> None:
        """Close the database; what is committed stays."""
        connection, self._connection = self._connection, None
        if connection is not None:
            _open_here.discard(self._database)
            with suppress(*self.factory.disk_faults):
                connection.close()

    def _roll_back(self, connection: Connection) -> None:
        with suppress(*self.factory.disk_faults):
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _look_again(self, wanted: chain.Head | None, error: BaseException) -> None:
        """Open the database anew; return only if it stands where ``wanted`` says."""
        self.close()
        landed = False
        try:
            self._connection = self.factory.workspace(self._database)
            _open_here.add(self._database)
            landed = chain.head_of(self._connection) == wanted != self.head
            self.factory.allow_editing(self._connection)
        except self.factory.disk_faults:
            self.close()
        if not landed:
            raise FileRefused("not-saved", "") from error
