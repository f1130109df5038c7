"""Copies of the example that were only looked at go after a day; what somebody typed stays."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.example_copies import sweep_examples
from tests.services.crashing import crash

NAME = "Example.partnership"


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


def _copy(documents: Documents, folder: Path, hours: float, *, typed: bool = False, crashed: bool = False) -> Path:
    folder.mkdir()
    path = folder / NAME
    session = documents.from_partnership(Partnership.of([PartnershipFile(title="Example")]), path)
    if typed:
        session.execute(AddRecord(Objective(id="OB99")))
    if crashed:
        crash(session)
    else:
        session.close()
    at = time.time() - hours * 3600
    os.utime(path, (at, at))
    return path


def test_an_old_one_that_was_only_looked_at_goes_with_its_folder(documents: Documents, tmp_path: Path) -> None:
    looked = _copy(documents, tmp_path / "a", 25)
    young = _copy(documents, tmp_path / "b", 23)
    typed = _copy(documents, tmp_path / "c", 25, typed=True)
    waiting = _copy(documents, tmp_path / "d", 25, typed=True, crashed=True)
    with_more = _copy(documents, tmp_path / "e", 25)
    (with_more.parent / "my copy.partnership").write_bytes(b"")
    no_example = _copy(documents, tmp_path / "f", 25)
    no_example.write_bytes(b"something else")
    at = time.time() - 90_000
    os.utime(no_example, (at, at))
    assert sweep_examples(documents, sorted(tmp_path.glob(f"*/{NAME}"))) == 1
    assert not looked.parent.exists()
    assert all(each.exists() for each in (young, typed, waiting, with_more, no_example))


def test_a_link_to_something_else_is_left(documents: Documents, tmp_path: Path) -> None:
    real = _copy(documents, tmp_path / "a", 25)
    (tmp_path / "b").symlink_to(real.parent)
    assert sweep_examples(documents, [tmp_path / "b" / NAME]) == 0
    assert real.exists()
