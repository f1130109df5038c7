"""A document that somebody else changed is never written over; a second opener is told, and what may be done."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, ChangeFields, DeleteRecord
from partnerdesk.domain.records import Objective, Partner
from partnerdesk.services.documents import Busy, Documents
from partnerdesk.storage import open_lock
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.processes import birth_of
from tests.fixtures.worked_example import worked_example

CASE = "case.partnership"
HOUR = timedelta(hours=1)


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, person="Kate")


@pytest.fixture
def elsewhere(documents: Documents, tmp_path: Path) -> Documents:
    """Give the same folder as another computer sees it."""
    return Documents(tmp_path / "other root", documents.clock, documents.ids, person="Tom")


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    documents.from_partnership(worked_example(), tmp_path / CASE).close()
    return tmp_path / CASE


def _says(sentences: tuple[object, ...]) -> list[str]:
    return [str(each) for each in sentences]


# --- a document that somebody else changed ----------------------------------------------------------------------------


def test_a_document_changed_elsewhere_is_kept_and_ours_becomes_a_second_file(
    documents: Documents, elsewhere: Documents, case: Path
) -> None:
    mine = documents.open(case)
    with elsewhere.open(case, anyway=True) as other:
        other.execute(AddRecord(Partner(id="P9", name="Southbank")))
        other.execute(DeleteRecord(Objective, ("OB5",)))
    theirs = case.read_bytes()
    mine.execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    mine.execute(AddRecord(Objective(id="OB77")))
    mine.undo()
    state = mine.publish()
    assert state.problem is None
    assert case.read_bytes() == theirs
    found = mine.conflict
    assert found is not None
    assert mine.path == found.second
    assert found.second.name.startswith("case (conflict – Kate 2026-11-23 ")
    assert str(found.sentence) == (
        "'case.partnership' was changed by someone else meanwhile. Nothing was overwritten: theirs stays as it is, "
        f"and yours is '{found.second.name}' beside it, where you go on working."
    )
    assert _says(found.my_changes) == ["1 objective changed"]
    assert "1 partner added" in _says(found.their_changes)
    assert "1 objective removed" in _says(found.their_changes)
    # Work goes on in the second file, undo included, and it is the workspace of that file that a crash would leave.
    assert mine.undo() is not None
    mine.execute(AddRecord(Objective(id="OB78")))
    with pytest.raises(Busy):
        documents.open(found.second)
    wanted = mine.partnership
    mine.close()
    assert documents.read(found.second) == wanted
    assert case.read_bytes() == theirs
    documents.open(case).close()
    assert sorted(path.name for path in case.parent.iterdir() if path.is_file()) == sorted([CASE, found.second.name])


def test_an_older_state_put_back_by_a_sync_client_is_replaced_by_what_holds_it(
    documents: Documents, case: Path
) -> None:
    old = case.read_bytes()
    with documents.open(case) as session:
        session.execute(AddRecord(Objective(id="OB77")))
        session.publish()
        case.write_bytes(old)
        session.execute(AddRecord(Objective(id="OB78")))
        assert session.publish().problem is None
        assert session.conflict is None
        wanted = session.partnership
    assert documents.read(case) == wanted


def test_an_older_state_is_noticed_without_a_change_of_ours(documents: Documents, case: Path) -> None:
    old = case.read_bytes()
    with documents.open(case) as session:
        session.execute(AddRecord(Objective(id="OB77")))
        session.publish()
        case.write_bytes(old)
        assert session.look_outside().problem is None
        assert documents.read(case) == session.partnership


def test_a_newer_state_that_holds_all_of_ours_is_said_and_left(
    documents: Documents, elsewhere: Documents, case: Path
) -> None:
    mine = documents.open(case)
    with elsewhere.open(case, anyway=True) as other:
        other.execute(AddRecord(Objective(id="OB77")))
    theirs = case.read_bytes()
    state = mine.look_outside()
    assert state.code == "theirs-is-newer"
    assert str(state.sentence(documents.clock())).startswith("The file was changed somewhere else and holds everything")
    assert mine.publish().code == "theirs-is-newer"
    mine.close()
    assert case.read_bytes() == theirs
    with documents.open(case) as again:
        assert again.partnership.get(Objective, "OB77") is not None


def test_another_file_altogether_is_kept_too(documents: Documents, case: Path) -> None:
    with documents.open(case) as session:
        session.execute(AddRecord(Objective(id="OB77")))
        case.write_bytes(b"something else")
        session.publish()
        assert session.conflict is not None
        assert session.conflict.theirs is None
        assert session.conflict.my_changes == ()
        wanted = session.partnership
    assert case.read_bytes() == b"something else"
    assert documents.read(session.conflict.second) == wanted


def test_two_conflicts_in_one_minute_have_two_names(documents: Documents, case: Path) -> None:
    names = set()
    for number in range(2):
        with Documents(documents.root / str(number), lambda: datetime.fromisoformat("2026-11-23T19:00:00+00:00")).open(
            case, anyway=True
        ) as session:
            session.execute(AddRecord(Objective(id=f"OB7{number}")))
            good = case.read_bytes()
            case.write_bytes(b"x" * number)
            session.publish()
            names.add(session.path.name)
            case.write_bytes(good)
    assert len(names) == 2


# --- two openers ------------------------------------------------------------------------------------------------------


def _mark(case: Path, **changes: object) -> None:
    says = {"host": "KATE-LAPTOP", "person": "Kate", "pid": 1, "since": "2026-11-23T10:14:00+00:00", "id": "x"}
    seen = {"seen": "2026-11-23T19:00:00+00:00"}
    open_lock.place_of(case).write_text(json.dumps({**says, **seen, **changes}), "utf-8")
    long_ago = datetime.fromisoformat("2026-11-23T10:14:00+00:00").timestamp()
    os.utime(open_lock.place_of(case), (long_ago, long_ago))


def test_a_file_that_is_open_elsewhere_is_said_to_be_with_what_may_be_done(documents: Documents, case: Path) -> None:
    _mark(case)
    with pytest.raises(Busy) as caught:
        documents.open(case)
    assert caught.value.code == "busy"
    assert caught.value.choices == ("read", "copy", "anyway")
    since = f"{datetime.fromisoformat('2026-11-23T10:14:00+00:00').astimezone():%H:%M}"
    assert f"is open on KATE-LAPTOP since {since} (Kate)" in str(caught.value)
    documents.open(case, anyway=True).close()
    assert open_lock.place_of(case).exists(), "their mark is theirs"
    documents.open_copy(case, case.with_name("copy.partnership")).close()
    documents.open_to_read(case).close()


@pytest.mark.parametrize(
    "changes",
    [
        {"seen": "2026-11-23T18:57:00+00:00"},
        {"host": socket.gethostname(), "pid": 2**22 + 7},
        {"host": socket.gethostname(), "pid": os.getpid()},
        {"host": socket.gethostname(), "pid": os.getppid(), "birth": "an earlier start of this computer"},
        {"host": socket.gethostname(), "pid": os.getppid(), "seen": "2026-11-23T18:57:00+00:00"},
        {"pid": "1"},
        {"since": "soon"},
        {"since": "0001-01-01T00:00:00"},
        {"since": "9999-12-31T23:00:00-14:00"},
        {"extra": 1},
    ],
)
def test_a_mark_that_a_crash_left_or_that_is_none_of_ours_keeps_nobody_out(
    documents: Documents, case: Path, changes: dict[str, object]
) -> None:
    _mark(case, **changes)
    documents.open(case).close()
    assert not open_lock.place_of(case).exists()


def test_a_mark_whose_last_sign_of_life_is_of_no_day_still_says_since_when(documents: Documents, case: Path) -> None:
    _mark(case, seen="9999-12-31T23:00:00-14:00")
    with pytest.raises(Busy, match=r"since .*:14"):
        documents.open(case)


def test_a_mark_of_another_process_here_counts_while_that_process_lives(documents: Documents, case: Path) -> None:
    """As another login's: its own workspaces are elsewhere, so that only the mark tells."""
    parent = os.getppid()
    _mark(case, host=socket.gethostname(), pid=parent, birth=birth_of(parent), seen="2026-11-23T15:00:00+00:00")
    with pytest.raises(Busy):
        documents.open(case)


def test_a_file_open_here_may_be_read_or_copied(documents: Documents, case: Path) -> None:
    with documents.open(case) as session:
        assert open_lock.place_of(case).exists()
        with pytest.raises(Busy) as caught:
            documents.open(case)
        assert caught.value.choices == ("read", "copy")
        session.beat()
        with documents.open_to_read(case) as reading:
            assert reading.partnership == session.partnership
    assert not open_lock.place_of(case).exists()


def test_a_sign_of_life_moves_the_mark_on(documents: Documents, case: Path) -> None:
    with documents.open(case) as session:
        before = json.loads(open_lock.place_of(case).read_text("utf-8"))
        session.beat()
        after = json.loads(open_lock.place_of(case).read_text("utf-8"))
    assert after["seen"] > before["seen"]
    assert {**after, "seen": ""} == {**before, "seen": ""}


def test_a_session_to_read_changes_nothing_and_leaves_nothing(documents: Documents, case: Path) -> None:
    before = case.read_bytes()
    with documents.open_to_read(case) as session:
        assert session.read_only
        with pytest.raises(FileRefused) as caught:
            session.execute(AddRecord(Objective(id="OB77")))
        assert caught.value.code == "to-read-only"
        assert session.publish_due() is None
        assert session.publish().problem is None
        assert str(session.save_state.sentence(documents.clock())) == "Open to read only. Nothing here can be changed."
        session.save_copy(case.with_name("copy.partnership"))
        kept = session.partnership
    assert case.read_bytes() == before
    assert documents.read(case.with_name("copy.partnership")) == kept
    assert [path.name for path in documents.root.iterdir() if path.name.startswith("reading-")] == []
