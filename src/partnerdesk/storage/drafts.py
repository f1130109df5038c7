"""What is being typed and is nobody's answer yet, kept in the workspace and nowhere else.

A draft has a name and a text. It is no record: no history tells of it, no document holds it, and it has the password of
the workspace. Knows nothing of what it says.
"""

from __future__ import annotations

from partnerdesk.storage.connecting import Connection

DRAFT = "draft"
TABLE = """CREATE TABLE IF NOT EXISTS "draft" (
  "name" TEXT PRIMARY KEY,
  "text" TEXT NOT NULL
) STRICT"""


def keep(connection: Connection, name: str, text: str) -> None:
    """Keep a draft in the place of the one of this name; an empty text keeps none."""
    if text:
        connection.execute("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)", (name, text))
    else:
        connection.execute("DELETE FROM draft WHERE name = ?", (name,))


def kept(connection: Connection) -> dict[str, str]:
    """Return the drafts by name."""
    return dict(connection.execute("SELECT name, text FROM draft ORDER BY name").fetchall())


def forget_all(connection: Connection) -> None:
    """Delete every draft."""
    connection.execute("DELETE FROM draft")
