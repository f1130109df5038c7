"""Makes every database connection of the program.

A Factory takes a driver, a module with the interface of ``sqlite3``, and names none in its methods; the one that
encrypts (:mod:`partnerdesk.storage.protection`) fits in without a change elsewhere. Knows nothing of tables.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Connection = sqlite3.Connection
Value = str | int | float | bytes | None

OLDEST_SQLITE = (3, 37)  # STRICT tables
STATEMENTS_KEPT = 512
READING_SECONDS = 10.0
READ_IN_A_SECOND = 2 << 20  # bytes that the slowest and busiest computer checks; fifteen times as many are usual

_ALWAYS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY")
_MUCH_IN_MEMORY = "cache_size=-65536"  # KiB at most, of what is read; the usual 2 MB has each page read again and again
_WORKSPACE = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "foreign_keys=ON",
)
# A file that someone sent may be built to be slow or large; what ours need stays far below these.
_READING_LIMITS = {
    "SQLITE_LIMIT_LENGTH": 64 << 20,
    "SQLITE_LIMIT_SQL_LENGTH": 20_000,
    "SQLITE_LIMIT_COLUMN": 60,
    "SQLITE_LIMIT_EXPR_DEPTH": 40,
    "SQLITE_LIMIT_COMPOUND_SELECT": 3,
    "SQLITE_LIMIT_VDBE_OP": 100_000,
    "SQLITE_LIMIT_FUNCTION_ARG": 8,
    "SQLITE_LIMIT_ATTACHED": 0,
    "SQLITE_LIMIT_LIKE_PATTERN_LENGTH": 100,
    "SQLITE_LIMIT_VARIABLE_NUMBER": 60,
    "SQLITE_LIMIT_TRIGGER_DEPTH": 1,
    "SQLITE_LIMIT_WORKER_THREADS": 0,
}
_OF_THE_DISK = ("disk I/O", "full", "unable to open", "readonly", "out of memory")
_STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 2000
_READ_PRAGMAS = frozenset({"integrity_check", "quick_check", "foreign_key_check", "application_id", "user_version"})
_EDIT_PRAGMAS = _READ_PRAGMAS | {"table_info", "table_xinfo", "foreign_key_list", "index_list", "page_count"}
UNCHECKED = "ignore_check_constraints"  # for rows that were looked at already
_EDITING = ("SELECT", "READ", "INSERT", "UPDATE", "DELETE", "TRANSACTION", "SAVEPOINT", "FUNCTION", "RECURSIVE")


class Factory:
    """Opens connections with one driver, a module with the interface of ``sqlite3``.

    ``is_protected`` says whether what it writes can be read with a password only.
    """

    is_protected = False

    def __init__(self, driver: ModuleType = sqlite3) -> None:
        """Refuses a SQLite that is too old for STRICT tables."""
        if driver.sqlite_version_info < OLDEST_SQLITE:
            raise RuntimeError(driver.sqlite_version)
        self.driver = driver
        self.errors: tuple[type[Exception], ...] = (driver.Error,)
        self.disk_faults: tuple[type[Exception], ...] = (driver.OperationalError, driver.DatabaseError)
        self.our_faults: tuple[type[Exception], ...] = (
            driver.IntegrityError,
            driver.ProgrammingError,
            driver.InterfaceError,
            driver.DataError,
            driver.NotSupportedError,
        )

    def is_busy(self, error: Exception) -> bool:
        """Return whether an error of the driver says that another process holds the file."""
        return "locked" in str(error)

    def is_full(self, error: Exception) -> bool:
        """Return whether an error of the driver says that the disk is full."""
        return "full" in str(error)

    def is_the_disk(self, error: Exception) -> bool:
        """Return whether an error of the driver comes from the disk, and says nothing about what is in the file."""
        return any(words in str(error) for words in _OF_THE_DISK)

    def code_of_unreadable(self, error: Exception) -> str:  # noqa: ARG002 - one with a password asks it
        """Return the code of the refusal for a file that the driver cannot make sense of."""
        return "damaged"

    def prepare(self, folder: Path) -> None:
        """Put beside a workspace what is needed to open it again."""

    def attach(self, connection: Connection, path: Path) -> None:
        """Attach another file as ``document``."""
        connection.execute("ATTACH ? AS document", (path.as_uri(),))

    def writing(self, path: Path) -> Connection:
        """Open a new file of ours that is thrown away where anything fails."""
        return self._connect(path, "rw", (*_ALWAYS, "journal_mode=OFF", "synchronous=OFF"))

    def workspace(self, path: Path) -> Connection:
        """Open (and make) a workspace database for editing and lock it for this process alone.

        Raises one of ``errors`` where another process holds it.
        """
        connection = self._connect(path, "rwc", (*_ALWAYS, *_WORKSPACE), any_thread=True)
        try:
            # The locking mode alone locks nothing: it needs one transaction that takes the lock.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def memory(self, *, any_thread: bool = False) -> Connection:
        """Open a database that lives in memory only; ``any_thread`` may then use it, one at a time."""
        return self._connect(None, "", (*_ALWAYS, "foreign_keys=ON"), any_thread=any_thread)

    def rollback(self, path: Path, end: float) -> None:
        """Let SQLite finish what a journal beside a private copy says, before the copy is read."""
        connection = self._connect(path, "rw", _ALWAYS)
        try:
            connection.set_progress_handler(_after(end), _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK)
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        finally:
            connection.close()

    def bringing_up(self, path: Path, end: float) -> Connection:
        """Open a private copy whose tables were checked, to bring it up to the present version."""
        connection = self._connect(path, "rw", (*_ALWAYS, "journal_mode=OFF", "synchronous=OFF"))
        connection.set_progress_handler(_after(end), _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK)
        return connection

    def reading(self, path: Path, end: float) -> Connection:
        """Open a private copy of a file that we do not trust: read-only, limited, and no longer than ``end``.

        ``end`` is a time of ``time.monotonic()``. Text comes as bytes, so that the reader can check it.
        """
        connection = self._connect(path, "ro&immutable=1", ())
        if hasattr(connection, "setlimit"):  # the one that encrypts has none; nobody without the password made its file
            for name, most in _READING_LIMITS.items():
                connection.setlimit(getattr(self.driver, name), most)
        connection.text_factory = bytes
        connection.set_progress_handler(_after(end), _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK)
        for pragma in _ALWAYS:
            connection.execute("PRAGMA " + pragma)
        return connection

    def checking(self, path: Path) -> Connection:
        """Open a file that we have just written, read-only, to go through all of it more than once."""
        return self._connect(path, "ro&immutable=1", (*_ALWAYS, _MUCH_IN_MEMORY))

    def allow_reading(self, connection: Connection) -> None:
        """From now on let ``connection`` only select, and run the checks."""
        connection.set_authorizer(self._authorizer(("SELECT", "READ"), _READ_PRAGMAS, functions=("count", "max")))

    def allow_editing(self, connection: Connection) -> None:
        """From now on let ``connection`` only read and write rows: no new tables, no other files, no pragma but one."""
        connection.set_authorizer(self._authorizer(_EDITING, _EDIT_PRAGMAS, switched=(UNCHECKED,)))

    def allow_everything(self, connection: Connection) -> None:
        """Take the authorizer away again, for publishing."""
        connection.set_authorizer(None)

    def _unlock(self, connection: Connection, path: Path | None) -> None:
        """Do what has to come before anything else on a new connection."""

    def _connect(self, path: Path | None, mode: str, pragmas: Iterable[str], *, any_thread: bool = False) -> Connection:
        """Open ``path`` in a mode of SQLite's, or a database in memory where there is none."""
        connection: Connection = self.driver.connect(
            ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}",
            uri=path is not None,
            isolation_level=None,
            timeout=0,
            cached_statements=STATEMENTS_KEPT,
            check_same_thread=not any_thread,
        )
        try:
            self._unlock(connection, path)
            for pragma in pragmas:
                connection.execute("PRAGMA " + pragma).fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _authorizer(
        self,
        actions: Iterable[str],
        pragmas: frozenset[str],
        functions: tuple[str, ...] | None = None,
        switched: tuple[str, ...] = (),
    ) -> Callable[..., int]:
        driver = self.driver
        allowed = {getattr(driver, f"SQLITE_{action}") for action in actions}
        yes, no = driver.SQLITE_OK, driver.SQLITE_DENY

        def authorize(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
            if action in allowed:
                return int(yes)
            if action == driver.SQLITE_PRAGMA:
                may = (first in pragmas and second is None) or first == "integrity_check" or first in switched
                return int(yes if may else no)
            if action == driver.SQLITE_FUNCTION and functions is not None and second in functions:
                return int(yes)
            return int(no)

        return authorize


def _after(end: float) -> Callable[[], bool]:
    return lambda: time.monotonic() > end


PLAIN = Factory()
