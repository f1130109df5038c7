"""The tables are those of the declared fields, and refuse by themselves what a field may not hold."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.storage import publishing, rekeying, schema
from partnerdesk.storage.connecting import PLAIN, Connection
from partnerdesk.storage.library import load
from tests.storage.places import begun

KINDS = pytest.mark.parametrize("kind", list(ENTITIES.values()), ids=list(ENTITIES))


@pytest.fixture(scope="module")
def database() -> Iterator[Connection]:
    with closing(PLAIN.memory()) as connection:
        schema.make(connection)
        yield connection


@KINDS
def test_a_table_has_the_fields_of_its_record_in_their_order_and_no_others(
    database: Connection, kind: type[Record]
) -> None:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{kind.ENTITY}")')]
    assert columns == ["row_position", *(spec.name for spec in fields_of(kind))]


@KINDS
def test_a_table_is_strict_and_keeps_its_key_unique(database: Connection, kind: type[Record]) -> None:
    (sql,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (kind.ENTITY,)).fetchone()
    assert sql.endswith(") STRICT")
    unique = [row[1] for row in database.execute(f'PRAGMA index_list("{kind.ENTITY}")') if row[2]]
    assert len(unique) == (0 if kind.SINGLE else 1)


@KINDS
def test_links_are_foreign_keys_that_wait_for_the_end_of_the_transaction(
    database: Connection, kind: type[Record]
) -> None:
    found = {(row[3], row[2]) for row in database.execute(f'PRAGMA foreign_key_list("{kind.ENTITY}")')}
    assert found == {(spec.name, spec.target) for spec in fields_of(kind) if spec.kind is FieldKind.LINK}
    (sql,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (kind.ENTITY,)).fetchone()
    assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED") == len(found)


def _enough(kind: type[Record]) -> dict[str, object]:
    """Give what a row of ``kind`` cannot do without."""
    return {
        spec.name: spec.choices[0] if spec.choices else int(spec.low or 0) if spec.kind is FieldKind.WHOLE else "x"
        for spec in fields_of(kind)
        if spec.required
    }


def _bad_values(spec: FieldSpec) -> list[object]:
    if spec.kind is FieldKind.CHOICE:
        return ["something else"]
    if spec.kind in {FieldKind.WHOLE, FieldKind.NUMBER}:
        most, least = (
            (2**53 if spec.high is None else int(spec.high)),
            (-(2**53) if spec.low is None else int(spec.low)),
        )
        return [most + 1, least - 1, "five"]
    others: dict[FieldKind, list[object]] = {
        FieldKind.FLAG: [2, "yes"],
        FieldKind.DATE: ["tomorrow"],
        FieldKind.TEXT: [b"bytes"],
    }
    return others.get(spec.kind, [])


@KINDS
def test_the_tables_themselves_refuse_what_a_field_may_not_hold(database: Connection, kind: type[Record]) -> None:
    for spec in fields_of(kind):
        for bad in _bad_values(spec):
            row = dict.fromkeys(kind.KEY, "x") | _enough(kind) | {spec.name: bad}
            names = ", ".join(f'"{name}"' for name in row)
            places = ", ".join("?" for _ in row)
            with pytest.raises(PLAIN.driver.IntegrityError, match=r"CHECK|cannot store"):
                database.execute(
                    f'INSERT INTO "{kind.ENTITY}" (row_position, {names}) VALUES (1, {places})', tuple(row.values())
                )


def test_the_file_says_what_it_is(database: Connection) -> None:
    assert database.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"PDsk", "big"),)
    assert database.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_no_part_of_a_file_can_run_anything(database: Connection) -> None:
    kinds = {row[0] for row in database.execute("SELECT type FROM sqlite_schema")}
    assert kinds == {"table", "index"}


def test_only_versions_that_were_are_known() -> None:
    assert schema.known(0) is None
    assert schema.known(schema.VERSION + 1) is None
    tables = {name for kind, name in schema.known(schema.VERSION) or () if kind == "table"}
    assert tables == {*ENTITIES, "answer", "event", "history", "_sqlite_migrations"}


def test_every_table_is_published_and_gets_the_password(tmp_path: Path) -> None:
    """A table that is added later cannot be left out of a document, or of a workspace that gets its password."""
    noted = "_sqlite_migrations"  # made anew, with the tables
    document = {name for kind, name in schema.known(schema.VERSION) or () if kind == "table"}
    assert {*publishing.DOCUMENT_TABLES, noted} == document
    workspace = begun(tmp_path)
    held = {row[0] for row in workspace.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {*rekeying._EVERY_TABLE, noted} == held
    workspace.remove()


def test_sqlite_utils_makes_the_table_of_its_migrations_as_we_do() -> None:
    with closing(PLAIN.memory()) as connection:
        load("sqlite_utils.migrations").Migrations("x").ensure_migrations_table(
            load("sqlite_utils").Database(connection)
        )
        theirs = {schema.normal(row[0]) for row in connection.execute("SELECT sql FROM sqlite_schema")}
    ours = {schema.normal(statement) for statement in schema.MIGRATIONS_TAKEN}
    assert {text.replace("( ", "(").replace(" )", ")") for text in theirs} == {
        text.replace("( ", "(").replace(" )", ")") for text in ours
    }


def test_the_steps_of_the_format_are_noted_as_sqlite_utils_does(database: Connection) -> None:
    taken = database.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    assert taken == [("partnerdesk", f"version_{version}") for version in range(1, schema.VERSION + 1)]
    before = database.total_changes
    schema.migrations().apply(load("sqlite_utils").Database(database))
    assert database.total_changes == before


def test_loading_sqlite_utils_does_not_load_numpy() -> None:
    program = "import sys; from partnerdesk.storage import schema; schema.blank(); print('numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


def test_a_blank_document_is_small_and_whole() -> None:
    with closing(PLAIN.memory()) as connection:
        connection.deserialize(schema.blank())
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(schema.blank()) < 170_000


def test_no_name_needs_more_than_quotes() -> None:
    names = [*ENTITIES, *(spec.name for kind in ENTITIES.values() for spec in fields_of(kind))]
    assert all(re.fullmatch("[a-z][a-z_]*", name) for name in names)
