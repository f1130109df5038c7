"""An erasure beside earlier versions that cannot be read, written or deleted: a person decides, and is told."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import EraseInputs
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.purging_report import said_of
from partnerdesk.services.session import Session
from partnerdesk.storage import publish_lock
from partnerdesk.storage.backups import MIGRATION, Backups, Rewritten
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.files import digest
from tests.services.canaries import found_in

WORDS = "Amaranth-Qx0001"
ERASE = EraseInputs(person="C-07")
NIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Iterator[Session]:
    """Open a file that has one earlier version."""
    documents = Documents(tmp_path / "root", clock, ids, None)
    start = [PartnershipFile(title="case"), BeneficiaryInput(id="BI-001", quote=WORDS, person_code="C-07")]
    with documents.from_partnership(Partnership.of(start), tmp_path / "case.partnership") as opened:
        Backups(documents.root).add(opened.workspace, opened.partnership.one(PartnershipFile).file_uuid or "", NIGHT)
        yield opened


def _versions(session: Session) -> list[Path]:
    return [each.path for each in Backups(session.home).of(session.partnership.one(PartnershipFile).file_uuid or "")]


@pytest.mark.parametrize("code", ["too-slow", "changing", "newer", "unreadable", "no-permission", "bad-copy"])
def test_one_that_may_be_well_is_deleted_only_where_somebody_says_so(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(*_: object) -> None:
        raise FileRefused(code, "x", version=9)

    before = session.partnership
    monkeypatch.setattr("partnerdesk.storage.workspace.Workspace.admit", refuse)
    with pytest.raises(FileRefused) as caught:
        session.purge(ERASE)
    assert caught.value.code == "versions-stay"
    assert (session.partnership, len(_versions(session))) == (before, 1)
    assert session.purge(ERASE, or_delete=True).backups == Rewritten(deleted=1)
    assert found_in([tmp_path], [WORDS]) == []


def test_a_disk_without_room_is_found_behind_what_was_refused(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileRefused("own-disk", "x") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("partnerdesk.storage.workspace.Workspace.admit", refuse)
    with pytest.raises(FileRefused) as caught:
        session.purge(ERASE)
    assert caught.value.code == "versions-full"


def test_one_that_cannot_be_deleted_either_is_named(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = _versions(session)
    kept.write_bytes(kept.read_bytes()[:5000])
    with monkeypatch.context() as stuck:
        stuck.setattr("partnerdesk.storage.backups.files.remove", lambda *_: None)
        with pytest.raises(FileRefused) as caught:
            session.purge(ERASE)
        purged = session.purge(ERASE, or_delete=True)
    assert caught.value.code == "versions-stay"
    assert purged.backups == Rewritten(left=1, stuck=(kept,))
    assert any(str(kept) in str(each) for each in said_of(purged))
    assert {Path(where) for _, where in found_in([tmp_path], [WORDS])} <= {kept}


def test_a_copy_that_another_program_is_making_now_is_left_alone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = _versions(session)
    part = kept.with_name(f"~{kept.name}.0a1b2c3d.tmp")
    part.write_bytes(b"half")
    monkeypatch.setattr(publish_lock, "WAIT", 0.05)
    with publish_lock.held(kept.parent / "versions", "theirs"), pytest.raises(FileRefused) as caught:
        session.purge(ERASE)
    assert (caught.value.code, part.exists(), kept.exists()) == ("versions-stay", True, True)
    session.purge(ERASE)
    assert not part.exists()
    assert sorted(each.name for each in kept.parent.iterdir()) == sorted([kept.name, "where"])


def test_a_file_of_an_older_program_is_kept_while_nobody_sweeps(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = _versions(session)
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    monkeypatch.setattr(publish_lock, "WAIT", 0.05)
    with publish_lock.held(kept.parent / "versions", "theirs"), pytest.raises(FileRefused) as caught:
        Backups(session.home).keep_file(kept, digest(kept), uuid, NIGHT, MIGRATION)
    assert (caught.value.code, _versions(session)) == ("being-written", [kept])
    made = Backups(session.home).keep_file(kept, digest(kept), uuid, NIGHT, MIGRATION)
    assert made.path.read_bytes() == kept.read_bytes()
