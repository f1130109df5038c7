"""What a workspace knows of its document: where it is, and which of its states are on the disk."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from partnerdesk.storage.chain import Head
from partnerdesk.storage.connecting import Connection

NEVER = -1
TABLE = """CREATE TABLE "workspace" (
  "position" INTEGER PRIMARY KEY CHECK ("position" = 1),
  "state" TEXT NOT NULL,
  "path" BLOB NOT NULL,
  "mark" TEXT NOT NULL,
  "base_hash" TEXT,
  "pending_hash" TEXT,
  "published_txn" INTEGER NOT NULL,
  "published_at" TEXT,
  "copied_txn" INTEGER NOT NULL
) STRICT"""

_PENDING_KEPT = 3
_READY = "ready"
_CLOSED = "closed"
_COLUMNS = "path, mark, base_hash, pending_hash, published_txn, published_at, copied_txn"
_SELECT = f"SELECT {_COLUMNS} FROM workspace"  # noqa: S608 - fixed names
_PUT = (
    f"INSERT OR REPLACE INTO workspace (position, state, {_COLUMNS}) "  # noqa: S608 - fixed names
    "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Base:
    """The document a workspace belongs to.

    ``mark`` is random and part of the name of the file that publishing writes first. ``base_hash`` is the document's
    SHA-256 as it was last read or written, None before the first time; ``pending_hash`` those of documents that were
    about to be put in place, the last one last: one of them may be there, where a publish was cut off.
    ``published_txn`` and ``copied_txn`` number the last command that the document, or a copy of it, holds; NEVER
    where there is none.
    """

    path: Path
    mark: str
    base_hash: str | None = None
    pending_hash: str | None = None
    published_txn: int = NEVER
    published_at: str | None = None
    copied_txn: int = NEVER

    @classmethod
    def begun(cls, path: Path, digest: str | None = None, held: Head | None = None) -> Base:
        """Return what is known at the beginning; ``digest`` and ``held`` tell of a document that is there already."""
        base = cls(path, secrets.token_hex(4))
        if digest is None or held is None:
            return base
        return replace(base, base_hash=digest, published_txn=held.txn, published_at=held.at or None)

    @property
    def ours(self) -> frozenset[str | None]:
        """The hashes of documents that this workspace knows."""
        return frozenset({self.base_hash, *(self.pending_hash or "").split()})

    def expecting(self, digest: str) -> Base:
        """Return what is known when a document with this hash is about to be put in place."""
        return replace(self, pending_hash=" ".join([*(self.pending_hash or "").split()[-_PENDING_KEPT:], digest]))


def write_base(connection: Connection, base: Base) -> None:
    """Keep ``base``; the workspace is whole from then on."""
    document = (os.fsencode(base.path), base.mark, base.base_hash, base.pending_hash)
    connection.execute(_PUT, (_READY, *document, base.published_txn, base.published_at, base.copied_txn))


def read_base(connection: Connection) -> Base:
    """Return what is known of the document."""
    path, *rest = connection.execute(_SELECT).fetchone()
    return Base(Path(os.fsdecode(path)), *rest)


def is_ready(connection: Connection) -> bool:
    """Return whether a database is a whole workspace that was not closed."""
    return _state(connection) == _READY


def is_closed(connection: Connection) -> bool:
    """Return whether a database is a workspace that its session has ended and is removing."""
    return _state(connection) == _CLOSED


def _state(connection: Connection) -> object:
    """Return what a workspace says of itself; None for a database that is none."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'workspace'").fetchone()
    found = connection.execute("SELECT state FROM workspace").fetchone() if there else None
    return found[0] if found else None


def mark_closed(connection: Connection) -> None:
    """Say that the session has ended, to whoever waits for the workspace."""
    connection.execute("UPDATE workspace SET state = ?", (_CLOSED,))
