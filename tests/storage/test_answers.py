"""Rows of survey answers follow their survey: through undo, into the document, for good, out of what is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.domain.answer_rows import AnswerRow, digest_of, fault_of
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import DeleteRecord, EraseInputs, WithdrawInput
from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, OpenPoint, PartnershipFile, Survey
from partnerdesk.storage import answer_table
from partnerdesk.storage.answer_table import ASIDE, rows_of
from partnerdesk.storage.answer_writing import ANSWER
from partnerdesk.storage.claiming import blank
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import publish
from partnerdesk.storage.salvage import salvage
from partnerdesk.storage.verifying import read_whole, verify
from partnerdesk.storage.workspace import DATABASE, Workspace
from tests.storage.places import AT, begun, left, note

ROWS = tuple(
    AnswerRow(number, f"a{number}", None, '["A carer"]', 2, f"A warm room, canary{number}") for number in range(2, 60)
)
DIGEST = digest_of(ROWS)
GIVEN = BeneficiaryInput(id="I1", summary="Spring survey")
SURVEY = Survey(id="SU1", input="I1", answers_digest=DIGEST)


def held(space: Workspace, survey: str = "SU1") -> tuple[AnswerRow, ...]:
    return tuple(rows_of(space.connection, survey))


def aside(space: Workspace) -> int:
    return int(space.connection.execute(f"SELECT count(*) FROM {ASIDE}").fetchone()[0])


def imported(folder: Path) -> Workspace:
    space = begun(folder)
    space.record(space.partnership.put(GIVEN, SURVEY), note("import"), {DIGEST: ROWS})
    return space


def test_a_digest_depends_on_the_rows_and_their_order_alone() -> None:
    assert digest_of(ROWS) == digest_of(list(ROWS))
    assert digest_of(ROWS) != digest_of(ROWS[::-1])
    assert digest_of(ROWS) != digest_of(ROWS[:-1])
    one = AnswerRow(1, "a", None, None, 2, "b")
    others = [one._replace(answer_id=None, at="a"), one._replace(text="ba", answer_id=None), one._replace(question=3)]
    assert len({digest_of([each]) for each in (one, *others)}) == 4


@pytest.mark.parametrize(
    ("part", "row"),
    [
        ("respondent", AnswerRow(0, None, None, None, 1, "a")),
        ("question", AnswerRow(1, None, None, None, 0, "a")),
        ("text", AnswerRow(1, None, None, None, 1, "")),
        ("text", AnswerRow(1, None, None, None, 1, "a\0")),
        ("text", AnswerRow(1, None, None, None, 1, "\ud800")),
        ("text", AnswerRow(1, None, None, None, 1, None)),
        ("text", AnswerRow(1, None, None, None, None, "a")),
        ("text", AnswerRow(1, None, None, None, 1, "a" * 131_073)),
        ("answer_id", AnswerRow(1, "", None, None, None, None)),
        (None, AnswerRow(1, None, None, None, None, None)),
        (None, ROWS[0]),
    ],
)
def test_what_no_file_may_hold_is_named_and_the_table_refuses_it_too(
    tmp_path: Path, part: str | None, row: AnswerRow
) -> None:
    assert fault_of(row) == part
    space = begun(tmp_path)
    survey = replace(SURVEY, answers_digest="0" * 64)
    after = space.partnership.put(GIVEN, survey)
    if part is None:
        space.record(after, note("import"), {"0" * 64: [row]})
        assert held(space) == (row,)
    else:
        with pytest.raises((sqlite3.IntegrityError, UnicodeEncodeError)):
            space.record(after, note("import"), {"0" * 64: [row]})
        assert held(space) == ()
        assert not space.partnership.rows(Survey)
    space.leave()


@pytest.mark.parametrize("last", [ROWS[-1], ROWS[-1]._replace(text="a\0")])
def test_the_table_looks_at_rows_again_after_many_were_looked_at_together(tmp_path: Path, last: AnswerRow) -> None:
    space = imported(tmp_path)
    with suppress(sqlite3.IntegrityError):
        after = space.partnership.put(replace(SURVEY, id="SU2", answers_digest="0" * 64))
        space.record(after, note("import"), {"0" * 64: [*ROWS * 200, last]})
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        space.connection.execute(f"UPDATE {ANSWER} SET text = ''")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        space.connection.execute("UPDATE survey SET n_respondents = -1")
    space.leave()


def test_an_import_is_one_step_of_undo_and_redo(tmp_path: Path) -> None:
    space = imported(tmp_path)
    assert held(space) == ROWS
    space.undo(note("undo"))
    assert held(space) == ()
    assert aside(space) == len(ROWS)
    assert not space.partnership.rows(Survey)
    space.redo(note("redo"))
    assert held(space) == ROWS
    assert aside(space) == 0
    space.leave()


def test_rows_go_with_a_step_that_can_no_longer_be_redone(tmp_path: Path) -> None:
    space = imported(tmp_path)
    space.undo(note("undo"))
    space.record(space.partnership.put(OpenPoint(id="OP1", note="Something else")), note("other"))
    assert aside(space) == 0
    assert held(space) == ()
    space.leave()


def test_a_survey_that_is_deleted_comes_back_with_its_rows(tmp_path: Path) -> None:
    space = imported(tmp_path)
    space.record(apply(space.partnership, DeleteRecord(Survey, ("SU1",))), note("delete"))
    assert held(space) == ()
    space.undo(note("undo"))
    assert held(space) == ROWS
    space.leave()


def test_a_survey_that_is_deleted_after_something_was_undone_comes_back(tmp_path: Path) -> None:
    space = imported(tmp_path)
    space.record(space.partnership.put(OpenPoint(id="OP1")), note("other"))
    space.undo(note("undo"))
    space.record(apply(space.partnership, DeleteRecord(Survey, ("SU1",))), note("delete"))
    space.undo(note("undo"))
    assert held(space) == ROWS
    space.leave()


def test_two_surveys_with_the_same_rows_do_not_take_each_others(tmp_path: Path) -> None:
    space = imported(tmp_path)
    space.record(space.partnership.put(replace(SURVEY, id="SU2")), note("again"), {DIGEST: ROWS})
    for survey in ("SU1", "SU2"):
        space.record(apply(space.partnership, DeleteRecord(Survey, (survey,))), note("delete"))
    for _ in range(2):
        space.undo(note("undo"))
    assert (held(space, "SU1"), held(space, "SU2")) == (ROWS, ROWS)
    for _ in range(2):
        space.redo(note("redo"))
    assert (held(space, "SU1"), held(space, "SU2"), aside(space)) == ((), (), len(ROWS))
    space.leave()


def test_a_survey_without_its_rows_is_refused_and_nothing_stays(tmp_path: Path) -> None:
    space = begun(tmp_path)
    before = space.partnership
    with pytest.raises(ValueRefused, match="Import it again"):
        space.record(before.put(GIVEN, SURVEY), note("import"))
    assert space.partnership == before
    space.leave()


@pytest.mark.parametrize(
    "command", [EraseInputs(("I1",)), WithdrawInput("I1", "2026-11-23T19:00:00")], ids=["erase", "withdraw"]
)
@pytest.mark.parametrize("undone", [False, True])
def test_nothing_of_erased_answers_stays_in_any_byte(
    tmp_path: Path, command: EraseInputs | WithdrawInput, *, undone: bool
) -> None:
    space = imported(tmp_path)
    if undone:  # so that rows are set aside when the words go
        space.record(space.partnership.put(replace(SURVEY, id="SU2")), note("again"), {DIGEST: ROWS})
        space.undo(note("undo"))
        space.record(apply(space.partnership, DeleteRecord(Survey, ("SU1",))), note("delete"))
    path = space.base.path
    space.record_for_good(apply(space.partnership, command), note("gone"))
    publish(space, AT)
    assert aside(space) == 0
    folder = space.folder
    space.leave()
    assert b"canary" not in (folder / DATABASE).read_bytes()
    assert b"canary" not in path.read_bytes()


def test_the_document_has_the_rows_and_never_those_set_aside(tmp_path: Path) -> None:
    space = imported(tmp_path)
    publish(space, AT)
    path = space.base.path
    admitted, answers = read_whole(path, tmp_path)
    assert answers == {DIGEST: ROWS}
    assert admitted.partnership == space.partnership
    assert [each.code for each in verify(path, tmp_path) if not each.well] == []
    space.undo(note("undo"))
    publish(space, AT)
    space.leave()
    assert b"canary" not in path.read_bytes()


def test_admission_and_a_crash_bring_the_rows_back(tmp_path: Path) -> None:
    space = imported(tmp_path)
    publish(space, AT)
    other = blank(tmp_path / "other", "case.partnership", PLAIN)
    other.admit(space.base.path, space.base.path)
    assert held(other) == ROWS
    other.leave()
    space.undo(note("undo"))
    space.leave()
    again = left(tmp_path)
    again.redo(note("redo"))
    assert held(again) == ROWS
    again.leave()


def test_a_change_by_another_program_is_found_in_what_is_open(tmp_path: Path) -> None:
    space = imported(tmp_path)
    assert all(each.well for each in space.check())
    space.connection.execute(f"UPDATE {ANSWER} SET text = 'Closed' WHERE respondent = 7")
    assert [each.code for each in space.check() if not each.well] == ["answers"]
    space.leave()


# --- files that others made -------------------------------------------------------------------------------------------


def changed(statement: str, *values: object) -> Callable[[sqlite3.Connection], None]:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement, values)

    return change


HOSTILE = {
    "another text": ("answers", changed("UPDATE answer SET text = 'Closed' WHERE respondent = 7")),
    "a row less": ("answers", changed("DELETE FROM answer WHERE respondent = 7")),
    "all rows gone": ("answers", changed("DELETE FROM answer")),
    "a row more": ("answers", changed("INSERT INTO answer (survey, respondent) VALUES ('SU1', 99)")),
    "another order": ("answers", changed("UPDATE answer SET position = 1000 WHERE position = 3")),
    "another digest": ("answers", changed("UPDATE survey SET answers_digest = ?", "0" * 64)),
    "a survey that is not there": ("damaged", changed("INSERT INTO answer (survey, respondent) VALUES ('SU9', 1)")),
    "a survey that names none": ("damaged", changed("UPDATE survey SET answers_digest = NULL")),
    "NUL": ("damaged", changed("UPDATE answer SET text = CAST(X'610062' AS TEXT) WHERE respondent = 7")),
    "no UTF-8": ("damaged", changed("UPDATE answer SET text = CAST(X'61ff62' AS TEXT) WHERE respondent = 7")),
    "an endless text": ("damaged", changed("UPDATE answer SET text = ? WHERE respondent = 7", "a" * 131_073)),
    "a person below one": ("damaged", changed("UPDATE answer SET respondent = -1 WHERE respondent = 7")),
    "too many": (
        "too-big",
        changed(
            "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1000100) "
            "INSERT INTO answer (survey, respondent) SELECT 'SU1', i FROM n"
        ),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_with_bad_answers_is_refused_with_its_sentence_and_stays_as_it_is(tmp_path: Path, name: str) -> None:
    code, change = HOSTILE[name]
    space = imported(tmp_path)
    publish(space, AT)
    path = space.base.path
    space.leave()
    with closing(sqlite3.connect(path)) as connection:
        change(connection)
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(FileRefused) as refused:
        read_whole(path, tmp_path)
    assert refused.value.code == code
    assert path.name in str(refused.value)
    assert path.read_bytes() == before


def test_what_can_be_read_of_changed_answers_is_recovered(tmp_path: Path) -> None:
    space = imported(tmp_path)
    publish(space, AT)
    path = space.base.path
    space.leave()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM answer WHERE respondent = 7")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE answer SET text = CAST(X'61ff62' AS TEXT) WHERE respondent = 8")
        connection.commit()
    found = salvage(path, tmp_path)
    rest = tuple(row for row in ROWS if row.respondent not in {7, 8})
    assert list(found.answers.values()) == [rest]
    assert found.partnership.rows(Survey)[0].answers_digest == digest_of(rest)


def test_a_new_file_takes_the_rows_of_its_surveys(tmp_path: Path) -> None:
    space = blank(tmp_path / "new", "new.partnership", PLAIN)
    partnership = Partnership.of([PartnershipFile(title="New"), GIVEN, SURVEY])
    space.begin(partnership, tmp_path / "new.partnership", note("new"), {DIGEST: ROWS})
    assert held(space) == ROWS
    assert answer_table.changed_surveys(space.connection, space.partnership.rows(Survey)) == ()
    space.leave()
