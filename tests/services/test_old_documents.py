"""Every file that a released version wrote opens, says what it said, and can be worked on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.records import ENTITIES, OpenPoint
from partnerdesk.services.documents import Documents
from partnerdesk.storage import schema
from tests.services.write_document import plain_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "documents"
DOCUMENTS = sorted(FOLDER.glob("*.partnership"))
EACH = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)


def test_there_is_one_of_each_version() -> None:
    assert [path.stem for path in DOCUMENTS] == [f"schema-{version}" for version in range(1, schema.VERSION + 1)]


@EACH
def test_it_holds_what_it_held(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = plain_of(Documents(tmp_path).read(path))
    assert {name: rows for name, rows in found.items() if name in expected} == expected
    assert path.read_bytes() == before


@EACH
def test_its_history_explains_it(path: Path, tmp_path: Path) -> None:
    assert [finding.code for finding in Documents(tmp_path).verify(path) if not finding.well] == []


@EACH
def test_it_can_be_worked_on_and_the_old_file_is_not_touched(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    documents = Documents(tmp_path / "root")
    with documents.open_copy(path, tmp_path / "copy.partnership") as session:
        session.execute(AddRecord(OpenPoint(id="OP99")))
        wanted = session.partnership
    assert documents.read(tmp_path / "copy.partnership") == wanted
    assert path.read_bytes() == before


def test_the_newest_has_every_entity_and_every_kind_of_value() -> None:
    held = json.loads(DOCUMENTS[-1].with_suffix(".json").read_text("utf-8"))
    assert [name for name in ENTITIES if not held[name]] == []
    kinds = {
        spec.kind
        for kind in ENTITIES.values()
        for spec in fields_of(kind)
        if any(row.get(spec.name) is not None for row in held[kind.ENTITY])
    }
    assert kinds == set(FieldKind)
