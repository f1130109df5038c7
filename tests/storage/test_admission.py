"""What happens to a file that is not as it should be: refused in a sentence, and never touched."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective
from partnerdesk.storage import admission, schema
from partnerdesk.storage.admission import admit
from partnerdesk.storage.chain import events_of
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from tests.storage.any_records import partnerships
from tests.storage.places import SMALL, admitted, document, names_in, opened, refused


def test_a_document_comes_in_whole_with_its_order_history_and_hash(good: Path, room: Path) -> None:
    found = admitted(good, room)
    assert found.partnership == SMALL
    assert found.positions[Objective] == {("OB1",): 1, ("OB2",): 2}
    assert (found.head.seq, found.head.txn) == (5, 1)


@given(partnerships())
def test_what_is_published_is_admitted_equal(partnership: Partnership) -> None:
    with tempfile.TemporaryDirectory() as name:
        assert admitted(document(Path(name), partnership), Path(name)).partnership == partnership


# --- tables that are not exactly ours ---------------------------------------------------------------------------------

ADDED = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON objective BEGIN DELETE FROM partner; END",
    "view": "CREATE VIEW v AS SELECT * FROM objective",
    "endless view": "CREATE VIEW v AS WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a FROM r) SELECT * FROM r",
    "table": "CREATE TABLE more (a)",
    "index": "CREATE INDEX i ON objective (measure)",
    "expression index": "CREATE INDEX i ON objective (abs(row_position))",
    "full text": "CREATE VIRTUAL TABLE f USING fts5 (a)",
    "statistics": "ANALYZE",
    "column": "ALTER TABLE objective ADD COLUMN more TEXT",
    "column less": "ALTER TABLE objective DROP COLUMN measure",
    "table less": "DROP TABLE parking",
    "renamed": "ALTER TABLE parking RENAME TO parked",
    "generated column": "ALTER TABLE parking ADD COLUMN g TEXT AS (hex(zeroblob(1000000)))",
    "default": "ALTER TABLE parking ADD COLUMN d TEXT DEFAULT (hex(randomblob(9)))",
}


@pytest.mark.parametrize("name", ADDED)
def test_a_file_with_parts_that_we_do_not_make_is_tampered_with(good: Path, room: Path, name: str) -> None:
    with opened(good) as connection:
        connection.execute(ADDED[name])
    says = str(refused(good, room, "tampered"))
    assert "PartnerDesk does not make" in says


def _rewritten(path: Path, old: str, new: str) -> None:
    with opened(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?)", (old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (") STRICT", ")"),
        ("BETWEEN 1 AND 5", "BETWEEN 1 AND 9"),
        ("DEFERRABLE INITIALLY DEFERRED", "ON DELETE CASCADE"),
        ('"measure" TEXT', '"measure" TEXT CHECK (length(hex(zeroblob(100000000))) > 0)'),
        ("CREATE TABLE", "CREATE TABLE" + " " * 100 + "\n/* more */"),
    ],
)
def test_tables_are_compared_word_for_word(good: Path, room: Path, old: str, new: str) -> None:
    _rewritten(good, old, new)
    refused(good, room, "tampered")


def test_white_space_alone_makes_no_difference(good: Path, room: Path) -> None:
    _rewritten(good, "\n", "\n\n  ")
    assert admitted(good, room).partnership == SMALL


# --- damage -----------------------------------------------------------------------------------------------------------


def test_a_zeroed_page_is_damage(good: Path, room: Path) -> None:
    size = good.stat().st_size
    with good.open("r+b") as file:
        file.seek(size - 3 * schema.PAGE_SIZE)
        file.write(bytes(2 * schema.PAGE_SIZE))
    refused(good, room, "damaged")


def _changed(sql: str, *values: object) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with opened(path) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(sql, values)

    return change


ROWS = {
    "link to nothing": _changed("INSERT INTO score VALUES (1, 'T9', 'O9', 'safe', 1, 3, NULL)"),
    "list with a link to nothing": _changed(
        "INSERT INTO risk (row_position, id, options) VALUES (1, 'R1', '[\"O9\"]')"
    ),
    "list that is none": _changed("INSERT INTO risk (row_position, id, options) VALUES (1, 'R1', 'O9')"),
    "deep list": _changed("INSERT INTO risk (row_position, id, options) VALUES (1, 'R1', ?)", "[" * 100_000),
    "not a choice": _changed("UPDATE partner SET kind = 'club'"),
    "out of range": _changed("UPDATE partner SET our_dependence = 9"),
    "not a date": _changed("UPDATE file SET meeting_on = '2026-02-30'"),
    "not a time": _changed("UPDATE file SET updated_at = 'soon'"),
    "no place": _changed("UPDATE objective SET row_position = -4 WHERE id = 'OB1'"),
    "last place": _changed("UPDATE objective SET row_position = 9223372036854775807 WHERE id = 'OB1'"),
    "long id": _changed("UPDATE objective SET id = ? WHERE id = 'OB1'", "x" * 41),
    "empty id": _changed("UPDATE objective SET id = '' WHERE id = 'OB1'"),
    "not UTF-8": _changed("UPDATE objective SET measure = CAST(x'ff41' AS TEXT)"),
    "half a character": _changed("UPDATE objective SET measure = CAST(x'eda080' AS TEXT)"),
    "not UTF-8 in the history": _changed("UPDATE event SET who = CAST(x'ff41' AS TEXT)"),
    "two files in one": _changed("INSERT INTO file (row_position, title) VALUES (2, 'Another')"),
    "no history": _changed("DELETE FROM history"),
    "bytes for a number": _changed("UPDATE partner SET years_known = x'00'"),
    "endless number": _changed("UPDATE partner SET years_known = 9e999"),
    "a key of the wrong size": _changed("UPDATE history SET key = zeroblob(65)"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_we_would_not_write_is_damage(good: Path, room: Path, name: str) -> None:
    ROWS[name](good)
    refused(good, room, "damaged")


def test_bytes_in_a_text_are_damage(good: Path, room: Path) -> None:
    loose = "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'objective'"
    strict = "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'objective'"
    for statement in (loose, "UPDATE objective SET measure = x'4142'", strict):
        with opened(good) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement)
    refused(good, room, "damaged")


def test_text_with_nul_and_controls_is_no_damage(good: Path, room: Path) -> None:
    odd = "a\x00b\x1b\x7f\u202e"
    _changed("UPDATE objective SET measure = ? WHERE id = 'OB1'", odd)(good)
    found = admitted(good, room).partnership.get(Objective, "OB1")
    assert found is not None
    assert found.measure == odd


def test_a_page_size_of_someone_else_s_makes_no_difference(good: Path, room: Path) -> None:
    with opened(good) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("VACUUM")
    assert admitted(good, room).partnership == SMALL


# --- what lies beside it ----------------------------------------------------------------------------------------------


def test_an_unfinished_transaction_beside_the_file_is_taken_back_in_the_copy_only(
    good: Path, room: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    copy = other / good.name
    with opened(good) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE objective SET measure = ?", ("x" * 300_000,))
        copy.write_bytes(good.read_bytes())
        journal = good.with_name(good.name + "-journal").read_bytes()
        copy.with_name(copy.name + "-journal").write_bytes(journal)
        connection.execute("ROLLBACK")
    before = copy.read_bytes()
    assert admitted(copy, room).partnership == SMALL
    assert copy.read_bytes() == before
    assert copy.with_name(copy.name + "-journal").read_bytes() == journal


def test_a_write_ahead_log_beside_the_file_is_read_too(good: Path, room: Path) -> None:
    connection = sqlite3.connect(good, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE objective SET measure = 'from the log' WHERE id = 'OB1'")
    found = admitted(good, room).partnership.get(Objective, "OB1")
    connection.close()
    assert found is not None
    assert found.measure == "from the log"


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_rubbish_beside_the_file_does_no_harm(good: Path, room: Path, ending: str) -> None:
    good.with_name(good.name + ending).write_bytes(b"rubbish" * 1000)
    assert admitted(good, room).partnership == SMALL


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "a b.partnership",
        "x?mode=memory",
        "a#%20b",
        "it's",
        "Größe ŵ 会議",
        "-rf",
        "a\nb",
        "n" * 200,
        "a&=;b",
        "...x",
        "file:x",
    ],
)
def test_any_name_that_the_disk_allows_is_allowed(good: Path, room: Path, name: str) -> None:
    path = good.rename(good.with_name(name))
    assert admitted(path, room).partnership == SMALL


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="only Linux allows names that are not text")
def test_a_name_that_is_not_text_is_allowed(good: Path, room: Path) -> None:
    path = good.rename(good.with_name(os.fsdecode(b"caf\xe9.partnership")))
    assert admitted(path, room).partnership == SMALL
    path.write_bytes(b"")
    with pytest.raises(FileRefused) as caught:
        admitted(path, room)
    str(caught.value).encode()


# --- anything at all --------------------------------------------------------------------------------------------------


@given(st.data())
def test_any_few_bytes_changed_are_refused_in_words_or_do_no_harm(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = document(Path(name))
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 8))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at] = data.draw(st.integers(0, 255))
        path.write_bytes(content)
        with suppress(FileRefused):  # anything else that comes out is a fault
            admitted(path, Path(name))
        assert path.read_bytes() == content
        assert names_in(Path(name)) == ["case.partnership"]


def test_the_events_come_in_unchanged(good: Path, room: Path) -> None:
    with closing(PLAIN.memory()) as target:
        schema.make(target)
        admit(good, room, target)
        with opened(good) as connection:
            assert list(events_of(target)) == list(events_of(connection))


def test_a_large_file_has_more_time_than_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Objective(id=f"OB{number}", measure="words " * 20) for number in range(1, 500)]
    path = document(tmp_path, SMALL.put(*many))
    monkeypatch.setattr(admission, "READING_SECONDS", -1.0)
    with pytest.raises(FileRefused) as caught:
        admitted(path, tmp_path)
    assert caught.value.code == "too-slow"
    monkeypatch.setattr(admission, "READ_IN_A_SECOND", path.stat().st_size / 600)
    assert admitted(path, tmp_path).partnership.rows(Objective)
