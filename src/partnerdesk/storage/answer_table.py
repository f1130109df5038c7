"""Rows of survey answers: in the document by their survey, in the workspace also set aside by their digest.

Answers follow their survey: where a transaction takes a survey's record away its rows are set aside, so that undo finds
them; where it puts one there its rows come along with the command, from what was set aside, or from a survey that has
the same. What was set aside never reaches a document, and goes when no step of undo can ask for it any more.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from partnerdesk.domain.answer_places import Person
from partnerdesk.domain.answer_rows import (
    LAST_QUESTION,
    LAST_RESPONDENT,
    LONGEST_ANSWER,
    LONGEST_LABEL,
    MOST_ANSWERS,
    AnswerColumns,
    AnswerRow,
    Answers,
    Digest,
    RowParts,
    by_columns,
    digest_of,
    in_batches,
    may_all_be_kept,
)
from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.records import Survey
from partnerdesk.domain.respondents import RowsLeft
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage.answer_writing import ANSWER, PARTS, insert, put, taken_as_checked
from partnerdesk.storage.connecting import Connection
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.placing import PlacedChange

TOO_MANY = N_("These are more than {most} answers, more than a file holds. Leave out questions, or split the export.")

ASIDE = "answer_aside"

_AT_A_TIME = 1000


def _text(name: str, most: int) -> str:
    """Return a column of text that is never empty, never too long and holds no NUL."""
    return (
        f'  "{name}" TEXT CHECK (length("{name}") BETWEEN 1 AND {most} AND instr(CAST("{name}" AS BLOB), X\'00\') = 0)'
    )


TABLE = f"""CREATE TABLE "{ANSWER}" (
  "position" INTEGER PRIMARY KEY,
  "survey" TEXT NOT NULL,
  "respondent" INTEGER NOT NULL CHECK ("respondent" BETWEEN 1 AND {LAST_RESPONDENT}),
{_text("answer_id", LONGEST_LABEL)},
{_text("at", LONGEST_LABEL)},
{_text("segment", LONGEST_LABEL)},
  "question" INTEGER CHECK ("question" BETWEEN 1 AND {LAST_QUESTION}),
{_text("text", LONGEST_ANSWER)},
  CHECK (("question" IS NULL) = ("text" IS NULL))
) STRICT"""
ASIDE_TABLE = f"""CREATE TABLE "{ASIDE}" (
  "digest" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "respondent" INTEGER NOT NULL,
  "answer_id" TEXT,
  "at" TEXT,
  "segment" TEXT,
  "question" INTEGER,
  "text" TEXT,
  PRIMARY KEY ("digest", "position")
) STRICT, WITHOUT ROWID"""

_SELECT = f"SELECT {PARTS} FROM {ANSWER} WHERE survey = ? ORDER BY position"  # noqa: S608 - our own names
_DELETE = f"DELETE FROM {ANSWER} WHERE survey = ?"  # noqa: S608 - our own names
_ALL = f"SELECT survey, {PARTS} FROM {ANSWER} ORDER BY position"  # noqa: S608 - our own names
_SET_ASIDE = (
    f"INSERT INTO {ASIDE} (digest, position, {PARTS}) "  # noqa: S608 - our own names
    f"SELECT ?, position, {PARTS} FROM {ANSWER} WHERE survey = ?"
)
_BRING_BACK = (
    f"INSERT INTO {ANSWER} (survey, {PARTS}) "  # noqa: S608 - our own names
    f"SELECT ?, {PARTS} FROM {ASIDE} WHERE digest = ? ORDER BY position"
)
_COPY = (
    f"INSERT INTO {ANSWER} (survey, {PARTS}) "  # noqa: S608 - our own names
    f"SELECT ?, {PARTS} FROM {ANSWER} WHERE survey = ? ORDER BY position"
)
_IS_ASIDE = f"SELECT 1 FROM {ASIDE} WHERE digest = ? LIMIT 1"  # noqa: S608 - our own names
_DROP_ASIDE = f"DELETE FROM {ASIDE} WHERE digest = ?"  # noqa: S608 - our own names
_NEXT_ASIDE = f"SELECT digest FROM {ASIDE} WHERE digest > ? ORDER BY digest LIMIT 1"  # noqa: S608 - our own names
_STILL_ASKED = (
    "SELECT 1 FROM undo_row WHERE entity = ? AND (instr(ifnull(\"before\", ''), ?) OR instr(ifnull(\"after\", ''), ?))"
)
_NOTHING = digest_of(())


def rows_of(connection: Connection, survey: str) -> Iterator[AnswerRow]:
    """Yield the rows of a survey in their order."""
    return map(AnswerRow._make, connection.execute(_SELECT, (survey,)))


def columns_of(connection: Connection, survey: str) -> AnswerColumns:
    """Return the rows of a survey in their order, column by column, the quickest way."""
    rows = connection.execute(_SELECT, (survey,)).fetchall()
    return AnswerColumns(by_columns(rows))


def count(connection: Connection) -> int:
    """Return how many rows a file has."""
    return int(connection.execute(f"SELECT count(*) FROM {ANSWER}").fetchone()[0])  # noqa: S608 - our own name


def by_digest(connection: Connection, surveys: Iterable[Survey]) -> dict[str, tuple[AnswerRow, ...]]:
    """Return the rows of surveys by the digest that each names; none for those that name none."""
    return {each.answers_digest: tuple(rows_of(connection, each.id)) for each in surveys if each.answers_digest}


def people_called(connection: Connection, answer_id: str) -> list[Person]:
    """Return who gave an answer with this id: survey, and her first row in the export."""
    statement = f"SELECT survey, min(respondent) FROM {ANSWER} WHERE answer_id = ? GROUP BY survey ORDER BY survey"  # noqa: S608 - our own name
    return [(survey, int(respondent)) for survey, respondent in connection.execute(statement, (answer_id,))]


def people_who_wrote(connection: Connection, text: str) -> list[Person]:
    """Return who wrote exactly this: survey, and her first row in the export."""
    statement = (
        f"WITH wrote AS (SELECT survey, respondent, answer_id FROM {ANSWER} WHERE text = ?) "  # noqa: S608 - our own name
        "SELECT survey, respondent FROM wrote WHERE answer_id IS NULL UNION "
        f"SELECT survey, min(respondent) FROM {ANSWER} WHERE (survey, answer_id) IN "
        "(SELECT survey, answer_id FROM wrote) GROUP BY survey, answer_id ORDER BY 1, 2"
    )
    return [(survey, int(respondent)) for survey, respondent in connection.execute(statement, (text,))]


def rows_with_theirs(connection: Connection, survey: str, rows: Iterable[int]) -> set[int]:
    """Return these rows of a survey with all others of the same people: those that have the same answer id."""
    wanted = set(rows)
    statement = (
        f"SELECT DISTINCT respondent FROM {ANSWER} WHERE survey = ?1 AND answer_id IN ("  # noqa: S608 - our own names
        f"SELECT answer_id FROM {ANSWER} WHERE survey = ?1 AND respondent IN (SELECT value FROM json_each(?2)))"
    )
    return wanted | {int(row[0]) for row in connection.execute(statement, (survey, json.dumps(sorted(wanted))))}


def people_here(connection: Connection, survey: str, people: Iterable[int]) -> set[int]:
    """Return which of these rows answered anything in a survey."""
    statement = (
        f"SELECT DISTINCT respondent FROM {ANSWER} "  # noqa: S608 - our own name
        "WHERE survey = ? AND respondent IN (SELECT value FROM json_each(?))"
    )
    return {int(row[0]) for row in connection.execute(statement, (survey, json.dumps(sorted(people))))}


def rows_of_people(connection: Connection, survey: str, people: Iterable[int]) -> Iterator[AnswerRow]:
    """Yield the rows of these people in their order."""
    statement = (
        f"SELECT {PARTS} FROM {ANSWER} "  # noqa: S608 - our own names
        "WHERE survey = ? AND respondent IN (SELECT value FROM json_each(?)) ORDER BY position"
    )
    return map(AnswerRow._make, connection.execute(statement, (survey, json.dumps(sorted(people)))))


def people_by_segments(connection: Connection, survey: str) -> dict[tuple[str, ...], int]:
    """Return how many people of a survey have which segment, or which segments where their rows have several."""
    statement = f"SELECT ifnull(answer_id, respondent), segment FROM {ANSWER} WHERE survey = ? AND segment IS NOT NULL"  # noqa: S608 - our own name
    pairs = {*connection.execute(statement, (survey,))}  # an id is text and a row a number, so they are never the same
    first = dict(pairs)
    if len(first) == len(pairs):
        return {(segment,): people for segment, people in Counter(first.values()).items()}
    found: defaultdict[object, list[str]] = defaultdict(list)
    for one, segment in pairs:
        found[one].append(segment)
    return dict(Counter(tuple(sorted(own)) for own in found.values()))


def segments_of(connection: Connection, survey: str, people: Iterable[int]) -> Iterator[AnswerRow]:
    """Yield one bare row for each row of these people: whose it is and her segment, none of her words."""
    rows = rows_with_theirs(connection, survey, people)
    statement = (
        f"SELECT respondent, max(answer_id), max(segment) FROM {ANSWER} "  # noqa: S608 - our own name
        "WHERE survey = ? AND respondent IN (SELECT value FROM json_each(?)) GROUP BY respondent"
    )
    for respondent, answer_id, segment in connection.execute(statement, (survey, json.dumps(sorted(rows)))):
        yield AnswerRow(respondent, answer_id, None, segment, None, None)


def row_at(connection: Connection, survey: str, respondent: int, question: int) -> tuple[Any, ...] | None:
    """Return one row with its position and its survey before it, None where there is none."""
    statement = (
        f"SELECT position, survey, {PARTS} FROM {ANSWER} "  # noqa: S608 - our own names
        "WHERE survey = ? AND respondent = ? AND question = ?"
    )
    return connection.execute(statement, (survey, respondent, question)).fetchone()  # type: ignore[no-any-return]  # a row


def texts_of(connection: Connection, survey: str, people: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Yield what these people wrote: who, to which question, and the words."""
    statement = (
        f"SELECT respondent, question, text FROM {ANSWER} WHERE survey = ? AND question IS NOT NULL "  # noqa: S608 - our own name
        "AND respondent IN (SELECT value FROM json_each(?)) ORDER BY position"
    )
    for respondent, question, text in connection.execute(statement, (survey, json.dumps(sorted(people)))):
        yield int(respondent), int(question), str(text)


# --- with the records -------------------------------------------------------------------------------------------------


def follow(connection: Connection, changes: Sequence[PlacedChange], brought: Answers) -> None:
    """Let the rows of answers follow the surveys' records, which are written already, in the same transaction.

    Raises ValueRefused where a survey names rows that are nowhere.
    """
    surveys = [(_of(each, after=False), _of(each, after=True)) for each in changes if each.kind is Survey]
    differ = [(was, now) for was, now in surveys if was != now and not _taken_out(connection, was, now, brought)]
    for was, _ in differ:
        if was is not None:
            _set_aside(connection, *was)
    new = [now for _, now in differ if now is not None]
    for survey, digest in new:
        _bring(connection, survey, digest, brought)
    if new and count(connection) > MOST_ANSWERS:
        raise ValueRefused("answers_digest", Sentence(TOO_MANY, {"most": MOST_ANSWERS}))


def _taken_out(
    connection: Connection, was: tuple[str, str] | None, now: tuple[str, str] | None, brought: Answers
) -> bool:
    """Delete the rows of people who are gone, where that is all that becomes of a survey; return whether it was."""
    left = brought.get(now[1]) if now is not None else None
    if was is None or now is None or was[0] != now[0] or not isinstance(left, RowsLeft):
        return False
    statement = f"DELETE FROM {ANSWER} WHERE survey = ? AND respondent IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own name
    connection.execute(statement, (now[0], json.dumps(sorted(left.gone))))
    return True


def _of(change: PlacedChange, *, after: bool) -> tuple[str, str] | None:
    """Return the id and the digest of a survey before or after a change; None where it names no rows."""
    held = change.after if after else change.before
    record = held.record if held is not None else None
    if not isinstance(record, Survey) or record.answers_digest is None:
        return None
    return record.id, record.answers_digest


def _set_aside(connection: Connection, survey: str, digest: str) -> None:
    if connection.execute(_IS_ASIDE, (digest,)).fetchone() is None:
        connection.execute(_SET_ASIDE, (digest, survey))
    connection.execute(_DELETE, (survey,))


def _bring(connection: Connection, survey: str, digest: str, brought: Answers) -> None:
    if digest in brought:
        insert(connection, survey, brought[digest])
    elif connection.execute(_IS_ASIDE, (digest,)).fetchone() is not None:
        connection.execute(_BRING_BACK, (survey, digest))
        connection.execute(_DROP_ASIDE, (digest,))
    elif (other := _that_has(connection, survey, digest)) is not None:
        connection.execute(_COPY, (survey, other))
    elif digest != _NOTHING:
        raise ValueRefused("answers_digest", N_("The answers of this survey are not here. Import it again."))


def _that_has(connection: Connection, survey: str, digest: str) -> str | None:
    """Return another survey with the same rows, which are there."""
    found = connection.execute("SELECT id FROM survey WHERE answers_digest = ? AND id <> ?", (digest, survey))
    for (other,) in found.fetchall():
        if connection.execute(_SELECT + " LIMIT 1", (other,)).fetchone() is not None:
            return str(other)
    return None


# --- what was set aside -----------------------------------------------------------------------------------------------


def set_aside(connection: Connection) -> Iterator[str]:
    """Yield the digests of what was set aside."""
    last = ""
    while (row := connection.execute(_NEXT_ASIDE, (last,)).fetchone()) is not None:
        last = row[0]
        yield last


def forget_unasked(connection: Connection) -> None:
    """Delete what was set aside and no step of undo or redo names any more."""
    for digest in set_aside(connection):
        if connection.execute(_STILL_ASKED, (Survey.ENTITY, digest, digest)).fetchone() is None:
            connection.execute(_DROP_ASIDE, (digest,))


def forget_all(connection: Connection) -> None:
    """Delete everything that was set aside."""
    connection.execute(f"DELETE FROM {ASIDE}")  # noqa: S608 - our own name


# --- from another file ------------------------------------------------------------------------------------------------


def admit(name: str, source: Connection, target: Connection, surveys: Iterable[Survey]) -> None:
    """Copy the rows of a file that we do not trust, whose surveys are these.

    Raises FileRefused: damaged (rows of no survey, or that no file may hold), too-big, or answers (another digest).
    """
    wanted = {each.id: each.answers_digest for each in surveys if each.answers_digest is not None}
    sums: dict[str, Digest] = {each: Digest() for each in wanted}
    if count(source) > MOST_ANSWERS:
        raise FileRefused("too-big", name)
    with taken_as_checked(target):
        for batch in in_batches(source.execute(_ALL), _AT_A_TIME):
            named, *columns = zip(*batch, strict=True)
            if not sums.keys() >= {*named} or not may_all_be_kept(columns):
                raise FileRefused("damaged", name)
            for survey, rows in _by_survey(named, columns).items():
                sums[survey].add(rows)
            put(target, batch, len(batch))
    if any(sums[survey].hex() != digest for survey, digest in wanted.items()):
        raise FileRefused("answers", name)


def _by_survey(surveys: Sequence[str], columns: Sequence[Sequence[Any]]) -> Mapping[str, Iterable[RowParts]]:
    rows = zip(*columns, strict=True)
    if len(set(surveys)) == 1:
        return {surveys[0]: rows}
    found: dict[str, list[RowParts]] = {}
    for survey, row in zip(surveys, rows, strict=True):
        found.setdefault(survey, []).append(row)
    return found


def changed_surveys(connection: Connection, surveys: Iterable[Survey]) -> tuple[str, ...]:
    """Return the ids of surveys whose rows are not those that their record names."""
    return tuple(
        each.id for each in surveys if (each.answers_digest or _NOTHING) != digest_of(rows_of(connection, each.id))
    )


# --- out of a damaged file --------------------------------------------------------------------------------------------

IN_RANGE = f"SELECT position, survey, {PARTS} FROM {ANSWER} WHERE position BETWEEN ? AND ? ORDER BY position"  # noqa: S608 - our own names


def grouped(rows: Iterable[tuple[str, AnswerRow]]) -> dict[str, tuple[AnswerRow, ...]]:
    """Return rows by their survey."""
    found: dict[str, list[AnswerRow]] = {}
    for survey, row in rows:
        found.setdefault(survey, []).append(row)
    return {survey: tuple(each) for survey, each in found.items()}
