"""A file of an older format is brought up to date as it is opened, and kept as it was.

There is one version yet, so these make up an older one: its parked points lacked their last field, and there were no
open points. It is registered as a real one will be, with a real step, and its documents are real files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import OpenPoint, Parking, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.storage import protection, schema
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.errors import FileRefused

if TYPE_CHECKING:
    from sqlite_utils import Database

OLD, NEW = schema.VERSION - 1, f"version_{schema.VERSION}"
NEW_FIELD = fields_of(Parking)[-1].name
START = Partnership.of([PartnershipFile(title="T"), Parking(id="PK1", text="later"), Parking(id="PK2", text="again")])
PASSWORD = "between us"  # noqa: S105 - a test


def _today(entity: str) -> str:
    return next(each for each in schema.statements() if each.startswith(f'CREATE TABLE "{entity}"'))


def _older_statements() -> Iterator[str]:
    for statement in (*schema.MIGRATIONS_TAKEN, *schema.statements()):
        if statement == _today(Parking.ENTITY):
            yield _older_parking()
        elif f'"{OpenPoint.ENTITY}"' not in statement:
            yield statement


def _older_parking() -> str:
    """Give the table as it is today but for the line of the new field."""
    lines = _today(Parking.ENTITY).splitlines()
    kept = [line for line in lines if not line.startswith(f'  "{NEW_FIELD}"')]
    assert len(kept) == len(lines) - 1
    return re.sub(r",\n\)", "\n)", "\n".join(kept))


def _columns() -> str:
    return ", ".join(f'"{name}"' for name in ("row_position", *(spec.name for spec in fields_of(Parking)[:-1])))


def _step(db: Database) -> None:
    """Bring the version before to the present one."""
    db.execute('ALTER TABLE "parking" RENAME TO "old_parking"')
    db.execute(_today(Parking.ENTITY))
    db.execute(f'INSERT INTO "parking" ({_columns()}) SELECT {_columns()} FROM "old_parking"')
    db.execute('DROP TABLE "old_parking"')
    for statement in schema.statements():
        if f'"{OpenPoint.ENTITY}"' in statement:
            db.execute(statement)


def _make_older(connection: Connection) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute('ALTER TABLE "parking" RENAME TO "new_parking"')
    connection.execute(_older_parking())
    connection.execute(f'INSERT INTO "parking" SELECT {_columns()} FROM "new_parking"')
    connection.execute('DROP TABLE "new_parking"')
    connection.execute(f'DROP TABLE "{OpenPoint.ENTITY}"')
    connection.execute("DELETE FROM _sqlite_migrations")
    connection.execute(f"PRAGMA user_version = {OLD}")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Register the older version; gives the steps that were taken."""
    taken: list[str] = []

    def step(db: Database) -> None:
        taken.append(NEW)
        _step(db)

    monkeypatch.setitem(schema.OLDER, OLD, schema.Older(tuple(_older_statements()), step))
    return taken


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


@pytest.fixture(params=["plain", "with a password"])
def password(request: pytest.FixtureRequest) -> str | None:
    if request.param == "plain":
        return None
    pytest.importorskip("sqlcipher3", reason="the extra 'protect' is not installed")
    return PASSWORD


def _factory(path: Path, password: str | None) -> Factory:
    return PLAIN if password is None else protection.protected(password, path.name, protection.salt_of(path))


@pytest.fixture
def case(documents: Documents, tmp_path: Path, password: str | None) -> Path:
    path = tmp_path / "case.partnership"
    with documents.from_partnership(START, path) as session:
        if password is not None:
            session.protect(documents.password(password, path))
    _change(path, _factory(path, password), _make_older)
    return path


def _change(path: Path, factory: Factory, change: Callable[[Connection], None]) -> None:
    with closing(factory.writing(path)) as connection:
        change(connection)


def test_it_is_brought_up_to_date_and_kept_as_it_was(
    documents: Documents, case: Path, steps: list[str], password: str | None
) -> None:
    before = case.read_bytes()
    with documents.open(case, password) as session:
        assert steps == [NEW]
        assert session.partnership.rows(Parking) == START.rows(Parking)
        (kept,) = documents.earlier_versions(case, password)
        assert (kept.reason, kept.path.read_bytes(), case.read_bytes()) == ("format", before, before)
        session.execute(AddRecord(OpenPoint(id="OP1", note="new")))
        wanted = session.partnership
    assert case.read_bytes() != before
    assert kept.path.read_bytes() == before
    steps.clear()
    assert documents.read(case, password) == wanted
    assert all(finding.well for finding in documents.verify(case, password))
    assert steps == []  # what was written is of today's version
    with documents.open_to_read(kept.path, password) as earlier:
        assert earlier.partnership.rows(Parking) == START.rows(Parking)


def test_reading_it_changes_nothing(documents: Documents, case: Path, steps: list[str], password: str | None) -> None:
    before = case.read_bytes()
    assert documents.read(case, password).rows(Parking) == START.rows(Parking)
    assert all(finding.well for finding in documents.verify(case, password))
    assert steps
    assert case.read_bytes() == before
    assert documents.earlier_versions(case, password) == ()


def test_the_step_is_noted_as_one_that_was_taken(
    documents: Documents, case: Path, steps: list[str], password: str | None
) -> None:
    with documents.open(case, password) as session:
        session.execute(AddRecord(OpenPoint(id="OP1")))
    assert steps == [NEW]
    with closing(_factory(case, password).checking(case)) as connection:
        assert connection.execute("SELECT name FROM _sqlite_migrations").fetchall()[-1] == (NEW,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_no_step_is_taken_in_a_file_whose_tables_are_not_those_of_its_version(
    documents: Documents, case: Path, steps: list[str], password: str | None
) -> None:
    def tamper(connection: Connection) -> None:
        connection.execute("CREATE TABLE more (id TEXT)")

    _change(case, _factory(case, password), tamper)
    with pytest.raises(FileRefused) as caught:
        documents.open(case, password)
    assert caught.value.code == "tampered"
    assert steps == []


def test_a_version_that_never_was_is_refused(documents: Documents, case: Path, password: str | None) -> None:
    with pytest.raises(FileRefused) as caught:
        documents.open(case, password)
    assert caught.value.code in {"damaged", "tampered"}
