"""After a crash: the document no longer holds what was published to it, and the work on this computer still does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import Objective
from partnerdesk.services.documents import Documents
from partnerdesk.storage.errors import FileRefused
from tests.services.crashing import crash


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    with documents.new(tmp_path / "case.partnership", "Working with Northbank") as session:
        session.execute(AddRecord(Objective(id="OB1", measure="first")))
    return tmp_path / "case.partnership"


def _published_and_crashed(documents: Documents, case: Path) -> None:
    session = documents.open(case)
    session.execute(AddRecord(Objective(id="OB2", measure="second")))
    assert session.publish().problem is None
    crash(session)


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 5000, "half"], ids=["empty", "zeros", "half"])
def test_a_document_that_a_power_cut_spoilt_is_made_anew_beside_it(
    documents: Documents, case: Path, spoilt: bytes | str
) -> None:
    _published_and_crashed(documents, case)
    whole = case.read_bytes()
    case.write_bytes(whole[: len(whole) // 2] if isinstance(spoilt, str) else spoilt)
    left = case.read_bytes()
    with documents.open(case) as again:
        assert again.recovered is not None
        assert again.partnership.get(Objective, "OB2") is not None
        assert again.publish().problem is None
        assert again.path != case
    assert case.read_bytes() == left
    assert documents.read(again.path).get(Objective, "OB2") is not None


def test_a_document_that_was_set_back_is_replaced_by_what_holds_it(documents: Documents, case: Path) -> None:
    earlier = case.read_bytes()
    _published_and_crashed(documents, case)
    case.write_bytes(earlier)
    (again,) = documents.recover_all()
    again.close()
    assert again.path == case
    assert documents.read(case).get(Objective, "OB2") is not None


def test_a_document_that_goes_on_from_ours_is_opened(documents: Documents, case: Path, tmp_path: Path) -> None:
    _published_and_crashed(documents, case)
    with Documents(tmp_path / "there", documents.clock, documents.ids).open(case, anyway=True) as other:
        other.execute(AddRecord(Objective(id="OB3")))
    assert documents.recover_all() == ()
    with documents.open(case) as again:
        assert again.recovered is None
        assert len(again.partnership.rows(Objective)) == 3


def test_a_document_that_cannot_be_read_now_keeps_the_work(documents: Documents, case: Path) -> None:
    _published_and_crashed(documents, case)
    case.unlink()
    case.mkdir()
    (again,) = documents.recover_all()
    assert again.close().problem is not None
    (still,) = documents.recover_all()
    assert still.partnership.get(Objective, "OB2") is not None
    still.close(discard=True)


def test_a_stick_that_was_pulled_out_holds_what_was_published(documents: Documents, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    case = stick / "case.partnership"
    documents.new(case).close()
    _published_and_crashed(documents, case)
    pocket = stick.rename(tmp_path / "in the pocket")
    assert documents.recover_all() == ()
    with pytest.raises(FileRefused) as caught:
        documents.open(case)
    assert caught.value.code == "missing"
    pocket.rename(stick)
    assert documents.recover_all() == ()
    assert list((documents.root / "workspaces").iterdir()) == []


def test_what_a_stick_lost_is_kept_here_until_it_is_seen(documents: Documents, tmp_path: Path) -> None:
    """A power cut spoils the file; then somebody starts without the stick, and later with it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    case = stick / "case.partnership"
    documents.new(case).close()
    _published_and_crashed(documents, case)
    case.write_bytes(b"")
    pocket = stick.rename(tmp_path / "in the pocket")
    assert documents.recover_all() == ()
    pocket.rename(stick)
    (again,) = documents.recover_all()
    assert again.partnership.get(Objective, "OB2") is not None
    again.close()


@pytest.mark.parametrize("spoilt", [True, False])
def test_a_stick_that_was_pulled_out_while_its_file_was_open_is_waited_for(
    documents: Documents, tmp_path: Path, *, spoilt: bool
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    case = stick / "case.partnership"
    session = documents.new(case)
    session.execute(AddRecord(Objective(id="OB2")))
    session.publish()
    pocket = stick.rename(tmp_path / "in the pocket")
    if spoilt:
        (pocket / case.name).write_bytes(b"")
    assert session.close().problem is None
    assert documents.recover_all() == ()
    pocket.rename(stick)
    with documents.open(case) as again:
        assert (again.recovered is not None) == spoilt
        assert again.partnership.get(Objective, "OB2") is not None
    assert list((documents.root / "workspaces").iterdir()) == []


def test_what_a_lost_stick_held_is_not_kept_for_ever(documents: Documents, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    documents.new(stick / "case.partnership").close()
    _published_and_crashed(documents, stick / "case.partnership")
    stick.rename(tmp_path / "lost")
    later = replace(documents, clock=lambda: documents.clock() + timedelta(days=40))
    assert later.recover_all() == ()
    assert list((documents.root / "workspaces").iterdir()) == []


@pytest.mark.parametrize("spoilt", [True, False])
def test_a_copy_on_a_stick_that_was_pulled_out_is_waited_for(
    documents: Documents, case: Path, tmp_path: Path, *, spoilt: bool
) -> None:
    """The document is gone, and nobody can see whether the copy on the stick is whole."""
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = stick / "copy.partnership"
    session = documents.open(case)
    session.execute(AddRecord(Objective(id="OB2")))
    case.unlink()
    session.save_copy(copy)
    pocket = stick.rename(tmp_path / "in the pocket")
    if spoilt:
        (pocket / copy.name).write_bytes(b"")
    assert session.close().code == "moved"
    (again,) = documents.recover_all()
    assert again.partnership.get(Objective, "OB2") is not None
    pocket.rename(stick)
    again.close()
    left = documents.recover_all()
    assert bool(left) == spoilt
    for each in left:
        each.close(discard=True)


@pytest.mark.parametrize("what", ["deleted", "spoilt", "there", "gone on with"])
def test_a_copy_that_is_no_longer_whole_counts_for_nothing(documents: Documents, case: Path, what: str) -> None:
    copy = case.with_name("copy.partnership")
    session = documents.open(case)
    session.execute(AddRecord(Objective(id="OB2")))
    case.unlink()
    session.save_copy(copy)
    if what == "deleted":
        copy.unlink()
    elif what == "spoilt":
        copy.write_bytes(copy.read_bytes()[:3000])
    elif what == "gone on with":
        with documents.open(copy) as other:
            other.execute(AddRecord(Objective(id="OB3")))
    assert session.close().code == "moved"
    left = documents.recover_all()
    assert bool(left) == (what in {"deleted", "spoilt"})
    for each in left:
        assert each.partnership.get(Objective, "OB2") is not None
        each.close(discard=True)


def test_a_document_that_was_set_back_while_it_was_open_is_noticed_at_the_end(documents: Documents, case: Path) -> None:
    earlier = case.read_bytes()
    with documents.open(case) as session:
        session.execute(AddRecord(Objective(id="OB2")))
    whole = documents.open(case)
    case.write_bytes(earlier)
    assert whole.close().problem is None
    assert documents.read(case).get(Objective, "OB2") is not None


def test_a_document_that_somebody_went_on_with_is_left_at_the_end(
    documents: Documents, case: Path, tmp_path: Path
) -> None:
    session = documents.open(case)
    with Documents(tmp_path / "there", documents.clock, documents.ids).open(case, anyway=True) as other:
        other.execute(AddRecord(Objective(id="OB3")))
    assert session.close().problem is None
    assert documents.read(case).get(Objective, "OB3") is not None
    assert [path.name for path in tmp_path.glob("*.partnership")] == [case.name]
