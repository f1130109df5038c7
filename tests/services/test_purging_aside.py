"""What an erasure says of work on this computer that it could not look into."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, EraseInputs
from partnerdesk.domain.records import OpenPoint
from partnerdesk.services.documents import Documents
from tests.services.crashing import crash


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.mark.parametrize("found_before", [True, False])
def test_work_on_a_copy_that_cannot_be_read_is_named_with_its_place(
    documents: Documents, tmp_path: Path, *, found_before: bool
) -> None:
    case, copy = tmp_path / "case.partnership", tmp_path / "copy.partnership"
    documents.new(case).close()
    copy.write_bytes(case.read_bytes())
    session = documents.open(copy)
    session.execute(AddRecord(OpenPoint(id="OP1")))
    folder = session.workspace.folder
    crash(session)
    (folder / "work.db").write_bytes(b"rubbish!" * 40_000)
    if found_before:
        assert documents.recover_all() == ()
    with documents.open(case) as session:
        told = [str(each) for each in session.purge(EraseInputs(person="nobody")).not_reached]
    (aside,) = folder.parent.glob(f"{folder.name}.unreadable-*")
    assert [each for each in told if str(aside) in each]
