"""Files whose names are bytes in no encoding, or as long as a name can be, are made, opened and brought together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import Objective, OpenPoint, PartnershipFile
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents
from partnerdesk.storage import open_lock
from partnerdesk.storage.errors import FileRefused

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there such a name cannot be")
ODD = "caf\udce9.partnership"


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


def test_a_new_file_has_a_title_that_can_be_written(documents: Documents, tmp_path: Path) -> None:
    documents.new(tmp_path / ODD).close()
    assert documents.read(tmp_path / ODD).one(PartnershipFile).title == "caf?"


def test_another_version_of_that_name_is_brought_in(documents: Documents, tmp_path: Path) -> None:
    documents.new(tmp_path / "mine.partnership").close()
    (tmp_path / ODD).write_bytes((tmp_path / "mine.partnership").read_bytes())
    with documents.open(tmp_path / ODD) as other:
        other.execute(AddRecord(Objective(id="OB2")))
    with documents.open(tmp_path / "mine.partnership") as session:
        made = compare(session, tmp_path / ODD)
        bring_together(session, made, {each.ref: Take.THEIRS for each in made.merged.open})
        assert session.partnership.rows(Objective)


def test_it_is_recovered_into_another(documents: Documents, tmp_path: Path) -> None:
    documents.new(tmp_path / ODD).close()
    documents.salvage(tmp_path / ODD, tmp_path / "again.partnership")
    assert documents.read(tmp_path / "again.partnership").one(PartnershipFile).title == "caf?"


@pytest.mark.parametrize("name", ["x" * 243, "ŵ" * 121 + "x"], ids=["letters", "bytes"])
def test_the_longest_name_that_a_disk_takes_is_a_name_like_any_other(
    documents: Documents, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.partnership"
    with documents.new(path) as session:
        session.execute(AddRecord(OpenPoint(id="OP1")))
        session.execute(AddRecord(OpenPoint(id="OP2")))
        assert session.publish().problem is None
        assert open_lock.holder(path, documents.clock()) is not None
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def test_beside_a_long_name_the_second_file_after_a_conflict_has_a_shorter_one(
    documents: Documents, tmp_path: Path
) -> None:
    path = tmp_path / f"{'x' * 230}.partnership"
    documents.new(path).close()
    session = documents.open(path)
    session.execute(AddRecord(OpenPoint(id="OP1")))
    with Documents(tmp_path / "there", documents.clock, documents.ids, None).open(path, anyway=True) as theirs:
        theirs.execute(AddRecord(OpenPoint(id="OP2")))
    assert session.close().problem is None
    assert session.conflict is not None
    second = documents.read(session.conflict.second)
    assert [row.id for row in second.rows(OpenPoint)] == ["OP1"]


def test_a_name_that_no_disk_takes_is_said_to_be_too_long(documents: Documents, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        documents.new(tmp_path / f"{'x' * 250}.partnership")
    assert caught.value.code == "long-name"
