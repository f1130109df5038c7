"""Files with a password: SQLCipher, through the package that ``partnerdesk[protect]`` installs.

A protected file is an ordinary SQLCipher 4 file: its first 16 bytes are the salt, and any tool that knows the format
opens it with the password. The key is worked out here, once for each salt, and one file keeps its salt for life, also
in its workspace and backups; so the quarter of a second that it takes is paid once a session. Nothing here can open a
file whose password is forgotten.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import stat
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from partnerdesk.domain.overriding import override
from partnerdesk.storage import files
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import MAGIC, WRITING

SALT = "salt"  # beside a workspace: its database must not be looked into by anything but its connection
SALT_BYTES = 16

_ROUNDS = 256_000  # SQLCipher 4's
_KEY_BYTES = 32
_LOOKED_AT = 4096
_SMALLEST = 64 << 10  # a file of ours with nothing recorded is six times as large
_LIKE_NOISE = 220
_OF_OTHERS = (WRITING, MAGIC, b"PK", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8", b"7z", b"Rar!", b"BZh")


class Protected(Factory):
    """Opens connections with one password. Made by :func:`protected`."""

    is_protected = True

    def __init__(self, driver: ModuleType, password: str, salt: bytes) -> None:
        super().__init__(driver)
        self.salt = salt
        self._password = password
        self._keys: dict[bytes, str] = {}
        self._workspaces: set[Path] = set()
        # The driver's classes are not sqlite3's, and rows may go from one library's file into another's.
        self.errors = (driver.Error, sqlite3.Error)
        self.disk_faults = (driver.DatabaseError, sqlite3.DatabaseError)
        both = (driver, sqlite3)
        names = ("IntegrityError", "ProgrammingError", "InterfaceError", "DataError", "NotSupportedError")
        self.our_faults = tuple(getattr(each, name) for each in both for name in names)

    @override
    def code_of_unreadable(self, error: Exception) -> str:
        """Return wrong-password for what looks like noise: that is all that can be told."""
        return "wrong-password" if "not a database" in str(error) else "damaged"

    @override
    def prepare(self, folder: Path) -> None:
        """Put the salt beside a workspace, whose database nothing but its connection may look into.

        One that lies there already is taken: what was begun with it can then always be opened.
        """
        found = salt_beside(folder)
        if found is None:
            files.write_whole(folder / SALT, self.salt)
        else:
            self.salt = found

    @override
    def attach(self, connection: Connection, path: Path) -> None:
        """Attach another file as ``document``, with the same key."""
        connection.execute("ATTACH ? AS document KEY ?", (path.as_uri(), self._key(self.salt)))

    @override
    def workspace(self, path: Path) -> Connection:
        """Open and lock a workspace database, with the salt of this factory."""
        self._workspaces.add(path)
        return super().workspace(path)

    @override
    def _unlock(self, connection: Connection, path: Path | None) -> None:
        _be_quiet(connection)
        if path is not None:
            salt = self.salt if path in self._workspaces else (_salt_in(path) or self.salt)
            # A key cannot be bound; it is hexadecimal, so nothing in it can end the text.
            connection.execute(f'PRAGMA key = "{self._key(salt)}"')

    def _key(self, salt: bytes) -> str:
        if salt not in self._keys:
            key = hashlib.pbkdf2_hmac("sha512", self._password.encode(), salt, _ROUNDS, _KEY_BYTES)
            self._keys[salt] = f"x'{key.hex()}{salt.hex()}'"
        return self._keys[salt]


def is_possible() -> bool:
    """Return whether the package that encrypts is installed."""
    try:
        _driver()
    except ImportError:
        return False
    return True


def protected(password: str, name: str, salt: bytes | None = None) -> Protected:
    """Return what opens and writes files with this password.

    Raises FileRefused: no-protection where the package is not installed, no-password for an empty one.
    """
    if not password:
        raise FileRefused("no-password", name)
    try:
        driver = _driver()
    except ImportError as error:
        raise FileRefused("no-protection", name) from error
    return Protected(driver, password, salt or secrets.token_bytes(SALT_BYTES))


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a file that is, by its looks, protected with a password; None for any other."""
    try:
        source = files.open_to_read(path)
    except (OSError, ValueError):
        return None
    try:
        found = os.fstat(source)
        if not stat.S_ISREG(found.st_mode) or found.st_size < _SMALLEST:
            return None
        head = os.read(source, _LOOKED_AT)
    except OSError:
        return None
    finally:
        os.close(source)
    # Noise from the first byte on: what is encrypted has no other mark.
    is_noise = len(set(head)) >= _LIKE_NOISE and not head.startswith(_OF_OTHERS)
    return head[:SALT_BYTES] if is_noise else None


def salt_beside(folder: Path) -> bytes | None:
    """Return the salt of the workspace in a folder, where that has been protected."""
    try:
        salt = (folder / SALT).read_bytes()
    except OSError:
        return None
    return salt if len(salt) == SALT_BYTES else None


def _salt_in(path: Path) -> bytes | None:
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return salt if len(salt) == SALT_BYTES else None


@cache
def _driver() -> ModuleType:
    return import_module("sqlcipher3.dbapi2")


def _be_quiet(connection: Connection) -> None:
    """Keep the library from writing of its own accord on standard error."""
    connection.execute("PRAGMA cipher_log = off").fetchall()
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
