"""An erasure beside what a kill left behind, on a full disk, and with another version brought in."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, EraseInputs, WithdrawInput
from partnerdesk.domain.merging import Ref, Take
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    FirstChoice,
    Option,
    Participant,
    PartnershipFile,
    Score,
)
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.backups import Backups, Rewritten
from partnerdesk.storage.errors import FileRefused
from tests.services.canaries import found_in

WORDS = "Amaranth-Qx0001"
PERSON = "C-07"
NIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, None)


@pytest.fixture
def session(documents: Documents, tmp_path: Path) -> Iterator[Session]:
    start = Partnership.of(
        [
            PartnershipFile(title="case"),
            BeneficiaryInput(id="BI-001", quote=WORDS, person_code=PERSON),
            Participant(id="T1", display_name="Ann", role="trustee"),
            Option(id="OP1", form="carry_on"),
            Option(id="OP2", form="mou"),
        ]
    )
    with documents.from_partnership(start, tmp_path / "case.partnership") as opened:
        yield opened


@pytest.fixture
def backups(documents: Documents, session: Session) -> Backups:
    """Keep one earlier version."""
    Backups(documents.root).add(session.workspace, _uuid(session), NIGHT)
    return Backups(documents.root)


def _uuid(session: Session) -> str:
    return session.partnership.one(PartnershipFile).file_uuid or ""


def test_a_copy_that_was_cut_off_among_the_earlier_versions_goes_too(
    session: Session, backups: Backups, tmp_path: Path
) -> None:
    (kept,) = backups.of(_uuid(session))
    kept.path.with_name(f"~{kept.path.name}.0a1b2c3d.tmp").write_bytes(kept.path.read_bytes())
    session.purge(EraseInputs(person=PERSON))
    assert found_in([tmp_path], [WORDS]) == []


def test_on_a_full_disk_nothing_is_erased_and_no_earlier_version_is_lost(
    session: Session, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session.partnership
    with monkeypatch.context() as full:
        full.setattr("partnerdesk.storage.publishing.files.sync", _full)
        with pytest.raises(FileRefused) as caught:
            session.purge(EraseInputs(person=PERSON))
    assert caught.value.code == "versions-full"
    assert (session.partnership, len(backups.of(_uuid(session)))) == (before, 1)
    assert session.purge(EraseInputs(person=PERSON)).backups == Rewritten(done=1)
    assert found_in([tmp_path], [WORDS]) == []


def _full(_: Path) -> None:
    raise OSError(errno.ENOSPC, "")


def test_what_a_crash_left_of_a_file_that_was_open_to_read_goes_too(
    session: Session, documents: Documents, tmp_path: Path
) -> None:
    session.publish()
    left, open_now = documents.open_to_read(session.path), documents.open_to_read(session.path)
    left.workspace.leave()
    session.purge(EraseInputs(person=PERSON))
    assert not left.workspace.folder.exists()
    assert open_now.workspace.folder.exists()
    open_now.close()
    assert found_in([tmp_path], [WORDS]) == []


def test_words_erased_there_go_here_whatever_else_was_done_in_another_order(
    session: Session, documents: Documents, tmp_path: Path
) -> None:
    """A first choice comes before the scores in each version, and not when both are brought together."""
    session.publish()
    theirs = tmp_path / "theirs.partnership"
    theirs.write_bytes(session.path.read_bytes())
    with Documents(tmp_path / "there", documents.clock, documents.ids, None).open(theirs) as other:
        other.execute(AddRecord(FirstChoice(participant="T1", option="OP1")))
        other.purge(WithdrawInput("BI-001", "2026-11-23T20:00:00+00:00"))
    session.execute(AddRecord(Score(participant="T1", option="OP2", criterion="safe", round=1, level=3)))
    made = compare(session, theirs)
    bring_together(session, made, {each.ref: _side(each.ref) for each in made.merged.open})
    assert session.partnership.rows(FirstChoice)
    assert session.partnership.rows(Score)
    assert found_in([tmp_path], [WORDS]) == []


def _side(ref: Ref) -> Take:
    return Take.MINE if ref[0] == Score.ENTITY else Take.THEIRS
