"""A file with a password: only that opens it, nothing can be read without, and a change that is cut off keeps one."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.records import Objective
from partnerdesk.services.documents import Documents
from partnerdesk.storage import files
from partnerdesk.storage.errors import FileRefused
from tests.figures import Figures
from tests.fixtures.worked_example import worked_example
from tests.services.crashing import crash

CASE = "case.partnership"
PASSWORD = "it's a \"long\" ŵord  x'00'"  # noqa: S105 - a test
TOKEN = "canary-in-the-file"  # noqa: S105 - no password


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    with documents.from_partnership(worked_example(), tmp_path / CASE) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": TOKEN}))
    return tmp_path / CASE


@pytest.fixture
def secret(documents: Documents, case: Path) -> Path:
    with documents.open(case) as session:
        session.protect(documents.password(PASSWORD, case))
    return case


def _refused(code: str, doing: Callable[[], object]) -> str:
    with pytest.raises(FileRefused) as caught:
        doing()
    assert caught.value.code == code
    return str(caught.value)


def _files_with(words: str, folder: Path) -> list[str]:
    encoded = words.encode()
    return [path.name for path in folder.rglob("*") if path.is_file() and encoded in path.read_bytes()]


def test_a_protected_file_opens_with_its_password_only(documents: Documents, secret: Path) -> None:
    assert documents.is_protected(secret)
    assert _refused("password", lambda: documents.open(secret)) == (
        "'case.partnership' is protected with a password. Open it with its password."
    )
    for wrong in ("no", PASSWORD + " ", PASSWORD.upper()):
        says = _refused("wrong-password", lambda wrong=wrong: documents.open(secret, wrong))  # type: ignore[misc]  # bound now
    assert "A forgotten password cannot be found or reset." in says
    _refused("no-password", lambda: documents.open(secret, ""))
    with documents.open(secret, PASSWORD) as session:
        assert session.is_protected
        assert session.partnership.get(Objective, "OB1").measure == TOKEN  # type: ignore[union-attr]  # it is there
    assert all(finding.well for finding in documents.verify(secret, PASSWORD))


def test_any_tool_that_knows_sqlcipher_opens_it_with_the_password(secret: Path) -> None:
    driver = pytest.importorskip("sqlcipher3.dbapi2", reason="the extra 'protect' is not installed")
    with closing(driver.connect(str(secret))) as connection:
        connection.execute("PRAGMA key = '{}'".format(PASSWORD.replace("'", "''")))
        assert connection.execute("SELECT measure FROM objective WHERE id = 'OB1'").fetchone() == (TOKEN,)
    with closing(sqlite3.connect(secret)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_schema")


def test_nothing_that_is_kept_can_be_read_without_it(documents: Documents, secret: Path, tmp_path: Path) -> None:
    tomorrow = replace(documents, clock=lambda: documents.clock() + timedelta(days=1))
    with tomorrow.open(secret, PASSWORD) as session:
        session.execute(AddRecord(Objective(id="OB77", measure=TOKEN)))
        session.undo()
        session.save_copy(tmp_path / "copy.partnership")
        assert tomorrow.earlier_versions(secret, PASSWORD) != ()
        session.publish()
        crash(session)
    assert _files_with(TOKEN, tmp_path) == []
    assert _files_with("SQLite format", tmp_path) == []
    assert documents.read(tmp_path / "copy.partnership", PASSWORD).get(Objective, "OB77") is None


def test_protecting_takes_the_earlier_versions_along(documents: Documents, case: Path, tmp_path: Path) -> None:
    tomorrow = replace(documents, clock=lambda: documents.clock() + timedelta(days=1))
    with tomorrow.open(case) as session:
        session.execute(AddRecord(Objective(id="OB77")))
        assert _files_with(TOKEN, documents.root / "backups") != []
        done = session.protect(documents.password(PASSWORD, case))
        assert (done.done, done.left) == (1, 0)
        assert session.undo() is not None
    assert _files_with(TOKEN, tmp_path) == []
    (version,) = documents.earlier_versions(case, PASSWORD)
    with documents.open_to_read(version.path, PASSWORD) as reading:
        assert reading.partnership.get(Objective, "OB77") is None


def test_the_password_is_changed_and_removed(documents: Documents, secret: Path, tmp_path: Path) -> None:
    with documents.open(secret, PASSWORD) as session:
        session.protect(documents.password("another", secret))
    _refused("wrong-password", lambda: documents.open(secret, PASSWORD))
    with documents.open(secret, "another") as session:
        wanted = session.partnership
        session.protect(documents.no_password)
        assert not session.is_protected
    assert not documents.is_protected(secret)
    assert documents.read(secret) == wanted
    assert all(finding.well for finding in documents.verify(secret))


def test_where_the_work_does_not_open_with_the_password_of_its_file_that_is_said_with_a_way_on(
    documents: Documents, secret: Path, tmp_path: Path
) -> None:
    """Its first page may be spoilt: nothing can tell that from another password, so nothing is put aside."""
    session = documents.open(secret, PASSWORD)
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": "left"}))
    database = session.workspace.folder / "work.db"
    crash(session)
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + bytes(300) + whole[400:])
    says = _refused("work-locked", lambda: documents.open(secret, PASSWORD))
    assert "copy the file to another folder" in says
    _refused("wrong-password", lambda: documents.open(secret, "another"))
    copy = tmp_path / "elsewhere.partnership"
    copy.write_bytes(secret.read_bytes())
    documents.open(copy, PASSWORD).close()
    database.write_bytes(whole)
    with documents.open(secret, PASSWORD) as again:
        assert again.partnership.rows(Objective)[0].measure == "left"


def test_work_that_a_crash_left_waits_for_the_password(documents: Documents, secret: Path) -> None:
    session = documents.open(secret, PASSWORD)
    session.execute(AddRecord(Objective(id="OB77")))
    crash(session)
    assert documents.recover_all() == ()
    assert documents.waiting() == 1
    _refused("password", lambda: documents.open(secret))
    _refused("wrong-password", lambda: documents.open(secret, "no"))
    with documents.open(secret, PASSWORD) as again:
        assert again.recovered is not None
        assert again.partnership.get(Objective, "OB77") is not None
    assert documents.waiting() == 0


@pytest.mark.parametrize("protect", [True, False])
def test_a_change_that_is_cut_off_leaves_the_old_or_the_new_password(
    documents: Documents, case: Path, monkeypatch: pytest.MonkeyPatch, protect: bool
) -> None:
    """The process ends at each step of the change; what was acknowledged is there with one of the two."""

    class Cut(BaseException):
        pass

    before: list[str | None] = [None, PASSWORD] if protect else [PASSWORD, None]
    if not protect:
        with documents.open(case) as session:
            session.protect(documents.password(PASSWORD, case))
    for step in ("create", "sync", "replace", "sync_folder"):
        session = documents.open(case, before[0])
        session.execute(AddRecord(Objective(id=f"X{step}")))
        wanted = session.partnership

        def cut(*_: object) -> None:
            raise Cut

        with monkeypatch.context() as patch:
            patch.setattr(f"partnerdesk.storage.rekeying.files.{step}", cut)
            with pytest.raises(Cut):
                session.protect(documents.password(PASSWORD, case) if protect else documents.no_password)
            crash(session)
        found, codes = None, set()
        for password in before:
            try:
                found = documents.open(case, password)
                break
            except FileRefused as refused:
                codes.add(refused.code)
        assert found is not None
        assert codes <= {"password", "wrong-password"}
        assert found.partnership.rows(Objective) == wanted.rows(Objective)
        if found.is_protected == protect:
            found.protect(documents.no_password if protect else documents.password(PASSWORD, case))
        found.close()


def test_a_document_that_could_not_be_written_is_said_and_follows_later(
    documents: Documents, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = case.read_bytes()
    session = documents.open(case)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("partnerdesk.storage.publishing._put_over", full)
        session.protect(documents.password(PASSWORD, case))
    assert session.save_state.code == "disk-full"
    assert case.read_bytes() == before
    assert session.publish().problem is None
    session.close()
    _refused("wrong-password", lambda: documents.open(case, "no"))
    assert files.digest(case)


def test_a_damaged_protected_file_is_recovered_with_its_password(documents: Documents, secret: Path) -> None:
    content = bytearray(secret.read_bytes())
    at = len(content) // 2 // 4096 * 4096
    content[at : at + 4096] = bytes(4096)
    secret.write_bytes(content)
    _refused("damaged", lambda: documents.open(secret, PASSWORD))
    new = secret.with_name("new.partnership")
    found = documents.salvage(secret, new, PASSWORD)
    assert sum(found.counts.values()) > 100
    assert documents.is_protected(new)
    assert documents.read(new, PASSWORD).rows(Objective)


def test_without_the_package_it_is_said_what_is_missing(
    documents: Documents, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise ImportError

    monkeypatch.setattr("partnerdesk.storage.protection._driver", gone)
    assert not documents.can_protect
    assert "partnerdesk[protect]" in _refused("no-protection", lambda: documents.open(secret, PASSWORD))


def test_a_salt_that_an_earlier_attempt_left_is_taken(
    documents: Documents, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    session = documents.open(case)
    with monkeypatch.context() as patch:
        patch.setattr("partnerdesk.storage.rekeying.files.sync", full)
        _refused("own-disk", lambda: session.protect(documents.password("first", case)))
    assert not session.is_protected
    session.execute(AddRecord(Objective(id="OB77")))
    session.protect(documents.password(PASSWORD, case))
    session.execute(AddRecord(Objective(id="OB78")))
    crash(session)
    with documents.open(case, PASSWORD) as again:
        assert again.partnership.get(Objective, "OB78") is not None
    assert documents.read(case, PASSWORD).get(Objective, "OB78") is not None


# A real process: it changes the password to and fro, says so each time, and waits to be killed.
CHANGING = """
import sys
from pathlib import Path
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Objective
from partnerdesk.services.documents import Documents
documents, path, words = Documents(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3:]
for number in range(1000):
    new = words[(number + 1) % 2]
    with documents.open(path, words[number % 2]) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"edit {number}"}))
        print(number, flush=True)
        session.protect(documents.password(new, path))
"""
KILLS = 40


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_kill_9_during_a_change_of_the_password_leaves_one_of_the_two(
    documents: Documents, secret: Path, figures: Figures
) -> None:
    dice, now = random.Random(11), PASSWORD
    bad: list[str] = []
    for _ in range(KILLS):
        other = "another" if now == PASSWORD else PASSWORD
        command = [sys.executable, "-c", CHANGING, str(documents.root), str(secret), now, other]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(dice.random())  # the blow falls anywhere in the change, not where a test would wait
            child.kill()
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        found = None
        for now in (PASSWORD, "another"):
            try:
                found = documents.open(secret, now)
                break
            except FileRefused as refused:
                bad += [refused.code] if refused.code not in {"wrong-password", "work-locked"} else []
        assert found is not None, bad
        with found:
            measure = str(getattr(found.partnership.get(Objective, "OB1"), "measure", ""))
            bad += [measure] if int(measure.removeprefix("edit ")) < acknowledged else []
        now = next(each for each in (PASSWORD, "another") if _opens(documents, secret, each))
    figures.reached("kill -9 during a change of the password", KILLS, KILLS, bad)


def _opens(documents: Documents, path: Path, password: str) -> bool:
    try:
        documents.read(path, password)
    except FileRefused:
        return False
    return True


def test_what_is_recovered_of_a_protected_file_never_lies_there_without_its_password(
    documents: Documents, secret: Path, tmp_path: Path
) -> None:
    found: list[str] = []

    def clock() -> datetime:
        found.extend(_files_with("SQLite format", tmp_path))
        return documents.clock()

    replace(documents, clock=clock).salvage(secret, secret.with_name("new.partnership"), PASSWORD)
    assert found == []
    assert documents.is_protected(secret.with_name("new.partnership"))
