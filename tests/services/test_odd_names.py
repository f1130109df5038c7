"""Files whose names are bytes in no encoding: they are made, opened, brought together and recovered like others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents

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
