"""Setting a password that is cut off: nothing of the file stays readable on this computer once it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, EraseInputs
from partnerdesk.domain.records import BeneficiaryInput, Objective
from partnerdesk.services.documents import Documents
from partnerdesk.services.surroundings import Surroundings
from partnerdesk.storage import protection
from partnerdesk.storage.backups import Rewritten
from tests.services.canaries import found_in
from tests.services.crashing import crash

pytestmark = pytest.mark.skipif(not protection.is_possible(), reason="the part that encrypts is not installed")
WORDS = "Amaranth-Qx0001"
PASSWORD = "between us"  # noqa: S105 - a test


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    """Give a file with an earlier version."""
    path = tmp_path / "case.partnership"
    with documents.new(path) as session:
        session.execute(AddRecord(BeneficiaryInput(id="BI-1", quote=WORDS)))
    with _tomorrow(documents).open(path) as session:
        session.execute(AddRecord(Objective(id="OB2")))
    return path


def _tomorrow(documents: Documents) -> Documents:
    return replace(documents, clock=lambda: documents.clock() + timedelta(days=1))


def _cut_off(documents: Documents, case: Path, patch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    session = documents.open(case)
    with patch.context() as off:
        off.setattr(Surroundings, "rewrite_backups", cut)
        with pytest.raises(KeyboardInterrupt):
            session.protect(documents.password(PASSWORD, case))
    crash(session)


def test_the_earlier_versions_have_it_once_the_file_is_opened(
    documents: Documents, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut_off(documents, case, monkeypatch)
    assert found_in([tmp_path], [WORDS]) != []
    (version,) = documents.earlier_versions(case, PASSWORD)
    assert version.changes
    documents.open(case, PASSWORD).close()
    assert found_in([tmp_path], [WORDS]) == []
    (version,) = documents.earlier_versions(case, PASSWORD)
    assert version.changes
    assert documents.read(version.path, PASSWORD).has(BeneficiaryInput, "BI-1")


def test_an_erasure_loses_none_that_has_no_password_yet(
    documents: Documents, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with documents.open(case) as session, monkeypatch.context() as off:
        off.setattr(Surroundings, "rewrite_backups", lambda *_: Rewritten())
        session.protect(documents.password(PASSWORD, case))
        assert session.purge(EraseInputs(("BI-1",))).backups == Rewritten(done=1)
    assert found_in([tmp_path], [WORDS]) == []
