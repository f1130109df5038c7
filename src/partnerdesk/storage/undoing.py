"""The steps that can be undone and redone, kept in the workspace and nowhere else, so that they survive a crash.

Each step holds the rows it changed as they were before and after. None of this ever reaches a document: no deleted
words travel with a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.records import ENTITIES
from partnerdesk.domain.words import Sentence
from partnerdesk.storage import answer_table
from partnerdesk.storage.connecting import Connection
from partnerdesk.storage.placing import PlacedChange
from partnerdesk.storage.rows import from_image, sentence_from_text, sentence_to_text, to_image

STEPS_KEPT = 1000

TABLES = (
    """CREATE TABLE "undo_step" (
  "number" INTEGER PRIMARY KEY,
  "undone" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "updated_before" TEXT
) STRICT""",
    """CREATE TABLE "undo_row" (
  "step" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "entity" TEXT NOT NULL,
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY ("step", "ordinal")
) STRICT, WITHOUT ROWID""",
    answer_table.ASIDE_TABLE,
)
_FORGET_UNDONE = ("DELETE FROM undo_row WHERE step >= ?", "DELETE FROM undo_step WHERE number >= ?")
_FORGET_OLDEST = ("DELETE FROM undo_row WHERE step <= ?", "DELETE FROM undo_step WHERE number <= ?")
_KEEP_ROW = 'INSERT INTO undo_row (step, ordinal, entity, "before", "after") VALUES (?, ?, ?, ?, ?)'


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One command that can be undone, or redone where it is ``undone``.

    ``updated_before`` is when the file had last been changed before it.
    """

    number: int
    label: Sentence
    at: str
    updated_before: str | None
    undone: bool = False


def forget_undone(connection: Connection, number: int) -> None:
    """Delete the steps from ``number`` on: what could be redone until now cannot any more."""
    for statement in _FORGET_UNDONE:
        connection.execute(statement, (number,))
    answer_table.forget_unasked(connection)


def forget_all(connection: Connection) -> None:
    """Delete every step: none of them can bring anything back any more."""
    for statement in ("DELETE FROM undo_row", "DELETE FROM undo_step"):
        connection.execute(statement)
    answer_table.forget_all(connection)


def keep(connection: Connection, step: UndoStep, changes: Iterable[PlacedChange]) -> None:
    """Write a new step; the oldest goes where there are too many."""
    if step.number > STEPS_KEPT:
        for statement in _FORGET_OLDEST:
            connection.execute(statement, (step.number - STEPS_KEPT,))
    connection.execute(
        "INSERT INTO undo_step (number, undone, label, at, updated_before) VALUES (?, 0, ?, ?, ?)",
        (step.number, sentence_to_text(step.label), step.at, step.updated_before),
    )
    for ordinal, change in enumerate(changes):
        images = (to_image(change.before), to_image(change.after))
        connection.execute(_KEEP_ROW, (step.number, ordinal, change.kind.ENTITY, *images))
    if step.number > STEPS_KEPT:
        answer_table.forget_unasked(connection)


def mark(connection: Connection, step: UndoStep, *, undone: bool) -> None:
    """Write that a step was undone, or done again."""
    connection.execute("UPDATE undo_step SET undone = ? WHERE number = ?", (int(undone), step.number))


def steps_of(connection: Connection) -> list[UndoStep]:
    """Return every step in order, the undone ones last."""
    rows = connection.execute("SELECT number, label, at, updated_before, undone FROM undo_step ORDER BY number")
    return [
        UndoStep(number, sentence_from_text(label), at, before, bool(undone))
        for number, label, at, before, undone in rows
    ]


def changes_of(connection: Connection, step: UndoStep) -> tuple[PlacedChange, ...]:
    """Return the rows that a step changed."""
    rows = connection.execute(
        'SELECT entity, "before", "after" FROM undo_row WHERE step = ? ORDER BY ordinal', (step.number,)
    )
    return tuple(_change(entity, before, after) for entity, before, after in rows.fetchall())


def _change(entity: str, before: str | None, after: str | None) -> PlacedChange:
    kind = ENTITIES[entity]
    was, now = from_image(kind, before), from_image(kind, after)
    held = was or now
    if held is None:
        raise ValueError(entity)
    return PlacedChange(kind, held.record.row_key, was, now)
